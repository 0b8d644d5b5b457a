//! The record in the words of Open Civic Data and Popolo: read back as the structs that it was written from, ids that
//! can be worked out, references that lead somewhere. Against the standards' schemas it is held by
//! tests/validators/check_civic.py.

use crate::support::sites::{EMPTY, LARKMOOR};
use crate::support::{Built, Content, SMALLEST_SITE};
use huddle::data::civic::ocd::{Event, Index, Listed};
use huddle::data::civic::popolo::{Area, Membership, Organization, Person, Post};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

const BASE: &str = "https://huddles.larkmoor.example/";

fn read<T: DeserializeOwned + serde::Serialize>(built: &Built, path: &str) -> T {
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    let document: T = serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut again = serde_json::to_vec(&document).expect("it serializes");
    again.push(b'\n');
    assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(&again), "{path} is not what was read");
    document
}

fn event(built: &Built, id: &str) -> Event {
    read(built, &format!("api/ocd/events/{id}.json"))
}

#[test]
fn a_huddle_is_an_event_with_its_concerns_as_the_agenda() {
    let event = event(&LARKMOOR, "2025-08-07-central-2");
    assert_eq!(event.name, "First Ward huddle: the survey of 5th Street");
    assert_eq!(
        (event.start_date.as_str(), event.end_date.as_str()),
        ("2025-08-07T18:00:00-04:00", "2025-08-07T19:20:00-04:00")
    );
    assert_eq!((event.status.as_str(), event.timezone.as_str(), event.all_day), ("passed", "America/New_York", false));
    let location = event.location.expect("a place");
    assert_eq!(
        (location.name.as_str(), location.note.as_str()),
        ("First Ward Library, 210 Hall St", "Step-free, hearing loop")
    );
    let notes: Vec<&str> = event.participants.iter().map(|entity| entity.note.as_str()).take(2).collect();
    assert_eq!(notes, ["organizer", "host"]);
    let item = &event.agenda[0];
    assert_eq!((item.order.as_str(), item.subjects.as_slice()), ("1", &["Street lighting".to_owned()][..]));
    assert_eq!(item.notes, ["Replace seven street light heads on 5th Street between 100 and 400 and relamp six more"]);
    assert_eq!(item.related_entities[0].name, "Larkmoor Light and Power");
    assert_eq!(event.extras.commitments.len(), 2);
    let mut words = 0;
    for huddle in &LARKMOOR.prepared.site.huddles {
        for promise in self::event(&LARKMOOR, &huddle.id).extras.commitments {
            let is_day = |text: &String| text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok();
            assert!(promise.due.iter().all(is_day), "{promise:?}");
            assert!(promise.due.is_none() || promise.due_words.is_none(), "{promise:?}");
            words += usize::from(promise.due_words.is_some());
        }
    }
    assert!(words > 0, "some promise of the sample is for a day that is said in words");
    assert_eq!(event.upstream_id, "2025-08-07-central-2");
}

#[test]
fn an_id_is_worked_out_from_the_permanent_address() {
    let event = event(&LARKMOOR, "2025-08-07-central-2");
    // uuid.uuid5(uuid.NAMESPACE_URL, "https://huddles.larkmoor.example/huddles/2025-08-07-central-2/") in Python.
    assert_eq!(event.id, "ocd-event/3db7695b-0468-5367-b025-795dc41061fc");
    assert_eq!(event.sources[0].url, format!("{BASE}huddles/2025-08-07-central-2/"));
}

#[test]
fn every_huddle_is_listed_once_by_year_and_the_index_has_the_years() {
    let built = &*LARKMOOR;
    let index: Index = read(built, "api/ocd/events/index.json");
    let mut ids = BTreeSet::new();
    for year in &index.years {
        let list: Vec<Listed> = read(built, year.url.strip_prefix(BASE).expect("of this site"));
        assert_eq!(list.len(), year.events);
        assert!(list.iter().all(|event| event.start_date.starts_with(&format!("{:04}", year.year))));
        ids.extend(list.into_iter().map(|event| event.id));
    }
    assert_eq!(ids.len(), built.prepared.site.huddles.len());
    assert!(index.latest.is_sorted_by(|one, two| one.start_date[..10] >= two.start_date[..10]));
    assert!(
        index.latest.iter().all(|event| built.files.contains_key(event.url.strip_prefix(BASE).expect("of this site")))
    );
}

#[test]
fn every_reference_leads_to_something() {
    let built = &*LARKMOOR;
    let organizations: Vec<Organization> = read(built, "api/popolo/organizations.json");
    let areas: Vec<Area> = read(built, "api/popolo/areas.json");
    let persons: Vec<Person> = read(built, "api/popolo/persons.json");
    let posts: Vec<Post> = read(built, "api/popolo/posts.json");
    let memberships: Vec<Membership> = read(built, "api/popolo/memberships.json");
    let ids: BTreeSet<&str> = organizations.iter().map(|one| one.id.as_str()).collect();
    let people: BTreeSet<&str> = persons.iter().map(|one| one.id.as_str()).collect();
    let places: BTreeSet<&str> = areas.iter().map(|one| one.id.as_str()).collect();
    assert_eq!((ids.len(), people.len(), places.len()), (organizations.len(), persons.len(), areas.len()));
    for organization in &organizations {
        assert!(organization.parent_id.iter().all(|id| ids.contains(id.as_str())), "{organization:?}");
        assert!(organization.area_id.iter().all(|id| places.contains(id.as_str())), "{organization:?}");
    }
    assert!(areas.iter().all(|area| area.parent_id.iter().all(|id| places.contains(id.as_str()))));
    assert!(memberships.iter().all(|one| people.contains(one.person_id.as_str())));
    assert!(memberships.iter().any(|one| one.organization_id.is_some()));
    assert!(posts.iter().all(|one| one.organization_id.iter().all(|id| ids.contains(id.as_str()))));
    for huddle in &built.prepared.site.huddles {
        for entity in event(built, &huddle.id).participants {
            let known = if entity.entity_type == "person" { &people } else { &ids };
            assert!(entity.entity_id.is_none_or(|id| known.contains(id.as_str())), "{}", entity.name);
        }
    }
}

#[test]
fn the_publisher_is_there_once_and_divisions_are_its_departments() {
    let organizations: Vec<Organization> = read(&LARKMOOR, "api/popolo/organizations.json");
    let publisher: Vec<&Organization> =
        organizations.iter().filter(|one| one.name == "Larkmoor Police Department").collect();
    assert_eq!(publisher.len(), 1);
    let departments: Vec<&Organization> =
        organizations.iter().filter(|one| one.parent_id.as_deref() == Some(&publisher[0].id)).collect();
    assert_eq!(departments.len(), LARKMOOR.prepared.site.divisions.len());
}

const PEOPLE: &str = "participants:\n  - {name: Dana Ruiz, role: Mayor, organization: council}\n  - \
    {name: Dana Ruiz, role: Mayor, organization: Elsewhere}\n  - {name: Lee Park}\n";

const DIVISION: &str = "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n";

fn meeting(date: &str, more: &str) -> String {
    format!("---\ntitle: Meeting of {date}\ndate: {date}\ndivision: central\nresponse_areas: [central-1]\n{more}---\n")
}

#[test]
fn one_name_at_one_organization_is_one_person_and_a_role_that_promises_is_a_post() {
    let promise = "commitments:\n  - {id: lamp, text: Mend the lamp, owner: {organization: council, role: Mayor}}\n";
    let built = Content::new(&format!("{SMALLEST_SITE}organizations: [{{id: council, name: Council}}]\n"))
        .publishing_everything()
        .with("divisions/central.md", DIVISION)
        .with("huddles/one.md", &meeting("2026-01-15", PEOPLE))
        .with("huddles/two.md", &meeting("2026-02-15", &format!("{PEOPLE}{promise}")))
        .build();
    let persons: Vec<Person> = read(&built, "api/popolo/persons.json");
    assert_eq!(persons.len(), 3);
    assert!(persons.iter().all(|person| person.sources[0].url.ends_with("huddles/two/")), "{persons:?}");
    let posts: Vec<Post> = read(&built, "api/popolo/posts.json");
    let memberships: Vec<Membership> = read(&built, "api/popolo/memberships.json");
    assert_eq!((posts.len(), memberships.len()), (1, 2), "{posts:?} {memberships:?}");
    let held: Vec<&Membership> = memberships.iter().filter(|one| one.post_id.is_some()).collect();
    assert_eq!((held.len(), held[0].post_id.as_deref()), (1, Some(posts[0].id.as_str())));
    assert_eq!(memberships.iter().filter_map(|one| one.label.as_deref()).collect::<Vec<_>>(), ["Elsewhere"]);
}

#[test]
fn what_is_not_known_is_empty_and_the_words_of_the_record_stay() {
    let built = Content::new(SMALLEST_SITE)
        .publishing_everything()
        .with("divisions/central.md", DIVISION)
        .with("huddles/one.md", &meeting("2026-01", ""))
        .with("huddles/two.md", &meeting("2026-03-01", "status: postponed\n"))
        .with("huddles/three.md", &meeting("2027-03-01", ""))
        .build();
    let one = event(&built, "one");
    assert_eq!(
        (one.start_date.as_str(), one.end_date.as_str(), one.all_day, one.location),
        ("2026-01", "", true, None)
    );
    let two = event(&built, "two");
    assert_eq!((two.status.as_str(), two.extras.status.as_str()), ("tentative", "postponed"));
    let three = event(&built, "three");
    assert_eq!((three.status.as_str(), three.updated_at), ("confirmed", None));
}

#[test]
fn a_site_without_huddles_has_empty_lists() {
    let built = &*EMPTY;
    let index: Index = read(built, "api/ocd/events/index.json");
    assert!(index.years.is_empty() && index.latest.is_empty());
    let organizations: Vec<Organization> = read(built, "api/popolo/organizations.json");
    assert_eq!(organizations.len(), 1, "the publisher is there");
    for list in ["persons", "memberships", "posts", "areas"] {
        assert_eq!(built.files[&format!("api/popolo/{list}.json")], b"[]\n", "{list}");
    }
}
