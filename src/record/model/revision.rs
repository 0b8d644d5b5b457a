//! Kept versions: what a record said each time that it was approved. `huddle approve` writes them below `revisions/`,
//! `record/parse/revision` reads them (docs/decisions/0042-revisions.md).

use crate::text::SitePath;
use crate::text::source::Source;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folder of kept versions, in the content folder.
pub const FOLDER: &str = "revisions";

/// What a record said when it was approved.
#[derive(Clone, Debug)]
pub struct Revision {
    /// From 1, without gaps: the name of its file.
    pub number: u32,
    /// Its own file.
    pub file: SitePath,
    /// The record's file as it was approved, under the path of [`Self::file`].
    pub text: Arc<Source>,
    /// The day of the approval.
    pub on: NaiveDate,
    /// The role of who approved it.
    pub by: String,
    /// Files that the record used, each with the SHA-256 of its bytes in hex.
    pub files: Vec<(SitePath, String)>,
    /// The translations that it had, by language; as they were.
    pub translations: BTreeMap<String, Arc<Source>>,
    /// Updates that reported on its commitments.
    pub updates: Vec<KeptUpdate>,
    /// What was taken out of it since, each time that something was.
    pub redactions: Vec<KeptRedaction>,
    /// What it says is the hash of the version before; empty for the first.
    pub previous: String,
    /// The hash of the whole file but its own line, in hex.
    pub hash: String,
}

/// An update, as far as a version of a huddle names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptUpdate {
    /// Its id.
    pub id: String,
    /// How many corrections it had.
    pub corrections: usize,
    /// The SHA-256 of what it said, in hex, as `record/parse/canonical` has it.
    pub hash: String,
}

/// Something that was taken out of a version after it was kept, since nobody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRedaction {
    /// The day on which it was taken out.
    pub on: NaiveDate,
    /// The role of who decided it.
    pub by: String,
    /// Why: one of [`super::redaction::REASONS`].
    pub reason: String,
}

/// A file of kept versions that is not what was kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DamagedRevision {
    /// The file; where one is missing, the one after it.
    pub file: SitePath,
    /// What is wrong with it, as the end of a sentence about it.
    pub what: String,
    /// The record whose version it is.
    pub record: String,
}

/// Everything that is kept in a content folder.
#[derive(Clone, Debug, Default)]
pub struct Revisions {
    /// By the name of the folder, which is the id that the record has or had: in the order of their numbers.
    pub of_record: BTreeMap<String, Vec<Revision>>,
    /// Files that are not what was kept, by path.
    pub damaged: Vec<DamagedRevision>,
    /// The SHA-256 of files that versions name, in hex, as they are now; without those that nobody read.
    pub digests: BTreeMap<SitePath, String>,
}

impl Revisions {
    /// The versions of a record with this id that had those, oldest first.
    pub fn of<'r>(&'r self, id: &str, former: &[&str]) -> Vec<&'r Revision> {
        let ids = std::iter::once(id).chain(former.iter().copied());
        let mut all: Vec<&Revision> = ids.filter_map(|id| self.of_record.get(id)).flatten().collect();
        all.sort_by_key(|revision| revision.number);
        all
    }

    /// Whether a file that is kept under one of these ids is damaged.
    pub fn is_damaged(&self, ids: &[&str]) -> bool {
        self.damaged.iter().any(|damaged| ids.contains(&damaged.record.as_str()))
    }
}
