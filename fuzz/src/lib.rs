//! What the fuzz targets feed with anything, and `tests/it/mutations.rs` with a fixed number of cases. Each function takes an
//! input as it may come from outside, goes the whole way that it goes in a build, and may do anything but panic.

use huddle::disk::write::MemorySink;
use huddle::federate::SameTopics;
use huddle::federate::join::Wishes;
use huddle::publish::pipeline::federation::{Folder, Joined, gather};
use huddle::publish::pipeline::{Inputs, Memory, Options, Prepared, Unobserved, prepare};
use huddle::record::resolve::outlines::is_boundary_file;
use huddle::site::artifact::{Artifact, FileSeal, MediaReader, Sink};
use huddle::text::SitePath;
use huddle::text::markdown::html::{Addressed, BodyWords, Setting, Target, render};
use huddle::text::markdown::picture::PictureTag;
use huddle::text::markdown::source::{Leaving, published};
use huddle::text::source::Source;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Arc, LazyLock, Mutex};

const SETTINGS: &str =
    "title: Minutes\norganization: {name: Office}\nbase_url: https://minutes.example/\ntimezone: America/New_York\n";
const DIVISION: &str =
    "---\nname: Central\ncode: \"01\"\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n";
const HUDDLE: &str = "---\ntitle: Lamps\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\ncommitments:\n  - {id: lamps, text: Mend them, owner: {role: Foreman}}\n---\nTwo lamps are out.\n";
const HUDDLE_FILE: &str = "huddles/central/2026-05-07-central-1.md";

/// The day of every build.
pub fn options() -> Options {
    Options { today: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"), drafts: false, base_url: None }
}

/// Puts a text into a site, as the file that its path makes it. A path that no site has is left out.
pub fn put(inputs: &mut Inputs, path: &str, text: &str) {
    let Some(path) = SitePath::new(path) else { return };
    let source = Arc::new(Source::new(path.clone(), text.to_owned()));
    if path.as_str() == "site.yaml" {
        inputs.settings = Some(source);
    } else if is_boundary_file(&path) {
        inputs.files.insert(path.clone(), text.len() as u64);
        inputs.boundaries.insert(path, source);
    } else {
        inputs.texts.retain(|known| known.path != path);
        inputs.texts.push(source);
        inputs.texts.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

/// A small site with these files in place of its own or beside them.
fn small(files: &[(&str, &str)]) -> Inputs {
    let mut inputs = Inputs::default();
    for (path, text) in
        [("site.yaml", SETTINGS), ("divisions/central.md", DIVISION), (HUDDLE_FILE, HUDDLE)].iter().chain(files)
    {
        put(&mut inputs, path, text);
    }
    inputs
}

/// Forgets everything but pictures, whose names say what they were made of: they are drawn once for all cases.
pub struct Pictures;

/// Pictures that are kept; a case draws others.
static DRAWN: LazyLock<Mutex<BTreeMap<SitePath, Vec<u8>>>> = LazyLock::new(Mutex::default);
const MOST_KEPT: usize = 20_000;

impl Sink for Pictures {
    fn put(&self, artifact: Artifact, _: &FileSeal) -> std::io::Result<()> {
        let mut drawn = DRAWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if drawn.len() < MOST_KEPT && artifact.path.extension() == "png" && artifact.path.top() == "previews" {
            drawn.insert(artifact.path, artifact.bytes);
        }
        Ok(())
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        DRAWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get(path).cloned()
    }
}

/// The whole way of a site: what is wrong in every format; where nothing is, every page and file.
pub fn site(inputs: &Inputs, sink: &dyn Sink, media: &MediaReader<'_>, memory: &mut Memory) -> Prepared {
    let prepared = prepare(inputs, &options(), memory, &Unobserved);
    for reported in [
        huddle::diagnostics::text::render,
        huddle::diagnostics::json::render,
        huddle::diagnostics::sarif::render,
        huddle::diagnostics::github::render,
    ] {
        reported(&prepared.diags, "content/");
    }
    if !prepared.has_errors() {
        let seal = prepared.input_seal(inputs, &options(), media);
        // A picture that turns out to be broken only now is a mistake like others.
        let _ = seal.map(|seal| prepared.render_all(sink, media, seal, &Unobserved));
    }
    prepared
}

fn small_site(files: &[(&str, &str)]) {
    let nothing = |_: &SitePath| Err(std::io::ErrorKind::NotFound.into());
    site(&small(files), &Pictures, &nothing, &mut Memory::none());
}

/// A whole file, as each kind of record and as the settings.
pub fn front_matter(text: &str) {
    small_site(&[("huddles/central/2026-05-07-x.md", text)]);
    small_site(&["updates/2026-06-01-x.md", "divisions/x.md", "pages/x.md", "pages/x.es.md"].map(|path| (path, text)));
    small_site(&[("site.yaml", text)]);
}

/// The minutes of a huddle as a page shows them.
pub fn html(body: &str) -> String {
    let words = BodyWords::default();
    let resolve = |target: &str| {
        if target.len().is_multiple_of(2) { Target::Nothing } else { Target::Address(format!("../{target}")) }
    };
    let picture = |target: &str| {
        (!target.len().is_multiple_of(3)).then(|| PictureTag {
            src: format!("../{target}"),
            sources: Vec::new(),
            width: 608,
            height: 400,
        })
    };
    render(
        body,
        &Setting {
            top_level: 3,
            prefix: "",
            paragraphs: Addressed::Each,
            title: "T",
            words: &words,
            resolve: &resolve,
            picture: &picture,
        },
    )
    .html
}

/// The minutes of a huddle as they stand in `record.md`.
pub fn markdown(body: &str) -> String {
    let resolve = |target: &str| {
        if target.len().is_multiple_of(2) { Target::Nothing } else { Target::Address(format!("../{target}")) }
    };
    let picture = |target: &str| (!target.len().is_multiple_of(3)).then(|| format!("../{target}"));
    published(body, &Leaving { title: "T", page: "https://minutes.example/x/", resolve: &resolve, picture: &picture })
}

/// A file of outlines that a division and an area name.
pub fn outlines(text: &str) {
    let division = "---\nname: Central\nboundary: boundaries/a.geojson\nresponse_areas: [{id: central-1, name: Response Area 1, boundary: \"boundaries/a.geojson#1\"}, {id: central-2, name: Response Area 2, boundary: \"boundaries/a.geojson#2\"}]\n---\n";
    small_site(&[("divisions/central.md", division), ("boundaries/a.geojson", text)]);
}

/// A text as every kind of id.
pub fn id(text: &str) {
    let id = serde_json::to_string(text).expect("text");
    let settings =
        format!("{SETTINGS}topics: [{{id: {id}, name: Lamps}}]\norganizations: [{{id: {id}, name: Works}}]\n");
    let division = format!(
        "---\nid: {id}\nname: Harbor\nresponse_areas: [{{id: {id}, name: Response Area 1}}, {id}]\nsuccessors: [{id}]\n---\n"
    );
    let huddle = format!(
        "---\nid: {id}\ntitle: Bins\ndate: 2026-05-08\ndivision: {id}\nresponse_areas: [{id}]\ntopics: [{id}]\nconcerns: [{{id: {id}, text: Bins, topic: {id}, answered_by: {id}}}]\ncommitments: [{{id: {id}, text: Mend, owner: {{organization: {id}}}, topic: {id}}}]\n---\n[x]({text}) ![x]({text})\n"
    );
    let update = format!(
        "---\nid: {id}\ntitle: Bins\ndate: 2026-06-01\nreports: [{{commitment: {id}, status: done, note: Done}}]\n---\n"
    );
    let page = format!("---\nid: {id}\ntitle: About\n---\n");
    small_site(&[
        ("site.yaml", &settings),
        ("divisions/harbor.md", &division),
        ("huddles/harbor/2026-05-08-x.md", &huddle),
        ("updates/2026-06-01-x.md", &update),
        ("pages/about.md", &page),
    ]);
    // Records of which only the id is odd are published.
    small_site(&[
        (HUDDLE_FILE, &HUDDLE.replacen("title", &format!("id: {id}\ntitle"), 1)),
        ("updates/2026-06-01-x.md", &format!("---\nid: {id}\ntitle: Bins\ndate: 2026-06-01\n---\n")),
        ("pages/about.md", &page),
        ("divisions/x.md", &format!("---\nid: {id}\nname: Harbor\n---\n")),
    ]);
}

/// A drawing: looked at, and cleaned.
pub fn svg(bytes: &[u8]) {
    let _ = huddle::media::picture::clean(bytes);
    picture("media/a.svg", bytes);
}

/// A picture, looked at and drawn in every size that pages show.
pub fn picture(path: &str, bytes: &[u8]) {
    let Some(path) = SitePath::new(path) else { return };
    if let Ok(picture) = huddle::media::picture::look(&path, bytes)
        && !picture.is_drawing()
    {
        let _ = huddle::media::picture::draw(&picture, bytes.to_vec(), &picture.cuts());
    }
}

/// Files of a department's data, in the order in which they are read.
pub const DATA: [&str; 6] =
    ["site.json", "divisions.jsonl", "topics.jsonl", "huddles.jsonl", "commitments.jsonl", "translations.jsonl"];

/// What a small site publishes of itself.
pub static PUBLISHED: LazyLock<BTreeMap<&str, Vec<u8>>> = LazyLock::new(|| {
    let sink = MemorySink::default();
    let nothing = |_: &SitePath| Err(std::io::ErrorKind::NotFound.into());
    let settings = format!("{SETTINGS}topics: [{{id: lamps, name: Lamps}}]\nlanguages: [en, es]\n");
    let huddle = HUDDLE.replacen("id: lamps", "topic: lamps, due: 2026-06-01, id: lamps", 1);
    site(&small(&[("site.yaml", &settings), (HUDDLE_FILE, &huddle)]), &sink, &nothing, &mut Memory::none());
    let files = sink.0.into_inner().expect("no thread panicked");
    let bytes = |name: &str| {
        files.iter().find(|(path, _)| path.as_str() == format!("data/{name}")).map(|(_, bytes)| bytes.clone())
    };
    DATA.into_iter().filter_map(|name| Some((name, bytes(name)?))).collect()
});

/// One file of a department's data: the rest is as a small site publishes it, and the numbers of rows are made to fit.
pub fn federation(name: &str, bytes: &[u8]) {
    let mut files = PUBLISHED.clone();
    files.insert(name, bytes.to_vec());
    if name != "site.json" {
        let rows = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
        let mut site: serde_json::Value = serde_json::from_slice(&files["site.json"]).expect("the program wrote it");
        site["tables"][name.trim_end_matches(".jsonl")]["rows"] = rows.into();
        files.insert("site.json", site.to_string().into_bytes());
    }
    let open =
        |name: &str| Ok(files.get(name).map(|bytes| Box::new(Cursor::new(bytes.clone())) as Box<dyn std::io::BufRead>));
    let folder = Folder { name: "a".into(), open: Box::new(open) };
    let Ok(gathered) = gather(&[folder], &SameTopics::default(), &Unobserved) else { return };
    if let Ok(joined) = Joined::new(gathered.departments, &Wishes::default(), &Unobserved) {
        let _ = joined.render_all(&Pictures, &Unobserved);
    }
}

/// A file of a log as whoever reads one takes it: what is read is written as it was.
pub fn log(bytes: &[u8]) {
    use huddle::log::tile::{Level, Tile, read_bundle, read_hashes};
    let (width, rest) = bytes.split_first().map_or((1, bytes), |(first, rest)| (u16::from(*first) + 1, rest));
    if let Ok(note) = huddle::log::note::Note::read(bytes) {
        assert_eq!(note.to_string().as_bytes(), bytes);
    }
    if let Ok(head) = huddle::log::checkpoint::Head::read(bytes) {
        assert!(head.file().as_bytes() == bytes);
    }
    let bundle = Tile { level: Level::Entries, index: 0, width };
    if let Some(entries) = read_bundle(&bundle, rest) {
        assert_eq!(huddle::log::tile::bundle(entries).as_deref(), Some(rest));
    }
    let _ = read_hashes(&Tile { level: Level::Hashes(0), ..bundle }, rest);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(tile) = Tile::read(text) {
        assert_eq!(tile.path(), text);
    }
    if let Ok(key) = huddle::log::note::VerifierKey::read(text) {
        assert_eq!(key.to_string(), text);
    }
    if let Some(signature) = huddle::log::note::Signature::read(text) {
        assert_eq!(signature.to_string(), text);
    }
    let _ = huddle::log::note::SigningKey::read(text);
    let _ = huddle::log::policy::Policy::read(text);
}
