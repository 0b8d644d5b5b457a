//! What is taken out and why, and the words for where.

use crate::record::parse::revision::RedactionNote;
use crate::text::source::{Source, Span};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is taken out, and why.
pub(super) struct Redaction {
    /// It is never printed.
    pub value: String,
    /// What stands in its place.
    pub mark: String,
    /// What versions say of it.
    pub note: RedactionNote,
    /// The day of the decision.
    pub on: NaiveDate,
}

/// `on lines 3 and 7`.
pub(super) fn lines(source: &Source, places: &[Span]) -> String {
    let lines: BTreeSet<usize> = places.iter().map(|place| source.position(place.start).line).collect();
    let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
    match lines.as_slice() {
        [] => "nowhere".to_owned(),
        [one] => format!("on line {one}"),
        [many @ .., last] => format!("on lines {} and {last}", many.join(", ")),
    }
}
