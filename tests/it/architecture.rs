//! The rules of ARCHITECTURE.md, held against the text of src/.

use crate::support::project;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Modules from the ground up: one may use its own layer and those before it. A room with parts that build on each
/// other has a line for each of them.
const LAYERS: [&[&str]; 25] = [
    &["text"],
    &["diagnostics", "log", "media"],
    // A site's settings hold translated texts, and a site holds its settings.
    &["record/config", "record/model"],
    &["record/parse", "record/geography"],
    &["record/resolve"],
    // What editors are told of records.
    &["record/schema"],
    &["site/artifact", "site/history", "site/published", "site/theme"],
    &["site/tally"],
    &["site/plan"],
    // Checks ask the plan what is published and where a link leads.
    &["site/check"],
    // The record as tables of rows, for every export of data.
    &["data"],
    // The index of the public search: of documents, not of huddles.
    &["search"],
    &["pages/language"],
    &["pages/view"],
    &["pages/render"],
    // Several departments' published data as one site: a model, an order of its own, the same templates.
    &["federate"],
    &["publish/export"],
    &["publish/seal"],
    // The log of everything published: entries, and what they commit to.
    &["publish/ledger"],
    // What a published site proves by its log.
    &["publish/verify"],
    &["publish/pipeline"],
    &["disk/load", "disk/write"],
    &["cli"],
    &["lib"],
    &["main"],
];

/// The rooms that see the machine.
const SHELL: [&str; 5] = ["disk/load", "disk/write", "cli", "lib", "main"];

/// The longest file (its tests not counted) and the longest function.
const FILE_LINES: usize = 490;
const FUNCTION_LINES: usize = 100;
const COLUMNS: usize = 120;

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

    /// `record/resolve` for `record/resolve/story.rs`, `text` for `text/fold.rs`; a room's own list of its parts is of
    /// no module.
    fn module(&self) -> String {
        module_of(&self.name().trim_end_matches(".rs").split('/').collect::<Vec<_>>())
    }
}

/// The module that a path of names leads to: a room, or a part of one whose parts have layers of their own.
fn module_of(names: &[&str]) -> String {
    let room = names.first().copied().unwrap_or_default();
    let has_parts = LAYERS.iter().flat_map(|layer| layer.iter()).any(|module| module.starts_with(&format!("{room}/")));
    match names.get(1) {
        Some(part) if has_parts => format!("{room}/{part}"),
        _ => room.to_owned(),
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

/// A tree of imports as its paths: `a::{b, c::{self, d}}` is `a::b`, `a::c` and `a::c::d`.
fn paths_of(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, list)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let list = list.rsplit_once('}').map_or(list, |(list, _)| list);
    let (mut depth, mut parts) = (0_usize, vec![String::new()]);
    for character in list.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("there is one").push(character);
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    let all = parts.flat_map(|part| paths_of(part)).map(|path| format!("{before}{path}"));
    all.map(|path| path.trim_end_matches("::self").to_owned()).collect()
}

/// Every path of modules that a file's code names, from `crate`, `super` or `self` on.
fn named(code: &str) -> BTreeSet<String> {
    let starts = |text: &str| ["crate::", "super::", "self::"].iter().any(|start| text.starts_with(start));
    let mut named = BTreeSet::new();
    for (at, _) in code.match_indices("::") {
        let start = code[..at].rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |before| before + 1);
        if code[..start].ends_with(':') || !starts(&code[start..]) {
            continue;
        }
        let end = code[start..]
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | ':'))
            .map_or(code.len(), |end| start + end);
        let is_tree = code[end..].starts_with('{');
        let end = if is_tree { code[end..].find(';').map_or(code.len(), |close| end + close) } else { end };
        named.extend(paths_of(&code[start..end]));
    }
    named
}

/// A path from the crate's root: `super::story::State` in record/resolve/huddle.rs is `record`, `resolve`, `story`,
/// `State`.
fn from_the_root(file: &File, path: &str) -> Vec<String> {
    let name = file.name();
    let mut here: Vec<String> =
        name.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").map(str::to_owned).collect();
    let mut rest = path.split("::").peekable();
    while let Some(step) = rest.next_if(|step| matches!(*step, "crate" | "super" | "self")) {
        match step {
            "crate" => here.clear(),
            "super" => drop(here.pop()),
            _ => {}
        }
    }
    here.into_iter().chain(rest.map(str::to_owned)).collect()
}

/// Modules of this crate that a file names.
fn used(file: &File) -> BTreeSet<String> {
    let paths = named(&file.code).into_iter().map(|path| from_the_root(file, &path));
    paths.map(|path| module_of(&path.iter().map(String::as_str).collect::<Vec<_>>())).collect()
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

/// A room's list of its parts: nothing but their names.
fn is_list_of_parts(file: &File) -> bool {
    let name = file.name();
    name.strip_suffix("/mod.rs").is_some_and(|room| !room.contains('/') && module_of(&[room, "part"]) != room)
}

#[test]
fn every_module_has_its_layer() {
    let modules: BTreeSet<String> = sources().iter().filter(|file| !is_list_of_parts(file)).map(File::module).collect();
    let unknown: Vec<&String> = modules.iter().filter(|module| layer(module).is_none()).collect();
    assert!(unknown.is_empty(), "give {unknown:?} a layer here and in ARCHITECTURE.md");
    let gone: Vec<&&str> =
        LAYERS.iter().flat_map(|layer| layer.iter()).filter(|module| !modules.contains(**module)).collect();
    assert!(gone.is_empty(), "{gone:?} are no modules");
    for file in sources().iter().filter(|file| is_list_of_parts(file)) {
        let other: Vec<&str> =
            file.code.lines().filter(|line| !line.is_empty() && !line.starts_with("pub mod ")).collect();
        assert!(other.is_empty(), "{} lists its parts and nothing else: {other:?}", file.name());
    }
}

#[test]
fn a_module_uses_only_its_own_layer_and_those_below() {
    let mut upward = Vec::new();
    for file in sources().iter().filter(|file| !is_list_of_parts(file)) {
        let own = layer(&file.module()).expect("every module has its layer");
        for module in used(file).iter().filter(|module| !module.is_empty() && **module != file.module()) {
            let Some(other) = layer(module) else { continue };
            if other > own {
                upward.push(format!("{} uses {module}", file.name()));
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

/// Everything that a file uses, and what that uses.
fn reached<'u>(uses: &'u BTreeMap<String, BTreeSet<String>>, from: &'u String) -> BTreeSet<&'u str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        open.extend(uses[file].iter().filter(|next| seen.insert(next.as_str())));
    }
    seen
}

/// Files that use each other in a circle, each circle with its files.
fn circles(uses: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<&String>> {
    let reached: BTreeMap<&String, BTreeSet<&str>> = uses.keys().map(|file| (file, reached(uses, file))).collect();
    let circle = |file: &String| -> Vec<&String> {
        let both = |other: &&String| reached[file].contains(other.as_str()) && reached[*other].contains(file.as_str());
        uses.keys().filter(both).collect()
    };
    uses.keys().map(circle).filter(|circle| circle.len() > 1).collect()
}

/// The files that each file uses, by the names of their modules.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let files = sources();
    let module = |file: &File| file.name().trim_end_matches(".rs").trim_end_matches("/mod").to_owned();
    let modules: BTreeSet<String> = files.iter().map(module).collect();
    let file_of = |path: Vec<String>| {
        (1..=path.len()).rev().map(|length| path[..length].join("/")).find(|path| modules.contains(path))
    };
    let uses_of = |file: &File| {
        let own = module(file);
        let paths = named(&file.code).into_iter().map(|path| from_the_root(file, &path));
        let children = imports_of_parts(file).into_iter();
        paths.chain(children).filter_map(file_of).filter(|other| *other != own).collect()
    };
    files.iter().map(|file| (module(file), uses_of(file))).collect()
}

/// What a file imports from its own parts, which it names without a word before: `use story::State`.
fn imports_of_parts(file: &File) -> Vec<Vec<String>> {
    let starts = ["\nuse ", "\npub use ", "\npub(crate) use "];
    let trees =
        starts.iter().flat_map(|start| file.code.split(start).skip(1)).filter_map(|rest| rest.split(';').next());
    let own = trees.filter(|tree| tree.starts_with(|c: char| c.is_ascii_lowercase())).flat_map(paths_of);
    own.map(|path| from_the_root(file, &format!("self::{path}"))).collect()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let uses = uses();
    let circles = circles(&uses);
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_found() {
    let uses = |files: &[(&str, &[&str])]| -> BTreeMap<String, BTreeSet<String>> {
        files
            .iter()
            .map(|(file, used)| ((*file).to_owned(), used.iter().map(|used| (*used).to_owned()).collect()))
            .collect()
    };
    let round = uses(&[("a", &["b"]), ("b", &["c"]), ("c", &["b", "d"]), ("d", &[])]);
    assert_eq!(circles(&round).into_iter().collect::<Vec<_>>(), [["b", "c"]]);
    assert!(circles(&uses(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])).is_empty());
}

#[test]
fn imports_are_read_as_they_are_written() {
    assert_eq!(
        paths_of("crate::a::{b, c::{self, D as E}, f}"),
        ["crate::a::b", "crate::a::c", "crate::a::c::D", "crate::a::f"]
    );
    let code =
        "use super::{\n    story::{self, State},\n    Made,\n};\nlet x = crate::text::fold::fold(y); std::mem::take(z)";
    let all: Vec<String> = named(code).into_iter().collect();
    assert_eq!(all, ["crate::text::fold::fold", "super::Made", "super::story", "super::story::State"]);
    let file = File { path: "record/resolve/huddle.rs".into(), code: String::new(), text: String::new() };
    assert_eq!(from_the_root(&file, "super::story::State"), ["record", "resolve", "story", "State"]);
    assert_eq!(from_the_root(&file, "self::x"), ["record", "resolve", "huddle", "x"]);
    let all: usize = sources().iter().map(|file| used(file).len()).sum();
    assert!(all > 500, "only {all} uses of modules were found");
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
    let features: Vec<&str> =
        chrono["features"].as_array().into_iter().flatten().filter_map(toml::Value::as_str).collect();
    assert!(!features.iter().any(|feature| matches!(*feature, "clock" | "now" | "wasmbind")), "{features:?}");
}

#[test]
fn only_one_room_names_the_template_engine() {
    let found = lines_with(&["tera::", "tera as"], &|file| file.name().starts_with("pages/render/"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_one_file_knows_the_order_of_a_build() {
    for stage in ["resolve::resolve", "CHECKS", "Plan::new", "Renderer::new", "EXPORTERS"] {
        let may = |file: &File| {
            let known = [
                "publish/pipeline.rs",
                "publish/pipeline/output.rs",
                "record/resolve/mod.rs",
                "site/check/mod.rs",
                "site/plan/mod.rs",
                "pages/render/mod.rs",
                "publish/export/mod.rs",
                "federate/frame.rs",
            ];
            known.contains(&file.name().as_str())
        };
        let found = lines_with(&[stage], &may);
        assert!(found.is_empty(), "{found:#?}");
    }
    let parallel =
        lines_with(&["rayon"], &|file| file.module() == "publish/pipeline" || SHELL.contains(&file.module().as_str()));
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

/// The lines of fields that other code sees and no comment describes. The compiler asks for those that leave the
/// library (`missing_docs`); this asks for every one, and wants more than the field's own name.
fn undescribed(text: &str) -> Vec<usize> {
    let mut fields = Vec::new();
    let mut said = "";
    for (line, number) in text.lines().map(str::trim).zip(1..).filter(|(line, _)| !line.starts_with("#[")) {
        let field = line.strip_prefix("pub").and_then(|rest| match rest.strip_prefix('(') {
            Some(rest) => rest.split_once(") ").map(|(_, field)| field),
            None => rest.strip_prefix(' '),
        });
        let name = field.and_then(|field| field.split_once(": ")).map(|(name, _)| name);
        if let Some(name) = name.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')) {
            let words = said.strip_prefix("///").map(|said| said.trim_matches([' ', '.', '`']).replace(' ', "_"));
            if words.is_none_or(|words| words.is_empty() || words.eq_ignore_ascii_case(name)) {
                fields.push(number);
            }
        }
        said = line;
    }
    fields
}

#[test]
fn every_field_says_what_it_holds() {
    let places = |file: &File| -> Vec<String> {
        undescribed(&file.text).into_iter().map(|line| format!("{}:{line}", file.name())).collect()
    };
    let silent: Vec<String> = sources().iter().flat_map(places).collect();
    assert!(silent.is_empty(), "{silent:#?}");
    let sample = "struct S {\n    /// Bytes.\n    #[serde(default)]\n    pub(super) size: u64,\n    pub due: Due,\n    \
                  /// The file.\n    file: File,\n    /// Owner.\n    pub owner: Owner,\n}\npub const N: u8 = 1;\n";
    assert_eq!(undescribed(sample), [5, 9]);
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

/// Whether a line is mostly a text in quotes, which cannot always be broken: a pattern, help for a terminal, markup.
fn is_text(line: &str) -> bool {
    let code: String = line.split('"').step_by(2).collect();
    let is_open = line.matches('"').count() % 2 == 1 || line.ends_with('\\');
    is_open || line.contains("(?") || code.chars().count() <= COLUMNS / 2
}

#[test]
fn lines_fit_a_window() {
    let long = |file: &File| -> Vec<String> {
        let lines = file.text.lines().enumerate();
        let lines = lines.filter(|(_, line)| line.chars().count() > COLUMNS && !is_text(line));
        lines.map(|(at, _)| format!("{}:{}", file.name(), at + 1)).collect()
    };
    let long: Vec<String> = sources().iter().flat_map(long).collect();
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
            before
                .split_whitespace()
                .all(|word| word.starts_with("pub") || matches!(word, "const" | "async" | "unsafe" | "extern"))
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
    assert!(
        lengths[lengths.len() / 2] <= 12,
        "half of all functions are longer than {} lines",
        lengths[lengths.len() / 2]
    );
}

/// Files of a folder of src, without `mod.rs`, and whether its `mod.rs` uses each.
fn unused_files(folder: &str, uses: &dyn Fn(&str, &str) -> bool) -> Vec<String> {
    let files = sources();
    let list =
        &files.iter().find(|file| file.name() == format!("{folder}/mod.rs")).expect("the folder has a list").code;
    let names = files
        .iter()
        .filter(|file| file.path.parent() == Some(std::path::Path::new(folder)))
        .map(|file| file.path.file_stem().expect("a name").to_string_lossy().into_owned());
    names.filter(|name| name != "mod" && !uses(list, name)).collect()
}

#[test]
fn every_check_is_on_the_list() {
    let missing = unused_files("site/check", &|list, name| list.contains(&format!("{name}::check)")));
    assert!(missing.is_empty(), "CHECKS does not run {missing:?}");
    let names: BTreeSet<&str> = huddle::site::check::CHECKS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), huddle::site::check::CHECKS.len(), "two checks have one name");
}

#[test]
fn every_exporter_is_on_the_list() {
    let files = sources();
    let missing: Vec<String> = files
        .iter()
        .filter(|file| {
            file.module() == "publish/export"
                && file.name() != "publish/export/mod.rs"
                && file.code.contains("pub fn export(")
        })
        .filter(|file| {
            let list = &files.iter().find(|file| file.name() == "publish/export/mod.rs").expect("the list").code;
            let inside = file.path.strip_prefix("publish/export").expect("below export").with_extension("");
            let path = inside.to_string_lossy().replace('/', "::").replace("::mod", "");
            !list.contains(&format!("{path}::export"))
        })
        .map(File::name)
        .collect();
    assert!(missing.is_empty(), "EXPORTERS does not run {missing:?}");
    let names: BTreeSet<&str> = huddle::publish::export::EXPORTERS.iter().map(|exporter| exporter.name).collect();
    assert_eq!(names.len(), huddle::publish::export::EXPORTERS.len(), "two exporters have one name");
}

#[test]
fn every_kind_of_page_has_its_template() {
    let theme = huddle::site::theme::Theme::new(huddle::site::theme::OwnFiles::default());
    let renderer = huddle::pages::render::Renderer::new(&theme).expect("the program's templates can be read");
    assert!(renderer.is_complete());
}

#[test]
fn templates_have_no_powers() {
    let mut live = BTreeMap::new();
    for (name, text) in huddle::site::theme::Theme::civic_templates() {
        // The one place where a page names the theme's own scripts.
        let text = text.replace(r#"<script src="{{ root }}{{ s }}" defer></script>"#, "");
        // And where it holds data, which no browser runs (`pages/view/linked` escapes it).
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
    let allowed = ["cli/mod.rs", "cli/query/mod.rs", "cli/table.rs", "cli/build.rs"];
    for file in sources() {
        for word in ["println!(", "print!(", "eprintln!(", "eprint!(", "io::stdout()", "io::stderr()"] {
            let count = file.code.matches(word).count();
            let is_right = count == 0 || (allowed.contains(&file.name().as_str()) && word.ends_with("()"));
            assert!(
                is_right,
                "{} has {word}: texts leave by the macros of cli/mod.rs, which make them safe",
                file.name()
            );
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
    let rules = document
        .split("## Rules, and what holds them")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("the rules");
    let named: Vec<&str> = rules.lines().filter(|line| line.starts_with("| ")).flat_map(code_spans).collect();
    let named: Vec<&str> = named.into_iter().filter(|name| name.contains('/') && !name.contains('*')).collect();
    assert!(named.len() > 50, "only {} files are named", named.len());
    // A file of the project, or one of src/ without its ending.
    let is_there = |name: &str| {
        [name.to_owned(), format!("src/{name}"), format!("src/{name}.rs")].iter().any(|path| root.join(path).exists())
    };
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
