//! What is in the content folder: every file of it that may be part of a site. A link is followed where it leads to a
//! file or folder of the content folder itself; whatever else is no file is an error, since it may stand for records
//! that are gone.

use super::errors::LoadError;
use super::modified::Modified;
use crate::diagnostics::{Code, Diag, Place};
use crate::site::theme;
use crate::text::SitePath;
use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path};
use walkdir::{DirEntry, WalkDir};

/// The folders of records.
pub(super) const RECORDS: [&str; 4] = ["huddles", "updates", "divisions", "pages"];

/// A file that is there.
#[derive(PartialEq, Eq)]
pub(super) struct Listed {
    /// From the content folder.
    pub path: SitePath,
    /// In bytes.
    pub size: u64,
    /// When it was changed, and which file it is.
    pub modified: Modified,
}

/// Every file below the folder with its size, in the order of the paths. Hidden files and folders are not part of a
/// site.
pub(super) fn list(folder: &Path, refused: &mut Vec<Diag>) -> Result<Vec<Listed>, LoadError> {
    let root = folder.canonicalize().map_err(|error| LoadError::Unreadable(folder.to_owned(), error))?;
    let mut paths = Vec::new();
    let links = RefCell::new(Vec::new());
    let is_seen = |entry: &DirEntry| {
        if !is_part(folder, entry.path()) {
            return false;
        }
        let stays = !entry.path_is_symlink() || leads_inside(&root, entry.path());
        if !stays {
            links.borrow_mut().push(not_followed(
                folder,
                entry.path(),
                "it leads out of the content folder, or to a hidden file of it",
            ));
        }
        stays
    };
    for entry in WalkDir::new(folder).min_depth(1).follow_links(true).into_iter().filter_entry(is_seen) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                match fs::symlink_metadata(&path) {
                    Ok(_) if !is_part(folder, &path) => {}
                    Ok(data) if data.is_symlink() => {
                        let why = if error.loop_ancestor().is_some() {
                            "it leads to a folder that it lies in"
                        } else {
                            "nothing is there"
                        };
                        refused.push(not_followed(folder, &path, why));
                    }
                    _ => return Err(LoadError::Unreadable(path, io_error(error))),
                }
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let name = relative.to_str().map(|name| name.replace(std::path::MAIN_SEPARATOR, "/"));
        let Some(path) = name.as_deref().and_then(SitePath::new) else {
            refused.push(unusable_name(relative));
            continue;
        };
        if !entry.file_type().is_file() {
            let help = "put a file in its place, or delete it";
            refused.push(Diag::new(
                Code::NotFollowed,
                Place::file(&path),
                "this is no file, but a pipe, a socket or a device",
                help,
            ));
            continue;
        }
        let metadata =
            entry.metadata().map_err(|error| LoadError::Unreadable(entry.path().to_owned(), io_error(error)))?;
        paths.push(Listed { path, size: metadata.len(), modified: Modified::of(&metadata) });
    }
    refused.append(&mut links.into_inner());
    paths.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(paths)
}

/// The machine's own error, without the path that is named beside it.
fn io_error(error: walkdir::Error) -> io::Error {
    let text = error.to_string();
    error.into_io_error().unwrap_or_else(|| io::Error::other(text))
}

/// Whether a file or folder may be part of the site, by its name.
fn is_part(folder: &Path, path: &Path) -> bool {
    let statics = folder.join(theme::STATICS);
    let of_site = || path.parent() == Some(&statics) && theme::HIDDEN.iter().any(|name| path.ends_with(name));
    // What an editor keeps of a record may be all that is left of it.
    let backup = || {
        let folder = path.strip_prefix(folder).ok().and_then(|path| path.iter().next()?.to_str());
        folder.is_some_and(|folder| RECORDS.contains(&folder))
            && path.to_str().is_some_and(|path| path.ends_with(".md~"))
    };
    !path.file_name().is_some_and(is_hidden) || of_site() || backup()
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with('.') || name.starts_with('~') || name.ends_with('~'))
}

/// Whether a link leads to something of the content folder that is not hidden.
fn leads_inside(root: &Path, link: &Path) -> bool {
    let Ok(target) = link.canonicalize() else { return false };
    target
        .strip_prefix(root)
        .is_ok_and(|inner| !inner.components().any(|part| matches!(part, Component::Normal(name) if is_hidden(name))))
}

fn not_followed(folder: &Path, path: &Path, why: &str) -> Diag {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let shown = relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/").replace('\\', "_");
    let place = Place::file(&SitePath::new(&shown).unwrap_or_default());
    let help = "put the file or folder itself there; a link may only lead to a file or folder of the content folder";
    Diag::new(Code::NotFollowed, place, format!("this link is not followed: {why}"), help)
}

/// A name that no address can be made of: with a backslash, or not in UTF-8.
fn unusable_name(path: &Path) -> Diag {
    let shown = path.to_string_lossy().replace('\\', "_");
    let place = Place::file(&SitePath::new(&shown).unwrap_or_default());
    Diag::new(
        Code::UnusableName,
        place,
        "the file's name cannot be part of an address",
        "rename it with letters, digits and hyphens",
    )
}
