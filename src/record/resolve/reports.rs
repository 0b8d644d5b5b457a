//! Reports find their commitments: across huddles and updates, with everything that is wrong about them.

use super::due::due_of;
use super::fields::Fields;
use super::pending::{PlacedCommitment, PlacedHuddle};
use super::resolver::Resolver;
use super::texts::strings;
use super::unknown_word::unknown_word;
use super::{agreement, swapped, undone};
use crate::diagnostics::{Code, Help};
use crate::record::model::attachments::as_on_disk;
use crate::record::model::commitment::{Evidence, ReportSource};
use crate::record::model::{CommitmentIndex, Due, Minutes, RecordDate, Report, ReportStatus, Text};
use crate::record::parse::Draft;
use crate::record::parse::raw::RawReport;
use crate::record::parse::shape::List;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::{SitePath, nearest, one_line, slug, web_address};
use chrono::{Datelike, NaiveDate};
use std::collections::{HashMap, HashSet};

/// Commitments by the way that reports name them.
pub struct Known<'a> {
    /// By [`crate::record::model::HuddleIndex`].
    pub huddles: &'a [PlacedHuddle],
    /// By [`CommitmentIndex`].
    pub commitments: &'a [PlacedCommitment],
    /// `huddle/commitment` to its index.
    pub by_name: HashMap<String, CommitmentIndex>,
    /// The ids that huddles have now, by those that they had.
    pub former: HashMap<String, String>,
    /// Huddles that exist but could not be read: what refers to them is not reported to be wrong.
    pub unreadable: HashSet<String>,
    /// Huddles that are drafts.
    pub drafts: &'a HashSet<String>,
}

/// The record that gives reports.
pub struct Giver<'a> {
    /// Which it is, and its date; `None` where it could not be made, so that its reports are only judged.
    pub record: Option<(ReportSource, RecordDate)>,
    /// The id of a huddle, whose own commitments may be named without it.
    pub id: &'a str,
}

impl Resolver<'_> {
    /// The reports of one record, each with its commitment, in the order of the file.
    pub fn reports(
        &mut self,
        draft: &Draft,
        raw: Option<&List<RawReport>>,
        giver: &Giver<'_>,
        known: &Known<'_>,
    ) -> Vec<(CommitmentIndex, Report)> {
        let mut fields = Fields::of(&draft.source, &draft.facts);
        fields.mild = self.is_mild(draft.class);
        let mut given = Vec::new();
        let mut seen = Vec::new();
        for (at, report) in raw.into_iter().flatten().enumerate() {
            let Some(report) = report else { continue };
            let mended = swapped::in_report(&mut fields, report, at);
            let report = mended.as_ref().unwrap_or(report);
            if let Some((index, made)) = self.report(&mut fields, report, at, giver, known) {
                twice(
                    &mut fields,
                    &mut seen,
                    Given { at, commitment: index, date: made.date, is_settled: made.status.is_settled() },
                );
                given.push((index, made));
            }
        }
        self.collect(fields);
        given
    }

    fn report(
        &self,
        fields: &mut Fields<'_>,
        raw: &RawReport,
        at: usize,
        giver: &Giver<'_>,
        known: &Known<'_>,
    ) -> Option<(CommitmentIndex, Report)> {
        let here = [Key("reports"), Index(at)];
        let target = match raw.commitment.as_deref().map(str::trim) {
            Some(name) => self.target(fields, name, &[here[0], here[1], Key("commitment")], giver, known),
            None => {
                fields.missing(
                    &here,
                    "a report has no commitment",
                    "write which: `commitment: 2026-02-05-central-2/cameras-lot`",
                );
                None
            }
        };
        let status = self.report_status(fields, raw, at);
        let note = raw.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        if let Some(status) = status {
            is_told(fields, raw, &here, (status, note));
            undone::check(fields, &here, (status, note), &self.due_dates, giver.record);
        }
        let due = raw.due.as_deref().and_then(|written| {
            let path = [here[0], here[1], Key("due")];
            match due_of(fields, written, &path, &self.due_dates, None)? {
                Due::Date(day) => Some(day),
                // What has a date is reported already; a report may move the date, but not put words in its place.
                Due::Words(_)
                    if self.due_dates.date_in(written).is_some()
                        || !self.due_dates.impossible_days(written).is_empty() =>
                {
                    None
                }
                Due::Words(_) => fields.day(written, &path),
            }
        });
        let own_date = raw.date.as_deref().and_then(|written| fields.day(written, &[here[0], here[1], Key("date")]));
        let successor = raw
            .successor
            .as_deref()
            .and_then(|name| self.target(fields, name.trim(), &[here[0], here[1], Key("successor")], giver, known));
        let (target, status) = (target?, status?);
        if successor == Some(target) {
            let help = "name what has taken its place, or write in the note why it will not be done";
            fields.error(
                Code::Contradiction,
                &[here[0], here[1], Key("successor")],
                "a commitment cannot take its own place".to_owned(),
                help,
            );
            return None;
        }
        let made = known.huddles[known.commitments[target.position()].huddle.position()].record.date;
        let given = giver.record.map(|(_, date)| date);
        let date = own_date.map(RecordDate::Day).or(given)?;
        if date < made && date.first_day() < made.first_day() {
            before_commitment(fields, &here, own_date, (date, given, made));
            return None;
        }
        if let (Some(own), Some(given)) = (own_date, given)
            && own > given.last_day()
        {
            after_record(fields, &here, own, (given, made));
        }
        if let Some(due) = due.filter(|due| !status.is_settled() && *due < date.first_day()) {
            let message = format!("the new date, {due}, had passed on {date}, when it was promised");
            let help = match agreement::in_years(due, date.first_day(), chrono::NaiveDate::MAX) {
                Some(meant) => format!("check the year: write for instance `due: {meant}`"),
                None => "check the month, the day and the year: write by when it is promised now".to_owned(),
            };
            fields.error_unless_mild(Code::Contradiction, &[here[0], here[1], Key("due")], message, help);
        }
        let evidence = strings(raw.evidence.as_ref()).iter().filter_map(|text| self.evidence(text)).collect();
        let (source, given) = giver.record?;
        let (says_a_day, note) = (own_date.is_some(), note.map(Text::new));
        Some((target, Report { date, given, source, says_a_day, status, note, evidence, due, successor }))
    }

    /// A file of the content folder, or an address.
    fn evidence(&self, text: &str) -> Option<Evidence> {
        match crate::text::markdown::scheme(text) {
            crate::text::markdown::Scheme::Outside => Some(Evidence::Url(web_address(text))),
            _ => SitePath::new(text).map(|file| Evidence::File(as_on_disk(self.media, file))),
        }
    }

    fn report_status(&self, fields: &mut Fields<'_>, raw: &RawReport, at: usize) -> Option<ReportStatus> {
        let Some(word) = raw.status.as_deref().map(str::trim) else {
            fields.missing(
                &[Key("reports"), Index(at)],
                "a report has no status",
                Help::typed("add for instance ", fields.add(&[Key("reports"), Index(at)], "status: in-progress")),
            );
            return None;
        };
        let found =
            ReportStatus::WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&word.replace([' ', '_'], "-")));
        if found.is_none() {
            unknown_word(
                fields,
                &[Key("reports"), Index(at), Key("status")],
                word,
                &ReportStatus::WORDS.map(|(word, _)| word),
            );
        }
        found.map(|(_, status)| *status)
    }

    fn target(
        &self,
        fields: &mut Fields<'_>,
        name: &str,
        path: &[Step<'_>; 3],
        giver: &Giver<'_>,
        known: &Known<'_>,
    ) -> Option<CommitmentIndex> {
        let full = if name.contains('/') { name.to_owned() } else { format!("{}/{name}", giver.id) };
        let moved = || {
            let (huddle, id) = full.split_once('/')?;
            known.by_name.get(&format!("{}/{id}", known.former.get(huddle)?))
        };
        if let Some(index) = known.by_name.get(&full).or_else(moved) {
            return Some(*index);
        }
        let (huddle, id) = full.split_once('/').unwrap_or((&full, ""));
        if known
            .huddles
            .iter()
            .any(|PlacedHuddle { record, .. }| record.id == huddle && record.minutes == Minutes::Withdrawn)
        {
            let message = format!(
                "the minutes of \"{}\" were withdrawn with this commitment, so this is not published",
                one_line(huddle)
            );
            let help = "if it still holds, make it again in the record of a later huddle, with what was reported; then \
                delete this here";
            fields.warn(Code::Withdrawn, path, message, help);
            return None;
        }
        // Without a slash the huddle is not named, and another may be meant.
        if known.unreadable.contains(huddle) && (name.contains('/') || named_at_the_end(name, known).is_none()) {
            return None;
        }
        if known.drafts.contains(huddle) {
            let message = format!("\"{}\" is in a draft record, which is not published", one_line(name));
            fields.error(
                Code::UnknownName,
                path,
                message,
                "publish that record first (delete its `publish: false`), or leave this report out",
            );
            return None;
        }
        let same_huddle: Vec<&str> = known
            .huddles
            .iter()
            .filter(|known| known.record.id == huddle)
            .flat_map(|found| {
                known.commitments[found.commitments.clone()].iter().map(|commitment| commitment.record.id.as_str())
            })
            .collect();
        let near = match nearest(id, same_huddle.iter().copied()) {
            Some(near) => Some(format!("{huddle}/{near}")),
            None if let Some(named) = named_at_the_end(name, known) => Some(named.to_owned()),
            None => nearest(&full, known.by_name.keys().map(String::as_str)).map(str::to_owned),
        };
        let help = match (near, same_huddle.is_empty()) {
            (Some(near), _) => Help::new(format!("did you mean `{near}`?")).by(fields.put(path, &near)),
            (None, false) => {
                let fixes: Vec<_> =
                    same_huddle.iter().filter_map(|id| fields.put(path, &format!("{huddle}/{id}"))).collect();
                Help::new(format!("the commitments of {huddle} are: {}", same_huddle.join(", "))).by(fixes)
            }
            (None, true) => {
                "write the huddle's id, a slash and the commitment's id, such as `2026-02-05-central-2/cameras-lot`"
                    .into()
            }
        };
        fields.error(Code::UnknownName, path, format!("there is no commitment \"{}\"", one_line(name)), help);
        None
    }
}

/// Reports a state that the rest of the report does not bear out: no note that says what was done, no successor.
fn is_told(
    fields: &mut Fields<'_>,
    raw: &RawReport,
    here: &[Step<'_>; 2],
    (status, note): (ReportStatus, Option<&str>),
) {
    if note.is_none() && status != ReportStatus::Open {
        let what = match status {
            ReportStatus::Waiting => "say in one sentence who it waits for",
            ReportStatus::Dropped => "say in one sentence why it will not be done",
            ReportStatus::Replaced => "say in one sentence what replaces it",
            ReportStatus::InProgress => "say in one sentence what has been done so far",
            _ => "say in one sentence what was done",
        };
        let message = format!("`status: {}` has no note", status.word());
        fields.error(
            Code::MissingNote,
            &[here[0], here[1], Key("status")],
            message,
            Help::typed(&format!("{what}: "), fields.add(here, "note: \"…\"")),
        );
    }
    if status == ReportStatus::Replaced && raw.successor.is_none() && !fields.mild {
        let help = "add `successor:` with the id of the huddle, a slash and the id of the commitment that takes its \
            place; if none does, write `status: dropped`";
        let message = "`status: replaced` does not name the commitment that takes its place";
        fields.warn(Code::MissingField, &[here[0], here[1], Key("status")], message, help);
    }
}

/// The commitment whose own id ends a name such as `harbor-1 theft-walk`: the only one, or the only one whose huddle
/// the words before it name too.
fn named_at_the_end<'k>(name: &str, known: &'k Known<'_>) -> Option<&'k str> {
    let written = slug(name);
    let ends = |full: &&String| {
        let id = full.rsplit('/').next().map(slug).unwrap_or_default();
        !id.is_empty() && written.strip_suffix(&id).is_some_and(|before| before.is_empty() || before.ends_with('-'))
    };
    let mut found: Vec<&String> = known.by_name.keys().filter(ends).collect();
    if found.len() > 1 {
        found.retain(|full| {
            let (huddle, id) = full.split_once('/').unwrap_or((full, ""));
            let before = written.strip_suffix(&slug(id)).unwrap_or_default().trim_end_matches('-');
            !before.is_empty() && slug(huddle).contains(before)
        });
    }
    match found.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// A report that is older than its commitment: its own date is wrong, or that of its record, or the commitment.
fn before_commitment(
    fields: &mut Fields<'_>,
    here: &[Step<'_>; 2],
    own: Option<NaiveDate>,
    (date, given, made): (RecordDate, Option<RecordDate>, RecordDate),
) {
    let message = format!("this report is of {date}, but the commitment was made later, on {made}");
    let Some(own) = own else {
        let help = "check the date of this record, and which commitment is meant";
        return fields.error(Code::ReportBeforeCommitment, &[here[0], here[1], Key("commitment")], message, help);
    };
    let last = given.map_or(NaiveDate::MAX, RecordDate::last_day);
    let help = match agreement::in_years(own, made.first_day(), last) {
        Some(meant) => format!("check the year: write for instance `date: {meant}`, or delete `date`"),
        None => "write when it happened, or delete `date`; or check which commitment is meant".to_owned(),
    };
    fields.error(Code::ReportBeforeCommitment, &[here[0], here[1], Key("date")], message, help);
}

/// A report of a day after its own record.
fn after_record(
    fields: &mut Fields<'_>,
    here: &[Step<'_>; 2],
    own: NaiveDate,
    (given, made): (RecordDate, RecordDate),
) {
    let message = format!("this report is of {own}, after {given}, when it was given");
    let help = match agreement::in_years(own, made.first_day(), given.last_day()) {
        Some(meant) => format!("check the year: write for instance `date: {meant}`, or delete `date`"),
        None if own.year() == given.year() => {
            "check the month and the day: write when it happened, or delete `date`".to_owned()
        }
        None => "check the year: write when it happened, or delete `date`".to_owned(),
    };
    fields.error_unless_mild(Code::Contradiction, &[here[0], here[1], Key("date")], message, help);
}

/// A report of a record.
struct Given {
    at: usize,
    commitment: CommitmentIndex,
    date: RecordDate,
    is_settled: bool,
}

/// Two reports of one record on one commitment that cannot both be right, which is reported of the second: they are of
/// one day, or the first in time settles what the later one goes on with.
fn twice(fields: &mut Fields<'_>, seen: &mut Vec<Given>, given: Given) {
    let contradicts = |other: &&Given| {
        let earlier = if other.date <= given.date { other } else { &&given };
        other.commitment == given.commitment && (other.date == given.date || earlier.is_settled)
    };
    if let Some(other) = seen.iter().find(contradicts) {
        let line = fields.place(&[Key("reports"), Index(other.at), Key("commitment")]).start.line;
        let message = format!("this commitment is reported on twice here, also on line {line}");
        let help = if other.date == given.date {
            "keep one of the two reports; if both things happened, give each its day, such as `date: 2026-03-01`"
                .to_owned()
        } else {
            let (first, last) = if other.date <= given.date { (other, &given) } else { (&given, other) };
            let line_of =
                |given: &Given| fields.place(&[Key("reports"), Index(given.at), Key("commitment")]).start.line;
            format!(
                "line {} settles it on {}, line {} goes on with it on {}: keep the one that is right, and delete the \
                    other",
                line_of(first),
                first.date,
                line_of(last),
                last.date
            )
        };
        fields.warn(Code::Repeated, &[Key("reports"), Index(given.at), Key("commitment")], message, help);
    }
    seen.push(given);
}
