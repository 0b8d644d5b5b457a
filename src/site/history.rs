//! What the log of everything published says of the records of a site: how often each has changed and when, and every
//! change in the order in which it was published (docs/decisions/0043-the-log.md). Only builds that publish have one: a
//! trial has none, and shows nothing of it.

use crate::text::passages::Passage;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the log says of the records, with the changes that this publication brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// How many entries the log has up to the last that is about a record or a key. The entry of the publication itself
    /// comes after all that is published, so it is not counted: the same content makes the same site again.
    pub size: u64,
    /// The log's checkpoint is signed.
    pub signed: bool,
    /// What people know the log by, as its checkpoint has it: `minutes.example/`.
    pub origin: String,
    /// The records of the site by their keys ([`record_key`]).
    pub records: BTreeMap<String, RecordHistory>,
    /// Every change of a record that was ever published, oldest first.
    pub changes: Vec<Change>,
}

/// What the log says of a record that is on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordHistory {
    /// From 1: how many entries there are about it, those under an earlier id too.
    pub revision: u32,
    /// The day of its first publication, as far back as the log goes.
    pub published_on: NaiveDate,
    /// The day on which its last change was published.
    pub changed_on: NaiveDate,
    /// The number of its last entry, from 0.
    pub entry: u64,
}

/// What an entry of the log says has become of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It was published for the first time, as far back as the log goes, or again after it was gone.
    New,
    /// It says something else.
    Changed,
    /// It says something else, and has a correction more that says why.
    Corrected,
    /// Of its minutes only a notice is left.
    Withdrawn,
    /// Something was taken out of it that nobody may read.
    Redacted,
    /// It has another id; it may say something else, too.
    Moved,
    /// It is no longer on the site.
    Removed,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::New, Self::Changed, Self::Corrected, Self::Withdrawn, Self::Redacted, Self::Moved, Self::Removed];

    /// As the log and data write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Redacted => "redacted",
            Self::Moved => "moved",
            Self::Removed => "removed",
        }
    }

    /// Whether what was published of the record before may no longer be read.
    pub const fn erases(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Redacted | Self::Removed)
    }
}

/// A change of a record that was published. As JSON it is a line of `data/changes.jsonl`, where the next build reads
/// it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The number of its entry in the log, from 0.
    pub entry: u64,
    /// What became of the record.
    pub kind: ChangeKind,
    /// The key of the record ([`record_key`]); of one that was moved, the key that it had.
    pub record: String,
    /// The key that a moved record got; `None` for other kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Which entry about the record it is, from 1.
    pub revision: u32,
    /// The day on which it was published.
    pub day: NaiveDate,
    /// The number of the entry before it about the same record; `None` for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<u64>,
    /// What the record was called then; of one whose words may no longer be read, what it is called now. Empty where
    /// nobody knows any more.
    #[serde(default)]
    pub title: String,
    /// What the record says that it did not say before. Empty for the first entry, where only the id or a translation's
    /// place differs, and where the words may no longer be read.
    #[serde(default)]
    pub difference: Vec<Words>,
}

impl Change {
    /// The key that the record has after the change.
    pub fn now(&self) -> &str {
        self.to.as_deref().unwrap_or(&self.record)
    }
}

/// What differs in a part of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The name of the field in the record's file; `text` for what stands below the details, `files` for files that
    /// belong to it; of a translation behind its language and a slash: `es/summary`.
    pub field: String,
    /// The places where it differs.
    pub passages: Vec<Passage>,
}

/// The kinds of records that the log is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A division, with its response areas.
    Division,
    /// A huddle, with what was promised there.
    Huddle,
    /// An update.
    Update,
    /// A plain page.
    Page,
}

impl RecordKind {
    /// Every kind, in the order of the words.
    pub const ALL: [Self; 4] = [Self::Division, Self::Huddle, Self::Page, Self::Update];

    /// What keys of its records begin with.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Division => "divisions",
            Self::Huddle => "huddles",
            Self::Update => "updates",
            Self::Page => "pages",
        }
    }
}

/// The key of a record: `huddles/2026-05-07-central-2`.
pub fn record_key(kind: RecordKind, id: &str) -> String {
    format!("{}/{id}", kind.word())
}

/// The kind and the id that a key is made of; `None` where it is none.
pub fn of_key(key: &str) -> Option<(RecordKind, &str)> {
    let (word, id) = key.split_once('/')?;
    let kind = RecordKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    Some((kind, id))
}

impl History {
    /// What the log says of a record of the site.
    pub fn of(&self, kind: RecordKind, id: &str) -> Option<&RecordHistory> {
        self.records.get(&record_key(kind, id))
    }
}
