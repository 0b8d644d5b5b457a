//! `huddle query`: every recipe gives the rows that a small site's record says it must, mistakes are reported in plain
//! words, and whatever is asked, nothing is changed.

use crate::support::program::{Ran, Workshop, files, huddle};
use crate::support::{SMALLEST_SITE, TODAY, project, sites};
use huddle::cli::query::RECIPES;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use std::sync::LazyLock;

/// A site whose answers can be worked out by hand, on November 22, 2026.
static SMALL: LazyLock<Workshop> = LazyLock::new(|| {
    let workshop = Workshop::empty();
    for (path, text) in SMALL_SITE {
        workshop.write(&format!("content/{path}"), text);
    }
    workshop.write("content/huddles/harbor/2025-02-05-h-1.md", WITHDRAWN);
    workshop.write("content/huddles/harbor/2025-03-05-h-1.md", &ten_promises());
    workshop.write("content/updates/2025-03-20-lamps.md", &eight_kept());
    workshop.build().ends_with(0);
    workshop
});

const SMALL_SITE: &[(&str, &str)] = &[
    (
        "site.yaml",
        "title: Small\norganization: {name: Office}\nbase_url: https://small.example/\ntimezone: America/New_York\n\
        topics: [{id: light, name: Light}, {id: noise, name: Noise}]\n\
        organizations: [{id: works, name: Public Works}, {id: power, name: Light and Power}]\nexports: [database]\n",
    ),
    (
        "divisions/central.md",
        "---\nname: Central\nresponse_areas:\n  - {id: c-1, name: Area 1}\n  - {id: c-2, name: Area 2}\n  - \
            {id: c-3, name: Area 3, valid_to: 2025-12-31}\n---\n",
    ),
    ("divisions/harbor.md", "---\nname: Harbor\nresponse_areas: [{id: h-1, name: Dock}]\n---\n"),
    (
        "huddles/central/2026-01-10-c-1.md",
        "---\ntitle: Dark corners\ndate: 2026-01-10\ndivision: central\nresponse_areas: [c-1]\nattendance: \
            {residents: 10, police: 2}\ntopics: [light]\n\
        concerns:\n  - {id: dark, response_area: c-1, topic: light, text: It is dark., answered_by: [lamp]}\n  - {id: loud, topic: noise, text: It is loud.}\n\
        commitments:\n  - {id: lamp, text: Mend the lamp, owner: {organization: works}, due: 2026-02-01, topic: light}\n  - {id: hum, text: Stop the hum, owner: {role: Captain}}\n  - {id: gate, text: Close the gate, owner: {organization: works, role: Engineer}, due: 2026-03-01}\n  - {id: path, text: Pave the path, owner: {organization: works}, due: 2026-02-01}\n\
        corrections: [{date: 2026-02-01, reason: It is 6th Street., by: Clerk}]\n---\nThe lamp is out.\n",
    ),
    (
        "huddles/central/2026-06-11-c-1.md",
        "---\ntitle: Later\ndate: 2026-06-11\nstatus: held\ndivision: central\nresponse_areas: [c-1]\n\
        reports:\n  - {commitment: 2026-01-10-c-1/lamp, status: done, note: Mended., date: 2026-02-09}\n  - {commitment: 2026-01-10-c-1/path, status: in-progress, note: Later., due: 2026-08-01}\n---\n",
    ),
    (
        "updates/2026-07-01-path.md",
        "---\ndate: 2026-07-01\ntitle: The path\nreports:\n  - \
            {commitment: 2026-01-10-c-1/path, status: in-progress, note: Later still., due: 2026-12-31}\n\
        corrections: [{date: 2026-07-02, reason: It is a path., by: Clerk}]\n---\n",
    ),
];

/// Minutes that were withdrawn, with what was in them.
const WITHDRAWN: &str = "---\ntitle: Taken back\ndate: 2025-02-05\nstatus: held\ndivision: harbor\nresponse_areas: \
    [h-1]\nminutes: withdrawn\nattendance: 7\n\
    topics: [light]\ncommitments:\n  - {id: none, text: Nothing, owner: {organization: works}, due: 2025-04-01}\n---\nTaken back.\n";

/// Ten promises of one owner, on the topic of noise.
fn ten_promises() -> String {
    let promise = |n: u32| {
        format!("  - {{id: p{n}, text: Promise {n}, owner: {{organization: power}}, due: 2025-04-01, topic: noise}}\n")
    };
    let promises: String = (0..10).map(promise).collect();
    format!(
        "---\ntitle: At the dock\ndate: 2025-03-05\nstatus: held\ndivision: harbor\nresponse_areas: [h-1]\nattendance: \
            20\ntopics: [noise]\ncommitments:\n{promises}---\nTen of them.\n"
    )
}

/// Eight of them kept after 1 to 8 days, two dropped.
fn eight_kept() -> String {
    let report = |n: u32| match n {
        0..8 => format!(
            "  - {{commitment: 2025-03-05-h-1/p{n}, status: done, note: So it is., date: 2025-03-{:02}}}\n",
            6 + n
        ),
        _ => format!("  - {{commitment: 2025-03-05-h-1/p{n}, status: dropped, note: No money.}}\n"),
    };
    let reports: String = (0..10).map(report).collect();
    format!("---\ndate: 2025-03-20\nreports:\n{reports}---\n")
}

/// What each recipe answers there, as CSV without its addresses.
const ANSWERS: &[(&str, &str)] = &[
    ("overdue-by-owner", "owner,overdue,longest_days,oldest_date\nPublic Works,1,266,2026-03-01\n"),
    (
        "areas-without-huddle",
        "division,area,last_huddle,open_commitments\nCentral,Area 2,,0\nHarbor,Dock,2025-03-05,0\n",
    ),
    ("concerns-without-answer", "days,text,division,area,topic,date\n316,It is loud.,Central,,Noise,2026-01-10\n"),
    (
        "silent-promises",
        "silent_days,text,owner,due,last_report_on,division\n\
        316,Close the gate,Public Works,2026-03-01,,Central\n316,Stop the hum,Captain,,,Central\n144,Pave the path,Public Works,2026-12-31,2026-07-01,Central\n",
    ),
    (
        "share-kept-by-owner",
        "owner,kept,counted,per_cent,kept_late,dropped,overdue\nCaptain,0,1,,0,0,0\nLight and \
            Power,8,10,80,0,2,0\nPublic Works,1,3,,1,0,1\n",
    ),
    ("days-to-done-by-topic", "topic,kept,median_days,shortest,longest\nLight,1,,30,30\nNoise,8,4,1,8\n"),
    (
        "dates-moved-twice",
        "times,text,owner,first_due,due,status\n2,Pave the path,Public Works,2026-02-01,2026-12-31,in-progress\n",
    ),
    (
        "attendance-by-quarter",
        "division,quarter,held,counted,people,mean\nCentral,2026-Q1,1,1,12,12\nCentral,2026-Q2,1,0,,\nHarbor,2025-Q1,2,1,20,20\n",
    ),
    (
        "topics-by-year",
        "division,area,year,topic,huddles\nCentral,Area 1,2026,Light,1\nCentral,Area \
            1,2026,Noise,1\nHarbor,Dock,2025,Noise,1\n",
    ),
    (
        "corrections",
        "date,record,reason,by\n2026-07-02,The path,It is a path.,Clerk\n2026-02-01,Dark corners,It is 6th \
            Street.,Clerk\n",
    ),
    (
        "held-without-minutes",
        "date,division,title,days,minutes\n2025-02-05,Harbor,\"Harbor, Dock, \
            2025-02-05\",655,withdrawn\n2026-06-11,Central,Later,164,not published\n",
    ),
];

/// The project's sample, built: what of it is asked.
static LARKMOOR: LazyLock<Workshop> = LazyLock::new(|| {
    let workshop = Workshop::empty();
    fs::create_dir_all(workshop.path("public/data")).expect("a folder");
    for path in ["manifest.json", "data/huddles.sqlite"] {
        fs::write(workshop.path("public").join(path), &sites::LARKMOOR.files[path]).expect("a file");
    }
    workshop
});

fn query(workshop: &Workshop, arguments: &[&str]) -> Ran {
    workshop.run(&[&["query"], arguments].concat())
}

/// Without the last column where that is an address.
fn without_addresses(csv: &str) -> String {
    let lines = csv.split("\r\n").map(|line| match line.rsplit_once(',') {
        Some((rest, last)) if last == "url" || last.starts_with("https://small.example/") => rest,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_recipe_gives_the_rows_that_the_record_says() {
    let named: Vec<&str> = RECIPES.iter().map(|recipe| recipe.name).collect();
    assert_eq!(ANSWERS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), named, "each recipe has an answer here");
    assert!(named.len() >= 10);
    for (name, answer) in ANSWERS {
        let ran = query(&SMALL, &["--recipe", name, "--format", "csv"]).ends_with(0);
        assert_eq!(without_addresses(&ran.out), *answer, "{name}");
    }
}

#[test]
fn every_recipe_answers_on_the_sample_in_every_format() {
    for recipe in RECIPES {
        let ask = |format: &str| query(&LARKMOOR, &["--recipe", recipe.name, "--format", format]).ends_with(0);
        let rows: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&ask("json").out).expect("JSON");
        let csv = ask("csv");
        let mut reader = csv::Reader::from_reader(csv.out.as_bytes());
        let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
        assert_eq!(
            reader.records().collect::<Result<Vec<_>, _>>().expect("records").len(),
            rows.len(),
            "{}",
            recipe.name
        );
        for row in &rows {
            assert_eq!(row.keys().collect::<std::collections::BTreeSet<_>>(), head.iter().collect(), "{}", recipe.name);
        }
        let table = ask("table");
        assert_eq!(table.out.lines().count(), rows.len() + 2, "{}", recipe.name);
        assert!(table.reported.contains(&format!("{} row", rows.len())), "{}", table.reported);
        // No sample city has a promise that was moved twice.
        assert!(!rows.is_empty() || recipe.name == "dates-moved-twice", "{} finds nothing on the sample", recipe.name);
        assert!(!recipe.sql.contains("'now'"), "{}: days are counted up to current_date", recipe.name);
    }
}

#[test]
fn days_are_counted_up_to_the_day_of_the_build_or_another() {
    let ask = |arguments: &[&str]| {
        let sql = "SELECT overdue_since, overdue_days, silent_days, current_date AS day FROM promises WHERE text = \
            'Close the gate'";
        query(&SMALL, &[&["--format", "csv", sql], arguments].concat()).ends_with(0).out
    };
    assert_eq!(ask(&[]), "overdue_since,overdue_days,silent_days,day\r\n2026-03-02,266,316,2026-11-22\r\n");
    assert_eq!(
        ask(&["--today", "2026-03-02"]),
        "overdue_since,overdue_days,silent_days,day\r\n2026-03-02,1,51,2026-03-02\r\n"
    );
    assert_eq!(ask(&["--today", "2026-03-01"]), "overdue_since,overdue_days,silent_days,day\r\n,,50,2026-03-01\r\n");
    let late = |day: &str| {
        let fates = "SELECT count(*) AS n FROM outcomes WHERE fate = 'overdue'";
        query(&SMALL, &["--format", "csv", fates, "--today", day]).ends_with(0).out.lines().nth(1).map(str::to_owned)
    };
    assert_eq!((late("2026-11-22").as_deref(), late("2027-01-01").as_deref()), (Some("1"), Some("2")));
    query(&SMALL, &["SELECT 1", "--today", "03/04/2026"]).refuses_saying(&["--today 2026-03-04"]);
}

#[test]
fn the_documentation_has_every_recipe_as_it_is() {
    let page = fs::read_to_string(project("docs/query.md")).expect("docs/query.md");
    for recipe in RECIPES {
        let reported: Vec<&str> = recipe
            .sql
            .lines()
            .take_while(|line| line.starts_with("--"))
            .map(|line| line.trim_start_matches("-- "))
            .collect();
        let sql: String = recipe.sql.lines().skip(reported.len()).map(|line| format!("{line}\n")).collect();
        let section = format!("### {}\n\n{}\n\n```sql\n{sql}```\n", recipe.name, reported.join("\n"));
        assert!(reported.len() >= 2 && recipe.question().ends_with('?'), "{}", recipe.name);
        assert!(page.contains(&section), "docs/query.md lacks:\n\n{section}");
    }
    let files = fs::read_dir(project("src/cli/query/recipes")).expect("the recipes").count();
    assert_eq!(files, RECIPES.len(), "a file is no recipe");
}

#[test]
fn without_a_question_what_can_be_asked_is_listed() {
    let listed = query(&SMALL, &[]).ends_with(0).out;
    for word in [
        "Small, as of 2026-11-22",
        "  commitments_areas (commitment_id, position, area_id)",
        "  overdue_commitments (",
        "search MATCH",
    ] {
        assert!(listed.contains(word), "{word}\n{listed}");
    }
    for recipe in RECIPES {
        assert!(
            listed
                .lines()
                .any(|line| line.starts_with(&format!("  {} ", recipe.name)) && line.ends_with(recipe.question())),
            "{listed}"
        );
    }
    assert!(!listed.contains("search_data"), "what the index of the search keeps for itself is nobody's business");
}

#[test]
fn answers_are_a_table_csv_or_json() {
    let ask = |format: &str| query(&SMALL, &["--format", format, ODD]).ends_with(0).out;
    assert_eq!(
        ask("table"),
        "number  text    formula   id  id  gone\n──────  ──────  ───────  ───  ──  ────\n    -1  a \
            \"b\"   =1+1     1.5   2\n"
    );
    assert_eq!(ask("csv"), "number,text,formula,id,id,gone\r\n-1,\"a \"\"b\"\"\n\",'=1+1,1.5,2,\r\n");
    let expected =
        "[\n{\"number\":-1,\"text\":\"a \\\"b\\\"\\n\",\"formula\":\"=1+1\",\"id\":1.5,\"id_2\":2,\"gone\":null}\n]\n";
    assert_eq!(ask("json"), expected);
    assert_eq!(query(&SMALL, &["--format", "json", "SELECT 1 WHERE 0"]).ends_with(0).out, "[]\n");
    assert_eq!(query(&SMALL, &["SELECT char(27) || '[2J' AS x"]).ends_with(0).out, "x\n────\n\u{fffd}[2J\n");
}

const ODD: &str =
    "SELECT -1 AS number, 'a \"b\"' || char(10) AS text, '=1+1' AS formula, 1.5 AS id, 2 AS id, NULL AS gone";

#[test]
fn a_question_may_come_from_standard_input() {
    let mut child = huddle()
        .current_dir(SMALL.folder.path())
        .args(["query", "-", "--format", "csv"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::io::Write::write_all(
        &mut child.stdin.take().expect("its input"),
        b"-- how many\nSELECT count(*) AS n FROM huddles;\n",
    )
    .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), &*output.stdout), (Some(0), &b"n\r\n4\r\n"[..]));
}

#[test]
fn mistakes_are_reported_with_their_place_and_what_was_meant() {
    let reported = |sql: &str| query(&SMALL, &[sql]).ends_with(1).reported;
    assert_eq!(
        reported("SELECT text,\n  ownr FROM promises"),
        "huddle: no such column: ownr\n  2 |   ownr FROM promises\n    |   ^\n  help: did you mean `owner`?\n"
    );
    assert!(reported("SELECT * FROM comitments").ends_with("  help: did you mean `commitments`?\n"));
    assert!(reported("SELECT * FROM weather").ends_with("  help: `huddle query` lists all tables and views\n"));
    assert!(
        reported("SELECT * FROM promises WHERE status = \"open\"")
            .ends_with("  help: text is written in single quotes: 'open'\n")
    );
    assert!(reported("SELEC 1").contains("  1 | SELEC 1\n    | ^\n"));
    assert!(reported("SELECT 1; SELECT 2").contains("one question at a time"));
    assert!(reported("SELECT * FROM search WHERE search MATCH '5th-street'").contains("MATCH '\"5th street\"'"));
    assert!(reported("SELECT * FROM search WHERE search MATCH '\"'").contains("MATCH '\"5th street\"'"));
    assert!(reported("").contains("this asks nothing"));
    assert!(!reported("SELECT \u{1b}[2J").contains('\u{1b}'));
    assert!(
        query(&SMALL, &["--recipe", "overdue-by-ownr"])
            .ends_with(1)
            .reported
            .contains("did you mean `overdue-by-owner`?")
    );
    assert!(query(&SMALL, &["--recipe", "weather"]).ends_with(1).reported.contains("there are: overdue-by-owner, "));
}

#[test]
fn whatever_is_asked_nothing_is_changed_and_no_other_file_is_reached() {
    let before = files(SMALL.folder.path());
    let secret = SMALL.folder.path().join("public/data/huddles.sqlite");
    for sql in [
        "DROP TABLE huddles",
        "DELETE FROM huddles",
        "INSERT INTO topics VALUES ('a', 'b', 'c', 1, 1, 1, 1)",
        "UPDATE huddles SET title = 'x' RETURNING title",
        "CREATE TEMP TABLE x (y)",
        "CREATE TABLE x AS SELECT 1",
        "PRAGMA query_only = OFF",
        "PRAGMA journal_mode = WAL",
        "PRAGMA user_version = 7",
        "PRAGMA writable_schema = ON",
        "SELECT * FROM pragma_journal_mode('wal')",
        "VACUUM",
        "VACUUM INTO 'copy.sqlite'",
        "ATTACH 'other.sqlite' AS other",
        "BEGIN",
        "REINDEX",
        "ANALYZE",
        "INSERT INTO search (search) VALUES ('rebuild')",
        "SELECT load_extension('x')",
        "SELECT readfile('content/site.yaml')",
        "SELECT fts3_tokenizer('simple')",
    ] {
        let ran = query(&SMALL, &[sql]).ends_with(1);
        assert_eq!(ran.out, "", "{sql}");
    }
    assert!(secret.is_file());
    assert!(files(SMALL.folder.path()) == before, "files have changed");
}

#[test]
fn a_site_that_is_not_there_is_reported_with_what_to_do() {
    let workshop = Workshop::new();
    query(&workshop, &["SELECT 1"]).refuses_saying(&[
        "there is no built site in public",
        "run `huddle build` first",
        "--site",
    ]);
    query(&workshop, &["SELECT 1", "--site", "elsewhere"]).refuses_saying(&["there is no built site in elsewhere"]);
    workshop.build().ends_with(0);
    let words =
        ["the site in public has no database", "`exports: {database: true}`", "run: huddle build", "one of their own"];
    query(&workshop, &["SELECT 1"]).refuses_saying(&words);
    let file = workshop.path("public/data/huddles.sqlite");
    fs::write(&file, "not a database, but longer than the head of one: ".repeat(10)).expect("a file");
    query(&workshop, &["SELECT 1"]).refuses_saying(&["cannot be read", "run: huddle build"]);
    query(&workshop, &["SELECT 1", "--recipe", "corrections"]).ends_with(2);
}

fn with_database() -> Workshop {
    let workshop = Workshop::new();
    workshop.write("content/site.yaml", &format!("{SMALLEST_SITE}exports: [database]\n"));
    workshop
}

#[test]
fn a_database_that_was_downloaded_alone_is_asked_too() {
    let workshop = with_database();
    workshop.build().ends_with(0);
    fs::create_dir(workshop.path("alone")).expect("a folder");
    fs::copy(workshop.path("public/data/huddles.sqlite"), workshop.path("alone/huddles.sqlite")).expect("a copy");
    for site in ["alone", "alone/huddles.sqlite", "public/data"] {
        let ran = query(
            &workshop,
            &["-- a comment first\nSELECT count(*) AS n FROM about", "--site", site, "--format", "csv"],
        )
        .ends_with(0);
        assert_eq!(ran.out.lines().collect::<Vec<_>>(), ["n", "1"], "{site}");
    }
}

#[test]
fn a_site_is_found_under_any_name() {
    let workshop = with_database();
    let name = "out put ?mode=rwc#100%é";
    workshop.run(&["build", "--today", TODAY, "--output", name]).ends_with(0);
    assert_eq!(query(&workshop, &["--site", name, "SELECT count(*) AS n FROM huddles"]).ends_with(0).out, "n\n─\n1\n");
    assert!(!Path::new(&workshop.path("out put ")).exists());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let endless = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 3000000) SELECT n FROM n";
    let mut child = huddle()
        .current_dir(SMALL.folder.path())
        .args(["query", "--format", "csv", endless])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut some = [0; 100];
    child.stdout.take().expect("its output").read_exact(&mut some).expect("the first lines");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

/// A question that never ends, and one that takes more memory than there is.
const ENDLESS: &str = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n";
const HUGE: &str = "WITH RECURSIVE n(x) AS (SELECT zeroblob(4000000) UNION ALL SELECT zeroblob(4000000) FROM n LIMIT \
    400) SELECT length(x) FROM n ORDER BY x DESC";

#[test]
fn a_question_that_takes_too_long_is_stopped_and_says_so() {
    for format in ["table", "csv", "json"] {
        let ran = query(&SMALL, &[ENDLESS, "--timeout", "1", "--format", format]).ends_with(1);
        assert!(
            ran.reported.contains("longer than 1 second, and was stopped") && ran.reported.contains("--timeout 10"),
            "{}",
            ran.reported
        );
    }
    let ran = query(&SMALL, &["SELECT 1", "--timeout", "0"]).ends_with(2);
    assert!(ran.reported.contains("--timeout"), "{}", ran.reported);
}

#[test]
fn a_question_that_takes_too_much_memory_is_stopped_and_says_so() {
    let ran = query(&SMALL, &[HUGE, "--format", "csv"]).ends_with(1);
    assert!(
        ran.reported.contains("more than 512 MB of memory") && ran.reported.contains("help: ask for less"),
        "{}",
        ran.reported
    );
    let ran = query(&SMALL, &["SELECT hex(zeroblob(100000000))"]).ends_with(1);
    assert!(ran.reported.contains("a value is longer than 10 MB"), "{}", ran.reported);
    // Rows of a table are kept until all are there; no question can lift the limits.
    // Letters of four bytes: a letter costs time, a byte memory.
    let many = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100) SELECT \
        replace(hex(zeroblob(1000000)), '00', '\u{10000}') FROM n";
    let ran = query(&SMALL, &[many]).ends_with(1);
    assert!(
        ran.reported.contains("the table takes more than 256 MB of memory") && ran.reported.contains("--format csv"),
        "{}",
        ran.reported
    );
    query(&SMALL, &["SELECT hard_heap_limit FROM pragma_hard_heap_limit(0)"]).ends_with(1);
    query(&SMALL, &["PRAGMA hard_heap_limit = 0"]).ends_with(1);
}

#[test]
fn a_table_stops_at_its_last_row_and_says_that_there_are_more() {
    let numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 200001) SELECT x FROM n";
    let ran = query(&SMALL, &[numbers]).ends_with(0);
    assert_eq!(ran.out.lines().count(), 100_002);
    assert!(
        ran.reported.contains("the first 100000 rows of more") && ran.reported.contains("--format csv or json all"),
        "{}",
        ran.reported
    );
    let ran = query(&SMALL, &[numbers, "--rows", "7"]).ends_with(0);
    assert!(ran.out.lines().count() == 9 && ran.reported.contains("--rows 70"), "{}", ran.reported);
    // As many as there are is not more.
    let ran = query(&SMALL, &["SELECT 1 UNION SELECT 2", "--rows", "2"]).ends_with(0);
    assert_eq!(ran.reported, "2 rows\n");
    let ran = query(&SMALL, &[numbers, "--format", "csv"]).ends_with(0);
    assert_eq!(ran.out.lines().count(), 200_002);
}
