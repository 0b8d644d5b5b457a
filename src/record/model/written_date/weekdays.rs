//! Days of the week beside dates: `Thursday, December 10, 2026`, `December 10 (Thursday)`. Of each that is not the day
//! of its date, where it stands and what it should be.

use super::grammar::{DateGrammar, WrittenDate};
use crate::record::model::date::RecordDate;
use chrono::{Datelike, NaiveDate};
use regex::Regex;

/// A day of the week that is not that of the date beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The byte where its name begins.
    pub start: usize,
    /// The byte after its name.
    pub end: usize,
    /// The date that it stands beside.
    pub day: NaiveDate,
    /// The name of that day, written in the same way.
    pub right: String,
}

/// How far from a name its date is looked for, in bytes.
const NEAR: usize = 48;
/// A date without a year is of this many days around that of the record: of a day that is near, one year is meant, else
/// either.
const AROUND: i64 = 265;
/// The longest short form of a name, in bytes: Thurs.
const LONGEST_SHORT: usize = 5;
/// A day and its month are at most this many words: `10 de diciembre`, with one more.
pub(super) const WORDS_OF_A_DAY: usize = 4;
/// Words that may stand between a name and its date.
const BETWEEN: [&str; 7] = ["the", "el", "de", "le", "den", "der", "dem"];
/// Words and signs that join the days of one meeting.
const JOINS: [&str; 10] = ["and", "to", "through", "thru", "or", "y", "al", "a", "und", "bis"];

impl DateGrammar {
    /// Every day of the week that does not fit its date. `record` is the date around which one without a year lies.
    pub fn misfits(&self, text: &str, record: Option<NaiveDate>) -> Vec<Misfit> {
        let Some(expression) = &self.weekdays.expression else { return Vec::new() };
        let misfit = |found: regex::Match<'_>| {
            let (set, weekday) = self.weekdays.find(found.as_str())?;
            let is_short = found.len() <= LONGEST_SHORT;
            if is_short && found.as_str().is_ascii() && !found.as_str().starts_with(char::is_uppercase)
                || is_one_of_several(expression, &text[..found.start()])
            {
                return None;
            }
            let days = self.days_beside(text, (found.start(), found.end()), record);
            let fits = |day: &NaiveDate| day.weekday().num_days_from_monday() as usize == weekday;
            let day = days.first().copied().filter(|_| !days.iter().any(fits))?;
            let name = &set[day.weekday().num_days_from_monday() as usize];
            (!name.is_empty()).then(|| Misfit {
                start: found.start(),
                end: found.end(),
                day,
                right: in_case_of(found.as_str(), name),
            })
        };
        expression.find_iter(text).filter_map(misfit).collect()
    }

    /// The days that the date beside a name can mean; none where there is no date, or one of several days.
    fn days_beside(&self, text: &str, (start, end): (usize, usize), record: Option<NaiveDate>) -> Vec<NaiveDate> {
        let after = &text[end..text.floor_char_boundary(end + NEAR)];
        // A full stop ends a sentence, but for that of a short name.
        let is_end = after.starts_with('.') && end - start > LONGEST_SHORT;
        let after = if is_end { "" } else { after };
        let after = after.split(['\n', '|']).next().unwrap_or("");
        let found = self.dates_in(after).into_iter().next().filter(|date| is_gap(&after[..date.start]));
        if let Some(date) = found {
            return days_of(after, &date);
        }
        let record = record.filter(|_| !is_of_another_year(&text[..start]) && !goes_on_with_another_year(after));
        let days = record.map_or(Vec::new(), |record| self.without_year(after, record));
        if !days.is_empty() {
            return days;
        }
        let before = &text[text.ceil_char_boundary(start.saturating_sub(NEAR))..start];
        let before = before.rsplit(['\n', '|']).next().unwrap_or("");
        let ends = after.is_empty() || after.starts_with([')', '.', ';', ':', '"', ']', ',']);
        let found = self
            .dates_in(before)
            .into_iter()
            .next_back()
            .filter(|date| ends && matches!(&before[date.end..], " " | " (" | ", "));
        found.map_or(Vec::new(), |date| days_of(before, &date))
    }

    /// `, December 10`, ` 10 de diciembre`, ` 12/10`: that day of the years around the record.
    fn without_year(&self, after: &str, record: NaiveDate) -> Vec<NaiveDate> {
        let start = after.find(char::is_alphanumeric).unwrap_or(0);
        if !is_gap(&after[..start]) {
            return Vec::new();
        }
        let mut ends = after
            .char_indices()
            .filter(|(_, c)| !c.is_alphanumeric() && *c != '/')
            .map(|(at, _)| at)
            .filter(|at| *at > start);
        let mut words = 0;
        let mut end = ends.next().unwrap_or(after.len());
        loop {
            words += 1;
            let days = self.in_years(&after[start..end], record);
            if !days.is_empty() {
                return if is_joined(&after[end..]) { Vec::new() } else { days };
            }
            match ends.next() {
                Some(next) if words < WORDS_OF_A_DAY => end = next,
                _ if end < after.len() && words < WORDS_OF_A_DAY => end = after.len(),
                _ => return Vec::new(),
            }
        }
    }

    /// The days that `text` is, and nothing else, in the years around that of `record`; the nearest first.
    pub(super) fn in_years(&self, text: &str, record: NaiveDate) -> Vec<NaiveDate> {
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let sign = if text.contains('/') { '/' } else { ' ' };
        let mut days: Vec<NaiveDate> = (record.year() - 1..=record.year() + 1)
            .filter_map(|year| {
                let whole = format!("{text}{sign}{year}");
                self.date_in(&whole).filter(|date| date.start == 0 && date.end == whole.len())
            })
            .flat_map(|date| date.readings)
            .filter_map(RecordDate::day)
            .filter(|day| (*day - record).num_days().abs() <= AROUND)
            .collect();
        days.sort_by_key(|day| (*day - record).num_days().abs());
        days
    }
}

/// The days of a date that is one day. `May 5-6, 2026` is of two.
fn days_of(text: &str, date: &WrittenDate) -> Vec<NaiveDate> {
    let written = &text[date.start..date.end];
    let numbers = written.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count();
    let most = if written.contains(char::is_alphabetic) && date.midnight.is_none() { 2 } else { 3 };
    if numbers > most || is_joined(&text[date.end..]) {
        return Vec::new();
    }
    date.readings.iter().filter_map(|reading| reading.day()).collect()
}

/// Whether another day follows that belongs to the same date, or its year.
fn is_joined(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', ',']);
    let signs = rest.trim_start_matches(['-', '–', '—', '&', '/', ' ']);
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let follows = if JOINS.contains(&word) { rest[word.len()..].trim_start() } else { signs };
    let is_number = follows.starts_with(|c: char| c.is_ascii_digit());
    let is_year = rest.bytes().take_while(u8::is_ascii_digit).count() == 4;
    is_year || is_number && (follows.len() < rest.len())
}

/// Whether the name is the last of several, as in `Wednesday and Thursday, May 6 and 7`.
fn is_one_of_several(expression: &Regex, before: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR / 2))..];
    let trimmed = near.trim_end();
    let joined = trimmed
        .strip_suffix(['-', '–', '—', '&', '/', ','])
        .or_else(|| JOINS.iter().find_map(|join| trimmed.strip_suffix(join)));
    let Some(rest) = joined.map(str::trim_end) else { return false };
    expression.find_iter(rest).last().is_some_and(|name| name.end() == rest.len())
}

/// Whether only signs and a small word stand between a name and its date.
fn is_gap(gap: &str) -> bool {
    gap.len() <= 8
        && gap.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '.' | '(' | '\u{A0}'))
        && gap.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(|word| BETWEEN.contains(&word))
        && gap.starts_with([' ', ',', '.', '(', '\u{A0}'])
}

/// `name` with the capitals of `written`.
fn in_case_of(written: &str, name: &str) -> String {
    let mut letters = written.chars();
    if written.chars().count() > 1 && written.chars().all(|c| !c.is_lowercase()) {
        return name.to_uppercase();
    }
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = name.chars();
            rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
        }
        _ => name.to_owned(),
    }
}

/// Bytes in front of a name in which words say that a day is of another year.
const OTHER_YEAR: usize = 48;

/// What says that a day is of another year.
const WORDS: [&str; 6] = ["last year", "year ago", "years ago", "el año pasado", "hace un año", "años atrás"];

/// The same behind a day.
const WORDS_BEHIND: [&str; 8] = [
    "last year",
    "the year before",
    "a year ago",
    "year earlier",
    "año pasado",
    "año anterior",
    "hace un año",
    "un año atrás",
];

/// Whether the words behind a name are a day and then that it is of another year: ", November 14, last year",
/// " 14 de noviembre del año pasado".
fn goes_on_with_another_year(after: &str) -> bool {
    let near = after.to_lowercase();
    let near = near.split(['.', ';', '\n']).next().unwrap_or_default();
    let Some(at) = WORDS_BEHIND.iter().filter_map(|words| near.find(words)).min() else { return false };
    let day: Vec<&str> = near[..at].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_small = |word: &str| matches!(word, "of" | "the" | "a" | "de" | "del" | "el");
    let has_number = day.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    has_number && day.iter().filter(|word| !is_small(word)).count() <= 2
}

/// Whether the words in front of a day say that it is of another year: "last year, on ".
fn is_of_another_year(before: &str) -> bool {
    let near = before[before.ceil_char_boundary(before.len().saturating_sub(OTHER_YEAR))..].to_lowercase();
    let near = near.rsplit(['.', '\n']).next().unwrap_or_default();
    WORDS.iter().any(|words| near.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::model::written_date::DateOrder;
    use crate::record::model::written_date::tests::two_languages;

    fn misfits(text: &str) -> Vec<(String, String)> {
        let set = |names: [&str; 7]| names.map(str::to_owned);
        let grammar = DateGrammar::new(&two_languages(), &[DateOrder::MonthFirst], 1900..=2028, chrono_tz::UTC)
            .with_weekdays(vec![
                set(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
                set(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
                set(["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]),
            ]);
        let record = NaiveDate::from_ymd_opt(2026, 11, 12);
        grammar
            .misfits(text, record)
            .into_iter()
            .map(|found| (text[found.start..found.end].to_owned(), format!("{} {}", found.right, found.day)))
            .collect()
    }

    #[test]
    fn a_day_of_the_week_that_does_not_fit_its_date_is_found() {
        for (text, written, right) in [
            ("Come on Wednesday, January 14, 2027.", "Wednesday", "Thursday 2027-01-14"),
            ("THURSDAY, DECEMBER 11, 2026", "THURSDAY", "FRIDAY 2026-12-11"),
            ("Wed. Jan 14, 2027", "Wed", "Thu 2027-01-14"),
            ("Wednesday the 14th of January 2027", "Wednesday", "Thursday 2027-01-14"),
            ("el miércoles 14 de enero de 2027", "miércoles", "jueves 2027-01-14"),
            ("Wednesday 2027-01-14, 6 PM", "Wednesday", "Thursday 2027-01-14"),
            ("Wednesday, 1/14/2027", "Wednesday", "Thursday 2027-01-14"),
            ("January 14, 2027 (Wednesday)", "Wednesday", "Thursday 2027-01-14"),
            ("2027-01-14, Wednesday", "Wednesday", "Thursday 2027-01-14"),
            ("by Friday, December 10", "Friday", "Thursday 2026-12-10"),
            ("next on Friday, December 10 at 6 PM", "Friday", "Thursday 2026-12-10"),
            ("el viernes 10 de diciembre", "viernes", "jueves 2026-12-10"),
            ("Friday, December 10: it was colder last year", "Friday", "Thursday 2026-12-10"),
        ] {
            assert_eq!(misfits(text), [(written.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_fits_or_is_of_several_days_is_not() {
        for text in [
            "Thursday, January 14, 2027",
            "by Thursday, December 10",
            "Last year, on Thursday, December 11, it was the same",
            "hace un año, el jueves 11 de diciembre",
            "The fire was on Friday, November 14, last year.",
            "It was on Friday, November 14 of last year",
            "Fue el viernes 14 de noviembre del año pasado.",
            "Fue el viernes, 14 de noviembre, el año pasado.",
            "Thursday, December 10 or Friday, December 11",
            "Wednesday and Thursday, January 13 and 14, 2027",
            "Monday to Friday, January 4-8, 2027",
            "Monday–Friday, January 4–8, 2027",
            "Saturday, January 9-10, 2027",
            "We sat January 14, 2027",
            "on Friday the 14 people who came",
            "Friday at 6 PM, January 14, 2027 is too late",
            "Friday Market, January 14, 2027",
            "since Friday. January 14, 2027 is a Thursday",
            "January 14, 2027, Friday's crew",
            "Friday, March 32",
            "Tuesday, March 3",
            "Friday 7 to 9",
        ] {
            assert_eq!(misfits(text), [], "{text}");
        }
    }
}
