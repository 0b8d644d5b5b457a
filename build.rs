//! Tells the program what it was made from, which build it is and under which names people get it. It runs again only
//! where one of these may have changed, and no answer is a reason to fail: sources may be built without git.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the program is made of, in the files that are compiled.
const MADE_OF: [&str; 5] = ["Cargo.lock", "Cargo.toml", "build.rs", "src", "themes"];

fn main() {
    for path in MADE_OF {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rustc-env=HUDDLE_SOURCES={}", sources());
    for (name, value) in names() {
        println!("cargo::rustc-env=HUDDLE_{}={value}", name.to_uppercase());
    }
    println!("cargo::rustc-env=HUDDLE_VERSION={}", version());
}

/// One hash over the sources, so that a site that was built by another state of the program is never taken for up to
/// date. What does not change a site (the commit, the names) is no part of it.
fn sources() -> String {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", "themes"] {
        gather(Path::new(folder), &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.to_string_lossy().replace('\\', "/"));
        hash.update([0]);
        hash.update(fs::read(&file).unwrap_or_default());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { gather(&path, files) } else { files.push(path) }
    }
}

/// The names of `[package.metadata.names]`.
fn names() -> Vec<(String, String)> {
    let manifest: toml::Table =
        fs::read_to_string("Cargo.toml").expect("Cargo.toml can be read").parse().expect("Cargo.toml is TOML");
    let names = manifest["package"]["metadata"]["names"].as_table().expect("a table of names");
    names.iter().map(|(name, value)| (name.clone(), value.as_str().expect("a name is a text").to_owned())).collect()
}

/// What `huddle --version` says: version, commit and target.
fn version() -> String {
    let commit = commit().unwrap_or_else(|| "unknown".into());
    let of_cargo = |name: &str| env::var(name).unwrap_or_default();
    format!("{} (commit {commit}, {})", of_cargo("CARGO_PKG_VERSION"), of_cargo("TARGET"))
}

/// The commit, as whoever builds says it in `HUDDLE_COMMIT`, or as git does where the program is built for use. Builds for
/// development do not ask git: each commit would compile the program anew.
fn commit() -> Option<String> {
    println!("cargo::rerun-if-env-changed=HUDDLE_COMMIT");
    if let Some(commit) = env::var("HUDDLE_COMMIT").ok().filter(|commit| !commit.is_empty()) {
        return Some(commit.chars().take(12).collect());
    }
    if env::var("PROFILE").as_deref() != Ok("release") {
        return None;
    }
    let root = git(&["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(root).ok()? != env::current_dir().ok()?.canonicalize().ok()? {
        return None; // The sources were unpacked inside the repository of something else.
    }
    // A file that is named and not there would make this run at every build.
    for name in ["HEAD", "logs/HEAD"] {
        let path = git(&["rev-parse", "--git-path", name])?;
        if Path::new(&path).exists() {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let unchanged = git(&[&["diff", "--quiet", "HEAD", "--"], &MADE_OF[..]].concat()).is_some();
    Some(if unchanged { commit } else { format!("{commit} with changes") })
}

/// What git answers; `None` where it is not there or refuses.
fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).env("GIT_OPTIONAL_LOCKS", "0").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
