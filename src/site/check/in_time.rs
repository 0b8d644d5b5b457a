//! What was kept in time must not count as late only because its report does not say the day: without one, the day of
//! the huddle counts, months later perhaps.

use super::Checked;
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::CommitmentIndex;
use crate::record::parse::tree::Step::{Index, Key};
use crate::site::tally::{Fate, look};
use chrono::NaiveDate;

/// Reports promises that count as kept late, of which the words of the report say only days up to the promised one.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let all = (0..checked.site.commitments.len()).map(CommitmentIndex::at);
    diags.extend(
        all.filter(|index| look(checked.site, *index).fate == Fate::KeptLate)
            .filter_map(|index| report(checked, index)),
    );
}

fn report(checked: &Checked<'_>, index: CommitmentIndex) -> Option<Diag> {
    let commitment = checked.site.commitment(index);
    let promised = commitment.first_due_date()?;
    let kept = commitment.ended_by()?;
    let given = kept.given.day().filter(|_| !kept.says_a_day)?;
    let note = &kept.note.as_ref()?.original;
    let made = commitment.made_on(checked.site).first_day();
    let days = checked.dates.days_in(note, given);
    let done = days.iter().max().copied().filter(|_| days.iter().all(|day| (made..=promised).contains(day)))?;
    let (fields, entries) = checked.entries(commitment, kept);
    let says_no_day = |at: &usize| !fields.is_there(&[Key("reports"), Index(*at), Key("date")]);
    let is_note = |at: &usize| fields.is_there(&[Key("reports"), Index(*at), Key("note")]);
    let entry = Index(entries.into_iter().filter(is_note).find(says_no_day)?);
    let place = fields.place(&[Key("reports"), entry, Key("note")]);
    let with = |day: NaiveDate| fields.add(&[Key("reports"), entry], &format!("date: {day}"));
    let day = |day: NaiveDate| day.format("%B %-d, %Y");
    let message = format!(
        "this counts as kept late, on {}, but its note says {}: it was promised by {}",
        day(given),
        day(done),
        day(promised)
    );
    let help = Help::typed("if it was done by then, add ", with(done)).or("; if not, add ", with(given));
    Some(Diag::new(Code::Contradiction, place, message, help).as_warning())
}
