//! Approved records are what was kept of them when they were approved: no edit is silent, on any checkout
//! (docs/decisions/0042-revisions.md). What differs needs a dated correction, and the record to be approved again.

mod gone;
mod published;

use super::Checked;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::record::model::date::parse_day;
use crate::record::model::{Huddle, Minutes, Revision, SourceIndex, Update};
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::revision::chain;
use crate::record::parse::tree::Step::{Index, Key};
use crate::record::resolve::fields::Fields;
use crate::record::resolve::kept::{Current, Differences, Part, Translations, differences, split_of, translations};
use crate::text::shorten;
use crate::text::source::{Source, Span};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Reports records that are not what was kept of them, kept versions that were changed, and records that are gone.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let revisions = &checked.site.revisions;
    if revisions.of_record.is_empty() && revisions.damaged.is_empty() && checked.published.versions.is_empty() {
        return;
    }
    for damaged in &revisions.damaged {
        diags.push(spoiled(&Place::file(&damaged.file), &damaged.what));
    }
    let translations = translations(checked.site);
    let first = revisions.of_record.values().flatten().map(|revision| revision.on).min();
    for huddle in &checked.site.huddles {
        let record = Record::huddle(checked, huddle);
        let lost = published::lost(checked, &record);
        let is_lost = lost.is_some();
        diags.extend(lost.or_else(|| judge(checked, &translations, &record)));
        diags.extend(first.filter(|_| !is_lost).and_then(|first| not_kept(checked, huddle, first)));
    }
    for update in &checked.site.updates {
        let record = Record::update(checked, update);
        diags.extend(published::lost(checked, &record).or_else(|| judge(checked, &translations, &record)));
    }
    gone::records(checked, diags);
    gone::updates(checked, diags);
}

/// Fields that say when a record was approved, and by whom.
const OF_APPROVAL: [&str; 3] = ["minutes", "approved_on", "approved_by"];

/// A record, as far as it is compared with its versions.
struct Record<'a> {
    id: &'a str,
    former: Vec<&'a str>,
    source: SourceIndex,
    /// Of its file is published only a notice.
    is_withdrawn: bool,
    /// The field that a message is about where no other is.
    main: &'static str,
    /// Who approved it, where that is a field.
    by: &'a str,
}

impl<'a> Record<'a> {
    fn huddle(checked: &Checked<'a>, huddle: &'a Huddle) -> Self {
        let by = if let Minutes::Approved { by, .. } = &huddle.minutes { by } else { "" };
        Self {
            id: &huddle.id,
            former: checked.site.former_ids_of_huddle(huddle),
            source: huddle.source,
            is_withdrawn: huddle.minutes == Minutes::Withdrawn,
            main: "minutes",
            by,
        }
    }

    fn update(checked: &Checked<'a>, update: &'a Update) -> Self {
        Self {
            id: &update.id,
            former: checked.site.former_ids_of_update(update),
            source: update.body.source,
            is_withdrawn: false,
            main: "date",
            by: "",
        }
    }

    fn versions(&self, checked: &Checked<'a>) -> Vec<&'a Revision> {
        checked.site.revisions.of(self.id, &self.former)
    }
}

/// Whether the huddle's record is reported here already: it is not what was kept, or what was kept is damaged.
pub(super) fn is_reported(checked: &Checked<'_>, huddle: &Huddle) -> bool {
    !checked.site.revisions.of_record.is_empty()
        && judge(checked, &translations(checked.site), &Record::huddle(checked, huddle)).is_some()
}

/// What is wrong with a record that has versions, in one message.
fn judge(checked: &Checked<'_>, translations: &Translations, record: &Record<'_>) -> Option<Diag> {
    let versions = record.versions(checked);
    let ids: Vec<&str> = std::iter::once(record.id).chain(record.former.iter().copied()).collect();
    if checked.site.revisions.is_damaged(&ids) {
        // Which is reported, and what follows from it cannot be known.
        return None;
    }
    if let Some(damaged) = chain(&versions, record.id) {
        return Some(spoiled(&Place::file(&damaged.file), &damaged.what));
    }
    let last = *versions.last()?;
    let source = checked.site.source(record.source);
    let facts = &checked.facts[record.source.position()];
    let of_file = translations.get(&source.path).map_or(&[][..], Vec::as_slice);
    let now = Current { source, facts, translations: of_file, site: checked.site };
    let mut found = differences(now, last)?;
    let mut teller = Fields::of(source, facts);
    let is_of_approval = |part: &Part| matches!(part, Part::Field(name) if OF_APPROVAL.contains(&name.as_str()));
    if found.parts.is_empty() || !found.parts.iter().all(is_of_approval) {
        found.new_corrections.retain(|at| !is_recorded(&teller, *at, last));
    }
    let dates = dates(&teller, &found);
    let is_dated = dates.iter().flatten().any(|date| *date >= last.on);
    if record.is_withdrawn {
        if found.new_corrections.is_empty() {
            let help = correction_help(checked, record, &mut teller, "withdrawal");
            let message = "these approved minutes were withdrawn, and no correction says who decided that and why";
            teller.error(Code::ChangedAfterApproval, &[Key(record.main)], message, help);
        }
        return teller.into_diagnostics().pop();
    }
    if let Some(unrecorded) = unrecorded(&versions, &teller) {
        return Some(unrecorded);
    }
    if let Some(lost) = found.lost_corrections.first().filter(|_| !is_redacted(&teller, &found)) {
        lost_correction(&mut teller, record, last, lost);
    } else if found.parts.is_empty() && found.new_corrections.is_empty() {
        return None;
    } else if is_dated {
        not_again(&mut teller, source, record, last);
    } else {
        changed(checked, record, (&mut teller, last), &found, &dates);
    }
    teller.into_diagnostics().pop()
}

/// The days of the corrections that are new.
fn dates(teller: &Fields<'_>, found: &Differences) -> Vec<Option<NaiveDate>> {
    let of = |at: &usize| {
        let date = teller.text(&[Key("corrections"), Index(*at), Key("date")])?;
        parse_day(date.trim()).ok()
    };
    found.new_corrections.iter().map(of).collect()
}

/// Whether a new correction says that something was taken out that nobody may read: earlier corrections may have quoted
/// it.
fn is_redacted(teller: &Fields<'_>, found: &Differences) -> bool {
    let kind = |at: &usize| teller.text(&[Key("corrections"), Index(*at), Key("kind")]);
    found.new_corrections.iter().filter_map(kind).any(|kind| kind.trim() == "redaction")
}

/// Whether the correction at this position says what was taken out of the last version too: what was approved is the
/// same but for that, so it explains no other change, and nothing waits for an approval.
fn is_recorded(teller: &Fields<'_>, at: usize, last: &Revision) -> bool {
    redaction_on(teller, at).is_some_and(|on| last.redactions.iter().any(|redaction| redaction.on == on))
}

/// The day of the correction at this position, where it is a redaction.
fn redaction_on(teller: &Fields<'_>, at: usize) -> Option<NaiveDate> {
    let text = |field| teller.text(&[Key("corrections"), Index(at), Key(field)]);
    text("kind").filter(|kind| kind.trim() == "redaction")?;
    parse_day(text("date")?.trim()).ok()
}

/// A version that something was taken out of, of which the record says nothing.
fn unrecorded(versions: &[&Revision], teller: &Fields<'_>) -> Option<Diag> {
    let is_there = |at: &usize| teller.is_there(&[Key("corrections"), Index(*at), Key("date")]);
    let days: Vec<NaiveDate> = (0..).take_while(is_there).filter_map(|at| redaction_on(teller, at)).collect();
    let (version, redaction) = versions
        .iter()
        .flat_map(|version| version.redactions.iter().map(move |redaction| (version, redaction)))
        .find(|(_, redaction)| !days.contains(&redaction.on))?;
    let message = format!(
        "something was taken out of version {} on {}, and no correction of the record says so",
        version.number, redaction.on
    );
    let by = plain_or_quoted(&redaction.by);
    let entry = format!("{{date: {}, kind: redaction, reason: \"…\", by: {by}}}", redaction.on);
    let help = if teller.has("corrections") {
        Help::new(format!("bring its correction back: `- {entry}` in the list of corrections"))
    } else {
        Help::typed("bring its correction back: ", teller.add(&[], &format!("corrections: [{entry}]")))
    };
    let path = if teller.has("corrections") { "corrections" } else { "date" };
    Some(Diag::new(Code::UnrecordedRedaction, teller.place(&[Key(path)]), message, help))
}

/// Something was changed, and no correction says so.
fn changed(
    checked: &Checked<'_>,
    record: &Record<'_>,
    (teller, last): (&mut Fields<'_>, &Revision),
    found: &Differences,
    dates: &[Option<NaiveDate>],
) {
    let named: Vec<String> = found.parts.iter().map(in_words).collect();
    let verb = if named.len() == 1 && !matches!(found.parts[0], Part::LostTranslation(_)) { "is" } else { "are" };
    let (version, on) = (last.number, last.on);
    let what = list(&named);
    let message = if dates.is_empty() {
        format!("{what} {verb} not what was approved on {on} (version {version}), and no correction says why")
    } else {
        let what = if named.is_empty() { "this record".to_owned() } else { what };
        format!(
            "{what} was corrected, but the new correction has no date on or after {on}, when version {version} was approved"
        )
    };
    let help = if dates.is_empty() {
        correction_help(checked, record, teller, "fact")
    } else {
        let at = [Key("corrections"), Index(found.new_corrections[0]), Key("date")];
        let today = checked.site.today.to_string();
        Help::typed("write the day on which it was corrected: ", teller.write(&at, &today))
            .and(", and approve the record again")
    };
    let span = span_of(teller, found, last);
    let place = span.map_or_else(|| teller.place(&[Key(record.main)]), |span| Place::new(teller.source, span));
    teller.push(Diag::new(Code::ChangedAfterApproval, place, message, help));
}

/// The edit that adds a correction, in words where there is a list already.
fn correction_help(checked: &Checked<'_>, record: &Record<'_>, teller: &mut Fields<'_>, kind: &str) -> Help {
    let by = if record.by.is_empty() { "Division captain" } else { record.by };
    let entry = format!("{{date: {}, kind: {kind}, reason: \"…\", by: {}}}", checked.site.today, plain_or_quoted(by));
    let then = format!("; then type `huddle approve {}`; or undo the change", teller.source.path);
    let then = if kind == "withdrawal" { String::new() } else { then };
    if teller.has("corrections") {
        Help::new(format!("add what changed, and why, to the list of corrections: `- {entry}`{then}"))
    } else {
        Help::typed("add what changed, and why: ", teller.add(&[], &format!("corrections: [{entry}]"))).and(then)
    }
}

/// It was corrected with a date, and not approved since.
fn not_again(teller: &mut Fields<'_>, source: &Source, record: &Record<'_>, last: &Revision) {
    let message = format!(
        "this record was corrected after version {} of it was approved on {}, and has not been approved again",
        last.number, last.on
    );
    let help = format!("when it says what it should, type `huddle approve {}`", source.path);
    let path = if teller.has("corrections") { "corrections" } else { record.main };
    teller.error(Code::NotApprovedAgain, &[Key(path)], message, help);
}

fn lost_correction(teller: &mut Fields<'_>, record: &Record<'_>, last: &Revision, lost: &str) {
    let date = lost.split_once("date: ").map_or("", |(_, rest)| rest.get(..10).unwrap_or(rest));
    let of = if date.is_empty() { String::new() } else { format!(" of {date}") };
    let message =
        format!("the correction{of} that version {} has was changed or taken out: {}", last.number, shorten(lost, 200));
    let help = format!(
        "bring it back as it is in {}; what is wrong in it is corrected by a further correction below it",
        last.file
    );
    let path = if teller.has("corrections") { "corrections" } else { record.main };
    teller.error(Code::LostCorrection, &[Key(path)], message, help);
}

/// Minutes that were approved since versions are kept, from the day `first` on, but by hand.
fn not_kept(checked: &Checked<'_>, huddle: &Huddle, first: NaiveDate) -> Option<Diag> {
    let Minutes::Approved { on, .. } = &huddle.minutes else { return None };
    let revisions = &checked.site.revisions;
    let record = Record::huddle(checked, huddle);
    let ids: Vec<&str> = std::iter::once(record.id).chain(record.former.iter().copied()).collect();
    if *on < first || !record.versions(checked).is_empty() || revisions.is_damaged(&ids) {
        return None;
    }
    let source = checked.site.source(huddle.source);
    let mut teller = Fields::of(source, &checked.facts[huddle.source.position()]);
    let message =
        "these minutes are approved, but nothing is kept of what they say, so that a change would not be noticed";
    let help = format!("type `huddle approve {}`", source.path);
    teller.warn(Code::NotKept, &[Key("minutes")], message, help);
    teller.into_diagnostics().pop()
}

fn spoiled(place: &Place, what: &str) -> Diag {
    let message = format!("this version of a record {what}");
    let help = "bring the files of its folder back as they were committed, such as with `git checkout`";
    Diag::new(Code::KeptVersion, place.clone(), message, help)
}

/// Where the first difference is in the record's own file.
fn span_of(teller: &Fields<'_>, found: &Differences, last: &Revision) -> Option<Span> {
    let field = found.parts.iter().find_map(|part| match part {
        Part::Field(name) => teller.span(&[Key(name)]),
        Part::File(_) => teller.span(&[Key("attachments")]),
        _ => None,
    });
    field.or_else(|| found.parts.contains(&Part::Body).then(|| changed_line(teller.source, last)).flatten())
}

/// The first line of the body that the version does not have.
fn changed_line(source: &Source, last: &Revision) -> Option<Span> {
    let known: BTreeSet<&str> = last.text.text.lines().map(str::trim).collect();
    let body = split_of(source, false).body;
    let mut at = body.start;
    for line in source.text[body.start..body.end].split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() && !known.contains(text) {
            return Some(Span::new(at, at + line.trim_end().len()));
        }
        at += line.len();
    }
    None
}

fn in_words(part: &Part) -> String {
    match part {
        Part::Field(name) => format!("`{name}`"),
        Part::Body => "the text below the details".to_owned(),
        Part::File(file) => format!("the file {file}"),
        Part::Translation(language) => format!("the translation into \"{language}\""),
        Part::LostTranslation(language) => format!("the translation into \"{language}\", which is gone,"),
    }
}

/// `a`, `b` and `c`.
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}
