//! `huddle approve`: says in a record that it was approved, and keeps what it says, so that a later change is noticed
//! on any checkout (docs/decisions/0042-revisions.md).

use super::arguments::{Format, ReportArguments, prefix};
use super::build::report_mistakes;
use super::outcome::Outcome;
use super::records::{Folder, edited, set, split_of};
use super::today;
use crate::diagnostics::{Code, Diag, Severity};
use crate::publish::pipeline::{Inputs, Prepared};
use crate::record::model::commitment::ReportSource;
use crate::record::model::{Minutes, RecordIndex, Revision, Site, SourceIndex, UpdateIndex};
use crate::record::parse::canonical::Canonical;
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::revision::{
    FileHash, RevisionHead, TranslationHash, UpdateHash, file_of, hash_of, hash_of_bytes, translation_file, written,
};
use crate::record::parse::translation_of;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::fields::Fields;
use crate::record::resolve::kept::{Current, Differences, differences, translations};
use crate::site::plan;
use crate::text::source::Source;
use crate::text::{SitePath, one_line};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::Args;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

/// What is typed behind `huddle approve`.
#[derive(Args, Debug)]
pub struct ApproveArguments {
    /// The files of the minutes or updates that were approved
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The day of the approval (YYYY-MM-DD); asked for where it is left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The role of who approved, such as "Division captain"; asked for where it is left out
    #[arg(long, value_name = "ROLE")]
    by: Option<String>,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

/// The approval.
struct Approval {
    on: NaiveDate,
    by: String,
}

/// A record that is to be approved.
struct Candidate {
    /// Its file as it is.
    before: Arc<Source>,
    /// The same after the edit.
    after: Arc<Source>,
    /// When it was approved, and by whom.
    approval: Approval,
}

/// A version that is to be written.
struct Kept {
    number: u32,
    file: SitePath,
    text: String,
    translations: Vec<(SitePath, String)>,
}

/// Runs the command.
///
/// # Errors
/// A file that is no record, or a system error.
pub fn run(arguments: &ApproveArguments) -> anyhow::Result<Outcome> {
    let folder = Folder::read(&arguments.content)?;
    let mut named: Vec<&Arc<Source>> = Vec::new();
    for file in &arguments.files {
        let source = folder.file(file)?;
        if translation_of(&source.path).is_some() {
            bail!("{} is a translation, which is approved with the record that it translates", source.path);
        }
        if !named.contains(&source) {
            named.push(source);
        }
    }
    let now = folder.prepared(&folder.inputs);
    let unchanged: Vec<_> = named.iter().filter_map(|source| Some((*source, unchanged(&now, source)?))).collect();
    for (source, revision) in &unchanged {
        answer!(
            "{}: it says what was approved on {} (version {}), so there is nothing to approve",
            source.path,
            revision.on,
            revision.number
        );
    }
    named.retain(|source| !unchanged.iter().any(|(known, _)| known == source));
    if named.is_empty() {
        return Ok(Outcome::Done);
    }
    let mut answers = Answers::typed(arguments, folder.options.today)?;
    let candidates: Vec<Candidate> =
        named.into_iter().map(|source| candidate(&now, source, &mut answers)).collect::<Result<_, _>>()?;
    let inputs = with_edits(&folder.inputs, &candidates);
    let then = folder.prepared(&inputs);
    let refused = refused(&then, &candidates);
    if !refused.is_empty() {
        report_mistakes(&refused, ReportArguments { format: Format::Text, all: true }, &folder.path);
        message!("Nothing was approved: mend the mistakes first.");
        return Ok(Outcome::Mistakes);
    }
    let kept: Vec<Kept> =
        candidates.iter().map(|candidate| kept(&folder, &then, candidate)).collect::<Result<_, _>>()?;
    for (candidate, kept) in candidates.iter().zip(&kept) {
        keep(&folder, candidate, kept)?;
    }
    Ok(Outcome::Done)
}

/// The day and the role, as far as they are known for every record.
struct Answers {
    on: Option<NaiveDate>,
    by: Option<String>,
    today: NaiveDate,
}

impl Answers {
    /// What was typed.
    fn typed(arguments: &ApproveArguments, today: NaiveDate) -> anyhow::Result<Self> {
        let on = arguments.on.as_deref().map(|on| Self::day(on, today)).transpose()?;
        let by = arguments.by.as_deref().map(one_line);
        if by.as_ref().is_some_and(String::is_empty) {
            bail!("--by needs the role of who approved, such as --by \"Division captain\"");
        }
        Ok(Self { on, by, today })
    }

    fn day(written: &str, today: NaiveDate) -> anyhow::Result<NaiveDate> {
        let on = today::day("--on", written)?;
        if on > today {
            bail!("--on {on} is after today, {today}: write the day on which it was approved");
        }
        Ok(on)
    }

    /// The approval of a record: as it was typed, as the record says where nothing is kept of it yet, else as somebody
    /// answers, who is asked once.
    fn of(&mut self, own: Option<Approval>) -> anyhow::Result<Approval> {
        let (own_on, own_by) = own.map_or((None, None), |own| (Some(own.on), Some(own.by)));
        let (on, by) = (self.on.or(own_on), self.by.clone().or(own_by));
        if (on.is_none() || by.is_none()) && !io::stdin().is_terminal() {
            bail!("say when it was approved, and by whom: --on {} --by \"Division captain\"", self.today);
        }
        let on = match on {
            Some(on) => on,
            None => {
                let today = self.today.to_string();
                let on = Self::day(&asked(&format!("On which day was it approved? [{today}] "), &today)?, self.today)?;
                *self.on.insert(on)
            }
        };
        let by = match by {
            Some(by) => by,
            None => {
                let by = one_line(&asked("By whom, as a role? [Division captain] ", "Division captain")?);
                self.by.insert(by).clone()
            }
        };
        Ok(Approval { on, by })
    }
}

/// What a record says of its approval, where nothing is kept of it yet.
fn own_approval(now: &Prepared, path: &SitePath) -> Option<Approval> {
    let Some(RecordIndex::Huddle(index)) = now.site.lookup.record_of_file.get(path) else { return None };
    let huddle = now.site.huddle(*index);
    match &huddle.minutes {
        Minutes::Approved { on, by } if now.site.versions(huddle).is_empty() => {
            Some(Approval { on: *on, by: by.clone() })
        }
        _ => None,
    }
}

/// What a person answers; `otherwise` where they only press Enter.
fn asked(question: &str, otherwise: &str) -> anyhow::Result<String> {
    message_text!(question);
    let mut line = String::new();
    if io::stdin().lock().read_line(&mut line).context("the answer cannot be read")? == 0 {
        bail!("nothing was answered, so nothing was approved");
    }
    let answer = line.trim();
    Ok(if answer.is_empty() { otherwise.to_owned() } else { answer.to_owned() })
}

/// The versions of the record in a file, oldest first, and its id; none where the file makes no record.
fn versions<'s>(site: &'s Site, path: &SitePath) -> Option<(&'s str, SourceIndex, Vec<&'s Revision>)> {
    match *site.lookup.record_of_file.get(path)? {
        RecordIndex::Huddle(index) => {
            let huddle = site.huddle(index);
            Some((&huddle.id, huddle.source, site.versions(huddle)))
        }
        RecordIndex::Update(index) => {
            let update = site.update(index);
            let former = site.former_ids_of_update(update);
            Some((&update.id, update.body.source, site.revisions.of(&update.id, &former)))
        }
        RecordIndex::Division(_) | RecordIndex::Page(_) => None,
    }
}

/// What differs between a record and the version that was kept last; `None` where there is none.
fn compared<'s>(prepared: &'s Prepared, path: &SitePath) -> Option<(&'s Revision, Differences)> {
    let site = &prepared.site;
    let (_, index, versions) = versions(site, path)?;
    let last = *versions.last()?;
    let translations = translations(site);
    let of_file = translations.get(path).map_or(&[][..], Vec::as_slice);
    let facts = &prepared.facts[index.position()];
    let now = Current { source: site.source(index), facts, translations: of_file, site };
    Some((last, differences(now, last)?))
}

/// The version that the record is, where nothing of it has changed.
fn unchanged<'s>(prepared: &'s Prepared, source: &Source) -> Option<&'s Revision> {
    compared(prepared, &source.path).filter(|(_, found)| found.is_none()).map(|(last, _)| last)
}

/// A record with the edit that says that it was approved.
fn candidate(now: &Prepared, source: &Arc<Source>, answers: &mut Answers) -> anyhow::Result<Candidate> {
    let approval = answers.of(own_approval(now, &source.path))?;
    let found = compared(now, &source.path);
    if let Some((last, _)) = found.as_ref().filter(|(last, _)| last.on > approval.on) {
        bail!("{}: version {} was approved on {}, which is after {}", source.path, last.number, last.on, approval.on);
    }
    // A further translation changes nothing of the record itself; an update has no fields of its approval.
    let is_only_translated = found.is_some_and(|(_, found)| found.parts.is_empty() && found.new_corrections.is_empty());
    let is_update = source.path.top() == "updates"
        || matches!(now.site.lookup.record_of_file.get(&source.path), Some(RecordIndex::Update(_)));
    let after = if is_only_translated || is_update {
        source.clone()
    } else {
        Arc::new(Source::new(source.path.clone(), approved(source, &approval)?))
    };
    Ok(Candidate { before: source.clone(), after, approval })
}

/// The text of a file that says that it was approved.
fn approved(source: &Source, approval: &Approval) -> anyhow::Result<String> {
    let split = split_of(source);
    if Fields::new(source, &split).text(&[Key("minutes")]).is_some_and(|word| word.trim() == "withdrawn") {
        bail!("{}: its minutes were withdrawn, so they cannot be approved", source.path);
    }
    let on = approval.on.to_string();
    let by = plain_or_quoted(&approval.by);
    edited(
        source,
        &[&|fields| set(fields, "minutes", "approved"), &|fields| set(fields, "approved_on", &on), &|fields| {
            set(fields, "approved_by", &by)
        }],
    )
}

/// The content folder with the edits.
fn with_edits(inputs: &Inputs, candidates: &[Candidate]) -> Inputs {
    let mut inputs = inputs.clone();
    for candidate in candidates {
        for source in inputs.texts.iter_mut().filter(|source| source.path == candidate.after.path) {
            *source = candidate.after.clone();
        }
    }
    inputs
}

/// Why the records cannot be approved: their mistakes, changes without a correction, and records that are not
/// published.
fn refused(then: &Prepared, candidates: &[Candidate]) -> Vec<Diag> {
    let paths: BTreeSet<&SitePath> = candidates.iter().map(|candidate| &candidate.after.path).collect();
    let folders: BTreeSet<&str> = paths.iter().filter_map(|path| Some(versions(&then.site, path)?.0)).collect();
    let is_of_candidate = |file: &SitePath| {
        paths.contains(file)
            || translation_of(file).is_some_and(|(base, _)| paths.contains(&base))
            || file.as_str().split('/').nth(1).is_some_and(|id| file.top() == "revisions" && folders.contains(id))
    };
    let mut refused: Vec<Diag> = then
        .diags
        .iter()
        .filter(|diag| diag.severity == Severity::Error && is_of_candidate(&diag.place.file))
        // That is what is done now.
        .filter(|diag| diag.code != Code::NotApprovedAgain)
        .cloned()
        .collect();
    if !refused.is_empty() {
        return refused;
    }
    for candidate in candidates {
        let path = &candidate.after.path;
        let is_approved = match then.site.lookup.record_of_file.get(path) {
            Some(RecordIndex::Huddle(index)) => {
                matches!(then.site.huddle(*index).minutes, Minutes::Approved { .. })
            }
            Some(RecordIndex::Update(_)) => true,
            _ => false,
        };
        if !is_approved {
            let message = "this is no published record of a huddle or an update, so it cannot be approved";
            let help = "approve the file of a huddle or an update; one that says `publish: false` is published first";
            refused.push(Diag::new(Code::NotARecord, crate::diagnostics::Place::file(path), message, help));
        }
    }
    refused
}

/// The version of a record, as it is to be written.
fn kept(folder: &Folder, then: &Prepared, candidate: &Candidate) -> anyhow::Result<Kept> {
    let approval = &candidate.approval;
    let site = &then.site;
    let path = &candidate.after.path;
    let (id, index, versions) = versions(site, path).with_context(|| format!("{path} makes no record"))?;
    let last = versions.last();
    let number = last.map_or(1, |last| last.number + 1);
    let file = file_of(id, number).with_context(|| format!("no file can be named after \"{id}\""))?;
    let mut head = RevisionHead {
        revision: number,
        approved_on: approval.on.to_string(),
        approved_by: approval.by.clone(),
        previous: last.map_or(String::new(), |last| last.hash.clone()),
        updates: updates(then, path),
        ..RevisionHead::default()
    };
    let mut translated = Vec::new();
    let mut sources = vec![index];
    for (language, source) in translations(site).remove(path).unwrap_or_default() {
        let text = site.source(source).text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        head.translations.push(TranslationHash { language: language.clone(), sha256: hash_of(&text) });
        let file = translation_file(id, number, &language);
        translated.push((file.with_context(|| format!("no file can be named after \"{id}\""))?, text));
        sources.push(source);
    }
    head.files = files(folder, then, &sources)?;
    Ok(Kept { number, text: written(&head, &candidate.after.text), file, translations: translated })
}

/// The files that a record and its translations use, each with its hash.
fn files(folder: &Folder, then: &Prepared, sources: &[SourceIndex]) -> anyhow::Result<Vec<FileHash>> {
    let site = &then.site;
    let mut used: BTreeSet<SitePath> = BTreeSet::new();
    for index in sources {
        let facts = &then.facts[index.position()];
        let named = facts.files.iter().filter_map(|named| SitePath::new(named.file.trim()));
        used.extend(named.filter_map(|path| site.media_file(&path).cloned()));
        let from = &site.source(*index).path;
        used.extend(facts.body.links.iter().filter_map(|link| plan::linked_file(site, from, &link.target)));
    }
    let hash = |path: SitePath| {
        let full = folder.path.join(path.as_str());
        let bytes = fs::read(&full).with_context(|| format!("{} cannot be read", full.display()))?;
        Ok(FileHash { file: path.as_str().to_owned(), sha256: hash_of_bytes(&bytes) })
    };
    used.into_iter().map(hash).collect()
}

/// The updates that report on the commitments of a huddle.
fn updates(then: &Prepared, path: &SitePath) -> Vec<UpdateHash> {
    let site = &then.site;
    let Some(RecordIndex::Huddle(index)) = site.lookup.record_of_file.get(path) else { return Vec::new() };
    let reports = site.huddle(*index).commitment_indices().flat_map(|index| &site.commitment(index).reports);
    let reporting: BTreeSet<UpdateIndex> = reports
        .filter_map(|report| match report.source {
            ReportSource::Update(index) => Some(index),
            ReportSource::Huddle(_) => None,
        })
        .collect();
    let named = reporting.into_iter().filter_map(|index| {
        let update = site.update(index);
        let split = &then.facts[update.body.source.position()].split;
        let canonical = Canonical::of(site.source(update.body.source), split)?;
        Some(UpdateHash { update: update.id.clone(), corrections: update.corrections.len(), sha256: canonical.hash() })
    });
    named.collect()
}

/// Writes the record, then its version: a record that was approved without one is approved again.
fn keep(folder: &Folder, candidate: &Candidate, kept: &Kept) -> anyhow::Result<()> {
    if candidate.after.text != candidate.before.text {
        folder.replace(&candidate.after.path, &candidate.after.text)?;
    }
    for (file, text) in &kept.translations {
        folder.create(file, text)?;
    }
    folder.create(&kept.file, &kept.text)?;
    let prefix = prefix(&folder.path);
    answer!(
        "{prefix}{}: approved on {} by {}; what it says is kept as version {} in {prefix}{}",
        candidate.after.path,
        candidate.approval.on,
        candidate.approval.by,
        kept.number,
        kept.file
    );
    Ok(())
}
