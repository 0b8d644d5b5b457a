//! The lists of what an upload sends and removes, on the disk: one file with all of it, and a list of each kind beside
//! it. They are no part of a site, so they are never inside one.

use super::errors::WriteError;
use super::output::resolve;
use crate::publish::seal::changes::{Changes, Unlistable};
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The ending that names of lists leave out.
const WHOLE: &str = "json";

/// Where the lists will be: the same path, absolute and with the links of its folder followed, once it is known that
/// they may be there.
///
/// # Errors
/// A place inside one of `closed` (the site and the content), or something there that is no file.
pub fn place(file: &Path, closed: &[&Path]) -> Result<PathBuf, WriteError> {
    let fail = |error: io::Error| WriteError::from_io(file, &error);
    let place = followed(&std::path::absolute(file).map_err(fail)?).map_err(fail)?;
    for folder in closed {
        if resolve(folder).is_ok_and(|folder| place.starts_with(folder)) {
            return Err(WriteError::ListsInside(file.to_owned(), (*folder).to_owned()));
        }
    }
    for path in all(&place) {
        match fs::symlink_metadata(&path) {
            Ok(data) if !data.is_file() => return Err(WriteError::NotAFile(path)),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(WriteError::from_io(&path, &error)),
            _ => {}
        }
    }
    fs::create_dir_all(place.parent().unwrap_or(Path::new("/"))).map_err(fail)?;
    Ok(place)
}

/// A path with the links of its folders followed as far as these exist; its last part is as it was written.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(ErrorKind::IsADirectory)?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    if let Ok(folder) = folder.canonicalize() {
        return Ok(folder.join(name));
    }
    followed(folder).map(|folder| folder.join(name))
}

/// Writes all of it to `place`, and each list beside it; every file whole or not at all, the one with all of it last.
///
/// # Errors
/// A system error, and a name of a file that cannot be in a list.
pub fn write(place: &Path, changes: &Changes) -> Result<(), WriteError> {
    let lists = changes.lists().map_err(|Unlistable(path)| WriteError::Unlistable(path))?;
    let lists = lists.into_iter().map(|(name, list)| (beside(place, name), list));
    let files: Vec<_> = lists.chain([(place.to_owned(), changes.json())]).collect();
    // What does not fit on the disk is seen before the first list is replaced.
    let made: Vec<_> = files
        .iter()
        .map(|(path, text)| Ok((path, made(path, text).map_err(|error| WriteError::from_io(path, &error))?)))
        .collect::<Result<_, WriteError>>()?;
    for (path, file) in made {
        file.persist(path).map_err(|error| WriteError::from_io(path, &error.error))?;
    }
    Ok(())
}

/// Removes what [`write`] wrote, of a site that did not come to be.
pub fn remove(place: &Path) {
    for path in all(place) {
        let _ = fs::remove_file(path);
    }
}

fn all(place: &Path) -> impl Iterator<Item = PathBuf> {
    let place = place.to_owned();
    let lists = ["added", "changed", "removed"].map(|name| beside(&place, name));
    std::iter::once(place).chain(lists)
}

/// `changes.added` beside `changes.json`.
fn beside(place: &Path, list: &str) -> PathBuf {
    let is_whole = place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(WHOLE));
    let mut name = OsString::from(if is_whole { place.file_stem() } else { place.file_name() }.unwrap_or_default());
    name.push(format!(".{list}"));
    place.with_file_name(name)
}

/// A file with this text in the folder of `path`, under a name that nobody has.
fn made(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".huddle-");
    for_whom_the_umask_says(&mut builder);
    let mut file = builder.tempfile_in(path.parent().unwrap_or(Path::new("/")))?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

/// A temporary file is made for its owner alone; a list is for whoever uploads.
#[cfg(unix)]
fn for_whom_the_umask_says(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn for_whom_the_umask_says(_: &mut tempfile::Builder<'_, '_>) {}
