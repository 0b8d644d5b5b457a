//! The site of hostile texts (`tests/sites/hostile`): that every kind of text that breaks programs is still in its
//! record, in fields that exports hold, so that nobody tidies it away. What exports make of it is for their own tests
//! and for tests/validators.

use crate::support::sites::HOSTILE;
use huddle::data::{Cell, Form, Published, Row, Selection, TABLES};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What the record holds: texts by the table and column that they are in.
static TEXTS: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let site = &HOSTILE.prepared.site;
    let published = Published { site, plan: &HOSTILE.prepared.plan };
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in TABLES {
        (source.rows)(&published, &Selection::all(site), &mut |row: &dyn Row| {
            for (column, cell) in source.table.columns.iter().zip(row.cells()) {
                let held = texts.entry(format!("{}.{}", source.table.name, column.name)).or_default();
                match cell {
                    Cell::Text(text) => drop(held.insert(text.to_owned())),
                    Cell::List(list) => held.extend(list.iter().map(|item| item.to_string())),
                    _ => {}
                }
            }
        });
    }
    texts
});

/// Kinds of texts that break programs, each by a part that must be somewhere in the record.
const KINDS: &[(&str, &str)] = &[
    ("double quotes", "said \"no\""),
    ("single quotes", "'yes'"),
    ("curly quotes", "“curly”"),
    ("backslashes", "a\\b, \\n"),
    ("commas and semicolons", "a;b,c\td|e"),
    ("a formula that runs a program", "=cmd|' /C calc'!A0"),
    ("a formula of full width", "＝1+1"),
    ("a formula after a control character", "\u{1}=1+1"),
    ("lines of a calendar", "BEGIN:VEVENT\nSUMMARY:not an event\nEND:VEVENT\nEND:VCALENDAR"),
    ("a line that ends details", "\n---\n"),
    ("line ends of Windows", "first line\r\nsecond line\rthird line"),
    ("the end of a section of XML", "]]>"),
    ("the end of a script", "</script><script>alert(1)</script>"),
    ("the beginning of a comment", "<!-- a -- b -->"),
    ("a template", "{{ x }} {% include"),
    ("percent signs", "%00 %0d%0a"),
    ("entities", "&amp; &lt;b&gt; &#x3c;"),
    ("an ampersand alone", "AT&T"),
    ("SQL", "'; DROP TABLE huddles; --"),
    ("a shell", "$(touch x) `touch x`"),
    ("JSON", "{\"a\": [1, 2]}, null, true, NaN, 1e999"),
    ("text from right to left", "مرحبا"),
    ("an override mark", "\u{202e}"),
    ("an isolate mark", "\u{2067}"),
    ("marks of direction", "\u{200f}\u{200e}\u{61c}"),
    ("a space of no width", "\u{200b}"),
    ("joiners", "\u{200c} \u{200d}"),
    ("a soft hyphen", "\u{ad}"),
    ("combining marks", "\u{351}\u{346}"),
    ("a letter in two ways", "a\u{301}"),
    ("an emoji of several", "👨\u{200d}👩\u{200d}👧\u{200d}👦"),
    ("letters beyond the basic plane", "𝔘𝔫𝔦"),
    ("a replacement character", "\u{fffd}"),
    ("a byte order mark inside", "mark \u{feff}inside"),
    ("separators of lines and paragraphs", "\u{2028}separator, paragraph \u{2029}"),
    ("a control character", "one \u{1},"),
    ("a nul", "nul \u{0},"),
    ("an escape sequence", "\u{1b}[31mred"),
    ("a delete and a next line", "\u{7f}, next line \u{85}"),
    ("noncharacters", "\u{fffe} \u{ffff}"),
    ("a no-break space and an ideographic one", "no-break and ideographic\u{3000}space"),
];

/// Texts that are only dangerous where they are all there is.
const WHOLE: &[&str] = &["+1", "-2", "@SUM(A1:A9)", "NULL", "0123", "null"];

#[test]
fn every_kind_of_hostile_text_is_in_the_record() {
    for (kind, part) in KINDS {
        let held = TEXTS.values().flatten().any(|text| text.contains(part));
        assert!(held, "no text has {kind} any more: {part:?}");
    }
    for whole in WHOLE {
        assert!(TEXTS.values().any(|texts| texts.contains(*whole)), "no text is {whole:?} any more");
    }
    let longest = |column: &str| TEXTS[column].iter().map(|text| text.chars().count()).max();
    assert_eq!(longest("huddles.title"), Some(10_000));
    assert_eq!(longest("commitments.text"), Some(10_000));
    let word = TEXTS.values().flatten().flat_map(|text| text.split_whitespace()).map(|word| word.chars().count()).max();
    assert!(word >= Some(450), "no word is long: {word:?}");
}

/// Columns of free texts that nobody writes freely: groups and sectors come from the site's list, `table`, `column` and
/// `row_id` from the program, and evidence is addresses, which hold nothing raw.
const FORMED: &[&str] = &["sector", "table", "column", "row_id", "group", "evidence"];

#[test]
fn every_column_of_written_text_holds_something_hostile() {
    let hostile = |text: &String| {
        text.chars().any(|character| "=+@\"'<&;\u{202e}\n".contains(character)) || text.starts_with('-')
    };
    for source in TABLES {
        for column in source.table.columns {
            let name = format!("{}.{}", source.table.name, column.name);
            let is_id = column.name == "id" || column.name.ends_with("_id") || column.name.ends_with("_ids");
            let is_formed = is_id || FORMED.contains(&column.name) || column.form != Form::Free;
            let Some(texts) = TEXTS.get(&name).filter(|_| !is_formed) else { continue };
            let is_written = matches!(column.kind, huddle::data::Kind::Text | huddle::data::Kind::List);
            assert!(!is_written || texts.iter().any(hostile), "{name} holds nothing hostile: {texts:?}");
        }
    }
}

#[test]
fn there_is_a_record_of_every_status() {
    let words = |column: &str| TEXTS[column].iter().map(String::as_str).collect::<BTreeSet<_>>();
    assert_eq!(words("huddles.status"), BTreeSet::from(["cancelled", "held", "postponed", "scheduled"]));
    assert_eq!(words("huddles.minutes"), BTreeSet::from(["approved", "draft", "withdrawn"]));
    let reports = ["confirmed", "done", "dropped", "in-progress", "open", "replaced", "waiting"];
    assert_eq!(words("reports.status"), BTreeSet::from(reports));
    assert_eq!(words("translations.language"), BTreeSet::from(["es"]));
    for table in TABLES {
        assert!(
            !TEXTS[&format!("{}.{}", table.table.name, table.table.columns[0].name)].is_empty(),
            "{} is empty",
            table.table.name
        );
    }
}

#[test]
fn names_of_files_have_spaces_accents_and_signs_of_addresses() {
    let media: Vec<&String> = HOSTILE.files.keys().filter(|path| path.starts_with("media/")).collect();
    for sign in [" ", "ñ", "'", "%", "#", "&", "+", "[", "“"] {
        assert!(media.iter().any(|path| path.contains(sign)), "no file of media has {sign:?}: {media:?}");
    }
}

/// What may stand in an address (RFC 3986): nothing but these signs, and `%` with two digits.
fn is_address(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    let encoded = |part: &str| part.len() >= 2 && part.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
    text.bytes().all(legal) && text.split('%').skip(1).all(encoded) && text.matches('#').count() < 2
}

#[test]
fn every_address_is_one_by_its_standard() {
    let mut checked = 0;
    let mut wrong = Vec::new();
    let base = HOSTILE.prepared.site.config.base_url.as_str();
    for (path, bytes) in &HOSTILE.files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let (is_markup, is_data) = (
            [".html", ".xml"].iter().any(|end| path.ends_with(end)),
            [".json", ".jsonl", ".csv", ".ics", ".txt"].iter().any(|end| path.ends_with(end)),
        );
        if is_markup {
            for attribute in ["href=\"", "src=\"", "url=\"", "<loc>", "<id>http"] {
                for found in text.split(attribute).skip(1) {
                    let written =
                        found.split(['"', '<']).next().unwrap_or("").replace("&amp;", "&").replace("&#39;", "'");
                    checked += 1;
                    if !is_address(&written) {
                        wrong.push(format!("{path}: {attribute}{written}"));
                    }
                }
            }
        } else if is_data {
            // Addresses of the site itself, up to the end of the value. Lines of calendars are folded.
            let unfolded = text.replace("\r\n ", "");
            for found in unfolded.split(base).skip(1) {
                let written = found.split(['"', '\n', '\r', ',', ' ', '<', '\\', ')', ';']).next().unwrap_or("");
                checked += 1;
                if !is_address(written) {
                    wrong.push(format!("{path}: {base}{written}"));
                }
            }
        }
    }
    assert!(checked > 3_000, "only {checked} addresses");
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_published_name_is_one_for_every_system() {
    let mut keys = BTreeSet::new();
    for path in HOSTILE.files.keys() {
        assert!(keys.insert(huddle::text::fold::file_key(path).into_owned()), "{path} is there twice on some systems");
        for part in path.split('/') {
            let refused = part.contains(['<', '>', ':', '"', '\\', '|', '?', '*'])
                || part.ends_with(['.', ' '])
                || huddle::text::is_reserved(part);
            assert!(!refused && part.len() <= 255, "{path}");
        }
    }
}
