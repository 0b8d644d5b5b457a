//! What the log commits to, opened: salt and source of each entry give the commitment that the entry has. Where both
//! are gone, an entry after it says that they had to go.

use super::finding::{Failure, Files, Finding};
use super::followed::Followed;
use crate::publish::ledger::json::canonical;
use crate::publish::ledger::leaf::{Leaf, SALT_BYTES, Salt, commitment};
use crate::publish::ledger::published::{SALTS, SOURCES, salts_of, salts_path, sources_path};
use crate::publish::seal::Manifest;
use crate::site::artifact::FileSeal;
use flate2::bufread::GzDecoder;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// The most bytes of sources that are unpacked of one file.
const LARGEST: u64 = 1_000_000_000;

/// How many entries were opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Entries whose source is there and is what they commit to.
    pub opened: u64,
    /// Entries whose source nobody may read any more.
    pub erased: u64,
}

impl Opened {
    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { opened: self.opened + other.opened, erased: self.erased + other.erased }
    }
}

/// What is needed to open the entries of a log.
pub struct Opening<'a> {
    followed: &'a Followed,
    manifest: &'a Manifest,
    salts: Vec<Salt>,
    erased: BTreeSet<u64>,
}

impl<'a> Opening<'a> {
    /// Reads the salts.
    ///
    /// # Errors
    /// A file of salts that is not there or holds more or fewer than it has to, or that cannot be read.
    pub fn new<E>(followed: &'a Followed, manifest: &'a Manifest, files: &Files<'_, E>) -> Result<Self, Failure<E>> {
        let size = followed.log.size();
        let mut salts = Vec::new();
        for number in 0..size.div_ceil(SALTS) {
            let path = salts_path(number);
            let bytes = files(&path).map_err(Failure::Machine)?;
            let bytes = bytes.ok_or_else(|| Finding::new(path.clone(), "is not there"))?;
            let (read, rest) = bytes.as_chunks::<SALT_BYTES>();
            let range = salts_of(number, size);
            if !rest.is_empty() || read.len() as u64 != range.end - range.start {
                return Err(Finding::new(path, "does not hold a salt for each entry").into());
            }
            salts.extend_from_slice(read);
        }
        let erased = followed.state.erased.iter().copied().collect();
        Ok(Self { followed, manifest, salts, erased })
    }

    /// How many files of sources there may be.
    pub fn files(&self) -> u64 {
        self.followed.log.size().div_ceil(SOURCES)
    }

    /// Opens the entries of one file of sources.
    ///
    /// # Errors
    /// A source that is not what its entry commits to, one that is not there or should not be, and a file that cannot
    /// be read.
    pub fn file<E>(&self, number: u64, files: &Files<'_, E>) -> Result<Opened, Failure<E>> {
        let path = sources_path(number);
        let bytes = files(&path).map_err(Failure::Machine)?;
        let wrong = |why: String| Finding::new(path.clone(), why);
        let malformed = || wrong("is not written as such a file is".to_owned());
        let mut sources = match &bytes {
            None => BTreeMap::new(),
            Some(bytes) => unpacked(bytes).ok_or_else(malformed)?,
        };
        let mut opened = Opened::default();
        let entries = number * SOURCES..self.followed.log.size().min((number + 1) * SOURCES);
        for entry in entries {
            let leaf = &self.followed.leaves[usize::try_from(entry).expect("it is in memory")];
            let committed = match leaf {
                Leaf::Record(leaf) => leaf.commitment.as_deref(),
                Leaf::Publication(_) | Leaf::Key(_) => None,
            };
            let salt = &self.salts[usize::try_from(entry).expect("it is in memory")];
            let (has_salt, source) = (*salt != [0; SALT_BYTES], sources.remove(&entry));
            let is_erased = self.erased.contains(&entry);
            let salts = || Finding::new(salts_path(entry / SALTS), String::new());
            let finding = match (committed.filter(|_| !is_erased), source) {
                (None, Some(_)) => Some(wrong(format!("holds a source of entry {entry}, which has none any more"))),
                (None, None) if has_salt => {
                    Some(Finding { why: format!("holds a salt for entry {entry}, which has none any more"), ..salts() })
                }
                (None, None) => None,
                (Some(_), None) => Some(wrong(format!("lacks the source of entry {entry}"))),
                (Some(_), Some(_)) if !has_salt => {
                    Some(Finding { why: format!("lacks the salt of entry {entry}"), ..salts() })
                }
                (Some(wanted), Some(source)) if commitment(salt, &canonical(&source)) == wanted => None,
                (Some(_), Some(_)) => Some(self.which(entry, bytes.as_deref().unwrap_or_default(), &path)),
            };
            if let Some(finding) = finding {
                return Err(finding.into());
            }
            opened.opened += u64::from(committed.is_some() && !is_erased);
            opened.erased += u64::from(committed.is_some() && is_erased);
        }
        match sources.keys().next() {
            Some(entry) => Err(wrong(format!("holds a source of entry {entry}, which belongs elsewhere")).into()),
            None => Ok(opened),
        }
    }

    /// Salt and source do not give the commitment: the manifest says which of the two files is another.
    fn which(&self, entry: u64, sources: &[u8], path: &str) -> Finding {
        let is_sealed = self.manifest.files.get(path).is_some_and(|seal| seal.is_same(&FileSeal::of(sources)));
        let salts = salts_path(entry / SALTS);
        let range = salts_of(entry / SALTS, self.followed.log.size());
        let range = [range.start, range.end].map(|number| usize::try_from(number).expect("it is in memory"));
        let own = FileSeal::of(&self.salts[range[0]..range[1]].concat());
        let are_salts = is_sealed && self.manifest.files.get(&salts).is_none_or(|seal| !seal.is_same(&own));
        let file = if are_salts { salts } else { path.to_owned() };
        Finding::new(file, format!("does not hold what entry {entry} commits to"))
    }
}

/// Whether a log of this length has such a file of salts or sources.
pub(super) fn is_one(path: &str, size: u64) -> bool {
    let digits: String = path.chars().filter(char::is_ascii_digit).collect();
    let Ok(number) = digits.parse::<u64>() else { return false };
    number < size.div_ceil(SALTS) && salts_path(number) == path
        || number < size.div_ceil(SOURCES) && sources_path(number) == path
}

/// Whether a packed file was unpacked on its way, as some servers do.
pub fn is_unpacked(bytes: &[u8]) -> bool {
    !bytes.starts_with(&[0x1f, 0x8b])
}

/// Reads a file of sources, which is written in one way: `None` for any other.
fn unpacked(bytes: &[u8]) -> Option<BTreeMap<u64, Value>> {
    let mut text = String::new();
    if is_unpacked(bytes) {
        text.push_str(std::str::from_utf8(bytes).ok()?);
    } else {
        let mut decoder = GzDecoder::new(bytes);
        decoder.by_ref().take(LARGEST).read_to_string(&mut text).ok()?;
        if !decoder.into_inner().is_empty() {
            return None;
        }
    }
    let mut sources = BTreeMap::new();
    for line in text.lines() {
        let mut value: Value = serde_json::from_str(line).ok()?;
        let entry = value.get("entry")?.as_u64()?;
        let source = value.get_mut("source")?.take();
        let is_canonical = canonical(&json!({"entry": entry, "source": source})) == line;
        if !is_canonical || sources.insert(entry, source).is_some() {
            return None;
        }
    }
    (text.is_empty() || text.ends_with('\n')).then_some(sources)
}
