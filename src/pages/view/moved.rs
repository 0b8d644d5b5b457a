//! The page at an address that a record had before: it leads to where the record is now.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::update_link::update_link;
use super::shapes::Link;
use super::viewer::Viewer;
use crate::record::model::FormerAddress;
use crate::site::plan::Key;
use serde::Serialize;

/// What the page shows.
#[derive(Serialize)]
pub struct Moved {
    /// The page of the record, under its title.
    pub to: Link,
}

/// The page at a former address: its position in [`crate::record::model::Site::former`].
pub fn view(viewer: &Viewer<'_>, at: usize) -> (Heading, Moved) {
    let to = match &viewer.site.former[at] {
        FormerAddress::Division { now, .. } => viewer.division_link(*now),
        FormerAddress::Area { now, .. } => viewer.area_link(*now),
        FormerAddress::Huddle { now, .. } => viewer.huddle_link(*now),
        FormerAddress::Commitment { now, .. } => viewer.commitment_link(*now),
        FormerAddress::Update { now, .. } => update_link(viewer, *now),
        FormerAddress::Page { now, .. } => {
            let page = viewer.site.page(*now);
            let said = viewer.said(&page.title, &page.language);
            Link { label: said.text.to_owned(), address: viewer.address(Key::Plain(*now)), lang: said.lang }
        }
    };
    let heading = Heading {
        kind: "moved",
        title: viewer.word("moved_title"),
        description: viewer.word("moved_text"),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    };
    (heading, Moved { to })
}
