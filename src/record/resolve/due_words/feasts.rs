//! Days that everybody knows by name.

use super::words::FILLER;
use chrono::{Datelike, NaiveDate, Weekday};

/// The month and the day, or the month, the weekday and which of them.
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
pub(super) fn feast(words: &[&str], made: NaiveDate) -> Option<NaiveDate> {
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
