//! Beside the page of each huddle, update, division and plain page: its document (`record.json`), and its text as
//! Markdown in each language that it has one in (`record.md`).

use super::substance::{self, Substance};
use super::task::{Exporting, Makes, Task};
use crate::data::{Published, bodies, document, markdown};
use crate::pages::view::Viewer;
use crate::pages::view::parts::whole_huddle;
use crate::record::model::{DivisionIndex, HuddleIndex, PageIndex, RecordIndex, Site, UpdateIndex};
use crate::site::artifact::Artifact;
use crate::site::plan::{Planned, beside, data, key_of};
use crate::text::SitePath;
use crate::text::markdown::source::escaped;
use serde::Serialize;
use std::fmt::Write;

/// How many records a task holds.
const CHUNK: usize = 250;

/// Tasks of some records each.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let all = records(exporting.site);
    all.chunks(CHUNK)
        .map(|chunk| {
            let chunk = chunk.to_vec();
            let makes = chunk.iter().flat_map(|record| paths(published, *record)).map(Makes::File).collect();
            let make = move |_: &super::task::Means<'_>| {
                Ok(chunk.iter().flat_map(|record| files(exporting, published, *record)).collect())
            };
            Task { makes, make: Box::new(make) }
        })
        .collect()
}

/// Everything that has a document.
fn records(site: &Site) -> Vec<RecordIndex> {
    let divisions = (0..site.divisions.len()).map(|at| RecordIndex::Division(DivisionIndex::at(at)));
    let pages = (0..site.pages.len()).map(|at| RecordIndex::Page(PageIndex::at(at)));
    let updates = (0..site.updates.len()).map(|at| RecordIndex::Update(UpdateIndex::at(at)));
    let huddles = (0..site.huddles.len()).map(|at| RecordIndex::Huddle(HuddleIndex::at(at)));
    divisions.chain(pages).chain(updates).chain(huddles).collect()
}

fn document_path(site: &Site, record: RecordIndex) -> SitePath {
    data::path(&beside(site, Planned { key: key_of(record), language: 0 }, data::RECORD))
}

fn text_path(published: Published<'_>, record: RecordIndex, language: &str) -> SitePath {
    data::path(&beside(published.site, bodies::page_in(published, record, language), data::SOURCE))
}

fn paths(published: Published<'_>, record: RecordIndex) -> Vec<SitePath> {
    let texts = bodies::languages(published, record).into_iter().map(|language| text_path(published, record, language));
    std::iter::once(document_path(published.site, record)).chain(texts).collect()
}

fn files(exporting: &Exporting<'_>, published: Published<'_>, record: RecordIndex) -> Vec<Artifact> {
    let (document, texts) = match record {
        RecordIndex::Huddle(index) => {
            let document = document::huddle(published, index);
            (json(&document), document.texts)
        }
        RecordIndex::Update(index) => {
            let document = document::update(published, index);
            (json(&document), document.texts)
        }
        RecordIndex::Division(index) => {
            let document = document::division(published, index);
            (json(&document), document.texts)
        }
        RecordIndex::Page(index) => {
            let document = document::page(published, index);
            (json(&document), document.texts)
        }
    };
    let mut files = vec![Artifact::new(document_path(published.site, record), document)];
    for language in bodies::languages(published, record) {
        let body = texts.iter().find(|text| *text.language == **language).map_or("", |text| &text.markdown);
        let viewer = exporting
            .viewers
            .iter()
            .find(|viewer| viewer.speech.language == *language)
            .unwrap_or(&exporting.viewers[0]);
        let withdrawal = withdrawal(viewer, record);
        let body = withdrawal.as_deref().unwrap_or(body);
        let Substance { before, after } = substance::of_record(viewer, record);
        let around = markdown::Around { before: &before, after: &after, agenda: viewer.speech.word("agenda_heading") };
        let text = markdown::file(published, record, language, (body, &around));
        files.push(Artifact::new(text_path(published, record, language), text));
    }
    files
}

/// What the page says in place of withdrawn minutes: that they were, and why.
fn withdrawal(viewer: &Viewer<'_>, record: RecordIndex) -> Option<String> {
    let RecordIndex::Huddle(index) = record else { return None };
    let note = whole_huddle::withdrawal(viewer, viewer.site.huddle(index))?;
    let mut text = format!("## {}\n\n{}\n", escaped(&note.title), escaped(&note.text));
    for (at, reason) in note.items.iter().enumerate() {
        let by = if reason.by.is_empty() { String::new() } else { format!(" ({})", reason.by) };
        let space = if at == 0 { "\n" } else { "" };
        let _ = writeln!(text, "{space}- {}", escaped(&format!("{}: {}{by}", reason.date.text, reason.text)));
    }
    Some(text)
}

fn json<T: Serialize>(document: &T) -> Vec<u8> {
    let mut text = serde_json::to_vec(document).expect("a document serializes");
    text.push(b'\n');
    text
}
