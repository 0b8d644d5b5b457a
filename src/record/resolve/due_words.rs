//! Words for a time that is near or within a year, such as `Q3 2026`, `in two weeks` or `end of the month`: what date
//! they come to, counted from the day of the promise. Words of anything else ("by the next huddle") come to none.

mod feasts;
mod seasons;
mod words;

use crate::text::fold::fold;
use crate::text::fold::plain_words;
use chrono::{Datelike, Days, Months, NaiveDate};
pub(super) use words::Meant;
use words::{FILLER, NUMBERS, ORDINALS, Unit, in_list, is_relative, last_month, part, unit};

/// Words for the day from which a time counts.
const MEETINGS: [&str; 4] = ["huddle", "meeting", "reunion", "junta"];

/// Words that do not say how much or how soon.
const VAGUE: [&str; 12] =
    ["few", "several", "some", "unos", "unas", "algunos", "algunas", "varios", "varias", "pocos", "pocas", "numerous"];

/// Words that promise haste, and no date.
const SOON: [&str; 18] = [
    "asap",
    "soon",
    "as soon as possible",
    "as soon as we can",
    "shortly",
    "immediately",
    "promptly",
    "in due course",
    "when possible",
    "when time permits",
    "when funding allows",
    "lo antes posible",
    "cuanto antes",
    "pronto",
    "tan pronto como sea posible",
    "de inmediato",
    "en breve",
    "near term",
];

/// What offices write for the end of a day, week, month or year.
const ABBREVIATIONS: [(&str, Unit); 7] = [
    ("eod", Unit::Day),
    ("eow", Unit::Week),
    ("eom", Unit::Month),
    ("eoq", Unit::Quarter),
    ("eoy", Unit::Year),
    ("yearend", Unit::Year),
    ("monthend", Unit::Month),
];

/// The date or month that the words come to; `None` where they are not only a time.
pub(super) fn meant(written: &str, made: NaiveDate) -> Option<Meant> {
    let folded = fold(written);
    let words: Vec<&str> = plain_words(&folded).collect();
    if let Some(day) = feasts::feast(&words, made) {
        return Some(Meant::Date(day.to_string()));
    }
    if SOON.contains(&words.join(" ").as_str()) {
        return Some(Meant::Never);
    }
    seasons::meant(&words, made).or_else(|| Time::of(&words)?.meant(made))
}

/// Whether a word adds nothing to a time.
pub(super) fn is_filler(word: &str) -> bool {
    FILLER.contains(&&*fold(word)) || word.eq_ignore_ascii_case("business")
}

/// What the words of a time say of it.
#[derive(Default)]
struct Time {
    number: Option<u32>,
    year: Option<i32>,
    unit: Option<Unit>,
    /// Whether it is the next (or the present) one.
    next: Option<bool>,
    quarter: Option<u32>,
    half: Option<u32>,
    /// The month in which this part of a year ends: `early`, `mid`.
    part: Option<u32>,
    ends: bool,
    is_vague: bool,
    /// Only days on which offices work.
    working: bool,
}

impl Time {
    fn of(words: &[&str]) -> Option<Self> {
        let mut time = Self::default();
        let mut ordinal = None;
        for (at, word) in words.iter().enumerate() {
            let digits = word.parse::<u32>().ok();
            if let Some(value) = digits.filter(|value| (2000..=2100).contains(value)) {
                time.year = Some(i32::try_from(value).ok()?);
            } else if let Some(value) = in_list(&ORDINALS, word) {
                ordinal = Some(value);
            } else if matches!(*word, "a" | "an" | "un" | "una") {
                // "A finales de mes" is no number.
                let is_one = words.get(at + 1).is_some_and(|next| unit(next).is_some());
                time.number = time.number.or(is_one.then_some(1));
            } else if let Some(value) = digits.or_else(|| in_list(NUMBERS, word)) {
                // "a couple of weeks" is of two.
                time.number = Some(time.number.unwrap_or(0).max(value));
            } else if let Some(found) = unit(word) {
                time.unit = Some(found);
            } else if let Some(value) = part(word, 'q') {
                time.quarter = Some(value);
            } else if let Some(value) = part(word, 'h') {
                time.half = Some(value);
            } else if matches!(*word, "half" | "semestre" | "semester") {
                time.half = Some(0);
            } else if is_relative(word) {
                time.next = Some(!matches!(*word, "this" | "current" | "este" | "esta"));
            } else if matches!(*word, "tomorrow" | "manana") {
                (time.number, time.unit) = (Some(1), Some(Unit::Day));
            } else if matches!(*word, "fortnight" | "quincena") {
                (time.number, time.unit) = (Some(2), Some(Unit::Week));
            } else if let Some(found) = in_list(&ABBREVIATIONS, word) {
                (time.unit, time.ends) = (Some(found), true);
            } else if matches!(*word, "business" | "working" | "work" | "habiles" | "laborables") {
                // "Close of business" is a time of the day.
                time.working = matches!(words.get(at + 1), Some(&"day" | &"days")) || !matches!(*word, "business");
            } else if VAGUE.contains(word) {
                time.is_vague = true;
            } else if !FILLER.contains(word) {
                return None;
            }
            time.part = match *word {
                "early" | "beginning" | "start" | "principios" | "inicios" => Some(3),
                "mid" | "middle" | "mediados" => Some(6),
                _ => time.part,
            };
            time.ends |= matches!(*word, "end" | "fin" | "fines" | "finales" | "final");
        }
        let is_before = words.iter().any(|word| matches!(*word, "before" | "antes" | "until" | "hasta"));
        if words.iter().any(|word| MEETINGS.contains(word))
            && (time.next.is_some() || is_before || time.number.is_none())
        {
            // "By the next huddle" is words, and says when.
            return None;
        }
        match (time.unit, time.half) {
            (Some(Unit::Quarter), _) => time.quarter = time.quarter.or(ordinal),
            (_, Some(0)) => time.half = Some(ordinal.filter(|which| *which <= 2)?),
            _ if ordinal.is_some() => return None,
            _ => {}
        }
        Some(time)
    }

    fn meant(&self, made: NaiveDate) -> Option<Meant> {
        if self.is_vague {
            return self.unit.filter(|_| self.year.is_none()).map(|_| Meant::Never);
        }
        self.date(made).map(Meant::Date)
    }

    fn date(&self, made: NaiveDate) -> Option<String> {
        let in_year = |month: u32| {
            let year = self.year.unwrap_or_else(|| if month < made.month() { made.year() + 1 } else { made.year() });
            last_month(year, month)
        };
        if let Some(quarter) = self.quarter {
            return in_year(quarter.checked_mul(3).filter(|month| (3..=12).contains(month))?);
        }
        if let Some(half) = self.half {
            return in_year(half.checked_mul(6).filter(|month| (6..=12).contains(month))?);
        }
        match (self.unit, self.number, self.next, self.year) {
            (None, None, None, Some(year)) => last_month(year, self.part.unwrap_or(12)),
            (Some(Unit::Year), None, None, Some(year)) if self.ends => last_month(year, 12),
            (Some(unit), Some(number), _, None) if number <= 1000 => {
                // Five days of seven.
                let number =
                    if self.working && unit == Unit::Day { number + number.div_ceil(5) * 2 - 2 } else { number };
                after(made, unit, number)
            }
            (Some(Unit::Day), None, None, None) if self.ends => Some(made.to_string()),
            (Some(Unit::Month), None, Some(next), None) => {
                let month = if next { made.with_day(1)?.checked_add_months(Months::new(1))? } else { made };
                last_month(month.year(), month.month())
            }
            (Some(Unit::Quarter), None, next, None) if next.is_some() || self.ends => {
                let last = made.with_day(1)?.with_month(made.month().div_ceil(3) * 3)?;
                let last = last.checked_add_months(Months::new(if next == Some(true) { 3 } else { 0 }))?;
                last_month(last.year(), last.month())
            }
            (Some(Unit::Year), None, Some(next), None) => {
                last_month(made.year() + i32::from(next), self.part.unwrap_or(12))
            }
            (Some(Unit::Year), None, None, None) if self.part.is_some() => {
                let month = self.part?;
                last_month(made.year() + i32::from(month < made.month()), month)
            }
            (Some(Unit::Week), None, Some(next), None) => end_of_week(made, u64::from(next)),
            (Some(Unit::Week), None, None, None) if self.ends => end_of_week(made, 0),
            (Some(Unit::Month), None, None, None) if self.ends => last_month(made.year(), made.month()),
            (Some(Unit::Year), None, None, None) if self.ends => last_month(made.year(), 12),
            _ => None,
        }
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
mod tests;
