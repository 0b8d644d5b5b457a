//! What changed: every change of a record that was published, as the log has it. Nothing here says the day of the
//! build, so that the page stays as it is until something changes.

use super::heading::Heading;
use super::parts::changed_words::{PartItem, parts_of};
use super::parts::crumb::crumb;
use super::parts::log_line::unsigned;
use super::parts::pager::{number, numbered, pager, rows};
use super::parts::record_link::record_link;
use super::shapes::{Choice, Date, Link, Pager, Tag};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{RecordDate, RecordIndex};
use crate::site::history::{Change, ChangeKind, RecordKind, of_key};
use crate::site::plan::changes::CHANGES;
use crate::site::plan::{Key, data, page_count};
use serde::Serialize;

/// A page of changes.
#[derive(Serialize)]
pub struct ChangesPage {
    /// What the page shows, as a sentence.
    pub lede: String,
    /// That the log is not signed, as a sentence; empty where it is.
    pub unsigned: String,
    /// Leads to the changes of each year, the latest first; empty where this page has room for all.
    pub years: Vec<Choice>,
    /// The latest first; of a year, the earliest first.
    pub changes: Vec<ChangeItem>,
    /// When the log began, and with how many records; empty on pages that do not reach that far back.
    pub begun: String,
    /// Leads to the other pages of the year; `None` where there is one page.
    pub pager: Option<Pager>,
    /// The same for programs; `None` where no log is kept.
    pub data: Option<Link>,
}

/// A change of a record.
#[derive(Serialize)]
pub struct ChangeItem {
    /// Unique on the page, and for ever: `entry-1204`.
    pub anchor: String,
    /// What became of the record.
    pub tag: Tag,
    /// The day of its publication.
    pub date: Date,
    /// What the record is called, with its address where it is on the site.
    pub record: Link,
    /// What kind of record it is, and of when.
    pub about: String,
    /// "Version 3, entry 1,204 of the log".
    pub version: String,
    /// What else is to be said of it; empty where nothing is.
    pub note: String,
    /// What differs, by part.
    pub parts: Vec<PartItem>,
}

/// The latest changes; `year` and `page`, from 1, where those of a year are asked for.
pub fn view(viewer: &Viewer<'_>, year: Option<i32>, page: u32) -> (Heading, ChangesPage) {
    let lists = &viewer.plan.changes;
    let history = viewer.plan.history.as_ref();
    let changes = history.map_or(&[][..], |history| history.changes.as_slice());
    let of_year = year.and_then(|year| lists.years.get(&year)).map(|range| &lists.since[range.clone()]);
    let shown: Vec<usize> = match of_year {
        Some(list) => rows(list, page, CHANGES).to_vec(),
        None => lists.since.iter().rev().take(CHANGES).copied().collect(),
    };
    // The beginning stands on the page that has the first change since.
    let reaches_back = shown.len() == lists.since.len() || shown.contains(&lists.at_first);
    let content = ChangesPage {
        lede: viewer.word("changes_lede"),
        unsigned: history.map_or(String::new(), |history| unsigned(viewer, history)),
        years: years(viewer, year),
        changes: shown.iter().map(|at| item(viewer, &changes[*at])).collect(),
        begun: if reaches_back { begun(viewer) } else { String::new() },
        pager: year.zip(of_year).and_then(|(year, list)| {
            pager(viewer, page_count(list.len()), page, |page| Key::Changes(Some(year), page))
        }),
        data: data::changes(viewer.plan).map(|file| Link {
            label: file.file_name().to_owned(),
            address: file.as_str().to_owned(),
            lang: String::new(),
        }),
    };
    let home = crumb(viewer, "nav_home", Key::Home);
    let (title, breadcrumb) = match year {
        None => (viewer.word("changes_title"), vec![home]),
        Some(year) => (
            numbered(viewer, viewer.speech.with("changes_title_year", "year", &format!("{year:04}")), page),
            vec![home, crumb(viewer, "changes_title", Key::Changes(None, 1))],
        ),
    };
    let description = viewer.word("desc_changes");
    (Heading { kind: "changes", title, description, breadcrumb, untranslated: None }, content)
}

fn years(viewer: &Viewer<'_>, current: Option<i32>) -> Vec<Choice> {
    let choice = |(year, range): (&i32, &std::ops::Range<usize>)| Choice {
        label: format!("{year:04}"),
        count: viewer.speech.dates.number(number(range.len())),
        address: viewer.address(Key::Changes(Some(*year), 1)),
        current: current == Some(*year),
        id: String::new(),
    };
    viewer.plan.changes.years.iter().rev().map(choice).collect()
}

fn begun(viewer: &Viewer<'_>) -> String {
    let lists = &viewer.plan.changes;
    let Some(day) = lists.begun else { return viewer.word("changes_none") };
    let date = viewer.day(day).text;
    let arguments = [("date", Argument::Text(date.as_str())), ("n", Argument::Number(number(lists.at_first)))];
    viewer.speech.say("changes_begun", &arguments)
}

/// A change as readers see it.
pub fn item(viewer: &Viewer<'_>, change: &Change) -> ChangeItem {
    let record = viewer.plan.changes.records.get(change.now()).copied();
    let entry = viewer.speech.dates.number(i64::try_from(change.entry).unwrap_or(i64::MAX));
    let revision = viewer.speech.dates.number(i64::from(change.revision));
    let arguments = [("number", Argument::Text(revision.as_str())), ("entry", Argument::Text(entry.as_str()))];
    ChangeItem {
        anchor: format!("entry-{}", change.entry),
        tag: tag(viewer, change.kind),
        date: viewer.day(change.day),
        record: link(viewer, change, record),
        about: about(viewer, change, record),
        version: viewer.speech.say("changes_version", &arguments),
        note: note(viewer, change),
        parts: parts_of(viewer, &change.difference, record),
    }
}

fn tag(viewer: &Viewer<'_>, kind: ChangeKind) -> Tag {
    let colour = match kind {
        ChangeKind::New => "other",
        ChangeKind::Changed | ChangeKind::Moved | ChangeKind::Corrected => "note",
        ChangeKind::Withdrawn | ChangeKind::Redacted | ChangeKind::Removed => "no",
    };
    Tag { kind: colour, label: viewer.word(&format!("changed_{}", kind.word())) }
}

/// The record as it is called now; one that is gone as it was called then, else by its id.
fn link(viewer: &Viewer<'_>, change: &Change, record: Option<RecordIndex>) -> Link {
    if let Some(record) = record {
        return record_link(viewer, record);
    }
    let label = match change.title.as_str() {
        "" => of_key(&change.record).map_or(change.record.as_str(), |(_, id)| id).to_owned(),
        title => title.to_owned(),
    };
    Link { label, address: String::new(), lang: String::new() }
}

/// "Huddle of May 7, 2026"; the kind alone where the record has no day or is gone.
fn about(viewer: &Viewer<'_>, change: &Change, record: Option<RecordIndex>) -> String {
    match (record, of_key(change.now()).map(|(kind, _)| kind)) {
        (Some(RecordIndex::Huddle(index)), _) => viewer.speech.dated("cite_huddle", viewer.site.huddle(index).date),
        (Some(RecordIndex::Update(index)), _) => {
            viewer.speech.dated("title_update", RecordDate::Day(viewer.site.update(index).date))
        }
        (_, Some(RecordKind::Huddle)) => viewer.word("changes_of_huddle"),
        (_, Some(RecordKind::Update)) => viewer.word("changes_of_update"),
        (_, Some(RecordKind::Division)) => viewer.word("fact_division"),
        (_, Some(RecordKind::Page)) => viewer.word("changes_of_page"),
        (_, None) => String::new(),
    }
}

/// Why no words are shown, or where the record was.
fn note(viewer: &Viewer<'_>, change: &Change) -> String {
    let id = || of_key(&change.record).map_or(change.record.as_str(), |(_, id)| id);
    match change.kind {
        ChangeKind::New if change.revision > 1 => viewer.word("changes_again"),
        ChangeKind::New | ChangeKind::Removed => String::new(),
        ChangeKind::Moved => viewer.speech.with("changes_moved", "id", id()),
        ChangeKind::Withdrawn | ChangeKind::Redacted => viewer.word("version_withheld"),
        ChangeKind::Changed | ChangeKind::Corrected if change.difference.is_empty() => viewer.word("changes_unknown"),
        ChangeKind::Changed | ChangeKind::Corrected => String::new(),
    }
}
