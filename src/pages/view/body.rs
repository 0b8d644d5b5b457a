//! A record's body on a page: rendered in the page's language where it is translated, its links through the plan.

use super::viewer::Viewer;
use crate::record::model::{Body, Language};
use crate::site::plan::{self, Linked, Planned};
use crate::text::markdown::html::{Addressed, BodyWords, Rendered, Setting, Target, render};
use crate::text::{SitePath, address_of_file};

/// A body, rendered, and its language where it is not the page's.
pub struct Shown {
    /// Safe markup, and the headings in it.
    pub rendered: Rendered,
    /// The BCP 47 tag of the body; empty where it is the page's language.
    pub lang: String,
}

/// Where a body is put.
#[derive(Clone, Copy)]
pub struct Placing<'p> {
    /// The page's way back to the root.
    pub root: &'p str,
    /// A first heading equal to this is left out.
    pub title: &'p str,
    /// Level of the body's highest heading.
    pub top_level: u8,
    /// Put before every id of the body, where a page shows several.
    pub prefix: &'p str,
    /// Whether each paragraph has an address.
    pub paragraphs: Addressed,
}

/// Renders a body for a page whose way back to the root is `root`. A first heading equal to `title` is left out.
pub fn show(viewer: &Viewer<'_>, body: &Body, own: &Language, root: &str, title: &str, top_level: u8) -> Shown {
    show_in(viewer, body, own, Placing { root, title, top_level, prefix: "", paragraphs: Addressed::None })
}

/// Renders a body for its place.
pub fn show_in(viewer: &Viewer<'_>, body: &Body, own: &Language, placing: Placing<'_>) -> Shown {
    let (source, span, language) = viewer.site.body(body, own, &viewer.speech.language);
    let file = &viewer.site.source(source).path;
    show_text(viewer, (file, viewer.site.text_of(source, span)), language, placing)
}

/// Renders Markdown of a file, in this language, for its place.
pub fn show_text(
    viewer: &Viewer<'_>,
    (path, text): (&SitePath, &str),
    language: &Language,
    placing: Placing<'_>,
) -> Shown {
    let Placing { root, title, top_level, prefix, paragraphs } = placing;
    let resolve = |target: &str| match plan::linked(viewer.site, path, target) {
        Some(Linked::Record(record)) => {
            let address = plan::address(viewer.site, Planned { key: plan::key_of(record), language: viewer.language });
            Target::Address(format!(
                "{root}{address}{}",
                plan::part_of(viewer.plan, viewer.site, record, target, &viewer.speech.language)
            ))
        }
        Some(Linked::Media(file)) if viewer.plan.media.contains(&file) => {
            Target::Address(format!("{root}{}{}", address_of_file(file.as_str()), plan::part_of_file(target)))
        }
        _ => Target::Nothing,
    };
    let picture = |target: &str| match plan::linked(viewer.site, path, target) {
        Some(Linked::Media(file)) if viewer.plan.is_published(&file) => {
            crate::pages::view::pictures::tag(viewer.site, &file, root)
        }
        _ => None,
    };
    // Where several bodies stand on a page, the boxes of their tables need different names.
    let table = viewer.word("table_label");
    let words = BodyWords {
        table: if prefix.is_empty() { table } else { format!("{table} ({title})") },
        ticked: viewer.word("checkbox_done"),
        empty_box: viewer.word("checkbox_open"),
        footnote: viewer.word("footnotes_heading"),
    };
    let setting = Setting { top_level, prefix, paragraphs, title, words: &words, resolve: &resolve, picture: &picture };
    let rendered = render(text, &setting);
    let lang = if *language == viewer.speech.language { String::new() } else { language.to_string() };
    Shown { rendered, lang }
}
