//! `cargo bench --bench site -- [N [LARGER ...]] [--rounds R] [--alone] [--folder DIR]`: builds a generated site of N
//! huddles (10,000 by default) with the release binary, the equivalent site with Hugo, and the floor; prints
//! what each took, and every goal with its figure. Each LARGER site is built once, for how time and memory grow.
//! `--alone` does without Hugo, which is otherwise installed below `target/`. `--generate N` only writes the content,
//! to look at one build.

mod floor;
mod generate;
mod goals;
mod measure;
mod peer;
mod preview;
mod rounds;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The day that sites are built for.
pub const TODAY: &str = "2026-11-22";
/// The day after it: nothing is due between the two.
pub const TOMORROW: &str = "2026-11-23";

/// How often each is measured.
const ROUNDS: usize = 3;

fn main() {
    let mut sizes: Vec<usize> = Vec::new();
    let (mut folder, mut rounds, mut alone) = (std::env::temp_dir().join("huddle-bench"), ROUNDS, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().unwrap_or_else(|| panic!("{argument} needs more"));
        match argument.as_str() {
            "--folder" => folder = PathBuf::from(next()),
            "--rounds" => rounds = number(&next()),
            "--alone" => alone = true,
            "--bench" => {}
            "--generate" => {
                return generate::generate(&folder.join("content"), number(&next()))
                    .expect("the content can be written");
            }
            // These two are for this program itself, so that what they hold in memory is not held where processes are
            // measured.
            "--floor" => {
                let (wall, cpu) = floor::write(Path::new(&next()), Path::new(&next()));
                return println!("{wall} {cpu}");
            }
            "--preview" => {
                let (page, checked) = preview::after_an_edit(Path::new(&next()));
                return println!("{page} {checked}");
            }
            size => sizes.push(number(size)),
        }
    }
    let (first, larger) = sizes.split_first().unwrap_or((&10_000, &[]));
    let hugo = (!alone).then(peer::install);
    let measured = rounds::measure(&folder, *first, rounds, hugo.as_deref());
    let growth: Vec<_> = larger.iter().map(|huddles| rounds::grow(&folder, *huddles)).collect();
    let _ = std::fs::remove_dir_all(&folder);
    rounds::print(&measured, &growth);
    goals::print(&measured, &growth);
    if let Some(round) = measured.rounds.last() {
        println!("\nWall seconds of each stage of the last clean build: {}", round.clean.printed);
        println!("{}", exports_beside_pages(&round.clean.printed));
    }
}

fn number(text: &str) -> usize {
    text.replace([',', '_'], "").parse().expect("a number")
}

/// The one in the middle.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// The first file of a folder of huddles: their names begin with their dates.
pub fn oldest_huddle(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("there are huddles").flatten().map(|entry| entry.path());
    files.min().expect("there is one")
}

/// What all exports took together, and what of the pages' time that is.
fn exports_beside_pages(stages: &str) -> String {
    let stages: BTreeMap<String, f64> = serde_json::from_str(stages).expect("stages are an object of seconds");
    let of = |name: &str| stages.get(name).copied().unwrap_or_default();
    let exports: f64 = huddle::publish::export::EXPORTERS.iter().map(|exporter| of(exporter.name)).sum();
    format!("Exports together {exports:.2} s, pages {:.2} s: {:.2} of the pages.", of("render"), exports / of("render"))
}
