//! What dates are read with, and what is read: orders, names of months and days, plausible years; a date and what it
//! can mean.

use super::month_names::MonthNames;
use super::weekday_names::WeekdayNames;
use crate::record::model::date::RecordDate;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// In which order a language writes day, month and year in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 7.5.2026
    DayFirst,
    /// 5/7/2026
    MonthFirst,
    /// 2026/5/7
    YearFirst,
}

/// What is needed to read dates: the languages' names of months and orders, the years that are plausible, and the time
/// zone in which a moment has its day.
#[derive(Clone, Debug, PartialEq)]
pub struct DateGrammar {
    /// The languages' names of the months.
    pub(super) months: MonthNames,
    /// In which order day, month and year may stand in numbers.
    pub(super) orders: Vec<DateOrder>,
    /// Numbers that are taken for years.
    pub years: RangeInclusive<i32>,
    /// The time zone of the site.
    pub zone: chrono_tz::Tz,
    /// The languages' names of the days of the week.
    pub(super) weekdays: WeekdayNames,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The byte where it begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// What it can mean. Two or more where day and month could be either way round; none where there is no such day.
    pub readings: Vec<RecordDate>,
    /// It is a moment at midnight of universal time, which tools also write where only the day is meant: that day.
    pub midnight: Option<NaiveDate>,
}

impl WrittenDate {
    /// What it means, where that is certain.
    pub fn certain(&self) -> Option<RecordDate> {
        match self.readings.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Whether the date may be meant: one of the readings, or a day of a month that is one.
    pub fn allows(&self, date: RecordDate) -> bool {
        let holds = |reading: &RecordDate| {
            reading.day().is_none() && reading.first_day() <= date.first_day() && date.last_day() <= reading.last_day()
        };
        self.readings.iter().any(|reading| *reading == date || holds(reading))
    }

    /// Whether it is a day, or should be one, and not only a month.
    pub fn is_day(&self) -> bool {
        !matches!(self.readings.as_slice(), [RecordDate::Month(..)])
    }
}

impl Default for DateGrammar {
    fn default() -> Self {
        Self {
            months: MonthNames::default(),
            orders: Vec::new(),
            years: 1900..=2100,
            zone: chrono_tz::UTC,
            weekdays: WeekdayNames::default(),
        }
    }
}

impl DateGrammar {
    /// A grammar for the languages whose names of months (in lower case) and orders are given.
    pub fn new(names: &[(String, u32)], orders: &[DateOrder], years: RangeInclusive<i32>, zone: chrono_tz::Tz) -> Self {
        let months = MonthNames::new(names);
        Self { months, orders: orders.to_vec(), years, zone, weekdays: WeekdayNames::default() }
    }

    /// The same with names of the days of the week, Monday first, each set in one language and form, in lower case.
    #[must_use]
    pub fn with_weekdays(self, sets: Vec<[String; 7]>) -> Self {
        Self { weekdays: WeekdayNames::new(sets), ..self }
    }

    /// Whether the word is a day of the week, in any case.
    pub fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.has(word)
    }

    /// The same for other years: a date by which something is due may lie further ahead than one of minutes.
    #[must_use]
    pub fn with_years(&self, years: RangeInclusive<i32>) -> Self {
        Self { years, ..self.clone() }
    }
}
