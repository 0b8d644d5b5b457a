//! The day of a build: as it was asked for, from SOURCE_DATE_EPOCH, or the clock's day where the site is.

use crate::publish::pipeline::Inputs;
use crate::record::model::date::DateMistake;
use anyhow::{Context, bail};
use chrono::{DateTime, NaiveDate, Utc};
use std::time::{SystemTime, UNIX_EPOCH};

/// Finds the day.
///
/// # Errors
/// A `--today` or SOURCE_DATE_EPOCH that cannot be read.
pub fn today(asked: Option<&str>, inputs: &Inputs) -> anyhow::Result<NaiveDate> {
    if let Some(asked) = asked {
        return day("--today", asked);
    }
    Ok(moment()?.with_timezone(&zone(inputs)).date_naive())
}

/// SOURCE_DATE_EPOCH, or what the clock says.
///
/// # Errors
/// A SOURCE_DATE_EPOCH that cannot be read.
pub fn moment() -> anyhow::Result<DateTime<Utc>> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .trim()
            .parse::<i64>()
            .with_context(|| format!("SOURCE_DATE_EPOCH is \"{text}\", which is not a number of seconds"))?,
        Err(_) => i64::try_from(
            SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is set before 1970")?.as_secs(),
        )?,
    };
    let Some(moment) = DateTime::from_timestamp(seconds, 0) else {
        bail!("SOURCE_DATE_EPOCH {seconds} is out of range")
    };
    Ok(moment)
}

/// The day behind an option.
///
/// # Errors
/// What is no date, with what may be meant.
pub fn day(option: &str, written: &str) -> anyhow::Result<NaiveDate> {
    let mistake = match crate::record::model::date::parse_day(written) {
        Ok(day) => return Ok(day),
        Err(mistake) => mistake,
    };
    let meant = match mistake {
        DateMistake::Ambiguous(one, two) => format!("write {option} {one} or {option} {two}"),
        DateMistake::Invalid(_, Some(day)) => format!("write {option} {day}"),
        DateMistake::Invalid(_, None) => format!("write year-month-day, such as {option} 2026-05-07"),
    };
    bail!("{option} {written} is not a date that can be read: {meant}")
}

/// The site's time zone, as far as site.yaml can be read before the day is known.
fn zone(inputs: &Inputs) -> chrono_tz::Tz {
    crate::record::resolve::settings::read(inputs.settings.as_deref()).0.config.timezone
}
