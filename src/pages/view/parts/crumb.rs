//! Ways on a page: a link of its breadcrumb, and the way back to the site's root.

use crate::pages::view::shapes::Link;
use crate::pages::view::viewer::Viewer;
use crate::site::plan::Key;

/// A link of a breadcrumb to a page that every site has.
pub fn crumb(viewer: &Viewer<'_>, word: &str, key: Key) -> Link {
    Link { label: viewer.word(word), address: viewer.address(key), lang: String::new() }
}

/// The way from an address back to the site's root: `./` or `../../`.
pub fn root_of(address: &str) -> String {
    match address.matches('/').count() {
        0 => "./".into(),
        depth => "../".repeat(depth),
    }
}
