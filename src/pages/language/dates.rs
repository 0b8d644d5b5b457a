//! Dates, times and numbers as a language writes them, from Unicode CLDR (through ICU4X). Never a time zone.

use crate::record::model::RecordDate;
use crate::record::model::written_date::DateOrder;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{E, M, T, YM, YMD, YMDE};
use icu_datetime::input::Time;
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

/// Formatters of one language.
pub struct Dates {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    weekday: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    time: NoCalendarFormatter<T>,
    decimal: DecimalFormatter,
}

impl Dates {
    /// For a language; English where Unicode knows nothing of it.
    pub fn new(language: &str) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        let fixed = || locale.clone().into();
        Self {
            day: FixedCalendarDateTimeFormatter::try_new(fixed(), YMD::long())
                .expect("the data of all languages is compiled in"),
            weekday: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YMDE::long())
                .expect("the data of all languages is compiled in"),
            month: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YM::long())
                .expect("the data of all languages is compiled in"),
            time: NoCalendarFormatter::try_new(locale.clone().into(), T::hm())
                .expect("the data of all languages is compiled in"),
            decimal: DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
                .expect("the data of all languages is compiled in"),
        }
    }

    /// `May 7, 2026`, `7 de mayo de 2026`; of a month only `May 2025`.
    pub fn date(&self, date: RecordDate) -> String {
        match date {
            RecordDate::Day(day) => self.day(day),
            RecordDate::Month(..) => tidy(&self.month.format(&gregorian(date.first_day())).to_string()),
        }
    }

    /// A calendar day with its month's name: `May 7, 2026`.
    pub fn day(&self, day: NaiveDate) -> String {
        tidy(&self.day.format(&gregorian(day)).to_string())
    }

    /// A date with the day of the week: `Thursday, May 7, 2026`; of a month only `May 2025`.
    pub fn weekday(&self, date: RecordDate) -> String {
        match date {
            RecordDate::Day(day) => tidy(&self.weekday.format(&gregorian(day)).to_string()),
            RecordDate::Month(..) => self.date(date),
        }
    }

    /// `6:00 PM`, `18:00`.
    pub fn time(&self, time: NaiveTime) -> String {
        let number = |number: u32| u8::try_from(number).unwrap_or(0);
        let time = Time::try_new(number(time.hour()), number(time.minute()), 0, 0).expect("a time of the clock");
        tidy(&self.time.format(&time).to_string())
    }

    /// A number with the language's separators.
    pub fn number(&self, number: i64) -> String {
        if number.unsigned_abs() < 1_000 {
            return number.to_string();
        }
        self.decimal.format(&number.into()).to_string()
    }

    /// A number of tenths, `12` as `1.2` or `1,2`.
    pub fn tenths(&self, tenths: u64) -> String {
        let mut decimal = Decimal::from(tenths);
        decimal.multiply_pow10(-1);
        self.decimal.format(&decimal).to_string()
    }
}

/// Narrow and other no-break spaces inside times confuse searches and some fonts; a plain no-break space stays.
fn tidy(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.replace(['\u{202F}', '\u{2009}'], "\u{A0}") }
}

fn gregorian(day: NaiveDate) -> Date<Gregorian> {
    let number = |number: u32| u8::try_from(number).unwrap_or(1);
    Date::try_new_gregorian(day.year(), number(day.month()), number(day.day())).expect("chrono's days are days")
}

/// The names of the twelve months in a language, lower-case, with their numbers.
pub fn month_names(language: &str) -> Vec<(String, u32)> {
    let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
    let Ok(formatter) = FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new(locale.into(), M::long()) else {
        return Vec::new();
    };
    let name = |month: u32| {
        formatter
            .format(&gregorian(NaiveDate::from_ymd_opt(2024, month, 1).expect("a month has a first day")))
            .to_string()
            .to_lowercase()
    };
    (1..=12).map(|month| (name(month), month)).collect()
}

/// The names of months in every form that people write dates with, lower-case, with their numbers: by themselves
/// (`март`), inside a date (`5 марта`), and short.
pub fn written_months(language: &str) -> Vec<(String, u32)> {
    let mut names = month_names(language);
    let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
    let short = FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new(locale.clone().into(), M::medium());
    let long_date = FixedCalendarDateTimeFormatter::<Gregorian, YMD>::try_new(locale.clone().into(), YMD::long());
    let short_date = FixedCalendarDateTimeFormatter::<Gregorian, YMD>::try_new(locale.into(), YMD::medium());
    let first_of = |month: u32| gregorian(NaiveDate::from_ymd_opt(2024, month, 1).expect("a month has a first day"));
    if let Ok(short) = short {
        names.extend((1..=12).map(|month| (short.format(&first_of(month)).to_string().to_lowercase(), month)));
    }
    for dates in [long_date, short_date].into_iter().flatten() {
        let words: Vec<Vec<String>> =
            (1..=12).map(|month| words_of(&dates.format(&first_of(month)).to_string())).collect();
        // What stands in the dates of all months ("de") is no name of one.
        let is_name = |word: &String| !words.iter().all(|words| words.contains(word));
        names.extend((1..).zip(&words).flat_map(|(month, words)| {
            words.iter().filter(|word| is_name(word)).map(move |word| (word.clone(), month))
        }));
    }
    names.sort();
    names.dedup();
    names
}

fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .map(str::to_owned)
        .collect()
}

/// The names of the seven days of the week in a language, Monday first, lower-case, long and short. A short one that is
/// also the short name of a month (`mar`, Tuesday and March) is left empty.
pub fn weekday_names(language: &str) -> Vec<[String; 7]> {
    let months = written_months(language);
    let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
    // A Monday.
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day of the calendar");
    let of = |form: E| {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, E>::try_new(locale.clone().into(), form).ok()?;
        let name = |at: u64| {
            formatter
                .format(&gregorian(first + Days::new(at)))
                .to_string()
                .to_lowercase()
                .trim_end_matches('.')
                .to_owned()
        };
        let names: [String; 7] = std::array::from_fn(|at| name(at as u64));
        let is_month = |name: &String| months.iter().any(|(month, _)| month.trim_end_matches('.') == name);
        Some(names.map(|name| if is_month(&name) || name.chars().count() < 2 { String::new() } else { name }))
    };
    [E::long(), E::medium()].into_iter().filter_map(of).collect()
}

/// The orders in which readers of a language write dates in numbers. English alone has two.
pub fn date_orders(language: &str) -> Vec<DateOrder> {
    if language == "en" {
        return vec![DateOrder::MonthFirst, DateOrder::DayFirst];
    }
    let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
    let Ok(formatter) = FixedCalendarDateTimeFormatter::<Gregorian, YMD>::try_new(locale.into(), YMD::short()) else {
        return Vec::new();
    };
    let day = NaiveDate::from_ymd_opt(2024, 11, 22).expect("a day of the calendar");
    let text = formatter.format(&gregorian(day)).to_string();
    match (text.find("11"), text.find("22"), text.find("24")) {
        (Some(month), Some(day), Some(year)) if year < month && month < day => vec![DateOrder::YearFirst],
        (Some(month), Some(day), _) if month < day => vec![DateOrder::MonthFirst],
        _ => vec![DateOrder::DayFirst],
    }
}

/// The first letters of the names of the twelve months, in upper case: what fits below a narrow column.
pub fn month_initials(language: &str) -> Vec<String> {
    let first = |name: &String| name.chars().next().map_or(String::new(), |letter| letter.to_uppercase().collect());
    month_names(language).iter().map(|(name, _)| first(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_order_and_names() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 7).unwrap();
        assert_eq!(Dates::new("en").day(day), "May 7, 2026");
        assert_eq!(Dates::new("es").day(day), "7 de mayo de 2026");
        assert_eq!(Dates::new("en").date(RecordDate::Month(2025, 5)), "May 2025");
        assert_eq!(Dates::new("en").weekday(RecordDate::Day(day)), "Thursday, May 7, 2026");
        assert_eq!(Dates::new("es").weekday(RecordDate::Day(day)), "jueves, 7 de mayo de 2026");
        assert_eq!(Dates::new("en").weekday(RecordDate::Month(2025, 5)), "May 2025");
        assert_eq!(Dates::new("en").number(12_345), "12,345");
        assert_eq!((Dates::new("en").tenths(12), Dates::new("es").tenths(12)), ("1.2".to_owned(), "1,2".to_owned()));
        assert!(month_names("es").contains(&("mayo".to_owned(), 5)));
        assert_eq!((date_orders("es"), date_orders("en-US")), (vec![DateOrder::DayFirst], vec![DateOrder::MonthFirst]));
        assert_eq!(date_orders("ja"), [DateOrder::YearFirst]);
        for (language, name, month) in
            [("es", "sept", 9), ("ru", "марта", 3), ("pl", "marca", 3), ("en", "september", 9), ("de", "märz", 3)]
        {
            assert!(
                written_months(language).contains(&(name.to_owned(), month)),
                "{language}: {:?}",
                written_months(language)
            );
        }
        assert!(!written_months("es").iter().any(|(name, _)| name == "de"));
        assert_eq!(weekday_names("en")[0][3], "thursday");
        assert_eq!(weekday_names("en")[1][3], "thu");
        assert_eq!(weekday_names("es")[0][2], "miércoles");
        assert_eq!(weekday_names("es")[1][1], "", "`mar` is March too");
    }
}
