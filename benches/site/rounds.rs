//! Measures one after another, several times over: what a machine does besides then weighs on all alike.

use crate::goals::thousands;
use crate::measure::{Run, Size, run, size};
use crate::{TODAY, TOMORROW, generate, median, oldest_huddle, peer};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What was measured in one round. Without the peer its run is empty.
#[derive(Debug, Clone, Default)]
pub struct Round {
    /// Into a folder that is not there yet.
    pub clean: Run,
    pub peer: Run,
    pub floor: Run,
    /// These three with the site of the build before in its place.
    pub unchanged: Run,
    pub edited: Run,
    pub later: Run,
    /// Milliseconds until the preview has the page of an edited file.
    pub preview: f64,
    /// Milliseconds until it has checked the whole site.
    pub preview_checked: f64,
}

/// All rounds of one size.
#[derive(Debug)]
pub struct Rounds {
    pub huddles: usize,
    pub rounds: Vec<Round>,
    pub size: Size,
    pub peer_size: Option<Size>,
}

/// One clean build of a larger site.
#[derive(Debug)]
pub struct Growth {
    pub huddles: usize,
    pub clean: Run,
    pub size: Size,
}

impl Rounds {
    /// The median over the rounds of what each of them says.
    pub fn ratio(&self, of: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().map(of).collect())
    }
}

/// Builds a site of that many huddles, the peer's, and the floor, in every round anew.
pub fn measure(folder: &Path, huddles: usize, rounds: usize, hugo: Option<&Path>) -> Rounds {
    prepare(folder, huddles);
    let mut measured = Rounds { huddles, rounds: Vec::new(), size: Size::default(), peer_size: None };
    let (ours, theirs) = (folder.join("public"), folder.join("public-peer"));
    for number in 0..rounds {
        eprintln!("Round {} of {rounds}: {} huddles", number + 1, thousands(huddles));
        let mut round = Round::default();
        remove(&ours);
        remove(&theirs);
        // Each is first as often as the other.
        if number % 2 == 0 {
            round.clean = build("clean build", folder, TODAY);
        }
        if let Some(hugo) = hugo {
            round.peer = peer::build(hugo, folder, &theirs);
            measured.peer_size = Some(size(&theirs));
            let pages = fs::read_dir(theirs.join("huddles")).expect("it has huddles").flatten();
            let pages =
                pages.filter(|page| page.path().join("index.html").is_file() && page.file_name() != "page").count();
            assert_eq!(pages, huddles + generate::ANNOUNCED, "the peer has a page for every huddle");
        }
        if number % 2 == 1 {
            round.clean = build("clean build", folder, TODAY);
        }
        measured.size = size(&ours);
        again(folder, &mut round);
        measured.rounds.push(round);
    }
    measured
}

/// What is measured beside a site that was just built: the floor, the preview, and building again.
fn again(folder: &Path, round: &mut Round) {
    let floor = folder.join("floor");
    let own = std::env::current_exe().expect("this program has a path");
    let printed =
        run("reading, and the floor", Command::new(&own).arg("--floor").args([&folder.join("public"), &floor])).printed;
    let (wall, cpu) = printed.split_once(' ').expect("two figures");
    round.floor = Run { wall: wall.parse().expect("seconds"), cpu: cpu.parse().expect("seconds"), ..Run::default() };
    remove(&floor);
    round.unchanged = build("nothing changed", folder, TODAY);
    let edited = oldest_huddle(&folder.join("content/huddles/central"));
    let text = fs::read_to_string(&edited).expect("it can be read");
    fs::write(&edited, corrected(&text)).expect("it can be written");
    round.edited = build("one file edited", folder, TODAY);
    round.later = build("one day later", folder, TOMORROW);
    fs::write(&edited, text).expect("it can be written");
    let printed =
        run("all edits of the preview", Command::new(&own).arg("--preview").arg(folder.join("content"))).printed;
    let (page, checked) = printed.split_once(' ').expect("two figures");
    round.preview = page.parse().expect("milliseconds");
    round.preview_checked = checked.parse().expect("milliseconds");
}

/// The text with one more line; what was approved may change only with a correction.
fn corrected(text: &str) -> String {
    let correction = "minutes: approved\ncorrections: [{date: 2026-06-01, reason: \"A word.\", by: Captain}]\n";
    text.replacen("minutes: approved\n", correction, 1) + "\nOne more line.\n"
}

/// Builds a larger site once.
pub fn grow(folder: &Path, huddles: usize) -> Growth {
    eprintln!("Once: {} huddles", thousands(huddles));
    prepare(folder, huddles);
    let clean = build("clean build", folder, TODAY);
    Growth { huddles, clean, size: size(&folder.join("public")) }
}

fn prepare(folder: &Path, huddles: usize) {
    remove(folder);
    fs::create_dir_all(folder).expect("the folder can be made");
    generate::generate(&folder.join("content"), huddles).expect("the content can be written");
    peer::write_site(folder).expect("the site of the peer can be written");
}

fn build(what: &str, folder: &Path, today: &str) -> Run {
    let paths: [PathBuf; 2] = [folder.join("public"), folder.join("content")];
    let mut command = Command::new(env!("CARGO_BIN_EXE_huddle"));
    command.args(["build", "--today", today, "--timings", "--output"]).args(paths).stderr(std::process::Stdio::null());
    run(what, &mut command)
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}

/// Prints what was measured of each: medians, and between which the wall seconds were.
pub fn print(rounds: &Rounds, growth: &[Growth]) {
    println!("| huddles | what | wall s | least to most | CPU s | peak MB | files | pages | MB |");
    println!("|--:|---|--:|--:|--:|--:|--:|--:|--:|");
    let medians = |name: &str, of: &dyn Fn(&Round) -> Run, size: Option<Size>| {
        let runs: Vec<Run> = rounds.rounds.iter().map(of).collect();
        row((rounds.huddles, name), &runs, size);
    };
    medians("clean build", &|round| round.clean.clone(), Some(rounds.size));
    if rounds.peer_size.is_some() {
        medians(&peer::name(), &|round| round.peer.clone(), rounds.peer_size);
    }
    medians("floor", &|round| round.floor.clone(), Some(rounds.size));
    medians("nothing changed", &|round| round.unchanged.clone(), None);
    medians("one file edited", &|round| round.edited.clone(), None);
    medians("one day later", &|round| round.later.clone(), None);
    println!(
        "\nThe preview has checked the whole site {:.0} ms after an edit.",
        rounds.ratio(|round| round.preview_checked)
    );
    for larger in growth {
        row((larger.huddles, "clean build"), std::slice::from_ref(&larger.clean), Some(larger.size));
    }
}

fn row((huddles, name): (usize, &str), runs: &[Run], size: Option<Size>) {
    let of = |figure: fn(&Run) -> f64| runs.iter().map(figure).collect::<Vec<f64>>();
    let walls = of(|run| run.wall);
    let (least, most) =
        walls.iter().fold((f64::MAX, 0.0_f64), |(least, most), wall| (least.min(*wall), most.max(*wall)));
    let peak = median(of(|run| run.peak_kb)) / 1000.0;
    let peak = if peak > 0.0 { format!("{peak:.0}") } else { String::new() };
    let size = size.map_or_else(
        || " | | ".to_owned(),
        |size| format!("{} | {} | {:.0}", thousands(size.files), thousands(size.pages), size.bytes as f64 / 1e6),
    );
    println!(
        "| {} | {name} | {:.2} | {least:.2}–{most:.2} | {:.2} | {peak} | {size} |",
        thousands(huddles),
        median(walls),
        median(of(|run| run.cpu))
    );
}
