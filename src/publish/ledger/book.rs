//! The log as it will be published: what it says after the entries that are published, and those that are added.

use super::error::LogError;
use super::key::LogKey;
use super::leaf::{Leaf, PublicationLeaf, Salt};
use super::logging::Logging;
use super::packed::{SourceLines, unpacked};
use super::published::{SOURCES, sources_path};
use super::sources::Current;
use super::state::State;
use crate::log::checkpoint::{Checkpoint, Head};
use crate::log::note::VerifierKey;
use crate::log::tree::{Tree, leaf_hash};
use crate::publish::seal::digests;
use crate::record::parse::canonical::hex;
use crate::site::artifact::{FileSeal, Origin};
use crate::site::history::History;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, OnceLock};

/// An entry that this build adds, with what it needs.
pub(super) struct Added {
    /// As the log has it.
    pub bytes: Vec<u8>,
    /// What its commitment is made with.
    pub salt: Option<Salt>,
    /// What its commitment is about.
    pub source: Option<String>,
}

/// The log as it will be published, but for the entry about the publication itself.
pub struct Ledger {
    /// What it is kept with.
    pub(super) logging: Arc<Logging>,
    /// What people know it by.
    pub(super) origin: String,
    /// The day of the build.
    pub(super) day: NaiveDate,
    /// What it says, but for the publication.
    pub(super) state: Arc<State>,
    /// The tree over the entries, but for the one about the publication.
    pub(super) tree: Tree,
    /// The same with the entry about the publication, once that is written.
    pub(super) written: OnceLock<Tree>,
    /// What this build adds, but for the publication.
    pub(super) added: Vec<Added>,
    /// Those whose signatures are kept beside the log.
    pub(super) witnesses: Vec<VerifierKey>,
    /// What signs; `None` where nothing does.
    pub(super) key: Option<Arc<LogKey>>,
    /// The records of the site, in the order of their keys.
    pub(super) records: Vec<Current>,
    /// What each record is made from.
    pub origins: BTreeMap<String, Origin>,
    /// What the log says, for pages and data.
    pub history: Arc<History>,
}

impl Ledger {
    /// Adds an entry.
    pub(super) fn add(&mut self, leaf: Leaf, salt: Option<Salt>, source: Option<String>) -> Result<(), LogError> {
        Arc::make_mut(&mut self.state).take(self.tree.size(), &leaf).map_err(LogError::Broken)?;
        let bytes = leaf.bytes();
        self.tree.push(leaf_hash(&bytes));
        self.added.push(Added { bytes, salt, source });
        Ok(())
    }

    /// How many entries are published.
    pub(super) fn published_size(&self) -> u64 {
        self.logging.published.as_ref().map_or(0, |log| log.size())
    }

    /// What of the log a site depends on, beside its content: the same for the build after, where nothing has changed.
    pub fn seal(&self) -> String {
        let root = self.tree.root_at(self.state.size).unwrap_or_default();
        let root = hex(&root);
        let key = self.key.as_ref().map(|key| key.public().to_string()).unwrap_or_default();
        let cosigned: String = self.logging.cosigned.iter().map(|head| format!("\n{}", head.file())).collect();
        format!("{} {} {root} {key}{cosigned}", self.origin, self.state.size)
    }

    /// Whether a log with this checkpoint is the beginning of this one, once that is written.
    pub fn continues(&self, Checkpoint { origin, size, root }: &Checkpoint) -> bool {
        *origin == self.origin && self.whole().root_at(*size) == Some(*root)
    }

    /// The tree over all entries; until they are written, without that about the publication.
    fn whole(&self) -> &Tree {
        self.written.get().unwrap_or(&self.tree)
    }

    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.whole().size()
    }

    /// How many of them the published log does not have.
    pub fn added(&self) -> u64 {
        self.size() - self.published_size()
    }

    /// Whether a site that has this checkpoint has all of the published log.
    pub fn is_at(&self, checkpoint: &[u8]) -> bool {
        let published = self.logging.published.as_ref();
        published.is_none_or(|log| Head::read(checkpoint).is_ok_and(|head| head == log.head))
    }

    /// The entry about the publication of these files, where they differ from those that were published last.
    pub(super) fn publication(&self, files: &BTreeMap<String, FileSeal>) -> Option<PublicationLeaf> {
        let (blake3, sha256) = digests(files);
        let is_known =
            self.state.publication.as_ref().is_some_and(|last| last.blake3 == blake3 && last.sha256 == sha256);
        (!is_known).then_some(PublicationLeaf { day: self.day, blake3, sha256, records: self.records.len() as u64 })
    }

    pub(super) fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.logging.reader.as_ref().map_or(Ok(None), |reader| reader(path))
    }

    /// What an entry of the published log commits to; `None` where nobody may read it any more.
    pub(super) fn published_source(&self, entry: u64) -> Result<Option<Value>, LogError> {
        Ok(self.published_lines(entry / SOURCES)?.remove(&entry))
    }

    pub(super) fn published_lines(&self, number: u64) -> Result<SourceLines, LogError> {
        let path = sources_path(number);
        if !self.logging.published.as_deref().is_some_and(|log| log.has_sources(number)) {
            return Ok(SourceLines::new());
        }
        let bytes = self.read(&path).map_err(|error| LogError::Unreadable(error.to_string()))?;
        let lines = bytes.map(|bytes| unpacked(&bytes)).unwrap_or(Some(SourceLines::new()));
        let mut lines = lines.ok_or_else(|| LogError::Broken(format!("{path} is not whole")))?;
        // Where an upload broke off before the checkpoint, there are more already.
        lines.retain(|entry, _| *entry < self.published_size());
        Ok(lines)
    }
}
