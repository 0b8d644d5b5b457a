//! By when something is promised: a date, a month, a date in words, or words of which no date can be made.

use super::due_words::{self, Meant};
use super::fields::Fields;
use crate::diagnostics::Code;
use crate::record::model::placeholder::unwritten;
use crate::record::model::written_date::{DateGrammar, WrittenDate};
use crate::record::model::{Due, RecordDate};
use crate::record::parse::tree::Step;
use crate::text::fold::plain_words;
use crate::text::{fold, one_line};
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// Years in which something can be due.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Words before or after a date that add nothing to it. A month is due at its end.
const FILLER: [&str; 39] = [
    "by",
    "on",
    "due",
    "before",
    "until",
    "till",
    "the",
    "no",
    "later",
    "than",
    "end",
    "of",
    "in",
    "during",
    "el",
    "la",
    "para",
    "antes",
    "de",
    "del",
    "hasta",
    "a",
    "más",
    "tardar",
    "fin",
    "fines",
    "finales",
    "en",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "at",
    "mid",
    "early",
    "late",
    "beginning",
    "start",
];

/// Words for how a commitment stands, folded: `due: done`.
const STATES: [&str; 24] = [
    "done",
    "already done",
    "complete",
    "completed",
    "finished",
    "closed",
    "resolved",
    "kept",
    "open",
    "in progress",
    "overdue",
    "late",
    "waiting",
    "cancelled",
    "dropped",
    "hecho",
    "terminado",
    "completado",
    "cumplido",
    "cerrado",
    "abierto",
    "en curso",
    "vencido",
    "en espera",
];

/// Reads `due:`. Words that hold a date are read where they say nothing else; where there are two readings, or words
/// that would be lost, that is reported.
pub(super) fn due_of(
    fields: &mut Fields<'_>,
    written: &str,
    path: &[Step<'_>],
    dates: &DateGrammar,
    made: Option<RecordDate>,
) -> Option<Due> {
    let written = written.trim();
    let looks_like_date =
        written.bytes().filter(u8::is_ascii_digit).count() >= 5 && !written.contains(char::is_alphabetic);
    match crate::record::model::date::parse(written) {
        Ok(date) => return Some(Due::Date(date.last_day())),
        Err(_) if written.is_empty() => return None,
        Err(_) if looks_like_date && !written.contains('(') => {
            return fields.day_or_month(written, path).map(|date| Due::Date(date.last_day()));
        }
        Err(_) => {}
    }
    if unwritten::is_unwritten_date(written) {
        // Reported as a field that is not filled in.
        return Some(Due::Words(one_line(written)));
    }
    if STATES.contains(&fold::words(written).as_str()) {
        let message = format!("`due` says by when it is promised, and \"{}\" says how it stands", one_line(written));
        let help = "write the date by which it was promised, or delete `due`; how it stands is said by `reports:`";
        fields.warn(Code::WrongKind, path, message, help);
    }
    let found = dates.dates_in(written);
    let words = Some(Due::Words(one_line(written)));
    match found.as_slice() {
        [] if !dates.impossible_days(written).is_empty() => {
            let message = format!("\"{}\" holds a day that does not exist", one_line(written));
            let help = "write year-month-day with two digits each, such as `due: 2026-03-26`";
            fields.error_unless_mild(Code::InvalidDate, path, message, help);
            words
        }
        [] => {
            without_year(fields, written, path, dates, made);
            words
        }
        [date] => in_words(fields, written, path, date),
        [one, two, ..] => {
            if let (Some(one), Some(two)) =
                (one.certain().and_then(RecordDate::day), two.certain().and_then(RecordDate::day))
            {
                let message = format!("\"{}\" holds two dates", one_line(written));
                fields.error_unless_mild(
                    Code::AmbiguousDate,
                    path,
                    message,
                    format!("write `due: {one}` or `due: {two}`"),
                );
            }
            words
        }
    }
}

/// A text with one date.
fn in_words(fields: &mut Fields<'_>, written: &str, path: &[Step<'_>], date: &WrittenDate) -> Option<Due> {
    let shown = one_line(written);
    let Some(meant) = date.certain() else {
        let days: Vec<NaiveDate> = date.readings.iter().filter_map(|reading| reading.day()).collect();
        match days.as_slice() {
            [one, two, ..] => {
                let message = format!("\"{shown}\" could be {} or {}", one.format("%B %-d"), two.format("%B %-d"));
                fields.error_unless_mild(
                    Code::AmbiguousDate,
                    path,
                    message,
                    format!("write `due: {one}` or `due: {two}`"),
                );
            }
            _ => fields.error_unless_mild(
                Code::InvalidDate,
                path,
                format!("\"{shown}\" holds a day that does not exist"),
                "write year-month-day with two digits each, such as `due: 2026-03-26`",
            ),
        }
        return Some(Due::Words(shown));
    };
    let (before, after) = (&written[..date.start], written[date.end..].trim_matches(['.', ' ']));
    if !is_filler(before) {
        // "30 days after June 1, 2026": only words.
        if meant.day().is_some() {
            let message = format!("\"{shown}\" is shown as words: it is never overdue");
            let help = format!("if it is due on {meant}, write `due: {meant}`, and the other words in `text`");
            fields.warn(Code::Contradiction, path, message, help);
        }
        return Some(Due::Words(shown));
    }
    if !is_filler(after) {
        let message = format!("this is due on {meant}; \"{}\" is not shown", one_line(after));
        fields.warn(Code::InvalidDate, path, message, format!("write `due: {meant}`, and the other words in `text`"));
    }
    Some(Due::Date(meant.last_day()))
}

/// Whether the words add nothing to the date that they stand beside.
fn is_filler(text: &str) -> bool {
    let mut words = plain_words(text);
    words.all(|word| FILLER.contains(&word.to_lowercase().as_str()))
}

/// `June 15`, `by 06/07`, `next Friday`, `Q3 2026`, `in two weeks`: a reader of later years does not know which day
/// that is, and nothing says that it has passed.
fn without_year(
    fields: &mut Fields<'_>,
    written: &str,
    path: &[Step<'_>],
    dates: &DateGrammar,
    made: Option<RecordDate>,
) {
    let Some(made) = made.map(RecordDate::first_day) else { return };
    let text = written.trim_end_matches(['.', ' ']);
    let words = || plain_words(text);
    let weekdays: Vec<Weekday> = words().filter(|word| word.len() > 2).filter_map(|word| word.parse().ok()).collect();
    let last = words().next_back().and_then(|word| word.parse::<Weekday>().ok());
    let mut lines: Vec<String> = Vec::new();
    let is_alone = words().count() <= 3 || words().rev().skip(1).all(due_words::is_filler);
    if let Some(weekday) = last.filter(|_| is_alone) {
        lines.extend(made.iter_days().skip(1).find(|day| day.weekday() == weekday).map(|day| day.to_string()));
    } else if text.contains(|c: char| c.is_ascii_digit()) {
        let mut days = in_the_next_year(text, dates, made);
        // Of two readings, the one that is such a day of the week.
        if days.iter().any(|day| weekdays.contains(&day.weekday())) {
            days.retain(|day| weekdays.contains(&day.weekday()));
        }
        lines.extend(days.iter().map(NaiveDate::to_string));
    } else if let Some(month) = month_alone(text, dates, made) {
        lines.push(month.to_string());
    }
    let mut also = "";
    if lines.is_empty() {
        match due_words::meant(text, made) {
            Some(Meant::Date(date)) => lines.push(date),
            Some(Meant::About(date, others)) => {
                lines.push(date);
                also = others;
            }
            Some(Meant::Never) => {
                let message = format!("\"{}\" is no date: it is shown as words, and never overdue", one_line(written));
                let example = made.checked_add_months(Months::new(1)).unwrap_or(made);
                let help = format!("write the day by which it is promised, such as `due: {example}`, or delete `due`");
                fields.warn(Code::InvalidDate, path, message, help);
            }
            None => {}
        }
    }
    if !lines.is_empty() {
        let message = format!("\"{}\" is not a whole date: it is shown as words, and never overdue", one_line(written));
        let lines: Vec<String> = lines.iter().map(|line| format!("`due: {line}`")).collect();
        fields.warn(Code::InvalidDate, path, message, format!("write {}{also}", lines.join(" or ")));
    }
}

/// The next of each day that a text without a year can mean.
fn in_the_next_year(text: &str, dates: &DateGrammar, made: NaiveDate) -> Vec<NaiveDate> {
    let sign = if text.rsplit(' ').next().is_some_and(|last| last.contains('/')) { '/' } else { ' ' };
    let readings = |year: i32| {
        let whole = format!("{text}{sign}{year}");
        let found = dates.date_in(&whole).filter(|date| date.end == whole.len());
        found.into_iter().flat_map(|date| date.readings).filter_map(RecordDate::day).collect::<Vec<_>>()
    };
    let both = readings(made.year()).into_iter().zip(readings(made.year() + 1));
    both.map(|(now, later)| if now < made { later } else { now }).collect()
}

/// The next month of a text that names one and nothing else: `end of November`.
fn month_alone(text: &str, dates: &DateGrammar, made: NaiveDate) -> Option<RecordDate> {
    let reading = |year: i32| {
        let whole = format!("{text} {year}");
        let date = dates.date_in(&whole).filter(|date| date.end == whole.len() && is_filler(&whole[..date.start]))?;
        date.certain().filter(|date| date.day().is_none())
    };
    reading(made.year()).filter(|month| month.last_day() >= made).or_else(|| reading(made.year() + 1))
}
