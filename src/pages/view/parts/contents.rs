//! The list of contents of a page: its sections, and the headings of long minutes.

use crate::text::markdown::html::Heading;
use serde::Serialize;

/// A part of the page.
#[derive(Serialize)]
pub struct ContentsItem {
    /// Its heading.
    pub label: String,
    /// Its id on the page, without the number sign.
    pub anchor: String,
    /// Of long minutes their headings; empty for anything else.
    pub parts: Vec<ContentsItem>,
}

/// A list of contents is worth its room from this many parts on; headings of minutes are named from this many on.
const CONTENTS_FROM: usize = 5;

/// The headings of long minutes: the highest, and those below them where there are few.
pub fn parts_of_minutes(headings: &[Heading]) -> Vec<ContentsItem> {
    let highest = headings.iter().map(|heading| heading.level).min().unwrap_or(6);
    let top: Vec<_> = headings.iter().filter(|heading| heading.level == highest).collect();
    let chosen = if top.len() >= CONTENTS_FROM {
        top
    } else {
        headings.iter().filter(|heading| heading.level <= highest + 1).collect()
    };
    if chosen.len() < CONTENTS_FROM {
        return Vec::new();
    }
    let item = |heading: &Heading| ContentsItem {
        label: heading.label.clone(),
        anchor: heading.anchor.clone(),
        parts: Vec::new(),
    };
    chosen.into_iter().map(item).collect()
}

/// The sections that a page has, each with its id and its heading, and below the minutes their own; none where they are
/// few.
pub fn listed<'a>(sections: impl Iterator<Item = (&'a str, String)>, headings: Vec<ContentsItem>) -> Vec<ContentsItem> {
    let item = |(anchor, label): (&str, String)| ContentsItem { label, anchor: anchor.to_owned(), parts: Vec::new() };
    let mut items: Vec<ContentsItem> = sections.map(item).collect();
    if items.len() + headings.len() < CONTENTS_FROM {
        return Vec::new();
    }
    if let Some(minutes) = items.iter_mut().find(|item| item.anchor == "minutes") {
        minutes.parts = headings;
    }
    items
}
