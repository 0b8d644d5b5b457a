//! Kept versions without what is taken out: their texts, their heads, and the hashes by which each follows the one
//! before, so that a version from which something was taken out is seen as that, and not as one that was tampered with.

use super::super::records::{Folder, split_of};
use super::what::{Redaction, lines};
use crate::record::model::Revision;
use crate::record::parse::redacting::{Redacted, without};
use crate::record::parse::revision::{chain, hash_of, hashed, head_of};
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

/// The versions that change, each with its translations. Those before the first that holds the text stay as they are.
pub(super) fn versions_without(
    folder: &Folder,
    versions: &[&Revision],
    redaction: &Redaction,
) -> anyhow::Result<Vec<Rewritten>> {
    if let Some(damaged) = chain(versions, "") {
        bail!("{} {}: bring it back before something is taken out", damaged.file, damaged.what);
    }
    let mut all = Vec::new();
    let mut previous: Option<String> = None;
    for version in versions {
        let rewritten = one(folder, version, redaction, previous.take())?;
        if let Some((rewritten, hash)) = rewritten {
            all.push(rewritten);
            previous = Some(hash);
        }
    }
    Ok(all)
}

/// A version after it with its hash; `None` where nothing of it changes. `previous` is the hash of the version before,
/// where that one changed.
fn one(
    folder: &Folder,
    version: &Revision,
    redaction: &Redaction,
    previous: Option<String>,
) -> anyhow::Result<Option<(Rewritten, String)>> {
    let file = folder.inputs.texts.iter().find(|source| source.path == version.file);
    let head = file.and_then(|file| Some((file, head_of(file)?)));
    let (file, mut head) = head.with_context(|| format!("{} cannot be read", version.file))?;
    let taken = |source: &Source| without(source, &split_of(source), &redaction.value, &redaction.mark);
    let own = taken(&version.text);
    let mut parts = Vec::new();
    for (language, source) in &version.translations {
        let Redacted { text, places, .. } = taken(source);
        if !places.is_empty() || text != source.text {
            for named in head.translations.iter_mut().filter(|named| named.language == *language) {
                named.sha256 = hash_of(&text);
            }
            let before = source.clone();
            parts.push(Part { path: source.path.clone(), before, head: 0, places, after: text });
        }
    }
    let is_changed = own.text != version.text.text || !parts.is_empty();
    if !is_changed && previous.is_none() {
        return Ok(None);
    }
    if is_changed {
        head.redactions.push(redaction.note.clone());
    }
    if let Some(previous) = previous {
        head.previous = previous;
    }
    let (after, hash) = hashed(&head, &own.text);
    let head = file.text.len() - version.text.text.len();
    let own = Part { path: version.file.clone(), before: version.text.clone(), head, places: own.places, after };
    parts.insert(0, own);
    Ok(Some((Rewritten { number: version.number, parts }, hash)))
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
            answer!("{prefix}{}: follows the version before as that is now", self.parts[0].path);
        }
    }
}
