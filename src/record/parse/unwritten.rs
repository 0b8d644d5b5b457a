//! What the text below the details of a file holds that is still to be written, or says nothing.

use crate::record::model::placeholder::unwritten::first_in_text;
use crate::record::model::placeholder::{Placeholder, elsewhere, remarks, says_something};
use crate::text::source::Span;

/// How many of each kind are named of one text.
const MOST_NAMED: usize = 6;

/// How much of a text below the details is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unwritten {
    /// Whether the text says anything.
    pub says_something: bool,
    /// What `huddle new` wrote, on a line of its own, and the byte in the body where it begins.
    pub placeholder: Option<(usize, Placeholder)>,
    /// The first words that stand for others, as bytes of the file.
    pub words: Vec<Span>,
    /// Remarks for a colleague, as bytes of the file.
    pub remarks: Vec<Span>,
    /// Paragraphs that only send their reader elsewhere, as bytes of the file.
    pub elsewhere: Vec<Span>,
}

/// Looks through a body that begins at `offset` of its file; in a `mild` one, which nobody may be able to mend, only
/// for what `huddle new` wrote.
pub(super) fn find(body: &str, offset: usize, mild: bool) -> Unwritten {
    let spans = |find: fn(&str, usize) -> Vec<(usize, usize)>| -> Vec<Span> {
        let found = if mild { Vec::new() } else { find(body, MOST_NAMED) };
        found.into_iter().map(|(start, end)| Span::new(start, end).shifted(offset)).collect()
    };
    Unwritten {
        says_something: says_something(body),
        placeholder: Placeholder::in_body(body),
        words: spans(first_in_text),
        remarks: spans(remarks::first_in_text),
        elsewhere: spans(elsewhere::paragraphs),
    }
}
