//! `cargo bench --bench log -- [RECORDS]`: what the log of everything published costs a build that has so many entries
//! (10,000 by default): to read the published log and prove it, to compare every record, and to make the files. Nothing
//! is rendered.

use chrono::NaiveDate;
use huddle::disk::write::MemorySink;
use huddle::log::tile;
use huddle::publish::ledger::published::{LogFiles, PublishedLog, salts_path};
use huddle::publish::ledger::{Each, Logging};
use huddle::publish::pipeline::{Inputs, Memory, Observer, Options, Prepared, Stage, prepare};
use huddle::record::resolve::sealing::Sealing;
use huddle::site::artifact::{FileSeal, Origin};
use huddle::text::SitePath;
use huddle::text::source::Source;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const SETTINGS: &str = "title: Minutes\norganization: {name: Office}\nbase_url: https://minutes.example/\ntimezone: \
    America/New_York\n";

/// Does a piece of work for each number, side by side.
const EACH: &Each = &|count, work| (0..count).into_par_iter().for_each(work);

/// How long the stage of the log took.
#[derive(Default)]
struct Timer(Mutex<(Option<Instant>, Duration)>);

impl Observer for Timer {
    fn enter(&self, _: Stage) {
        let mut times = self.0.lock().expect("nobody panics");
        if let Some(began) = times.0.take() {
            times.1 = began.elapsed();
        }
    }

    fn export(&self, name: &str) {
        if name == "log" {
            self.0.lock().expect("nobody panics").0 = Some(Instant::now());
        }
    }
}

fn source(path: &str, text: String) -> Arc<Source> {
    Arc::new(Source::new(SitePath::new(path).expect("a plain name"), text))
}

fn inputs(records: usize) -> Inputs {
    let page = |number: usize| {
        let text = format!("Page {number} says what huddles are, and where people meet.\n").repeat(40);
        source(&format!("pages/page-{number}.md"), format!("---\ntitle: Page {number}\n---\n{text}"))
    };
    let mut texts: Vec<_> = (0..records).map(page).collect();
    texts.sort_by(|one, other| one.path.cmp(&other.path));
    let settings = Some(source("site.yaml", SETTINGS.to_owned()));
    Inputs { settings, texts, sealing: Sealing::Keyed([7; 32]), ..Inputs::default() }
}

fn prepared(inputs: &Inputs) -> (Prepared, Duration) {
    let timer = Timer::default();
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let options = Options { today, drafts: false, base_url: None };
    let prepared = prepare(inputs, &options, &mut Memory::none(), &timer);
    let took = timer.0.lock().expect("nobody panics").1;
    (prepared, took)
}

/// What a build is handed that goes on with a log, as the first process writes it and the second reads it.
#[derive(Serialize, Deserialize)]
struct Published {
    files: BTreeMap<String, Vec<u8>>,
    seals: BTreeMap<String, FileSeal>,
    origins: BTreeMap<String, Origin>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match &arguments[..] {
        [again, records, file] if again == "--again" => go_on(number(records), Path::new(file)),
        [records] => begin(number(records)),
        _ => begin(10_000),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("how many records there are")
}

/// Begins a log, and has another process go on with it: a build does so with memory that nothing else has used.
fn begin(records: usize) {
    let mut inputs = inputs(records);
    inputs.log = Some(Arc::default());
    let (first, began) = prepared(&inputs);
    let ledger = first.log.expect("a log is kept").expect("it begins");
    let sink = MemorySink::default();
    let seals = ledger.write(&BTreeMap::new(), &sink, EACH).expect("it is written");
    let files = sink.0.into_inner().expect("nobody panicked");
    println!("{} entries; to begin with them: {began:.0?}", records + 1);
    let files = files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes)).collect();
    let published = Published { files, seals, origins: ledger.origins.clone() };
    let file = std::env::temp_dir().join(format!("huddle-log-{}", std::process::id()));
    fs::write(&file, serde_json::to_vec(&published).expect("plain data")).expect("it can be written");
    let again = std::env::current_exe().expect("this program");
    let status = Command::new(again).arg("--again").arg(records.to_string()).arg(&file).status();
    fs::remove_file(&file).expect("it can be removed");
    assert!(status.expect("it starts").success(), "the second process failed");
}

/// Goes on with a log where nothing has changed, and says what that takes.
fn go_on(records: usize, file: &Path) {
    let Published { files, seals, origins } =
        serde_json::from_slice(&fs::read(file).expect("it is there")).expect("as it was written");
    let read = |path: &str| files.get(path).cloned().unwrap_or_default();
    let size = records as u64 + 1;
    let log = LogFiles {
        checkpoint: read("tlog/checkpoint"),
        bundles: tile::bundles(size).map(|bundle| read(&format!("tlog/{}", bundle.path()))).collect(),
        salts: (0..size.div_ceil(256)).map(|number| read(&salts_path(number))).collect(),
        changes: None,
    };
    let started = Instant::now();
    let published = PublishedLog::read(&log, EACH).expect("it holds");
    let reading = started.elapsed();
    let mut inputs = inputs(records);
    inputs.log = Some(Arc::new(Logging {
        published: Some(Arc::new(published)),
        reader: Some(Arc::new(move |path: &str| Ok(files.get(path).cloned()))),
        files: seals,
        origins,
        ..Logging::default()
    }));
    let (again, comparing) = prepared(&inputs);
    let ledger = again.log.expect("a log is kept").expect("it goes on");
    assert_eq!(ledger.added(), 0, "nothing has changed");
    let sink = MemorySink::default();
    let started = Instant::now();
    ledger.write(&BTreeMap::new(), &sink, EACH).expect("it is written");
    let writing = started.elapsed();
    println!("nothing changed: {reading:.1?} to read and prove it, {comparing:.1?} to compare, {writing:.1?} to write");
    println!("together {:.1?}; the goal is 50 ms", reading + comparing + writing);
}
