//! `huddle init`: the files of a new site, and of the repository that publishes it, never over files that are there.

use super::create::create;
use super::outcome::Outcome;
use super::schema;
use crate::disk::load;
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// What is typed behind `huddle init`.
#[derive(Args, Debug)]
pub struct InitArguments {
    /// The folder to make it in: not there yet, empty, or a new repository
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// What checks changes and publishes the site
    #[arg(long, value_name = "SERVICE", value_enum, default_value_t = Ci::Github)]
    pub ci: Ci,
}

/// What checks changes and publishes the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ci {
    /// GitHub Actions and GitHub Pages
    Github,
    /// GitLab CI/CD and GitLab Pages
    Gitlab,
    /// Nothing: you publish by hand, or with something else
    None,
}

/// A file of a new repository: its path, and its text before [`filled`].
type NewFile = (&'static str, &'static str);

/// The files of every new site.
const SITE: [NewFile; 8] = [
    ("content/site.yaml", include_str!("new_site/site.yaml")),
    ("content/divisions/central.md", include_str!("new_site/central.md")),
    ("content/huddles/central/2026-05-07-central-1.md", include_str!("new_site/huddle.md")),
    ("content/pages/about.md", include_str!("new_site/about.md")),
    (".editorconfig", include_str!("new_site/editorconfig")),
    (".gitattributes", include_str!("new_site/gitattributes")),
    (IGNORED, include_str!("new_site/gitignore")),
    ("README.md", include_str!("new_site/README.md")),
];

const IGNORED: &str = ".gitignore";

const GITHUB: [NewFile; 4] = [
    (".github/workflows/publish.yml", include_str!("new_site/github/publish.yml")),
    (".github/ISSUE_TEMPLATE/minutes.yml", include_str!("new_site/github/minutes.yml")),
    (".github/pull_request_template.md", include_str!("new_site/github/pull_request_template.md")),
    (".github/CODEOWNERS", include_str!("new_site/github/CODEOWNERS")),
];

const GITLAB: [NewFile; 4] = [
    (".gitlab-ci.yml", include_str!("new_site/gitlab/gitlab-ci.yml")),
    (".gitlab/issue_templates/Default.md", include_str!("new_site/gitlab/issue.md")),
    (".gitlab/merge_request_templates/Default.md", include_str!("new_site/gitlab/merge_request.md")),
    (".gitlab/CODEOWNERS", include_str!("new_site/gitlab/CODEOWNERS")),
];

/// What a repository may hold before a site is made in it: git's own folder, and what services put into a new one.
const OF_A_NEW_REPOSITORY: [&str; 10] = [
    ".git",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitlab",
    ".gitlab-ci.yml",
    ".editorconfig",
    "LICENSE",
    "LICENSE.md",
    "README.md",
];

/// The build of the program that the services fetch.
const TARGET: &str = "x86_64-unknown-linux-gnu";

impl Ci {
    /// The files that are for this service alone.
    fn files(self) -> &'static [NewFile] {
        match self {
            Self::Github => &GITHUB,
            Self::Gitlab => &GITLAB,
            Self::None => &[],
        }
    }

    /// The part of README.md that says what happens on a change.
    fn explained(self) -> &'static str {
        match self {
            Self::Github => include_str!("new_site/github/README.md"),
            Self::Gitlab => include_str!("new_site/gitlab/README.md"),
            Self::None => include_str!("new_site/by-hand.md"),
        }
    }

    /// What is said at the end.
    fn next(self) -> &'static str {
        match self {
            Self::Github => "GitHub Actions will check changes and publish the site (--ci gitlab, or --ci none)",
            Self::Gitlab => "GitLab CI/CD will check changes and publish the site (--ci github, or --ci none)",
            Self::None => "nothing publishes the site by itself (--ci github or --ci gitlab does)",
        }
    }
}

/// Runs the command.
///
/// # Errors
/// A folder with other files than those of a new repository, or one that cannot be written.
pub fn run(arguments: &InitArguments) -> anyhow::Result<Outcome> {
    let InitArguments { folder, ci } = arguments;
    let is_other = |entry: &fs::DirEntry| !OF_A_NEW_REPOSITORY.iter().any(|known| entry.file_name() == **known);
    if folder.is_dir() && fs::read_dir(folder)?.flatten().any(|entry| is_other(&entry)) {
        bail!("{} is not empty; name a new folder: huddle init my-site", folder.display());
    }
    let mut left = Vec::new();
    for (path, text) in SITE.iter().chain(ci.files()) {
        if fs::symlink_metadata(folder.join(path)).is_ok() {
            left.push(*path);
        } else {
            let text = filled(text, *ci);
            let record = path.strip_prefix("content/").map(|path| schema::with_line(path, &text));
            create(&folder.join(path), &record.unwrap_or(text))?;
        }
    }
    schema::write_all(&folder.join(schema::FOLDER))?;
    let (_, key) = load::key::new()?;
    load::key::keep(&folder.join("content"), &key).context("the key of the site cannot be kept")?;
    for path in left {
        message!("{} was there already; it is left as it is", folder.join(path).display());
        if path == IGNORED {
            message!("  add these lines to it, so that no built website is committed:\n{}", ignored());
        }
    }
    answer!("A new site is in {}. Next:", folder.display());
    if folder != Path::new(".") {
        answer!("  cd {}", folder.display());
    }
    answer!(
        "  huddle serve     shows it in your browser\n  then change content/site.yaml: the name of your site and its \
            address\nREADME.md says what happens once the folder is pushed: {}.",
        ci.next()
    );
    Ok(Outcome::Done)
}

fn ignored() -> &'static str {
    include_str!("new_site/gitignore").trim_end()
}

/// A file of a new repository as it is written: with the version and the place of the program.
fn filled(text: &str, ci: Ci) -> String {
    const REPOSITORY: &str = concat!("https://github.com/", env!("HUDDLE_REPOSITORY"));
    text.replace("@WHAT HAPPENS@\n", ci.explained())
        .replace("@GUIDE@", &format!("{REPOSITORY}/blob/main/docs/repository.md"))
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@RELEASES@", &format!("{REPOSITORY}/releases/download"))
        .replace("@TARGET@", TARGET)
        .replace("@SHA256@", &own_sum().unwrap_or_default())
}

/// The SHA-256 sum of this program where it is the very one that the services will fetch; else nobody here knows it.
/// Only the workflow that makes releases sets `HUDDLE_RELEASE`: an own build has other bytes.
fn own_sum() -> Option<String> {
    let is_released = option_env!("HUDDLE_RELEASE").is_some_and(|said| !said.is_empty());
    let is_fetched = cfg!(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu"));
    sum_of(&std::env::current_exe().ok().filter(|_| is_released && is_fetched)?)
}

fn sum_of(program: &Path) -> Option<String> {
    let bytes = fs::read(program).ok()?;
    Some(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::{Ci, GITHUB, filled, sum_of};

    #[test]
    fn the_sum_of_a_program_is_the_one_that_others_compute() {
        let folder = tempfile::tempdir().expect("a folder");
        let program = folder.path().join("huddle");
        std::fs::write(&program, "abc").expect("a file");
        let sum = sum_of(&program).expect("a program");
        assert_eq!(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_build_that_is_no_release_pins_no_sum() {
        assert!(filled(GITHUB[0].1, Ci::Github).contains("HUDDLE_SHA256: \"\"\n"));
    }
}
