//! Why the content folder could not be read.

use crate::disk::write::machine::plain;
use std::io;
use std::path::PathBuf;

/// A folder that cannot be read, with the words for a person.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The content folder is not there.
    #[error("there is no folder {0}: run this where your site is, or name the content folder")]
    NoFolder(PathBuf),
    /// The folder of a built site is not there.
    #[error("there is no folder {0}: name folders of built sites")]
    NoSite(PathBuf),
    /// The system refuses to read a file or folder.
    #[error("{0} cannot be read: {text}", text = plain(.1))]
    Unreadable(PathBuf, io::Error),
    #[error(
        "{0} is damaged: it has to be a file with 64 hexadecimal digits. Restore it; without it, approved minutes \
            cannot be compared. To go on without, delete it"
    )]
    /// The file of the key of hashes holds something else.
    DamagedKey(PathBuf),
}
