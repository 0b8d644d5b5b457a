//! Kept versions without what is taken out: their texts, their heads, and the hashes by which each follows the one
//! before, so that a version from which something was taken out is seen as that, and not as one that was tampered with.

use super::super::records::{Folder, split_of};
use super::what::{Redaction, lines};
use crate::record::model::Revision;
use crate::record::parse::redacting::{Redacted, without};
use crate::record::parse::revision::{RevisionHead, UpdateHash, chain, hash_of, hashed, head_of};
use crate::text::SitePath;
use crate::text::source::{Source, Span};
use anyhow::{Context, bail};
use std::sync::Arc;

/// A version as it is written anew.
pub(super) struct Rewritten {
    number: u32,
    /// Its own file, then its translations.
    parts: Vec<Part>,
}

/// One file of a version.
struct Part {
    path: SitePath,
    /// The record's file as it was kept.
    before: Arc<Source>,
    /// In how many bytes above it the file's own head stands.
    head: usize,
    places: Vec<Span>,
    /// The whole file after it.
    after: String,
}

/// What becomes of the texts of one version.
struct Change {
    /// The record's file as it is kept after it.
    text: String,
    /// Where something was taken out of it.
    places: Vec<Span>,
    /// The translations that change.
    translations: Vec<Part>,
}

/// The versions that change, each with its translations. Those before the first that holds the text stay as they are.
pub(super) fn versions_without(
    folder: &Folder,
    versions: &[&Revision],
    redaction: &Redaction,
) -> anyhow::Result<Vec<Rewritten>> {
    let taken = |source: &Source| without(source, &split_of(source), &redaction.value, &redaction.mark);
    each(folder, versions, |version, head| {
        let own = taken(&version.text);
        let mut translations = Vec::new();
        for (language, source) in &version.translations {
            let Redacted { text, places, .. } = taken(source);
            if !places.is_empty() || text != source.text {
                for named in head.translations.iter_mut().filter(|named| named.language == *language) {
                    named.sha256 = hash_of(&text);
                }
                let before = source.clone();
                translations.push(Part { path: source.path.clone(), before, head: 0, places, after: text });
            }
        }
        if own.text == version.text.text && translations.is_empty() {
            return None;
        }
        head.redactions.push(redaction.note.clone());
        Some(Change { text: own.text, places: own.places, translations })
    })
}

/// The versions of another record that name an update from which something is taken out, under one of its names: they
/// name it as it is after that. The hash of what it said would give away what was taken out.
pub(super) fn versions_naming(
    folder: &Folder,
    versions: &[&Revision],
    names: &[&str],
    now: &UpdateHash,
) -> anyhow::Result<Vec<Rewritten>> {
    let is_named = |version: &&Revision| version.updates.iter().any(|named| names.contains(&named.id.as_str()));
    if !versions.iter().any(is_named) {
        return Ok(Vec::new());
    }
    each(folder, versions, |version, head| {
        let mut is_changed = false;
        for named in head.updates.iter_mut().filter(|named| names.contains(&named.update.as_str())) {
            let new = UpdateHash { update: named.update.clone(), ..now.clone() };
            is_changed |= std::mem::replace(named, new) != *named;
        }
        let text = version.text.text.clone();
        is_changed.then_some(Change { text, places: Vec::new(), translations: Vec::new() })
    })
}

/// Changes versions of one record in their order: each names the hash of the one before as that is after it.
fn each(
    folder: &Folder,
    versions: &[&Revision],
    change: impl Fn(&Revision, &mut RevisionHead) -> Option<Change>,
) -> anyhow::Result<Vec<Rewritten>> {
    if let Some(damaged) = chain(versions, "") {
        bail!("{} {}: bring it back before something is taken out", damaged.file, damaged.what);
    }
    let mut all = Vec::new();
    let mut previous: Option<String> = None;
    for version in versions {
        let file = folder.inputs.texts.iter().find(|source| source.path == version.file);
        let head = file.and_then(|file| Some((file, head_of(file)?)));
        let (file, mut head) = head.with_context(|| format!("{} cannot be read", version.file))?;
        let changed = change(version, &mut head);
        if changed.is_none() && previous.is_none() {
            continue;
        }
        if let Some(previous) = previous {
            head.previous = previous;
        }
        let Change { text, places, translations } = changed.unwrap_or_else(|| Change {
            text: version.text.text.clone(),
            places: Vec::new(),
            translations: Vec::new(),
        });
        let (after, hash) = hashed(&head, &text);
        let head = file.text.len() - version.text.text.len();
        let own = Part { path: version.file.clone(), before: version.text.clone(), head, places, after };
        let parts = std::iter::once(own).chain(translations).collect();
        all.push(Rewritten { number: version.number, parts });
        previous = Some(hash);
    }
    Ok(all)
}

impl Rewritten {
    /// Its files after it.
    pub fn files(&self) -> impl Iterator<Item = (&SitePath, &str)> {
        self.parts.iter().map(|part| (&part.path, part.after.as_str()))
    }

    /// Whether something was taken out at this place of a file.
    pub fn is_taken(&self, file: &Source, span: Span) -> bool {
        let of_file = self.parts.iter().filter(|part| part.path == file.path);
        of_file
            .flat_map(|part| part.places.iter().map(|place| place.shifted(part.head)))
            .any(|place| place.start < span.end && span.start < place.end)
    }

    /// Says what was taken out, by files and lines.
    pub fn report(&self, prefix: &str, verb: &str) {
        for part in self.parts.iter().filter(|part| !part.places.is_empty()) {
            let above = part.head;
            let lines = lines(&part.before, &part.places);
            let of = if above == 0 { String::new() } else { " of the text that was approved".to_owned() };
            answer!("{prefix}{}: {verb} of version {} {lines}{of}", part.path, self.number);
        }
        if self.parts.iter().all(|part| part.places.is_empty()) {
            answer!("{prefix}{}: names what was changed as it is now", self.parts[0].path);
        }
    }
}
