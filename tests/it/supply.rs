//! What the program is made of: where its packages come from, under which licences, which it must not have, and which
//! are there twice. Each exception has its reason. It asks `cargo metadata`, which reads what is on this machine.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::LazyLock;

/// Licences that ask for no more than to be named; the published program may hold what is under them.
const LICENCES: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "IJG",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that must not come in, by their names or what these begin with, and why.
const BANNED: [(&str, &str); 10] = [
    ("openssl", "the published site is read with rustls, which needs nothing of the machine"),
    ("native-tls", "the published site is read with rustls, which needs nothing of the machine"),
    ("reqwest", "one client is enough, and ureq is the smaller one"),
    ("hyper-tls", "one client is enough, and ureq is the smaller one"),
    ("serde_yaml", "no longer kept; yaml_serde follows it"),
    ("yaml-rust", "no longer kept; saphyr-parser follows it"),
    ("ammonia", "no markup of writers is let through, so none is cleaned"),
    ("libloading", "nothing is loaded while the program runs"),
    ("wasmtime", "no code of others is run"),
    ("failure", "no longer kept"),
];

/// Packages that are there in several versions, and who asks for the older one.
const TWICE: [(&str, &str); 20] = [
    ("base64", "the validator of tests asks for the older one, ureq for the newer"),
    ("constant_time_eq", "blake3 asks for the older one, zip for the newer"),
    ("cpufeatures", "sha2 0.10 asks for the older one"),
    (
        "getrandom",
        "no release of the packages that use it agrees with the others; only tempfile and tests have random numbers",
    ),
    ("miniz_oxide", "png asks for the older one, flate2 for the newer"),
    ("phf", "chrono-tz asks for the older one, csscolorparser for the newer"),
    ("phf_shared", "goes with phf"),
    ("r-efi", "goes with getrandom; not built on the systems that are supported"),
    ("syn", "only while the program is built"),
    ("windows-sys", "not built on the systems that are supported"),
    ("windows-targets", "goes with windows-sys"),
    ("windows_aarch64_gnullvm", "goes with windows-sys"),
    ("windows_aarch64_msvc", "goes with windows-sys"),
    ("windows_i686_gnu", "goes with windows-sys"),
    ("windows_i686_gnullvm", "goes with windows-sys"),
    ("windows_i686_msvc", "goes with windows-sys"),
    ("windows_x86_64_gnu", "goes with windows-sys"),
    ("windows_x86_64_gnullvm", "goes with windows-sys"),
    ("windows_x86_64_msvc", "goes with windows-sys"),
    ("winnow", "toml asks for one, its own parser for the other"),
];

/// What cargo says. Packages of other systems are not there where only this one was built for, and are fetched.
fn cargo(arguments: &[&str]) -> Vec<u8> {
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(crate::support::project("")).args(arguments).arg("--locked").args(more);
        command.output().expect("cargo runs")
    };
    let output = Some(run(&["--offline"])).filter(|output| output.status.success()).unwrap_or_else(|| run(&[]));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

static PACKAGES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let reported = cargo(&["metadata", "--format-version", "1"]);
    let mut reported: Value = serde_json::from_slice(&reported).expect("cargo writes JSON");
    serde_json::from_value(reported["packages"].take()).expect("a list of packages")
});

fn text<'p>(package: &'p Value, field: &str) -> &'p str {
    package[field].as_str().unwrap_or("")
}

fn others() -> impl Iterator<Item = &'static Value> {
    PACKAGES.iter().filter(|package| text(package, "name") != "huddle")
}

/// Whether one of the ways in which a package may be used asks for licences of the list only: SPDX, with the old `/`
/// for OR.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut depth = 0;
    // At the outermost level, AND binds tighter than OR.
    for word in [" OR ", " AND "] {
        for (at, character) in expression.char_indices() {
            depth += i32::from(character == '(') - i32::from(character == ')');
            if depth == 0 && expression[at..].starts_with(word) {
                let (left, right) = (&expression[..at], &expression[at + word.len()..]);
                return if word == " OR " {
                    is_allowed(left) || is_allowed(right)
                } else {
                    is_allowed(left) && is_allowed(right)
                };
            }
        }
    }
    let plain = expression.trim();
    match plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => is_allowed(inner),
        None => LICENCES.contains(&plain),
    }
}

#[test]
fn every_package_is_under_a_licence_of_the_list() {
    let wrong: Vec<_> = others().filter(|package| !is_allowed(text(package, "license"))).collect();
    let named: Vec<_> = wrong.iter().map(|package| (text(package, "name"), text(package, "license"))).collect();
    assert!(named.is_empty(), "{named:?}");
    for (expression, allowed) in [
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("GPL-3.0-only", false),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT AND GPL-3.0-only) OR (MPL-2.0)", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}

#[test]
fn every_package_comes_from_the_one_registry() {
    let sources: BTreeSet<&str> = others().map(|package| text(package, "source")).collect();
    assert_eq!(sources.len(), 1, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("registry+")), "{sources:?}");
    assert!(others().count() > 100);
}

#[test]
fn no_package_is_there_that_must_not_be() {
    let names: BTreeSet<&str> = others().map(|package| text(package, "name")).collect();
    let is = |name: &str, banned: &str| {
        name.strip_prefix(banned).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
    };
    let found: Vec<_> = BANNED.iter().filter(|(banned, _)| names.iter().any(|name| is(name, banned))).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_is_there_twice_has_a_reason_and_each_reason_a_use() {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in others() {
        versions.entry(text(package, "name")).or_default().insert(text(package, "version"));
    }
    let twice: BTreeSet<&str> =
        versions.into_iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| name).collect();
    let explained: BTreeSet<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    assert_eq!(twice, explained);
}

/// Packages with the features that they are compiled with.
fn compiled(edges: &str) -> BTreeSet<String> {
    let listed = cargo(&["tree", "--edges", edges, "--prefix", "none", "--format", "{p} {f}"]);
    let listed = String::from_utf8(listed).expect("text");
    listed.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn the_program_of_the_tests_is_the_one_that_is_packaged_compiled_once() {
    let (program, tests) = (compiled("normal,build"), compiled("normal,build,dev"));
    let otherwise: Vec<_> = program.difference(&tests).collect();
    assert!(otherwise.is_empty(), "tests ask for other features of these: {otherwise:#?}");
    assert!(program.len() > 100 && tests.len() > program.len());
}
