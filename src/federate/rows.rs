//! The columns of version 1 that a combined site needs, read from lines without copying. A line may hold more.

use chrono::NaiveDate;
use serde::Deserialize;
use std::borrow::Cow;

/// How the file of a site begins: enough to tell whether the rest can be read.
#[derive(Deserialize)]
pub struct Version<'a> {
    #[serde(borrow)]
    pub format: Cow<'a, str>,
    #[serde(borrow)]
    pub version: Cow<'a, str>,
}

#[derive(Deserialize)]
pub struct Named<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub url: Cow<'a, str>,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
}

#[derive(Deserialize)]
pub struct Huddle<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub url: Cow<'a, str>,
    #[serde(borrow)]
    pub title: Cow<'a, str>,
    #[serde(borrow)]
    pub language: Cow<'a, str>,
    pub date: NaiveDate,
    #[serde(borrow)]
    pub date_precision: Cow<'a, str>,
    #[serde(borrow)]
    pub division_id: Cow<'a, str>,
    #[serde(borrow)]
    pub status: Cow<'a, str>,
    #[serde(borrow)]
    pub topic_ids: Vec<Cow<'a, str>>,
}

#[derive(Deserialize)]
pub struct Commitment<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub url: Cow<'a, str>,
    #[serde(borrow)]
    pub division_id: Cow<'a, str>,
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    #[serde(borrow)]
    pub language: Cow<'a, str>,
    #[serde(borrow)]
    pub topic_ids: Vec<Cow<'a, str>>,
    pub due: Option<NaiveDate>,
    #[serde(borrow)]
    pub status: Cow<'a, str>,
    pub overdue_since: Option<NaiveDate>,
}

#[derive(Deserialize)]
pub struct Translation<'a> {
    #[serde(borrow)]
    pub table: Cow<'a, str>,
    #[serde(borrow)]
    pub row_id: Cow<'a, str>,
    #[serde(borrow)]
    pub column: Cow<'a, str>,
    #[serde(borrow)]
    pub language: Cow<'a, str>,
    #[serde(borrow)]
    pub text: Cow<'a, str>,
}
