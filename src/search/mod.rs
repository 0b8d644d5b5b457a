//! The index of the public search: documents in, small files out that a browser fetches as it needs them. It knows words
//! and numbers, not huddles; it reads nothing, and the same documents always give the same bytes.
//!
//! A year of a language is a **segment**, in a folder whose name is a hash of what went in:
//! `head.bin` (what is in it), `words-N.bin` (words in the order of the alphabet, each with the documents that hold it),
//! `texts-N.bin` (what a result shows), `about.bin` (what each document is about). docs/decisions/0009-search.md says why.

mod files;
mod index;
mod words;

pub use files::{unpacked, written};
pub use words::{each_word, stands_alone, too_common};

use crate::text::SitePath;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What the files are made by: another state of the program makes other files.
const RECIPE: &str = env!("HUDDLE_SOURCES");

/// A page that can be found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document<'a> {
    pub about: About<'a>,
    /// The language that it is written in.
    pub language: Cow<'a, str>,
    /// From the site's root.
    pub address: String,
    pub title: Cow<'a, str>,
    /// As people read it; empty where it has none.
    pub date: String,
    /// Names of places, people's roles, organizations, topics: what it is about in single words.
    pub names: Vec<Cow<'a, str>>,
    /// What was said in a sentence: summaries, concerns, reports.
    pub said: Vec<Cow<'a, str>>,
    /// Markdown.
    pub prose: &'a str,
}

/// What results can be narrowed by. Kinds and the ids of divisions, areas and topics as they stand in addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'a>(pub &'static str, pub Vec<Cow<'a, str>>, pub Vec<Cow<'a, str>>, pub Vec<Cow<'a, str>>);

/// Documents of one year, the newest first, or those that have no year.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment<'a> {
    /// `2026`, or a word for those without a year.
    pub name: String,
    pub documents: Vec<Document<'a>>,
}

impl Segment<'_> {
    /// Its folder below that of its language: `2026/1f0a…`. The last part is a hash of all that its files are made from.
    pub fn folder(&self) -> String {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        };
        add(RECIPE);
        for document in &self.documents {
            let About(kind, divisions, areas, topics) = &document.about;
            for part in [kind, &*document.language, &document.address, &*document.title, &document.date, document.prose] {
                add(part);
            }
            for list in [divisions, areas, topics, &document.names, &document.said] {
                add(&list.len().to_string());
                list.iter().for_each(|part| add(part));
            }
        }
        let hash = hash.finalize();
        format!("{}/{}", self.name, hash[..10].iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }
}

/// Files by their names in the folder of a segment.
pub type Files = Vec<(String, Vec<u8>)>;

/// The files of a segment: taken over from the published site where they are there, else
/// made by `make`, which is [`written`] but in tests.
pub fn files_of(
    segment: &Segment<'_>,
    folder: &str,
    standing: &dyn Fn(&SitePath) -> Option<Vec<u8>>,
    make: &dyn Fn(&Segment<'_>) -> Files,
) -> Files {
    let read = |name: &str| standing(&SitePath::new(&format!("{folder}/{name}"))?);
    files::taken_over(&read).unwrap_or_else(|| make(segment))
}

/// The file that a browser asks for first: the folders of all segments, and the words that are not searched for.
pub fn entry(language: &str, folders: &[String]) -> Vec<u8> {
    let entry = serde_json::json!({ "segments": folders, "common": too_common(language) });
    serde_json::to_vec(&entry).expect("strings serialize")
}

#[cfg(test)]
mod tests;
