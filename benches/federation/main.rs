//! `cargo bench --bench federation -- [DEPARTMENTS HUDDLES]`: writes the data of that many departments (100 of 10,000
//! huddles by default) and joins them with the release binary, which says how long each stage took and how
//! much memory it held.

mod generate;

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

fn main() {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let (departments, huddles) = (numbers.first().copied().unwrap_or(100), numbers.get(1).copied().unwrap_or(10_000));
    let folder = tempfile::tempdir().expect("a folder can be made");
    let sites: Vec<PathBuf> = (0..departments).map(|at| folder.path().join(format!("city{at}"))).collect();
    for (at, site) in sites.iter().enumerate() {
        generate::department(site, at, huddles).expect("the data can be written");
    }
    let bytes: u64 = walkdir::WalkDir::new(folder.path())
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .map(|file| file.len())
        .sum();
    println!("{departments} departments of {huddles} huddles: {} MB of JSON Lines", bytes / 1_000_000);
    for run in ["first", "again, nothing changed"] {
        let started = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_huddle"));
        command.arg("federate").args(&sites).arg("--timings").arg("--output").arg(folder.path().join("public"));
        let output = command.output().expect("the binary starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        println!("{run}: {:.1} s wall", started.elapsed().as_secs_f64());
        print!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
}
