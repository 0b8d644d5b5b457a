//! The texts below the details of records, as Markdown that can leave its page: cleaned of what the page does not show,
//! with permanent addresses in its links.

use super::published::{Published, language};
use super::v1;
use crate::record::model::{Body, Huddle, HuddleIndex, Language, RecordIndex, Site, Text};
use crate::site::plan::{self, Linked, Planned, data};
use crate::text::SitePath;
use crate::text::markdown::html::Target;
use crate::text::markdown::source::{Leaving, published as published_text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The text below the details in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Markdown<'a> {
    /// The BCP 47 tag of the language that the text is in.
    pub language: v1::Text<'a>,
    /// The address of the same text as a file.
    pub url: v1::Text<'a>,
    /// The whole text, without its details.
    pub markdown: v1::Text<'a>,
}

/// A record's text, and what is known of it.
struct Written<'a> {
    body: Option<&'a Body>,
    own: &'a Language,
    title: Option<&'a Text>,
    /// The title was taken from the body's first heading.
    title_from_body: bool,
}

fn written<'a>(published: Published<'a>, record: RecordIndex) -> Written<'a> {
    let site = published.site;
    match record {
        RecordIndex::Huddle(index) => {
            let huddle: &Huddle = site.huddle(index);
            let body = huddle.has_minutes().then_some(&huddle.body);
            Written { body, own: &huddle.language, title: Some(&huddle.title), title_from_body: huddle.title_from_body }
        }
        RecordIndex::Update(index) => {
            let update = site.update(index);
            Written {
                body: Some(&update.body),
                own: &update.language,
                title: update.title.as_ref(),
                title_from_body: false,
            }
        }
        RecordIndex::Page(index) => {
            let page = site.page(index);
            Written { body: Some(&page.body), own: &page.language, title: Some(&page.title), title_from_body: false }
        }
        RecordIndex::Division(index) => {
            let division = site.division(index);
            Written {
                body: division.body.as_ref(),
                own: &division.language,
                title: Some(&division.name),
                title_from_body: false,
            }
        }
    }
}

/// The page of a record in the language of a text; in the site's first language where it has no other.
pub fn page_in(published: Published<'_>, record: RecordIndex, language: &str) -> Planned {
    let at = published.site.config.languages.iter().position(|tag| **tag == *language);
    Planned { key: plan::key_of(record), language: at.unwrap_or(0) }
}

/// The title of a record in a language, else as it was written; none where an update has none.
pub fn title<'a>(published: Published<'a>, record: RecordIndex, language: &str) -> Option<&'a str> {
    let title = written(published, record).title?;
    Some(title.translated(language).unwrap_or(&title.original))
}

/// The languages that a record has a text in: its own first, whether or not there is anything below its details.
pub fn languages<'a>(published: Published<'a>, record: RecordIndex) -> Vec<&'a Language> {
    let site = published.site;
    let Written { body, own, .. } = written(published, record);
    let said = |(_, source, span): &&(Language, _, _)| !site.text_of(*source, *span).trim().is_empty();
    // A translation into the record's own language has no page: where the site's first language is another than it was.
    let known = |tag: &&Language| *tag != own && site.config.languages.contains(tag);
    let mut translations: Vec<&Language> =
        body.into_iter().flat_map(|body| &body.translations).filter(said).map(|(tag, ..)| tag).collect();
    for tag in agenda_translations(site, record) {
        if !translations.contains(&tag) {
            translations.push(tag);
        }
    }
    translations.retain(known);
    // In a language that the site does not have, a text stands where that of the first language would.
    let first = site.config.default_language();
    let own = Some(own).filter(|own| site.config.languages.contains(own) || !translations.contains(&first));
    own.into_iter().chain(translations).collect()
}

/// The languages that the agenda of a huddle is translated into.
fn agenda_translations(site: &Site, record: RecordIndex) -> Vec<&Language> {
    let RecordIndex::Huddle(index) = record else { return Vec::new() };
    let huddle = site.huddle(index);
    match &huddle.agenda {
        _ if !huddle.has_agenda() => Vec::new(),
        _ if huddle.body_is_agenda => huddle.body.translations.iter().map(|(tag, ..)| tag).collect(),
        agenda => agenda.iter().flat_map(|agenda| &agenda.translations).map(|(tag, _)| tag).collect(),
    }
}

/// What is published of the agenda of a huddle in a language that it is written in; `None` where there is none.
pub fn agenda(published: Published<'_>, index: HuddleIndex, tag: &Language) -> Option<String> {
    let site = published.site;
    let huddle = site.huddle(index);
    let agenda = site.agenda(huddle, tag).filter(|agenda| agenda.language == tag)?;
    let title = huddle.title.translated(tag).unwrap_or(&huddle.title.original);
    let text = leaving(published, RecordIndex::Huddle(index), tag, (agenda.file, agenda.text, title));
    (!text.is_empty()).then_some(text)
}

/// The agenda of a huddle in each language that it is written in and the site has: its own first.
pub fn agendas<'a>(published: Published<'a>, index: HuddleIndex) -> Vec<(&'a Language, String)> {
    let record = RecordIndex::Huddle(index);
    languages(published, record).into_iter().filter_map(|tag| Some((tag, agenda(published, index, tag)?))).collect()
}

/// What is published of a record's text in each language that it has one in: nothing of minutes that were withdrawn.
pub fn texts<'a>(published: Published<'a>, record: RecordIndex) -> Vec<Markdown<'a>> {
    let text = |tag: &'a Language| {
        let markdown = markdown(published, record, tag);
        let file = plan::beside(published.site, page_in(published, record, tag), data::SOURCE);
        Markdown { language: language(tag), url: published.file_url(&file).into(), markdown: Cow::Owned(markdown) }
    };
    languages(published, record).into_iter().map(text).filter(|text| !text.markdown.is_empty()).collect()
}

/// The published text of a record in one language; empty where there is none.
fn markdown(published: Published<'_>, record: RecordIndex, tag: &Language) -> String {
    let site = published.site;
    let Written { body, own, title, title_from_body } = written(published, record);
    let Some(body) = body else { return String::new() };
    let (source, span, _) = site.body(body, own, tag);
    let title = title.map_or("", |title| {
        if title_from_body { &title.original } else { title.translated(tag).unwrap_or(&title.original) }
    });
    leaving(published, record, tag, (&site.source(source).path, site.text_of(source, span), title))
}

/// What is published of a text in a file of a record, without a first heading that is its title.
fn leaving(
    published: Published<'_>,
    record: RecordIndex,
    tag: &Language,
    (path, text, title): (&SitePath, &str, &str),
) -> String {
    let site = published.site;
    let planned = page_in(published, record, tag);
    let absolute = |address: &str| format!("{}{address}", site.config.base_url);
    let page = absolute(&plan::address(site, planned));
    let resolve = |target: &str| match plan::linked(site, path, target) {
        Some(Linked::Record(to)) => {
            let address = plan::address(site, Planned { key: plan::key_of(to), language: planned.language });
            Target::Address(absolute(&format!("{address}{}", plan::part_of(published.plan, site, to, target, tag))))
        }
        Some(Linked::Media(file)) => published
            .media_url(&file)
            .map_or(Target::Nothing, |address| Target::Address(address + &plan::part_of_file(target))),
        None => Target::Nothing,
    };
    let picture = |target: &str| match plan::linked(site, path, target) {
        Some(Linked::Media(file)) if published.plan.is_published(&file) => {
            plan::pictures::address(site, &file).map(|address| absolute(&address))
        }
        _ => None,
    };
    published_text(text, &Leaving { title, page: &page, resolve: &resolve, picture: &picture })
}
