//! Texts that cost far more than they cost the one who writes them: every family of the benchmark of hostile texts
//! (`benches/hostile/families.rs`), small, judged by what does not depend on a clock; and each limit at its edge.
//!
//! A binary of its own: the system counts the memory of the process that starts a program as taken by that program, and
//! the one of the other tests holds whole sites.

#[path = "../benches/hostile/child.rs"]
mod child;
#[path = "../benches/hostile/families.rs"]
mod families;
#[path = "it/support/mod.rs"]
mod support;

use families::FAMILIES;
use std::path::Path;
use std::sync::Mutex;
use support::program::Workshop;

/// Bytes of each text. The benchmark builds them with 50 KB and 1 MB.
const SIZE: usize = 30_000;
/// What a build of one may take and write at most. A build that takes twenty seconds of CPU is ended, which is reported
/// as such.
const MOST_MEMORY_MB: f64 = 256.0;
const MOST_OUTPUT: u64 = 4_000_000;
/// Bytes that are printed: a hundred mistakes of each file, with a line and a help for each.
const MOST_PRINTED: u64 = 200_000;

/// Builds every family, as many at once as there are cores, and gives what was found wrong.
fn each_family(judge: impl Fn(&str, &child::Used) -> Option<String> + Sync) -> Vec<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_huddle"));
    let queue = Mutex::new(FAMILIES.iter());
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let folder = tempfile::tempdir().expect("a folder for the test");
                while let Some((name, make)) = { queue.lock().expect("no thread panics while it holds this").next() } {
                    child::write(folder.path(), &make(SIZE)).expect("the files can be written");
                    let used = child::build(program, folder.path(), child::PATIENCE);
                    wrong.lock().expect("no thread panics while it holds this").extend(judge(name, &used));
                }
            });
        }
    });
    wrong.into_inner().expect("no thread panicked")
}

#[test]
fn no_small_text_makes_a_large_site_or_takes_much_memory() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    child::write(folder.path(), &families::site(&[])).expect("the files can be written");
    let base = child::build(Path::new(env!("CARGO_BIN_EXE_huddle")), folder.path(), child::PATIENCE);
    assert_eq!(base.exit, Some(0), "the site without a hostile text is built");
    let wrong = each_family(|name, used| {
        let is_well = matches!(used.exit, Some(0 | 1))
            && used.peak_mb <= MOST_MEMORY_MB
            && used.output.saturating_sub(base.output) <= MOST_OUTPUT
            && used.printed <= MOST_PRINTED;
        (!is_well).then(|| format!("{name}: {:.1} s of CPU, {used:?}", used.cpu))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A huddle with these lines among its details, and this text.
fn huddle(details: &str, text: &str) -> String {
    format!("---\ntitle: H\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n{details}---\n{text}\n")
}

/// What is reported of a huddle.
fn reported(details: &str, text: &str) -> String {
    let workshop = Workshop::new();
    workshop.write("content/huddles/central/2026-05-07-central-1.md", &huddle(details, text));
    workshop.run(&["check", "--today", support::TODAY]).reported
}

#[test]
fn each_limit_is_reported_with_its_place_and_what_lies_below_it_is_built() {
    let numbered = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let concerns =
        |count| format!("concerns:\n{}", numbered(count, &|at| format!("- {{topic: noise, text: Noise {at}}}\n")));
    let quotes = |count| format!("{} deep", "> ".repeat(count));
    let title = |count| format!("host: {}\n", "a".repeat(count));
    let commitments = |count| {
        format!(
            "commitments:\n{}",
            numbered(count, &|at| format!("- {{id: c{at}, text: Do {at}, owner: {{role: Chief}}}}\n"))
        )
    };
    let none = String::new;
    for (below, above, says) in [
        (
            (concerns(500), none()),
            (concerns(501), none()),
            "507:4: error H024: `concerns` has 501 entries; at most 500 are read",
        ),
        (
            (none(), quotes(32)),
            (none(), quotes(33)),
            "7:65: error H024: lists or quotes inside one another more than 32 deep",
        ),
        ((title(12_000), none()), (title(12_001), none()), "6:7: error H024: `host` has more than 12000 characters"),
        ((commitments(150), none()), (commitments(400), none()), "error H024: this record would fill about 7"),
        (
            (none(), "word ".repeat(90_000)),
            (none(), "word ".repeat(200_000)),
            "7:1: error H024: this record would fill about",
        ),
    ] {
        let clean = reported(&below.0, &below.1);
        assert!(!clean.contains("H024"), "{clean}");
        let over = reported(&above.0, &above.1);
        assert!(over.contains(says) && over.matches("error").count() == 1, "{says}: {over}");
        assert!(over.contains("help:"), "{over}");
    }
}

/// Records as large as they may be, and the same a little larger. What is written of one is what its site has more than
/// another.
#[test]
fn what_is_written_of_the_largest_records_is_within_the_limit() {
    let commitments = |count: usize| {
        let entries: String =
            (0..count).map(|at| format!("- {{id: c{at}, text: Do {at}, owner: {{role: Chief}}}}\n")).collect();
        format!("commitments:\n{entries}")
    };
    let titled = |count| {
        commitments(count).replacen(
            "commitments:",
            &format!("host: Host\ntitle: {}\ncommitments:", "T".repeat(11_990)),
            1,
        )
    };
    let topics = |count: usize| format!("topics: [{}]\n", (0..count).map(|at| format!("t{at}, ")).collect::<String>());
    let differing = |count: usize| (0..count).map(|at| format!("w{at:x}q{} ", at * 7_919)).collect::<String>();
    let tables = |count: usize| "|a|\n|-|\n\n".repeat(count);
    let none = String::new;
    let folder = tempfile::tempdir().expect("a folder for the test");
    let built = |details: &str, text: &str| {
        let title = if details.contains("title:") { "" } else { "title: H\n" };
        let huddle =
            format!("---\n{title}date: 2026-05-07\ndivision: one\nresponse_areas: [a]\n{details}---\n{text}\n");
        child::write(folder.path(), &families::site(&[("huddles/2026-05-07-a.md", huddle)]))
            .expect("the files can be written");
        child::build(Path::new(env!("CARGO_BIN_EXE_huddle")), folder.path(), child::PATIENCE)
    };
    let base = built("", "Words.").output;
    for (what, below, above) in [
        ("commitments", (commitments(195), none()), (commitments(215), none())),
        ("commitments of a huddle with a long title", (titled(17), none()), (titled(20), none())),
        ("topics", (topics(170), none()), (topics(190), none())),
        ("words", (none(), "word ".repeat(95_000)), (none(), "word ".repeat(105_000))),
        ("words that differ", (none(), differing(30_000)), (none(), differing(36_000))),
        ("tables", (none(), tables(7_500)), (none(), tables(9_000))),
        ("commitments and tables", (commitments(120), tables(1_700)), (commitments(120), tables(9_000))),
    ] {
        let used = built(&below.0, &below.1);
        assert_eq!(used.exit, Some(0), "{what}: {used:?}");
        let written = used.output.saturating_sub(base);
        assert!(written <= MOST_OUTPUT, "{what}: {written} bytes");
        assert_eq!(built(&above.0, &above.1).exit, Some(1), "{what}: a larger record is refused");
    }
}

#[test]
fn a_topic_or_an_owner_with_a_long_name_has_a_page() {
    let workshop = Workshop::new();
    let long = "n".repeat(400);
    let details = format!("topics: [{long}]\ncommitments: [{{id: a, text: Do, owner: {{organization: {long}}}}}]\n");
    workshop.write("content/huddles/central/2026-05-07-central-1.md", &huddle(&details, "Words."));
    workshop.build().ends_with(0);
    let topics = std::fs::read_dir(workshop.path("public/topics")).expect("a folder of topics");
    assert_eq!(topics.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().is_dir())).count(), 1);
}

#[test]
fn a_division_has_a_hundred_areas_at_most() {
    let workshop = Workshop::new();
    let areas =
        |count: usize| (0..count).map(|at| format!("- {{id: central-{at}, name: Area {at}}}\n")).collect::<String>();
    let reported = |count| {
        workshop.write(
            "content/divisions/central.md",
            &format!("---\nname: Central\nresponse_areas:\n{}---\n", areas(count)),
        );
        workshop.run(&["check", "--today", support::TODAY]).reported
    };
    assert!(!reported(100).contains("H024"));
    assert!(
        reported(101)
            .contains("divisions/central.md:104:4: error H024: `response_areas` has 101 entries; at most 100 are read")
    );
}

#[test]
fn a_hundred_mistakes_of_a_file_are_listed_and_the_rest_are_counted() {
    let text: String = (0..5_000).map(|at| format!("a{at}@mail.example ")).collect();
    let over = reported("", &text);
    assert_eq!(over.matches("warning H020").count(), 100, "{over}");
    assert!(over.contains("warning H055: and 4,900 more in this file"), "{over}");
    assert!(over.contains("5000 warnings in 1 file"), "{over}");
    assert!(over.lines().all(|line| line.chars().count() < 400), "no line of a report repeats the line of a file");
}

#[test]
fn an_archives_file_over_a_limit_is_left_out_and_named() {
    let workshop = Workshop::new();
    let settings = format!(
        "{}adopt: [{{files: \"old/*.md\", defaults: {{division: central, response_areas: [central-1]}}}}]\n",
        support::SMALLEST_SITE
    );
    workshop.write("content/site.yaml", &settings);
    workshop.write("content/old/2026-04-01.md", &format!("# Deep\n\n{} words\n", "> ".repeat(40)));
    workshop
        .write("content/old/2026-04-02.md", &format!("---\ntitle: T\ntopics: [{}]\n---\nWords.\n", "a, ".repeat(600)));
    workshop.write("content/old/2026-04-03.md", "# Lights\n\nWords.\n");
    let built = workshop.build().ends_with(0);
    for file in ["content/old/2026-04-01.md", "content/old/2026-04-02.md"] {
        assert!(built.reported.contains(&format!("{file}: left out, since it cannot be read")), "{}", built.reported);
    }
    assert!(built.reported.contains("more than 32 deep: the file is left out"), "{}", built.reported);
    assert!(
        built.reported.contains("adopted: 1 files published, 0 of them with warnings; 2 left out"),
        "{}",
        built.reported
    );
}
