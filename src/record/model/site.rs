//! The whole of a site's record, and what belongs to what in it.

use super::commitment::Commitment;
use super::former::FormerAddress;
use super::huddle::Huddle;
use super::index::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, OrganizationIndex, PageIndex, SourceIndex, TopicIndex,
    UpdateIndex,
};
use super::named::{Organization, Topic};
use super::outline::{Level, Outlines};
use super::page::Page;
use super::places::{Area, Division, Validity};
use super::redaction::Shown;
use super::revision::Revisions;
use super::translated::{Body, Language};
use super::update::Update;
use crate::media::attachment::Contents;
use crate::media::picture::{Flaw, Picture};
use crate::record::config::Config;
use crate::text::SitePath;
use crate::text::source::{Source, Span};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A record or file that is not published, and why: listed at the end of a build.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The file, from the content folder.
    pub path: SitePath,
    /// Why it is not published.
    pub reason: LeftOutReason,
}

/// Why a record or file is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOutReason {
    /// `publish: false`.
    Draft,
    /// `skip:` of an adopt block.
    Skipped,
    /// Nothing says what it is.
    Unknown,
    /// An adopted file in which no date was found.
    NoDate,
    /// Its name says that it is a copy of another file.
    Copy,
    /// An adopted file that says that it is not for the public.
    Withheld,
    /// An adopted translation into a language that the site does not have, or of nothing.
    Translation,
    /// An adopted file that cannot be read.
    Unreadable,
}

/// The whole of a site's record.
#[derive(Debug)]
pub struct Site {
    /// What site.yaml says.
    pub config: Config,
    /// The day of the build.
    pub today: NaiveDate,
    /// In the order of their files, then those made from names.
    pub divisions: Vec<Division>,
    /// In the order of their divisions' files, then those made from names.
    pub areas: Vec<Area>,
    /// By date, then id.
    pub huddles: Vec<Huddle>,
    /// In the order of their huddles, then of the records.
    pub commitments: Vec<Commitment>,
    /// By date, then id.
    pub updates: Vec<Update>,
    /// In the order of their files.
    pub pages: Vec<Page>,
    /// Addresses that records had before, which lead to where they are now.
    pub former: Vec<FormerAddress>,
    /// Those of site.yaml first.
    pub topics: Vec<Topic>,
    /// Those of site.yaml first.
    pub organizations: Vec<Organization>,
    /// Files that pages may show or link to, with their size in bytes.
    pub media: BTreeMap<SitePath, u64>,
    /// What the others hold that are neither pictures nor outlines.
    pub attachments: BTreeMap<SitePath, Contents>,
    /// What the pictures among them are, or why they cannot be published.
    pub pictures: BTreeMap<SitePath, Result<Picture, Flaw>>,
    /// The files of records, by path.
    pub sources: Vec<Arc<Source>>,
    /// Sources of which only a notice is published, since the minutes were withdrawn: records and their translations.
    pub withdrawn: BTreeSet<SourceIndex>,
    /// By path.
    pub left_out: Vec<LeftOut>,
    /// What approved records said before.
    pub revisions: Revisions,
    /// What readers see of what was taken out.
    pub redacted: Redacted,
    /// What belongs to what.
    pub lookup: Lookup,
    /// The geography of the site.
    pub outlines: Outlines,
}

/// What readers see where something was taken out.
#[derive(Debug, Default)]
pub struct Redacted {
    /// The words of marks.
    pub shown: Shown,
    /// Bodies with marks, as readers see them, with where they stand in their file.
    pub bodies: BTreeMap<SourceIndex, (Span, String)>,
    /// Whether any file of a record has a mark.
    pub is_any: bool,
}

impl Redacted {
    /// What readers may see in place of a mark, in every language; nothing where no record has any.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.shown.phrases().filter(|_| self.is_any)
    }
}

/// What belongs to what: lists that many pages need, made once.
#[derive(Debug, Default)]
pub struct Lookup {
    /// By [`AreaIndex`]: huddles, in their order.
    pub huddles_of_area: Vec<Vec<HuddleIndex>>,
    /// By [`DivisionIndex`]: huddles, in their order.
    pub huddles_of_division: Vec<Vec<HuddleIndex>>,
    /// By [`TopicIndex`]: huddles, in their order.
    pub huddles_of_topic: Vec<Vec<HuddleIndex>>,
    /// By [`OrganizationIndex`]: huddles, in their order.
    pub huddles_of_organization: Vec<Vec<HuddleIndex>>,
    /// By [`AreaIndex`]: commitments, in their order.
    pub commitments_of_area: Vec<Vec<CommitmentIndex>>,
    /// By [`DivisionIndex`]: commitments, in their order.
    pub commitments_of_division: Vec<Vec<CommitmentIndex>>,
    /// By [`TopicIndex`]: commitments, in their order.
    pub commitments_of_topic: Vec<Vec<CommitmentIndex>>,
    /// By [`OrganizationIndex`]: commitments, in their order.
    pub commitments_of_organization: Vec<Vec<CommitmentIndex>>,
    /// What came after a division or an area, and what it came after, in the order of the files.
    pub successors: BTreeMap<Level, Vec<Level>>,
    /// The same, the other way round.
    pub predecessors: BTreeMap<Level, Vec<Level>>,
    /// The record that a file of the content folder holds, for links between files.
    pub record_of_file: HashMap<SitePath, RecordIndex>,
}

/// A record that has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordIndex {
    /// A file of content/divisions/.
    Division(DivisionIndex),
    /// A file of content/huddles/, or an adopted one.
    Huddle(HuddleIndex),
    /// A file of content/updates/.
    Update(UpdateIndex),
    /// A file of content/pages/.
    Page(PageIndex),
}

impl Site {
    /// The text of a body in this language, or in its own: with the language that it is in.
    pub fn body<'a>(&'a self, body: &'a Body, own: &'a Language, language: &str) -> (SourceIndex, Span, &'a Language) {
        match body.translations.iter().find(|(tag, ..)| **tag == *language) {
            Some((tag, source, span)) => (*source, *span, tag),
            None => (body.source, body.span, own),
        }
    }

    /// The id of a division or an area.
    pub fn level_id(&self, level: Level) -> &str {
        match level {
            Level::Division(index) => &self.division(index).id,
            Level::Area(index) => &self.area(index).id,
        }
    }

    /// When a division or an area exists.
    pub fn validity(&self, level: Level) -> &Validity {
        match level {
            Level::Division(index) => &self.division(index).validity,
            Level::Area(index) => &self.area(index).validity,
        }
    }

    /// The part of a file's text that is at `span`, in bytes; a whole body as readers see it, with the words of what
    /// was taken out.
    pub fn text_of(&self, source: SourceIndex, span: Span) -> &str {
        match self.redacted.bodies.get(&source) {
            Some((whole, text)) if *whole == span => text,
            _ => &self.source(source).text[span.start..span.end],
        }
    }
}

macro_rules! by_index {
    ($($name:ident => $list:ident: $item:ty, $one:ident;)*) => {
        impl Site {
            $(
            /// The item at this index.
            pub fn $one(&self, index: $name) -> &$item {
                &self.$list[index.position()]
            })*
        }
    };
}

by_index! {
    DivisionIndex => divisions: Division, division;
    AreaIndex => areas: Area, area;
    HuddleIndex => huddles: Huddle, huddle;
    CommitmentIndex => commitments: Commitment, commitment;
    UpdateIndex => updates: Update, update;
    PageIndex => pages: Page, page;
    TopicIndex => topics: Topic, topic;
    OrganizationIndex => organizations: Organization, organization;
    SourceIndex => sources: Source, source;
}
