//! What is kept of one department's published record: 16 bytes of a huddle, counts, and what lists show.

use super::promises::Promises;
use crate::record::config::{License, Name, Term};
use crate::record::model::{HuddleStatus, Language, RecordDate, Text};
use chrono::{DateTime, Datelike, NaiveDate};
use chrono_tz::Tz;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many huddles the newest of a department or a topic are.
pub const NEWEST: usize = 50;

/// How many overdue commitments are named of each department.
pub const OVERDUE: usize = 20;

/// A huddle as lists show it: 16 bytes, and its words in [`Department::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Huddle {
    /// The first of the month where only that is known.
    pub(super) day: NaiveDate,
    /// Where its words begin: the title, then its address below the department's.
    pub(super) words: u32,
    /// The length of its title in [`Department::words`], in bytes.
    pub(super) title: u16,
    /// The length of its address, which follows the title, in bytes.
    pub(super) address: u16,
    /// Position in [`Department::divisions`].
    pub(super) division: u16,
    /// Position in [`Department::tags`].
    pub(super) language: u8,
    /// What it is, and whether only its month is known.
    pub(super) marks: u8,
}

/// The bit of [`Huddle::marks`] that says that only the month is known; the bits below it are a position in
/// [`STATUSES`].
pub(super) const MONTH_ONLY: u8 = 4;

/// What a huddle can be, as [`Huddle::marks`] counts them.
pub(super) const STATUSES: [HuddleStatus; 4] =
    [HuddleStatus::Held, HuddleStatus::Scheduled, HuddleStatus::Cancelled, HuddleStatus::Postponed];

impl Huddle {
    /// The day, or the month where only that is known.
    pub fn date(&self) -> RecordDate {
        if self.marks & MONTH_ONLY == 0 {
            RecordDate::Day(self.day)
        } else {
            RecordDate::Month(self.day.year(), self.day.month())
        }
    }

    /// What became of it.
    pub fn status(&self) -> HuddleStatus {
        STATUSES[usize::from(self.marks & (MONTH_ONLY - 1))]
    }

    /// Position in [`Department::divisions`].
    pub fn division(&self) -> usize {
        usize::from(self.division)
    }
}

/// A huddle to come, with what a calendar says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// As lists show it.
    pub huddle: Huddle,
    /// Its beginning and, where that is known, its end, in the zone of the department; `None` where only the day is
    /// known.
    pub times: Option<(DateTime<Tz>, Option<DateTime<Tz>>)>,
    /// On one line; empty where it is not known.
    pub place: String,
}

/// An overdue commitment, named one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// The day by which it was due; `None` where the department's data has none.
    pub due: Option<NaiveDate>,
    /// The first day on which it was overdue.
    pub since: NaiveDate,
    /// On one line, at most 240 characters.
    pub text: String,
    /// The language of the text; `None` where the tag could not be used.
    pub language: Option<Language>,
    /// Its page on the department's site; `None` where its address is not below the department's.
    pub url: Option<String>,
    /// Position in [`Department::divisions`].
    pub division: usize,
}

/// What a department says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// The publisher's name.
    pub name: String,
    /// The title of its site, in its own language and in the others that it has.
    pub title: Text,
    /// With a slash at its end.
    pub base_url: String,
    /// Its site's languages, the own one first; tags that are none are left out.
    pub languages: Vec<Language>,
    /// Under which its record may be used; `None` where it names none.
    pub license: Option<License>,
    /// Whether the place and everything in the record are made up.
    pub fictional: bool,
    /// The day that its counts are of.
    pub as_of: NaiveDate,
    /// Its own names for the levels.
    pub terms: BTreeMap<Term, BTreeMap<String, Name>>,
}

/// A division of a department.
#[derive(Clone, Debug, PartialEq)]
pub struct Division {
    /// As the department has it, safe as a part of an address.
    pub id: String,
    /// At most 120 characters, with its translations.
    pub name: Text,
    /// Its page on the department's site; `None` where its address is not below the department's.
    pub url: Option<String>,
    /// Commitments of its huddles, counted.
    pub promises: Promises,
    /// Its huddles in [`Department::huddles`], newest first.
    pub huddles: Range<usize>,
}

/// A topic as one department has it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTopic {
    /// As the department has it, safe as a part of an address.
    pub id: String,
    /// The id of the joined topic that it belongs to.
    pub joined: String,
    /// At most 120 characters, with its translations.
    pub name: Text,
    /// Its page on the department's site; `None` where its address is not below the department's.
    pub url: Option<String>,
    /// Other topics of the department that are taken as this one: id, name, page.
    pub also: Vec<(String, String, Option<String>)>,
    /// Commitments with this topic, counted.
    pub promises: Promises,
    /// How many huddles of the department have it.
    pub huddles: u32,
    /// At most [`NEWEST`] of them.
    pub newest: Vec<Huddle>,
}

/// One department's published record, as far as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// What it says of itself in `site.json`.
    pub about: About,
    /// Its part of addresses; given when departments are joined.
    pub slug: String,
    /// In the department's own order.
    pub divisions: Vec<Division>,
    /// In the department's own order.
    pub topics: Vec<OwnTopic>,
    /// By division, newest first.
    pub huddles: Vec<Huddle>,
    /// Titles and addresses of huddles, one after the other.
    pub words: String,
    /// Languages of titles; the first stands for none.
    pub tags: Vec<String>,
    /// All of its commitments, counted.
    pub promises: Promises,
    /// The newest that were held, at most [`NEWEST`].
    pub latest: Vec<Huddle>,
    /// Those to come, soonest first, at most [`NEWEST`].
    pub upcoming: Vec<Coming>,
    /// The longest overdue, at most [`OVERDUE`].
    pub overdue: Vec<Overdue>,
    /// SHA-256 of everything that was read.
    pub digest: String,
}

impl Department {
    /// The title of one of its huddles, as it was shortened when it was read.
    pub fn title_of(&self, huddle: &Huddle) -> &str {
        let start = huddle.words as usize;
        &self.words[start..start + usize::from(huddle.title)]
    }

    /// Where the huddle's page is; `None` where its address was not of the department's site.
    pub fn url_of(&self, huddle: &Huddle) -> Option<String> {
        let rest = self.address_of(huddle);
        (!rest.is_empty()).then(|| format!("{}{rest}", self.about.base_url))
    }

    fn address_of(&self, huddle: &Huddle) -> &str {
        let start = huddle.words as usize + usize::from(huddle.title);
        &self.words[start..start + usize::from(huddle.address)]
    }

    /// The language of the huddle's title; empty where it is not known.
    pub fn language_of(&self, huddle: &Huddle) -> &str {
        &self.tags[usize::from(huddle.language)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huddle_takes_sixteen_bytes() {
        assert_eq!(size_of::<Huddle>(), 16);
    }
}
