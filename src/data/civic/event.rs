//! A huddle as an event of Open Civic Data: its concerns are the agenda, what was promised in answer stands in the
//! notes.

use super::names::{Named, Names};
use super::ocd::{AgendaItem, Document, Entity, Event, Extras, ItemExtras, Link, Listed, Location, MediaLink, Promise};
use super::people::{Person, person_id};
use super::{at_noon, ocd_id};
use crate::data::v1::{Attachment, Commitment, Concern, Huddle, Participant};
use crate::data::{Published, promises, records};
use crate::record::config::ExportGroup;
use crate::record::model::HuddleIndex;
use crate::record::model::instant::{day_of_end, instant};
use crate::site::plan::{Key, Planned, beside, data};
use chrono::NaiveTime;

/// What kind of event a huddle is, in the lower case of the standard's own examples.
const CLASSIFICATION: &str = "community-meeting";

/// What a concern is among the items of an agenda.
const CONCERN: &str = "concern";

/// The Event of a huddle, with everything that the tables say of it; what the standard has no field for is in
/// `extras`.
pub fn event(published: Published<'_>, names: &Names, index: HuddleIndex) -> Event {
    let row = records::huddle(&published, index);
    let concerns = promises::concerns_of(&published, index);
    let commitments = published.site.huddle(index).commitment_indices();
    let promised: Vec<Promise> =
        commitments.map(|commitment| promise(&promises::commitment(&published, commitment))).collect();
    let (start_date, end_date) = times(published, &row);
    Event {
        kind: "event".to_owned(),
        id: ocd_id("event", &row.url),
        name: row.title.to_string(),
        description: row.summary.as_deref().unwrap_or_default().to_owned(),
        classification: CLASSIFICATION.to_owned(),
        start_date,
        end_date,
        timezone: published.site.config.timezone.name().to_owned(),
        all_day: row.start.is_none(),
        status: status(&row.status).to_owned(),
        location: location(&row),
        media: Vec::new(),
        documents: records::attachments_of(&published, index).iter().filter_map(document).collect(),
        links: links(published, names, &row, index),
        participants: participants(published, names, index, &row),
        agenda: concerns.iter().enumerate().map(|(at, concern)| item(names, concern, &promised, at + 1)).collect(),
        sources: vec![Link { url: row.url.to_string(), note: "page".to_owned() }],
        updated_at: row.last_changed.map(|day| at_noon(published, day)),
        upstream_id: row.id.to_string(),
        extras: extras(&row, promised),
    }
}

/// The same event in a list.
pub fn listed(published: Published<'_>, index: HuddleIndex) -> Listed {
    let row = records::huddle(&published, index);
    Listed {
        id: ocd_id("event", &row.url),
        name: row.title.to_string(),
        start_date: times(published, &row).0,
        status: status(&row.status).to_owned(),
        url: published.file_url(data::ocd_event(&row.id).as_str()),
    }
}

/// Beginning and end; the end is empty where it is not known.
fn times(published: Published<'_>, row: &Huddle<'_>) -> (String, String) {
    let zone = published.site.config.timezone;
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").expect("rows write times so");
    let Some(start) = row.start.as_deref().map(time) else {
        let format = if row.date_precision == "month" { "%Y-%m" } else { "%Y-%m-%d" };
        return (row.date.format(format).to_string(), String::new());
    };
    if row.date_precision == "month" {
        return (row.date.format("%Y-%m").to_string(), String::new());
    }
    let end = row.end.as_deref().map(time);
    (
        instant(zone, row.date, start),
        end.map_or(String::new(), |end| instant(zone, day_of_end(row.date, start, end), end)),
    )
}

/// Of the four words that the standard has, the one that is true; the record's own word is among the extras.
fn status(word: &str) -> &'static str {
    match word {
        "cancelled" => "cancelled",
        "postponed" => "tentative",
        "held" => "passed",
        _ => "confirmed",
    }
}

fn location(row: &Huddle<'_>) -> Option<Location> {
    let parts = [row.location_name.as_deref(), row.location_address.as_deref()];
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let note = row.location_accessibility.as_deref().unwrap_or_default().to_owned();
    (!name.is_empty()).then_some(Location { name, note, url: String::new(), coordinates: None })
}

/// The division's page, and the whole record for programs where documents are published.
fn links(published: Published<'_>, names: &Names, row: &Huddle<'_>, index: HuddleIndex) -> Vec<Link> {
    let division =
        names.divisions.get(&*row.division_id).map(|named| Link { url: named.url.clone(), note: named.name.clone() });
    let page = Planned { key: Key::Huddle(index), language: 0 };
    let record =
        published.site.config.exports.has(ExportGroup::Documents).then(|| beside(published.site, page, data::RECORD));
    let record = record.map(|file| Link { url: published.file_url(&file), note: "record".to_owned() });
    division.into_iter().chain(record).collect()
}

fn document(row: &Attachment<'_>) -> Option<Document> {
    let url = row.url.as_deref()?;
    let media_type = row.media_type.split(';').next().unwrap_or_default();
    let link = MediaLink { url: url.to_owned(), media_type: media_type.to_owned() };
    let note = if row.title.is_empty() { "attachment" } else { &row.title };
    Some(Document {
        note: note.to_owned(),
        date: String::new(),
        url: url.to_owned(),
        media_type: media_type.to_owned(),
        links: vec![link],
    })
}

/// The division, who gave the room, and who acted in a public or named role.
fn participants(published: Published<'_>, names: &Names, index: HuddleIndex, huddle: &Huddle<'_>) -> Vec<Entity> {
    let division = names.divisions.get(&*huddle.division_id).map(|named| organization(named, "organizer"));
    let people = records::participants_of(&published, index);
    division.into_iter().chain(host(names, huddle)).chain(people.iter().map(|row| person(published, row))).collect()
}

fn host(names: &Names, huddle: &Huddle<'_>) -> Option<Entity> {
    if let Some(named) = huddle.host_id.as_ref().and_then(|id| names.organizations.get(&**id)) {
        return Some(organization(named, "host"));
    }
    let name = huddle.host_name.as_deref()?;
    Some(Entity {
        note: "host".to_owned(),
        name: name.to_owned(),
        entity_type: "organization".to_owned(),
        entity_name: name.to_owned(),
        entity_id: None,
    })
}

fn organization(named: &Named, note: &str) -> Entity {
    Entity {
        note: note.to_owned(),
        name: named.name.clone(),
        entity_type: "organization".to_owned(),
        entity_name: named.name.clone(),
        entity_id: Some(named.id.clone()),
    }
}

fn person(published: Published<'_>, row: &Participant<'_>) -> Entity {
    Entity {
        note: row.role.as_deref().unwrap_or("participant").to_owned(),
        name: row.name.to_string(),
        entity_type: "person".to_owned(),
        entity_name: row.name.to_string(),
        entity_id: Some(person_id(published, &Person::of(row))),
    }
}

fn promise(row: &Commitment<'_>) -> Promise {
    let owned = |text: &Option<std::borrow::Cow<'_, str>>| text.as_ref().map(ToString::to_string);
    Promise {
        id: row.id.to_string(),
        url: row.url.to_string(),
        text: row.text.to_string(),
        owner_id: owned(&row.owner_id),
        owner_role: owned(&row.owner_role),
        due: row.due.map(|day| day.to_string()),
        due_words: owned(&row.due_words).filter(|_| row.due.is_none()),
        status: row.status.to_string(),
    }
}

fn item(names: &Names, row: &Concern<'_>, promised: &[Promise], order: usize) -> AgendaItem {
    let answers = || promised.iter().filter(|promise| row.commitment_ids.iter().any(|id| **id == *promise.id));
    let owner = |promise: &Promise| {
        let named = names.organizations.get(promise.owner_id.as_deref()?)?;
        Some(organization(named, &promise.text))
    };
    AgendaItem {
        description: row.text.to_string(),
        classification: vec![CONCERN.to_owned()],
        order: order.to_string(),
        subjects: row.topic_id.iter().filter_map(|id| names.topics.get(&**id)).cloned().collect(),
        notes: answers().map(|promise| promise.text.clone()).collect(),
        media: Vec::new(),
        related_entities: answers().filter_map(owner).collect(),
        extras: ItemExtras {
            concern_id: row.id.to_string(),
            url: row.url.to_string(),
            commitment_ids: row.commitment_ids.iter().map(ToString::to_string).collect(),
        },
    }
}

fn extras(row: &Huddle<'_>, commitments: Vec<Promise>) -> Extras {
    Extras {
        language: row.language.to_string(),
        division_id: row.division_id.to_string(),
        area_ids: row.area_ids.iter().map(ToString::to_string).collect(),
        whole_division: row.whole_division,
        date_precision: row.date_precision.to_string(),
        status: row.status.to_string(),
        minutes: row.minutes.to_string(),
        attendance_total: row.attendance_total,
        topic_ids: row.topic_ids.iter().map(ToString::to_string).collect(),
        commitments,
    }
}
