//! The members of every list of huddles and of commitments, in the order that it shows them.

use super::page::{HuddleScope, Outcome, OutcomeScope};
use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, HuddleStatus, OrganizationIndex, Site, TopicIndex,
};
use std::collections::{BTreeMap, HashMap};

/// Every list of huddles: those to come, soonest first, then those that have passed, newest first.
pub(super) fn huddle_lists(site: &Site) -> HashMap<HuddleScope, Vec<HuddleIndex>> {
    let mut lists: HashMap<HuddleScope, Vec<HuddleIndex>> = HashMap::new();
    let sorted = |oldest_first: &[HuddleIndex]| {
        let (mut to_come, past): (Vec<HuddleIndex>, Vec<HuddleIndex>) =
            oldest_first.iter().copied().partition(|index| site.huddle(*index).is_to_come(site.today));
        to_come.extend(past.into_iter().rev());
        to_come
    };
    let all: Vec<HuddleIndex> = (0..site.huddles.len()).map(HuddleIndex::at).collect();
    let mut of_years: BTreeMap<(i32, DivisionIndex), Vec<HuddleIndex>> = BTreeMap::new();
    let mut years: BTreeMap<i32, Vec<HuddleIndex>> = BTreeMap::new();
    for &index in &all {
        let huddle = site.huddle(index);
        years.entry(huddle.date.year()).or_default().push(index);
        of_years.entry((huddle.date.year(), huddle.division)).or_default().push(index);
    }
    lists.insert(HuddleScope::All, sorted(&all));
    lists.extend(years.iter().map(|(year, list)| (HuddleScope::Year(*year), sorted(list))));
    lists.extend(of_years.iter().map(|((year, at), list)| (HuddleScope::YearDivision(*year, *at), sorted(list))));
    for (at, list) in site.lookup.huddles_of_division.iter().enumerate() {
        lists.insert(HuddleScope::Division(DivisionIndex::at(at)), sorted(list));
    }
    for (at, list) in site.lookup.huddles_of_area.iter().enumerate() {
        lists.insert(HuddleScope::Area(AreaIndex::at(at)), sorted(list));
    }
    for (at, list) in site.lookup.huddles_of_topic.iter().enumerate() {
        lists.insert(HuddleScope::Topic(TopicIndex::at(at)), sorted(list));
    }
    for (at, list) in site.lookup.huddles_of_organization.iter().enumerate() {
        lists.insert(HuddleScope::Organization(OrganizationIndex::at(at)), sorted(list));
    }
    lists
}

/// The parts of [`ListPart`], one after another; in each of them overdue first (longest first), then by due date, then
/// newest.
pub(super) fn outcome_lists(site: &Site) -> HashMap<OutcomeScope, Vec<CommitmentIndex>> {
    let mut order: Vec<CommitmentIndex> = (0..site.commitments.len()).map(CommitmentIndex::at).collect();
    order.sort_by_cached_key(|&index| {
        let commitment = site.commitment(index);
        let state = commitment.state;
        let due = state.open_due().unwrap_or(chrono::NaiveDate::MAX);
        let made = std::cmp::Reverse(commitment.made_on(site));
        (commitment.list_part(site), !state.is_overdue(), due, made, index)
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
        let (division, list) = (DivisionIndex::at(at), sorted(list));
        for outcome in Outcome::ALL {
            let members = list.iter().copied().filter(|index| outcome.holds(site.commitment(*index).state)).collect();
            lists.insert(OutcomeScope::DivisionState(division, outcome), members);
        }
        lists.insert(OutcomeScope::Division(division), list);
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

/// Huddles to come, soonest first.
pub(super) fn upcoming(site: &Site) -> Vec<HuddleIndex> {
    (0..site.huddles.len()).map(HuddleIndex::at).filter(|index| site.huddle(*index).is_to_come(site.today)).collect()
}
