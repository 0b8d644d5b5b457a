//! What became of a set of promises, in numbers: how many of each fate, what share was kept, how long it took.

use super::fate::{Fate, Seen, look};
use crate::record::model::{CommitmentIndex, Site};
use std::collections::BTreeSet;

/// From this denominator on a share is also given in per cent.
pub const PERCENT_FROM: u32 = 10;

/// From so many on a median and quartiles are given; of fewer the shortest and the longest.
pub const QUARTILES_FROM: usize = 5;

/// What became of a set of promises.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    fates: [u32; Fate::ALL.len()],
    young: u32,
    postponed: u32,
    /// Days from made to ended of those that were kept or dropped; in order once the tally is whole.
    days: Vec<u32>,
}

/// So many of so many. Where the whole is nothing there is no share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub part: u32,
    /// Of how many.
    pub whole: u32,
}

impl Share {
    /// In whole per cent, where the denominator is large enough. Only none is 0 and only all is 100.
    pub fn percent(self) -> Option<u32> {
        if self.whole < PERCENT_FROM {
            return None;
        }
        let rounded =
            u32::try_from((u64::from(self.part) * 200 + u64::from(self.whole)) / (u64::from(self.whole) * 2)).ok()?;
        Some(match self.part {
            0 => 0,
            all if all == self.whole => 100,
            _ => rounded.clamp(1, 99),
        })
    }
}

/// How many days promises took from the day they were made to their end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duration {
    /// None has ended.
    Unknown,
    /// Too few for a median: how many, the shortest and the longest.
    Range {
        /// How many have ended.
        ended: u32,
        /// In days.
        shortest: u32,
        /// In days.
        longest: u32,
    },
    /// Of `ended`, a quarter, half and three quarters ended within so many days (nearest rank).
    Quartiles {
        /// How many have ended.
        ended: u32,
        /// Days within which a quarter of them ended.
        quarter: u32,
        /// Days within which half of them ended.
        half: u32,
        /// How many of them took longer than `half`.
        longer: u32,
        /// Days within which three quarters of them ended.
        three_quarters: u32,
    },
}

impl Tally {
    /// Counts a promise in.
    pub(super) fn add(&mut self, seen: &Seen) {
        self.fates[seen.fate as usize] += 1;
        self.young += u32::from(seen.young);
        self.postponed += u32::from(seen.postponed);
        self.days.extend(seen.days);
    }

    /// Puts the days in order, once all are counted in.
    pub(super) fn finish(&mut self) {
        self.days.sort_unstable();
        self.days.shrink_to_fit();
    }

    /// All of them together.
    pub fn together<'a>(tallies: impl Iterator<Item = &'a Self>) -> Self {
        let mut together = Self::default();
        for tally in tallies {
            for (sum, count) in together.fates.iter_mut().zip(tally.fates) {
                *sum += count;
            }
            together.young += tally.young;
            together.postponed += tally.postponed;
            together.days.extend(&tally.days);
        }
        together.finish();
        together
    }

    /// The tally of some promises of a site, each of them counted once.
    pub fn of(site: &Site, list: &BTreeSet<CommitmentIndex>) -> Self {
        let mut tally = Self::default();
        for index in list {
            tally.add(&look(site, *index));
        }
        tally.finish();
        tally
    }

    /// How many of this fate.
    pub fn count(&self, fate: Fate) -> u32 {
        self.fates[fate as usize]
    }

    fn sum(&self, fates: &[Fate]) -> u32 {
        fates.iter().map(|fate| self.count(*fate)).sum()
    }

    /// All that were made, replaced ones too.
    pub fn made(&self) -> u32 {
        self.fates.iter().sum()
    }

    /// Kept on time, late or without a date.
    pub fn kept(&self) -> u32 {
        self.sum(&[Fate::KeptInTime, Fate::KeptLate, Fate::KeptUndated])
    }

    /// Neither kept nor dropped nor replaced, whether late or not.
    pub fn open(&self) -> u32 {
        self.sum(&[Fate::Ahead, Fate::Undated, Fate::Overdue, Fate::Moved])
    }

    /// Open although the first promised date has passed.
    pub fn late(&self) -> u32 {
        self.sum(&[Fate::Overdue, Fate::Moved])
    }

    /// By another of this site, or by nothing.
    pub fn replaced(&self) -> u32 {
        self.sum(&[Fate::Replaced, Fate::ReplacedByNothing])
    }

    /// Open and not to be judged yet: the first date has not passed, or there is none and it is new.
    pub fn young(&self) -> u32 {
        self.young
    }

    /// Whose date was moved to a later one, once or more.
    pub fn postponed(&self) -> u32 {
        self.postponed
    }

    /// Of those that can be judged: open, because the first date has passed or there is none and it is not new.
    pub fn still_open(&self) -> u32 {
        self.open() - self.young
    }

    /// How many were kept, of those that can be judged: all but the young ones and those that another stands for.
    pub fn share(&self) -> Share {
        Share { part: self.kept(), whole: self.made() - self.count(Fate::Replaced) - self.young }
    }

    /// How many days they took, of those that have ended.
    pub fn duration(&self) -> Duration {
        let ended = self.days.len();
        let count = u32::try_from(ended).unwrap_or(u32::MAX);
        let rank = |quarters: usize| self.days[(ended * quarters).div_ceil(4) - 1];
        match (self.days.first(), self.days.last()) {
            (Some(_), Some(_)) if ended >= QUARTILES_FROM => {
                let half = rank(2);
                let longer = ended - self.days.partition_point(|days| *days <= half);
                Duration::Quartiles {
                    ended: count,
                    quarter: rank(1),
                    half,
                    longer: u32::try_from(longer).unwrap_or(u32::MAX),
                    three_quarters: rank(3),
                }
            }
            (Some(&shortest), Some(&longest)) => Duration::Range { ended: count, shortest, longest },
            _ => Duration::Unknown,
        }
    }
}
