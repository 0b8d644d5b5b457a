//! The log of a published site, read where readers get it.

use super::published::PublishedFiles;
use crate::log::checkpoint::Head;
use crate::publish::ledger::published::{CHANGES, CHECKPOINT, LogFiles, PublishedLog};
use crate::publish::ledger::{LogError, Logging};
use crate::publish::seal::{Manifest, is_of_log};
use crate::site::artifact::FileSeal;
use crate::text::SitePath;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The most entries that a log is read with: a tree of them takes some gigabytes.
const MOST: u64 = 50_000_000;

/// What a build needs to go on with the log of the site at `place`, whose manifest this is; what begins one where that
/// site has none.
///
/// # Errors
/// A log that cannot be read, or does not hold.
pub fn published(place: &str, manifest: &Manifest) -> Result<Logging, LogError> {
    let Some(listed) = manifest.files.get(CHECKPOINT) else { return Ok(Logging::default()) };
    let files = Arc::new(PublishedFiles::at(place));
    let read = |path: &str| files.read(path).map_err(|error| LogError::Unreadable(error.to_string()));
    let needed = |path: &String| read(path)?.ok_or_else(|| LogError::Broken(format!("there is no {path}")));
    let checkpoint = needed(&CHECKPOINT.to_owned())?;
    let head = Head::read(&checkpoint).map_err(|_| LogError::Broken(format!("{CHECKPOINT} is none")))?;
    if head.checkpoint.size > MOST {
        return Err(LogError::Broken(format!("{CHECKPOINT} says that it has {} entries", head.checkpoint.size)));
    }
    let (bundles, salts) = PublishedLog::needed(&head);
    let is_sealed = listed.is_same(&FileSeal::of(&checkpoint));
    let changes = if manifest.files.contains_key(CHANGES) { read(CHANGES)? } else { None };
    let read_all = |paths: &[String]| paths.par_iter().map(needed).collect::<Result<Vec<_>, _>>();
    let files_of_log = LogFiles { checkpoint, bundles: read_all(&bundles)?, salts: read_all(&salts)?, changes };
    let published = PublishedLog::read(&files_of_log, &|count, work| (0..count).into_par_iter().for_each(work))?;
    // Where the manifest is older than the log, since an upload did not end, what it says of the log's files and of its
    // records is not so.
    let origins = if is_sealed { manifest.origins.clone() } else { BTreeMap::new() };
    let sealed = manifest.files.iter().filter(|(path, _)| is_sealed && is_of_log(path));
    Ok(Logging {
        published: Some(Arc::new(published)),
        reader: Some(Arc::new(move |path: &str| files.read(path).map_err(io::Error::other))),
        files: sealed.map(|(path, seal)| (path.clone(), *seal)).collect(),
        origins,
        ..Logging::default()
    })
}

/// The SHA-256 of these files of the content folder, in hex.
///
/// # Errors
/// A file that cannot be read.
pub fn digests<'p>(
    content: &Path,
    files: impl Iterator<Item = &'p SitePath>,
) -> io::Result<BTreeMap<SitePath, String>> {
    let files: Vec<&SitePath> = files.collect();
    let digest = |path: &&SitePath| {
        let bytes = fs::read(content.join(path.as_str()))?;
        Ok(((*path).clone(), crate::record::resolve::sealing::hex(&Sha256::digest(bytes))))
    };
    files.par_iter().map(digest).collect()
}
