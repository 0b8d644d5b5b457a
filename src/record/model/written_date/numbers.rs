//! Dates in numbers alone: year first, year last, without signs, and with the signs of East Asia.

use super::grammar::DateOrder;
use super::reader::{Match, Reader};
use crate::record::model::date::RecordDate;
use chrono::{Datelike, NaiveDate};

impl Reader<'_> {
    /// `2024年3月5日`, `2024년 3월`.
    pub(super) fn east_asian(&self, at: usize) -> Option<Match> {
        let unit = |at: usize, signs: [char; 2]| {
            self.tokens.get(at).filter(|token| token.text.starts_with(signs)).map(|_| at + 1)
        };
        let year = self.year(at)?;
        let at_month = unit(at + 1, ['年', '년'])?;
        let month = self.number(at_month, 1..=2).filter(|month| (1..=12).contains(month))?;
        let at_day = unit(at_month + 1, ['月', '월'])?;
        match self.number(at_day, 1..=2).and_then(|day| Some((day, unit(at_day + 1, ['日', '일'])?))) {
            Some((day, next)) => Some(self.made_days(at, next, (year, &[month], day))),
            None => Some(self.made_month(at, at_day, year, &[month])),
        }
    }

    /// `20240305`; `03052024`.
    pub(super) fn compact(&self, at: usize) -> Option<Match> {
        let number = self.number(at, 8..=8)?;
        let valid = |year: u32, month: u32, day: u32| {
            let year = i32::try_from(year).ok().filter(|year| self.grammar.years.contains(year))?;
            NaiveDate::from_ymd_opt(year, month, day)
        };
        if let Some(day) = valid(number / 10_000, number / 100 % 100, number % 100) {
            return Some(self.made_days(at, at + 1, (day.year(), &[day.month()], day.day())));
        }
        let (one, two, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
        let readings = self.in_orders(valid(year, one, two), valid(year, two, one), None);
        (!readings.is_empty()).then(|| self.made(at, at + 1, readings))
    }

    /// The readings of numbers, by the orders of the site's languages; in another order only where theirs give none.
    fn in_orders(
        &self,
        month_first: Option<NaiveDate>,
        day_first: Option<NaiveDate>,
        year_first: Option<NaiveDate>,
    ) -> Vec<RecordDate> {
        let of = |order: DateOrder| match order {
            DateOrder::MonthFirst => month_first,
            DateOrder::DayFirst => day_first,
            DateOrder::YearFirst => year_first,
        };
        let collect = |orders: &[DateOrder]| {
            let mut days: Vec<NaiveDate> = orders.iter().filter_map(|order| of(*order)).collect();
            days.sort_unstable();
            days.dedup();
            days.into_iter().map(RecordDate::Day).collect::<Vec<_>>()
        };
        let known = collect(&self.grammar.orders);
        if known.is_empty() {
            collect(&[DateOrder::MonthFirst, DateOrder::DayFirst, DateOrder::YearFirst])
        } else {
            known
        }
    }

    /// The sign between two numbers.
    fn sign(&self, at: usize) -> Option<char> {
        let mut characters = self.gap(at)?.chars();
        let sign = characters.next()?;
        let sign = if matches!(sign, '‐' | '‑' | '–' | '−') { '-' } else { sign };
        (characters.next().is_none() && matches!(sign, '-' | '.' | '/' | '_' | ' ')).then_some(sign)
    }

    /// Whether a number is joined to the token by a sign other than a space.
    fn joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.number().is_some())
            && self.sign(at).is_some_and(|sign| sign != ' ')
    }

    /// `2024-03-05`, `2024.3.5`, `2024_0305`; `2024-03` where it stands by itself.
    pub(super) fn year_first(&self, at: usize) -> Option<Match> {
        let year = self.year(at)?;
        let sign = self.sign(at + 1)?;
        if let (Some(month), Some(day)) = (self.number(at + 1, 1..=2), self.number(at + 2, 1..=2))
            && self.sign(at + 2) == Some(sign)
            && (1..=12).contains(&month)
            && (sign != ' ' || self.number(at + 1, 2..=2).and(self.number(at + 2, 2..=2)).is_some())
        {
            return Some(self.made_days(at, at + 3, (year, &[month], day)));
        }
        if let Some(number) = self.number(at + 1, 4..=4)
            && sign != ' '
            && self.stands_alone(at, at + 2)
            && NaiveDate::from_ymd_opt(year, number / 100, number % 100).is_some()
        {
            return Some(self.made_days(at, at + 2, (year, &[number / 100], number % 100)));
        }
        let month = self.number(at + 1, 2..=2).filter(|month| (1..=12).contains(month))?;
        (sign != ' ' && !self.joined(at + 2) && self.stands_alone(at, at + 2))
            .then(|| self.made_month(at, at + 2, year, &[month]))
    }

    /// Whether what is before the token and what is after are the ends of the text, or signs that set it apart: an
    /// ordinance may have the number 2019-04.
    fn stands_alone(&self, from: usize, next: usize) -> bool {
        let before = self.text[..self.tokens[from].start].trim_end_matches([' ', '\t']);
        let after = self.text[self.tokens[next - 1].end..].trim_start_matches([' ', '\t']);
        let apart = |c: Option<char>| {
            c.is_none_or(|c| matches!(c, '-' | '–' | '—' | '_' | '(' | ')' | '[' | ']' | ',' | '|' | '/' | '#'))
        };
        (apart(before.chars().next_back()) || before.ends_with(": ")) && apart(after.chars().next())
    }

    /// `3/4/2024`, `04.03.2024`, `3/4/24`.
    pub(super) fn year_last(&self, at: usize) -> Option<Match> {
        let sign = self.sign(at + 1).filter(|sign| *sign != ' ' && *sign != '_')?;
        let (one, two) = (self.number(at, 1..=2)?, self.number(at + 1, 1..=2)?);
        if self.sign(at + 2) != Some(sign) || self.joined(at + 3) || (at > 0 && self.joined(at)) {
            return None;
        }
        let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
        if let Some(year) = self.year(at + 2) {
            let readings = self.in_orders(day(year, one, two), day(year, two, one), None);
            let is_date = !readings.is_empty() || ((1..=31).contains(&one) && (1..=31).contains(&two) && sign != '.');
            return is_date.then(|| self.made(at, at + 3, readings));
        }
        // `3.4.12` is more often the number of a section.
        let whole = (at..at + 3).all(|at| self.number(at, 2..=2).is_some());
        if !(sign == '/' || (sign == '-' && whole)) {
            return None;
        }
        let year = self.short_year(at + 2)?;
        let year_first =
            self.short_year(at).filter(|_| sign == '-').and_then(|year| day(year, two, self.number(at + 2, 2..=2)?));
        let mut readings = self.in_orders(day(year, one, two), day(year, two, one), year_first);
        readings.extend(year_first.map(RecordDate::Day).filter(|reading| !readings.contains(reading)));
        (!readings.is_empty()).then(|| self.made(at, at + 3, readings))
    }

    /// `06/2026`, where it stands by itself.
    pub(super) fn month_and_year(&self, at: usize) -> Option<Match> {
        let month = self.number(at, 1..=2).filter(|month| (1..=12).contains(month))?;
        let year = self.year(at + 1)?;
        let apart =
            self.sign(at + 1) == Some('/') && !self.joined(at + 2) && !self.joined(at) && self.stands_alone(at, at + 2);
        apart.then(|| self.made_month(at, at + 2, year, &[month]))
    }
}
