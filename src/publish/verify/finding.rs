//! What is found, and what is known beforehand.

use crate::log::checkpoint::{self, Head};
use crate::log::note::VerifierKey;
use crate::log::policy::Policy;
use crate::log::whole::{Fault, FaultKind};
use crate::publish::ledger::published::FOLDER;

/// Something that is not as it has to be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, by its path from the root of the site.
    pub file: String,
    /// What is wrong with it, as the end of a sentence that begins with the file.
    pub why: String,
}

impl Finding {
    /// Of a file of the site.
    pub fn new(file: impl Into<String>, why: impl Into<String>) -> Self {
        Self { file: file.into(), why: why.into() }
    }
}

/// Why nothing can be said of a site's log.
#[derive(Debug)]
pub enum Failure<E> {
    /// It keeps none.
    NoLog,
    /// It does not hold.
    Wrong(Finding),
    /// A file of it cannot be read.
    Machine(E),
}

impl<E> From<Finding> for Failure<E> {
    fn from(finding: Finding) -> Self {
        Self::Wrong(finding)
    }
}

/// What whoever verifies knows beforehand. The less that is, the more the site itself is believed.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Keys that the log is signed with.
    pub keys: Vec<VerifierKey>,
    /// A checkpoint of the log, kept from an earlier day.
    pub since: Option<Head>,
    /// The witnesses that have to have signed.
    pub policy: Option<Policy>,
    /// Checkpoints that witnesses signed, as they hand them out.
    pub cosigned: Vec<Head>,
}

/// A file of a site, read by its path from the root; `None` where there is none.
pub type Files<'f, E> = crate::log::whole::Files<'f, E>;

/// A fault of the log, in words.
pub(super) fn of_log(fault: &Fault) -> Finding {
    let why = match fault.kind {
        FaultKind::Missing => "is not there",
        FaultKind::Malformed => "is not written as such a file is",
        FaultKind::Differs if fault.file == checkpoint::FILE => "does not say what the entries are",
        FaultKind::Differs => "is not what the checkpoint says",
    };
    Finding::new(format!("{FOLDER}/{}", fault.file), why)
}
