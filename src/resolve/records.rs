//! The records of a site while they are put together: huddles in their order, commitments beside them.

use super::huddle::Made;
use crate::model::{Commitment, CommitmentIndex, Huddle, HuddleIndex, Page, RecordIndex, Update};
use crate::parse::{Class, Draft};
use crate::source::Source;
use crate::text::{SitePath, marked_id};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Adopted files whose paths or own ids give one id: the later ones get a mark made of their paths. Nobody chose these ids.
pub(super) fn mark_adopted_twins(drafts: &[Arc<Draft>], made: &mut [Made]) {
    let mut taken: HashSet<String> = HashSet::new();
    let is_adopted = |made: &Made| matches!(drafts[made.draft].class, Class::Adopted(_));
    taken.extend(made.iter().filter(|made| !is_adopted(made)).map(|made| made.huddle.id.to_lowercase()));
    for made in made.iter_mut().filter(|made| is_adopted(made)) {
        if !taken.insert(made.huddle.id.to_lowercase()) {
            made.huddle.id = marked_id(&made.huddle.id, drafts[made.draft].source.path.as_str());
            taken.insert(made.huddle.id.to_lowercase());
        }
    }
}

/// The records while they are put together.
pub struct Records {
    pub huddles: Vec<Huddle>,
    pub commitments: Vec<Commitment>,
    pub updates: Vec<Update>,
    pub pages: Vec<Page>,
    pub draft_of_huddle: Vec<usize>,
    pub by_name: HashMap<String, CommitmentIndex>,
}

impl Records {
    /// Flattens huddles and their commitments, and resolves what concerns are answered by.
    pub fn gather(made: Vec<Made>, of_file: &mut HashMap<SitePath, RecordIndex>, sources: &[Arc<Source>]) -> Self {
        let mut records = Self {
            huddles: Vec::with_capacity(made.len()),
            commitments: Vec::new(),
            updates: Vec::new(),
            pages: Vec::new(),
            draft_of_huddle: Vec::with_capacity(made.len()),
            by_name: HashMap::new(),
        };
        for (at, Made { mut huddle, commitments, draft, answers }) in made.into_iter().enumerate() {
            let index = HuddleIndex::at(at);
            let start = records.commitments.len();
            for (offset, mut commitment) in commitments.into_iter().enumerate() {
                commitment.huddle = index;
                records.by_name.insert(format!("{}/{}", huddle.id, commitment.id), CommitmentIndex::at(start + offset));
                records.commitments.push(commitment);
            }
            huddle.commitments = start..records.commitments.len();
            for (concern, ids) in huddle.concerns.iter_mut().zip(&answers) {
                for id in ids {
                    let Some(found) = records.commitments[start..].iter().position(|commitment| commitment.id == *id) else { continue };
                    concern.answered_by.push(CommitmentIndex::at(start + found));
                    let topics = &mut records.commitments[start + found].topics;
                    topics.extend(concern.topic.filter(|topic| !topics.contains(topic)));
                }
            }
            of_file.insert(sources[draft].path.clone(), RecordIndex::Huddle(index));
            records.draft_of_huddle.push(draft);
            records.huddles.push(huddle);
        }
        records
    }
}

/// Puts each commitment's reports in the order of their own dates, and keeps the records' references right.
pub fn reorder_reports(records: &mut Records, updates: &mut [(usize, Update)]) {
    let mut moved: HashMap<(usize, usize), usize> = HashMap::new();
    for (at, commitment) in records.commitments.iter_mut().enumerate() {
        if commitment.reports.is_sorted_by_key(|report| report.date) {
            continue;
        }
        let mut order: Vec<usize> = (0..commitment.reports.len()).collect();
        order.sort_by_key(|&position| commitment.reports[position].date);
        moved.extend(order.iter().enumerate().map(|(new, old)| ((at, *old), new)));
        commitment.reports = order.iter().map(|&position| commitment.reports[position].clone()).collect();
    }
    if !moved.is_empty() {
        let lists =
            records.huddles.iter_mut().map(|huddle| &mut huddle.reports).chain(updates.iter_mut().map(|(_, update)| &mut update.reports));
        for (index, report) in lists.flatten() {
            *report = moved.get(&(index.position(), *report)).copied().unwrap_or(*report);
        }
    }
}
