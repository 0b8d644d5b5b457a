//! `huddle diff`: what readers will see that they do not see now.

use crate::support::TODAY;
use crate::support::program::{Workshop, copy, minutes};
use serde_json::Value;
use std::fs;

const LIGHTS: &str = "huddles/central/2026-05-07-central-1.md";

fn lights(title: &str, due: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\nconcerns:\n  - {{id: dark, \
        text: It is dark., answered_by: lamps}}\ncommitments:\n  - {{id: lamps, text: Two lamps are mended., owner: \
        {{role: Captain}}, due: {due}}}\n---\n{body}\n"
    )
}

/// A workshop with the site as it is in `content/`, and as it will be in `next/`.
fn workshop() -> Workshop {
    let workshop = Workshop::new();
    workshop.write(
        &format!("content/{LIGHTS}"),
        &lights("Lights", "2026-09-01", "Two lamps on Main Street are out. People asked for light."),
    );
    workshop.write("content/huddles/central/2026-06-04-central-1.md", &minutes("2026-06-04", "Trees", "A tree fell."));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWhat huddles are.\n");
    copy(&workshop.path("content"), &workshop.path("next"));
    workshop.write(
        &format!("next/{LIGHTS}"),
        &lights("Lights & lamps", "2026-10-01", "Three lamps on Main Street are out. People asked for light."),
    );
    workshop.write("next/huddles/central/2026-07-02-central-1.md", &minutes("2026-07-02", "Paint", "Paint is dry.").replace(
        "response_areas: [central-1]\n",
        "response_areas: [central-1]\nreports:\n  - {commitment: 2026-05-07-central-1/lamps, status: done, note: They shine.}\n\
        commitments:\n  - {id: paint, text: A wall is painted., owner: {role: Planner}}\n",
    ));
    fs::rename(
        workshop.path("next/huddles/central/2026-06-04-central-1.md"),
        workshop.path("next/huddles/central/2026-06-04-central-trees.md"),
    )
    .expect("the file is there");
    let trees = workshop.read("next/huddles/central/2026-06-04-central-trees.md");
    workshop.write(
        "next/huddles/central/2026-06-04-central-trees.md",
        &trees.replace("title:", "formerly: 2026-06-04-central-1\ntitle:"),
    );
    fs::remove_file(workshop.path("next/pages/about.md")).expect("the file is there");
    workshop
}

fn diff(workshop: &Workshop, old: &str, new: &str, format: &str) -> String {
    workshop.run(&["diff", old, new, "--today", TODAY, "--format", format]).ends_with(0).out
}

fn json(workshop: &Workshop, old: &str, new: &str) -> Value {
    serde_json::from_str(&diff(workshop, old, new, "json")).expect("JSON")
}

#[test]
fn readers_see_new_records_changed_words_and_what_becomes_of_commitments() {
    let workshop = workshop();
    let found = json(&workshop, "content", "next");
    let ids = |list: &Value| -> Vec<String> {
        list.as_array().expect("a list").iter().map(|entry| entry["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(ids(&found["added"]), ["2026-06-04-central-trees", "2026-07-02-central-1"]);
    assert_eq!(ids(&found["removed"]), ["2026-06-04-central-1", "about"]);
    assert_eq!(ids(&found["changed"]), ["2026-05-07-central-1"]);
    let changed = &found["changed"][0];
    assert_eq!(changed["fields"], serde_json::json!([{"name": "title", "old": "Lights", "new": "Lights & lamps"}]));
    let words = &changed["words"];
    assert_eq!((&words["added"], &words["removed"]), (&Value::from(1), &Value::from(1)));
    assert_eq!(
        words["passages"][0],
        serde_json::json!({
            "before": "", "removed": "Two", "added": "Three", "after": "lamps on Main Street are"
        })
    );
    let commitments = &found["commitments"];
    assert_eq!(ids(&commitments["made"]), ["2026-07-02-central-1/paint"]);
    assert_eq!(ids(&commitments["settled"]), ["2026-05-07-central-1/lamps"]);
    let fields: Vec<&str> = commitments["changed"][0]["fields"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|field| field["name"].as_str())
        .collect();
    assert_eq!(fields, ["due", "status"]);
    assert_eq!(found["reports"][0]["note"], "They shine.");
    assert_eq!(
        found["addresses"],
        serde_json::json!({
            "come": ["/huddles/2026-06-04-central-trees/", "/huddles/2026-07-02-central-1/", "/commitments/2026-07-02-central-1/paint/"],
            "go": ["/about/"],
            "lead_on": ["/huddles/2026-06-04-central-1/"],
        })
    );
}

#[test]
fn a_built_site_and_a_content_folder_are_compared_alike() {
    let workshop = workshop();
    for (content, site) in [("content", "now"), ("next", "then")] {
        workshop.run(&["build", content, "--today", TODAY, "--output", site]).ends_with(0);
    }
    let expected = json(&workshop, "content", "next");
    for (old, new) in [("now", "then"), ("now", "next"), ("content", "then")] {
        assert_eq!(json(&workshop, old, new), expected, "{old} {new}");
    }
    let nothing = diff(&workshop, "now", "content", "text");
    assert_eq!(nothing, "What readers will see\nNothing is different for readers.\n");
}

#[test]
fn people_read_it_as_markdown_or_as_text() {
    let workshop = workshop();
    let markdown = diff(&workshop, "content", "next", "markdown");
    for line in [
        "## What readers will see",
        "### New (2)",
        "- huddle **Paint**, 2026-07-02: `/huddles/2026-07-02-central-1/`",
        "- page **about**: `/about/`",
        "  - title: “Lights” → “Lights &amp; lamps”",
        "  - words of the text: 1 added, 1 removed",
        "  - … <del>Two</del> <ins>Three</ins> lamps on Main Street are …",
        "- `2026-07-02-central-1/paint`: “A wall is painted.” (Planner)",
        "- `2026-05-07-central-1/lamps`, 2026-07-02: done: “They shine.”",
        "### Addresses that will lead nowhere (1)",
    ] {
        assert!(markdown.lines().any(|found| found == line), "{line:?} is not in\n{markdown}");
    }
    let text = diff(&workshop, "content", "next", "text");
    assert!(text.contains("      … [-Two-] {+Three+} lamps on Main Street are …"), "{text}");
}

#[test]
fn texts_of_the_record_stay_texts() {
    let workshop = workshop();
    let evil = "\"<img src=x onerror=alert(1)> [a](javascript:b) `c`\"";
    workshop.write(&format!("next/{LIGHTS}"), &lights(evil, "2026-10-01", "Two *lamps* on <b>Main</b> Street."));
    let markdown = diff(&workshop, "content", "next", "markdown");
    assert!(markdown.contains("\\<img") && markdown.contains("\\[a\\]"), "{markdown}");
    assert_eq!(markdown.matches("<b>").count(), markdown.matches("\\<b>").count(), "{markdown}");
}

#[test]
fn a_place_without_a_site_and_a_site_with_mistakes_are_named() {
    let workshop = workshop();
    workshop.run(&["diff", "content", "nowhere"]).refuses_saying(&["no site is published at nowhere"]);
    workshop.write("next/pages/broken.md", "---\ntitel: Broken\n---\nText.\n");
    let ran = workshop.run(&["diff", "content", "next", "--today", TODAY]).ends_with(1);
    assert!(ran.reported.contains("next/pages/broken.md:2:1: error H012"), "{}", ran.reported);
    assert!(ran.reported.contains("next has mistakes"), "{}", ran.reported);
}

#[test]
fn a_site_without_tables_is_not_said_to_have_made_every_promise() {
    let workshop = workshop();
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}exports: {{tables: false}}\n"));
    workshop.run(&["build", "content", "--today", TODAY, "--output", "now"]).ends_with(0);
    let ran = workshop.run(&["diff", "now", "next", "--today", TODAY, "--format", "json"]).ends_with(0);
    assert!(ran.reported.contains("now publishes no tables"), "{}", ran.reported);
    let found: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(found["commitments"], serde_json::json!({"made": [], "settled": [], "changed": [], "gone": []}));
    let changed = &found["changed"][0];
    assert_eq!((&found["reports"], &changed["fields"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!((&changed["words"]["added"], &found["addresses"]["go"][0]), (&Value::from(1), &Value::from("/about/")));
}
