//! A published log, read whole: every entry, the tree over them, and whether each file of it is what the checkpoint
//! says. Ten thousand entries are 2.5 MB, so nothing is sampled and no proof has to be believed. Where a file is wrong,
//! it is named.

use super::checkpoint::{Checkpoint, FILE, Head};
use super::tile::{self, Level, Tile};
use super::tree::{Tree, empty_root, leaf_hash};
use std::ops::Range;

/// The most entries of a log that is read: a checkpoint may say any number.
const MOST: u64 = 100_000_000;

/// A log whose files are all there and are what its checkpoint says. Whether the signatures are those of the right keys
/// is for who knows the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// The checkpoint, with its signatures.
    pub head: Head,
    /// The tree over the entries.
    pub tree: Tree,
    /// The entries, one after the other.
    bytes: Vec<u8>,
    /// Where each of them is.
    places: Vec<Range<usize>>,
}

/// A file of the log, below its folder, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its path below the folder of the log.
    pub file: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a file of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not there.
    Missing,
    /// It is not written as such a file is.
    Malformed,
    /// It holds something else than the checkpoint says.
    Differs,
}

/// Why a log is not read.
#[derive(Debug)]
pub enum Unread<E> {
    /// There is no log: it has no checkpoint.
    NoLog,
    /// It does not hold.
    Fault(Fault),
    /// Its files cannot be read.
    Machine(E),
}

impl<E> From<Fault> for Unread<E> {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Reads a file below the folder of the log; `None` where there is none.
pub type Files<'f, E> = dyn Fn(&str) -> Result<Option<Vec<u8>>, E> + 'f;

impl Log {
    /// A log without entries.
    pub fn empty(origin: &str) -> Self {
        let checkpoint = Checkpoint { origin: origin.to_owned(), size: 0, root: empty_root() };
        Self { head: Head::of(checkpoint), tree: Tree::default(), bytes: Vec::new(), places: Vec::new() }
    }

    /// Reads a log and holds every entry against the checkpoint. The tiles of hashes are not read: whoever has all
    /// entries needs none.
    ///
    /// # Errors
    /// No log, one that does not hold, and files that cannot be read.
    pub fn entries<E>(files: &Files<'_, E>) -> Result<Self, Unread<E>> {
        let log = Self::unchecked(files)?;
        if log.tree.root() == log.head.checkpoint.root {
            return Ok(log);
        }
        // Somebody will want to know which file: the hashes of leaves tell.
        Err(log.first_wrong(files)?.into())
    }

    /// Reads a log, and holds every entry and every tile of hashes against the checkpoint.
    ///
    /// # Errors
    /// As [`Log::entries`].
    pub fn read<E>(files: &Files<'_, E>) -> Result<Self, Unread<E>> {
        let log = Self::entries(files)?;
        for tile in tile::tiles(log.size()) {
            if let Some(fault) = log.fault(&tile, read(files, &tile.path())?.as_deref()) {
                return Err(fault.into());
            }
        }
        Ok(log)
    }

    /// Reads what there is, however it fits together.
    fn unchecked<E>(files: &Files<'_, E>) -> Result<Self, Unread<E>> {
        let bytes = read(files, FILE)?.ok_or(Unread::NoLog)?;
        let malformed = |file: &str| Fault { file: file.to_owned(), kind: FaultKind::Malformed };
        let head = Head::read(&bytes).map_err(|_| malformed(FILE))?;
        if head.checkpoint.size > MOST {
            return Err(malformed(FILE).into());
        }
        let mut log = Self { head, ..Self::empty("") };
        for tile in tile::bundles(log.head.checkpoint.size) {
            let path = tile.path();
            let missing = || Fault { file: path.clone(), kind: FaultKind::Missing };
            let bytes = read(files, &path)?.ok_or_else(missing)?;
            for entry in tile::read_bundle(&tile, &bytes).ok_or_else(|| malformed(&path))? {
                log.push(entry);
            }
        }
        Ok(log)
    }

    /// Adds an entry at the end. The checkpoint stays as it is.
    pub fn push(&mut self, entry: &[u8]) {
        self.tree.push(leaf_hash(entry));
        let from = self.bytes.len();
        self.bytes.extend_from_slice(entry);
        self.places.push(from..self.bytes.len());
    }

    /// How many entries there are.
    pub fn size(&self) -> u64 {
        self.places.len() as u64
    }

    /// An entry; `None` beyond the last.
    pub fn entry(&self, index: u64) -> Option<&[u8]> {
        let place = self.places.get(usize::try_from(index).ok()?)?;
        Some(&self.bytes[place.clone()])
    }

    /// All entries, in their order.
    pub fn all(&self) -> impl Iterator<Item = &[u8]> {
        self.places.iter().map(|place| &self.bytes[place.clone()])
    }

    /// Whether the log was once what this checkpoint says, and has only grown since.
    pub fn continues(&self, earlier: &Checkpoint) -> bool {
        earlier.origin == self.head.checkpoint.origin && self.tree.root_at(earlier.size) == Some(earlier.root)
    }

    /// The bytes that a file of the log has, one of an earlier and shorter log too; `None` where it has none of this
    /// name.
    pub fn file(&self, tile: &Tile) -> Option<Vec<u8>> {
        match tile.level {
            Level::Hashes(_) => tile::hashes(tile, &self.tree),
            Level::Entries => {
                let from = usize::try_from(tile.first()).ok()?;
                let places = self.places.get(from..from + usize::from(tile.width))?;
                tile::bundle(places.iter().map(|place| &self.bytes[place.clone()]))
            }
        }
    }

    /// What is wrong with a file of the log that has these bytes; `None` where it is right.
    pub fn fault(&self, tile: &Tile, bytes: Option<&[u8]>) -> Option<Fault> {
        let kind = match bytes {
            None => FaultKind::Missing,
            Some(bytes) if self.file(tile).as_deref() == Some(bytes) => return None,
            Some(_) => FaultKind::Differs,
        };
        Some(Fault { file: tile.path(), kind })
    }

    /// The first file that is not what the checkpoint says, where the entries are not: the hashes of leaves are kept a
    /// second time, in the tiles. Where both copies agree, the checkpoint is of another log.
    fn first_wrong<E>(&self, files: &Files<'_, E>) -> Result<Fault, Unread<E>> {
        for bundle in tile::bundles(self.size()) {
            let tile = Tile { level: Level::Hashes(0), ..bundle };
            let bytes = read(files, &tile.path())?.unwrap_or_default();
            if self.fault(&tile, Some(&bytes)).is_some() {
                return Ok(Fault { file: bundle.path(), kind: FaultKind::Differs });
            }
        }
        Ok(Fault { file: FILE.to_owned(), kind: FaultKind::Differs })
    }
}

fn read<E>(files: &Files<'_, E>, path: &str) -> Result<Option<Vec<u8>>, Unread<E>> {
    files(path).map_err(Unread::Machine)
}
