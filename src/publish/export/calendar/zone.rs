//! A time zone in a calendar (RFC 5545, 3.6.5): when its clocks stood how, for the years that the calendar uses.

use super::lines::Lines;
use chrono::{Duration, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz};
use std::collections::{BTreeMap, BTreeSet};

/// How the clocks of a zone stand.
#[derive(Clone, PartialEq)]
struct Clock {
    /// Seconds ahead of UTC.
    offset: i32,
    daylight: bool,
    name: String,
}

/// Writes the zone with every change of its clocks in these years.
pub fn write(lines: &mut Lines, zone: Tz, years: &BTreeSet<i32>) {
    lines.line("BEGIN", "VTIMEZONE");
    lines.line("TZID", zone.name());
    for (instant, (before, after)) in changes(zone, years) {
        let kind = if after.daylight { "DAYLIGHT" } else { "STANDARD" };
        // The hour that the clocks showed until then.
        let shown = instant + Duration::seconds(before.offset.into());
        lines.line("BEGIN", kind);
        lines.line("DTSTART", &shown.format("%Y%m%dT%H%M%S").to_string());
        lines.line("TZOFFSETFROM", &ahead(before.offset));
        lines.line("TZOFFSETTO", &ahead(after.offset));
        lines.text("TZNAME", &after.name);
        lines.line("END", kind);
    }
    lines.line("END", "VTIMEZONE");
}

/// Instants (UTC) from which the clocks stand otherwise; each run of years begins with how they stand.
fn changes(zone: Tz, years: &BTreeSet<i32>) -> BTreeMap<NaiveDateTime, (Clock, Clock)> {
    let mut changes = BTreeMap::new();
    for &year in years {
        let Some(begin) = NaiveDate::from_ymd_opt(year - 1, 12, 31).and_then(|day| day.and_hms_opt(0, 0, 0)) else {
            continue;
        };
        let mut at = begin;
        let mut clock = clock(zone, at);
        if !years.contains(&(year - 1)) {
            changes.insert(at, (clock.clone(), clock.clone()));
        }
        while at < begin + Duration::days(368) {
            let next = at + Duration::hours(12);
            let then = self::clock(zone, next);
            if then != clock {
                changes.insert(first(zone, at, next), (clock, then.clone()));
                clock = then;
            }
            at = next;
        }
    }
    changes
}

/// The first second after `from`, at latest `to`, at which the clocks stand as at `to`.
fn first(zone: Tz, mut from: NaiveDateTime, mut to: NaiveDateTime) -> NaiveDateTime {
    let then = clock(zone, to);
    while to - from > Duration::seconds(1) {
        let middle = from + Duration::seconds((to - from).num_seconds() / 2);
        if clock(zone, middle) == then {
            to = middle;
        } else {
            from = middle;
        }
    }
    to
}

fn clock(zone: Tz, instant: NaiveDateTime) -> Clock {
    let offset = zone.offset_from_utc_datetime(&instant);
    Clock {
        offset: offset.fix().local_minus_utc(),
        daylight: !offset.dst_offset().is_zero(),
        name: offset.abbreviation().map_or_else(|| ahead(offset.fix().local_minus_utc()), str::to_owned),
    }
}

/// `-0500` (RFC 5545, 3.3.14); seconds only where there are any.
fn ahead(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let seconds = offset.abs();
    let base = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 == 0 { base } else { format!("{base}{:02}", seconds % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(zone: Tz, years: &[i32]) -> String {
        let mut lines = Lines::default();
        write(&mut lines, zone, &years.iter().copied().collect());
        lines.finish()
    }

    #[test]
    fn the_clocks_of_new_york_change_when_they_do() {
        let text = written(chrono_tz::America::New_York, &[2026]);
        let spring = "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\nEND:DAYLIGHT\r\n";
        let autumn = "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nTZNAME:EST\r\nEND:STANDARD\r\n";
        assert!(text.contains(spring) && text.contains(autumn), "{text}");
        assert_eq!(text.matches("TZNAME").count(), 3);
    }

    #[test]
    fn years_in_a_row_are_reported_once() {
        assert_eq!(written(chrono_tz::America::New_York, &[2025, 2026]).matches("TZNAME").count(), 5);
        assert_eq!(written(chrono_tz::America::New_York, &[2020, 2026]).matches("TZNAME").count(), 6);
    }

    #[test]
    fn a_zone_without_summer_time_has_one_clock() {
        let text = written(chrono_tz::America::Phoenix, &[2026]);
        assert_eq!(text.matches("BEGIN:STANDARD").count(), 1);
        assert!(text.contains("TZOFFSETTO:-0700"));
    }
}
