//! What readers may see of the versions of approved minutes: who approved each, which corrections came with it, and
//! what it says that the one before did not. Only what is published is compared: no comments, no unknown fields; and no
//! words that were taken out since nobody may read them (docs/decisions/0042-revisions.md).

mod said;

use crate::record::model::date::parse_day;
use crate::record::model::redaction::{self, SIGN};
use crate::record::model::{CorrectionKind, Huddle, Revision, Site};
use crate::record::parse::private;
use crate::record::parse::raw::{RawCorrection, RawHuddle};
use crate::record::resolve::kept::split_of;
use crate::text::markdown::facts::{Searched, gather_shown};
use crate::text::markdown::shown::Shown;
use crate::text::one_line;
use crate::text::passages::passages;
use crate::text::source::Source;
use chrono::NaiveDate;
use said::{Said, read, said, title_of};
use std::collections::BTreeSet;

pub use crate::text::passages::{Passage, Piece, Sentence};
pub use said::{Field, Wording};

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
    /// The titles of files that stay under their name and have other bytes.
    pub replaced: Vec<String>,
}

/// The versions of a huddle's minutes, oldest first, in the words of one language where all have it, else in their own;
/// empty where readers cannot compare any.
pub fn versions(site: &Site, huddle: &Huddle, wording: &dyn Wording) -> Vec<Version> {
    if site.published_versions(huddle) == 0 {
        return Vec::new();
    }
    let kept = site.versions(huddle);
    let raws: Vec<RawHuddle> = kept.iter().map(|revision| read(&revision.text)).collect();
    let now = &site.source(huddle.source).text;
    let hidden: Vec<bool> = kept.iter().map(|revision| says_what_is_gone(&revision.text, now)).collect();
    let last_redaction = last_redaction(&kept, &raws);
    let marks = (&site.redacted.shown, &*huddle.language);
    let mut versions = Vec::with_capacity(kept.len());
    for (at, revision) in kept.iter().enumerate() {
        let mut corrections = corrections(&raws, at, at <= last_redaction);
        for correction in &mut corrections {
            correction.reason = marks.0.text(&correction.reason, marks.1).into_owned();
            correction.by = marks.0.text(&correction.by, marks.1).into_owned();
        }
        let changes = match at.checked_sub(1) {
            None => Changes::First,
            Some(before) if at <= last_redaction || hidden[at] || hidden[before] => Changes::Withheld,
            Some(before) => Changes::Shown(step(&kept, &raws, (before, at), wording, marks)),
        };
        let (number, on, by) = (revision.number, revision.on, revision.by.clone());
        versions.push(Version { number, on, by, corrections, changes });
    }
    versions
}

/// What a version says that the one before did not, in a language where both have it, else in their own.
fn step(
    kept: &[&Revision],
    raws: &[RawHuddle],
    (before, at): (usize, usize),
    wording: &dyn Wording,
    marks: (&redaction::Shown, &str),
) -> Vec<FieldChange> {
    let language = wording.language();
    let both = [before, at].iter().all(|at| kept[*at].translations.contains_key(language));
    let translation = |at: usize| kept[at].translations.get(language).filter(|_| both).map(|source| &**source);
    let (shown, own) = marks;
    let with_words = |text: String| shown.text(&text, if both { language } else { own }).into_owned();
    let says = |at: usize| -> Said {
        let said = said(&raws[at], &kept[at].text, translation(at), wording);
        said.into_iter().map(|(field, text)| (field, with_words(text))).collect()
    };
    let mut changes = compared(&says(before), &says(at));
    let titled = |file: &str| title_of(&raws[at], translation(at), file).map(with_words);
    let replaced = replaced(kept[before], kept[at], titled);
    match changes.iter_mut().find(|change| change.field == Field::Files) {
        Some(files) => files.replaced = replaced,
        None if replaced.is_empty() => {}
        None => changes.push(FieldChange { field: Field::Files, passages: Vec::new(), replaced }),
    }
    changes
}

/// The position of the last version with which something was taken out that nobody may read; 0 where there is none.
fn last_redaction(kept: &[&Revision], raws: &[RawHuddle]) -> usize {
    let marks = |at: usize| kept[at].text.text.matches(SIGN).count();
    let is_redaction = |at: &usize| {
        let says_so = |correction: &KeptCorrection| correction.kind == Some(CorrectionKind::Redaction);
        let is_noted = || !kept[*at - 1].redactions.is_empty() || !kept[*at].redactions.is_empty();
        marks(*at) > marks(*at - 1) || is_noted() || corrections(raws, *at, false).iter().any(says_so)
    };
    (1..kept.len()).rev().find(is_redaction).unwrap_or(0)
}

/// Whether a version says something that looks private and that the record does not say any more.
fn says_what_is_gone(text: &Source, now: &str) -> bool {
    let split = split_of(text, false);
    let mut shown = Shown::default();
    gather_shown(&text.text[split.body.start..split.body.end], split.body.start, &mut shown, Searched::NotYet);
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
        (!passages.is_empty()).then_some(FieldChange { field, passages, replaced: Vec::new() })
    };
    fields.into_iter().filter_map(change).collect()
}

/// The titles of files that have other bytes under one name; of one without a title, its name.
fn replaced(before: &Revision, after: &Revision, title: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let is_other = |(file, hash): &&(_, String)| before.files.iter().any(|(known, was)| known == file && was != hash);
    let titled = |(file, _): &(crate::text::SitePath, String)| {
        title(file.as_str()).unwrap_or_else(|| file.file_name().to_owned())
    };
    after.files.iter().filter(is_other).map(titled).collect()
}
