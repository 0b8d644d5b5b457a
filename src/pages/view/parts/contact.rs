//! Who to contact about a division: its office, and who spoke for the publisher at its last huddle, by their roles.

use super::office::office_values;
use crate::pages::view::shapes::{Fact, Value};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{DivisionIndex, HuddleStatus, Participant, Party};
use crate::site::plan::{HuddleScope, Key};
use crate::text::fold;

/// The office and the people; empty where neither is known.
pub fn contact_facts(viewer: &Viewer<'_>, index: DivisionIndex) -> Vec<Fact> {
    let division = viewer.site.division(index);
    let office = division.office.as_ref().map_or(Vec::new(), office_values);
    let mut facts: Vec<Fact> = if office.is_empty() { Vec::new() } else { vec![viewer.fact_of("fact_office", office)] };
    facts.extend(people(viewer, index));
    facts
}

/// Who spoke for the publisher at the last huddle of the division at which anybody did, with the role, and when that
/// was.
fn people(viewer: &Viewer<'_>, index: DivisionIndex) -> Option<Fact> {
    let held = viewer.plan.huddles(HuddleScope::Division(index)).iter().copied();
    let held = held.filter(|at| viewer.site.huddle(*at).status == HuddleStatus::Held);
    for at in held {
        let huddle = viewer.site.huddle(at);
        let named: Vec<&Participant> =
            huddle.participants.iter().filter(|person| speaks_for_publisher(viewer, person)).collect();
        if named.is_empty() {
            continue;
        }
        let lang = viewer.lang_of(&huddle.language);
        let said = |person: &&Participant| Value {
            text: format!("{}: {}", person.role, person.name),
            lang: lang.clone(),
            ..Value::default()
        };
        let mut values: Vec<Value> = named.iter().map(said).collect();
        values.push(Value {
            text: viewer.speech.dated("contact_seen", huddle.date),
            address: Some(viewer.address(Key::Huddle(at))),
            ..Value::default()
        });
        return Some(viewer.fact_of("contact_people", values));
    }
    None
}

/// Whether somebody has a role at the organization that publishes the site.
fn speaks_for_publisher(viewer: &Viewer<'_>, person: &Participant) -> bool {
    let publisher = fold::key(&viewer.site.config.publisher.name.original);
    let is_publisher = match &person.organization {
        Some(Party::Listed(index)) => fold::key(&viewer.site.organization(*index).name.original) == publisher,
        Some(Party::Named(name)) => fold::key(name) == publisher,
        None => false,
    };
    is_publisher && !person.role.is_empty()
}
