//! Commitments as numbers. Each is open, done, dropped or replaced; overdue ones are among the open.

use crate::record::model::ReportStatus;

/// Commitments of a department, a division or a topic, counted by their status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// All of them: the sum of open, done, dropped and replaced.
    pub made: u32,
    /// Open, in progress or waiting.
    pub open: u32,
    /// Those of the open ones that are past their date.
    pub overdue: u32,
    /// Done, or confirmed by people who saw it.
    pub done: u32,
    /// Given up.
    pub dropped: u32,
    /// Another commitment took their place.
    pub replaced: u32,
}

impl Promises {
    /// Counts one more.
    pub fn add(&mut self, status: ReportStatus, overdue: bool) {
        self.made += 1;
        match status {
            ReportStatus::Open | ReportStatus::InProgress | ReportStatus::Waiting => {
                self.open += 1;
                self.overdue += u32::from(overdue);
            }
            ReportStatus::Done | ReportStatus::Confirmed => self.done += 1,
            ReportStatus::Dropped => self.dropped += 1,
            ReportStatus::Replaced => self.replaced += 1,
        }
    }

    /// The two together.
    pub fn and(self, other: Self) -> Self {
        Self {
            made: self.made + other.made,
            open: self.open + other.open,
            overdue: self.overdue + other.overdue,
            done: self.done + other.done,
            dropped: self.dropped + other.dropped,
            replaced: self.replaced + other.replaced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_only_an_open_one_is_overdue() {
        let mut all = Promises::default();
        for (_, status) in ReportStatus::WORDS {
            all.add(status, true);
        }
        assert_eq!(all.open + all.done + all.dropped + all.replaced, all.made);
        assert_eq!((all.made, all.open, all.overdue), (7, 3, 3));
    }
}
