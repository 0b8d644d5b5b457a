//! How much of what should not be published `huddle check` finds, and how often it is wrong, on a labelled set of
//! invented texts (`tests/private/README.md`): `cargo test --locked --test privacy` prints a table of recall and
//! precision by kind, and fails below the goals. A binary of its own without a harness, so that the table is shown.
//!
//! Every text is a huddle of its own in one content folder, in the field that it is labelled with, and goes through
//! the whole program. Of each kind every third text is held back: no pattern is mended for those. Both figures are shown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const PROGRAM: &str = env!("CARGO_BIN_EXE_huddle");
const TODAY: &str = "2026-07-01";

/// Kinds of the set with the least recall of each.
const KINDS: [(&str, f64); 12] = [
    ("ssn", 0.99),
    ("birth-date", 0.97),
    ("card", 0.97),
    ("license", 0.97),
    ("vin", 0.97),
    ("plate", 0.97),
    ("phone", 0.99),
    ("email", 0.99),
    ("address", 0.97),
    ("case-number", 0.97),
    ("person", 0.97),
    ("account", 0.97),
];
const LEAST_PRECISION: f64 = 0.90;
const LEAST_DISGUISED: f64 = 0.90;
/// False alarms on a page of an archive of real minutes.
const MOST_ALARMS: f64 = 0.1;

/// What the program calls each kind; what is not here counts against precision alone.
const CALLED: [(&str, &str); 14] = [
    ("social security number", "ssn"),
    ("date of birth", "birth-date"),
    ("payment card", "card"),
    ("driver's license", "license"),
    ("vehicle identification number", "vin"),
    ("license plate", "plate"),
    ("telephone number", "phone"),
    ("e-mail address", "email"),
    ("home address", "address"),
    ("number of a case", "case-number"),
    ("name and age of a child", "person"),
    ("somebody in a police case", "person"),
    ("name of a private person", "person"),
    ("number of an account", "account"),
];

/// A text of the set.
struct Labelled {
    /// Kinds that are in it, or what it is about where nothing private is.
    kinds: Vec<String>,
    language: String,
    /// The field that it stands in.
    field: String,
    text: String,
    held_back: bool,
    /// What was found.
    found: Vec<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test` of everything passes filters and options of the usual harness.
    if arguments.iter().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let shows_misses = arguments.iter().any(|argument| argument == "--misses");
    let with_held_back = arguments.iter().any(|argument| argument == "--held-back");
    let mut sets: Vec<(&str, Vec<Labelled>)> =
        ["positives", "negatives", "disguised"].into_iter().map(|name| (name, read(name))).collect();
    find(&mut sets);
    let mut out = String::new();
    let mut short = Vec::new();
    table(&sets, &mut out, &mut short);
    corpus(&mut out, &mut short, shows_misses);
    println!("{out}");
    if shows_misses {
        print_misses(&sets, with_held_back);
    }
    short.iter().for_each(|what| println!("below the goal: {what}"));
    if short.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read(name: &str) -> Vec<Labelled> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/private/{name}.tsv"));
    let text = std::fs::read_to_string(&file).expect("the set is there");
    let mut of_kind: BTreeMap<String, usize> = BTreeMap::new();
    text.lines()
        .map(|line| {
            let fields: Vec<&str> = line.splitn(4, '\t').collect();
            let [kinds, language, field, text] = fields[..] else { panic!("{name}: four fields: {line}") };
            let kinds: Vec<String> = kinds.split('+').map(str::to_owned).collect();
            let number = of_kind.entry(kinds[0].clone()).or_default();
            *number += 1;
            Labelled {
                held_back: number.is_multiple_of(3),
                kinds,
                language: language.to_owned(),
                field: field.to_owned(),
                // Of tables and signatures, which have several lines.
                text: text.replace("\\n", "\n"),
                found: Vec::new(),
            }
        })
        .collect()
}

/// Checks all texts with the program and notes what it found of which kind.
fn find(sets: &mut [(&str, Vec<Labelled>)]) {
    let folder = tempfile::tempdir().expect("a folder for the set");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    };
    write(
        "site.yaml",
        "title: Larkmoor community huddles\norganization: {name: Larkmoor Police Department}\nbase_url: \
            https://huddles.larkmoor.example/\ntimezone: America/New_York\nlanguages: [en, es]\npublic_contacts: \
            [\"*@larkmoor.example\", 313-555-0100]\n",
    );
    write("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n");
    for (name, texts) in &*sets {
        for (at, labelled) in texts.iter().enumerate() {
            write(&format!("huddles/{name}/{}.md", id(name, at)), &huddle(labelled));
        }
    }
    for (file, kind) in check(folder.path()) {
        let Some((name, at)) = file.rsplit('/').next().and_then(numbered) else { continue };
        let texts = &mut sets.iter_mut().find(|(set, _)| *set == name).expect("a file of the set").1;
        texts[at].found.push(kind);
    }
}

fn id(name: &str, at: usize) -> String {
    format!("{name}-{at}")
}

fn numbered(file: &str) -> Option<(&str, usize)> {
    let (name, number) = file.strip_suffix(".md")?.split_once('-')?;
    Some((name, number.parse().ok()?))
}

/// A huddle with a text in its field.
fn huddle(labelled: &Labelled) -> String {
    let quoted = serde_json::to_string(&labelled.text).expect("a text");
    let (details, body) = match labelled.field.as_str() {
        "note" => {
            (format!("reports:\n  - {{commitment: lamps, status: in-progress, note: {quoted}}}\n"), String::new())
        }
        "concern" => (format!("concerns:\n  - {{text: {quoted}}}\n"), String::new()),
        "summary" => (format!("summary: {quoted}\n"), String::new()),
        "location" => (format!("location: {quoted}\n"), String::new()),
        "participant" => (format!("participants:\n  - {{name: {quoted}, role: Mayor}}\n"), String::new()),
        "reason" => (format!("corrections:\n  - {{date: 2026-06-01, reason: {quoted}, by: Captain}}\n"), String::new()),
        "file" => (format!("attachments:\n  - {{file: {quoted}, title: A file}}\n"), String::new()),
        "alt" => (String::new(), format!("![{}](../../media/a.jpg)", labelled.text)),
        _ => (String::new(), labelled.text.clone()),
    };
    let title = if labelled.field == "title" { &quoted } else { "A huddle" };
    format!(
        "---\ntitle: {title}\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\nlanguage: {}\n\
            {details}---\n{body}\n",
        labelled.language
    )
}

/// The files of a content folder in which something private was found, with its kind.
fn check(folder: &Path) -> Vec<(String, String)> {
    let run = Command::new(PROGRAM)
        .args(["check", "--format", "json", "--today", TODAY])
        .arg(folder)
        .output()
        .expect("the program runs");
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).expect("the report is JSON");
    let diags = report["diagnostics"].as_array().expect("a list");
    diags
        .iter()
        .filter(|diag| diag["code"] == "H020")
        .map(|diag| {
            let message = diag["message"].as_str().unwrap_or_default();
            let kind = CALLED.iter().find(|(words, _)| message.contains(words)).map_or("other", |(_, kind)| kind);
            (diag["file"].as_str().unwrap_or_default().to_owned(), kind.to_owned())
        })
        .collect()
}

/// Found, of so many.
#[derive(Clone, Copy, Default)]
struct Share(usize, usize);

impl Share {
    fn add(&mut self, is_found: bool) {
        self.0 += usize::from(is_found);
        self.1 += 1;
    }

    fn part(self) -> f64 {
        if self.1 == 0 { 1.0 } else { self.0 as f64 / self.1 as f64 }
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:>7}", format!("{:.1} %", self.part() * 100.0))
    }
}

/// The figures of each kind. What lies below its goal is added to `short`.
fn table(sets: &[(&str, Vec<Labelled>)], out: &mut String, short: &mut Vec<String>) {
    let _ = writeln!(
        out,
        "{:<12} {:>5} {:>7} {:>9} {:>9} {:>9}   (held back: every third text, none of them mended for)",
        "kind", "texts", "recall", "held back", "precision", "disguised"
    );
    let mut all = [Share::default(); 4];
    for (kind, goal) in KINDS {
        let mut shares = [Share::default(); 4];
        let mut texts = 0;
        for (name, labelled) in sets.iter().flat_map(|(name, texts)| texts.iter().map(move |text| (*name, text))) {
            let is_found = labelled.found.iter().any(|found| found == kind);
            let is_there = labelled.kinds.iter().any(|known| known == kind);
            match name {
                "positives" if is_there => {
                    texts += 1;
                    shares[0].add(is_found);
                    if labelled.held_back {
                        shares[1].add(is_found);
                    }
                }
                "disguised" if is_there => shares[3].add(is_found),
                _ => {}
            }
            // Of what is called so, what is so.
            if is_found {
                shares[2].add(is_there);
            }
        }
        let [recall, held_back, precision, disguised] = shares;
        let _ = writeln!(out, "{kind:<12} {texts:>5} {recall} {held_back:>9} {precision:>9} {disguised:>9}");
        if recall.part() < goal {
            short.push(format!("recall of {kind}: {recall}, not {:.0} %", goal * 100.0));
        }
        if precision.part() < LEAST_PRECISION {
            short.push(format!("precision of {kind}: {precision}"));
        }
        all.iter_mut().zip(shares).for_each(|(all, share)| (all.0, all.1) = (all.0 + share.0, all.1 + share.1));
    }
    let alarms: Vec<&Labelled> = sets[1].1.iter().filter(|labelled| !labelled.found.is_empty()).collect();
    let _ = writeln!(out, "{:<12} {:>5} {} {:>9} {:>9} {:>9}", "all", sets[0].1.len(), all[0], all[1], all[2], all[3]);
    let held_back = alarms.iter().filter(|labelled| labelled.held_back).count();
    let _ = writeln!(
        out,
        "{} of {} harmless texts raise an alarm, {held_back} of them held back",
        alarms.len(),
        sets[1].1.len()
    );
    if all[3].part() < LEAST_DISGUISED {
        short.push(format!("disguised: {}", all[3]));
    }
}

/// Archives of real minutes beside the project, where they are at hand: every alarm counts as a false one, but for
/// addresses and numbers that were published to be written to and dialled.
fn corpus(out: &mut String, short: &mut Vec<String>, shows: bool) {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("HUDDLE_CORPUS").map_or(beside, PathBuf::from);
    let Ok(archives) = std::fs::read_dir(&folder) else {
        let _ = writeln!(out, "no archive of real minutes is here");
        return;
    };
    let contents: BTreeSet<PathBuf> =
        archives.flatten().map(|archive| archive.path().join("content")).filter(|path| path.is_dir()).collect();
    for content in contents {
        let mut alarms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, kind) in check(&content) {
            alarms.entry(kind).or_default().insert(file);
        }
        let pages = count(&content);
        let contacts = ["email", "phone", "other"];
        let files: BTreeSet<&String> =
            alarms.iter().filter(|(kind, _)| !contacts.contains(&kind.as_str())).flat_map(|(_, files)| files).collect();
        let kinds: Vec<String> = alarms.iter().map(|(kind, files)| format!("{kind} in {}", files.len())).collect();
        let name = content.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let _ = writeln!(out, "{name}: {} of {pages} pages raise an alarm ({})", files.len(), kinds.join(", "));
        if files.len() as f64 > pages as f64 * MOST_ALARMS {
            short.push(format!("false alarms in {name}: {} of {pages} pages", files.len()));
        }
        if shows {
            alarms.iter().for_each(|(kind, files)| println!("{kind}: {:?}", files.iter().take(12).collect::<Vec<_>>()));
        }
    }
}

/// How many huddles a content folder has.
fn count(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.path() {
            path if path.is_dir() => count(&path),
            path => usize::from(path.extension().is_some_and(|ending| ending == "md")),
        })
        .sum()
}

/// What was missed, and what was found where nothing is. The held back texts only when they are asked for.
fn print_misses(sets: &[(&str, Vec<Labelled>)], with_held_back: bool) {
    for (name, texts) in sets {
        for labelled in texts.iter().filter(|labelled| with_held_back || !labelled.held_back) {
            let is_known = |kind: &str| KINDS.iter().any(|(known, _)| *known == kind);
            let missed = labelled.kinds.iter().any(|kind| is_known(kind) && !labelled.found.contains(kind));
            let wrong = labelled.found.iter().any(|kind| !labelled.kinds.contains(kind));
            if missed || wrong {
                let what = if missed { "missed" } else { "wrong" };
                println!("{name} {what} {:?}, found {:?}: {}", labelled.kinds, labelled.found, labelled.text);
            }
        }
    }
}
