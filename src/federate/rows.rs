//! The columns of version 1 that a combined site needs, read from lines without copying. A line may hold more.

use chrono::NaiveDate;
use serde::Deserialize;
use std::borrow::Cow;

/// How the file of a site begins: enough to know whether the rest can be read.
#[derive(Deserialize)]
pub struct Version<'a> {
    /// The name of the format of all data that the program publishes.
    #[serde(borrow)]
    pub format: Cow<'a, str>,
    /// The version of that format.
    #[serde(borrow)]
    pub version: Cow<'a, str>,
}

/// A row of `divisions` or `topics`.
#[derive(Deserialize)]
pub struct Named<'a> {
    /// Unique in its table.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// The permanent address of its page; not trusted yet.
    #[serde(borrow)]
    pub url: Cow<'a, str>,
    /// In the language of the department's site.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
}

/// A row of `huddles`.
#[derive(Deserialize)]
pub struct Huddle<'a> {
    /// Unique in its table.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// The permanent address of its page; not trusted yet.
    #[serde(borrow)]
    pub url: Cow<'a, str>,
    /// In the language of the row.
    #[serde(borrow)]
    pub title: Cow<'a, str>,
    /// A BCP 47 tag; not trusted yet.
    #[serde(borrow)]
    pub language: Cow<'a, str>,
    /// The day; the first of the month where only that is known.
    pub date: NaiveDate,
    /// `day` or `month`.
    #[serde(borrow)]
    pub date_precision: Cow<'a, str>,
    /// The id of a row of `divisions`.
    #[serde(borrow)]
    pub division_id: Cow<'a, str>,
    /// One of [`HUDDLE_STATUSES`](crate::data::words::HUDDLE_STATUSES).
    #[serde(borrow)]
    pub status: Cow<'a, str>,
    /// Ids of rows of `topics`.
    #[serde(borrow)]
    pub topic_ids: Vec<Cow<'a, str>>,
    /// When it begins, `18:00`; not trusted yet.
    #[serde(borrow, default)]
    pub start: Option<Cow<'a, str>>,
    /// When it ends; not trusted yet.
    #[serde(borrow, default)]
    pub end: Option<Cow<'a, str>>,
    /// The zone of both; not trusted yet.
    #[serde(borrow, default)]
    pub timezone: Option<Cow<'a, str>>,
    /// The name of the place.
    #[serde(borrow, default)]
    pub location_name: Option<Cow<'a, str>>,
    /// Its street address.
    #[serde(borrow, default)]
    pub location_address: Option<Cow<'a, str>>,
}

/// A row of `commitments`.
#[derive(Deserialize)]
pub struct Commitment<'a> {
    /// Unique in its table.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// The permanent address of its page; not trusted yet.
    #[serde(borrow)]
    pub url: Cow<'a, str>,
    /// The id of a row of `divisions`.
    #[serde(borrow)]
    pub division_id: Cow<'a, str>,
    /// What was promised, in the language of the row.
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    /// A BCP 47 tag; not trusted yet.
    #[serde(borrow)]
    pub language: Cow<'a, str>,
    /// Ids of rows of `topics`.
    #[serde(borrow)]
    pub topic_ids: Vec<Cow<'a, str>>,
    /// The day by which it is due; `None` where there is none.
    pub due: Option<NaiveDate>,
    /// One of [`REPORT_STATUSES`](crate::data::words::REPORT_STATUSES).
    #[serde(borrow)]
    pub status: Cow<'a, str>,
    /// The first day on which it was overdue; `None` where it is not.
    pub overdue_since: Option<NaiveDate>,
}

/// A row of `translations`.
#[derive(Deserialize)]
pub struct Translation<'a> {
    /// The table of the row whose text it translates; only some are read.
    #[serde(borrow)]
    pub table: Cow<'a, str>,
    /// The id of that row.
    #[serde(borrow)]
    pub row_id: Cow<'a, str>,
    /// The column of that text.
    #[serde(borrow)]
    pub column: Cow<'a, str>,
    /// The BCP 47 tag of the translation; not trusted yet.
    #[serde(borrow)]
    pub language: Cow<'a, str>,
    /// The translation.
    #[serde(borrow)]
    pub text: Cow<'a, str>,
}
