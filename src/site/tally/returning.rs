//! Concerns that come back: the same topic, raised about the same area at two huddles or more.

use super::promises::Tally;
use crate::record::model::{AreaIndex, CommitmentIndex, Concern, Huddle, HuddleIndex, HuddleStatus, Site, TopicIndex};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// One topic about one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returning {
    /// The area.
    pub area: AreaIndex,
    /// The topic.
    pub topic: TopicIndex,
    /// The huddles at which it was raised, oldest first: two or more.
    pub huddles: Vec<HuddleIndex>,
    /// In how many calendar years.
    pub years: u32,
    /// At how many of the huddles it was answered by a commitment.
    pub answered: u32,
    /// What became of these commitments, each counted once.
    pub answers: Tally,
}

/// All of a site: those raised at the most huddles first, then the latest.
#[derive(Debug, Default)]
pub struct Returns {
    /// In that order.
    pub all: Vec<Returning>,
    of_area: Vec<Vec<u32>>,
    of_topic: Vec<Vec<u32>>,
}

#[derive(Default)]
struct Raised {
    huddles: Vec<HuddleIndex>,
    answered: Vec<HuddleIndex>,
    answers: BTreeSet<CommitmentIndex>,
}

impl Returns {
    /// Finds them among the concerns of huddles that were held.
    pub(super) fn new(site: &Site) -> Self {
        let mut raised: BTreeMap<(AreaIndex, TopicIndex), Raised> = BTreeMap::new();
        for (at, huddle) in site.huddles.iter().enumerate().filter(|(_, huddle)| huddle.status == HuddleStatus::Held) {
            for concern in &huddle.concerns {
                if let (Some(area), Some(topic)) = (area_of(huddle, concern), concern.topic) {
                    raised.entry((area, topic)).or_default().add(HuddleIndex::at(at), concern);
                }
            }
        }
        let mut all: Vec<Returning> = raised
            .into_iter()
            .filter(|(_, raised)| raised.huddles.len() >= 2)
            .map(|((area, topic), raised)| raised.finish(site, area, topic))
            .collect();
        all.sort_by_key(|item| {
            (Reverse(item.huddles.len()), Reverse(item.huddles.last().copied()), item.area, item.topic)
        });
        let mut returns =
            Self { all, of_area: vec![Vec::new(); site.areas.len()], of_topic: vec![Vec::new(); site.topics.len()] };
        for (at, item) in (0..).zip(&returns.all) {
            returns.of_area[item.area.position()].push(at);
            returns.of_topic[item.topic.position()].push(at);
        }
        returns
    }

    /// Those of one area, in the order of [`Self::all`].
    pub fn of_area(&self, index: AreaIndex) -> impl Iterator<Item = &Returning> {
        self.of_area[index.position()].iter().map(|at| &self.all[*at as usize])
    }

    /// Those of one topic, in the order of [`Self::all`].
    pub fn of_topic(&self, index: TopicIndex) -> impl Iterator<Item = &Returning> {
        self.of_topic[index.position()].iter().map(|at| &self.all[*at as usize])
    }
}

/// The area that a concern is about: the one it names, or the only one of its huddle.
fn area_of(huddle: &Huddle, concern: &Concern) -> Option<AreaIndex> {
    match (concern.area, huddle.areas.as_slice()) {
        (Some(area), _) => Some(area),
        (None, [only]) => Some(*only),
        _ => None,
    }
}

impl Raised {
    fn add(&mut self, huddle: HuddleIndex, concern: &Concern) {
        if self.huddles.last() != Some(&huddle) {
            self.huddles.push(huddle);
        }
        if !concern.answered_by.is_empty() && self.answered.last() != Some(&huddle) {
            self.answered.push(huddle);
        }
        self.answers.extend(&concern.answered_by);
    }

    fn finish(self, site: &Site, area: AreaIndex, topic: TopicIndex) -> Returning {
        let years: BTreeSet<i32> = self.huddles.iter().map(|huddle| site.huddle(*huddle).date.year()).collect();
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Returning {
            area,
            topic,
            years: count(years.len()),
            answered: count(self.answered.len()),
            answers: Tally::of(site, &self.answers),
            huddles: self.huddles,
        }
    }
}
