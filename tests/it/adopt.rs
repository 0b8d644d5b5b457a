//! Archives that were written for other programs: what is not for the public stays out, what can be read is read as it
//! was typed, and one bad file stops nobody.

use crate::support::{Built, Content, SMALLEST_SITE, errors};
use huddle::diagnostics::{Diag, Severity};
use huddle::record::model::LeftOutReason;

const BLOCK: &str = "languages: [en, es]\nadopt:\n  - files: \"minutes/**/*.md\"\n    path: \
    \"minutes/{division}/**\"\n    defaults: {response_areas: all}\n    make_divisions: true\n";

/// What a hidden file says; it must be in no byte of a site.
const SECRET: &str = "Quillfeather";

fn archive(files: &[(&str, &str)]) -> Content {
    let mut content = Content::new(&format!("{SMALLEST_SITE}{BLOCK}"));
    for (path, text) in files {
        content = content.with(&format!("minutes/council/{path}"), text);
    }
    content
}

fn reported(diags: &[Diag]) -> String {
    diags
        .iter()
        .map(|diag| format!("{}:{} {} {}\n", diag.place.file, diag.place.start.line, diag.code.label(), diag.message))
        .collect()
}

fn says(built: &Built, words: &str) -> bool {
    built.files.values().any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
}

/// Whether the file is left out, named, and in no byte of the site, beside one that is published.
fn is_kept_back(path: &str, text: &str) -> Result<(), String> {
    are_kept_back(&[(path.to_owned(), text)])
}

/// The same of several files of one archive.
fn are_kept_back(files: &[(String, &str)]) -> Result<(), String> {
    let hidden = files.iter().map(|(path, text)| (path.as_str(), *text));
    let content =
        archive(&[("2024-02-01.md", "# Open meeting\n\nPublic.\n")].into_iter().chain(hidden).collect::<Vec<_>>());
    let diags = content.diags();
    if !errors(&diags).is_empty() {
        return Err(format!("stops the site: {}", reported(&diags)));
    }
    let built = content.build();
    let site = &built.prepared.site;
    let is_named = |path: &str| site.left_out.iter().any(|left| left.path.as_str().ends_with(path));
    let named = files.iter().all(|(path, _)| is_named(path));
    match (site.huddles.len(), named, says(&built, SECRET)) {
        (1, true, false) => Ok(()),
        (huddles, named, leaks) => {
            Err(format!("{huddles} published, named: {named}, leaks: {leaks}\n{}", reported(&diags)))
        }
    }
}

/// Tries all files in one archive, each in a folder of its own; where anything is wrong, each alone, to say which it is.
#[track_caller]
fn all_kept_back(cases: &[(&str, &str)]) {
    let placed: Vec<(String, &str)> =
        cases.iter().enumerate().map(|(at, (path, text))| (format!("folder-{at}/{path}"), *text)).collect();
    if let Err(why) = are_kept_back(&placed) {
        all(cases, is_kept_back);
        panic!("together, though none alone: {why}");
    }
}

#[track_caller]
fn all(cases: &[(&str, &str)], check: impl Fn(&str, &str) -> Result<(), String>) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(path, text)| check(path, text).err().map(|why| format!("{path}\n{text}\n=> {why}")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_file_that_says_it_is_not_public_is_left_out_in_whatever_way_it_says_so() {
    let signs = [
        "publish: false",
        "publish: off",
        "publish: No",
        "publish: \"false\"",
        "publish: 0",
        "Publish: false",
        "PUBLISH: FALSE",
        "publish : false",
        "publish:false",
        "publish:\u{A0}false",
        "publish: [false]",
        "draft: true",
        "draft: yes",
        "draft: 'true'",
        "Draft: On",
        "\"draft\": true",
        "draft: !!bool true",
        "draft: &d true",
        "published: false",
        "private: true",
        "unlisted: true",
        "hidden: 1",
        "visibility: private",
        "visibility: Unlisted",
        "status: draft",
        "status: Private",
        "state: pending",
        "sitemap: false",
        "permalink: false",
        "publishDate: 2099-01-01",
        "publishdate: 2099-01-01T09:00:00-05:00",
        "publish_date: January 5, 2099",
        "expiryDate: 2020-01-01",
        "expires: never heard",
        "build: {render: never}",
        "_build:\n  render: false",
        "build:\n  list: never",
        "headless: true",
        "password: hunter2",
        "base: &base {publish: false}\n<<: *base",
    ];
    let cases: Vec<(&str, String)> = signs
        .iter()
        .map(|sign| ("x.md", format!("---\ntitle: {SECRET}\ndate: 2024-01-01\n{sign}\n---\n{SECRET}\n")))
        .collect();
    let cases: Vec<(&str, &str)> = cases.iter().map(|(path, text)| (*path, text.as_str())).collect();
    all_kept_back(&cases);
}

#[test]
fn details_are_read_or_their_file_is_left_out_however_they_begin_and_end() {
    let openings = [
        "---\ntitle: {}\npublish: false\n---\n{}",
        "---\ntitle: {}\npublish: false\n...\n\n{}",
        "--- # from the office\ntitle: {}\npublish: false\n---\n{}",
        "---yaml\ntitle: {}\npublish: false\n---\n{}",
        "--- yaml\ntitle: {}\npublish: false\n---\n{}",
        "---json\n{\"title\": \"{}\", \"publish\": false}\n---\n{}",
        "---toml\ntitle = \"{}\"\npublish = false\n---\n{}",
        "+++\ntitle = \"{}\"\ndraft = true\n+++\n{}",
        "+++ \ntitle = '{}'\n[build]\nrender = \"never\"\n+++\n{}",
        "+++\ntitle = \"{}\"\npublishDate = 2099-01-01T00:00:00Z\n+++\n{}",
        "+++\ntitle = \"{}\ndraft = true\n+++\n{}",
        "+++\ntitle = \"{}\"\ndraft = true\n\n{}",
        ";;;\n{\"title\": \"{}\", \"draft\": true}\n;;;\n{}",
        "{\n  \"title\": \"{}\",\n  \"draft\": true\n}\n\n{}",
        "{\"title\": \"{}\", \"draft\": true}\n{}",
        "{\n  title: {},\n  draft: true\n}\n{}",
        "{\n  \"title\": \"{}\",\n  \"draft\": true,\n\n{}",
        "<!-- exported -->\n---\ntitle: {}\npublish: false\n---\n{}",
        "<!--\nexported\n-->\n\n---\ntitle: {}\npublish: false\n---\n{}",
        "<!--\ntitle: {}\npublish: false\n-->\n{}",
        "\n\n\n---\ntitle: {}\npublish: false\n---\n{}",
        "  ---\ntitle: {}\npublish: false\n---\n{}",
        "\u{FEFF}---\ntitle: {}\npublish: false\n---\n{}",
        "\u{FEFF}\u{FEFF}---\ntitle: {}\npublish: false\n---\n{}",
        "\u{0}---\ntitle: {}\npublish: false\n---\n{}",
        "\u{200B}---\ntitle: {}\npublish: false\n---\n{}",
        "---\r\ntitle: {}\r\npublish: false\r\n---\r\n{}\r\n",
        "---\rtitle: {}\rpublish: false\r---\r{}\r",
        "---\ntitle: {}\n\tpublish: false\n---\n{}",
        "---\ntitle:\t{}\npublish:\tfalse\n---\n{}",
        "---\ntitle: {}\npublish: false\n\n{} are the minutes, which go on for a while.\n",
        "---\n\ntitle: {}\npublish: false\n\n{} are the minutes.\n",
        "---\ntitle: {}\npublish: false\n{} are the minutes.\n\n---\n\nMore.\n",
        "---\ntitle: {}\npublish: false\n\n{} are the minutes.\n\n---\n\nMore.\n",
        "---\ntitle: {}\npublish: false\n----\n{}",
        "----\ntitle: {}\npublish: false\n----\n{}",
        "—\ntitle: {}\npublish: false\n—\n{}",
        "---\ntitle: {}\nwhen: @noon\npublish: false\n---\n{}",
        "---\ntitle: {}\ntags: &t [a]\nkeywords: *t\npublish: false\n---\n{}",
        "---\ntitle: {}\nkeywords: *nowhere\npublish: false\n---\n{}",
        "---\ntitle: {}\nlist: [a, b\npublish: false\n---\n{}",
        "---\ntitle: \"{}\npublish: false\n---\n{}",
        "---\n- title: {}\n- publish: false\n---\n{}",
        "---\ntitle: {}\n<<<<<<< mine\npublish: false\n=======\npublish: true\n>>>>>>> theirs\n---\n{}",
        "---\ntitle: {}\nbad\u{0}: x\npublish: false\n---\n{}",
        "%YAML 1.2\n---\ntitle: {}\npublish: false\n---\n{}",
        "Exported by the old system\n---\ntitle: {}\npublish: false\n---\n{}",
        "title: {}\nstatus: draft\n\n{}",
        "Title: {}\nStatus: draft\n\n{}",
        "```yaml\ntitle: {}\npublish: false\n```\n{}",
        "---\n# exported\n\ntitle: {}\npublish: false\n---\n{}",
        "---\ntitle: {}\npublish: false\n---",
        "---\nTitle: {}\nDraft: true\n---\n{}",
        "---\n{title: {}, publish: false}\n---\n{}",
        "---\ntitle: {}\n? draft\n: true\n---\n{}",
        "---\ntitle: {}\npublish： false\n---\n{}",
        "---\ntitle: {}\nparams:\n  private: true\n---\n{}",
        "---\ntitle: {}\nparams:\n  - draft: true\n---\n{}",
        "---\ntitle: {}\nextra: {publish: false}\n---\n{}",
        "---\ntitle: {}\nsite: {page: {draft: true}}\n---\n{}",
        "---\ntitle: {}\ncascade:\n  build:\n    render: never\n---\n{}",
        "---\ntitle: {}\nmeta: {visibility: private}\n---\n{}",
        "---json\n{\"title\": \"{}\", \"meta\": {\"publish\": false}}\n---\n{}",
        "+++\ntitle = \"{}\"\n[params]\ndraft = true\n+++\n{}",
        "# {}\n\nDRAFT – NOT FOR PUBLICATION\n\n{}",
        "# {}\n\n| Status | Draft |\n|---|---|\n\n{}",
    ];
    let cases: Vec<String> = openings.iter().map(|text| text.replace("{}", SECRET)).collect();
    let cases: Vec<(&str, &str)> = cases.iter().map(|text| ("2024-01-01.md", text.as_str())).collect();
    all_kept_back(&cases);
}

#[test]
fn folders_of_drafts_are_left_out_and_what_is_skipped_takes_its_translations_along() {
    let text = format!("# {SECRET}\n\nText\n");
    all(
        &[("_drafts/2024-01-01.md", &text), ("Drafts/2024-01-01-a.md", &text), ("private/2024-01-01.md", &text)],
        is_kept_back,
    );
    let settings = format!("{SMALLEST_SITE}{BLOCK}    skip: [\"**/hidden.md\"]\n");
    let built = Content::new(&settings)
        .with("minutes/council/hidden.md", "# Nothing\n")
        .with("minutes/council/hidden.es.md", &text)
        .with("minutes/council/2024-03-05.md", "---\ndraft: true\n---\n# Nothing\n")
        .with("minutes/council/2024-03-05.es.md", &text)
        .build();
    assert!(built.prepared.site.huddles.is_empty() && !says(&built, SECRET));
    assert_eq!(built.prepared.site.left_out.len(), 4);
}

#[test]
fn a_sign_counts_whatever_the_block_does_with_the_field() {
    for fields in ["fields: {draft: null}", "keep: [draft]", "fields: {draft: summary}"] {
        let content = Content::new(&format!("{SMALLEST_SITE}{BLOCK}    {fields}\n"))
            .with("minutes/council/2024-01-01.md", &format!("---\ndraft: true\n---\n# {SECRET}\n"));
        let built = content.build();
        assert!(built.prepared.site.huddles.is_empty() && !says(&built, SECRET), "{fields}");
    }
    let built = archive(&[("2024-01-01.md", "---\ndraft: true\n---\n# Shown to its author\n")])
        .build_with(&huddle::publish::pipeline::Options { drafts: true, ..crate::support::options() });
    assert_eq!(built.prepared.site.huddles.len(), 1);
}

/// Whether the file is published with the title, without its details on the page.
fn is_published(built: &Built, title: &str) -> Result<(), String> {
    let titles: Vec<&str> = built.prepared.site.huddles.iter().map(|huddle| huddle.title.original.as_str()).collect();
    if titles != [title] {
        return Err(format!("{titles:?}, not {title:?}"));
    }
    Ok(())
}

#[test]
fn details_of_other_programs_are_read_and_never_shown_as_text() {
    let all = [
        "---\ntitle: Read\nmarker: Zinnober\n---\nText\n",
        "---yaml\ntitle: Read\nmarker: Zinnober\n---\nText\n",
        "--- # note\ntitle: Read\nmarker: Zinnober\n...\nText\n",
        "---json\n{\"title\": \"Read\", \"marker\": \"Zinnober\"}\n---\nText\n",
        ";;;\n{\"title\": \"Read\", \"marker\": \"Zinnober\"}\n;;;\nText\n",
        "{\n\t\"title\": \"R\\u0065ad\",\n\t\"marker\": \"Zinnober\"\n}\nText\n",
        "+++\ntitle = \"Read\"\nmarker = \"Zinnober\"\n+++\nText\n",
        "<!-- exported -->\n---\ntitle: &t Read\nmarker: Zinnober\nother: *t\n---\nText\n",
        "---\ntitle: !!str Read\nmarker: !secret Zinnober\n---\nText\n",
        "---\r\ntitle: Read\r\nmarker: Zinnober\r\n---\r\nText\r\n",
        "---\rtitle: Read\rmarker: Zinnober\r---\rText\r",
        "---\nTitle: Read\ntitle: Read\nmarker: Zinnober\n---\nText\n",
    ];
    let files: Vec<(String, String)> = (1..)
        .zip(all)
        .map(|(day, text)| (format!("2024-01-{day:02}.md"), text.replace("Text", &format!("Text of day {day}"))))
        .collect();
    let built = archive(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>()).build();
    for (day, text) in (1..).zip(all) {
        let huddle =
            built.prepared.site.huddles.iter().find(|huddle| huddle.date.to_string() == format!("2024-01-{day:02}"));
        assert_eq!(huddle.map(|huddle| huddle.title.original.as_str()), Some("Read"), "{text}");
        let page = built.page(&format!("huddles/minutes-council-2024-01-{day:02}/"));
        assert!(page.contains(&format!("Text of day {day}")) && !page.contains("Zinnober"), "{text}");
    }
    assert!(!says(&built, "Zinnober"));
}

#[test]
fn minutes_that_begin_with_a_rule_are_published_whole() {
    for text in [
        "---\n\n# Regular meeting\n\nWe met.\n\n---\n\nThe end.\n",
        "---\n# Regular meeting\nPresent: Ann, Bob\n\nWe met.\n",
        "---\n\n# Regular meeting\n\nPresent: Ann, Bob\n",
        "---\nPresent: Ann, Bob\n\n# Regular meeting\n\nWe met at the hall.\n\n---\n\nThe end.\n",
        "***\n\n# Regular meeting\n\nWe met.\n\n***\n",
        "# Regular meeting\n\n---\n\nDate: today\n\n---\n",
        "Regular meeting\n---\nPresent: Ann\n\n# Old business\n",
        "{{ include }}\n\n# Regular meeting\n",
        "Date: March 5\nPresent: Ann, Bob\n\n# Regular meeting\n",
    ] {
        let content = archive(&[("2024-01-01.md", text)]);
        let built = content.build();
        is_published(&built, "Regular meeting")
            .unwrap_or_else(|why| panic!("{text}: {why}\n{}", reported(&content.diags())));
        let page = built.page("huddles/minutes-council-2024-01-01/");
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2 && *word != "include") {
            assert!(page.contains(word), "{text}: {word} is lost");
        }
    }
}

#[test]
fn an_adopted_title_is_what_was_typed() {
    let all = [
        "Budget: part 2",
        "Budget: part 2 # and 3",
        "Regular meeting #12",
        "Parks, streets: what next?",
        "@noon meeting",
        "*Starred* items",
        "& other items",
        "!important: read this",
        "% of votes",
        "> quoted",
        "C:\\data\\new: files",
        "꞉ a colon's look-alike: kept",
        "＃1 and #2",
        "\u{E000}\u{E001}: icons",
        "‚low quote‘: here",
        "re: re: budget",
        "\"Hall\" and \"Park\"",
        "'Hall' and 'Park'",
        "\"Hall\", \"Park\" and \"Pool\"",
        "\"Beat 5\" lights: \"dark\"",
        "#4 # a comment",
        "# 4 and #5 # 6",
        "Parks # 4 # 5",
        "@noon # 4",
        "[Draft] minutes",
        "{Council} minutes",
        "- dash first",
        "? what: now",
    ];
    let files: Vec<(String, String)> = (1..)
        .zip(all)
        .map(|(day, typed)| (format!("2024-01-{day:02}.md"), format!("---\ntitle: {typed}\n---\nText {day}\n")))
        .collect();
    let built = archive(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>()).build();
    let titles: Vec<&str> = built.prepared.site.huddles.iter().map(|huddle| huddle.title.original.as_str()).collect();
    assert_eq!(titles, all);
    let text =
        "---\ntitle: x\nlocation: {name: Hall #3, address: 12 Main St, Suite 4}\nhost: \"C:\\data\"\n---\nText\n";
    let built = archive(&[("2024-01-01.md", text)]).build();
    let location = built.prepared.site.huddles[0].location.clone().unwrap();
    assert_eq!((location.name.as_str(), location.address.as_str()), ("Hall #3", "12 Main St, Suite 4"));
    assert!(says(&built, "C:\\\\data") || says(&built, "C:\\data"));
}

#[test]
fn one_bad_file_does_not_stop_an_archive_unless_it_is_strict() {
    let bad = [
        ("2024-01-01.md", "# Picture\n\n![](../../media/x.png)\n"),
        ("2024-01-02.md", "---\ndate: Tuesday\n---\n# Date\n"),
        ("2024-01-03.md", "---\nid: \"A B/C\"\n---\n# Id\n"),
        (
            "2024-01-04.md",
            "---\ntopics: [nothing]\nattachments: [{file: media/gone.pdf, title: Gone}]\n---\n# \
                Missing\n\n[x](../../media/gone.pdf) ![gone](../../media/gone.png)\n",
        ),
        (
            "2024-01-05.md",
            "---\nparticipants: 7\nattendance: many\nstart: noon\nstatus: over\nminutes: approved\n---\n# Kinds\n",
        ),
        (
            "2024-01-06.md",
            "---\ncommitments: [{text: Do it, due: soon}]\nreports: [{commitment: nowhere/1, status: done}]\n---\n# \
                Commitments\n",
        ),
        ("2024-01-07.fr.md", "# Langue\n"),
        ("2024-01-07.md", "# Language\n"),
        ("2024-01-08 a.md", "# Twin one\n"),
        ("2024-01-08-a.md", "# Twin two\n"),
        ("2027-01-01.md", "---\nattendance: 3\n---\n# Future\n\nMinutes.\n"),
        ("2024-01-09.md", "---\nlanguage: English\n---\n# Tag\n"),
    ];
    let content = archive(&bad);
    let diags = content.diags();
    assert!(errors(&diags).is_empty(), "{}", errors(&diags).join("\n"));
    let built = content.build();
    assert_eq!(built.prepared.site.huddles.len(), 11, "{:?}\n{}", built.prepared.site.left_out, reported(&diags));
    let adopted = built.prepared.adopted;
    assert_eq!((adopted.published, adopted.left_out), (11, 1));
    assert!(adopted.with_warnings >= 7, "{adopted:?}\n{}", reported(&diags));
    for (path, text) in &bad[1..3] {
        let strict = Content::new(&format!("{SMALLEST_SITE}{BLOCK}    strict: true\n"))
            .with(&format!("minutes/council/{path}"), text);
        assert!(strict.diags().iter().any(|diag| diag.severity == Severity::Error), "{path}");
    }
}

#[test]
fn where_a_date_has_two_readings_another_place_decides_or_nobody() {
    let date = |name: &str, text: &str| {
        let built = archive(&[(name, text)]).build();
        match built.prepared.site.huddles.first() {
            Some(huddle) => huddle.date.to_string(),
            None => format!("{:?}", built.prepared.site.left_out[0].reason),
        }
    };
    assert_eq!(date("x.md", "---\ndate: 03/04/2024\n---\n# A\n"), format!("{:?}", LeftOutReason::NoDate));
    assert_eq!(date("2024-04-03.md", "---\ndate: 03/04/2024\n---\n# A\n"), "2024-04-03");
    assert_eq!(date("x.md", "# Minutes, 03/04/2024\n"), format!("{:?}", LeftOutReason::NoDate));
    assert_eq!(date("x.md", "# Minutes, 03/04/2024\n\nMarch 4, 2024\n"), "2024-03-04");
    assert_eq!(
        date("x.md", "# Minutes, 03/04/2024\n\nNext meeting: May 6, 2024\n"),
        format!("{:?}", LeftOutReason::NoDate)
    );
    assert_eq!(date("2024-03-05.md", "---\ndate: 2024-02-30\n---\n# A\n"), "2024-03-05");
    assert_eq!(date("2024-03.md", "# Council, March 5, 2024\n"), "2024-03-05");
    assert_eq!(date("2024-03-05.md", "---\ndate: 2024-03-05T00:00:00Z\n---\n# A\n"), "2024-03-05");
    assert_eq!(date("2012-05-2012-05-21-a.md", "# A\n"), "2012-05-21");
    assert_eq!(date("x.md", "---\ndate: 1066-10-14\n---\n# A\n\nMarch 5, 2024\n"), "2024-03-05");
    assert_eq!(
        date("x.md", "# A\n\nThe budget of June 2025 was discussed at length by all.\n"),
        format!("{:?}", LeftOutReason::NoDate)
    );
    let old = Content::new(&format!("{SMALLEST_SITE}rules: {{earliest_year: 1850}}\n{BLOCK}"))
        .with("minutes/council/x.md", "# Town meeting, March 5, 1866\n")
        .build();
    assert_eq!(old.prepared.site.huddles[0].date.to_string(), "1866-03-05");
}

#[test]
fn a_word_before_the_extension_is_a_language_only_if_it_is_one() {
    let built =
        archive(&[("2024-03-05.md", "# One\n"), ("2024-03-05.raw.md", "# Two\n"), ("2024-03-05.es.md", "# Uno\n")])
            .build();
    assert_eq!(built.prepared.site.huddles.len(), 2);
    assert_eq!(
        built.prepared.site.huddles[0].translations.len() + built.prepared.site.huddles[1].translations.len(),
        1
    );
}

#[test]
fn long_paths_have_ids_that_stay_and_fit() {
    let folder = "a-long-title-of-minutes-".repeat(9);
    let files = [format!("{folder}1/{folder}/2024-03-05.md"), format!("{folder}2/{folder}/2024-03-05.md")];
    let content = Content::new(&format!("{SMALLEST_SITE}{BLOCK}"))
        .with(&format!("minutes/{}", files[0]), "# One\n")
        .with(&format!("minutes/{}", files[1]), "# Two\n");
    assert!(errors(&content.diags()).is_empty());
    let built = content.build();
    assert_eq!(built.prepared.site.huddles.len(), 2);
    for path in built.files.keys() {
        assert!(path.as_str().split('/').all(|part| part.len() <= 255), "{path}");
    }
}

/// The date of each text as the only file of that name, `-` where the file is left out with a warning.
fn dates_of(cases: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<String> = (0..cases.len()).map(|at| format!("{at}/{}", cases[at].0)).collect();
    let built = Content::new(&format!("{SMALLEST_SITE}{BLOCK}"));
    let content = files
        .iter()
        .zip(cases)
        .fold(built, |content, (path, (_, text))| content.with(&format!("minutes/council/{path}"), text));
    let diags = content.diags();
    let built = content.build();
    let huddles = &built.prepared.site.huddles;
    let date = |path: &String| {
        let id =
            huddle::record::parse::adopt::id_from_path(&crate::support::site_path(&format!("minutes/council/{path}")));
        let warned = diags.iter().any(|diag| diag.place.file.as_str().ends_with(&format!("council/{path}")));
        match huddles.iter().find(|huddle| huddle.id == id) {
            Some(huddle) => huddle.date.to_string(),
            None if warned => "-".to_owned(),
            None => "left out in silence".to_owned(),
        }
    };
    files.iter().map(date).collect()
}

#[track_caller]
fn dates(cases: &[(&str, &str, &str)]) {
    let found = dates_of(&cases.iter().map(|(path, text, _)| (*path, *text)).collect::<Vec<_>>());
    let wrong: Vec<String> = cases
        .iter()
        .zip(found)
        .filter(|((_, _, right), found)| right != found)
        .map(|((path, text, right), found)| format!("{path}: {text:?} is {right}, not {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_date_in_the_text_is_taken_only_where_it_is_the_meetings() {
    dates(&[
        ("x.md", "# Minutes\n\nMinutes of April 9, 2024 were approved.\n\nDate: May 14, 2024\n", "2024-05-14"),
        ("x.md", "# Minutes\n\nDue March 1, 2025. Meeting of January 9, 2025\n", "2025-01-09"),
        ("x.md", "# Minutes\n\nApproved minutes of April 9, 2024.\n", "-"),
        ("x.md", "# Minutes\n\nApproval of the minutes of April 9, 2024\n", "-"),
        ("x.md", "# Minutes\n\nApproved: April 9, 2024\n", "-"),
        ("x.md", "# Minutes\n\nAdopted on April 9, 2024\n", "-"),
        ("x.md", "# Minutes\n\nThe budget is due by April 9, 2024.\n", "-"),
        ("x.md", "# Minutes\n\nOrdinance no. 2019-04-12 was read.\n", "-"),
        ("x.md", "# Minutes\n\nOrdinance No. 2019-04-12\n\nMeeting date: March 12, 2020\n", "2020-03-12"),
        ("x.md", "# Minutes\n\nCase 2021-11-03 was heard\n", "-"),
        (
            "x.md",
            "# Minutes\n\nCase no. 2021-11-03: Maple Street\n\nThe board met on December 1, 2021.\n",
            "2021-12-01",
        ),
        ("x.md", "# Minutes\n\nNext meeting: June 4, 2024\n", "-"),
        ("x.md", "# Minutes\n\nThe next meeting will be held on June 4, 2024.\n", "-"),
        ("x.md", "# Minutes\n\nPróxima reunión: 4 de junio de 2024\n", "-"),
        ("x.md", "# Acta\n\nSe aprobó el acta del 9 de abril de 2024.\n\nFecha: 14 de mayo de 2024\n", "2024-05-14"),
        ("x.md", "# Acta\n\nFecha de la reunión: 14 de mayo de 2024\n\nVence el 1 de junio de 2024.\n", "2024-05-14"),
        ("x.md", "# Minutes\n\nThe minutes of the meeting held on\nApril 9, 2024 were approved.\n", "-"),
        (
            "x.md",
            "# Minutes\n\nMotion by Diaz to approve the minutes of the regular meeting of the board of\nApril 9, \
                2024.\n",
            "-",
        ),
        ("x.md", "# Minutes\n\n**Date:** May 14, 2024\n**Posted:** May 20, 2024\n", "2024-05-14"),
        ("x.md", "# Minutes\n\n| Date | May 14, 2024 |\n|---|---|\n| Approved | June 4, 2024 |\n", "2024-05-14"),
        (
            "x.md",
            "# Minutes\n\nTuesday, May 14, 2024, 6:30 pm\n\nThe fence was built on March 1, 2023.\n",
            "2024-05-14",
        ),
        ("x.md", "# Minutes\n\nParks Board, May 14, 2024\n\nThe fence was built on March 1, 2023.\n", "2024-05-14"),
        ("x.md", "# Minutes\n\nThe fence fell on March 1, 2023. Somebody saw it on March 2, 2023.\n", "-"),
        (
            "x.md",
            "# Minutes\n\nThe fence fell on March 1, 2023.\n\nLong after, others saw what remained on March 2, 2023.\n",
            "-",
        ),
        ("x.md", "# Minutes\n\nResidents may speak. April 4, 2023, 6:30 pm.\n", "2023-04-04"),
        (
            "x.md",
            "# Minutes\n\nThe council met at the hall on May 14, 2024. The fence was built on March 1, 2023.\n",
            "2024-05-14",
        ),
        (
            "x.md",
            "# Minutes\n\nThe meeting was called to order at 6:30 p.m. on May 14, 2024 by the chair.\n\nMinutes of \
                April 9 approved.\n",
            "2024-05-14",
        ),
        ("x.md", "# Minutes\n\nDate: May 14, 2024\n\nDate: May 15, 2024\n", "-"),
        ("x.md", "# Minutes\n\n[The plan](https://plans.example/2024/05/14/plan)\n", "-"),
        ("x.md", "# Minutes\n\nDate of next meeting: June 4, 2024\n\nHeld on the 7th day of May, 2024\n", "2024-05-07"),
        ("x.md", "# Minutes\n\nMay 14, 2024 – May 15, 2024\n", "2024-05-14"),
    ]);
}

#[test]
fn a_title_with_dates_of_other_things_gives_the_meetings_or_none() {
    dates(&[
        ("x.md", "# Zone 12 June 2024 minutes, held June 20, 2024\n", "2024-06-20"),
        ("x.md", "# District 4 May 2024\n", "-"),
        ("x.md", "# Zone 12 June 2024\n", "-"),
        ("x.md", "# Meeting #7 June 2024\n", "-"),
        ("x.md", "# Distrito 4 mayo 2024\n", "-"),
        ("x.md", "# District 4 May 2024\n\nDate: May 14, 2024\n", "2024-05-14"),
        ("2024-05-14.md", "# District 4 May 2024\n", "2024-05-14"),
        ("x.md", "# Council meeting 4 May 2024\n", "2024-05-04"),
        ("x.md", "# Ward 5 May 7, 2024\n", "2024-05-07"),
        ("x.md", "# Regular meeting #7 June 3, 2024\n", "2024-06-03"),
        ("x.md", "# Item 3 – March 4, 2024\n", "2024-03-04"),
        ("x.md", "# Ordinance 2019-04-12: hearing on 12 March 2020\n", "2020-03-12"),
        ("x.md", "# Case 03/04/2024-A, heard on 15 March 2024\n", "2024-03-15"),
        ("x.md", "# Case 2021-11-03\n", "-"),
        ("x.md", "# Minutes of May 7, 2024, approved June 4, 2024\n", "2024-05-07"),
        ("x.md", "# Minutes of May 7, 2024 (revised June 4, 2024)\n", "2024-05-07"),
        ("x.md", "# Approved Minutes – May 7, 2024\n", "2024-05-07"),
        ("x.md", "# Approved minutes of April 9, 2024\n", "-"),
        ("x.md", "# Approved minutes of April 9, 2024\n\nMeeting date: May 14, 2024\n", "2024-05-14"),
        ("x.md", "# Approval of the April 9, 2024 minutes\n", "-"),
        ("x.md", "# March 4, 2024 and June 3, 2024\n", "-"),
        ("x.md", "# March 4, 2024 and June 3, 2024\n\nDate: June 3, 2024\n", "2024-06-03"),
        ("x.md", "# Budget FY 2024-12 hearing, June 3, 2024\n", "2024-06-03"),
        ("x.md", "# Minutes, 03/04/2024 (March 4, 2024)\n", "2024-03-04"),
        ("x.md", "---\ntitle: Minutes of May 7, 2024\n---\nText\n", "2024-05-07"),
        ("x.md", "---\ntitle: Approved June 4, 2024\n---\n# Minutes of May 7, 2024\n", "2024-05-07"),
        ("2024-05-07-approved-2024-06-04.md", "# A\n", "2024-05-07"),
        ("minutes-2024-05-07-posted-2024-06-04.md", "# A\n", "2024-05-07"),
        ("case-2021-11-03.md", "# A\n", "-"),
        ("minutes 2024-05-07 and 2024-05-14.md", "# A\n", "-"),
    ]);
}

#[test]
fn two_readings_of_a_date_are_both_named_with_lines_that_work() {
    let reported = |path: &str, text: &str| {
        let content = archive(&[(path, text)]);
        let diags: Vec<Diag> =
            content.diags().into_iter().filter(|diag| diag.place.file.as_str().ends_with(path)).collect();
        assert_eq!(diags.len(), 1, "{}", reported(&diags));
        (diags[0].message.clone(), diags[0].help.as_str().to_owned())
    };
    let (message, help) = reported("x.md", "---\ndate: 03/04/2024\n---\n# A\n");
    assert_eq!(message, "\"03/04/2024\" in `date:` could be 2024-03-04 or 2024-04-03: the file is left out");
    assert_eq!(help, "write `date: 2024-03-04` or `date: 2024-04-03`, whichever is meant");
    let (message, help) = reported("x.md", "# March 4, 2024 and June 3, 2024\n");
    assert_eq!(
        message,
        "\"March 4, 2024 and June 3, 2024\" in the first heading could be 2024-03-04 or 2024-06-03: the file is left \
            out"
    );
    let lines = "write `date: 2024-03-04` or `date: 2024-06-03` at the top of the file, between two lines with only \
        `---`, whichever is meant";
    assert_eq!(help, lines);
    let (message, _) = reported("2024-05-07.md", "# Minutes\n\nDate: May 14, 2024\n");
    assert_eq!(message, "the text says May 14, 2024, but the file's name says 2024-05-07, which is taken");
}

#[test]
fn a_summary_is_published_to_its_end() {
    let built = archive(&[("2024-01-01.md", "---\ntitle: x\nsummary: See #5 # and #6 # and 7\n---\nText\n")]).build();
    assert_eq!(
        built.prepared.site.huddles[0].summary.as_ref().map(|text| text.original.as_str()),
        Some("See #5 # and #6 # and 7")
    );
}

#[test]
fn copies_of_adopted_files_are_left_out_named_and_counted() {
    let words =
        "# Regular meeting\n\nThe lights on 5th Street are out, and the captain promised two patrols by June.\n";
    let mended = words.replace("two", "three");
    let content = archive(&[
        ("2024-03-05.md", words),
        ("2024-03-05.conflict-1.md", &mended),
        ("2024-03-05-LAPTOP.md", &mended),
        ("2024-03-05 (1).md", &mended),
        ("2024-03-05.fr.md", words),
    ]);
    let named: Vec<String> = content.diags().iter().map(|diag| diag.place.file.file_name().to_owned()).collect();
    assert_eq!(named.len(), 4, "{}", reported(&content.diags()));
    let built = content.build();
    assert_eq!(built.prepared.site.huddles.len(), 1);
    let adopted = built.prepared.adopted;
    assert_eq!((adopted.published, adopted.left_out), (1, 4));
}

#[test]
fn a_translation_into_its_own_language_never_replaces_the_text() {
    let content = archive(&[
        ("2024-03-05.md", "# Regular meeting\n\nWe met.\n"),
        ("2024-03-05.en.md", "# Other\n\nOther words.\n"),
    ]);
    let diags = content.diags();
    assert_eq!(diags.len(), 1, "{}", reported(&diags));
    let message = "minutes/council/2024-03-05.md is written in \"en\" itself, and this is its translation into \"en\"";
    assert_eq!(diags[0].message, message);
    let built = content.build();
    assert!(says(&built, "We met.") && !says(&built, "Other words."));
    let own = archive(&[
        ("2024-03-05.md", "---\nlanguage: es\n---\n# Reunión\n\nTexto.\n"),
        ("2024-03-05.en.md", "# Meeting\n\nWe met.\n"),
    ]);
    assert!(own.diags().is_empty(), "{}", reported(&own.diags()));
    assert!(says(&own.build(), "We met."));
}
