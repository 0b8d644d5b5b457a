//! When a record last changed: what the record says of itself and what the log has seen, whichever is later. Without a
//! log it is what the record says alone.

use super::inventory::Plan;
use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, PageIndex, RecordDate, RecordIndex, Site, UpdateIndex,
};
use crate::site::history::RecordHistory;
use chrono::NaiveDate;

impl Plan {
    /// What the log says of a record; `None` without a log.
    pub fn logged(&self, record: RecordIndex) -> Option<&RecordHistory> {
        self.changes.logged.get(&record)
    }

    /// The day of the last change that the log has seen. A record that is as it was when the log began changed before,
    /// nobody knows when.
    pub fn seen(&self, record: RecordIndex) -> Option<NaiveDate> {
        let logged = self.logged(record)?;
        let is_known = logged.revision > 1 || self.came(record).is_some();
        is_known.then_some(logged.changed_on)
    }

    /// The day on which a record was first published, where that is later than the beginning of the log.
    pub fn came(&self, record: RecordIndex) -> Option<NaiveDate> {
        self.logged(record).map(|logged| logged.published_on).filter(|day| Some(*day) > self.changes.begun)
    }

    /// The later of what the record says and what the log has seen; where the record says nothing, the day on which it
    /// was published.
    fn later(&self, record: RecordIndex, said: Option<RecordDate>) -> Option<RecordDate> {
        let Some(said) = said else {
            return self.logged(record).map(|logged| RecordDate::Day(logged.changed_on));
        };
        let seen = self.seen(record).map(RecordDate::Day);
        Some(seen.map_or(said, |seen| seen.max(said)))
    }

    /// [`Site::huddle_changed`], and what the log has seen of the huddle's record.
    pub fn huddle_changed(&self, site: &Site, index: HuddleIndex) -> Option<RecordDate> {
        self.later(RecordIndex::Huddle(index), site.huddle_changed(index))
    }

    /// [`Site::commitment_changed`], and what the log has seen of the record of its huddle.
    pub fn commitment_changed(&self, site: &Site, index: CommitmentIndex) -> RecordDate {
        let said = site.commitment_changed(index);
        let huddle = RecordIndex::Huddle(site.commitment(index).huddle);
        self.later(huddle, Some(said)).unwrap_or(said)
    }

    /// [`Site::update_changed`], and what the log has seen of the update.
    pub fn update_changed(&self, site: &Site, index: UpdateIndex) -> RecordDate {
        let said = site.update_changed(index);
        self.later(RecordIndex::Update(index), Some(said)).unwrap_or(said)
    }

    /// The last change of the division's own record, and of a huddle of it; `None` where it has had none.
    pub fn division_changed(&self, site: &Site, index: DivisionIndex) -> Option<RecordDate> {
        let huddles = self.last_changed(site, &site.lookup.huddles_of_division[index.position()]);
        self.later(RecordIndex::Division(index), huddles)
    }

    /// The last change of a huddle about the area; `None` where there has been none.
    pub fn area_changed(&self, site: &Site, index: AreaIndex) -> Option<RecordDate> {
        self.last_changed(site, &site.lookup.huddles_of_area[index.position()])
    }

    /// The day on which the log saw the last change of a plain page, which says none itself.
    pub fn page_changed(&self, index: PageIndex) -> Option<RecordDate> {
        self.later(RecordIndex::Page(index), None)
    }

    fn last_changed(&self, site: &Site, huddles: &[HuddleIndex]) -> Option<RecordDate> {
        huddles.iter().filter_map(|huddle| self.huddle_changed(site, *huddle)).max()
    }

    /// [`Site::changed`], and the last change that the log has seen since it began.
    pub fn changed(&self, site: &Site) -> RecordDate {
        let seen = self.changes.since.last().and_then(|at| self.history.as_ref()?.changes.get(*at));
        site.changed().max(seen.map_or(RecordDate::Day(NaiveDate::MIN), |change| RecordDate::Day(change.day)))
    }
}
