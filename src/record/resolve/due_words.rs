//! Words for a time that is near or within a year, such as `Q3 2026`, `in two weeks` or `end of the month`: what date
//! they come to, counted from the day of the promise. Words of anything else ("by the next huddle") come to none.

use crate::text::fold::fold;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Words that add nothing to a time.
const FILLER: [&str; 38] = [
    "by",
    "the",
    "of",
    "end",
    "in",
    "within",
    "before",
    "until",
    "till",
    "on",
    "at",
    "latest",
    "about",
    "around",
    "approximately",
    "approx",
    "sometime",
    "later",
    "no",
    "than",
    "during",
    "from",
    "now",
    "time",
    "due",
    "mid",
    "middle",
    "early",
    "late",
    "beginning",
    "start",
    "en",
    "de",
    "del",
    "el",
    "la",
    "para",
    "antes",
];

const NUMBERS: [(&str, u32); 24] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("couple", 2),
    ("un", 1),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("diez", 10),
];

/// What counts quarters, and nothing else: a second week may be any.
const ORDINALS: [(&str, u32); 12] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("1st", 1),
    ("2nd", 2),
    ("3rd", 3),
    ("4th", 4),
    ("primer", 1),
    ("segundo", 2),
    ("tercer", 3),
    ("cuarto", 4),
];

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months of the calendar, from January on.
    Quarter,
    /// A year of the calendar.
    Year,
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" | "dia" | "dias" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" | "semana" | "semanas" => Unit::Week,
        "month" | "months" | "mo" | "mos" | "mes" | "meses" => Unit::Month,
        "quarter" | "qtr" | "trimestre" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" | "ano" | "anos" => Unit::Year,
        _ => return None,
    })
}

/// Days that everybody knows by name: the month and the day, or the month, the weekday and which of them.
const FEASTS: [(&str, Feast); 18] = [
    ("thanksgiving", Feast::Nth(11, Weekday::Thu, 4)),
    ("labor day", Feast::Nth(9, Weekday::Mon, 1)),
    ("columbus day", Feast::Nth(10, Weekday::Mon, 2)),
    ("memorial day", Feast::Last(5, Weekday::Mon)),
    ("presidents day", Feast::Nth(2, Weekday::Mon, 3)),
    ("martin luther king day", Feast::Nth(1, Weekday::Mon, 3)),
    ("mlk day", Feast::Nth(1, Weekday::Mon, 3)),
    ("independence day", Feast::On(7, 4)),
    ("fourth of july", Feast::On(7, 4)),
    ("juneteenth", Feast::On(6, 19)),
    ("veterans day", Feast::On(11, 11)),
    ("halloween", Feast::On(10, 31)),
    ("christmas", Feast::On(12, 25)),
    ("christmas eve", Feast::On(12, 24)),
    ("new years eve", Feast::On(12, 31)),
    ("new years day", Feast::On(1, 1)),
    ("navidad", Feast::On(12, 25)),
    ("ano nuevo", Feast::On(1, 1)),
];

#[derive(Clone, Copy)]
enum Feast {
    /// A month and a day.
    On(u32, u32),
    /// A month, a day of the week, and which of them in the month, from 1.
    Nth(u32, Weekday, u8),
    /// A month, and the day of the week that is the last in it.
    Last(u32, Weekday),
}

impl Feast {
    fn of(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Nth(month, weekday, which) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, which),
            Self::Last(month, weekday) => {
                (4..=5).rev().find_map(|which| NaiveDate::from_weekday_of_month_opt(year, month, weekday, which))
            }
        }
    }
}

/// The next such day, where the words name one and nothing else.
fn feast(words: &[&str], made: NaiveDate) -> Option<NaiveDate> {
    let first = words.iter().position(|word| !FILLER.contains(word))?;
    // How long before it, nobody knows.
    if words[..first].iter().any(|word| matches!(*word, "before" | "antes" | "until" | "till")) {
        return None;
    }
    let name = words[first..].join(" ");
    let name = name.strip_suffix(" day").filter(|name| matches!(*name, "thanksgiving" | "christmas")).unwrap_or(&name);
    let (_, feast) = FEASTS.iter().find(|(known, _)| *known == name)?;
    [made.year(), made.year() + 1].into_iter().filter_map(|year| feast.of(year)).find(|day| *day >= made)
}

/// The date or month that the words come to, as it is typed; `None` where they are not only a time.
pub(super) fn meant(written: &str, made: NaiveDate) -> Option<String> {
    let folded = fold(written);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let Some(day) = feast(&words, made) {
        return Some(day.to_string());
    }
    let (mut number, mut year, mut unit_of, mut relative, mut quarter, mut ordinal) =
        (None, None, None, None, None, None);
    let in_list =
        |list: &[(&str, u32)], word: &str| list.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    for word in &words {
        let digits = word.parse::<u32>().ok();
        if let Some(value) = digits.filter(|value| (2000..=2100).contains(value)) {
            year = Some(i32::try_from(value).ok()?);
        } else if let Some(value) = in_list(&ORDINALS, word) {
            ordinal = Some(value);
        } else if let Some(value) = digits.or_else(|| in_list(&NUMBERS, word)) {
            // "a couple of weeks" is of two.
            number = Some(number.unwrap_or(0).max(value));
        } else if let Some(found) = unit(word) {
            unit_of = Some(found);
        } else if let Some(value) = word.strip_prefix('q').and_then(|rest| rest.parse::<u32>().ok()) {
            quarter = Some(value);
        } else if matches!(*word, "next" | "this" | "current" | "coming" | "proximo" | "proxima" | "este" | "esta") {
            relative = Some(matches!(*word, "next" | "coming" | "proximo" | "proxima"));
        } else if matches!(*word, "tomorrow" | "manana") {
            (number, unit_of) = (Some(1), Some(Unit::Day));
        } else if !FILLER.contains(word) {
            return None;
        }
    }
    if unit_of == Some(Unit::Quarter) {
        quarter = quarter.or(ordinal);
    } else if ordinal.is_some() {
        return None;
    }
    let last_month = |year: i32, month: u32| Some(format!("{year:04}-{month:02}"));
    if let Some(quarter) = quarter {
        let month = quarter.checked_mul(3).filter(|month| (3..=12).contains(month))?;
        let year = year.unwrap_or_else(|| if month < made.month() { made.year() + 1 } else { made.year() });
        return last_month(year, month);
    }
    let ends = words.contains(&"end") || words.contains(&"fin") || words.contains(&"finales");
    match (unit_of, number, relative, year) {
        (None, None, None, Some(year)) => last_month(year, 12),
        (Some(unit), Some(number), None, None) if number <= 1000 => after(made, unit, number),
        (Some(Unit::Month), None, Some(next), None) => {
            let month = if next { made.with_day(1)?.checked_add_months(Months::new(1))? } else { made };
            last_month(month.year(), month.month())
        }
        (Some(Unit::Year), None, Some(next), None) => last_month(made.year() + i32::from(next), 12),
        (Some(Unit::Week), None, Some(next), None) => end_of_week(made, u64::from(next)),
        (Some(Unit::Week), None, None, None) if ends => end_of_week(made, 0),
        (Some(Unit::Month), None, None, None) if ends => last_month(made.year(), made.month()),
        (Some(Unit::Year), None, None, None) if ends => last_month(made.year(), 12),
        _ => None,
    }
}

fn after(made: NaiveDate, unit: Unit, number: u32) -> Option<String> {
    let day = match unit {
        Unit::Day => made.checked_add_days(Days::new(u64::from(number))),
        Unit::Week => made.checked_add_days(Days::new(u64::from(number) * 7)),
        Unit::Month => made.checked_add_months(Months::new(number)),
        Unit::Quarter => made.checked_add_months(Months::new(number * 3)),
        Unit::Year => made.checked_add_months(Months::new(number * 12)),
    };
    day.map(|day| day.to_string())
}

/// The Friday of the week, or of one so many weeks later.
fn end_of_week(made: NaiveDate, later: u64) -> Option<String> {
    let monday = made - Days::new(u64::from(made.weekday().num_days_from_monday()));
    monday.checked_add_days(Days::new(4 + 7 * later)).filter(|day| *day >= made).map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::meant;
    use chrono::NaiveDate;

    #[test]
    fn words_of_a_time_come_to_a_date() {
        // A Thursday.
        let made = NaiveDate::from_ymd_opt(2026, 5, 7).unwrap();
        for (written, date) in [
            ("Q3 2026", "2026-09"),
            ("by Q1", "2027-03"),
            ("second quarter of 2027", "2027-06"),
            ("in two weeks", "2026-05-21"),
            ("within 30 days", "2026-06-06"),
            ("in a couple of weeks", "2026-05-21"),
            ("6 months", "2026-11-07"),
            ("next week", "2026-05-15"),
            ("end of the week", "2026-05-08"),
            ("next month", "2026-06"),
            ("by the end of the month", "2026-05"),
            ("end of year", "2026-12"),
            ("by the end of 2027", "2027-12"),
            ("2027", "2027-12"),
            ("tomorrow", "2026-05-08"),
            ("by Thanksgiving", "2026-11-26"),
            ("on Memorial Day", "2026-05-25"),
            ("Martin Luther King Day", "2027-01-18"),
            ("by the end of Christmas Day", "2026-12-25"),
            ("New Year's Eve", "2026-12-31"),
            ("para Navidad", "2026-12-25"),
            ("en dos semanas", "2026-05-21"),
        ] {
            assert_eq!(meant(written, made).as_deref(), Some(date), "{written}");
        }
        for written in [
            "by the next huddle",
            "before the spring market opens",
            "each huddle from the next one on",
            "before the new year",
            "by the Thanksgiving market",
            "before Thanksgiving",
            "ongoing",
            "end of",
        ] {
            assert_eq!(meant(written, made), None, "{written}");
        }
    }
}
