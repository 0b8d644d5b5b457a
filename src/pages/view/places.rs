//! Divisions and response areas.

use super::body;
use super::heading::Heading;
use super::map::{self, MapView};
use super::parts::books::books_of_division;
use super::parts::concern::concern_item;
use super::parts::crumb::{crumb, root_of};
use super::parts::office::office_values;
use super::score::{Score, score};
use super::shapes::{
    AreaItem, CommitmentItem, CommitmentLine, ConcernItem, DivisionItem, Fact, HuddleItem, Link, Note, Value,
};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, HuddleStatus, Level, Office};
use crate::site::plan::{HuddleScope, Key, OutcomeScope, ROWS};
use serde::Serialize;

/// How many huddles and commitments a division's page shows.
const SHOWN: usize = 10;

/// An area without a huddle for more days than these has a note that says so.
const QUIET_DAYS: i64 = 90;

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
    /// Its next huddle, its commitments, its office and code, what it was before and what came after.
    pub facts: Vec<Fact>,
    /// That it no longer exists, where that is so.
    pub notes: Vec<Note>,
    /// The text of its record; empty where it has none.
    pub body_html: String,
    /// The BCP 47 tag of that text; empty where it is the page's language.
    pub body_lang: String,
    /// Its areas; `None` where no outlines are known.
    pub map: Option<MapView>,
    /// Those that exist, in the order of the division.
    pub areas: Vec<AreaItem>,
    /// Those that no longer exist, in the order of the division.
    pub retired_areas: Vec<AreaItem>,
    /// Its next huddles, soonest first.
    pub upcoming: Vec<HuddleItem>,
    /// Its last huddles that were held, newest first.
    pub latest: Vec<HuddleItem>,
    /// Leads to all of its huddles; `None` where it has none.
    pub all_huddles: Option<Link>,
    /// The first of its commitments, in the order of their list.
    pub commitments: Vec<CommitmentLine>,
    /// Leads to all of its commitments; `None` where they are all here.
    pub all_commitments: Option<Link>,
    /// What became of its commitments; `None` where there is nothing to say.
    pub score: Option<Score>,
    /// Leads to the books of its years, newest first.
    pub books: Vec<Link>,
}

/// An area.
#[derive(Serialize)]
pub struct AreaPage {
    /// Its next and its last huddle, its neighborhoods and streets, what came before and after it, its counts.
    pub facts: Vec<Fact>,
    /// That it no longer exists, or has had no huddle for long, where that is so.
    pub notes: Vec<Note>,
    /// Where it is in its division; `None` where no outline is known.
    pub map: Option<MapView>,
    /// Its next huddles, soonest first.
    pub upcoming: Vec<HuddleItem>,
    /// Its other huddles by year, newest first.
    pub groups: Vec<Group>,
    /// About this area alone.
    pub open: Vec<CommitmentItem>,
    /// About several areas: each of them leads there.
    pub open_shared: Vec<CommitmentLine>,
    /// The last of its commitments that were settled.
    pub settled: Vec<CommitmentLine>,
    /// What people asked for in it, newest first.
    pub concerns: Vec<ConcernItem>,
    /// What became of its commitments; `None` where there is nothing to say.
    pub score: Option<Score>,
    /// Leads to the other areas of its division that exist.
    pub neighbours: Vec<Link>,
}

/// Huddles of one year; the last group may be a link to all of them.
#[derive(Serialize)]
pub struct Group {
    /// The year, in four digits.
    pub title: String,
    /// Newest first.
    pub items: Vec<HuddleItem>,
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
    let latest: Vec<HuddleIndex> = list
        .iter()
        .copied()
        .filter(|huddle| viewer.site.huddle(*huddle).status == HuddleStatus::Held)
        .take(SHOWN)
        .collect();
    let upcoming: Vec<HuddleIndex> = viewer
        .plan
        .upcoming
        .iter()
        .copied()
        .filter(|huddle| viewer.site.huddle(*huddle).division == index)
        .take(SHOWN)
        .collect();
    let promised = viewer.plan.outcomes(OutcomeScope::Division(index));
    let first: Vec<CommitmentIndex> = promised.iter().copied().take(SHOWN).collect();
    let all =
        |word: &str, key: Key| Link { label: viewer.word(word), address: viewer.address(key), lang: String::new() };
    let content = DivisionPage {
        facts: division_facts(viewer, index),
        notes: retired_note(viewer, Level::Division(index), "retired_division_title"),
        body_lang: shown.as_ref().map_or(String::new(), |shown| shown.lang.clone()),
        body_html: shown.map_or(String::new(), |shown| shown.rendered.html),
        map: map::of_division(viewer, index),
        areas: current.into_iter().map(|area| viewer.area_item(area)).collect(),
        retired_areas: retired.into_iter().map(|area| viewer.area_item(area)).collect(),
        upcoming: viewer.huddle_items(&upcoming),
        latest: viewer.huddle_items(&latest),
        all_huddles: (!list.is_empty()).then(|| all("all_huddles", Key::Huddles(HuddleScope::Division(index), 1))),
        commitments: viewer.commitment_lines(&first),
        all_commitments: (promised.len() > SHOWN)
            .then(|| all("all_commitments", Key::Outcomes(OutcomeScope::Division(index), 1))),
        score: score(
            viewer,
            viewer.plan.tallies.division(index),
            Some(&viewer.plan.tallies.meetings_of_division[index.position()]),
            Vec::new(),
        ),
        books: books_of_division(viewer, index),
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
    let next = viewer.next_huddle(|huddle| huddle.division == index);
    let mut facts = vec![next_fact(viewer, next)];
    facts.push(promises_fact(
        viewer,
        &viewer.site.lookup.commitments_of_division[index.position()],
        OutcomeScope::Division(index),
    ));
    facts.extend(division.office.as_ref().and_then(|office| office_fact(viewer, office)));
    facts.extend(viewer.fact("fact_code", division.code.clone()));
    facts.extend(viewer.succession_facts(Level::Division(index)));
    facts
}

fn office_fact(viewer: &Viewer<'_>, office: &Office) -> Option<Fact> {
    let values = office_values(office);
    (!values.is_empty()).then(|| viewer.fact_of("fact_office", values))
}

/// How many commitments are open and overdue, linked to all of them.
fn promises_fact(viewer: &Viewer<'_>, list: &[CommitmentIndex], scope: OutcomeScope) -> Fact {
    let (open, overdue) = viewer.open_of(list);
    let mut text = viewer.speech.count("count_open", open);
    if overdue > 0 {
        text = format!("{text}, {}", viewer.speech.count("count_overdue", overdue));
    }
    viewer.fact_of(
        "fact_commitments",
        vec![Value { text, address: Some(viewer.address(Key::Outcomes(scope, 1))), ..Value::default() }],
    )
}

/// The next huddle, linked; or that none is scheduled.
fn next_fact(viewer: &Viewer<'_>, next: Option<HuddleIndex>) -> Fact {
    let Some(index) = next else { return viewer.fact_of("fact_next", vec![Value::text(viewer.word("next_none"))]) };
    let huddle = viewer.site.huddle(index);
    let date = viewer.date(huddle.date);
    let mut values = vec![Value {
        text: date.text,
        date_iso: date.iso,
        address: Some(viewer.address(Key::Huddle(index))),
        ..Value::default()
    }];
    let time = viewer.time(huddle.start, huddle.end);
    values.extend((!time.is_empty()).then(|| Value::text(time)));
    values.extend(huddle.location.as_ref().map(|location| Value::text(viewer.place(location))));
    let agenda = viewer.agenda_address(index);
    values.extend((!agenda.is_empty()).then(|| Value {
        text: viewer.word("agenda_link"),
        address: Some(agenda),
        ..Value::default()
    }));
    viewer.fact_of("fact_next", values)
}

fn retired_note(viewer: &Viewer<'_>, level: Level, title: &str) -> Vec<Note> {
    let text = viewer.retired(level);
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Note { kind: "retired", title: viewer.word(title), text, items: Vec::new() }]
    }
}

/// The page of an area, in the viewer's language.
pub fn area(viewer: &Viewer<'_>, index: AreaIndex) -> (Heading, AreaPage) {
    let area = viewer.site.area(index);
    let name = viewer.area_name(area).to_owned();
    let division = viewer.division_name(area.division);
    let list = viewer.plan.huddles(HuddleScope::Area(index));
    let upcoming: Vec<HuddleIndex> = viewer
        .plan
        .upcoming
        .iter()
        .copied()
        .filter(|huddle| viewer.site.huddle(*huddle).areas.contains(&index))
        .collect();
    let past: Vec<HuddleIndex> = list.iter().copied().filter(|huddle| !upcoming.contains(huddle)).take(ROWS).collect();
    let promised = viewer.plan.outcomes(OutcomeScope::Area(index));
    let settled = |commitment: &CommitmentIndex| viewer.site.commitment(*commitment).state.status.is_settled();
    let (closed, mut open): (Vec<CommitmentIndex>, Vec<CommitmentIndex>) = promised.iter().copied().partition(settled);
    open.truncate(ROWS);
    let (own, shared): (Vec<CommitmentIndex>, Vec<CommitmentIndex>) =
        open.into_iter().partition(|commitment| viewer.site.commitment(*commitment).areas.len() < 2);
    let last = past.iter().find(|huddle| viewer.site.huddle(**huddle).status == HuddleStatus::Held).copied();
    let neighbours = viewer
        .site
        .division(area.division)
        .areas
        .iter()
        .filter(|other| **other != index && !viewer.site.area(**other).validity.is_retired(viewer.site.today));
    let content = AreaPage {
        facts: area_facts(viewer, index, last),
        notes: area_notes(viewer, index, last),
        map: map::of_area(viewer, index),
        groups: by_year(viewer, &past),
        upcoming: viewer.huddle_items(&upcoming),
        open: viewer.commitment_items(&own),
        open_shared: viewer.commitment_lines(&shared),
        settled: viewer.commitment_lines(&closed[..closed.len().min(SHOWN)]),
        concerns: area_concerns(viewer, index),
        score: score(
            viewer,
            viewer.plan.tallies.area(index),
            None,
            viewer.plan.tallies.returns.of_area(index).collect(),
        ),
        neighbours: neighbours.map(|other| viewer.area_link(*other)).collect(),
    };
    let names = [("area", Argument::Text(name.as_str())), ("division", Argument::Text(division.as_str()))];
    let heading = Heading {
        kind: "area",
        title: viewer.speech.say("area_title", &names),
        description: viewer.speech.say("desc_area", &names),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_divisions", Key::Divisions),
            viewer.division_link(area.division),
        ],
        untranslated: None,
    };
    (heading, content)
}

fn area_facts(viewer: &Viewer<'_>, index: AreaIndex, last: Option<HuddleIndex>) -> Vec<Fact> {
    let area = viewer.site.area(index);
    let mut facts = Vec::new();
    if !area.validity.is_retired(viewer.site.today) {
        facts.push(next_fact(viewer, viewer.next_huddle(|huddle| huddle.areas.contains(&index))));
    }
    let last_value = last.map(|huddle| {
        let date = viewer.date(viewer.site.huddle(huddle).date);
        Value {
            text: date.text,
            date_iso: date.iso,
            address: Some(viewer.address(Key::Huddle(huddle))),
            ..Value::default()
        }
    });
    facts.push(viewer.fact_of("fact_last", vec![last_value.unwrap_or_else(|| Value::text(viewer.word("last_none")))]));
    facts.extend(viewer.fact("fact_neighborhoods", area.neighborhoods.join(", ")));
    facts.extend(viewer.fact("fact_streets", area.streets.join(", ")));
    facts.extend(viewer.succession_facts(Level::Area(index)));
    let huddles = viewer.plan.huddles(HuddleScope::Area(index)).len();
    if huddles > ROWS {
        let text = viewer.speech.count("count_huddles", i64::try_from(huddles).unwrap_or(i64::MAX));
        facts.push(viewer.fact_of(
            "fact_huddles",
            vec![Value {
                text,
                address: Some(viewer.address(Key::Huddles(HuddleScope::Area(index), 1))),
                ..Value::default()
            }],
        ));
    }
    facts.push(promises_fact(
        viewer,
        &viewer.site.lookup.commitments_of_area[index.position()],
        OutcomeScope::Area(index),
    ));
    facts
}

fn area_notes(viewer: &Viewer<'_>, index: AreaIndex, last: Option<HuddleIndex>) -> Vec<Note> {
    let mut notes = retired_note(viewer, Level::Area(index), "retired_title");
    let Some(last) = last.filter(|_| notes.is_empty()) else { return notes };
    let date = viewer.site.huddle(last).date;
    if (viewer.site.today - date.first_day()).num_days() > QUIET_DAYS {
        let text = viewer.speech.dated("no_huddle_since", date);
        notes.push(Note { kind: "silent", title: viewer.word("no_huddle_title"), text, items: Vec::new() });
    }
    notes
}

fn by_year(viewer: &Viewer<'_>, list: &[HuddleIndex]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &index in list {
        let title = format!("{:04}", viewer.site.huddle(index).date.year());
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, items: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.items.push(viewer.huddle_item(index));
        }
    }
    groups
}

/// The latest concerns about an area: those that name it, and those of huddles that are about it alone.
fn area_concerns(viewer: &Viewer<'_>, index: AreaIndex) -> Vec<ConcernItem> {
    let mut items = Vec::new();
    for &at in viewer.plan.huddles(HuddleScope::Area(index)) {
        let huddle = viewer.site.huddle(at);
        let about = |concern: &&crate::record::model::Concern| {
            concern.area.map_or(huddle.areas == [index], |area| area == index)
        };
        items.extend(huddle.concerns.iter().filter(about).map(|concern| concern_item(viewer, at, concern)));
        if items.len() >= SHOWN {
            break;
        }
    }
    items.truncate(SHOWN);
    items
}
