//! What differs in a record, as the log has it, put to readers: the log names fields as files do, and writes entries of
//! lists as their fields; readers see names, dates and sentences.

use super::version_words::kind;
use crate::data::versions::Wording;
use crate::pages::language::Argument;
use crate::pages::view::shapes::PieceItem;
use crate::pages::view::viewer::Viewer;
use crate::record::model::{CorrectionKind, Language, RecordIndex, date};
use crate::site::history::Words;
use crate::text::passages::{Passage, Piece, passages};
use serde::Serialize;

/// What differs in a part of a record.
#[derive(Serialize)]
pub struct PartItem {
    /// What the part is called.
    pub title: String,
    /// The BCP 47 tag of the words; empty where it is the page's language.
    pub lang: String,
    /// The places where it differs, each with its pieces.
    pub passages: Vec<Vec<PieceItem>>,
    /// Files that have other bytes under their name, as sentences.
    pub sentences: Vec<String>,
    /// How many more places there are, as a sentence; empty where there are none.
    pub more: String,
}

/// How many places of a part are shown.
const PLACES: usize = 6;

/// How many words that stay are shown beside those that differ.
const BESIDE: usize = 12;

/// Texts of sentences; the other fields are values and entries.
const PROSE: [&str; 4] = ["text", "summary", "agenda", "title"];

/// The names of fields in entries of lists, in the order in which readers see them. What is not shown has no rank.
const SHOWN: [&str; 26] = [
    "title",
    "name",
    "text",
    "commitment",
    "status",
    "note",
    "owner",
    "role",
    "organization",
    "due",
    "date",
    "start",
    "end",
    "location",
    "address",
    "accessibility",
    "response_area",
    "response_areas",
    "topic",
    "successor",
    "evidence",
    "kind",
    "reason",
    "by",
    "hours",
    "phone",
];
const HIDDEN: [&str; 6] = ["answered_by", "file", "id", "language", "sector", "email"];

/// What differs in a record, part by part.
pub fn parts_of(viewer: &Viewer<'_>, difference: &[Words], record: Option<RecordIndex>) -> Vec<PartItem> {
    let part = |words: &Words| {
        let (language, field) = match words.field.split_once('/') {
            Some((language, field)) => (Some(language), field),
            None => (None, words.field.as_str()),
        };
        let reworded: Vec<Passage> =
            words.passages.iter().flat_map(|passage| reworded(viewer, field, passage, record)).collect();
        let replaced = words.passages.iter().filter(|_| field == "files").filter_map(replaced);
        let more = i64::try_from(reworded.len().saturating_sub(PLACES)).unwrap_or(i64::MAX);
        PartItem {
            title: title(viewer, language, field, record),
            lang: lang(viewer, language, record),
            passages: reworded.iter().take(PLACES).map(|passage| shortened(&passage.pieces)).collect(),
            sentences: replaced.map(|file| viewer.speech.with("change_file", "title", &file)).collect(),
            more: if more > 0 { viewer.speech.count("changes_more_places", more) } else { String::new() },
        }
    };
    let mut parts: Vec<PartItem> = Vec::new();
    for part in difference.iter().map(part).filter(|part| !part.passages.is_empty() || !part.sentences.is_empty()) {
        // What readers see under one heading is several fields of the file.
        let is_it = |known: &PartItem| known.title == part.title && known.lang == part.lang && known.more.is_empty();
        match parts.iter().position(is_it) {
            Some(at) => {
                let known = &mut parts[at];
                known.passages.extend(part.passages);
                known.sentences.extend(part.sentences);
                known.more = part.more;
            }
            None => parts.push(part),
        }
    }
    parts
}

/// The language of the words: of a translation its own, else that of the record.
fn lang(viewer: &Viewer<'_>, language: Option<&str>, record: Option<RecordIndex>) -> String {
    let site = viewer.site;
    let own = match (language, record) {
        (Some(language), _) => Language::from(language),
        (None, Some(RecordIndex::Huddle(index))) => site.huddle(index).language.clone(),
        (None, Some(RecordIndex::Update(index))) => site.update(index).language.clone(),
        (None, Some(RecordIndex::Division(index))) => site.division(index).language.clone(),
        (None, Some(RecordIndex::Page(index))) => site.page(index).language.clone(),
        (None, None) => site.config.default_language().clone(),
    };
    viewer.lang_of(&own)
}

fn title(viewer: &Viewer<'_>, language: Option<&str>, field: &str, record: Option<RecordIndex>) -> String {
    let word = match field {
        "title" | "name" => "version_title",
        "date" | "start" | "end" => "fact_when",
        "status" => "version_status",
        "location" => "fact_where",
        "division" => "fact_division",
        "response_areas" => "fact_areas",
        "attendance" => "fact_attendance",
        "host" => "fact_host",
        "topics" => "fact_topics",
        "summary" => "summary_heading",
        "concerns" => "concerns_raised_heading",
        "commitments" => "commitments_made_heading",
        "reports" => "reports_heading",
        "participants" => "participants_heading",
        "agenda" => "agenda_heading",
        "attachments" | "files" => "attachments_heading",
        "text" if matches!(record, Some(RecordIndex::Huddle(_))) => "minutes_heading",
        "text" => "changes_text",
        "minutes" | "approved_on" | "approved_by" => "minutes_approved",
        "corrections" => "changed_corrected",
        "next" => "next_heading",
        "office" => "fact_office",
        _ => "",
    };
    let name = if word.is_empty() { field.replace('_', " ") } else { viewer.word(word) };
    match language {
        None => name,
        Some(language) => {
            let arguments =
                [("language", Argument::Text(viewer.speech.name_of(language))), ("part", Argument::Text(&name))];
            viewer.speech.say("changes_part_in", &arguments)
        }
    }
}

/// A place where a field differs, in the words of readers; nothing where only what they do not see differs.
fn reworded(viewer: &Viewer<'_>, field: &str, passage: &Passage, record: Option<RecordIndex>) -> Vec<Passage> {
    if PROSE.contains(&field) {
        return vec![passage.clone()];
    }
    let line = passage.line();
    let side = |pieces: &[Piece]| {
        let text = pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ");
        said(viewer, field, &text, division_of(viewer, record))
    };
    passages(&side(&line.before), &side(&line.after))
}

/// The name of a file that has other bytes than before.
fn replaced(passage: &Passage) -> Option<String> {
    let line = passage.line();
    let path = |pieces: &[Piece]| {
        let text = pieces.iter().map(Piece::text).collect::<Vec<_>>().join(" ");
        text.rsplit_once(' ').map(|(path, _)| path.to_owned())
    };
    let (before, after) = (path(&line.before)?, path(&line.after)?);
    (before == after).then(|| after.rsplit('/').next().unwrap_or(&after).to_owned())
}

fn division_of<'v>(viewer: &'v Viewer<'_>, record: Option<RecordIndex>) -> &'v str {
    match record {
        Some(RecordIndex::Huddle(index)) => &viewer.site.division(viewer.site.huddle(index).division).id,
        Some(RecordIndex::Division(index)) => &viewer.site.division(index).id,
        _ => "",
    }
}

/// A value, or the fields of an entry, in the words of readers.
fn said(viewer: &Viewer<'_>, field: &str, text: &str, division: &str) -> String {
    let mut fields = fields_of(text);
    if fields.is_empty() {
        return value(viewer, field, text, division);
    }
    if field == "attendance" {
        let parts: Vec<(String, u32)> =
            fields.iter().filter_map(|(name, count)| Some(((*name).to_owned(), count.parse().ok()?))).collect();
        return Wording::attendance(viewer, &parts);
    }
    let rank = |name: &str| SHOWN.iter().position(|known| *known == name).unwrap_or(SHOWN.len());
    fields.retain(|(name, _)| !HIDDEN.contains(name));
    fields.sort_by_key(|(name, _)| rank(name));
    let said = fields.into_iter().map(|(name, text)| value(viewer, name, text, division));
    said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" – ")
}

/// The fields of an entry, as the log writes it: `due: 2026-06-15; id: lamps`; empty where it is a value.
fn fields_of(text: &str) -> Vec<(&str, &str)> {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let mut fields: Vec<(&str, &str)> = Vec::new();
    let mut from = 0;
    for part in text.split("; ") {
        let end = from + part.len();
        match part.split_once(": ").filter(|(name, _)| is_name(name)) {
            Some((name, value)) => fields.push((name, value)),
            // A semicolon inside a value.
            None => match fields.last_mut() {
                Some((_, value)) => *value = &text[end - part.len() - "; ".len() - value.len()..end],
                None => return Vec::new(),
            },
        }
        from = end + "; ".len();
    }
    fields
}

/// A value of a field in the words of readers.
fn value(viewer: &Viewer<'_>, field: &str, text: &str, division: &str) -> String {
    let each = |say: &dyn Fn(&str) -> String| text.split(", ").map(say).collect::<Vec<_>>().join(", ");
    match field {
        "division" => Wording::division(viewer, text),
        "response_area" | "response_areas" => each(&|area| Wording::area(viewer, division, area)),
        "topic" | "topics" => each(&|topic| Wording::topic(viewer, topic)),
        "host" | "organization" => Wording::organization(viewer, text),
        "owner" => owner(viewer, text),
        "due" => Wording::due(viewer, text),
        "commitment" | "successor" => Wording::commitment(viewer, text),
        "status" => match Wording::status(viewer, text) {
            same if same == text => Wording::progress(viewer, text),
            said => said,
        },
        "minutes" => match text {
            "approved" => viewer.word("minutes_approved"),
            "draft" => viewer.word("minutes_draft"),
            "withdrawn" => viewer.word("minutes_withdrawn"),
            other => other.to_owned(),
        },
        "kind" => CorrectionKind::read(text).map_or_else(|| text.to_owned(), |found| kind(viewer, Some(found))),
        "attendance" => text.parse().map_or_else(|_| text.to_owned(), |total| Wording::head_count(viewer, total)),
        "location" => text.strip_prefix("name: ").unwrap_or(text).to_owned(),
        "start" | "end" => match date::parse_time(text) {
            Some(time) => viewer.speech.dates.time(time),
            None => text.to_owned(),
        },
        "files" => text.rsplit_once(' ').map_or(text, |(path, _)| path.rsplit('/').next().unwrap_or(path)).to_owned(),
        _ => date::parse(text).map_or_else(|_| text.to_owned(), |date| viewer.speech.date(date)),
    }
}

/// Who promised it: `organization: public-works; role: Supervisor`, or a name.
fn owner(viewer: &Viewer<'_>, text: &str) -> String {
    let fields = fields_of(text);
    if fields.is_empty() {
        return Wording::organization(viewer, text);
    }
    let of = |name: &str| fields.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
    Wording::owner(viewer, of("organization"), of("role"))
}

/// The words that differ, with a few of those around them.
fn shortened(pieces: &[Piece]) -> Vec<PieceItem> {
    let last = pieces.len().saturating_sub(1);
    let item = |(at, piece): (usize, &Piece)| {
        let kind = match piece {
            Piece::Same(_) => "same",
            Piece::Gone(_) => "del",
            Piece::New(_) => "ins",
        };
        let text = match piece {
            Piece::Same(text) => around(text, at > 0, at < last),
            Piece::Gone(text) | Piece::New(text) => text.clone(),
        };
        PieceItem { kind, text }
    };
    pieces.iter().enumerate().map(item).collect()
}

/// Words that stay, after others that differ, before such, or both: the nearest of them.
fn around(text: &str, is_after: bool, is_before: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let (front, back) = (if is_after { BESIDE } else { 0 }, if is_before { BESIDE } else { 0 });
    if words.len() <= front + back + 1 {
        return text.to_owned();
    }
    let (start, end) = (words[..front].join(" "), words[words.len() - back..].join(" "));
    [start.as_str(), "…", end.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
