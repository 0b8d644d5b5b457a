//! When a record last changed, as far as the record itself says: never the day of the build, never a file's date. It is
//! the version that people cite, and what feeds and calendars call "updated".

use super::date::RecordDate;
use super::huddle::{Huddle, Minutes};
use super::index::{AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, UpdateIndex};
use super::site::Site;

/// A day far back that stands where a format wants a date and the record knows none.
const UNKNOWN: chrono::NaiveDate = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day of the calendar");

impl Huddle {
    /// The last approval or correction.
    fn last_edit(&self) -> Option<RecordDate> {
        let approved = if let Minutes::Approved { on, .. } = &self.minutes { Some(*on) } else { None };
        self.corrections.iter().map(|correction| correction.date).chain(approved).max().map(RecordDate::Day)
    }
}

impl Site {
    /// The last of: the huddle itself, approval, corrections, and reports on what was promised there. `None` for one
    /// that is still to come and of which nothing has been said since.
    pub fn huddle_changed(&self, index: HuddleIndex) -> Option<RecordDate> {
        let huddle = self.huddle(index);
        let held = Some(huddle.date).filter(|date| !date.is_after(self.today));
        let reported =
            huddle.commitment_indices().filter_map(|commitment| self.commitment(commitment).state.last_report);
        reported.chain(huddle.last_edit()).chain(held).max()
    }

    /// The last of: the huddle where it was made, its approval and corrections, and reports.
    pub fn commitment_changed(&self, index: CommitmentIndex) -> RecordDate {
        let commitment = self.commitment(index);
        let huddle = self.huddle(commitment.huddle);
        commitment.state.last_report.into_iter().chain(huddle.last_edit()).fold(huddle.date, RecordDate::max)
    }

    /// The last of: the update itself and its corrections.
    pub fn update_changed(&self, index: UpdateIndex) -> RecordDate {
        let update = self.update(index);
        RecordDate::Day(
            update.corrections.iter().map(|correction| correction.date).fold(update.date, chrono::NaiveDate::max),
        )
    }

    /// The last change of a huddle of the division; `None` where it has had none.
    pub fn division_changed(&self, index: DivisionIndex) -> Option<RecordDate> {
        self.last_changed(&self.lookup.huddles_of_division[index.position()])
    }

    /// The last change of a huddle about the area; `None` where there has been none.
    pub fn area_changed(&self, index: AreaIndex) -> Option<RecordDate> {
        self.last_changed(&self.lookup.huddles_of_area[index.position()])
    }

    fn last_changed(&self, huddles: &[HuddleIndex]) -> Option<RecordDate> {
        huddles.iter().filter_map(|huddle| self.huddle_changed(*huddle)).max()
    }

    /// The last change of any record; where nothing has happened yet, the day that [`Site::first_known_day`] has.
    pub fn changed(&self) -> RecordDate {
        let huddles = (0..self.huddles.len()).filter_map(|at| self.huddle_changed(HuddleIndex::at(at)));
        let updates = (0..self.updates.len()).map(|at| self.update_changed(UpdateIndex::at(at)));
        huddles.chain(updates).max().unwrap_or(RecordDate::Day(self.first_known_day()))
    }

    /// The earliest day that the record knows, for formats that want a date where there is nothing to date.
    pub fn first_known_day(&self) -> chrono::NaiveDate {
        self.huddles
            .first()
            .filter(|huddle| !huddle.date.is_after(self.today))
            .map_or(UNKNOWN, |huddle| huddle.date.first_day())
    }
}
