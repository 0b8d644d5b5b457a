//! Bodies as readers see them, with words in the place of marks of what was taken out.

use super::Input;
use crate::record::model::redaction::SIGN;
use crate::record::model::{Redacted, SourceIndex};
use crate::record::parse::language_of;

/// Of all files that have marks.
pub(super) fn of(input: &Input<'_>) -> Redacted {
    let mut redacted = Redacted { shown: input.redacted.clone(), ..Redacted::default() };
    for (at, draft) in input.drafts.iter().enumerate().filter(|(_, draft)| draft.source.text.contains(SIGN)) {
        redacted.is_any = true;
        let span = draft.split.body;
        let body = &draft.source.text[span.start..span.end];
        if body.contains(SIGN) {
            let language = language_of(&draft.source, &draft.record);
            let text = redacted.shown.text(body, &language).into_owned();
            redacted.bodies.insert(SourceIndex::at(at), (span, text));
        }
    }
    redacted
}
