//! `cargo bench --bench hostile -- [SIZE ...] [--only WORDS] [--folder DIR] [--program FILE]`: builds each family of hostile texts, in
//! sizes of 50 KB and 1 MB unless told otherwise, with the release binary in a process of its own, and prints CPU time, peak
//! memory and bytes written. Ends with 1 where one takes more than it may.

mod child;
mod families;

use child::Used;
use families::FAMILIES;
use std::path::PathBuf;
use std::process::ExitCode;

/// What a build of one hostile text may take at most: seconds of CPU, megabytes of memory, bytes of output over those of
/// the same site without it.
const MOST_CPU: f64 = 2.0;
const MOST_MEMORY: f64 = 256.0;
const MOST_OUTPUT: u64 = 4_000_000;

struct Wishes {
    sizes: Vec<usize>,
    only: String,
    folder: PathBuf,
    program: PathBuf,
}

fn main() -> ExitCode {
    let wishes = wishes();
    let base = {
        child::write(&wishes.folder, &families::site(&[])).expect("the folder can be written");
        child::build(&wishes.program, &wishes.folder)
    };
    println!("A site of one huddle: {:.2} s, {:.0} MB, {:.1} MB written.\n", base.cpu, base.peak_mb, base.output as f64 / 1e6);
    println!("| family | KB | CPU s | peak MB | MB written | MB printed | exit | |\n|---|--:|--:|--:|--:|--:|--:|---|");
    let mut all: Vec<(String, Used)> = Vec::new();
    for (name, make) in FAMILIES.iter().filter(|(name, _)| name.contains(&wishes.only)) {
        for size in &wishes.sizes {
            child::write(&wishes.folder, &make(*size)).expect("the folder can be written");
            let mut used = child::build(&wishes.program, &wishes.folder);
            used.output = used.output.saturating_sub(base.output);
            let exit = used.exit.map_or("ended".to_owned(), |code| code.to_string());
            println!(
                "| {name} | {} | {:.2} | {:.0} | {:.2} | {:.2} | {exit} | {} |",
                size / 1_000,
                used.cpu,
                used.peak_mb,
                used.output as f64 / 1e6,
                used.printed as f64 / 1e6,
                if is_over(&used) { "over" } else { "" }
            );
            all.push((format!("{name}, {} KB", size / 1_000), used));
        }
    }
    let _ = std::fs::remove_dir_all(&wishes.folder);
    report(&all)
}

fn is_over(used: &Used) -> bool {
    let is_well = matches!(used.exit, Some(0 | 1));
    !is_well || used.cpu > MOST_CPU || used.peak_mb > MOST_MEMORY || used.output > MOST_OUTPUT
}

/// The worst of all, and how many are over.
fn report(all: &[(String, Used)]) -> ExitCode {
    let worst = |what: &str, unit: &str, of: fn(&Used) -> f64| {
        if let Some((name, used)) = all.iter().max_by(|(_, a), (_, b)| of(a).total_cmp(&of(b))) {
            println!("The most {what}: {:.2} {unit} ({name}).", of(used));
        }
    };
    println!();
    worst("CPU", "s", |used| used.cpu);
    worst("memory", "MB", |used| used.peak_mb);
    worst("output", "MB", |used| used.output as f64 / 1e6);
    let over: Vec<&str> = all.iter().filter(|(_, used)| is_over(used)).map(|(name, _)| name.as_str()).collect();
    println!(
        "{} of {} are within {MOST_CPU} s, {MOST_MEMORY} MB and {} MB of output.",
        all.len() - over.len(),
        all.len(),
        MOST_OUTPUT / 1_000_000
    );
    for name in &over {
        println!("Over: {name}");
    }
    if over.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn wishes() -> Wishes {
    let mut wishes = Wishes {
        sizes: Vec::new(),
        only: String::new(),
        folder: std::env::temp_dir().join("huddle-hostile"),
        program: PathBuf::from(env!("CARGO_BIN_EXE_huddle")),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().expect("it needs a value");
        match argument.as_str() {
            "--only" => wishes.only = next(),
            "--folder" => wishes.folder = PathBuf::from(next()),
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
