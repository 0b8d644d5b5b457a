//! `start: "6:30"` among huddles that are held in the evening was hardly meant in the morning: a warning, since it may
//! be.

use super::Checked;
use crate::diagnostics::Code;
use crate::record::model::Huddle;
use crate::record::parse::tree::Step::{self, Key};
use crate::record::resolve::agreement::evening;
use crate::record::resolve::fields::Fields;
use chrono::{NaiveTime, Timelike};

/// The hour from which a huddle is one of the evening.
const EVENING: u32 = 16;
/// Up to this hour nobody meets in the morning, where the others meet in the evening.
const NIGHT: u32 = 6;
/// Up to this hour somebody may, who writes `08:00`; `8:00` is reported.
const MORNING: u32 = 8;

/// Reports times in the morning among huddles that are all held in the evening.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<crate::diagnostics::Diag>) {
    for huddle in &checked.site.huddles {
        let next = huddle.next.as_ref();
        for (times, path) in [
            ((huddle.start, huddle.end), &[Key("start")][..]),
            ((next.and_then(|next| next.start), next.and_then(|next| next.end)), &[Key("next"), Key("start")]),
        ] {
            if let Some(end) = times.1.filter(|end| times.0.is_none() && end.hour() <= MORNING)
                && is_of_an_evening_series(checked, huddle, path.len() > 1)
            {
                end_alone(checked, huddle, end, &[&path[..path.len() - 1], &[Key("end")]].concat(), diags);
            }
            if let Some(later) = meant(times).filter(|_| is_of_an_evening_series(checked, huddle, path.len() > 1)) {
                report(checked, huddle, (times.0, later), path, diags);
            }
        }
    }
}

/// The evening hour of a start early in the morning, unless the end says that the morning is meant or is reported
/// already.
fn meant((start, end): (Option<NaiveTime>, Option<NaiveTime>)) -> Option<(NaiveTime, Option<NaiveTime>)> {
    let start = start.filter(|start| start.hour() <= MORNING)?;
    let later = evening(start)?;
    match end {
        None => Some((later, None)),
        Some(end) if end <= start || (end - start).num_hours() >= 12 => None,
        Some(end) if end > later => Some((later, None)),
        Some(end) => Some((later, Some(evening(end)?))),
    }
}

/// Whether the other huddles of the division start in the evening, at least three of four.
fn is_of_an_evening_series(checked: &Checked<'_>, huddle: &Huddle, with_own: bool) -> bool {
    let all = &checked.site.lookup.huddles_of_division[huddle.division.position()];
    let others = all.iter().map(|index| checked.site.huddle(*index)).filter(|other| with_own || other.id != huddle.id);
    let starts: Vec<u32> = others.filter_map(|other| other.start).map(|start| start.hour()).collect();
    let late = starts.iter().filter(|hour| **hour >= EVENING).count();
    late >= 1 && late * 4 >= starts.len() * 3
}

/// An end in the morning without a start.
fn end_alone(
    checked: &Checked<'_>,
    huddle: &Huddle,
    end: NaiveTime,
    path: &[Step<'_>],
    diags: &mut Vec<crate::diagnostics::Diag>,
) {
    let mut teller = checked.fields(huddle.source);
    if !teller.is_there(path) || (end.hour() > NIGHT && !is_short(&teller, path)) {
        return;
    }
    let message = format!(
        "it would end at {}, in the morning, but the huddles of this division start in the evening",
        end.format("%-H:%M")
    );
    let help = match evening(end) {
        Some(later) => format!("times are those of a 24-hour clock: write `end: \"{}\"`", later.format("%H:%M")),
        None => "the end is a time of the same day: correct it, or delete `end`".to_owned(),
    };
    teller.warn(Code::Contradiction, path, message, help);
    diags.extend(teller.into_diagnostics());
}

/// Whether the hour is written with one digit, as nobody does who means a 24-hour clock.
fn is_short(teller: &Fields<'_>, path: &[Step<'_>]) -> bool {
    let place = teller.place(path);
    let written: String =
        place.line_text.chars().skip(place.start.column - 1).take(place.end_column - place.start.column).collect();
    written.trim_matches(['"', '\'']).split(':').next().is_some_and(|hour| hour.len() == 1)
}

fn report(
    checked: &Checked<'_>,
    huddle: &Huddle,
    (start, (later, end)): (Option<NaiveTime>, (NaiveTime, Option<NaiveTime>)),
    path: &[Step<'_>],
    diags: &mut Vec<crate::diagnostics::Diag>,
) {
    let mut teller = checked.fields(huddle.source);
    let (Some(start), true) = (start, teller.is_there(path)) else { return };
    if start.hour() > NIGHT && !is_short(&teller, path) {
        return;
    }
    let line = match end {
        Some(end) => format!("`start: \"{}\"` and `end: \"{}\"`", later.format("%H:%M"), end.format("%H:%M")),
        None => format!("`start: \"{}\"`", later.format("%H:%M")),
    };
    let morning = if start.hour() > NIGHT {
        format!("; if it was in the morning, write `start: \"{}\"`", start.format("%H:%M"))
    } else {
        String::new()
    };
    let message =
        format!("{} is in the morning, but the huddles of this division start in the evening", start.format("%-H:%M"));
    teller.warn(
        Code::Contradiction,
        path,
        message,
        format!("times are those of a 24-hour clock: write {line}{morning}"),
    );
    diags.extend(teller.into_diagnostics());
}
