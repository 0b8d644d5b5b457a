//! Dates as people write them: `March 5, 2024`, `14 de marzo de 2024`, `3/4/2024`, `2024-03-05T01:30:00Z`. A date is
//! day, month and year together in an order that is known, never numbers that only stand near each other; where two
//! readings remain, both are given. No clock: which years are plausible is handed in.

mod days;
mod grammar;
mod impossible;
mod month_names;
mod numbers;
mod reader;
mod tokens;
mod weekday_names;
mod weekdays;

pub use grammar::{DateGrammar, DateOrder, WrittenDate};
use reader::Reader;
use tokens::tokens;
pub use weekday_names::WeekdayNames;
pub use weekdays::Misfit;

impl DateGrammar {
    /// Every date in the text, in its order. A month without a day is one only where no day stands beside it.
    pub fn dates_in(&self, text: &str) -> Vec<WrittenDate> {
        let tokens = tokens(text);
        let reader = Reader { grammar: self, text, tokens: &tokens };
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match reader.date_at(at) {
                Some(match_) => {
                    at = match_.next.max(at + 1);
                    found.push(match_.date);
                }
                None => at += 1,
            }
        }
        found
    }

    /// What a text means that is nothing but a date, or holds one: the first day; without one, the first month.
    pub fn date_in(&self, text: &str) -> Option<WrittenDate> {
        let found = self.dates_in(text);
        found.iter().find(|date| date.is_day()).or(found.first()).cloned()
    }
}

#[cfg(test)]
mod tests;
