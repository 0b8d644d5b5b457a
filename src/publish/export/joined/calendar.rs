//! `calendar.ics` of a combined site (RFC 5545): the huddles to come of all departments, with their times as instants,
//! so that no zone has to come along.

use crate::federate::plan::Key;
use crate::federate::{Coming, Department, Viewer};
use crate::publish::export::calendar::lines::Lines;
use crate::publish::export::task::PutFile;
use crate::site::artifact::Artifact;
use crate::site::plan::data;
use crate::site::plan::subscriptions::CALENDAR;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use std::io;
use uuid::Uuid;

/// The calendar, beside the home page of a language.
pub fn file(viewer: &Viewer<'_>, put: &PutFile<'_>) -> io::Result<()> {
    let path = data::path(&format!("{}{CALENDAR}", viewer.address(Key::Home)));
    put(Artifact::new(path, calendar(viewer)))
}

fn calendar(viewer: &Viewer<'_>) -> String {
    let federation = viewer.federation;
    let (_, as_of) = federation.as_of();
    let mut lines = Lines::default();
    lines.line("BEGIN", "VCALENDAR");
    lines.line("VERSION", "2.0");
    lines.line("PRODID", "-//huddle//huddle//EN");
    lines.line("CALSCALE", "GREGORIAN");
    for name in ["NAME", "X-WR-CALNAME"] {
        lines.text(name, viewer.title);
    }
    lines.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    let all = federation.departments.iter().flat_map(|one| one.upcoming.iter().map(move |coming| (one, coming)));
    let mut all: Vec<(&Department, &Coming)> = all.filter(|(_, coming)| coming.huddle.date().day().is_some()).collect();
    all.sort_by_key(|(one, coming)| (coming.huddle.date().first_day(), &one.slug));
    for (department, coming) in &all {
        event(viewer, &mut lines, (department, coming), as_of);
    }
    if all.is_empty() {
        // A calendar without any part would be no calendar (RFC 5545, 3.6).
        let first = viewer.word("upcoming_none");
        lines.line("BEGIN", "VJOURNAL");
        lines.line("UID", &uid(&federation.base_url, "none"));
        lines.line("DTSTAMP", &stamp(as_of));
        lines.text("SUMMARY", &first);
        lines.line("END", "VJOURNAL");
    }
    lines.line("END", "VCALENDAR");
    lines.finish()
}

fn event(viewer: &Viewer<'_>, lines: &mut Lines, (department, coming): (&Department, &Coming), as_of: NaiveDate) {
    let huddle = &coming.huddle;
    let url = department.url_of(huddle);
    let title = department.title_of(huddle);
    let tag = department.language_of(huddle);
    let language = if tag.is_empty() { &*viewer.speech().language } else { tag };
    lines.line("BEGIN", "VEVENT");
    lines.line("UID", &uid(&department.about.base_url, url.as_deref().unwrap_or(title)));
    lines.line("DTSTAMP", &stamp(as_of));
    match &coming.times {
        Some((start, end)) => {
            lines.line("DTSTART", &instant(start));
            if let Some(end) = end {
                lines.line("DTEND", &instant(end));
            }
        }
        None => lines.line("DTSTART;VALUE=DATE", &huddle.date().first_day().format("%Y%m%d").to_string()),
    }
    lines.text(&format!("SUMMARY;LANGUAGE={language}"), &format!("{title} ({})", department.about.name));
    if !coming.place.is_empty() {
        lines.text("LOCATION", &coming.place);
    }
    if let Some(url) = &url {
        lines.text("DESCRIPTION", url);
        lines.line("URL", url);
    }
    lines.line("STATUS", "CONFIRMED");
    // Whoever subscribes is not busy at all of them.
    lines.line("TRANSP", "TRANSPARENT");
    lines.line("END", "VEVENT");
}

/// An instant in universal time, which every program knows.
fn instant(time: &DateTime<Tz>) -> String {
    time.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string()
}

/// Noon of a day.
fn stamp(day: NaiveDate) -> String {
    day.format("%Y%m%dT120000Z").to_string()
}

/// Stays as long as the address does.
fn uid(base: &str, address: &str) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{base} {address}").as_bytes()).to_string()
}
