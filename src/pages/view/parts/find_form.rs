//! The form that finds a reader's area.

use crate::pages::view::viewer::Viewer;
use crate::site::plan::Key;
use serde::Serialize;

/// The form and the two links beside it, on the home page and on the page that it leads to.
#[derive(Serialize)]
pub struct FindForm {
    /// The page that finds an area, which the form is sent to.
    pub address: String,
    /// Whether a position can be looked up too.
    pub has_outlines: bool,
}

/// The form, where the site has any area to find.
pub fn form(viewer: &Viewer<'_>) -> Option<FindForm> {
    let directory = &viewer.plan.directory;
    directory.has_areas().then(|| FindForm { address: viewer.address(Key::Find), has_outlines: directory.has_outlines })
}
