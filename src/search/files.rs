//! A segment as files: what the script of the page of search reads. All are deflated (RFC 1951), so that they are as
//! small on every web server; a browser inflates them by itself.
//!
//! - `head.bin`: JSON. `size`, how many documents there are; `words`, the first word of each file of words; `texts`,
//!   how many documents are in each file of texts.
//! - `about.bin`: JSON, a line end, numbers; fetched only when results are narrowed. The JSON: `kinds`; `places`, the
//!   different pairs of divisions and areas; `topics`, the different lists of topics. The numbers: the kind of each
//!   document; then its places plus one, or 0 for those of the document before; then its topics.
//! - `words-N.bin`: JSON, a line end, numbers. The JSON: a list of `[stem, [forms], numbers]`. The numbers, for each
//!   document: the distance to the one before, times eight, and how much the word counts there (0 to 7).
//! - `texts-N.bin`: JSON, a list of `[title, language, address, date, text, names, kind, divisions, areas, state]`.
//!
//! Numbers are in groups of seven bits, the lowest first, the eighth bit set in all but the last.

use super::document::{About, Segment};
use super::index::{Group, Indexed, LEVELS, index};
use crate::text::{one_line, shorten};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bytes of a file of words and of texts before they are deflated, about: a query reads one of words for each word and
/// segment, and one of texts for each result.
const WORDS: usize = 3_000;
const TEXTS: usize = 12_000;

/// Characters of a document's text that are kept to show some of them.
const EXCERPT_FROM: usize = 6_000;

/// How hard to deflate, from 0 to 10: beyond this files hardly get smaller.
const EFFORT: u8 = 7;

/// Files by their names in the folder of a segment.
pub type Files = Vec<(String, Vec<u8>)>;

const HEAD: &str = "head.bin";
const ABOUT: &str = "about.bin";

#[derive(Deserialize)]
struct Counts {
    words: Vec<String>,
    texts: Vec<u32>,
}

#[derive(Serialize)]
struct Head<'a> {
    size: usize,
    words: &'a [String],
    texts: &'a [usize],
}

/// The files of a segment, by their names in its folder, made anew.
pub fn written(segment: &Segment<'_>) -> Files {
    let indexed = index(segment);
    let mut files = Vec::new();
    let mut firsts = Vec::new();
    for (at, groups) in shards(&indexed.groups).into_iter().enumerate() {
        firsts.push(if at == 0 { String::new() } else { lowest(&groups[0]).to_owned() });
        files.push((format!("words-{at}.bin"), packed(&words_file(groups))));
    }
    let (texts, counts) = text_files(segment, &indexed);
    files.extend(texts.iter().enumerate().map(|(at, text)| (format!("texts-{at}.bin"), packed(text))));
    let head = Head { size: segment.documents.len(), words: &firsts, texts: &counts };
    files.push((ABOUT.to_owned(), packed(&about(segment))));
    files.push((HEAD.to_owned(), packed(&serde_json::to_vec(&head).expect("strings serialize"))));
    files
}

/// The files of a published segment; `None` where one is missing.
pub fn taken_over(read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Option<Files> {
    let head = read(HEAD)?;
    let plain = unpacked(&head)?;
    let counts: Counts = serde_json::from_slice(&plain).ok()?;
    let words = (0..counts.words.len()).map(|at| format!("words-{at}.bin"));
    let texts = (0..counts.texts.len()).map(|at| format!("texts-{at}.bin"));
    let names = words.chain(texts).chain([ABOUT.to_owned()]);
    let mut files: Files = names.map(|name| Some((name.clone(), read(&name)?))).collect::<Option<_>>()?;
    files.push((HEAD.to_owned(), head));
    Some(files)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, EFFORT)
}

/// What a file of the index says; `None` where it is none.
pub fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec(bytes).ok()
}

/// What each document is about.
fn about(segment: &Segment<'_>) -> Vec<u8> {
    let (mut kinds, mut places, mut topics) = (Table::default(), Table::default(), Table::default());
    let (mut of_kind, mut of_places, mut of_topics) = (Vec::new(), Vec::new(), Vec::new());
    let mut before = None;
    for document in &segment.documents {
        let About(kind, divisions, areas, about) = &document.about;
        put_number(&mut of_kind, kinds.number(kind));
        put_number(&mut of_topics, topics.number(about));
        let place = places.number((divisions, areas));
        put_number(&mut of_places, if before == Some(place) { 0 } else { place + 1 });
        before = Some(place);
    }
    let json = serde_json::json!({ "kinds": kinds.rows, "places": places.rows, "topics": topics.rows });
    let mut bytes = serde_json::to_vec(&json).expect("strings serialize");
    bytes.push(b'\n');
    [of_kind, of_places, of_topics].iter().for_each(|column| bytes.extend_from_slice(column));
    bytes
}

/// Different values with their numbers, in the order in which they came.
struct Table<T> {
    numbers: BTreeMap<T, u64>,
    rows: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { numbers: BTreeMap::new(), rows: Vec::new() }
    }
}

impl<T: Ord + Copy> Table<T> {
    fn number(&mut self, value: T) -> u64 {
        *self.numbers.entry(value).or_insert_with(|| {
            self.rows.push(value);
            self.rows.len() as u64 - 1
        })
    }
}

/// The first and the last word, in the order of the alphabet, that may be looked for to find a group.
fn lowest(group: &Group) -> &str {
    group.forms.first().map_or(&group.stem, |form| form.min(&group.stem))
}

fn highest(group: &Group) -> &str {
    group.forms.last().map_or(&group.stem, |form| form.max(&group.stem))
}

/// Groups in files: cut where a file has its size, and only where no word of one stands among those of the other, so
/// that there is one file to look into for any word.
fn shards(groups: &[Group]) -> Vec<&[Group]> {
    // From the end: the lowest word of this group and all after it.
    let mut lowest_from: Vec<&str> = vec![""; groups.len()];
    for at in (0..groups.len()).rev() {
        let own = lowest(&groups[at]);
        lowest_from[at] = lowest_from.get(at + 1).map_or(own, |next| own.min(next));
    }
    let mut shards = Vec::new();
    let (mut from, mut bytes, mut high) = (0, 0, "");
    for (at, group) in groups.iter().enumerate() {
        if bytes >= WORDS && high < lowest_from[at] && lowest(group) == lowest_from[at] {
            shards.push(&groups[from..at]);
            (from, bytes) = (at, 0);
        }
        bytes +=
            group.stem.len() + group.forms.iter().map(|form| form.len() + 3).sum::<usize>() + 10 + group.postings.len();
        high = high.max(highest(group));
    }
    if from < groups.len() {
        shards.push(&groups[from..]);
    }
    shards
}

fn words_file(groups: &[Group]) -> Vec<u8> {
    let mut list = Vec::new();
    let mut numbers = Vec::new();
    for group in groups {
        let before = numbers.len();
        let mut next = 0;
        for (document, level) in &group.postings {
            put_number(&mut numbers, u64::from(document - next) * LEVELS + u64::from(*level));
            next = document + 1;
        }
        list.push((&group.stem, &group.forms, numbers.len() - before));
    }
    let mut bytes = serde_json::to_vec(&list).expect("strings serialize");
    bytes.push(b'\n');
    bytes.extend_from_slice(&numbers);
    bytes
}

fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The files of texts, and how many documents are in each.
fn text_files(segment: &Segment<'_>, indexed: &Indexed) -> (Vec<Vec<u8>>, Vec<usize>) {
    let (mut files, mut counts) = (Vec::new(), Vec::new());
    let mut open: Vec<u8> = Vec::new();
    let mut count = 0;
    for (at, (document, prose)) in segment.documents.iter().zip(&indexed.prose).enumerate() {
        open.push(if count == 0 { b'[' } else { b',' });
        let text = together(document.said.iter().map(|text| &**text).chain([prose.as_str()]));
        let names = together(document.names.iter().map(|text| &**text));
        let About(kind, divisions, areas, _) = &document.about;
        let shown = (
            &document.title,
            &document.language,
            &document.address,
            &document.date,
            text,
            names,
            kind,
            divisions,
            areas,
            &document.state,
        );
        serde_json::to_writer(&mut open, &shown).expect("strings serialize into memory");
        count += 1;
        if open.len() >= TEXTS || at + 1 == segment.documents.len() {
            open.push(b']');
            files.push(std::mem::take(&mut open));
            counts.push(std::mem::take(&mut count));
        }
    }
    (files, counts)
}

/// What excerpts are cut from: parts of a text on one line.
fn together<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    let parts: Vec<String> = parts.map(one_line).filter(|part| !part.is_empty()).collect();
    shorten(&parts.join(" · "), EXCERPT_FROM).into_owned()
}
