//! What readers and programs get of the log: versions and days on pages, in calendars, feeds and the sitemap, the page
//! of changes and the file of changes.

use crate::support::program::{Workshop, files, minutes};
use crate::support::{Content, SMALLEST_SITE, options};
use boon::{Compiler, Schemas};
use huddle::site::history::{Change, ChangeKind, History};
use huddle::site::plan::{Key, Plan};
use serde_json::Value;
use std::collections::BTreeSet;

const FIRST: &str = "2026-06-01";
const LATER: &str = "2026-06-10";
const RECORD: &str = "content/huddles/central/2026-05-07-central-1.md";
const ID: &str = "2026-05-07-central-1";
const TO_COME: &str = "content/huddles/central/2026-07-02-central-1.md";

/// A site with minutes, a huddle to come, an update and a page, in two languages.
fn site() -> Workshop {
    let workshop = Workshop::new();
    let settings = workshop.read("content/site.yaml");
    workshop.write(
        "content/site.yaml",
        &format!(
            "{settings}languages: [en, es]\norganizations: [{{id: works, name: Larkmoor Public Works}}, {{id: transit, name: \
                Larkmoor Transit}}]\n"
        ),
    );
    workshop.write(
        RECORD,
        "---\ntitle: Lights\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\ncommitments:\n  - {id: lamps, text: \
            Mend two lamps., owner: {organization: works}, due: 2026-06-15}\n---\nTwo lamps are out on Main \
            Street.\n\nNobody knows why.\n",
    );
    workshop.write(TO_COME, &minutes("2026-07-02", "Trees", ""));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWhat huddles are.\n");
    workshop.write("content/media/counts.csv", "block,lamps\n1,2\n");
    workshop.write(
        "content/updates/2026/2026-05-21-lamps.md",
        "---\ntitle: Lamps\ndate: 2026-05-21\n---\nThey are ordered.\n",
    );
    workshop
}

/// Publishes on a day: for the first time, or on top of what is in `public/`.
fn publish(workshop: &Workshop, day: &str) {
    let first: &[&str] = if workshop.path("public").exists() { &[] } else { &["--first"] };
    workshop.run(&[&["build", "--today", day, "--previous", "public"], first].concat()).ends_with(0);
}

/// Builds beside it, without a log.
fn trial(workshop: &Workshop) {
    workshop.run(&["build", "--today", FIRST, "--output", "trial"]).ends_with(0);
}

fn edit(workshop: &Workshop, path: &str, from: &str, to: &str) {
    let text = workshop.read(path);
    assert!(text.contains(from), "{from:?} is not in\n{text}");
    workshop.write(path, &text.replace(from, to));
}

fn page(workshop: &Workshop, address: &str) -> String {
    workshop.read(&format!("public/{address}index.html"))
}

fn changes(workshop: &Workshop) -> Vec<Value> {
    let lines = workshop.read("public/data/changes.jsonl");
    lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn holds(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is not in\n{text}");
    }
}

/// The part of a calendar about a huddle, its lines unfolded.
fn event(workshop: &Workshop, title: &str) -> String {
    event_in(workshop, "public", title)
}

fn event_in(workshop: &Workshop, folder: &str, title: &str) -> String {
    let calendar = workshop.read(&format!("{folder}/calendar.ics")).replace("\r\n ", "");
    let mut events = calendar.split("BEGIN:VEVENT").skip(1);
    events
        .find(|event| event.contains(title))
        .unwrap_or_else(|| panic!("{title} is in no event of\n{calendar}"))
        .to_owned()
}

fn number(event: &str, name: &str) -> u64 {
    let line = event.lines().find_map(|line| line.strip_prefix(&format!("{name}:")));
    line.expect("the property").trim().parse().expect("a number")
}

#[test]
fn a_changed_draft_has_another_version_and_a_day() {
    let workshop = site();
    publish(&workshop, FIRST);
    let address = format!("huddles/{ID}/");
    holds(
        &page(&workshop, &address),
        &["Published like this on June 1, 2026: entry ", " of the log. The log is not signed."],
    );
    edit(&workshop, RECORD, "Two lamps are out", "Three lamps are out");
    edit(&workshop, "content/pages/about.md", "What huddles are.", "What huddles are for.");
    publish(&workshop, LATER);
    let changed = page(&workshop, &address);
    holds(&changed, &["Published like this on June 10, 2026: entry ", "Version of June 10, 2026. https://"]);
    holds(&page(&workshop, &format!("es/{address}")), &["Publicado así el 10 de junio de 2026: entrada "]);
    holds(&page(&workshop, "about/"), &["Published like this on June 10, 2026: entry "]);
    holds(&page(&workshop, "updates/2026-05-21-lamps/"), &["Published like this on June 1, 2026: entry "]);
    holds(&page(&workshop, "divisions/central/"), &["Published like this on June 1, 2026: entry "]);
    // The number on the page is the number in the data.
    let last = changes(&workshop).into_iter().rfind(|change| change["record"] == format!("huddles/{ID}"));
    let last = last.expect("the change");
    holds(&changed, &[&format!("entry {} of the log", last["entry"])]);
    assert_eq!((&last["kind"], &last["revision"], &last["day"]), (&"changed".into(), &2.into(), &LATER.into()));
}

#[test]
fn a_trial_shows_nothing_of_a_log() {
    let workshop = site();
    trial(&workshop);
    for (path, bytes) in files(&workshop.path("trial")) {
        assert!(!path.starts_with("changes/") && !path.starts_with("tlog/") && path != "data/changes.jsonl", "{path}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("of the log") && !text.contains("What changed"), "{path}");
    }
}

#[test]
fn a_huddle_that_was_moved_has_a_higher_number_in_calendars() {
    let workshop = site();
    trial(&workshop);
    let alone = event_in(&workshop, "trial", "Trees");
    publish(&workshop, FIRST);
    let before = event(&workshop, "Trees");
    // Beginning a log changes no number, so that none falls.
    assert_eq!(number(&before, "SEQUENCE"), number(&alone, "SEQUENCE"));
    let moved = "content/huddles/central/2026-07-09-central-1.md";
    std::fs::rename(workshop.path(TO_COME), workshop.path(moved)).expect("the file");
    edit(&workshop, moved, "date: 2026-07-02", "date: 2026-07-09\nformerly: [2026-07-02-central-1]");
    publish(&workshop, LATER);
    let after = event(&workshop, "Trees");
    holds(&after, &["DTSTART;VALUE=DATE:20260709", "DTSTAMP:20260610T120000Z", "LAST-MODIFIED:20260610T120000Z"]);
    // For those who subscribe it is the same event.
    holds(&after, &["UID:2026-07-02-central-1@minutes.example"]);
    assert!(number(&after, "SEQUENCE") > number(&before, "SEQUENCE"), "{before}\n{after}");
    // What did not change keeps its own.
    edit(&workshop, moved, "title: \"Trees\"", "title: \"Trees, again\"");
    publish(&workshop, "2026-06-12");
    let again = event(&workshop, "Trees\\, again");
    assert!(number(&again, "SEQUENCE") > number(&after, "SEQUENCE"), "{after}\n{again}");
    holds(&again, &["DTSTAMP:20260612T120000Z"]);
    assert_eq!(number(&event(&workshop, "Lights"), "SEQUENCE"), 2);
}

#[test]
fn feeds_and_the_sitemap_have_the_day_on_which_a_change_was_published() {
    let workshop = site();
    trial(&workshop);
    publish(&workshop, FIRST);
    assert_eq!(
        workshop.read("public/feed.xml"),
        workshop.read("trial/feed.xml"),
        "beginning a log makes nothing look new"
    );
    edit(&workshop, RECORD, "Two lamps are out", "Three lamps are out");
    publish(&workshop, LATER);
    let feed = workshop.read("public/feed.xml");
    holds(&feed, &["<published>2026-05-07T", "<updated>2026-06-10T"]);
    let sitemap = workshop.read("public/sitemap.xml");
    holds(&sitemap, &[&format!("huddles/{ID}/</loc><lastmod>2026-06-10</lastmod>")]);
    holds(&sitemap, &["about/</loc><lastmod>2026-06-01</lastmod>", "changes/</loc><lastmod>2026-06-10</lastmod>"]);
}

#[test]
fn each_change_is_a_line_that_the_schema_describes() {
    let workshop = site();
    publish(&workshop, FIRST);
    let at_first = changes(&workshop).len();
    edit(&workshop, RECORD, "Two lamps are out", "Three lamps are out");
    std::fs::remove_file(workshop.path("content/pages/about.md")).expect("a page");
    workshop.write("content/pages/about-us.md", "---\ntitle: About us\nformerly: [about]\n---\nWhat huddles are.\n");
    workshop.write("content/pages/help.md", "---\ntitle: Help\n---\nHow to take part.\n");
    publish(&workshop, LATER);
    let schema: Value = serde_json::from_str(&workshop.read("public/data/schema/v1/changes.json")).expect("JSON");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    let address = schema["$id"].as_str().expect("an address").to_owned();
    compiler.add_resource(&address, schema.clone()).expect("a schema");
    let compiled = compiler.compile(&address, &mut schemas).expect("a schema");
    let all = changes(&workshop);
    for (at, line) in all.iter().enumerate() {
        let valid = schemas.validate(line, compiled);
        assert!(valid.is_ok(), "{line}\n{}", valid.expect_err("what is wrong"));
        // The next build reads the same line.
        let change: Change = serde_json::from_value(line.clone()).expect("the log's own type");
        assert!(at == 0 || all[at - 1]["entry"].as_u64() < Some(change.entry), "{line}");
    }
    let describes = |properties: &Value| {
        let all = properties.as_object().expect("properties");
        assert!(all.values().all(|value| value["description"].as_str().is_some_and(|text| text.len() > 10)), "{all:?}");
    };
    describes(&schema["properties"]);
    describes(&schema["$defs"]["ChangedPart"]["properties"]);
    let kinds: Vec<&str> = all[at_first..].iter().filter_map(|line| line["kind"].as_str()).collect();
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>(), BTreeSet::from([&"changed", &"moved", &"new"]), "{all:?}");
    let changed = all.iter().find(|line| line["kind"] == "changed").expect("the change");
    assert_eq!(changed["url"], format!("https://minutes.example/huddles/{ID}/").as_str());
    let passage = &changed["difference"][0]["passages"][0];
    assert_eq!(changed["difference"][0]["field"], "text");
    assert_eq!((&passage[0], &passage[1]), (&serde_json::json!({"gone": "Two"}), &serde_json::json!({"new": "Three"})));
    // Whoever copies the data fetches what is new and nothing else.
    let new: Vec<&str> = all[at_first..].iter().filter_map(|line| line["url"].as_str()).collect();
    for address in ["about-us/", "help/", &format!("huddles/{ID}/")] {
        assert!(new.iter().any(|url| url.ends_with(address)), "{address} is not in {new:?}");
    }
    assert_eq!(new.len(), 3);
    let package: Value = serde_json::from_str(&workshop.read("public/datapackage.json")).expect("JSON");
    let resources = package["resources"].as_array().expect("resources");
    assert!(resources.iter().any(|resource| resource["path"] == "data/changes.jsonl"));
    holds(&workshop.read("public/llms.txt"), &["data/changes.jsonl"]);
    holds(
        &page(&workshop, "data/"),
        &["data/changes.jsonl", "data/schema/v1/changes.json", "<code translate=\"no\">entry</code>"],
    );
}

#[test]
fn the_page_of_changes_says_what_changed_in_the_words_of_readers() {
    let workshop = site();
    publish(&workshop, FIRST);
    let begun = page(&workshop, "changes/");
    holds(&begun, &["What changed", "The log begins on June 1, 2026, with the 5 records that there were."]);
    assert!(!begun.contains("class=\"item change\""), "{begun}");
    edit(&workshop, RECORD, "Two lamps are out", "Three lamps are out");
    edit(&workshop, RECORD, "organization: works}, due: 2026-06-15", "organization: transit}, due: 2026-07");
    publish(&workshop, LATER);
    let english = page(&workshop, "changes/");
    holds(
        &english,
        &[
            &format!("href=\"../huddles/{ID}/\">Lights</a>"),
            "Changed</strong> <time datetime=\"2026-06-10\">June 10, 2026</time> · Huddle of May 7, 2026 · Version 2, entry ",
            "<del><span class=\"vh\">[taken out: </span>Two<span class=\"vh\"> ]</span></del>",
            "Mend two lamps. – Larkmoor <del><span class=\"vh\">[taken out: </span>Public Works<span",
            "[added: </span>Transit<span",
            "Due <del><span class=\"vh\">[taken out: </span>June 15,<span",
            "[added: </span>July 31,<span",
            "The log begins on June 1, 2026",
            "The log is not signed.",
        ],
    );
    // What stays is left out, and no id or day as the file has it is shown.
    let main = english.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("the main part");
    for words in ["Nobody knows why", "organization:", "2026-07", ">works", "due:"] {
        assert!(!main.contains(words), "{words} is in\n{main}");
    }
    holds(
        &page(&workshop, "es/changes/"),
        &["Qué cambió", "10 de junio de 2026", "Con cambios", "Lo mismo como datos"],
    );
    // Readers find it from every page.
    holds(&page(&workshop, "about/"), &["href=\"../changes/\">What changed</a>"]);
}

#[test]
fn the_feed_of_changes_has_what_was_published_since_the_log_began() {
    let workshop = site();
    publish(&workshop, FIRST);
    assert!(!workshop.read("public/changes/feed.xml").contains("<entry>"));
    edit(&workshop, RECORD, "Two lamps are out", "Three lamps are out");
    publish(&workshop, LATER);
    let feed = workshop.read("public/changes/feed.xml");
    assert_eq!(feed.matches("<entry>").count(), 1, "{feed}");
    let entry = changes(&workshop).last().expect("a change")["entry"].to_string();
    let words = [&format!("/changes/#entry-{entry}</id>"), "<title>Changed: Lights</title>", "<updated>2026-06-10T"];
    holds(&feed, &words);
    holds(&feed, &["<del>Two</del> <ins>Three</ins> lamps are out"]);
    holds(&workshop.read("public/es/changes/feed.json"), &["Con cambios: Lights"]);
    holds(&page(&workshop, "changes/"), &["type=\"application/atom+xml\" title=\"What changed: Minutes\""]);
}

#[test]
fn words_that_may_no_longer_be_read_are_in_no_change() {
    let workshop = site();
    publish(&workshop, FIRST);
    edit(&workshop, RECORD, "Nobody knows why.", "Zqvname knows why.");
    publish(&workshop, "2026-06-05");
    holds(&page(&workshop, "changes/"), &["Zqvname"]);
    workshop.run(&["approve", RECORD, "--on", "2026-06-06", "--by", "Captain"]).ends_with(0);
    workshop.run(&["withdraw", ID, "--basis", "A household.", "--by", "Captain", "--on", "2026-06-08"]).ends_with(0);
    publish(&workshop, LATER);
    for (path, bytes) in files(&workshop.path("public")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("Zqvname"), "{path}");
    }
    holds(&page(&workshop, "changes/"), &["Withdrawn</strong>", "The words of this change are not shown"]);
}

#[test]
fn the_next_day_changes_nothing_but_what_says_the_day_of_the_build() {
    let workshop = site();
    publish(&workshop, FIRST);
    edit(&workshop, RECORD, "Two lamps are out", "Three lamps are out");
    publish(&workshop, LATER);
    let before = files(&workshop.path("public"));
    publish(&workshop, "2026-06-11");
    let after = files(&workshop.path("public"));
    let differs = |path: &&String| before.get(*path) != after.get(*path);
    let differing: BTreeSet<&str> = before
        .keys()
        .chain(after.keys())
        .filter(differs)
        .map(String::as_str)
        .filter(|path| !path.starts_with("tlog/"))
        .collect();
    let expected =
        ["data/index.html", "data/site.json", "es/data/index.html", "es/index.html", "index.html", "manifest.json"];
    assert_eq!(differing, BTreeSet::from(expected));
}

#[test]
fn a_page_that_would_be_in_the_way_of_the_log_is_reported_before_there_is_one() {
    let workshop = site();
    workshop.write("content/pages/changes.md", "---\ntitle: Changes\n---\nOf plans.\n");
    let reported = workshop.run(&["check", "--today", FIRST]).ends_with(1).reported;
    holds(&reported, &["content/pages/changes.md:1:1: error H016", "/changes/"]);
}

/// A log with a beginning and so many changes since, each on the day after.
fn log_of(count: u64) -> History {
    let begun: chrono::NaiveDate = "2025-12-01".parse().expect("a day");
    let change = |entry: u64| Change {
        entry,
        kind: if entry == 0 { ChangeKind::New } else { ChangeKind::Changed },
        record: format!("huddles/{ID}"),
        to: None,
        revision: u32::try_from(entry).expect("few") + 1,
        day: begun + chrono::Days::new(entry),
        previous: entry.checked_sub(1),
        title: "Lights".into(),
        difference: Vec::new(),
    };
    History { size: count + 1, changes: (0..=count).map(change).collect(), ..History::default() }
}

#[test]
fn many_changes_are_listed_by_year_and_stay_on_their_page() {
    let content = Content::new(SMALLEST_SITE).with(
        "divisions/central.md",
        "---\nname: Central\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n",
    );
    let prepared = content.prepare(&options());
    let pages = |count: u64| {
        let plan = Plan::new(&prepared.site, &prepared.facts, Some(std::sync::Arc::new(log_of(count))));
        let pages = plan.pages.iter().filter(|placed| placed.page.language == 0);
        let pages = pages.filter(|placed| matches!(placed.page.key, Key::Changes(..)));
        (pages.map(|placed| placed.address.clone()).collect::<Vec<_>>(), plan.changes)
    };
    assert_eq!(pages(50).0, ["changes/"]);
    let (addresses, lists) = pages(131);
    assert_eq!(
        addresses,
        ["changes/", "changes/2025/", "changes/2026/", "changes/2026/page/2/", "changes/2026/page/3/"]
    );
    assert_eq!((lists.at_first, lists.since.len(), lists.years[&2025].clone()), (1, 131, 0..30));
    // Another change comes last, so that full pages stay as they are.
    assert_eq!(pages(132).1.years[&2026].start, lists.years[&2026].start);
}
