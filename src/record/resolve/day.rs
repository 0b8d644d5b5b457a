//! The day of a record where it is missing or no day: what the file's name says, and what to type.

use super::fields::Fields;
use crate::diagnostics::{Code, Fix, Help};
use crate::record::model::date::DateMistake;
use crate::record::parse::tree::Step::Key;
use crate::text::source::Source;

/// Whether a file's name begins with a day that does not exist, which is reported.
pub(super) fn impossible_day(fields: &mut Fields<'_>, stem: &str, date: &str) -> bool {
    let Some(named) = stem.get(..10).filter(|named| looks_like_day(named)) else { return false };
    let Err(DateMistake::Invalid(why, _)) = crate::record::model::date::parse_day(named) else { return false };
    let message = format!("the file's name begins with {named}, but {why}");
    let help = Help::new(format!("rename the file to begin with {date}")).by(renamed(fields.source, date));
    fields.error(Code::FileNameDate, &[Key("date")], message, help);
    true
}

/// The edit that lets a file's name begin with `date`, where it begins with something like a date.
pub fn renamed(source: &Source, date: &str) -> Option<Fix> {
    let name = source.path.file_name();
    let length = name.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
    let rest = name[length.min(10)..].trim_start_matches('-');
    let hyphen = if rest.starts_with('.') { "" } else { "-" };
    Fix::rename(&source.path, &format!("{date}{hyphen}{rest}"))
}

/// Four digits, two and two, with hyphens between.
fn looks_like_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// What to type where a record has no date: that of the file's name, where that begins with one.
pub fn missing_date(fields: &Fields<'_>) -> Help {
    let named =
        fields.source.path.stem().get(..10).filter(|named| crate::record::model::date::parse_day(named).is_ok());
    Help::typed("add a line such as ", fields.add(&[], &format!("date: {}", named.unwrap_or("2026-05-07"))))
}
