//! A time of day at a place, with how far its clocks are ahead of UTC on that day: for formats that want instants.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

/// Longer than any clock is ever put forward at once.
const BEFORE_CHANGE: Duration = Duration::hours(12);

/// `2026-05-07T18:00:00-04:00` (ISO 8601, RFC 3339). Of an hour that a clock shows twice, the first is meant; one that
/// it leaves out is counted on from before the change, as RFC 5545 has it (3.3.5).
pub fn instant(zone: Tz, day: NaiveDate, time: NaiveTime) -> String {
    let local = day.and_time(time);
    let at = zone.from_local_datetime(&local).earliest().unwrap_or_else(|| skipped(zone, local));
    at.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn skipped(zone: Tz, local: NaiveDateTime) -> chrono::DateTime<Tz> {
    let offset = zone.offset_from_utc_datetime(&(local - BEFORE_CHANGE));
    zone.from_utc_datetime(&(local - chrono::Offset::fix(&offset)))
}

/// The last day of something that begins on `day`: the next where it ends after midnight.
pub fn day_of_end(day: NaiveDate, start: NaiveTime, end: NaiveTime) -> NaiveDate {
    if end > start { day } else { day + Duration::days(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(day: &str, time: &str) -> String {
        instant(chrono_tz::America::New_York, day.parse().unwrap(), time.parse().unwrap())
    }

    #[test]
    fn the_offset_is_that_of_the_day() {
        assert_eq!(written("2026-01-15", "18:00:00"), "2026-01-15T18:00:00-05:00");
        assert_eq!(written("2026-07-15", "18:00:00"), "2026-07-15T18:00:00-04:00");
    }

    #[test]
    fn an_hour_that_is_there_twice_or_never_is_still_one_instant() {
        assert_eq!(written("2026-11-01", "01:30:00"), "2026-11-01T01:30:00-04:00");
        assert_eq!(written("2026-03-08", "02:30:00"), "2026-03-08T03:30:00-04:00");
    }

    #[test]
    fn what_ends_before_it_begins_ends_on_the_next_day() {
        let day: NaiveDate = "2026-12-31".parse().unwrap();
        let time = |text: &str| text.parse::<NaiveTime>().unwrap();
        assert_eq!(day_of_end(day, time("22:00:00"), time("00:30:00")).to_string(), "2027-01-01");
        assert_eq!(day_of_end(day, time("18:00:00"), time("19:30:00")), day);
    }
}
