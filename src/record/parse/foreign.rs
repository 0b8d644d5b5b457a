//! Where the details of a file are that was written for another program: YAML, TOML or JSON, with the fences that
//! people and programs use. What looks like details and cannot be distinguished from the text is reported, so that it
//! is never shown.

use super::adopt::OF_OTHERS;
use super::front_matter::{Dialect, Lines, Split, holds_minutes, is_field, looks_like_fence, next_line};
use crate::text::markdown::comments::first_comment;
use crate::text::source::{Source, Span};

/// How a file begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// Where the details and the body are; without details, the whole file is the body.
    pub split: Split,
    /// Whether there are details, none, or none that can be read.
    pub kind: Kind,
    /// Comments above the details, which are no part of the text.
    pub comments: Option<Span>,
}

/// What stands at the beginning.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Text and no details.
    Text,
    /// Details, which must be readable.
    Details,
    /// Details if they can be read, else a part of the text between two rules.
    Perhaps,
    /// Details that end nowhere or begin too late: where, and in words.
    Broken(Span, String),
}

/// Fields of other programs, in whatever capitals. In minutes they are no labels.
const TELLTALE: [&str; 14] = [
    "draft",
    "published",
    "publish",
    "layout",
    "tags",
    "categories",
    "private",
    "visibility",
    "permalink",
    "slug",
    "unlisted",
    "hidden",
    "publishdate",
    "expirydate",
];
/// How many lines may stand above details that begin too late.
const ABOVE: usize = 12;

/// Looks at the beginning of a file.
pub fn opening(source: &Source) -> Opening {
    let text = source.text.as_str();
    let beginning = source.beginning();
    let (at, comments) = skip_comments(text, beginning);
    let whole = Split::none(source);
    let opened = |split: Split, kind: Kind| Opening { split, kind, comments };
    let Some((first, line)) = (Lines { text, at }).find(|(_, line)| !bare(line).is_empty()) else {
        return opened(whole, Kind::Text);
    };
    let start = next_line(text, first);
    match fence(bare(line)) {
        Some(Fence::Json) => json(text, (first, start), whole, comments),
        Some(Fence::Brace) => match braces(text, first.start + line.find('{').unwrap_or(0)) {
            Some(split) => opened(split, Kind::Details),
            None if bare(&text[first.start + 1..]).starts_with('"') => opened(
                whole,
                Kind::Broken(first, "the braces of the details at the top are never closed, or are no JSON".into()),
            ),
            None => opened(whole, Kind::Text),
        },
        Some(Fence::Lines(dialect, closing)) => match closed(text, start, closing, bare(line)) {
            Some((head, body)) => judged(text, dialect, (head, body), whole, comments, first),
            None if begins_details(&text[start..]) || (dialect == Dialect::Toml && begins_table(&text[start..])) => {
                opened(whole, Kind::Broken(first, "the details at the top are never closed".into()))
            }
            None => opened(whole, Kind::Text),
        },
        Some(Fence::Unknown(word)) => match is_head(text, start, &word) {
            true => opened(
                whole,
                Kind::Broken(first, format!("the details at the top are in \"{word}\", which is not read")),
            ),
            false => opened(whole, Kind::Text),
        },
        None if let Some(split) = without_opening(text, first) => opened(split, Kind::Perhaps),
        None => match below(text, first) {
            Some(span) => {
                let line = source.position(span.start).line;
                opened(
                    whole,
                    Kind::Broken(
                        span,
                        format!("details must be the first thing in a file, but these begin on line {line}"),
                    ),
                )
            }
            None => opened(whole, Kind::Text),
        },
    }
}

/// The sign that opens details.
enum Fence {
    /// A brace on the first line, which opens a document of JSON.
    Json,
    /// A brace on a line of its own.
    Brace,
    /// The language, and the line that closes it.
    Lines(Dialect, &'static str),
    /// `---js`: details in a language that is not read.
    Unknown(String),
}

fn fence(line: &str) -> Option<Fence> {
    let after = |sign: &str| {
        line.strip_prefix(sign).map(|rest| rest.split('#').next().unwrap_or("").trim().to_ascii_lowercase())
    };
    if let Some(word) = after("---") {
        match word.as_str() {
            "" | "yaml" | "yml" => return Some(Fence::Lines(Dialect::AnyYaml, "---")),
            "toml" => return Some(Fence::Lines(Dialect::Toml, "---")),
            "json" => return Some(Fence::Json),
            _ if is_word(&word) => return Some(Fence::Unknown(bare(&line[3..]).to_owned())),
            _ => {}
        }
    }
    if matches!(after("+++").as_deref(), Some("" | "toml")) {
        return Some(Fence::Lines(Dialect::Toml, "+++"));
    }
    if matches!(after(";;;").as_deref(), Some("" | "json")) {
        return Some(Fence::Json);
    }
    if line.starts_with('{') && !line.starts_with("{{") && !line.starts_with("{%") && !line.starts_with("{#") {
        return Some(Fence::Brace);
    }
    looks_like_fence(line).then_some(Fence::Lines(Dialect::AnyYaml, "---"))
}

/// One word, such as the name of a language.
fn is_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(&byte))
}

/// Whether details follow a fence with a word that is no known language. In small letters it is the name of one; else
/// it may be the first word of minutes.
fn is_head(text: &str, start: usize, word: &str) -> bool {
    let small = !word.contains(|c: char| c.is_ascii_uppercase());
    let known = small || begins_details(&text[start..]) || bare(&text[start..]).starts_with('{');
    known || closed(text, start, "---", "---").is_some_and(|(head, _)| !holds_minutes(&text[head.start..head.end]))
}

/// Names of details that are no labels of minutes, beside [`TELLTALE`] and [`OF_OTHERS`].
const METADATA: [&str; 14] = [
    "title",
    "date",
    "summary",
    "language",
    "status",
    "modified",
    "subtitle",
    "template",
    "copyright",
    "affiliation",
    "email",
    "css",
    "comments",
    "format",
];

/// Details without a line that opens them: fields and nothing else up to `---` or the first empty line, a title or a
/// date among them. Names with a capital letter must be such as no minutes begin with: `Present: …` is a line of the
/// minutes, and so is a date alone.
fn without_opening(text: &str, first: Span) -> Option<Split> {
    let ends = |line: &str| bare(line).is_empty() || matches!(bare(line), "---" | "...");
    let mut names = Vec::new();
    let mut lines = Lines { text, at: first.start };
    let mut end = None;
    for (span, line) in lines.by_ref() {
        if ends(line) {
            end = Some(span);
            break;
        }
        if !names.is_empty() && line.starts_with([' ', '\t']) {
            continue;
        }
        let line = bare(line);
        is_field(line).then_some(())?;
        names.push(line.split(':').next().unwrap_or(""));
    }
    let is = |name: &str, other: &str| name.eq_ignore_ascii_case(other);
    let is_metadata = |name: &&str| METADATA.iter().chain(&TELLTALE).chain(&OF_OTHERS).any(|known| is(name, known));
    let small = names.iter().all(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let titled = names.iter().any(|name| is(name, "title"));
    let dated = names.len() > 1 && names.iter().any(|name| is(name, "date"));
    if !(titled || dated) || !(small || names.iter().all(is_metadata)) {
        return None;
    }
    let (head, body) = end.map_or((text.len(), text.len()), |line| (line.start, next_line(text, line)));
    Some(Split { head: Some((Dialect::AnyYaml, Span::new(first.start, head))), body: Span::new(body, text.len()) })
}

/// A line without white space, and without signs that nobody sees.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFD}')
    })
}

/// After comments of HTML and directives of YAML at the top: where the rest begins, and what was passed over.
fn skip_comments(text: &str, beginning: usize) -> (usize, Option<Span>) {
    let mut at = beginning;
    loop {
        let rest = &text[at..];
        let start =
            at + (rest.len() - rest.trim_start_matches(|c: char| bare(c.encode_utf8(&mut [0; 4])).is_empty()).len());
        let rest = &text[start..];
        // One that is never closed is text, and no way to details further down.
        if let Some(comment) = first_comment(rest) {
            at = start + comment.end;
        } else if rest.starts_with("%YAML") || rest.starts_with("%TAG") {
            at = start + rest.find('\n').map_or(rest.len(), |length| length + 1);
        } else {
            return (start.max(at), (at > beginning).then(|| Span::new(beginning, at)));
        }
    }
}

/// The details up to the line that closes them, and where the text begins.
fn closed(text: &str, start: usize, closing: &str, opening: &str) -> Option<(Span, usize)> {
    let is_closing = |line: &str| {
        let line = bare(line);
        let sign = line.split(" #").next().unwrap_or(line).trim_end();
        let hyphens = closing == "---" && ((sign.len() >= 3 && sign.bytes().all(|byte| byte == b'-')) || sign == "...");
        sign == closing
            || hyphens
            || (!opening.starts_with(closing) && looks_like_fence(opening) && looks_like_fence(sign))
    };
    let (line, _) = (Lines { text, at: start }).find(|(_, line)| !line.starts_with([' ', '\t']) && is_closing(line))?;
    Some((Span::new(start.min(line.start), line.start), next_line(text, line)))
}

/// Whether what stands between the fences is details.
fn judged(
    text: &str,
    dialect: Dialect,
    (head, body): (Span, usize),
    whole: Split,
    comments: Option<Span>,
    first: Span,
) -> Opening {
    let inner = &text[head.start..head.end];
    let split = Split { head: Some((dialect, head)), body: Span::new(body, text.len()) };
    let foreign = begins_details(inner);
    let kind = if dialect == Dialect::Toml {
        Kind::Details
    } else if holds_minutes(inner) {
        if !foreign {
            return Opening { split: whole, kind: Kind::Text, comments };
        }
        Kind::Broken(
            first,
            "the details at the top are never closed: the minutes begin before the next line of hyphens".into(),
        )
    } else if foreign || bare(inner).is_empty() {
        Kind::Details
    } else {
        Kind::Perhaps
    };
    Opening { split, kind, comments }
}

/// Whether any line is a field of another program, and not a label of minutes.
pub fn has_foreign_field(text: &str) -> bool {
    text.lines().any(is_foreign_field)
}

/// Whether the first line that says something is a field, and no label of minutes such as `Present: …`.
fn begins_details(text: &str) -> bool {
    let mut fields = text.lines().map(bare).skip_while(|line| line.is_empty() || line.starts_with(['#', '%']));
    let leading: Vec<&str> =
        fields.by_ref().take_while(|line| is_field(line) || line.starts_with(['"', '\'', '-', '#'])).take(20).collect();
    leading.first().is_some_and(|line| is_foreign_field(line)) || leading.iter().any(|line| is_telltale(line))
}

/// Whether the first line that says something is a field or a table of TOML.
fn begins_table(text: &str) -> bool {
    let first = text.lines().map(bare).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| line.contains('=') || line.starts_with('['))
}

fn is_foreign_field(line: &str) -> bool {
    let line = bare(line);
    let quoted = line.starts_with(['"', '\'']) && line[1..].contains([':']) && line[1..].contains(['"', '\'']);
    (is_field(line) && line.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')) || quoted || is_telltale(line)
}

fn is_telltale(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or("").replace(['_', '-'], "").to_ascii_lowercase();
    is_field(line) && TELLTALE.contains(&name.as_str())
}

/// The fields that some programs put at the top of a file without fences, up to the first empty line; and fields in a
/// fence of code there.
pub fn leading_fields(source: &Source) -> (usize, &str) {
    let beginning = source.beginning();
    let mut lines = (Lines { text: source.text.as_str(), at: beginning }).skip_while(|(_, line)| bare(line).is_empty());
    let is_part = |line: &str| {
        is_field(line)
            || line.starts_with([' ', '\t'])
            || bare(line).starts_with("```")
            || bare(line).starts_with("~~~")
    };
    let end = lines.by_ref().take_while(|(_, line)| is_part(line)).last().map_or(beginning, |(span, _)| span.end);
    (beginning, &source.text[beginning..end])
}

/// Details in JSON between fences.
fn json(text: &str, (first, start): (Span, usize), whole: Split, comments: Option<Span>) -> Opening {
    let end = |line: &str| matches!(bare(line), "---" | ";;;" | "...");
    match (Lines { text, at: start }).find(|(_, line)| end(line)) {
        Some((line, _)) => {
            let head = Span::new(start.min(line.start), line.start);
            let split = Split { head: Some((Dialect::Json, head)), body: Span::new(next_line(text, line), text.len()) };
            Opening { split, kind: Kind::Details, comments }
        }
        None => Opening {
            split: whole,
            kind: Kind::Broken(first, "the details at the top are never closed".into()),
            comments,
        },
    }
}

/// Details in braces without fences: JSON, or YAML where the last brace stands on a line of its own.
fn braces(text: &str, start: usize) -> Option<Split> {
    let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<serde::de::IgnoredAny>();
    let split = |dialect: Dialect, end: usize| {
        let body = text[end..].find('\n').map_or(text.len(), |length| end + length + 1);
        Split { head: Some((dialect, Span::new(start, end))), body: Span::new(body, text.len()) }
    };
    if let Some(Ok(_)) = values.next() {
        let end = start + values.byte_offset();
        let rest = text[end..].split('\n').next().unwrap_or("");
        return bare(rest).is_empty().then(|| split(Dialect::Json, end));
    }
    let (line, _) = (Lines { text, at: start }).find(|(_, line)| line.trim_end() == "}")?;
    begins_details(&text[start + 1..line.start]).then(|| split(Dialect::AnyYaml, line.end))
}

/// Details that begin below other lines: a line of hyphens, fields of other programs and nothing else, and such a line
/// again.
fn below(text: &str, first: Span) -> Option<Span> {
    let mut lines = (Lines { text, at: first.start }).skip(1).take(ABOVE);
    let (opening, _) = lines.find(|(_, line)| bare(line) == "---")?;
    let start = next_line(text, opening);
    let (head, _) = closed(text, start, "---", "---")?;
    let inner = &text[head.start..head.end];
    let only_fields = inner
        .lines()
        .filter(|line| !bare(line).is_empty())
        .all(|line| is_field(line) || line.starts_with([' ', '\t', '-', '#', '}', ']']));
    let known = |line: &str| is_telltale(line) || ["title:", "date:"].iter().any(|field| line.starts_with(field));
    (only_fields && inner.lines().any(known)).then(|| Span::new(start, head.end.max(start)))
}
