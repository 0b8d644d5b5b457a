//! What was taken out since nobody may read it: what readers see of a mark, in every field and every kind of file, and
//! `huddle redact`, which takes it out of the record and of every kept version.

use crate::published::kinds;
use crate::support::html::Page;
use crate::support::program::{Ran, Workshop, files, minutes};
use crate::support::{Built, Content, TODAY};
use huddle::record::model::redaction::{REASONS, mark, marks};
use std::collections::BTreeSet;

const SETTINGS: &str = "title: Minutes\norganization: {name: Office}\nbase_url: https://minutes.example/\ntimezone: \
    America/New_York\nlanguages: [en, es]\n";

const DIVISION: &str = "---\nname: \"Central [[redacted: other]]\"\nsummary: \"Of [[redacted: other]]\"\nresponse_areas: [{id: central-1, name: \
    \"Area [[redacted: other]]\"}]\noffice: {name: \"Desk [[redacted: other]]\", address: \"[[redacted: home-address]]\"}\n---\nAt \
    [[redacted: other]].\n";

const HUDDLE: &str = r#"---
title: "Lights for [[redacted: juvenile-name]]"
date: 2026-05-07
division: central
response_areas: [central-1]
host: "The house of [[redacted: private-name]]"
location: {name: "Home of [[redacted: private-name]]", address: "[[redacted: home-address]]", accessibility: "Ring [[redacted: phone]]"}
participants:
  - {name: "[[redacted: private-name]]", role: "Sister of [[redacted:juvenile-name]]", organization: "Club of [[redacted: private-name]]"}
summary: "Spoke with [[redacted: juvenile-name]]."
concerns:
  - {id: one, text: "Asked by [[redacted: victim-name]]."}
commitments:
  - {id: lights, text: "Write to [[redacted: email]].", owner: {role: "Friend of [[redacted: witness-name]]"}}
reports:
  - {commitment: 2026-04-02-central-1/count, status: done, note: "Counted by [[redacted: private-name]]."}
attachments: [{file: media/plan.txt, title: "Letter of [[redacted: private-name]]"}]
agenda: |
  - Hear [[redacted: witness-name]]
minutes: approved
approved_on: 2026-05-14
approved_by: "Aunt of [[redacted: juvenile-name]]"
corrections: [{date: 2026-05-20, kind: redaction, reason: "Names, as [[redacted: private-name]] asked.", by: "Clerk [[redacted: private-name]]"}]
---
# Talk with [[redacted: juvenile-name]]

[[redacted: juvenile-name]], **[[redacted: plate]]** and [[[redacted: phone]]](../media/plan.txt) and `[[redacted: health]]`.

> [[redacted: case-number]]

| a | [[redacted: account]] |
|---|---|
| [[redacted: vehicle]] | d |

![The house of [[redacted: private-name]]](../media/lamp.png)

<b>[[redacted: license]]</b>

[[redacted: birth-date]]: Aye

    [[redacted: identity-number]]

- [[redacted: court-order]]
"#;

fn content() -> Content {
    let spanish = "---\ntitle: \"Luces para [[redacted: juvenile-name]]\"\nsummary: \"Habló [[redacted: juvenile-name]].\"\nconcerns: [{id: one, text: \
        \"Pidió [[redacted: victim-name]].\"}]\n---\nHabló [[redacted: juvenile-name]] de la calle.\n";
    let earlier = "---\ntitle: \"A count\"\ndate: 2026-04-02\ndivision: central\nresponse_areas: [central-1]\ncommitments: \
        [{id: count, text: \"Count.\", owner: {role: Captain}}]\n---\nCount.\n";
    let update = "---\ntitle: \"News of [[redacted: private-name]]\"\ndate: 2026-06-01\nsummary: \"By [[redacted: private-name]]\"\nreports: \
        [{commitment: 2026-05-07-central-1/lights, status: done, note: \"[[redacted: private-name]] did.\"}]\n---\n[[redacted: private-name]] did.\n";
    let page = "---\ntitle: \"About [[redacted: private-name]]\"\nsummary: \"On [[redacted: private-name]]\"\n---\nAbout \
        [[redacted: private-name]].\n";
    let picture =
        std::fs::read(crate::support::project("tests/sites/renamed/media/1.png")).expect("the picture is there");
    Content::new(SETTINGS)
        .with("divisions/central.md", DIVISION)
        .with("huddles/2026-04-02-central-1.md", earlier)
        .with("huddles/2026-05-07-central-1.md", HUDDLE)
        .with("huddles/2026-05-07-central-1.es.md", spanish)
        .with("updates/2026-06-01-news.md", update)
        .with("pages/about.md", page)
        .with_media("media/plan.txt", b"A plan.\n")
        .with_media("media/lamp.png", &picture)
}

/// The kinds of files that hold these words, packed or not.
fn kinds_with<'b>(built: &'b Built, words: &str) -> BTreeSet<&'b str> {
    let holds = |text: &Vec<u8>| memchr::memmem::find(text, words.as_bytes()).is_some();
    let files = built.files.iter().filter(|(path, bytes)| kinds::texts(path, bytes).iter().any(holds));
    files.map(|(path, _)| kinds::kind(path)).collect()
}

#[test]
fn every_field_and_every_kind_of_file_shows_the_reason_in_words() {
    let built = content().publishing_everything().build();
    assert_eq!(kinds_with(&built, "[[redacted"), BTreeSet::new(), "a mark is shown as it is written");
    let kinds = kinds_with(&built, "redacted: name of a child");
    for kind in ["html", "xml", "json", "csv", "md", "sqlite", "jsonl"] {
        assert!(kinds.contains(kind), "no file of the kind {kind} has the words: {kinds:?}");
    }
    let page = built.page("huddles/2026-05-07-central-1/");
    for words in [
        "name of a child",
        "name of a victim",
        "name of a witness",
        "name of a private person",
        "home address",
        "telephone number",
        "e-mail address",
        "date of birth",
        "identity number",
        "license plate",
        "vehicle number",
        "account or card number",
        "case number",
        "health of a person",
        "by order of a court",
    ] {
        assert!(
            page.contains(&format!("<span class=\"redacted\">[redacted: {words}]</span>")),
            "{words} is not in\n{page}"
        );
    }
    // Lines of a calendar are folded.
    let calendars = built.files.iter().filter(|(path, _)| path.ends_with(".ics"));
    let unfolded: Vec<String> =
        calendars.map(|(_, bytes)| String::from_utf8_lossy(bytes).replace("\r\n ", "")).collect();
    assert!(unfolded.iter().any(|text| text.contains("Lights for [redacted: name of a child]")), "{unfolded:?}");
}

#[test]
fn readers_of_each_language_have_the_words_of_the_text() {
    let built = content().build();
    let spanish = built.page("es/huddles/2026-05-07-central-1/");
    assert!(spanish.contains("Habló <span class=\"redacted\">[suprimido: nombre de un menor]</span>"), "{spanish}");
    // A commitment that is not translated is shown in English, and so is its mark.
    assert!(spanish.contains("Write to <span class=\"redacted\">[redacted: e-mail address]</span>"), "{spanish}");
}

#[test]
fn a_mark_is_a_tag_only_where_tags_are() {
    let built = content().build();
    for (path, page) in built.pages() {
        crate::support::html::well_formed(page).unwrap_or_else(|wrong| panic!("{path}: {wrong}"));
        let parsed = Page::read(page);
        assert!(parsed.text_of("title").is_none_or(|title| !title.contains("span")), "{path}");
        let in_attribute = |tag: &crate::support::html::Tag| format!("{tag:?}").matches("redacted").count() > 1;
        assert!(!parsed.tags().any(|tag| tag.name == "span" && in_attribute(tag)), "{path}");
    }
    let page = built.page("huddles/2026-05-07-central-1/");
    assert!(page.contains("alt=\"The house of [redacted: name of a private person]\""), "{page}");
    assert!(page.contains("<title>Lights for [redacted: name of a child]"), "{page}");
}

#[test]
fn nobody_finds_anything_by_the_words_of_a_mark() {
    let built = content().build();
    let index: Vec<Vec<u8>> = built
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("search/") && path.contains("/words-"))
        .flat_map(|(path, bytes)| kinds::texts(path, bytes))
        .collect();
    let holds = |word: &str| index.iter().any(|text| memchr::memmem::find(text, word.as_bytes()).is_some());
    assert!(
        holds("light"),
        "the index of words is read: {:?}",
        built.files.keys().filter(|path| path.starts_with("search/")).collect::<Vec<_>>()
    );
    for word in ["redact", "child", "suprim", "menor", "witness"] {
        assert!(!holds(word), "{word} is in the index");
    }
    // What is found shows them.
    assert!(kinds_with(&built, "Talk with [redacted: name of a child]").contains("bin"));
}

#[test]
fn a_mark_is_no_mistake_and_its_reason_says_nothing_of_the_names_beside_it() {
    // HTML in a text is another mistake.
    let content = content().edited("huddles/2026-05-07-central-1.md", "<b>[[redacted: license]]</b>\n", "");
    let content = content.with(
        "huddles/2026-06-04-central-1.md",
        "---\ntitle: \"A\"\ndate: 2026-06-04\ndivision: central\nresponse_areas: [central-1]\n---\nThe captain, Dana \
            Ruiz, met [[redacted: victim-name]] and Officer Lee Marsh.\n",
    );
    let reported: Vec<String> =
        content.diags().iter().map(|diag| format!("{:?} {} {}", diag.code, diag.place.file, diag.message)).collect();
    assert_eq!(reported, Vec::<String>::new());
}

#[test]
fn every_reason_has_words_in_english_and_spanish() {
    let english = std::fs::read_to_string(crate::support::project("themes/civic/languages/en.ftl")).expect("words");
    let spanish = std::fs::read_to_string(crate::support::project("themes/civic/languages/es.ftl")).expect("words");
    for reason in REASONS {
        let message = format!("\nredacted_{} = ", reason.replace('-', "_"));
        assert!(english.contains(&message) && spanish.contains(&message), "{reason}");
        assert!(marks(&mark(reason))[0].is_known(), "{reason}");
    }
}

const RECORD: &str = "content/huddles/central/2026-05-07-central-1.md";
const SPANISH: &str = "content/huddles/central/2026-05-07-central-1.es.md";
const FIRST: &str = "content/revisions/2026-05-07-central-1/1.md";
const SECOND: &str = "content/revisions/2026-05-07-central-1/2.md";

/// A site whose minutes name somebody, were approved with a translation, corrected and approved again.
fn approved() -> Workshop {
    let workshop = Workshop::new();
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}languages: [en, es]\n"));
    workshop.write(
        RECORD,
        "---\ntitle: Lights for Zqva Vorn\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n# Zqva Vorn \
            called\nsummary: \"Zqva Vorn spoke of two lamps.\"\n---\nTwo lamps are out on Main Street, said Zqva\nVorn. \
            ZQVA VORN asked twice.\n",
    );
    workshop.write(SPANISH, "---\ntitle: Luces\nsummary: Habló Zqva Vorn.\n---\nFaltan dos luces.\n");
    let approve = |on: &str| workshop.run(&["approve", RECORD, "--on", on, "--by", "Captain"]).ends_with(0);
    approve("2026-05-21");
    let text = workshop.read(RECORD).replace("Main Street", "Hall Street").replacen(
        "division:",
        "corrections: [{date: 2026-06-01, kind: fact, reason: \"It is Hall Street, says Zqva Vorn.\", by: Captain}]\ndivision:",
        1,
    );
    workshop.write(RECORD, &text);
    approve("2026-06-02");
    workshop
}

fn redact(workshop: &Workshop, place: &str, more: &[&str]) -> Ran {
    let arguments = ["redact", place, "--reason", "private-name", "--by", "Captain", "--on", "2026-07-01"];
    workshop.run(&[arguments.as_slice(), more].concat())
}

/// Where a text stands first in a file, as it is typed.
fn place(workshop: &Workshop, file: &str, text: &str) -> String {
    let all = workshop.read(file);
    let at = all.find(text).unwrap_or_else(|| panic!("{text} is not in {file}"));
    let line = all[..at].matches('\n').count() + 1;
    let column = all[..at].rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{file}:{line}:{column}-{}", column + text.chars().count() - 1)
}

/// Checks a folder that has mistakes, which say this.
fn finds(workshop: &Workshop, words: &[&str]) {
    let ran = workshop.run(&["check", "--today", TODAY]).ends_with(1);
    for word in words {
        assert!(said(&ran).contains(word), "{word}: {}", said(&ran));
    }
}

/// All that the program said.
fn said(ran: &Ran) -> String {
    format!("{}{}", ran.out, ran.reported)
}

/// Whether a word is in any file of the folder.
fn holds(workshop: &Workshop, folder: &str, word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let all = files(&workshop.path(folder));
    let held = all.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).to_lowercase().contains(&lower));
    held.map(|(path, _)| path.clone()).collect()
}

#[test]
fn it_is_taken_out_of_the_record_its_translations_and_every_version() {
    let workshop = approved();
    let ran = redact(&workshop, &place(&workshop, RECORD, "Zqva Vorn"), &[]).ends_with(0);
    assert_eq!(holds(&workshop, "content", "zqva"), Vec::<String>::new(), "{}", said(&ran));
    assert!(!said(&ran).to_lowercase().contains("zqva"), "{}", said(&ran));
    for words in ["history of the repository", "fork", "docs/redacting.md"] {
        assert!(said(&ran).contains(words), "{words}: {}", said(&ran));
    }
    let record = workshop.read(RECORD);
    assert!(record.contains("title: \"Lights for [[redacted: private-name]]\""), "{record}");
    assert!(record.contains("said [[redacted: private-name]]. [[redacted: private-name]] asked twice."), "{record}");
    assert!(record.contains("kind: \"redaction\"") && record.contains("name of a private person"), "{record}");
    // It is right as it is: nothing waits for an approval, and the versions still follow each other.
    let checked = workshop.run(&["check", "--today", TODAY]).ends_with(0);
    assert!(!said(&checked).contains("revisions/"), "{}", said(&checked));
    for version in [FIRST, SECOND] {
        let text = workshop.read(version);
        assert!(text.contains("redactions:\n- on: 2026-07-01\n  by: Captain\n  reason: private-name\n"), "{text}");
    }
    workshop.build().ends_with(0);
    assert_eq!(holds(&workshop, "public", "zqva"), Vec::<String>::new());
    let page = workshop.read("public/huddles/2026-05-07-central-1/versions/2/index.html");
    assert!(page.contains("The words of this change are not shown"), "{page}");
    // The next approval keeps a version with the correction, and nothing of what was taken out.
    workshop.run(&["approve", RECORD, "--on", "2026-07-02", "--by", "Captain"]).ends_with(0);
    workshop.run(&["check", "--today", TODAY]).ends_with(0);
}

#[test]
fn what_is_done_to_a_version_beside_that_is_still_seen() {
    let workshop = approved();
    redact(&workshop, &place(&workshop, RECORD, "Zqva Vorn"), &[]).ends_with(0);
    let second = workshop.read(SECOND);
    // A version that was tampered with.
    workshop.write(SECOND, &second.replace("Hall Street", "Mill Street"));
    finds(&workshop, &["H066", "changed after it was written"]);
    // A note of a redaction that is taken away with the hash made anew does not follow the version before.
    let first = workshop.read(FIRST);
    workshop.write(SECOND, &second);
    workshop.write(FIRST, &first.replace("reason: private-name", "reason: phone"));
    finds(&workshop, &["H066"]);
    workshop.write(FIRST, &first);
    // A correction that disappears.
    let record = workshop.read(RECORD);
    let without = record.replace("kind: \"redaction\"", "kind: \"typo\"");
    assert_ne!(record, without);
    workshop.write(RECORD, &without);
    finds(&workshop, &["H075", "no correction of the record says so"]);
    // Any other change waits for its own correction and approval.
    workshop.write(RECORD, &record.replace("on Hall Street, said", "on Mill Street, said"));
    finds(&workshop, &["H019"]);
}

#[test]
fn it_can_be_named_where_a_version_or_a_translation_has_it() {
    let workshop = approved();
    redact(&workshop, &place(&workshop, SECOND, "Zqva Vorn spoke"), &[]).ends_with(0);
    assert!(!workshop.read(FIRST).contains("Vorn spoke"));
    assert_eq!(
        holds(&workshop, "content", "habló zqva"),
        vec![
            "huddles/central/2026-05-07-central-1.es.md",
            "revisions/2026-05-07-central-1/1.es.md",
            "revisions/2026-05-07-central-1/2.es.md"
        ]
    );
    redact(&workshop, &place(&workshop, SPANISH, "Zqva Vorn"), &[]).ends_with(0);
    assert_eq!(holds(&workshop, "content", "zqva"), Vec::<String>::new());
    workshop.run(&["check", "--today", TODAY]).ends_with(0);
}

#[test]
fn where_else_it_is_said_is_reported_by_place_alone() {
    let workshop = approved();
    workshop.write("content/pages/team.md", "---\ntitle: Team\n---\nWith Zqva Vorn.\n");
    let before = files(&workshop.path("content"));
    let shown = redact(&workshop, &place(&workshop, RECORD, "Zqva Vorn"), &["--show"]).ends_with(0);
    assert!(before == files(&workshop.path("content")), "--show writes nothing");
    for ran in [shown, redact(&workshop, &place(&workshop, RECORD, "Zqva Vorn"), &[]).ends_with(0)] {
        assert!(said(&ran).contains("pages/team.md: the same words are on line 4"), "{}", said(&ran));
        assert!(!said(&ran).to_lowercase().contains("zqva"), "{}", said(&ran));
    }
}

#[test]
fn what_cannot_be_taken_out_is_refused_and_nothing_is_written() {
    let workshop = approved();
    let before = files(&workshop.path("content"));
    let place = place(&workshop, RECORD, "Zqva Vorn");
    let refused = |arguments: &[&str], words: &[&str]| {
        let ran = workshop.run(arguments);
        assert_ne!(ran.code, Some(0), "{arguments:?}");
        for word in words {
            assert!(said(&ran).contains(word), "{word}: {}", said(&ran));
        }
        assert!(!said(&ran).to_lowercase().contains("zqva"), "{}", said(&ran));
    };
    let reason = ["--by", "Captain", "--reason"];
    let run = |place: &str, why: &str, words: &[&str]| {
        refused(&[&["redact", place], reason.as_slice(), &[why]].concat(), words);
    };
    run(&place, "juvenile-names", &["did you mean juvenile-name?", "home-address"]);
    run("content/nowhere.md:1:1-2", "phone", &["no file of records"]);
    run(&format!("{RECORD}:3"), "phone", &["FILE:LINE:COLUMN-COLUMN"]);
    run(&format!("{RECORD}:3:1-900"), "phone", &["has no line 3 with columns 1 to 900"]);
    run(&format!("{RECORD}:3:7-10"), "phone", &["part of an id, a date"]);
    run(&format!("{RECORD}:1:1-3"), "phone", &["no word"]);
    assert!(before == files(&workshop.path("content")));
}

/// The line with which a version names an update.
fn named(workshop: &Workshop, version: &str) -> String {
    let text = workshop.read(version);
    let at = text.lines().position(|line| line == "- update: 2026-06-11-lamps");
    let at = at.unwrap_or_else(|| panic!("no update is named: {text}"));
    text.lines().nth(at + 2).unwrap_or_default().to_owned()
}

#[test]
fn versions_of_a_huddle_keep_no_hash_of_what_an_update_said() {
    const UPDATE: &str = "content/updates/2026-06-11-lamps.md";
    let workshop = Workshop::new();
    let promise = "commitments:\n  - {id: lamps, text: Mend two lamps., owner: {role: Captain}, due: 2026-08-01}\n";
    let text = minutes("2026-05-07", "Lights", "Two lamps are out.");
    let write = |say: &str| workshop.write(RECORD, &text.replacen("division:", &format!("{promise}{say}division:"), 1));
    write("");
    let update = "---\ntitle: Lamps\ndate: 2026-06-11\nreports:\n  - {commitment: 2026-05-07-central-1/lamps, status: done, \
        note: Both burn again.}\n---\nZqva Vorn says so.\n";
    workshop.write(UPDATE, update);
    let approve = |on: &str| workshop.run(&["approve", RECORD, "--on", on, "--by", "Captain"]).ends_with(0);
    approve("2026-06-21");
    let first = named(&workshop, FIRST);
    write("corrections: [{date: 2026-06-22, kind: fact, reason: It was two., by: Captain}]\n");
    approve("2026-06-23");
    assert_eq!(named(&workshop, SECOND), first);
    let ran = redact(&workshop, &place(&workshop, UPDATE, "Zqva Vorn"), &[]).ends_with(0);
    assert!(said(&ran).contains(&format!("{SECOND}: names what was changed as it is now")), "{}", said(&ran));
    assert!(workshop.read(UPDATE).contains("[[redacted: private-name]] says so."));
    for version in [FIRST, SECOND] {
        assert_ne!(named(&workshop, version), first, "{version}");
    }
    let checked = workshop.run(&["check", "--today", TODAY]).ends_with(0);
    assert!(!said(&checked).contains("revisions/"), "{}", said(&checked));
    // What is done to the update after that is still seen.
    workshop.write(UPDATE, &workshop.read(UPDATE).replace("says so.", "says no."));
    finds(&workshop, &["this update is not what it was"]);
}
