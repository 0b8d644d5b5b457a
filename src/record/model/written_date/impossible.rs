//! Days and times that do not exist: `February 30`, `31 de abril`, `February 29, 2027`, `at 25:00`, `7:75 pm`.

use super::grammar::DateGrammar;
use super::reader::{NUMBERED, Reader};
use super::tokens::{Token, tokens};
use chrono::NaiveDate;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Bytes around a day in which the name of its month and its year stand.
const NEAR: usize = 32;
/// A year that has February 29.
const LEAP_YEAR: i32 = 2028;

/// Words before a day that say that it is one, and no number of something. `In June 31 lamps were out` has none.
const BEFORE_A_DAY: [&str; 14] =
    ["by", "on", "until", "till", "due", "before", "after", "from", "el", "al", "para", "hasta", "antes", "desde"];

/// Hours and minutes, with the word before them that says that they are a time of day, and the half of the day.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    let lead = r"(?-u:\b)(?P<lead>(?:at|until|till|a las|hasta las|desde las) )?(?-u:\b)";
    let time = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?-u:\b)(?P<half> ?[ap]\.?m(?-u:\b))?";
    Regex::new(&format!("(?i){lead}{time}")).expect("the pattern is right")
});
/// Bytes behind a time in which a word says that it is one of a recording.
const BEHIND: usize = 40;
/// What has minutes and seconds of its own.
const RECORDINGS: [&str; 9] = ["record", "video", "audio", "film", "tape", "clip", "graba", "película", "vídeo"];

impl DateGrammar {
    /// Where a text names a day or a time of day that does not exist, in bytes.
    pub fn impossible(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = self.impossible_days(text);
        let is_time = |three: &[u8]| three[1] == b':' && three[0].is_ascii_digit() && three[2].is_ascii_digit();
        if text.as_bytes().windows(3).any(is_time) {
            found.extend(impossible_times(text));
        }
        found
    }

    /// Where a text names a day that does not exist, in bytes.
    pub fn impossible_days(&self, text: &str) -> Vec<Range<usize>> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|more| at + more) {
            at = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            // `6:30` and `2026-01-31` are other numbers.
            let is_part =
                bytes[..start].ends_with(b":") || bytes[..start].ends_with(b"-") || bytes[..start].ends_with(b"/");
            if !is_part && matches!(&text[start..at], "29" | "30" | "31") {
                found.extend(self.impossible_day(text, start));
            }
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
        let is_ordinal = after > at + 1;
        let is_day = |first: usize| {
            let before = first.checked_sub(1).map(|before| &tokens[before]);
            before.is_some_and(|word| word.is_one_of(&BEFORE_A_DAY) && reader.gap(first) == Some(" "))
        };
        let range = |first: usize, next: usize| from + tokens[first].start..from + tokens[next - 1].end;
        // `February 30`. A number behind a month may count something else, so its neighbours must say that it is a day.
        let named = (1..=2).filter_map(|back| at.checked_sub(back)).find_map(|first| {
            let (months, next) = reader.month(first)?;
            (reader.next_part(next, false) == Some(at)).then_some((first, months))
        });
        if let Some((first, months)) = named {
            let year = reader.next_part(after, true).filter(|at| reader.year(*at).is_some());
            let ends = is_day(first) && ends_a_date(&near[tokens[at].end..]);
            let is_none =
                (year.is_some() || is_ordinal || ends) && is_none(months, day, year.and_then(|at| reader.year(at)));
            return is_none.then(|| range(first, year.map_or(after, |year| year + 1)));
        }
        // `30 de febrero`. `District 31 June 2026` is another number, and `It was 30. February was` two sentences.
        let month = reader.next_part(after, false)?;
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        if before.is_some_and(is_numbered) || reader.gap(after).is_some_and(|gap| gap.contains('.')) {
            return None;
        }
        let (months, next) = reader.month(month)?;
        let year = reader.next_part(next, true).filter(|at| reader.year(*at).is_some());
        let is_day =
            is_ordinal || month > after || year.is_some() || is_day(at) && ends_a_date(&near[tokens[next - 1].end..]);
        let is_none = is_day && is_none(months, day, year.and_then(|at| reader.year(at)));
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
fn is_numbered(word: &Token<'_>) -> bool {
    NUMBERED.split(' ').any(|numbered| word.is_one_of(&[numbered]))
}

fn impossible_times(text: &str) -> impl Iterator<Item = Range<usize>> {
    TIME.captures_iter(text).filter_map(|found| {
        let value = |name| found.name(name)?.as_str().parse::<u32>().ok();
        let (hour, minute) = (found.name("hour")?, found.name("minute")?);
        let is_recorded = || {
            let behind = text[minute.end()..text.floor_char_boundary(minute.end() + BEHIND)].to_lowercase();
            RECORDINGS.iter().any(|word| behind.contains(word))
        };
        let (hours, minutes) = (value("hour")?, value("minute")?);
        let is_none = if found.name("half").is_some() {
            hours > 24 || minutes > 59
        } else {
            // Others may be minutes and seconds, a proportion or a verse.
            found.name("lead").is_some() && (25..=29).contains(&hours) && minutes < 60 && !is_recorded()
        };
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
            ("para el 30 de febrero", "30 de febrero"),
            ("the 29th day of February, 2027", "29th day of February, 2027"),
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
            ("a las 25:30 en la escuela", "25:30"),
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
            "Attendance in January was 30. February was lower",
            "fell from 45 to 31. June had more",
            "bajaron de 45 a 30. Febrero fue mejor",
            "at 6:30 February 12, 2027",
            "the 2026-01-31 June plan",
            "Resolution 31 April 2026",
            "31 June Street",
            "Thefts by month: January 12, February 30, March 22, April 31",
            "enero 28, febrero 30, marzo 22",
            "February 30",
            "in May and in June 31.",
            "it can be heard at 26:40 of the recording",
            "a las 26:10 del video",
            "stood at 2:75 and Luke at 25:60",
        ] {
            assert!(impossible(text).is_empty(), "{text}: {:?}", impossible(text));
        }
    }
}
