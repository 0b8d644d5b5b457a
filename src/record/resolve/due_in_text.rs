//! A day in the text of a commitment, "Repair the light by May 15", that is not the one of its `due:`.

use super::fields::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::model::Due;
use crate::record::model::written_date::DateGrammar;
use crate::record::parse::tree::Step::{self, Key};
use chrono::{NaiveDate, TimeDelta};

/// What says that a day is the last, in small letters, with the spaces around it.
const BY: [&str; 4] = [" by ", " no later than ", " a más tardar el ", " para el "];

/// How far behind the due date a day without its year is looked for.
const BEHIND: TimeDelta = TimeDelta::days(180);

/// How many words a date has, `15 de mayo de 2026` with the name of its day.
const WORDS: usize = 6;

/// Reports a text that says by when, and otherwise than `due:`. One that names several days is left alone.
pub(super) fn check(
    fields: &mut Fields<'_>,
    here: &[Step<'_>; 2],
    (text, due): (&str, Option<&Due>),
    dates: &DateGrammar,
) {
    let Some(Due::Date(due)) = due else { return };
    let Some(said) = said_in(text, *due, dates).filter(|said| said != due && !fields.mild) else { return };
    let path = [here[0], here[1], Key("due")];
    let form = "%B %-d, %Y";
    let message = format!(
        "the text says that it is promised by {}, and `due` that it is by {}",
        said.format(form),
        due.format(form)
    );
    let help = Help::typed("write ", fields.write(&path, &said.to_string())).and(", or correct the text");
    fields.warn(Code::Contradiction, &path, message, help);
}

/// The only day that a text names, where it says that something is done by then.
fn said_in(text: &str, due: NaiveDate, dates: &DateGrammar) -> Option<NaiveDate> {
    let until = due.checked_add_signed(BEHIND)?;
    let small = text.to_lowercase();
    let at = BY.iter().filter_map(|by| small.find(by).map(|at| at + by.len())).min()?;
    let behind = text.get(at..)?;
    let mut words = behind.split_inclusive(' ');
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let begins = first.iter().take(2).any(is_number)
        || first.first().is_some_and(|word| dates.is_weekday(word.trim_end_matches([',', ' '])));
    let days = dates.days_in(text, until);
    let of_this = dates.days_in(&first.concat(), until);
    match (days.as_slice(), of_this.as_slice()) {
        ([_], [day]) if begins => Some(*day),
        _ => None,
    }
}
