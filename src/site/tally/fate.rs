//! What became of one promise, as it is counted.

use crate::record::model::{CommitmentIndex, ReportStatus, Site};
use chrono::{Days, NaiveDate};

/// A promise without a date that is open is too young to judge for so many days: half a year.
pub const YOUNG_DAYS: i64 = 180;

/// Successors that are followed from a promise to the one that stands for it; longer chains lead round in a circle.
const LONGEST_CHAIN: usize = 64;

/// What became of a promise: exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// By the first date that was promised.
    KeptInTime,
    /// After that date.
    KeptLate,
    /// No date had been promised.
    KeptUndated,
    /// Open, and the first promised date has not passed.
    Ahead,
    /// Open, and no date was promised.
    Undated,
    /// Open, and the date that holds now has passed.
    Overdue,
    /// Open, the first date has passed, and a later one that was promised since has not.
    Moved,
    /// It will not be done.
    Dropped,
    /// By another promise of this site, which counts in its place.
    Replaced,
    /// Said to be replaced, but nothing on this site stands for it: it still counts.
    ReplacedByNothing,
}

impl Fate {
    /// Every fate, in the order of figures.
    pub const ALL: [Fate; 10] = [
        Self::KeptInTime,
        Self::KeptLate,
        Self::KeptUndated,
        Self::Ahead,
        Self::Undated,
        Self::Overdue,
        Self::Moved,
        Self::Dropped,
        Self::Replaced,
        Self::ReplacedByNothing,
    ];
}

/// What is counted of one promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Exactly one for each promise.
    pub fate: Fate,
    /// Whether it is too early to judge: its date is to come, or it has none and was made less than [`YOUNG_DAYS`]
    /// ago.
    pub young: bool,
    /// Whether its date was moved to a later one.
    pub postponed: bool,
    /// Days from made to ended, where it was kept or dropped.
    pub days: Option<u32>,
}

/// Why a promise does not count among those of which a share was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its first date is to come.
    NotDueYet,
    /// No date was promised, and it was made less than [`YOUNG_DAYS`] ago.
    New,
    /// Another promise counts in its place.
    Replaced,
}

impl Seen {
    /// Why it does not count; `None` where it counts.
    pub fn left_out(&self) -> Option<LeftOut> {
        match self.fate {
            Fate::Replaced => Some(LeftOut::Replaced),
            Fate::Ahead => Some(LeftOut::NotDueYet),
            _ => self.young.then_some(LeftOut::New),
        }
    }
}

/// What is counted of a commitment on the day of the build.
pub fn look(site: &Site, index: CommitmentIndex) -> Seen {
    let commitment = site.commitment(index);
    let made = commitment.made_on(site).first_day();
    let fate = fate(site, index);
    let new = (site.today - made).num_days() < YOUNG_DAYS;
    let ended = commitment.ended_on().map(|date| (date.first_day() - made).num_days().max(0));
    Seen {
        fate,
        young: fate == Fate::Ahead || (fate == Fate::Undated && new),
        postponed: commitment.was_postponed(),
        days: ended.and_then(|days| u32::try_from(days).ok()),
    }
}

/// The last day that came and changed what is counted of a promise that is still open: one on which a date had passed,
/// or on which it was old enough to be judged. `None` where there was none.
pub fn state_since(site: &Site, index: CommitmentIndex) -> Option<NaiveDate> {
    let commitment = site.commitment(index);
    if commitment.state.status.is_settled() {
        return None;
    }
    let young = Days::new(YOUNG_DAYS.unsigned_abs());
    let judged = match commitment.first_due_date() {
        Some(day) => day.succ_opt(),
        None => commitment.made_on(site).first_day().checked_add_days(young),
    };
    judged.into_iter().chain(commitment.state.overdue_since).filter(|day| *day <= site.today).max()
}

fn fate(site: &Site, index: CommitmentIndex) -> Fate {
    let commitment = site.commitment(index);
    let first = commitment.first_due_date();
    match commitment.state.status {
        ReportStatus::Dropped => Fate::Dropped,
        ReportStatus::Replaced if has_successor(site, index) => Fate::Replaced,
        ReportStatus::Replaced => Fate::ReplacedByNothing,
        ReportStatus::Done | ReportStatus::Confirmed => match (first, commitment.ended_on()) {
            (Some(first), Some(ended)) if ended.first_day() > first => Fate::KeptLate,
            (Some(_), _) => Fate::KeptInTime,
            (None, _) => Fate::KeptUndated,
        },
        ReportStatus::Open | ReportStatus::InProgress | ReportStatus::Waiting => match first {
            _ if commitment.state.is_overdue() => Fate::Overdue,
            Some(first) if first < site.today => Fate::Moved,
            Some(_) => Fate::Ahead,
            None => Fate::Undated,
        },
    }
}

/// Whether a promise of this site stands for this one in the end.
fn has_successor(site: &Site, index: CommitmentIndex) -> bool {
    let mut at = index;
    for _ in 0..LONGEST_CHAIN {
        let commitment = site.commitment(at);
        if commitment.state.status != ReportStatus::Replaced {
            return true;
        }
        match commitment.successor() {
            Some(next) if next != index => at = next,
            // One that ends in nothing is counted itself, so that the promise is neither lost nor counted twice.
            None => return at != index,
            Some(_) => return false,
        }
    }
    false
}
