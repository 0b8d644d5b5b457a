//! The days that a text names, with their years or without: `Held on September 20`, `desde el 6 de octubre`.

use super::grammar::{DateGrammar, WrittenDate};
use super::weekdays::WORDS_OF_A_DAY;
use crate::record::model::date::RecordDate;
use chrono::NaiveDate;

impl DateGrammar {
    /// Every day that a text names, in no order. Of one without a year, the last that is not after `until`; months
    /// alone, and what can be read in two ways, are none.
    pub fn days_in(&self, text: &str, until: NaiveDate) -> Vec<NaiveDate> {
        let dates = self.dates_in(text);
        let mut days: Vec<NaiveDate> =
            dates.iter().filter_map(WrittenDate::certain).filter_map(RecordDate::day).collect();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|more| at + more) {
            at = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let is_in_date = dates.iter().any(|date| (date.start..date.end).contains(&start));
            if at - start <= 2 && !is_in_date {
                days.extend(self.day_around(text, (start, at), until));
            }
        }
        days
    }

    /// The day whose number stands at `start..end`, with the name of its month before or behind it.
    fn day_around(&self, text: &str, (start, end): (usize, usize), until: NaiveDate) -> Option<NaiveDate> {
        // `6:30` and `2-10` are other numbers; `6th` is one.
        let is_part = |c: char| matches!(c, ':' | '/' | '-' | '.' | ',' | '$');
        if text[..start].ends_with(is_part) || text[end..].starts_with([':', '/']) {
            return None;
        }
        let end = text[end..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |length| end + length);
        let before = text[..start].trim_end_matches([' ', '.']);
        let name = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| before.ceil_char_boundary(at + 1));
        let ends = text[end..].char_indices().filter(|(_, c)| !c.is_alphabetic()).map(|(at, _)| end + at);
        let behind = ends.chain([text.len()]).filter(|to| *to > end).take(WORDS_OF_A_DAY).map(|to| &text[start..to]);
        std::iter::once(&text[name..end])
            .chain(behind)
            .find_map(|words| self.in_years(words, until).into_iter().filter(|day| *day <= until).max())
    }
}
