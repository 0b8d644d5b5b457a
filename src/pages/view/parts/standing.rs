//! How a commitment stands, in a sentence or two: its state and since when, what was last heard of it, and that nobody
//! has spoken of it for long. Its page begins with them, and a link that is shared says them.

use crate::pages::language::Argument;
use crate::pages::view::shapes::Tag;
use crate::pages::view::viewer::Viewer;
use crate::record::model::{Commitment, Due, RecordDate, Report, ReportStatus};
use crate::text::{one_line, sentence, shorten};
use serde::Serialize;

/// How a commitment stands. Read one after another, the texts are sentences.
#[derive(Debug, Serialize)]
pub struct Standing {
    /// What stands before the tag; empty in most languages.
    pub before: String,
    /// Its state on the day of the build.
    pub tag: Tag,
    /// The rest of the sentence, which begins with a space where it needs one: since when, and by when it is due.
    pub after: String,
    /// When it was last heard of; empty where the sentence before says that.
    pub news: String,
    /// What was said then, as plain text: the note of the record, or its beginning; empty where there is none.
    pub note: String,
    /// The BCP 47 tag of the note; empty where it is the page's language.
    pub note_lang: String,
    /// That nobody has spoken of it since, or ever; empty where that is not long ago, and where it is settled.
    pub silence: String,
}

/// Characters of a note that are repeated. The story below has all of it.
const NOTE: usize = 200;

impl Standing {
    /// The same as one plain text.
    pub fn text(&self) -> String {
        let state = format!("{}{}{}", self.before, self.tag.label, self.after);
        let parts = [&state, &self.news, &self.note, &self.silence];
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// How a commitment stands on the day of the build, in the viewer's language.
pub fn standing(viewer: &Viewer<'_>, commitment: &Commitment) -> Standing {
    let (id, since) = state(viewer, commitment);
    let waiting = spell(viewer, commitment);
    let due = match commitment.state.status.is_settled() {
        true => commitment.first_due_date(),
        false => commitment.state.due,
    };
    let due = due.map_or(String::new(), |day| viewer.speech.date(RecordDate::Day(day)));
    let arguments = [
        ("when", Argument::Text(&on(viewer, since))),
        ("since", Argument::Text(&from(viewer, since))),
        ("waiting", Argument::Text(&from(viewer, waiting))),
        ("due", Argument::Text(&due)),
    ];
    let (before, after) = viewer.speech.around(id, "state", &arguments);
    let heard = commitment.last_heard();
    let (note, note_lang) = heard.map_or_else(Default::default, |report| note(viewer, report));
    Standing {
        before,
        tag: viewer.state_tag(commitment.state),
        after,
        news: heard.map_or(String::new(), |report| news(viewer, commitment, (report, since), &note)),
        note,
        note_lang,
        silence: silence(viewer, commitment),
    }
}

/// The message that says the state, and the date that it says it with.
fn state(viewer: &Viewer<'_>, commitment: &Commitment) -> (&'static str, RecordDate) {
    let status = commitment.state.status;
    if status.is_settled() {
        let last = commitment.last_report().map(|report| report.date);
        let ended = commitment.ended_on().or(last).unwrap_or_else(|| commitment.made_on(viewer.site));
        let is_late = commitment.first_due_date().map(|due| ended.first_day() > due);
        // Without the day of the work, that of the report is said to be one.
        let says_a_day = commitment.ended_by().is_some_and(|report| report.says_a_day);
        let id = match (status, says_a_day, is_late) {
            (ReportStatus::Dropped, ..) => "standing_dropped",
            (ReportStatus::Replaced, ..) => "standing_replaced",
            (ReportStatus::Confirmed, true, None) => "standing_confirmed",
            (ReportStatus::Confirmed, true, Some(false)) => "standing_confirmed_in_time",
            (ReportStatus::Confirmed, true, Some(true)) => "standing_confirmed_late",
            (ReportStatus::Confirmed, false, None) => "standing_agreed",
            (ReportStatus::Confirmed, false, Some(false)) => "standing_agreed_in_time",
            (ReportStatus::Confirmed, false, Some(true)) => "standing_agreed_late",
            (_, true, None) => "standing_done",
            (_, true, Some(false)) => "standing_done_in_time",
            (_, true, Some(true)) => "standing_done_late",
            (_, false, None) => "standing_told",
            (_, false, Some(false)) => "standing_told_in_time",
            (_, false, Some(true)) => "standing_told_late",
        };
        return (id, ended);
    }
    if let Some(day) = commitment.state.overdue_since {
        let id = match status {
            ReportStatus::Waiting => "standing_overdue_waiting",
            ReportStatus::InProgress => "standing_overdue_begun",
            _ => "standing_overdue",
        };
        return (id, RecordDate::Day(day));
    }
    let id = match commitment.due().as_deref() {
        Some(Due::Date(_)) => "standing_due",
        Some(Due::Words(_)) => "standing_open",
        None => "standing_undated",
    };
    (id, spell(viewer, commitment))
}

/// Since when it is as far as it is: the first of the last reports in a row that say the same, or the day on which it
/// was made.
fn spell(viewer: &Viewer<'_>, commitment: &Commitment) -> RecordDate {
    let status = commitment.state.status;
    let is_unbroken = commitment.reports.iter().all(|report| report.status == status);
    let same = commitment.reports.iter().rev().take_while(|report| report.status == status);
    match same.last() {
        Some(report) if !(is_unbroken && status == ReportStatus::Open) => report.date,
        _ => commitment.made_on(viewer.site),
    }
}

/// "on May 7, 2026", "in May 2026".
fn on(viewer: &Viewer<'_>, date: RecordDate) -> String {
    viewer.speech.dated(if date.day().is_some() { "moment_day" } else { "moment_month" }, date)
}

/// "since May 7, 2026".
fn from(viewer: &Viewer<'_>, date: RecordDate) -> String {
    viewer.speech.dated(if date.day().is_some() { "moment_since_day" } else { "moment_since_month" }, date)
}

/// What a report says, with a full stop.
fn note(viewer: &Viewer<'_>, report: &Report) -> (String, String) {
    let Some(note) = &report.note else { return Default::default() };
    let said = viewer.said(note, viewer.site.language_of(report.source));
    (sentence(&shorten(&one_line(said.text), NOTE)).into_owned(), said.lang)
}

/// When it was last heard of, before the words of the note where there are any. Of what is settled the day stands there
/// already, unless something was said of it later.
fn news(viewer: &Viewer<'_>, commitment: &Commitment, last: (&Report, RecordDate), note: &str) -> String {
    let (report, since) = last;
    if commitment.state.status.is_settled() && (report.given == since || report.date == since) {
        return String::new();
    }
    viewer.speech.dated(if note.is_empty() { "standing_heard" } else { "standing_heard_note" }, report.given)
}

/// That nobody has spoken of it, as long as it is not settled.
fn silence(viewer: &Viewer<'_>, commitment: &Commitment) -> String {
    let is_heard = commitment.state.last_report.is_some();
    match (commitment.state.status.is_settled(), is_heard, commitment.is_silent(viewer.site)) {
        (true, ..) | (_, true, false) => String::new(),
        (_, true, true) => viewer.word("standing_silent"),
        (_, false, true) => viewer.word("silence_never"),
        (_, false, false) => viewer.word("standing_unheard"),
    }
}
