//! Dates and times as records know them: a calendar day, or a month where the day is not known. No clock, no zone.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use std::fmt;

/// A calendar day, or a month of which the day is not known. A month sorts before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordDate {
    /// A day of the calendar.
    Day(NaiveDate),
    /// Year, and month from 1.
    Month(i32, u32),
}

impl RecordDate {
    /// Its year.
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month(year, _) => year,
        }
    }

    /// The first day that it can be.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => {
                NaiveDate::from_ymd_opt(year, month, 1).expect("a month is checked when it is read")
            }
        }
    }

    /// The last day that it can be.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(..) => self.first_day() + Months::new(1) - Days::new(1),
        }
    }

    /// The day; `None` where only the month is known.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(..) => None,
        }
    }

    /// Whether all of it lies after `today`.
    pub fn is_after(self, today: NaiveDate) -> bool {
        self.first_day() > today
    }

    fn key(self) -> (NaiveDate, bool) {
        (self.first_day(), matches!(self, Self::Day(_)))
    }
}

impl PartialOrd for RecordDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RecordDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// ISO 8601: `2026-05-07` or `2025-05`.
impl fmt::Display for RecordDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(formatter, "{day}"),
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
        }
    }
}

/// Why a text is no date, and what could be written instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateMistake {
    /// Day and month could be either way round: both readings.
    Ambiguous(NaiveDate, NaiveDate),
    /// Written in another way, or a day that does not exist: what is wrong, and a date that may be meant.
    Invalid(String, Option<NaiveDate>),
}

/// Reads `2026-05-07`, or `2026-05` where only the month is known.
///
/// # Errors
/// Anything else, with what was probably meant.
pub fn parse(text: &str) -> Result<RecordDate, DateMistake> {
    let text = text.trim();
    if let Some(day) = iso_day(text) {
        return Ok(RecordDate::Day(day));
    }
    if let Some((year, month)) = iso_month(text) {
        return Ok(RecordDate::Month(year, month));
    }
    Err(mistake(text))
}

/// Reads a day and nothing less.
///
/// # Errors
/// Anything else, a month too.
pub fn parse_day(text: &str) -> Result<NaiveDate, DateMistake> {
    match parse(text)? {
        RecordDate::Day(day) => Ok(day),
        RecordDate::Month(..) => Err(DateMistake::Invalid("the day is missing".into(), None)),
    }
}

/// `18:00`; `6:00 PM` is reported, not guessed.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.trim().split_once(':')?;
    let plain = (1..=2).contains(&hour.len())
        && minute.len() == 2
        && hour.bytes().chain(minute.bytes()).all(|byte| byte.is_ascii_digit());
    if !plain { None } else { NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0) }
}

fn iso_day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let plain = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    if !plain || !digits(&[&text[..4], &text[5..7], &text[8..]]) {
        return None;
    }
    NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}

fn iso_month(text: &str) -> Option<(i32, u32)> {
    let plain =
        text.len() == 7 && text.as_bytes()[4] == b'-' && text.is_char_boundary(4) && digits(&[&text[..4], &text[5..]]);
    if !plain {
        return None;
    }
    let month: u32 = text[5..].parse().ok()?;
    (1..=12).contains(&month).then_some((text[..4].parse().ok()?, month))
}

fn digits(parts: &[&str]) -> bool {
    parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn mistake(text: &str) -> DateMistake {
    if let Some(day) = of_spreadsheet(text) {
        return DateMistake::Invalid("this is the number that a spreadsheet keeps for a date".into(), Some(day));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', '_']).filter(|part| !part.is_empty()).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() == 3) else {
        return DateMistake::Invalid("this is not a date".into(), month_name_date(text));
    };
    let day = |year: u32, month: u32, day: u32| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let (a, b, c) = (numbers[0], numbers[1], numbers[2]);
    if parts[0].len() == 4 {
        let words = if !(1..=12).contains(&b) {
            format!("there is no month {}", parts[1])
        } else if day(a, b, c).is_none() {
            format!("there is no day {} in that month", parts[2])
        } else {
            "write year, month and day with hyphens, and two digits each for month and day".to_owned()
        };
        let meant = day(a, b, c).or_else(|| day(a, c, b));
        return DateMistake::Invalid(words, meant);
    }
    let year = if parts[2].len() == 2 { 2000 + c } else { c };
    if parts[2].len() != 4 && parts[2].len() != 2 {
        return DateMistake::Invalid("this is not a date".into(), None);
    }
    // Behind two digits of the year, as in 26-05-21: only of our time.
    let year_first =
        if parts[0].len() == 2 && parts[2].len() == 2 && (20..=40).contains(&a) { day(2000 + a, b, c) } else { None };
    match (year_first, day(year, a, b), day(year, b, a)) {
        (Some(one), Some(two), _) | (Some(one), None, Some(two)) if one != two => DateMistake::Ambiguous(one, two),
        (None, Some(one), Some(two)) if one != two => DateMistake::Ambiguous(one, two),
        (first, one, two) => DateMistake::Invalid("write the year first".into(), first.or(one).or(two)),
    }
}

/// The day of a number such as 46366, the days since the end of 1899: of the years 2000 to 2050.
fn of_spreadsheet(text: &str) -> Option<NaiveDate> {
    let number: u64 = text.parse().ok().filter(|number| (36_526..=55_152).contains(number))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

/// `May 7, 2026`, `7 May 2026`: English month names, for a hint only.
fn month_name_date(text: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const OTHER_MONTHS: [(&str, usize); 4] = [("ene", 0), ("abr", 3), ("ago", 7), ("dic", 11)];
    let words: Vec<String> = text
        .split([' ', ',', '.', '-', '/', '\'', '’'])
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let named = |word: &String| {
        let other = || OTHER_MONTHS.iter().find(|(month, _)| word.starts_with(month)).map(|(_, at)| *at);
        MONTHS.iter().position(|month| word.starts_with(month)).or_else(other)
    };
    let month = words.iter().find_map(named)?;
    let mut numbers = words.iter().filter_map(|word| {
        let number = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        number.parse::<u32>().ok().map(|value| (number.len(), value))
    });
    let (first, second) = (numbers.next()?, numbers.next()?);
    // A spreadsheet's 21-May-26: the day comes before the year.
    let (day, year) = match (first, second) {
        ((4, year), (1..=2, day)) | ((1..=2, day), (4, year)) => (day, year),
        ((1..=2, day), (2, year)) => (day, 2000 + year),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::try_from(month).ok()? + 1, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        iso_day(text).unwrap()
    }

    #[test]
    fn a_month_is_a_date_too_and_sorts_before_its_days() {
        let month = parse("2025-05").unwrap();
        assert_eq!(month.to_string(), "2025-05");
        assert!(month < parse("2025-05-01").unwrap());
        assert!(month > parse("2025-04-30").unwrap());
        assert_eq!(month.last_day(), day("2025-05-31"));
        assert_eq!(parse("2024-02").unwrap().last_day(), day("2024-02-29"));
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_never_guessed() {
        assert_eq!(parse("03/04/2026"), Err(DateMistake::Ambiguous(day("2026-03-04"), day("2026-04-03"))));
        assert_eq!(parse("26-05-21"), Err(DateMistake::Ambiguous(day("2026-05-21"), day("2021-05-26"))));
        assert_eq!(parse("12/10/26"), Err(DateMistake::Ambiguous(day("2026-12-10"), day("2026-10-12"))));
        assert_eq!(
            parse("04/30/2026"),
            Err(DateMistake::Invalid("write the year first".into(), Some(day("2026-04-30"))))
        );
    }

    #[test]
    fn a_date_that_does_not_exist_says_why_and_what_may_be_meant() {
        let mistake = |text: &str| match parse(text).unwrap_err() {
            DateMistake::Invalid(words, meant) => (words, meant),
            other => panic!("{other:?}"),
        };
        assert_eq!(mistake("2026-31-03"), ("there is no month 31".into(), Some(day("2026-03-31"))));
        assert_eq!(mistake("2026-3-26").1, Some(day("2026-03-26")));
        assert_eq!(mistake("2023-04-061").0, "there is no day 061 in that month");
        assert_eq!(mistake("May 7, 2026").1, Some(day("2026-05-07")));
        assert_eq!(mistake("21-May-26").1, Some(day("2026-05-21")));
        assert_eq!(mistake("21 de abril de 2026").1, Some(day("2026-04-21")));
        assert_eq!(mistake("46366").1, Some(day("2026-12-10")));
        assert_eq!(mistake("May 2026").1, None);
        assert_eq!(mistake("2026-02-30").0, "there is no day 30 in that month");
    }

    #[test]
    fn times_are_of_the_clock_with_24_hours() {
        assert!(parse_time("18:00").is_some() && parse_time("9:05").is_some());
        assert!(parse_time("6:00 PM").is_none() && parse_time("24:00").is_none());
    }
}
