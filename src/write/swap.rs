//! Changing one folder for another in one step, and cleaning up after builds that were killed.

use super::{STAGE, beside, is_keepsake};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::Path;

/// Puts `new` in the place of `old`; afterwards `new` holds what was in `old`, if anything.
pub fn swap(new: &Path, old: &Path) -> io::Result<()> {
    if !old.exists() {
        return fs::rename(new, old);
    }
    carry_keepsakes(old, new)?;
    settle(new);
    match exchange(new, old) {
        Err(error) if can_do_without(&error) => two_steps(new, old),
        other => other,
    }?;
    // Folders of version control cannot be in two places; they follow once the new site stands.
    bring_home(new, old)
}

/// Asks that the new site be on the disk before it takes the old one's place, so that a power cut leaves one of the
/// two. Where nothing stands yet there is nothing to lose, and nobody waits. A file system that cannot is left as it is.
#[cfg(target_os = "linux")]
fn settle(new: &Path) {
    if let Ok(folder) = fs::File::open(new) {
        let _ = rustix::fs::syncfs(&folder);
    }
}

#[cfg(not(target_os = "linux"))]
fn settle(_: &Path) {}

/// Moves folders of version control from a site that is done with to the published one.
fn bring_home(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)?.flatten() {
        let home = to.join(entry.file_name());
        if is_keepsake(&entry.file_name().to_string_lossy()) && entry.path().is_dir() && !home.exists() {
            fs::rename(entry.path(), home)?;
        }
    }
    Ok(())
}

fn carry_keepsakes(old: &Path, new: &Path) -> io::Result<()> {
    for entry in fs::read_dir(old)?.flatten() {
        if is_keepsake(&entry.file_name().to_string_lossy()) && entry.path().is_file() {
            fs::copy(entry.path(), new.join(entry.file_name()))?;
        }
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// File systems that know no exchange say so in one of these ways.
fn can_do_without(error: &io::Error) -> bool {
    let codes = [rustix::io::Errno::INVAL, rustix::io::Errno::NOSYS, rustix::io::Errno::NOTSUP, rustix::io::Errno::XDEV];
    error.kind() == io::ErrorKind::Unsupported || codes.iter().any(|code| error.raw_os_error() == Some(code.raw_os_error()))
}

/// Without an exchange there is a moment without a site; [`recover`] ends it should this process end in it.
fn two_steps(new: &Path, old: &Path) -> io::Result<()> {
    let aside = beside(old, "old");
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}

/// Puts back a site that was moved aside by a build that was killed, and removes what such builds left.
pub fn recover(folder: &Path) -> io::Result<()> {
    let aside = beside(folder, "old");
    if aside.exists() {
        if folder.exists() {
            bring_home(&aside, folder)?;
            remove(&aside)?;
        } else {
            fs::rename(&aside, folder)?;
        }
    }
    let Some(parent) = folder.parent() else { return Ok(()) };
    let prefix = format!(".{}.{STAGE}-", folder.file_name().unwrap_or_default().to_string_lossy());
    for entry in fs::read_dir(parent)?.flatten() {
        if entry.file_name().to_string_lossy().starts_with(&prefix) && entry.path().is_dir() {
            if folder.exists() {
                bring_home(&entry.path(), folder)?;
            }
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes a folder, its parts side by side.
pub fn remove(folder: &Path) -> io::Result<()> {
    let entries: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries.iter().filter(|entry| entry.path().is_dir()) {
        let inner: Vec<_> = fs::read_dir(entry.path())?.flatten().collect();
        inner
            .par_iter()
            .filter(|inner| inner.file_type().is_ok_and(|kind| kind.is_dir()))
            .try_for_each(|inner| fs::remove_dir_all(inner.path()))?;
    }
    fs::remove_dir_all(folder)
}
