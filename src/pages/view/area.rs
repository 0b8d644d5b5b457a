//! A response area: what comes next, what was promised, and everything else that the record says of it.

use super::heading::Heading;
use super::map::{self, MapView};
use super::parts::concern::{area_concerns, others_in_minutes};
use super::parts::contact::contact_facts;
use super::parts::crumb::crumb;
use super::parts::listed::{shown, table_link};
use super::parts::next_huddle::{ToCome, to_come};
use super::parts::promised::{Promised, promised};
use super::parts::retired::retired_note;
use super::parts::years::{Group, by_year};
use super::score::{Score, score};
use super::shapes::{ConcernItem, Fact, HuddleItem, Link, Listed, Note};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{AreaIndex, HuddleIndex, HuddleStatus, Level};
use crate::site::plan::{HuddleScope, Key, OutcomeScope, ROWS};
use serde::Serialize;

/// An area without a huddle for more days than these has a note that says so.
const QUIET_DAYS: i64 = 90;

/// An area.
#[derive(Serialize)]
pub struct AreaPage {
    /// Its neighborhoods, separated by commas; empty where it names none.
    pub lede: String,
    /// That it no longer exists, where that is so.
    pub notes: Vec<Note>,
    /// Its next huddles; `None` where it no longer exists and none is announced.
    pub to_come: Option<ToCome>,
    /// What was promised about it.
    pub promised: Promised,
    /// The last huddle that was held; empty where there was none.
    pub last: Vec<HuddleItem>,
    /// That no huddle was held in it for long, where that is so.
    pub quiet: Vec<Note>,
    /// The office of its division, and who spoke for it.
    pub contact: Vec<Fact>,
    /// Where it is in its division; `None` where no outline is known.
    pub map: Option<MapView>,
    /// Its streets, and what came before and after it.
    pub facts: Vec<Fact>,
    /// What people asked for in it, newest first; `None` where nobody did.
    pub concerns: Option<Listed<ConcernItem>>,
    /// Its past huddles by year, newest first.
    pub groups: Vec<Group>,
    /// How many of its past huddles are here: "50 of 120".
    pub shown: String,
    /// Leads to all of its huddles; `None` where they are all here.
    pub all: Option<Link>,
    /// Leads to the huddles of the whole site as a file; `None` where none is published.
    pub csv: Option<Link>,
    /// What became of its commitments; `None` where there is nothing to say.
    pub score: Option<Score>,
    /// Leads to the other areas of its division that exist.
    pub neighbours: Vec<Link>,
}

/// The page of an area, in the viewer's language.
pub fn view(viewer: &Viewer<'_>, index: AreaIndex) -> (Heading, AreaPage) {
    let area = viewer.site.area(index);
    let is_retired = area.validity.is_retired(viewer.site.today);
    let list = viewer.plan.huddles(HuddleScope::Area(index));
    let all_past: Vec<HuddleIndex> =
        list.iter().copied().filter(|huddle| !viewer.site.huddle(*huddle).is_to_come(viewer.site.today)).collect();
    let past = &all_past[..all_past.len().min(ROWS)];
    let last = past.iter().find(|huddle| viewer.site.huddle(**huddle).status == HuddleStatus::Held).copied();
    let to_come = to_come(viewer, |huddle| huddle.areas.contains(&index), OutcomeScope::Area(index));
    let neighbours = viewer
        .site
        .division(area.division)
        .areas
        .iter()
        .filter(|other| **other != index && !viewer.site.area(**other).validity.is_retired(viewer.site.today));
    let content = AreaPage {
        lede: area.neighborhoods.join(", "),
        notes: retired_note(viewer, Level::Area(index), "retired_title"),
        to_come: (!is_retired || to_come.next.is_some() || !to_come.later.is_empty()).then_some(to_come),
        // What is about several areas is a row elsewhere.
        promised: promised(viewer, OutcomeScope::Area(index), |at| viewer.site.commitment(at).areas.len() < 2),
        last: last.map(|huddle| viewer.huddle_item(huddle)).into_iter().collect(),
        quiet: last.filter(|_| !is_retired).and_then(|last| quiet_note(viewer, last)).into_iter().collect(),
        contact: contact_facts(viewer, area.division),
        map: map::of_area(viewer, index),
        facts: facts(viewer, index),
        concerns: others_in_minutes(viewer, Key::Area(index), area_concerns(viewer, index)),
        groups: by_year(viewer, past),
        shown: shown(viewer, past.len(), all_past.len()),
        all: (past.len() < all_past.len()).then(|| Link {
            label: viewer.word("all_huddles"),
            address: viewer.address(Key::Huddles(HuddleScope::Area(index), 1)),
            lang: String::new(),
        }),
        csv: table_link(viewer, "huddles", "csv_huddles"),
        score: score(
            viewer,
            viewer.plan.tallies.area(index),
            None,
            viewer.plan.tallies.returns.of_area(index).collect(),
        ),
        neighbours: neighbours.map(|other| viewer.area_link(*other)).collect(),
    };
    (heading(viewer, index), content)
}

fn heading(viewer: &Viewer<'_>, index: AreaIndex) -> Heading {
    let area = viewer.site.area(index);
    let (name, division) = (viewer.area_name(index), viewer.division_name(area.division));
    let names = [("area", Argument::Text(name)), ("division", Argument::Text(division.as_str()))];
    Heading {
        kind: "area",
        title: viewer.speech.say("area_title", &names),
        description: viewer.speech.say("desc_area", &names),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_divisions", Key::Divisions),
            viewer.division_link(area.division),
        ],
        untranslated: None,
    }
}

fn facts(viewer: &Viewer<'_>, index: AreaIndex) -> Vec<Fact> {
    let area = viewer.site.area(index);
    let mut facts: Vec<Fact> = viewer.fact("fact_neighborhoods", area.neighborhoods.join(", ")).into_iter().collect();
    facts.extend(viewer.fact("fact_streets", area.streets.join(", ")));
    facts.extend(viewer.succession_facts(Level::Area(index)));
    facts
}

fn quiet_note(viewer: &Viewer<'_>, last: HuddleIndex) -> Option<Note> {
    let date = viewer.site.huddle(last).date;
    let text = viewer.speech.dated("no_huddle_since", date);
    let is_quiet = (viewer.site.today - date.first_day()).num_days() > QUIET_DAYS;
    is_quiet.then(|| Note { kind: "silent", title: viewer.word("no_huddle_title"), text, ..Note::default() })
}
