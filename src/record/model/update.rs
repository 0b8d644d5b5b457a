//! An update: what was said of commitments between huddles.

use super::huddle::Correction;
use super::index::CommitmentIndex;
use super::translated::{Body, Language, Text};
use chrono::NaiveDate;

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
