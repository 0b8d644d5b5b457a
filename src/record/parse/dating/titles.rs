//! The day on which a title says that people met, such as `Orchard Avenue huddle of November 5`.

use super::words::{Around, Role, role};
use crate::record::model::written_date::{DateGrammar, WrittenDate};
use crate::text::fold::fold;
use crate::text::fold::plain_words;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// What makes a huddle in a title another one.
const OTHERS: [&str; 17] = [
    "follow",
    "followup",
    "since",
    "after",
    "before",
    "until",
    "till",
    "promised",
    "cancelled",
    "canceled",
    "postponed",
    "moved",
    "instead",
    "seguimiento",
    "desde",
    "despues",
    "antes",
];

/// Bytes of a title in which a day is looked for: each of its numbers is tried with all that stands around it.
const LONGEST: usize = 400;

/// The day, and its words in the title. One without its year is of the year of the record's own day, `own`.
pub fn meeting_day(title: &str, own: NaiveDate, grammar: &DateGrammar) -> Option<(Range<usize>, NaiveDate)> {
    if title.len() > LONGEST
        || !title.contains(|c: char| c.is_ascii_digit())
        || fold(title).split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word))
    {
        return None;
    }
    let mut days = Vec::new();
    let dates = grammar.dates_in(title);
    days.extend(said(title, &dates, grammar));
    // Each number may be the day of a date whose year is left out.
    let bytes = title.as_bytes();
    let ends = (1..=title.len()).filter(|end| {
        bytes[end - 1].is_ascii_digit() && bytes.get(*end).is_none_or(|next| !next.is_ascii_digit())
            || *end > 2
                && title.is_char_boundary(*end)
                && !title[*end..].starts_with(char::is_alphanumeric)
                && ends_in_month(&title[..*end], grammar)
    });
    for end in ends.filter(|end| !dates.iter().any(|date| date.start < *end && *end <= date.end)) {
        let is_spanish = title[..end].ends_with(char::is_alphabetic) && title[..end].contains(" de ");
        let year = format!("{}{}", if is_spanish { " de " } else { " " }, own.year());
        let whole = format!("{}{year}{}", &title[..end], &title[end..]);
        let ends_here = |date: &WrittenDate| date.end == end + year.len();
        let found = grammar.dates_in(&whole);
        if found.iter().any(ends_here) {
            let only = said(&whole, &found, grammar).into_iter().filter(|(words, _)| words.end == end + year.len());
            days.extend(only.map(|(words, day)| (words.start..end, day)));
        }
    }
    days.dedup();
    match days.as_slice() {
        [(words, day)] => Some((words.clone(), *day)),
        _ => None,
    }
}

/// Whether a text ends in the name of a month behind a number: `5 de noviembre`.
fn ends_in_month(text: &str, grammar: &DateGrammar) -> bool {
    let day = text.trim_end_matches(char::is_alphabetic).trim_end();
    day.len() < text.len() && day.contains(|c: char| c.is_ascii_digit()) && {
        let month = text.rsplit(' ').next().unwrap_or_default();
        let whole = if text.contains(" de ") { format!("1 de {month} de 2026") } else { format!("1 {month} 2026") };
        month.len() > 2 && grammar.date_in(&whole).is_some_and(|date| date.is_day())
    }
}

/// Whether a title before a date ends in a meeting with its place: `Reunión de Central del`, `Huddle at the library,`.
fn names_its_place(before: &str) -> bool {
    const MEETINGS: [&str; 8] = ["huddle", "meeting", "minutes", "reunion", "junta", "sesion", "acta", "actas"];
    let before = before.rsplit([':', ';', '.']).next().unwrap_or_default();
    let folded = fold(before);
    let words: Vec<&str> = plain_words(&folded).collect();
    let Some(at) = words.iter().rposition(|word| MEETINGS.contains(word)) else { return false };
    let ends = before.trim_end().ends_with([',', '–', '—', '-', '(']);
    let joins = words.last().is_some_and(|word| matches!(*word, "on" | "del" | "el" | "of"));
    let is_place = words.get(at + 1).is_some_and(|word| matches!(*word, "at" | "in" | "en" | "de" | "for" | "para"));
    (ends || joins) && is_place && words.len() - at <= 6
}

/// The days of a title that are said to be those of its meeting.
fn said(title: &str, dates: &[WrittenDate], grammar: &DateGrammar) -> Vec<(Range<usize>, NaiveDate)> {
    let of_meeting = |at: &usize| {
        let date = &dates[*at];
        let after = fold(&title[date.end..]);
        let next = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        role(&Around::in_title(title, dates, *at), grammar) == Role::Meeting
            || names_its_place(&title[..date.start])
            || date.start == 0 && next.is_some_and(|word| matches!(word, "huddle" | "meeting" | "minutes"))
    };
    let day = |at: usize| Some((dates[at].start..dates[at].end, dates[at].certain()?.day()?));
    (0..dates.len()).filter(of_meeting).filter_map(day).collect()
}
