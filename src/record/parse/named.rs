//! What the details name that lies elsewhere: the files of attachments and evidence, and where the agenda's links lead.

use super::details;
use super::front_matter::Split;
use super::record::Record;
use crate::text::markdown::facts::{LinkFact, gather};
use crate::text::source::{Source, Span};

/// A file that an entry of the details names: which list, which entry, which field, and which of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// The field of the list: `attachments`, `reports`.
    pub list: &'static str,
    /// The position of the entry in its list, from 0.
    pub entry: usize,
    /// The field of the entry.
    pub field: &'static str,
    /// Which of several files of that field, from 0.
    pub position: usize,
    /// As it is written.
    pub file: String,
}

/// The links of the agenda among the details, each at its own place as far as it stands there as it is read.
pub(super) fn agenda_links(source: &Source, split: &Split, record: &Record) -> Vec<LinkFact> {
    let Record::Huddle(raw) = record else { return Vec::new() };
    let Some(agenda) = &raw.agenda else { return Vec::new() };
    let mut links = gather(agenda, 0).links;
    if links.is_empty() {
        return links;
    }
    let tree = details::tree(source, split, &mut Vec::new());
    let value = tree.as_ref().and_then(|tree| tree.get("agenda")).map_or(split.body, |node| node.span);
    let mut from = value.start;
    for link in &mut links {
        link.definition = None;
        let written = &agenda[link.span.start..link.span.end];
        let text = &source.text[from..value.end.max(from)];
        let found =
            [written, link.target.as_str()].into_iter().find_map(|words| Some((text.find(words)?, words.len())));
        link.span = found.map_or(value, |(at, length)| Span::new(from + at, from + at + length));
        from = link.span.start;
    }
    links
}

/// The files that attachments and reports name.
pub(super) fn named_files(record: &Record) -> Vec<NamedFile> {
    let (attachments, reports) = match record {
        Record::Huddle(raw) => (raw.attachments.as_ref(), raw.reports.as_ref()),
        Record::Update(raw) => (None, raw.reports.as_ref()),
        Record::Division(_) | Record::Page(_) => return Vec::new(),
    };
    let mut files = Vec::new();
    for (entry, attachment) in attachments.into_iter().flatten().enumerate() {
        let file = attachment.as_ref().and_then(|attachment| attachment.file.clone());
        files.extend(file.map(|file| NamedFile { list: "attachments", entry, field: "file", position: 0, file }));
    }
    for (entry, report) in reports.into_iter().flatten().enumerate() {
        let evidence = report
            .iter()
            .filter_map(|report| report.evidence.as_ref())
            .flat_map(|evidence| evidence.0.iter().enumerate());
        let named = evidence.filter_map(|(position, file)| Some((position, file.clone()?)));
        files.extend(named.map(|(position, file)| NamedFile {
            list: "reports",
            entry,
            field: "evidence",
            position,
            file,
        }));
    }
    files
}
