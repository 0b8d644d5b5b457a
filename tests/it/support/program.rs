//! The program as people run it, and content folders on the disk.

use huddle::publish::seal::{FILE, Manifest};
use huddle::site::artifact::FileSeal;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use walkdir::WalkDir;

/// The program, without what the environment of the tests would change.
pub fn huddle() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huddle"));
    command.env_remove("SOURCE_DATE_EPOCH").env_remove("TZ").env_remove("HUDDLE_LOG_KEY").env("NO_COLOR", "1");
    command
}

/// How a run ended.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub reported: String,
}

/// Runs the program in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    ended(huddle().current_dir(folder).args(arguments).output().expect("the program starts"))
}

pub fn ended(output: Output) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), reported: text(output.stderr) }
}

impl Ran {
    /// Asserts the exit code, and shows the report where it is another.
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.reported);
        self
    }

    /// Asserts that a system error is one line that says all of `words`, and nothing else.
    pub fn refuses_saying(self, words: &[&str]) -> Self {
        let ran = self.ends_with(2);
        let lines: Vec<&str> = ran.reported.lines().collect();
        assert_eq!(lines.len(), 1, "one line was expected:\n{}", ran.reported);
        for word in words {
            assert!(lines[0].contains(word), "{word:?} is not in {:?}", lines[0]);
        }
        assert!(!lines[0].contains("panicked") && !lines[0].contains("os error"), "{}", lines[0]);
        ran
    }
}

/// A folder for one test, with `content/` and, once built, `public/`.
pub struct Workshop {
    pub folder: tempfile::TempDir,
}

impl Workshop {
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the test") }
    }

    /// With a small site in `content/`.
    pub fn new() -> Self {
        let workshop = Self::empty();
        workshop.write("content/site.yaml", super::SMALLEST_SITE);
        workshop.write(
            "content/divisions/central.md",
            "---\nname: Central\ncode: \"01\"\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n",
        );
        workshop.write(
            "content/huddles/central/2026-05-07-central-1.md",
            &minutes("2026-05-07", "Lights on Main Street", "Two lights are out."),
        );
        workshop
    }

    /// The same files in a folder of their own.
    pub fn copied(&self) -> Self {
        let copied = Self::empty();
        copy(self.folder.path(), copied.folder.path());
        copied
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let full = self.path(path);
        fs::create_dir_all(full.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(full, text).expect("a file");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        run(self.folder.path(), arguments)
    }

    /// Builds on the tests' day.
    pub fn build(&self) -> Ran {
        self.run(&["build", "--today", super::TODAY])
    }

    /// The names beside `content/` and `public/`.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .expect("the folder")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// A record with a body.
pub fn minutes(date: &str, title: &str, body: &str) -> String {
    format!("---\ntitle: \"{title}\"\ndate: {date}\ndivision: central\nresponse_areas: [central-1]\n---\n{body}\n")
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().flatten() {
        let target = to.join(entry.path().strip_prefix(from).expect("below the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).expect("below the folder").to_string_lossy().into_owned();
    entries.map(|entry| (name(entry.path()), fs::read(entry.path()).expect("a file"))).collect()
}

/// The manifest of a built site, after a look at every file that it names and at every file that is there.
///
/// # Errors
/// What is missing, differs or is too much.
pub fn whole_site(folder: &Path) -> Result<Manifest, String> {
    let mut there = files(folder);
    there.retain(|path, _| !path.starts_with(".git"));
    let manifest = there.remove(FILE).ok_or("there is no manifest")?;
    let manifest = Manifest::read(&manifest).ok_or("the manifest cannot be read")?;
    for (path, seal) in &manifest.files {
        let bytes = there.remove(path).ok_or_else(|| format!("{path} is missing"))?;
        if !FileSeal::of(&bytes).is_same(seal) {
            return Err(format!("{path} differs from the manifest"));
        }
    }
    match there.into_keys().next() {
        Some(stranger) => Err(format!("{stranger} is not in the manifest")),
        None => Ok(manifest),
    }
}
