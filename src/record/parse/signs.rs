//! Signs that a file of an archive is not for the public, as the programs that archives come from know them. They count
//! wherever they stand in the details, and whatever an adopt block does with the field.

mod names;

use super::tree::{Node, NodeValue};
use crate::record::model::written_date::DateGrammar;
use crate::text::SitePath;
use crate::text::fold;
use crate::text::fold::plain_words;
use crate::text::source::Span;
use chrono::NaiveDate;
use names::{
    FOLDERS, FROM, GROUPS, HELD_BACK, NOTICES, PUBLISHED, STATES, UNTIL, WITH_OTHER_VALUES, WITHHELD, WITHHELD_BELOW,
    YES,
};

/// What says so: its place, and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// Its bytes in the file.
    pub span: Span,
    /// As messages quote it.
    pub words: String,
}

/// Against what dates are compared.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// The day of the build.
    pub today: NaiveDate,
    /// How written dates are read.
    pub dates: &'a DateGrammar,
}

/// The first sign in details that could be read, at any depth. In a field that groups no properties of the page, such
/// as `location:`, only a plain yes or no counts, and lists there are of other things.
pub fn in_details(tree: &Node, now: Now<'_>) -> Option<Sign> {
    in_fields(tree, true, now)
}

fn in_fields(node: &Node, of_page: bool, now: Now<'_>) -> Option<Sign> {
    match &node.value {
        NodeValue::Map(entries) => entries.iter().find_map(|(key, value)| in_field((key, value), of_page, now)),
        NodeValue::List(items) if of_page => items.iter().find_map(|item| in_fields(item, of_page, now)),
        _ => None,
    }
}

fn in_field((key, value): (&Node, &Node), of_page: bool, now: Now<'_>) -> Option<Sign> {
    let name = plain(key.text()?);
    // `hide: [navigation]` names parts of a page.
    let parts = name == "hide" && matches!(value.value, NodeValue::List(_));
    let reported = match name.as_str() {
        "build" => in_build(value),
        _ if of_page => !parts && values(value).any(|text| withholds(&name, text, now)),
        _ => value.text().is_some_and(|text| says_plainly(&name, &text.trim().to_lowercase())),
    };
    if reported {
        return Some(Sign {
            span: Span::new(key.span.start, value.span.end.max(key.span.end)),
            words: words(key, value),
        });
    }
    in_fields(value, GROUPS.contains(&name.as_str()), now)
}

/// `draft: true`, `public: no`: whatever else is around it.
fn says_plainly(name: &str, value: &str) -> bool {
    HELD_BACK.contains(&name) && matches!(value, "true" | "yes" | "on")
        || PUBLISHED.contains(&name) && matches!(value, "false" | "no" | "off")
}

/// Hugo's `build: {render: never}`.
fn in_build(value: &Node) -> bool {
    let NodeValue::Map(entries) = &value.value else { return false };
    let says = |name: &str, text: &str| match name {
        "render" => is_no(text) || matches!(text, "never" | "link"),
        "list" => is_no(text) || text == "never",
        _ => false,
    };
    entries
        .iter()
        .any(|(key, value)| says(&plain(key.text().unwrap_or("")), &value.text().unwrap_or("").trim().to_lowercase()))
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

/// The first sign in lines that are no details, but look like some: `draft: true`, `Status: draft`, `"publish":
/// false,`, `{title: Lamps, publish: false}`, `? draft` above `: true`.
pub fn in_lines(text: &str, offset: usize, now: Now<'_>) -> Option<Sign> {
    let mut at = offset;
    let mut asked = "";
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let sign = |key: &str, value: &str| {
            let value = value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\'']);
            let one_word = !value.is_empty() && !value.contains(char::is_whitespace);
            let key = key.trim_matches(['"', '\'', '-', ' ', '<', '!']);
            (one_word && withholds(&plain(key), value, now)).then(|| Sign {
                span: Span::new(start, start + line.trim_end().len()),
                words: format!("{}: {value}", key.trim()),
            })
        };
        let bare = line.trim();
        if let Some(value) = bare.strip_prefix(':').filter(|_| !asked.is_empty())
            && let Some(sign) = sign(asked, value)
        {
            return Some(sign);
        }
        asked = bare.strip_prefix("? ").unwrap_or("");
        let pairs = bare
            .split([',', '{', '}'])
            .filter_map(|part| part.split_once([':', '：']).or_else(|| part.split_once('=')));
        if let Some(sign) = pairs.into_iter().find_map(|(key, value)| sign(key, value)) {
            return Some(sign);
        }
    }
    None
}

/// Such a line has at most so many words: `DRAFT – NOT FOR PUBLICATION`.
const WORDS_OF_A_NOTICE: usize = 6;
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
        let span = Span::new(start, start + line.trim_end().len());
        let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '-' | '+' | '|' | '"' | '.');
        if is_notice(bare) {
            return Some(Sign { span, words: bare.trim_matches(marks).to_owned() });
        }
        let cells = bare.strip_prefix('|').and_then(|row| row.split_once('|'));
        let Some((key, value)) = bare.split_once(':').or(cells) else { continue };
        let (name, value) = (plain(key), value.trim_matches(marks).to_lowercase());
        if STATES.contains(&name.as_str()) && WITHHELD_BELOW.contains(&value.as_str()) || says_plainly(&name, &value) {
            return Some(Sign { span, words: format!("{}: {value}", key.trim_matches(marks)) });
        }
    }
    None
}

/// Whether a line says that the text is not for the public.
fn is_notice(line: &str) -> bool {
    let words = fold::words(line);
    words.split(' ').count() <= WORDS_OF_A_NOTICE
        && NOTICES.iter().any(|notice| words.starts_with(notice) || words.ends_with(notice))
}

/// A folder on the way to the file that programs keep back, unless the block that takes it names the folder itself.
pub fn in_path(path: &SitePath, patterns: &[String]) -> Option<String> {
    let (folders, _) = path.as_str().rsplit_once('/')?;
    let held = folders.split('/').find(|folder| FOLDERS.iter().any(|known| known.eq_ignore_ascii_case(folder)))?;
    let is_named = patterns.iter().any(|pattern| pattern.split('/').any(|part| part == held));
    (!is_named).then(|| held.to_owned())
}

/// A name without capitals, accents, hyphens, underscores and spaces.
fn plain(name: &str) -> String {
    fold::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the words name parts of a page that a program does not show.
fn is_parts(text: &str) -> bool {
    const PARTS: [&str; 6] = ["navigation", "toc", "path", "footer", "feedback", "tags"];
    let mut words = plain_words(text);
    words.all(|word| PARTS.contains(&word))
}

fn is_no(text: &str) -> bool {
    matches!(text, "false" | "no" | "off" | "0" | "n" | "f" | "never" | "nope" | "nein" | "non")
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
    if PUBLISHED.contains(&name) && keeps_back(name, lower.trim_end_matches(['.', '!'])) {
        return true;
    }
    if STATES.contains(&name) {
        return is_state_of_drafts(&lower) || (name == "robots" && lower.contains("noindex"));
    }
    if FROM.contains(&name) {
        return day(text, now).map_or(name != "published", |day| day > now.today);
    }
    // A day that cannot be read may have passed.
    UNTIL.contains(&name) && day(text, now).is_none_or(|day| day <= now.today)
}

/// Whether the value of a field such as `publish` keeps a page back: it says no, or one word that is not understood.
fn keeps_back(name: &str, value: &str) -> bool {
    const FEW: usize = 3;
    let words: Vec<&str> = value.split_whitespace().collect();
    let is_understood = || {
        let dated = value.contains(|c: char| c.is_ascii_digit());
        dated || words.len() > 1 || WITH_OTHER_VALUES.contains(&name) || YES.contains(&fold::fold(value).as_ref())
    };
    let denies = words.len() <= FEW && words.first().is_some_and(|word| is_no(word) || *word == "not");
    is_no(value) || WITHHELD.contains(&value) || denies || !is_understood()
}

/// `draft`, `pending approval`, `in review`, `not for publication`.
fn is_state_of_drafts(value: &str) -> bool {
    const FEW: usize = 4;
    let words: Vec<&str> = plain_words(value).collect();
    let is_public = |word: &&str| ["publi", "releas", "ready", "visib"].iter().any(|start| word.starts_with(start));
    value == "auto-draft"
        || words.first().is_some_and(|word| WITHHELD.contains(word))
        || words.len() <= FEW && words.contains(&"review")
        || words.first() == Some(&"not") && words.iter().skip(1).any(is_public)
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
            ("publish", "nope"),
            ("published", "maybe"),
            ("public", "no."),
            ("public", "not yet"),
            ("status", "in review"),
            ("status", "not for publication"),
            ("workflow_state", "draft"),
            ("nopublish", "true"),
            ("internal-only", "true"),
            ("borrador", "true"),
            ("Público", "no"),
            ("estado", "borrador"),
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
            ("public", "12 people"),
            ("public", "welcome"),
            ("published", "2024"),
            ("published", "by the clerk"),
            ("publish", "Sí"),
            ("status", "not amended"),
            ("status", "reviewed"),
            ("estado", "aprobado"),
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
