//! What a piece of text between braces is where it is not the value that its place asks for.

use crate::record::model::date::{self, DateMistake};

/// Where the numbers end in `17 business: 1 police: 2`, but the last; none where it is anything else.
pub(super) fn numbers_without_commas(value: &str) -> Option<Vec<usize>> {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = |word: &str| {
        word.strip_suffix(':').is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
    };
    let words: Vec<&str> = value.split_whitespace().collect();
    let fits = words.len() % 2 == 1
        && words.iter().enumerate().all(|(at, word)| if at % 2 == 0 { is_number(word) } else { is_name(word) });
    let ends = words.iter().step_by(2).map(|word| word.as_ptr() as usize - value.as_ptr() as usize + word.len());
    (fits && words.len() > 1).then(|| ends.take(words.len() / 2).collect())
}

/// `1,058` as a number.
pub(super) fn grouped_number(text: &str) -> Option<String> {
    let (first, groups) = text.split_once(',')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits =
        first.len() <= 3 && is_digits(first) && groups.split(',').all(|group| group.len() == 3 && is_digits(group));
    fits.then(|| text.replace(',', ""))
}

/// The field that a piece without a name most likely is, in the value of `of` after its field `before`: an address
/// after the name of a place, a role after an organization.
pub(super) fn unnamed(of: &str, before: &str, piece: &str) -> Option<&'static str> {
    match (of, before) {
        ("location" | "office", "name") if piece.starts_with(|c: char| c.is_ascii_digit()) => Some("address"),
        ("owner", "organization") => Some("role"),
        _ => None,
    }
}

/// The day of a date in words, whose comma would end it: `January 14, 2027` is 2027-01-14.
pub(super) fn day_in_words(key: &str, text: &str) -> Option<String> {
    if !matches!(key, "date" | "due" | "approved_on" | "valid_from" | "valid_to") {
        return None;
    }
    match date::parse_day(text) {
        Err(DateMistake::Invalid(_, meant)) => meant.map(|day| day.to_string()),
        _ => None,
    }
}

/// `**/index.md`, `*.txt`: a pattern of file names. A name of another part of the text, which YAML reads in its place,
/// has neither a dot nor a slash.
pub(super) fn is_pattern(piece: &str) -> bool {
    piece.starts_with('*') && piece.contains(['.', '/'])
}
