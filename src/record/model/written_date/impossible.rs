//! Days and times that there are not: `February 30`, `31 de abril`, `February 29, 2027`, `at 25:00`, `7:75 pm`.

use super::grammar::DateGrammar;
use super::reader::Reader;
use super::tokens::{Token, tokens};
use chrono::NaiveDate;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Bytes around a day in which the name of its month and its year stand.
const NEAR: usize = 24;
/// A year that has February 29.
const LEAP_YEAR: i32 = 2028;

/// Hours and minutes beside words that say that they are a time of day.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r"(?i)\b(?:(?:at|until|till|a las|hasta las|desde las) (\d{1,2}):(\d{2})|(\d{1,2}):(\d{2}) ?[ap]\.?m)\b";
    Regex::new(pattern).expect("the pattern is right")
});

impl DateGrammar {
    /// Where a text names a day or a time of day that there is not, in bytes.
    pub fn impossible(&self, text: &str) -> Vec<Range<usize>> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let (mut at, mut has_time) = (0, false);
        while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|more| at + more) {
            let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            at = end;
            if matches!(&text[start..end], "29" | "30" | "31") {
                found.extend(self.impossible_day(text, start));
            }
            has_time |= bytes.get(end) == Some(&b':');
        }
        if has_time {
            found.extend(impossible_times(text));
        }
        found
    }

    /// The day whose number begins at `start`, with its month, where that month has no such day.
    fn impossible_day(&self, text: &str, start: usize) -> Option<Range<usize>> {
        let from = text.ceil_char_boundary(start.saturating_sub(NEAR));
        let near = &text[from..text.floor_char_boundary((start + NEAR).min(text.len()))];
        let tokens = tokens(near);
        let at = tokens.iter().position(|token| token.start == start - from)?;
        let reader = Reader { grammar: self, text: near, tokens: &tokens };
        let (day, after) = reader.day(at)?;
        let range = |first: usize, next: usize| from + tokens[first].start..from + tokens[next - 1].end;
        // `February 30`. A number behind a month may count something else, so what follows must end the date.
        let named = (1..=2).filter_map(|back| at.checked_sub(back)).find_map(|first| {
            let (months, next) = reader.month(first)?;
            (reader.next_part(next, false) == Some(at)).then_some((first, months))
        });
        if let Some((first, months)) = named {
            let year = reader.next_part(after, true).filter(|at| reader.year(*at).is_some());
            let ends = year.is_some() || after > at + 1 || ends_a_date(&near[tokens[at].end..]);
            let is_none = ends && is_none(months, day, year.and_then(|at| reader.year(at)));
            return is_none.then(|| range(first, year.map_or(after, |year| year + 1)));
        }
        // `30 de febrero`. `District 31 June 2026` is another number.
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        if before.is_some_and(|before| is_counted(before)) {
            return None;
        }
        let (months, next) = reader.month(reader.next_part(after, false)?)?;
        let year = reader.next_part(next, true).filter(|at| reader.year(*at).is_some());
        let is_none = is_none(months, day, year.and_then(|at| reader.year(at)));
        is_none.then(|| range(at, year.map_or(next, |year| year + 1)))
    }
}

/// Whether none of these months has the day; where no year is named, in no year.
fn is_none(months: &[u32], day: u32, year: Option<i32>) -> bool {
    months.iter().all(|month| NaiveDate::from_ymd_opt(year.unwrap_or(LEAP_YEAR), *month, day).is_none())
}

/// Whether a number with this behind it is the last part of a date.
fn ends_a_date(after: &str) -> bool {
    let mut signs = after.chars();
    match signs.next() {
        None | Some('\n' | ')' | ';' | '"' | '”') => true,
        Some(',' | '.') => signs.next().is_none_or(|next| !next.is_ascii_digit()),
        _ => false,
    }
}

/// Whether the word has a number behind it that is no day.
fn is_counted(word: &Token<'_>) -> bool {
    super::reader::NUMBERED.split(' ').any(|counted| word.is_one_of(&[counted]))
}

fn impossible_times(text: &str) -> impl Iterator<Item = Range<usize>> {
    TIME.captures_iter(text).filter_map(|found| {
        let [hour, minute] = [(1, 3), (2, 4)].map(|(one, other)| found.get(one).or_else(|| found.get(other)));
        let (hour, minute) = (hour?, minute?);
        let value = |part: regex::Match<'_>| part.as_str().parse::<u32>().ok();
        // Larger numbers may be minutes and seconds of a recording.
        let is_none = matches!((value(hour)?, value(minute)?), (25..=29, _) | (0..=24, 60..));
        is_none.then(|| hour.start()..minute.end())
    })
}

#[cfg(test)]
mod tests {
    use crate::record::model::written_date::tests::two_languages;
    use crate::record::model::written_date::{DateGrammar, DateOrder};

    fn impossible(text: &str) -> Vec<&str> {
        let grammar = DateGrammar::new(&two_languages(), &[DateOrder::MonthFirst], 1900..=2028, chrono_tz::UTC);
        grammar.impossible(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn days_that_no_month_has_are_found() {
        for (text, day) in [
            ("The lamp is due by February 30.", "February 30"),
            ("on April 31, 2026 at noon", "April 31, 2026"),
            ("on June 31st we meet", "June 31st"),
            ("el 31 de abril de 2026", "31 de abril de 2026"),
            ("by 31 November", "31 November"),
            ("February 29, 2027", "February 29, 2027"),
        ] {
            assert_eq!(impossible(text), [day], "{text}");
        }
    }

    #[test]
    fn times_that_no_clock_shows_are_found() {
        for (text, time) in [
            ("We meet at 25:00 in the hall", "25:00"),
            ("until 7:75 pm", "7:75"),
            ("a las 18:60", "18:60"),
            ("doors open 6:90 p.m.", "6:90"),
        ] {
            assert_eq!(impossible(text), [time], "{text}");
        }
    }

    #[test]
    fn others_are_none() {
        for text in [
            "February 29, 2028",
            "February 29",
            "May 31",
            "In June 31 lamps were out",
            "In April, 30 people came",
            "District 31 June 2026",
            "31 people may come",
            "at 24:00",
            "at 18:30 pm",
            "a ratio of 30:75",
            "it is said at 45:10 and at 31:75 of the recording",
            "June 30",
        ] {
            assert!(impossible(text).is_empty(), "{text}: {:?}", impossible(text));
        }
    }
}
