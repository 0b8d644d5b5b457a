//! What became of the promises of a site, in numbers, and how often people met and asked: worked out once for the
//! whole site and for each division, area, topic, owner and year. Figures only, no words; docs/decisions/0008 says
//! why they are counted so.

mod fate;
mod meetings;
mod returning;

use crate::record::model::{AreaIndex, Commitment, CommitmentIndex, DivisionIndex, OrganizationIndex, Site, TopicIndex};
pub use fate::{Fate, YOUNG_DAYS};
pub use meetings::{Meetings, Month};
pub use returning::{Returning, Returns};
use std::collections::{BTreeMap, BTreeSet};

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
        let rounded = u32::try_from((u64::from(self.part) * 200 + u64::from(self.whole)) / (u64::from(self.whole) * 2)).ok()?;
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
        /// Days within which three quarters of them ended.
        three_quarters: u32,
    },
}

impl Tally {
    /// Counts a promise in.
    fn add(&mut self, seen: &fate::Seen) {
        self.fates[seen.fate as usize] += 1;
        self.young += u32::from(seen.young);
        self.postponed += u32::from(seen.postponed);
        self.days.extend(seen.days);
    }

    fn finish(&mut self) {
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
            tally.add(&fate::look(site, *index));
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

    /// Kept in time, late or without a date.
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
                Duration::Quartiles { ended: count, quarter: rank(1), half: rank(2), three_quarters: rank(3) }
            }
            (Some(&shortest), Some(&longest)) => Duration::Range { ended: count, shortest, longest },
            _ => Duration::Unknown,
        }
    }
}

/// Every figure of a site.
#[derive(Debug, Default)]
pub struct Tallies {
    /// Of the whole site.
    pub city: Tally,
    /// By [`DivisionIndex`].
    pub divisions: Vec<Tally>,
    /// A promise for several areas counts in each of them; likewise with topics.
    pub areas: Vec<Tally>,
    /// By [`TopicIndex`].
    pub topics: Vec<Tally>,
    /// Of owners, by [`OrganizationIndex`].
    pub organizations: Vec<Tally>,
    /// Owners that name no organization, by their role.
    pub roles: BTreeMap<String, Tally>,
    /// By the year in which they were made.
    pub years: BTreeMap<i32, Tally>,
    /// Of the whole site.
    pub meetings: Meetings,
    /// By [`DivisionIndex`].
    pub meetings_of_division: Vec<Meetings>,
    /// Concerns that come back.
    pub returns: Returns,
}

impl Tallies {
    /// Looks at every promise, huddle and concern once.
    pub fn new(site: &Site) -> Self {
        let mut tallies = Self {
            divisions: vec![Tally::default(); site.divisions.len()],
            areas: vec![Tally::default(); site.areas.len()],
            topics: vec![Tally::default(); site.topics.len()],
            organizations: vec![Tally::default(); site.organizations.len()],
            meetings: Meetings::default(),
            meetings_of_division: vec![Meetings::default(); site.divisions.len()],
            returns: Returns::new(site),
            ..Self::default()
        };
        for (at, commitment) in site.commitments.iter().enumerate() {
            tallies.add(site, commitment, &fate::look(site, CommitmentIndex::at(at)));
        }
        for huddle in &site.huddles {
            tallies.meetings.add(huddle, site.today);
            tallies.meetings_of_division[huddle.division.position()].add(huddle, site.today);
        }
        tallies.finish();
        tallies
    }

    fn add(&mut self, site: &Site, commitment: &Commitment, seen: &fate::Seen) {
        self.city.add(seen);
        self.divisions[site.huddle(commitment.huddle).division.position()].add(seen);
        for area in once(&commitment.areas) {
            self.areas[area.position()].add(seen);
        }
        for topic in once(&commitment.topics) {
            self.topics[topic.position()].add(seen);
        }
        match commitment.owner.organization {
            Some(organization) => self.organizations[organization.position()].add(seen),
            None => self.roles.entry(commitment.owner.role.clone()).or_default().add(seen),
        }
        self.years.entry(commitment.made_on(site).year()).or_default().add(seen);
    }

    fn finish(&mut self) {
        let lists = self.divisions.iter_mut().chain(&mut self.areas).chain(&mut self.topics).chain(&mut self.organizations);
        let rest = self.roles.values_mut().chain(self.years.values_mut()).chain(std::iter::once(&mut self.city));
        lists.chain(rest).for_each(Tally::finish);
    }

    /// That of one division.
    pub fn division(&self, index: DivisionIndex) -> &Tally {
        &self.divisions[index.position()]
    }

    /// That of one area.
    pub fn area(&self, index: AreaIndex) -> &Tally {
        &self.areas[index.position()]
    }

    /// That of one topic.
    pub fn topic(&self, index: TopicIndex) -> &Tally {
        &self.topics[index.position()]
    }

    /// That of one organization.
    pub fn organization(&self, index: OrganizationIndex) -> &Tally {
        &self.organizations[index.position()]
    }
}

/// The items of a short list, each once.
fn once<T: Copy + PartialEq>(list: &[T]) -> impl Iterator<Item = T> + '_ {
    list.iter().enumerate().filter(|(at, item)| !list[..*at].contains(item)).map(|(_, item)| *item)
}
