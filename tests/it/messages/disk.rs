//! What only the disk can show: bytes that are no text, names that differ in case, files that are too large, and a
//! published site.

use super::reader::{BASE, reported};
use crate::support::program::huddle;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const HUDDLE: &str = "huddles/central/2026-05-07-central-2.md";

/// The shared site on the disk, below `content/`.
fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in &*BASE {
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let file = folder.join("content").join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is made");
    fs::write(file, bytes).expect("the file is written");
}

/// What the program says: its exit code, and standard error.
fn run(folder: &Path, command: &str) -> (i32, String) {
    let output = huddle().current_dir(folder).args([command, "--today", "2026-06-20"]).output().expect("it runs");
    (output.status.code().expect("it ends by itself"), String::from_utf8(output.stderr).expect("text"))
}

fn record(details: &str, body: &str) -> String {
    format!(
        "---\ntitle: Central huddle\ndate: 2026-05-07\ndivision: central\nresponse_areas: \
            [central-2]\n{details}---\n{body}\n"
    )
}

#[test]
fn a_file_in_an_old_format_is_reported_where_it_stops_being_text() {
    let folder = site();
    let mut bytes = record("", "").into_bytes();
    bytes.extend(b"Caf\xE9 on 5th Street\n");
    write(folder.path(), HUDDLE, &bytes);
    let (code, said) = run(folder.path(), "check");
    assert_eq!(code, 1);
    assert!(
        said.starts_with(&format!(
            "content/{HUDDLE}:8:4: error H018: the file is not saved as UTF-8, but in an old format (perhaps \
                Windows-1252)\n"
        )),
        "{said}"
    );
    assert!(
        said.contains("  help: open it in your editor, choose \"Save as\", and pick the encoding UTF-8\n"),
        "{said}"
    );
    assert_eq!(said.matches("error H").count(), 1, "{said}");
}

#[test]
fn utf_16_is_reported_by_the_name_that_editors_give_it() {
    let folder = site();
    let bytes: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(record("", "").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    write(folder.path(), HUDDLE, &bytes);
    let (code, said) = run(folder.path(), "check");
    assert_eq!(code, 1);
    assert!(
        said.contains(&format!(
            "content/{HUDDLE}:1:1: error H018: the file is not saved as UTF-8, but in UTF-16, which some editors call \
                \"Unicode\""
        )),
        "{said}"
    );
}

#[test]
fn a_word_file_among_the_minutes_is_reported() {
    let folder = site();
    write(folder.path(), "huddles/central/2026-05-07-central-2.docx", b"PK\x03\x04");
    write(folder.path(), "media/report.docx", b"PK\x03\x04");
    let (code, said) = run(folder.path(), "check");
    assert_eq!(code, 1);
    let message = "content/huddles/central/2026-05-07-central-2.docx:1:1: error H018: \"2026-05-07-central-2.docx\" is \
        a word processor's file, which cannot be published\n";
    assert!(said.starts_with(message), "{said}");
    assert!(said.contains("copy its text into a new file \"2026-05-07-central-2.md\""), "{said}");
    assert_eq!(said.matches("error H").count(), 1, "{said}");
}

#[test]
fn settings_under_another_name_are_reported_once_with_their_name() {
    for name in ["site.yml", "site.yaml.txt", "Site.yaml"] {
        let folder = site();
        let content = folder.path().join("content");
        std::fs::rename(content.join("site.yaml"), content.join(name)).expect("the file is renamed");
        let (code, said) = run(folder.path(), "check");
        assert_eq!(code, 1);
        let message = format!("content/{name}:1:1: error H052: the settings of the site are not read");
        assert!(said.starts_with(&message) && said.contains("rename the file to `site.yaml`"), "{said}");
        assert_eq!(said.matches("error H").count(), 1, "{said}");
    }
}

#[test]
fn a_file_whose_name_differs_in_case_only_is_reported_with_its_name() {
    let folder = site();
    write(folder.path(), "media/Big Map.PDF", b"%PDF");
    write(
        folder.path(),
        HUDDLE,
        record("attachments:\n  - {file: media/big map.pdf, title: The map}\n", "See [it](../../media/Flyer.pdf).")
            .as_bytes(),
    );
    let (code, said) = run(folder.path(), "check");
    assert_eq!(code, 1);
    assert!(
        said.contains(&format!(
            "content/{HUDDLE}:7:12: error H017: there is no file \"big map.pdf\"; the folder has \"Big Map.PDF\"\n"
        )),
        "{said}"
    );
    assert!(said.contains("  help: write it with the same capitals: `media/Big Map.PDF`\n"), "{said}");
    assert!(
        said.contains(&format!(
            "content/{HUDDLE}:9:10: error H017: there is no file \"Flyer.pdf\"; the folder has \"flyer.pdf\"\n"
        )),
        "{said}"
    );
}

#[test]
fn a_file_larger_than_any_memory_is_refused_and_not_read() {
    let folder = site();
    write(folder.path(), HUDDLE, b"---\n");
    let file = fs::OpenOptions::new().write(true).open(folder.path().join("content").join(HUDDLE)).expect("the file");
    file.set_len(1 << 40).expect("a sparse file");
    // With less memory than the file has bytes.
    let shell = format!("ulimit -v 700000; exec '{}' check --today 2026-06-20", env!("CARGO_BIN_EXE_huddle"));
    let output = Command::new("sh")
        .current_dir(folder.path())
        .env("RAYON_NUM_THREADS", "1")
        .args(["-c", &shell])
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.starts_with(&format!(
            "content/{HUDDLE}:1:1: error H024: the file is 1099511.6 MB large; at most 16.8 MB are read\n"
        )),
        "{said}"
    );
}

#[test]
fn bombs_are_refused_with_their_place() {
    let bomb: String = (1..10)
        .map(|level| format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", ")))
        .collect();
    let many = "- noise\n".repeat(9_000);
    for (name, text, line) in [
        ("aliases", record(&format!("a0: &a0 [x]\n{bomb}"), "Words."), 6),
        ("brackets", record(&format!("topics: {}\n", "[".repeat(10_000)), "Words."), 6),
        ("braces", record(&format!("location: {}\n", "{a: ".repeat(10_000)), "Words."), 6),
        (
            "indentation",
            record(&(0..300).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>(), "Words."),
            22,
        ),
        ("hyphens", record(&format!("topics:\n  {}x\n", "- ".repeat(10_000)), "Words."), 7),
        ("TOML", format!("+++\ntopics = {}\n+++\nWords.\n", "[".repeat(10_000)), 2),
        ("long details", record(&format!("topics:\n{many}"), "Words."), 1),
    ] {
        let diags = reported(&BTreeMap::from([(HUDDLE.to_owned(), text)]));
        let places: Vec<_> = diags.iter().map(|diag| (diag.code.label(), diag.place.start.line)).collect();
        assert_eq!(places, [("H024".to_owned(), line)], "{name}: {diags:#?}");
    }
}

#[test]
fn deep_minutes_are_read_or_refused_once() {
    for (name, body, mistakes) in [
        ("quotations", "> ".repeat(10_000), 1),
        ("lists", format!("{}a", "- ".repeat(10_000)), 1),
        ("brackets", "[".repeat(10_000), 0),
        ("pictures", "![".repeat(10_000), 0),
        ("stars", "*a **b ".repeat(10_000), 0),
    ] {
        let diags = reported(&BTreeMap::from([(HUDDLE.to_owned(), record("", &body))]));
        assert_eq!(diags.len(), mistakes, "{name}: {diags:#?}");
    }
}

#[test]
fn minutes_that_were_approved_and_built_change_only_with_a_correction() {
    let folder = site();
    let approved = "minutes: approved\napproved_on: 2026-05-21\napproved_by: Division captain\n";
    write(folder.path(), HUDDLE, record(approved, "Three lights are out.").as_bytes());
    assert_eq!(run(folder.path(), "build").0, 0);
    let page = folder.path().join("public/huddles/2026-05-07-central-2/index.html");
    let before = fs::read(&page).expect("the page");

    write(folder.path(), HUDDLE, record(approved, "Two lights are out.").as_bytes());
    let (code, said) = run(folder.path(), "build");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains(&format!("content/{HUDDLE}:6:10: error H019: these minutes were approved and published")),
        "{said}"
    );
    assert!(said.contains("`corrections: [{date: 2026-06-20, reason: \"…\", by: Division captain}]`"), "{said}");
    assert!(said.ends_with("1 problem in 1 file. Nothing was published; the published site is unchanged.\n"), "{said}");
    assert_eq!(fs::read(&page).expect("the page"), before);

    let correction = format!(
        "{approved}corrections: [{{date: 2026-06-20, reason: \"The third light works.\", by: Division captain}}]\n"
    );
    write(folder.path(), HUDDLE, record(&correction, "Two lights are out.").as_bytes());
    let (code, said) = run(folder.path(), "build");
    assert_eq!(code, 0, "{said}");
    assert_ne!(fs::read(&page).expect("the page"), before);
}
