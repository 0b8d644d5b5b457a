//! Times that end on another day in each place: fiscal years and their quarters, school years, seasons.

use super::words::{FILLER, Meant, ORDINALS, in_list, is_relative, last_month, part};
use chrono::{Datelike, NaiveDate};

/// Most cities and counties end their fiscal year in this month.
const END_OF_FISCAL_YEAR: u32 = 6;

/// Seasons, each with its last month.
const SEASONS: [(&str, u32); 9] = [
    ("spring", 5),
    ("summer", 8),
    ("fall", 11),
    ("autumn", 11),
    ("winter", 2),
    ("primavera", 5),
    ("verano", 8),
    ("otono", 11),
    ("invierno", 2),
];

/// Of words, folded, that name such a time and nothing else: when it ends.
pub(super) fn meant(words: &[&str], made: NaiveDate) -> Option<Meant> {
    let season = words.iter().find_map(|word| in_list(&SEASONS, word));
    let is_school = words.iter().any(|word| matches!(*word, "school" | "academic" | "escolar"));
    let is_fiscal = words.iter().any(|word| {
        let rest = word.strip_prefix("fy").filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        rest.is_some() || matches!(*word, "fiscal" | "budget" | "ejercicio" | "presupuestario")
    });
    // How long before it, nobody knows.
    if season.is_some() && words.iter().any(|word| matches!(*word, "before" | "antes" | "until" | "till" | "hasta")) {
        return None;
    }
    if [season.is_some(), is_school, is_fiscal].iter().filter(|there| **there).count() != 1 {
        return None;
    }
    let (mut year, mut quarter, mut next) = (None, None, false);
    for word in words {
        let digits = word.strip_prefix("fy").unwrap_or(word);
        if let Some(number) = digits.parse::<i32>().ok().filter(|_| matches!(digits.len(), 2 | 4)) {
            // Of 2026-27 the second.
            year = Some(if number < 100 { 2000 + number } else { number });
        } else if let Some(number) = part(word, 'q').or_else(|| in_list(&ORDINALS, word)) {
            quarter = Some(number);
        } else if is_relative(word) {
            next = !matches!(*word, "this" | "current" | "este" | "esta");
        } else if !is_of_these(word) && !FILLER.contains(word) {
            return None;
        }
    }
    let month = season.unwrap_or(END_OF_FISCAL_YEAR);
    let first = if made.month() > month { made.year() + 1 } else { made.year() };
    let year = match year {
        // The winter of 2026 ends in 2027.
        Some(year) if month == 2 && year == made.year() => first,
        Some(year) => year,
        // "Next spring" is the first to come, and "spring of next year" that of the year.
        None if season.is_some() && next && words.contains(&"year") => made.year() + 1,
        None => first + i32::from(next && season.is_none()),
    };
    let date = match quarter.filter(|_| is_fiscal) {
        Some(quarter @ 1..=2) => last_month(year - 1, 6 + 3 * quarter),
        Some(quarter @ 3..=4) => last_month(year, 3 * quarter - 6),
        Some(_) => return None,
        None if is_fiscal => Some(format!("{year}-06-30")),
        None => last_month(year, month),
    };
    let also = match (is_fiscal, is_school) {
        (true, _) => ", or another day, if your fiscal year does not end in June",
        (_, true) => ", or another month, if the school year does not end in June",
        _ => ", or the month or day that is meant",
    };
    date.map(|date| Meant::About(date, also))
}

/// Words that such a time is named with.
fn is_of_these(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "fy",
        "fiscal",
        "budget",
        "year",
        "ano",
        "ejercicio",
        "presupuestario",
        "quarter",
        "trimestre",
        "school",
        "academic",
        "escolar",
        "ciclo",
        "season",
        "temporada",
        "yearend",
    ];
    WORDS.contains(&word) || in_list(&SEASONS, word).is_some()
}
