//! What came in the place of a commitment must not lead back to it: its readers would go round in a circle.

use super::Checked;
use crate::diagnostics::{Code, Diag};
use crate::record::model::commitment::{ReportSource, ReportStatus};
use crate::record::model::{Commitment, CommitmentIndex};
use crate::record::parse::tree::Step::{Index, Key};
use std::collections::BTreeSet;

/// Reports every such circle once, at the report that was given last.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for at in 0..checked.site.commitments.len() {
        let index = CommitmentIndex::at(at);
        let Some((number, next)) = successor(checked, index) else { continue };
        let circle = circle(checked, index);
        let given = |index: &CommitmentIndex| {
            let last = checked.site.commitment(*index).reports.last();
            (last.map(|report| report.given), *index)
        };
        if circle.iter().max_by_key(|index| given(index)) == Some(&index) {
            diags.extend(report(checked, index, number, next));
        }
    }
}

/// What came one after the other in the place of a commitment, up to itself; nothing where it does not come back.
fn circle(checked: &Checked<'_>, index: CommitmentIndex) -> BTreeSet<CommitmentIndex> {
    let mut seen = BTreeSet::from([index]);
    let mut last = index;
    while let Some((_, next)) = successor(checked, last) {
        if next == index {
            return seen;
        }
        // A circle further on is that of its own commitments.
        if !seen.insert(next) {
            break;
        }
        last = next;
    }
    BTreeSet::new()
}

/// The report by which a commitment is replaced now, and what came in its place.
fn successor(checked: &Checked<'_>, index: CommitmentIndex) -> Option<(usize, CommitmentIndex)> {
    let reports = &checked.site.commitment(index).reports;
    let (number, report) = reports.iter().enumerate().next_back()?;
    report.successor.filter(|_| report.status == ReportStatus::Replaced).map(|next| (number, next))
}

fn report(checked: &Checked<'_>, index: CommitmentIndex, number: usize, next: CommitmentIndex) -> Option<Diag> {
    let site = checked.site;
    let full = |commitment: &Commitment| format!("{}/{}", site.huddle(commitment.huddle).id, commitment.id);
    let (own, next) = (site.commitment(index), site.commitment(next));
    let source = match own.reports[number].source {
        ReportSource::Huddle(huddle) => site.huddle(huddle).source,
        ReportSource::Update(update) => site.update(update).body.source,
    };
    let fields = checked.fields(source);
    // Its place in the file: reports with mistakes are not among those of the record.
    let names = |at: usize, key, commitment: &Commitment| {
        let written = fields.text(&[Key("reports"), Index(at), Key(key)]);
        written.is_some_and(|written| written == commitment.id || written == full(commitment))
    };
    let mut entries = (0..).take_while(|at| fields.is_there(&[Key("reports"), Index(*at)]));
    let entry = entries.find(|at| names(*at, "commitment", own) && names(*at, "successor", next))?;
    let place = fields.place(&[Key("reports"), Index(entry), Key("successor")]);
    let message = format!("commitments cannot take each other's place: {} leads back to {}", full(next), full(own));
    let help = "say of the one that still stands what has become of it, such as `status: open`, in place of \
        `status: replaced`";
    Some(Diag::new(Code::Contradiction, place, message, help).as_warning())
}
