//! Which word is in which document, and how much it counts there.

use super::document::{Document, Segment};
use super::words::{each_form, stem, stemmer};
use crate::text::fold::fold;
use crate::text::markdown::plain::text_of;
use crate::text::phrases::one_of;
use aho_corasick::AhoCorasick;
use rust_stemmers::Stemmer;
use std::collections::{BTreeSet, HashMap};

/// What a word counts for by where it stands: in a title, among names, in a sentence of the details, in the text.
const TITLE: u64 = 8;
const NAME: u64 = 5;
const SAID: u64 = 3;
const PROSE: u64 = 1;

/// Words of a text of usual length; in a longer one each counts for less.
const USUAL_LENGTH: u64 = 400;

/// How many occurrences count for half of all that there could be (k₁ of BM25: S. Robertson and H. Zaragoza, "The
/// Probabilistic Relevance Framework", 2009, section 3.4; the saturation is the same, idf is left to the reader's
/// side).
const HALF: u64 = 6;

/// Levels of how much a word counts in a document, from 0: what fits in three bits.
pub const LEVELS: u64 = 8;

/// Words with one stem: the forms that occur, and the documents.
#[derive(Debug, Default)]
pub struct Group {
    /// What the stemmer of the document's language makes of the words.
    pub stem: String,
    /// The words as they occur, folded: what a reader's words are completed to.
    pub forms: BTreeSet<String>,
    /// Document and level, in the order of documents.
    pub postings: Vec<(u32, u8)>,
}

/// An indexed segment: its words in the order of their stems, and the plain text of each document's prose.
pub struct Indexed {
    /// In the order of their stems.
    pub groups: Vec<Group>,
    /// By document: what an excerpt is cut from.
    pub prose: Vec<String>,
}

/// Words that were met, by language and as they were written: stems are worked out once.
struct Known<'d> {
    stemmer: Option<Stemmer>,
    groups: HashMap<&'d str, Option<usize>>,
}

struct Indexing {
    /// Phrases that nobody finds by; `None` where there are none.
    unread: Option<AhoCorasick>,
    groups: Vec<Group>,
    by_stem: HashMap<String, usize>,
}

/// Indexes a segment. Words of one stem in two languages are one group.
pub fn index(segment: &Segment<'_>) -> Indexed {
    let prose: Vec<String> = segment.documents.iter().map(|document| text_of(document.prose)).collect();
    let unread = (!segment.unread.is_empty()).then(|| one_of(&segment.unread));
    let mut indexing = Indexing { unread, groups: Vec::new(), by_stem: HashMap::new() };
    let mut languages: HashMap<&str, Known<'_>> = HashMap::new();
    for (at, (document, prose)) in segment.documents.iter().zip(&prose).enumerate() {
        let known = languages
            .entry(&document.language)
            .or_insert_with(|| Known { stemmer: stemmer(&document.language), groups: HashMap::new() });
        indexing.document(
            u32::try_from(at).expect("a year has fewer than four thousand million pages"),
            document,
            prose,
            known,
        );
    }
    indexing.groups.sort_by(|a, b| a.stem.cmp(&b.stem));
    Indexed { groups: indexing.groups, prose }
}

/// The words of a text that people find it by.
fn each_read<'t>(unread: Option<&AhoCorasick>, text: &'t str, mut take: impl FnMut(&'t str)) {
    let mut from = 0;
    for phrase in unread.iter().flat_map(|unread| unread.find_iter(text)) {
        each_form(&text[from..phrase.start()], &mut take);
        from = phrase.end();
    }
    each_form(&text[from..], take);
}

impl Indexing {
    fn document<'d>(&mut self, at: u32, document: &'d Document<'d>, prose: &'d str, known: &mut Known<'d>) {
        let mut facts: Vec<(usize, u64)> = Vec::new();
        let unread = self.unread.clone();
        let unread = unread.as_ref();
        let mut gather = |text: &'d str, weight: u64| {
            each_read(unread, text, |word| facts.extend(self.group(word, known).map(|group| (group, weight))));
        };
        gather(&document.title, TITLE);
        document.names.iter().for_each(|text| gather(text, NAME));
        document.said.iter().for_each(|text| gather(text, SAID));
        let mut found = facts;
        let first_of_prose = found.len();
        each_read(unread, prose, |word| found.extend(self.group(word, known).map(|group| (group, PROSE))));
        let length = (found.len() - first_of_prose) as u64;
        // In 64ths, so that no rounding depends on anything.
        let in_prose = 64 * 2 * USUAL_LENGTH / (USUAL_LENGTH + length.max(USUAL_LENGTH / 4));
        for (_, weight) in &mut found[..first_of_prose] {
            *weight *= 64;
        }
        for (_, weight) in &mut found[first_of_prose..] {
            *weight *= in_prose;
        }
        found.sort_unstable();
        for same in found.chunk_by(|a, b| a.0 == b.0) {
            let sum: u64 = same.iter().map(|(_, weight)| weight).sum();
            let level = (LEVELS * sum / (sum + 64 * HALF)).min(LEVELS - 1);
            self.groups[same[0].0].postings.push((at, u8::try_from(level).expect("levels are few")));
        }
    }

    /// The group that a word belongs to; none where nothing is left of it.
    fn group<'d>(&mut self, word: &'d str, known: &mut Known<'d>) -> Option<usize> {
        if let Some(group) = known.groups.get(word) {
            return *group;
        }
        let form = fold(word).into_owned();
        let group = (!form.is_empty()).then(|| {
            let stem = stem(known.stemmer.as_ref(), word, &form);
            let next = self.groups.len();
            let group = *self.by_stem.entry(stem.clone()).or_insert(next);
            if group == next {
                self.groups.push(Group { stem, ..Group::default() });
            }
            self.groups[group].forms.insert(form);
            group
        });
        known.groups.insert(word, group);
        group
    }
}
