//! The lists of commitments: each has its page, each commitment is in the lists that it belongs to and in no other, and
//! what the filters say of them holds.

use crate::support::html::{Page, target};
use crate::support::sites::LARKMOOR;
use crate::support::{Built, Content, SMALLEST_SITE, options};
use huddle::record::model::{Commitment, CommitmentIndex};
use huddle::site::plan::{self, Key, Outcome, OutcomeScope, Planned};
use std::collections::{BTreeMap, BTreeSet};

/// The pages of a list, first to last, as they were built.
fn pages(built: &Built, address: &str) -> Vec<String> {
    let path = |number: usize| match number {
        1 => format!("{address}index.html"),
        _ => format!("{address}page/{number}/index.html"),
    };
    (1..).map(path).take_while(|path| built.files.contains_key(path)).collect()
}

/// The commitments that a list shows, by their addresses.
fn listed(built: &Built, address: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in pages(built, address) {
        let page = Page::read(std::str::from_utf8(&built.files[&path]).expect("pages are text"));
        let links = page.tags().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href"));
        let inside: Vec<String> =
            links.filter_map(|href| target(&path, href)).filter(|file| file.contains("commitments/")).collect();
        found.extend(inside);
    }
    found
}

fn file_of(built: &Built, key: Key) -> String {
    plan::file_of(&plan::address(&built.prepared.site, Planned { key, language: 0 })).to_string()
}

fn list_address(built: &Built, scope: OutcomeScope) -> String {
    plan::address(&built.prepared.site, Planned { key: Key::Outcomes(scope, 1), language: 0 })
}

/// Every list that has a page.
fn scopes(built: &Built) -> Vec<OutcomeScope> {
    let pages = built.prepared.plan.pages.iter().map(|placed| placed.page).filter(|planned| planned.language == 0);
    let scope = |planned: Planned| match planned.key {
        Key::Outcomes(scope, 1) => Some(scope),
        _ => None,
    };
    pages.filter_map(scope).collect()
}

/// Whether a commitment belongs to a list, said again from the record.
fn belongs(built: &Built, scope: OutcomeScope, index: CommitmentIndex) -> bool {
    let site = &built.prepared.site;
    let commitment = site.commitment(index);
    let huddle = site.huddle(commitment.huddle);
    match scope {
        OutcomeScope::All => true,
        OutcomeScope::State(outcome) => outcome.holds(commitment.state),
        OutcomeScope::DivisionState(division, outcome) => {
            division == huddle.division && outcome.holds(commitment.state)
        }
        OutcomeScope::Division(division) => huddle.division == division,
        OutcomeScope::Area(area) => commitment.areas.contains(&area),
        OutcomeScope::Topic(topic) => commitment.topics.contains(&topic),
        OutcomeScope::Organization(owner) => commitment.owner.organization == Some(owner),
        OutcomeScope::Year(year) => huddle.date.year() == year,
    }
}

#[test]
fn every_commitment_is_in_every_list_that_it_belongs_to_and_in_no_other() {
    let built = &*LARKMOOR;
    let lists = scopes(built);
    for kind in ["2026/", "topics/lighting/", "owners/larkmoor-light/", "central/central-2/", "overdue/"] {
        assert!(
            lists.iter().any(|scope| list_address(built, *scope) == format!("outcomes/{kind}")),
            "no list at outcomes/{kind}"
        );
    }
    for scope in lists {
        let all = (0..built.prepared.site.commitments.len()).map(CommitmentIndex::at);
        let wanted: BTreeSet<String> = all
            .filter(|index| belongs(built, scope, *index))
            .map(|index| file_of(built, Key::Commitment(index)))
            .collect();
        let address = list_address(built, scope);
        let seen = listed(built, &address);
        assert_eq!(seen.iter().cloned().collect::<BTreeSet<_>>(), wanted, "{address}");
        assert_eq!(seen.len(), wanted.len(), "{address} shows one twice");
    }
}

#[test]
fn no_commitment_lacks_a_list_for_its_year_its_topics_or_its_owner() {
    let lists: BTreeSet<String> = scopes(&LARKMOOR).into_iter().map(|scope| list_address(&LARKMOOR, scope)).collect();
    let site = &LARKMOOR.prepared.site;
    for commitment in &site.commitments {
        let mut wanted = vec![format!("outcomes/{:04}/", site.huddle(commitment.huddle).date.year())];
        wanted.extend(commitment.topics.iter().map(|topic| format!("outcomes/topics/{}/", site.topic(*topic).id)));
        wanted.extend(
            commitment.owner.organization.map(|owner| format!("outcomes/owners/{}/", site.organization(owner).id)),
        );
        for address in wanted {
            assert!(lists.contains(&address), "{} has no list {address}", commitment.id);
        }
    }
    // What nothing was promised about has none.
    let content = Content::of_project().edited("site.yaml", "topics:\n", "topics:\n  - {id: bees, name: Bees}\n");
    let pages = content.prepare(&options()).plan.pages;
    let is_there = |address: &str| pages.iter().any(|placed| placed.address == address);
    assert!(is_there("topics/bees/") && !is_there("outcomes/topics/bees/"));
}

#[test]
fn each_part_of_a_list_begins_with_what_is_longest_overdue_and_the_last_is_what_is_settled() {
    let site = &LARKMOOR.prepared.site;
    for scope in scopes(&LARKMOOR) {
        let list: Vec<_> = LARKMOOR.prepared.plan.outcomes(scope).iter().map(|at| site.commitment(*at)).collect();
        let list_part = |commitment: &Commitment| scope.has_parts().then(|| commitment.list_part(site));
        assert!(list.is_sorted_by_key(|commitment| list_part(commitment)), "{scope:?}");
        for part in list.chunk_by(|a, b| list_part(a) == list_part(b)) {
            let states: Vec<_> = part.iter().map(|commitment| commitment.state).collect();
            let group = |state: &huddle::record::model::State| (!state.is_overdue(), state.status.is_settled());
            assert!(states.is_sorted_by_key(group), "{scope:?}");
            let late: Vec<_> = states.iter().filter_map(|state| state.overdue_since).collect();
            assert!(late.is_sorted(), "{scope:?}: {late:?}");
            let open = states.iter().filter(|state| !state.is_overdue() && !state.status.is_settled());
            let due: Vec<_> = open.map(|state| state.open_due().unwrap_or(chrono::NaiveDate::MAX)).collect();
            assert!(due.is_sorted(), "{scope:?}: {due:?}");
        }
    }
}

/// The index that the script reads, decoded again: for each commitment of the list of all, its ids by filter.
fn decoded(built: &Built) -> Vec<BTreeMap<String, Vec<String>>> {
    let index: serde_json::Value = serde_json::from_slice(&built.files["outcomes/index.json"]).expect("it is JSON");
    let total = usize::try_from(index["total"].as_u64().expect("a number")).expect("a small number");
    let mut rows = vec![BTreeMap::new(); total];
    for column in index["columns"].as_array().expect("a list") {
        let codes: Vec<u32> = column["codes"].as_str().expect("a text").chars().map(u32::from).collect();
        let width = codes.len() / total;
        for (row, letters) in codes.chunks(width).enumerate() {
            let digit = |code: &u32| code - 32 - u32::from(*code > 34) - u32::from(*code > 92);
            let value = letters.iter().fold(0, |value, code| value * 93 + digit(code));
            for (filter, ids) in column["values"][value as usize].as_object().expect("ids by filter") {
                let ids = ids.as_array().expect("a list").iter().map(|id| id.as_str().expect("a text").to_owned());
                rows[row].insert(filter.clone(), ids.collect());
            }
        }
    }
    rows
}

#[test]
fn the_index_of_the_script_says_of_every_row_what_the_record_says() {
    let built = &*LARKMOOR;
    let site = &built.prepared.site;
    let rows = decoded(built);
    let list = built.prepared.plan.outcomes(OutcomeScope::All);
    assert_eq!(rows.len(), list.len());
    for (ids, index) in rows.iter().zip(list) {
        let commitment = site.commitment(*index);
        let huddle = site.huddle(commitment.huddle);
        let expected: BTreeMap<String, Vec<String>> = BTreeMap::from([
            (
                "state".into(),
                Outcome::ALL
                    .iter()
                    .filter(|outcome| outcome.holds(commitment.state))
                    .map(|outcome| outcome.word().into())
                    .collect(),
            ),
            ("division".into(), vec![site.division(huddle.division).id.clone()]),
            ("area".into(), commitment.areas.iter().map(|area| site.area(*area).id.clone()).collect()),
            ("topic".into(), commitment.topics.iter().map(|topic| site.topic(*topic).id.clone()).collect()),
            (
                "owner".into(),
                commitment.owner.organization.iter().map(|owner| site.organization(*owner).id.clone()).collect(),
            ),
            ("year".into(), vec![huddle.date.year().to_string()]),
        ]);
        assert_eq!(*ids, expected, "{}", commitment.id);
    }
}

#[test]
fn an_index_with_more_combinations_than_letters_is_reported_apart_all_the_same() {
    let organizations: Vec<String> = (0..120).map(|n| format!("{{id: owner-{n}, name: Owner {n}}}")).collect();
    let commitments: String =
        (0..120).map(|n| format!("  - {{id: p{n}, text: \"Thing {n}\", owner: owner-{n}}}\n")).collect();
    let site = format!("{SMALLEST_SITE}organizations: [{}]\n", organizations.join(", "));
    let built = Content::new(&site)
        .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: One}]\n---\n")
        .with(
            "huddles/2026-03-03-central-1.md",
            &format!(
                "---\ntitle: One\ndate: 2026-03-03\ndivision: central\nresponse_areas: \
                    [central-1]\ncommitments:\n{commitments}---\nText.\n"
            ),
        )
        .build();
    let owners: BTreeSet<String> =
        decoded(&built).into_iter().flat_map(|mut ids| ids.remove("owner").expect("owners")).collect();
    assert_eq!(owners.len(), 120);
    assert!(built.paths().contains("outcomes/owners/owner-119/index.html"));
}

#[test]
fn a_division_with_the_name_of_another_list_is_reported() {
    let huddle = "---\ntitle: One\ndate: 2026-03-03\ndivision: \"2026\"\nresponse_areas: [one]\ncommitments: \
        [{id: p, text: Do it, owner: {role: Chair}}]\n---\nText.\n";
    let prepared = Content::new(SMALLEST_SITE)
        .with("divisions/2026.md", "---\nname: Twenty-six\nresponse_areas: [{id: one, name: One}]\n---\n")
        .with("huddles/2026-03-03-one.md", huddle)
        .prepare(&options());
    let reported: Vec<String> =
        prepared.diags.iter().map(|diag| format!("{}: {}", diag.place.file, diag.message)).collect();
    assert!(
        reported.iter().any(|text| text.starts_with("divisions/2026.md: ")
            && text.contains("the outcomes of the year 2026")
            && text.contains("/outcomes/2026/")),
        "{reported:?}"
    );
}
