//! The text that introduces the site on its home page, and nowhere else.

use super::crumb::root_of;
use crate::pages::view::body::{Shown, show};
use crate::pages::view::viewer::Viewer;
use crate::site::plan::Key;

/// The plain page whose text introduces the site on its home page, where there is one.
pub const INTRODUCTION: &str = "home";

/// The introduction, where there is one.
pub fn introduction(viewer: &Viewer<'_>) -> Option<Shown> {
    let intro = viewer.site.pages.iter().find(|page| page.id == INTRODUCTION);
    let root = root_of(&viewer.address(Key::Home));
    intro.map(|page| show(viewer, &page.body, &page.language, &root, &page.title.original, 2))
}
