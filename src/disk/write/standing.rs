//! What is in an output folder: the published site, whole, or something that this program did not make.

use super::errors::WriteError;
use super::machine::plain;
use crate::publish::ledger::published::CHECKPOINT;
use crate::publish::seal::{self, Kind, Manifest};
use crate::site::plan::data;
use rayon::prelude::*;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
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
        other => other.map_err(|error| WriteError::Unreadable(path, plain(&error)))?,
    };
    let Some(manifest) = Manifest::read(&bytes) else { return Err(WriteError::NotOurs(folder.to_owned())) };
    match stranger(folder, Some(&manifest))? {
        Some(name) => Err(WriteError::Strangers(folder.to_owned(), name)),
        None => Ok(Some(manifest)),
    }
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
pub(super) fn may_follow(folder: &Path, standing: &Manifest, next: &Successor<'_>) -> Result<(), WriteError> {
    let folder = folder.to_owned();
    let of_department = standing.files.contains_key(data::SITE);
    let kind = standing.kind.unwrap_or(if of_department { Kind::Site } else { Kind::Federation });
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
    if !standing.base_url.is_empty() && standing.base_url != next.base_url {
        let what = format!("the site of {}", standing.base_url);
        return Err(WriteError::OtherSite(folder, what));
    }
    if standing.files.contains_key(CHECKPOINT) && !next.keeps_log {
        return Err(WriteError::LogLost(folder));
    }
    if standing.huddles > 0 && next.huddles == 0 || standing.records > 0 && next.records == 0 {
        let huddles = if next.huddles == 0 { standing.huddles } else { 0 };
        return Err(WriteError::Emptied(folder, (huddles, standing.records)));
    }
    Ok(())
}
