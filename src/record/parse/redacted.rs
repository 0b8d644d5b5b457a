//! Marks of what was taken out of a record, `[[redacted: juvenile-name]]`: what is wrong with them, and the texts of
//! the details with the words that readers see in their place. The file itself stays as it is.

use super::draft::FileFacts;
use super::record::Record;
use super::shape::Shaped;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::redaction::{self, REASONS, SIGN, Shown};
use crate::text::source::{Source, Span};
use crate::text::{nearest, shorten};

/// Marks without a reason that is known.
pub(super) fn find(source: &Source) -> Vec<Diag> {
    if !source.text.contains(SIGN) {
        return Vec::new();
    }
    let unknown = redaction::marks(&source.text).into_iter().filter(|mark| !mark.is_known());
    unknown.map(|mark| report(source, &mark)).collect()
}

fn report(source: &Source, mark: &redaction::Mark) -> Diag {
    let span = Span::new(mark.range.start, mark.range.end);
    let list = REASONS.join(", ");
    let (message, meant) = if source.text[span.start..span.end].ends_with("]]") {
        let message = match mark.reason.as_str() {
            "" => "this mark of what was taken out does not say why".to_owned(),
            reason => format!("\"{}\" is no known reason for taking something out", shorten(reason, 40)),
        };
        (message, nearest(&mark.reason, REASONS).filter(|_| !mark.reason.is_empty()))
    } else {
        ("this mark of what was taken out is never closed".to_owned(), None)
    };
    let help = match meant {
        Some(meant) => {
            let edit = Fix::replace(source, span, redaction::mark(meant));
            Help::new(format!("did you mean `{}`?\nThe reasons are: {list}", redaction::mark(meant))).by(Some(edit))
        }
        None => Help::new(format!("write a reason of this list, such as `{}`: {list}", redaction::mark("other"))),
    };
    Diag::new(Code::UnknownRedaction, Place::new(source, span), message, help)
}

/// Puts the words that readers see into the texts of the details, and into the heading that may be a title.
pub(super) fn put_words(
    source: &Source,
    record: &mut Record,
    facts: &mut FileFacts,
    (shown, language): (&Shown, &str),
) {
    if !source.text.contains(SIGN) {
        return;
    }
    let change = |text: &mut String| {
        if text.contains(SIGN) {
            *text = shown.text(text, language).into_owned();
        }
    };
    match record {
        Record::Huddle(raw) => raw.change_texts(&change),
        Record::Update(raw) => raw.change_texts(&change),
        Record::Division(raw) => raw.change_texts(&change),
        Record::Page(raw) => raw.change_texts(&change),
    }
    facts.body.first_heading.iter_mut().for_each(change);
}
