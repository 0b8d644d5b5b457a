//! Charts as typed data: bars whose places and lengths are shares of the room there is, so that they reflow and their
//! text keeps its size. The pieces `ui.bar` and `ui.months` of the theme draw them as SVG.

use super::viewer::Viewer;
use crate::pages::language::dates::month_initials;
use crate::site::tally::{Fate, Meetings, PERCENT_FROM, Tally};
use chrono::Datelike;
use serde::Serialize;

/// What a bar of promises is split into, in its order, with the word for each: everything that can be judged is in
/// exactly one part. Kept is filled, in two tones; not kept is outlined.
const PARTS: [(&str, &str); 4] =
    [("kept", "bar_kept"), ("kept-late", "bar_late"), ("open", "bar_open"), ("dropped", "bar_dropped")];

/// The parts of a tally, in the order of [`PARTS`].
fn parts(tally: &Tally) -> [u32; PARTS.len()] {
    [
        tally.count(Fate::KeptInTime) + tally.count(Fate::KeptUndated),
        tally.count(Fate::KeptLate),
        tally.still_open(),
        tally.count(Fate::Dropped) + tally.count(Fate::ReplacedByNothing),
    ]
}

/// How many years of months a chart shows at most.
const YEARS: i32 = 3;

/// How high a column can be and where it stands, in `em` of the chart's text.
const COLUMN: f64 = 5.0;
const BASE: f64 = 6.5;

/// A part of a bar. The numbers stand beside the bar, as text.
#[derive(Serialize)]
pub struct Segment {
    /// Which part, which chooses its tone or outline: the first of a line of [`PARTS`].
    pub kind: &'static str,
    /// Where it begins: a share of the width such as `12.5%`.
    pub x: String,
    /// A share of the width.
    pub width: String,
}

/// What a tone or an outline stands for.
#[derive(Serialize)]
pub struct Legend {
    /// The first of a line of [`PARTS`].
    pub kind: &'static str,
    /// What it stands for, in words.
    pub label: String,
}

/// A year of months.
#[derive(Serialize)]
pub struct Year {
    /// The year, in four digits.
    pub label: String,
    /// What the columns show, in words.
    pub said: String,
    /// From January to December.
    pub columns: Vec<Column>,
}

/// A month: what was held, and above it what was called off.
#[derive(Serialize)]
pub struct Column {
    /// The first letter of the month's name.
    pub initial: String,
    /// Empty where there was nothing, or the month is still to come.
    pub number: String,
    /// The left edge: a share of the width.
    pub x: String,
    /// Where letter and number stand: a share of the width.
    pub middle: String,
    /// The upper edge of what was held, such as `3em`.
    pub y: String,
    /// How high that is, in em; empty where nothing was held.
    pub height: String,
    /// The upper edge of what was called off, in em.
    pub off_y: String,
    /// How high that is, in em; empty where nothing was called off.
    pub off_height: String,
    /// The line that the number stands on, in em.
    pub number_y: String,
}

/// Every part with its tone or outline, whether a bar has it or not.
pub fn legend(viewer: &Viewer<'_>) -> Vec<Legend> {
    PARTS.iter().map(|(kind, word)| Legend { kind, label: viewer.word(word) }).collect()
}

/// The bar of those that can be judged, all of its width; without segments where they are too few for a share in per
/// cent, which a bar is.
pub fn bar(tally: &Tally) -> Vec<Segment> {
    let whole = tally.share().whole;
    if whole < PERCENT_FROM {
        return Vec::new();
    }
    let share = |count: u32| percent(f64::from(count) * 100.0 / f64::from(whole));
    let mut before = 0;
    let mut segments = Vec::new();
    for ((kind, _), count) in PARTS.iter().zip(parts(tally)).filter(|(_, count)| *count > 0) {
        segments.push(Segment { kind, x: share(before), width: share(count) });
        before += count;
    }
    segments
}

/// The last years, the latest first, with a column for each month.
pub fn years(viewer: &Viewer<'_>, meetings: &Meetings) -> Vec<Year> {
    let this = viewer.site.today.year();
    let Some(first) = meetings.first_year() else { return Vec::new() };
    let shown: Vec<i32> = (first.max(this - YEARS + 1)..=this).rev().collect();
    let all = shown.iter().flat_map(|year| (1..=12).map(|month| meetings.month(*year, month)));
    let most = all.map(|month| month.held + month.called_off).max().unwrap_or(0).max(1);
    let initials = month_initials(&viewer.speech.language);
    shown.into_iter().map(|year| year_of(viewer, meetings, year, (most, &initials))).collect()
}

fn year_of(viewer: &Viewer<'_>, meetings: &Meetings, year: i32, (most, initials): (u32, &[String])) -> Year {
    let sum = meetings.between((year, 1), (year, 12));
    let label = format!("{year:04}");
    let column = |(month, initial): (u32, &String)| {
        let count = meetings.month(year, month);
        let height = |count: u32| f64::from(count) * COLUMN / f64::from(most);
        let (held, off) = (height(count.held), height(count.called_off));
        let left = f64::from(month - 1) * 100.0 / 12.0;
        Column {
            initial: initial.clone(),
            number: if count.held > 0 { viewer.speech.dates.number(i64::from(count.held)) } else { String::new() },
            x: percent(left + 1.2),
            middle: percent(left + 50.0 / 12.0),
            y: ems(BASE - held),
            height: if count.held > 0 { ems(held) } else { String::new() },
            off_y: ems(BASE - held - off),
            off_height: if count.called_off > 0 { ems(off) } else { String::new() },
            number_y: ems(BASE - held - off - 0.4),
        }
    };
    Year {
        said: format!("{label}: {}", meetings_said(viewer, sum.held, sum.called_off)),
        columns: (1..=12).zip(initials).map(column).collect(),
        label,
    }
}

/// "24 huddles held, 2 cancelled or postponed".
pub fn meetings_said(viewer: &Viewer<'_>, held: u32, called_off: u32) -> String {
    let held = viewer.speech.count("score_held", i64::from(held));
    if called_off == 0 {
        held
    } else {
        format!("{held}, {}", viewer.speech.count("score_called_off", i64::from(called_off)))
    }
}

fn percent(share: f64) -> String {
    format!("{}%", short(share))
}

fn ems(length: f64) -> String {
    format!("{}em", short(length))
}

/// With two decimals at most.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
