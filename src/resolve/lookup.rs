//! What belongs to what, gathered once for the many pages that list it.

use crate::model::{AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, Level, Lookup, Party, RecordIndex, Site};
use crate::text::SitePath;
use std::collections::{BTreeMap, HashMap};

/// Makes the lists; all in the order of the records.
pub fn make(site: &Site, record_of_file: HashMap<SitePath, RecordIndex>) -> Lookup {
    let mut lookup = Lookup {
        huddles_of_area: vec![Vec::new(); site.areas.len()],
        huddles_of_division: vec![Vec::new(); site.divisions.len()],
        huddles_of_topic: vec![Vec::new(); site.topics.len()],
        huddles_of_organization: vec![Vec::new(); site.organizations.len()],
        commitments_of_area: vec![Vec::new(); site.areas.len()],
        commitments_of_division: vec![Vec::new(); site.divisions.len()],
        commitments_of_topic: vec![Vec::new(); site.topics.len()],
        commitments_of_organization: vec![Vec::new(); site.organizations.len()],
        successors: BTreeMap::new(),
        predecessors: BTreeMap::new(),
        record_of_file,
    };
    succession(site, &mut lookup);
    for (at, huddle) in site.huddles.iter().enumerate() {
        let index = HuddleIndex::at(at);
        lookup.huddles_of_division[huddle.division.position()].push(index);
        for area in &huddle.areas {
            lookup.huddles_of_area[area.position()].push(index);
        }
        let spoken_of = huddle.concerns.iter().filter_map(|concern| concern.topic);
        for topic in huddle.topics.iter().copied().chain(spoken_of) {
            push_once(&mut lookup.huddles_of_topic[topic.position()], index);
        }
        let present = huddle.participants.iter().filter_map(|participant| participant.organization.as_ref());
        for party in huddle.host.iter().chain(present) {
            if let Party::Listed(organization) = party {
                push_once(&mut lookup.huddles_of_organization[organization.position()], index);
            }
        }
    }
    for (at, commitment) in site.commitments.iter().enumerate() {
        let index = CommitmentIndex::at(at);
        lookup.commitments_of_division[site.huddle(commitment.huddle).division.position()].push(index);
        for area in &commitment.areas {
            lookup.commitments_of_area[area.position()].push(index);
        }
        for topic in &commitment.topics {
            push_once(&mut lookup.commitments_of_topic[topic.position()], index);
        }
        if let Some(organization) = commitment.owner.organization {
            lookup.commitments_of_organization[organization.position()].push(index);
        }
    }
    lookup
}

/// What came after what. An id means an area of the same division first, then one of its own kind, then any.
fn succession(site: &Site, lookup: &mut Lookup) {
    let divisions = (0..site.divisions.len()).map(|at| Level::Division(DivisionIndex::at(at)));
    let areas = (0..site.areas.len()).map(|at| Level::Area(AreaIndex::at(at)));
    for level in divisions.chain(areas) {
        for id in &site.validity(level).successors {
            let Some(successor) = named(site, level, id).filter(|successor| *successor != level) else { continue };
            push_once(lookup.successors.entry(level).or_default(), successor);
            push_once(lookup.predecessors.entry(successor).or_default(), level);
        }
    }
}

fn named(site: &Site, level: Level, id: &str) -> Option<Level> {
    let division = || site.divisions.iter().position(|division| division.id == id).map(|at| Level::Division(DivisionIndex::at(at)));
    let area = || site.areas.iter().position(|area| area.id == id).map(|at| Level::Area(AreaIndex::at(at)));
    match level {
        Level::Division(_) => division().or_else(area),
        Level::Area(index) => {
            let beside = site.division(site.area(index).division).areas.iter().find(|area| site.area(**area).id == id);
            beside.map(|area| Level::Area(*area)).or_else(area).or_else(division)
        }
    }
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.last() != Some(&item) {
        list.push(item);
    }
}
