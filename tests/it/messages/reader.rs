//! Scenarios are Markdown: a heading of the second level begins one, and fenced blocks say what it is made of.
//!
//! - `file PATH`: a file of the content folder. Before the path may stand `crlf` (Windows line ends) and `bom` (a byte
//!   order mark). Signs for what nobody can see: `␉` is a Tab, `␠` a space, `⍽` a no-break space, `⏎` U+2028.
//!   The content `png WIDTH HEIGHT` stands for a picture.
//! - `before PATH`: the file as it was when the published site was published.
//! - `expect`: everything that is reported, in its order: `PATH:LINE:COLUMN CODE SEVERITY`, then, further in, `says:`
//!   with a part of the message and `help:` with a part of the help, and, where one of the ways of the help is a choice that
//!   leaves something else to do, `then:` with its code. An empty block: nothing is reported.

use chrono::NaiveDate;
use huddle::diagnostics::{Diag, sort};
use huddle::media::attachment;
use huddle::media::picture;
use huddle::publish::pipeline::{Inputs, Memory, Options, Prepared, Unobserved, prepare};
use huddle::publish::seal::Manifest;
use huddle::record::resolve::outlines::is_boundary_file;
use huddle::site::published::PublishedSite;
use huddle::text::SitePath;
use huddle::text::source::Source;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// Files by their path in the content folder.
pub type Files = BTreeMap<String, String>;

/// One situation, and what is to be reported.
#[derive(Debug, Default)]
pub struct Scenario {
    pub name: String,
    pub files: Files,
    pub before: Files,
    pub expected: Option<Vec<Expected>>,
}

/// One message.
#[derive(Debug, Default)]
pub struct Expected {
    /// `PATH:LINE:COLUMN CODE SEVERITY`.
    pub head: String,
    pub says: Vec<String>,
    pub help: Vec<String>,
    /// Codes that come to light once the help is followed.
    pub then: Vec<String>,
}

/// The folder of the scenarios.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

/// The scenarios of a file of the folder.
pub fn scenarios(file: &str) -> Vec<Scenario> {
    let text = std::fs::read_to_string(folder().join(file)).expect("the file of scenarios is there");
    let mut list = vec![Scenario::default()];
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            list.push(Scenario { name: name.to_owned(), ..Scenario::default() });
        }
        // A longer fence holds fences of its own.
        let (ticks, fence) = line.split_at(line.len() - line.trim_start_matches('`').len());
        if ticks.len() < 3 {
            continue;
        }
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != ticks).collect();
        block(list.last_mut().expect("the list begins with one"), fence, &inside);
    }
    list.retain(|scenario| !scenario.files.is_empty() || scenario.expected.is_some());
    list
}

fn block(scenario: &mut Scenario, fence: &str, inside: &[&str]) {
    let (kind, mut path) = fence.split_once(' ').unwrap_or((fence, ""));
    let mut habits = Vec::new();
    while let Some((habit @ ("crlf" | "bom"), rest)) = path.split_once(' ') {
        habits.push(habit);
        path = rest;
    }
    match kind {
        "file" => scenario.files.insert(path.to_owned(), content(inside, &habits)),
        "before" => scenario.before.insert(path.to_owned(), content(inside, &habits)),
        "expect" => {
            scenario.expected = Some(expected(inside));
            None
        }
        other => panic!("{}: a block of the kind {other}", scenario.name),
    };
}

fn content(lines: &[&str], habits: &[&str]) -> String {
    let end = if habits.contains(&"crlf") { "\r\n" } else { "\n" };
    let mut text = if habits.contains(&"bom") { "\u{FEFF}".to_owned() } else { String::new() };
    for line in lines {
        text.push_str(&line.replace('␉', "\t").replace('␠', " ").replace('⍽', "\u{A0}").replace('⏎', "\u{2028}"));
        text.push_str(end);
    }
    text
}

fn expected(lines: &[&str]) -> Vec<Expected> {
    let mut list: Vec<Expected> = Vec::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        if let (Some(last), Some(codes)) = (list.last_mut(), line.strip_prefix("  then: ")) {
            last.then.extend(codes.split(", ").map(str::to_owned));
            continue;
        }
        let last = list.last_mut();
        match (last, line.strip_prefix("  says: "), line.strip_prefix("  help: ")) {
            (Some(last), Some(part), _) => last.says.push(part.to_owned()),
            (Some(last), _, Some(part)) => last.help.push(part.to_owned()),
            _ => list.push(Expected { head: (*line).to_owned(), ..Expected::default() }),
        }
    }
    list
}

/// The shared site.
pub static BASE: LazyLock<Files> = LazyLock::new(|| scenarios("base.md").remove(0).files);

/// The content folder in memory: the shared site under `files`.
pub fn inputs(files: &Files) -> Inputs {
    inputs_of(&with_base(files))
}

/// The shared site under `files`.
pub fn with_base(files: &Files) -> Files {
    let mut all = BASE.clone();
    all.extend(files.iter().map(|(path, text)| (path.clone(), text.clone())));
    all
}

/// A content folder of these files in memory.
pub fn inputs_of(all: &Files) -> Inputs {
    let mut inputs = Inputs::default();
    for (name, text) in all {
        let (path, text) = (SitePath::new(name).expect("a path inside the folder"), text.clone());
        if name == "site.yaml" {
            inputs.settings = Some(Arc::new(Source::new(path, text)));
        } else if name.starts_with("theme/") {
            inputs.theme.texts.push(Source::new(path, text));
        } else if path.extension() == "md" {
            inputs.texts.push(Arc::new(Source::new(path, text)));
        } else {
            if is_boundary_file(&path) {
                inputs.boundaries.insert(path.clone(), Arc::new(Source::new(path.clone(), text.clone())));
            }
            let bytes = media(&text);
            inputs.files.insert(path.clone(), bytes.len() as u64);
            if picture::is_named_as_picture(&path) || picture::is_picture(&bytes) {
                let looked = picture::look(&path, &bytes);
                inputs.pictures.insert(path, looked);
            } else {
                let looked =
                    attachment::look(&path, &mut Cursor::new(&bytes), bytes.len() as u64).expect("memory can be read");
                inputs.attachments.insert(path, looked);
            }
        }
    }
    inputs
}

/// The bytes of a file that is no record: `png WIDTH HEIGHT` stands for the head of such a picture.
fn media(text: &str) -> Vec<u8> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let &["png", width, height] = &words[..] else { return text.as_bytes().to_vec() };
    let side = |text: &str| text.parse::<u32>().expect("a number of pixels");
    let mut bytes = Vec::new();
    let mut writer = png::Encoder::new(&mut bytes, side(width), side(height)).write_header().expect("a head");
    writer.write_chunk(png::chunk::IDAT, &[]).expect("a chunk");
    drop(writer);
    bytes
}

/// The site of these inputs on 2026-06-20.
pub fn prepared(inputs: &Inputs) -> Prepared {
    let today = NaiveDate::from_ymd_opt(2026, 6, 20).expect("a day");
    let options = Options { today, drafts: false, base_url: None };
    // The files of the shared site are parsed once.
    thread_local! {
        static MEMORY: Cell<Option<Memory>> = const { Cell::new(None) };
    }
    // While it waits for others, a thread of the pool may begin another site, which then has a memory of its own.
    let mut memory = MEMORY.take().unwrap_or_else(Memory::keeping);
    let prepared = prepare(inputs, &options, &mut memory, &Unobserved);
    MEMORY.set(Some(memory));
    prepared
}

/// What is known of the published site, where the shared one was published with `before` in it; nothing where that is empty.
pub fn published(before: &Files) -> PublishedSite {
    if before.is_empty() {
        return PublishedSite::default();
    }
    let old = prepared(&self::inputs(before));
    assert!(!old.has_errors(), "the published site has mistakes: {:#?}", old.diags);
    Manifest::new(&old.site, String::new(), BTreeMap::new()).published()
}

/// Everything that is reported about these files beside those of the shared site.
pub fn reported(files: &Files) -> Vec<Diag> {
    reported_of(&with_base(files), &PublishedSite::default())
}

/// Everything that is reported about a content folder of these files alone, where this was published before; templates of
/// the site's own are tried on every page.
pub fn reported_of(files: &Files, published: &PublishedSite) -> Vec<Diag> {
    let mut inputs = inputs_of(files);
    inputs.published = published.clone();
    let prepared = prepared(&inputs);
    let mut diags = prepared.diags.clone();
    if !prepared.has_errors() && !inputs.theme.texts.is_empty() {
        let mut places = BTreeSet::new();
        let mistakes = prepared.plan.pages.iter().filter_map(|placed| prepared.render(placed.page).err());
        diags.extend(mistakes.map(|mistake| *mistake).filter(|mistake| places.insert(mistake.place.clone())));
        sort(&mut diags);
    }
    diags
}

/// A message as an `expect` block has it.
pub fn written(diag: &Diag) -> String {
    let start = diag.place.start;
    let head =
        format!("{}:{}:{} {} {}", diag.place.file, start.line, start.column, diag.code.label(), diag.severity.word());
    let help = diag.help.lines().map(|line| format!("\n  help: {line}")).collect::<String>();
    format!("{head}\n  says: {}{help}\n", diag.message)
}

impl Scenario {
    /// Compares what is reported with what is expected; what differs, in words.
    ///
    /// # Errors
    /// What is reported, where it is not what is expected.
    pub fn check(&self, reported: &[Diag]) -> Result<(), String> {
        let is_reported = |expected: &Vec<Expected>| {
            reported.len() == expected.len()
                && reported.iter().zip(expected).all(|(diag, expected)| expected.is_reported_by(diag))
        };
        if self.expected.as_ref().is_some_and(is_reported) {
            return Ok(());
        }
        Err(format!("## {}\n{}", self.name, reported.iter().map(written).collect::<String>()))
    }
}

impl Expected {
    /// Whether this is about the message.
    pub fn is_of(&self, diag: &Diag) -> bool {
        written(diag).lines().next() == Some(self.head.as_str())
    }

    fn is_reported_by(&self, diag: &Diag) -> bool {
        written(diag).lines().next() == Some(self.head.as_str())
            && self.says.iter().all(|part| diag.message.contains(part.as_str()))
            && self.help.iter().all(|part| diag.help.contains(part.as_str()))
            && (self.help.is_empty() == diag.help.is_empty())
    }
}
