//! The files of a log below `tlog/`: those that are published and stay as they are, and those that new or erased entries
//! change. The checkpoint is the last.

use super::json::canonical;
use super::leaf::{Leaf, SALT_BYTES, Salt};
use super::published::{CHECKPOINT, FOLDER, KEYS, SALTS, SOURCES, salts_of, salts_path, sources_path};
use super::{Added, Ledger, LogError, SourceLines, touched};
use crate::log::checkpoint::Checkpoint;
use crate::log::tile;
use crate::log::tree::leaf_hash;
use crate::site::artifact::{Artifact, FileSeal, Sink};
use crate::text::SitePath;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};

/// The most bytes of sources that are unpacked: 16 of the largest files that are read, in some languages.
const LARGEST: u64 = 2_000_000_000;

impl Ledger {
    /// Hands over every file of the log, for a site with these other files, and seals them.
    ///
    /// # Errors
    /// A system error, or a file of the published log that cannot be read.
    pub fn write(&self, files: &BTreeMap<String, FileSeal>, sink: &dyn Sink) -> io::Result<BTreeMap<String, FileSeal>> {
        let mut tree = self.tree.clone();
        let publication = self.publication(files).map(|leaf| Leaf::Publication(leaf).bytes());
        if let Some(bytes) = &publication {
            tree.push(leaf_hash(bytes));
        }
        let published = self.logging.published.as_deref();
        let old = published.map(|log| log.entries.iter().map(Vec::as_slice)).into_iter().flatten();
        let new = self.added.iter().map(|added| added.bytes.as_slice());
        let entries: Vec<&[u8]> = old.chain(new).chain(publication.as_deref()).collect();
        let mut seals = BTreeMap::new();
        let mut put = |path: &str, bytes: Vec<u8>| {
            let seal = FileSeal::of(&bytes);
            seals.insert(path.to_owned(), seal);
            sink.put(Artifact::new(site_path(path), bytes), &seal)
        };
        for bundle in tile::bundles(tree.size()) {
            let first = position(bundle.first());
            let bytes = tile::bundle(entries[first..first + usize::from(bundle.width)].iter().copied());
            let bytes = bytes.ok_or_else(|| io::Error::other("an entry of the log is too long"))?;
            put(&format!("{FOLDER}/{}", bundle.path()), bytes)?;
        }
        for hashes in tile::tiles(tree.size()) {
            let bytes = tile::hashes(&hashes, &tree).expect("the tree has what it lists");
            put(&format!("{FOLDER}/{}", hashes.path()), bytes)?;
        }
        let salts = self.salts(tree.size());
        for number in 0..tree.size().div_ceil(SALTS) {
            let range = salts_of(number, tree.size());
            put(&salts_path(number), salts[position(range.start)..position(range.end)].concat())?;
        }
        if !self.state.keys.is_empty() {
            let keys: String = self.state.keys.iter().rev().map(|key| format!("{key}\n")).collect();
            put(KEYS, keys.into_bytes())?;
        }
        self.write_sources(&mut seals, sink)?;
        let checkpoint = Checkpoint { origin: self.origin.clone(), size: tree.size(), root: tree.root() };
        let bytes = self.signed(checkpoint).into_bytes();
        let seal = FileSeal::of(&bytes);
        seals.insert(CHECKPOINT.to_owned(), seal);
        sink.put(Artifact::new(site_path(CHECKPOINT), bytes), &seal)?;
        // Written once more, it is the same.
        let _ = self.written.set(tree);
        Ok(seals)
    }

    /// The checkpoint's file. Where it says what the published one says, that stays, with what witnesses signed.
    fn signed(&self, checkpoint: Checkpoint) -> String {
        let published = self.logging.published.as_deref().map(|log| &log.head);
        match &self.key {
            None => checkpoint.to_string(),
            Some(key) => match published.filter(|head| head.checkpoint == checkpoint) {
                Some(head) if head.note.verify([key.public()]).is_ok_and(|all| !all.is_empty()) => head.file(),
                _ => checkpoint.signed(&key.key).to_string(),
            },
        }
    }

    fn salts(&self, size: u64) -> Vec<Salt> {
        let mut salts: Vec<Salt> = self.logging.published.as_deref().map(|log| log.salts.clone()).unwrap_or_default();
        salts.extend(self.added.iter().map(|added| added.salt.unwrap_or_default()));
        salts.resize(position(size), [0; SALT_BYTES]);
        for entry in &self.state.erased {
            salts[position(*entry)] = [0; SALT_BYTES];
        }
        salts
    }

    fn write_sources(&self, seals: &mut BTreeMap<String, FileSeal>, sink: &dyn Sink) -> io::Result<()> {
        let first = self.published_size();
        let last = first + self.added.len() as u64;
        let erased = self.newly_erased();
        let changed: BTreeSet<u64> = touched((first..last).chain(erased.iter().copied()), SOURCES);
        for number in 0..last.div_ceil(SOURCES) {
            let path = sources_path(number);
            if !changed.contains(&number) {
                self.keep(&path, seals, sink)?;
                continue;
            }
            let mut lines = self.published_lines(number).map_err(io::Error::other)?;
            lines.retain(|entry, _| !self.state.erased.contains(entry));
            for (entry, Added { source, .. }) in (first..).zip(&self.added) {
                let source =
                    source.as_deref().filter(|_| entry / SOURCES == number && !self.state.erased.contains(&entry));
                if let Some(source) = source {
                    let source: Value = serde_json::from_str(source).map_err(io::Error::other)?;
                    lines.insert(entry, source);
                }
            }
            if lines.is_empty() {
                continue;
            }
            let bytes = packed(&lines)?;
            let seal = FileSeal::of(&bytes);
            seals.insert(path.clone(), seal);
            sink.put(Artifact::new(site_path(&path), bytes), &seal)?;
        }
        Ok(())
    }

    /// Takes a file of the published log over.
    fn keep(&self, path: &str, seals: &mut BTreeMap<String, FileSeal>, sink: &dyn Sink) -> io::Result<()> {
        let known = self.logging.files.get(path);
        if let Some(seal) = known.filter(|seal| sink.same(&site_path(path), seal)) {
            seals.insert(path.to_owned(), *seal);
            return Ok(());
        }
        let Some(bytes) = self.read(path)? else { return Ok(()) };
        let seal = FileSeal::of(&bytes);
        seals.insert(path.to_owned(), seal);
        sink.put(Artifact::new(site_path(path), bytes), &seal)
    }

    /// Entries that are erased now and were not in the published log.
    fn newly_erased(&self) -> Vec<u64> {
        let before = self.logging.published.as_deref().map_or(0, |log| log.state.erased.len());
        self.state.erased[before..].to_vec()
    }

    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.logging.reader.as_ref().map_or(Ok(None), |reader| reader(path))
    }

    /// What an entry of the published log commits to; `None` where nobody may read it any more.
    pub(super) fn published_source(&self, entry: u64) -> Result<Option<Value>, LogError> {
        Ok(self.published_lines(entry / SOURCES)?.remove(&entry))
    }

    fn published_lines(&self, number: u64) -> Result<SourceLines, LogError> {
        let path = sources_path(number);
        if !self.logging.published.as_deref().is_some_and(|log| log.has_sources(number)) {
            return Ok(SourceLines::new());
        }
        let bytes = self.read(&path).map_err(|error| LogError::Unreadable(error.to_string()))?;
        let lines = bytes.map(|bytes| unpacked(&bytes)).unwrap_or(Some(SourceLines::new()));
        lines.ok_or_else(|| LogError::Broken(format!("{path} is not whole")))
    }
}

/// The lines of a file of sources, packed: always the same bytes.
fn packed(lines: &SourceLines) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    for (entry, source) in lines {
        writeln!(out, "{}", canonical(&json!({"entry": entry, "source": source})))?;
    }
    out.finish()
}

/// Reads a file of sources: what each entry commits to, by its number. `None` for other bytes.
pub fn unpacked(bytes: &[u8]) -> Option<SourceLines> {
    let mut text = String::new();
    GzDecoder::new(bytes).take(LARGEST).read_to_string(&mut text).ok()?;
    let line = |line: &str| {
        let mut line: Value = serde_json::from_str(line).ok()?;
        let entry = line.get("entry")?.as_u64()?;
        Some((entry, line.get_mut("source")?.take()))
    };
    text.lines().map(line).collect()
}

fn site_path(path: &str) -> SitePath {
    SitePath::new(path).expect("paths of the log stay inside")
}

fn position(number: u64) -> usize {
    usize::try_from(number).expect("what is in memory can be counted")
}
