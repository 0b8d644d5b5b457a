//! The records of a site in their order, each with its place among the others.

use super::pending::{CommitmentRecord, ConcernRecord, Made, PlacedCommitment, PlacedHuddle, PlacedUpdate};
use crate::record::model::{CommitmentIndex, HuddleIndex, Page, RecordIndex};
use crate::record::parse::{Class, Draft};
use crate::text::source::Source;
use crate::text::{SitePath, marked_id};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Adopted files whose paths or own ids give one id: the later ones get a mark made of their paths. Nobody chose these
/// ids.
pub(super) fn mark_adopted_twins(drafts: &[Arc<Draft>], made: &mut [Made]) {
    let mut taken: HashSet<String> = HashSet::new();
    let is_adopted = |made: &Made| matches!(drafts[made.draft].class, Class::Adopted(_));
    taken.extend(made.iter().filter(|made| !is_adopted(made)).map(|made| made.record.id.to_lowercase()));
    for made in made.iter_mut().filter(|made| is_adopted(made)) {
        if !taken.insert(made.record.id.to_lowercase()) {
            made.record.id = marked_id(&made.record.id, drafts[made.draft].source.path.as_str());
            taken.insert(made.record.id.to_lowercase());
        }
    }
}

/// The records of a site; those of each kind are in the order of their indices.
pub struct Records {
    /// By date, then id.
    pub huddles: Vec<PlacedHuddle>,
    /// In the order of their huddles, then of the records.
    pub commitments: Vec<PlacedCommitment>,
    /// By date, then id.
    pub updates: Vec<PlacedUpdate>,
    /// In the order of their files.
    pub pages: Vec<Page>,
}

/// Gives huddles, which are in their order, and their commitments their places.
pub fn place(
    made: Vec<Made>,
    of_file: &mut HashMap<SitePath, RecordIndex>,
    sources: &[Arc<Source>],
) -> (Vec<PlacedHuddle>, Vec<PlacedCommitment>) {
    let mut huddles = Vec::with_capacity(made.len());
    let mut commitments = Vec::new();
    for (at, Made { record, commitments: own, draft }) in made.into_iter().enumerate() {
        let huddle = HuddleIndex::at(at);
        let start = commitments.len();
        commitments
            .extend(own.into_iter().map(|own| PlacedCommitment { record: with_topics(own, &record.concerns), huddle }));
        of_file.insert(sources[draft].path.clone(), RecordIndex::Huddle(huddle));
        huddles.push(PlacedHuddle { record, draft, commitments: start..commitments.len() });
    }
    (huddles, commitments)
}

impl Records {
    /// Commitments by the names that reports give them: `huddle/commitment`.
    pub fn by_name(&self) -> HashMap<String, CommitmentIndex> {
        let name = |commitment: &PlacedCommitment| {
            format!("{}/{}", self.huddles[commitment.huddle.position()].record.id, commitment.record.id)
        };
        self.commitments
            .iter()
            .enumerate()
            .map(|(at, commitment)| (name(commitment), CommitmentIndex::at(at)))
            .collect()
    }
}

/// A commitment with the topics of the concerns that it answers.
fn with_topics(commitment: CommitmentRecord, concerns: &[ConcernRecord]) -> CommitmentRecord {
    let mut topics = commitment.topics;
    for concern in concerns {
        let answers = concern.answered_by.iter().filter(|id| **id == commitment.id);
        for topic in answers.filter_map(|_| concern.topic) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
    }
    CommitmentRecord { topics, ..commitment }
}
