//! Links of bodies to other files of the content folder, and which of these files are published.

use super::{Key, Plan, pictures};
use crate::markdown::anchors::{anchor_of, anchors};
use crate::model::commitment::Evidence;
use crate::model::{Body, RecordIndex, Site};
use crate::parse::FileFacts;
use crate::text::SitePath;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Files that published records attach, show or link to. Others are not published: a file in `media/` that only a
/// draft uses stays private.
pub(super) fn media(site: &Site, facts: &[Arc<FileFacts>], plan: &mut Plan) {
    let mut linked: BTreeSet<SitePath> = BTreeSet::new();
    for huddle in &site.huddles {
        linked.extend(huddle.attachments.iter().map(|attachment| attachment.file.clone()));
    }
    for report in site.commitments.iter().flat_map(|commitment| &commitment.reports) {
        linked.extend(report.evidence.iter().filter_map(|evidence| match evidence {
            Evidence::File(path) => Some(path.clone()),
            Evidence::Url(_) => None,
        }));
    }
    let withdrawn = site.huddles.iter().filter(|huddle| huddle.minutes == crate::model::Minutes::Withdrawn);
    let withdrawn: BTreeSet<usize> = withdrawn.flat_map(|huddle| sources(&huddle.body)).collect();
    for source in published_sources(site) {
        if facts[source].body.links.is_empty() || withdrawn.contains(&source) {
            continue;
        }
        let path = &site.sources[source].path;
        for link in facts[source].body.links.iter().filter(|link| !link.refused) {
            let Some(file) = linked_file(site, path, &link.target) else { continue };
            if link.alternative.is_some() && !is_drawing(site, &file) { &mut plan.shown } else { &mut linked }.insert(file);
        }
    }
    linked.extend(pictures::logo_file(site).filter(|logo| is_drawing(site, logo)));
    linked.retain(|path| site.media.contains_key(path) && site.may_attach(path));
    plan.media = linked;
}

fn is_drawing(site: &Site, file: &SitePath) -> bool {
    matches!(site.pictures.get(file), Some(Ok(picture)) if picture.is_drawing())
}

/// The sources whose bodies are shown: of published records and their translations.
pub fn published_sources(site: &Site) -> Vec<usize> {
    let bodies = site.huddles.iter().map(|huddle| &huddle.body);
    let bodies = bodies.chain(site.updates.iter().map(|update| &update.body)).chain(site.pages.iter().map(|page| &page.body));
    let bodies = bodies.chain(site.divisions.iter().filter_map(|division| division.body.as_ref()));
    bodies.flat_map(sources).collect()
}

/// The sources of a body and of its translations.
fn sources(body: &Body) -> impl Iterator<Item = usize> {
    std::iter::once(body.source.position()).chain(body.translations.iter().map(|(_, source, _)| source.position()))
}

/// What a relative link of a file leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linked {
    Record(RecordIndex),
    Media(SitePath),
}

/// Finds what a relative link leads to: beside the file, then from the content folder's root; with or without `.md`.
pub fn linked(site: &Site, from: &SitePath, target: &str) -> Option<Linked> {
    let path = target.split(['#', '?']).next().unwrap_or("");
    let decoded = decode(path);
    let candidates = [from.beside(&decoded), SitePath::new(decoded.trim_start_matches('/'))];
    for candidate in candidates.into_iter().flatten().filter(|candidate| !candidate.as_str().is_empty()) {
        let with_extension = SitePath::new(&format!("{candidate}.md"));
        let base = crate::parse::translation_of(&candidate).map(|(base, _)| base);
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

pub fn linked_file(site: &Site, from: &SitePath, target: &str) -> Option<SitePath> {
    match linked(site, from, target)? {
        Linked::Media(path) => Some(path),
        Linked::Record(_) => None,
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

/// The fragment of a link to another record, where that record's text in this language (else in its own) has such a part.
pub fn part_of(site: &Site, record: RecordIndex, target: &str, language: &str) -> String {
    let Some((_, fragment)) = target.split_once('#').filter(|(_, fragment)| !fragment.is_empty()) else { return String::new() };
    let (body, own) = match record {
        RecordIndex::Huddle(index) => (Some(&site.huddle(index).body), &site.huddle(index).language),
        RecordIndex::Update(index) => (Some(&site.update(index).body), &site.update(index).language),
        RecordIndex::Page(index) => (Some(&site.page(index).body), &site.page(index).language),
        RecordIndex::Division(index) => (site.division(index).body.as_ref(), &site.division(index).language),
    };
    let Some(body) = body else { return String::new() };
    let (source, span, _) = site.body(body, own, language);
    let anchor = anchor_of(fragment);
    if anchors(site.text_of(source, span)).contains(&anchor) { format!("#{anchor}") } else { String::new() }
}

/// Percent-decoding (RFC 3986, 2.1) of a path; what is no valid text stays as it is.
pub fn decode(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| path.get(at + 1..at + 3)).flatten().and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}
