//! What a table, a column and a row are, whatever they hold.

use chrono::NaiveDate;
use std::borrow::Cow;

/// The version of the rows and documents, as addresses and schemas have it.
pub const VERSION: &str = "v1";

/// What kind of values a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text in UTF-8; which texts, says the column's [`Form`].
    Text,
    /// A whole number: a count, which is never below zero.
    Integer,
    /// True or false.
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
    /// Text in UTF-8.
    Text(&'c str),
    /// A whole number, never below zero.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A calendar day.
    Date(NaiveDate),
    /// Texts in their order; a cell of an empty list is present.
    List(&'c [Cow<'c, str>]),
    /// The record does not say.
    Absent,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// As it is written in every format, in snake case.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether the record may leave it out.
    pub optional: bool,
    /// The table whose first column it names: the value, or each value of a list.
    pub target: Option<&'static str>,
    /// What its texts look like: a closed list of words, a pattern, or free.
    pub form: Form,
    /// The message that says in plain words what it holds.
    pub description: &'static str,
}

/// A table: its name, its key, and its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// In snake case, plural: the name of its files and of its table in the database.
    pub name: &'static str,
    /// The columns whose values together are different in each row.
    pub key: &'static [&'static str],
    /// The message that says in plain words what a row is.
    pub description: &'static str,
    /// In the order in which every format has them.
    pub columns: &'static [Column],
}

impl Table {
    /// The column of this name; `None` where the table has none.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// A row, whatever its table.
pub trait Row {
    /// The table that it belongs to.
    fn table(&self) -> &'static Table;

    /// One for each column, in their order.
    fn cells(&self) -> Vec<Cell<'_>>;

    /// As a JSON object on one line, without a line break.
    fn json(&self) -> Vec<u8>;
}

/// What a column can hold.
pub trait Value {
    /// The kind of its column.
    const KIND: Kind;
    /// Whether the record may leave it out.
    const OPTIONAL: bool = false;

    /// The value as a cell of a row.
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
