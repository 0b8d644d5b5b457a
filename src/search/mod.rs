//! The index of the public search: documents in, small files out that a browser fetches as it needs them. It knows
//! words and numbers, not huddles; it reads nothing, and the same documents always give the same bytes.
//!
//! A year of a language is a **segment**, in a folder whose name is a hash of what went in:
//! `head.bin` (what is in it), `words-N.bin` (words in the order of the alphabet, each with the documents that hold
//! it), `texts-N.bin` (what a result shows), `about.bin` (what each document is about). docs/decisions/0009-search.md
//! says why.

mod document;
mod files;
mod index;
mod words;

pub use document::{About, Document, Segment};
pub use files::{Files, unpacked, written};
pub use words::{each_word, stands_alone, too_common};

use crate::text::SitePath;

/// The files of a segment: taken over from the published site where they are there, else
/// made by `make`, which is [`written`] but in tests.
pub fn files_of(
    segment: &Segment<'_>,
    folder: &str,
    published: &dyn Fn(&SitePath) -> Option<Vec<u8>>,
    make: &dyn Fn(&Segment<'_>) -> Files,
) -> Files {
    let read = |name: &str| published(&SitePath::new(&format!("{folder}/{name}"))?);
    files::taken_over(&read).unwrap_or_else(|| make(segment))
}

/// The file that a browser asks for first: the folders of all segments, and the words that are not searched for.
pub fn entry(language: &str, folders: &[String]) -> Vec<u8> {
    let entry = serde_json::json!({ "segments": folders, "common": too_common(language) });
    serde_json::to_vec(&entry).expect("strings serialize")
}

#[cfg(test)]
mod tests;
