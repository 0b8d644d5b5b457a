//! The versions of a huddle's minutes: the list of them, and what each says that the one before did not.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::version_words::{VersionItem, heading_of, items, kept};
use super::shapes::{Link, PieceItem};
use super::viewer::Viewer;
use crate::data::versions::{Changes, FieldChange, Passage, Piece, Sentence, Version};
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
}

/// What is different in a field.
#[derive(Serialize)]
pub struct ChangeItem {
    /// Unique on the page.
    pub anchor: String,
    /// What the field is called.
    pub title: String,
    /// The BCP 47 tag of the words; empty where it is the page's language.
    pub lang: String,
    /// The places where it differs, each with its pieces.
    pub passages: Vec<Vec<PieceItem>>,
    /// The same as sentences, each whole.
    pub sentences: Vec<SentenceItem>,
    /// Files that have other bytes under their name, as sentences.
    pub replaced: Vec<String>,
}

/// A sentence that differs: as it was, and as it is.
#[derive(Serialize)]
pub struct SentenceItem {
    /// gone, new or replaced.
    pub kind: &'static str,
    /// The whole sentence with the words that are gone; empty where it is new.
    pub before: Vec<PieceItem>,
    /// The whole sentence with the words that are new; empty where it is gone.
    pub after: Vec<PieceItem>,
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
        changes: changes(viewer, huddle, &all[at]),
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

fn changes(viewer: &Viewer<'_>, huddle: &Huddle, version: &Version) -> Vec<ChangeItem> {
    let Changes::Shown(changes) = &version.changes else { return Vec::new() };
    let words_lang = words_lang(viewer, huddle);
    let item = |(at, change): (usize, &FieldChange)| {
        let is_prose = change.field.is_prose();
        let replaced = change.replaced.iter();
        ChangeItem {
            anchor: format!("change-{}", at + 1),
            title: viewer.word(heading_of(change.field)),
            lang: if change.field.is_worded() { String::new() } else { words_lang.clone() },
            passages: change.passages.iter().map(|passage| pieces(&passage.pieces)).collect(),
            sentences: change.passages.iter().flat_map(|passage| sentences(passage, is_prose)).collect(),
            replaced: replaced.map(|title| viewer.speech.with("change_file", "title", title)).collect(),
        }
    };
    changes.iter().enumerate().map(item).collect()
}

/// Words as a page marks them.
fn pieces(pieces: &[Piece]) -> Vec<PieceItem> {
    let item = |piece: &Piece| PieceItem {
        kind: match piece {
            Piece::Same(_) => "same",
            Piece::Gone(_) => "del",
            Piece::New(_) => "ins",
        },
        text: piece.text().to_owned(),
    };
    pieces.iter().map(item).collect()
}

/// What differs in a passage: of a text its sentences, of other fields the line.
fn sentences(passage: &Passage, is_prose: bool) -> Vec<SentenceItem> {
    let all = if is_prose { passage.sentences() } else { vec![passage.line()] };
    let item = |sentence: Sentence| {
        let kind = match (sentence.before.is_empty(), sentence.after.is_empty()) {
            (true, _) => "new",
            (_, true) => "gone",
            _ => "replaced",
        };
        SentenceItem { kind, before: pieces(&sentence.before), after: pieces(&sentence.after) }
    };
    all.into_iter().map(item).collect()
}
