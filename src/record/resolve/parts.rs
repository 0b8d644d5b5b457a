//! The smaller parts of a record: minutes and their approval, places, attachments, corrections, the next huddle.

use super::fields::Fields;
use super::sealing::Sealing;
use super::texts::said;
use super::twice;
use super::unknown_word::unknown_word;
use crate::diagnostics::{Code, Fix, Help};
use crate::record::model::attachments::as_on_disk;
use crate::record::model::{Attachment, Correction, CorrectionKind, Location, Minutes, Next, Text};
use crate::record::parse::Draft;
use crate::record::parse::raw::{RawCorrection, RawHuddle, RawLocation};
use crate::record::parse::shape::{List, TextOr};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::{LONGEST_ADDRESS_PART, SitePath, is_address_part, one_line, slug};
use std::collections::BTreeMap;

/// The id of a record, from its field or its file's name. One that cannot be part of an address is reported, and a
/// usable one takes its place, so that whatever comes after need not ask: `usual`, which begins with the date, where
/// the file's name does not.
pub(super) fn record_id(
    fields: &mut Fields<'_>,
    written: Option<&str>,
    stem: &str,
    usual: impl FnOnce() -> Option<String>,
) -> String {
    let id = written.map_or(stem, str::trim);
    if is_address_part(id) {
        return id.to_owned();
    }
    let usual = usual().filter(|usual| written.is_none() && is_address_part(usual) && !stem.starts_with(&usual[..7]));
    let usable = usual.unwrap_or_else(|| usable_id(id, stem));
    let help = match (written, format!("{usable}.md")) {
        (Some(_), _) => Help::typed("write ", fields.write(&[Key("id")], &usable)),
        (None, name) => match Fix::rename(&fields.source.path, &name) {
            Some(fix) => Help::typed("rename the file to ", fix),
            None => Help::new(format!("rename the file to `{name}`")),
        },
    };
    let path: &[_] = if written.is_some() { &[Key("id")] } else { &[] };
    fields.error(Code::UnusableName, path, format!("\"{}\" cannot be part of an address", one_line(id)), help);
    usable
}

/// The usual name of a huddle's file, of its date and its area: `2026-05-07-central-2`.
pub(super) fn usual_name(raw: &RawHuddle) -> Option<String> {
    let date = crate::record::model::date::parse(raw.date.as_deref()?).ok()?;
    let division = slug(raw.division.as_deref()?);
    let areas = super::texts::strings(raw.response_areas.as_ref().or(raw.response_area.as_ref()));
    let place = match areas.as_slice() {
        [one] if slug(one).starts_with(&division) => slug(one),
        [one] => format!("{division}-{}", slug(one)),
        _ => division,
    };
    Some(format!("{date}-{place}"))
}

/// What an id can be that cannot be part of an address.
pub(super) enum Usable<'t> {
    /// The name by which others speak of the entry.
    Known(&'t str),
    /// One like the id, or else like this text.
    Like(&'t str),
}

/// The id of an entry of a record, as [`record_id`] is that of the record.
pub(super) fn entry_id(fields: &mut Fields<'_>, path: &[Step<'_>], id: &str, usable: Usable<'_>) -> String {
    if is_address_part(id) {
        return id.to_owned();
    }
    let usable = match usable {
        Usable::Known(name) => name.to_owned(),
        Usable::Like(otherwise) => usable_id(id, otherwise),
    };
    let help = Help::typed("write ", fields.write(path, &usable));
    fields.error(Code::UnusableName, path, format!("\"{}\" cannot be part of an address", one_line(id)), help);
    usable
}

/// The characters that are proposed of an id that is too long: so many that a help shows it whole.
const SHORT_ID: usize = 100;

/// An id like `id` that can be part of an address; where nothing of it is left, one like `otherwise`.
pub(super) fn usable_id(id: &str, otherwise: &str) -> String {
    let usable = |text: &str| {
        let mut slug = slug(text);
        if slug.len() > LONGEST_ADDRESS_PART {
            slug.truncate(SHORT_ID);
        }
        slug.trim_end_matches('-').to_owned()
    };
    [id, otherwise].into_iter().map(usable).find(|id| !id.is_empty()).unwrap_or_else(|| "record".to_owned())
}

/// How far the minutes are, and the hash of approved ones; empty for others.
pub(super) fn minutes(fields: &mut Fields<'_>, draft: &Draft, raw: &RawHuddle, sealing: &Sealing) -> (Minutes, String) {
    match raw.minutes.as_deref().map(str::trim) {
        None | Some("draft") => (Minutes::Draft, String::new()),
        Some("withdrawn") => (Minutes::Withdrawn, String::new()),
        Some("approved") => {
            let on = raw.approved_on.as_deref().and_then(|date| fields.day(date, &[Key("approved_on")]));
            let by = raw.approved_by.as_deref().map(one_line).filter(|by| !by.is_empty());
            if raw.approved_on.is_none() || by.is_none() {
                let lacking =
                    if raw.approved_on.is_none() { "approved_on: 2026-05-21" } else { "approved_by: Division captain" };
                fields.error(
                    Code::ApprovalIncomplete,
                    &[Key("minutes")],
                    "approved minutes need the day and the role of who approved them",
                    Help::typed("add a line such as ", fields.add(&[], lacking))
                        .or(", or write ", fields.write(&[Key("minutes")], "draft")),
                );
            }
            match (on, by) {
                (Some(on), Some(by)) => (Minutes::Approved { on, by }, super::approval::seal_of(draft, sealing)),
                _ => (Minutes::Draft, String::new()),
            }
        }
        Some(other) => {
            unknown_word(fields, &[Key("minutes")], other, &Minutes::WORDS);
            (Minutes::Draft, String::new())
        }
    }
}

/// A name alone, or a name with its address and how one gets in.
pub(super) fn location(raw: &TextOr<RawLocation>) -> Location {
    match raw {
        TextOr::Text(name) => Location { name: one_line(name), ..Location::default() },
        TextOr::Record(raw) => Location {
            name: raw.name.as_deref().map(one_line).unwrap_or_default(),
            address: raw.address.as_deref().map(one_line).unwrap_or_default(),
            accessibility: raw.accessibility.as_deref().map(one_line).unwrap_or_default(),
        },
    }
}

/// What is known of the next huddle; a date or time that cannot be read is reported and left out.
pub(super) fn next(fields: &mut Fields<'_>, raw: &RawHuddle) -> Option<Next> {
    let next = raw.next.as_ref()?;
    Some(Next {
        date: next.date.as_deref().and_then(|date| fields.date(date, &[Key("next"), Key("date")])),
        start: next.start.as_deref().and_then(|time| fields.time(time, &[Key("next"), Key("start")])),
        end: next.end.as_deref().and_then(|time| fields.time(time, &[Key("next"), Key("end")])),
        location: next.location.as_ref().map(location),
    })
}

/// The entries of `attachments:` with a file and a title; others are reported and left out.
pub(super) fn attachments(
    fields: &mut Fields<'_>,
    raw: &RawHuddle,
    media: &BTreeMap<SitePath, u64>,
) -> Vec<Attachment> {
    let mut list: Vec<Attachment> = Vec::new();
    for (at, entry) in raw.attachments.iter().flatten().enumerate() {
        let Some(entry) = entry else { continue };
        let here = [Key("attachments"), Index(at)];
        let file = said(entry.file.as_deref());
        let path = file.and_then(|file| SitePath::new(file.trim()));
        match (path, said(entry.title.as_deref()).map(one_line)) {
            (Some(file), Some(title)) => {
                let file = as_on_disk(media, file);
                if media.contains_key(&file) && list.iter().any(|known| known.file == file) && !fields.mild {
                    let path = [here[0], here[1], Key("file")];
                    twice::said(fields, (&path, 2), format!("\"{file}\" is attached twice"));
                }
                list.push(Attachment { file, title: Text::new(title) })
            }
            (None, _) if file.is_some() => {
                let path = [here[0], here[1], Key("file")];
                let help = fields.own_file(&path, file.unwrap_or_default(), "media/report.pdf");
                fields.error(Code::MissingFile, &path, "this is not a file of the content folder", help);
            }
            (None, title) => {
                fields.missing(
                    &here,
                    "an attachment has no file",
                    "add `file: media/…`, the path of a file in the content folder",
                );
                if title.is_none() {
                    let help = Help::typed("say what it is: ", fields.add(&here, "title: \"Crime report, April\""));
                    fields.missing(&here, "an attachment has no title", help);
                }
            }
            (_, None) => {
                let help = Help::typed("say what it is: ", fields.add(&here, "title: \"Crime report, April\""));
                fields.missing(&here, "an attachment has no title", help);
            }
        }
    }
    list
}

/// The entries of `corrections:` with everything that they need, by date; others are reported and left out.
pub(super) fn corrections(fields: &mut Fields<'_>, raw: Option<&List<RawCorrection>>) -> Vec<Correction> {
    let mut list = Vec::new();
    for (at, entry) in raw.into_iter().flatten().enumerate() {
        let Some(entry) = entry else { continue };
        let here = [Key("corrections"), Index(at)];
        let date = entry.date.as_deref().and_then(|date| fields.day(date, &[here[0], here[1], Key("date")]));
        for (value, key, example) in [
            (&entry.date, "date", "date: 2026-06-01"),
            (&entry.reason, "reason", "reason: \"The second light is on 6th Street.\""),
            (&entry.by, "by", "by: Division captain"),
        ] {
            if said(value.as_deref()).is_none() {
                fields.missing(
                    &here,
                    format!("a correction has no {key}"),
                    Help::typed("add ", fields.add(&here, example)),
                );
            }
        }
        let kind = entry.kind.as_deref().map(str::trim);
        let known = kind.and_then(CorrectionKind::read);
        if let Some(written) = kind.filter(|_| known.is_none()) {
            let path = [here[0], here[1], Key("kind")];
            unknown_word(fields, &path, written, &CorrectionKind::WORDS);
        }
        if let (Some(date), Some(reason), Some(by)) = (date, said(entry.reason.as_deref()), said(entry.by.as_deref())) {
            list.push(Correction { date, reason: reason.trim().to_owned(), by: one_line(by), kind: known });
        }
    }
    list.sort_by_key(|correction| correction.date);
    list
}
