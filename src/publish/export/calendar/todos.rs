//! What was promised, as tasks (RFC 5545, 3.6.2): what is not settled, the most pressing first, and what was settled in
//! the last year.

use super::lines::Lines;
use super::parts::{self, Head, categories, home, lasting_id, noon, past, permanent, sequence, stamps, uid};
use crate::pages::view::Viewer;
use crate::record::model::commitment::ReportSource;
use crate::record::model::{Commitment, CommitmentIndex, Due, RecordDate, RecordIndex, ReportStatus};
use crate::site::plan::subscriptions::TASKS;
use crate::site::plan::{Key, OutcomeScope};
use chrono::NaiveDate;
use std::collections::HashSet;

/// How many tasks a list has at most; the settled and those that are due last are left out.
const MOST: usize = 500;

const HEAD: Head = Head { file: TASKS, title: "calendar_tasks_title", description: "desc_calendar_tasks" };

/// The tasks of a list of commitments, for the page that it lies beside.
pub fn calendar(viewer: &Viewer<'_>, key: Key, scope: OutcomeScope) -> String {
    let tasks = tasks(viewer, scope);
    // A calendar without any part would be no calendar (RFC 5545, 3.6); days alone need no zone.
    let days = if tasks.is_empty() { vec![viewer.site.first_known_day()] } else { Vec::new() };
    parts::calendar(viewer, key, &HEAD, &days, |lines| {
        for index in tasks {
            task(viewer, lines, index);
        }
    })
}

/// As the lists of the site have them: overdue, open by due date, settled.
fn tasks(viewer: &Viewer<'_>, scope: OutcomeScope) -> Vec<CommitmentIndex> {
    let site = viewer.site;
    let from = past(site.today);
    let is_listed = |index: &CommitmentIndex| {
        let commitment = site.commitment(*index);
        let made = commitment.made_on(site);
        let recent = commitment.state.last_report.is_some_and(|date| date.last_day() >= from);
        !made.is_after(site.today) && (recent || !commitment.state.status.is_settled())
    };
    viewer.plan.outcomes(scope).iter().copied().filter(is_listed).take(MOST).collect()
}

fn task(viewer: &Viewer<'_>, lines: &mut Lines, index: CommitmentIndex) {
    let site = viewer.site;
    let commitment = site.commitment(index);
    let huddle = site.huddle(commitment.huddle);
    let said = viewer.said(&commitment.text, &huddle.language);
    let language = if said.lang.is_empty() { &*viewer.speech.language } else { &said.lang };
    let address = permanent(viewer, Key::Commitment(index));
    lines.line("BEGIN", "VTODO");
    // A huddle's id holds no slash, so that no two names are one.
    lines.line(
        "UID",
        &format!("{}/{}@{}", lasting_id(site, commitment.huddle), commitment.id, home(&site.config.base_url)),
    );
    stamps(viewer, lines, Some(viewer.plan.commitment_changed(site, index).first_day()));
    // Reports and corrections are only added to.
    let own = commitment.reports.len() + huddle.corrections.len();
    sequence(lines, parts::counted(viewer, sources(commitment), own));
    lines.text(&format!("SUMMARY;LANGUAGE={language}"), said.text);
    if let Some(day) = commitment.state.due {
        lines.line("DUE;VALUE=DATE", &day.format("%Y%m%d").to_string());
    }
    lines.line("STATUS", status(commitment.state.status));
    if let Some(day) = completed(commitment) {
        lines.line("COMPLETED", &noon(viewer, day));
    }
    lines.text("DESCRIPTION", &description(viewer, index, &address));
    categories(viewer, lines, &commitment.topics);
    lines.text("RELATED-TO", &uid(viewer, commitment.huddle));
    lines.line("URL", &address);
    lines.line("END", "VTODO");
}

/// The records that say something of it: its huddle, and those that reported on it.
fn sources(commitment: &Commitment) -> HashSet<RecordIndex> {
    let reported = commitment.reports.iter().map(|report| match report.source {
        ReportSource::Huddle(index) => RecordIndex::Huddle(index),
        ReportSource::Update(index) => RecordIndex::Update(index),
    });
    reported.chain([RecordIndex::Huddle(commitment.huddle)]).collect()
}

fn status(status: ReportStatus) -> &'static str {
    match status {
        ReportStatus::Open => "NEEDS-ACTION",
        ReportStatus::InProgress | ReportStatus::Waiting => "IN-PROCESS",
        ReportStatus::Done | ReportStatus::Confirmed => "COMPLETED",
        ReportStatus::Dropped | ReportStatus::Replaced => "CANCELLED",
    }
}

/// The day on which it was done, where it is and the day is known.
fn completed(commitment: &Commitment) -> Option<NaiveDate> {
    commitment.ended_on().filter(|_| commitment.state.status.is_kept()).and_then(RecordDate::day)
}

/// Who, by when in words, where it stands, what was said last; the address at the end, since many programs do not show
/// `URL`.
fn description(viewer: &Viewer<'_>, index: CommitmentIndex, address: &str) -> String {
    let commitment = viewer.site.commitment(index);
    let words = match commitment.due().as_deref() {
        Some(Due::Words(words)) => viewer.speech.with("due_words", "words", words),
        _ => String::new(),
    };
    let owner = viewer.spoken.owner(index);
    let state = viewer.status_tag(commitment.state.status).label;
    let last = commitment
        .state
        .last_report
        .map_or_else(|| viewer.word("never_reported"), |date: RecordDate| viewer.speech.dated("last_reported", date));
    let note = last_note(viewer, commitment);
    let parts = [owner, &words, &format!("{state} · {last}"), &note, address];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What the last report says.
fn last_note(viewer: &Viewer<'_>, commitment: &Commitment) -> String {
    let Some(report) = commitment.last_report() else { return String::new() };
    let language = viewer.site.language_of(report.source);
    report.note.as_ref().map_or_else(String::new, |note| viewer.said(note, language).text.to_owned())
}
