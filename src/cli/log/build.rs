//! What a build needs to keep the log of everything published: the published log, and the key that signs.

use super::super::arguments::{BuildArguments, published_place};
use super::super::verify::handed_out;
use crate::disk::load;
use crate::disk::write::machine::plain;
use crate::disk::write::{Output, WriteError};
use crate::log::checkpoint::Head;
use crate::publish::ledger::published::CHECKPOINT;
use crate::publish::ledger::{Ledger, Logging};
use crate::publish::pipeline::Inputs;
use crate::publish::seal::Manifest;
use anyhow::bail;
use std::fs;
use std::sync::Arc;

/// What the log is kept with; `None` for a trial: only a build that names the published site publishes.
///
/// # Errors
/// A key or a published log that cannot be read.
pub fn logging(
    arguments: &BuildArguments,
    (own, named): (&str, Option<&Manifest>),
    inputs: &Inputs,
) -> anyhow::Result<Option<Arc<Logging>>> {
    let previous = &arguments.previous;
    let Some(typed) = previous.previous.as_ref().filter(|_| !arguments.site.drafts) else { return Ok(None) };
    let Some(place) = published_place(typed, own, previous.publication())? else { return Ok(None) };
    let mut logging = named.map_or_else(|| Ok(Logging::default()), |manifest| load::log::published(place, manifest))?;
    logging.key = arguments.key.read()?.map(Arc::new);
    logging.unsigned = arguments.unsigned;
    for place in &arguments.cosigned {
        match handed_out(place) {
            Ok(head) => logging.cosigned.push(head),
            // That a witness cannot be reached is no reason not to publish.
            Err(error) => message!("{error:#}; the site is published without what that witness signed."),
        }
    }
    let content = &arguments.site.content;
    match load::log::digests(content, inputs.attachments.keys()) {
        Ok(digests) => logging.digests = digests,
        Err(error) => bail!("a file of {} cannot be read: {}", content.display(), plain(&error)),
    }
    Ok(Some(Arc::new(logging)))
}

/// The checkpoint of the log that is in the output folder, where that has one.
pub fn checkpoint_in(output: &Output) -> Option<Vec<u8>> {
    output.published.as_ref()?.files.get(CHECKPOINT)?;
    fs::read(output.folder().join(CHECKPOINT)).ok()
}

/// Whether the new log, which is written, may take the place of the one in the output folder.
///
/// # Errors
/// A log there that the new one does not continue.
pub fn may_follow(output: &Output, checkpoint: Option<&[u8]>, ledger: Option<&Ledger>) -> Result<(), WriteError> {
    let Some((checkpoint, ledger)) = checkpoint.zip(ledger) else { return Ok(()) };
    if Head::read(checkpoint).is_ok_and(|head| ledger.continues(&head.checkpoint)) {
        return Ok(());
    }
    Err(WriteError::LogForked(output.folder().to_owned()))
}

/// What is said of the log at the end of a build.
pub fn kept(ledger: &Ledger) -> String {
    let signed = if ledger.history.signed { "signed" } else { "not signed" };
    format!("  the log of everything published: {} entries, {} of them new; {signed}", ledger.size(), ledger.added())
}
