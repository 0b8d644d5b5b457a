//! A draft: one file as it was read, with what checks ask of its text.

use super::front_matter::Split;
use super::named::NamedFile;
use super::private::PrivateFact;
use super::record::{Class, Record, Unpublished};
use super::tree::Node;
use super::unwritten::Unwritten;
use super::weekdays::WeekdayFact;
use crate::diagnostics::Diag;
use crate::text::markdown::facts::{BodyFacts, Finding, FindingKind};
use crate::text::misread::Misread;
use crate::text::source::{Source, Span};
use std::sync::{Arc, Mutex, OnceLock};

/// One file, read.
#[derive(Debug)]
pub struct Draft {
    /// The file.
    pub source: Arc<Source>,
    /// What the file is by its place.
    pub class: Class,
    /// Its details as they are written; no value is judged yet.
    pub record: Record,
    /// Whether all of its details could be read.
    pub whole: bool,
    /// Where its details and its body are.
    pub split: Split,
    /// What its text holds that checks ask for; shared with the site.
    pub facts: Arc<FileFacts>,
    /// What is wrong with it so far.
    pub diags: Vec<Diag>,
    /// The huddle's title is still to come from its first heading.
    pub title_from_body: bool,
    /// Why an adopted file is no record of the site.
    pub left_out: Option<Unpublished>,
    /// What approved minutes say, as one hash, once it was asked for; and a mark of the key that it was made with.
    pub seal: Mutex<Option<(u64, String)>>,
    /// Set once no field of its details was found that is still to be written.
    pub filled_in: OnceLock<()>,
}

/// What a file's text holds that checks ask for.
#[derive(Debug, Default)]
pub struct FileFacts {
    /// Of the body: links, headings, findings.
    pub body: BodyFacts,
    /// What looks private, in the details and in the body.
    pub private: Vec<PrivateFact>,
    /// Where the body begins.
    pub body_start: usize,
    /// Where details and body are.
    pub split: Split,
    /// The details as a tree, once a place in them was asked for; kept only where files are parsed for several builds.
    pub tree: Option<OnceLock<Option<Node>>>,
    /// The file was written for something else, and nobody may be able to mend it.
    pub adopted: bool,
    /// Files that the details name.
    pub files: Vec<NamedFile>,
    /// Days of the week that do not fit the date beside them.
    pub weekdays: Vec<WeekdayFact>,
    /// Days and times of day that do not exist.
    pub impossible: Vec<Span>,
    /// What of the body is still to be written.
    pub unwritten: Unwritten,
    /// Where the file was read in another encoding than it was written in.
    pub misread: Vec<Misread>,
    /// A keyed hash of the whole text, once somebody made it.
    pub hash: OnceLock<TextHash>,
}

/// A keyed BLAKE3 hash of a file's text.
pub type TextHash = [u8; 32];

impl FileFacts {
    /// Whether there is nothing of what [`crate::text::markdown::facts::Searched::Nothing`] would pass over.
    pub fn is_plain(&self) -> bool {
        let is_sought = |finding: &Finding| matches!(finding.kind, FindingKind::Again(_) | FindingKind::Pasted(..));
        self.private.is_empty()
            && self.weekdays.is_empty()
            && self.impossible.is_empty()
            && !self.body.findings.iter().any(is_sought)
    }
}
