//! Links of bodies to other files of the content folder, and which of these files are published.

use super::inventory::{PartsOfSources, Plan};
use super::page::Key;
use super::pictures;
use crate::record::model::commitment::Evidence;
use crate::record::model::{Body, FormerAddress, RecordIndex, Site, SourceIndex};
use crate::record::parse::FileFacts;
use crate::text::markdown::anchors::{Parts, parts};
use crate::text::paths::relative;
use crate::text::source::Source;
use crate::text::{SitePath, decode};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Files that published records attach, show or link to. Others are not published: a file in `media/` that only a
/// draft uses stays private.
pub(super) fn media(site: &Site, facts: &[Arc<FileFacts>], plan: &mut Plan) {
    let mut files: BTreeSet<SitePath> = BTreeSet::new();
    for huddle in &site.huddles {
        files.extend(huddle.attachments.iter().map(|attachment| attachment.file.clone()));
    }
    for report in site.commitments.iter().flat_map(|commitment| &commitment.reports) {
        files.extend(report.evidence.iter().filter_map(|evidence| match evidence {
            Evidence::File(path) => Some(path.clone()),
            Evidence::Url(_) => None,
        }));
    }
    for source in published_sources(site) {
        if facts[source].body.links.is_empty() {
            continue;
        }
        let path = &site.sources[source].path;
        for link in facts[source].body.links.iter().filter(|link| !link.refused) {
            let Some(linked_to) = linked(site, path, &link.target) else { continue };
            let file = match linked_to {
                Linked::Media(file) => file,
                Linked::Record(record) => {
                    if fragment(&link.target).is_some() {
                        for language in &site.config.languages {
                            parts_of(site, record, language, &mut plan.parts);
                        }
                    }
                    continue;
                }
            };
            if link.alternative.is_some() && !is_drawing(site, &file) { &mut plan.shown } else { &mut files }
                .insert(file);
        }
    }
    files.extend(pictures::logo_file(site).filter(|logo| is_drawing(site, logo)));
    files.retain(|path| site.media.contains_key(path) && site.may_attach(path));
    plan.media = files;
}

fn is_drawing(site: &Site, file: &SitePath) -> bool {
    matches!(site.pictures.get(file), Some(Ok(picture)) if picture.is_drawing())
}

/// The sources whose bodies are shown: of published records and their translations.
pub fn published_sources(site: &Site) -> Vec<usize> {
    let bodies = site.huddles.iter().map(|huddle| &huddle.body);
    let bodies =
        bodies.chain(site.updates.iter().map(|update| &update.body)).chain(site.pages.iter().map(|page| &page.body));
    let bodies = bodies.chain(site.divisions.iter().filter_map(|division| division.body.as_ref()));
    bodies.flat_map(sources).filter(|source| !site.withdrawn.contains(&SourceIndex::at(*source))).collect()
}

/// The sources of a body and of its translations.
fn sources(body: &Body) -> impl Iterator<Item = usize> {
    std::iter::once(body.source.position()).chain(body.translations.iter().map(|(_, source, _)| source.position()))
}

/// What a relative link of a file leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linked {
    /// The page of a record.
    Record(RecordIndex),
    /// A file that is published as it is, or as a picture.
    Media(SitePath),
}

/// Finds what a relative link leads to: beside the file, then from the content folder's root; with or without `.md`.
pub fn linked(site: &Site, from: &SitePath, target: &str) -> Option<Linked> {
    let path = target.split(['#', '?']).next().unwrap_or("");
    let decoded = decode(path);
    let candidates = [from.beside(&decoded), SitePath::new(decoded.trim_start_matches('/'))];
    for candidate in candidates.into_iter().flatten().filter(|candidate| !candidate.as_str().is_empty()) {
        let with_extension = SitePath::new(&format!("{candidate}.md"));
        let base = crate::record::parse::translation_of(&candidate).map(|(base, _)| base);
        for path in [Some(&candidate), with_extension.as_ref(), base.as_ref()].into_iter().flatten() {
            if let Some(record) = site.lookup.record_of_file.get(path) {
                return Some(Linked::Record(*record));
            }
        }
        if let Some(file) = site.media_file(&candidate) {
            return Some(Linked::Media(file.clone()));
        }
    }
    None
}

/// The file that a link of a file leads to; `None` where it leads to a record or nowhere.
pub fn linked_file(site: &Site, from: &SitePath, target: &str) -> Option<SitePath> {
    match linked(site, from, target)? {
        Linked::Media(path) => Some(path),
        Linked::Record(_) => None,
    }
}

/// The page that a former address leads to.
pub fn key_of_former(former: &FormerAddress) -> Key {
    match former {
        FormerAddress::Division { now, .. } => Key::Division(*now),
        FormerAddress::Area { now, .. } => Key::Area(*now),
        FormerAddress::Huddle { now, .. } => Key::Huddle(*now),
        FormerAddress::Commitment { now, .. } => Key::Commitment(*now),
        FormerAddress::Update { now, .. } => Key::Update(*now),
        FormerAddress::Page { now, .. } => Key::Plain(*now),
    }
}

/// The page of a record.
pub fn key_of(record: RecordIndex) -> Key {
    match record {
        RecordIndex::Division(index) => Key::Division(index),
        RecordIndex::Huddle(index) => Key::Huddle(index),
        RecordIndex::Update(index) => Key::Update(index),
        RecordIndex::Page(index) => Key::Plain(index),
    }
}

/// Finds the parts of a record's text in a language, else in its own.
pub fn parts_of<'p>(
    site: &Site,
    record: RecordIndex,
    language: &str,
    known: &'p mut PartsOfSources,
) -> Option<&'p Parts> {
    let (source, text, title) = text_of(site, record, language)?;
    Some(known.entry(source).or_insert_with(|| parts(text, title)))
}

/// The source of a record's text in a language, the text, and the title that it stands under.
fn text_of<'s>(site: &'s Site, record: RecordIndex, language: &str) -> Option<(usize, &'s str, &'s str)> {
    let (body, own, title) = match record {
        RecordIndex::Huddle(index) => {
            let huddle = site.huddle(index);
            (Some(&huddle.body), &huddle.language, Some(&huddle.title))
        }
        RecordIndex::Update(index) => {
            let update = site.update(index);
            (Some(&update.body), &update.language, update.title.as_ref())
        }
        RecordIndex::Page(index) => {
            let page = site.page(index);
            (Some(&page.body), &page.language, Some(&page.title))
        }
        RecordIndex::Division(index) => {
            let division = site.division(index);
            (division.body.as_ref(), &division.language, Some(&division.name))
        }
    };
    let (source, span, _) = site.body(body?, own, language);
    let title = title.map_or("", |title| title.translated(language).unwrap_or(&title.original));
    Some((source.position(), site.text_of(source, span), title))
}

/// The part of a record that a link means.
fn fragment(target: &str) -> Option<&str> {
    target.split_once('#').map(|(_, fragment)| fragment).filter(|fragment| !fragment.is_empty())
}

/// The fragment of a link to a file, such as `#page=2`, where it is one that programs for such files read.
pub fn part_of_file(target: &str) -> String {
    let is_plain = |part: &&str| {
        part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'=' | b',' | b'.' | b'-' | b'_'))
    };
    fragment(target).filter(is_plain).map_or(String::new(), |part| format!("#{part}"))
}

/// The fragment of a link to another record, where that record's text in this language (else in its own) has such a
/// part.
pub fn part_of(plan: &Plan, site: &Site, record: RecordIndex, target: &str, language: &str) -> String {
    let part = fragment(target).and_then(|fragment| {
        let (source, ..) = text_of(site, record, language)?;
        plan.parts.get(&source)?.find(fragment)
    });
    part.filter(|anchor| !anchor.is_empty()).map_or(String::new(), |anchor| format!("#{anchor}"))
}

/// The way to the file of the record that an address of the built site leads to, and whether it leads further.
pub fn record_at(site: &Site, file: &Source, address: &str) -> Option<(String, bool)> {
    let path = address.strip_prefix('/')?.split(['#', '?']).next()?.trim_end_matches('/');
    let (kind, id) = path.split_once('/')?;
    let (id, rest) = id.split_once('/').unwrap_or((id, ""));
    let source = match kind {
        "huddles" => site.huddles.iter().find(|huddle| huddle.id == id).map(|huddle| huddle.source),
        "updates" => site.updates.iter().find(|update| update.id == id).map(|update| update.body.source),
        "divisions" => site.divisions.iter().find(|division| division.id == id)?.body.as_ref().map(|body| body.source),
        _ => None,
    }?;
    Some((relative(&file.path, &site.source(source).path), !rest.is_empty()))
}
