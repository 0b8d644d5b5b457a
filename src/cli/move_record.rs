//! `huddle move`: gives a record another id, and lets the address that it had lead to the one that it has.

use super::arguments::{Format, ReportArguments, prefix};
use super::build::report_mistakes;
use super::outcome::Outcome;
use super::records::{Folder, edited, set, shown, split_of};
use crate::diagnostics::{Diag, Severity};
use crate::publish::pipeline::Inputs;
use crate::record::model::revision::FOLDER;
use crate::record::parse::translation_of;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::fields::Fields;
use crate::text::source::Source;
use crate::text::{SitePath, is_address_part};
use anyhow::{Context, bail};
use clap::Args;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// What is typed behind `huddle move`.
#[derive(Args, Debug)]
pub struct MoveArguments {
    /// The id that the record has, or its file
    #[arg(value_name = "ID")]
    id: String,
    /// The id that it is to have
    #[arg(value_name = "NEW-ID")]
    to: String,
    /// Show what would change, and write nothing
    #[arg(long)]
    show: bool,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

/// A move: the record's file after it, and the files that get another name.
struct Move {
    before: Arc<Source>,
    after: Arc<Source>,
    renamed: Vec<(SitePath, SitePath)>,
    /// The folder of its kept versions, and the new name of that.
    versions: Option<(String, String)>,
}

/// Runs the command.
///
/// # Errors
/// A record that is not there, an id that cannot be used, or a system error.
pub fn run(arguments: &MoveArguments) -> anyhow::Result<Outcome> {
    let folder = Folder::read(&arguments.content)?;
    let source = folder.record(&arguments.id)?;
    if translation_of(&source.path).is_some() {
        bail!("{} is a translation, which moves with the record that it translates", source.path);
    }
    let to = arguments.to.trim();
    if !is_address_part(to) {
        bail!("\"{to}\" cannot be part of an address: use letters, digits and hyphens");
    }
    let moved = planned(&folder, source, to)?;
    let inputs = applied(&folder.inputs, &moved);
    let (now, then) = (folder.prepared(&folder.inputs), folder.prepared(&inputs));
    let errors = |diags: &[Diag]| -> Vec<Diag> {
        diags.iter().filter(|diag| diag.severity == Severity::Error).cloned().collect()
    };
    let known = errors(&now.diags);
    let is_new = |diag: &Diag| !known.iter().any(|other| other.code == diag.code && other.message == diag.message);
    let new: Vec<Diag> = errors(&then.diags).into_iter().filter(is_new).collect();
    if !new.is_empty() {
        report_mistakes(&new, ReportArguments { format: Format::Text, all: true }, &folder.path);
        message!("Nothing was moved.");
        return Ok(Outcome::Mistakes);
    }
    for (from, to) in &moved.renamed {
        answer!("{from} -> {to}");
    }
    if let Some((from, to)) = &moved.versions {
        answer!("{from}/ -> {to}/");
    }
    if arguments.show {
        answer!("{}", shown(&moved.before, &moved.after));
        return Ok(Outcome::Done);
    }
    made(&folder, &moved)?;
    answer!("{}{}: the address that it had leads to it", prefix(&folder.path), moved.after.path);
    Ok(Outcome::Done)
}

/// What moves. A record that says its id keeps the name of its file.
fn planned(folder: &Folder, source: &Arc<Source>, to: &str) -> anyhow::Result<Move> {
    let split = split_of(source);
    let written = Fields::new(source, &split).text(&[Key("id")]).map(|id| id.trim().to_owned());
    let id = written.clone().unwrap_or_else(|| source.path.stem().to_owned());
    if id == to {
        bail!("the record has the id \"{to}\" already");
    }
    let formerly = |fields: &Fields<'_>| fields.append("formerly", &[("", &id)]);
    let text = if written.is_some() {
        edited(source, &[&|fields| set(fields, "id", to), &formerly])?
    } else {
        edited(source, &[&formerly])?
    };
    let mut renamed = Vec::new();
    let mut path = source.path.clone();
    if written.is_none() {
        let named =
            |ending: &str| source.path.beside(&format!("{to}{ending}.md")).context("no file can have this name");
        path = named("")?;
        renamed.push((source.path.clone(), path.clone()));
        for text in &folder.inputs.texts {
            if let Some((_, language)) = translation_of(&text.path).filter(|(base, _)| *base == source.path) {
                renamed.push((text.path.clone(), named(&format!(".{language}"))?));
            }
        }
    }
    for (_, to) in &renamed {
        if folder.path.join(to.as_str()).exists() {
            bail!("{to} is there already");
        }
    }
    let (from, to) = (format!("{FOLDER}/{id}"), format!("{FOLDER}/{to}"));
    let has_versions = folder.path.join(&from).is_dir() && !folder.path.join(&to).exists();
    Ok(Move {
        before: source.clone(),
        after: Arc::new(Source::new(path, text)),
        renamed,
        versions: has_versions.then_some((from, to)),
    })
}

/// The content folder after the move.
fn applied(inputs: &Inputs, moved: &Move) -> Inputs {
    let mut inputs = inputs.clone();
    for text in &mut inputs.texts {
        let path = moved.renamed.iter().find(|(from, _)| *from == text.path).map(|(_, to)| to.clone());
        let version = moved.versions.as_ref().and_then(|(from, to)| {
            SitePath::new(&format!(
                "{to}{}",
                text.path.as_str().strip_prefix(from)?.strip_prefix('/').map(|rest| format!("/{rest}"))?
            ))
        });
        if text.path == moved.before.path {
            *text = moved.after.clone();
        } else if let Some(path) = path.or(version) {
            *text = Arc::new(Source::new(path, text.text.clone()));
        }
    }
    inputs.texts.sort_by(|one, other| one.path.cmp(&other.path));
    inputs
}

/// Writes the record, then renames the files.
fn made(folder: &Folder, moved: &Move) -> anyhow::Result<()> {
    folder.replace(&moved.before.path, &moved.after.text)?;
    let renamed = moved.renamed.iter().map(|(from, to)| (from.as_str(), to.as_str()));
    let versions = moved.versions.iter().map(|(from, to)| (from.as_str(), to.as_str()));
    for (from, to) in renamed.chain(versions) {
        let full = folder.path.join(from);
        fs::rename(&full, folder.path.join(to)).with_context(|| format!("{} cannot be renamed", full.display()))?;
    }
    Ok(())
}
