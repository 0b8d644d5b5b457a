//! The twin of a large published site: a folder beside it that has the same files, linked, in folders of its own. The
//! next build changes in the twin what differs, and lets the two change places. So nothing is linked, made or removed
//! for what stays as it is (docs/decisions/0049-what-an-edit-costs.md).

use super::beside::{TWIN, beside};
use super::published::{self, folders, is_keepsake};
use super::swap::{self, Left};
use crate::publish::seal::Manifest;
use rayon::prelude::*;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A site with fewer folders has no twin: they are made anew as fast.
const FOLDERS: usize = 250;

/// Where the twin of the site at `folder` is.
pub fn place(folder: &Path) -> PathBuf {
    beside(folder, TWIN)
}

/// Whether a site is so large that it has a twin. A system without numbers of files cannot tell links from copies.
fn has_one(manifest: &Manifest) -> bool {
    cfg!(unix) && folders(manifest).len() >= FOLDERS
}

/// Makes of the twin of a published site the beginning of a new one, at `stage`, where an empty folder is; whether it
/// did. A twin that does not fit is removed, but for what somebody else put there.
pub fn take(folder: &Path, published: Option<&Manifest>, stage: &Path) -> io::Result<(bool, Option<Left>)> {
    let twin = place(folder);
    if !fs::symlink_metadata(&twin).is_ok_and(|data| data.is_dir()) {
        return Ok((false, None));
    }
    let fits = |manifest: &Manifest| {
        has_one(manifest) && published::stranger(&twin, Some(manifest)).is_ok_and(|found| found.is_none())
    };
    if published.is_some_and(fits) {
        fs::rename(&twin, stage)?;
        return Ok((true, None));
    }
    Ok((false, remove(&twin)))
}

/// Removes a folder of this program's, and says so where it stays.
pub fn remove(folder: &Path) -> Option<Left> {
    let left = |error: io::Error| Left { folder: folder.to_owned(), why: super::machine::plain(&error) };
    swap::remove(folder).err().map(left)
}

/// Takes a file or folder away that is in the way of a new file at `target` inside `stage`.
pub fn clear(stage: &Path, target: &Path) -> io::Result<()> {
    for above in target.ancestors().skip(1).take_while(|above| *above != stage) {
        if fs::symlink_metadata(above).is_ok_and(|data| !data.is_dir()) {
            // Whoever comes first removes it; another thread may have made a folder of that name since.
            let _ = fs::remove_file(above);
        }
    }
    match fs::symlink_metadata(target) {
        Ok(data) if data.is_dir() => gone(fs::remove_dir_all(target)),
        Ok(_) => gone(fs::remove_file(target)),
        Err(_) => Ok(()),
    }
}

/// Removes from a new site, which was begun with the twin of the site before, what it has no more.
pub fn prune(stage: &Path, before: &Manifest, after: &Manifest) -> io::Result<()> {
    let is_gone = |path: &&String| !after.files.contains_key(*path);
    before.files.keys().filter(is_gone).try_for_each(|path| remove_file(stage, path))
}

/// Removes a file, and the folders that are empty then.
fn remove_file(root: &Path, path: &str) -> io::Result<()> {
    let file = root.join(path);
    match fs::remove_file(&file) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
        // There is a folder of that name now.
        Err(_) if fs::symlink_metadata(&file).is_ok_and(|data| data.is_dir()) => return Ok(()),
        other => other?,
    }
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != root) {
        // One that holds something stays.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Makes of the site that was replaced, now at `old`, the twin of the published one, in which these files were written;
/// else removes it.
pub fn keep(
    old: &Path,
    folder: &Path,
    (before, after): (Option<&Manifest>, &Manifest),
    written: &[String],
) -> Option<Left> {
    let made = match before {
        // Until it is whole it is a folder that the next build removes.
        Some(before) if has_one(before) && has_one(after) => {
            swap::mark(old).and_then(|()| prune(old, before, after)).and_then(|()| make(old, folder, written))
        }
        _ => return remove(old),
    };
    made.err().and_then(|_| remove(old))
}

fn make(old: &Path, folder: &Path, written: &[String]) -> io::Result<()> {
    written.par_iter().try_for_each(|path| {
        let target = old.join(path);
        clear(old, &target)?;
        fs::create_dir_all(target.parent().unwrap_or(old))?;
        fs::hard_link(folder.join(path), target)
    })?;
    for entry in fs::read_dir(old)? {
        let entry = entry?;
        if is_keepsake(&entry.file_name().to_string_lossy()) {
            // Files of version control are copied anew each time; a folder of it is nobody's to remove.
            fs::remove_file(entry.path())?;
        }
    }
    swap::unmark(old)?;
    for_its_owner_alone(old)?;
    fs::rename(old, place(folder))
}

/// Puts a stage that came to nothing new back as the twin.
pub fn put_back(stage: &Path, folder: &Path) -> Option<Left> {
    let back = swap::unmark(stage).and_then(|()| for_its_owner_alone(stage));
    back.and_then(|()| fs::rename(stage, place(folder))).err().and_then(|_| remove(stage))
}

/// Nobody reads a site there.
#[cfg(unix)]
fn for_its_owner_alone(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn for_its_owner_alone(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether two names are of one file.
#[cfg(unix)]
pub fn is_one_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let mark = |path| fs::symlink_metadata(path).ok().map(|data| (data.dev(), data.ino()));
    mark(one).is_some_and(|found| mark(other) == Some(found))
}

#[cfg(not(unix))]
pub fn is_one_file(_: &Path, _: &Path) -> bool {
    false
}

/// What is not there is gone.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
