//! `cargo bench --bench hostile -- [SIZE ...] [--only WORDS] [--folder DIR] [--program FILE]`: builds each family of
//! hostile texts, in sizes of 50 KB and 1 MB by default, and each family of hostile pictures, with the
//! release binary in a process of its own, and prints CPU time, peak memory and bytes written. Ends with 1 where one
//! takes more than it may.

mod child;
mod families;
mod pictures;

use child::Used;
use families::{FAMILIES, Site};
use pictures::PICTURES;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// What a build of one hostile text may take at most: seconds of CPU, megabytes of memory, bytes of output over those
/// of the same site without it. Pictures that are as large as a telephone's take longer, and the same memory.
const MOST_CPU: f64 = 2.0;
const MOST_CPU_OF_PICTURES: f64 = 20.0;
/// How many seconds of CPU a build with pictures may take before the system ends it.
const PATIENCE_WITH_PICTURES: u64 = 120;
const MOST_MEMORY: f64 = 256.0;
const MOST_OUTPUT: u64 = 4_000_000;

/// How this program asks itself for the pictures of one family.
const WRITE: &str = "--write";

struct Wishes {
    sizes: Vec<usize>,
    only: String,
    /// Writes the folder of one family of pictures, and ends.
    write: Option<String>,
    folder: PathBuf,
    program: PathBuf,
}

/// What was built: a family, how many KB it was given, what it took and what it may take.
struct Built {
    name: String,
    kilobytes: usize,
    used: Used,
    most_cpu: f64,
    most_memory: f64,
    /// Bytes of output over those of the site without it.
    most_output: u64,
}

impl Built {
    fn is_over(&self) -> bool {
        let used = &self.used;
        let is_well = matches!(used.exit, Some(0 | 1));
        !is_well || used.cpu > self.most_cpu || used.peak_mb > self.most_memory || used.output > self.most_output
    }

    fn row(&self) -> String {
        let Self { name, kilobytes, used, .. } = self;
        let exit = used.exit.map_or("ended".to_owned(), |code| code.to_string());
        let (written, printed) = (used.output as f64 / 1e6, used.printed as f64 / 1e6);
        let over = if self.is_over() { "over" } else { "" };
        format!(
            "| {name} | {kilobytes} | {:.2} | {:.0} | {written:.2} | {printed:.2} | {exit} | {over} |",
            used.cpu, used.peak_mb
        )
    }
}

fn main() -> ExitCode {
    let wishes = wishes();
    if let Some(name) = &wishes.write {
        let (_, make) = PICTURES.iter().find(|(family, _)| family == name).expect("a family");
        child::write(&wishes.folder, &make()).expect("the folder can be written");
        return ExitCode::SUCCESS;
    }
    let build = |site: &Site, patience| {
        child::write(&wishes.folder, site).expect("the folder can be written");
        child::build(&wishes.program, &wishes.folder, patience)
    };
    let base = build(&families::site(&[]), child::PATIENCE);
    println!(
        "A site of one huddle: {:.2} s, {:.0} MB, {:.1} MB written.\n",
        base.cpu,
        base.peak_mb,
        base.output as f64 / 1e6
    );
    let head = "| KB | CPU s | peak MB | MB written | MB printed | exit | |\n|---|--:|--:|--:|--:|--:|--:|---|";
    let finished = |name: &str, kilobytes, mut used: Used, (most_cpu, most_memory): (f64, f64)| {
        used.output = used.output.saturating_sub(base.output);
        // Drawings are published as large as they are.
        let most_output = MOST_OUTPUT.max(kilobytes as u64 * 1_050);
        let built = Built { name: name.to_owned(), kilobytes, used, most_cpu, most_memory, most_output };
        println!("{}", built.row());
        built
    };
    let is_wished = |name: &str| name.contains(&wishes.only);
    println!("| text {head}");
    let mut texts = Vec::new();
    for (name, make) in FAMILIES.iter().filter(|(name, _)| is_wished(name)) {
        for size in &wishes.sizes {
            texts.push(finished(name, size / 1_000, build(&make(*size), child::PATIENCE), (MOST_CPU, MOST_MEMORY)));
        }
    }
    println!("\n| picture {head}");
    let mut pictures = Vec::new();
    for (name, _) in PICTURES.iter().filter(|(name, _)| is_wished(name)) {
        // What this process takes at most counts as its child's.
        let own = std::env::current_exe().expect("a program that runs");
        let written = Command::new(own).args([WRITE, name, "--folder"]).arg(&wishes.folder).status();
        assert!(written.is_ok_and(|status| status.success()), "the folder can be written");
        let bytes = child::size(&wishes.folder.join("content/media")).expect("it was written") as usize;
        pictures.push(finished(
            name,
            bytes / 1_000,
            child::build(&wishes.program, &wishes.folder, PATIENCE_WITH_PICTURES),
            // The pictures of a build share this, beside what the program takes without them.
            (MOST_CPU_OF_PICTURES, MOST_MEMORY + base.peak_mb),
        ));
    }
    let _ = std::fs::remove_dir_all(&wishes.folder);
    let are_well = [("texts", &texts, MOST_CPU), ("pictures", &pictures, MOST_CPU_OF_PICTURES)]
        .map(|(what, all, most)| report(what, all, most));
    if are_well.iter().all(|well| *well) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The worst of all, and how many are over. Whether none is.
fn report(what: &str, all: &[Built], most_cpu: f64) -> bool {
    let worst = |most: &str, unit: &str, of: fn(&Used) -> f64| {
        if let Some(built) = all.iter().max_by(|a, b| of(&a.used).total_cmp(&of(&b.used))) {
            println!(
                "The most {most} of {what}: {:.2} {unit} ({}, {} KB).",
                of(&built.used),
                built.name,
                built.kilobytes
            );
        }
    };
    println!();
    worst("CPU", "s", |used| used.cpu);
    worst("memory", "MB", |used| used.peak_mb);
    worst("output", "MB", |used| used.output as f64 / 1e6);
    let over: Vec<&Built> = all.iter().filter(|built| built.is_over()).collect();
    let output = MOST_OUTPUT / 1_000_000;
    println!(
        "{} of {} {what} are within {most_cpu} s, {MOST_MEMORY} MB and {output} MB of output, or as much as they hold.",
        all.len() - over.len(),
        all.len()
    );
    for built in &over {
        println!("Over: {}, {} KB", built.name, built.kilobytes);
    }
    over.is_empty()
}

fn wishes() -> Wishes {
    let mut wishes = Wishes {
        sizes: Vec::new(),
        only: String::new(),
        write: None,
        folder: std::env::temp_dir().join("huddle-hostile"),
        program: PathBuf::from(env!("CARGO_BIN_EXE_huddle")),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().expect("it needs a value");
        match argument.as_str() {
            "--only" => wishes.only = next(),
            "--folder" => wishes.folder = PathBuf::from(next()),
            WRITE => wishes.write = Some(next()),
            "--program" => wishes.program = PathBuf::from(next()),
            "--bench" => {}
            number => wishes.sizes.push(number.replace([',', '_'], "").parse().expect("sizes are numbers of bytes")),
        }
    }
    if wishes.sizes.is_empty() {
        wishes.sizes = vec![50_000, 1_000_000];
    }
    wishes
}
