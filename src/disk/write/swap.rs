//! Changing one folder for another in one step, and cleaning up after builds that were killed. What it removes, this
//! program made: a folder is known by its mark or its manifest, whatever its name.

use super::beside::{STAGE, TWIN, beside};
use super::errors::WriteError;
use super::machine::plain;
use super::published::{self, is_keepsake};
use crate::publish::seal::{self, Manifest};
use rayon::prelude::*;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The mark of a folder that is in the making, or on its way out.
const MARK: &str = ".huddle-stage";

/// A folder that should be gone and could not be removed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its path.
    pub folder: PathBuf,
    /// What the system said.
    pub why: String,
}

/// Says of a folder that it is this program's, to be removed by whoever finds it.
pub fn mark(folder: &Path) -> io::Result<()> {
    fs::write(folder.join(MARK), "huddle is writing or removing a site here\n")
}

/// Puts `new` in the place of `old`; afterwards `new` holds what was in `old`, if anything. `settle` waits until `new`
/// is on the disk.
///
/// # Errors
/// A system error, or a file that somebody put into the old site meanwhile: the old site then stays.
pub fn swap(
    new: &Path,
    old: &Path,
    known: Option<&Manifest>,
    settle: impl Fn(&Path) -> io::Result<()>,
) -> Result<(), WriteError> {
    let fail = |error: io::Error| WriteError::from_io(old, &error);
    if !old.exists() {
        unmark(new).map_err(fail)?;
        return fs::rename(new, old).map_err(fail);
    }
    refuse_strangers(old, old, known)?;
    carry_keepsakes(old, new).map_err(fail)?;
    unmark(new).map_err(fail)?;
    settle(new).map_err(fail)?;
    change_places(new, old).map_err(fail)?;
    // What was put there since is in the old site, which nobody finds under its name any more.
    if let Err(stranger) = refuse_strangers(new, old, known) {
        change_places(new, old).map_err(fail)?;
        return Err(stranger);
    }
    // Folders of version control cannot be in two places; they follow once the new site stands.
    carry_keepsakes(new, old).and_then(|()| bring_home(new, old)).map_err(fail)
}

/// Refuses a file in `folder` that is not of its site. `named` is the folder by the name that people know.
fn refuse_strangers(folder: &Path, named: &Path, known: Option<&Manifest>) -> Result<(), WriteError> {
    let found = match known {
        Some(known) => published::newcomer(folder, known)?,
        None => published::stranger(folder, None)?,
    };
    found.map_or(Ok(()), |name| Err(WriteError::Strangers(named.to_owned(), name)))
}

/// Takes the mark away.
pub fn unmark(folder: &Path) -> io::Result<()> {
    gone(fs::remove_file(folder.join(MARK)))
}

/// Asks that the new site be on the disk before it takes the old one's place, so that a power cut leaves one of the
/// two. Where nothing stands yet there is nothing to lose, and nobody waits. A system that cannot is left as it is.
///
/// # Errors
/// What was written and did not reach the disk.
#[cfg(target_os = "linux")]
pub fn settle(new: &Path) -> io::Result<()> {
    match rustix::fs::syncfs(fs::File::open(new)?) {
        Err(rustix::io::Errno::NOSYS) => Ok(()),
        other => Ok(other?),
    }
}

/// Does nothing: there is no call for one file system here.
#[cfg(not(target_os = "linux"))]
pub fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Moves folders of version control from the site that was replaced to the published one.
fn bring_home(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let home = to.join(entry.file_name());
        if is_keepsake(&entry.file_name().to_string_lossy()) && entry.path().is_dir() && !home.exists() {
            fs::rename(entry.path(), home)?;
        }
    }
    Ok(())
}

/// Copies files of version control that are not there, or differ.
fn carry_keepsakes(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (here, there) = (entry.path(), to.join(entry.file_name()));
        let differs = || fs::read(&here).ok() != fs::read(&there).ok();
        if is_keepsake(&entry.file_name().to_string_lossy()) && here.is_file() && differs() {
            fs::copy(&here, there)?;
        }
    }
    Ok(())
}

fn change_places(new: &Path, old: &Path) -> io::Result<()> {
    match exchange(new, old) {
        Err(error) if can_do_without(&error) => two_steps(new, old),
        other => other,
    }
}

#[cfg(target_os = "linux")]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// File systems that know no exchange say so in one of these ways.
#[cfg(target_os = "linux")]
fn can_do_without(error: &io::Error) -> bool {
    let codes =
        [rustix::io::Errno::INVAL, rustix::io::Errno::NOSYS, rustix::io::Errno::NOTSUP, rustix::io::Errno::XDEV];
    error.kind() == ErrorKind::Unsupported || codes.iter().any(|code| error.raw_os_error() == Some(code.raw_os_error()))
}

#[cfg(not(target_os = "linux"))]
fn can_do_without(_: &io::Error) -> bool {
    true
}

/// Without an exchange there is a moment without a site; [`recover`] ends it should this process end in it.
fn two_steps(new: &Path, old: &Path) -> io::Result<()> {
    let parent = old.parent().unwrap_or(Path::new("/"));
    let prefix = beside(old, &format!("{OLD}-"));
    let aside = tempfile::Builder::new().prefix(prefix.file_name().unwrap_or_default()).tempdir_in(parent)?.keep();
    // A name that nobody had; a folder that is not empty would keep the rename from being done.
    fs::remove_dir(&aside)?;
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}

const OLD: &str = "old";

/// Puts back a site that was moved aside by a build that was killed, and removes what such builds left. Gives what
/// could not be removed.
///
/// # Errors
/// A system error.
pub fn recover(folder: &Path) -> io::Result<Vec<Left>> {
    let Some(parent) = folder.parent() else { return Ok(Vec::new()) };
    let begins = |suffix: &str| beside(folder, suffix).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (aside, asides, stages) = (begins(OLD), begins(&format!("{OLD}-")), begins(&format!("{STAGE}-")));
    // Without a site it is the twin of none, and what somebody deleted must not stay.
    let twin = begins(TWIN);
    let is_alone = |name: &str| name == twin && !folder.exists();
    let mut left = Vec::new();
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let is_aside = name == aside || name.starts_with(&asides);
        if !(is_aside || name.starts_with(&stages) || is_alone(&name))
            || !entry.file_type()?.is_dir()
            || !is_ours(&path)
        {
            continue;
        }
        if is_aside && !folder.exists() {
            fs::rename(&path, folder)?;
            continue;
        }
        let home = if folder.exists() { bring_home(&path, folder) } else { Ok(()) };
        if let Err(error) = home.and_then(|()| remove(&path)) {
            left.push(Left { folder: path, why: plain(&error) });
        }
    }
    Ok(left)
}

/// Whether this program made a folder: it has the mark or a manifest, or nothing but what stays of version control.
fn is_ours(folder: &Path) -> bool {
    let stays = |entry: &io::Result<fs::DirEntry>| {
        entry.as_ref().is_ok_and(|entry| is_keepsake(&entry.file_name().to_string_lossy()))
    };
    let is_empty = || fs::read_dir(folder).is_ok_and(|mut entries| entries.all(|entry| stays(&entry)));
    folder.join(MARK).is_file() || manifest_in(folder).is_some() || is_empty()
}

fn manifest_in(folder: &Path) -> Option<Manifest> {
    fs::read(folder.join(seal::FILE)).ok().and_then(|bytes| Manifest::read(&bytes))
}

/// Removes a folder of this program's. Of a whole site only its own files go: one that somebody put there meanwhile
/// stays, and the folder with it.
pub fn remove(folder: &Path) -> io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    if let Some(name) = version_control(folder)? {
        return Err(io::Error::other(format!("it holds {name}")));
    }
    if !folder.join(MARK).is_file() {
        if let Some(manifest) = manifest_in(folder) {
            remove_files(folder, &manifest)?;
            if let Ok(Some(stranger)) = published::stranger(folder, Some(&Manifest::default())) {
                return Err(io::Error::other(format!("it holds {stranger}, which huddle did not make")));
            }
        }
        mark(folder)?;
    }
    remove_all(folder)
}

/// A folder of version control, which is nobody's to remove.
fn version_control(folder: &Path) -> io::Result<Option<String>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_keepsake(&name) && entry.file_type()?.is_dir() {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Removes the files of a site but for the manifest, side by side; goes on where one cannot be removed, and gives the
/// first reason.
fn remove_files(folder: &Path, manifest: &Manifest) -> io::Result<()> {
    let first = Mutex::new(Ok(()));
    manifest.files.par_iter().for_each(|(path, _)| {
        if let Err(error) = gone(fs::remove_file(folder.join(path))) {
            let mut first = first.lock().expect("no thread panics while it holds this");
            if first.is_ok() {
                *first = Err(error);
            }
        }
    });
    first.into_inner().expect("no thread panics while it holds this")
}

/// Removes a folder, its parts side by side, its mark and manifest last: until then it is known.
fn remove_all(folder: &Path) -> io::Result<()> {
    let entries: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => entries.collect::<Result<_, _>>()?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let is_last = |name: &std::ffi::OsStr| name == MARK || name == seal::FILE;
    for entry in entries.iter().filter(|entry| !is_last(&entry.file_name())) {
        if !entry.file_type()?.is_dir() {
            gone(fs::remove_file(entry.path()))?;
            continue;
        }
        let inner: Vec<_> = fs::read_dir(entry.path())?.collect::<Result<_, _>>()?;
        inner
            .par_iter()
            .filter(|inner| inner.file_type().is_ok_and(|kind| kind.is_dir()))
            .try_for_each(|inner| fs::remove_dir_all(inner.path()))?;
        fs::remove_dir_all(entry.path())?;
    }
    gone(fs::remove_file(folder.join(seal::FILE)))?;
    gone(fs::remove_file(folder.join(MARK)))?;
    fs::remove_dir(folder)
}

/// What is not there is gone.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(folder: &Path, words: &str) -> Manifest {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("index.html"), words).unwrap();
        let files = [("index.html".to_owned(), crate::site::artifact::FileSeal::of(words.as_bytes()))].into();
        let manifest = Manifest { generator: "huddle".into(), files, ..Manifest::default() };
        manifest.write(&mut fs::File::create(folder.join(seal::FILE)).unwrap()).unwrap();
        manifest
    }

    #[test]
    fn a_site_that_does_not_reach_the_disk_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let (new, old) = (folder.path().join("new"), folder.path().join("old"));
        let known = site(&old, "old");
        site(&new, "new");
        let fails = |_: &Path| Err(io::Error::from_raw_os_error(rustix::io::Errno::IO.raw_os_error()));
        let error = swap(&new, &old, Some(&known), fails).unwrap_err().to_string();
        assert!(error.contains("old") && error.contains("input/output error"), "{error}");
        assert_eq!(fs::read_to_string(old.join("index.html")).unwrap(), "old");
    }

    #[test]
    fn a_file_that_comes_at_the_last_moment_brings_the_old_site_back() {
        let folder = tempfile::tempdir().unwrap();
        let (new, old) = (folder.path().join("new"), folder.path().join("old"));
        let known = site(&old, "old");
        site(&new, "new");
        // While the new site settles, the look at the old one is past.
        let comes = |_: &Path| fs::write(old.join("mine.txt"), "mine");
        let error = swap(&new, &old, Some(&known), comes).unwrap_err();
        assert!(matches!(&error, WriteError::Strangers(path, name) if *path == old && name == "mine.txt"), "{error}");
        assert_eq!(fs::read_to_string(old.join("index.html")).unwrap(), "old");
        assert_eq!(fs::read_to_string(old.join("mine.txt")).unwrap(), "mine");
    }

    #[test]
    fn of_an_old_site_only_its_own_files_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old");
        site(&old, "old");
        fs::create_dir(old.join("empty")).unwrap();
        fs::write(old.join("mine.txt"), "mine").unwrap();
        assert!(remove(&old).unwrap_err().to_string().contains("mine.txt"));
        assert_eq!(fs::read_to_string(old.join("mine.txt")).unwrap(), "mine");
        fs::remove_file(old.join("mine.txt")).unwrap();
        remove(&old).unwrap();
        assert!(!old.exists());
    }

    #[test]
    fn what_only_has_the_name_of_a_stage_stays() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        for name in [".public.huddle-stage-mine", ".public.huddle-old", ".public.huddle-old-mine"] {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join("notes.txt"), "mine").unwrap();
        }
        fs::write(folder.path().join(".public.huddle-stage-file"), "mine").unwrap();
        let stage = folder.path().join(".public.huddle-stage-made");
        fs::create_dir(&stage).unwrap();
        mark(&stage).unwrap();
        fs::create_dir(folder.path().join(".public.huddle-stage-empty")).unwrap();
        assert_eq!(recover(&output).unwrap(), []);
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(
            names,
            [".public.huddle-old", ".public.huddle-old-mine", ".public.huddle-stage-file", ".public.huddle-stage-mine"]
        );
    }
}
