//! The log of a site, read and followed from entry to entry, and what it says of the manifest.

use super::finding::{Failure, Files, Finding, of_log};
use crate::log::tile::{Level, Tile, WIDTH};
use crate::log::whole::{Log, Unread};
use crate::publish::ledger::leaf::Leaf;
use crate::publish::ledger::published::FOLDER;
use crate::publish::ledger::state::State;
use crate::publish::seal::{self, Manifest, digests};
use crate::site::history::{RecordKind, record_key};
use crate::site::published::{AddressedId, PublishedAddresses};
use std::collections::BTreeSet;

/// A log that holds, with what it says.
#[derive(Debug)]
pub struct Followed {
    /// The log.
    pub log: Log,
    /// What each entry says.
    pub leaves: Vec<Leaf>,
    /// What they say together.
    pub state: State,
}

impl Followed {
    /// Reads the log of a site, holds every file of it against its checkpoint and every entry against those before.
    ///
    /// # Errors
    /// No log, one that does not hold, or files that cannot be read.
    pub fn read<E>(files: &Files<'_, E>) -> Result<Self, Failure<E>> {
        let log = Log::read(&|path: &str| files(&format!("{FOLDER}/{path}"))).map_err(|unread| match unread {
            Unread::NoLog => Failure::NoLog,
            Unread::Machine(error) => Failure::Machine(error),
            Unread::Fault(fault) => Failure::Wrong(of_log(&fault)),
        })?;
        let (mut state, mut leaves) = (State::default(), Vec::new());
        for (number, entry) in (0..).zip(log.all()) {
            let wrong = |why: &str| Finding::new(bundle_of(number, log.size()), why.to_owned());
            let leaf = Leaf::read(entry).filter(|leaf| leaf.bytes() == entry);
            let leaf = leaf.ok_or_else(|| wrong(&format!("holds an entry of no known kind: {number}")))?;
            state.take(number, &leaf).map_err(|why| wrong(&format!("holds what does not follow: {why}")))?;
            leaves.push(leaf);
        }
        Ok(Self { log, leaves, state })
    }

    /// What a manifest lists is what was published last, and its records are those of the log.
    ///
    /// # Errors
    /// The manifest is another.
    pub fn published(&self, manifest: &Manifest) -> Result<(), Finding> {
        let wrong = |why: &str| Err(Finding::new(seal::FILE, why));
        let Some(publication) = &self.state.publication else {
            return wrong("is of a publication that no entry of the log is about");
        };
        let (blake3, sha256) = digests(&manifest.files);
        if publication.blake3 != blake3 || publication.sha256 != sha256 {
            return wrong("lists other files than the log says were published last");
        }
        if !matches!(self.leaves.last(), Some(Leaf::Publication(_))) {
            return wrong("is older than the last entry of the log");
        }
        let listed: BTreeSet<String> = manifest.addresses.as_ref().map(record_keys).unwrap_or_default();
        let there = self.state.records.iter().filter(|(_, known)| known.is_there());
        let logged: BTreeSet<String> = there.map(|(key, _)| key.clone()).collect();
        if let Some(key) = listed.difference(&logged).next() {
            return wrong(&format!("has the record {key}, which the log has not"));
        }
        if let Some(key) = logged.difference(&listed).next() {
            return wrong(&format!("lacks the record {key}, which the log says is published"));
        }
        if publication.records != logged.len() as u64 || manifest.records != logged.len() {
            return wrong("says another number of records than the log");
        }
        Ok(())
    }
}

/// The records that a manifest has, by the keys that the log has for them.
fn record_keys(addresses: &PublishedAddresses) -> BTreeSet<String> {
    let key = |id: AddressedId| match id {
        AddressedId::Division(id) => Some(record_key(RecordKind::Division, &id)),
        AddressedId::Huddle(id) => Some(record_key(RecordKind::Huddle, &id)),
        AddressedId::Update(id) => Some(record_key(RecordKind::Update, &id)),
        AddressedId::Page(id) => Some(record_key(RecordKind::Page, &id)),
        AddressedId::Area(..) | AddressedId::Commitment(..) => None,
    };
    addresses.records.all().filter_map(key).collect()
}

/// The bundle that an entry is in, from the root of the site.
pub(super) fn bundle_of(entry: u64, size: u64) -> String {
    let index = entry / WIDTH;
    let width = (size - index * WIDTH).min(WIDTH) as u16;
    format!("{FOLDER}/{}", Tile { level: Level::Entries, index, width }.path())
}
