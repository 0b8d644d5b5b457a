//! Asterisks that stay asterisks: bold that was opened and never closed, closed with one of two, or closed where
//! Markdown sees no end.

use super::found::{Found, LONGEST, Pasted};
use crate::text::source::Span;
use crate::text::{one_line, shorten};
use pulldown_cmark::{Event, Tag, TagEnd};

/// How many words a label before a colon has at most: `**Code enforcement inspector:**`.
const LONGEST_LABEL: usize = 6;

/// Adds the blocks in which two asterisks are shown, one message for each.
pub(super) fn find(body: &str, events: &[Event<'_>], spans: &[Span], found: &mut Vec<Found>) {
    if !body.contains("**") {
        return;
    }
    let (mut in_code, mut bold) = (false, Vec::new());
    let mut signs: Vec<usize> = Vec::new();
    for (event, span) in events.iter().zip(spans) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Strong) => bold.push(*span),
            Event::End(TagEnd::Strong) => drop(bold.pop()),
            Event::Start(Tag::Emphasis) if bold.is_empty() => found.extend(uneven(body, *span)),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell)
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                found.extend(judge(body, &std::mem::take(&mut signs)));
            }
            Event::Text(_) if !in_code => {
                let written = &body[span.start..span.end];
                signs
                    .extend(written.match_indices("**").map(|(at, _)| span.start + at).filter(|at| is_sign(body, *at)));
            }
            _ => {}
        }
    }
}

/// `**Inspector:* Since` and `*Inspector:** Since`.
fn uneven(body: &str, span: Span) -> Option<Found> {
    let text = &body[span.start..span.end];
    if !text.starts_with('*') || text.starts_with("**") {
        return None;
    }
    let alone = |outside: &str| !outside.ends_with("\\");
    let before = body[..span.start].strip_suffix('*').is_some_and(alone);
    let after = body[span.end..].starts_with('*');
    let (whole, missing) = match (before, after) {
        (true, false) => (Span::new(span.start - 1, span.end), span.end),
        (false, true) => (Span::new(span.start, span.end + 1), span.start),
        _ => return None,
    };
    let typed = format!("*{}*", text);
    Some(Found { span: whole, pasted: unclosed(&typed), edits: vec![(Span::new(missing, missing), "*".to_owned())] })
}

fn unclosed(typed: &str) -> Pasted {
    Pasted::Unclosed(shorten(&one_line(typed), LONGEST).into_owned())
}

/// Whether two asterisks are meant to open or close: there are no more of them, no path (`src/**/x`) or power (`2**3`)
/// has them, and they touch a word.
fn is_sign(body: &str, at: usize) -> bool {
    let (before, after) = (body[..at].chars().next_back(), body[at + 2..].chars().next());
    let is = |c: Option<char>, signs: &str| c.is_some_and(|c| signs.contains(c));
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_other = is(before, "\\*/") || is(after, "*/") || is_digit(before) && is_digit(after);
    let ends_word = before.is_some_and(char::is_alphanumeric) || is(before, ".:;,!?)”\"'’»");
    let begins_word = after.is_some_and(char::is_alphanumeric) || is(after, "(“\"'‘«¿¡");
    !is_other && (ends_word || begins_word)
}

/// One message for a block.
fn judge(body: &str, signs: &[usize]) -> Option<Found> {
    let first = *signs.first()?;
    // A space between the signs and the words is reported by itself.
    if signs.iter().any(|at| is_spaced(body, *at)) {
        return None;
    }
    let labels: Vec<(Span, &str)> = signs.iter().filter_map(|at| label(body, *at)).collect();
    if let Some((span, words)) = labels.first().filter(|_| labels.len() == signs.len()) {
        let edits = labels.iter().map(|(span, _)| (Span::new(span.end, span.end), "**".to_owned())).collect();
        return Some(Found { span: *span, pasted: unclosed(&format!("**{words}**")), edits });
    }
    match signs {
        // Which words were meant is not known: only the signs go.
        [_] => Some(Found {
            span: Span::new(first, first + 2),
            pasted: unclosed(""),
            edits: vec![(Span::new(first, first + 2), String::new())],
        }),
        // `**Inspector:**Since`: behind a colon, an end that a letter follows is none.
        [_, second] => {
            let inner = &body[first + 2..*second];
            let is_glued = body[second + 2..].starts_with(char::is_alphanumeric);
            let is_inner = !inner.is_empty() && inner.trim() == inner && !inner.contains('\n') && is_western(inner);
            (is_glued && is_inner).then(|| Found {
                span: Span::new(first, second + 2),
                pasted: unclosed(&format!(
                    "**{inner}** {}",
                    body[second + 2..].split_whitespace().next().unwrap_or("")
                )),
                edits: vec![(Span::new(second + 2, second + 2), " ".to_owned())],
            })
        }
        _ => None,
    }
}

/// Whether these close `** words**`, or open `**words **`.
fn is_spaced(body: &str, at: usize) -> bool {
    let line = body[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = body[at + 2..].find('\n').map_or(body.len(), |length| at + 2 + length);
    let before = body[line..at].rfind("**").map(|open| &body[line + open + 2..at]);
    let after = body[at + 2..end].find("**").map(|close| &body[at + 2..at + 2 + close]);
    before.is_some_and(|inner| inner.starts_with(' ') && !inner.ends_with(' '))
        || after.is_some_and(|inner| inner.ends_with(' ') && !inner.starts_with(' '))
}

/// Signs of Chinese, Japanese and Korean are reported by themselves.
fn is_western(text: &str) -> bool {
    !text.chars().any(|c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}'))
}

/// The label that two asterisks open and nothing closes, with its colon: `**Inspector: Since`.
fn label(body: &str, at: usize) -> Option<(Span, &str)> {
    let line = body[at + 2..].lines().next()?;
    let colon = line.find([':', '.', '*', '!', '?']).filter(|colon| line[*colon..].starts_with(':'))?;
    let words = &line[..=colon];
    let follows = line[colon + 1..].chars().next();
    let is_label = words.starts_with(char::is_alphanumeric)
        && words.split_whitespace().count() <= LONGEST_LABEL
        && follows.is_none_or(char::is_whitespace);
    is_label.then_some((Span::new(at, at + 2 + words.len()), words))
}
