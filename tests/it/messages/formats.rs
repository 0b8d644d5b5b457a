//! The same mistakes in every format.

use super::reader::reported;
use huddle::diagnostics::{self, Code, Diag, Place, github, gitlab, json, markdown, sarif, text};
use huddle::text::SitePath;
use huddle::text::source::{Source, Span};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use std::collections::BTreeMap;

/// Three mistakes in two files.
fn three() -> Vec<Diag> {
    let huddle = "---\ntitle: Central huddle\ndate: 2026-05-07\nresponse_areas: [Nroth 2]\ndivision: \
        central\nattendence: 31\n---\nThe minutes.\n";
    let page = "---\nsummary: About\n---\nAbout.\n";
    let files = [("huddles/central/2026-05-07-central-2.md", huddle), ("pages/about.md", page)];
    reported(&files.map(|(path, text)| (path.to_owned(), text.to_owned())).into())
}

/// A mistake in a file with awkward names and words.
fn awkward() -> Diag {
    let source = Source::new(SitePath::new("huddles/100%, a:b/é x.md").expect("a path"), "título: “ñ”\n".to_owned());
    let start = source.text.find('“').expect("it is there");
    Diag::new(
        Code::CurlyQuotes,
        Place::new(&source, Span::new(start, source.text.len() - 1)),
        "50% of them,\nor: more",
        "write `ñ`",
    )
}

#[test]
fn people_get_the_place_the_words_the_line_and_what_to_type() {
    let text = format!("{}{}", text::render(&three(), "content/"), text::summary(&three()));
    assert_eq!(
        text.trim_end(),
        r#"content/huddles/central/2026-05-07-central-2.md:4:18: error H013: "Nroth 2" is not a response area of Central
  4 | response_areas: [Nroth 2]
    |                  ^^^^^^^
  help: write one of: central-1, central-2, central-3   (did you mean north-2, of North?)
content/huddles/central/2026-05-07-central-2.md:6:1: error H012: `attendence` is not a field of a huddle
  6 | attendence: 31
    | ^^^^^^^^^^
  help: did you mean `attendance`? Then write `attendance:`
content/pages/about.md:1:1: error H011: the page has no title
  1 | ---
    | ^
  help: add a line such as `title: About these huddles`
3 problems in 2 files."#
    );
}

#[test]
fn a_long_line_is_shown_around_the_mistake_and_wide_letters_are_underlined_whole() {
    let line = format!("{}東京 here {}", "a".repeat(150), "b".repeat(150));
    let source = Source::new(SitePath::new("a.md").expect("a path"), line);
    let diag = Diag::new(Code::Malformed, Place::new(&source, Span::new(150, 156)), "wide", "one\ntwo");
    let shown = text::render(&[diag], "");
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[0], "a.md:1:151: error H023: wide");
    assert!(lines[1].starts_with("  1 | …aaaa") && lines[1].ends_with("bbbb…"), "{shown}");
    assert_eq!(
        lines[1].find('東').map(|at| lines[1][..at].chars().count()),
        lines[2].find('^').map(|at| lines[2][..at].chars().count())
    );
    assert_eq!(lines[2].matches('^').count(), 4, "two letters of two columns each");
    assert_eq!(&lines[3..], ["  help: one", "        two"]);
}

#[test]
fn a_terminal_does_not_obey_what_people_wrote() {
    let source = Source::new(SitePath::new("a.md").expect("a path"), "x \u{1B}[31m\n".to_owned());
    let diag = Diag::new(Code::Malformed, Place::new(&source, Span::new(2, 3)), "\u{1B}[31m", "\u{7}");
    assert!(!text::render(&[diag], "").contains(['\u{1B}', '\u{7}']));
}

#[test]
fn programs_get_json_with_every_fact() {
    let report: Value = serde_json::from_str(&json::render(&three(), "content/")).expect("JSON");
    assert_eq!(
        (report["version"].as_u64(), report["errors"].as_u64(), report["warnings"].as_u64()),
        (Some(1), Some(3), Some(0))
    );
    let first = &report["diagnostics"][0];
    let expected = serde_json::json!({
        "code": "H013", "severity": "error", "title": "a name that is not on the site's list",
        "file": "content/huddles/central/2026-05-07-central-2.md", "line": 4, "column": 18, "end_column": 25,
        "message": "\"Nroth 2\" is not a response area of Central",
        "help": "write one of: central-1, central-2, central-3   (did you mean north-2, of North?)",
        "text": "response_areas: [Nroth 2]",
        "fixes": (1..=3).map(|area| serde_json::json!([{
            "file": "content/huddles/central/2026-05-07-central-2.md", "line": 4, "column": 18, "end_line": 4, "end_column": 25,
            "text": format!("central-{area}"),
        }])).collect::<Vec<_>>(),
    });
    assert_eq!(first, &expected);
}

#[test]
fn annotations_of_github_are_escaped() {
    let shown = github::render(&[awkward()], "content/");
    assert_eq!(
        shown,
        "::error file=content/huddles/100%25%2C a%3Ab/é x.md,line=1,col=9,endColumn=12,title=H003%3A quotes of a word \
            processor instead of straight ones::50%25 of them,%0Aor: more%0Awrite `ñ`\n"
    );
    assert_eq!(github::render(&three(), "").lines().count(), 3, "one line each");
    assert!(github::render(&[awkward().as_warning()], "").starts_with("::warning "));
}

#[test]
fn github_gets_as_many_annotations_as_it_shows_and_the_worst_of_all() {
    let mut many: Vec<Diag> = std::iter::repeat_with(|| awkward().as_warning()).take(20).collect();
    many.extend(three());
    let shown = github::render(&many, "");
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 10);
    assert!(lines[..3].iter().all(|line| line.starts_with("::error ")), "{shown}");
    assert!(lines[3..].iter().all(|line| line.starts_with("::warning ")), "{shown}");
}

#[test]
fn gitlab_gets_the_line_and_a_name_of_its_own_for_each() {
    let report = gitlab::render(&[awkward().as_warning(), awkward()], "content/");
    let report: Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report[0]["description"], "50% of them,\nor: more: write `ñ`");
    assert_eq!(
        report[0]["location"],
        serde_json::json!({"path": "content/huddles/100%, a:b/é x.md", "lines": {"begin": 1}})
    );
    assert_eq!((&report[0]["severity"], &report[1]["severity"]), (&Value::from("minor"), &Value::from("major")));
    let prints: Vec<String> = gitlab_prints(&three());
    assert!(prints.iter().all(|print| print.len() == 64) && prints[0] != prints[1] && prints[1] != prints[2]);
    assert_eq!(prints, gitlab_prints(&three()), "the same mistake has the same name in the next report");
}

fn gitlab_prints(diags: &[Diag]) -> Vec<String> {
    let report: Vec<Value> = serde_json::from_str(&gitlab::render(diags, "")).expect("JSON");
    report.iter().map(|entry| entry["fingerprint"].as_str().expect("a text").to_owned()).collect()
}

#[test]
fn a_summary_has_every_mistake_by_file_and_what_became_of_the_site() {
    let text = markdown::render(&three(), "content/", "Nothing was published.");
    assert_eq!(
        text.replace("  \n", "<\n").trim_end(),
        r#"## 3 problems in 2 files

Nothing was published.

### `content/huddles/central/2026-05-07-central-2.md`

- **Line 4** (error H013): "Nroth 2" is not a response area of Central<
  `response_areas: [Nroth 2]`<
  write one of: central-1, central-2, central-3 (did you mean north-2, of North?)
- **Line 6** (error H012): `attendence` is not a field of a huddle<
  `attendence: 31`<
  did you mean `attendance`? Then write `attendance:`

### `content/pages/about.md`

- **Line 1** (error H011): the page has no title<
  `---`<
  add a line such as `title: About these huddles`"#
    );
    assert_eq!(markdown::render(&[], "", ""), "## No mistakes\n\n");
    // What people wrote is shown, and is no markup.
    let source = Source::new(SitePath::new("a`b.md").expect("a path"), "<b>*x*</b> `y`\u{1B}\n".to_owned());
    let words = "\"<b>*x*</b>\" and [a](b) @team #1\n## no";
    let diag = Diag::new(Code::Malformed, Place::new(&source, Span::new(0, 3)), words, "write `<i>`\nor ` alone");
    let text = markdown::render(&[diag], "", "");
    let mut shown = String::new();
    for event in Parser::new_ext(&text, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
        match event {
            Event::Text(part) | Event::Code(part) => shown.push_str(&part),
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => panic!("markup in {text}"),
            Event::Start(Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }) => panic!("markup in {text}"),
            _ => {}
        }
    }
    for words in ["<b>*x*</b> `y`", "\"<b>*x*</b>\" and [a](b) @team #1", "write <i>", "or ` alone", "a`b.md"] {
        assert!(shown.contains(words), "{words:?} is not in {shown:?}");
    }
    assert!(text.matches("\n#").count() == 1 && text.starts_with("## ") && !text.contains('\u{1B}'), "{text}");
}

#[test]
fn a_summary_is_no_longer_than_github_takes() {
    let many: Vec<Diag> = std::iter::repeat_with(awkward).take(30_000).collect();
    let text = markdown::render(&many, "", "");
    assert!(text.len() < 1_000_000, "{} bytes", text.len());
    let shown = text.matches("H003").count();
    assert!(text.trim_end().ends_with(&format!("And {} more, for which there is no room here.", 30_000 - shown)));
}

#[test]
fn sarif_has_rules_results_and_regions() {
    let mut diags = three();
    diags.push(awkward());
    let log: Value = serde_json::from_str(&sarif::render(&diags, "content/")).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), Code::ALL.len());
    for result in run["results"].as_array().expect("results") {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small")];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let location = &run["results"][3]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "content/huddles/100%25%2C%20a%3Ab/%C3%A9%20x.md");
    assert_eq!(location["region"], serde_json::json!({"startLine": 1, "startColumn": 9, "endColumn": 12}));
}

#[test]
fn the_order_is_that_of_files_and_places_and_nothing_is_said_twice() {
    let mut diags = three();
    diags.reverse();
    diags.extend(three());
    diagnostics::sort(&mut diags);
    assert_eq!(diags, three());
    let all: BTreeMap<_, _> = diags.iter().map(|diag| (&diag.place, diag.code)).collect();
    assert!(all.into_iter().eq(diags.iter().map(|diag| (&diag.place, diag.code))));
}
