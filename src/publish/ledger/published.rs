//! The log as it was published: its entries, proved against its checkpoint, and what they say.

use super::each::{Each, for_each};
use super::error::LogError;
use super::leaf::{Leaf, SALT_BYTES, Salt};
use super::state::State;
use crate::log::checkpoint::Head;
use crate::log::note::VerifierKey;
use crate::log::tile::{self, WIDTH};
use crate::log::tree::{Tree, leaf_hash};
use crate::site::history::Change;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folder of the log in the site.
pub const FOLDER: &str = "tlog";
/// The checkpoint, from the root of the site.
pub const CHECKPOINT: &str = "tlog/checkpoint";
/// The verifier keys: that which signs, then the former ones, newest first; each on a line.
pub const KEYS: &str = "tlog/key";
/// How many salts are in a file.
pub const SALTS: u64 = 256;
/// For how many entries the sources are in a file.
pub const SOURCES: u64 = 16;
/// The changes with their differences, from the root of the site.
pub const CHANGES: &str = "data/changes.jsonl";

/// Where the checkpoints are that witnesses signed, from the root of the site.
pub const WITNESSED: &str = "tlog/witness/";

/// Where the checkpoint is that a witness signed last, from the root of the site.
pub fn witnessed_path(key: &VerifierKey) -> String {
    format!("{WITNESSED}{:08x}", key.id())
}

/// The file of salts that has this number, from the root of the site.
pub fn salts_path(number: u64) -> String {
    format!("{FOLDER}/salts/{}", tile::number(number))
}

/// The file of sources that has this number.
pub fn sources_path(number: u64) -> String {
    format!("{FOLDER}/sources/{}.jsonl.gz", tile::number(number))
}

/// The files of a published log, as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFiles {
    /// The checkpoint.
    pub checkpoint: Vec<u8>,
    /// The bundles of entries, in their order.
    pub bundles: Vec<Vec<u8>>,
    /// The files of salts, in their order.
    pub salts: Vec<Vec<u8>>,
    /// [`CHANGES`]; `None` where the site has none.
    pub changes: Option<Vec<u8>>,
}

/// A log that was published.
#[derive(Debug)]
pub struct PublishedLog {
    /// Its checkpoint.
    pub head: Head,
    /// Its entries as they are written.
    pub entries: Vec<Vec<u8>>,
    /// Its entries.
    pub leaves: Vec<Leaf>,
    /// The tree over them.
    pub tree: Tree,
    /// What the entries' commitments are made with; zeros where there is none, and where it was erased.
    pub salts: Vec<Salt>,
    /// What the entries say.
    pub state: Arc<State>,
    /// Changes with their titles and differences, by entry, as far as the site had them.
    pub changes: BTreeMap<u64, Change>,
}

impl PublishedLog {
    /// The paths of the bundles and of the salts that [`Self::read`] needs, from the root of the site.
    pub fn needed(head: &Head) -> (Vec<String>, Vec<String>) {
        let size = head.checkpoint.size;
        let bundles = tile::bundles(size).map(|bundle| format!("{FOLDER}/{}", bundle.path())).collect();
        let salts = (0..size.div_ceil(SALTS)).map(salts_path).collect();
        (bundles, salts)
    }

    /// Reads a log; `each` does a piece of work for each number, side by side where the caller can.
    ///
    /// # Errors
    /// Files that are not what the checkpoint says.
    pub fn read(files: &LogFiles, each: &Each) -> Result<Self, LogError> {
        let broken = |what: &str| LogError::Broken(what.to_owned());
        let head = Head::read(&files.checkpoint).map_err(|_| broken("its checkpoint cannot be read"))?;
        let size = head.checkpoint.size;
        let bundles: Vec<(tile::Tile, &Vec<u8>)> = tile::bundles(size).zip(&files.bundles).collect();
        let read = for_each(&bundles, each, |(bundle, bytes)| {
            let entries = tile::read_bundle(bundle, bytes)?.into_iter();
            Some(entries.map(|entry| (entry.to_vec(), leaf_hash(entry), Leaf::read(entry))).collect::<Vec<_>>())
        });
        let (mut entries, mut leaves, mut tree) = (Vec::new(), Vec::new(), Tree::default());
        for (read, (bundle, _)) in read.into_iter().zip(&bundles) {
            let path = || LogError::Broken(format!("{FOLDER}/{} is not whole", bundle.path()));
            for (entry, hash, leaf) in read.ok_or_else(path)? {
                tree.push(hash);
                leaves.push(leaf);
                entries.push(entry);
            }
        }
        if tree.size() != size || tree.root() != head.checkpoint.root {
            return Err(broken("its entries are not those of its checkpoint"));
        }
        let unknown = |number: usize| {
            LogError::Broken(format!("entry {number} is of a kind that this version of the program does not know"))
        };
        let leaves = leaves.into_iter().enumerate().map(|(number, leaf)| leaf.ok_or_else(|| unknown(number)));
        let leaves: Vec<Leaf> = leaves.collect::<Result<_, _>>()?;
        let mut state = State::default();
        for (number, leaf) in (0..).zip(&leaves) {
            state.take(number, leaf).map_err(LogError::Broken)?;
        }
        let mut salts: Vec<Salt> = files.salts.concat().as_chunks::<SALT_BYTES>().0.to_vec();
        if salts.len() < entries.len() || files.salts.iter().any(|file| file.len() % SALT_BYTES != 0) {
            return Err(broken("it has not a salt for each entry"));
        }
        // Where an upload broke off before the checkpoint, there are more already.
        salts.truncate(entries.len());
        let changes = files.changes.as_deref().map(changes).unwrap_or_default();
        Ok(Self { head, entries, leaves, tree, salts, state: Arc::new(state), changes })
    }

    /// How many entries it has.
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// How many entries are in a file of sources.
    pub fn has_sources(&self, number: u64) -> bool {
        number * SOURCES < self.size()
    }
}

/// The lines of the data of changes; what is no change is passed over.
fn changes(bytes: &[u8]) -> BTreeMap<u64, Change> {
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let changes = lines.filter_map(|line| serde_json::from_slice::<Change>(line).ok());
    changes.map(|change| (change.entry, change)).collect()
}

/// How many salts a file holds where the log has `size` entries: numbers of entries.
pub fn salts_of(number: u64, size: u64) -> std::ops::Range<u64> {
    number * SALTS..size.min((number + 1) * SALTS)
}

const _: () = assert!(SALTS == WIDTH && SALTS.is_multiple_of(SOURCES));
