//! `huddle withdraw`: leaves a notice of minutes that nobody may read any more, at the address that they have.

use super::arguments::{Format, ReportArguments, prefix};
use super::build::report_mistakes;
use super::outcome::Outcome;
use super::records::{Folder, edited, set, shown};
use super::today;
use crate::diagnostics::Severity;
use crate::record::model::{Minutes, RecordIndex};
use crate::record::parse::translation_of;
use crate::text::one_line;
use crate::text::source::Source;
use anyhow::bail;
use clap::Args;
use std::path::PathBuf;
use std::sync::Arc;

/// What is typed behind `huddle withdraw`.
#[derive(Args, Debug)]
pub struct WithdrawArguments {
    /// The id of the huddle, or its file
    #[arg(value_name = "ID")]
    id: String,
    /// Why the minutes are withdrawn: it is published, so say nothing in it that must not be read
    #[arg(long, value_name = "WORDS")]
    basis: String,
    /// The role of who decided it, such as "Division captain"
    #[arg(long, value_name = "ROLE")]
    by: String,
    /// The day of the decision (YYYY-MM-DD); today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Show what would change, and write nothing
    #[arg(long)]
    show: bool,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// A record that is not there, or a system error.
pub fn run(arguments: &WithdrawArguments) -> anyhow::Result<Outcome> {
    let folder = Folder::read(&arguments.content)?;
    let source = folder.record(&arguments.id)?;
    if translation_of(&source.path).is_some() {
        bail!("{} is a translation: withdraw the record that it translates", source.path);
    }
    let (basis, by) = (one_line(&arguments.basis), one_line(&arguments.by));
    if basis.is_empty() || by.is_empty() {
        bail!("say why, and who decided it: --basis \"…\" --by \"Division captain\"");
    }
    let on = arguments.on.as_deref().map_or(Ok(folder.options.today), |on| today::day("--on", on))?.to_string();
    let now = folder.prepared(&folder.inputs);
    match now.site.lookup.record_of_file.get(&source.path) {
        Some(RecordIndex::Huddle(index)) if now.site.huddle(*index).minutes == Minutes::Withdrawn => {
            answer!("{}: its minutes are withdrawn already", source.path);
            return Ok(Outcome::Done);
        }
        Some(RecordIndex::Huddle(_)) => {}
        _ => bail!("{} is no published record of a huddle: only minutes can be withdrawn", source.path),
    }
    let correction = [("date", on.as_str()), ("kind", "withdrawal"), ("reason", &basis), ("by", &by)];

    let after = Arc::new(Source::new(
        source.path.clone(),
        edited(
            source,
            &[&|fields| set(fields, "minutes", "withdrawn"), &|fields| fields.append("corrections", &correction)],
        )?,
    ));
    let mut inputs = folder.inputs.clone();
    for text in inputs.texts.iter_mut().filter(|text| text.path == after.path) {
        *text = after.clone();
    }
    let then = folder.prepared(&inputs);
    let reported: Vec<_> = then.diags.iter().filter(|diag| diag.place.file == after.path).cloned().collect();
    report_mistakes(&reported, ReportArguments { format: Format::Text, all: true }, &folder.path);
    if reported.iter().any(|diag| diag.severity == Severity::Error) {
        message!("Nothing was withdrawn: mend the mistakes first.");
        return Ok(Outcome::Mistakes);
    }
    if arguments.show {
        answer!("{}", shown(source, &after));
        return Ok(Outcome::Done);
    }
    folder.replace(&after.path, &after.text)?;
    answer!(
        "{}{}: its minutes are withdrawn; the next build leaves a notice at its address",
        prefix(&folder.path),
        after.path
    );
    let kept = now.site.revisions.of_record.contains_key(after.path.stem());
    let versions = if kept { ", its kept versions" } else { "" };
    message!(
        "What they said is still in the file{versions}, the history of the repository, and copies that others made. \
            Delete the text and what else must not be read from the file."
    );
    Ok(Outcome::Done)
}
