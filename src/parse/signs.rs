//! Signs that a file of an archive is not for the public, as the programs that archives come from know them. They count
//! wherever they stand in the details, and whatever an adopt block does with the field.

use super::tree::{Node, NodeValue};
use crate::model::written_date::DateGrammar;
use crate::source::Span;
use crate::text::SitePath;
use chrono::NaiveDate;

/// What says so: its place, and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub span: Span,
    pub words: String,
}

/// Against what dates are compared.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    pub today: NaiveDate,
    pub dates: &'a DateGrammar,
}

/// Fields that keep a page back unless they say no. Names are compared without capitals, hyphens and underscores.
const HELD_BACK: [&str; 16] = [
    "draft",
    "isdraft",
    "private",
    "isprivate",
    "unlisted",
    "hidden",
    "hide",
    "confidential",
    "restricted",
    "headless",
    "noindex",
    "unpublished",
    "donotpublish",
    "password",
    "eleventyexcludefromcollections",
    "internal",
];
/// Fields that keep a page back where they say no.
const PUBLISHED: [&str; 10] =
    ["publish", "published", "ispublished", "public", "ispublic", "visible", "listed", "permalink", "sitemap", "render"];
/// Fields that say in a word who may see a page, or how far it is.
const STATES: [&str; 11] = [
    "visibility",
    "status",
    "state",
    "poststatus",
    "publishstatus",
    "access",
    "audience",
    "classification",
    "confidentiality",
    "workflow",
    "robots",
];
/// Words of those fields that keep a page back.
const WITHHELD: [&str; 22] = [
    "draft",
    "drafts",
    "private",
    "pending",
    "hidden",
    "unlisted",
    "unpublished",
    "internal",
    "confidential",
    "restricted",
    "withheld",
    "embargoed",
    "trash",
    "future",
    "members",
    "staff",
    "noindex",
    "none",
    "never",
    "secret",
    "wip",
    "review",
];
/// Fields with the day from which a page is public, and until which.
const FROM: [&str; 9] =
    ["publishdate", "publishon", "publishat", "publishfrom", "publishafter", "published", "embargo", "embargountil", "embargodate"];
const UNTIL: [&str; 8] = ["expirydate", "expires", "expireson", "expiry", "expirationdate", "unpublishdate", "unpublishon", "unpublishat"];
/// Folders of what is not ready or not for everybody.
const FOLDERS: [&str; 10] =
    ["_drafts", "_draft", "drafts", "draft", "_private", "private", "_unpublished", "unpublished", ".trash", "trash"];

/// The first sign in details that could be read.
pub fn in_details(tree: &Node, now: Now<'_>) -> Option<Sign> {
    let NodeValue::Map(entries) = &tree.value else { return None };
    entries.iter().find_map(|(key, value)| {
        let name = plain(key.text()?);
        // `hide: [navigation]` names parts of a page.
        let parts = name == "hide" && matches!(value.value, NodeValue::List(_));
        let told = if matches!(name.as_str(), "build") {
            in_build(value)
        } else {
            !parts && values(value).any(|text| withholds(&name, text, now))
        };
        told.then(|| Sign { span: Span::new(key.span.start, value.span.end.max(key.span.end)), words: words(key, value) })
    })
}

/// Hugo's `build: {render: never}`.
fn in_build(value: &Node) -> bool {
    let NodeValue::Map(entries) = &value.value else { return false };
    let says = |name: &str, text: &str| match name {
        "render" => is_no(text) || matches!(text, "never" | "link"),
        "list" => is_no(text) || text == "never",
        _ => false,
    };
    entries.iter().any(|(key, value)| says(&plain(key.text().unwrap_or("")), &value.text().unwrap_or("").trim().to_lowercase()))
}

/// Texts of a value; of a list each.
fn values(value: &Node) -> impl Iterator<Item = &str> {
    let list: &[Node] = match &value.value {
        NodeValue::List(items) => items,
        _ => std::slice::from_ref(value),
    };
    list.iter().filter(|node| !node.is_null()).filter_map(Node::text)
}

fn words(key: &Node, value: &Node) -> String {
    let text = value.text().map_or("…".into(), |text| crate::text::shorten(text.trim(), 30).into_owned());
    format!("{}: {text}", key.text().unwrap_or(""))
}

/// The first sign in lines that are no details, but look like some: `draft: true`, `Status: draft`, `"publish": false,`.
pub fn in_lines(text: &str, offset: usize, now: Now<'_>) -> Option<Sign> {
    let mut at = offset;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim().trim_end_matches(',');
        let Some((key, value)) = bare.split_once(':').or_else(|| bare.split_once('=')) else { continue };
        let value = value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\'']);
        let one_word = !value.is_empty() && !value.contains(char::is_whitespace);
        if one_word && withholds(&plain(key.trim_matches(['"', '\'', '-', ' ', '<', '!'])), value, now) {
            return Some(Sign { span: Span::new(start, start + line.trim_end().len()), words: format!("{}: {value}", key.trim()) });
        }
    }
    None
}

/// Words of [`STATES`] that keep a page back where they stand in the text. Minutes may have lines such as
/// `Status: pending`, which are of something else.
const WITHHELD_BELOW: [&str; 9] =
    ["draft", "private", "hidden", "unlisted", "unpublished", "internal", "confidential", "embargoed", "secret"];
/// How many lines below the first heading may be properties of the page.
const PROPERTIES: usize = 10;

/// The first sign in the lines below the first heading, where some programs put the properties of a page:
/// `Status: Draft`, `**Visibility:** private`. They end at the next heading.
pub fn below_heading(body: &str, offset: usize) -> Option<Sign> {
    let mut at = offset;
    let mut left = None;
    let mut above = 0;
    for line in body.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim();
        if bare.is_empty() {
            continue;
        }
        match (&mut left, bare.starts_with('#')) {
            (None, true) => left = Some(PROPERTIES),
            (None, false) if above < PROPERTIES => above += 1,
            (None, false) => return None,
            (Some(_), true) | (Some(0), _) => return None,
            (Some(left), false) => *left -= 1,
        }
        if left.is_none() || bare.starts_with('#') {
            continue;
        }
        let Some((key, value)) = bare.split_once(':') else { continue };
        let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '-' | '+' | '|' | '"' | '.');
        let (name, value) = (plain(key), value.trim_matches(marks).to_lowercase());
        let says_yes = matches!(value.as_str(), "true" | "yes" | "on");
        let told = (STATES.contains(&name.as_str()) && WITHHELD_BELOW.contains(&value.as_str()))
            || (HELD_BACK.contains(&name.as_str()) && says_yes)
            || (PUBLISHED.contains(&name.as_str()) && matches!(value.as_str(), "false" | "no" | "off"));
        if told {
            return Some(Sign {
                span: Span::new(start, start + line.trim_end().len()),
                words: format!("{}: {value}", key.trim_matches(marks)),
            });
        }
    }
    None
}

/// A folder on the way to the file that programs keep back, unless the block that takes it names the folder itself.
pub fn in_path(path: &SitePath, patterns: &[String]) -> Option<String> {
    let (folders, _) = path.as_str().rsplit_once('/')?;
    let held = folders.split('/').find(|folder| FOLDERS.iter().any(|known| known.eq_ignore_ascii_case(folder)))?;
    let is_named = patterns.iter().any(|pattern| pattern.split('/').any(|part| part == held));
    (!is_named).then(|| held.to_owned())
}

/// A name without capitals, hyphens, underscores and spaces.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the words name parts of a page that a program does not show.
fn is_parts(text: &str) -> bool {
    const PARTS: [&str; 6] = ["navigation", "toc", "path", "footer", "feedback", "tags"];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| PARTS.contains(&word))
}

fn is_no(text: &str) -> bool {
    matches!(text, "false" | "no" | "off" | "0" | "n" | "f" | "never")
}

fn withholds(name: &str, text: &str, now: Now<'_>) -> bool {
    let lower = text.trim().to_lowercase();
    if lower.is_empty() {
        return false;
    }
    if HELD_BACK.contains(&name) {
        let shows = is_no(&lower) || (name == "hide" && is_parts(&lower));
        return !shows;
    }
    let withheld = |word: &str| WITHHELD.contains(&word);
    if PUBLISHED.contains(&name) && (is_no(&lower) || withheld(&lower)) {
        return true;
    }
    if STATES.contains(&name) {
        return lower == "auto-draft"
            || lower.split(|c: char| !c.is_alphanumeric()).next().is_some_and(withheld)
            || (name == "robots" && lower.contains("noindex"));
    }
    if FROM.contains(&name) {
        return day(text, now).map_or(name != "published", |day| day > now.today);
    }
    // A day that cannot be read may have passed.
    UNTIL.contains(&name) && day(text, now).is_none_or(|day| day <= now.today)
}

/// The day of a moment, in the site's time zone, whatever its year.
fn day(text: &str, now: Now<'_>) -> Option<NaiveDate> {
    let date = now.dates.with_years(1..=9999).date_in(text)?;
    date.readings.iter().map(|reading| reading.last_day()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(name: &str, text: &str) -> bool {
        let now = Now { today: NaiveDate::from_ymd_opt(2026, 6, 1).unwrap(), dates: &DateGrammar::default() };
        withholds(&plain(name), text, now)
    }

    #[test]
    fn what_other_programs_keep_back_is_kept_back() {
        for (name, text) in [
            ("draft", "true"),
            ("Draft", "Yes"),
            ("draft", "1"),
            ("published", "false"),
            ("publish", "off"),
            ("publish", "No"),
            ("publish", "0"),
            ("private", "true"),
            ("unlisted", "on"),
            ("hidden", "TRUE"),
            ("visibility", "private"),
            ("status", "Draft"),
            ("status", "draft (not approved)"),
            ("post_status", "private"),
            ("sitemap", "no"),
            ("publishDate", "2026-06-02"),
            ("publish_date", "2099-01-01T00:00:00Z"),
            ("expiryDate", "2026-05-31"),
            ("expires", "someday"),
            ("published", "2026-07-01"),
        ] {
            assert!(says(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn what_other_programs_publish_is_published() {
        for (name, text) in [
            ("draft", "false"),
            ("draft", ""),
            ("draft", "no"),
            ("published", "true"),
            ("published", "2024-03-05"),
            ("publish", "yes"),
            ("private", "off"),
            ("visibility", "public"),
            ("status", "held"),
            ("status", "approved"),
            ("status", "published"),
            ("sitemap", "true"),
            ("permalink", "/2024/03/05/"),
            ("publishDate", "2026-06-01"),
            ("expiryDate", "2026-06-02"),
            ("title", "draft"),
            ("tags", "private"),
        ] {
            assert!(!says(name, text), "{name}: {text}");
        }
    }

    #[test]
    fn folders_of_drafts_are_kept_back_unless_they_are_named() {
        let path = |text: &str| SitePath::new(text).unwrap();
        assert_eq!(in_path(&path("blog/_drafts/a.md"), &["blog/**/*.md".into()]).as_deref(), Some("_drafts"));
        assert_eq!(in_path(&path("blog/_drafts/a.md"), &["blog/_drafts/*.md".into()]), None);
        assert_eq!(in_path(&path("blog/_posts/drafts.md"), &["blog/**/*.md".into()]), None);
    }
}
