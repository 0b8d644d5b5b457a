//! Updates, plain pages, and the page for addresses that lead nowhere.

use super::body;
use super::heading::Heading;
use super::parts::corrections::corrected;
use super::parts::crumb::{crumb, root_of};
use super::parts::update_link::update_link;
use super::shapes::{Fact, Link, Note, ReportItem, Value};
use super::viewer::Viewer;
use crate::record::model::{PageIndex, UpdateIndex};
use crate::site::plan::{HuddleScope, Key, OutcomeScope};
use serde::Serialize;

/// An update.
#[derive(Serialize)]
pub struct UpdatePage {
    /// Corrections; empty where there are none.
    pub notes: Vec<Note>,
    /// Its day and its summary.
    pub facts: Vec<Fact>,
    /// What it says of commitments, in the order of the record.
    pub reports: Vec<ReportItem>,
    /// The text of its record; empty where it has none.
    pub body_html: String,
    /// The BCP 47 tag of that text; empty where it is the page's language.
    pub body_lang: String,
}

/// A plain page.
#[derive(Serialize)]
pub struct PlainPage {
    /// The text of its record.
    pub body_html: String,
    /// The BCP 47 tag of that text; empty where it is the page's language.
    pub body_lang: String,
}

/// The page for addresses that lead nowhere.
#[derive(Serialize)]
pub struct NotFound {
    /// One for each language of the site, its own first.
    pub halves: Vec<Half>,
}

/// The message in one language.
#[derive(Serialize)]
pub struct Half {
    /// The BCP 47 tag of the language.
    pub lang: String,
    /// That there is no such page.
    pub title: String,
    /// What may have happened, in a sentence.
    pub text: String,
    /// Ways to go on.
    pub links: Vec<Link>,
}

/// The page of an update, in the viewer's language.
pub fn update(viewer: &Viewer<'_>, index: UpdateIndex) -> (Heading, UpdatePage) {
    let update = viewer.site.update(index);
    let link = update_link(viewer, index);
    let root = root_of(&link.address);
    let shown = body::show(viewer, &update.body, &update.language, &root, &link.label, 3);
    let date = viewer.day(update.date);
    let mut facts =
        vec![viewer.fact_of("fact_date", vec![Value { text: date.text, date_iso: date.iso, ..Value::default() }])];
    facts.extend(update.summary.as_ref().map(|summary| {
        let said = viewer.said(summary, &update.language);
        viewer.fact_of("fact_about", vec![Value { text: said.text.to_owned(), lang: said.lang, ..Value::default() }])
    }));
    let content = UpdatePage {
        notes: corrected(viewer, &update.corrections, &update.language).into_iter().collect(),
        facts,
        reports: update.reports.iter().map(|report| viewer.report_item(*report, &update.language)).collect(),
        body_html: shown.rendered.html,
        body_lang: shown.lang,
    };
    let untranslated = (update.language != viewer.speech.language
        && !update.translations.contains(&viewer.speech.language))
    .then(|| update.language.clone());
    let heading = Heading {
        kind: "update",
        description: update
            .summary
            .as_ref()
            .map_or(String::new(), |summary| viewer.said(summary, &update.language).text.to_owned()),
        title: link.label,
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
        ],
        untranslated,
    };
    (heading, content)
}

/// A plain page, in the viewer's language.
pub fn page(viewer: &Viewer<'_>, index: PageIndex) -> (Heading, PlainPage) {
    let page = viewer.site.page(index);
    let title = viewer.said(&page.title, &page.language);
    let root = root_of(&viewer.address(Key::Plain(index)));
    let shown = body::show(viewer, &page.body, &page.language, &root, title.text, 2);
    let untranslated = (page.language != viewer.speech.language
        && !page.translations.contains(&viewer.speech.language))
    .then(|| page.language.clone());
    let heading = Heading {
        kind: "page",
        title: title.text.to_owned(),
        description: page
            .summary
            .as_ref()
            .map_or(String::new(), |summary| viewer.said(summary, &page.language).text.to_owned()),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated,
    };
    (heading, PlainPage { body_html: shown.rendered.html, body_lang: shown.lang })
}

/// One language's half; the other languages' halves are put beside it by the pipeline, which knows them all.
pub fn half(viewer: &Viewer<'_>) -> Half {
    let link =
        |word: &str, key: Key| Link { label: viewer.word(word), address: viewer.address(key), lang: String::new() };
    Half {
        lang: viewer.speech.language.to_string(),
        title: viewer.word("not_found_title"),
        text: viewer.word("not_found_text"),
        links: vec![
            link("not_found_home", Key::Home),
            link("not_found_search", Key::Search),
            link("not_found_huddles", Key::Huddles(HuddleScope::All, 1)),
            link("not_found_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
        ],
    }
}

/// The page for addresses that lead nowhere, in the viewer's language alone: the pipeline puts all languages together.
pub fn not_found(viewer: &Viewer<'_>) -> (Heading, NotFound) {
    let heading = Heading {
        kind: "not_found",
        title: viewer.word("not_found_title"),
        description: viewer.word("not_found_text"),
        breadcrumb: Vec::new(),
        untranslated: None,
    };
    (heading, NotFound { halves: vec![half(viewer)] })
}
