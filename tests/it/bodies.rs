//! Bodies from end to end: no word of the minutes disappears, ids are unique on a page, what a page shows is found.
//! Pages are read by a parser of HTML that the program has no part in.

use crate::support::html::Page;
use crate::support::*;
use huddle::text::markdown::facts::gather;
use huddle::text::markdown::html::{Addressed, BodyWords, Setting, Target, render};
use huddle::text::markdown::source::{Leaving, published};
use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const RECORD: &str =
    "---\ntitle: \"Central huddle\"\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n---\n";
const DIVISION: &str =
    "---\nname: Central\ncode: \"01\"\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n";
const FILE: &str = "huddles/central/2026-05-07-a.md";

/// The site with these minutes.
fn site(body: &str) -> Content {
    Content::new(SMALLEST_SITE)
        .publishing_everything()
        .with("divisions/central.md", DIVISION)
        .with(FILE, &format!("{RECORD}{body}\n"))
}

/// The minutes on the page, as HTML.
fn minutes(built: &Built) -> String {
    let page = built.page("huddles/2026-05-07-a/");
    let start = page.find("<div class=\"prose\">").expect("the page has minutes");
    page[start..].to_owned()
}

/// The words of a text: letters and digits in a row.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A source without what is meant to be hidden: closed comments and addresses. A comment in which another begins is not
/// closed. Written with no parser of Markdown.
fn meant(source: &str) -> String {
    let mut rest = source;
    let mut kept = String::new();
    while let Some(start) = rest.find("<!--") {
        let Some(end) = rest[start..].find("-->") else { break };
        kept.push_str(&rest[..start]);
        kept.push(' ');
        let next = rest[start + 4..].find("<!--").map_or(rest.len(), |at| start + 4 + at);
        rest = &rest[if next < start + end { start + 4 } else { start + end + 3 }..];
    }
    kept + rest
}

/// Pieces of minutes that Markdown takes otherwise than people mean them. Every word that has to be shown begins with
/// `wq`; names of notes, addresses and languages do not.
fn piece() -> impl Strategy<Value = String> {
    let word = "wq[a-z]{4}";
    prop_oneof![
        4 => word.prop_map(|word| format!("{word} ")),
        2 => Just("\n".to_owned()),
        3 => Just("\n\n".to_owned()),
        1 => (word, word).prop_map(|(a, b)| format!("\n[{a}]: {b}\n")),
        1 => (word, word).prop_map(|(a, b)| format!("\n[{a}]: {b} '{a} {b}'\n[{a}]: {a}\n")),
        1 => (word, word).prop_map(|(a, b)| format!("\n[^{a}]: {b}\n")),
        1 => (word, word, word).prop_map(|(a, b, c)| format!("\n\n| {a} |\n|---|\n| {b} | {c} | `{a}|{b}` |\n\n")),
        1 => (word, word).prop_map(|(a, b)| format!("\n\n{a} | {b}\n--|--\n{b} | {a} | {b}\n\n")),
        1 => word.prop_map(|a| format!("\n\n<!-- {a} ")),
        1 => word.prop_map(|a| format!("<!-- {a} -->")),
        1 => word.prop_map(|a| format!("\n\n## <{a} {a}>\n\n")),
        1 => word.prop_map(|a| format!("\n\n<div>{a}\n<td>{a}</td></div>\n\n")),
        1 => word.prop_map(|a| format!("<b>{a}</b>")),
        1 => (1..2_100_u32, word).prop_map(|(number, a)| format!("\n\n{number}. {a}\n\n")),
        1 => (2..90_u32, word).prop_map(|(number, a)| format!("\n1. {a}\n{number}. {a}\n3) {a}\n")),
        1 => word.prop_map(|a| format!("[{a}](../../media/street plan.pdf)")),
        1 => word.prop_map(|a| format!("[{a}](..\\..\\media\\plan.pdf \"{a}\")")),
        1 => word.prop_map(|a| format!("[{a}](#nothing) ")),
        1 => word.prop_map(|a| format!("\n~~~ {a} and {a}\n{a}\n~~~\n")),
        1 => word.prop_map(|a| format!("**{a}*_{a}~~{a}`{a}")),
        1 => word.prop_map(|a| format!("https://{a}.example/{a}_{a}. ")),
        1 => prop::sample::select(vec!["> ", "- ", "* ", "1. ", "    ", "# ", "[", "](", "]", "|", "`", "\\", "&amp;", "<", "-->", "[^n]", "\n[^n]: ", "[r]", "\n[r]: r.md\n", "- [x] "]).prop_map(str::to_owned),
    ]
}

/// Where the links of these bodies lead: to files that are there.
fn resolve(target: &str) -> Target {
    if target.ends_with("plan.pdf") { Target::Address(target.replace(' ', "%20")) } else { Target::Nothing }
}

proptest! {
    #![proptest_config(Config { cases: 3000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_word_is_shown_or_reported(pieces in prop::collection::vec(piece(), 1..14)) {
        let body = pieces.concat() + "\n";
        let facts = gather(&body, 0);
        let places = facts.findings.iter().map(|finding| finding.span).chain(facts.links.iter().filter(|link| matches!(resolve(&link.target), Target::Nothing)).map(|link| link.span));
        let reported: BTreeSet<String> = places.flat_map(|span| words(&body[span.start..span.end])).collect();
        let html = render(&body, &Setting { resolve: &resolve, ..setting() }).html;
        // As text, or as the title of a link and the description of a picture.
        let page = format!("<!doctype html><html lang=\"en\"><head><title>x</title></head><body>{html}</body></html>");
        let on_page = Page::read(&page).said() + &html;
        let record = published(&body, &Leaving { title: "", page: "", resolve: &resolve, picture: &|_| None });
        for word in words(&meant(&body)).into_iter().filter(|word| word.starts_with("wq") && !reported.contains(word)) {
            proptest::prop_assert!(on_page.contains(word.as_str()), "{word} is not on the page of {body:?}: {html}");
            proptest::prop_assert!(record.contains(word.as_str()), "{word} is not in record.md of {body:?}: \
                {record:?}");
        }
    }
}

/// Ids of a page, and those that it has twice.
fn doubled_ids(page: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    page.split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|id| !seen.insert(id.to_string()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn ids_are_unique_whatever_headings_are_called() {
    let names = [
        "Minutes",
        "Minutes",
        "Commitments",
        "Summary",
        "Main",
        "Note 1",
        "Ref 1",
        "m-note-1",
        "Contents",
        "Concerns",
        "Minutes 2",
        "h1",
        "Next",
        "<b>",
        "«»",
        "警察",
    ];
    let headings: String = names.iter().map(|name| format!("## {name}\n\nSee it.[^1]\n\n")).collect();
    let built = site(&format!("{headings}\n[^1]: A note.\n")).build();
    let huddle = built.page("huddles/2026-05-07-a/");
    assert!(huddle.matches("id=\"m-").count() >= names.len(), "{huddle}");
    for (path, page) in built.pages() {
        assert_eq!(doubled_ids(page), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn fragments_of_links_lead_to_the_heading() {
    let body = "See [a](#Street-lights), [b](../../pages/about.md#Our%20hours), [c](../../pages/about.md#part-1) and \
        [d](../../pages/about.md#nothing).\n\n## Street lights\n";
    let about = "---\ntitle: About\n---\n# About\n\n## Our hours\n\n## Part\n\n## Part\n";
    let built = site(body).with("pages/about.md", about).build();
    let minutes = minutes(&built);
    for address in ["#m-street-lights", "../../about/#m-our-hours", "../../about/#m-part-2", "../../about/\""] {
        assert!(minutes.contains(&format!("href=\"{address}")), "{address}: {minutes}");
    }
    assert!(built.prepared.diags.iter().any(|diag| diag.message.contains("has no heading \"nothing\"")));
}

#[test]
fn text_in_another_direction_says_so() {
    let arabic = "---\ntitle: \"اجتماع الحي\"\ndate: 2026-05-07\ndivision: central\nresponse_areas: \
        [central-1]\nlanguage: ar\nsummary: \"ملخص\"\ncommitments: \
            [{id: a, text: \"إصلاح\", owner: {role: Clerk}}]\n---\nمحضر الاجتماع.\n";
    let built = site("").with(FILE, arabic).build();
    let page = built.page("huddles/2026-05-07-a/");
    assert!(page.contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">"), "{page}");
    for (path, page) in built.pages() {
        assert_eq!(page.matches(" lang=\"ar\"").count(), page.matches(" lang=\"ar\" dir=\"rtl\"").count(), "{path}");
    }
    let english = site("").build();
    assert!(english.pages().all(|(_, page)| !page.contains(" dir=")));
}

#[test]
fn equal_headings_cost_no_more_than_different_ones() {
    let body = "### Chair\n\nWe now hear from the chair.\n\n".repeat(5_000);
    let page = render(&body, &setting());
    assert_eq!(page.headings.len(), 5_000);
    assert_eq!(page.headings[4_999].anchor, "m-chair-5000");
}

fn setting<'s>() -> Setting<'s> {
    static WORDS: LazyLock<BodyWords> = LazyLock::new(Default::default);
    Setting {
        top_level: 2,
        prefix: "",
        paragraphs: Addressed::Each,
        title: "",
        words: &WORDS,
        resolve: &|_| Target::Nothing,
        picture: &|_| None,
    }
}

/// Markup without the addresses of paragraphs.
fn without_addresses(html: &str) -> String {
    let mut pieces = html.split(" id=\"p-");
    let first = pieces.next().unwrap_or_default().to_owned();
    first + &pieces.filter_map(|piece| piece.split_once('"').map(|(_, rest)| rest)).collect::<String>()
}

#[test]
fn numbers_of_lists_are_the_typed_ones_on_the_page_and_in_the_file() {
    for (body, page, file) in [
        ("007. Bond\n008. Next\n", "<p>007. Bond</p>\n<p>008. Next</p>", "007\\. Bond\n\n008\\. Next\n"),
        ("01. One\n\n02. Two\n", "<p>01. One</p>\n<p>02. Two</p>", "01\\. One\n\n02\\. Two\n"),
        ("01. One\n    - in it\n02. Two\n", "<li>01. One", "- 01\\. One\n  - in it\n"),
        ("10. ten\n9. nine\n8. eight\n", "<p>9. nine</p>", "10\\. ten\n\n9\\. nine\n\n8\\. eight\n"),
        (
            "10. ten\n9. nine\n8. eight\n\n1. One\n2. Two\n",
            "<li value=\"9\">",
            "10. ten\n\n9) nine\n\n8. eight\n\n1) One\n",
        ),
        ("3. three\n\n   more of it\n5. five\n", "<li value=\"5\">", "3. three\n   \n   more of it\n\n5) five\n"),
    ] {
        let built = site(body).build();
        let shown = without_addresses(&minutes(&built));
        assert!(shown.contains(page), "{body:?}: {shown}");
        let written = String::from_utf8_lossy(&built.files["huddles/2026-05-07-a/record.md"]).into_owned();
        assert!(written.contains(file), "{body:?}: {written}");
        assert!(!written.contains("cmark") && !written.contains("<>"), "{written}");
    }
}
