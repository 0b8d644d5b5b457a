//! What is published of a site, and in which parts: the way from the model to rows.

use crate::record::model::{
    AreaIndex, Body, CommitmentIndex, DivisionIndex, Huddle, HuddleIndex, Language, RecordDate, Site, UpdateIndex,
};
use crate::site::plan::{self, Key, Plan, Planned};
use crate::site::tally;
use crate::text::address_of_file;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What of the record is published in a file: all of it, or a year's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// In the order of the site.
    pub divisions: Vec<DivisionIndex>,
    /// In the order of the site.
    pub areas: Vec<AreaIndex>,
    /// In the order of the site.
    pub huddles: Vec<HuddleIndex>,
    /// In the order of the site.
    pub updates: Vec<UpdateIndex>,
}

impl Selection {
    /// Everything that is published of a site.
    pub fn all(site: &Site) -> Self {
        Self {
            divisions: (0..site.divisions.len()).map(DivisionIndex::at).collect(),
            areas: (0..site.areas.len()).map(AreaIndex::at).collect(),
            huddles: (0..site.huddles.len()).map(HuddleIndex::at).collect(),
            updates: (0..site.updates.len()).map(UpdateIndex::at).collect(),
        }
    }

    /// The huddles and updates of each year that has any. Only what is dated is selected.
    pub fn years(site: &Site) -> BTreeMap<i32, Self> {
        let none = || Self { divisions: Vec::new(), areas: Vec::new(), huddles: Vec::new(), updates: Vec::new() };
        let mut years: BTreeMap<i32, Self> = BTreeMap::new();
        for (at, huddle) in site.huddles.iter().enumerate() {
            years.entry(huddle.date.year()).or_insert_with(none).huddles.push(HuddleIndex::at(at));
        }
        for (at, update) in site.updates.iter().enumerate() {
            years.entry(update.date.year()).or_insert_with(none).updates.push(UpdateIndex::at(at));
        }
        years
    }
}

/// What is published of a site: the way from the model to rows.
#[derive(Clone, Copy)]
pub struct Published<'a> {
    /// The record that rows are made from.
    pub site: &'a Site,
    /// Which pages there are: rows name their addresses.
    pub plan: &'a Plan,
}

impl<'a> Published<'a> {
    /// The last day on which the data changed: that of the last change of a record, as it is dated there or as the log
    /// has it, or of the last state that followed from a day that came. The same as long as nothing changes.
    pub fn modified(self) -> NaiveDate {
        let site = self.site;
        let logged =
            self.plan.history.as_ref().and_then(|history| history.changes.iter().map(|change| change.day).max());
        let came = (0..site.commitments.len()).filter_map(|at| tally::state_since(site, CommitmentIndex::at(at)));
        came.chain(logged).fold(self.plan.changed(site).first_day(), NaiveDate::max)
    }

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
        huddle.has_minutes().then(|| self.body(&huddle.body))
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
pub(super) fn dated(date: RecordDate) -> (NaiveDate, Cow<'static, str>) {
    (date.first_day(), Cow::Borrowed(if date.day().is_some() { "day" } else { "month" }))
}

/// Borrowed, where the record says something.
pub(super) fn said(text: &str) -> Option<Cow<'_, str>> {
    (!text.is_empty()).then_some(Cow::Borrowed(text))
}

/// A length as a cell holds it.
pub(super) fn count(length: usize) -> i64 {
    i64::try_from(length).expect("a site has fewer records than an i64 can count")
}

/// A BCP 47 tag as a cell holds it.
pub(super) fn language(language: &Language) -> Cow<'_, str> {
    Cow::Borrowed(language)
}
