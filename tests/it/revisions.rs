//! What was approved stays what it was, or says when and why it changed: `huddle approve`, and every edit that `check`
//! must find on any checkout, without the published site.

use crate::support::TODAY;
use crate::support::program::{Ran, Workshop, copy};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const RECORD: &str = "content/huddles/central/2026-05-07-central-1.md";
const SPANISH: &str = "content/huddles/central/2026-05-07-central-1.es.md";
const UPDATE: &str = "content/updates/2026/2026-06-11-lamps.md";
const FIRST: &str = "content/revisions/2026-05-07-central-1/1.md";
const SECOND: &str = "content/revisions/2026-05-07-central-1/2.md";
const CORRECTION: &str =
    "corrections:\n  - {date: 2026-06-01, kind: fact, reason: The lamp is on Main Street., by: Captain}\n";

const MINUTES: &str = "---
title: Lights on Main Street
date: 2026-05-07
start: \"18:00\"
end: \"19:30\"
division: central
response_areas: [central-1]
# A remark for the desk.
host: Library
location: {name: The library, address: 1 Hall St}
attendance: {residents: 12, police: 2}
participants:
  - {name: Dana Ruiz, role: Mayor Pro Tem}
topics: [lighting]
summary: \"Two lamps are out.\"
concerns:
  - {id: dark, topic: lighting, text: \"Two lamps are out.\", answered_by: [lamps]}
commitments:
  - {id: lamps, text: \"Mend two lamps.\", owner: {role: Captain}, due: 2026-08-01}
  - {id: walk, text: \"Walk the block at night.\", owner: {role: Sergeant}}
reports:
  - {commitment: 2026-04-02-central-1/count, status: done, note: \"Counted on April 20.\"}
attachments:
  - {file: media/counts.csv, title: The counts}
minutes: draft
next: {date: 2026-09-03}
---
Two lamps are out on Main Street.

![A lamp post](../../media/lamp.svg)

The [figures](../../media/figures.txt) were handed out.
";

const EARLIER: &str = "---
title: A count
date: 2026-04-02
division: central
response_areas: [central-1]
commitments:
  - {id: count, text: \"Count the lamps.\", owner: {role: Captain}}
---
The lamps are to be counted.
";

fn drawing(color: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><rect width=\"10\" height=\"10\" \
            fill=\"{color}\"/></svg>"
    )
}

/// A site of which nothing is approved yet.
fn site() -> Workshop {
    let workshop = Workshop::new();
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}languages: [en, es]\n"));
    workshop.write(
        "content/divisions/central.md",
        "---\nname: Central\ncode: \"01\"\nresponse_areas: [{id: central-1, name: Response Area 1}, {id: central-2, \
            name: Response Area 2}]\n---\n",
    );
    workshop.write(RECORD, MINUTES);
    workshop.write(SPANISH, "---\ntitle: Luces en Main Street\n---\nFaltan dos luces en Main Street.\n");
    workshop.write("content/huddles/central/2026-04-02-central-1.md", EARLIER);
    workshop.write("content/media/counts.csv", "block,lamps\n1,2\n");
    workshop.write("content/media/figures.txt", "Two lamps.\n");
    workshop.write("content/media/lamp.svg", &drawing("red"));
    workshop.write(
        UPDATE,
        "---\ntitle: Lamps\ndate: 2026-06-11\nreports:\n  - {commitment: 2026-05-07-central-1/lamps, status: done, note: \
            \"Both burn again.\"}\n---\nThe lamps came.\n",
    );
    workshop
}

fn approve(workshop: &Workshop, on: &str, file: &str) -> Ran {
    workshop.run(&["approve", file, "--on", on, "--by", "Captain"])
}

fn check(workshop: &Workshop) -> Ran {
    workshop.run(&["check", "--today", TODAY])
}

fn edit(workshop: &Workshop, path: &str, from: &str, to: &str) {
    let text = workshop.read(path);
    assert!(text.contains(from), "{from:?} is not in {path}:\n{text}");
    workshop.write(path, &text.replacen(from, to, 1));
}

/// A site whose minutes were approved, corrected, and approved again.
static APPROVED: LazyLock<Workshop> = LazyLock::new(|| {
    let workshop = site();
    approve(&workshop, "2026-05-21", RECORD).ends_with(0);
    edit(&workshop, RECORD, "Two lamps are out on Main Street.", "Two lamps are out in Main Street.");
    edit(&workshop, RECORD, "next: {", &format!("{CORRECTION}next: {{"));
    approve(&workshop, "2026-06-02", RECORD).ends_with(0);
    check(&workshop).ends_with(0);
    workshop
});

/// The same, to be changed.
fn approved() -> Workshop {
    APPROVED.copied()
}

#[test]
fn approving_sets_three_fields_and_leaves_every_other_byte() {
    let workshop = site();
    let ran = approve(&workshop, "2026-05-21", RECORD).ends_with(0);
    assert!(ran.out.contains("approved on 2026-05-21 by Captain") && ran.out.contains("revisions/"), "{}", ran.out);
    let expected = MINUTES.replace("minutes: draft\n", "minutes: approved\n").replace(
        "next: {date: 2026-09-03}\n---",
        "next: {date: 2026-09-03}\napproved_on: 2026-05-21\napproved_by: Captain\n---",
    );
    assert_eq!(workshop.read(RECORD), expected);
    let kept = workshop.read(FIRST);
    assert!(kept.ends_with(&format!("---\n{expected}")), "{kept}");
    for words in ["file: media/counts.csv", "file: media/lamp.svg", "language: es", "update: 2026-06-11-lamps"] {
        assert!(kept.contains(words), "{words} is not in\n{kept}");
    }
    assert!(workshop.read("content/revisions/2026-05-07-central-1/1.es.md").contains("Faltan dos luces"));
    check(&workshop).ends_with(0);
    let same = approve(&workshop, "2026-06-30", RECORD).ends_with(0);
    assert!(same.out.contains("version 1") && same.out.contains("nothing to approve"), "{}", same.out);
    assert_eq!(workshop.read(RECORD), expected);
    assert!(!workshop.path(SECOND).exists());
}

#[test]
fn a_file_of_windows_keeps_its_line_ends() {
    let workshop = site();
    workshop.write(RECORD, &format!("\u{FEFF}{}", MINUTES.replace('\n', "\r\n")));
    approve(&workshop, "2026-05-21", RECORD).ends_with(0);
    let text = workshop.read(RECORD);
    assert!(text.starts_with("\u{FEFF}---\r\n") && text.contains("approved_by: Captain\r\n---"), "{text:?}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    check(&workshop).ends_with(0);
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let workshop = site();
    let before = workshop.read(RECORD);
    for arguments in [vec!["approve", RECORD], vec!["approve", RECORD, "--on", "2026-05-21"]] {
        workshop.run(&arguments).refuses_saying(&["--on", "--by \"Division captain\""]);
    }
    for (on, words) in [("2026-13-01", "--on 2026-13-01"), ("2999-01-01", "after today")] {
        approve(&workshop, on, RECORD).refuses_saying(&[words]);
    }
    approve(&workshop, "2026-05-21", "huddles/central/nowhere.md")
        .refuses_saying(&["nowhere.md is no file of records"]);
    approve(&workshop, "2026-05-21", SPANISH).refuses_saying(&["is a translation"]);
    assert_eq!(workshop.read(RECORD), before);
}

#[test]
fn several_files_are_approved_together_or_not_at_all() {
    let workshop = site();
    let other = "huddles/central/2026-04-02-central-1.md";
    let arguments = |more: &'static str| vec!["approve", RECORD, other, more, "--on", "2026-05-21", "--by", "Captain"];
    edit(&workshop, &format!("content/{other}"), "owner: {role: Captain}", "owner: {role: Captain}, deu: 2026-05-01");
    let reported = workshop.run(&arguments("2026-05-07-central-1")).ends_with(1).reported;
    assert!(reported.contains("H012") && reported.contains("Nothing was approved"), "{reported}");
    assert!(!workshop.path("content/revisions").exists() && workshop.read(RECORD) == MINUTES);
    edit(&workshop, &format!("content/{other}"), ", deu: 2026-05-01", "");
    workshop.run(&arguments("2026-05-07-central-1")).ends_with(0);
    assert!(workshop.path(FIRST).exists() && workshop.path("content/revisions/2026-04-02-central-1/1.md").exists());
    check(&workshop).ends_with(0);
}

#[test]
fn what_cannot_be_approved_is_refused() {
    let hidden = site();
    edit(&hidden, RECORD, "minutes: draft", "publish: false");
    assert!(approve(&hidden, "2026-05-21", RECORD).ends_with(1).reported.contains("publish: false"));
    let early = site();
    assert!(approve(&early, "2026-05-01", RECORD).ends_with(1).reported.contains("before the huddle"));
    let changed = approved();
    edit(&changed, RECORD, "Two lamps are out in", "Three lamps are out in");
    let reported = approve(&changed, "2026-07-01", RECORD).ends_with(1).reported;
    assert!(reported.contains("H019"), "{reported}");
    let before = approved();
    edit(
        &before,
        RECORD,
        "by: Captain}\nnext",
        "by: Captain}\n  - {date: 2026-07-01, reason: A word., by: Captain}\nnext",
    );
    approve(&before, "2026-05-30", RECORD).refuses_saying(&["version 2 was approved on 2026-06-02"]);
}

#[test]
fn a_corrected_record_is_approved_again_with_the_next_number() {
    let workshop = approved();
    assert!(workshop.read(RECORD).contains("approved_on: 2026-06-02"));
    assert!(workshop.read(SECOND).contains("revision: 2") && workshop.read(SECOND).contains("previous: "));
    edit(&workshop, RECORD, "Two lamps are out in", "Three lamps are out in");
    let reported = check(&workshop).ends_with(1).reported;
    assert!(
        reported.contains("the text below the details is not what was approved on 2026-06-02 (version 2)"),
        "{reported}"
    );
    edit(
        &workshop,
        RECORD,
        "by: Captain}\nnext",
        "by: Captain}\n  - {date: 2026-05-30, reason: A word., by: Captain}\nnext",
    );
    assert!(check(&workshop).ends_with(1).reported.contains("no date on or after 2026-06-02"));
    edit(&workshop, RECORD, "date: 2026-05-30", "date: 2026-07-01");
    let reported = check(&workshop).ends_with(1).reported;
    assert!(
        reported.contains("error H065") && reported.contains("huddle approve huddles/central/2026-05-07-central-1.md"),
        "{reported}"
    );
    approve(&workshop, "2026-07-02", RECORD).ends_with(0);
    check(&workshop).ends_with(0);
}

#[test]
fn a_further_translation_is_kept_without_a_correction() {
    let workshop = site();
    let spanish = workshop.read(SPANISH);
    fs::remove_file(workshop.path(SPANISH)).expect("it is there");
    approve(&workshop, "2026-05-21", RECORD).ends_with(0);
    workshop.write(SPANISH, &spanish);
    check(&workshop).ends_with(0);
    let before = workshop.read(RECORD);
    approve(&workshop, "2026-05-28", RECORD).ends_with(0);
    assert_eq!(workshop.read(RECORD), before);
    assert!(workshop.path("content/revisions/2026-05-07-central-1/2.es.md").exists());
    check(&workshop).ends_with(0);
    edit(&workshop, SPANISH, "dos", "tres");
    assert!(check(&workshop).ends_with(1).reported.contains("the translation into \"es\""));
}

/// An edit of the approved site: what it is, how it is made, and what is reported of it.
struct Silent {
    name: &'static str,
    make: fn(&Workshop),
    code: &'static str,
    words: &'static str,
}

fn of_record(workshop: &Workshop, from: &str, to: &str) {
    edit(workshop, RECORD, from, to);
}

fn remove(workshop: &Workshop, path: &str) {
    fs::remove_file(workshop.path(path)).expect("it is there");
}

macro_rules! silent {
    ($($name:literal: $make:expr, $code:literal, $words:literal;)*) => {
        &[$(Silent { name: $name, make: $make, code: $code, words: $words }),*]
    };
}

const SILENT: &[Silent] = silent! {
    "words": |w| of_record(w, "are out in Main", "burn in Main"), "H019", "the text below the details";
    "a word added at the end": |w| of_record(w, "handed out.\n", "handed out to all.\n"), "H019", "the text";
    "title": |w| of_record(w, "title: Lights", "title: Lamps"), "H019", "`title`";
    "date": |w| of_record(w, "date: 2026-05-07", "date: 2026-05-08"), "H019", "`date`";
    "start": |w| of_record(w, "\"18:00\"", "\"17:00\""), "H019", "`start`";
    "response areas": |w| of_record(w, "[central-1]", "[central-2]"), "H019", "`response_areas`";
    "host": |w| of_record(w, "host: Library", "host: School"), "H019", "`host`";
    "location": |w| of_record(w, "1 Hall St", "2 Hall St"), "H019", "`location`";
    "attendance": |w| of_record(w, "residents: 12", "residents: 120"), "H019", "`attendance`";
    "participants": |w| of_record(w, "Mayor Pro Tem", "Mayor"), "H019", "`participants`";
    "topics": |w| of_record(w, "topics: [lighting]", "topics: [lighting, noise]"), "H019", "`topics`";
    "summary": |w| of_record(w, "summary: \"Two", "summary: \"Three"), "H019", "`summary`";
    "a concern": |w| of_record(w, "text: \"Two lamps are out.\"", "text: \"A lamp is out.\""), "H019", "`concerns`";
    "the words of a promise": |w| of_record(w, "Mend two lamps", "Look at two lamps"), "H019", "`commitments`";
    "when it is due": |w| of_record(w, "due: 2026-08-01", "due: 2026-12-01"), "H019", "`commitments`";
    "who promised": |w| of_record(w, "owner: {role: Sergeant}", "owner: {role: Captain}"), "H019", "`commitments`";
    "a promise taken out": |w| of_record(w,
        "  - {id: walk, text: \"Walk the block at night.\", owner: {role: Sergeant}}\n", ""), "H019", "`commitments`";
    "a report given there": |w| of_record(w, "Counted on April 20", "Counted on April 2"), "H019", "`reports`";
    "status": |w| of_record(w, "minutes: approved", "status: postponed\nminutes: approved"), "H019", "`status`";
    "a draft again": |w| of_record(w, "minutes: approved", "minutes: draft"), "H019", "`minutes`";
    "the day of the approval": |w| of_record(w, "approved_on: 2026-06-02", "approved_on: 2026-05-22"), "H019",
        "`approved_on`";
    "who approved": |w| of_record(w, "approved_by: Captain", "approved_by: Chief"), "H019", "`approved_by`";
    "an attachment replaced": |w| w.write("content/media/counts.csv", "block,lamps\n1,9\n"), "H019",
        "the file media/counts.csv";
    "a linked file replaced": |w| w.write("content/media/figures.txt", "Nine lamps.\n"), "H019",
        "the file media/figures.txt";
    "a picture replaced": |w| w.write("content/media/lamp.svg", &drawing("blue")), "H019", "the file media/lamp.svg";
    "an attachment taken out": |w| of_record(w, "attachments:\n  - {file: media/counts.csv, title: The counts}\n", ""),
        "H019", "`attachments`";
    "an attachment under another title": |w| of_record(w, "title: The counts", "title: Counts"), "H019", "`attachments`";
    "the record deleted": |w| { remove(w, RECORD); remove(w, SPANISH); remove(w, UPDATE) }, "H063",
        "there is no such record any more";
    "the record renamed": |w| {
        let to = w.path("content/huddles/central/2026-05-07-central-lights.md");
        fs::rename(w.path(RECORD), to).expect("it is there");
        remove(w, SPANISH);
        remove(w, UPDATE);
    }, "H063", "`formerly: [\"2026-05-07-central-1\"]`";
    "the record hidden": |w| of_record(w, "title: Lights", "publish: false\ntitle: Lights"), "H063",
        "take out `publish: false`";
    "another id": |w| of_record(w, "title: Lights", "id: lights\ntitle: Lights"), "H063", "no such record any more";
    "a correction reworded": |w| of_record(w, "The lamp is on Main Street.", "A lamp."), "H067", "2026-06-01";
    "the day of a correction": |w| of_record(w, "date: 2026-06-01", "date: 2026-05-30"), "H067", "2026-06-01";
    "a correction taken out": |w| of_record(w, CORRECTION, ""), "H067", "2026-06-01";
    "a translation changed": |w| edit(w, SPANISH, "dos", "tres"), "H019", "the translation into \"es\"";
    "a translation removed": |w| remove(w, SPANISH), "H019", "the translation into \"es\", which is gone";
    "an update changed": |w| edit(w, UPDATE, "The lamps came.", "No lamps came."), "H019", "this update is not what";
    "a note of an update changed": |w| edit(w, UPDATE, "Both burn", "One burns"), "H019", "this update is not what";
    "an update removed": |w| remove(w, UPDATE), "H063", "the update \"2026-06-11-lamps\"";
    "a version changed": |w| edit(w, FIRST, "Two lamps are out on", "Three lamps are out on"), "H066", "was changed";
    "the head of a version changed": |w| edit(w, SECOND, "approved_by: Captain", "approved_by: Chief"), "H066",
        "was changed";
    "a version removed": |w| { remove(w, FIRST); remove(w, "content/revisions/2026-05-07-central-1/1.es.md") }, "H066", "follows version 1, which is missing";
    "the translation of a version removed": |w| remove(w, "content/revisions/2026-05-07-central-1/2.es.md"), "H066",
        "has lost its translation";
    "the newest version removed": |w| { remove(w, SECOND); remove(w, "content/revisions/2026-05-07-central-1/2.es.md") },
        "H065", "has not been approved again";
    "the minutes withdrawn without a reason": |w| of_record(w, "minutes: approved", "minutes: withdrawn"), "H019",
        "no correction says who decided that";
};

#[test]
fn every_silent_edit_of_what_was_approved_is_found() {
    assert!(SILENT.len() >= 26);
    let before = approved();
    let mut wrong = Vec::new();
    for Silent { name, make, code, words } in SILENT {
        let workshop = before.copied();
        make(&workshop);
        let ran = check(&workshop);
        if ran.code != Some(1) || !ran.reported.contains(&format!("error {code}")) || !ran.reported.contains(words) {
            wrong.push(format!("{name}: {code} with {words:?} was expected:\n{}", ran.reported));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Harmless = (&'static str, fn(&Workshop));

const HARMLESS: &[Harmless] = &[
    ("line ends of Windows", |w| w.write(RECORD, &w.read(RECORD).replace('\n', "\r\n"))),
    ("line ends of Windows in versions", |w| w.write(SECOND, &w.read(SECOND).replace('\n', "\r\n"))),
    ("line ends of Windows in an attachment", |w| {
        w.write("content/media/counts.csv", "block,lamps\r\n1,2\r\n");
    }),
    ("a byte order mark", |w| w.write(RECORD, &format!("\u{FEFF}{}", w.read(RECORD)))),
    ("white space at line ends", |w| w.write(RECORD, &w.read(RECORD).replace('\n', " \n"))),
    ("empty lines", |w| of_record(w, "---\nTwo lamps", "---\n\n\nTwo lamps")),
    ("no line end at the end", |w| w.write(RECORD, w.read(RECORD).trim_end())),
    ("the order of fields", |w| {
        of_record(
            w,
            "title: Lights on Main Street\ndate: 2026-05-07\n",
            "date: 2026-05-07\ntitle: Lights on Main Street\n",
        );
    }),
    ("quotes", |w| of_record(w, "title: Lights on Main Street", "title: \"Lights on Main Street\"")),
    ("another style of a list", |w| of_record(w, "topics: [lighting]", "topics:\n  - lighting")),
    ("one area without brackets", |w| of_record(w, "response_areas: [central-1]", "response_area: central-1")),
    ("a comment in the details", |w| of_record(w, "# A remark for the desk.", "# Another remark.")),
    ("a comment in the text", |w| of_record(w, "The [figures]", "<!-- for the desk -->\nThe [figures]")),
    ("what is said of the next huddle", |w| of_record(w, "next: {date: 2026-09-03}", "next: {date: 2026-09-10}")),
    ("the usual status", |w| of_record(w, "division: central", "status: held\ndivision: central")),
    ("what may look private", |w| {
        of_record(w, "division: central", "allow: [{text: \"1 Hall St\", reason: The library.}]\ndivision: central");
    }),
    ("a report of a later huddle", |w| {
        w.write(
            "content/huddles/central/2026-07-02-central-1.md",
            "---\ntitle: Lamps again\ndate: 2026-07-02\ndivision: central\nresponse_areas: [central-1]\nreports:\n  - \
                {commitment: 2026-05-07-central-1/walk, status: done, note: \"On June 20.\"}\n---\nThe block was walked.\n",
        );
    }),
    ("a further correction of the update", |w| {
        edit(w, UPDATE, "The lamps came.", "The lamps came late.");
        edit(
            w,
            UPDATE,
            "date: 2026-06-11\n",
            "date: 2026-06-11\ncorrections: [{date: 2026-06-20, reason: They came late., by: Captain}]\n",
        );
    }),
    ("another site's settings", |w| {
        let settings = w.read("content/site.yaml");
        w.write("content/site.yaml", &format!("{settings}rules: {{minutes_due_days: 30}}\n"));
    }),
    ("other records", |w| edit(w, "content/huddles/central/2026-04-02-central-1.md", "to be counted", "counted")),
];

#[test]
fn edits_that_change_nothing_of_what_was_approved_are_not_reported() {
    let before = approved();
    let mut wrong = Vec::new();
    for (name, make) in HARMLESS {
        let workshop = before.copied();
        make(&workshop);
        let ran = check(&workshop);
        if ran.code != Some(0)
            || ["H019", "H063", "H065", "H066", "H067"].iter().any(|code| ran.reported.contains(code))
        {
            wrong.push(format!("{name}:\n{}", ran.reported));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_update_is_approved_without_a_change_of_its_file() {
    let workshop = approved();
    let before = workshop.read(UPDATE);
    approve(&workshop, "2026-06-12", UPDATE).ends_with(0);
    assert_eq!(workshop.read(UPDATE), before);
    check(&workshop).ends_with(0);
    edit(&workshop, UPDATE, "The lamps came.", "No lamps came.");
    let reported = check(&workshop).ends_with(1).reported;
    assert_eq!(reported.matches("error H").count(), 1, "{reported}");
    assert!(reported.contains(&format!("{UPDATE}:")) && reported.contains("(version 1)"), "{reported}");
    edit(
        &workshop,
        UPDATE,
        "date: 2026-06-11\n",
        "date: 2026-06-11\ncorrections: [{date: 2026-06-20, reason: None came., by: Captain}]\n",
    );
    assert!(check(&workshop).ends_with(1).reported.contains("H065"));
    approve(&workshop, "2026-06-21", UPDATE).ends_with(0);
    check(&workshop).ends_with(0);
}

#[test]
fn minutes_that_are_approved_by_hand_on_a_site_that_keeps_versions_are_named() {
    let workshop = approved();
    let by_hand =
        EARLIER.replace("division:", "minutes: approved\napproved_on: 2026-06-30\napproved_by: Captain\ndivision:");
    workshop.write("content/huddles/central/2026-04-02-central-1.md", &by_hand);
    let reported = check(&workshop).ends_with(0).reported;
    assert!(reported.contains("warning H068") && reported.contains("2026-04-02-central-1.md:4"), "{reported}");
    // Those of before are what an archive is full of.
    let before = by_hand.replace("2026-06-30", "2026-04-16");
    workshop.write("content/huddles/central/2026-04-02-central-1.md", &before);
    assert!(!check(&workshop).ends_with(0).reported.contains("H068"));
}

#[test]
fn minutes_that_say_who_approved_them_are_kept_without_a_question() {
    let workshop = site();
    edit(&workshop, RECORD, "minutes: draft", "minutes: approved\napproved_on: 2026-05-21\napproved_by: Chief");
    let before = workshop.read(RECORD);
    workshop.run(&["approve", RECORD]).ends_with(0);
    assert_eq!(workshop.read(RECORD), before);
    assert!(workshop.read(FIRST).contains("approved_by: Chief"));
    check(&workshop).ends_with(0);
    workshop.run(&["approve", UPDATE]).refuses_saying(&["--on"]);
}

#[test]
fn two_branches_that_approve_different_records_share_no_file() {
    let one = site();
    let other = one.copied();
    let earlier = "content/huddles/central/2026-04-02-central-1.md";
    approve(&one, "2026-05-21", RECORD).ends_with(0);
    approve(&other, "2026-04-16", earlier).ends_with(0);
    let files = |workshop: &Workshop| crate::support::program::files(&workshop.path("content"));
    let (before, ours, theirs) = (files(&site()), files(&one), files(&other));
    let changed = |now: &std::collections::BTreeMap<String, Vec<u8>>| -> std::collections::BTreeSet<String> {
        now.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(changed(&ours).intersection(&changed(&theirs)).count(), 0);
    assert!(changed(&ours).len() == 3 && changed(&theirs).len() == 2);
    copy(&other.path("content/revisions"), &one.path("content/revisions"));
    fs::copy(other.path(earlier), one.path(earlier)).expect("a copy");
    check(&one).ends_with(0);
}

#[test]
fn nothing_of_kept_versions_is_published_but_what_differs() {
    let workshop = site();
    edit(&workshop, RECORD, "# A remark for the desk.", "# zqvcomment");
    edit(&workshop, RECORD, "The [figures]", "<!-- zqvhidden -->\nThe [figures]");
    approve(&workshop, "2026-05-21", RECORD).ends_with(0);
    let kept = workshop.read(FIRST);
    let hash = kept.lines().find_map(|line| line.strip_prefix("hash: ")).expect("a hash").to_owned();
    workshop.build().ends_with(0);
    let holds = |folder: &Path, words: &str| {
        crate::support::program::files(folder)
            .values()
            .any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
    };
    for words in ["zqvcomment", "zqvhidden", hash.as_str()] {
        assert!(!holds(&workshop.path("public"), words), "{words} is published");
    }
}
