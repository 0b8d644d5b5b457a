//! Since when a page says what it says, and where the log has that.

use super::crumb::crumb;
use crate::pages::language::Argument;
use crate::pages::view::every_page::LogLine;
use crate::pages::view::viewer::Viewer;
use crate::record::model::RecordIndex;
use crate::site::history::History;
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

/// Since when the page says what it says and which entry of the log that is, where all changes are listed, and where
/// the entry is verified; `None` where no log is kept. Without a number: versions with numbers are those that were
/// approved.
pub fn log_line(viewer: &Viewer<'_>, key: Key) -> Option<LogLine> {
    let history = viewer.plan.history.as_ref()?;
    let logged = viewer.plan.logged(record_of(key)?)?;
    let entry = viewer.speech.dates.number(i64::try_from(logged.entry).unwrap_or(i64::MAX));
    let date = viewer.day(logged.changed_on).text;
    let mut verify = crumb(viewer, "log_verify", Key::Verify);
    verify.address.push_str(&format!("?record={}", logged.entry));
    Some(LogLine {
        text: viewer.speech.say("log_line", &[("date", Argument::Text(&date)), ("entry", Argument::Text(&entry))]),
        unsigned: unsigned(viewer, history),
        changes: crumb(viewer, "changes_title", Key::Changes(None, 1)),
        verify,
    })
}

/// That the log is not signed, as a sentence; empty where it is.
pub fn unsigned(viewer: &Viewer<'_>, history: &History) -> String {
    if history.signed { String::new() } else { viewer.word("log_unsigned") }
}
