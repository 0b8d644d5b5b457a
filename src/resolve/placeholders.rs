//! Placeholders that were never replaced: each is named with its field, in records of every kind.

use super::teller::Teller;
use crate::diag::{Code, Diag, Place};
use crate::model::placeholder::Placeholder;
use crate::parse::Draft;
use crate::parse::raw::{RawHuddle, RawReport};
use crate::parse::shape::{List, TextOr};
use crate::parse::tree::Step::{self, Index, Key};
use crate::source::Span;

/// Those of a huddle.
pub(super) fn in_huddle(teller: &mut Teller<'_>, raw: &RawHuddle, draft: &Draft) {
    in_field(teller, raw.title.as_deref(), &[Key("title")]);
    in_field(teller, raw.summary.as_deref(), &[Key("summary")]);
    match &raw.location {
        Some(TextOr::Text(name)) => in_field(teller, Some(name), &[Key("location")]),
        Some(TextOr::Record(location)) => in_field(teller, location.name.as_deref(), &[Key("location"), Key("name")]),
        None => {}
    }
    for (at, concern) in raw.concerns.iter().flatten().enumerate() {
        in_field(teller, concern.as_ref().and_then(|concern| concern.text.as_deref()), &[Key("concerns"), Index(at), Key("text")]);
    }
    for (at, commitment) in raw.commitments.iter().flatten().enumerate() {
        let Some(commitment) = commitment else { continue };
        let here = [Key("commitments"), Index(at)];
        in_field(teller, commitment.text.as_deref(), &[here[0], here[1], Key("text")]);
        match &commitment.owner {
            Some(TextOr::Text(owner)) => in_field(teller, Some(owner), &[here[0], here[1], Key("owner")]),
            Some(TextOr::Record(owner)) => in_field(teller, owner.role.as_deref(), &[here[0], here[1], Key("owner"), Key("role")]),
            None => {}
        }
    }
    in_reports(teller, raw.reports.as_ref());
    in_body(teller, draft);
}

pub(super) fn in_reports(teller: &mut Teller<'_>, raw: Option<&List<RawReport>>) {
    for (at, report) in raw.into_iter().flatten().enumerate() {
        in_field(teller, report.as_ref().and_then(|report| report.note.as_deref()), &[Key("reports"), Index(at), Key("note")]);
    }
}

/// A text of the details. The field is named by the last key of its path.
pub(super) fn in_field(teller: &mut Teller<'_>, text: Option<&str>, path: &[Step<'_>]) {
    let Some(found) = text.and_then(Placeholder::in_text) else { return };
    let mut keys = path.iter().rev().filter_map(|step| if let Step::Key(key) = step { Some(*key) } else { None });
    let field = keys.find(|key| *key != "name").unwrap_or("name");
    let message = format!("`{field}` is still what `huddle new` wrote: \"{}\"", found.text);
    teller.judge(Code::Placeholder, path, message, found.help);
}

/// The line below the details.
pub(super) fn in_body(teller: &mut Teller<'_>, draft: &Draft) {
    let body = draft.split.body;
    let Some((at, found)) = Placeholder::in_body(&draft.source.text[body.start..body.end]) else { return };
    let start = body.start + at;
    let place = Place::new(&draft.source, Span::new(start, start + found.text.len()));
    let message = format!("the text is still what `huddle new` wrote: \"{}\"", found.text);
    let diag = Diag::new(Code::Placeholder, place, message, found.help);
    teller.diags.push(if teller.mild { diag.as_warning() } else { diag });
}
