//! What several pages of a combined site show: rows that lead to a department's own site, links, facts and rows of
//! tables.

use super::department::{Huddle, Overdue};
use super::frame::{Viewer, number};
use super::plan::Key;
use super::promises::Promises;
use super::shapes::{FarHuddle, FarPromise};
use crate::pages::language::Argument;
use crate::pages::view::score::Row;
use crate::pages::view::shapes::{Date, Fact, Link, Tag, Value};
use crate::pages::view::spoken::division_name;
use crate::record::model::{HuddleStatus, RecordDate};

/// How much of where a huddle was held its page says already.
#[derive(Clone, Copy, PartialEq)]
pub enum Whose {
    /// A page of the whole site: rows say the department and the division.
    Everyones,
    /// A page of one department: rows say the division.
    Departments,
    /// A page of one division: rows say neither.
    Divisions,
}

/// The row of a huddle of the department at this position, which leads to the department's site.
pub fn far(viewer: &Viewer<'_>, at: usize, huddle: &Huddle, whose: Whose) -> FarHuddle {
    let department = &viewer.federation.departments[at];
    let tag = match huddle.status() {
        HuddleStatus::Held => None,
        HuddleStatus::Cancelled => Some(("no", "status_cancelled")),
        HuddleStatus::Postponed => Some(("late", "status_postponed")),
        HuddleStatus::Scheduled => Some(("other", "status_scheduled")),
    };
    FarHuddle {
        url: department.url_of(huddle).unwrap_or_default(),
        title: department.title_of(huddle).to_owned(),
        lang: viewer.foreign(department.language_of(huddle)),
        date: Date { iso: huddle.date().to_string(), text: viewer.speech().date(huddle.date()) },
        places: places(viewer, at, huddle.division(), whose),
        tag: tag.map(|(kind, word)| Tag { kind, label: viewer.word(word) }),
    }
}

fn places(viewer: &Viewer<'_>, at: usize, division: usize, whose: Whose) -> Vec<Link> {
    let mut places = Vec::new();
    if whose == Whose::Everyones {
        places.push(department_link(viewer, at));
    }
    if whose != Whose::Divisions {
        places.push(division_link(viewer, at, division));
    }
    places
}

/// A link to the page of the department at this position, named as the department names itself.
pub fn department_link(viewer: &Viewer<'_>, at: usize) -> Link {
    let label = viewer.federation.departments[at].about.name.clone();
    Link { label, address: viewer.address(Key::Department(at)), lang: String::new() }
}

/// Where departments stand side by side, a division's name is said without a word for its level: theirs may differ.
pub fn division_link(viewer: &Viewer<'_>, at: usize, division: usize) -> Link {
    let text = &viewer.federation.departments[at].divisions[division].name;
    let own = matches!(viewer.planned.key, Key::Department(_) | Key::Division(..));
    let label = if own { division_name(text, viewer.speech()) } else { viewer.name(text).to_owned() };
    Link { label, address: viewer.address(Key::Division(at, division, 1)), lang: String::new() }
}

/// The row of an overdue commitment of the department at this position, which leads to the department's site.
pub fn far_promise(viewer: &Viewer<'_>, at: usize, item: &Overdue) -> FarPromise {
    FarPromise {
        url: item.url.clone().unwrap_or_default(),
        text: item.text.clone(),
        lang: viewer.foreign(item.language.as_deref().unwrap_or_default()),
        places: places(viewer, at, item.division, Whose::Departments),
        tag: Tag { kind: "late", label: viewer.word("state_overdue") },
        due: item.due.map_or(String::new(), |day| viewer.speech().dated("due_on", RecordDate::Day(day))),
        lateness: viewer.speech().dated("overdue_since", RecordDate::Day(item.since)),
    }
}

/// How many huddles and commitments there are, each part with its whole.
pub fn counted(viewer: &Viewer<'_>, huddles: usize, promises: &Promises) -> Vec<Fact> {
    let text = |count: i64| viewer.speech().dates.number(count);
    let made = i64::from(promises.made);
    let mut facts = vec![
        fact(viewer, "fact_huddles", Value::text(text(number(huddles)))),
        fact(viewer, "fact_commitments", Value::text(text(made))),
    ];
    let part = |(word, count, whole): (&str, u32, u32)| fact(viewer, word, Value::text(of(viewer, count, whole)));
    let parts = [
        ("figure_open", promises.open, promises.made),
        ("figure_overdue_of", promises.overdue, promises.open),
        ("figure_done", promises.done, promises.made),
        ("figure_dropped", promises.dropped, promises.made),
        ("state_replaced", promises.replaced, promises.made),
    ];
    facts.extend(parts.into_iter().filter(|(.., whole)| *whole > 0).map(part));
    facts
}

fn of(viewer: &Viewer<'_>, part: u32, whole: u32) -> String {
    let (part, whole) = (viewer.speech().dates.number(i64::from(part)), viewer.speech().dates.number(i64::from(whole)));
    viewer.speech().say("share_of", &[("part", Argument::Text(&part)), ("whole", Argument::Text(&whole))])
}

/// One value under a term that is a message, without a note.
pub fn fact(viewer: &Viewer<'_>, term: &str, value: Value) -> Fact {
    Fact { term: viewer.word(term), values: vec![value], note: String::new() }
}

/// A day in the words of the page's language.
pub fn day(viewer: &Viewer<'_>, day: chrono::NaiveDate) -> String {
    viewer.speech().date(RecordDate::Day(day))
}

/// The heads of the columns of counts, in the order in which `row` fills them.
pub fn columns(viewer: &Viewer<'_>) -> Vec<String> {
    let words = [
        "fact_huddles",
        "fact_commitments",
        "figure_open",
        "figure_overdue_of",
        "figure_done",
        "figure_dropped",
        "state_replaced",
    ];
    words.map(|word| viewer.word(word)).into()
}

/// Seven numbers: as many columns as there are words in [`columns`].
pub fn row(viewer: &Viewer<'_>, link: Link, huddles: usize, promises: &Promises) -> Row {
    let counts = [promises.made, promises.open, promises.overdue, promises.done, promises.dropped, promises.replaced]
        .map(i64::from);
    let cells =
        std::iter::once(number(huddles)).chain(counts).map(|count| viewer.speech().dates.number(count)).collect();
    Row { label: link.label, address: link.address, cells, total: false }
}
