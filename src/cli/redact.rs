//! `huddle redact`: takes out of a record, of its translations and of every kept version what nobody may read, leaves a
//! mark with the reason, and records the correction. It never repeats what it takes out
//! (docs/decisions/0046-redaction.md).

mod kept;
mod place;
mod what;

use super::arguments::{Format, ReportArguments, prefix};
use super::build::report_mistakes;
use super::outcome::Outcome;
use super::records::{Folder, edited, split_of};
use super::today;
use crate::diagnostics::{Diag, Severity};
use crate::publish::pipeline::{Inputs, Prepared};
use crate::record::model::redaction::{self, REASONS, SIGN};
use crate::record::model::{RecordIndex, Revision, Site};
use crate::record::parse::canonical::Canonical;
use crate::record::parse::redacting::{Redacted, places, without};
use crate::record::parse::revision::{RedactionNote, UpdateHash, is_kept};
use crate::record::parse::translation_of;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::fields::Fields;
use crate::text::source::{Source, Span};
use crate::text::{SitePath, nearest, one_line};
use anyhow::{Context, bail};
use clap::Args;
use kept::Rewritten;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use what::{Redaction, lines};

/// What is typed behind `huddle redact`.
#[derive(Args, Debug)]
pub struct RedactArguments {
    /// Where it stands: FILE:LINE:COLUMN-COLUMN, as editors count them, the last column with it
    #[arg(value_name = "PLACE")]
    place: String,
    /// Why, which is published: juvenile-name, victim-name, home-address, phone … (`--reason list` lists them)
    #[arg(long, value_name = "REASON")]
    reason: String,
    /// The role of who decided it, such as "Division captain"
    #[arg(long, value_name = "ROLE")]
    by: String,
    /// The day of the decision (YYYY-MM-DD); today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Say where it would be taken out, and write nothing
    #[arg(long)]
    show: bool,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

/// A file that is changed.
struct Changed {
    before: Arc<Source>,
    after: Arc<Source>,
    /// Where something was taken out, in the file as it was.
    places: Vec<Span>,
    /// Where it stays, since it is part of a name or an address.
    left: Vec<Span>,
}

/// Runs the command.
///
/// # Errors
/// A place where nothing is, a reason that is not known, or a system error.
pub fn run(arguments: &RedactArguments) -> anyhow::Result<Outcome> {
    let folder = Folder::read(&arguments.content)?;
    let now = folder.prepared(&folder.inputs);
    let redaction = redaction(arguments, &folder)?;
    let (file, span) = place::found(&folder, &arguments.place)?;
    let redaction = Redaction { value: value(&file, span)?, ..redaction };
    let record = record_of(&folder, &now, &file)?;
    let files = files_of(&folder, &record);
    let mut changed: Vec<Changed> = files.iter().map(|source| change(source, &redaction)).collect();
    let versions = versions(&now.site, &record);
    let mut kept = kept::versions_without(&folder, &versions, &redaction)?;
    let is_taken = |change: &Changed| {
        change.before.path == file.path
            && change.places.iter().any(|place| place.start < span.end && span.start < place.end)
    };
    if !changed.iter().any(is_taken) && !kept.iter().any(|version| version.is_taken(&file, span)) {
        bail!("what stands there is part of an id, a date, an address or the name of a file: change that by hand");
    }
    let is_corrected = ["huddles", "updates"].contains(&record.path.top()) || is_huddle(&now.site, &record.path);
    if is_corrected {
        correct(&mut changed, &record, &redaction, &now.site)?;
    }
    kept.extend(versions_that_name(&folder, &now.site, &changed, &record)?);
    let inputs = with_edits(&folder.inputs, &changed, &kept);
    let new = new_mistakes(&now, &folder.prepared(&inputs));
    if !new.is_empty() {
        report_mistakes(&new, ReportArguments { format: Format::Text, all: true }, &folder.path);
        message!("Nothing was taken out: without it the record has these mistakes.");
        return Ok(Outcome::Mistakes);
    }
    if !arguments.show {
        // The record last: where this is interrupted, its place can be named again.
        for version in &kept {
            version.files().try_for_each(|(path, text)| folder.replace(path, text))?;
        }
        for change in changed.iter().rev().filter(|change| change.after.text != change.before.text) {
            folder.replace(&change.after.path, &change.after.text)?;
        }
    }
    report(&folder, arguments.show, &changed, &kept);
    report_elsewhere(&folder, &now, &redaction, &inputs);
    if !arguments.show {
        message!("{}", HISTORY);
    }
    Ok(Outcome::Done)
}

/// What taking something out of the content folder does not reach.
const HISTORY: &str = "\nIt is out of the files above. It is still in:\n\
    - the history of the repository, and every clone and fork of it, until the history is written anew;\n\
    - the published site, until it is built and uploaded again, and what a web server or a cache keeps of it;\n\
    - copies that others made: archives of the web, search engines, feeds and calendars that were fetched, e-mails.\n\
    How to purge each is in docs/redacting.md.";

/// Everything but the text, which is read from the file.
fn redaction(arguments: &RedactArguments, folder: &Folder) -> anyhow::Result<Redaction> {
    let reason = arguments.reason.trim();
    if !REASONS.contains(&reason) {
        let list = REASONS.join(", ");
        let near = nearest(reason, REASONS).map_or(String::new(), |near| format!("; did you mean {near}?"));
        bail!("--reason \"{reason}\" is no known reason{near}\nThe reasons are: {list}");
    }
    let by = one_line(&arguments.by);
    if by.is_empty() {
        bail!("--by needs the role of who decided it, such as --by \"Division captain\"");
    }
    let on = arguments.on.as_deref().map_or(Ok(folder.options.today), |on| today::day("--on", on))?;
    if on > folder.options.today {
        bail!("--on {on} is after today, {}: write the day of the decision", folder.options.today);
    }
    let note = RedactionNote { on: on.to_string(), by, reason: reason.to_owned() };
    Ok(Redaction { value: String::new(), mark: redaction::mark(reason), note, on })
}

/// What is to be taken out.
fn value(file: &Source, span: Span) -> anyhow::Result<String> {
    let value = &file.text[span.start..span.end];
    if !value.contains(char::is_alphanumeric) {
        bail!("there is no word at this place");
    }
    if value.contains(SIGN) || SIGN.contains(value) {
        bail!("there is a mark already at this place");
    }
    Ok(value.to_owned())
}

/// The file of the record that a file belongs to: it, the original of a translation, or the record of a version.
fn record_of(folder: &Folder, now: &Prepared, file: &Source) -> anyhow::Result<Arc<Source>> {
    let at = |path: &SitePath| folder.inputs.texts.iter().find(|source| source.path == *path).cloned();
    if is_kept(&file.path) {
        let is_its = |source: &&Arc<Source>| {
            let versions = versions(&now.site, source);
            let folder = file.path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
            versions.iter().any(|version| version.file.as_str().rsplit_once('/').is_some_and(|(of, _)| of == folder))
        };
        let record = now.site.sources.iter().find(is_its);
        return record.and_then(|source| at(&source.path)).with_context(|| {
            format!("{} is a version of a record that is not published: bring the record back first", file.path)
        });
    }
    let original = translation_of(&file.path).and_then(|(base, _)| at(&base));
    let record = original.or_else(|| at(&file.path)).with_context(|| format!("{} is no record", file.path))?;
    if !now.site.sources.iter().any(|source| source.path == record.path) {
        bail!("{} is no record of the site: change it by hand", record.path);
    }
    Ok(record)
}

/// The record's file and its translations.
fn files_of(folder: &Folder, record: &Arc<Source>) -> Vec<Arc<Source>> {
    let is_its = |source: &&Arc<Source>| translation_of(&source.path).is_some_and(|(base, _)| base == record.path);
    std::iter::once(record).chain(folder.inputs.texts.iter().filter(is_its)).cloned().collect()
}

fn is_huddle(site: &Site, path: &SitePath) -> bool {
    matches!(site.lookup.record_of_file.get(path), Some(RecordIndex::Huddle(_)))
}

/// The kept versions of a record, oldest first.
fn versions<'s>(site: &'s Site, record: &Source) -> Vec<&'s Revision> {
    match site.lookup.record_of_file.get(&record.path) {
        Some(RecordIndex::Huddle(index)) => site.versions(site.huddle(*index)),
        Some(RecordIndex::Update(index)) => {
            let update = site.update(*index);
            site.revisions.of(&update.id, &site.former_ids_of_update(update))
        }
        _ => Vec::new(),
    }
}

/// The kept versions of huddles that name the record with a hash of what it said, where it is an update.
fn versions_that_name(
    folder: &Folder,
    site: &Site,
    changed: &[Changed],
    record: &Source,
) -> anyhow::Result<Vec<Rewritten>> {
    let Some(RecordIndex::Update(index)) = site.lookup.record_of_file.get(&record.path) else { return Ok(Vec::new()) };
    let update = site.update(*index);
    let after = changed.iter().find(|change| change.before.path == record.path).map(|change| &change.after);
    let canonical = after.and_then(|after| Canonical::of(after, &split_of(after)));
    let now = canonical.map(|canonical| UpdateHash {
        update: update.id.clone(),
        corrections: update.corrections.len() + 1,
        sha256: canonical.hash(),
    });
    let now = now.with_context(|| format!("{} cannot be read", record.path))?;
    let names: Vec<&str> = std::iter::once(update.id.as_str()).chain(site.former_ids_of_update(update)).collect();
    let mut all = Vec::new();
    for huddle in &site.huddles {
        all.extend(kept::versions_naming(folder, &site.versions(huddle), &names, &now)?);
    }
    Ok(all)
}

fn change(source: &Arc<Source>, redaction: &Redaction) -> Changed {
    let Redacted { text, places, left } = without(source, &split_of(source), &redaction.value, &redaction.mark);
    let after = Arc::new(Source::new(source.path.clone(), text));
    Changed { before: source.clone(), after, places, left }
}

/// Adds the correction to the record's own file.
fn correct(changed: &mut [Changed], record: &Source, redaction: &Redaction, site: &Site) -> anyhow::Result<()> {
    let Some(own) = changed.iter_mut().find(|change| change.before.path == record.path) else { return Ok(()) };
    let RedactionNote { by, reason, .. } = &redaction.note;
    let words = site.redacted.shown.correction(reason, &language_of(&own.after)).unwrap_or(reason);
    let on = redaction.on.to_string();
    let entry = [("date", on.as_str()), ("kind", "redaction"), ("reason", words), ("by", by)];
    let text = edited(&own.after, &[&|fields| fields.append("corrections", &entry)])?;
    own.after = Arc::new(Source::new(own.after.path.clone(), text));
    Ok(())
}

/// The language of a record, by its own word; empty where it is the site's own.
fn language_of(record: &Source) -> String {
    let language = Fields::new(record, &split_of(record)).text(&[Key("language")]);
    language.map(|language| language.trim().to_owned()).unwrap_or_default()
}

/// The content folder after it.
fn with_edits(inputs: &Inputs, changed: &[Changed], kept: &[Rewritten]) -> Inputs {
    let mut inputs = inputs.clone();
    for source in &mut inputs.texts {
        let own =
            changed.iter().find(|change| change.after.path == source.path).map(|change| change.after.text.clone());
        let version = || {
            let mut files = kept.iter().flat_map(Rewritten::files);
            files.find(|(path, _)| **path == source.path).map(|(_, text)| text.to_owned())
        };
        if let Some(text) = own.or_else(version) {
            *source = Arc::new(Source::new(source.path.clone(), text));
        }
    }
    inputs
}

/// Mistakes that were not there before.
fn new_mistakes(now: &Prepared, then: &Prepared) -> Vec<Diag> {
    let known: BTreeSet<_> = now.diags.iter().map(|diag| (diag.code, &diag.place.file)).collect();
    let is_new = |diag: &&Diag| diag.severity == Severity::Error && !known.contains(&(diag.code, &diag.place.file));
    then.diags.iter().filter(is_new).cloned().collect()
}

/// What was changed, by files and lines; never what stood there.
fn report(folder: &Folder, is_only_shown: bool, changed: &[Changed], kept: &[Rewritten]) {
    let verb = if is_only_shown { "would be taken out" } else { "taken out" };
    let prefix = prefix(&folder.path);
    for change in changed {
        let path = &change.before.path;
        if change.places.is_empty() && translation_of(path).is_some() {
            message!("{prefix}{path}: not found in this translation; look through it yourself");
        } else {
            answer!("{prefix}{path}: {verb} {}", lines(&change.before, &change.places));
        }
        if !change.left.is_empty() {
            message!(
                "{prefix}{path}: left {}, in a name or an address; change it by hand",
                lines(&change.before, &change.left)
            );
        }
    }
    for version in kept {
        version.report(&prefix, verb);
    }
}

/// Other files that say the same, and files that are published as they are.
fn report_elsewhere(folder: &Folder, now: &Prepared, redaction: &Redaction, then: &Inputs) {
    let prefix = prefix(&folder.path);
    for source in &then.texts {
        let found: Vec<Span> =
            places(&source.text, &redaction.value).into_iter().map(|place| Span::new(place.start, place.end)).collect();
        let is_reported = then
            .texts
            .iter()
            .zip(&folder.inputs.texts)
            .any(|(after, before)| after.path == source.path && after.text != before.text);
        if !found.is_empty() && !is_reported {
            message!("{prefix}{}: the same words are {}", source.path, lines(source, &found));
        }
    }
    for (path, contents) in &now.site.attachments {
        if !places(&contents.text, &redaction.value).is_empty() {
            message!("{prefix}{path}: the same words are in this file, which is published as it is");
        }
    }
}
