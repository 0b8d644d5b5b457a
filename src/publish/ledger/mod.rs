//! The log of everything published: what of the records is new, changed or gone since the site was published last
//! becomes entries behind those that are published, and the files below `tlog/` (docs/decisions/0043-the-log.md). What a
//! log is as bytes is the business of [`crate::log`]; where the published one is read and the new one written, of
//! others.

mod compare;
mod difference;
mod files;
pub mod json;
pub mod leaf;
pub mod published;
mod sources;
pub mod state;

use crate::log::checkpoint::{Checkpoint, Head};
use crate::log::note::{Note, Signature, SigningKey, VerifierKey};
use crate::log::tree::{Tree, leaf_hash};
use crate::record::config::LogSettings;
use crate::record::resolve::sealing::Sealing;
use crate::site::artifact::{FileSeal, Origin};
use crate::site::history::{Change, History};
use crate::text::SitePath;
use chrono::NaiveDate;
use leaf::{KeyLeaf, Leaf, PublicationLeaf, Salt, succession};
use published::PublishedLog;
use serde_json::Value;
use state::State;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, OnceLock};

pub use files::unpacked;
pub use sources::{Content, Each};

/// Why a build cannot continue the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// What is published is no log, or not the one that its checkpoint says.
    #[error("the log of the published site does not hold: {0}. Nothing was published; see docs/log.md")]
    Broken(String),
    /// The log is that of another site.
    #[error(
        "the published log is that of {published}, and site.yaml says {wanted}: a log keeps its origin, so write \
            `log: {{origin: {published}}}`"
    )]
    OtherOrigin {
        /// The origin of the published log.
        published: String,
        /// What site.yaml says.
        wanted: String,
    },
    /// The key is that of another log.
    #[error("the key for the log is for {key}, and this log is that of {origin}: make one with `huddle log key new`")]
    OtherLog {
        /// The name of the key.
        key: String,
        /// The origin of the log.
        origin: String,
    },
    /// The log was signed, and no key is there.
    #[error(
        "the published log is signed, and no key was given: put it into HUDDLE_LOG_KEY, or name its file with \
            --log-key; --unsigned goes on without a signature, which readers will see"
    )]
    NoKey,
    /// The log was signed with another key.
    #[error(
        "the published log is signed with another key ({0}): use that one, or make the next one with `huddle log \
            rotate-key`; where it is lost, go on once with --unsigned"
    )]
    OtherKey(String),
    /// site.yaml lists keys, and the one that was given is none of them.
    #[error("the key for the log is not among `log: keys` in site.yaml: add {0}")]
    UnlistedKey(String),
    /// There is no key of the content folder, so that nothing can be committed to.
    #[error(
        "the log needs the key of the content folder, {0}, which is not there and cannot be written: let huddle write \
            it, and keep it with your files"
    )]
    NoSalt(String),
    /// A file of the published log cannot be read.
    #[error("a file of the published log cannot be read: {0}")]
    Unreadable(String),
}

/// Reads a file of the published site by its path from the root; `None` where there is none.
pub type Reader = dyn Fn(&str) -> io::Result<Option<Vec<u8>>> + Send + Sync;

/// A key that signs the log.
pub struct LogKey {
    /// It.
    key: SigningKey,
    /// The line with which the key before says that this one takes its place.
    succeeds: Option<Signature>,
}

impl LogKey {
    /// Reads what the file of a key or the environment has; `None` for another text.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (key, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let key = SigningKey::read(key).ok()?;
        let succeeds = if rest.trim().is_empty() { None } else { Some(Signature::read(rest.trim())?) };
        Some(Self { key, succeeds })
    }

    /// A new key that takes the place of this one, as its file has it.
    pub fn successor(&self, seed: [u8; crate::log::note::KEY_BYTES]) -> Option<(Self, String)> {
        let name = self.key.public().name();
        let key = SigningKey::new(name, self.key.public().algorithm(), seed)?;
        let signature = self.key.sign(&succession(name, &key.public().to_string()), 0);
        let text = format!("{}\n{signature}\n", key.secret());
        Some((Self { key, succeeds: Some(signature) }, text))
    }

    /// What everybody verifies its signatures with.
    pub fn public(&self) -> &VerifierKey {
        self.key.public()
    }
}

/// What a build needs to keep a log.
#[derive(Clone, Default)]
pub struct Logging {
    /// The log that it goes on with; `None` where this is its beginning.
    pub published: Option<Arc<PublishedLog>>,
    /// Reads the published site.
    pub reader: Option<Arc<Reader>>,
    /// The files below `tlog/` as the published manifest has them; empty where that is not about this log.
    pub files: BTreeMap<String, FileSeal>,
    /// What the published manifest says that records were made from.
    pub origins: BTreeMap<String, Origin>,
    /// What signs.
    pub key: Option<Arc<LogKey>>,
    /// No signature although the log had one.
    pub unsigned: bool,
    /// The SHA-256 of files that are published as they are, in hex.
    pub digests: BTreeMap<SitePath, String>,
}

/// Nobody prints a key by mistake.
impl std::fmt::Debug for Logging {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = self.published.as_ref().map(|log| log.size());
        formatter.debug_struct("Logging").field("published", &size).finish_non_exhaustive()
    }
}

/// Two are the same only where they are one: nothing compares what it would have to read.
impl PartialEq for Logging {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// An entry that this build adds, with what it needs.
struct Added {
    bytes: Vec<u8>,
    /// What its commitment is made with.
    salt: Option<Salt>,
    /// What its commitment is about.
    source: Option<String>,
}

/// The log as it will be published, but for the entry about the publication itself.
pub struct Ledger {
    logging: Logging,
    origin: String,
    day: NaiveDate,
    state: State,
    tree: Tree,
    /// The same with the entry about the publication, once that is written.
    written: OnceLock<Tree>,
    added: Vec<Added>,
    /// What signs; `None` where nothing does.
    key: Option<Arc<LogKey>>,
    /// How many records the site has.
    records: u64,
    /// What the records are called, by their keys.
    titles: BTreeMap<String, String>,
    /// What each record is made from.
    pub origins: BTreeMap<String, Origin>,
    /// What the log says, for pages and data.
    pub history: History,
}

/// Begins or goes on with a log.
///
/// # Errors
/// A log that cannot be gone on with.
pub fn ledger(content: Content<'_>, logging: &Logging, day: NaiveDate) -> Result<Ledger, LogError> {
    let settings = &content.site.config.log;
    let origin = origin_of(settings, &content.site.config.base_url, logging)?;
    if !matches!(content.sealing, Sealing::Keyed(_)) {
        return Err(LogError::NoSalt(".huddle-key".to_owned()));
    }
    let published = logging.published.as_deref();
    let mut ledger = Ledger {
        logging: logging.clone(),
        origin,
        day,
        state: published.map(|log| log.state.clone()).unwrap_or_default(),
        tree: published.map(|log| log.tree.clone()).unwrap_or_default(),
        written: OnceLock::new(),
        added: Vec::new(),
        key: None,
        records: 0,
        titles: BTreeMap::new(),
        origins: BTreeMap::new(),
        history: History::default(),
    };
    ledger.take_key(settings)?;
    let changes = ledger.compare(content)?;
    ledger.history = ledger.history(changes);
    Ok(ledger)
}

/// What people know the log by: that of the published one, else as site.yaml says, else the host and path of the site.
fn origin_of(settings: &LogSettings, base_url: &str, logging: &Logging) -> Result<String, LogError> {
    let wanted = if settings.origin.is_empty() { default_origin(base_url) } else { settings.origin.clone() };
    match &logging.published {
        Some(log) if settings.origin.is_empty() || log.head.checkpoint.origin == wanted => {
            Ok(log.head.checkpoint.origin.clone())
        }
        Some(log) => Err(LogError::OtherOrigin { published: log.head.checkpoint.origin.clone(), wanted }),
        None => Ok(wanted),
    }
}

/// The host and path of a site's address: `minutes.example`, `city.example/huddles`.
pub fn default_origin(base_url: &str) -> String {
    let bare = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    bare.trim_end_matches('/').to_owned()
}

impl Ledger {
    /// Decides what signs, and says so in the log where it is another key than before.
    fn take_key(&mut self, settings: &LogSettings) -> Result<(), LogError> {
        let is_signed = self.logging.published.as_ref().is_some_and(|log| log.head.is_signed());
        let Some(key) = self.logging.key.clone().filter(|_| !self.logging.unsigned) else {
            return if is_signed && !self.logging.unsigned { Err(LogError::NoKey) } else { Ok(()) };
        };
        let public = key.public().to_string();
        if key.public().name() != self.origin {
            return Err(LogError::OtherLog { key: key.public().name().to_owned(), origin: self.origin.clone() });
        }
        if !settings.keys.is_empty() && !settings.keys.contains(&public) {
            return Err(LogError::UnlistedKey(public));
        }
        if self.state.keys.last() != Some(&public) {
            let before = self.state.keys.last().filter(|_| is_signed);
            let signature = match before {
                Some(before) => Some(self.succession(&key, before).ok_or_else(|| LogError::OtherKey(before.clone()))?),
                None => None,
            };
            self.add(Leaf::Key(KeyLeaf { day: self.day, key: public, signature }), None, None)?;
        }
        self.key = Some(key);
        Ok(())
    }

    /// The line with which `before` says that the key takes its place, where it does.
    fn succession(&self, key: &LogKey, before: &str) -> Option<String> {
        let signature = key.succeeds.clone()?;
        let line = signature.to_string();
        let text = succession(&self.origin, &key.public().to_string());
        let note = Note { text, signatures: vec![signature] };
        let verified = note.verify([&VerifierKey::read(before).ok()?]).ok()?;
        (!verified.is_empty()).then_some(line)
    }

    /// Adds an entry.
    fn add(&mut self, leaf: Leaf, salt: Option<Salt>, source: Option<String>) -> Result<(), LogError> {
        self.state.take(self.tree.size(), &leaf).map_err(LogError::Broken)?;
        let bytes = leaf.bytes();
        self.tree.push(leaf_hash(&bytes));
        self.added.push(Added { bytes, salt, source });
        Ok(())
    }

    /// How many entries are published.
    fn published_size(&self) -> u64 {
        self.logging.published.as_ref().map_or(0, |log| log.size())
    }

    /// What the log says, for pages and data; `new` are the changes that this build adds.
    fn history(&self, new: Vec<Change>) -> History {
        let there = self.state.records.iter().filter(|(_, known)| known.is_there());
        let records = there.map(|(key, known)| (key.clone(), known.history())).collect();
        let mut changes = compare::published_changes(self);
        changes.extend(new);
        compare::erase(&mut changes, &self.state, &self.titles);
        let signed = self.key.is_some();
        History { size: self.state.size, signed, origin: self.origin.clone(), records, changes }
    }

    /// What of the log a site depends on, beside its content: the same for the build after, where nothing has changed.
    pub fn seal(&self) -> String {
        let root = self.tree.root_at(self.state.size).unwrap_or_default();
        let root = crate::record::parse::canonical::hex(&root);
        let key = self.key.as_ref().map(|key| key.public().to_string()).unwrap_or_default();
        format!("{} {} {root} {key}", self.origin, self.state.size)
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
    fn publication(&self, files: &BTreeMap<String, FileSeal>) -> Option<PublicationLeaf> {
        let (blake3, sha256) = crate::publish::seal::digests(files);
        let is_known =
            self.state.publication.as_ref().is_some_and(|last| last.blake3 == blake3 && last.sha256 == sha256);
        (!is_known).then_some(PublicationLeaf { day: self.day, blake3, sha256, records: self.records })
    }
}

/// The parts of a source's file: an entry with its source.
type SourceLines = BTreeMap<u64, Value>;

/// The numbers of files that entries are in.
fn touched(entries: impl IntoIterator<Item = u64>, width: u64) -> BTreeSet<u64> {
    entries.into_iter().map(|entry| entry / width).collect()
}
