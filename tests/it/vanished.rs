//! Nothing that was published vanishes by accident: a build that is compared with the published site.

use crate::support::program::{Ran, Workshop, copy, minutes, whole_site};
use crate::support::server::Server;
use std::fs;
use std::net::TcpListener;
use std::sync::LazyLock;

const RECORD: &str = "content/huddles/central/2026-05-07-central-1.md";
const MOVED: &str = "content/huddles/central/2026-05-07-central-lights.md";

fn approved(more: &str, body: &str) -> String {
    format!(
        "---\ntitle: Lights\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\nminutes: approved\n\
        approved_on: 2026-05-21\napproved_by: Captain\n{more}commitments:\n  - {{id: lamps, text: Two lamps are mended., \
        owner: {{role: Captain}}}}\n---\n{body}\n"
    )
}

/// A site that was published: the folder `published/`, as the content was before a test changes it.
static PUBLISHED: LazyLock<Workshop> = LazyLock::new(|| {
    let workshop = Workshop::new();
    workshop.write(RECORD, &approved("", "Two lights are out."));
    workshop.write("content/huddles/central/2026-06-04-central-1.md", &minutes("2026-06-04", "Trees", "A tree fell."));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWhat huddles are.\n");
    workshop
        .write("content/updates/2026/2026-06-11-lamps.md", "---\ntitle: Lamps\ndate: 2026-06-11\n---\nThey came.\n");
    workshop.build().ends_with(0);
    copy(&workshop.path("public"), &workshop.path("published"));
    workshop
});

/// The same, to be changed.
fn published() -> Workshop {
    PUBLISHED.copied()
}

fn remove(workshop: &Workshop, path: &str) {
    fs::remove_file(workshop.path(path)).expect("the file is there");
}

fn rename(workshop: &Workshop, from: &str, to: &str) {
    fs::rename(workshop.path(from), workshop.path(to)).expect("the file is there");
}

fn compared(workshop: &Workshop, command: &str) -> Ran {
    workshop.run(&[command, "--today", crate::support::TODAY, "--previous", "published"])
}

/// Asserts that `check` and `build` both refuse with this message.
fn refuses(workshop: &Workshop, words: &[&str]) {
    for command in ["check", "build"] {
        let reported = compared(workshop, command).ends_with(1).reported;
        for word in words {
            assert!(reported.contains(word), "{command}: {word:?} is not in\n{reported}");
        }
    }
}

#[test]
fn a_record_that_would_be_gone_is_named_with_three_ways_out() {
    let workshop = published();
    remove(&workshop, RECORD);
    let words = [
        "content/site.yaml:1:1: error H063",
        "the huddle \"2026-05-07-central-1\" is published at /huddles/2026-05-07-central-1/",
        "bring its file back",
        "`minutes: withdrawn`",
        "`formerly: [2026-05-07-central-1]`",
    ];
    refuses(&workshop, &words);
    assert_eq!(compared(&workshop, "check").reported.matches("H063").count(), 1, "its commitment is part of it");
    workshop.build().ends_with(0);
}

#[test]
fn every_kind_of_record_is_missed() {
    for (path, name) in [
        ("content/pages/about.md", "the page \"about\" is published at /about/"),
        ("content/updates/2026/2026-06-11-lamps.md", "the update \"2026-06-11-lamps\" is published at /updates/"),
        ("content/huddles/central/2026-06-04-central-1.md", "the huddle \"2026-06-04-central-1\""),
    ] {
        let workshop = published();
        remove(&workshop, path);
        refuses(&workshop, &[name, "error H063"]);
    }
    let workshop = published();
    workshop.write(RECORD, &approved("", "Two lights are out.").replace("id: lamps", "id: lights"));
    refuses(&workshop, &["the commitment \"2026-05-07-central-1/lamps\" is published at /commitments/", RECORD]);
    let division = "content/divisions/central.md";
    workshop.write(RECORD, &approved("", "Two lights are out.").replace("[central-1]", "[central-2]"));
    let second = workshop.read(division).replace("central-1", "central-2");
    workshop.write(division, &second);
    workshop.write(
        "content/huddles/central/2026-06-04-central-1.md",
        &minutes("2026-06-04", "Trees", "").replace("[central-1]", "all"),
    );
    refuses(&workshop, &["the response area \"central-1\" is published at /divisions/central/central-1/", division]);
}

#[test]
fn a_draft_of_what_was_published_is_missed_at_its_line() {
    let workshop = published();
    let about = "content/pages/about.md";
    workshop.write(about, &workshop.read(about).replace("title: About", "title: About\npublish: false"));
    refuses(&workshop, &["content/pages/about.md:3:10: error H063", "take out `publish: false`"]);
}

#[test]
fn a_file_with_a_mistake_is_not_called_gone_too() {
    let workshop = published();
    workshop.write(RECORD, &approved("", "Two lights are out.").replace("date: 2026-05-07", "date: 2026-05-70"));
    let reported = compared(&workshop, "check").ends_with(1).reported;
    assert!(!reported.contains("H063"), "{reported}");
}

#[test]
fn a_withdrawn_record_keeps_its_address() {
    let workshop = published();
    let withdrawn = approved("", "Two lights are out.")
        .replace(
            "minutes: approved",
            "minutes: withdrawn\ncorrections: [{date: 2026-07-01, reason: A name., by: Captain}]",
        )
        .replace("approved_on: 2026-05-21\napproved_by: Captain\n", "");
    workshop.write(RECORD, &withdrawn);
    compared(&workshop, "build").ends_with(0);
    assert!(workshop.read("public/huddles/2026-05-07-central-1/index.html").contains("A name."));
}

#[test]
fn a_renamed_record_leads_on_from_its_old_address() {
    let workshop = published();
    rename(&workshop, RECORD, MOVED);
    refuses(&workshop, &[&format!("{MOVED}:1:1: error H063"), "write `formerly: [\"2026-05-07-central-1\"]`"]);
    workshop.write(MOVED, &approved("formerly: [2026-05-07-central-1]\n", "Two lights are out."));
    compared(&workshop, "build").ends_with(0);
    let old = workshop.read("public/huddles/2026-05-07-central-1/index.html");
    let new = "huddles/2026-05-07-central-lights/";
    assert!(old.contains(&format!("<link rel=\"canonical\" href=\"https://minutes.example/{new}\">")), "{old}");
    assert!(old.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url=../../{new}\">")), "{old}");
    assert!(old.contains(&format!("<a href=\"../../{new}\">Lights</a>")), "{old}");
    let redirects = workshop.read("public/_redirects");
    assert_eq!(
        redirects,
        "/commitments/2026-05-07-central-1/lamps/ /commitments/2026-05-07-central-lights/lamps/ 301\n\
        /huddles/2026-05-07-central-1/ /huddles/2026-05-07-central-lights/ 301\n"
    );
    assert!(!workshop.read("public/sitemap.xml").contains("2026-05-07-central-1"));
    whole_site(&workshop.path("public")).expect("every file is as the manifest says");
    // An address that leads on must go on leading on.
    fs::remove_dir_all(workshop.path("published")).expect("the folder is there");
    copy(&workshop.path("public"), &workshop.path("published"));
    workshop.write(MOVED, &approved("", "Two lights are out."));
    refuses(&workshop, &["the huddle \"2026-05-07-central-1\" is published at /huddles/2026-05-07-central-1/"]);
}

#[test]
fn renaming_an_approved_record_hides_no_change_of_it() {
    let workshop = published();
    rename(&workshop, RECORD, MOVED);
    workshop.write(MOVED, &approved("formerly: [2026-05-07-central-1]\n", "Three lights are out."));
    refuses(&workshop, &[&format!("{MOVED}:6:10: error H019")]);
    workshop.write(
        MOVED,
        &approved(
            "corrections: [{date: 2026-07-01, reason: It was three., by: Captain}]\nformerly: [2026-05-07-central-1]\n",
            "Three lights are out.",
        ),
    );
    compared(&workshop, "build").ends_with(0);
}

#[test]
fn places_and_pages_lead_on_too() {
    let workshop = published();
    rename(&workshop, "content/pages/about.md", "content/pages/about-us.md");
    refuses(&workshop, &["content/pages/about-us.md:1:1: error H063", "`formerly: [\"about\"]`"]);
    workshop.write("content/pages/about-us.md", "---\ntitle: About\nformerly: about\n---\nWhat huddles are.\n");
    let division = workshop.read("content/divisions/central.md");
    remove(&workshop, "content/divisions/central.md");
    let midtown = division.replace("name: Central\n", "name: Midtown\nformerly: central\n");
    let midtown = midtown.replace("id: central-1,", "id: midtown-1, formerly: [central-1],");
    workshop.write("content/divisions/midtown.md", &midtown);
    for path in [RECORD, "content/huddles/central/2026-06-04-central-1.md"] {
        let text =
            workshop.read(path).replace("division: central", "division: midtown").replace("[central-1]", "[midtown-1]");
        let text = text.replace(
            "minutes: approved\n",
            "minutes: approved\ncorrections: [{date: 2026-07-01, reason: A new name., by: Captain}]\n",
        );
        workshop.write(path, &text);
    }
    compared(&workshop, "build").ends_with(0);
    for (old, new) in [
        ("about", "../about-us/"),
        ("divisions/central", "../../divisions/midtown/"),
        ("divisions/central/central-1", "../../../divisions/midtown/midtown-1/"),
        ("divisions/central/midtown-1", "../../../divisions/midtown/midtown-1/"),
    ] {
        let page = workshop.read(&format!("public/{old}/index.html"));
        assert!(page.contains(&format!("url={new}\"")), "{old}: {page}");
    }
}

#[test]
fn earlier_ids_that_are_none_are_reported() {
    for (formerly, place, words) in [
        ("/huddles/2026-05-01-x/", "9:11", "write the id alone: `2026-05-01-x`"),
        ("2026-06-04-central-1", "9:11", "is the id of another record"),
        ("2026-05-07-central-1", "9:11", "is the id that this record has now"),
    ] {
        let workshop = published();
        workshop.write(RECORD, &approved(&format!("formerly: {formerly}\n"), "Two lights are out."));
        let reported = compared(&workshop, "check").ends_with(1).reported;
        assert!(reported.contains(&format!("{RECORD}:{place}: error")) && reported.contains(words), "{reported}");
    }
    let workshop = published();
    workshop.write(RECORD, &approved("formerly: [a, b, a]\n", "Two lights are out."));
    assert!(compared(&workshop, "check").ends_with(1).reported.contains("is in the list twice"));
    workshop.write("content/pages/one.md", "---\ntitle: One\nformerly: old\n---\nOne.\n");
    workshop.write("content/pages/two.md", "---\ntitle: Two\nformerly: old\n---\nTwo.\n");
    let reported = compared(&workshop, "check").ends_with(1).reported;
    assert!(reported.contains("\"old\" is said to be an earlier id of \"one\" too"), "{reported}");
}

#[test]
fn half_of_the_records_going_at_once_needs_a_number() {
    let workshop = published();
    rename(&workshop, RECORD, MOVED);
    workshop.write(MOVED, &approved("formerly: [2026-05-07-central-1]\n", "Two lights are out."));
    let (trees, plants) =
        ("content/huddles/central/2026-06-04-central-1.md", "content/huddles/central/2026-06-04-central-trees.md");
    rename(&workshop, trees, plants);
    workshop.write(plants, &workshop.read(plants).replace("title:", "formerly: [2026-06-04-central-1]\ntitle:"));
    compared(&workshop, "check").ends_with(0);
    rename(&workshop, "content/pages/about.md", "content/pages/about-us.md");
    workshop.write("content/pages/about-us.md", "---\ntitle: About\nformerly: about\n---\nWhat huddles are.\n");
    refuses(&workshop, &["error H064", "3 of the 5 published records", "`--allow-removals 3`"]);
    let allowed = |number: &str| {
        let arguments =
            ["check", "--today", crate::support::TODAY, "--previous", "published", "--allow-removals", number];
        workshop.run(&arguments)
    };
    allowed("2").ends_with(1);
    allowed("3").ends_with(0);
}

#[test]
fn a_site_that_is_not_there_is_no_reason_to_compare_nothing() {
    let workshop = published();
    let run = |arguments: &[&str]| workshop.run(&[&["check", "--today", crate::support::TODAY], arguments].concat());
    run(&["--previous", "nowhere"]).refuses_saying(&["no site is published at nowhere", "--first"]);
    run(&["--previous", "nowhere", "--first"]).ends_with(0);
    run(&["--previous", "published", "--first"]).refuses_saying(&["already", "leave out --first"]);
    workshop.write("broken/manifest.json", "{");
    run(&["--previous", "broken"]).refuses_saying(&["manifest.json", "not one of this program"]);
    let older = workshop.read("published/manifest.json").replace("\"addresses\":{", "\"earlier\":{");
    workshop.write("older/manifest.json", &older);
    run(&["--previous", "older"]).refuses_saying(&["a version of this program that did not list the addresses"]);
    run(&["--previous", "broken", "--first"]).refuses_saying(&["already"]);
    let reported = run(&[]).ends_with(0).reported;
    assert!(reported.contains("not compared with the published site"), "{reported}");
    assert!(!run(&["--previous", "published"]).reported.contains("not compared"));
    run(&["--first"]).ends_with(2);
}

#[test]
fn the_published_site_is_read_where_readers_get_it() {
    let workshop = published();
    let server = Server::of(workshop.path("published"));
    let check = |place: &str, more: &[&str]| {
        let arguments = ["check", "--today", crate::support::TODAY, "--previous", place];
        workshop.run(&[&arguments, more].concat())
    };
    check(&server.address("/"), &[]).ends_with(0);
    check(&server.address("/missing"), &[]).refuses_saying(&["no site is published at", "404", "--first"]);
    check(&server.address("/missing"), &["--first"]).ends_with(0);
    check(&server.address("/broken"), &["--first"]).refuses_saying(&["500"]);
    remove(&workshop, RECORD);
    let reported = check(server.address("/").trim_end_matches('/'), &[]).ends_with(1).reported;
    assert!(reported.contains("error H063"), "{reported}");
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    check(&format!("http://{closed}/"), &["--first"]).refuses_saying(&["no server answers there"]);
}
