//! What the tests share: content in memory, sites built through the library, the program run as people run it.

#![allow(dead_code, reason = "each test file uses a part of this")]

#[cfg(unix)]
pub mod expressions;
pub mod html;
pub mod program;
pub mod server;
#[cfg(unix)]
pub mod services;
pub mod sites;
pub mod words;

use chrono::NaiveDate;
use huddle::diagnostics::{Diag, Severity};
use huddle::disk::load;
use huddle::disk::write::MemorySink;
use huddle::publish::pipeline::{Inputs, Memory, Options, Prepared, Unobserved, prepare};
use huddle::publish::seal::Manifest;
use huddle::record::resolve::outlines::is_boundary_file;
use huddle::site::artifact::{Artifact, FileSeal, MediaReader, Sink};
use huddle::site::plan::PlacedPage;
use huddle::text::SitePath;
use huddle::text::source::Source;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A number from the environment, with which a test that counts is run longer (CONTRIBUTING.md).
pub fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text:?}")))
}

/// The day that the tests build on.
pub const TODAY: &str = "2026-11-22";

/// A folder of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests write dates that exist")
}

pub fn site_path(text: &str) -> SitePath {
    SitePath::new(text).expect("tests write paths that stay inside")
}

/// A content folder in memory, with the bytes of files that are not text.
#[derive(Clone, Default)]
pub struct Content {
    pub inputs: Inputs,
    media: BTreeMap<SitePath, Vec<u8>>,
    folder: PathBuf,
}

/// The line of site.yaml that publishes every group of files.
pub const EVERYTHING: &str = "exports: \
    {tables: true, database: true, parquet: true, workbook: true, documents: true, maps: true, feeds: true, \
    calendars: true, civic: true}\n";

/// The least that a site can be.
pub const SMALLEST_SITE: &str = "title: \"Minutes\"\norganization: {name: Office}\nbase_url: \
    https://minutes.example/\ntimezone: America/New_York\n";

impl Content {
    /// The folder as it is on the disk.
    pub fn at(folder: &Path) -> Self {
        let inputs = load::load(folder).expect("the folder of a test can be read");
        Self { inputs, media: BTreeMap::new(), folder: folder.to_owned() }
    }

    /// The site of this project.
    pub fn of_project() -> Self {
        Self::at(&project("content"))
    }

    /// A site of `tests/sites/`.
    pub fn of_test_site(name: &str) -> Self {
        Self::at(&project("tests/sites").join(name))
    }

    /// A site with nothing but these settings.
    pub fn new(settings: &str) -> Self {
        Self::default().with("site.yaml", settings)
    }

    /// With every group of files published; the settings must not say so already.
    pub fn publishing_everything(self) -> Self {
        let settings = self.inputs.settings.as_ref().expect("the site has settings").text.clone();
        self.with("site.yaml", &format!("{settings}{EVERYTHING}"))
    }

    /// With this text in place of the file, or as a new one.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        let source = Arc::new(Source::new(site_path(path), text.to_owned()));
        if path == "site.yaml" {
            self.inputs.settings = Some(source);
        } else if path.starts_with("theme/") {
            self.inputs.theme.texts.retain(|known| known.path != source.path);
            self.inputs.theme.texts.push((*source).clone());
        } else if is_boundary_file(&source.path) {
            self.inputs.files.insert(source.path.clone(), text.len() as u64);
            self.inputs.boundaries.insert(source.path.clone(), source);
        } else {
            self = self.without(path);
            self.inputs.texts.push(source);
            self.inputs.texts.sort_by(|a, b| a.path.cmp(&b.path));
        }
        self
    }

    pub fn with_media(mut self, path: &str, bytes: &[u8]) -> Self {
        self.inputs.files.insert(site_path(path), bytes.len() as u64);
        if huddle::media::picture::is_named_as_picture(&site_path(path)) || huddle::media::picture::is_picture(bytes) {
            self.inputs.pictures.insert(site_path(path), huddle::media::picture::look(&site_path(path), bytes));
        } else {
            let mut reader = std::io::Cursor::new(bytes);
            let contents = huddle::media::attachment::look(&site_path(path), &mut reader, bytes.len() as u64)
                .expect("memory can be read");
            self.inputs.attachments.insert(site_path(path), contents);
        }
        self.media.insert(site_path(path), bytes.to_vec());
        self
    }

    pub fn without(mut self, path: &str) -> Self {
        self.inputs.texts.retain(|known| known.path.as_str() != path);
        self
    }

    /// With `from` replaced by `to` in a file, where it must stand.
    pub fn edited(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.with(path, &text.replacen(from, to, 1))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        let sources = self.inputs.settings.iter().chain(&self.inputs.texts);
        sources
            .clone()
            .find(|source| source.path.as_str() == path)
            .unwrap_or_else(|| panic!("there is no {path}"))
            .text
            .clone()
    }

    /// Reads attachments and pictures: from memory, else from the folder.
    pub fn read_media(&self, path: &SitePath) -> std::io::Result<Vec<u8>> {
        match self.media.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => std::fs::read(self.folder.join(path.as_str())),
        }
    }

    pub fn prepare(&self, options: &Options) -> Prepared {
        prepare(&self.inputs, options, &mut Memory::default(), &Unobserved)
    }

    pub fn build(&self) -> Built {
        self.build_with(&options())
    }

    pub fn build_with(&self, options: &Options) -> Built {
        self.build_remembering(options, &mut Memory::default())
    }

    /// Builds with what earlier builds remember.
    pub fn build_remembering(&self, options: &Options, memory: &mut Memory) -> Built {
        let prepared = prepare(&self.inputs, options, memory, &Unobserved);
        Built::render(self, options, prepared)
    }

    /// What is wrong with the site, without rendering it.
    pub fn diags(&self) -> Vec<Diag> {
        self.prepare(&options()).diags
    }
}

pub fn options() -> Options {
    Options { today: day(TODAY), drafts: false, base_url: None }
}

/// A sink for a site whose pictures were drawn for another site before, where that had them: their names say what they
/// are made of. What a program draws that starts anew is compared in `disk.rs`, `pictures.rs` and `previews.rs`.
#[derive(Default)]
pub struct DrawnOnce<S>(pub S);

/// Pictures that have been drawn, and how many are kept.
static DRAWN: Mutex<BTreeMap<SitePath, Vec<u8>>> = Mutex::new(BTreeMap::new());
const MOST_DRAWN: usize = 4_000;

impl<S: Sink> Sink for DrawnOnce<S> {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> std::io::Result<()> {
        let is_picture = matches!(artifact.path.extension().as_str(), "png" | "jpg");
        if is_picture && matches!(artifact.path.top(), "previews" | "media") {
            let mut drawn = DRAWN.lock().expect("nothing panics while it holds this");
            if drawn.len() < MOST_DRAWN {
                drawn.entry(artifact.path.clone()).or_insert_with(|| artifact.bytes.clone());
            }
        }
        self.0.put(artifact, seal)
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        DRAWN.lock().expect("nothing panics while it holds this").get(path).cloned()
    }
}

/// A site and every file of it.
pub struct Built {
    pub prepared: Prepared,
    pub files: BTreeMap<String, Vec<u8>>,
    pub manifest: Manifest,
}

impl Built {
    /// Renders what was prepared of this content with these options.
    pub fn render(content: &Content, options: &Options, prepared: Prepared) -> Self {
        let reported = errors(&prepared.diags);
        assert!(reported.is_empty(), "the site has mistakes:\n{}", reported.join("\n"));
        let reader = |path: &SitePath| content.read_media(path);
        let reader: &MediaReader<'_> = &reader;
        let input = prepared.input_seal(&content.inputs, options, reader).expect("the files can be read");
        let sink = DrawnOnce(MemorySink::default());
        let manifest = prepared.render_all(&sink, reader, input, &Unobserved).expect("the site renders");
        let files = sink.0.0.into_inner().expect("no thread panicked");
        let files = files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes)).collect();
        Self { prepared, files, manifest }
    }

    /// Addresses and texts of all pages.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.files.iter().filter(|(path, _)| path.ends_with(".html"));
        pages.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8")))
    }

    /// The text of the page at an address such as `huddles/2026-05-07-central-2/`.
    pub fn page(&self, address: &str) -> &str {
        let path = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        let bytes = self.files.get(&path).unwrap_or_else(|| panic!("there is no page {address:?}"));
        std::str::from_utf8(bytes).expect("pages are UTF-8")
    }

    pub fn paths(&self) -> BTreeSet<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// Files that hold this text; those of the search's index as a browser reads them.
    pub fn holding(&self, text: &str) -> Vec<&str> {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        let read = |path: &str, bytes: &[u8]| {
            if path.ends_with(".bin") {
                huddle::search::unpacked(bytes).is_some_and(|plain| holds(&plain))
            } else {
                holds(bytes)
            }
        };
        self.files.iter().filter(|(path, bytes)| read(path, bytes)).map(|(path, _)| path.as_str()).collect()
    }

    /// The commitment that reports call `huddle/id`.
    pub fn commitment(&self, name: &str) -> &huddle::record::model::Commitment {
        let site = &self.prepared.site;
        let named = |commitment: &&huddle::record::model::Commitment| {
            format!("{}/{}", site.huddle(commitment.huddle).id, commitment.id) == name
        };
        site.commitments.iter().find(named).unwrap_or_else(|| panic!("there is no commitment {name}"))
    }
}

/// Every page of a site without its other files: the text by the path of its file.
pub fn pages_alone(prepared: &Prepared) -> BTreeMap<String, String> {
    let reported = errors(&prepared.diags);
    assert!(reported.is_empty(), "the site has mistakes:\n{}", reported.join("\n"));
    let page = |placed: &PlacedPage| {
        let artifact = prepared.render(placed.page).unwrap_or_else(|mistake| panic!("{}", mistake.message));
        (artifact.path.to_string(), String::from_utf8(artifact.bytes).expect("pages are UTF-8"))
    };
    prepared.plan.pages.par_iter().map(page).collect()
}

/// The text of the page at an address such as `find/`, made alone.
pub fn page_alone(prepared: &Prepared, address: &str) -> String {
    let reported = errors(&prepared.diags);
    assert!(reported.is_empty(), "the site has mistakes:\n{}", reported.join("\n"));
    let made = prepared.at(&site_path(&format!("{address}index.html")), &|path| panic!("a page reads {path}"));
    let artifact = made.expect("it can be made").unwrap_or_else(|| panic!("there is no page {address:?}"));
    String::from_utf8(artifact.bytes).expect("pages are UTF-8")
}

/// The errors in words, for messages of tests.
pub fn errors(diags: &[Diag]) -> Vec<String> {
    let reported = diags.iter().filter(|diag| diag.severity == Severity::Error);
    reported
        .map(|diag| {
            format!(
                "{}:{}:{}: {} {}",
                diag.place.file,
                diag.place.start.line,
                diag.place.start.column,
                diag.code.label(),
                diag.message
            )
        })
        .collect()
}

/// Asserts that two sites have the same files with the same bytes, and names the first that differ.
pub fn assert_same_files(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>, what: &str) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(one), names(two), "{what}: other files");
    let differing: Vec<&String> =
        one.iter().filter(|(path, bytes)| two.get(*path) != Some(bytes)).map(|(path, _)| path).take(5).collect();
    assert!(differing.is_empty(), "{what}: {differing:?} differ");
}
