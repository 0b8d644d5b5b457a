//! The files of a log below `tlog/`: those that are published and stay as they are, and those that new or erased
//! entries change. The checkpoint is the last.

use super::book::{Added, Ledger};
use super::each::{Each, for_each};
use super::leaf::{Leaf, SALT_BYTES, Salt};
use super::packed::{PACKED, packed, unpacked};
use super::published::{CHECKPOINT, FOLDER, KEYS, SALTS, SOURCES, salts_of, salts_path, sources_path};
use crate::log::checkpoint::{Checkpoint, Head};
use crate::log::tile;
use crate::log::tree::leaf_hash;
use crate::site::artifact::{Artifact, FileSeal, Sink};
use crate::text::SitePath;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

impl Ledger {
    /// Hands over every file of the log, for a site with these other files, and seals them.
    ///
    /// # Errors
    /// A system error, or a file of the published log that cannot be read.
    pub fn write(
        &self,
        files: &BTreeMap<String, FileSeal>,
        sink: &dyn Sink,
        each: &Each,
    ) -> io::Result<BTreeMap<String, FileSeal>> {
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
        self.write_sources(&mut seals, sink, each)?;
        let checkpoint = Checkpoint { origin: self.origin.clone(), size: tree.size(), root: tree.root() };
        let mut head = self.signed(checkpoint);
        for (path, witnessed) in self.witnessed(&tree)? {
            if witnessed.note.text == head.note.text && head.is_signed() {
                head.add(witnessed.note.signatures.iter().cloned());
            }
            let bytes = witnessed.file().into_bytes();
            let seal = FileSeal::of(&bytes);
            seals.insert(path.clone(), seal);
            sink.put(Artifact::new(site_path(&path), bytes), &seal)?;
        }
        let bytes = head.file().into_bytes();
        let seal = FileSeal::of(&bytes);
        seals.insert(CHECKPOINT.to_owned(), seal);
        sink.put(Artifact::new(site_path(CHECKPOINT), bytes), &seal)?;
        // Written once more, it is the same.
        let _ = self.written.set(tree);
        Ok(seals)
    }

    /// The checkpoint's file. Where it says what the published one says, that stays, with what witnesses signed.
    fn signed(&self, checkpoint: Checkpoint) -> Head {
        let published = self.logging.published.as_deref().map(|log| &log.head);
        match &self.key {
            None => Head::of(checkpoint),
            Some(key) => match published.filter(|head| head.checkpoint == checkpoint) {
                Some(head) if head.note.verify([key.public()]).is_ok_and(|all| !all.is_empty()) => head.clone(),
                _ => Head { note: checkpoint.signed(&key.key), checkpoint },
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

    fn write_sources(&self, seals: &mut BTreeMap<String, FileSeal>, sink: &dyn Sink, each: &Each) -> io::Result<()> {
        let first = self.published_size();
        let last = first + self.added.len() as u64;
        let erased: BTreeSet<u64> = self.state.erased.iter().copied().collect();
        // What the manifest does not know may hold more than the checkpoint says.
        let unknown = first.checked_sub(1).filter(|_| self.logging.files.is_empty());
        let changed: BTreeSet<u64> = touched((first..last).chain(self.newly_erased()).chain(unknown), SOURCES);
        // Far away, each is a question of its own.
        let kept: Vec<u64> = (0..last.div_ceil(SOURCES)).filter(|number| !changed.contains(number)).collect();
        for kept in for_each(&kept, each, |number| self.keep(sources_path(*number), sink)) {
            seals.extend(kept?);
        }
        for number in changed {
            let path = sources_path(number);
            let mut lines = self.published_lines(number).map_err(io::Error::other)?;
            lines.retain(|entry, _| !erased.contains(entry));
            for entry in first.max(number * SOURCES)..last.min((number + 1) * SOURCES) {
                let Added { source, .. } = &self.added[position(entry - first)];
                if let Some(source) = source.as_deref().filter(|_| !erased.contains(&entry)) {
                    lines.insert(entry, serde_json::from_str(source).map_err(io::Error::other)?);
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

    /// Takes a file of sources of the published log over; `None` where there is none, since nothing of it is left.
    fn keep(&self, path: String, sink: &dyn Sink) -> io::Result<Option<(String, FileSeal)>> {
        let known = self.logging.files.get(&path);
        if let Some(seal) = known.filter(|seal| sink.same(&site_path(&path), seal)) {
            return Ok(Some((path, *seal)));
        }
        let Some(bytes) = self.read(&path)? else { return Ok(None) };
        // A server that says of the file that it is packed has it unpacked on the way.
        let lines = || unpacked(&bytes).ok_or_else(|| io::Error::other(format!("{path} is not whole")));
        let bytes = if bytes.starts_with(&PACKED) { bytes } else { packed(&lines()?)? };
        let seal = FileSeal::of(&bytes);
        sink.put(Artifact::new(site_path(&path), bytes), &seal)?;
        Ok(Some((path, seal)))
    }

    /// Entries that are erased now and were not in the published log.
    fn newly_erased(&self) -> Vec<u64> {
        let before = self.logging.published.as_deref().map_or(0, |log| log.state.erased.len());
        self.state.erased[before..].to_vec()
    }
}

/// The numbers of files that entries are in.
fn touched(entries: impl IntoIterator<Item = u64>, width: u64) -> BTreeSet<u64> {
    entries.into_iter().map(|entry| entry / width).collect()
}

fn site_path(path: &str) -> SitePath {
    SitePath::new(path).expect("paths of the log stay inside")
}

fn position(number: u64) -> usize {
    usize::try_from(number).expect("what is in memory can be counted")
}
