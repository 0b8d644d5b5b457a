//! Texts in which nothing was found are not searched again by the next build, which reports what a clean build reports.

use crate::support::program::{Ran, Workshop, minutes};
use crate::support::{Content, SMALLEST_SITE, options};
use huddle::record::parse::{Class, Habits, parse_searched};
use huddle::text::markdown::facts::Searched;
use huddle::text::source::Source;
use std::sync::Arc;

/// A text with nothing in it that is sought, and one of each kind that is.
const TEXTS: [(&str, &str); 5] = [
    ("2026-05-07-central-1", "The lamp at the corner works again."),
    ("2026-05-14-central-1", "Call the clerk at home: 704-555-0123."),
    ("2026-05-21-central-1", "We meet on Monday, May 7, 2026."),
    ("2026-05-28-central-1", "The lamp is due by February 30."),
    ("2026-06-04-central-1", "The lamp was repaired.\n\nPage 1 of 3\n\nThe minutes end."),
];

fn path(name: &str) -> String {
    format!("content/huddles/central/{name}.md")
}

fn put(workshop: &Workshop, name: &str, text: &str) {
    workshop.write(&path(name), &minutes(&name[..10], &format!("Lamps of {name}"), text));
}

fn workshop() -> Workshop {
    let workshop = Workshop::new();
    TEXTS.iter().for_each(|(name, text)| put(&workshop, name, text));
    workshop
}

/// The first line of each report.
fn reports(ran: &Ran) -> Vec<String> {
    ran.reported.lines().filter(|line| line.contains(": warning H")).map(str::to_owned).collect()
}

/// How many texts need not be searched again.
fn plain(workshop: &Workshop) -> usize {
    let manifest: serde_json::Value = serde_json::from_str(&workshop.read("public/manifest.json")).expect("it is JSON");
    manifest["plain"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_build_over_another_reports_the_same() {
    let workshop = workshop();
    let first = workshop.build().ends_with(0);
    let manifest = workshop.read("public/manifest.json");
    let found = reports(&first);
    for (name, _) in &TEXTS[1..] {
        assert!(found.iter().any(|line| line.contains(name)), "{name}: {found:#?}");
    }
    assert!(!found.iter().any(|line| line.contains(TEXTS[0].0)), "{found:#?}");
    let second = workshop.build().ends_with(0);
    assert_eq!(reports(&second), found);
    assert_eq!(workshop.read("public/manifest.json"), manifest, "what was not searched again is still known");
}

#[test]
fn only_texts_in_which_nothing_was_found_are_known() {
    let workshop = workshop();
    workshop.build().ends_with(0);
    let known = plain(&workshop);
    assert!(known > 0);
    put(&workshop, "2026-06-11-central-1", "The lamp at the other corner works too.");
    workshop.build().ends_with(0);
    assert_eq!(plain(&workshop), known + 1);
    put(&workshop, "2026-06-18-central-1", "Call the clerk at home: 704-555-0188.");
    workshop.build().ends_with(0);
    assert_eq!(plain(&workshop), known + 1);
    // How many texts are not published is nobody's business.
    let draft = minutes("2026-06-25", "Lamps to come", "Nothing yet.").replacen("---\n", "---\npublish: false\n", 1);
    workshop.write(&path("2026-06-25-central-1"), &draft);
    workshop.build().ends_with(0);
    assert_eq!(plain(&workshop), known + 1);
}

#[test]
fn a_text_that_was_changed_is_searched() {
    let workshop = workshop();
    workshop.build().ends_with(0);
    let (name, text) = TEXTS[0];
    put(&workshop, name, &format!("{text} Call the clerk at home: 704-555-0188."));
    let changed = workshop.build().ends_with(0);
    assert!(reports(&changed).iter().any(|line| line.contains(name)), "{}", changed.reported);
    put(&workshop, name, text);
    let back = workshop.build().ends_with(0);
    assert!(!reports(&back).iter().any(|line| line.contains(name)), "{}", back.reported);
}

#[test]
fn without_a_key_nothing_is_said_of_texts() {
    let built = Content::new(SMALLEST_SITE).build_with(&options());
    let manifest = String::from_utf8_lossy(&built.files["manifest.json"]).into_owned();
    assert!(manifest.contains("\"files\"") && !manifest.contains("\"plain\""), "{manifest}");
}

/// What is passed over is what the facts call plain, and nothing else.
#[test]
fn what_is_passed_over_is_what_makes_a_text_plain() {
    for (name, text) in TEXTS {
        let source = Source::new(crate::support::site_path(&path(name)), minutes(&name[..10], "Lamps", text));
        let (source, habits) = (Arc::new(source), Habits::default());
        let parsed = |searched| parse_searched(source.clone(), Class::Huddle, &habits, searched);
        let (all, less) = (parsed(Searched::NotYet), parsed(Searched::Nothing));
        assert!(less.facts.is_plain(), "{name}");
        assert_eq!(all.record, less.record, "{name}");
        assert_eq!(all.diags, less.diags, "{name}");
        assert_eq!(all.facts.body.links, less.facts.body.links, "{name}");
        assert_eq!(all.facts.unwritten, less.facts.unwritten, "{name}");
        if all.facts.is_plain() {
            assert_eq!(all.facts.body, less.facts.body, "{name}");
        }
    }
}
