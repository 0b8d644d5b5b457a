//! The dates of huddles as events: huddles to come and those of the last year. A month without a day cannot stand in a
//! calendar.

use super::lines::Lines;
use super::parts::{self, Head, categories, past, permanent, sequence, stamps, uid};
use crate::pages::language::Argument;
use crate::pages::view::Viewer;
use crate::record::model::{Huddle, HuddleIndex, HuddleStatus, Minutes, RecordIndex};
use crate::site::plan::subscriptions::CALENDAR;
use crate::site::plan::{HuddleScope, Key};
use crate::text::markdown::plain::text_of;
use crate::text::shorten;
use chrono::{Days, NaiveDate, NaiveTime};

/// How many events a calendar has at most; the oldest are left out.
const EVENTS: usize = 1_000;

/// How much of an agenda an event quotes, in characters: the page has all of it.
const AGENDA: usize = 2_000;

const HEAD: Head = Head { file: CALENDAR, title: "calendar_title", description: "desc_upcoming" };

/// The calendar of a list of huddles, for the page that it lies beside.
pub fn calendar(viewer: &Viewer<'_>, key: Key, scope: HuddleScope) -> String {
    let events = events(viewer, scope);
    let mut days: Vec<NaiveDate> = events.iter().map(|(day, _)| *day).collect();
    if days.is_empty() {
        // A calendar without any part would be no calendar (RFC 5545, 3.6): an empty one still knows its zone.
        days.push(viewer.site.first_known_day());
    }
    parts::calendar(viewer, key, &HEAD, &days, |lines| {
        for (day, index) in events {
            event(viewer, lines, index, day);
        }
    })
}

/// The date of one huddle, to be put into a calendar of one's own.
pub fn single(viewer: &Viewer<'_>, index: HuddleIndex) -> String {
    let days: Vec<NaiveDate> = viewer.site.huddle(index).date.day().into_iter().collect();
    parts::once(viewer, &days, |lines| {
        for day in &days {
            event(viewer, lines, index, *day);
        }
    })
}

/// Huddles with a day, from a year ago on, in the order of their days.
fn events(viewer: &Viewer<'_>, scope: HuddleScope) -> Vec<(NaiveDate, HuddleIndex)> {
    let from = past(viewer.site.today);
    let all = viewer.plan.huddles(scope).iter();
    let dated = all.filter_map(|index| Some((viewer.site.huddle(*index).date.day()?, *index)));
    let mut events: Vec<_> = dated.filter(|(day, _)| *day >= from).collect();
    events.sort_unstable();
    events.drain(..events.len().saturating_sub(EVENTS));
    events
}

fn event(viewer: &Viewer<'_>, lines: &mut Lines, index: HuddleIndex, day: NaiveDate) {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language);
    let language = if title.lang.is_empty() { &*viewer.speech.language } else { &title.lang };
    let (state, status) = match huddle.status {
        HuddleStatus::Cancelled => ("status_cancelled", "CANCELLED"),
        HuddleStatus::Postponed => ("status_postponed", "TENTATIVE"),
        HuddleStatus::Scheduled | HuddleStatus::Held => ("", "CONFIRMED"),
    };
    let summary = match state {
        "" => title.text.to_owned(),
        word => viewer.speech.say(
            "calendar_state",
            &[("state", Argument::Text(viewer.speech.word(word))), ("title", Argument::Text(title.text))],
        ),
    };
    lines.line("BEGIN", "VEVENT");
    lines.line("UID", &uid(viewer, index));
    stamps(viewer, lines, viewer.plan.huddle_changed(viewer.site, index).map(|date| date.first_day()));
    sequence(lines, parts::counted(viewer, [RecordIndex::Huddle(index)], revision(huddle)));
    times(viewer, lines, huddle, day);
    lines.text(&format!("SUMMARY;LANGUAGE={language}"), &summary);
    if let Some(location) = &huddle.location {
        lines.text("LOCATION", &viewer.place(location));
    }
    lines.text("DESCRIPTION", &description(viewer, huddle, &permanent(viewer, Key::Huddle(index))));
    categories(viewer, lines, &huddle.topics);
    lines.line("URL", &permanent(viewer, Key::Huddle(index)));
    if let Some(version) = viewer.site.approved_version(huddle) {
        // The number by itself, for programs: no property of the standard has it (RFC 5545, 3.8.8.2).
        lines.line("X-HUDDLE-VERSION", &version.number.to_string());
    }
    lines.line("STATUS", status);
    // Whoever subscribes is not busy at all of them.
    lines.line("TRANSP", "TRANSPARENT");
    lines.line("END", "VEVENT");
}

/// A number that grows with each change in the record and never falls while the record is only added to: how far
/// a huddle has come (scheduled, postponed, held or cancelled, approved, withdrawn), and more with each correction than
/// all of these.
fn revision(huddle: &Huddle) -> usize {
    let step = match (huddle.status, &huddle.minutes) {
        (_, Minutes::Withdrawn) => 4,
        (_, Minutes::Approved { .. }) => 3,
        (HuddleStatus::Held | HuddleStatus::Cancelled, Minutes::Draft) => 2,
        (HuddleStatus::Postponed, Minutes::Draft) => 1,
        (HuddleStatus::Scheduled, Minutes::Draft) => 0,
    };
    5 * huddle.correction_count + step
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
    let agenda = viewer.site.agenda(huddle, &viewer.speech.language).map_or(String::new(), |agenda| {
        let text = text_of(agenda.text);
        format!("{}\n{}", viewer.word("calendar_agenda"), shorten(text.trim_end(), AGENDA))
    });
    let version = viewer.site.approved_version(huddle).map_or(String::new(), |version| {
        let number = viewer.speech.dates.number(i64::from(version.number));
        let date = viewer.day(version.on).text;
        let arguments = [("number", Argument::Text(number.as_str())), ("date", Argument::Text(date.as_str()))];
        viewer.speech.say("calendar_version", &arguments)
    });
    let parts = [state.as_str(), &place, accessibility, summary, &agenda, &version, address];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
