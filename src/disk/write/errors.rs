//! Why a site could not be written, each in one line for a person.

use super::machine::plain;
use crate::text::file_size;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a site could not be written, in one line for a person.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output holds files and no manifest of this program.
    #[error("{0} was not made by huddle, so it is left as it is; name another folder with --output")]
    NotOurs(PathBuf),
    #[error(
        "{} holds {}, which huddle did not make; move what should be published into content/theme/static/, and delete \
            it there",
        .0.display(),
        .1
    )]
    /// The output holds a file that is not in its manifest: the output, and the file.
    Strangers(PathBuf, String),
    /// The output is a file.
    #[error("{0} is not a folder")]
    NotAFolder(PathBuf),
    /// The output is a link to nothing.
    #[error("{0} is a link to a folder that is not there; make that folder, or name another with --output")]
    DeadLink(PathBuf),
    /// A file that no longer fits on the disk, and how many bytes are missing, where that is known.
    #[error("the disk is full: {} could not be written{}", .0.display(), missing(*.1))]
    Full(PathBuf, Option<u64>),
    /// A file or folder that the system refuses to write, and why.
    #[error("{0} cannot be written: {1}")]
    Unwritable(PathBuf, String),
    /// A file or folder that the system refuses to read, and why.
    #[error("{0} cannot be read: {1}")]
    Unreadable(PathBuf, String),
    /// The output and the content folder are one inside the other.
    #[error("{0} and the content folder {1} lie one inside the other; name another folder with --output")]
    Overlap(PathBuf, PathBuf),
    #[error(
        "{0} is where builds wait for each other, and something that huddle did not make has that name; move it away"
    )]
    /// The file that builds wait at is not this program's.
    NotALock(PathBuf),
    /// The output holds a site of another address or kind, which the text names.
    #[error("{0} holds {1}, which this would replace: add --replace, or name another folder with --output")]
    OtherSite(PathBuf, String),
    /// Drafts would take the place of a published site.
    #[error("{0} holds a published site, and drafts are never written over one; name another folder with --output")]
    DraftsOver(PathBuf),
    #[error("{} holds {}, and this build has none: see whether a folder of your content is missing; to publish it all \
        the same, add --replace", .0.display(), records(.1))]
    /// The output holds huddles and records, so many of each, and the new site has none.
    Emptied(PathBuf, (usize, usize)),
    /// The output holds a log of everything published, and the new site has none.
    #[error(
        "{0} holds a site with a log of everything published, and this build keeps none: name that site with \
            --previous, or another folder with --output; --replace gives the log up"
    )]
    LogLost(PathBuf),
    /// The output holds a log that the new one does not continue.
    #[error(
        "{0} holds a log with entries that the new one would not have: publish that site first, or name it with \
            --previous; where it was never published, add --replace"
    )]
    LogForked(PathBuf),
    /// Lists of what changed would be in the output or in the content folder: the file, and that folder.
    #[error("{0} lies inside {1}: name a file outside of it with --changes")]
    ListsInside(PathBuf, PathBuf),
    /// A folder, a link or a device is where lists of what changed would be.
    #[error("{0} is not a file, so it is left as it is; name another with --changes")]
    NotAFile(PathBuf),
    /// A published file with a line break in its name.
    #[error("a list of files cannot hold {0:?}, whose name has a line break: rename that file")]
    Unlistable(String),
    /// The output belongs to somebody whom the new site cannot be given to.
    #[error("{0} belongs to another user or group, and you may not give a new site to them; build as its owner")]
    Owner(PathBuf),
}

/// How much is missing, where that is known.
fn missing(bytes: Option<u64>) -> String {
    bytes.map_or(String::new(), |bytes| format!("; {bytes} more bytes are needed ({})", file_size(bytes)))
}

fn records(&(huddles, records): &(usize, usize)) -> String {
    match (huddles, records) {
        (0, 1) => "1 record".to_owned(),
        (0, many) => format!("{many} records"),
        (1, _) => "1 huddle".to_owned(),
        (many, _) => format!("{many} huddles"),
    }
}

impl WriteError {
    /// The machine's words, made plain.
    pub fn from_io(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(path.to_owned(), None),
            ErrorKind::PermissionDenied => Self::Unwritable(path.to_owned(), "you may not write there".into()),
            ErrorKind::ReadOnlyFilesystem => Self::Unwritable(path.to_owned(), "it is read-only".into()),
            ErrorKind::ResourceBusy => Self::Unwritable(
                path.to_owned(),
                "it is in use, perhaps as a mount point; name a folder inside it".into(),
            ),
            _ => Self::Unwritable(path.to_owned(), plain(error)),
        }
    }
}
