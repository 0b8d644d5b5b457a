//! `huddle list`: what waits for somebody, by its state, for people and for programs.

use crate::support::TODAY;
use crate::support::program::{Workshop, copy, minutes};
use crate::support::project;
use unicode_width::UnicodeWidthStr;

/// A site with something in every state.
fn site() -> Workshop {
    let shop = Workshop::new();
    let huddle = |day: &str, details: &str, body: &str| {
        let head = format!("title: Of {day}\ndate: {day}\ndivision: central\nresponse_areas: [central-1]\n");
        shop.write(&format!("content/huddles/central/{day}-central-1.md"), &format!("---\n{head}{details}---\n{body}"));
    };
    huddle(
        "2026-06-04",
        "minutes: approved\napproved_on: 2026-06-10\napproved_by: Division captain\ncommitments:\n  - {id: late, text: \
            \"Mend the lights on Main Street, all of them, before the winter\", owner: {role: Street lighting supervisor}, due: 2026-07-01}\n  - \
            {id: done, text: Paint it, owner: {role: Painter}, due: 2026-07-01}\n  - {id: later, text: Sweep it, owner: {role: Sweeper}, due: 2027-07-01}\n",
        "They met. See [the plan](../../media/plan.csv).\n",
    );
    huddle(
        "2026-07-02",
        "reports:\n  - {commitment: 2026-06-04-central-1/done, status: done, note: It is red.}\n",
        "Met.\n",
    );
    huddle("2026-08-06", "status: held\n", "");
    huddle("2026-12-03", "start: \"18:00\"\nlocation: Library\n", "");
    huddle(
        "2026-09-03",
        "minutes: withdrawn\ncorrections: [{date: 2026-09-10, reason: It said too much., by: Division captain}]\n",
        "",
    );
    huddle("2026-10-01", "publish: false\n", "See [the list](../../media/draft.csv).\n");
    for file in ["plan.csv", "draft.csv", "nobody.csv"] {
        shop.write(&format!("content/media/{file}"), "a,b\n1,2\n");
    }
    shop
}

fn json(shop: &Workshop, what: &[&str]) -> Vec<serde_json::Value> {
    let ran = shop.run(&[&["list", "--today", TODAY, "--format", "json"], what].concat()).ends_with(0);
    serde_json::from_str::<serde_json::Value>(&ran.out).expect("JSON").as_array().expect("a list").clone()
}

fn files(shop: &Workshop, what: &str) -> Vec<String> {
    json(shop, &[what]).iter().map(|one| one["file"].as_str().expect("a file").to_owned()).collect()
}

#[test]
fn each_state_lists_what_is_in_it_and_nothing_else() {
    let shop = site();
    let huddle = |day: &str| format!("huddles/central/{day}-central-1.md");
    let overdue = json(&shop, &["overdue"]);
    assert_eq!(overdue.len(), 1);
    for (key, value) in [
        ("state", "overdue"),
        ("kind", "commitment"),
        ("id", "2026-06-04-central-1/late"),
        ("date", "2026-07-01"),
        ("owner", "Street lighting supervisor"),
    ] {
        assert_eq!(overdue[0][key], value, "{overdue:?}");
    }
    assert_eq!(overdue[0]["days"], 144);
    assert_eq!(files(&shop, "minutes"), [huddle("2026-08-06")]);
    assert_eq!(json(&shop, &["minutes"])[0]["date"], "2026-08-20", "two weeks after the huddle");
    assert_eq!(files(&shop, "unapproved"), [huddle("2026-05-07"), huddle("2026-07-02")]);
    assert_eq!(files(&shop, "drafts"), [huddle("2026-10-01")]);
    assert_eq!(json(&shop, &["drafts"])[0]["title"], "Of 2026-10-01");
    assert_eq!(files(&shop, "upcoming"), [huddle("2026-12-03")]);
    assert_eq!(files(&shop, "withdrawn"), [huddle("2026-09-03")]);
    assert_eq!(files(&shop, "unused"), ["media/nobody.csv"], "what a draft uses is used");
    assert_eq!(json(&shop, &[]).len(), 8);
}

#[test]
fn the_day_decides() {
    let shop = site();
    let on = |day: &str, what: &str| shop.run(&["list", what, "--today", day]).ends_with(0).out;
    assert_eq!(on("2026-07-01", "overdue"), "No commitment is overdue.\n");
    assert!(on("2026-07-02", "overdue").contains("2026-06-04-central-1/late"));
    assert_eq!(on("2026-12-04", "upcoming"), "No huddle is announced.\n");
    shop.run(&["list", "--today", "soon"]).refuses_saying(&["--today", "soon"]);
}

#[test]
fn a_table_fits_eighty_columns_and_cuts_no_name_that_people_copy() {
    let shop = site();
    let all = shop.run(&["list", "--today", TODAY]).ends_with(0).out;
    assert!(all.lines().all(|line| line.width() <= 80), "{all}");
    for words in ["Overdue commitments (1)", "2026-06-04-central-1/late", "Minutes that are not approved yet (2)", "…"]
    {
        assert!(all.contains(words), "{words} is not in\n{all}");
    }
    // Of a name that leaves no room for a title the name is shown.
    let long = "huddles/central/2026-05-14-first-ward-library-and-its-streets.md";
    shop.write(&format!("content/{long}"), &minutes("2026-05-14", "Library", "They met."));
    let unapproved = shop.run(&["list", "unapproved", "--today", TODAY]).ends_with(0).out;
    assert!(unapproved.lines().all(|line| line.width() <= 80) && unapproved.contains(&format!("2026-05-14  {long}\n")));
    for number in 1..=9 {
        shop.write(&format!("content/media/spare-{number}.csv"), "a,b\n1,2\n");
    }
    let few = shop.run(&["list", "--today", TODAY]).ends_with(0).out;
    assert!(few.contains("Files that no record uses (10)") && few.contains("and 5 more: huddle list unused"), "{few}");
    assert!(!shop.run(&["list", "unused", "--today", TODAY]).ends_with(0).out.contains("more"));
}

#[test]
fn the_sample_fits_too_and_a_site_with_nothing_says_so() {
    let shop = Workshop::empty();
    copy(&project("content"), &shop.path("content"));
    for what in [vec![], vec!["overdue"], vec!["unapproved"], vec!["upcoming"]] {
        let out = shop.run(&[&["list", "--today", TODAY][..], &what].concat()).ends_with(0).out;
        assert!(out.lines().all(|line| line.width() <= 80), "{out}");
    }
    let shop = Workshop::new();
    shop.write(
        "content/huddles/central/2026-05-07-central-1.md",
        &minutes("2026-05-07", "Lights", "Words.").replace(
            "division:",
            "minutes: approved\napproved_on: 2026-05-10\napproved_by: Division captain\ndivision:",
        ),
    );
    assert_eq!(shop.run(&["list", "--today", TODAY]).ends_with(0).out, "Nothing waits for anybody.\n");
    assert_eq!(shop.run(&["list", "--today", TODAY, "--format", "json"]).ends_with(0).out, "[]\n");
}

#[test]
fn records_with_mistakes_are_not_passed_over_in_silence() {
    let shop = site();
    shop.write("content/huddles/central/2026-11-05-central-1.md", "---\ntitle: Bad\ndate: never\n---\n");
    let ran = shop.run(&["list", "--today", TODAY]).ends_with(0);
    assert!(ran.reported.contains("Records with mistakes may be missing here: huddle check"), "{}", ran.reported);
}
