//! The rules of ARCHITECTURE.md, held against the text of src/.

use crate::support::project;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Modules from the ground up: one may use its own layer and those before it.
const LAYERS: [&[&str]; 20] = [
    &["text"],
    &["source", "artifact", "attachment", "picture", "color"],
    &["diag"],
    // A site's settings hold translated texts, and a site holds its settings.
    &["config", "model", "theme"],
    &["markdown", "parse", "geography"],
    // The index of the public search: of documents, not of huddles.
    &["search"],
    &["resolve"],
    &["tally"],
    &["plan"],
    // The record as tables of rows, for every export of data.
    &["opendata"],
    // Checks ask the plan what is published and where a link leads.
    &["check"],
    &["language"],
    &["view"],
    &["render"],
    &["export"],
    &["seal"],
    // Several departments' published data as one site: a model, an order of its own, the same templates.
    &["federate"],
    &["pipeline"],
    &["load", "write"],
    &["serve", "cli", "main", "lib"],
];

/// The layers that see the machine.
const SHELL: [&str; 6] = ["load", "write", "serve", "cli", "main", "lib"];

/// The longest file (its tests not counted) and the longest function.
const FILE_LINES: usize = 450;
const FUNCTION_LINES: usize = 80;

struct File {
    path: PathBuf,
    /// Without comments and without its tests.
    code: String,
    /// As it is, without its tests.
    text: String,
}

impl File {
    fn name(&self) -> String {
        self.path.to_string_lossy().replace('\\', "/")
    }

    /// `resolve` for `resolve/mod.rs` and `resolve/story.rs`.
    fn module(&self) -> String {
        let first = self.path.components().next().expect("a file has a name").as_os_str().to_string_lossy().into_owned();
        first.trim_end_matches(".rs").to_owned()
    }
}

fn folder() -> PathBuf {
    project("src")
}

fn sources() -> Vec<File> {
    let entries = WalkDir::new(folder())
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let files: Vec<File> = entries
        .map(|entry| {
            let all = fs::read_to_string(entry.path()).expect("source files can be read");
            let text = all.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            File { path: entry.path().strip_prefix(folder()).expect("below src").to_owned(), code, text }
        })
        .collect();
    assert!(files.len() > 50, "src/ was not read");
    files
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// Modules of this crate that a file names after `crate::`, braces too.
fn used(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    let mut modules = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                let mut at_start = true;
                for (at, character) in list.char_indices() {
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => at_start = true,
                        c if at_start && !c.is_whitespace() => {
                            modules.insert(word(&list[at..]));
                            at_start = false;
                        }
                        _ => {}
                    }
                }
            }
            None => {
                modules.insert(word(rest));
            }
        }
    }
    modules
}

/// Lines of code of src/ that hold one of these, outside the modules that may.
fn lines_with(words: &[&str], may: &dyn Fn(&File) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources().iter().filter(|file| !may(file)) {
        for line in file.code.lines().filter(|line| words.iter().any(|word| line.contains(word))) {
            found.push(format!("{}: {}", file.name(), line.trim()));
        }
    }
    found
}

#[test]
fn every_module_has_its_layer() {
    let modules: BTreeSet<String> = sources().iter().map(File::module).collect();
    let unknown: Vec<&String> = modules.iter().filter(|module| layer(module).is_none()).collect();
    assert!(unknown.is_empty(), "give {unknown:?} a layer here and in ARCHITECTURE.md");
    let gone: Vec<&&str> = LAYERS.iter().flat_map(|layer| layer.iter()).filter(|module| !modules.contains(**module)).collect();
    assert!(gone.is_empty(), "{gone:?} are no modules");
}

#[test]
fn a_module_uses_only_its_own_layer_and_those_below() {
    let mut upward = Vec::new();
    for file in sources() {
        let own = layer(&file.module()).expect("every module has its layer");
        for module in used(&file.code) {
            let Some(other) = layer(&module) else { panic!("{}: crate::{module} is no module", file.name()) };
            if other > own {
                upward.push(format!("{} uses {module}", file.name()));
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn only_the_shell_sees_the_machine() {
    let machine = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant",
        "println!",
        "print!(",
        "dbg!",
        "stdin()",
        "stdout()",
        "stderr()",
    ];
    let found = lines_with(&machine, &|file| SHELL.contains(&file.module().as_str()));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_program_has_no_clock_but_the_one_of_today() {
    let clock = ["SystemTime::now", "Local::now", "Utc::now"];
    let found = lines_with(&clock, &|file| file.name() == "cli/today.rs");
    assert!(found.is_empty(), "{found:#?}");
    let manifest: toml::Table =
        fs::read_to_string(folder().join("../Cargo.toml")).expect("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let chrono = &manifest["dependencies"]["chrono"];
    assert_eq!(chrono["default-features"].as_bool(), Some(false), "chrono's default features hold its clock");
    let features: Vec<&str> = chrono["features"].as_array().into_iter().flatten().filter_map(toml::Value::as_str).collect();
    assert!(!features.iter().any(|feature| matches!(*feature, "clock" | "now" | "wasmbind")), "{features:?}");
}

#[test]
fn only_one_file_names_the_template_engine() {
    let found = lines_with(&["tera::", "tera as"], &|file| file.name() == "render.rs");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_one_file_knows_the_order_of_a_build() {
    for stage in ["resolve::resolve", "CHECKS", "Plan::new", "Renderer::new", "EXPORTERS"] {
        let may = |file: &File| {
            let known = [
                "pipeline.rs",
                "pipeline/output.rs",
                "resolve/mod.rs",
                "check/mod.rs",
                "plan/mod.rs",
                "render.rs",
                "export/mod.rs",
                "federate/frame.rs",
            ];
            known.contains(&file.name().as_str())
        };
        let found = lines_with(&[stage], &may);
        assert!(found.is_empty(), "{found:#?}");
    }
    let parallel = lines_with(&["rayon"], &|file| file.module() == "pipeline" || SHELL.contains(&file.module().as_str()));
    assert!(parallel.is_empty(), "the core is parallel in the pipeline only: {parallel:#?}");
}

#[test]
fn names_are_imported_one_by_one() {
    let stars: Vec<String> =
        lines_with(&["::*"], &|_| false).into_iter().filter(|line| !line.ends_with("use rayon::prelude::*;")).collect();
    assert!(stars.is_empty(), "{stars:#?}");
    let vague = ["utils", "util", "helpers", "common", "misc", "prelude"];
    let modules: Vec<String> = sources()
        .iter()
        .filter(|file| file.path.with_extension("").iter().any(|part| vague.contains(&&*part.to_string_lossy())))
        .map(File::name)
        .collect();
    assert!(modules.is_empty(), "a name should say what is in it: {modules:?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = sources().iter().filter(|file| !file.text.starts_with("//! ")).map(File::name).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn no_file_grows_beyond_reading() {
    let long: Vec<String> = sources()
        .iter()
        .map(|file| (file.text.lines().count(), file.name()))
        .filter(|(lines, _)| *lines > FILE_LINES)
        .map(|(lines, name)| format!("{name}: {lines}"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// Functions with the number of their lines, as rustfmt lays them out: from `fn` to the brace at the same depth.
fn functions(file: &File) -> Vec<(String, usize)> {
    let lines: Vec<&str> = file.code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let depth = line.len() - trimmed.len();
        let is_function = trimmed.split("fn ").next().is_some_and(|before| {
            before.split_whitespace().all(|word| word.starts_with("pub") || matches!(word, "const" | "async" | "unsafe" | "extern"))
        });
        if !is_function || !trimmed.contains("fn ") || trimmed.ends_with(';') || trimmed.ends_with('}') {
            continue;
        }
        let close = format!("{}}}", " ".repeat(depth));
        if let Some(length) = lines[at..].iter().position(|line| *line == close) {
            let name = trimmed.split("fn ").nth(1).unwrap_or_default().split(['(', '<']).next().unwrap_or_default();
            found.push((format!("{}: {name}", file.name()), length + 1));
        }
    }
    found
}

#[test]
fn no_function_grows_beyond_a_screen() {
    let all: Vec<(String, usize)> = sources().iter().flat_map(functions).collect();
    assert!(all.len() > 400, "only {} functions were found", all.len());
    let long: Vec<&(String, usize)> = all.iter().filter(|(_, lines)| *lines > FUNCTION_LINES).collect();
    assert!(long.is_empty(), "{long:#?}");
    let mut lengths: Vec<usize> = all.iter().map(|(_, lines)| *lines).collect();
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 12, "half of all functions are longer than {} lines", lengths[lengths.len() / 2]);
}

/// Files of a folder of src, without `mod.rs`, and whether its `mod.rs` uses each.
fn unused_files(folder: &str, uses: &dyn Fn(&str, &str) -> bool) -> Vec<String> {
    let files = sources();
    let list = &files.iter().find(|file| file.name() == format!("{folder}/mod.rs")).expect("the folder has a list").code;
    let names = files
        .iter()
        .filter(|file| file.module() == folder && file.path.components().count() == 2)
        .map(|file| file.path.file_stem().expect("a name").to_string_lossy().into_owned());
    names.filter(|name| name != "mod" && !uses(list, name)).collect()
}

#[test]
fn every_check_is_on_the_list() {
    let missing = unused_files("check", &|list, name| list.contains(&format!("{name}::check)")));
    assert!(missing.is_empty(), "CHECKS does not run {missing:?}");
    let names: BTreeSet<&str> = huddle::check::CHECKS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), huddle::check::CHECKS.len(), "two checks have one name");
}

#[test]
fn every_exporter_is_on_the_list() {
    let files = sources();
    let missing: Vec<String> = files
        .iter()
        .filter(|file| file.module() == "export" && file.name() != "export/mod.rs" && file.code.contains("pub fn export("))
        .filter(|file| {
            let list = &files.iter().find(|file| file.name() == "export/mod.rs").expect("the list").code;
            let inside = file.path.strip_prefix("export").expect("below export").with_extension("");
            let path = inside.to_string_lossy().replace('/', "::").replace("::mod", "");
            !list.contains(&format!("{path}::export"))
        })
        .map(File::name)
        .collect();
    assert!(missing.is_empty(), "EXPORTERS does not run {missing:?}");
    let names: BTreeSet<&str> = huddle::export::EXPORTERS.iter().map(|exporter| exporter.name).collect();
    assert_eq!(names.len(), huddle::export::EXPORTERS.len(), "two exporters have one name");
}

#[test]
fn every_kind_of_page_has_its_template() {
    let theme = huddle::theme::Theme::new(huddle::theme::OwnFiles::default());
    let renderer = huddle::render::Renderer::new(&theme).expect("the program's templates can be read");
    assert!(renderer.is_complete());
}

#[test]
fn templates_have_no_powers() {
    let mut live = BTreeMap::new();
    for (name, text) in huddle::theme::Theme::civic_templates() {
        // The one place where a page names the theme's own scripts.
        let text = text.replace(r#"<script src="{{ root }}{{ s }}" defer></script>"#, "");
        // And where it holds data, which no browser runs (`view/linked` escapes it).
        let text = text.replace(r#"<script type="application/ld+json">{{ data_html | safe }}</script>"#, "");
        for word in ["<script", "get_env", "load_data", "now(", " style=\"", "onclick", "javascript:"] {
            if text.contains(word) {
                live.insert(name.clone(), word);
            }
        }
    }
    assert!(live.is_empty(), "{live:?}");
}

#[test]
fn texts_leave_the_program_in_one_place() {
    let allowed = ["cli/mod.rs", "cli/query/mod.rs", "cli/query/print.rs", "cli/build.rs"];
    for file in sources() {
        for word in ["println!(", "print!(", "eprintln!(", "eprint!(", "io::stdout()", "io::stderr()"] {
            let count = file.code.matches(word).count();
            let is_right = count == 0 || (allowed.contains(&file.name().as_str()) && word.ends_with("()"));
            assert!(is_right, "{} has {word}: texts leave by the macros of cli/mod.rs, which make them safe", file.name());
        }
    }
}

/// What stands between backticks in a text.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_file_that_a_rule_names_is_there() {
    let root = project("");
    let document = fs::read_to_string(project("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let rules = document.split("## Rules, and what holds them").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the rules");
    let named: Vec<&str> = rules.lines().filter(|line| line.starts_with("| ")).flat_map(code_spans).collect();
    let named: Vec<&str> = named.into_iter().filter(|name| name.contains('/') && !name.contains('*')).collect();
    assert!(named.len() > 50, "only {} files are named", named.len());
    // A file of the project, or one of src/ without its ending.
    let is_there =
        |name: &str| [name.to_owned(), format!("src/{name}"), format!("src/{name}.rs")].iter().any(|path| root.join(path).exists());
    let gone: Vec<&&str> = named.iter().filter(|name| !is_there(name)).collect();
    assert!(gone.is_empty(), "ARCHITECTURE.md names {gone:?}");
}

#[test]
fn every_test_that_a_document_names_is_there() {
    let documents = WalkDir::new(project("docs")).into_iter().flatten().map(|entry| entry.into_path());
    let documents = documents.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let documents = documents.chain(["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md"].map(project));
    let (mut seen, mut gone) = (0, Vec::new());
    for path in documents {
        let text = fs::read_to_string(&path).expect("a document");
        // A name with a place to fill in, or a command, is no path.
        for name in code_spans(&text).filter(|name| name.starts_with("tests/") && !name.contains(['<', '*', ' '])) {
            seen += 1;
            if !project(name).exists() {
                gone.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(seen > 80 && gone.is_empty(), "{seen} are named, and these are not there: {gone:#?}");
}
