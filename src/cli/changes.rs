//! `huddle build --changes`: the lists of what an upload sends and removes.

use super::arguments::{BuildArguments, OWN_ADDRESS};
use crate::disk::write::{Output, WriteError, changes as lists};
use crate::publish::seal::Manifest;
use crate::publish::seal::changes::{Changes, SealedFiles};
use std::path::PathBuf;

/// Where the lists will be; `None` where nobody asked for them.
///
/// # Errors
/// A place where they may not be.
pub(super) fn place(arguments: &BuildArguments) -> Result<Option<PathBuf>, WriteError> {
    let closed = [arguments.output(), arguments.site.content.clone()];
    let closed = closed.each_ref().map(PathBuf::as_path);
    arguments.changes.as_deref().map(|file| lists::place(file, &closed)).transpose()
}

/// What the next site is compared with, file by file.
pub(super) struct Before<'a> {
    /// As they were typed.
    pub arguments: &'a BuildArguments,
    /// Where the lists will be, if they are asked for.
    pub place: Option<PathBuf>,
    /// Where a site stands.
    pub output: &'a Output,
    /// The manifest of the site that `--previous` names; `None` before its first publication too.
    pub named: Option<Manifest>,
    /// The address of the site.
    pub own: String,
}

impl Before<'_> {
    /// Writes the lists for the site with this manifest, before it takes the place of the one that stands: a build that
    /// is killed in between leaves lists that its next run writes again, and none that is lost. Says what is in them.
    ///
    /// # Errors
    /// A system error.
    pub(super) fn write_lists(&self, now: &Manifest) -> Result<String, WriteError> {
        let Some(place) = &self.place else { return Ok(String::new()) };
        let changes = Changes::between(&self.files(), &now.all_files());
        lists::write(place, &changes)?;
        let Changes { added, changed, removed } = changes;
        let (added, changed, removed) = (added.len(), changed.len(), removed.len());
        let file = self.arguments.changes.as_deref().unwrap_or(place).display();
        Ok(format!("  {file}: {added} added, {changed} changed, {removed} removed, against {}", self.against()))
    }

    /// Removes the lists of a site that did not come to be.
    pub(super) fn remove_lists(&self) {
        self.place.iter().for_each(|place| lists::remove(place));
    }

    fn files(&self) -> SealedFiles {
        match &self.named {
            Some(manifest) => manifest.all_files(),
            None if self.arguments.previous.previous.is_some() => SealedFiles::new(),
            None => self.output.found(),
        }
    }

    fn against(&self) -> String {
        let folder = self.arguments.output();
        let folder = folder.display();
        match &self.arguments.previous.previous {
            Some(place) if self.named.is_some() => {
                format!("the site at {}", if place == OWN_ADDRESS { &self.own } else { place })
            }
            Some(_) => "no site, since this is the first publication".to_owned(),
            None if self.output.published.is_some() => format!("the site that was in {folder}"),
            None => format!("no site, since none was in {folder}"),
        }
    }
}
