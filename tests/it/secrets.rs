//! What looks private is never repeated: not by a message, a help, an excerpt or an edit, in no format of any command.
//! The pages of the site are another matter: they are what was written.

use crate::support::TODAY;
use crate::support::program::{Workshop, minutes};

/// A value of every kind, in a sentence, with the part that must not come back.
const SECRETS: [(&str, &str); 18] = [
    ("Call her at 313-555-0142.", "313-555-0142"),
    ("Call 313 five five five 0187.", "five five five 0187"),
    ("Write to dana.pell@mail.example.", "dana.pell"),
    ("Write to walt (at) alder (dot) example.", "walt (at) alder"),
    ("SSN 219-09-9999 was read.", "219-09-9999"),
    ("Her social is 078 05 1120.", "078 05 1120"),
    ("Card 4111 1111 1111 1111 was used.", "4111 1111 1111 1111"),
    ("Driver's license D1234567 was lost.", "D1234567"),
    ("VIN 1HGCM82633A004352 was towed.", "1HGCM82633A004352"),
    ("License plate 7ABC123 was seen.", "7ABC123"),
    ("She lives at 1423 Maple Street.", "1423 Maple"),
    ("He was born on March 14, 1961.", "March 14, 1961"),
    ("See case number 26-001234.", "26-001234"),
    ("The victim, Rosa Delgado, spoke.", "Rosa Delgado"),
    ("Kevin Duarte (age 15) was there.", "Kevin Duarte"),
    ("Account number 000123456789 was emptied.", "000123456789"),
    ("IBAN GB82 WEST 1234 5698 7654 32 was given.", "WEST 1234"),
    ("Passcode: hJ7kQ2w9 lets everybody in.", "hJ7kQ2w9"),
];

const COMMANDS: [(&str, &[&str]); 2] = [("check", &["--all"]), ("build", &["--all"])];

fn repeats_nothing(what: &str, texts: &[&str]) {
    for (_, secret) in SECRETS {
        for text in texts {
            assert!(!text.contains(secret), "{what} repeats {secret}:\n{text}");
        }
    }
}

/// Every value in the text, and in fields in which other mistakes are made, which are reported with what was written.
fn planted(is_error: bool) -> Workshop {
    let shop = Workshop::new();
    let settings = shop.read("content/site.yaml");
    let rule = if is_error { "rules: {private: error}\n" } else { "" };
    shop.write("content/site.yaml", &format!("{settings}{rule}"));
    let body: Vec<String> =
        SECRETS.iter().map(|(sentence, _)| format!("{sentence} [gone](../../media/gone.pdf)")).collect();
    shop.write(
        "content/huddles/central/2026-06-04-central-1.md",
        &minutes("2026-06-04", "In the text", &body.join("\n\n")),
    );
    for (at, (sentence, _)) in SECRETS.iter().enumerate() {
        let quoted = serde_json::to_string(sentence).expect("a text");
        let unquoted = sentence.replace(": ", " ");
        shop.write(
            &format!("content/huddles/central/2026-07-{:02}-central-1.md", at + 1),
            &format!(
                "---\ntitle: {quoted}\ndate: 2026-07-{:02}\ndivision: {unquoted}\nresponse_areas: [{quoted}]\nstatus: {quoted}\n\
                    summary: Notes: {unquoted}\nunknown: {quoted}\n---\nWords. {sentence}\n",
                at + 1
            ),
        );
    }
    shop
}

#[test]
fn no_report_repeats_what_looks_private() {
    for is_error in [false, true] {
        let shop = planted(is_error);
        for (command, more) in COMMANDS {
            for format in ["text", "json", "github", "sarif"] {
                let arguments = [&[command, "--today", TODAY, "--format", format][..], more].concat();
                let ran = shop.run(&arguments);
                // Of annotations only the worst ten are written.
                let is_reported = ran.out.contains("H020") || ran.reported.contains("H020") || format == "github";
                assert!(is_reported, "{command} {format} reports it");
                repeats_nothing(&format!("{command} {format}"), &[&ran.out, &ran.reported]);
            }
        }
    }
}

#[test]
fn the_kind_and_the_place_are_said_and_the_line_is_masked() {
    let shop = Workshop::new();
    let body = "Ask Ana, 313-555-0142, or Lou.";
    shop.write("content/huddles/central/2026-06-04-central-1.md", &minutes("2026-06-04", "Lights", body));
    let reported = shop.run(&["check", "--today", TODAY]).reported;
    assert!(
        reported.contains("2026-06-04-central-1.md:7:10: warning H020: this looks like a telephone number"),
        "{reported}"
    );
    assert!(reported.contains("7 | Ask Ana, ••••••••••••, or Lou."), "{reported}");
    assert!(reported.contains("|          ^^^^^^^^^^^^\n"), "{reported}");
}

#[test]
fn a_difference_is_shown_without_what_looks_private() {
    let (old, new) = (Workshop::new(), Workshop::new());
    let body: Vec<&str> = SECRETS.iter().map(|(sentence, _)| *sentence).collect();
    new.write("content/huddles/central/2026-05-07-central-1.md", &minutes("2026-05-07", "Lights", &body.join("\n\n")));
    let (old, new_content) = (old.path("content"), new.path("content"));
    let places = [old.to_str().expect("UTF-8"), new_content.to_str().expect("UTF-8")];
    for format in ["text", "markdown", "json"] {
        let ran = new.run(&["diff", "--today", TODAY, "--format", format, places[0], places[1]]);
        assert!(ran.out.contains("Lights"), "{format}: {} {}", ran.out, ran.reported);
        repeats_nothing(&format!("diff {format}"), &[&ran.out, &ran.reported]);
    }
}

#[test]
fn the_last_line_counts_the_exceptions_in_force() {
    let shop = Workshop::new();
    let record = "---\ntitle: Lights\ndate: 2026-06-04\ndivision: central\nresponse_areas: [central-1]\nallow:\n  - {text: \
        313-555-0142, reason: The desk., by: Captain, until: 2026-11-22}\n  - {text: 313-555-0143, reason: The desk., by: Captain, \
            until: 2026-11-21}\n---\nCall 313-555-0142 or 313-555-0143.\n";
    shop.write("content/huddles/central/2026-06-04-central-1.md", record);
    let reported = shop.run(&["check", "--today", TODAY]).reported;
    assert!(reported.trim_end().ends_with("1 exception of `allow:` is in force."), "{reported}");
    assert_eq!(reported.matches("H070").count(), 1, "the other is over: {reported}");
    assert_eq!(reported.matches("H020").count(), 1, "what it let stand is reported again: {reported}");
}
