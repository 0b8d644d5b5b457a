//! `cargo bench --bench site -- [N ...] [--folder DIR] [--generate N]`: builds generated sites of N huddles (1,000, 10,000 and 100,000
//! unless told otherwise) with the release binary into fresh folders, and beside each, in the same run, the floor:
//! the same bytes written to the same files from memory, by as many threads.

mod generate;
mod measure;

use measure::{Run, build, floor};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let mut sizes: Vec<usize> = Vec::new();
    let mut folder = std::env::temp_dir().join("huddle-bench");
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--folder" => folder = PathBuf::from(arguments.next().expect("--folder needs a folder")),
            "--bench" => {}
            // Only writes the content, for those who want to look at one build with a profiler.
            "--generate" => {
                let size = arguments.next().and_then(|size| size.parse().ok()).expect("--generate needs a number");
                generate::generate(&folder.join("content"), size).expect("the content can be written");
                return;
            }
            number => sizes.push(number.replace([',', '_'], "").parse().expect("sizes are numbers")),
        }
    }
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000];
    }
    println!("| huddles | what | wall s | CPU s | peak MB | KB/huddle | files | MB | × floor |");
    println!("|--:|---|--:|--:|--:|--:|--:|--:|--:|");
    let mut stages = Vec::new();
    for size in sizes {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        stages.push((size, measure_size(&folder, size)));
        let _ = std::fs::remove_dir_all(&folder);
    }
    println!("\nWall seconds of each stage of the clean build:\n");
    for (size, line) in stages {
        println!("- {size}: {line}");
        println!("  {}", exports_beside_pages(&line));
    }
}

fn measure_size(folder: &Path, size: usize) -> String {
    let content = folder.join("content");
    generate::generate(&content, size).expect("the content can be written");
    let output = folder.join("public");
    let clean = build(&content, &output);
    // The floor goes into a folder of its own that has never been there, like the build.
    let base = floor(&output, &folder.join("floor"));
    row(size, "clean build", &clean, Some(&base), true);
    row(size, "floor: the same bytes from memory", &base, None, false);
    let unchanged = build(&content, &output);
    row(size, &format!("nothing changed ({:.2} of clean)", unchanged.wall / clean.wall), &unchanged, Some(&base), true);
    let edited = std::fs::read_dir(content.join("huddles/central"))
        .expect("there are huddles")
        .flatten()
        .map(|entry| entry.path())
        .min()
        .expect("there is one");
    let text = std::fs::read_to_string(&edited).expect("it can be read");
    std::fs::write(
        &edited,
        text.replacen("minutes: approved\n", "minutes: approved\ncorrections: [{date: 2026-06-01, reason: \"A word.\", by: Captain}]\n", 1)
            + "\nOne more line.\n",
    )
    .expect("it can be written");
    let again = build(&content, &output);
    row(size, "one file edited", &again, Some(&base), true);
    serve(&content, size);
    clean.stages
}

fn row(size: usize, what: &str, run: &Run, base: Option<&Run>, memory: bool) {
    let ratio = base.map_or(String::new(), |base| format!("{:.2}", run.wall / base.wall));
    let (peak, each) = if memory {
        (format!("{:.0}", run.peak_kb / 1000.0), format!("{:.1}", run.peak_kb / size as f64))
    } else {
        (String::new(), String::new())
    };
    println!(
        "| {size} | {what} | {:.2} | {:.2} | {peak} | {each} | {} | {:.1} | {ratio} |",
        run.wall,
        run.cpu,
        run.files,
        run.bytes as f64 / 1e6
    );
}

/// What all exports took together, and what of the pages' time that is.
fn exports_beside_pages(stages: &str) -> String {
    let stages: BTreeMap<String, f64> = serde_json::from_str(stages).expect("stages are an object of seconds");
    let of = |name: &str| stages.get(name).copied().unwrap_or_default();
    let exports: f64 = huddle::export::EXPORTERS.iter().map(|exporter| of(exporter.name)).sum();
    format!("exports together {exports:.2} s, pages {:.2} s: {:.2} of the pages", of("render"), exports / of("render"))
}

/// How long after an edit the preview has the new page: load, prepare and render, as `serve` does it.
fn serve(content: &Path, size: usize) {
    use huddle::{load, pipeline};
    let mut files = load::Remembered::default();
    let mut memory = pipeline::Memory::keeping();
    let options = pipeline::Options { today: chrono::NaiveDate::from_ymd_opt(2026, 6, 20).expect("a day"), drafts: false, base_url: None };
    let mut times = Vec::new();
    let edited = std::fs::read_dir(content.join("huddles/harbor"))
        .expect("there are huddles")
        .flatten()
        .map(|entry| entry.path())
        .min()
        .expect("there is one");
    let text = std::fs::read_to_string(&edited).expect("it can be read");
    for round in 0..6 {
        std::fs::write(&edited, format!("{text}\nEdit {round}.\n")).expect("it can be written");
        let started = Instant::now();
        let inputs = load::load_again(content, &mut files).expect("the folder can be read");
        let prepared = pipeline::prepare(&inputs, &options, &mut memory, &pipeline::Unobserved);
        assert!(!prepared.has_errors(), "{:?}", prepared.diags.first());
        let page =
            prepared.plan.pages.iter().find(|planned| matches!(planned.key, huddle::plan::Key::Huddle(_))).expect("there is a huddle");
        prepared.render(*page).expect("it renders");
        if round > 0 {
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    println!("| {size} | preview after one edit: {:.0} ms (median of 5) | | | | | | | |", times[times.len() / 2]);
}
