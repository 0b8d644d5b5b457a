//! Kept versions as files: `revisions/<id>/<n>.md` is a head of a few lines and, below it, the record's file as it was
//! approved; `revisions/<id>/<n>.<language>.md` are its translations, as they were. A file is read whole or said to be
//! damaged; nothing is mended (docs/decisions/0042-revisions.md).

use super::canonical::{hex, lines};
use super::translation_of;
use crate::record::model::revision::FOLDER;
use crate::record::model::{DamagedRevision, KeptRedaction, KeptUpdate, Revision, Revisions};
use crate::text::SitePath;
use crate::text::source::Source;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The first line of a head, for whoever opens the file.
const NOTE: &str =
    "# Written by `huddle approve`. Do not change it: the record itself is corrected, and approved again.";

/// The head of a version, as its file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionHead {
    /// From 1.
    pub revision: u32,
    /// ISO 8601.
    pub approved_on: String,
    /// A role.
    pub approved_by: String,
    /// Files that the record used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileHash>,
    /// Its translations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<TranslationHash>,
    /// Updates that reported on its commitments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<UpdateHash>,
    /// What was taken out of it since, with a dated correction of the record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redactions: Vec<RedactionNote>,
    /// The hash of the version before; empty for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub previous: String,
}

/// A file with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHash {
    /// From the content folder.
    pub file: String,
    /// Of its bytes, in hex.
    pub sha256: String,
}

/// That something was taken out of a version. Nothing says what: a hash of it could be guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedactionNote {
    /// ISO 8601.
    pub on: String,
    /// A role.
    pub by: String,
    /// One of the reasons that a mark may have.
    pub reason: String,
}

/// A translation with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationHash {
    /// The tag in the file's name.
    pub language: String,
    /// Of its lines, in hex.
    pub sha256: String,
}

/// An update with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateHash {
    /// Its id.
    pub update: String,
    /// How many corrections it had.
    pub corrections: usize,
    /// Of what it said, in hex.
    pub sha256: String,
}

/// The file of a version: `revisions/<record>/<number>.md`.
pub fn file_of(record: &str, number: u32) -> Option<SitePath> {
    SitePath::new(&format!("{FOLDER}/{record}/{number}.md"))
}

/// The file of a translation of a version.
pub fn translation_file(record: &str, number: u32, language: &str) -> Option<SitePath> {
    SitePath::new(&format!("{FOLDER}/{record}/{number}.{language}.md"))
}

/// Whether a file is one of kept versions, by its place and name.
pub fn is_kept(path: &SitePath) -> bool {
    placed(path).is_some()
}

/// The record, the number and the language of a file of kept versions.
fn placed(path: &SitePath) -> Option<(&str, u32, Option<String>)> {
    let mut parts = path.as_str().split('/');
    let (Some(FOLDER), Some(record), Some(name), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let language = translation_of(path).map(|(_, language)| language);
    let number = name.split('.').next().filter(|number| !number.starts_with('0'))?;
    let expected = language.as_ref().map_or(format!("{number}.md"), |language| format!("{number}.{language}.md"));
    (name == expected).then_some((record, number.parse().ok()?, language))
}

/// The SHA-256, in hex, of the lines of a text: the kind of line ends, white space at their ends and the form of
/// Unicode do not count, since editors and version control change these.
pub fn hash_of(text: &str) -> String {
    hex(&Sha256::digest(lines(text)))
}

/// The SHA-256 of a file's bytes, in hex. Version control changes the line ends of what it takes for a text, so those
/// of Windows count as others.
pub fn hash_of_bytes(bytes: &[u8]) -> String {
    let is_text = !bytes[..bytes.len().min(GIT_LOOKS_AT)].contains(&0);
    let mut hash = Sha256::new();
    let mut from = 0;
    for at in bytes.windows(2).enumerate().filter(|(_, pair)| is_text && *pair == b"\r\n").map(|(at, _)| at) {
        hash.update(&bytes[from..at]);
        from = at + 1;
    }
    hash.update(&bytes[from..]);
    hex(&hash.finalize())
}

/// The bytes in which Git looks for a zero byte, which no text has.
const GIT_LOOKS_AT: usize = 8_000;

/// The text of a version's file: `text` is the record's file as it was approved.
pub fn written(head: &RevisionHead, text: &str) -> String {
    hashed(head, text).0
}

/// The text of a version's file, and its hash.
pub fn hashed(head: &RevisionHead, text: &str) -> (String, String) {
    let fields = serde_yaml::to_string(head).expect("a head is made of texts and numbers");
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let without = format!("---\n{NOTE}\n{fields}---\n{text}");
    let hash = hash_of(&without);
    (format!("---\n{NOTE}\n{fields}hash: {hash}\n---\n{text}"), hash)
}

/// The head of a version's file, as it is.
pub fn head_of(source: &Source) -> Option<RevisionHead> {
    head(split(&source.text)?.head)
}

/// The files that the newest version of each record names, by the records' folders: those that a check compares.
pub fn files_named<'s>(sources: impl Iterator<Item = &'s Source>) -> Vec<SitePath> {
    let mut newest: BTreeMap<&str, (u32, &Source)> = BTreeMap::new();
    for source in sources {
        let Some((record, number, None)) = placed(&source.path) else { continue };
        let known = newest.entry(record).or_insert((number, source));
        if known.0 < number {
            *known = (number, source);
        }
    }
    let heads = newest.values().filter_map(|(_, source)| split(&source.text).and_then(|parts| head(parts.head)));
    heads.flat_map(|head| head.files).filter_map(|file| SitePath::new(&file.file)).collect()
}

/// The parts of a version's file.
struct Parts<'t> {
    /// The lines between the fences.
    head: &'t str,
    /// Everything below them.
    text: &'t str,
}

fn split(text: &str) -> Option<Parts<'_>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let inner = text.strip_prefix("---")?.trim_start_matches('\r').strip_prefix('\n')?;
    let mut at = 0;
    for line in inner.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(Parts { head: &inner[..at], text: &inner[at + line.len()..] });
        }
        at += line.len();
    }
    None
}

fn head(text: &str) -> Option<RevisionHead> {
    serde_yaml::from_str(text).ok()
}

/// What a head says is the hash of the file, and what it is.
fn hashes(parts: &Parts<'_>) -> Option<(String, String)> {
    let is_hash = |line: &&str| line.starts_with("hash:");
    let said = parts.head.lines().find(is_hash)?.trim_start_matches("hash:").trim().to_owned();
    let others: String = parts.head.lines().filter(|line| !is_hash(line)).flat_map(|line| [line, "\n"]).collect();
    Some((said, hash_of(&format!("---\n{others}---\n{}", parts.text))))
}

/// Reads a version without its translations; what is wrong with it, as the end of a sentence.
fn one(source: &Source, number: u32) -> Result<(Revision, RevisionHead), String> {
    let parts = split(&source.text).ok_or("has no lines at its top between two with only `---`")?;
    let head = head(parts.head).ok_or("has lines at its top that cannot be read")?;
    let (said, hash) = hashes(&parts).ok_or("has no line `hash:`")?;
    if said != hash {
        return Err("was changed after it was written".to_owned());
    }
    if head.revision != number {
        return Err(format!("says that it is version {}", head.revision));
    }
    let on: NaiveDate = head.approved_on.parse().map_err(|_| "does not say on which day it was approved")?;
    let redactions = head.redactions.iter().filter_map(|note| {
        let on = note.on.parse().ok()?;
        Some(KeptRedaction { on, by: note.by.clone(), reason: note.reason.clone() })
    });
    let files = head.files.iter().filter_map(|file| Some((SitePath::new(&file.file)?, file.sha256.clone())));
    let updates = head.updates.iter().map(|update| KeptUpdate {
        id: update.update.clone(),
        corrections: update.corrections,
        hash: update.sha256.clone(),
    });
    let revision = Revision {
        number,
        file: source.path.clone(),
        text: Arc::new(Source::new(source.path.clone(), parts.text.to_owned())),
        on,
        by: head.approved_by.clone(),
        files: files.collect(),
        translations: BTreeMap::new(),
        updates: updates.collect(),
        redactions: redactions.collect(),
        previous: head.previous.clone(),
        hash,
    };
    Ok((revision, head))
}

/// A file of kept versions, read by itself.
pub struct KeptFile {
    source: Arc<Source>,
    record: String,
    number: u32,
    what: KeptText,
}

/// What a file of kept versions holds.
enum KeptText {
    /// A version with its translations; or what is wrong with it.
    Version(Result<Box<(Revision, Vec<TranslationHash>)>, String>),
    /// A translation: its language, and the hash of its lines.
    Translation(String, String),
}

/// Reads one file; `None` where it is none of kept versions.
pub fn parse(source: &Arc<Source>) -> Option<KeptFile> {
    let (record, number, language) = placed(&source.path)?;
    let what = match language {
        Some(language) => KeptText::Translation(language, hash_of(&source.text)),
        None => KeptText::Version(one(source, number).map(|(revision, head)| Box::new((revision, head.translations)))),
    };
    Some(KeptFile { source: source.clone(), record: record.to_owned(), number, what })
}

/// Joins what is kept of one record: its files in any order.
fn record(name: &str, files: Vec<KeptFile>, damaged: &mut Vec<DamagedRevision>) -> Vec<Revision> {
    let mut spoiled = |file: &SitePath, what: String| {
        damaged.push(DamagedRevision { file: file.clone(), what, record: name.to_owned() });
    };
    let mut versions = BTreeMap::new();
    let mut translations: BTreeMap<(u32, String), (Arc<Source>, String)> = BTreeMap::new();
    for file in files {
        match file.what {
            KeptText::Version(Ok(version)) => drop(versions.insert(file.number, *version)),
            KeptText::Version(Err(what)) => spoiled(&file.source.path, what),
            KeptText::Translation(language, hash) => {
                translations.insert((file.number, language), (file.source, hash));
            }
        }
    }
    let mut revisions = Vec::with_capacity(versions.len());
    for (number, (mut revision, named)) in versions {
        for TranslationHash { language, sha256 } in named {
            match translations.remove(&(number, language.clone())) {
                Some((kept, hash)) if hash == sha256 => {
                    revision.translations.insert(language, kept);
                }
                Some((kept, _)) => spoiled(&kept.path, "was changed after it was written".to_owned()),
                None => spoiled(&revision.file, format!("has lost its translation {number}.{language}.md")),
            }
        }
        revisions.push(revision);
    }
    for (source, _) in translations.into_values() {
        spoiled(&source.path, "is named by no version".to_owned());
    }
    revisions
}

/// Joins everything that is kept. `digests` are the SHA-256 of files that versions name.
pub fn join(files: Vec<KeptFile>, digests: &BTreeMap<SitePath, String>) -> Revisions {
    let mut of_record: BTreeMap<String, Vec<KeptFile>> = BTreeMap::new();
    for file in files {
        of_record.entry(file.record.clone()).or_default().push(file);
    }
    let mut revisions = Revisions { digests: digests.clone(), ..Revisions::default() };
    for (name, files) in of_record {
        let all = record(&name, files, &mut revisions.damaged);
        revisions.of_record.insert(name, all);
    }
    revisions
}

/// What is wrong with versions of one record one after the other: one is missing, or was replaced.
pub fn chain(versions: &[&Revision], record: &str) -> Option<DamagedRevision> {
    let spoiled = |revision: &Revision, what: String| {
        Some(DamagedRevision { file: revision.file.clone(), what, record: record.to_owned() })
    };
    let mut before: Option<&Revision> = None;
    for revision in versions.iter().copied() {
        let expected = before.map_or(1, |before| before.number + 1);
        if revision.number > expected {
            return spoiled(revision, format!("follows version {expected}, which is missing"));
        }
        if revision.number < expected {
            return spoiled(revision, format!("is there twice, as {} too", before.map_or("", |one| one.file.as_str())));
        }
        if before.is_some_and(|before| before.hash != revision.previous) {
            return spoiled(revision, format!("does not follow version {} as it is now", expected - 1));
        }
        before = Some(revision);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Arc<Source> {
        Arc::new(Source::new(SitePath::new(path).expect("a plain path"), text.to_owned()))
    }

    fn version(number: u32, previous: &str, text: &str) -> String {
        let head = RevisionHead {
            revision: number,
            approved_on: "2026-05-21".into(),
            approved_by: "Captain: acting".into(),
            previous: previous.into(),
            ..RevisionHead::default()
        };
        written(&head, text)
    }

    fn read_all(files: &[(&str, &str)]) -> Revisions {
        join(files.iter().filter_map(|(path, text)| parse(&source(path, text))).collect(), &BTreeMap::new())
    }

    #[test]
    fn a_version_is_read_as_it_was_written_whatever_version_control_does_to_lines() {
        let text = "---\ntitle: A\n---\nWords.\n";
        let file = version(1, "", text);
        for file in [file.clone(), file.replace('\n', "\r\n"), format!("{file}\n\n")] {
            let all = read_all(&[("revisions/a/1.md", &file)]);
            assert_eq!(all.damaged, []);
            let revision = &all.of_record["a"][0];
            assert_eq!((revision.on.to_string().as_str(), revision.by.as_str()), ("2026-05-21", "Captain: acting"));
            assert_eq!(lines(&revision.text.text), lines(text));
        }
    }

    #[test]
    fn any_change_of_a_version_is_seen() {
        let file = version(1, "", "---\ntitle: A\n---\nWords.\n");
        for (from, to) in [
            ("Words", "Other words"),
            ("title: A", "title: B"),
            ("05-21", "05-22"),
            ("acting", "Lee"),
            ("revision: 1", "revision: 2"),
        ] {
            let all = read_all(&[("revisions/a/1.md", &file.replace(from, to))]);
            assert_eq!(all.damaged.len(), 1, "{from} was replaced by {to}");
            assert!(all.of_record["a"].is_empty());
        }
    }

    #[test]
    fn a_version_in_the_middle_is_missed_and_one_that_was_made_anew_is_seen() {
        let first = version(1, "", "One\n");
        let hash = |text: &str| read_all(&[("revisions/a/1.md", text)]).of_record["a"][0].hash.clone();
        let second = version(2, &hash(&first), "Two\n");
        let reported = |files: &[(&str, &str)]| {
            let all = read_all(files);
            chain(&all.of("a", &["b"]), "a").map(|damaged| damaged.what)
        };
        assert_eq!(reported(&[("revisions/b/1.md", &first), ("revisions/a/2.md", &second)]), None);
        assert_eq!(reported(&[("revisions/a/2.md", &second)]).as_deref(), Some("follows version 1, which is missing"));
        let anew = version(1, "", "Another\n");
        let reported = reported(&[("revisions/a/1.md", &anew), ("revisions/a/2.md", &second)]);
        assert_eq!(reported.as_deref(), Some("does not follow version 1 as it is now"));
    }

    #[test]
    fn line_ends_of_texts_do_not_count_and_bytes_of_others_do() {
        assert_eq!(hash_of_bytes(b"a\r\nb\r\n"), hash_of_bytes(b"a\nb\n"));
        assert_ne!(hash_of_bytes(b"a\0\r\nb"), hash_of_bytes(b"a\0\nb"));
        assert_ne!(hash_of_bytes(b"a\rb"), hash_of_bytes(b"a\nb"));
        // As `sha256sum` says of a file with nothing in it.
        assert!(hash_of_bytes(b"").starts_with("e3b0c44298fc1c14"));
    }

    #[test]
    fn only_files_of_this_form_are_versions() {
        for (path, is_version) in [
            ("revisions/a/1.md", true),
            ("revisions/a/12.es.md", true),
            ("revisions/a/01.md", false),
            ("revisions/a/notes.md", false),
            ("revisions/a/b/1.md", false),
            ("revisions/1.md", false),
            ("huddles/a/1.md", false),
        ] {
            assert_eq!(is_kept(&SitePath::new(path).expect("a plain path")), is_version, "{path}");
        }
    }
}
