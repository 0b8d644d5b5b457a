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
use huddle::text::SitePath;
use huddle::text::source::Source;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const SETTINGS: &str = "title: Minutes\norganization: {name: Office}\nbase_url: https://minutes.example/\ntimezone: \
    America/New_York\n";

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

fn main() {
    let records = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(10_000);
    let each: &Each = &|count, work| (0..count).into_par_iter().for_each(work);
    let mut inputs = inputs(records);
    inputs.log = Some(Arc::default());
    let (first, began) = prepared(&inputs);
    let ledger = first.log.expect("a log is kept").expect("it begins");
    let sink = MemorySink::default();
    let seals = ledger.write(&BTreeMap::new(), &sink, each).expect("it is written");
    let files = sink.0.into_inner().expect("nobody panicked");
    let read = |path: &str| files.get(&SitePath::new(path).expect("a plain name")).cloned().unwrap_or_default();
    let size = records as u64 + 1;
    println!("{size} entries; to begin with them: {began:.0?}");
    let log = LogFiles {
        checkpoint: read("tlog/checkpoint"),
        bundles: tile::bundles(size).map(|bundle| read(&format!("tlog/{}", bundle.path()))).collect(),
        salts: (0..size.div_ceil(256)).map(|number| read(&salts_path(number))).collect(),
        changes: None,
    };
    let started = Instant::now();
    let published = PublishedLog::read(&log, each).expect("it holds");
    let reading = started.elapsed();
    let files = Arc::new(files);
    let reader = move |path: &str| Ok(files.get(&SitePath::new(path).expect("a plain name")).cloned());
    inputs.log = Some(Arc::new(Logging {
        published: Some(Arc::new(published)),
        reader: Some(Arc::new(reader)),
        files: seals,
        origins: ledger.origins.clone(),
        ..Logging::default()
    }));
    let (again, comparing) = prepared(&inputs);
    let ledger = again.log.expect("a log is kept").expect("it goes on");
    assert_eq!(ledger.added(), 0, "nothing has changed");
    let sink = MemorySink::default();
    let started = Instant::now();
    ledger.write(&BTreeMap::new(), &sink, each).expect("it is written");
    let writing = started.elapsed();
    println!("nothing changed: {reading:.1?} to read and prove it, {comparing:.1?} to compare, {writing:.1?} to write");
    println!("together {:.1?}; the goal is 50 ms", reading + comparing + writing);
}
