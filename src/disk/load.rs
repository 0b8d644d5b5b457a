//! Reads the content folder. Together with `write`, the only part that touches the disk.
//! It decides nothing about records: it says what is there, as text where it is text.

pub mod departments;
mod errors;
pub mod key;
mod listing;
pub mod log;
mod modified;
pub mod published;

pub use errors::LoadError;

use crate::diagnostics::{Code, Diag, Place};
use crate::media::attachment::{self, Contents};
use crate::media::picture::{self, Flaw, Picture};
use crate::publish::pipeline::Inputs;
use crate::record::parse::private::find_in;
use crate::record::parse::{LARGEST_FILE, revision};
use crate::record::resolve::outlines::is_boundary_file;
use crate::site::theme;
use crate::text::source::{Source, Span};
use crate::text::{SitePath, slug};
use listing::{Listed, RECORDS, list};
use modified::Modified;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// Word processors' files, which people put where minutes belong.
const DOCUMENTS: [&str; 10] = ["docx", "doc", "docm", "dotx", "odt", "ott", "rtf", "pages", "wps", "gdoc"];

/// The largest file of outlines, in bytes: those of a big city take some megabytes.
const LARGEST_OUTLINES: u64 = 50_000_000;
/// How many bytes show whether a file is a picture.
const HEAD: u64 = 16;

/// What became of a file.
enum Found {
    /// A Markdown file or site.yaml.
    Text(Arc<Source>),
    /// A file of outlines.
    Outlines(Arc<Source>),
    /// A template or a language of the site's own theme.
    Theme(Source),
    /// A static file of the site's own theme, with its bytes.
    Static(SitePath, Vec<u8>),
    /// A picture, its size in bytes, and what it is or why it cannot be published.
    Picture(SitePath, u64, Result<Picture, Flaw>),
    /// Any other file, its size in bytes, and what it holds.
    Attachment(SitePath, u64, Contents),
    /// A text that is not in UTF-8 or is too long, reported.
    Refused(Diag),
}

/// What was read before, with the state and length that the files had: a file with both unchanged is not read again.
#[derive(Default)]
pub struct Remembered {
    /// What was there, and what was refused.
    listing: (Vec<Listed>, Vec<Diag>),
    texts: HashMap<SitePath, Known<Arc<Source>>>,
    pictures: HashMap<SitePath, Known<Result<Picture, Flaw>>>,
    attachments: HashMap<SitePath, Known<Contents>>,
    digests: HashMap<SitePath, Known<String>>,
}

type Known<T> = (Modified, u64, T);

impl Remembered {
    /// Whether the folder differs from what was read: any file in it, or whether it is there. It costs a look at each
    /// file.
    pub fn is_behind(&self, folder: &Path) -> bool {
        let mut refused = Vec::new();
        list(folder, &mut refused).map_or(true, |files| (files, refused) != self.listing)
    }

    /// Whether the folder is as these inputs were read from it. Sizes and times decide; a text that may be changed
    /// again without a trace is read again.
    pub fn is_still(&self, folder: &Path, inputs: &Inputs) -> bool {
        let sources = inputs.settings.iter().chain(&inputs.texts).chain(inputs.boundaries.values()).map(Arc::as_ref);
        let unsettled = |source: &&Source| !self.texts.contains_key(&source.path);
        let sources: Vec<&Source> = sources.chain(&inputs.theme.texts).filter(unsettled).collect();
        let holds = |source: &&Source| {
            fs::read(folder.join(source.path.as_str())).is_ok_and(|bytes| bytes == source.text.as_bytes())
        };
        !self.is_behind(folder) && sources.par_iter().all(holds)
    }

    /// Forgets files that may be changed again without a trace.
    fn forget_unsettled(&mut self) {
        let newest = self.listing.0.iter().filter_map(|file| file.modified.changed()).max();
        self.texts.retain(|_, (modified, ..)| modified.is_settled(newest));
        self.pictures.retain(|_, (modified, ..)| modified.is_settled(newest));
        self.attachments.retain(|_, (modified, ..)| modified.is_settled(newest));
        self.digests.retain(|_, (modified, ..)| modified.is_settled(newest));
    }
}

/// What is known of a file, where it has not changed.
fn unchanged<'k, T>(known: &'k HashMap<SitePath, Known<T>>, file: &Listed) -> Option<&'k T> {
    let (modified, size, what) = known.get(&file.path)?;
    (*modified == file.modified && *size == file.size).then_some(what)
}

/// Whether there is such a folder.
///
/// # Errors
/// A folder that is not there.
pub fn find(folder: &Path) -> Result<(), LoadError> {
    if folder.is_dir() { Ok(()) } else { Err(LoadError::NoFolder(folder.to_owned())) }
}

/// Reads everything below `folder`.
///
/// # Errors
/// The folder or a file in it that cannot be read.
pub fn load(folder: &Path) -> Result<Inputs, LoadError> {
    load_again(folder, &mut Remembered::default())
}

/// Reads what has changed below `folder` since the last time.
///
/// # Errors
/// The folder or a file in it that cannot be read.
pub fn load_again(folder: &Path, remembered: &mut Remembered) -> Result<Inputs, LoadError> {
    find(folder)?;
    let mut refused = Vec::new();
    let files = list(folder, &mut refused)?;
    let refusals = refused.clone();
    let again = |file: &Listed| match (unchanged(&remembered.texts, file), unchanged(&remembered.pictures, file)) {
        (Some(source), _) if is_boundary_file(&file.path) => Ok(Some(Found::Outlines(source.clone()))),
        (Some(source), _) => Ok(Some(Found::Text(source.clone()))),
        (_, Some(picture)) => Ok(Some(Found::Picture(file.path.clone(), file.size, picture.clone()))),
        _ => match unchanged(&remembered.attachments, file) {
            Some(contents) => Ok(Some(Found::Attachment(file.path.clone(), file.size, contents.clone()))),
            None => read(folder, &file.path, file.size),
        },
    };
    let found: Result<Vec<Option<Found>>, LoadError> = files.par_iter().map(again).collect();
    let mut inputs = Inputs { refused, ..Inputs::default() };
    let mut now = Remembered::default();
    for (found, file) in found?.into_iter().zip(&files) {
        let Some(found) = found else { continue };
        if let Found::Text(source) | Found::Outlines(source) = &found {
            now.texts.insert(source.path.clone(), (file.modified, file.size, source.clone()));
        }
        match found {
            Found::Text(source) if source.path.as_str() == crate::record::resolve::settings::FILE => {
                inputs.settings = Some(source)
            }
            Found::Text(source) => inputs.texts.push(source),
            Found::Outlines(source) => {
                inputs.files.insert(file.path.clone(), file.size);
                inputs.boundaries.insert(source.path.clone(), source);
            }
            Found::Theme(source) => inputs.theme.texts.push(source),
            Found::Static(path, bytes) => inputs.theme.statics.push((path, bytes)),
            Found::Picture(path, size, picture) => {
                now.pictures.insert(path.clone(), (file.modified, file.size, picture.clone()));
                inputs.files.insert(path.clone(), size);
                inputs.pictures.insert(path, picture);
            }
            Found::Attachment(path, size, contents) => {
                now.attachments.insert(path.clone(), (file.modified, file.size, contents.clone()));
                inputs.files.insert(path.clone(), size);
                inputs.attachments.insert(path, contents);
            }
            Found::Refused(diag) => inputs.refused.push(diag),
        }
    }
    inputs.digests = digests(folder, &inputs, &files, remembered, &mut now)?;
    now.listing = (files, refusals);
    now.forget_unsettled();
    *remembered = now;
    Ok(inputs)
}

/// The SHA-256 of the files that kept versions name, of those that are there.
fn digests(
    folder: &Path,
    inputs: &Inputs,
    files: &[Listed],
    remembered: &Remembered,
    now: &mut Remembered,
) -> Result<BTreeMap<SitePath, String>, LoadError> {
    let named = revision::files_named(inputs.texts.iter().map(Arc::as_ref));
    let named: BTreeSet<SitePath> = named.into_iter().collect();
    let there: Vec<&Listed> = files.iter().filter(|file| named.contains(&file.path)).collect();
    let digest = |file: &&Listed| match unchanged(&remembered.digests, file) {
        Some(digest) => Ok(digest.clone()),
        None => Ok(revision::hash_of_bytes(&bytes(folder, &file.path)?)),
    };
    let digests: Result<Vec<String>, LoadError> = there.par_iter().map(digest).collect();
    let all = there.into_iter().zip(digests?);
    let all = all.map(|(file, digest)| {
        now.digests.insert(file.path.clone(), (file.modified, file.size, digest.clone()));
        (file.path.clone(), digest)
    });
    Ok(all.collect())
}

/// Reads one file as what it is.
fn read(folder: &Path, path: &SitePath, size: u64) -> Result<Option<Found>, LoadError> {
    let extension = path.extension();
    let in_theme = path.top() == theme::FOLDER;
    let is_text =
        matches!(extension.as_str(), "md" | "markdown") || path.as_str() == crate::record::resolve::settings::FILE;
    let is_template = in_theme
        && matches!(extension.as_str(), "html" | "ftl" | "xml" | "svg" | "txt")
        && !path.as_str().starts_with(theme::STATICS);
    if in_theme && !is_template {
        return Ok(Some(Found::Static(path.clone(), bytes(folder, path)?)));
    }
    if DOCUMENTS.contains(&extension.as_str()) && RECORDS.contains(&path.top()) {
        return Ok(Some(Found::Refused(document(path))));
    }
    let is_outlines = is_boundary_file(path);
    if !is_text && !is_template && !is_outlines {
        return other(folder, path, size).map(Some);
    }
    if is_outlines && size > LARGEST_OUTLINES {
        return Ok(Some(Found::Refused(too_many_corners(path, size))));
    }
    if size > LARGEST_FILE && !is_outlines {
        let message = format!(
            "the file is {} large; at most {} are read",
            crate::text::file_size(size),
            crate::text::file_size(LARGEST_FILE)
        );
        let help = "split it into one file for each huddle, or attach it from the folder media/";
        return Ok(Some(Found::Refused(Diag::new(Code::TooLarge, Place::file(path), message, help))));
    }
    let found = match String::from_utf8(bytes(folder, path)?) {
        Ok(text) if is_template => Found::Theme(Source::new(path.clone(), text)),
        Ok(text) if is_outlines => Found::Outlines(Arc::new(Source::new(path.clone(), text))),
        Ok(text) => Found::Text(Arc::new(Source::new(path.clone(), text))),
        Err(error) => Found::Refused(not_text(path, &error)),
    };
    Ok(Some(found))
}

fn too_many_corners(path: &SitePath, size: u64) -> Diag {
    let (size, largest) = (crate::text::file_size(size), crate::text::file_size(LARGEST_OUTLINES));
    let help = "leave out features and properties that the site does not need, or simplify the outlines in your \
        mapping program";
    Diag::new(
        Code::TooLarge,
        Place::file(path),
        format!("the file of outlines is {size} large; at most {largest} are read"),
        help,
    )
}

/// A file that is no text: a picture is looked at, by its name or by how it begins, and so is every other file.
fn other(folder: &Path, path: &SitePath, size: u64) -> Result<Found, LoadError> {
    let full = folder.join(path.as_str());
    let begins_as_picture = || {
        let mut head = Vec::new();
        let file = fs::File::open(&full)?;
        file.take(HEAD).read_to_end(&mut head)?;
        Ok(picture::is_picture(&head))
    };
    if picture::is_named_as_picture(path)
        || begins_as_picture().map_err(|error| LoadError::Unreadable(full.clone(), error))?
    {
        return Ok(Found::Picture(path.clone(), size, picture(folder, path, size)?));
    }
    let look = || attachment::look(path, &mut io::BufReader::new(fs::File::open(&full)?), size);
    let mut contents = look().map_err(|error| LoadError::Unreadable(full.clone(), error))?;
    contents.keep_lines(|line| !find_in(line).is_empty());
    Ok(Found::Attachment(path.clone(), size, contents))
}

/// Looks at a picture; one whose file is too large is not read.
fn picture(folder: &Path, path: &SitePath, size: u64) -> Result<Result<Picture, Flaw>, LoadError> {
    if size > picture::LARGEST_FILE {
        return Ok(Err(Flaw::TooLong(size)));
    }
    let _reserved = picture::memory::reserve(size * 2);
    Ok(picture::look(path, &bytes(folder, path)?))
}

fn bytes(folder: &Path, path: &SitePath) -> Result<Vec<u8>, LoadError> {
    let full = folder.join(path.as_str());
    fs::read(&full).map_err(|error| LoadError::Unreadable(full, error))
}

fn document(path: &SitePath) -> Diag {
    let message = format!("\"{}\" is a word processor's file, which cannot be published", path.file_name());
    let kind = path.top().trim_end_matches('s');
    // A name that can be part of an address.
    let name = Some(slug(path.stem())).filter(|name| !name.is_empty()).unwrap_or_else(|| kind.to_owned());
    let help = format!(
        "open it, copy its text into a new file \"{name}.md\", below details such as `huddle new {kind}` writes, and \
            move the original out of the folder: into media/ if people should have it too"
    );
    Diag::new(Code::WrongFileFormat, Place::file(path), message, help)
}

/// Where the text stops being UTF-8, and what it probably is.
fn not_text(path: &SitePath, error: &std::string::FromUtf8Error) -> Diag {
    let raw = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let kind = match raw {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "UTF-16, which some editors call \"Unicode\"",
        [b'P', b'K', 3, 4, ..] => "a word processor's file or an archive",
        _ => "an old format (perhaps Windows-1252)",
    };
    let source = Source::new(path.clone(), String::from_utf8_lossy(raw).into_owned());
    let message = format!("the file is not saved as UTF-8, but in {kind}");
    let help = "open it in your editor, choose \"Save as\", and pick the encoding UTF-8";
    Diag::new(Code::WrongFileFormat, Place::new(&source, Span::new(at, at + 1)), message, help)
}

/// Reads media of the folder when they are written.
pub fn media_reader(folder: &Path) -> impl Fn(&SitePath) -> io::Result<Vec<u8>> + Sync + use<> {
    let folder = folder.to_owned();
    move |path| fs::read(folder.join(path.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Times of files have steps: two changes within one leave no trace in them.
    #[test]
    fn what_changes_without_a_trace_in_time_or_length_is_seen() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
        let table = SitePath::new("table.csv").expect("a plain name");
        let mut remembered = Remembered::default();
        for number in 0..200 {
            let (first, second) = if number % 2 == 0 { ("a,b", "#!b") } else { ("#!b", "a,b") };
            write("table.csv", first);
            write("about.md", first);
            let inputs = load_again(folder.path(), &mut remembered).expect("it can be read");
            assert_eq!(inputs.attachments[&table].flaw.is_some(), first == "#!b", "{number}");
            assert!(remembered.is_still(folder.path(), &inputs), "{number}");
            write("about.md", second);
            assert!(!remembered.is_still(folder.path(), &inputs), "{number}");
        }
    }
}
