//! How people get the program: its names are in one place, the release workflow does what it may and no more, and what is
//! packed is what the program says of itself. tests/packages/run builds, installs and runs the packages.

use crate::support::program::{Workshop, run};
use crate::support::project;
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

fn text(path: &str) -> String {
    std::fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn table(path: &str) -> toml::Table {
    text(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn names() -> BTreeMap<String, String> {
    let manifest = table("Cargo.toml");
    let names = manifest["package"]["metadata"]["names"].as_table().expect("a table").clone();
    names.into_iter().map(|(name, value)| (name, value.as_str().expect("a text").to_owned())).collect()
}

/// The files that tell people where to get the program, and what packs it.
fn documents() -> Vec<(String, String)> {
    let mut paths: Vec<String> = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "Containerfile", "pyproject.toml"]
        .map(str::to_owned)
        .into_iter()
        .chain([".github/workflows/release.yml".to_owned(), "dist/run".to_owned()])
        .collect();
    let docs = std::fs::read_dir(project("docs")).expect("docs/").flatten();
    let docs = docs.map(|entry| entry.file_name().to_string_lossy().into_owned());
    paths.extend(docs.filter(|name| name.ends_with(".md")).map(|name| format!("docs/{name}")));
    paths.into_iter().map(|path| (path.clone(), text(&path))).collect()
}

/// The words that follow `before` in a text, each up to what cannot be part of a name.
fn after<'t>(text: &'t str, before: &str) -> Vec<&'t str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let rest = |(at, _): (usize, &str)| &text[at + before.len()..];
    let until = |rest: &'t str| rest.find(|c: char| !is_part(c)).map_or(rest, |end| &rest[..end]);
    text.match_indices(before).map(rest).map(until).collect()
}

#[test]
fn the_program_knows_the_names_under_which_people_get_it() {
    let names = names();
    let compiled = [
        ("repository", env!("HUDDLE_REPOSITORY")),
        ("wheel", env!("HUDDLE_WHEEL")),
        ("debian", env!("HUDDLE_DEBIAN")),
        ("container", env!("HUDDLE_CONTAINER")),
    ];
    assert_eq!(names.len(), compiled.len(), "{names:?}");
    for (name, value) in compiled {
        assert_eq!(names[name], value);
    }
}

#[test]
fn a_name_is_the_same_in_every_file_that_packs_the_program() {
    let (names, cargo, python) = (names(), table("Cargo.toml"), table("pyproject.toml"));
    let address = format!("https://github.com/{}", names["repository"]);
    let package = &cargo["package"];
    assert_eq!(package["repository"].as_str(), Some(address.as_str()));
    let deb = &package["metadata"]["deb"];
    assert_eq!(deb["name"].as_str(), Some(names["debian"].as_str()));
    let script = text("dist/run");
    let glibc = after(&script, "oldest_glibc=").into_iter().next().expect("the oldest glibc");
    assert_eq!(deb["depends"].as_str(), Some(format!("libc6 (>= {glibc})").as_str()), "what dist/run makes sure of");
    assert!(text("docs/installing.md").contains(&format!("glibc {glibc} or later")));
    let project = &python["project"];
    assert_eq!(project["name"].as_str(), Some(names["wheel"].as_str()));
    assert_eq!(project["description"], package["description"]);
    assert_eq!(project["license"], package["license"]);
    assert_eq!(project["urls"]["Repository"].as_str(), Some(address.as_str()));
    assert!(project["dynamic"].as_array().expect("a list").iter().any(|field| field.as_str() == Some("version")));
    let container = text("Containerfile");
    for label in [
        format!("image.title=\"{}\"", names["container"]),
        format!("image.source=\"{address}\""),
        format!("image.description=\"{}\"", package["description"].as_str().expect("a text")),
        format!("image.licenses=\"{}\"", package["license"].as_str().expect("a text")),
    ] {
        assert!(container.contains(&label), "{label}");
    }
}

#[test]
fn documents_name_packages_as_cargo_toml_does() {
    let names = names();
    let mut seen = BTreeSet::new();
    for (path, text) in documents() {
        for (before, name) in [
            ("pipx install ", &names["wheel"]),
            ("pipx run ", &names["wheel"]),
            ("pipx upgrade ", &names["wheel"]),
            ("pipx uninstall ", &names["wheel"]),
            ("pip install ", &names["wheel"]),
            ("uvx --from ", &names["wheel"]),
            ("apt install ./", &names["debian"]),
            ("apt remove ", &names["debian"]),
        ] {
            for word in after(&text, before).into_iter().filter(|word| !word.is_empty() && !word.starts_with('-')) {
                assert!(word == name || word.starts_with(&format!("{name}_")), "{path}: {before}{word}");
                seen.insert(before);
            }
        }
        let mut addresses = after(&text, "https://github.com/");
        // Other people's repositories are named without what is below them.
        addresses
            .retain(|address| ["/releases", "/blob/main/", "/attestations"].iter().any(|part| address.contains(part)));
        addresses.extend(after(&text, "--repo "));
        for address in addresses {
            assert!(address.starts_with(&names["repository"]), "{path}: {address}");
            seen.insert("repository");
        }
    }
    assert!(seen.len() >= 5, "{seen:?}");
}

/// Targets that the release builds.
fn targets(workflow: &Value) -> BTreeSet<String> {
    let matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"].as_sequence().expect("targets");
    matrix.iter().map(|one| one["target"].as_str().expect("a target").to_owned()).collect()
}

#[test]
fn what_a_new_repository_fetches_is_built_by_the_release() {
    let (source, targets) = (text("src/cli/init.rs"), targets(&workflow()));
    let fetched = source.split("const TARGET: &str = \"").nth(1).and_then(|rest| rest.split('"').next());
    assert!(fetched.is_some_and(|target| targets.contains(target)), "{fetched:?} is none of {targets:?}");
}

fn workflow() -> Value {
    serde_yaml::from_str(&text(".github/workflows/release.yml")).expect("the workflow is YAML")
}

fn jobs(workflow: &Value) -> impl Iterator<Item = (&str, &Value)> {
    workflow["jobs"].as_mapping().expect("jobs").iter().map(|(name, job)| (name.as_str().expect("a name"), job))
}

/// Every step, with the name of its job.
fn steps(workflow: &Value) -> Vec<(&str, &Value)> {
    let mut steps = Vec::new();
    for (name, job) in jobs(workflow) {
        steps.extend(job["steps"].as_sequence().expect("steps").iter().map(|step| (name, step)));
    }
    steps
}

#[test]
fn every_action_of_the_release_is_pinned_to_a_commit_with_its_version() {
    let source = text(".github/workflows/release.yml");
    let lines: Vec<&str> = source.lines().filter(|line| line.contains("uses:")).collect();
    for line in &lines {
        let (_, used) = line.split_once("uses: ").expect("an action");
        let (action, rest) = used.split_once('@').unwrap_or_else(|| panic!("{line}"));
        let (commit, version) = rest.split_once(" # v").unwrap_or_else(|| panic!("no version is beside it: {line}"));
        assert!(action.split('/').count() >= 2 && !action.starts_with('.'), "{line}");
        assert!(commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{line}");
        assert!(version.split('.').count() == 3, "{line}");
    }
    let workflow = workflow();
    assert_eq!(steps(&workflow).iter().filter(|(_, step)| step.get("uses").is_some()).count(), lines.len());
    assert!(lines.len() > 8, "{lines:?}");
}

#[test]
fn every_job_of_the_release_may_do_what_it_does_and_no_more() {
    let workflow = workflow();
    assert!(
        workflow["permissions"].as_mapping().is_some_and(serde_yaml::Mapping::is_empty),
        "nothing is allowed to all"
    );
    let allowed: BTreeMap<&str, &[(&str, &str)]> = [
        ("version", &[("contents", "read")][..]),
        ("build", &[("contents", "read")]),
        ("gather", &[("attestations", "write"), ("contents", "read"), ("id-token", "write")]),
        ("release", &[("contents", "write")]),
        ("wheel", &[("id-token", "write")]),
        ("container", &[("contents", "read"), ("packages", "write")]),
    ]
    .into();
    let mut found = BTreeMap::new();
    for (name, job) in jobs(&workflow) {
        let permissions = job["permissions"].as_mapping().unwrap_or_else(|| panic!("{name} says no permissions"));
        let mut permissions: Vec<(&str, &str)> = permissions
            .iter()
            .map(|(what, how)| (what.as_str().expect("a text"), how.as_str().expect("a text")))
            .collect();
        permissions.sort_unstable();
        found.insert(name, permissions);
    }
    let allowed: BTreeMap<&str, Vec<(&str, &str)>> =
        allowed.into_iter().map(|(name, permissions)| (name, permissions.to_vec())).collect();
    assert_eq!(found, allowed);
    let source = text(".github/workflows/release.yml");
    assert!(!source.contains("secrets."), "trusted publishing and the run's own token are enough");
    for (name, step) in steps(&workflow) {
        if step["uses"].as_str().is_some_and(|used| used.starts_with("actions/checkout@")) {
            assert_eq!(step["with"]["persist-credentials"].as_bool(), Some(false), "{name}");
        }
    }
}

#[test]
fn nothing_is_published_without_a_tag() {
    let workflow = workflow();
    for (name, job) in jobs(&workflow) {
        let condition = job.get("if").and_then(Value::as_str).unwrap_or_default();
        let publishes = ["release", "wheel", "container"].contains(&name);
        assert_eq!(condition.starts_with("github.ref_type == 'tag'"), publishes, "{name}: {condition}");
    }
    for (name, step) in steps(&workflow) {
        let used = step["uses"].as_str().unwrap_or_default();
        if used.contains("attest") {
            assert_eq!(step["if"].as_str(), Some("github.ref_type == 'tag'"), "{name}: {used}");
        }
    }
}

#[test]
fn every_command_of_the_release_is_read_by_bash_and_takes_values_from_its_environment() {
    let workflow = workflow();
    assert_eq!(workflow["defaults"]["run"]["shell"].as_str(), Some("bash"));
    let commands: Vec<(&str, &str)> =
        steps(&workflow).into_iter().filter_map(|(name, step)| Some((name, step.get("run")?.as_str()?))).collect();
    assert!(commands.len() >= 7, "{}", commands.len());
    for (name, command) in commands {
        assert!(!command.contains("${{"), "{name}: a tag's name would be part of the command:\n{command}");
        let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().expect("bash starts");
        bash.stdin.take().expect("its input").write_all(command.as_bytes()).expect("bash reads");
        assert!(bash.wait().expect("bash ends").success(), "{name}:\n{command}");
    }
}

#[test]
fn the_page_on_installing_names_the_file_of_every_target_that_is_built() {
    let workflow = workflow();
    let page = text("docs/installing.md");
    let targets = targets(&workflow);
    let exe = |target: &str| if target.contains("windows") { ".exe" } else { "" };
    for target in &targets {
        assert!(page.contains(&format!("`huddle-{target}{}`", exe(target))), "{target}");
    }
    let named: BTreeSet<String> = after(&page, "`huddle-")
        .into_iter()
        .filter(|name| name.split('-').count() > 2)
        .map(|name| name.trim_end_matches(".exe").to_owned())
        .collect();
    assert_eq!(named, targets);
}

/// The commands that `--help` lists below some words, and below each of them.
fn commands(words: &[&str], found: &mut BTreeSet<String>) {
    found.insert([&["huddle"], words].concat().join("-"));
    let help = run(Path::new("."), &[words, &["--help"]].concat()).ends_with(0).out;
    let Some((_, list)) = help.split_once("\nCommands:\n") else { return };
    for line in list.lines().take_while(|line| line.starts_with("  ")) {
        let Some(name) = line.strip_prefix("  ").and_then(|line| line.split_whitespace().next()) else { continue };
        if line.starts_with("   ") || name == "help" {
            continue;
        }
        commands(&[words, &[name]].concat(), found);
    }
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    let workshop = Workshop::empty();
    workshop.run(&["man", "manual/pages"]).ends_with(0);
    let mut wanted = BTreeSet::new();
    commands(&[], &mut wanted);
    assert!(wanted.contains("huddle-new-huddle") && wanted.len() > 10, "{wanted:?}");
    let pages = std::fs::read_dir(workshop.path("manual/pages")).expect("the pages").flatten();
    let pages: Vec<String> = pages.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let written: BTreeSet<String> =
        pages.iter().map(|name| name.strip_suffix(".1").expect("a page of section 1").to_owned()).collect();
    assert_eq!(written, wanted);
    for name in &pages {
        let page = workshop.read(&format!("manual/pages/{name}"));
        assert!(page.contains(".SH NAME") && page.contains(".SH SYNOPSIS"), "{name}");
        assert!(!page.contains("commit "), "{name} depends on the build");
    }
    assert!(!run(Path::new("."), &["--help"]).out.contains("manual pages"), "it is for those who package the program");
}

#[test]
fn a_site_of_a_later_version_is_replaced_by_an_earlier_one_whole() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let clean = workshop.read("public/index.html");
    let mut manifest: serde_json::Value = serde_json::from_str(&workshop.read("public/manifest.json")).expect("JSON");
    manifest["version"] = "99.0.0".into();
    manifest["input"] = "of another program".into();
    manifest["unheard_of"] = serde_json::json!({"a": [1]});
    for seal in manifest["files"].as_object_mut().expect("files").values_mut() {
        if let Some(seal) = seal.as_object_mut() {
            seal.insert("unheard_of".to_owned(), true.into());
        }
    }
    workshop.write("public/manifest.json", &manifest.to_string());
    workshop.build().ends_with(0);
    assert_eq!(workshop.read("public/index.html"), clean);
    let manifest: serde_json::Value = serde_json::from_str(&workshop.read("public/manifest.json")).expect("JSON");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    assert!(manifest.get("unheard_of").is_none());
}
