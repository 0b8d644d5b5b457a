//! Dates and times of a file's fields, and what is said of those that are written otherwise.

use super::Fields;
use crate::diagnostics::{Code, Fix, Help};
use crate::record::model::RecordDate;
use crate::record::model::date::{self, DateMistake};
use crate::record::parse::hints;
use crate::record::parse::tree::Step;
use crate::text::one_line;
use chrono::{Datelike, NaiveDate, NaiveTime};

impl Fields<'_> {
    /// A date, or a month where the day is not known.
    pub fn date(&mut self, text: &str, path: &[Step<'_>]) -> Option<RecordDate> {
        let mistake = match date::parse(text) {
            Ok(date) => return Some(date),
            Err(mistake) => mistake,
        };
        if let Some(month) = month_of_numbers(text) {
            let message = format!("\"{}\": a month is written with its year first", one_line(text));
            let help = Help::typed("write ", self.write(path, &month.to_string()));
            self.error(Code::InvalidDate, path, message, help);
            return Some(month);
        }
        self.date_mistake(text, &mistake, path);
        None
    }

    /// A date, where only numbers stand; a month that is written with its year last is reported as what it is.
    pub fn day_or_month(&mut self, text: &str, path: &[Step<'_>]) -> Option<RecordDate> {
        match month_of_numbers(text) {
            Some(_) => self.date(text, path),
            None => self.day(text, path).map(RecordDate::Day),
        }
    }

    /// A day and nothing less.
    pub fn day(&mut self, text: &str, path: &[Step<'_>]) -> Option<NaiveDate> {
        date::parse_day(text).map_err(|mistake| self.date_mistake(text, &mistake, path)).ok()
    }

    /// A time of day.
    pub fn time(&mut self, text: &str, path: &[Step<'_>]) -> Option<NaiveTime> {
        let time = date::parse_time(text);
        if time.is_none() {
            let is_end = last_key(path) == "end";
            let message = format!("\"{}\" is not a time of day", one_line(text));
            let mut times = hints::times(text, is_end);
            // Of two readings of an end, one before the start is none.
            let beginning = path
                .split_last()
                .and_then(|(_, above)| self.tree()?.follow(above)?.get("start")?.text().and_then(date::parse_time));
            if let Some(start) = beginning.filter(|_| is_end && times.len() > 1) {
                times.retain(|time| date::parse_time(time).is_some_and(|time| time > start));
            }
            let ends = if is_end { Vec::new() } else { hints::times(text, true) };
            let help = if let ([start], [end], Some((_, above))) =
                (times.as_slice(), ends.as_slice(), path.split_last())
                && date::parse_time(end) > date::parse_time(start)
            {
                // "6:30 - 8 pm" holds both.
                let beside = |key| [above, &[Step::Key(key)]].concat();
                let end_line = format!("end: \"{end}\"");
                let fix = match self.write(path, &format!("\"{start}\"")) {
                    Ok(fix) if !self.is_there(&beside("end")) => Ok(fix.with(self.add(above, &end_line).ok())),
                    fix => fix,
                };
                Help::typed("write hours and minutes of a 24-hour clock: ", fix)
                    .and(format!(" and, as a field of its own, `{end_line}`"))
            } else if times.is_empty() {
                let words = "write hours and minutes of a 24-hour clock between straight quotes, or delete the line if \
                    it is not known";
                Help::new(words).by(self.without(path))
            } else {
                let ways: Vec<_> = times.iter().map(|time| self.write(path, &format!("\"{time}\""))).collect();
                Help::any("write hours and minutes of a 24-hour clock: ", ways)
            };
            self.error(Code::InvalidDate, path, message, help);
        }
        time
    }

    /// The day that the file's name begins with, for the record's own date.
    fn named_day(&self, path: &[Step<'_>]) -> Option<NaiveDate> {
        let is_own = matches!(path, [Step::Key("date")]) && !self.mild;
        let named = self.source.path.stem().get(..10).filter(|_| is_own)?;
        date::parse_day(named).ok()
    }

    /// A date of the record, and the file's name with it where that begins with another.
    fn own_date(&self, path: &[Step<'_>], day: &NaiveDate) -> Result<Fix, String> {
        let other = self.named_day(path).filter(|named| named != day);
        let name = other.and_then(|_| self.source.path.file_name().get(10..)).map(|rest| format!("{day}{rest}"));
        let rename = name.and_then(|name| Fix::rename(&self.source.path, &name));
        self.write(path, &day.to_string()).map(|fix| fix.with(rename))
    }

    fn name_too(&self, path: &[Step<'_>]) -> String {
        self.named_day(path)
            .map_or(String::new(), |named| format!("; the file's name says {named}, so give the file that date too"))
    }

    /// Of two days in different years, the only one that is within two years of the record's own date.
    fn near_the_record(&self, days: [NaiveDate; 2], path: &[Step<'_>]) -> Option<NaiveDate> {
        let own = self.tree().filter(|_| !matches!(path, [Step::Key("date")]))?.get("date")?;
        let own = date::parse(own.text()?).ok()?.first_day();
        let mut near = days.into_iter().filter(|day| (*day - own).num_days().abs() < 2 * 365);
        near.next().filter(|_| near.next().is_none())
    }

    fn date_mistake(&mut self, text: &str, mistake: &DateMistake, path: &[Step<'_>]) {
        let text = one_line(text);
        let near = match mistake {
            DateMistake::Ambiguous(one, two) if one.year() != two.year() => self.near_the_record([*one, *two], path),
            _ => None,
        };
        let decided =
            near.map(|day| DateMistake::Invalid("write the year first, with four digits".to_owned(), Some(day)));
        match decided.as_ref().unwrap_or(mistake) {
            DateMistake::Ambiguous(one, two) => {
                let form = if one.year() == two.year() { "%B %-d" } else { "%B %-d, %Y" };
                let (first, second) = (one.format(form), two.format(form));
                let message = format!("\"{text}\" could be {first} or {second}");
                let help = match self.named_day(path).filter(|named| named == one || named == two) {
                    Some(named) => {
                        Help::typed("write ", self.write(path, &named.to_string())).and(", as in the file's name")
                    }
                    None => {
                        Help::any("write ", [one, two].map(|day| self.own_date(path, day))).and(self.name_too(path))
                    }
                };
                self.error(Code::AmbiguousDate, path, message, help);
            }
            DateMistake::Invalid(words, meant) => {
                // "2026-05-07T18:00" holds the day.
                let meant = meant.or_else(|| text.get(..10).and_then(|day| date::parse_day(day).ok()));
                let help = match meant {
                    Some(meant) => {
                        let differs = self.named_day(path).is_some_and(|named| named != meant);
                        Help::typed("write year-month-day with two digits each: ", self.own_date(path, &meant))
                            .and(if differs { self.name_too(path) } else { String::new() })
                    }
                    None => match self.named_day(path) {
                        Some(named) => {
                            Help::typed("write ", self.write(path, &named.to_string())).and(", as in the file's name")
                        }
                        None => Help::new("write year-month-day, with two digits each for month and day"),
                    },
                };
                self.error(Code::InvalidDate, path, format!("\"{text}\": {words}"), help);
            }
        }
    }
}

/// The month in `12/2026`, `5.2026` or `2026/5`.
fn month_of_numbers(text: &str) -> Option<RecordDate> {
    let mut parts = text.trim().split(['-', '/', '.']);
    let (one, two) = (parts.next()?.trim(), parts.next()?.trim());
    let (year, month) = if one.len() == 4 { (one, two) } else { (two, one) };
    let is_number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || !is_number(year, 4..=4) || !is_number(month, 1..=2) {
        return None;
    }
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    ((1900..=2199).contains(&year) && (1..=12).contains(&month)).then_some(RecordDate::Month(year, month))
}

fn last_key<'s>(path: &[Step<'s>]) -> &'s str {
    path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(*key) } else { None }).unwrap_or("date")
}
