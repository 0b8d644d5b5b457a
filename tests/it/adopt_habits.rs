//! Archives with the habits of the programs that they come from: what these programs read as details is read, what they
//! keep back is kept back, and what minutes say stays.

use crate::support::{Built, Content, SMALLEST_SITE, errors, site_path};
use huddle::diagnostics::{Code, Diag};
use huddle::record::model::LeftOutReason;

const BLOCK: &str = "languages: [en]\nadopt:\n  - files: \"minutes/**/*.md\"\n    path: \
    \"minutes/{division}/**\"\n    defaults: {response_areas: all}\n    make_divisions: true\n";

/// What a hidden file says; it must be in no byte of a site.
const SECRET: &str = "Quillfeather";

fn archive(files: &[(&str, &str)]) -> Content {
    let new = Content::new(&format!("{SMALLEST_SITE}{BLOCK}"));
    files.iter().fold(new, |content, (path, text)| content.with(&format!("minutes/council/{path}"), text))
}

fn reported(diags: &[Diag]) -> String {
    diags
        .iter()
        .map(|diag| format!("{}:{} {} {}\n", diag.place.file, diag.place.start.line, diag.code.label(), diag.message))
        .collect()
}

fn titles(built: &Built) -> Vec<&str> {
    built.prepared.site.huddles.iter().map(|huddle| huddle.title.original.as_str()).collect()
}

/// The site with this one file, which has no error.
#[track_caller]
fn built(path: &str, text: &str) -> Built {
    let content = archive(&[(path, text)]);
    assert!(errors(&content.diags()).is_empty(), "{text}\n{}", reported(&content.diags()));
    content.build()
}

#[track_caller]
fn is_left_out(text: &str, line: usize, reason: LeftOutReason) {
    let content = archive(&[("2024-02-01.md", "# Open meeting\n\nPublic.\n"), ("2024-01-01.md", text)]);
    let diags = content.diags();
    assert!(errors(&diags).is_empty(), "{text}\n{}", reported(&diags));
    let named = diags.iter().find(|diag| diag.code == Code::NotPublic).map(|diag| diag.place.start.line);
    assert_eq!(named, Some(line), "{text}\n{}", reported(&diags));
    let built = content.build();
    assert_eq!(titles(&built), ["Open meeting"], "{text}");
    assert!(built.holding(SECRET).is_empty(), "{text}");
    assert_eq!(built.prepared.site.left_out[0].reason, reason, "{text}");
}

#[test]
fn details_in_a_language_that_is_not_read_keep_their_file_back() {
    for text in [
        "---js\n{\n  title: \"Quillfeather\",\n  draft: true\n}\n---\nQuillfeather\n",
        "---js\nmodule.exports = { title: 'Quillfeather' };\n\nconst one = 1;\n---\nQuillfeather\n",
        "--- js\nmodule.exports = { title: 'Quillfeather' };\n---\nQuillfeather\n",
        "---coffee\ntitle: \"Quillfeather\"\ndraft: true\n---\nQuillfeather\n",
        "---coffeescript\ntitle = 'Quillfeather'\n---\nQuillfeather\n",
        "---xml\n<title>Quillfeather</title>\n---\nQuillfeather\n",
        "---JS\n{ title: 'Quillfeather' }\n---\nQuillfeather\n",
        "---ini\ntitle=Quillfeather\n\nThe minutes are these.\n",
    ] {
        is_left_out(text, 1, LeftOutReason::Unreadable);
    }
    for (text, title) in [
        ("---\n# Regular meeting\n\nWe met.\n\n---\n\nThe end.\n", "Regular meeting"),
        ("---\nThe council met at the hall.\n\n# Regular meeting\n\nWe met.\n\n---\n", "Regular meeting"),
        ("--- Minutes of the council ---\n\n# Regular meeting\n\nWe met.\n\n---\n", "Regular meeting"),
        ("---Minutes\n\nThe council met at the hall.\n\n# Regular meeting\n\n---\n", "Regular meeting"),
    ] {
        assert_eq!(titles(&built("2024-01-01.md", text)), [title], "{text}");
    }
}

#[test]
fn parts_of_a_page_that_are_hidden_are_no_sign() {
    for hide in ["hide: [navigation]", "hide:\n  - navigation\n  - toc", "hide: navigation, toc", "hide: false"] {
        let content = archive(&[("2024-01-01.md", &format!("---\ntitle: Read\n{hide}\n---\nText\n"))]);
        assert_eq!(reported(&content.diags()), "", "{hide}");
        assert_eq!(titles(&content.build()), ["Read"], "{hide}");
    }
    is_left_out("---\ntitle: Quillfeather\nhide: true\n---\nText\n", 3, LeftOutReason::Withheld);
}

#[test]
fn details_without_an_opening_line_are_details() {
    for text in [
        "title: Read\ndate: 2024-03-05\nmarker: Zinnober\n---\nText\n",
        "title: Read\ndate: 2024-03-05 10:00:00\ntags:\n  - Zinnober\n---\n\nText\n",
        "Title: Read\nDate: 2024-03-05 10:20\nCategory: Zinnober\nTags: a, b\nSlug: x\nAuthors: A, B\n\nText\n",
        "Title:   Read\nAuthor:  Zinnober\nDate:    March 5, 2024\n\nText\n",
        "title: Read\ndate: 2024-03-05\nauthors: Zinnober\n\n## Text\n",
        "\u{FEFF}title: Read\r\ndate: 2024-03-05\r\nauthor: Zinnober\r\n\r\nText\r\n",
    ] {
        let built = built("x.md", text);
        assert_eq!(titles(&built), ["Read"], "{text}");
        assert_eq!(built.prepared.site.huddles[0].date.to_string(), "2024-03-05", "{text}");
        assert!(built.holding("Zinnober").is_empty() && !built.holding("Text").is_empty(), "{text}");
    }
    for text in [
        "Date: March 5\nPresent: Ann, Zinnober\n\n# Regular meeting\n",
        "Date: March 5\n\n# Regular meeting\n\nZinnober\n",
        "title: notes\nZinnober spoke first.\n\n# Regular meeting\n",
        "Chair: Zinnober\nTags: a\n\n# Regular meeting\n",
    ] {
        assert!(!built("2024-03-05.md", text).holding("Zinnober").is_empty(), "{text}");
    }
    is_left_out("title: Quillfeather\ndraft: true\n---\nText\n", 2, LeftOutReason::Withheld);
}

#[test]
fn properties_below_the_heading_can_keep_a_page_back() {
    for (line, text) in [
        (3, "# Quillfeather\n\nStatus: Draft\nOwner: A\n\nText\n"),
        (4, "# Quillfeather\n\nCreated: March 5, 2024\n**Status:** Draft\n"),
        (3, "# Quillfeather\n\n**Status**: draft.\n"),
        (2, "# Quillfeather\n- Visibility: private\n"),
        (3, "# Quillfeather\n\nPublished: No\n"),
        (6, "---\ntitle: x\n---\n# Quillfeather\n\nDraft: yes\n"),
        (4, "Quillfeather\n\n# Heading\nStatus: DRAFT\n"),
    ] {
        is_left_out(text, line, LeftOutReason::Withheld);
    }
    for text in [
        "# Read\n\nStatus: Approved\n",
        "# Read\n\nStatus: pending\n",
        "# Read\n\nPresent: none\nPublic: none\n",
        "# Read\n\n## Lights\n\nStatus: draft\n",
        "# Read\n\nThe status: draft plans were shown.\n",
        "# Read\n\na\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni\n\nj\n\nStatus: Draft\n",
    ] {
        assert_eq!(titles(&built("2024-01-01.md", text)), ["Read"], "{text}");
    }
}

#[test]
fn fields_with_a_capital_letter_are_the_fields() {
    let content = archive(&[(
        "x.md",
        "---\nTitle: Read\nDate: 2024-03-05\nTags: [a]\nSummary: Short words.\nTOC: false\n---\nText\n",
    )]);
    assert_eq!(reported(&content.diags()), "");
    let built = content.build();
    let huddle = &built.prepared.site.huddles[0];
    assert_eq!((titles(&built), huddle.date.to_string()), (vec!["Read"], "2024-03-05".into()));
    assert!(!built.holding("Short words.").is_empty());
    let content = archive(&[("2024-01-01.md", "---\nTitle: Read\nDate: Tuesday\n---\nText\n")]);
    let warned: Vec<(usize, Code)> = content.diags().iter().map(|diag| (diag.place.start.line, diag.code)).collect();
    assert_eq!(warned, [(3, Code::InvalidDate)]);
}

#[test]
fn the_status_of_a_page_is_no_status_of_a_huddle() {
    for status in ["publish", "published", "Published", "\"publish\"", "inherit"] {
        let content = archive(&[("2024-01-01.md", &format!("---\ntitle: Read\nstatus: {status}\n---\nText\n"))]);
        assert_eq!(reported(&content.diags()), "", "{status}");
        assert_eq!(titles(&content.build()), ["Read"], "{status}");
    }
    for status in ["draft", "private", "pending", "auto-draft", "Draft"] {
        is_left_out(&format!("---\ntitle: Quillfeather\nstatus: {status}\n---\nText\n"), 3, LeftOutReason::Withheld);
    }
}

#[test]
fn quotes_that_are_a_part_of_a_title_stay() {
    for (typed, title) in [
        ("\"Park\" cleanup", "\"Park\" cleanup"),
        ("\"Park\" and \"Pool\" cleanup", "\"Park\" and \"Pool\" cleanup"),
        ("'Park' cleanup", "'Park' cleanup"),
        ("'Tis the season", "'Tis the season"),
        ("'Tis the season's end", "'Tis the season's end"),
        ("\"The \"new\" park\"", "The \"new\" park"),
        ("The \"new\" park", "The \"new\" park"),
        ("\"Park cleanup\"", "Park cleanup"),
        ("“Park” cleanup", "“Park” cleanup"),
        ("“Park” and “Pool”", "“Park” and “Pool”"),
        ("“Park cleanup”", "Park cleanup"),
    ] {
        let built = built("2024-01-01.md", &format!("---\ntitle: {typed}\n---\nText\n"));
        assert_eq!(titles(&built), [title], "{typed}");
    }
}

#[test]
fn folders_of_years_give_the_date_where_nothing_better_does() {
    for (path, text, date) in [
        ("2024/04/02/minutes.md", "# A\n", "2024-04-02"),
        ("2024/4/2/minutes.md", "# A\n", "2024-04-02"),
        ("2024/June 18.md", "# A\n", "2024-06-18"),
        ("2024/minutes-june-18.md", "# A\n", "2024-06-18"),
        ("2024/18 June minutes.md", "# A\n", "2024-06-18"),
        ("2024/June/18.md", "# A\n", "2024-06-18"),
        ("2024/06/18-minutes.md", "# A\n", "2024-06-18"),
        ("2024/06/18.md", "# A\n\nNext meeting: July 2, 2024\n", "2024-06-18"),
        ("2024/06/minutes.md", "# A\n", "2024-06"),
        ("2024/06/minutes.md", "# A\n\nJune 18, 2024\n", "2024-06-18"),
        ("2024/06/minutes.md", "# A\n\nMay 7, 2024\n", "2024-05-07"),
        ("2024/04/02/minutes.md", "# A, April 9, 2024\n", "2024-04-09"),
        ("2024/04/02/2024-04-03.md", "# A\n", "2024-04-03"),
        ("2024/04/02/minutes.md", "---\ndate: 2024-04-01\n---\n# A\n", "2024-04-01"),
        ("x.md", "# A\n\nHeld on the 7th day of May, 2024\n", "2024-05-07"),
    ] {
        let built = built(path, text);
        assert_eq!(
            built.prepared.site.huddles.first().map(|huddle| huddle.date.to_string()).as_deref(),
            Some(date),
            "{path}\n{text}"
        );
    }
    for path in [
        "2024/minutes.md",
        "2024/13/40/minutes.md",
        "2024/06/31/minutes.md",
        "0024/04/02/minutes.md",
        "2024/18-minutes.md",
    ] {
        assert!(built(path, "# A\n").prepared.site.huddles.is_empty(), "{path}");
    }
}

#[test]
fn damaged_files_of_an_archive_are_warnings() {
    let content = archive(&[
        ("2024-01-01.md", "# Damaged\n\n![The hall](../../media/hall.png)\n"),
        ("2024-01-02.md", "# Missing\n\n![A map](../../media/gone.png) and [the plan](../../media/gone.pdf)\n"),
        ("2024-01-03.md", "---\nattachments: [{file: media/gone.pdf, title: The plan}]\n---\n# Attached\n"),
        ("2024-01-04.md", "# Whole\n"),
    ]);
    let content = content.with_media("media/hall.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    let diags = content.diags();
    assert!(errors(&diags).is_empty(), "{}", errors(&diags).join("\n"));
    let named: std::collections::BTreeSet<&str> = diags.iter().map(|diag| diag.place.file.file_name()).collect();
    for file in ["2024-01-02.md", "2024-01-03.md"] {
        assert!(named.contains(file), "{file}: {}", reported(&diags));
    }
    assert!(named.contains("2024-01-01.md") || named.contains("hall.png"), "{}", reported(&diags));
    assert_eq!(titles(&content.build()), ["Damaged", "Missing", "Attached", "Whole"]);
}

#[test]
fn files_of_an_archive_that_are_no_text_are_left_out_and_named() {
    let folder = std::env::temp_dir().join(format!("huddle-habits-{}", std::process::id()));
    let council = folder.join("minutes/council");
    std::fs::create_dir_all(&council).unwrap();
    std::fs::write(folder.join("site.yaml"), format!("{SMALLEST_SITE}{BLOCK}")).unwrap();
    std::fs::write(council.join("2024-01-01.md"), "# Whole\n").unwrap();
    std::fs::write(council.join("2024-01-02.md"), b"# Quillfeather\n\nCaf\xE9\n").unwrap();
    std::fs::write(council.join("2024-01-03.md"), b"\xFF\xFE#\0 \0Q\0").unwrap();
    let large = std::fs::File::create(council.join("2024-01-04.md")).unwrap();
    large.set_len(huddle::record::parse::LARGEST_FILE + 1).unwrap();
    let content = Content::at(&folder);
    let diags = content.diags();
    let built = content.build();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(errors(&diags).is_empty(), "{}", errors(&diags).join("\n"));
    let named: Vec<(&str, Code)> = diags.iter().map(|diag| (diag.place.file.file_name(), diag.code)).collect();
    let format = Code::WrongFileFormat;
    assert_eq!(named, [("2024-01-02.md", format), ("2024-01-03.md", format), ("2024-01-04.md", Code::TooLarge)]);
    assert_eq!(titles(&built), ["Whole"]);
    assert!(built.holding(SECRET).is_empty());
    let site = &built.prepared.site;
    let left: Vec<_> = site.left_out.iter().map(|left| left.path.clone()).collect();
    assert_eq!(left, ["02", "03", "04"].map(|day| site_path(&format!("minutes/council/2024-01-{day}.md"))));
}
