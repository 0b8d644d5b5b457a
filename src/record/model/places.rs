//! Divisions and response areas: where they are, and when they exist.

use super::date::RecordDate;
use super::index::{AreaIndex, DivisionIndex};
use super::translated::{Body, Language, Text};
use chrono::NaiveDate;

/// A part of the city with an office of its own: a file in content/divisions/.
#[derive(Clone, Debug)]
pub struct Division {
    /// From `id:` or the name of its file; part of its address.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The short form of its name, such as "C"; empty where it has none.
    pub code: String,
    /// In the order of the file, retired ones too.
    pub areas: Vec<AreaIndex>,
    /// Where people find it, if its file says so.
    pub office: Option<Office>,
    /// Where people sign up for its own mailing list: a web address; empty where it has none.
    pub mailing_list: String,
    /// Where its outline is, as the file has it: `boundaries/divisions.geojson#central`; empty where it has none.
    pub boundary: String,
    /// When it exists.
    pub validity: Validity,
    /// Of its file.
    pub language: Language,
    /// `None` where the division was made from a name and no file describes it.
    pub body: Option<Body>,
}

/// The office of a division.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// What it is called; empty where the file does not say, as the others.
    pub name: String,
    /// On one line.
    pub address: String,
    /// As the file has it.
    pub phone: String,
    /// As the file has it.
    pub email: String,
    /// In words.
    pub hours: String,
    /// An address of the web.
    pub url: String,
}

/// A response area: a part of a division.
#[derive(Clone, Debug)]
pub struct Area {
    /// Unique in its division; part of its address.
    pub id: String,
    /// The division that it is a part of.
    pub division: DivisionIndex,
    /// What it is called.
    pub name: Text,
    /// Their names, in the order of the file.
    pub neighborhoods: Vec<String>,
    /// As the file has them, with or without house numbers.
    pub streets: Vec<String>,
    /// Where its outline is, as the file has it; empty where it has none.
    pub boundary: String,
    /// When it exists.
    pub validity: Validity,
}

/// From when to when a division or an area exists, and what came after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// The first day; `None` where the record does not say.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Ids, as the file has them; [`Lookup`] knows what they name.
    pub successors: Vec<String>,
}

impl Validity {
    /// Whether its last day has passed.
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
