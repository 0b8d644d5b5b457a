//! Reads one date among the words and numbers of a text, with the names of months; numbers alone are read in `numbers`.

use super::grammar::{DateGrammar, WrittenDate};
use super::tokens::{self, Token};
use crate::record::model::date::RecordDate;
use chrono::{Duration, NaiveDate, NaiveDateTime, TimeZone};
use std::ops::RangeInclusive;

/// A date and the token after it.
pub(super) struct Match {
    /// Where it stands and what it can mean.
    pub(super) date: WrittenDate,
    /// The position of the first token behind it.
    pub(super) next: usize,
}

/// Numbers that could be day, month and year, and what becomes of them.
pub(super) struct Reader<'a> {
    /// Names of months, orders and plausible years.
    pub(super) grammar: &'a DateGrammar,
    /// The text, for what stands between tokens.
    pub(super) text: &'a str,
    /// Its words and numbers.
    pub(super) tokens: &'a [Token<'a>],
}

/// Words between the parts of a date: `14 de marzo del 2024`, `3rd of May`.
const BETWEEN: [&str; 15] =
    ["of", "the", "day", "de", "del", "d", "di", "den", "des", "do", "da", "la", "năm", "ngày", "al"];
/// What stands behind a day: `3rd`, `1er`, `1.º`.
const ORDINALS: [&str; 13] = ["st", "nd", "rd", "th", "er", "re", "e", "º", "ª", "o", "a", "ro", "ère"];
/// What has a number, which may stand before a month: `District 4 May 2024`.
pub(super) const NUMBERED: &str = "district ward zone beat area precinct sector region division item no nr number num room suite \
    unit section \
    part team group chapter phase block lot parcel route highway line school station tract plot building floor \
    exhibit appendix \
    volume issue page week quarter cycle term post distrito barrio zona sección seccion área región unidad grupo fase \
    parte ruta \
    escuela número numero bezirk resolution \
    ordinance bill case docket resolución ordenanza expediente";
/// Words that join the days of one meeting: `5 and 6 May`.
const AND: [&str; 11] = ["and", "to", "y", "a", "al", "und", "bis", "et", "au", "e", "through"];

impl Reader<'_> {
    /// The date that begins at the token.
    pub(super) fn date_at(&self, at: usize) -> Option<Match> {
        if self.tokens[at].number().is_some() {
            return self
                .east_asian(at)
                .or_else(|| self.compact(at))
                .or_else(|| self.year_first(at))
                .or_else(|| self.year_then_name(at))
                .or_else(|| self.day_then_name(at))
                .or_else(|| self.year_last(at))
                .or_else(|| self.month_and_year(at));
        }
        self.name_first(at)
    }

    /// What stands between the token and the one before it.
    pub(super) fn gap(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        Some(&self.text[self.tokens[at.checked_sub(1)?].end..token.start])
    }

    /// Whether parts of a date stand on both sides of what is before the token: spaces, dots, a comma, a hyphen without
    /// spaces.
    fn near(&self, at: usize, comma: bool) -> bool {
        let Some(gap) = self.gap(at) else { return false };
        let joins = |c: char| {
            matches!(c, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '.' | '_' | '-' | '‐' | '‑' | '/') || (comma && c == ',')
        };
        let dash = gap.contains(['-', '‐', '‑', '/']) && gap.chars().count() > 1 && gap.contains([' ', '\u{A0}', '\t']);
        gap.chars().count() <= 3 && gap.chars().all(joins) && !dash
    }

    /// The same, with words such as `de` and `of` passed over: the token of the next part.
    pub(super) fn next_part(&self, at: usize, comma: bool) -> Option<usize> {
        let mut at = at;
        let mut passed = 0;
        while passed < 2 && self.near(at, comma) && self.tokens[at].is_one_of(&BETWEEN) {
            // `d'octobre`
            at += 1;
            passed += 1;
            if self.gap(at).is_some_and(|gap| matches!(gap, "'" | "’")) {
                return Some(at);
            }
        }
        self.near(at, comma).then_some(at)
    }

    /// The number at this position, where it has so many digits.
    pub(super) fn number(&self, at: usize, digits: RangeInclusive<usize>) -> Option<u32> {
        let token = self.tokens.get(at)?;
        let (value, length) = token.number()?;
        digits.contains(&length).then_some(value)
    }

    /// The plausible year of four digits at this position.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let year = i32::try_from(self.number(at, 4..=4)?).ok()?;
        self.grammar.years.contains(&year).then_some(year)
    }

    /// A plausible year of two digits, of this century or the last.
    pub(super) fn short_year(&self, at: usize) -> Option<i32> {
        let short = i32::try_from(self.number(at, 2..=2)?).ok()?;
        [2000 + short, 1900 + short].into_iter().find(|year| self.grammar.years.contains(year))
    }

    /// A day's number, and the token after it and its ordinal sign.
    pub(super) fn day(&self, at: usize) -> Option<(u32, usize)> {
        let day = self.number(at, 1..=2).filter(|day| (1..=31).contains(day))?;
        let ordinal = self.tokens.get(at + 1).is_some_and(|next| next.is_one_of(&ORDINALS))
            && matches!(self.gap(at + 1), Some("" | "."));
        Some((day, at + 1 + usize::from(ordinal)))
    }

    /// The numbers of the month whose name begins at the token, and the token after the name.
    pub(super) fn month(&self, at: usize) -> Option<(&[u32], usize)> {
        let first = self.tokens.get(at).filter(|token| token.number().is_none())?;
        let follow = |words: &[String]| {
            words.iter().zip(at + 1..).all(|(word, at)| {
                self.tokens.get(at).is_some_and(|token| token.text.to_lowercase() == *word)
                    && self.gap(at).is_some_and(|gap| gap.len() <= 1)
            })
        };
        let (more, months) = self.grammar.months.find(&first.text.to_lowercase(), follow)?;
        Some((months, at + 1 + more))
    }

    /// A date of the tokens up to `next`, with everything that it can mean.
    pub(super) fn made(&self, from: usize, next: usize, readings: Vec<RecordDate>) -> Match {
        let end = self.tokens[next - 1].end;
        Match { date: WrittenDate { start: self.tokens[from].start, end, readings, midnight: None }, next }
    }

    /// One day, in one or more months, moved to the site's time zone where a moment of another follows.
    pub(super) fn made_days(&self, from: usize, next: usize, (year, months, day): (i32, &[u32], u32)) -> Match {
        let days: Vec<NaiveDate> =
            months.iter().filter_map(|month| NaiveDate::from_ymd_opt(year, *month, day)).collect();
        let mut made = self.made(from, next, days.iter().map(|day| RecordDate::Day(*day)).collect());
        if let [day] = days.as_slice()
            && let Some(moment) = tokens::moment(&self.text[made.date.end..])
            && let Some(utc) = day.and_time(moment.time).checked_sub_signed(Duration::seconds(moment.offset))
        {
            made.date.readings = vec![RecordDate::Day(self.day_of(utc))];
            made.date.midnight = (moment.offset == 0 && moment.time == chrono::NaiveTime::MIN).then_some(*day);
            made.date.end += moment.length;
            made.next += self.tokens[made.next..].iter().take_while(|token| token.start < made.date.end).count();
        }
        made
    }

    fn day_of(&self, utc: NaiveDateTime) -> NaiveDate {
        self.grammar.zone.from_utc_datetime(&utc).date_naive()
    }

    /// The same of a month without a day; several where the name is short for more than one.
    pub(super) fn made_month(&self, from: usize, next: usize, year: i32, months: &[u32]) -> Match {
        self.made(from, next, months.iter().map(|month| RecordDate::Month(year, *month)).collect())
    }

    /// `March 5, 2024`, `March 5-6, 2024`; `March 2024` where no day stands beside it.
    fn name_first(&self, at: usize) -> Option<Match> {
        let (months, after) = self.month(at)?;
        if let Some(at_day) = self.next_part(after, false)
            && let Some((day, next)) = self.day(at_day)
        {
            let next = self.last_day_of(next);
            if let Some(at_year) = self.next_part(next, true)
                && let Some(year) = self.year(at_year)
            {
                return Some(self.made_days(at, at_year + 1, (year, months, day)));
            }
            if self.gap(next).is_some_and(|gap| gap.ends_with(['\'', '’'])) {
                let year = self.short_year(next)?;
                return Some(self.made_days(at, next + 1, (year, months, day)));
            }
        }
        let at_year = self.next_part(after, true)?;
        let year = self.year(at_year)?;
        if at > 0 && self.near(at, false) && self.number(at - 1, 1..=2).is_some_and(|day| (1..=31).contains(&day)) {
            return None;
        }
        Some(self.made_month(at, at_year + 1, year, months))
    }

    /// After the last of several days: `5-6`, `5 and 6`.
    fn last_day_of(&self, next: usize) -> usize {
        if self.gap(next).is_some_and(|gap| matches!(gap.trim(), "-" | "–" | "&" | "/"))
            && let Some((_, after)) = self.day(next)
        {
            return after;
        }
        if self.tokens.get(next).is_some_and(|token| token.is_one_of(&AND))
            && let Some((_, after)) = self.day(next + 1)
            && self.gap(next) == Some(" ")
            && self.gap(next + 1) == Some(" ")
        {
            return after;
        }
        next
    }

    /// `14 de marzo de 2024`, `7. Mai 2026`, `5-6 May 2024`, `5-Mar-24`.
    fn day_then_name(&self, at: usize) -> Option<Match> {
        let (day, next) = self.day(at)?;
        let tight = self.gap(next).is_some_and(|gap| matches!(gap, "-" | "–" | "&"));
        let last = if tight || self.tokens.get(next).is_some_and(|token| token.is_one_of(&AND)) {
            self.last_day_of(next)
        } else {
            next
        };
        let (at_month, (months, after)) = [next, last]
            .into_iter()
            .find_map(|next| self.next_part(next, false).and_then(|at| Some((at, self.month(at)?))))?;
        // `Ward 2 May 7, 2024`: the day is behind the name.
        if let Some(at_day) = self.next_part(after, false)
            && let Some((_, next)) = self.day(at_day)
            && self.next_part(next, true).is_some_and(|at| self.year(at).is_some())
        {
            return None;
        }
        if let Some(at_year) = self.next_part(after, true)
            && let Some(year) = self.year(at_year)
        {
            let mut made = self.made_days(at, at_year + 1, (year, months, day));
            if made.date.midnight.is_none() && next == at + 1 && last == next && self.is_a_number_of_something(at) {
                made.date.readings.extend(months.iter().map(|month| RecordDate::Month(year, *month)));
            }
            return Some(made);
        }
        let hyphens = self.gap(at_month) == Some("-") && self.gap(after) == Some("-");
        let year = self.short_year(after).filter(|_| hyphens)?;
        Some(self.made_days(at, after + 1, (year, months, day)))
    }

    /// Whether the number may belong to the word before it: `Zone 12`, `#7`, `No. 4`.
    fn is_a_number_of_something(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return self.text[..self.tokens[at].start].ends_with('#');
        };
        let gap = self.gap(at).unwrap_or("");
        let is_name = NUMBERED.split(' ').any(|word| word == before.text.to_lowercase())
            && gap.chars().all(|c| matches!(c, ' ' | '.' | '-' | '_' | '#'));
        is_name || gap.ends_with('#')
    }

    /// `2024 March 5`, `2024. március 5.`, `2024-Mar-05`; `2024-March`.
    fn year_then_name(&self, at: usize) -> Option<Match> {
        let year = self.year(at)?;
        let at_month = self.next_part(at + 1, true)?;
        let (months, after) = self.month(at_month)?;
        if let Some(at_day) = self.next_part(after, false)
            && let Some((day, next)) = self.day(at_day)
        {
            // `2024 May 7, 2025`: the first number belongs to something else.
            let other = self.next_part(next, true).is_some_and(|at| self.year(at).is_some());
            return (!other).then(|| self.made_days(at, next, (year, months, day)));
        }
        let tight = self.gap(at_month).is_some_and(|gap| gap != " " && gap.len() <= 1);
        let other = self.next_part(after, true).is_some_and(|at| self.year(at).is_some());
        (tight && !other).then(|| self.made_month(at, after, year, months))
    }
}
