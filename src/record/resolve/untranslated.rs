//! What a translation has not translated yet, as `huddle new translation` left it: named in one warning, since readers
//! are shown the original's texts until then.

use super::fields::Fields;
use crate::diagnostics::{Code, Diag, Place};
use crate::record::model::placeholder::{TRANSLATED_BODY, TRANSLATION, is_untranslated};
use crate::record::parse::raw::RawReport;
use crate::record::parse::shape::List;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::parse::{Draft, Record};
use crate::text::list_of;
use crate::text::source::Span;

/// A text of the details: what it is called, one and many, and the path to it.
pub(super) struct Text {
    one: &'static str,
    many: &'static str,
    path: Vec<Step<'static>>,
}

/// Where the body begins to be that of the original, as bytes of the file; `None` where it is translated.
pub(super) fn body(draft: &Draft) -> Option<Span> {
    let (at, _) = draft.facts.unwritten.placeholder.filter(|(_, found)| *found == TRANSLATED_BODY)?;
    let start = draft.split.body.start + at;
    Some(Span::new(start, start + TRANSLATED_BODY.text.len()))
}

/// The texts of the details that are not translated yet, and the body where it is not.
pub(super) fn found(draft: &Draft) -> Vec<Text> {
    let mut found = Vec::new();
    match &draft.record {
        Record::Huddle(raw) => {
            let fields = [("title", &raw.title), ("summary", &raw.summary), ("agenda", &raw.agenda)];
            of_fields(&mut found, &fields);
            let texts = raw.concerns.iter().flatten();
            let texts = texts.map(|concern| concern.as_ref().and_then(|concern| concern.text.as_deref()));
            of_list(&mut found, ("concern", "concerns"), ("concerns", "text"), texts);
            let texts = raw.commitments.iter().flatten();
            let texts = texts.map(|commitment| commitment.as_ref().and_then(|commitment| commitment.text.as_deref()));
            of_list(&mut found, ("commitment", "commitments"), ("commitments", "text"), texts);
            of_reports(&mut found, raw.reports.as_ref());
            let texts = raw.attachments.iter().flatten();
            let texts = texts.map(|attachment| attachment.as_ref().and_then(|attachment| attachment.title.as_deref()));
            of_list(&mut found, ("attachment", "attachments"), ("attachments", "title"), texts);
        }
        Record::Update(raw) => {
            of_fields(&mut found, &[("title", &raw.title), ("summary", &raw.summary)]);
            of_reports(&mut found, raw.reports.as_ref());
        }
        Record::Division(raw) => of_fields(&mut found, &[("name", &raw.name), ("title", &raw.title)]),
        Record::Page(raw) => of_fields(&mut found, &[("title", &raw.title), ("summary", &raw.summary)]),
    }
    if body(draft).is_some() {
        found.push(Text { one: "text", many: "texts", path: Vec::new() });
    }
    found
}

fn of_fields(found: &mut Vec<Text>, fields: &[(&'static str, &Option<String>)]) {
    let waiting = fields.iter().filter(|(_, text)| text.as_deref().is_some_and(is_untranslated));
    found.extend(waiting.map(|(name, _)| Text { one: name, many: name, path: vec![Key(name)] }));
}

fn of_reports(found: &mut Vec<Text>, reports: Option<&List<RawReport>>) {
    let notes = reports.into_iter().flatten();
    let notes = notes.map(|report| report.as_ref().and_then(|report| report.note.as_deref()));
    of_list(found, ("note", "notes"), ("reports", "note"), notes);
}

fn of_list<'t>(
    found: &mut Vec<Text>,
    (one, many): (&'static str, &'static str),
    (list, field): (&'static str, &'static str),
    texts: impl Iterator<Item = Option<&'t str>>,
) {
    let waiting = texts.enumerate().filter(|(_, text)| text.is_some_and(is_untranslated));
    found.extend(waiting.map(|(at, _)| Text { one, many, path: vec![Key(list), Index(at), Key(field)] }));
}

/// Names what is not translated yet, if anything, at the first of it.
pub(super) fn report(fields: &mut Fields<'_>, draft: &Draft) {
    let found = found(draft);
    let Some(first) = found.first() else { return };
    let place = match body(draft) {
        Some(span) if first.path.is_empty() => Place::new(&draft.source, span),
        _ => fields.place(&first.path),
    };
    let mut names: Vec<String> = Vec::new();
    for (at, text) in found.iter().enumerate() {
        if found[..at].iter().any(|before| before.one == text.one) {
            continue;
        }
        names.push(match found.iter().filter(|other| other.one == text.one).count() {
            1 if text.path.len() < 2 => format!("the {}", text.one),
            1 => format!("1 {}", text.one),
            count => format!("{count} {}", text.many),
        });
    }
    let message = format!(
        "not translated yet: {}; readers are shown what the original says",
        list_of(names.iter().map(String::as_str), names.len())
    );
    let help = format!("translate what stands behind \"{}\", and delete these words", TRANSLATION.text);
    fields.push(Diag::new(Code::Placeholder, place, message, help).as_warning());
}
