//! What a log says of the records, entry by entry: the same for entries that were published and for those that this
//! build adds.

use super::leaf::{KeyLeaf, Leaf, PublicationLeaf, RecordLeaf};
use crate::site::history::{ChangeKind, RecordHistory};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the log says of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What became of it last.
    pub kind: ChangeKind,
    /// The entries about it, those under earlier ids too, in their order.
    pub entries: Vec<u64>,
    /// The day of the first of them.
    pub published_on: NaiveDate,
    /// The day of the last of them.
    pub changed_on: NaiveDate,
    /// The entry that commits to what it says; `None` where nothing is left of it.
    pub committed: Option<u64>,
}

impl Known {
    /// How many entries are about it.
    pub fn revision(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    /// Its last entry.
    pub fn last(&self) -> Option<u64> {
        self.entries.last().copied()
    }

    /// Whether it is on the site.
    pub fn is_there(&self) -> bool {
        self.kind != ChangeKind::Removed
    }

    /// The same, for pages and data.
    pub fn history(&self) -> RecordHistory {
        RecordHistory {
            revision: self.revision(),
            published_on: self.published_on,
            changed_on: self.changed_on,
            entry: self.last().unwrap_or_default(),
        }
    }
}

/// What a log says after some of its entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Records by the keys that they have now; those that are gone too.
    pub records: BTreeMap<String, Known>,
    /// What was published last.
    pub publication: Option<PublicationLeaf>,
    /// The verifier keys, the last of which signs; empty where none ever did.
    pub keys: Vec<String>,
    /// How many entries there are up to the last that is not about a publication.
    pub size: u64,
    /// Entries whose salts and sources are gone, since nobody may read them any more.
    pub erased: Vec<u64>,
}

impl State {
    /// Follows an entry.
    ///
    /// # Errors
    /// What it says does not follow from the entries before; why not, as the end of a sentence.
    pub fn take(&mut self, entry: u64, leaf: &Leaf) -> Result<(), String> {
        match leaf {
            Leaf::Publication(publication) => self.publication = Some(publication.clone()),
            Leaf::Key(KeyLeaf { key, .. }) => self.keys.push(key.clone()),
            Leaf::Record(leaf) => self.take_record(entry, leaf)?,
        }
        if !matches!(leaf, Leaf::Publication(_)) {
            self.size = entry + 1;
        }
        Ok(())
    }

    fn take_record(&mut self, entry: u64, leaf: &RecordLeaf) -> Result<(), String> {
        let unknown = || Known {
            kind: leaf.kind,
            entries: Vec::new(),
            published_on: leaf.day,
            changed_on: leaf.day,
            committed: None,
        };
        if let Some(to) = &leaf.to {
            let moved = self.records.remove(&leaf.record).unwrap_or_else(unknown);
            if self.records.insert(to.clone(), moved).is_some_and(|other| other.is_there()) {
                return Err(format!("entry {entry} gives {} a name that another record has", leaf.record));
            }
        }
        let known = self.records.entry(leaf.now().to_owned()).or_insert_with(unknown);
        if known.last() != leaf.previous || known.revision().checked_add(1) != Some(leaf.revision) {
            return Err(format!(
                "entry {entry} about {} does not follow the entry before it about the same",
                leaf.record
            ));
        }
        if leaf.kind.erases() {
            self.erased.extend(&known.entries);
        }
        known.kind = leaf.kind;
        known.entries.push(entry);
        known.changed_on = leaf.day;
        known.committed = leaf.commitment.as_ref().map(|_| entry);
        Ok(())
    }
}
