//! The finished record of a site. Everything refers to everything by index, every reference resolves, and nothing
//! changes after `resolve` has made it. No `Option` here means "not yet": it means "the record does not say".

pub mod agenda;
pub mod attachments;
pub mod changes;
pub mod commitment;
pub mod date;
pub mod instant;
pub mod outline;
pub mod placeholder;
pub mod written_date;

use crate::attachment::Contents;
use crate::config::Config;
use crate::picture::{Flaw, Picture};
use crate::source::{Source, Span};
use crate::text::SitePath;
use chrono::{NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub use commitment::{Commitment, Due, Event, EventKind, Owner, Report, ReportStatus, State};
pub use date::RecordDate;
pub use outline::{Level, Outlines};

/// A language by its BCP 47 tag.
pub type Language = Arc<str>;

macro_rules! indices {
    ($($(#[$meta:meta])* $name:ident => $list:ident: $item:ty, $one:ident;)*) => {
        $($(#[$meta])* #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index of the item at this position.
            pub fn at(position: usize) -> Self {
                Self(u32::try_from(position).expect("a site has fewer than four thousand million records"))
            }
            pub fn position(self) -> usize {
                self.0 as usize
            }
        })*

        impl Site {
            $(pub fn $one(&self, index: $name) -> &$item {
                &self.$list[index.position()]
            })*
        }
    };
}

indices! {
    DivisionIndex => divisions: Division, division;
    AreaIndex => areas: Area, area;
    /// Huddles are in the order of their dates, then ids.
    HuddleIndex => huddles: Huddle, huddle;
    CommitmentIndex => commitments: Commitment, commitment;
    UpdateIndex => updates: Update, update;
    PageIndex => pages: Page, page;
    TopicIndex => topics: Topic, topic;
    OrganizationIndex => organizations: Organization, organization;
    SourceIndex => sources: Source, source;
}

/// A text with its translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub original: String,
    pub translations: Vec<(Language, String)>,
}

impl Text {
    pub fn new(original: impl Into<String>) -> Self {
        Self { original: original.into(), translations: Vec::new() }
    }

    /// The text in this language; `None` where only the original is there.
    pub fn translated(&self, language: &str) -> Option<&str> {
        self.translations.iter().find(|(tag, _)| **tag == *language).map(|(_, text)| text.as_str())
    }
}

/// The text below the details of a file, and its translations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub source: SourceIndex,
    pub span: Span,
    pub translations: Vec<(Language, SourceIndex, Span)>,
}

#[derive(Clone, Debug)]
pub struct Division {
    pub id: String,
    pub name: Text,
    pub code: String,
    /// In the order of the file, retired ones too.
    pub areas: Vec<AreaIndex>,
    pub office: Option<Office>,
    /// Where its outline is, as the file has it: `boundaries/divisions.geojson#central`; empty where it has none.
    pub boundary: String,
    pub validity: Validity,
    pub language: Language,
    /// `None` where the division was made from a name and no file describes it.
    pub body: Option<Body>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub hours: String,
    pub url: String,
}

#[derive(Clone, Debug)]
pub struct Area {
    pub id: String,
    pub division: DivisionIndex,
    pub name: Text,
    pub neighborhoods: Vec<String>,
    pub streets: Vec<String>,
    /// Where its outline is, as the file has it; empty where it has none.
    pub boundary: String,
    pub validity: Validity,
}

/// From when to when a division or an area exists, and what came after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Ids, as the file has them; [`Lookup`] knows what they name.
    pub successors: Vec<String>,
}

impl Validity {
    pub fn is_retired(&self, today: NaiveDate) -> bool {
        self.to.is_some_and(|to| to < today)
    }

    /// Whether it exists on this day.
    pub fn is_current(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| to >= day)
    }

    /// Whether there is a day on which both exist.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, two: &Self| one.from.zip(two.to).is_none_or(|(from, to)| from <= to);
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether it exists at some time of `date`.
    pub fn holds_on(&self, date: RecordDate) -> bool {
        self.from.is_none_or(|from| from <= date.last_day()) && self.to.is_none_or(|to| to >= date.first_day())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HuddleStatus {
    Scheduled,
    Held,
    Cancelled,
    Postponed,
}

/// How far the minutes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Minutes {
    Draft,
    Approved { on: NaiveDate, by: String },
    Withdrawn,
}

#[derive(Clone, Debug)]
pub struct Huddle {
    pub id: String,
    pub source: SourceIndex,
    pub language: Language,
    pub title: Text,
    pub date: RecordDate,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub division: DivisionIndex,
    pub areas: Vec<AreaIndex>,
    /// Said to be for all areas of the division.
    pub whole_division: bool,
    pub status: HuddleStatus,
    pub minutes: Minutes,
    pub host: Option<Party>,
    pub location: Option<Location>,
    pub attendance: Option<Attendance>,
    pub participants: Vec<Participant>,
    pub topics: Vec<TopicIndex>,
    pub summary: Option<Text>,
    pub concerns: Vec<Concern>,
    pub commitments: std::ops::Range<usize>,
    /// How many commitments are no longer published since the minutes were withdrawn.
    pub withdrawn_commitments: usize,
    /// Reports given here, in the order of the file: the commitment, and which of its reports.
    pub reports: Vec<(CommitmentIndex, usize)>,
    pub attachments: Vec<Attachment>,
    pub corrections: Vec<Correction>,
    /// How many corrections the record has; of withdrawn minutes only the last is among [`Self::corrections`].
    pub correction_count: usize,
    pub next: Option<Next>,
    pub body: Body,
    /// The text below the details is what is to be discussed: nothing in the record says that minutes have taken its place.
    pub body_is_agenda: bool,
    /// What was to be discussed, in Markdown, where minutes stand below the details.
    pub agenda: Option<Text>,
    /// Languages that the record is translated into.
    pub translations: Vec<Language>,
    /// The title was taken from the first heading, which need not be shown twice.
    pub title_from_body: bool,
    /// What approved minutes said, as a hash in hex; empty where they are not approved, or nothing is hashed.
    pub seal: String,
}

impl Huddle {
    pub fn commitment_indices(&self) -> impl DoubleEndedIterator<Item = CommitmentIndex> + use<> {
        self.commitments.clone().map(CommitmentIndex::at)
    }
}

/// An organization of the site's list, or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    Listed(OrganizationIndex),
    Named(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    pub name: String,
    pub address: String,
    pub accessibility: String,
}

/// Head counts; what was not counted is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attendance {
    Total(u32),
    Parts(Vec<(String, u32)>),
}

impl Attendance {
    pub fn total(&self) -> u32 {
        match self {
            Self::Total(total) => *total,
            Self::Parts(parts) => parts.iter().fold(0, |sum: u32, (_, count)| sum.saturating_add(*count)),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub name: String,
    pub role: String,
    pub organization: Option<Party>,
    pub sector: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    pub id: String,
    pub area: Option<AreaIndex>,
    pub topic: Option<TopicIndex>,
    pub text: Text,
    pub answered_by: Vec<CommitmentIndex>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub file: SitePath,
    pub title: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub date: NaiveDate,
    pub reason: String,
    pub by: String,
}

/// What is known of the huddle after this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub date: Option<RecordDate>,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub location: Option<Location>,
}

/// News of commitments between huddles.
#[derive(Clone, Debug)]
pub struct Update {
    pub id: String,
    pub language: Language,
    pub title: Option<Text>,
    pub date: NaiveDate,
    pub summary: Option<Text>,
    pub reports: Vec<(CommitmentIndex, usize)>,
    pub corrections: Vec<Correction>,
    pub body: Body,
    pub translations: Vec<Language>,
}

/// A plain page: about, how to take part.
#[derive(Clone, Debug)]
pub struct Page {
    pub id: String,
    pub language: Language,
    pub title: Text,
    pub summary: Option<Text>,
    pub body: Body,
    pub translations: Vec<Language>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    pub id: String,
    pub name: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    pub id: String,
    pub name: Text,
    pub sector: String,
    pub url: String,
    /// On the list of site.yaml, rather than named by a record only.
    pub listed: bool,
}

/// A record or file that is not published, and why: told at the end of a build.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    pub path: SitePath,
    pub reason: LeftOutReason,
}

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
    pub config: Config,
    pub today: NaiveDate,
    pub divisions: Vec<Division>,
    pub areas: Vec<Area>,
    pub huddles: Vec<Huddle>,
    pub commitments: Vec<Commitment>,
    pub updates: Vec<Update>,
    pub pages: Vec<Page>,
    pub topics: Vec<Topic>,
    pub organizations: Vec<Organization>,
    /// Files that pages may show or link to, with their size in bytes.
    pub media: BTreeMap<SitePath, u64>,
    /// What the others hold that are neither pictures nor outlines.
    pub attachments: BTreeMap<SitePath, Contents>,
    /// What the pictures among them are, or why they cannot be published.
    pub pictures: BTreeMap<SitePath, Result<Picture, Flaw>>,
    pub sources: Vec<Arc<Source>>,
    /// Sources of which only a notice is published, since the minutes were withdrawn: records and their translations.
    pub withdrawn: BTreeSet<SourceIndex>,
    pub left_out: Vec<LeftOut>,
    pub lookup: Lookup,
    pub outlines: Outlines,
}

/// What belongs to what: lists that many pages need, made once.
#[derive(Debug, Default)]
pub struct Lookup {
    pub huddles_of_area: Vec<Vec<HuddleIndex>>,
    pub huddles_of_division: Vec<Vec<HuddleIndex>>,
    pub huddles_of_topic: Vec<Vec<HuddleIndex>>,
    pub huddles_of_organization: Vec<Vec<HuddleIndex>>,
    pub commitments_of_area: Vec<Vec<CommitmentIndex>>,
    pub commitments_of_division: Vec<Vec<CommitmentIndex>>,
    pub commitments_of_topic: Vec<Vec<CommitmentIndex>>,
    pub commitments_of_organization: Vec<Vec<CommitmentIndex>>,
    /// What came after a division or an area, and what it came after, in the order of the files.
    pub successors: BTreeMap<Level, Vec<Level>>,
    pub predecessors: BTreeMap<Level, Vec<Level>>,
    /// The record that a file of the content folder holds, for links between files.
    pub record_of_file: HashMap<SitePath, RecordIndex>,
}

/// A record that has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordIndex {
    Division(DivisionIndex),
    Huddle(HuddleIndex),
    Update(UpdateIndex),
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

    pub fn level_id(&self, level: Level) -> &str {
        match level {
            Level::Division(index) => &self.division(index).id,
            Level::Area(index) => &self.area(index).id,
        }
    }

    pub fn validity(&self, level: Level) -> &Validity {
        match level {
            Level::Division(index) => &self.division(index).validity,
            Level::Area(index) => &self.area(index).validity,
        }
    }

    pub fn text_of(&self, source: SourceIndex, span: Span) -> &str {
        &self.source(source).text[span.start..span.end]
    }
}
