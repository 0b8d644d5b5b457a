//! What came in the place of a commitment must not lead back to it: its readers would go round in a circle.

use super::Checked;
use crate::diagnostics::{Code, Diag};
use crate::record::model::CommitmentIndex;
use crate::record::model::commitment::ReportStatus;
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
    let (own, next) = (checked.site.commitment(index), checked.site.commitment(next));
    let (fields, entries) = checked.entries(own, &own.reports[number]);
    let names_next = |at: &usize| checked.is_named(&fields, &[Key("reports"), Index(*at), Key("successor")], next);
    let entry = entries.into_iter().find(names_next)?;
    let place = fields.place(&[Key("reports"), Index(entry), Key("successor")]);
    let (from, to) = (checked.full_id(next), checked.full_id(own));
    let message = format!("commitments cannot take each other's place: {from} leads back to {to}");
    let help = "say of the one that still stands what has become of it, such as `status: open`, in place of \
        `status: replaced`";
    Some(Diag::new(Code::Contradiction, place, message, help).as_warning())
}
