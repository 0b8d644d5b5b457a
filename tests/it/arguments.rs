//! What people type behind `huddle`: the address of a site, and the folder that is meant.

use crate::support::program::Workshop;

#[test]
fn an_address_that_is_typed_is_judged_as_that_of_the_settings() {
    let workshop = Workshop::new();
    for (typed, meant) in [
        ("huddles.example.org", "https://huddles.example.org/"),
        ("htp://huddles.example.org/x", "https://huddles.example.org/x/"),
        ("https://huddles.example.org/?a", "https://huddles.example.org/"),
        ("nowhere", "https://huddles.example.org/"),
        ("", "https://huddles.example.org/"),
    ] {
        for command in ["build", "check"] {
            let meant = format!("write it like --base-url {meant}");
            workshop.run(&[command, "--today", crate::support::TODAY, "--base-url", typed]).refuses_saying(&[&meant]);
        }
    }
    assert!(!workshop.path("public").exists());
}

#[test]
fn an_address_that_is_typed_needs_no_slash_at_its_end() {
    let workshop = Workshop::new();
    workshop.run(&["build", "--today", crate::support::TODAY, "--base-url", "https://typed.example/x"]).ends_with(0);
    assert!(workshop.read("public/robots.txt").contains("https://typed.example/x/sitemap.xml"));
}

#[test]
fn the_folder_that_holds_the_content_folder_stands_for_it() {
    let workshop = Workshop::empty();
    workshop.run(&["init", "my-site"]).ends_with(0);
    for folder in ["my-site", "my-site/", "my-site/content"] {
        let checked = workshop.run(&["check", folder]).ends_with(0);
        assert!(
            checked.reported.contains("The site can be published") || checked.reported.contains("No mistakes"),
            "{}",
            checked.reported
        );
    }
    workshop.run(&["build", "my-site", "--output", "site"]).ends_with(0);
    assert!(workshop.path("site/index.html").is_file());
    workshop.run(&["new", "page", "Help", "--content", "my-site"]).ends_with(0);
    assert!(workshop.path("my-site/content/pages/help.md").is_file());
    workshop.write("my-site/content/pages/bad.md", "---\ntitel: Bad\n---\n");
    let reported = workshop.run(&["check", "my-site"]).ends_with(1).reported;
    assert!(reported.contains("my-site/content/pages/bad.md:2:1"), "{reported}");
    // A folder that is a site itself is taken as it is, and one that holds none is named as it was typed.
    workshop.write("my-site/content/content/site.yaml", "title: \"Another\"\n");
    workshop.run(&["check", "my-site/content"]).ends_with(1);
    workshop.write("other/notes.txt", "None.");
    let reported = workshop.run(&["check", "other"]).ends_with(1).reported;
    assert!(reported.contains("other/site.yaml"), "{reported}");
}

#[test]
fn a_date_that_is_typed_otherwise_is_refused_with_its_readings() {
    let workshop = Workshop::new();
    workshop.run(&["new", "huddle", "central", "--date", "5/7/2026"]).refuses_saying(&[
        "--date",
        "5/7/2026",
        "2026-05-07",
    ]);
    workshop.run(&["new", "update", "lights", "--date", "2026-02-30"]).refuses_saying(&["--date", "2026-02-30"]);
    assert!(!workshop.path("content/updates").exists());
}

#[test]
fn an_area_that_is_not_there_is_refused_with_those_that_are() {
    let workshop = Workshop::new();
    workshop
        .run(&["new", "huddle", "central", "--area", "centrl-1", "--date", "2026-05-14"])
        .refuses_saying(&["centrl-1", "central-1"]);
    assert!(!workshop.path("content/huddles/central/2026-05-14-central-centrl-1.md").exists());
    workshop.run(&["new", "huddle", "central", "--area", "central-1", "--date", "2026-05-14"]).ends_with(0);
    assert!(workshop.read("content/huddles/central/2026-05-14-central-1.md").contains("response_areas: [central-1]"));
}

#[test]
fn what_is_said_of_many_places_is_printed_once_unless_all_is_asked_for() {
    let workshop = Workshop::new();
    for number in 1..=5 {
        workshop.write(&format!("content/pages/page-{number}.md"), "---\ntitel: Help\n---\nText.\n");
    }
    let places = |reported: &str| (1..=5).filter(|number| reported.contains(&format!("page-{number}.md:2:1"))).count();
    let few = workshop.run(&["check"]).ends_with(1).reported;
    assert!(few.contains("the same 5 times") && few.contains("at 2 more"), "{few}");
    assert_eq!(places(&few), 3, "{few}");
    let all = workshop.run(&["check", "--all"]).ends_with(1).reported;
    assert!(!all.contains("the same 5 times"), "{all}");
    assert_eq!(places(&all), 5, "{all}");
}
