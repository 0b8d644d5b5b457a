//! No input panics: files of real sites are damaged, mixed up and renamed in every way that comes to mind, and go the
//! whole way of a build in memory. The cases are the same every time; a longer run is one command (CONTRIBUTING.md):
//!
//! `HUDDLE_CASES=50000 HUDDLE_SEED=1 cargo test --locked --test it mutations:: -- --nocapture`

#[path = "../../fuzz/src/lib.rs"]
mod inputs;

use crate::support::{Content, asked, project};
use huddle::publish::pipeline::Memory;
use huddle::text::SitePath;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

/// Cases that are tried after each other; a failure ends such a row, and the next begins.
const ROW: u64 = 100;

/// Tries `share` of all cases, and says which of them panic, each made as small as it can be.
fn try_all<S: Strategy>(share: (u64, u64), strategy: &S, one: impl Fn(S::Value))
where
    S::Value: Debug,
{
    let (cases, seed) = (asked("HUDDLE_CASES", 100) * share.0 / share.1, asked("HUDDLE_SEED", 20_261_122));
    let mut failures = Vec::new();
    for row in 0..cases.div_ceil(ROW) {
        let config = Config {
            cases: ROW.min(cases - row * ROW) as u32,
            failure_persistence: None,
            max_shrink_iters: 400,
            ..Config::default()
        };
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&row.to_le_bytes());
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
        match runner.run(strategy, |case| {
            one(case);
            Ok::<(), TestCaseError>(())
        }) {
            Ok(()) => {}
            Err(TestError::Fail(why, case)) => failures.push(format!("row {row}: {why}\n{case:?}")),
            Err(TestError::Abort(why)) => panic!("{why}"),
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {cases} cases panicked (HUDDLE_SEED={seed}):\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}

/// A site's files by their path.
type Files = BTreeMap<String, Arc<Vec<u8>>>;

/// A site that is damaged, and what is remembered of it between cases.
struct Base {
    files: Files,
    content: Content,
    memory: Mutex<Memory>,
}

/// The sites of the project: everything that a record can say is in one of them.
static SITES: LazyLock<Vec<Base>> = LazyLock::new(|| {
    ["tests/sites/renamed", "tests/sites/hostile", "tests/sites/charlotte", "content"].map(base).into_iter().collect()
});

fn base(folder: &str) -> Base {
    let files = crate::support::program::files(&project(folder))
        .into_iter()
        .map(|(path, bytes)| (path, Arc::new(bytes)))
        .collect();
    Base { files, content: Content::at(&project(folder)), memory: Mutex::new(Memory::keeping()) }
}

/// Where something is done to a file: a part of it, in bytes, lines or what stands behind a colon.
#[derive(Clone, Debug)]
enum Part {
    Bytes(Index, u8),
    Lines(Index, u8),
    Value(Index),
    End(Index),
}

/// What is done to the files of a site.
#[derive(Clone, Debug)]
enum Edit {
    Delete(Index, Part),
    Double(Index, Part),
    Replace(Index, Part, String),
    /// A part of one file in place of a part of another.
    Splice(Index, Part, Index, Part),
    Whole(Index, String),
    Swap(Index, Index),
    Remove(Index),
    Rename(Index, String),
    Copy(Index, String),
}

/// What people, programs and attackers leave in a field or a line.
const TOKENS: [&str; 104] = [
    "",
    " ",
    "\n",
    "\r",
    "\t",
    ":",
    ": ",
    "- ",
    "  ",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "[]",
    "{}",
    "[[",
    "#",
    "|",
    ">-",
    "---",
    "---\n",
    "+++\n",
    "---json\n",
    "\r\n",
    "\u{FEFF}",
    "\u{A0}",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "\u{202E}",
    "\u{FFFD}",
    "\u{1F468}\u{200D}\u{1F469}",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "ﬃ",
    "null",
    "~",
    "true",
    "no",
    "0",
    "-1",
    "00",
    "1e999",
    "9999999999999999999999",
    "0x10",
    ".nan",
    "&x ",
    "*x ",
    "!!binary x",
    "<<: *x",
    "? ",
    "<b>",
    "<!--",
    "-->",
    "<script>",
    "</",
    "&#0;",
    "&#xD800;",
    "{{",
    "%}",
    "{{ x }}",
    "..",
    "../x",
    "../../x",
    "/",
    "//",
    "\\",
    "a\\b",
    ".",
    "./",
    "%2e%2e",
    "%00",
    "con",
    "index.html",
    "manifest.json",
    "2026-02-30",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2026-05",
    "2026-12-31",
    "24:00",
    "23:59",
    "7:00 PM",
    "12/15/2026",
    "central",
    "central-1",
    "all",
    "held",
    "withdrawn",
    "done",
    "replaced",
    "en",
    "es",
    "ar-u-ca-islamic",
    "x-",
    "a,b",
    "```",
    "|a|\n|-|\n|b|c|",
];

/// The least that files can be.
const WHOLE: [&str; 16] = [
    "",
    "-",
    "---",
    "+++",
    "---json",
    "---\n---",
    "+++\n+++\n",
    "---json\n{}\n---\n",
    "\u{FEFF}",
    "\u{FEFF}---",
    "\0",
    "\0\0\0\0",
    "\r",
    "---\r---\r",
    "---\n\0\n---\n\0",
    "{",
];

/// Names that files get by hand, by programs, and by people who try things.
const NAMES: [&str; 34] = [
    "huddles/.md",
    "huddles/x.md",
    "huddles/2026-05-07.md",
    "huddles/2026-05-07-.md",
    "huddles/central/2026-13-45-x.md",
    "huddles/a/b/c/d.md",
    "huddles/..md",
    "huddles/...md",
    "huddles/ .md",
    "huddles/2026-05-07 copy.md",
    "huddles/x.es.md",
    "huddles/x.es.es.md",
    "huddles/é.md",
    "huddles/\u{202E}.md",
    "huddles/con.md",
    "huddles/2026-05-07-%2e%2e.md",
    "huddles/-.md",
    "updates/.md",
    "updates/x.md",
    "pages/home.md",
    "pages/index.html.md",
    "pages/manifest.json.md",
    "pages/x.md",
    "divisions/.md",
    "divisions/..md",
    "divisions/x.y.md",
    "site.yaml",
    "README.md",
    "x.md",
    "boundaries/x.geojson",
    "theme/templates/huddle.html",
    "theme/languages/en.ftl",
    "theme/languages/xx.ftl",
    "media/x.svg",
];

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, length)| Part::Bytes(at, length)),
        2 => (any::<Index>(), 0..6_u8).prop_map(|(at, length)| Part::Lines(at, length)),
        4 => any::<Index>().prop_map(Part::Value),
        1 => any::<Index>().prop_map(Part::End),
    ]
}

fn words() -> impl Strategy<Value = String> {
    let token = || prop_oneof![8 => select(&TOKENS[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop_oneof![
        4 => token(),
        1 => proptest::collection::vec(token(), 1..6).prop_map(|tokens| tokens.concat()),
        1 => (select(vec!["[", "{a: ", "> ", "- ", "  - ", "<b>", "*", "(", "a\u{301}", "9"]), 1..40_usize).prop_map(|(text, times)| text.repeat(times)),
    ]
}

fn name() -> impl Strategy<Value = String> {
    let odd = (
        select(vec!["huddles", "updates", "pages", "divisions", "media", "boundaries", "theme"]),
        words(),
        select(vec!["md", "es.md", "svg", "jpg", "geojson"]),
    );
    prop_oneof![2 => select(&NAMES[..]).prop_map(str::to_owned), 1 => odd.prop_map(|(folder, name, ending)| format!("{folder}/{name}.{ending}"))]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = any::<Index>;
    let edit = prop_oneof![
        2 => (at(), part()).prop_map(|(file, part)| Edit::Delete(file, part)),
        2 => (at(), part()).prop_map(|(file, part)| Edit::Double(file, part)),
        8 => (at(), part(), words()).prop_map(|(file, part, words)| Edit::Replace(file, part, words)),
        3 => (at(), part(), at(), part()).prop_map(|(file, part, other, from)| Edit::Splice(file, part, other, from)),
        1 => (at(), prop_oneof![select(&WHOLE[..]).prop_map(str::to_owned), words()]).prop_map(|(file, text)| Edit::Whole(file, text)),
        1 => (at(), at()).prop_map(|(one, other)| Edit::Swap(one, other)),
        1 => at().prop_map(Edit::Remove),
        1 => (at(), name()).prop_map(|(file, name)| Edit::Rename(file, name)),
        1 => (at(), name()).prop_map(|(file, name)| Edit::Copy(file, name)),
    ];
    // One change is often published; many are mostly refused.
    (prop_oneof![4 => Just(1), 2 => 2..4_usize, 1 => 4..7_usize], proptest::collection::vec(edit, 7)).prop_map(
        |(count, mut edits)| {
            edits.truncate(count);
            edits
        },
    )
}

/// The bytes of a part.
fn range(bytes: &[u8], part: &Part) -> std::ops::Range<usize> {
    let starts =
        || std::iter::once(0).chain(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1));
    match part {
        Part::Bytes(at, length) => {
            let start = at.index(bytes.len() + 1);
            start..(start + usize::from(*length)).min(bytes.len())
        }
        Part::Lines(at, count) => {
            let starts: Vec<usize> = starts().chain([bytes.len()]).collect();
            let first = at.index(starts.len());
            starts[first]..starts[(first + usize::from(*count)).min(starts.len() - 1)]
        }
        Part::Value(at) => {
            let colons: Vec<usize> =
                bytes.windows(2).enumerate().filter(|(_, pair)| *pair == b": ").map(|(at, _)| at + 2).collect();
            let Some(&start) = (!colons.is_empty()).then(|| &colons[at.index(colons.len())]) else { return 0..0 };
            let length = bytes[start..]
                .iter()
                .position(|byte| matches!(byte, b'\n' | b',' | b'}'))
                .unwrap_or(bytes.len() - start);
            start..start + length
        }
        Part::End(at) => at.index(bytes.len() + 1)..bytes.len(),
    }
}

fn spliced(bytes: &[u8], part: &Part, other: &[u8]) -> Vec<u8> {
    let range = range(bytes, part);
    [&bytes[..range.start], other, &bytes[range.end..]].concat()
}

/// The files after the edits.
fn edited(mut files: Files, edits: &[Edit]) -> Files {
    for edit in edits {
        if files.is_empty() {
            return files;
        }
        let pick = |at: &Index| {
            files.iter().nth(at.index(files.len())).map(|(path, bytes)| (path.clone(), bytes.clone())).expect("a file")
        };
        match edit {
            Edit::Delete(file, part) => {
                let (path, bytes) = pick(file);
                files.insert(path, Arc::new(spliced(&bytes, part, b"")));
            }
            Edit::Double(file, part) => {
                let (path, bytes) = pick(file);
                let twice = bytes[range(&bytes, part)].repeat(2);
                files.insert(path, Arc::new(spliced(&bytes, part, &twice)));
            }
            Edit::Replace(file, part, words) => {
                let (path, bytes) = pick(file);
                files.insert(path, Arc::new(spliced(&bytes, part, words.as_bytes())));
            }
            Edit::Splice(file, part, other, from) => {
                let ((path, bytes), (_, other)) = (pick(file), pick(other));
                files.insert(path, Arc::new(spliced(&bytes, part, &other[range(&other, from)])));
            }
            Edit::Whole(file, text) => {
                let (path, _) = pick(file);
                files.insert(path, Arc::new(text.clone().into_bytes()));
            }
            Edit::Swap(one, other) => {
                let ((one, bytes), (other, others)) = (pick(one), pick(other));
                files.insert(one, others);
                files.insert(other, bytes);
            }
            Edit::Remove(file) => {
                let (path, _) = pick(file);
                files.remove(&path);
            }
            Edit::Rename(file, name) => {
                let (path, bytes) = pick(file);
                files.remove(&path);
                files.insert(name.clone(), bytes);
            }
            Edit::Copy(file, name) => {
                let (_, bytes) = pick(file);
                files.insert(name.clone(), bytes);
            }
        }
    }
    files
}

/// The content of a site after its files were changed from `before` to `after`.
fn content(base: &Base, after: &Files) -> Content {
    let mut content = base.content.clone();
    let inputs = &mut content.inputs;
    for path in base.files.keys().filter(|path| !after.contains_key(*path)).filter_map(|path| SitePath::new(path)) {
        if inputs.settings.as_ref().is_some_and(|settings| settings.path == path) {
            inputs.settings = None;
        }
        inputs.texts.retain(|known| known.path != path);
        inputs.theme.texts.retain(|known| known.path != path);
        inputs.files.remove(&path);
        inputs.boundaries.remove(&path);
        inputs.pictures.remove(&path);
    }
    for (path, bytes) in after.iter().filter(|(path, bytes)| base.files.get(*path) != Some(bytes)) {
        // What no address can be made of, and what is no text, is refused when it is read from the disk.
        let Some(site_path) = SitePath::new(path) else { continue };
        let is_text = matches!(site_path.extension().as_str(), "md" | "yaml" | "geojson" | "html" | "ftl");
        content = if is_text {
            content.with(site_path.as_str(), &String::from_utf8_lossy(bytes))
        } else {
            content.with_media(site_path.as_str(), bytes)
        };
    }
    content
}

#[test]
fn no_damaged_site_panics() {
    let (published, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    // Small sites are as good as the large one, and fast.
    let site = prop_oneof![6 => Just(0_usize), 5 => Just(1), 2 => Just(2), 1 => Just(3)];
    try_all((1, 1), &(site, edits()), |(site, edits)| {
        let base = &SITES[site];
        let content = content(base, &edited(base.files.clone(), &edits));
        let media = |path: &SitePath| content.read_media(path);
        // What is remembered is lost with a panic.
        let mut memory =
            std::mem::replace(&mut *base.memory.lock().expect("nothing panics while it holds this"), Memory::keeping());
        let prepared = inputs::site(&content.inputs, &inputs::Pictures, &media, &mut memory);
        *base.memory.lock().expect("nothing panics while it holds this") = memory;
        let count = if prepared.has_errors() { &refused } else { &published };
        count.fetch_add(1, Ordering::Relaxed);
    });
    let (published, refused) = (published.into_inner(), refused.into_inner());
    println!("{published} damaged sites were published, {refused} refused");
    assert!(
        published * 10 > refused && refused * 10 > published,
        "{published} published, {refused} refused: one way is hardly tried"
    );
}

#[test]
#[should_panic(expected = "cases panicked (HUDDLE_SEED=")]
fn a_panic_would_be_found() {
    // As few as ever: each failure is printed.
    try_all((100, asked("HUDDLE_CASES", 100)), &edits(), |edits| assert!(!matches!(edits[..], [Edit::Remove(_), ..])));
}

/// A text with pieces of others and of the dictionary in it.
fn damaged(text: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let edit = (
        part(),
        prop_oneof![
            words().prop_map(String::into_bytes),
            (part()).prop_map(move |from| text[range(text, &from)].to_vec())
        ],
    );
    proptest::collection::vec(edit, 1..6)
        .prop_map(move |edits| edits.iter().fold(text.to_vec(), |bytes, (part, other)| spliced(&bytes, part, other)))
}

fn as_text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

fn file(path: &str) -> &'static [u8] {
    std::fs::read(project(path)).expect("it is in the project").leak()
}

#[test]
fn no_file_body_or_id_panics() {
    let soup = || proptest::collection::vec(words(), 0..30).prop_map(|pieces| pieces.concat().into_bytes());
    let texts =
        || prop_oneof![soup(), damaged(file("content/huddles/central/2026-05-07-central-2.md"))].prop_map(as_text);
    try_all((1, 4), &texts(), |text| inputs::front_matter(&text));
    try_all((4, 1), &texts(), |body| {
        inputs::html(&body);
        inputs::markdown(&body);
    });
    try_all((1, 4), &words(), |id| inputs::id(&id));
}

#[test]
fn the_least_that_a_file_can_be_and_no_odd_id_panics() {
    for text in WHOLE {
        inputs::front_matter(text);
    }
    for text in [
        "../../x",
        "..",
        ".",
        "...",
        "",
        "-",
        "_",
        ".x",
        "x.",
        "x..y",
        "/",
        "x/y",
        "\\",
        "a\\b",
        "C:\\x",
        "aux.html",
        "\0",
        "\u{202E}x",
        "\u{301}",
    ] {
        inputs::id(text);
    }
}

#[test]
fn no_outline_drawing_or_picture_panics() {
    let outlines = b"{\"type\": \"FeatureCollection\", \"features\": [\n{\"type\": \"Feature\", \"id\": \"1\", \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[-80.9, 35.2], [-80.8, 35.2], [-80.8, 35.3], [-80.9, 35.3], [-80.9, 35.2]], [[-80.85, 35.22], [-80.84, 35.22], [-80.84, 35.23], [-80.85, 35.22]]]}},\n{\"type\": \"Feature\", \"id\": \"2\", \"geometry\": {\"type\": \"MultiPolygon\", \"coordinates\": [[[[-80.8, 35.2], [-80.7, 35.2], [-80.7, 35.3], [-80.8, 35.2]]]]}}]}";
    try_all((1, 2), &damaged(outlines).prop_map(as_text), |text| inputs::outlines(&text));
    let number = prop_oneof![-181.0..181.0_f64, -1e-6..1e-6_f64, Just(180.0), Just(-90.0), any::<f64>()];
    let ring = proptest::collection::vec((number.clone(), number), 0..12);
    try_all((1, 2), &proptest::collection::vec(ring, 0..4), |rings| {
        let ring = |ring: &Vec<(f64, f64)>| {
            ring.iter().chain(ring.first()).map(|(x, y)| format!("[{x}, {y}]")).collect::<Vec<_>>().join(",")
        };
        let rings: Vec<String> = rings.iter().map(|one| format!("[{}]", ring(one))).collect();
        let feature = |id: u8| {
            format!(
                "{{\"type\":\"Feature\",\"id\":\"{id}\",\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{}]}}}}",
                rings.join(",")
            )
        };
        inputs::outlines(&format!("{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}", feature(1), feature(2)));
        inputs::outlines(&feature(1));
    });
    let drawing = b"<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg \
        xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 10 10\" \
            width=\"10\" height=\"10mm\"><style>@import 'x'; a { fill: url(#b) }</style><defs><linearGradient \
                id=\"b\"/></defs><g id=\"a\" style=\"fill: red\"><path d=\"M0 0h1v1z\" fill=\"url(#b)\"/></g><use \
                    xlink:href=\"#a\"/><!-- x --><![CDATA[y]]><text>&a;&#65;</text></svg>";
    try_all((4, 1), &damaged(drawing), |bytes| inputs::svg(&bytes));
    for (path, share) in
        [("content/media/net-loft-crossing-sketch.png", (1, 8)), ("content/media/hall-street-lot-light.jpg", (1, 8))]
    {
        try_all(share, &damaged(file(path)), |bytes| inputs::picture(path, &bytes));
    }
}

#[test]
fn no_line_of_another_site_panics() {
    for name in inputs::DATA {
        let Some(bytes) = inputs::PUBLISHED.get(name) else { continue };
        try_all((1, 4), &damaged(bytes), |bytes| inputs::federation(name, &bytes));
    }
    assert!(inputs::PUBLISHED.len() >= 5, "{:?}", inputs::PUBLISHED.keys());
}

#[test]
fn files_of_a_log() {
    let note = "minutes.example\n5\n41smjBUiAU70EtKlT6lIOIYtRTYxYXsDB+XHfcvu/BE=\n\n— minutes.example \
                202fftzGl3LVoqjXfwCFZZXs8I+5G22+Ek2K0AOyBuSJ/8/CZawNF+6fNlTKOCd622pbzJNkkJFWuw9DbicZCkEx9AY=\n";
    let files = [
        note,
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "witness W w.example+00000000+BA==\ngroup g 1 W\nquorum g\n",
        "tile/entries/x001/234.p/17",
        "\u{2}\0\u{1}a\0\u{2}bc\0\0",
    ];
    let edits = proptest::collection::vec((any::<Index>(), any::<u8>(), 0_u8..4), 0..6);
    try_all((10, 1), &(select(files.to_vec()), edits), |(file, edits)| {
        let mut bytes = file.as_bytes().to_vec();
        for (at, byte, edit) in edits {
            let at = at.index(bytes.len() + 1);
            match edit {
                0 => bytes.insert(at, byte),
                1 => bytes.truncate(at),
                2 if at < bytes.len() => drop(bytes.remove(at)),
                _ if at < bytes.len() => bytes[at] = byte,
                _ => {}
            }
        }
        inputs::log(&bytes);
    });
}
