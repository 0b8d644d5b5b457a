//! A site in the making, beside the one that is published.

use super::beside::{STAGE, beside};
use super::errors::WriteError;
use super::output::Output;
use super::swap::{self, Left};
use super::twin;
use crate::publish::seal::{self, Manifest};
use crate::site::artifact::{Artifact, FileSeal, FileSum, Origin, Placing, Sealer, Sink, Summing, Writing};
use crate::text::SitePath;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

/// A site in the making. Dropped before it is published, it leaves no trace.
pub struct Stage<'a> {
    output: &'a Output,
    folder: PathBuf,
    /// It was begun with the twin of the published site: what stays is there already.
    has_twin: bool,
    /// What could not be removed.
    left: Vec<Left>,
    written: AtomicUsize,
    /// Those of them that take the place of files of the published site, or come to it.
    changed: Mutex<Vec<String>>,
    kept: AtomicUsize,
    full: Full,
    is_published: bool,
}

/// A disk that is full: from then on nothing is written, and what is missing is counted.
#[derive(Default)]
struct Full {
    is_full: AtomicBool,
    /// Bytes, in whole blocks of the disk.
    missing: AtomicU64,
    folders: Mutex<HashSet<PathBuf>>,
}

/// What a publication changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that are the same as before, and were not written again.
    pub kept: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Folders of old sites that could not be removed.
    pub left: Vec<Left>,
}

impl Output {
    /// Begins a new site beside the published one.
    ///
    /// # Errors
    /// A system error.
    pub fn stage(&self) -> Result<Stage<'_>, WriteError> {
        Stage::begin(self)
    }
}

impl<'a> Stage<'a> {
    /// Begins a new site, in a folder with the mode, owner and group of the output, or as the umask says.
    fn begin(output: &'a Output) -> Result<Self, WriteError> {
        let fail = |error: io::Error| WriteError::from_io(&output.folder, &error);
        let prefix = beside(&output.folder, &format!("{STAGE}-"));
        let parent = output.folder.parent().unwrap_or(Path::new("/"));
        let mut builder = tempfile::Builder::new();
        builder.prefix(prefix.file_name().unwrap_or_default());
        as_umask_says(&mut builder);
        let folder = builder.tempdir_in(parent).map_err(fail)?.keep();
        let mut stage = Self {
            output,
            folder,
            has_twin: false,
            left: Vec::new(),
            written: AtomicUsize::new(0),
            changed: Mutex::default(),
            kept: AtomicUsize::new(0),
            full: Full::default(),
            is_published: false,
        };
        let (has_twin, left) = twin::take(&output.folder, output.published.as_ref(), &stage.folder).map_err(fail)?;
        stage.has_twin = has_twin;
        stage.left.extend(left);
        take_after(&stage.folder, &output.folder)?;
        match swap::mark(&stage.folder) {
            Err(error) if is_full(&error) => stage.full.is_full.store(true, Ordering::Relaxed),
            other => other.map_err(fail)?,
        }
        Ok(stage)
    }

    /// Whether the published site has this file.
    fn stands(&self, path: &str, seal: &FileSeal) -> bool {
        let Some(published) = &self.output.published else { return false };
        match published.files.get(path) {
            Some(known) => known.is_same(seal) && self.output.is_as_made(path, known),
            // No manifest seals itself.
            None => {
                let has = |bytes: Vec<u8>| FileSeal::of(&bytes).is_same(seal);
                path == seal::FILE && fs::read(self.output.folder.join(path)).is_ok_and(has)
            }
        }
    }

    /// Where links are not to be had, the file is written.
    fn link(&self, path: &str, target: &Path) -> bool {
        let published = self.output.folder.join(path);
        let linked = self.has_twin && twin::is_one_file(&published, target)
            || self.made(target, |target| fs::hard_link(&published, target)).is_ok();
        self.kept.fetch_add(usize::from(linked), Ordering::Relaxed);
        linked
    }

    /// Makes something new at `target`, in its folders; what the twin has there goes.
    fn made<T>(&self, target: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
        let is_taken = |error: &io::Error| {
            matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotADirectory | ErrorKind::IsADirectory)
        };
        match with_folders(target, &make) {
            Err(error) if self.has_twin && is_taken(&error) => {
                twin::clear(&self.folder, target)?;
                with_folders(target, make)
            }
            other => other,
        }
    }

    fn write_whole(&self, artifact: &Artifact, target: &Path) -> io::Result<()> {
        let mut file = self.made(target, new_file)?;
        file.write_all(&artifact.bytes).inspect_err(|_| drop(fs::remove_file(target)))
    }

    /// Notes a file that was written.
    fn note(&self, path: &str) {
        self.written.fetch_add(1, Ordering::Relaxed);
        if self.output.published.is_some() {
            self.changed.lock().expect("no thread panics while it holds this").push(path.to_owned());
        }
    }

    /// Takes a file that was written to its place; where the published site has it, that one.
    fn take(&self, path: &str, seal: FileSeal, target: &Path) -> io::Result<FileSeal> {
        if self.stands(path, &seal) {
            fs::remove_file(target)?;
            if self.link(path, target) {
                return Ok(seal);
            }
            self.made(target, |target| fs::copy(self.output.folder.join(path), target))?;
        }
        self.note(path);
        Ok(seal)
    }

    /// From now on nothing is written.
    fn fill_up(&self, target: &Path) {
        self.full.is_full.store(true, Ordering::Relaxed);
        // What there is of the file takes room that is counted again.
        let _ = fs::remove_file(target);
    }

    /// Counts a file that there is no room for.
    fn count(&self, bytes: u64, target: &Path) {
        let block = space(&self.folder).map_or(1, |(_, block)| block.max(1));
        let mut bytes = bytes.div_ceil(block) * block;
        let mut folders = self.full.folders.lock().expect("no thread panics while it holds this");
        let above = target.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.folder));
        for folder in above {
            if folder.exists() || !folders.insert(folder.to_owned()) {
                break;
            }
            bytes += block;
        }
        self.full.missing.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Puts the new site in the place of the old one, in one step. Where nothing differs, the old one stays.
    ///
    /// # Errors
    /// A system error; the published site is then unchanged.
    pub fn publish(mut self, manifest: &Manifest) -> Result<Published, WriteError> {
        if self.full.is_full.load(Ordering::Relaxed) {
            let (free, block) = space(&self.folder).unwrap_or((0, 1));
            let missing = self.full.missing.load(Ordering::Relaxed).saturating_sub(free).max(block);
            return Err(WriteError::Full(self.output.folder.clone(), Some(missing)));
        }
        let written = self.written.load(Ordering::Relaxed);
        let kept = self.kept.load(Ordering::Relaxed);
        let gone =
            |published: &Manifest| published.files.keys().filter(|path| !manifest.files.contains_key(*path)).count();
        let removed = self.output.published.as_ref().map_or(0, gone);
        let (folder, published) = (self.output.folder.as_path(), self.output.published.as_ref());
        if written > 0 || removed > 0 {
            if let Some(published) = published.filter(|_| self.has_twin) {
                twin::prune(&self.folder, published, manifest).map_err(|error| WriteError::from_io(folder, &error))?;
            }
            swap::swap(&self.folder, folder, published, swap::settle)?;
            // What is in the folder now was published before.
            self.is_published = true;
            let changed = std::mem::take(self.changed.get_mut().expect("no thread panicked"));
            let left = twin::keep(&self.folder, folder, (published, manifest), &changed);
            self.left.extend(left);
        } else if self.has_twin {
            self.is_published = true;
            let left = twin::put_back(&self.folder, folder);
            self.left.extend(left);
        }
        let left = std::mem::take(&mut self.left);
        Ok(Published { written, kept, removed, left })
    }
}

impl Sink for Stage<'_> {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> io::Result<()> {
        let target = self.folder.join(artifact.path.as_str());
        if self.full.is_full.load(Ordering::Relaxed) {
            self.count(seal.bytes, &target);
            return Ok(());
        }
        if self.stands(artifact.path.as_str(), seal) && self.link(artifact.path.as_str(), &target) {
            return Ok(());
        }
        match self.write_whole(&artifact, &target) {
            Err(error) if is_full(&error) => {
                self.fill_up(&target);
                self.count(seal.bytes, &target);
            }
            other => {
                other?;
                self.note(artifact.path.as_str());
            }
        }
        Ok(())
    }

    fn write(&self, path: &SitePath, make: &mut Writing<'_>) -> io::Result<FileSeal> {
        let target = self.folder.join(path.as_str());
        if !self.full.is_full.load(Ordering::Relaxed) {
            match self.made(&target, new_file).and_then(|file| sealed(file, make)) {
                Err(error) if is_full(&error) => self.fill_up(&target),
                Err(error) => return Err(error),
                Ok(seal) => return self.take(path.as_str(), seal, &target),
            }
        }
        let seal = sealed(io::sink(), make)?;
        self.count(seal.bytes, &target);
        Ok(seal)
    }

    fn place(&self, path: &SitePath, make: &mut Placing<'_>) -> io::Result<Option<(FileSeal, FileSum)>> {
        let target = self.folder.join(path.as_str());
        if self.full.is_full.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let made = self.made(&target, new_file).and_then(|_| make(&target)).and_then(|()| seal_of(&target));
        match made {
            Err(error) if is_full(&error) => {
                self.fill_up(&target);
                Ok(None)
            }
            other => {
                let (seal, sum) = other?;
                self.take(path.as_str(), seal, &target).map(|seal| Some((seal, sum)))
            }
        }
    }

    fn keep(&self, path: &SitePath, origin: &Origin) -> Option<FileSeal> {
        let seal = *self.output.published.as_ref()?.files.get(path.as_str())?;
        let is_kept = seal.origin.as_ref() == Some(origin)
            && !self.full.is_full.load(Ordering::Relaxed)
            && self.output.is_as_made(path.as_str(), &seal)
            && self.link(path.as_str(), &self.folder.join(path.as_str()));
        is_kept.then_some(seal)
    }

    fn same(&self, path: &SitePath, seal: &FileSeal) -> bool {
        !self.full.is_full.load(Ordering::Relaxed)
            && self.stands(path.as_str(), seal)
            && self.link(path.as_str(), &self.folder.join(path.as_str()))
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        let seal = self.output.published.as_ref()?.files.get(path.as_str())?;
        let bytes = fs::read(self.output.folder.join(path.as_str())).ok()?;
        FileSeal::of(&bytes).is_same(seal).then_some(bytes)
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if !self.is_published && self.folder.exists() {
            // Nobody but this build writes here; what cannot be removed, the next build finds by its mark.
            let _ = swap::mark(&self.folder);
            let _ = swap::remove(&self.folder);
        }
    }
}

/// How much of a file is written at once.
const BUFFER: usize = 64 * 1024;

/// An empty file where none is.
fn new_file(path: &Path) -> io::Result<File> {
    File::options().write(true).create_new(true).open(path)
}

/// Writes a file as it is made, and seals it.
fn sealed(out: impl Write, make: &mut Writing<'_>) -> io::Result<FileSeal> {
    let mut out = BufWriter::with_capacity(BUFFER, Sealer::new(out));
    make(&mut out)?;
    Ok(out.into_inner()?.seal())
}

/// The seal and the sum of a file on the disk.
fn seal_of(path: &Path) -> io::Result<(FileSeal, FileSum)> {
    let mut sealer = Sealer::new(io::sink());
    let mut summing = Summing::new(&mut sealer);
    io::copy(&mut io::BufReader::with_capacity(BUFFER, File::open(path)?), &mut summing)?;
    let sum = summing.sum();
    Ok((sealer.seal(), sum))
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

/// The bytes that are free for this user, and the size of a block.
#[cfg(unix)]
fn space(folder: &Path) -> Option<(u64, u64)> {
    let data = rustix::fs::statvfs(folder).ok()?;
    Some((data.f_bavail.saturating_mul(data.f_frsize), data.f_frsize))
}

#[cfg(not(unix))]
fn space(_: &Path) -> Option<(u64, u64)> {
    None
}

/// Does something to a path, making its folders first where they are missing.
fn with_folders<T>(path: &Path, act: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    match act(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            act(path)
        }
        other => other,
    }
}

/// A temporary folder is made for its owner alone; a site is for whom the umask says.
#[cfg(unix)]
fn as_umask_says(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o777));
}

/// Gives a new folder the owner, group and mode of the one whose place it will take, where there is one.
#[cfg(unix)]
fn take_after(new: &Path, old: &Path) -> Result<(), WriteError> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let fail = |error: io::Error| WriteError::from_io(old, &error);
    let Ok(wanted) = fs::metadata(old) else { return Ok(()) };
    let own = fs::metadata(new).map_err(fail)?;
    let other = |wanted: u32, own: u32| (wanted != own).then_some(wanted);
    let (user, group) = (other(wanted.uid(), own.uid()), other(wanted.gid(), own.gid()));
    if user.is_some() || group.is_some() {
        chown(new, user, group).map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied => WriteError::Owner(old.to_owned()),
            _ => fail(error),
        })?;
    }
    fs::set_permissions(new, fs::Permissions::from_mode(wanted.mode() & 0o7777)).map_err(fail)
}

#[cfg(not(unix))]
fn as_umask_says(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(not(unix))]
fn take_after(_: &Path, _: &Path) -> Result<(), WriteError> {
    Ok(())
}
