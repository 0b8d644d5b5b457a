//! What holds for every input: nothing panics, every mistake has a place in its file, no text becomes markup, and the
//! same input gives the same bytes whatever the order, the threads, the memory, the folder or the time zone.

use crate::support::html::{Piece, forbidden_character, live_markup, well_formed};
use crate::support::program::{Workshop, copy, files, huddle as program, whole_site};
use crate::support::sites::{LARKMOOR, LARKMOOR_NEXT_DAY, RENAMED};
use crate::support::{Content, SMALLEST_SITE, assert_same_files, errors, options, project};
use huddle::diagnostics::Diag;
use huddle::publish::pipeline::{Inputs, Memory, Prepared, Unobserved, prepare};
use huddle::record::model::RecordIndex;
use huddle::site::plan::{Key, Planned};
use huddle::text::SitePath;
use huddle::text::markdown::html::{Addressed, BodyWords, Setting, Target, render};
use huddle::text::markdown::picture::PictureTag;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{Index, select};
use proptest::test_runner::Config;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

/// The same cases every time: a test that fails now and then teaches nobody.
fn cases(number: u32) -> Config {
    let mut config = Config::with_cases(number);
    config.failure_persistence = None;
    config.rng_seed = proptest::test_runner::RngSeed::Fixed(20_261_122);
    config
}

/// The site of this project.
static PROJECT: LazyLock<Content> = LazyLock::new(Content::of_project);

/// A small site of which one record is the text that is tried.
fn small(path: &str, text: &str) -> Content {
    let division = "---\nname: Central\ncode: \"01\"\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n";
    Content::new(SMALLEST_SITE)
        .with("divisions/central.md", division)
        .with("huddles/central/2026-05-07-central-1.md", PLAIN)
        .with(path, text)
}

const PLAIN: &str = "---\ntitle: Lamps\ndate: 2026-05-07\ndivision: central\nresponse_areas: \
    [central-1]\ncommitments:\n  - {id: lamps, text: Mend them, owner: {role: Foreman}}\n---\nTwo lamps are out.\n";

/// Whether an excerpt is the line, but for the signs that hide what looks private.
fn is_excerpt(excerpt: &str, line: &str) -> bool {
    if !excerpt.contains('•') {
        return excerpt == line;
    }
    let mut rest = line;
    excerpt.split('•').all(|piece| match rest.split_once(piece) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// Every mistake names a line and columns that its file has, and shows that very line.
fn in_bounds(inputs: &Inputs, diags: &[Diag]) -> Result<(), String> {
    for diag in diags {
        let place = &diag.place;
        let source = inputs.settings.iter().chain(&inputs.texts).find(|source| source.path == place.file);
        let Some(source) = source else { continue };
        let lines: Vec<&str> = source.text.split('\n').collect();
        let what = || {
            format!(
                "{}:{}:{}-{} {} {}",
                place.file,
                place.start.line,
                place.start.column,
                place.end_column,
                diag.code.label(),
                diag.message
            )
        };
        let Some(line) = place.start.line.checked_sub(1).and_then(|at| lines.get(at)) else {
            return Err(format!("no such line: {}", what()));
        };
        // Only at the very beginning of a file is it a mark and no character.
        let line = if place.start.line == 1 { line.strip_prefix('\u{FEFF}').unwrap_or(line) } else { line };
        let width = line.chars().count() + 1;
        if place.start.column < 1
            || place.start.column > width
            || place.end_column < place.start.column
            || place.end_column > width
        {
            return Err(format!("no such column (the line has {width}): {}", what()));
        }
        let shown: String = line.trim_end_matches('\r').chars().skip(place.cut).take(200).collect();
        if !place.line_text.is_empty() && !is_excerpt(&place.line_text, &shown) {
            return Err(format!("another line is shown: {}", what()));
        }
        if diag.message.trim().is_empty() || diag.help.trim().is_empty() {
            return Err(format!("nothing is said: {}", what()));
        }
    }
    Ok(())
}

/// Prepares a site; where it has no errors, renders it too: what passes the checks can be published.
fn try_site(content: &Content, memory: &mut Memory) -> Result<(), String> {
    let prepared = prepare(&content.inputs, &options(), memory, &Unobserved);
    in_bounds(&content.inputs, &prepared.diags)?;
    let reported = huddle::diagnostics::text::render(&prepared.diags, "content/");
    if let Some(control) = reported.chars().find(|c| huddle::text::is_unprintable(*c)) {
        return Err(format!("the control character {control:?} reaches the terminal: {reported:?}"));
    }
    for json in [
        huddle::diagnostics::json::render(&prepared.diags, ""),
        huddle::diagnostics::sarif::render(&prepared.diags, ""),
    ] {
        serde_json::from_str::<serde_json::Value>(&json).map_err(|error| error.to_string())?;
    }
    if prepared.has_errors() {
        return Ok(());
    }
    for planned in prepared.plan.pages.iter().map(|placed| placed.page) {
        let artifact = prepared.render(planned).map_err(|mistake| mistake.message.clone())?;
        let page = String::from_utf8(artifact.bytes).map_err(|error| error.to_string())?;
        let pieces = well_formed(&page).map_err(|mistake| format!("{}: {mistake}", artifact.path))?;
        let live = live_markup(&pieces);
        if !live.is_empty() {
            return Err(format!("{}: {live:?}", artifact.path));
        }
    }
    Ok(())
}

/// Pieces of front matter, right and wrong, that a text is put together from.
fn record_soup() -> impl Strategy<Value = String> {
    const PIECES: [&str; 60] = [
        "---\n",
        "---",
        "+++\n",
        "\n",
        "\r\n",
        "\u{FEFF}",
        "title: Lamps\n",
        "title: a: b\n",
        "title: \"a\n",
        "date: 2026-05-07\n",
        "date: 2026-13-45\n",
        "date: 03/04/2026\n",
        "date: 2026-05\n",
        "date: 0000-00-00\n",
        "date: 9999-12-31\n",
        "date: 0001-01-01\n",
        "division: central\n",
        "division: \"01\"\n",
        "response_areas: [central-1]\n",
        "response_areas: all\n",
        "response_areas: [",
        "response_area: 1\n",
        "status: held\n",
        "minutes: approved\n",
        "approved_on: 2026-05-08\n",
        "approved_by: Captain\n",
        "attendance: 12\n",
        "attendance: {residents: -1}\n",
        "attendance: 99999999999999999999\n",
        "commitments:\n",
        "  - {id: a, text: b, owner: {role: c}, due: 2026-06-01}\n",
        "  - id: a\n    text: |\n      b\n",
        "reports:\n",
        "  - {commitment: a, status: done, note: x}\n",
        "  - {commitment: 2026-05-07-central-1/lamps, status: replaced, note: x, successor: a}\n",
        "\t",
        "  ",
        "- ",
        ": ",
        " #",
        "&a ",
        "*a ",
        "!!binary ",
        "? ",
        "|\n",
        ">-\n",
        "{",
        "}",
        "]",
        "'",
        "\"",
        "\\",
        "\u{0}",
        "\u{A0}",
        "\u{2028}",
        "<<<<<<< HEAD\n",
        "publish: false\n",
        "id: ../../etc\n",
        "language: xx-\n",
        "é😀",
    ];
    let piece = prop_oneof![6 => select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>(), 1 => "[ -~]{0,12}"];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Where a text is changed, and how.
#[derive(Clone, Debug)]
enum Edit {
    Delete(Index, u8),
    Insert(Index, String),
    Double(Index, u8),
    Cut(Index),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let snippets = [
        "\n", "\t", ": ", "- ", "  ", "\"", "'", "{", "}", "[", "]", "#", "---\n", "\r\n", "\u{FEFF}", "\u{A0}",
        "null", "~", "&x", "*x", "é", "|", "\u{0}", "<b>", "{{", "%}",
    ];
    let inserted = prop_oneof![3 => select(snippets.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
    let edit = prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, length)| Edit::Delete(at, length)),
        (any::<Index>(), inserted).prop_map(|(at, text)| Edit::Insert(at, text)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, length)| Edit::Double(at, length)),
        any::<Index>().prop_map(Edit::Cut),
    ];
    proptest::collection::vec(edit, 1..5)
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits {
        let length = text.len();
        let floor =
            |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let place = |at: &Index| floor(&text, at.index(length + 1));
        match edit {
            Edit::Delete(at, count) => {
                let start = place(at);
                let end = floor(&text, start + usize::from(*count % 40));
                text.replace_range(start..end.max(start), "");
            }
            Edit::Insert(at, words) => {
                let at = place(at);
                text.insert_str(at, words);
            }
            Edit::Double(at, count) => {
                let start = place(at);
                let end = floor(&text, start + usize::from(*count)).max(start);
                let part = text[start..end].to_owned();
                text.insert_str(end, &part);
            }
            Edit::Cut(at) => {
                let at = place(at);
                text.truncate(at);
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_text_as_a_record_is_reported_and_never_a_panic(text in record_soup(), path in select(vec!["huddles/central/2026-05-07-x.md", "updates/2026-06-01-x.md", "divisions/x.md", "pages/x.md", "huddles/central/2026-05-07-central-1.es.md", "site.yaml"])) {
        if let Err(mistake) = try_site(&small(path, &text), &mut Memory::default()) {
            prop_assert!(false, "{}", mistake);
        }
    }
}

/// Pages of the first language that show what a file says: its own and those of many records; all of them where the file
/// is of a division or the settings, which many pages name.
fn showing(prepared: &Prepared, path: &SitePath) -> Vec<Planned> {
    let site = &prepared.site;
    let is_of = |record: RecordIndex| site.lookup.record_of_file.get(path) == Some(&record);
    let shows = |key: Key| match key {
        _ if !matches!(path.top(), "huddles" | "updates" | "pages") => true,
        Key::Huddle(huddle) | Key::Versions(huddle) | Key::Version(huddle, _) => is_of(RecordIndex::Huddle(huddle)),
        Key::Commitment(commitment) => is_of(RecordIndex::Huddle(site.commitment(commitment).huddle)),
        Key::Update(update) => is_of(RecordIndex::Update(update)),
        Key::Plain(page) => is_of(RecordIndex::Page(page)),
        Key::Book(..) | Key::Former(_) | Key::Follow(_) => false,
        _ => true,
    };
    let pages = prepared.plan.pages.iter().map(|placed| placed.page);
    pages.filter(|page| page.language == 0 && shows(page.key)).collect()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_real_record_that_was_damaged_is_reported_and_never_a_panic(which in any::<Index>(), edits in edits()) {
        static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(|| Mutex::new(Memory::keeping()));
        let texts = &PROJECT.inputs.texts;
        let at = which.index(texts.len() + 1);
        let source = texts.get(at).or(PROJECT.inputs.settings.as_ref()).expect("a file");
        let damaged = PROJECT.clone().with(source.path.as_str(), &apply(&source.text, &edits));
        let mut memory = MEMORY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let prepared = prepare(&damaged.inputs, &options(), &mut memory, &Unobserved);
        if let Err(mistake) = in_bounds(&damaged.inputs, &prepared.diags) {
            prop_assert!(false, "{}", mistake);
        }
        if !prepared.has_errors() {
            for planned in showing(&prepared, &source.path) {
                prop_assert!(prepared.render(planned).is_ok());
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_bytes_on_the_disk_are_reported_and_never_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in select(vec!["huddles/central/2026-05-07-x.md", "site.yaml", "divisions/x.md", "theme/languages/en.ftl", "theme/templates/home.html", "huddles/x.docx", "media/x.md"])) {
        let workshop = Workshop::new();
        let full = workshop.path("content").join(name);
        std::fs::create_dir_all(full.parent().expect("a folder")).expect("a folder");
        std::fs::write(&full, &bytes).expect("a file");
        let content = Content::at(&workshop.path("content"));
        let reported = content.diags();
        if let Err(mistake) = in_bounds(&content.inputs, &reported) {
            prop_assert!(false, "{}", mistake);
        }
    }
}

/// What people and attackers put into minutes.
fn hostile() -> impl Strategy<Value = String> {
    let mut pieces: Vec<String> = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<div style=\"position:fixed\">",
        "</main></body></html>",
        "<!--",
        "-->",
        "<!-- secret -->",
        "<![CDATA[",
        "]]>",
        "<?php ?>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"y](pic.png)",
        "[x](\" onclick=\"y)",
        "[x](//evil.example)",
        "[x](\\\\evil)",
        "<javascript:alert(1)>",
        "<https://a.example/\"onclick=x>",
        "[r]: javascript:alert(1)\n\n[r]",
        "[a [b](c) d](e)",
        "![a ![b](c) d](e)",
        "[![a](https://x.example/p.png)](https://y.example)",
        "```",
        "```html\n<script>",
        "~~~~\n",
        "`` ` ``",
        "    indented <b>",
        "# A {onclick=x}",
        "# <b>x</b>",
        "Setext\n===",
        "* * *",
        "> > >",
        "- [x] done",
        "1. a\n   - b",
        "[^1]",
        "[^1]: note <i>",
        "[^1]: again",
        "| a | b |\n| --- | --- |\n| <b> | c |",
        "|---|",
        "&",
        "&amp;",
        "&lt;script&gt;",
        "&#0;",
        "&#x1F;",
        "&notanentity;",
        "\u{A0}",
        "\u{2028}",
        "\u{2029}",
        "\u{FEFF}",
        "\u{0}",
        "\u{1}",
        "\u{B}",
        "\u{C}",
        "\u{7F}",
        "\u{FFFE}",
        "\u{202E}",
        "\r\n",
        "\r",
        "\n",
        "\n\n",
        "\t",
        "  \n",
        "\\\n",
        "**",
        "__",
        "~~",
        "*a **b* c**",
        "<br>",
        "<br/>",
        "<br onclick=x>",
        "{{ 7 * 7 }}",
        "{% include \"x\" %}",
        "${x}",
        "---\n",
        "+++\n",
        "مرحبا",
        "😀",
        "'\"><b>",
    ]
    .map(str::to_owned)
    .to_vec();
    pieces.push("x".repeat(48_000));
    pieces.push("<".repeat(3_000));
    pieces.push("[".repeat(3_000));
    pieces.push("*a ".repeat(3_000));
    pieces.push(format!("{}x", "> ".repeat(300)));
    pieces.push((0..200).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect());
    let piece = prop_oneof![12 => select(pieces), 2 => any::<String>(), 1 => "[ -~]{0,20}"];
    proptest::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn a_hostile_body_becomes_well_formed_text_and_nothing_live(body in hostile()) {
        let words = BodyWords { table: "Table \"<x>".into(), ticked: "done".into(), empty_box: "not done".into(), footnote: "Note".into() };
        let resolve = |target: &str| if target.len().is_multiple_of(2) { Target::Nothing } else { Target::Address(format!("../{target}")) };
        let picture = |target: &str| Some(PictureTag { src: format!("../{target}"), sources: vec![(format!("../{target}"), 640)], width: 608, height: 400 });
        let html = render(&body, &Setting { top_level: 3, prefix: "", paragraphs: Addressed::Each, title: "T", words: &words, resolve: &resolve, picture: &picture }).html;
        match well_formed(&html) {
            Err(mistake) => prop_assert!(false, "{}", mistake),
            Ok(pieces) => {
                prop_assert_eq!(live_markup(&pieces), Vec::<String>::new());
                prop_assert_eq!(forbidden_character(&pieces), None);
                let ids: Vec<&str> = pieces.iter().filter_map(|piece| match piece { Piece::Open(tag) => tag.get("id"), _ => None }).collect();
                let different: std::collections::BTreeSet<&&str> = ids.iter().collect();
                prop_assert_eq!(different.len(), ids.len(), "an id is there twice");
                prop_assert!(ids.iter().all(|id| id.starts_with("m-") || id.starts_with("p-")), "a part of the minutes has the name of a part \
                    of the page");
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn hostile_details_and_minutes_make_no_page_of_a_site_live(texts in proptest::collection::vec(hostile().prop_map(|text| text.chars().take(500).collect::<String>()), 6), body in hostile()) {
        let quoted = |at: usize| serde_json::to_string(&texts[at]).expect("text");
        let record = format!(
            "---\ntitle: {}\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\nsummary: {}\nlocation: \
                {{name: {}}}\nparticipants: [{{name: {}, role: x}}]\ncommitments: [{{id: a, text: {}, owner: {{role: {}}}}}]\n---\n{body}",
            quoted(0), quoted(1), quoted(2), quoted(3), quoted(4), quoted(5)
        );
        if let Err(mistake) = try_site(&small("huddles/central/2026-05-07-b.md", &record), &mut Memory::default()) {
            prop_assert!(false, "{}", mistake);
        }
    }
}

#[test]
fn a_line_of_48000_characters_is_published_whole() {
    let line = "word ".repeat(9_600);
    let content = small(
        "huddles/central/2026-05-08-b.md",
        &format!(
            "{}\n{line}\n",
            PLAIN.replace("2026-05-07", "2026-05-08").split("Two lamps").next().expect("the details")
        ),
    );
    assert!(content.build().page("huddles/2026-05-08-b/").matches("word").count() >= 9_600);
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn the_order_in_which_files_came_to_the_disk_changes_nothing(keys in proptest::collection::vec(any::<u64>(), 100)) {
        let mut order: Vec<usize> = (0..PROJECT.inputs.texts.len()).collect();
        order.sort_by_key(|at| keys[*at % keys.len()]);
        let workshop = Workshop::empty();
        workshop.write("content/site.yaml", &PROJECT.text("site.yaml"));
        for at in order {
            let source = &PROJECT.inputs.texts[at];
            workshop.write(&format!("content/{}", source.path), &source.text);
        }
        let loaded = Content::at(&workshop.path("content"));
        prop_assert_eq!(&loaded.inputs.texts, &PROJECT.inputs.texts);
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    for threads in [1, 9] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let built = pool.install(|| PROJECT.build());
        assert_same_files(&LARKMOOR.files, &built.files, &format!("{threads} threads"));
        assert_eq!(LARKMOOR.manifest, built.manifest);
    }
}

#[test]
fn mistakes_are_reported_in_the_same_order_whatever_the_threads() {
    let mut content = PROJECT.clone();
    let paths: Vec<String> = content
        .inputs
        .texts
        .iter()
        .map(|source| source.path.to_string())
        .filter(|path| path.starts_with("huddles/") && content.text(path).contains("\ndivision:"))
        .collect();
    for path in &paths {
        content = content.clone().with(path, &content.text(path).replacen("division:", "divsion:", 1));
    }
    let with = |threads: usize| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads").install(|| content.diags())
    };
    let one = with(1);
    assert!(paths.len() > 40 && one.len() >= paths.len());
    assert_eq!(one, with(4));
    let mut backwards = content.clone();
    backwards.inputs.texts.reverse();
    assert_eq!(one, backwards.diags());
}

/// On a small site that has a record of every kind and state.
#[test]
fn a_remembered_build_equals_a_clean_one_after_every_edit() {
    let site = Content::of_test_site("renamed");
    let adopting = format!(
        "{}adopt: \
            [{{files: \"old/**\", path: \"old/{{date}}.md\", defaults: {{division: east, response_areas: all}}}}]\n",
        site.text("site.yaml")
    );
    let old = site.clone().with("old/2026-01-05.md", "# Old minutes\n\nWords.\n");
    // A record that says no language is in the first one of the site, and needs no translation into it.
    let mut english_first = site.clone().edited("site.yaml", "languages: [es, en]", "languages: [en, es]");
    english_first.inputs.texts.retain(|source| !source.path.as_str().ends_with(".en.md"));
    remembers(&[
        ("as it is", site.clone(), Some(&RENAMED.files)),
        ("again", site.clone(), Some(&RENAMED.files)),
        ("a title edited", site.clone().edited("huddles/2026-03-03-east-1.md", "title: \"", "title: \"New: "), None),
        ("a report taken out", site.clone().without("updates/2026-11-02-lamps.md"), None),
        ("a division renamed", site.clone().edited("divisions/east.md", "name: \"Este\"", "name: \"Levante\""), None),
        ("other settings", english_first, None),
        ("an archive that nothing adopts", old.clone(), None),
        ("the archive adopted", old.clone().with("site.yaml", &adopting), None),
        (
            "adopted with another default",
            old.with("site.yaml", &adopting.replace("response_areas: all", "response_areas: [east-1]")),
            None,
        ),
        ("as it was", site, Some(&RENAMED.files)),
    ]);
}

#[test]
fn a_remembered_build_of_the_sample_equals_a_clean_one() {
    let path = "huddles/central/2026-02-05-central-2.md";
    remembers(&[
        ("as it is", PROJECT.clone(), Some(&LARKMOOR.files)),
        ("a title edited", PROJECT.clone().edited(path, "title: \"", "title: \"New: "), None),
        ("as it was", PROJECT.clone(), Some(&LARKMOOR.files)),
    ]);
}

/// What was done to a site, the site, and its files where they are known already.
type Step<'f> = (&'static str, Content, Option<&'f BTreeMap<String, Vec<u8>>>);

/// Builds one site after the other, each with what those before it remember, and compares each with a clean build.
fn remembers(steps: &[Step<'_>]) {
    let mut memory = Memory::keeping();
    for (what, content, known) in steps {
        let remembered = content.build_remembering(&options(), &mut memory);
        let clean = known.cloned().unwrap_or_else(|| content.build().files);
        assert_same_files(&clean, &remembered.files, what);
    }
}

#[test]
fn what_was_wrong_is_reported_again_by_a_build_that_remembers() {
    let mut memory = Memory::keeping();
    let path = "huddles/central/2026-05-07-central-2.md";
    let broken = PROJECT.clone().edited(path, "division: central", "divsion: central");
    let first = prepare(&broken.inputs, &options(), &mut memory, &Unobserved).diags;
    let second = prepare(&broken.inputs, &options(), &mut memory, &Unobserved).diags;
    assert!(!errors(&first).is_empty());
    assert_eq!(first, second);
    assert!(errors(&prepare(&PROJECT.inputs, &options(), &mut memory, &Unobserved).diags).is_empty());
}

#[test]
fn the_time_zone_the_language_and_the_folder_change_no_byte() {
    let mut sites = Vec::new();
    // The day comes from the arguments, or from the environment.
    let (day, environment) = (["--today", "2026-11-22"], ["--base-url", "https://huddles.larkmoor.example/"]);
    for (zone, language, folder, output, day) in [
        ("UTC", "C", "a", "public", day),
        ("Pacific/Kiritimati", "es_ES.UTF-8", "a much longer name, with spaces and ñ", "public", environment),
        ("America/Los_Angeles", "tr_TR.UTF-8", "b", "a/b c/public", environment),
    ] {
        let workshop = Workshop::empty();
        copy(&project("content"), &workshop.path(&format!("{folder}/content")));
        let ran = program()
            .current_dir(workshop.path(folder))
            .env("TZ", zone)
            .env("LC_ALL", language)
            .env("SOURCE_DATE_EPOCH", "1795370400")
            .arg("build")
            .args(day)
            .args(["--output", output])
            .output()
            .expect("the program starts");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let public = workshop.path(folder).join(output);
        let manifest = whole_site(&public).expect("a whole site");
        assert_eq!(manifest.today, "2026-11-22", "{zone}");
        let mut built = files(&public);
        // The manifest names the options; the rest is the same.
        built.remove("manifest.json");
        sites.push((zone, built));
    }
    for (zone, site) in &sites[1..] {
        assert_same_files(&sites[0].1, site, zone);
    }
}

#[test]
fn another_day_gives_another_site() {
    // That the same day gives the same, the builds with other numbers of threads show.
    assert_ne!(LARKMOOR.manifest.input, LARKMOOR_NEXT_DAY.manifest.input);
    assert_ne!(LARKMOOR.files["index.html"], LARKMOOR_NEXT_DAY.files["index.html"]);
}

#[test]
fn markup_that_is_broken_or_live_would_be_found() {
    for broken in [
        "<p>a",
        "<p>a</b>",
        "<a href=x>y</a>",
        "a < b",
        "a & b",
        "&nothing;",
        "<P>a</P>",
        "<p id=\"a\" id=\"b\">x</p>",
        "<!-- x -->",
        "<p \"=\">x</p>",
    ] {
        assert!(well_formed(broken).is_err(), "{broken}");
    }
    for live in [
        "<script></script>",
        "<a href=\"JAVA&#10;script:x\">y</a>",
        "<p onclick=\"x\">y</p>",
        "<p style=\"x\">y</p>",
        "<img src=\"data:x\">",
        "<a href=\"//x\">y</a>",
    ] {
        assert_eq!(live_markup(&well_formed(live).expect("it is well formed")).len(), 1, "{live}");
    }
    assert_eq!(forbidden_character(&well_formed("<p>a\u{97}</p>").expect("it is well formed")), Some('\u{97}'));
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_path_leaves_the_site(text in prop_oneof![any::<String>(), "[./a\\\\-]{0,20}", Just("../..".to_owned())]) {
        if let Some(path) = SitePath::new(&text) {
            prop_assert!(!path.as_str().starts_with('/'));
            prop_assert!(path.as_str().split('/').all(|part| part != ".." && part != "."));
        }
    }
}
