//! Marks that other programs leave in a text: those of comments, fields of a word processor, references that lead
//! nowhere, paths of somebody's own computer.

use super::found::{Found, LONGEST, Pasted, Wiki};
use crate::text::pattern::of_all;
use crate::text::source::Span;
use crate::text::{one_line, shorten};
use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// `[a]` and `[KP1]`.
static COMMENT: LazyLock<Regex> = LazyLock::new(|| of_all(r"\[([a-z]{1,2}|[A-Z]{2,3}[0-9]{1,2}(?:R[0-9]{1,2})?)\]"));

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    of_all(concat!(
        r"Error! (?:Reference source not found|Bookmark not defined|Hyperlink reference not valid)\.?",
        r"|¡Error! (?:No se encuentra el origen de la referencia|Marcador no definido)\.?",
        r#"|HYPERLINK "[^"\n]*"|\\\* MERGEFORMAT|\bPAGEREF \S+"#,
        r"|Click or tap (?:here )?to enter (?:text|a date)\.?|Click here to enter (?:text|a date)\.?|Haga clic (?:o pulse )?aquí para escribir texto\.?",
        r"|Commented \[[A-Z]{1,3}[0-9]{1,2}\]:?|Formatted: (?:Font|Normal|Indent|Left|Right|Space)\b",
        r"|:contentReference\[oaicite:\d+\]\{index=\d+\}|【\d+†[^】]*】|\[cite(?:_start|: ?[0-9, ]+)\]",
        r"|\\(?:pagebreak|newpage|clearpage)\b",
        r"|\[[^\]\n]*\]\{(?:\.(?:underline|mark|smallcaps)|#_[^}]*)\}|\{(?:\.underline|\.mark|#_Toc[^}]*)\}",
    ))
});

/// What stands at the foot of a page of paper.
static PAGE: LazyLock<Regex> = LazyLock::new(|| of_all(r"(?i)^(?:page|página) \d{1,3}(?: ?(?:of|de|/) ?\d{1,3})?$"));

static PICTURE: LazyLock<Regex> = LazyLock::new(|| of_all(r"!\[([^\]\n]*)\](?:\[([^\]\n]*)\])?"));
static WIKI: LazyLock<Regex> = LazyLock::new(|| of_all(r"(!?)\[\[([^\[\]\n|]{2,200})(?:\|([^\[\]\n]{1,200}))?\]\]"));
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| of_all(r"\[([^\[\]\n]{2,})\]\[([^\[\]\n]*)\]"));
static REVERSED: LazyLock<Regex> = LazyLock::new(|| {
    of_all(r"\(([^()\n]{2,})\)\[((?:https?://|www\.)[^\]\s]+|[\w./ -]+\.(?:md|pdf|docx|xlsx|jpg|jpeg|png))\]")
});
const PATH_START: &str = r"(?:\b[A-Za-z]:\\|\\{1,2}[\w.-]+\\|file:///?)";

/// In Markdown, the first of two backslashes is a sign of its own.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| of_all(PATH_START));

static PATH: LazyLock<Regex> = LazyLock::new(|| {
    let part = r#"[^\s<>"|*?]"#;
    of_all(&format!(
        r"^(?:{PATH_START}{part}*(?: [\w()-]+)*?(?:\\{part}*(?: [\w()-]+)*?)*\.[A-Za-z]{{2,5}}\b|{PATH_START}{part}+)"
    ))
});

/// No path of Windows is longer.
const LONGEST_PATH: usize = 260;

/// What may stand before the mark of a comment at the beginning of its line.
const LONGEST_MARK: usize = 40;

/// The marks of a body, in the words that it shows.
pub(super) fn find(body: &str, events: &[Event<'_>], spans: &[Span], found: &mut Vec<Found>) {
    let mut comments: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let (mut in_code, mut depth) = (false, 0);
    for (event, span) in events.iter().zip(spans) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => depth -= 1,
            Event::Text(_) if !in_code && depth == 0 => in_text(body, *span, found, &mut comments),
            _ => {}
        }
    }
    group(body, comments, found);
}

fn in_text(body: &str, span: Span, found: &mut Vec<Found>, comments: &mut BTreeMap<String, Vec<Span>>) {
    let (text, at) = (&body[span.start..span.end], span.start);
    let place = |part: &regex::Match<'_>| Span::new(part.start() + at, part.end() + at);
    let quoted = |text: &str| shorten(&one_line(text), LONGEST).into_owned();
    if text.contains('[') {
        for one in COMMENT.captures_iter(text) {
            let whole = one.get(0).expect("the whole");
            let after = &text[whole.end()..];
            if !after.starts_with(['(', ':']) || text[..whole.start()].ends_with("Commented ") {
                comments.entry(one[1].to_owned()).or_default().push(place(&whole));
            }
        }
        for one in PICTURE.captures_iter(text) {
            let whole = one.get(0).expect("the whole");
            if !text[whole.end()..].starts_with('(') && !one[1].starts_with('[') {
                let name = one.get(2).map(|name| name.as_str()).filter(|name| !name.is_empty()).unwrap_or(&one[1]);
                let pasted = Pasted::Picture(quoted(&one[1]), quoted(name));
                found.push(Found { span: place(&whole), pasted, edits: Vec::new() });
            }
        }
        for one in WIKI.captures_iter(text).filter(|one| one[2].contains(char::is_alphabetic) && !one[2].ends_with('?'))
        {
            let part = |number: usize| one.get(number).map(|part| one_line(part.as_str()));
            // `![[lot.jpg|300]]`: how wide it is.
            let words = part(3).filter(|words| words.contains(char::is_alphabetic));
            let span = place(&one.get(0).expect("the whole"));
            // `\[[as it is]]`, and the mark of what was taken out.
            if body[..span.start].ends_with('\\') || one[2].starts_with("redacted") {
                continue;
            }
            let wiki = Wiki { name: part(2).unwrap_or_default(), words, is_picture: !one[1].is_empty() };
            found.push(Found::new(span, Pasted::Wiki(wiki)));
        }
        for one in REFERENCE.captures_iter(text) {
            let whole = one.get(0).expect("the whole");
            let is_link =
                !text[..whole.start()].ends_with(['!', ']']) && !text[whole.end()..].starts_with(['[', '(', ':']);
            let is_named =
                one[2].is_empty() || one[2].chars().all(|c| c.is_ascii_digit()) || one[2].chars().count() > 2;
            if is_link && is_named && !one[1].chars().all(|c| c.is_ascii_digit() || c == ' ') {
                let edits = vec![(place(&whole), one[1].to_owned())];
                found.push(Found { span: place(&whole), pasted: Pasted::Reference(quoted(&one[1])), edits });
            }
        }
        for one in REVERSED.captures_iter(text) {
            let whole = one.get(0).expect("the whole");
            let link = format!("[{}]({})", &one[1], &one[2]);
            found.push(Found {
                span: place(&whole),
                pasted: Pasted::Reversed(quoted(&link)),
                edits: vec![(place(&whole), link)],
            });
        }
    }
    if text.contains("Error")
        || text.contains(['\\', '【', '{', '['])
        || ["HYPERLINK", "PAGEREF", "lick", "Formatted"].iter().any(|word| text.contains(word))
    {
        for one in FIELD.find_iter(text) {
            let words =
                one.as_str().strip_prefix('[').and_then(|inner| inner.split_once("]{")).map_or("", |(words, _)| words);
            found.push(Found {
                span: place(&one),
                pasted: Pasted::Field(quoted(one.as_str())),
                edits: vec![(place(&one), words.to_owned())],
            });
        }
    }
    // A paragraph of its own.
    let (before, after) = (body[..span.start].trim_end_matches(' '), body[span.end..].trim_start_matches([' ', '\r']));
    let begins = before.is_empty() || before.trim_end_matches('\r').ends_with("\n\n") || before.ends_with("\n\r\n");
    let ends = after.trim().is_empty() || after.starts_with("\n\n") || after.starts_with("\n\r\n");
    if begins && ends && PAGE.is_match(text) {
        let pasted = Pasted::Field(quoted(text));
        found.push(Found { span, pasted, edits: vec![(span, String::new())] });
    }
    if text.contains('\\') || text.contains("file:/") {
        let mut from = 0;
        while let Some(begins) = BEGINNING.find_at(text, from) {
            let rest = &text[begins.start()..text.floor_char_boundary((begins.start() + LONGEST_PATH).min(text.len()))];
            from = begins.end();
            // `..\media\plan.pdf` begins at the file.
            if rest.starts_with('\\') && text[..begins.start()].ends_with(|c: char| c == '.' || c.is_alphanumeric()) {
                continue;
            }
            let Some(path) = PATH.find(rest) else { continue };
            from = begins.start() + path.end();
            let place = Span::new(at + begins.start(), at + from);
            let start = place.start - usize::from(rest.starts_with('\\') && body[..place.start].ends_with('\\'));
            found.push(Found::new(Span::new(start, place.end), Pasted::OwnPath(quoted(path.as_str()))));
        }
    }
}

/// One message for each comment: its mark in the text, and the paragraph that says what was remarked.
fn group(body: &str, comments: BTreeMap<String, Vec<Span>>, found: &mut Vec<Found>) {
    let has_a = comments.contains_key("a");
    for (label, spans) in comments {
        let is_letter = label.starts_with(|c: char| c.is_ascii_lowercase());
        // "neighbor[s]" is an insertion of the writer.
        if is_letter && !has_a {
            continue;
        }
        let begins = |span: &Span| {
            let before = &body[body.floor_char_boundary(span.start.saturating_sub(LONGEST_MARK))..span.start];
            let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
            let words = line.trim_start_matches([' ', '\t', '>', '*', '-', '[', ']']);
            (line.len() < before.len() || before.len() == span.start) && (words.is_empty() || words == "Commented ")
        };
        let is_glued = |span: &Span| {
            let before =
                body[..span.start].chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '/'));
            before && !body[span.end..].starts_with(char::is_alphanumeric)
        };
        let mut edits = Vec::new();
        let mut text = None;
        for span in &spans {
            let says = || body[span.end..].lines().next().is_some_and(|rest| !rest.trim().is_empty());
            if begins(span) && says() {
                let line = body[..span.start].rfind('\n').map_or(0, |at| at + 1);
                let end = body[span.end..].find("\n\n").map_or(body.trim_end().len(), |length| span.end + length);
                text.get_or_insert(Span::new(line, end));
                edits.push((Span::new(line, end), String::new()));
            } else if is_glued(span) {
                edits.push((*span, String::new()));
            }
        }
        let is_mark = edits.iter().any(|(span, _)| Some(*span) != text);
        // A list of references has its marks at the beginning of lines too, and numbers for those of a person.
        if is_mark && let Some(first) = edits.first().map(|(span, _)| *span) {
            found.push(Found { span: first, pasted: Pasted::Comment(format!("[{label}]"), text), edits });
        }
    }
}
