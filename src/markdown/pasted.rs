//! Text that was pasted from another program and would be shown otherwise than it was meant: Markdown knows no tabs between
//! columns, no bullets of a word processor, no headings without their space.

use super::reading::Reading;
use crate::source::Span;
use crate::text::{one_line, shorten};
use pulldown_cmark::{Event, Tag, TagEnd};

/// What was pasted, with the line to type where one can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Columns with tabs between them: the first row as Markdown has it, and the line below it.
    Tabs(String, String),
    /// A line that begins with a bullet: how it is written as a list.
    Bullet(String),
    /// A heading without the space: how it is written.
    Heading(String),
    /// `[text] (address)`: how it is written.
    Link(String),
    /// A text that a line of hyphens or equals signs under it makes a heading: that line.
    Underlined(String),
    /// Markup of a word processor: the tag.
    Markup(String),
    /// The head of an e-mail, or what a mail program puts below one.
    Mail,
    /// Two asterisks that stay asterisks: what is written and how it should be, where that is known.
    Asterisks(Option<(String, String)>),
}

/// The longest line that a help repeats.
const LONGEST: usize = 70;

/// Finds what was pasted into a body that was read.
pub(super) fn find(body: &str, reading: &Reading<'_>) -> Vec<(Span, Pasted)> {
    let mut found = Vec::new();
    let mut in_code = false;
    let mut has_markup = false;
    for (event, span) in reading.events.iter().zip(&reading.spans) {
        match event {
            Event::Start(Tag::Paragraph) => paragraph(body, *span, &mut found),
            Event::Start(Tag::Heading { .. }) => found.extend(underlined(body, *span)),
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Html(html) | Event::InlineHtml(html) if !has_markup => {
                if let Some(tag) = markup(html) {
                    has_markup = true;
                    found.push((Span::new(span.start, span.end), Pasted::Markup(tag)));
                }
            }
            Event::Text(text) if !in_code && text.contains("**") => found.extend(asterisks(text).map(|pasted| (*span, pasted))),
            _ => {}
        }
    }
    found
}

fn paragraph(body: &str, span: Span, found: &mut Vec<(Span, Pasted)>) {
    let text = body[span.start..span.end].trim_end();
    let bytes = text.as_bytes();
    let may_be = |byte: &u8| matches!(*byte, b'\t' | b'#' | b']' | b'\n') || *byte >= 0x80;
    let first = bytes.first().copied().unwrap_or(b' ');
    if !bytes.iter().any(may_be) && !matches!(first, b'S' | b'G' | b'E' | b'V' | b'-' | b'_') {
        return;
    }
    let mut start = span.start;
    let mut lines: Vec<(Span, &str)> = Vec::new();
    for line in text.split('\n') {
        let words = line.trim_matches(|c| matches!(c, ' ' | '>' | '\t' | '\r'));
        let at = start + line.find(words).unwrap_or(0);
        lines.push((Span::new(at, at + words.len()), words));
        start += line.len() + 1;
    }
    let are_bullets = lines.len() > 1 && lines.iter().all(|(_, line)| line.starts_with("o "));
    if let Some((at, bullet)) = lines.iter().find_map(|(at, line)| Some((*at, bullet(line, are_bullets)?))) {
        found.push((at, Pasted::Bullet(bullet)));
    } else if let Some(pair) = lines.windows(2).find(|pair| pair.iter().all(|(_, line)| line.contains('\t'))) {
        let cells: Vec<&str> = pair[0].1.split('\t').map(str::trim).collect();
        found.push((pair[0].0, Pasted::Tabs(format!("| {} |", cells.join(" | ")), format!("|{}", "---|".repeat(cells.len())))));
    }
    for (at, line) in &lines {
        found.extend(heading(line, lines.len()).map(|heading| (*at, heading)));
        found.extend(spaced_link(line).map(|(place, link)| (Span::new(at.start + place.0, at.start + place.1), link)));
    }
    if let Some((at, _)) = lines.iter().enumerate().find(|(number, _)| is_mail(&lines[*number..])).map(|(_, line)| line) {
        found.push((*at, Pasted::Mail));
    }
}

/// The line as an entry of a list, where it begins with a bullet. `are_bullets` says whether all lines beside it begin with an o.
fn bullet(line: &str, are_bullets: bool) -> Option<String> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let is_spaced = rest.starts_with(['\t', '\u{a0}', '\u{2003}', '\u{3000}']) || rest.starts_with("  ");
    let is_bullet = match first {
        '•' | '‣' | '▪' | '◦' | '●' | '○' | '■' | '□' | '➢' => {
            rest.starts_with(char::is_whitespace) || rest.starts_with(char::is_alphanumeric)
        }
        '\u{e000}'..='\u{f8ff}' => true,
        // A middle dot, an o and a section sign are bullets only where what follows stands apart, or in several lines.
        '·' => rest.starts_with(char::is_whitespace),
        'o' => is_spaced || (rest.starts_with(' ') && are_bullets),
        '§' => is_spaced,
        _ => false,
    };
    let words = one_line(rest);
    (is_bullet && words.contains(char::is_alphanumeric)).then(|| format!("- {}", shorten(&words, LONGEST)))
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
        let is_address = !address.contains(' ') && (address.contains("://") || address.starts_with("www.") || is_path(address));
        if is_address && !label.trim().is_empty() && !label.contains(']') {
            return Some(((open, at + 4 + length), Pasted::Link(format!("[{label}]({address})"))));
        }
    }
    None
}

fn is_path(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or("");
    let extension = name.split('#').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, extension)| extension);
    (2..=4).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphabetic()) && address.contains('/')
        || address.ends_with(".md")
        || address.ends_with(".pdf")
}

/// Whether these lines begin with the head of an e-mail or with what a mail program puts below it.
fn is_mail(lines: &[(Span, &str)]) -> bool {
    const HEADS: [(&str, &[&str]); 4] = [
        ("From:", &["Sent:", "Date:", "To:", "Subject:"]),
        ("De:", &["Enviado:", "Fecha:", "Para:", "Asunto:", "Envoyé", "À:"]),
        ("Von:", &["Gesendet:", "Datum:", "An:", "Betreff:"]),
        ("发件人:", &["发送时间:", "收件人:"]),
    ];
    const BELOW: [&str; 10] = [
        "Sent from my ",
        "Sent from Mail for",
        "Get Outlook for",
        "Enviado desde mi ",
        "Envoyé de mon ",
        "Von meinem iPhone gesendet",
        "-----Original Message-----",
        "-----Mensaje original-----",
        "-----Ursprüngliche Nachricht-----",
        "---------- Forwarded message",
    ];
    let (line, next) = (lines[0].1.trim_start_matches('*'), lines.get(1).map_or("", |(_, line)| line.trim_start_matches('*')));
    let bare = |text: &str| text.replace('*', "");
    HEADS.iter().any(|(from, then)| line.starts_with(from) && then.iter().any(|head| bare(next).starts_with(head)))
        || BELOW.iter().any(|words| line.starts_with(words))
        || lines[0].1 == "--" && lines.len() > 1
}

/// A text with a line of hyphens or equals signs under it that is too long for a heading, or a sentence. Two hyphens are
/// what mail programs put above a signature.
fn underlined(body: &str, span: Span) -> Option<(Span, Pasted)> {
    let text = body[span.start..span.end].trim_end();
    let (words, line) = text.rsplit_once('\n').map(|(words, line)| (words.trim(), line.trim_matches([' ', '>', '\t'])))?;
    if words.starts_with('#') && !words.contains('\n') || line.is_empty() || !line.bytes().all(|byte| matches!(byte, b'-' | b'=')) {
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
    let is_cjk =
        |c: char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}');
    let open = text.find("**")?;
    let inside = &text[open + 2..];
    let close = inside.find("**")?;
    let (words, rest) = (&inside[..close], &inside[close + 2..]);
    let beside = text[..open].chars().next_back().into_iter().chain(rest.chars().next());
    if words.is_empty() || !beside.chain(words.chars()).any(is_cjk) {
        return None;
    }
    const PAIRS: [(char, char); 6] = [('「', '」'), ('『', '』'), ('（', '）'), ('【', '】'), ('《', '》'), ('“', '”')];
    let around = PAIRS.iter().find_map(|(open, close)| Some((open, words.strip_prefix(*open)?.strip_suffix(*close)?, close)));
    Some(Pasted::Asterisks(match around {
        Some((open, inner, close)) => Some((format!("**{words}**"), format!("{open}**{inner}**{close}"))),
        None => {
            let kept = words.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_better = kept.len() < words.len() && kept.starts_with(char::is_alphanumeric);
            is_better.then(|| (format!("**{words}**"), format!("**{kept}**{}", &words[kept.len()..])))
        }
    }))
}
