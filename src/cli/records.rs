//! What the commands share that change records (`approve`, `withdraw`, `move`): which file is meant, edits that leave
//! every other byte as it is, and writing them.

use super::arguments::content_folder;
use super::today;
use crate::diagnostics::{Change, Fix};
use crate::disk::load;
use crate::publish::pipeline::{Inputs, Memory, Options, Prepared, Unobserved, prepare};
use crate::record::parse::front_matter::Split;
use crate::record::parse::revision::is_kept;
use crate::record::parse::tree::Step::Key;
use crate::record::parse::{foreign, front_matter};
use crate::record::resolve::fields::Fields;
use crate::text::source::Source;
use crate::text::{SitePath, nearest};
use anyhow::{Context, bail};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A content folder, read to be changed.
pub(super) struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Everything in it.
    pub inputs: Inputs,
    /// How it is read.
    pub options: Options,
}

impl Folder {
    /// Reads a folder.
    pub fn read(content: &Path) -> anyhow::Result<Self> {
        let path = content_folder(content);
        let inputs = load::load(&path)?;
        let today = today::today(None, &inputs)?;
        Ok(Self { path, inputs, options: Options { today, drafts: false, base_url: None } })
    }

    /// The site of these inputs.
    pub fn prepared(&self, inputs: &Inputs) -> Prepared {
        prepare(inputs, &self.options, &mut Memory::none(), &Unobserved)
    }

    /// The file that was named: by its path from here, by its path in the content folder, or by the record's id.
    pub fn file(&self, named: &str) -> anyhow::Result<&Arc<Source>> {
        let from_here = fs::canonicalize(named).ok();
        let root = fs::canonicalize(&self.path).ok();
        let inside = from_here.zip(root).and_then(|(file, root)| Some(file.strip_prefix(root).ok()?.to_owned()));
        let inside = inside.and_then(|path| path.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/")));
        let typed = named.replace('\\', "/");
        let texts = &self.inputs.texts;
        let at = |path: &str| texts.iter().find(|source| source.path.as_str() == path);
        let of_id = || {
            let is_it = |source: &&Arc<Source>| {
                ["huddles", "updates", "pages"].contains(&source.path.top()) && source.path.stem() == typed
            };
            texts.iter().find(is_it)
        };
        let found = inside.as_deref().and_then(at).or_else(|| at(typed.trim_start_matches("./"))).or_else(of_id);
        found.with_context(|| {
            let paths = texts.iter().map(|source| source.path.as_str());
            let near = nearest(&typed, paths).map_or(String::new(), |near| format!("; did you mean {near}?"));
            format!("{named} is no file of records in {}{near}", self.path.display())
        })
    }

    /// The file of the record that was named: by its id, wherever that is said, or as [`Self::file`] has it.
    pub fn record(&self, named: &str) -> anyhow::Result<&Arc<Source>> {
        let says_so = |source: &&Arc<Source>| {
            let split = split_of(source);
            let own = Fields::new(source, &split).text(&[Key("id")]);
            !is_kept(&source.path) && own.is_some_and(|id| id.trim() == named)
        };
        self.inputs.texts.iter().find(says_so).map_or_else(|| self.file(named), Ok)
    }

    /// Writes a file in the place of the one that is there, whole or not at all.
    pub fn replace(&self, path: &SitePath, text: &str) -> anyhow::Result<()> {
        let full = self.path.join(path.as_str());
        let reported = || format!("{} cannot be written", full.display());
        let beside = full.parent().unwrap_or(&self.path);
        let mut file = tempfile_in(beside).with_context(reported)?;
        file.1.write_all(text.as_bytes()).with_context(reported)?;
        file.1.sync_all().with_context(reported)?;
        if let Ok(old) = fs::metadata(&full) {
            let _ = fs::set_permissions(&file.0, old.permissions());
        }
        fs::rename(&file.0, &full).with_context(reported)
    }

    /// Writes a file that is not there yet.
    pub fn create(&self, path: &SitePath, text: &str) -> anyhow::Result<()> {
        let full = self.path.join(path.as_str());
        let reported = || format!("{} cannot be written", full.display());
        if let Some(parent) = full.parent() {
            fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
        }
        let mut file = fs::File::options().write(true).create_new(true).open(&full).with_context(reported)?;
        file.write_all(text.as_bytes()).with_context(reported)
    }
}

/// A new hidden file, which is no part of the site.
fn tempfile_in(folder: &Path) -> std::io::Result<(PathBuf, fs::File)> {
    let path = folder.join(format!(".huddle-edit-{}", std::process::id()));
    let file = fs::File::options().write(true).create(true).truncate(true).open(&path)?;
    Ok((path, file))
}

/// Where the details of a record's file are, also of one that was written for another program.
pub(super) fn split_of(source: &Source) -> Split {
    let split = front_matter::split(source, &mut Vec::new());
    if split.head.is_some() { split } else { foreign::opening(source).split }
}

/// An edit of a file, made from its fields; only words to type, where no place for them is known.
pub(super) type Edit<'e> = &'e dyn Fn(&Fields<'_>) -> Result<Fix, String>;

/// The text of a file after edits, one after the other, each made of the text after those before it.
pub(super) fn edited(source: &Source, edits: &[Edit<'_>]) -> anyhow::Result<String> {
    let is_windows = source.text.matches("\r\n").count() * 2 > source.text.matches('\n').count();
    let mut text = source.text.clone();
    for edit in edits {
        let now = Source::new(source.path.clone(), text);
        let split = split_of(&now);
        if split.head.is_none() {
            bail!("{} has no details at its top, between two lines with only `---`", source.path);
        }
        let fix = edit(&Fields::new(&now, &split));
        let fix = fix.map_err(|line| anyhow::anyhow!("{}: write `{line}` into its details yourself", source.path))?;
        text = made(&now, &fix, is_windows).with_context(|| format!("{} cannot be changed", source.path))?;
    }
    Ok(text)
}

/// The edit that gives a field at the top of the details this value, whether or not it is there.
pub(super) fn set(fields: &Fields<'_>, name: &str, value: &str) -> Result<Fix, String> {
    if fields.has(name) { fields.write(&[Key(name)], value) } else { fields.add(&[], &format!("{name}: {value}")) }
}

/// What an edit changes, line by line.
pub(super) fn shown(before: &Source, after: &Source) -> String {
    let diff = similar::TextDiff::from_lines(&before.text, &after.text);
    diff.unified_diff().context_radius(1).header(before.path.as_str(), after.path.as_str()).to_string()
}

/// A text with the changes of a fix.
fn made(source: &Source, fix: &Fix, is_windows: bool) -> Option<String> {
    let [Change::Replace { file, start, end, text }] = fix.0.as_slice() else { return None };
    let (from, to) = (source.offset(*start)?, source.offset(*end)?);
    let text = if is_windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text.clone() };
    (*file == source.path).then(|| format!("{}{text}{}", &source.text[..from], &source.text[to..]))
}
