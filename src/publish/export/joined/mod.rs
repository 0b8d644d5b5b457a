//! What a combined site has beside its pages: its figures and lists as data, the news and the dates of all departments,
//! and the index of its search. Every entry leads to its department's own site.

mod calendar;
mod feeds;
mod search;
mod tables;

use super::task::PutFile;
use crate::federate::Viewer;
use crate::text::SitePath;
use std::io;

/// Makes every file and hands it over; a viewer for each language, the first one first. `published` reads a file of the
/// published site.
///
/// # Errors
/// A system error.
pub fn files(
    viewers: &[Viewer<'_>],
    published: &dyn Fn(&SitePath) -> Option<Vec<u8>>,
    put: &PutFile<'_>,
) -> io::Result<()> {
    let Some(first) = viewers.first() else { return Ok(()) };
    tables::files(first, put)?;
    for viewer in viewers {
        calendar::file(viewer, put)?;
        feeds::files(viewer, put)?;
        search::files(viewer, published, put)?;
    }
    Ok(())
}
