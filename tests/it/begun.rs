//! What `huddle new` makes of what is there: translations, the words of a language, and updates that name what is open.

use crate::support::TODAY;
use crate::support::program::Workshop;

const SETTINGS: &str = "title: \"Minutes\"\norganization: {name: Office}\nbase_url: \
    https://minutes.example/\ntimezone: America/New_York\nlanguages: [en, es]\norganizations: [{id: transport, name: City transport}]\n";

const HUDDLE: &str = "content/huddles/central/2026-05-07-central-1.md";
const SPANISH: &str = "content/huddles/central/2026-05-07-central-1.es.md";

fn site() -> Workshop {
    let shop = Workshop::new();
    shop.write("content/site.yaml", SETTINGS);
    shop.write("content/media/plan.csv", "a,b\n1,2\n");
    shop.write(
        HUDDLE,
        "---\ntitle: \"Lights: \\\"Main Street\\\"\"\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n\
         minutes: draft\nsummary: Two are out.\nagenda: |\n  1. Lights\n  2. Noise\nconcerns:\n  - {id: dark, text: It is \
         dark.}\n  - {text: It is loud.}\ncommitments:\n  - {id: lights, text: Mend the lights, owner: {organization: \
         transport, role: Supervisor}, due: 2026-06-15}\n  - {id: sweep, text: Sweep the street, owner: {role: \
         Sweeper}}\n  - {id: old, text: Paint the wall, owner: {role: Painter}}\nattachments: [{file: media/plan.csv, \
         title: The plan}]\nallow: [{text: 704-555-0188, reason: \"The city's line\"}]\n---\nTwo lights are out on Main \
         Street. Call 704-555-0188 at night.\n\n- One is old.\n",
    );
    shop.write(
        "content/updates/2026/2026-07-01-news.md",
        "---\ntitle: News\ndate: 2026-07-01\nreports:\n  - {commitment: 2026-05-07-central-1/lights, status: \
         in-progress, note: One of two works.}\n  - {commitment: 2026-05-07-central-1/old, status: done, note: It is \
         red.}\n---\nMore news.\n",
    );
    shop.write("content/pages/about.md", "---\ntitle: About\nsummary: Who we are.\n---\nWe are here.\n");
    shop
}

fn check(shop: &Workshop) -> String {
    shop.run(&["check", "--today", TODAY]).ends_with(0).reported
}

#[test]
fn a_translation_has_every_text_and_says_that_none_is_translated() {
    let shop = site();
    let before = check(&shop);
    let ran = shop.run(&["new", "translation", HUDDLE]).ends_with(0);
    assert_eq!(ran.out.trim(), SPANISH);
    let text = shop.read(SPANISH);
    for line in [
        "title: \"Not translated yet: Lights: \\\"Main Street\\\"\"",
        "summary: \"Not translated yet: Two are out.\"",
        "  2. Noise",
        "  - {id: dark, text: \"Not translated yet: It is dark.\"}",
        "  - {id: lights, text: \"Not translated yet: Mend the lights\"}",
        "  - {file: media/plan.csv, title: \"Not translated yet: The plan\"}",
        "- One is old.",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}\n{text}");
    }
    let reported = check(&shop);
    assert!(
        reported.contains(
            "warning H048: not translated yet: the title, the summary, the agenda, 2 concerns, 3 commitments, 1 \
             attachment, the text; readers are shown what the original says"
        ),
        "{reported}"
    );
    assert_eq!(
        reported.matches("warning").count(),
        before.matches("warning").count() + 1 + 1,
        "one message and the sum: {reported}"
    );
    shop.build().ends_with(0);
    for page in ["public/es/huddles/2026-05-07-central-1/index.html", "public/huddles/2026-05-07-central-1/index.html"]
    {
        let page = shop.read(page);
        assert!(!page.contains("Not translated yet") && page.contains("Two lights are out on Main Street"), "{page}");
    }
}

#[test]
fn what_is_translated_is_shown_and_the_rest_is_named() {
    let shop = site();
    shop.run(&["new", "translation", "2026-05-07-central-1", "--language", "es"]).ends_with(0);
    let text = shop.read(SPANISH);
    let text = text
        .replace("Not translated yet: Two are out.", "Dos no funcionan.")
        .replace("Not translated yet: It is dark.", "Está oscuro.")
        .replace("Not translated yet: It is loud.", "Hay ruido.");
    shop.write(SPANISH, &text);
    let reported = check(&shop);
    assert!(reported.contains("not translated yet: the title, the agenda, 3 commitments"), "{reported}");
    shop.build().ends_with(0);
    let page = shop.read("public/es/huddles/2026-05-07-central-1/index.html");
    assert!(page.contains("Dos no funcionan.") && page.contains("Está oscuro.") && page.contains("Mend the lights"));
    assert!(!page.contains("Not translated yet"));
    // Everything translated: nothing is left to say.
    let all = text
        .replace("Not translated yet: the text below is that of the original.\n", "")
        .replace("Two lights are out", "Dos luces no funcionan")
        .replace("  Not translated yet:\n", "")
        .replace("Not translated yet: ", "Traducido: ");
    shop.write(SPANISH, &all);
    assert!(!check(&shop).contains("not translated"), "{}", check(&shop));
}

#[test]
fn the_line_above_a_text_that_is_still_the_originals_may_not_just_be_deleted() {
    let shop = site();
    shop.run(&["new", "translation", "about"]).ends_with(0);
    let file = "content/pages/about.es.md";
    let long = "We are here on every first Monday of the month, in the library and nowhere else.";
    shop.write("content/pages/about.md", &format!("---\ntitle: About\n---\n{long}\n"));
    shop.write(file, &format!("---\ntitle: Sobre\n---\n{long}\n"));
    assert!(check(&shop).contains("H053"));
}

#[test]
fn updates_pages_and_divisions_are_translated_too() {
    let shop = site();
    for (named, file, line) in [
        (
            "2026-07-01-news",
            "updates/2026/2026-07-01-news",
            "  - {commitment: 2026-05-07-central-1/lights, note: \"Not translated yet: One of two works.\"}",
        ),
        ("content/pages/about.md", "pages/about", "summary: \"Not translated yet: Who we are.\""),
        ("divisions/central.md", "divisions/central", "name: \"Not translated yet: Central\""),
    ] {
        shop.run(&["new", "translation", named, "-l", "es"]).ends_with(0);
        let text = shop.read(&format!("content/{file}.es.md"));
        assert!(text.lines().any(|known| known == line), "{line}\n{text}");
    }
    let reported = check(&shop);
    assert_eq!(reported.matches("warning H048: not translated yet").count(), 3, "{reported}");
    assert!(reported.contains("not translated yet: the title, 2 notes, the text"), "{reported}");
}

#[test]
fn what_cannot_be_translated_is_refused_with_what_to_type() {
    let shop = site();
    let refused = |arguments: &[&str], words: &[&str]| {
        shop.run(&[&["new", "translation"], arguments].concat()).refuses_saying(words);
    };
    refused(&["abuot"], &["no record \"abuot\"", "did you mean about?"]);
    refused(&["about", "--language", "fr"], &["fr is not a language of the site", "languages: [en, es, fr]"]);
    refused(&["about", "--language", "en"], &["written in en itself"]);
    shop.run(&["new", "translation", "about"]).ends_with(0);
    refused(&["about"], &["about.es.md is there already"]);
    refused(&["content/pages/about.es.md"], &["a translation itself", "pages/about.md"]);
    shop.write("content/site.yaml", &SETTINGS.replace("[en, es]", "[en, es, fr]"));
    refused(&["about"], &["--language es"]);
    shop.write("content/site.yaml", &SETTINGS.replace("[en, es]", "[en]"));
    refused(&["content/divisions/central.md"], &["no other language", "languages: [en, es]"]);
    let ran = site().run(&["new", "translation", "about", "--print"]).ends_with(0);
    assert!(ran.out.contains("title: \"Not translated yet: About\""), "{}", ran.out);
}

#[test]
fn the_words_of_a_new_language_wait_in_a_file_and_are_named_until_they_are_there() {
    let shop = site();
    shop.write("content/site.yaml", &SETTINGS.replace("[en, es]", "[en, fr]"));
    let reported = shop.run(&["check", "--today", TODAY]).ends_with(1).reported;
    assert!(reported.contains("huddle new translation words --language fr"), "{reported}");
    let file = "content/theme/languages/fr.ftl";
    assert_eq!(shop.run(&["new", "translation", "words", "--language", "fr"]).ends_with(0).out.trim(), file);
    let text = shop.read(file);
    assert!(
        text.lines().any(|line| line == "# skip = Skip to main content") || text.contains("\n# skip = "),
        "{text:.400}"
    );
    assert!(
        text.lines().all(|line| line.is_empty() || line.starts_with('#')),
        "nothing counts before it is translated"
    );
    let reported = check(&shop);
    assert!(reported.contains("theme/languages/fr.ftl:1:1: warning H025: \"fr\" has no words for "), "{reported}");
    shop.build().ends_with(0);
    // Every message in place, and nothing is missing; the plurals of several lines too.
    let whole: String = text
        .lines()
        .filter(|line| !line.starts_with("##"))
        .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
        .collect();
    shop.write(file, &whole);
    assert!(!check(&shop).contains("H025"), "{}", check(&shop));
    let english = whole.replacen("skip = ", "# skip = ", 1);
    shop.write(file, &english);
    let reported = check(&shop);
    assert!(
        reported.contains("has no words for 1 of the ") && reported.contains("shown in English: skip\n"),
        "{reported}"
    );
    let printed = shop.run(&["new", "translation", "words", "--language", "fr", "--print"]).ends_with(0).out;
    assert!(printed.starts_with("# skip = ") && printed.lines().count() == 1, "{printed}");
    shop.run(&["new", "translation", "words", "--language", "fr"]).refuses_saying(&["is there already", "--print >>"]);
    shop.write(file, &whole);
    shop.run(&["new", "translation", "words", "--language", "fr"]).refuses_saying(&["has words for every message"]);
}

#[test]
fn a_message_that_a_site_adds_in_english_alone_is_missed_elsewhere() {
    let shop = site();
    shop.write("content/theme/languages/en.ftl", "skip = Jump\nask_desk = Ask the desk\n");
    let reported = check(&shop);
    assert!(
        reported.contains("content/site.yaml:5:17: warning H025: \"es\" has no words for 1 of the ")
            && reported.contains(": ask_desk\n")
            && reported.contains("theme/languages/es.ftl"),
        "{reported}"
    );
}

#[test]
fn what_is_open_in_an_area_is_written_down_with_what_is_known_and_waits_for_news() {
    let shop = site();
    let file = "content/updates/2026/2026-11-22-news-central-1.md";
    let ran = shop.run(&["new", "report", "central-1", "--date", TODAY]).ends_with(0);
    assert_eq!(ran.out.trim(), file);
    assert!(ran.reported.contains("2 open commitments in central-1, 1 of them overdue"), "{}", ran.reported);
    let text = shop.read(file);
    for line in [
        "  # Mend the lights",
        "  #   City transport, Supervisor, promised 2026-05-07, was due 2026-06-15 (160 days ago)",
        "  #   2026-07-01 in-progress: One of two works.",
        "  #- {commitment: 2026-05-07-central-1/lights, status: in-progress, note: \"What was done\"}",
        "  #   Sweeper, promised 2026-05-07, without a date",
        "  #   nobody has reported on it yet",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}\n{text}");
    }
    assert!(!text.contains("Paint the wall"), "what is done is not open: {text}");
    assert!(text.find("Mend the lights") < text.find("Sweep the street"), "what is overdue comes first");
    // As it is, it says nothing, and check says so; of a line without its `#` the note is asked for.
    let reported = check(&shop);
    assert!(
        reported.contains("2026-11-22-news-central-1.md:1:1: warning H048: this update says nothing"),
        "{reported}"
    );
    let begun =
        text.replacen("#- {commitment: 2026-05-07-central-1/lights", "- {commitment: 2026-05-07-central-1/lights", 1);
    shop.write(file, &begun);
    let reported = shop.run(&["check", "--today", TODAY]).ends_with(1).reported;
    assert!(reported.contains("`note` is still what `huddle new` wrote"), "{reported}");
    shop.write(
        file,
        &begun.replacen("note: \"What was done\"", "note: \"Both work.\"", 1).replacen(
            "in-progress, note: \"Both",
            "done, note: \"Both",
            1,
        ),
    );
    assert!(!check(&shop).contains("2026-11-22-news-central-1.md"), "{}", check(&shop));
    shop.build().ends_with(0);
    assert!(shop.read("public/updates/2026-11-22-news-central-1/index.html").contains("Both work."));
}

#[test]
fn a_report_is_of_a_division_or_of_single_commitments_and_may_only_be_printed() {
    let shop = site();
    let printed =
        |places: &[&str]| shop.run(&[&["new", "report", "--print", "--date", TODAY], places].concat()).ends_with(0).out;
    for place in ["central", "Central", "01", "Response Area 1"] {
        assert!(printed(&[place]).contains("2026-05-07-central-1/sweep"), "{place}");
    }
    let one = printed(&["2026-05-07-central-1/old"]);
    assert!(one.starts_with("reports:\n") && one.contains("/old, status: done") && !one.contains("/sweep"), "{one}");
    assert!(!shop.path("content/updates/2026/2026-11-22-news-central.md").exists());
    shop.run(&["new", "report", "centrl-1"]).refuses_saying(&["centrl-1", "central-1"]);
    shop.write("content/divisions/north.md", "---\nname: North\nresponse_areas: [{id: north-1, name: One}]\n---\n");
    let none = shop.run(&["new", "report", "north"]).ends_with(0);
    assert!(none.out.contains("Nothing is open there"), "{}", none.out);
    assert!(!shop.path("content/updates").join("2026").join("2026-11-22-news-north.md").exists());
}
