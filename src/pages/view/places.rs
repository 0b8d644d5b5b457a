//! Divisions: the list of them, and what comes next, what was promised and who to ask in each.

use super::body;
use super::heading::Heading;
use super::map::{self, MapView};
use super::parts::books::books_of_division;
use super::parts::concern::{division_concerns, others_in_minutes};
use super::parts::contact::contact_facts;
use super::parts::crumb::{crumb, root_of};
use super::parts::next_huddle::{ToCome, to_come};
use super::parts::promised::{Promised, promised};
use super::parts::retired::retired_note;
use super::parts::years::years_of_division;
use super::score::{Score, score};
use super::shapes::{AreaItem, Choice, ConcernItem, DivisionItem, Fact, HuddleItem, Link, Listed, Note};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{AreaIndex, DivisionIndex, HuddleStatus, Level};
use crate::site::plan::{HuddleScope, Key, OutcomeScope};
use serde::Serialize;

/// The list of divisions.
#[derive(Serialize)]
pub struct Divisions {
    /// What divisions are, as a sentence.
    pub lede: String,
    /// `None` where no outlines are known.
    pub map: Option<MapView>,
    /// In the order of the site.
    pub divisions: Vec<DivisionItem>,
}

/// A division.
#[derive(Serialize)]
pub struct DivisionPage {
    /// That it no longer exists, where that is so.
    pub notes: Vec<Note>,
    /// Those that exist, in the order of the division.
    pub areas: Vec<AreaItem>,
    /// Its next huddles; `None` where it no longer exists and none is announced.
    pub to_come: Option<ToCome>,
    /// What was promised at its huddles.
    pub promised: Promised,
    /// The last huddle that was held; empty where there was none.
    pub last: Vec<HuddleItem>,
    /// Its office, and who spoke for it.
    pub contact: Vec<Fact>,
    /// Its areas; `None` where no outlines are known.
    pub map: Option<MapView>,
    /// The text of its record; empty where it has none.
    pub body_html: String,
    /// The BCP 47 tag of that text; empty where it is the page's language.
    pub body_lang: String,
    /// Its code, what it was before and what came after.
    pub facts: Vec<Fact>,
    /// What people asked for at its huddles, newest first; `None` where nobody did.
    pub concerns: Option<Listed<ConcernItem>>,
    /// Leads to its huddles of each year, newest first.
    pub years: Vec<Choice>,
    /// Leads to all of its huddles; `None` where it has none.
    pub all_huddles: Option<Link>,
    /// Leads to the books of its years, newest first.
    pub books: Vec<Link>,
    /// What became of its commitments; `None` where there is nothing to say.
    pub score: Option<Score>,
    /// Those that no longer exist, in the order of the division.
    pub retired_areas: Vec<AreaItem>,
}

/// The list of divisions, in the viewer's language.
pub fn divisions(viewer: &Viewer<'_>) -> (Heading, Divisions) {
    let content = Divisions {
        lede: viewer.word("divisions_lede"),
        map: map::of_city(viewer),
        divisions: (0..viewer.site.divisions.len()).map(|at| viewer.division_item(DivisionIndex::at(at))).collect(),
    };
    let heading = Heading {
        kind: "divisions",
        title: viewer.word("title_divisions"),
        description: viewer.word("desc_divisions"),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    };
    (heading, content)
}

/// The page of a division, in the viewer's language.
pub fn division(viewer: &Viewer<'_>, index: DivisionIndex) -> (Heading, DivisionPage) {
    let division = viewer.site.division(index);
    let name = viewer.division_name(index);
    let root = root_of(&viewer.address(Key::Division(index)));
    let shown = division.body.as_ref().map(|text| body::show(viewer, text, &division.language, &root, &name, 2));
    let (retired, current): (Vec<AreaIndex>, Vec<AreaIndex>) =
        division.areas.iter().partition(|area| viewer.site.area(**area).validity.is_retired(viewer.site.today));
    let list = viewer.plan.huddles(HuddleScope::Division(index));
    let last = list.iter().find(|huddle| viewer.site.huddle(**huddle).status == HuddleStatus::Held);
    let to_come = to_come(viewer, |huddle| huddle.division == index, OutcomeScope::Division(index));
    let is_retired = division.validity.is_retired(viewer.site.today);
    let content = DivisionPage {
        notes: retired_note(viewer, Level::Division(index), "retired_division_title"),
        areas: current.into_iter().map(|area| viewer.area_item(area)).collect(),
        to_come: (!is_retired || to_come.next.is_some() || !to_come.later.is_empty()).then_some(to_come),
        promised: promised(viewer, OutcomeScope::Division(index), |_| false),
        last: last.map(|huddle| viewer.huddle_item(*huddle)).into_iter().collect(),
        contact: contact_facts(viewer, index),
        map: map::of_division(viewer, index),
        body_lang: shown.as_ref().map_or(String::new(), |shown| shown.lang.clone()),
        body_html: shown.map_or(String::new(), |shown| shown.rendered.html),
        facts: division_facts(viewer, index),
        concerns: others_in_minutes(viewer, Key::Division(index), division_concerns(viewer, index)),
        years: years_of_division(viewer, index, None),
        all_huddles: (!list.is_empty()).then(|| Link {
            label: viewer.word("all_huddles"),
            address: viewer.address(Key::Huddles(HuddleScope::Division(index), 1)),
            lang: String::new(),
        }),
        books: books_of_division(viewer, index),
        score: score(
            viewer,
            viewer.plan.tallies.division(index),
            Some(&viewer.plan.tallies.meetings_of_division[index.position()]),
            Vec::new(),
        ),
        retired_areas: retired.into_iter().map(|area| viewer.area_item(area)).collect(),
    };
    let publisher = viewer.name(&viewer.site.config.publisher.name);
    let heading = Heading {
        kind: "division",
        description: viewer
            .speech
            .say("desc_division", &[("division", Argument::Text(&name)), ("organization", Argument::Text(publisher))]),
        title: name,
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home), crumb(viewer, "nav_divisions", Key::Divisions)],
        untranslated: None,
    };
    (heading, content)
}

fn division_facts(viewer: &Viewer<'_>, index: DivisionIndex) -> Vec<Fact> {
    let division = viewer.site.division(index);
    let mut facts: Vec<Fact> = viewer.fact("fact_code", division.code.clone()).into_iter().collect();
    facts.extend(viewer.succession_facts(Level::Division(index)));
    facts
}
