//! What became of the promises of a site, in numbers, and how often people met and asked: worked out once for the
//! whole site and for each division, area, topic, owner and year. Figures only, no words; docs/decisions/0008 says
//! why they are counted so.

mod fate;
mod meetings;
mod promises;
mod returning;

use crate::record::model::{
    AreaIndex, Commitment, CommitmentIndex, DivisionIndex, OrganizationIndex, Site, TopicIndex,
};
pub use fate::{Fate, LeftOut, Seen, YOUNG_DAYS, look, state_since};
pub use meetings::{Meetings, Month};
pub use promises::{Duration, PERCENT_FROM, QUARTILES_FROM, Share, Tally};
pub use returning::{Returning, Returns};
use std::collections::BTreeMap;

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
        let lists =
            self.divisions.iter_mut().chain(&mut self.areas).chain(&mut self.topics).chain(&mut self.organizations);
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
