//! Marks of what was taken out of a record, `[[redacted: juvenile-name]]`: what is wrong with them, and the texts of
//! the details with the words that readers see in their place. The file itself stays as it is.

use super::draft::FileFacts;
use super::record::Record;
use super::shape::Shaped;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::redaction::{self, REASONS, SIGN, Shown};
use crate::text::source::{Source, Span};
use crate::text::{nearest, shorten};

/// Marks without a reason that is known, and words in single brackets that may be meant as marks.
pub(super) fn find(source: &Source) -> Vec<Diag> {
    let mut found: Vec<Diag> = single(&source.text).map(|(span, reason)| report_single(source, span, reason)).collect();
    if source.text.contains(SIGN) {
        let unknown = redaction::marks(&source.text).into_iter().filter(|mark| !mark.is_known());
        found.extend(unknown.map(|mark| report(source, &mark)));
    }
    found
}

/// `[redacted]` and `[REDACTED: phone]`, each with what stands behind its colon. `[redacted](…)` is a link.
fn single(text: &str) -> impl Iterator<Item = (Span, &str)> {
    text.match_indices('[').filter_map(|(start, _)| {
        let inner = text[start + 1..].split(['[', ']', '\n']).next().unwrap_or_default();
        let rest = inner.get(WORD.len()..).filter(|_| inner[..WORD.len()].eq_ignore_ascii_case(WORD))?;
        let reason = if rest.trim().is_empty() { "" } else { rest.trim_start().strip_prefix(':')?.trim() };
        let end = start + 1 + inner.len();
        let is_alone = !text[..start].ends_with('[') && text[end..].starts_with(']');
        (is_alone && !text[end + 1..].starts_with(['(', '[', ':'])).then(|| (Span::new(start, end + 1), reason))
    })
}

/// The word of marks.
const WORD: &str = "redacted";

fn report_single(source: &Source, span: Span, reason: &str) -> Diag {
    let meant = REASONS.iter().copied().find(|known| *known == reason).or_else(|| nearest(reason, REASONS));
    let mark = redaction::mark(meant.filter(|_| !reason.is_empty()).unwrap_or("other"));
    let help = Help::typed("write it with two brackets and a reason: ", Ok(Fix::replace(source, span, mark)));
    let message = "this is shown as it is written, and not as a mark of what was taken out";
    Diag::new(Code::UnknownRedaction, Place::new(source, span), message, help).as_warning()
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
