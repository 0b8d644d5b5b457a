//! The versions of a huddle's minutes: the list of them, and what each says that the one before did not.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::version_words::{VersionItem, heading_of, items, kept};
use super::shapes::Link;
use super::viewer::Viewer;
use crate::data::versions::{Changes, FieldChange, Passage, Piece, Version};
use crate::pages::language::Argument;
use crate::record::model::{Huddle, HuddleIndex};
use crate::site::plan::{HuddleScope, Key};
use serde::Serialize;

/// The list of all versions.
#[derive(Serialize)]
pub struct VersionsPage {
    /// The page of the huddle.
    pub huddle: Link,
    /// Newest first.
    pub versions: Vec<VersionItem>,
}

/// What a version says that the one before did not.
#[derive(Serialize)]
pub struct VersionPage {
    /// The page of the huddle.
    pub huddle: Link,
    /// The list of all versions.
    pub all: Link,
    /// This version.
    pub version: VersionItem,
    /// Its words are not shown, since something was taken out that nobody may read.
    pub withheld: bool,
    /// By field, in the order of the huddle's page; empty where nothing that is published differs.
    pub changes: Vec<ChangeItem>,
    /// The BCP 47 tag of the words; empty where it is the page's language.
    pub words_lang: String,
}

/// What is different in a field.
#[derive(Serialize)]
pub struct ChangeItem {
    /// Unique on the page.
    pub anchor: String,
    /// What the field is called.
    pub title: String,
    /// The places where it differs, each with its pieces.
    pub passages: Vec<Vec<PieceItem>>,
    /// The same as sentences, one for each change.
    pub sentences: Vec<SentenceItem>,
}

/// Words that are the same, gone or new.
#[derive(Serialize)]
pub struct PieceItem {
    /// same, del or ins.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// A change as a sentence: words of the page around words of the record.
#[derive(Serialize)]
pub struct SentenceItem {
    /// gone, new or replaced.
    pub kind: &'static str,
    /// The words that are gone; empty where only some are new.
    pub old: String,
    /// The words that are new; empty where some are only gone.
    pub new: String,
}

/// The list of the versions of a huddle's minutes.
pub fn list(viewer: &Viewer<'_>, index: HuddleIndex) -> (Heading, VersionsPage) {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language).text.to_owned();
    let mut versions = items(viewer, index, &kept(viewer, huddle));
    versions.reverse();
    let heading = Heading {
        kind: "versions",
        title: viewer.speech.with("title_versions", "title", &title),
        description: viewer.speech.with("desc_versions", "title", &title),
        breadcrumb: crumbs(viewer, huddle, index),
        untranslated: None,
    };
    (heading, VersionsPage { huddle: viewer.huddle_link(index), versions })
}

/// What a version says that the one before did not.
pub fn one(viewer: &Viewer<'_>, index: HuddleIndex, number: u32) -> (Heading, VersionPage) {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language).text.to_owned();
    let all = kept(viewer, huddle);
    let at = all.iter().position(|version| version.number == number).unwrap_or_default();
    let version = items(viewer, index, &all).swap_remove(at);
    let versions =
        Link { label: viewer.word("versions_all"), address: viewer.address(Key::Versions(index)), lang: String::new() };
    let numbers = [("title", Argument::Text(title.as_str())), ("number", Argument::Text(version.number.as_str()))];
    let heading = Heading {
        kind: "version",
        title: viewer.speech.say("title_version", &numbers),
        description: viewer.speech.say("desc_version", &numbers),
        breadcrumb: crumbs(viewer, huddle, index), // "All versions" is linked below the heading
        untranslated: None,
    };
    let page = VersionPage {
        huddle: viewer.huddle_link(index),
        all: versions,
        version,
        withheld: all[at].changes == Changes::Withheld,
        changes: changes(viewer, &all[at]),
        words_lang: words_lang(viewer, huddle),
    };
    (heading, page)
}

fn crumbs(viewer: &Viewer<'_>, huddle: &Huddle, index: HuddleIndex) -> Vec<Link> {
    vec![
        crumb(viewer, "nav_home", Key::Home),
        crumb(viewer, "nav_huddles", Key::Huddles(HuddleScope::All, 1)),
        viewer.division_link(huddle.division),
        viewer.huddle_link(index),
    ]
}

/// The language of the words: that of the record, where it is not translated into the page's.
fn words_lang(viewer: &Viewer<'_>, huddle: &Huddle) -> String {
    if huddle.translations.contains(&viewer.speech.language) { String::new() } else { viewer.lang_of(&huddle.language) }
}

fn changes(viewer: &Viewer<'_>, version: &Version) -> Vec<ChangeItem> {
    let Changes::Shown(changes) = &version.changes else { return Vec::new() };
    let item = |(at, change): (usize, &FieldChange)| ChangeItem {
        anchor: format!("change-{}", at + 1),
        title: viewer.word(heading_of(change.field)),
        passages: change.passages.iter().map(pieces).collect(),
        sentences: change.passages.iter().flat_map(sentences).collect(),
    };
    changes.iter().enumerate().map(item).collect()
}

fn pieces(passage: &Passage) -> Vec<PieceItem> {
    let item = |piece: &Piece| match piece {
        Piece::Same(text) => PieceItem { kind: "same", text: text.clone() },
        Piece::Gone(text) => PieceItem { kind: "del", text: text.clone() },
        Piece::New(text) => PieceItem { kind: "ins", text: text.clone() },
    };
    passage.pieces.iter().map(item).collect()
}

fn sentences(passage: &Passage) -> Vec<SentenceItem> {
    let item = |(old, new): (&str, &str)| {
        let kind = match (old.is_empty(), new.is_empty()) {
            (true, _) => "new",
            (_, true) => "gone",
            _ => "replaced",
        };
        SentenceItem { kind, old: old.to_owned(), new: new.to_owned() }
    };
    passage.replacements().into_iter().map(item).collect()
}
