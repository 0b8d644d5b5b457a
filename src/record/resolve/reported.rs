//! What was reported, by what it is of and by what gives it.

use super::pending::Given;
use super::records::Records;
use crate::record::model::commitment::ReportSource;
use crate::record::model::{CommitmentIndex, Report};

/// What was reported, by the commitment and by the record that reports it; each list by index.
pub struct Reports {
    /// In the order of their dates; of one date, in the order in which they were given.
    pub of_commitments: Vec<Vec<Report>>,
    /// Reports that a huddle gives, in the order of its file.
    pub of_huddles: Vec<Given>,
    /// Reports that an update gives, in the order of its file.
    pub of_updates: Vec<Given>,
}

impl Reports {
    /// `found` is in the order in which reports were given, those of one record in the order of its file.
    pub(super) fn new(mut found: Vec<(CommitmentIndex, Report)>, records: &Records) -> Self {
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&at| found[at].1.date);
        let mut counts = vec![0; records.commitments.len()];
        let mut positions = vec![0; found.len()];
        for at in order {
            let count = &mut counts[found[at].0.position()];
            positions[at] = *count;
            *count += 1;
        }
        let mut of_huddles = vec![Given::new(); records.huddles.len()];
        let mut of_updates = vec![Given::new(); records.updates.len()];
        for ((commitment, report), position) in found.iter().zip(positions) {
            let list = match report.source {
                ReportSource::Huddle(index) => &mut of_huddles[index.position()],
                ReportSource::Update(index) => &mut of_updates[index.position()],
            };
            list.push((*commitment, position));
        }
        let mut of_commitments: Vec<Vec<Report>> = counts.into_iter().map(Vec::with_capacity).collect();
        found.sort_by_key(|(_, report)| report.date);
        for (commitment, report) in found {
            of_commitments[commitment.position()].push(report);
        }
        Self { of_commitments, of_huddles, of_updates }
    }
}
