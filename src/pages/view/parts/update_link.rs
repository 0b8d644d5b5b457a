//! Links to updates.

use crate::pages::view::shapes::Link;
use crate::pages::view::viewer::Viewer;
use crate::record::model::{RecordDate, UpdateIndex};
use crate::site::plan::Key;

/// The page of an update, by its title or its date.
pub fn update_link(viewer: &Viewer<'_>, index: UpdateIndex) -> Link {
    let update = viewer.site.update(index);
    let address = viewer.address(Key::Update(index));
    match &update.title {
        Some(title) => {
            let said = viewer.said(title, &update.language);
            Link { label: said.text.to_owned(), address, lang: said.lang }
        }
        None => Link {
            label: viewer.speech.dated("title_update", RecordDate::Day(update.date)),
            address,
            lang: String::new(),
        },
    }
}
