//! Which version of a record its page shows, and where the log has it.

use super::crumb::crumb;
use crate::pages::language::Argument;
use crate::pages::view::every_page::LogLine;
use crate::pages::view::viewer::Viewer;
use crate::record::model::RecordIndex;
use crate::site::history::{History, RecordHistory};
use crate::site::plan::Key;

/// The record that a page stands for; `None` for lists and for pages of a part of a record.
pub fn record_of(key: Key) -> Option<RecordIndex> {
    match key {
        Key::Huddle(index) => Some(RecordIndex::Huddle(index)),
        Key::Update(index) => Some(RecordIndex::Update(index)),
        Key::Division(index) => Some(RecordIndex::Division(index)),
        Key::Plain(index) => Some(RecordIndex::Page(index)),
        _ => None,
    }
}

/// "Version 3 of September 2, 2026, entry 1,204 of the log", where all changes are listed, and where the entry is
/// verified; `None` where no log is kept.
pub fn log_line(viewer: &Viewer<'_>, key: Key) -> Option<LogLine> {
    let history = viewer.plan.history.as_ref()?;
    let logged = viewer.plan.logged(record_of(key)?)?;
    let entry = viewer.speech.dates.number(i64::try_from(logged.entry).unwrap_or(i64::MAX));
    let mut verify = crumb(viewer, "log_verify", Key::Verify);
    verify.address.push_str(&format!("?record={}", logged.entry));
    Some(LogLine {
        text: numbered(viewer, logged, ("log_line", &[("entry", Argument::Text(entry.as_str()))])),
        unsigned: unsigned(viewer, history),
        changes: crumb(viewer, "changes_title", Key::Changes(None, 1)),
        verify,
    })
}

/// "Version 3 of September 2, 2026".
pub fn version(viewer: &Viewer<'_>, logged: &RecordHistory) -> String {
    numbered(viewer, logged, ("cite_version_numbered", &[]))
}

fn numbered(viewer: &Viewer<'_>, logged: &RecordHistory, (id, more): (&str, &[(&str, Argument<'_>)])) -> String {
    let number = viewer.speech.dates.number(i64::from(logged.revision));
    let date = viewer.day(logged.changed_on).text;
    let mut arguments = vec![("number", Argument::Text(number.as_str())), ("date", Argument::Text(date.as_str()))];
    arguments.extend(more.iter().copied());
    viewer.speech.say(id, &arguments)
}

/// That the log is not signed, as a sentence; empty where it is.
pub fn unsigned(viewer: &Viewer<'_>, history: &History) -> String {
    if history.signed { String::new() } else { viewer.word("log_unsigned") }
}
