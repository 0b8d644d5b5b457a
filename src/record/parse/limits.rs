//! How much one file may hold. People's records stay far below; what goes beyond is an error before anything is made of
//! it, since pages, lists and data files repeat what a record says many times (docs/decisions/0026-limits.md).

use super::front_matter::Split;
use super::record::{Record, Unpublished};
use super::tree::{Node, NodeValue};
use crate::diagnostics::{Code, Diag, Place};
use crate::record::model::LeftOutReason;
use crate::text::markdown::facts::BodyFacts;
use crate::text::markdown::html::{Addressed, BodyWords, Setting, Target, render};
use crate::text::markdown::{DEEPEST, MOST_PARTS};
use crate::text::source::{Source, Span};
use crate::text::{file_size, one_line, shorten};
use std::collections::HashSet;

/// The most entries of a list, and fields of a record.
pub const MOST_ENTRIES: usize = 500;
/// The most entries of lists that may be long where a site or an area is large.
const MOST_OF_LONG: usize = 2_000;
const LONG_LISTS: [&str; 4] = ["streets", "neighborhoods", "allow", "public_contacts"];
/// The most response areas of a division: each has pages that name all the others.
const MOST_AREAS: usize = 100;
/// The most characters of a value or of a field's name.
const LONGEST: usize = 12_000;
/// The same in site.yaml and in divisions, whose names are on every page.
const LONGEST_OF_SITE: usize = 2_000;
/// A field that holds a text like the one below the details: it is measured with that.
const BODY: &str = "agenda";

/// The files whose limits differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// site.yaml.
    Site,
    /// A division.
    Division,
    /// Any other record.
    Record,
}

impl Of {
    fn file(source: &Source) -> Self {
        match source.path.as_str() {
            "site.yaml" => Self::Site,
            _ if source.path.top() == "divisions" => Self::Division,
            _ => Self::Record,
        }
    }

    /// The most entries of the list with this name.
    pub fn most(self, name: &str) -> usize {
        match name {
            "response_areas" if self == Self::Division => MOST_AREAS,
            _ if LONG_LISTS.contains(&name) => MOST_OF_LONG,
            _ => MOST_ENTRIES,
        }
    }

    /// The most characters of the value with this name; `None` where it is measured with the text below the details.
    pub fn longest(self, name: &str) -> Option<usize> {
        let longest = if self == Self::Record { LONGEST } else { LONGEST_OF_SITE };
        (name != BODY).then_some(longest)
    }
}

/// The first thing in the details that is more than a record may hold.
pub(super) fn over(source: &Source, details: &Node) -> Option<Diag> {
    part_over(source, details, "", Of::file(source).longest("").unwrap_or(LONGEST))
}

fn part_over(source: &Source, node: &Node, name: &str, longest: usize) -> Option<Diag> {
    let is_long = |text: &str| text.len() > longest && text.chars().nth(longest).is_some();
    let most = Of::file(source).most(name);
    let named = || if name.is_empty() { "this".to_owned() } else { format!("`{}`", shorten(&one_line(name), 40)) };
    let too_many = |count: usize, what: &str, first: Span| {
        let message = format!("{} has {count} {what}; at most {most} are read", named());
        let help = "leave out what does not belong to this record, or write it as text below the details";
        Diag::new(Code::TooLarge, Place::new(source, first), message, help)
    };
    match &node.value {
        NodeValue::List(items) if items.len() > most => Some(too_many(items.len(), "entries", items[most].head())),
        NodeValue::List(items) => items.iter().find_map(|item| part_over(source, item, name, longest)),
        NodeValue::Map(entries) if entries.len() > most => {
            Some(too_many(entries.len(), "fields", entries[most].0.span))
        }
        NodeValue::Map(entries) => entries.iter().find_map(|(key, value)| {
            let name = key.text().unwrap_or("");
            if is_long(name) {
                return Some(too_long(source, key.span, "the name of this field", longest));
            }
            part_over(source, value, name, longest)
        }),
        NodeValue::Scalar { text, .. } if name != BODY && is_long(text) => {
            Some(too_long(source, node.span, &named(), longest))
        }
        NodeValue::Scalar { .. } => None,
    }
}

fn too_long(source: &Source, span: Span, what: &str, most: usize) -> Diag {
    let help = "shorten it, and write the rest as text below the details";
    Diag::new(Code::TooLarge, Place::new(source, span), format!("{what} has more than {most} characters"), help)
}

/// Whether the details of a file may hold more than a record may: to be looked at with care.
pub(super) fn may_be_over(source: &Source, details: &str) -> bool {
    let most = Of::file(source).most("response_areas");
    // An entry takes two bytes at least.
    if details.len() >= 2 * most && details.bytes().filter(|byte| matches!(byte, b',' | b'\n')).count() >= most {
        return true;
    }
    if details.len() <= LONGEST_OF_SITE {
        return false;
    }
    // A text may go on over lines that begin no field and no entry.
    let mut length = 0;
    details.split('\n').any(|line| {
        let begins = line.contains(": ") || line.ends_with(':') || line.trim_start().starts_with(['-', '#']);
        length = line.len() + if begins { 0 } else { length };
        length > LONGEST_OF_SITE
    })
}

/// What is written of one record at most, in bytes, over all pages and data files.
pub const MOST_WRITTEN: usize = 4_000_000;

/// Of a body that is shorter than this, whatever it holds, far less is written: it is not measured.
const SHORT_BODY: usize = 16 * 1024;

/// What of a record's text and details is over a limit.
pub(super) fn record_over(source: &Source, split: &Split, record: &Record, facts: &BodyFacts) -> Option<Diag> {
    if let Some(span) = facts.too_deep {
        let message = format!("lists or quotes inside one another more than {DEEPEST} deep");
        let help = "delete the signs at the start of the line that are too many";
        return Some(Diag::new(Code::TooLarge, Place::new(source, span), message, help));
    }
    if let Some(span) = facts.too_many {
        let message = format!(
            "this text has more than {MOST_PARTS} paragraphs, entries, cells and links: what follows is not read"
        );
        let help = "split it into several records, or attach it as a file in the folder media/";
        return Some(Diag::new(Code::TooLarge, Place::new(source, span), message, help));
    }
    let body = &source.text[split.body.start..split.body.end];
    let details = split.head.map_or(0, |(_, span)| span.end - span.start);
    let written = of_body(body) + of_details(record, details);
    (written > MOST_WRITTEN).then(|| {
        let message = format!(
            "this record would fill about {} of the site, in pages, lists and data; at most {} are published",
            file_size(written as u64),
            file_size(MOST_WRITTEN as u64)
        );
        let help = "split it into several records, or attach the long text as a file in the folder media/";
        Diag::new(Code::TooLarge, Place::new(source, Span::new(split.body.start, split.body.start)), message, help)
    })
}

/// An archive's file over a limit is left out.
pub(super) fn left_out(over: &Diag) -> Unpublished {
    let message = format!("{}: the file is left out", over.message);
    let diag = Diag::new(Code::NotPublic, over.place.clone(), message, over.help.as_str());
    Unpublished { reason: LeftOutReason::Unreadable, diag }
}

/// What is written of a body: as HTML on its page and in the book of its year, with a line of the contents for each
/// heading; as Markdown, in `record.json` and in the database; its words in two indexes.
fn of_body(body: &str) -> usize {
    if body.len() <= SHORT_BODY {
        return 0;
    }
    let words = BodyWords::default();
    let resolve = |_: &str| Target::Nothing;
    let rendered = render(
        body,
        &Setting {
            top_level: 2,
            prefix: "",
            paragraphs: Addressed::Each,
            title: "",
            words: &words,
            resolve: &resolve,
            picture: &|_| None,
        },
    );
    let contents: usize = rendered.headings.iter().map(|heading| heading.label.len() + heading.anchor.len() + 40).sum();
    5 * body.len() + 3 * rendered.html.len() + contents
}

/// What is written of the details, as measured on built sites: `tests/bombs.rs` builds records just below the limit and
/// compares. A commitment has a page of its own and a row in seven lists; a topic has a page that names all topics of
/// its huddles.
fn of_details(record: &Record, bytes: usize) -> usize {
    let Record::Huddle(huddle) = record else { return 25 * bytes };
    let (concerns, commitments) =
        (huddle.concerns.as_deref().unwrap_or(&[]), huddle.commitments.as_deref().unwrap_or(&[]));
    let named = huddle.topics.iter().flat_map(|topics| &topics.0).flatten();
    let of_concerns = concerns.iter().flatten().filter_map(|concern| concern.topic.as_ref());
    let of_commitments = commitments.iter().flatten().filter_map(|commitment| commitment.topic.as_ref());
    let topics: HashSet<&str> = named.chain(of_concerns).chain(of_commitments).map(String::as_str).collect();
    let names: usize = topics.iter().map(|topic| topic.len()).sum();
    let others = huddle.reports.as_ref().map_or(0, Vec::len) + huddle.corrections.as_ref().map_or(0, Vec::len);
    let small = concerns.len()
        + huddle.participants.as_ref().map_or(0, Vec::len)
        + huddle.attachments.as_ref().map_or(0, Vec::len);
    let title = huddle.title.as_ref().map_or(0, String::len);
    25 * bytes
        + (18_500 + 16 * title) * commitments.len()
        + topics.len() * (6_500 + 60 * topics.len() + 7 * names)
        + 3_200 * others
        + 1_600 * small
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SitePath;

    #[test]
    fn ordinary_details_are_read_at_once() {
        let file = Source::new(SitePath::new("huddles/a.md").unwrap(), String::new());
        let may_be_over = |details: &str| may_be_over(&file, details);
        let ordinary = "title: \"Central huddle\"\ndate: 2026-05-07\ncommitments:\n  - id: lights\n    text: \"Mend \
            the lights\"\n";
        assert!(!may_be_over(&ordinary.repeat(20)));
        assert!(may_be_over(&format!("title: {}\n", "a".repeat(2_001))));
        assert!(may_be_over(&format!("title: a\n{}", "  goes on\n".repeat(300))));
        assert!(may_be_over(&format!("topics: [{}]\n", "a,".repeat(501))));
        assert!(may_be_over(&format!("topics:\n{}", "- a\n".repeat(501))));
    }
}
