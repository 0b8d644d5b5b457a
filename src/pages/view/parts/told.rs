//! What was told in a year beside its huddles: updates, and corrections of what was published.

use super::update_link::update_link;
use crate::pages::view::shapes::{Date, Link};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{DivisionIndex, HuddleIndex, Update, UpdateIndex};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// A record in a line, and what is said of it.
#[derive(Serialize)]
pub struct Told {
    /// On which day.
    pub date: Date,
    /// Leads to the page of the record.
    pub record: Link,
    /// Of a correction its reason, as it was written; else empty.
    pub text: String,
    /// The BCP 47 tag of the reason; empty where it is the page's language.
    pub lang: String,
}

/// The updates of a year, newest first; of a division those that report on what was promised there.
pub fn updates_of(viewer: &Viewer<'_>, year: i32, division: Option<DivisionIndex>) -> Vec<Told> {
    let updates = viewer.site.updates.iter().enumerate().filter(|(_, update)| update.date.year() == year);
    let updates = updates.filter(|(_, update)| division.is_none_or(|division| concerns(viewer, update, division)));
    let told = |(at, update): (usize, &Update)| {
        (update.date, line(viewer, update.date, update_link(viewer, UpdateIndex::at(at))))
    };
    newest_first(updates.map(told).collect())
}

/// What was corrected in a year, newest first.
pub fn corrections_of(viewer: &Viewer<'_>, year: i32, division: Option<DivisionIndex>) -> Vec<Told> {
    let mut found = Vec::new();
    for (at, huddle) in viewer.site.huddles.iter().enumerate() {
        for correction in huddle.corrections.iter().filter(|correction| correction.date.year() == year) {
            if division.is_none_or(|division| division == huddle.division) {
                let line = line(viewer, correction.date, viewer.huddle_link(HuddleIndex::at(at)));
                let lang = viewer.lang_of(&huddle.language);
                found.push((correction.date, Told { text: correction.reason.clone(), lang, ..line }));
            }
        }
    }
    for (at, update) in viewer.site.updates.iter().enumerate() {
        for correction in update.corrections.iter().filter(|correction| correction.date.year() == year) {
            if division.is_none_or(|division| concerns(viewer, update, division)) {
                let line = line(viewer, correction.date, update_link(viewer, UpdateIndex::at(at)));
                let lang = viewer.lang_of(&update.language);
                found.push((correction.date, Told { text: correction.reason.clone(), lang, ..line }));
            }
        }
    }
    newest_first(found)
}

/// Whether an update reports on something that was promised in a division.
fn concerns(viewer: &Viewer<'_>, update: &Update, division: DivisionIndex) -> bool {
    let of = |index| viewer.site.huddle(viewer.site.commitment(index).huddle).division;
    update.reports.iter().any(|(index, _)| of(*index) == division)
}

fn line(viewer: &Viewer<'_>, date: NaiveDate, record: Link) -> Told {
    Told { date: viewer.day(date), record, text: String::new(), lang: String::new() }
}

fn newest_first(mut told: Vec<(NaiveDate, Told)>) -> Vec<Told> {
    told.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    told.into_iter().map(|(_, told)| told).collect()
}
