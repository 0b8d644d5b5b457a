//! The record as data: tables of rows, version 1. What every export of data is made from (CSV, JSON Lines, SQLite, Parquet
//! and what describes them), so that they cannot disagree. The rows are structs of their own (`v1`), never derived from the
//! model: the model may change, version 1 may not. Only what is published is in them.

pub mod bodies;
pub mod civic;
pub mod document;
pub mod links;
pub mod markdown;
pub mod schema;
pub mod site;
pub mod v1;
pub mod words;

mod places;
mod promises;
mod records;

use crate::record::model::{AreaIndex, Body, CommitmentIndex, DivisionIndex, Huddle, HuddleIndex, Language, RecordDate, Site, UpdateIndex};
use crate::site::plan::{self, Key, Plan, Planned};
use crate::text::address_of_file;
use chrono::NaiveDate;
use std::borrow::Cow;

/// The version of the rows and documents, as addresses and schemas have it.
pub const VERSION: &str = "v1";

/// What kind of values a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A whole number: a count, which is never below zero.
    Integer,
    Boolean,
    /// A calendar day.
    Date,
    /// Texts in a fixed order; none is an empty list.
    List,
}

/// What the texts of a column look like; of a list, each of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing is promised.
    Free,
    /// An absolute address of this site (RFC 3986), percent-encoded.
    Address,
    /// A tag of a language (BCP 47).
    Language,
    /// Hours and minutes of a day, `18:00`.
    Clock,
    /// A name of the IANA time zone database.
    TimeZone,
    /// The kind of a file (RFC 6838).
    MediaType,
    /// 64 hexadecimal digits in lower case.
    Sha256,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

impl Form {
    /// A regular expression that the whole text fits, in the part of the language that JSON Schema, XML Schema and
    /// Python's `re` read alike; `None` where the form is no matter of letters.
    pub fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Language => Some("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
            Self::Clock => Some("([01][0-9]|2[0-3]):[0-5][0-9]"),
            Self::Sha256 => Some("[0-9a-f]{64}"),
            Self::Free | Self::Address | Self::TimeZone | Self::MediaType | Self::OneOf(_) => None,
        }
    }

    /// The words that a text may be; empty where it may be any.
    pub fn words(self) -> &'static [&'static str] {
        if let Self::OneOf(words) = self { words } else { &[] }
    }
}

/// One value of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'c> {
    Text(&'c str),
    Integer(i64),
    Boolean(bool),
    Date(NaiveDate),
    List(&'c [Cow<'c, str>]),
    /// The record does not say.
    Absent,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether the record may leave it out.
    pub optional: bool,
    /// The table whose first column it names: the value, or each value of a list.
    pub target: Option<&'static str>,
    pub form: Form,
    /// The message that says in plain words what it holds.
    pub told: &'static str,
}

/// A table: its name, what tells its rows apart, and its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: &'static str,
    /// The columns whose values together are different in each row.
    pub key: &'static [&'static str],
    /// The message that says in plain words what a row is.
    pub told: &'static str,
    pub columns: &'static [Column],
}

impl Table {
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// A row, whatever its table.
pub trait Row {
    fn table(&self) -> &'static Table;

    /// One for each column, in their order.
    fn cells(&self) -> Vec<Cell<'_>>;

    /// As a JSON object on one line, without a line break.
    fn json(&self) -> Vec<u8>;
}

/// What a column can hold.
pub trait Value {
    const KIND: Kind;
    const OPTIONAL: bool = false;

    fn cell(&self) -> Cell<'_>;
}

impl Value for Cow<'_, str> {
    const KIND: Kind = Kind::Text;

    fn cell(&self) -> Cell<'_> {
        Cell::Text(self)
    }
}

impl Value for i64 {
    const KIND: Kind = Kind::Integer;

    fn cell(&self) -> Cell<'_> {
        Cell::Integer(*self)
    }
}

impl Value for bool {
    const KIND: Kind = Kind::Boolean;

    fn cell(&self) -> Cell<'_> {
        Cell::Boolean(*self)
    }
}

impl Value for NaiveDate {
    const KIND: Kind = Kind::Date;

    fn cell(&self) -> Cell<'_> {
        Cell::Date(*self)
    }
}

impl Value for Vec<Cow<'_, str>> {
    const KIND: Kind = Kind::List;

    fn cell(&self) -> Cell<'_> {
        Cell::List(self)
    }
}

impl<V: Value> Value for Option<V> {
    const KIND: Kind = V::KIND;
    const OPTIONAL: bool = true;

    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Absent, Value::cell)
    }
}

/// Hands the rows of a table for a selection, in their fixed order, to the last argument.
pub type Rows = for<'a> fn(&Published<'a>, &Selection, &mut dyn FnMut(&dyn Row));

/// A table and where its rows come from.
#[derive(Clone, Copy)]
pub struct Source {
    pub table: &'static Table,
    pub rows: Rows,
    /// Whether its rows belong to huddles and updates, and so to a year.
    pub dated: bool,
}

/// Every table, those that others refer to first. A new one is a struct in `v1`, a function that makes its rows, and a
/// line here.
pub const TABLES: &[Source] = &[
    Source { table: &v1::Division::TABLE, rows: places::divisions, dated: false },
    Source { table: &v1::Area::TABLE, rows: places::areas, dated: false },
    Source { table: &v1::Topic::TABLE, rows: places::topics, dated: false },
    Source { table: &v1::Organization::TABLE, rows: places::organizations, dated: false },
    Source { table: &v1::Huddle::TABLE, rows: records::huddles, dated: true },
    Source { table: &v1::Update::TABLE, rows: records::updates, dated: true },
    Source { table: &v1::Commitment::TABLE, rows: promises::commitments, dated: true },
    Source { table: &v1::Report::TABLE, rows: promises::reports, dated: true },
    Source { table: &v1::Concern::TABLE, rows: promises::concerns, dated: true },
    Source { table: &v1::Attendance::TABLE, rows: records::attendance, dated: true },
    Source { table: &v1::Participant::TABLE, rows: records::participants, dated: true },
    Source { table: &v1::Attachment::TABLE, rows: records::attachments, dated: true },
    Source { table: &v1::Correction::TABLE, rows: records::corrections, dated: true },
    // Some translate texts of places, which belong to no year.
    Source { table: &v1::Translation::TABLE, rows: records::translations, dated: false },
];

/// The table with this name, as [`Column::target`] has it.
pub fn source(name: &str) -> Option<&'static Source> {
    TABLES.iter().find(|source| source.table.name == name)
}

/// What of the record is published in a file: all of it, or a year's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub divisions: Vec<DivisionIndex>,
    pub areas: Vec<AreaIndex>,
    pub huddles: Vec<HuddleIndex>,
    pub updates: Vec<UpdateIndex>,
}

impl Selection {
    pub fn all(site: &Site) -> Self {
        Self {
            divisions: (0..site.divisions.len()).map(DivisionIndex::at).collect(),
            areas: (0..site.areas.len()).map(AreaIndex::at).collect(),
            huddles: (0..site.huddles.len()).map(HuddleIndex::at).collect(),
            updates: (0..site.updates.len()).map(UpdateIndex::at).collect(),
        }
    }
}

/// What is published of a site: the way from the model to rows.
#[derive(Clone, Copy)]
pub struct Published<'a> {
    pub site: &'a Site,
    pub plan: &'a Plan,
}

impl<'a> Published<'a> {
    /// The permanent address of a page, in the site's first language.
    pub fn url(self, key: Key) -> String {
        format!("{}{}", self.site.config.base_url, plan::address(self.site, Planned { key, language: 0 }))
    }

    /// The permanent address of a page in a language of the site.
    pub fn page_url(self, planned: Planned) -> String {
        format!("{}{}", self.site.config.base_url, plan::address(self.site, planned))
    }

    /// The permanent address of a file of the site.
    pub fn file_url(self, file: &str) -> String {
        format!("{}{}", self.site.config.base_url, address_of_file(file))
    }

    /// An area's id in the data: its division's id, a slash, and its own, which is unique only there.
    pub fn area_id(self, index: AreaIndex) -> String {
        let area = self.site.area(index);
        format!("{}/{}", self.site.division(area.division).id, area.id)
    }

    /// A commitment's id in the data, as reports write it: its huddle's id, a slash, and its own.
    pub fn commitment_id(self, index: CommitmentIndex) -> String {
        let commitment = self.site.commitment(index);
        format!("{}/{}", self.site.huddle(commitment.huddle).id, commitment.id)
    }

    /// The Markdown of a huddle's minutes in its own language; `None` where there are none, or they were withdrawn.
    pub fn minutes(self, huddle: &Huddle) -> Option<&'a str> {
        huddle.has_minutes(self.site).then(|| self.body(&huddle.body))
    }

    /// The Markdown of a body in its own language.
    pub fn body(self, body: &Body) -> &'a str {
        self.site.text_of(body.source, body.span)
    }

    /// The file that stands at the site for a file of the content folder; `None` where it is not published.
    pub fn media_url(self, file: &crate::text::SitePath) -> Option<String> {
        self.plan.media.contains(file).then(|| self.file_url(file.as_str()))
    }
}

/// A day of a record's date: the day, or the first of the month where no day is known, and which of the two it is.
fn dated(date: RecordDate) -> (NaiveDate, Cow<'static, str>) {
    (date.first_day(), Cow::Borrowed(if date.day().is_some() { "day" } else { "month" }))
}

/// Borrowed, where the record says something.
fn said(text: &str) -> Option<Cow<'_, str>> {
    (!text.is_empty()).then_some(Cow::Borrowed(text))
}

fn count(length: usize) -> i64 {
    i64::try_from(length).expect("a site has fewer records than an i64 can count")
}

fn language(language: &Language) -> Cow<'_, str> {
    Cow::Borrowed(language)
}
