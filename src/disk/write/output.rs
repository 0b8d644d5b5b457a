//! The folder of a built site: found, locked, and what stands in it.

use super::beside::beside;
use super::errors::WriteError;
use super::machine::plain;
use super::published::{self, Successor};
use super::swap::{self, Left};
use crate::publish::seal::changes::SealedFiles;
use crate::publish::seal::{self, Manifest};
use crate::site::artifact::FileSeal;
use rayon::prelude::*;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder of a built site, locked for this process.
pub struct Output {
    /// Where the site stands: absolute, links followed.
    pub(super) folder: PathBuf,
    _lock: File,
    /// The manifest of the published site.
    pub published: Option<Manifest>,
    /// When that manifest was written; whatever changed since is read again.
    sealed: Option<SystemTime>,
    trust: Trust,
    /// What builds that were killed left behind, and could not be removed.
    pub left: Vec<Left>,
}

/// How it is known that a published file is as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It has the length that the manifest gives, and is older than the manifest.
    LengthAndTime,
    /// Its bytes have the hash that the manifest gives.
    Bytes,
}

impl Output {
    /// Takes hold of an output folder; waits where another build has it. `waiting` is called before a wait.
    ///
    /// # Errors
    /// A folder that this program did not make, or that cannot be used.
    pub fn open(folder: &Path, trust: Trust, waiting: &dyn Fn()) -> Result<Self, WriteError> {
        let folder = resolve(folder)?;
        let fail = |error: io::Error| WriteError::from_io(&folder, &error);
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent).map_err(fail)?;
        }
        let lock = lock(&folder, waiting)?;
        let left = swap::recover(&folder).map_err(fail)?;
        let published = published::manifest(&folder)?;
        let sealed = fs::metadata(folder.join(seal::FILE)).and_then(|data| data.modified()).ok();
        Ok(Self { folder, _lock: lock, published, sealed, trust, left })
    }

    /// Whether the published site was made from this input and is still as it was made. Without a hash of the input
    /// nobody knows.
    pub fn is_current(&self, input: &str) -> bool {
        let same = |manifest: &&Manifest| !input.is_empty() && manifest.input == input;
        let Some(manifest) = self.published.as_ref().filter(same) else { return false };
        manifest.files.par_iter().all(|(path, seal)| self.is_as_made(path, seal))
    }

    /// Whether a published file is as it was made.
    pub(super) fn is_as_made(&self, path: &str, seal: &FileSeal) -> bool {
        let file = self.folder.join(path);
        let Ok(data) = fs::symlink_metadata(&file) else { return false };
        if !data.is_file() || data.len() != seal.bytes {
            return false;
        }
        // A clock ticks a few times in a hundredth of a second: what is as old as the manifest may be younger.
        let is_older = self.sealed.is_some_and(|sealed| data.modified().is_ok_and(|modified| modified < sealed));
        self.trust == Trust::LengthAndTime && is_older
            || fs::read(&file).is_ok_and(|bytes| FileSeal::of(&bytes).is_same(seal))
    }

    /// The files that are in the folder, as they are there: of the published site, before another takes its place.
    pub fn found(&self) -> SealedFiles {
        let Some(manifest) = &self.published else { return SealedFiles::new() };
        let files = manifest.all_files().into_par_iter().filter_map(|(path, seal)| {
            if path == seal::FILE || self.is_as_made(&path, &seal) {
                return Some((path, seal));
            }
            let bytes = fs::read(self.folder.join(&path)).ok()?;
            Some((path, FileSeal::of(&bytes)))
        });
        files.collect()
    }

    /// Whether this site may take the place of what is published here.
    ///
    /// # Errors
    /// A site of another kind or address, and one that would lose all its records.
    pub fn may_be_followed_by(&self, next: &Successor<'_>) -> Result<(), WriteError> {
        self.published.as_ref().map_or(Ok(()), |published| published::may_follow(&self.folder, published, next))
    }

    /// Where the site stands.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Locks the output, so that two builds do not write at once.
fn lock(folder: &Path, waiting: &dyn Fn()) -> Result<File, WriteError> {
    let path = beside(folder, "lock");
    match fs::symlink_metadata(&path) {
        Ok(data) if !data.is_file() => return Err(WriteError::NotALock(path)),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(WriteError::from_io(folder, &error)),
        _ => {}
    }
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| WriteError::from_io(folder, &error))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            waiting();
            file.lock()
        }
        Err(TryLockError::Error(error)) => Err(error),
        Ok(()) => Ok(()),
    }
    .map_err(|error| WriteError::Unwritable(folder.to_owned(), plain(&error)))?;
    Ok(file)
}

/// The folder's absolute path, links followed as far as they exist.
pub(super) fn resolve(folder: &Path) -> Result<PathBuf, WriteError> {
    let fail = |error: io::Error| WriteError::from_io(folder, &error);
    if folder.exists() {
        let full = folder.canonicalize().map_err(fail)?;
        return if full.is_dir() { Ok(full) } else { Err(WriteError::NotAFolder(full)) };
    }
    if folder.is_symlink() {
        return Err(WriteError::DeadLink(folder.to_owned()));
    }
    let full = std::path::absolute(folder).map_err(fail)?;
    match (full.parent().and_then(|parent| parent.canonicalize().ok()), full.file_name()) {
        (Some(parent), Some(name)) => Ok(parent.join(name)),
        _ => Ok(full),
    }
}

/// Refuses an output that holds the content or lies inside it.
///
/// # Errors
/// Where the two overlap.
pub fn keep_apart(output: &Path, content: &Path) -> Result<(), WriteError> {
    let (Ok(output), Ok(content)) = (resolve(output), content.canonicalize()) else { return Ok(()) };
    if output.starts_with(&content) || content.starts_with(&output) {
        return Err(WriteError::Overlap(output, content));
    }
    Ok(())
}
