//! Concerns in the lists of what they are about.

use crate::pages::view::shapes::ConcernItem;
use crate::pages::view::viewer::Viewer;
use crate::record::model::{Concern, HuddleIndex};

/// A concern with the huddle where it was raised.
pub fn concern_item(viewer: &Viewer<'_>, at: HuddleIndex, concern: &Concern) -> ConcernItem {
    let huddle = viewer.site.huddle(at);
    let said = viewer.said(&concern.text, &huddle.language);
    ConcernItem {
        text: said.text.to_owned(),
        lang: said.lang,
        topic: concern.topic.map_or(String::new(), |topic| viewer.name(&viewer.site.topic(topic).name).to_owned()),
        huddle: viewer.huddle_link(at),
        date: viewer.date(huddle.date),
    }
}
