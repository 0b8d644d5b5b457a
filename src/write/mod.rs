//! Puts a built site on the disk: staged beside the output, then swapped in one step, so that a kill at any moment
//! leaves the old or the new site, whole. It knows files and folders, not pages.

mod swap;

use crate::artifact::{Artifact, Sink};
use crate::seal::{self, FileSeal, Manifest};
use crate::text::SitePath;
use rayon::prelude::*;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use walkdir::WalkDir;

/// Why a site could not be written, in one line for a person.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("{0} was not made by huddle, so it is left as it is; name another folder with --output")]
    NotOurs(PathBuf),
    #[error(
        "{} holds {}, which huddle did not make; move what should be published into content/theme/static/, and delete it there",
        .0.display(),
        .1
    )]
    Strangers(PathBuf, String),
    #[error("{0} is not a folder")]
    NotAFolder(PathBuf),
    #[error("{0} is a link to a folder that is not there; make that folder, or name another with --output")]
    DeadLink(PathBuf),
    #[error("the disk is full: {0} could not be written")]
    Full(PathBuf),
    #[error("{0} cannot be written: {1}")]
    Unwritable(PathBuf, String),
    #[error("{0} and the content folder {1} lie one inside the other; name another folder with --output")]
    Overlap(PathBuf, PathBuf),
}

impl WriteError {
    /// The machine's words, made plain.
    pub fn from_io(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(path.to_owned()),
            ErrorKind::PermissionDenied => Self::Unwritable(path.to_owned(), "you may not write there".into()),
            ErrorKind::ReadOnlyFilesystem => Self::Unwritable(path.to_owned(), "it is read-only".into()),
            ErrorKind::ResourceBusy => {
                Self::Unwritable(path.to_owned(), "it is in use, perhaps as a mount point; name a folder inside it".into())
            }
            _ => Self::Unwritable(path.to_owned(), error.to_string()),
        }
    }
}

/// The folder of a built site, locked for this process.
pub struct Output {
    /// Where the site stands: absolute, links followed.
    folder: PathBuf,
    _lock: File,
    /// The manifest of the published site.
    pub standing: Option<Manifest>,
}

impl Output {
    /// Takes hold of an output folder; waits where another build has it. `waiting` is called before a wait.
    ///
    /// # Errors
    /// A folder that this program did not make, or that cannot be used.
    pub fn open(folder: &Path, waiting: &dyn Fn()) -> Result<Self, WriteError> {
        let folder = resolve(folder)?;
        let fail = |error: io::Error| WriteError::from_io(&folder, &error);
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent).map_err(fail)?;
        }
        let lock = File::options().create(true).truncate(false).write(true).open(beside(&folder, "lock")).map_err(fail)?;
        if lock.try_lock().is_err() {
            waiting();
            lock.lock().map_err(fail)?;
        }
        swap::recover(&folder).map_err(fail)?;
        let standing = standing(&folder)?;
        Ok(Self { folder, _lock: lock, standing })
    }

    /// Whether the published site was made from this input and is still as it was made.
    pub fn is_current(&self, input: &str) -> bool {
        let Some(manifest) = self.standing.as_ref().filter(|manifest| manifest.input == input) else { return false };
        manifest.files.par_iter().all(|(path, seal)| fs::read(self.folder.join(path)).is_ok_and(|bytes| FileSeal::of(&bytes) == *seal))
    }

    /// Begins a new site beside the published one.
    ///
    /// # Errors
    /// What the machine says.
    pub fn stage(&self) -> Result<Stage<'_>, WriteError> {
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = self.folder.parent().unwrap_or(Path::new("/"));
        let staged = tempfile::Builder::new().prefix(&format!(".{name}.{STAGE}-")).tempdir_in(folder);
        let staged = staged.map_err(|error| WriteError::from_io(&self.folder, &error))?.keep();
        open_to_readers(&staged).map_err(|error| WriteError::from_io(&self.folder, &error))?;
        Ok(Stage { output: self, folder: staged, written: AtomicUsize::new(0), kept: AtomicUsize::new(0), published: false })
    }
}

pub(crate) const STAGE: &str = "huddle-stage";

/// A file or folder beside the output, hidden: `.public.huddle-lock`.
pub(crate) fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(format!(".huddle-{suffix}"));
    folder.with_file_name(name)
}

/// The folder's absolute path, links followed as far as they exist.
fn resolve(folder: &Path) -> Result<PathBuf, WriteError> {
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

/// The manifest of the published site; `None` where there is nothing. Anything else there is refused, by name.
fn standing(folder: &Path) -> Result<Option<Manifest>, WriteError> {
    let fail = |error: io::Error| WriteError::from_io(folder, &error);
    if !folder.exists() {
        return Ok(None);
    }
    let entries = fs::read_dir(folder).map_err(fail)?.collect::<Result<Vec<_>, _>>().map_err(fail)?;
    if entries.iter().all(|entry| is_keepsake(&entry.file_name().to_string_lossy())) {
        return Ok(None);
    }
    let manifest = fs::read(folder.join(seal::FILE)).ok().and_then(|bytes| Manifest::read(&bytes));
    let Some(manifest) = manifest else { return Err(WriteError::NotOurs(folder.to_owned())) };
    let stranger = WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .filter_entry(|entry| entry.depth() > 1 || !is_keepsake(&entry.file_name().to_string_lossy()))
        .flatten()
        .find_map(|entry| {
            let path = entry.path().strip_prefix(folder).ok()?.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            let known = entry.file_type().is_dir() || path == seal::FILE || manifest.files.contains_key(&path);
            (!known).then_some(path)
        });
    match stranger {
        Some(name) => Err(WriteError::Strangers(folder.to_owned(), name)),
        None => Ok(Some(manifest)),
    }
}

/// Files of version control at the top of the output, which stay there: `.gitignore`, `.gitkeep`, `.git`.
pub(crate) fn is_keepsake(name: &str) -> bool {
    name.starts_with(".git")
}

/// A site in the making. Dropped before it is published, it leaves no trace.
pub struct Stage<'a> {
    output: &'a Output,
    folder: PathBuf,
    written: AtomicUsize,
    kept: AtomicUsize,
    published: bool,
}

/// What a publication changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that are the same as before, and were not written again.
    pub kept: usize,
    /// Files that are gone.
    pub removed: usize,
}

impl Sink for Stage<'_> {
    fn put(&self, artifact: Artifact) -> io::Result<()> {
        let target = self.folder.join(artifact.path.as_str());
        if self.keep(&artifact, &target)? {
            self.kept.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        }
        let mut file = with_folders(&target, |path| File::options().write(true).create_new(true).open(path))?;
        file.write_all(&artifact.bytes)?;
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn standing(&self, path: &SitePath) -> Option<Vec<u8>> {
        let seal = self.output.standing.as_ref()?.files.get(path.as_str())?;
        let bytes = fs::read(self.output.folder.join(path.as_str())).ok()?;
        (FileSeal::of(&bytes) == *seal).then_some(bytes)
    }
}

impl Stage<'_> {
    /// Links the file of the published site, where it has the same bytes.
    fn keep(&self, artifact: &Artifact, target: &Path) -> io::Result<bool> {
        let Some(standing) = &self.output.standing else { return Ok(false) };
        let expected = standing.files.get(artifact.path.as_str()).map(|seal| seal.bytes);
        if artifact.path.as_str() != seal::FILE && expected != Some(artifact.bytes.len() as u64) {
            return Ok(false);
        }
        let old = self.output.folder.join(artifact.path.as_str());
        if !fs::read(&old).is_ok_and(|bytes| bytes == artifact.bytes) {
            return Ok(false);
        }
        // Where links are not to be had, the file is written.
        Ok(with_folders(target, |path| fs::hard_link(&old, path)).is_ok())
    }

    /// Puts the new site in the place of the old one, in one step. Where nothing differs, the old one stays.
    ///
    /// # Errors
    /// What the machine says; the old site then stands.
    pub fn publish(mut self, manifest: &Manifest) -> Result<Published, WriteError> {
        let written = self.written.load(Ordering::Relaxed);
        let kept = self.kept.load(Ordering::Relaxed);
        let gone = |standing: &Manifest| standing.files.keys().filter(|path| !manifest.files.contains_key(*path)).count();
        let removed = self.output.standing.as_ref().map_or(0, gone);
        if written > 0 || removed > 0 {
            self.published = true;
            swap::swap(&self.folder, &self.output.folder).map_err(|error| WriteError::from_io(&self.output.folder, &error))?;
        }
        Ok(Published { written, kept, removed })
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // After a swap the old site is here; before one, the unfinished new one. Where its folders of version control
        // could not be brought home, it stays, and the next build tries again.
        let holds_more = self.published
            && fs::read_dir(&self.folder).is_ok_and(|entries| {
                entries.flatten().any(|entry| is_keepsake(&entry.file_name().to_string_lossy()) && entry.path().is_dir())
            });
        if !holds_more {
            let _ = swap::remove(&self.folder);
        }
    }
}

/// Does something to a path, making its folders first where they are missing.
fn with_folders<T>(path: &Path, act: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    match act(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(parent) = path.parent() {
                make_folder(parent)?;
            }
            act(path)
        }
        other => other,
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(parent) = folder.parent() {
                make_folder(parent)?;
            }
            make_folder(folder)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// A temporary folder is made for its owner alone; a site is for everybody.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts artifacts into memory: for tests and the preview's checks.
#[derive(Default)]
pub struct MemorySink(pub std::sync::Mutex<std::collections::BTreeMap<SitePath, Vec<u8>>>);

impl Sink for MemorySink {
    fn put(&self, artifact: Artifact) -> io::Result<()> {
        self.0.lock().expect("no thread panics while it holds this").insert(artifact.path, artifact.bytes);
        Ok(())
    }
}
