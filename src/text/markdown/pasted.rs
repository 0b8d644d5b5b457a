//! Text that was pasted from another program and would be shown otherwise than it was meant: Markdown knows no tabs
//! between columns, no bullets of a word processor, no headings without their space.

mod bars;
mod bold;
mod details;
mod entries;
mod found;
mod mail;
mod marks;
mod talk;

use entries::{bullet, bullets_in_entry, entries, numbers_in_entry};
pub(super) use found::Found;
use found::LONGEST;
pub use found::{Pasted, Wiki};

use super::newlines;
use super::reading::Reading;
use crate::text::source::Span;
use crate::text::{one_line, shorten};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::collections::BTreeSet;

/// How many bytes after a tag its end is looked for.
const NEAR: usize = 2000;

/// Finds what was pasted into a body that was read.
pub(super) fn find(body: &str, reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut in_code = false;
    let (mut has_markup, mut has_row) = (false, false);
    let mut blocks = Vec::new();
    let mut begun = BTreeSet::new();
    mail::heads(body, &mut found);
    details::find(body, &mut found);
    marks::find(body, &reading.events, &reading.spans, &mut found);
    bold::find(body, &reading.events, &reading.spans, &mut found);
    for (event, span) in reading.events.iter().zip(&reading.spans) {
        match event {
            Event::Start(Tag::Paragraph) => blocks.extend(paragraph(body, *span, &mut found)),
            Event::Start(Tag::Item) => {
                found.extend(bullets_in_entry(body, *span));
                found.extend(numbers_in_entry(body, *span));
            }
            Event::Start(Tag::Heading { .. }) => {
                found.extend(underlined(body, *span).map(|(span, pasted)| Found::new(span, pasted)))
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                found.extend((*kind == CodeBlockKind::Indented).then(|| indented(body, *span)).flatten());
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Table(_)) => has_row = false,
            Event::Start(Tag::TableRow) if body[span.start..span.end].trim().contains('\t') => {
                row(body, *span, has_row, &mut found);
                has_row = true;
            }
            Event::Html(html) | Event::InlineHtml(html) if !has_markup => {
                begun.extend(begun_by(html));
                let tag = markup(html)
                    .or_else(|| lone_end(html, &begun))
                    .map(Pasted::Markup)
                    .or_else(|| tag(html, &body[span.start..]));
                has_markup = tag.is_some();
                found.extend(tag.map(|pasted| Found::new(*span, pasted)));
            }
            // Markdown knows no tags with a colon.
            Event::Text(text) if !in_code && !has_markup && text.contains('<') && text.contains(':') => {
                let tag = markup(text);
                has_markup = tag.is_some();
                found.extend(tag.map(|tag| {
                    let at = body[span.start..span.end]
                        .find(tag.as_str())
                        .map_or(*span, |at| Span::new(at, at + tag.len()).shifted(span.start));
                    Found::new(at, Pasted::Markup(tag))
                }));
            }
            Event::Text(text) if !in_code && text.contains("**") => {
                found.extend(asterisks(text).map(|pasted| Found::new(*span, pasted)));
            }
            _ => {}
        }
    }
    escapes(body, reading, &mut found);
    bars::find(body, blocks, &mut found);
    // What was pasted is to go as a whole.
    let pasted = found.iter().find(|found| found.pasted == Pasted::Details).map(|found| found.span.start);
    if let Some(pasted) = pasted {
        found.retain(|found| found.span.start <= pasted);
    }
    found
}

/// Adds the signs for new lines that are shown, one message for all of them.
fn escapes(body: &str, reading: &Reading<'_>, found: &mut Vec<Found>) {
    let mut signs = newlines::find(body);
    if signs.is_empty() {
        return;
    }
    let mut in_code = false;
    let mut shown: Vec<Span> = Vec::new();
    for (event, span) in reading.events.iter().zip(&reading.spans) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => shown.push(*span),
            _ => {}
        }
    }
    signs.retain(|(start, _)| {
        let before = shown.partition_point(|span| span.start <= *start);
        before.checked_sub(1).is_some_and(|at| *start < shown[at].end)
    });
    let edits: Vec<(Span, String)> =
        signs.iter().map(|(start, end)| (Span::new(*start, *end), " ".to_owned())).collect();
    if let Some((first, _)) = edits.first() {
        found.push(Found { span: *first, pasted: Pasted::NewLine, edits });
    }
}

/// Adds what is found in a paragraph. Rows with bars may go on in the next.
fn paragraph(body: &str, span: Span, found: &mut Vec<Found>) -> Option<bars::Block> {
    let text = body[span.start..span.end].trim_end();
    let mut start = span.start;
    let mut lines: Vec<(Span, &str)> = Vec::new();
    for line in text.split('\n') {
        let margin = |c| matches!(c, ' ' | '>' | '\t' | '\r');
        let words = line.trim_start_matches(margin);
        let at = start + line.len() - words.len();
        let words = words.trim_end_matches(margin);
        lines.push((Span::new(at, at + words.len()), words));
        start += line.len() + 1;
    }
    let are_bullets = lines.len() > 1 && lines.iter().all(|(_, line)| line.starts_with("o "));
    let bullets: Vec<(Span, String)> =
        lines.iter().filter_map(|(at, line)| Some((*at, bullet(line, are_bullets)?))).collect();
    let rows = columns(&lines);
    if let Some((at, line)) = bullets.first().cloned() {
        let pasted = Pasted::Bullet(shorten(&line, LONGEST).into_owned());
        found.push(Found { span: at, pasted, edits: bullets });
    } else if let Some((separator, rows)) = rows {
        let first = rows[0];
        let cells = first.1.split(separator).count();
        let head = (cells_of(first.1, separator), format!("|{}", "---|".repeat(cells)));
        let mut edits: Vec<(Span, String)> =
            rows.iter().map(|(span, line)| (*span, cells_of(line, separator))).collect();
        // In quotes and lists, signs would have to stand before the new line.
        let is_plain = body[..first.0.start].ends_with('\n') || first.0.start == 0;
        let is_below_text = lines[0].0 != first.0;
        edits[0].1 = format!("{}{}\n{}", if is_below_text { "\n" } else { "" }, head.0, head.1);
        // What follows in the same paragraph would be a row.
        if lines.last().is_some_and(|last| last.0 != rows[rows.len() - 1].0)
            && let Some(last) = edits.last_mut()
        {
            last.1.push('\n');
        }
        let pasted = match separator {
            '\t' => Pasted::Tabs(head.0, head.1),
            _ => Pasted::Semicolons(head.0, head.1),
        };
        found.push(Found { span: first.0, pasted, edits: if is_plain { edits } else { Vec::new() } });
    } else {
        entries(&lines, found);
    }
    for (at, line) in &lines {
        found.extend(heading(line, lines.len()).map(|heading| Found::new(*at, heading)));
        found.extend(
            spaced_link(line).map(|(place, link)| Found::new(Span::new(at.start + place.0, at.start + place.1), link)),
        );
    }
    mail::around(&lines, found);
    talk::find(&lines, found);
    if text.contains('|') { bars::block(&lines) } else { None }
}

/// Lines of a table in which Tabs or, as spreadsheets write them, semicolons stand between the columns.
fn columns<'l>(lines: &'l [(Span, &'l str)]) -> Option<(char, Vec<(Span, &'l str)>)> {
    let with_tabs = |line: &str| line.contains('\t');
    let tabs = lines.iter().position(|(_, line)| with_tabs(line));
    if let Some(first) = tabs.filter(|at| lines.get(at + 1).is_some_and(|(_, line)| with_tabs(line))) {
        return Some(('\t', lines[first..].iter().take_while(|(_, line)| with_tabs(line)).copied().collect()));
    }
    let semicolons = |line: &str| line.matches(';').count();
    // A sentence has a space behind a semicolon, and ends with a sign.
    let is_row =
        |line: &str| semicolons(line) > 0 && !line.contains("; ") && !line.ends_with(['.', '!', '?', ';', ':']);
    let first = lines.iter().position(|(_, line)| is_row(line))?;
    let count = semicolons(lines[first].1);
    let is_next = |line: &str| is_row(line) && semicolons(line) == count;
    let rows: Vec<(Span, &str)> = lines[first..].iter().take_while(|(_, line)| is_next(line)).copied().collect();
    (rows.len() > 2).then_some((';', rows))
}

/// A row with such signs as a row of a table.
fn cells_of(line: &str, separator: char) -> String {
    format!("| {} |", line.split(separator).map(str::trim).collect::<Vec<_>>().join(" | "))
}

/// A row that tabs were left in, below the head of a table: one message for all of them.
fn row(body: &str, span: Span, has_row: bool, found: &mut Vec<Found>) {
    let line = body[span.start..span.end].trim_end();
    let edit = (Span::new(span.start, span.start + line.len()), cells_of(line.trim_matches(['|', ' ']), '\t'));
    match found.iter_mut().rev().find(|found| matches!(found.pasted, Pasted::Row(_))).filter(|_| has_row) {
        Some(first) => first.edits.push(edit),
        None => found.push(Found { span: edit.0, pasted: Pasted::Row(edit.1.clone()), edits: vec![edit] }),
    }
}

/// Sentences that stand in from the margin, so that Markdown takes them for program code.
fn indented(body: &str, span: Span) -> Option<Found> {
    let text = &body[span.start..span.end];
    let words = text.split_whitespace().filter(|word| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | ',' | '.' | '-' | ':' | ';'))
    });
    let signs =
        text.chars().filter(|c| matches!(c, '{' | '}' | '<' | '>' | '=' | '|' | '\\' | '$' | '_' | '`' | '#')).count();
    let (all, plain) = (text.split_whitespace().count(), words.count());
    let longest = text.lines().map(|line| line.split_whitespace().count()).max().unwrap_or(0);
    if longest < 4
        || plain * 5 < all * 4
        || signs > 0
        || text.contains("   ") && text.trim().contains("    ") && !text.contains('\n')
    {
        return None;
    }
    let start = body[..span.start].rfind('\n').map_or(0, |at| at + 1);
    if !body[start..span.start].trim().is_empty() {
        return None;
    }
    let end = span.start + text.trim_end().len();
    let lines: Vec<&str> = body[start..end].lines().map(str::trim_start).collect();
    let first = body[start..].len() - body[start..].trim_start().len() + start;
    let line = body[first..].lines().next().map_or(0, |line| line.trim_end().len());
    Some(Found {
        span: Span::new(first, first + line),
        pasted: Pasted::Indented,
        edits: vec![(Span::new(start, end), lines.join("\n"))],
    })
}

/// A tag of HTML that would be shown as it is typed.
fn tag(html: &str, rest: &str) -> Option<Pasted> {
    let name: String = html
        .strip_prefix('<')?
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let instead = match name.as_str() {
        "b" | "strong" => "`**words**` for what is bold",
        "i" | "em" => "`*words*` for what is in italics",
        "a" => "`[words](https://www.example.org/)` for a link",
        "img" => "`![what it shows](../../media/lot.jpg)` for a picture",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "`## words` for a heading",
        "ul" | "ol" | "li" => "`- words` for an entry of a list",
        "table" | "tr" | "td" | "th" => "a table with `|` between its cells",
        "u" | "font" | "center" | "span" | "div" | "p" | "s" | "strike" | "small" | "big" | "blockquote" | "iframe"
        | "style" => "the words alone",
        _ => return None,
    };
    let end = html.find('>').map_or(html.len(), |at| at + 1);
    // "The text needs <p> tags" only speaks of one.
    let near = &rest[..rest.floor_char_boundary(rest.len().min(NEAR))];
    let closed = near
        .to_ascii_lowercase()
        .find(&format!("</{name}"))
        .is_some_and(|close| near.get(end..close).is_some_and(|words| !words.trim().is_empty()));
    if !closed && name != "img" {
        return None;
    }
    Some(Pasted::Tag(shorten(&one_line(&html[..end]), LONGEST).into_owned(), instead))
}

/// `##Heading`, and `#Heading` where it is a paragraph of its own.
fn heading(line: &str, lines: usize) -> Option<Pasted> {
    let signs = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = &line[signs..];
    let is_heading = match signs {
        1 => lines == 1 && words.starts_with(char::is_uppercase) && !words.contains('#'),
        2..=6 => words.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '"' | '“' | '¿' | '¡')),
        _ => false,
    };
    is_heading.then(|| Pasted::Heading(format!("{} {}", &line[..signs], shorten(&one_line(words), LONGEST))))
}

/// `[text] (address)`.
fn spaced_link(line: &str) -> Option<((usize, usize), Pasted)> {
    for (at, _) in line.match_indices("] (") {
        let open = line[..at].rfind('[');
        // Without one here there is none further on.
        let length = line[at + 3..].find(')')?;
        let Some(open) = open else { continue };
        let address = line[at + 3..at + 3 + length].trim();
        let label = &line[open + 1..at];
        let is_address =
            !address.contains(' ') && (address.contains("://") || address.starts_with("www.") || is_path(address));
        if is_address && !label.trim().is_empty() && !label.contains(']') {
            return Some(((open, at + 4 + length), Pasted::Link(format!("[{label}]({address})"))));
        }
    }
    None
}

fn is_path(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or("");
    let extension =
        name.split('#').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, extension)| extension);
    (2..=4).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphabetic())
        && address.contains('/')
        || address.ends_with(".md")
        || address.ends_with(".pdf")
}

/// A text with a line of hyphens or equals signs under it that is too long for a heading, or a sentence. Two hyphens
/// are what mail programs put above a signature.
fn underlined(body: &str, span: Span) -> Option<(Span, Pasted)> {
    let text = body[span.start..span.end].trim_end();
    let (words, line) =
        text.rsplit_once('\n').map(|(words, line)| (words.trim(), line.trim_matches([' ', '>', '\t'])))?;
    if words.starts_with('#') && !words.contains('\n')
        || line.is_empty()
        || !line.bytes().all(|byte| matches!(byte, b'-' | b'='))
    {
        return None;
    }
    let is_sentence = words.ends_with(['.', ';', ',', '。']) && words.split_whitespace().count() > 3;
    let is_long = words.contains('\n') || words.chars().count() > 100;
    let place = Span::new(span.start, span.start + words.lines().next().map_or(0, str::len));
    if line == "=======" {
        // What a merge leaves; that is another mistake.
        return None;
    }
    if line == "--" {
        return Some((place, Pasted::Mail));
    }
    (is_sentence || is_long).then(|| (place, Pasted::Underlined(line.to_owned())))
}

/// Tags of which an end alone is reported.
const ENDED: [&str; 9] = ["p", "div", "span", "font", "b", "i", "u", "strong", "em"];

/// Those of them that begin in a piece of HTML.
fn begun_by(html: &str) -> impl Iterator<Item = &'static str> {
    let names =
        html.split('<').skip(1).map(|tag| &tag[..tag.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tag.len())]);
    names.filter_map(|name| ENDED.into_iter().find(|known| name.eq_ignore_ascii_case(known)))
}

/// An end of a tag whose beginning was deleted: `</p>`.
fn lone_end(html: &str, begun: &BTreeSet<&str>) -> Option<String> {
    let name = html.strip_prefix("</")?.strip_suffix('>')?.trim();
    let is_lone = ENDED.iter().any(|known| name.eq_ignore_ascii_case(known) && !begun.contains(known));
    is_lone.then(|| html.to_owned())
}

/// The first tag that a word processor writes.
fn markup(html: &str) -> Option<String> {
    const SIGNS: [&str; 9] = ["mso", "<o:p", "</o:p", "<w:", "<font ", "<span style", "<p style", "<!--[if", "<![if"];
    let small = html.to_ascii_lowercase();
    let at = SIGNS.iter().filter_map(|sign| small.find(sign)).min()?;
    let start = html[..=at].rfind('<')?;
    let end = html[start..].find('>').map_or(html.len(), |length| start + length + 1);
    Some(shorten(&one_line(&html[start..end]), LONGEST).into_owned())
}

/// `**「重要」**です`: next to signs of Chinese and Japanese, asterisks do not open or close.
fn asterisks(text: &str) -> Option<Pasted> {
    const SIGNS: [std::ops::RangeInclusive<char>; 4] =
        ['\u{3000}'..='\u{30ff}', '\u{3400}'..='\u{9fff}', '\u{ac00}'..='\u{d7af}', '\u{ff00}'..='\u{ffef}'];
    let is_cjk = |c: char| SIGNS.iter().any(|signs| signs.contains(&c));
    let open = text.find("**")?;
    let inside = &text[open + 2..];
    let close = inside.find("**")?;
    let (words, rest) = (&inside[..close], &inside[close + 2..]);
    let beside = text[..open].chars().next_back().into_iter().chain(rest.chars().next());
    if !beside.chain(words.chars()).any(is_cjk) {
        let inner = words.trim();
        let is_spaced =
            inner.len() < words.len() && inner.starts_with(char::is_alphanumeric) && !words.contains(['\n', '*']);
        return is_spaced.then(|| Pasted::Asterisks(Some((format!("**{words}**"), format!("**{inner}**")))));
    }
    if words.is_empty() {
        return None;
    }
    const PAIRS: [(char, char); 6] = [('「', '」'), ('『', '』'), ('（', '）'), ('【', '】'), ('《', '》'), ('“', '”')];
    let around =
        PAIRS.iter().find_map(|(open, close)| Some((open, words.strip_prefix(*open)?.strip_suffix(*close)?, close)));
    Some(Pasted::Asterisks(match around {
        Some((open, inner, close)) => Some((format!("**{words}**"), format!("{open}**{inner}**{close}"))),
        None => {
            let kept = words.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_better = kept.len() < words.len() && kept.starts_with(char::is_alphanumeric);
            is_better.then(|| (format!("**{words}**"), format!("**{kept}**{}", &words[kept.len()..])))
        }
    }))
}
