//! The records of a site compared with what the published log commits to, one by one, and what of that becomes entries.

use super::book::Ledger;
use super::difference::difference;
use super::each::{Each, for_each};
use super::error::LogError;
use super::json::canonical;
use super::leaf::{Leaf, RecordLeaf, SALT_BYTES, Salt, commitment};
use super::sources::{Content, Current, Sources, differ_in_keys_alone, records};
use super::state::Known;
use crate::record::model::CorrectionKind;
use crate::record::resolve::sealing::Sealing;
use crate::site::history::{Change, ChangeKind};
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a text where something was taken out.
const REDACTED: &str = "[[redacted";
/// How many entries are a piece of work, where each takes less than handing it over.
const TOGETHER: usize = 256;

/// What was found of a record.
enum Found {
    /// It says what the log has.
    Same,
    /// It is new, or says something else: its source.
    Said(Value),
    /// Nothing is left to say.
    Nothing,
}

impl Ledger {
    /// Compares every record, and adds what has changed; the changes that are new, in the order of their entries.
    pub(super) fn compare(&mut self, content: Content<'_>) -> Result<Vec<Change>, LogError> {
        let logging = self.logging.clone();
        let sources = Sources::new(content, &logging);
        let records = records(content.site);
        let beside = in_step(&records, &self.state.records).zip(in_step(&records, &logging.origins));
        let beside: Vec<_> = records.iter().zip(beside).collect();
        let looked = for_each(&beside, content.each, |(record, (known, before))| {
            let origin = sources.origin(record.index);
            let own = known.filter(|known| known.is_there()).map(|known| (record.key.as_str(), known, *before));
            let known = own.or_else(|| {
                let (key, known) = self.formerly(record, &records)?;
                Some((key, known, logging.origins.get(key)))
            });
            let is_same = origin.is_some() && known.and_then(|(.., before)| before) == origin.as_ref();
            let found = self.look(record, known.map(|(_, known, _)| known), is_same, &sources);
            (known.map(|(key, ..)| key), found, origin)
        });
        let gone = self.gone(&records, looked.iter().map(|(known, ..)| *known));
        let mut changes = Vec::new();
        for (record, (known, found, origin)) in records.iter().zip(looked) {
            self.take_record((record, known), found, content, &mut changes)?;
            self.origins.extend(origin.map(|origin| (record.key.clone(), origin)));
        }
        for key in gone {
            changes.push(self.entry((ChangeKind::Removed, &key, None), None, content.sealing)?);
        }
        self.records = records;
        for change in &mut changes {
            let title = self.title(change.now()).map(str::to_owned);
            change.title = title.or_else(|| self.last_title(&change.record)).unwrap_or_default();
        }
        Ok(changes)
    }

    /// The keys of records that the log has and the site has no more, under whichever key.
    fn gone<'r>(&self, records: &'r [Current], known: impl Iterator<Item = Option<&'r str>>) -> Vec<String> {
        let moved = records.iter().zip(known).filter_map(|(record, known)| known.filter(|known| *known != record.key));
        let moved: BTreeSet<&str> = moved.collect();
        let there = self.state.records.iter().filter(|(key, known)| known.is_there() && !moved.contains(key.as_str()));
        // Both are in the order of their keys.
        let mut now = records.iter().map(|record| record.key.as_str()).peekable();
        let gone = there.filter(|(key, _)| {
            while now.next_if(|now| *now < key.as_str()).is_some() {}
            now.peek() != Some(&key.as_str())
        });
        gone.map(|(key, _)| key.clone()).collect()
    }

    /// What a record of the site is called.
    fn title(&self, key: &str) -> Option<&str> {
        find(&self.records, key).map(|record| record.title.as_str())
    }

    /// The first key that a record had, and nobody has now, under which the log knows it.
    fn formerly<'r>(&self, record: &'r Current, records: &[Current]) -> Option<(&'r str, &Known)> {
        let mut former = record.former.iter().filter(|key| find(records, key).is_none());
        former.find_map(|key| {
            let known = self.state.records.get(key).filter(|known| known.is_there())?;
            Some((key.as_str(), known))
        })
    }

    fn look(&self, record: &Current, known: Option<&Known>, is_same: bool, sources: &Sources<'_>) -> Found {
        let was_withdrawn = known.is_some_and(|known| known.committed.is_none());
        if record.withdrawn {
            let is_known = known.is_some_and(|known| known.kind == ChangeKind::Withdrawn || was_withdrawn);
            return if is_known { Found::Same } else { Found::Nothing };
        }
        if is_same && !was_withdrawn {
            return Found::Same;
        }
        let source = sources.source(record.index);
        let committed = known.and_then(|known| known.committed).and_then(|entry| self.published(entry));
        match committed {
            Some((salt, committed)) if commitment(&salt, &canonical(&source)) == committed => Found::Same,
            _ => Found::Said(source),
        }
    }

    /// The salt and the commitment of a published entry.
    fn published(&self, entry: u64) -> Option<(Salt, &str)> {
        let log = self.logging.published.as_deref()?;
        let at = usize::try_from(entry).ok()?;
        let Leaf::Record(leaf) = log.leaves.get(at)? else { return None };
        Some((*log.salts.get(at)?, leaf.commitment.as_deref()?))
    }

    fn take_record(
        &mut self,
        (record, known): (&Current, Option<&str>),
        found: Found,
        content: Content<'_>,
        changes: &mut Vec<Change>,
    ) -> Result<(), LogError> {
        let was_moved = known.filter(|known| *known != record.key);
        if matches!(found, Found::Same) && was_moved.is_none() {
            return Ok(());
        }
        let committed = known.and_then(|key| self.state.records.get(key)).and_then(|known| known.committed);
        let (kind, source, difference) = match found {
            Found::Same => {
                // It says the same under another name: the entry commits to it again.
                let old = committed.map(|entry| self.published_source(entry)).transpose()?.flatten();
                (None, old, Vec::new())
            }
            Found::Nothing => (Some(ChangeKind::Withdrawn), None, Vec::new()),
            Found::Said(source) => {
                let old = committed.map(|entry| self.published_source(entry)).transpose()?.flatten();
                if was_moved.is_none() && old.as_ref().is_some_and(|old| differ_in_keys_alone(old, &source)) {
                    return Ok(());
                }
                let kind = self.kind_of(known, old.as_ref(), &source);
                let words = old.as_ref().filter(|_| !kind.erases()).map(|old| difference(old, &source));
                (Some(kind), Some(source), words.unwrap_or_default())
            }
        };
        if let Some(old) = was_moved {
            let is_erased = kind.is_some_and(ChangeKind::erases);
            let said = source.as_ref().filter(|_| !is_erased);
            let mut change = self.entry((ChangeKind::Moved, old, Some(&record.key)), said, content.sealing)?;
            if !is_erased {
                change.difference = difference;
                changes.push(change);
                return Ok(());
            }
            changes.push(change);
        }
        let kind = kind.unwrap_or(ChangeKind::Changed);
        let mut change = self.entry((kind, &record.key, None), source.as_ref(), content.sealing)?;
        change.difference = difference;
        changes.push(change);
        Ok(())
    }

    /// What has become of a record that says something else.
    fn kind_of(&self, known: Option<&str>, old: Option<&Value>, new: &Value) -> ChangeKind {
        if known.is_none() {
            return ChangeKind::New;
        }
        let corrections = |source: &'_ Value| -> Vec<Value> {
            let list = source.pointer("/details/corrections").and_then(Value::as_array);
            list.cloned().unwrap_or_default()
        };
        let before = old.map(corrections).unwrap_or_default();
        let added: Vec<Value> = corrections(new).into_iter().filter(|entry| !before.contains(entry)).collect();
        let is_redaction = |entry: &Value| {
            let word = entry.get("kind").and_then(Value::as_str);
            word.and_then(CorrectionKind::read) == Some(CorrectionKind::Redaction)
        };
        let marks = |source: &Value| canonical(source).matches(REDACTED).count();
        // Where nothing is left of what was said before, nobody can tell what is new.
        let Some(old) = old else { return ChangeKind::Changed };
        if added.iter().any(is_redaction) || marks(new) > marks(old) {
            ChangeKind::Redacted
        } else if added.is_empty() {
            ChangeKind::Changed
        } else {
            ChangeKind::Corrected
        }
    }

    /// Adds the entry about a record, and gives the change that it is.
    fn entry(
        &mut self,
        (kind, key, to): (ChangeKind, &str, Option<&str>),
        source: Option<&Value>,
        sealing: &Sealing,
    ) -> Result<Change, LogError> {
        let known = self.state.records.get(key);
        let previous = known.and_then(Known::last);
        let revision = known.map_or(0, Known::revision) + 1;
        let entry = self.tree.size();
        let salt = source.and_then(|_| salt(sealing, entry, to.unwrap_or(key)));
        let source = source.map(canonical);
        let commitment = salt.as_ref().zip(source.as_ref()).map(|(salt, source)| commitment(salt, source));
        let leaf = RecordLeaf {
            kind,
            record: key.to_owned(),
            to: to.map(str::to_owned),
            revision,
            day: self.day,
            previous,
            commitment,
        };
        self.add(Leaf::Record(leaf), salt, source)?;
        Ok(Change {
            entry,
            kind,
            record: key.to_owned(),
            to: to.map(str::to_owned),
            revision,
            day: self.day,
            previous,
            title: String::new(),
            difference: Vec::new(),
        })
    }

    /// What a record was called when its last change was published.
    fn last_title(&self, key: &str) -> Option<String> {
        let log = self.logging.published.as_ref()?;
        log.changes.values().rev().find(|change| change.now() == key).map(|change| change.title.clone())
    }

    /// The changes that are published, with what the data of changes says of them.
    pub(super) fn published_changes(&self, each: &Each) -> Vec<Change> {
        let Some(log) = self.logging.published.as_deref() else { return Vec::new() };
        let change = |(entry, leaf): (u64, &Leaf)| {
            let Leaf::Record(leaf) = leaf else { return None };
            let said = log.changes.get(&entry).filter(|said| said.kind == leaf.kind && said.record == leaf.record);
            let title = said.map(|said| said.title.as_str());
            Some(Change {
                entry,
                kind: leaf.kind,
                record: leaf.record.clone(),
                to: leaf.to.clone(),
                revision: leaf.revision,
                day: leaf.day,
                previous: leaf.previous,
                title: title.or_else(|| self.title(leaf.now())).unwrap_or_default().to_owned(),
                difference: said.map(|said| said.difference.clone()).unwrap_or_default(),
            })
        };
        let numbered: Vec<(u64, &Leaf)> = (0..).zip(&log.leaves).collect();
        let pieces: Vec<&[(u64, &Leaf)]> = numbered.chunks(TOGETHER).collect();
        let made = for_each(&pieces, each, |piece| piece.iter().copied().filter_map(change).collect::<Vec<_>>());
        made.into_iter().flatten().collect()
    }

    /// Takes the words out of changes that nobody may read any more, and the titles too: they are called what the
    /// record is called now.
    pub(super) fn erase(&self, changes: &mut [Change]) {
        let erased: BTreeSet<u64> = self.state.erased.iter().copied().collect();
        if erased.is_empty() {
            return;
        }
        let mut now: BTreeMap<u64, &str> = BTreeMap::new();
        for (key, known) in &self.state.records {
            now.extend(known.entries.iter().map(|entry| (*entry, key.as_str())));
        }
        for change in changes.iter_mut().filter(|change| erased.contains(&change.entry)) {
            change.difference.clear();
            let title = now.get(&change.entry).and_then(|key| self.title(key));
            change.title = title.unwrap_or_default().to_owned();
        }
    }
}

/// What a map has for each of these records, which are in the order of their keys.
fn in_step<'m, V>(records: &[Current], map: &'m BTreeMap<String, V>) -> impl Iterator<Item = Option<&'m V>> {
    let mut rest = map.iter().peekable();
    records.iter().map(move |record| {
        while rest.next_if(|(key, _)| **key < record.key).is_some() {}
        rest.next_if(|(key, _)| **key == record.key).map(|(_, value)| value)
    })
}

/// The record with this key, of those in the order of their keys.
fn find<'r>(records: &'r [Current], key: &str) -> Option<&'r Current> {
    records.binary_search_by(|record| record.key.as_str().cmp(key)).ok().map(|at| &records[at])
}

/// The salt of an entry: nobody without the key of the content folder can make it, and who builds again makes the same.
fn salt(sealing: &Sealing, entry: u64, record: &str) -> Option<Salt> {
    let Sealing::Keyed(key) = sealing else { return None };
    let mut hash = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length is taken");
    hash.update(b"salt");
    hash.update(&entry.to_be_bytes());
    hash.update(record.as_bytes());
    let bytes: [u8; SALT_BYTES] = hash.finalize().into_bytes().into();
    Some(bytes)
}
