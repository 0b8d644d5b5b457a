//! What belongs to what, gathered once for the many pages that list it.

use super::finished::Finished;
use super::outlines::Levels;
use crate::record::model::{AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, Level, Lookup, Party, RecordIndex};
use crate::text::SitePath;
use std::collections::{BTreeMap, HashMap};

/// Makes the lists, all in the order of the records; `topics` and `organizations` are how many the site has.
pub fn make(
    levels: &Levels<'_>,
    records: &Finished,
    topics: usize,
    organizations: usize,
    record_of_file: HashMap<SitePath, RecordIndex>,
) -> Lookup {
    let (divisions, areas) = (levels.divisions.len(), levels.areas.len());
    let (successors, predecessors) = succession(levels);
    let mut lookup = Lookup {
        huddles_of_area: vec![Vec::new(); areas],
        huddles_of_division: vec![Vec::new(); divisions],
        huddles_of_topic: vec![Vec::new(); topics],
        huddles_of_organization: vec![Vec::new(); organizations],
        commitments_of_area: vec![Vec::new(); areas],
        commitments_of_division: vec![Vec::new(); divisions],
        commitments_of_topic: vec![Vec::new(); topics],
        commitments_of_organization: vec![Vec::new(); organizations],
        successors,
        predecessors,
        record_of_file,
    };
    for (at, huddle) in records.huddles.iter().enumerate() {
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
    for (at, commitment) in records.commitments.iter().enumerate() {
        let index = CommitmentIndex::at(at);
        lookup.commitments_of_division[records.huddles[commitment.huddle.position()].division.position()].push(index);
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

type Succession = BTreeMap<Level, Vec<Level>>;

/// What came after what, and before what. An id means an area of the same division first, then one of its own kind,
/// then any.
fn succession(levels: &Levels<'_>) -> (Succession, Succession) {
    let (mut successors, mut predecessors) = (Succession::new(), Succession::new());
    for level in levels.all() {
        for id in &levels.validity(level).successors {
            let Some(successor) = named(levels, level, id).filter(|successor| *successor != level) else { continue };
            push_once(successors.entry(level).or_default(), successor);
            push_once(predecessors.entry(successor).or_default(), level);
        }
    }
    (successors, predecessors)
}

fn named(levels: &Levels<'_>, level: Level, id: &str) -> Option<Level> {
    let division = || {
        levels.divisions.iter().position(|division| division.id == id).map(|at| Level::Division(DivisionIndex::at(at)))
    };
    let area = || levels.areas.iter().position(|area| area.id == id).map(|at| Level::Area(AreaIndex::at(at)));
    match level {
        Level::Division(_) => division().or_else(area),
        Level::Area(index) => {
            let mut siblings = levels.division(levels.area(index).division).areas.iter();
            let beside = siblings.find(|area| levels.area(**area).id == id);
            beside.map(|area| Level::Area(*area)).or_else(area).or_else(division)
        }
    }
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.last() != Some(&item) {
        list.push(item);
    }
}
