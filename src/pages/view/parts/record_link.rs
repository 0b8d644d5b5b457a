//! Links to records of any kind.

use super::update_link::update_link;
use crate::pages::view::shapes::Link;
use crate::pages::view::viewer::Viewer;
use crate::record::model::RecordIndex;
use crate::site::plan::Key;

/// The page of a record, by what it is called.
pub fn record_link(viewer: &Viewer<'_>, record: RecordIndex) -> Link {
    match record {
        RecordIndex::Huddle(index) => viewer.huddle_link(index),
        RecordIndex::Update(index) => update_link(viewer, index),
        RecordIndex::Division(index) => viewer.division_link(index),
        RecordIndex::Page(index) => {
            let page = viewer.site.page(index);
            let said = viewer.said(&page.title, &page.language);
            Link { label: said.text.to_owned(), address: viewer.address(Key::Plain(index)), lang: said.lang }
        }
    }
}
