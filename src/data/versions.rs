//! What readers may see of the versions of approved minutes: who approved each, which corrections came with it, and
//! what it says that the one before did not. Only what is published is compared: no comments, no unknown fields; and no
//! words that were taken out since nobody may read them (docs/decisions/0042-revisions.md).

use crate::record::model::date::parse_day;
use crate::record::model::{CorrectionKind, Huddle, Revision, Site};
use crate::record::parse::raw::{RawCorrection, RawHuddle};
use crate::record::parse::shape::{CountOr, OneOrMany, TextOr};
use crate::record::parse::{details, private};
use crate::record::resolve::kept::split_of;
use crate::text::markdown::facts::gather_shown;
use crate::text::markdown::plain::text_of;
use crate::text::markdown::shown::Shown;
use crate::text::passages::passages;
use crate::text::source::Source;
use crate::text::{SitePath, one_line};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

pub use crate::text::passages::{Passage, Piece};

/// What stands in a text where something was taken out.
const REDACTED: &str = "[[redacted";

/// A version of approved minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub number: u32,
    /// The day of the approval.
    pub on: NaiveDate,
    /// The role of who approved it.
    pub by: String,
    /// What was corrected since the version before, oldest first.
    pub corrections: Vec<KeptCorrection>,
    /// What it says that the version before did not.
    pub changes: Changes,
}

/// A correction as a version has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCorrection {
    /// When it was made.
    pub date: Option<NaiveDate>,
    /// What kind of change it is.
    pub kind: Option<CorrectionKind>,
    /// In words.
    pub reason: String,
    /// The role of who decided it.
    pub by: String,
}

/// What a version says that the one before did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// It is the first.
    First,
    /// Its words are not shown, since something was taken out that nobody may read.
    Withheld,
    /// By field, in the order of the page.
    Shown(Vec<FieldChange>),
}

/// What is different in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Which field.
    pub field: Field,
    /// The places where it differs, in the order of the text.
    pub passages: Vec<Passage>,
}

/// A part of a huddle's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What it is called.
    Title,
    /// The day and the hours.
    When,
    /// What became of the huddle.
    Status,
    /// The place.
    Where,
    /// The division.
    Division,
    /// Response areas.
    Areas,
    /// Head counts.
    Attendance,
    /// Who invited.
    Host,
    /// What was spoken of.
    Topics,
    /// In short.
    Summary,
    /// What people asked for.
    Concerns,
    /// What was promised.
    Commitments,
    /// What was said of earlier promises.
    Reports,
    /// Who spoke in a public role.
    Participants,
    /// The minutes.
    Minutes,
    /// What was to be discussed.
    Agenda,
    /// Files that were attached, and those that have other bytes.
    Files,
}

/// What a version says, field by field, in plain words.
type Said = BTreeMap<Field, String>;

/// The versions of a huddle's minutes, oldest first, in the words of one language where all have it, else in their own;
/// empty where readers cannot compare any.
pub fn versions(site: &Site, huddle: &Huddle, language: &str) -> Vec<Version> {
    if site.published_versions(huddle) == 0 {
        return Vec::new();
    }
    let kept = site.versions(huddle);
    let raws: Vec<RawHuddle> = kept.iter().map(|revision| read(&revision.text)).collect();
    let now = &site.source(huddle.source).text;
    let hidden: Vec<bool> = kept.iter().map(|revision| says_what_is_gone(&revision.text, now)).collect();
    let last_redaction = last_redaction(&kept, &raws);
    let mut versions = Vec::with_capacity(kept.len());
    for (at, revision) in kept.iter().enumerate() {
        let corrections = corrections(&raws, at, at <= last_redaction);
        let changes = match at.checked_sub(1) {
            None => Changes::First,
            Some(before) if at <= last_redaction || hidden[at] || hidden[before] => Changes::Withheld,
            Some(before) => Changes::Shown(step(&kept, &raws, (before, at), language)),
        };
        let (number, on, by) = (revision.number, revision.on, revision.by.clone());
        versions.push(Version { number, on, by, corrections, changes });
    }
    versions
}

/// What a version says that the one before did not, in a language where both have it, else in their own.
fn step(kept: &[&Revision], raws: &[RawHuddle], (before, at): (usize, usize), language: &str) -> Vec<FieldChange> {
    let both = [before, at].iter().all(|at| kept[*at].translations.contains_key(language));
    let says = |at: usize| {
        let translation = kept[at].translations.get(language).filter(|_| both);
        said(&raws[at], kept[at], translation.map(|source| &**source))
    };
    let mut changes = compared(&says(before), &says(at));
    let replaced = replaced(kept[before], kept[at]);
    match changes.iter_mut().find(|change| change.field == Field::Files) {
        Some(files) => files.passages.extend(replaced),
        None if replaced.is_empty() => {}
        None => changes.push(FieldChange { field: Field::Files, passages: replaced }),
    }
    changes
}

fn read(text: &Source) -> RawHuddle {
    details::read(text, &split_of(text, false), &mut Vec::new()).record
}

/// The position of the last version with which something was taken out that nobody may read; 0 where there is none.
fn last_redaction(kept: &[&Revision], raws: &[RawHuddle]) -> usize {
    let marks = |at: usize| kept[at].text.text.matches(REDACTED).count();
    let is_redaction = |at: &usize| {
        let says_so = |correction: &KeptCorrection| correction.kind == Some(CorrectionKind::Redaction);
        marks(*at) > marks(*at - 1) || corrections(raws, *at, false).iter().any(says_so)
    };
    (1..kept.len()).rev().find(is_redaction).unwrap_or(0)
}

/// Whether a version says something that looks private and that the record does not say any more.
fn says_what_is_gone(text: &Source, now: &str) -> bool {
    let split = split_of(text, false);
    let mut shown = Shown::default();
    gather_shown(&text.text[split.body.start..split.body.end], split.body.start, &mut shown);
    let head = split.head.map(|(_, head)| private::shown_details(&text.text[head.start..head.end], head.start));
    head.iter().chain([&shown]).flat_map(private::find).any(|fact| !now.contains(&fact.text))
}

/// The corrections that a version has and the one before does not. Where something was taken out since, only those that
/// the newest version still has.
fn corrections(raws: &[RawHuddle], at: usize, is_guarded: bool) -> Vec<KeptCorrection> {
    let list = |at: usize| raws[at].corrections.iter().flatten().flatten();
    let Some(before) = at.checked_sub(1) else { return list(at).map(kept_correction).collect() };
    let is_new = |entry: &&RawCorrection| !list(before).any(|known| known == *entry);
    let stays = |entry: &&RawCorrection| !is_guarded || list(raws.len() - 1).any(|known| known == *entry);
    let mut all: Vec<KeptCorrection> = list(at).filter(is_new).filter(stays).map(kept_correction).collect();
    all.sort_by_key(|correction| correction.date);
    all
}

fn kept_correction(raw: &RawCorrection) -> KeptCorrection {
    KeptCorrection {
        date: raw.date.as_deref().and_then(|date| parse_day(date.trim()).ok()),
        kind: raw.kind.as_deref().and_then(|kind| CorrectionKind::read(kind.trim())),
        reason: raw.reason.as_deref().unwrap_or_default().trim().to_owned(),
        by: raw.by.as_deref().map(one_line).unwrap_or_default(),
    }
}

/// What differs, field by field.
fn compared(before: &Said, after: &Said) -> Vec<FieldChange> {
    let fields = before.keys().chain(after.keys()).copied().collect::<BTreeSet<Field>>();
    let change = |field: Field| {
        let text = |said: &'_ Said| said.get(&field).cloned().unwrap_or_default();
        let passages = passages(&text(before), &text(after));
        (!passages.is_empty()).then_some(FieldChange { field, passages })
    };
    fields.into_iter().filter_map(change).collect()
}

/// Files under one name that have other bytes, by their names.
fn replaced(before: &Revision, after: &Revision) -> Vec<Passage> {
    let is_other =
        |(file, hash): &&(SitePath, String)| before.files.iter().any(|(known, was)| known == file && was != hash);
    let passage = |(file, _): &(SitePath, String)| {
        let name = file.file_name().to_owned();
        Passage { pieces: vec![Piece::Gone(name.clone()), Piece::New(name)] }
    };
    after.files.iter().filter(is_other).map(passage).collect()
}

/// What a version says, in its own language or in a translation, which gives some of its words again.
fn said(own: &RawHuddle, revision: &Revision, translation: Option<&Source>) -> Said {
    let translated = translation.map(read).unwrap_or_default();
    let mut all = Said::new();
    let mut put = |field: Field, text: String| {
        if !text.trim().is_empty() {
            all.insert(field, text);
        }
    };
    let texts = [&translated, own];
    let first = |get: &dyn Fn(&RawHuddle) -> Option<String>| texts.iter().find_map(|raw| get(raw)).unwrap_or_default();
    put(Field::Title, first(&|raw| raw.title.as_deref().map(one_line)));
    put(Field::When, joined([&own.date, &own.start, &own.end], " "));
    put(Field::Status, own.status.clone().unwrap_or_default());
    put(Field::Where, own.location.as_ref().map_or(String::new(), location));
    put(Field::Division, own.division.clone().unwrap_or_default());
    put(Field::Areas, list(own.response_areas.as_ref().or(own.response_area.as_ref())));
    put(Field::Attendance, own.attendance.as_ref().map_or(String::new(), attendance));
    put(Field::Host, own.host.clone().unwrap_or_default());
    put(Field::Topics, list(own.topics.as_ref()));
    put(Field::Summary, first(&|raw| raw.summary.clone()));
    put(Field::Concerns, concerns(own, &translated));
    put(Field::Commitments, commitments(own, &translated));
    put(Field::Reports, reports(own));
    put(Field::Participants, participants(own));
    put(Field::Agenda, first(&|raw| raw.agenda.as_deref().map(text_of)));
    put(Field::Files, attachments(own));
    put(Field::Minutes, body(translation.unwrap_or(&revision.text)));
    all
}

fn body(text: &Source) -> String {
    let span = split_of(text, false).body;
    text_of(&text.text[span.start..span.end])
}

fn joined<const N: usize>(parts: [&Option<String>; N], between: &str) -> String {
    let parts = parts.into_iter().flatten().map(|part| one_line(part)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}

fn list(items: Option<&OneOrMany<String>>) -> String {
    items.map_or(String::new(), |items| {
        items.0.iter().flatten().map(|item| one_line(item)).collect::<Vec<_>>().join(", ")
    })
}

fn location(location: &TextOr<crate::record::parse::raw::RawLocation>) -> String {
    match location {
        TextOr::Text(name) => one_line(name),
        TextOr::Record(raw) => joined([&raw.name, &raw.address, &raw.accessibility], ", "),
    }
}

fn attendance(attendance: &CountOr<BTreeMap<String, Option<u32>>>) -> String {
    match attendance {
        CountOr::Count(total) => total.to_string(),
        CountOr::Parts(parts) => {
            let parts = parts.iter().filter_map(|(group, count)| Some(format!("{group} {}", (*count)?)));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

fn concerns(own: &RawHuddle, translated: &RawHuddle) -> String {
    let translation = |id: &Option<String>| {
        let mut entries = translated.concerns.iter().flatten().flatten();
        entries.find(|entry| id.is_some() && entry.id == *id).and_then(|entry| entry.text.as_deref())
    };
    let line = |entry: &crate::record::parse::raw::RawConcern| {
        one_line(translation(&entry.id).or(entry.text.as_deref()).unwrap_or_default())
    };
    own.concerns.iter().flatten().flatten().map(line).collect::<Vec<_>>().join("\n")
}

fn commitments(own: &RawHuddle, translated: &RawHuddle) -> String {
    let translation = |id: &Option<String>| {
        let mut entries = translated.commitments.iter().flatten().flatten();
        entries.find(|entry| id.is_some() && entry.id == *id).and_then(|entry| entry.text.clone())
    };
    let line = |entry: &crate::record::parse::raw::RawCommitment| {
        let owner = entry.owner.as_ref().map(|owner| match owner {
            TextOr::Text(name) => one_line(name),
            TextOr::Record(raw) => joined([&raw.role, &raw.organization], ", "),
        });
        joined([&translation(&entry.id).or_else(|| entry.text.clone()), &owner, &entry.due], " – ")
    };
    own.commitments.iter().flatten().flatten().map(line).collect::<Vec<_>>().join("\n")
}

fn reports(own: &RawHuddle) -> String {
    let line = |entry: &crate::record::parse::raw::RawReport| {
        joined([&entry.commitment, &entry.status, &entry.note, &entry.due], " – ")
    };
    own.reports.iter().flatten().flatten().map(line).collect::<Vec<_>>().join("\n")
}

fn participants(own: &RawHuddle) -> String {
    let line = |entry: &TextOr<crate::record::parse::raw::RawParticipant>| match entry {
        TextOr::Text(name) => one_line(name),
        TextOr::Record(raw) => joined([&raw.name, &raw.role, &raw.organization], ", "),
    };
    own.participants.iter().flatten().flatten().map(line).collect::<Vec<_>>().join("\n")
}

fn attachments(own: &RawHuddle) -> String {
    let titles = own.attachments.iter().flatten().flatten().filter_map(|entry| entry.title.as_deref().map(one_line));
    titles.collect::<Vec<_>>().join("\n")
}
