//! Huddles held in each month, with those that were cancelled or put off apart.

use crate::record::model::{Huddle, HuddleStatus};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// What took place in a month, and what did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// How many took place.
    pub held: u32,
    /// Cancelled or postponed.
    pub called_off: u32,
}

/// By year and month (from 1); months without any are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meetings {
    months: BTreeMap<(i32, u32), Month>,
}

impl Meetings {
    /// Counts a huddle in its month; one that is to come, or of which nobody said that it took place, is not counted.
    pub(super) fn add(&mut self, huddle: &Huddle, today: NaiveDate) {
        if huddle.date.is_after(today) || huddle.status == HuddleStatus::Scheduled {
            return;
        }
        let first = huddle.date.first_day();
        let month = self.months.entry((first.year(), first.month())).or_default();
        match huddle.status {
            HuddleStatus::Held => month.held += 1,
            HuddleStatus::Cancelled | HuddleStatus::Postponed => month.called_off += 1,
            HuddleStatus::Scheduled => {}
        }
    }

    /// That of one year and month (from 1).
    pub fn month(&self, year: i32, month: u32) -> Month {
        self.months.get(&(year, month)).copied().unwrap_or_default()
    }

    /// All months from the first of `from` to `to`, both included.
    pub fn between(&self, from: (i32, u32), to: (i32, u32)) -> Month {
        let inside = self.months.iter().filter(|(month, _)| (from..=to).contains(month));
        inside.fold(Month::default(), |sum, (_, month)| Month {
            held: sum.held + month.held,
            called_off: sum.called_off + month.called_off,
        })
    }

    /// Whether there is none in any month.
    pub fn is_empty(&self) -> bool {
        self.months.values().all(|month| *month == Month::default())
    }

    /// The first year with any.
    pub fn first_year(&self) -> Option<i32> {
        self.months.keys().next().map(|(year, _)| *year)
    }
}
