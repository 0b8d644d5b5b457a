//! What the calendars of huddles and of tasks share: what stands around their parts, names, stamps, and how far back
//! they reach.

use super::lines::{self, Lines};
use super::zone;
use crate::pages::view::Viewer;
use crate::pages::view::frame::followed_name;
use crate::record::model::{HuddleIndex, RecordIndex, Site};
use crate::site::plan::Key;
use crate::site::plan::subscriptions;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, TimeZone};
use std::collections::BTreeSet;

/// The day that calendars reach back to: the first of the month a year ago, so that they change with the month, not
/// each day.
pub fn past(today: NaiveDate) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    first.checked_sub_months(Months::new(12)).unwrap_or(first)
}

/// Words about a calendar, by their messages.
pub struct Head {
    /// The name of the calendar's file.
    pub file: &'static str,
    /// The message of `NAME` (RFC 7986, section 5.1).
    pub title: &'static str,
    /// The message of `DESCRIPTION` (RFC 7986, section 5.2).
    pub description: &'static str,
}

/// A calendar with these parts; `days` are those on which its zone must be known.
pub fn calendar(
    viewer: &Viewer<'_>,
    key: Key,
    head: &Head,
    days: &[NaiveDate],
    parts: impl FnOnce(&mut Lines),
) -> String {
    let config = &viewer.site.config;
    let title = viewer.speech.with(head.title, "name", &followed_name(viewer, key).unwrap_or_default());
    let own = subscriptions::calendar(viewer.site, key, viewer.language, head.file);
    whole(
        viewer,
        days,
        |lines| {
            lines.text("NAME", &title);
            // What most programs read in place of NAME.
            lines.text("X-WR-CALNAME", &title);
            lines.text("DESCRIPTION", &viewer.word(head.description));
            lines.line("URL", &permanent(viewer, key));
            lines.line("SOURCE;VALUE=URI", &format!("{}{own}", config.base_url));
            lines.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        },
        parts,
    )
}

/// A calendar that is no subscription: its parts are put into another one.
pub fn once(viewer: &Viewer<'_>, days: &[NaiveDate], parts: impl FnOnce(&mut Lines)) -> String {
    whole(viewer, days, |_| {}, parts)
}

fn whole(
    viewer: &Viewer<'_>,
    days: &[NaiveDate],
    head: impl FnOnce(&mut Lines),
    parts: impl FnOnce(&mut Lines),
) -> String {
    let mut lines = Lines::default();
    lines.line("BEGIN", "VCALENDAR");
    lines.line("VERSION", "2.0");
    lines.line("PRODID", "-//huddle//huddle//EN");
    lines.line("CALSCALE", "GREGORIAN");
    head(&mut lines);
    if !days.is_empty() {
        let years: BTreeSet<i32> = days.iter().flat_map(|day| [day.year(), (*day + Days::new(1)).year()]).collect();
        zone::write(&mut lines, viewer.site.config.timezone, &years);
    }
    parts(&mut lines);
    lines.line("END", "VCALENDAR");
    lines.finish()
}

/// The name of a huddle that no other on earth has, and that it has for ever.
pub fn uid(viewer: &Viewer<'_>, index: HuddleIndex) -> String {
    format!("{}@{}", lasting_id(viewer.site, index), home(&viewer.site.config.base_url))
}

/// The first id that a huddle had: one that was moved to another day is still the event that calendars know.
pub fn lasting_id(site: &Site, index: HuddleIndex) -> &str {
    let huddle = site.huddle(index);
    site.former_ids_of_huddle(huddle).first().copied().unwrap_or(&huddle.id)
}

/// When a part of a calendar was last changed, as the record says; the day is dated at noon, UTC.
pub fn stamps(viewer: &Viewer<'_>, lines: &mut Lines, changed: Option<NaiveDate>) {
    let stamp = |day: NaiveDate| day.format("%Y%m%dT120000Z").to_string();
    lines.line("DTSTAMP", &stamp(changed.unwrap_or_else(|| viewer.site.first_known_day())));
    if let Some(day) = changed {
        lines.line("LAST-MODIFIED", &stamp(day));
    }
}

/// What a change adds to the number that a record says itself: more than that ever loses when something is taken back.
const STEP: usize = 100;

/// A number that grows with every change of these records that is published. `own` is what the record says itself, and
/// all of it without a log. A log that begins later only adds to it, so that the number never falls.
pub fn counted(viewer: &Viewer<'_>, records: impl IntoIterator<Item = RecordIndex>, own: usize) -> usize {
    let logged = records.into_iter().filter_map(|record| viewer.plan.logged(record));
    let changes: usize = logged.map(|logged| logged.revision as usize - 1).sum();
    changes * STEP + own
}

/// A revision (RFC 5545, 3.8.7.4).
pub fn sequence(lines: &mut Lines, number: usize) {
    lines.line("SEQUENCE", &number.to_string());
}

/// The names of topics.
pub fn categories(viewer: &Viewer<'_>, lines: &mut Lines, topics: &[crate::record::model::TopicIndex]) {
    if !topics.is_empty() {
        let names: Vec<String> =
            topics.iter().map(|topic| lines::escaped(viewer.name(&viewer.site.topic(*topic).name))).collect();
        lines.line("CATEGORIES", &names.join(","));
    }
}

/// Noon of a day at the site's place, as a moment in UTC.
pub fn noon(viewer: &Viewer<'_>, day: NaiveDate) -> String {
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time"));
    let moment =
        viewer.site.config.timezone.from_local_datetime(&noon).earliest().map_or(noon, |moment| moment.naive_utc());
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

/// The permanent address of a page in the viewer's language.
pub fn permanent(viewer: &Viewer<'_>, key: Key) -> String {
    format!("{}{}", viewer.site.config.base_url, viewer.address(key))
}

/// The site's address without its scheme: it distinguishes ids of this site from those of others, of the same host too.
pub fn home(base_url: &str) -> &str {
    base_url.split_once("://").map_or(base_url, |(_, rest)| rest).trim_end_matches('/')
}
