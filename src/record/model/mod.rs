//! The finished record of a site. Everything refers to everything by index, every reference resolves, and nothing
//! changes after `resolve` has made it. No `Option` here means "not yet": it means "the record does not say".

pub mod agenda;
pub mod attachments;
pub mod changes;
pub mod commitment;
pub mod date;
mod huddle;
pub mod instant;
pub mod outline;
pub mod placeholder;
mod places;
mod site;
pub mod written_date;

use crate::text::source::{Source, Span};
use chrono::NaiveDate;
use std::sync::Arc;

pub use commitment::{Commitment, Due, Event, EventKind, Owner, Report, ReportStatus, State};
pub use date::RecordDate;
pub use huddle::{Attachment, Attendance, Concern, Correction, Huddle, HuddleStatus, Location, Minutes, Next, Participant, Party};
pub use outline::{Level, Outlines};
pub use places::{Area, Division, Office, Validity};
pub use site::{LeftOut, LeftOutReason, Lookup, RecordIndex, Site};

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
            /// The position in its list.
            pub fn position(self) -> usize {
                self.0 as usize
            }
        })*

        impl Site {
            $(
            /// The item at this index.
            pub fn $one(&self, index: $name) -> &$item {
                &self.$list[index.position()]
            })*
        }
    };
}

indices! {
    /// The position of a division in [`Site::divisions`].
    DivisionIndex => divisions: Division, division;
    /// The position of an area in [`Site::areas`].
    AreaIndex => areas: Area, area;
    /// The position of a huddle in [`Site::huddles`].
    HuddleIndex => huddles: Huddle, huddle;
    /// The position of a commitment in [`Site::commitments`].
    CommitmentIndex => commitments: Commitment, commitment;
    /// The position of an update in [`Site::updates`].
    UpdateIndex => updates: Update, update;
    /// The position of a page in [`Site::pages`].
    PageIndex => pages: Page, page;
    /// The position of a topic in [`Site::topics`].
    TopicIndex => topics: Topic, topic;
    /// The position of an organization in [`Site::organizations`].
    OrganizationIndex => organizations: Organization, organization;
    /// The position of a file in [`Site::sources`].
    SourceIndex => sources: Source, source;
}

/// A text with its translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// In the language of the record.
    pub original: String,
    /// By language, each at most once; without that of the record.
    pub translations: Vec<(Language, String)>,
}

impl Text {
    /// A text without translations.
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
    /// The file.
    pub source: SourceIndex,
    /// Where the text stands in it, in bytes.
    pub span: Span,
    /// The same of each translation, by language.
    pub translations: Vec<(Language, SourceIndex, Span)>,
}

/// News of commitments between huddles.
#[derive(Clone, Debug)]
pub struct Update {
    /// From `id:` or the name of its file; part of its address.
    pub id: String,
    /// Of its file.
    pub language: Language,
    /// Its own, if it has one.
    pub title: Option<Text>,
    /// The day on which it was given.
    pub date: NaiveDate,
    /// In a few sentences.
    pub summary: Option<Text>,
    /// In the order of the file: the commitment, and the position among its reports.
    pub reports: Vec<(CommitmentIndex, usize)>,
    /// By date, oldest first.
    pub corrections: Vec<Correction>,
    /// The text below the details.
    pub body: Body,
    /// Languages that it is translated into.
    pub translations: Vec<Language>,
}

/// A plain page: about, how to take part.
#[derive(Clone, Debug)]
pub struct Page {
    /// From `id:` or the name of its file; part of its address.
    pub id: String,
    /// Of its file.
    pub language: Language,
    /// What it is called.
    pub title: Text,
    /// In a few sentences.
    pub summary: Option<Text>,
    /// The text below the details.
    pub body: Body,
    /// Languages that it is translated into.
    pub translations: Vec<Language>,
}

/// What concerns and commitments are about: one of site.yaml, or made of the names in the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Part of its address.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// Who makes commitments, invites or takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Part of its address.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// One of those of site.yaml; empty where it has none.
    pub sector: String,
    /// Its own page on the web; empty where it has none.
    pub url: String,
    /// On the list of site.yaml, rather than named by a record only.
    pub listed: bool,
}
