//! The members of every list of huddles and of commitments, in the order that it shows them.

use super::page::{HuddleScope, Outcome, OutcomeScope};
use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, HuddleStatus, OrganizationIndex, Site, TopicIndex,
};
use std::collections::{BTreeMap, HashMap};

/// Every list of huddles: newest first.
pub(super) fn huddle_lists(site: &Site) -> HashMap<HuddleScope, Vec<HuddleIndex>> {
    let mut lists: HashMap<HuddleScope, Vec<HuddleIndex>> = HashMap::new();
    let newest = |list: &[HuddleIndex]| list.iter().rev().copied().collect::<Vec<_>>();
    lists.insert(HuddleScope::All, (0..site.huddles.len()).rev().map(HuddleIndex::at).collect());
    for at in (0..site.huddles.len()).rev() {
        lists.entry(HuddleScope::Year(site.huddles[at].date.year())).or_default().push(HuddleIndex::at(at));
    }
    for (at, list) in site.lookup.huddles_of_division.iter().enumerate() {
        lists.insert(HuddleScope::Division(DivisionIndex::at(at)), newest(list));
    }
    for (at, list) in site.lookup.huddles_of_area.iter().enumerate() {
        lists.insert(HuddleScope::Area(AreaIndex::at(at)), newest(list));
    }
    for (at, list) in site.lookup.huddles_of_topic.iter().enumerate() {
        lists.insert(HuddleScope::Topic(TopicIndex::at(at)), newest(list));
    }
    for (at, list) in site.lookup.huddles_of_organization.iter().enumerate() {
        lists.insert(HuddleScope::Organization(OrganizationIndex::at(at)), newest(list));
    }
    lists
}

/// Overdue first (longest first), then open by due date, then settled, newest first.
pub(super) fn outcome_lists(site: &Site) -> HashMap<OutcomeScope, Vec<CommitmentIndex>> {
    let mut order: Vec<CommitmentIndex> = (0..site.commitments.len()).map(CommitmentIndex::at).collect();
    order.sort_by_cached_key(|&index| {
        let commitment = site.commitment(index);
        let state = commitment.state;
        let far = chrono::NaiveDate::MAX;
        let group = if state.is_overdue() {
            0
        } else if !state.status.is_settled() {
            1
        } else {
            2
        };
        (group, state.open_due().unwrap_or(far), std::cmp::Reverse(commitment.made_on(site)), index)
    });
    let mut rank = vec![0_u32; order.len()];
    for (at, index) in order.iter().enumerate() {
        rank[index.position()] = u32::try_from(at).unwrap_or(u32::MAX);
    }
    let sorted = |list: &[CommitmentIndex]| {
        let mut list = list.to_vec();
        list.sort_by_key(|index| rank[index.position()]);
        list
    };
    let mut lists = HashMap::new();
    for outcome in Outcome::ALL {
        let members = order.iter().copied().filter(|index| outcome.holds(site.commitment(*index).state)).collect();
        lists.insert(OutcomeScope::State(outcome), members);
    }
    for &index in &order {
        lists
            .entry(OutcomeScope::Year(site.commitment(index).made_on(site).year()))
            .or_insert_with(Vec::new)
            .push(index);
    }
    for (at, list) in site.lookup.commitments_of_division.iter().enumerate() {
        lists.insert(OutcomeScope::Division(DivisionIndex::at(at)), sorted(list));
    }
    for (at, list) in site.lookup.commitments_of_area.iter().enumerate() {
        lists.insert(OutcomeScope::Area(AreaIndex::at(at)), sorted(list));
    }
    for (at, list) in site.lookup.commitments_of_topic.iter().enumerate() {
        lists.insert(OutcomeScope::Topic(TopicIndex::at(at)), sorted(list));
    }
    for (at, list) in site.lookup.commitments_of_organization.iter().enumerate() {
        lists.insert(OutcomeScope::Organization(OrganizationIndex::at(at)), sorted(list));
    }
    lists.insert(OutcomeScope::All, order);
    lists
}

/// The huddles of each division in each year, but for those that are still to come.
pub(super) fn books(site: &Site) -> BTreeMap<(DivisionIndex, i32), Vec<HuddleIndex>> {
    let mut books: BTreeMap<(DivisionIndex, i32), Vec<HuddleIndex>> = BTreeMap::new();
    for (at, huddle) in site.huddles.iter().enumerate() {
        if huddle.status == HuddleStatus::Held || !huddle.date.is_after(site.today) {
            books.entry((huddle.division, huddle.date.year())).or_default().push(HuddleIndex::at(at));
        }
    }
    books
}

/// Huddles to come: announced ones and those put off, from today on.
pub(super) fn upcoming(site: &Site) -> Vec<HuddleIndex> {
    let to_come = |huddle: &crate::record::model::Huddle| {
        huddle.date.last_day() >= site.today && huddle.status != HuddleStatus::Held
    };
    (0..site.huddles.len()).map(HuddleIndex::at).filter(|index| to_come(site.huddle(*index))).collect()
}
