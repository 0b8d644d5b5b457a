//! The changes of the log in the order in which readers see them, and the record of each key that the log names.

use crate::record::model::{DivisionIndex, FormerAddress, HuddleIndex, PageIndex, RecordIndex, Site, UpdateIndex};
use crate::site::history::{Change, History, RecordHistory, RecordKind, record_key};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// How many changes a page shows.
pub const CHANGES: usize = 50;

/// The changes of the log as readers see them: those of the day on which it begins are one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeLists {
    /// The day on which the log begins; `None` where nothing is in it.
    pub begun: Option<NaiveDate>,
    /// How many records there were on that day.
    pub at_first: usize,
    /// Positions in [`crate::site::history::History::changes`] of everything since, oldest first.
    pub since: Vec<usize>,
    /// Positions in `since`, by year; empty where one page has room for all.
    pub years: BTreeMap<i32, Range<usize>>,
    /// The record of each key that the log names and that is on the site, under this id or another.
    pub records: HashMap<String, RecordIndex>,
    /// What the log says of the records that are on the site.
    pub logged: HashMap<RecordIndex, RecordHistory>,
}

impl ChangeLists {
    /// The changes that the log has.
    pub fn new(site: &Site, history: &History) -> Self {
        let changes = history.changes.as_slice();
        let begun = changes.first().map(|change| change.day);
        let is_first = |change: &Change| change.previous.is_none() && Some(change.day) == begun;
        let at_first = changes.iter().take_while(|change| is_first(change)).count();
        let since: Vec<usize> = (at_first..changes.len()).collect();
        let mut years: BTreeMap<i32, Range<usize>> = BTreeMap::new();
        if since.len() > CHANGES {
            for (at, position) in since.iter().enumerate() {
                let year = years.entry(changes[*position].day.year()).or_insert(at..at);
                year.end = at + 1;
            }
        }
        let records = records(site);
        let logged = |(key, logged): (&String, &RecordHistory)| Some((*records.get(key)?, *logged));
        let logged = history.records.iter().filter_map(logged).collect();
        Self { begun, at_first, since, years, records, logged }
    }
}

/// Every key that a record has or had.
fn records(site: &Site) -> HashMap<String, RecordIndex> {
    let mut all = HashMap::new();
    for former in &site.former {
        let (kind, id, record) = match former {
            FormerAddress::Division { id, now } => (RecordKind::Division, id, RecordIndex::Division(*now)),
            FormerAddress::Huddle { id, now } => (RecordKind::Huddle, id, RecordIndex::Huddle(*now)),
            FormerAddress::Update { id, now } => (RecordKind::Update, id, RecordIndex::Update(*now)),
            FormerAddress::Page { id, now } => (RecordKind::Page, id, RecordIndex::Page(*now)),
            FormerAddress::Area { .. } | FormerAddress::Commitment { .. } => continue,
        };
        all.insert(record_key(kind, id), record);
    }
    let divisions = (0..site.divisions.len()).map(|at| RecordIndex::Division(DivisionIndex::at(at)));
    let huddles = (0..site.huddles.len()).map(|at| RecordIndex::Huddle(HuddleIndex::at(at)));
    let updates = (0..site.updates.len()).map(|at| RecordIndex::Update(UpdateIndex::at(at)));
    let pages = (0..site.pages.len()).map(|at| RecordIndex::Page(PageIndex::at(at)));
    all.extend(divisions.chain(huddles).chain(updates).chain(pages).map(|record| (log_key(site, record), record)));
    all
}

/// The key of a record in the log.
fn log_key(site: &Site, record: RecordIndex) -> String {
    match record {
        RecordIndex::Division(index) => record_key(RecordKind::Division, &site.division(index).id),
        RecordIndex::Huddle(index) => record_key(RecordKind::Huddle, &site.huddle(index).id),
        RecordIndex::Update(index) => record_key(RecordKind::Update, &site.update(index).id),
        RecordIndex::Page(index) => record_key(RecordKind::Page, &site.page(index).id),
    }
}
