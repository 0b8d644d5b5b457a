//! `huddle schema`: what editors read to complete and check the details of records while they are typed, and the line
//! in new files that leads them there (docs/decisions/0039-schema-of-records.md).

use super::outcome::Outcome;
use crate::record::schema::{COMMENT, KINDS, RecordKind, named, of_file};
use crate::text::{SitePath, list_of, nearest};
use anyhow::{Context, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// Where they lie in a repository, beside the content folder.
pub const FOLDER: &str = ".huddle/schema";

/// What is typed behind `huddle schema`.
#[derive(Args, Debug)]
pub struct SchemaArguments {
    /// The kind of record, such as huddle or site; without it they are listed, or all are written
    kind: Option<String>,
    /// The folder to write to, such as .huddle/schema; without it the schema is printed
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Runs `huddle schema`.
///
/// # Errors
/// A kind that does not exist, or a file that cannot be written.
pub fn run(arguments: &SchemaArguments) -> anyhow::Result<Outcome> {
    let kind = arguments.kind.as_deref().map(known).transpose()?;
    match (kind, &arguments.output) {
        (Some(kind), None) => report!(kind.text()),
        (None, None) => {
            for kind in &KINDS {
                answer!("{:<22} {}", kind.name, kind.about);
            }
            answer!("\nPrint one: huddle schema huddle\nWrite all, for editors: huddle schema --output {FOLDER}");
        }
        (Some(kind), Some(folder)) => {
            write(kind, folder)?;
            answer!("{}", folder.join(kind.file_name()).display());
        }
        (None, Some(folder)) => {
            write_all(folder)?;
            answer!("{} schemas are in {}", KINDS.len(), folder.display());
        }
    }
    Ok(Outcome::Done)
}

fn known(asked: &str) -> anyhow::Result<&'static RecordKind> {
    let name = asked.strip_suffix(".json").or_else(|| asked.strip_suffix(".yaml")).unwrap_or(asked);
    let names = || KINDS.iter().map(|kind| kind.name);
    let near = nearest(name, names()).map_or(String::new(), |near| format!("; did you mean {near}?"));
    named(name).with_context(|| format!("there is no schema \"{asked}\"; there are: {}{near}", list_of(names(), 24)))
}

/// Writes the schemas of all kinds into a folder.
///
/// # Errors
/// A file that is somebody else's, or cannot be written.
pub fn write_all(folder: &Path) -> anyhow::Result<()> {
    KINDS.iter().try_for_each(|kind| write(kind, folder))
}

/// Writes one, over an earlier one and over nothing else.
fn write(kind: &RecordKind, folder: &Path) -> anyhow::Result<()> {
    let path = folder.join(kind.file_name());
    let text = kind.text();
    match fs::read_to_string(&path) {
        Ok(known) if known == text => return Ok(()),
        Ok(known) if !known.contains(COMMENT) => {
            bail!("{} was not written by `huddle schema`; it is left as it is", path.display())
        }
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))
}

/// The text of a new file of the content folder with the line that leads editors to the schema of its kind. `path` is
/// the file's, from the content folder.
pub fn with_line(path: &str, text: &str) -> String {
    let Some(kind) = kind_of(path) else { return text.to_owned() };
    // Editors read the path from the folder of the file.
    let up = "../".repeat(path.matches('/').count() + 1);
    let line = format!("# yaml-language-server: $schema={up}{FOLDER}/{}\n", kind.file_name());
    match text.strip_prefix("---\n") {
        Some(rest) => format!("---\n{line}{rest}"),
        None => format!("{line}{text}"),
    }
}

/// The same, where there are schemas beside the content folder.
pub fn with_line_where_there_are(content: &Path, path: &str, text: &str) -> String {
    let beside = content.canonicalize().ok().and_then(|content| Some(content.parent()?.join(FOLDER)));
    let there = kind_of(path).zip(beside).is_some_and(|(kind, folder)| folder.join(kind.file_name()).is_file());
    if there { with_line(path, text) } else { text.to_owned() }
}

fn kind_of(path: &str) -> Option<&'static RecordKind> {
    SitePath::new(path).as_ref().and_then(of_file)
}
