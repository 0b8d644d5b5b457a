//! What differs between a record as it is and the version of it that was kept last. It reports nothing: `check` and
//! `huddle approve` do.

use crate::record::model::{Revision, Site, SourceIndex};
use crate::record::parse::canonical::{Canonical, lines};
use crate::record::parse::front_matter::Split;
use crate::record::parse::{FileFacts, foreign, front_matter, translation_of};
use crate::text::SitePath;
use crate::text::source::Source;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The translations of each file, by its path: the language and the source.
pub type Translations = HashMap<SitePath, Vec<(String, SourceIndex)>>;

/// A record as it is now.
#[derive(Clone, Copy)]
pub struct Current<'a> {
    /// Its file.
    pub source: &'a Source,
    /// What was found in it.
    pub facts: &'a FileFacts,
    /// Its translations, by language.
    pub translations: &'a [(String, SourceIndex)],
    /// The whole site.
    pub site: &'a Site,
}

/// A part of a record that is not what was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A field of the details.
    Field(String),
    /// The text below the details.
    Body,
    /// A file that the record uses has other bytes.
    File(SitePath),
    /// A translation says something else.
    Translation(String),
    /// A translation is gone.
    LostTranslation(String),
}

/// What differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// In the order of their names; the text, files and translations last.
    pub parts: Vec<Part>,
    /// Entries of `corrections:` that the version does not have: their positions.
    pub new_corrections: Vec<usize>,
    /// Entries that only the version has, as `record/parse/canonical` writes them.
    pub lost_corrections: Vec<String>,
    /// Languages into which the record was translated since.
    pub new_translations: Vec<String>,
}

impl Differences {
    /// Whether the record is what was kept.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// The translations among a site's sources.
pub fn translations(site: &Site) -> Translations {
    let mut all = Translations::new();
    for (at, source) in site.sources.iter().enumerate() {
        if let Some((base, language)) = translation_of(&source.path) {
            all.entry(base).or_default().push((language, SourceIndex::at(at)));
        }
    }
    all
}

/// Compares; `None` where the record's details cannot be read, which is reported already.
pub fn differences(now: Current<'_>, kept: &Revision) -> Option<Differences> {
    let mut all = Differences::default();
    if !is_same(&now.source.text, &kept.text.text) {
        let current = Canonical::of(now.source, &now.facts.split)?;
        let before = Canonical::of(&kept.text, &split_of(&kept.text, now.facts.adopted))?;
        all.parts = current.differences(&before).into_iter().map(part).collect();
        (all.new_corrections, all.lost_corrections) = corrections(&current.corrections, &before.corrections);
    }
    let replaced = kept.files.iter().filter(|(file, hash)| {
        let digest = now.site.revisions.digests.get(file);
        digest.is_some_and(|digest| digest != hash)
    });
    all.parts.extend(replaced.map(|(file, _)| Part::File(file.clone())));
    translated(now, &kept.translations, &mut all);
    Some(all)
}

/// Where the details and the body of a kept text are.
pub fn split_of(text: &Source, is_adopted: bool) -> Split {
    if is_adopted { foreign::opening(text).split } else { front_matter::split(text, &mut Vec::new()) }
}

fn part(name: Option<&str>) -> Part {
    name.map_or(Part::Body, |name| Part::Field(name.to_owned()))
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || lines(one) == lines(other)
}

fn translated(now: Current<'_>, kept: &BTreeMap<String, Arc<Source>>, all: &mut Differences) {
    let current: BTreeMap<&str, &Source> =
        now.translations.iter().map(|(language, index)| (language.as_str(), now.site.source(*index))).collect();
    for (language, before) in kept {
        let Some(source) = current.get(language.as_str()) else {
            all.parts.push(Part::LostTranslation(language.clone()));
            continue;
        };
        let canonical = |source| Canonical::of(source, &split_of(source, now.facts.adopted));
        if !is_same(&source.text, &before.text) && canonical(source) != canonical(before) {
            all.parts.push(Part::Translation(language.clone()));
        }
    }
    let known: BTreeSet<&str> = kept.keys().map(String::as_str).collect();
    all.new_translations =
        current.keys().filter(|language| !known.contains(*language)).map(|&language| language.to_owned()).collect();
}

/// The positions of the entries that are new, and the entries that are gone.
fn corrections(now: &[String], before: &[String]) -> (Vec<usize>, Vec<String>) {
    let mut left: Vec<&String> = before.iter().collect();
    let mut new = Vec::new();
    for (at, entry) in now.iter().enumerate() {
        match left.iter().position(|known| *known == entry) {
            Some(known) => drop(left.remove(known)),
            None => new.push(at),
        }
    }
    (new, left.into_iter().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_compared_as_they_are_however_often_they_are_there() {
        let list = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(corrections(&list("a b"), &list("a b")), (vec![], vec![]));
        assert_eq!(corrections(&list("b a c"), &list("a b")), (vec![2], vec![]));
        assert_eq!(corrections(&list("a x"), &list("a b")), (vec![1], list("b")));
        assert_eq!(corrections(&list("a a"), &list("a")), (vec![1], vec![]));
    }
}
