//! What a build is handed to keep a log: the published one, and what signs.

use super::key::LogKey;
use super::published::PublishedLog;
use crate::log::checkpoint::Head;
use crate::site::artifact::{FileSeal, Origin};
use crate::text::SitePath;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// Reads a file of the published site by its path from the root; `None` where there is none.
pub type Reader = dyn Fn(&str) -> io::Result<Option<Vec<u8>>> + Send + Sync;

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
    /// Checkpoints that witnesses signed, as they hand them out.
    pub cosigned: Vec<Head>,
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
