//! What is said of lists or fields that are nested too deep, in any form of details.

use super::tree::DEEPEST;
use crate::diagnostics::{Code, Diag, Place};
use crate::text::source::{Source, Span};

/// Says that lists or fields are nested deeper than any record needs.
pub(super) fn too_deep(source: &Source, span: Span) -> Diag {
    let message = format!("lists inside lists more than {} deep", DEEPEST);
    Diag::new(
        Code::TooLarge,
        Place::new(source, span),
        message,
        "no record needs this: delete the extra brackets, hyphens or spaces",
    )
}
