//! What is in an output folder: the published site, whole, or something that this program did not make.

use super::errors::WriteError;
use super::machine::plain;
use crate::publish::ledger::published::CHECKPOINT;
use crate::publish::seal::{self, Kind, Manifest};
use crate::site::plan::data;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// The manifest of the published site; `None` where there is nothing. Anything else there is refused, by name.
///
/// # Errors
/// What this program did not make, or what cannot be looked at.
pub(super) fn manifest(folder: &Path) -> Result<Option<Manifest>, WriteError> {
    let fail = |error: io::Error| WriteError::Unreadable(folder.to_owned(), plain(&error));
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        other => other.map_err(fail)?.collect::<Result<Vec<_>, _>>().map_err(fail)?,
    };
    if entries.iter().all(|entry| is_keepsake(&entry.file_name().to_string_lossy())) {
        return Ok(None);
    }
    let path = folder.join(seal::FILE);
    let bytes = match fs::read(&path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => {
            return Err(WriteError::NotOurs(folder.to_owned()));
        }
        other => other.map_err(|error| WriteError::Unreadable(path.clone(), plain(&error)))?,
    };
    let Some(manifest) = Manifest::read(&bytes) else { return Err(WriteError::NotOurs(folder.to_owned())) };
    // A copy, from version control or another machine, has times of its own, which say nothing of what came to it.
    let found = if is_linked(&path) { newcomer(folder, &manifest)? } else { stranger(folder, Some(&manifest))? };
    match found {
        Some(name) => Err(WriteError::Strangers(folder.to_owned(), name)),
        None => Ok(Some(manifest)),
    }
}

/// The folders of a site by their paths, its root among them as an empty one.
pub(super) fn folders(manifest: &Manifest) -> BTreeSet<&str> {
    let mut folders = BTreeSet::from([""]);
    for path in manifest.files.keys() {
        let mut rest = path.as_str();
        while let Some((folder, _)) = rest.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
    }
    folders
}

/// The first file that is not of this site and came since its manifest was written, if any: only folders that have
/// changed since are looked through. Nobody can set that time of a folder back.
///
/// # Errors
/// What cannot be looked at: nobody knows what is in it.
pub(super) fn newcomer(folder: &Path, manifest: &Manifest) -> Result<Option<String>, WriteError> {
    let Some(sealed) = fs::metadata(folder.join(seal::FILE)).and_then(|data| data.modified()).ok() else {
        return stranger(folder, Some(manifest));
    };
    let folders = folders(manifest);
    let changed: Vec<&str> = folders
        .iter()
        .copied()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter(|own| has_changed(&folder.join(own), sealed))
        .collect();
    let unreadable = |path: PathBuf, error: &io::Error| WriteError::Unreadable(path, plain(error));
    let in_folder = |own: &str| -> Result<Option<String>, WriteError> {
        let place = folder.join(own);
        let entries = match fs::read_dir(&place) {
            // What is gone is made again.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            other => other.map_err(|error| unreadable(place.clone(), &error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(place.clone(), &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if own.is_empty() && is_keepsake(&name) {
                continue;
            }
            let path = if own.is_empty() { name } else { format!("{own}/{name}") };
            let is_folder = entry.file_type().map_err(|error| unreadable(entry.path(), &error))?.is_dir();
            let found = match is_folder {
                true if folders.contains(path.as_str()) => None,
                true => stranger(&entry.path(), None)?.map(|inner| format!("{path}/{inner}")),
                false => Some(path).filter(|path| path != seal::FILE && !manifest.files.contains_key(path)),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    };
    changed.into_par_iter().find_map_first(|own| in_folder(own).transpose()).transpose()
}

/// Whether a file has another name too, as the manifest has in the twin of its site: this program wrote it here.
#[cfg(unix)]
fn is_linked(file: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(file).is_ok_and(|data| data.nlink() > 1)
}

#[cfg(not(unix))]
fn is_linked(_: &Path) -> bool {
    false
}

/// Whether something came into a folder, or went, since a time; what is there no more has not changed.
#[cfg(unix)]
fn has_changed(folder: &Path, since: SystemTime) -> bool {
    use std::os::unix::fs::MetadataExt;
    use std::time::{Duration, UNIX_EPOCH};
    match fs::symlink_metadata(folder) {
        Err(error) => error.kind() != ErrorKind::NotFound,
        Ok(data) => {
            let (seconds, rest) = (u64::try_from(data.ctime()), u32::try_from(data.ctime_nsec()));
            let changed = seconds.ok().zip(rest.ok()).map(|(seconds, rest)| UNIX_EPOCH + Duration::new(seconds, rest));
            !data.is_dir() || changed.is_none_or(|changed| changed >= since)
        }
    }
}

#[cfg(not(unix))]
fn has_changed(_: &Path, _: SystemTime) -> bool {
    true
}

/// The first file that is not of this site, if any.
///
/// # Errors
/// What cannot be looked at: nobody knows what is in it.
pub(super) fn stranger(folder: &Path, manifest: Option<&Manifest>) -> Result<Option<String>, WriteError> {
    let is_known =
        |path: &str| manifest.is_some_and(|manifest| path == seal::FILE || manifest.files.contains_key(path));
    let stranger = |entry: walkdir::Result<DirEntry>| {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let why = error.io_error().map_or_else(|| error.to_string(), plain);
                return Some(Err(WriteError::Unreadable(path, why)));
            }
        };
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        (!entry.file_type().is_dir() && !is_known(&path)).then_some(Ok(path))
    };
    let walk = |folder: &Path| WalkDir::new(folder).min_depth(1).sort_by_file_name();
    let is_of_a_site = |entry: &DirEntry| entry.depth() > 1 || !is_keepsake(&entry.file_name().to_string_lossy());
    // Folders of the second level are looked at side by side.
    let tops: Vec<_> = walk(folder).max_depth(2).into_iter().filter_entry(is_of_a_site).collect();
    let below = |entry: walkdir::Result<DirEntry>| match &entry {
        Ok(top) if top.depth() == 2 && top.file_type().is_dir() => walk(top.path()).into_iter().find_map(stranger),
        _ => stranger(entry),
    };
    tops.into_par_iter().find_map_first(below).transpose()
}

/// Files of version control at the top of the output, which stay there: `.gitignore`, `.gitkeep`, `.git`.
pub(crate) fn is_keepsake(name: &str) -> bool {
    name.starts_with(".git")
}

/// What is about to take the place of a published site.
#[derive(Clone, Copy, Debug)]
pub struct Successor<'a> {
    /// What kind of site it is.
    pub kind: Kind,
    /// Where it is published, with a slash at its end.
    pub base_url: &'a str,
    /// How many huddles it has.
    pub huddles: usize,
    /// How many records of all kinds.
    pub records: usize,
    /// Whether it keeps the log of everything published.
    pub keeps_log: bool,
    /// Whether it was asked for, whatever there is.
    pub replaces: bool,
}

/// Whether one site may take the place of another.
///
/// # Errors
/// A site of another kind or address, and one that would lose all its records.
pub(super) fn may_follow(folder: &Path, published: &Manifest, next: &Successor<'_>) -> Result<(), WriteError> {
    let folder = folder.to_owned();
    let of_department = published.files.contains_key(data::SITE);
    let kind = published.kind.unwrap_or(if of_department { Kind::Site } else { Kind::Federation });
    if next.kind == Kind::Drafts && kind != Kind::Drafts {
        return Err(WriteError::DraftsOver(folder));
    }
    if next.replaces {
        return Ok(());
    }
    if kind != next.kind {
        let what = match kind {
            Kind::Site => "the site of a department",
            Kind::Drafts => "a site with drafts",
            Kind::Federation => "a site of several departments",
        };
        return Err(WriteError::OtherSite(folder, what.to_owned()));
    }
    if !published.base_url.is_empty() && published.base_url != next.base_url {
        let what = format!("the site of {}", published.base_url);
        return Err(WriteError::OtherSite(folder, what));
    }
    if published.files.contains_key(CHECKPOINT) && !next.keeps_log {
        return Err(WriteError::LogLost(folder));
    }
    if published.huddles > 0 && next.huddles == 0 || published.records > 0 && next.records == 0 {
        let huddles = if next.huddles == 0 { published.huddles } else { 0 };
        return Err(WriteError::Emptied(folder, (huddles, published.records)));
    }
    Ok(())
}
