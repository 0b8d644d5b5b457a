//! The dates of the site, of each division and of each area: calendars (iCalendar, RFC 5545 and 7986), one in each
//! language. Huddles to come and those of the last year; a month without a day cannot stand in a calendar. Every stamp
//! is the record's, so that the same content gives the same bytes.

mod lines;
mod zone;

use super::{Exporting, Task};
use crate::language::Argument;
use crate::model::{Huddle, HuddleIndex, HuddleStatus};
use crate::plan::{self, CALENDAR, HuddleScope, Key, Planned};
use crate::view::Viewer;
use crate::view::frame::followed_name;
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use lines::Lines;
use std::collections::BTreeSet;

/// How far back a calendar reaches.
const PAST: Days = Days::new(365);

/// How many events a calendar has at most; the oldest are left out.
const EVENTS: usize = 1_000;

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let followed = plan::followed(exporting.site);
    let each = |viewer: &'a Viewer<'a>| {
        let task = move |&(key, scope): &(Key, HuddleScope)| {
            let address = plan::beside(viewer.site, Planned { key, language: viewer.language }, CALENDAR);
            Task::file(plan::file_of(&address), move |_| Ok(calendar(viewer, key, scope).into_bytes()))
        };
        followed.iter().map(task).collect::<Vec<_>>()
    };
    exporting.viewers.iter().flat_map(each).collect()
}

fn calendar(viewer: &Viewer<'_>, key: Key, scope: HuddleScope) -> String {
    let config = &viewer.site.config;
    let events = events(viewer, scope);
    let title = viewer.speech.with("calendar_title", "name", &followed_name(viewer, key).unwrap_or_default());
    let own = plan::beside(viewer.site, Planned { key, language: viewer.language }, CALENDAR);
    let mut years: BTreeSet<i32> = events.iter().flat_map(|(day, _)| [day.year(), (*day + Days::new(1)).year()]).collect();
    if years.is_empty() {
        // A calendar without any part would be no calendar (RFC 5545, 3.6): an empty one still knows its zone.
        years.insert(viewer.site.first_known_day().year());
    }
    let mut lines = Lines::default();
    lines.line("BEGIN", "VCALENDAR");
    lines.line("VERSION", "2.0");
    lines.line("PRODID", "-//huddle//huddle//EN");
    lines.line("CALSCALE", "GREGORIAN");
    lines.text("NAME", &title);
    // What most programs read in place of NAME.
    lines.text("X-WR-CALNAME", &title);
    lines.text("DESCRIPTION", &viewer.word("desc_upcoming"));
    lines.line("URL", &permanent(viewer, key));
    lines.line("SOURCE;VALUE=URI", &format!("{}{own}", config.base_url));
    lines.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    zone::write(&mut lines, config.timezone, &years);
    for (day, index) in events {
        event(viewer, &mut lines, index, day);
    }
    lines.line("END", "VCALENDAR");
    lines.finish()
}

/// Huddles with a day, from a year ago on, in the order of their days.
fn events(viewer: &Viewer<'_>, scope: HuddleScope) -> Vec<(NaiveDate, HuddleIndex)> {
    let from = viewer.site.today - PAST;
    let newest_first = viewer.plan.huddles(scope).iter();
    let dated = newest_first.filter_map(|index| Some((viewer.site.huddle(*index).date.day()?, *index)));
    let mut events: Vec<_> = dated.filter(|(day, _)| *day >= from).take(EVENTS).collect();
    events.reverse();
    events
}

fn event(viewer: &Viewer<'_>, lines: &mut Lines, index: HuddleIndex, day: NaiveDate) {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language);
    let language = if title.lang.is_empty() { &*viewer.speech.language } else { &title.lang };
    let changed = viewer.site.huddle_changed(index).map_or_else(|| viewer.site.first_known_day(), |date| date.first_day());
    let (state, status) = match huddle.status {
        HuddleStatus::Cancelled => ("status_cancelled", "CANCELLED"),
        HuddleStatus::Postponed => ("status_postponed", "TENTATIVE"),
        HuddleStatus::Scheduled | HuddleStatus::Held => ("", "CONFIRMED"),
    };
    let summary = match state {
        "" => title.text.to_owned(),
        word => viewer
            .speech
            .say("calendar_state", &[("state", Argument::Text(viewer.speech.word(word))), ("title", Argument::Text(title.text))]),
    };
    lines.line("BEGIN", "VEVENT");
    lines.line("UID", &format!("{}@{}", huddle.id, host(&viewer.site.config.base_url)));
    lines.line("DTSTAMP", &changed.format("%Y%m%dT120000Z").to_string());
    times(viewer, lines, huddle, day);
    lines.text(&format!("SUMMARY;LANGUAGE={language}"), &summary);
    if let Some(location) = &huddle.location {
        lines.text("LOCATION", &viewer.place(location));
    }
    lines.text("DESCRIPTION", &description(viewer, huddle, &permanent(viewer, Key::Huddle(index))));
    lines.line("URL", &permanent(viewer, Key::Huddle(index)));
    lines.line("STATUS", status);
    // Whoever subscribes is not busy at all of them.
    lines.line("TRANSP", "TRANSPARENT");
    lines.line("END", "VEVENT");
}

/// Beginning and end at the site's place; the whole day where no time is known.
fn times(viewer: &Viewer<'_>, lines: &mut Lines, huddle: &Huddle, day: NaiveDate) {
    let Some(start) = huddle.start else {
        lines.line("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
        return;
    };
    let zone = viewer.site.config.timezone.name();
    let local = |day: NaiveDate, time: NaiveTime| day.and_time(time).format("%Y%m%dT%H%M%S").to_string();
    lines.line(&format!("DTSTART;TZID={zone}"), &local(day, start));
    if let Some(end) = huddle.end {
        let last = if end > start { day } else { day + Days::new(1) };
        lines.line(&format!("DTEND;TZID={zone}"), &local(last, end));
    }
}

/// What is to be known beforehand, a line each; the address last, since many programs do not show `URL`.
fn description(viewer: &Viewer<'_>, huddle: &Huddle, address: &str) -> String {
    let state = match huddle.status {
        HuddleStatus::Cancelled => viewer.word("cancelled_text"),
        HuddleStatus::Postponed => viewer.word("postponed_text"),
        HuddleStatus::Scheduled | HuddleStatus::Held => String::new(),
    };
    let areas = viewer.area_names(&huddle.areas, huddle.whole_division);
    let place = if areas.is_empty() {
        viewer.division_name(huddle.division)
    } else {
        format!("{} · {areas}", viewer.division_name(huddle.division))
    };
    let accessibility = huddle.location.as_ref().map_or("", |location| &location.accessibility);
    let summary = huddle.summary.as_ref().map_or("", |summary| viewer.said(summary, &huddle.language).text);
    let parts = [state.as_str(), &place, accessibility, summary, address];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn permanent(viewer: &Viewer<'_>, key: Key) -> String {
    format!("{}{}", viewer.site.config.base_url, viewer.address(key))
}

/// The host of an address, which makes ids of this site different from those of others.
fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
