//! Finds the details at the top of a file: between `---` lines (YAML) or `+++` lines (TOML).
//! It does not read them; it says where they are, or what is wrong with their fences.

use crate::diag::{Code, Diag, Place};
use crate::source::{Source, Span};

/// The language of the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Yaml,
    Toml,
}

/// Where the details and the body of a file are.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The details without their fences; `None` where the file has none.
    pub head: Option<(Dialect, Span)>,
    /// The rest, to the end of the file.
    pub body: Span,
}

/// Lines with their spans, without line ends.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (Span, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let rest = &self.text[self.at..];
        let length = rest.find('\n').unwrap_or(rest.len());
        let start = self.at;
        self.at += length + 1;
        let line = rest[..length].trim_end_matches('\r');
        Some((Span::new(start, start + line.len()), line))
    }
}

/// Splits a file. Fences that are wrong are told in `diags` where `strict`; otherwise the whole file is the body.
pub fn split(source: &Source, strict: bool, diags: &mut Vec<Diag>) -> Split {
    let text = source.text.as_str();
    let end = text.len();
    let mut lines = Lines { text, at: source.beginning() };
    let none = Split { head: None, body: Span::new(source.beginning(), end) };
    let Some((opening, first)) = lines.by_ref().find(|(_, line)| !line.trim().is_empty()) else { return none };
    let fence = first.trim_end();
    let (dialect, closing) = match fence {
        "---" => (Dialect::Yaml, "---"),
        "+++" => (Dialect::Toml, "+++"),
        _ if strict && looks_like_fence(fence) && lines_look_like_fields(text, lines.at) => {
            let message = "the first line must be three hyphens, nothing else";
            diags.push(Diag::new(Code::WrongFence, Place::new(source, opening), message, "delete the line and type `---`"));
            (Dialect::Yaml, fence)
        }
        _ => return none,
    };
    let start = lines.at;
    for (span, line) in lines {
        let line = line.trim_end();
        if line == closing || (dialect == Dialect::Yaml && line == "---") {
            return Split { head: Some((dialect, Span::new(start.min(span.start), span.start))), body: Span::new((span.end + 1).min(end), end) };
        }
    }
    if !strict {
        return none;
    }
    let (last_line, head_end) = last_field(text, start);
    let line_number = source.position(last_line).line;
    let message = "the details at the top are never closed";
    let help = format!("add a line with only `{closing}` after line {line_number}, before the minutes");
    diags.push(Diag::new(Code::Unclosed, Place::new(source, opening), message, help));
    Split { head: Some((dialect, Span::new(start.min(head_end), head_end))), body: Span::new(head_end, end) }
}

/// `—`, `--`, `----`, `–––`, `- - -`: what people type, or what a word processor makes of `---`.
fn looks_like_fence(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '—' | '–' | '―' | '−' | ' ' | '_' | '*' | '=')) && line.chars().count() <= 12
}

fn lines_look_like_fields(text: &str, at: usize) -> bool {
    Lines { text, at }.take(3).any(|(_, line)| is_field(line))
}

/// `name: …` at the start of a line.
pub fn is_field(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(':') else { return false };
    let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    named && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// The start of the last line that can belong to the details, and where they end.
fn last_field(text: &str, start: usize) -> (usize, usize) {
    let mut last = (start, start);
    for (span, line) in (Lines { text, at: start }) {
        let belongs = is_field(line) || line.starts_with([' ', '\t']) || line.starts_with("- ") || matches!(line.trim(), "}" | "]");
        if !belongs {
            break;
        }
        last = (span.start, (span.end + 1).min(text.len()));
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SitePath;

    fn parts(text: &str) -> (Option<String>, String, Vec<Diag>) {
        let source = Source::new(SitePath::new("x.md").unwrap(), text.to_owned());
        let mut diags = Vec::new();
        let split = split(&source, true, &mut diags);
        let of = |span: Span| source.text[span.start..span.end].to_owned();
        (split.head.map(|(_, span)| of(span)), of(split.body), diags)
    }

    #[test]
    fn harmless_habits_are_accepted() {
        for text in ["---\na: 1\n---\nbody\n", "\u{FEFF}---\r\na: 1\r\n---\r\nbody\n", "\n\n---  \na: 1\n---\t\nbody\n"] {
            let (head, body, diags) = parts(text);
            assert_eq!(head.unwrap().trim(), "a: 1");
            assert_eq!(body, "body\n");
            assert!(diags.is_empty());
        }
    }

    #[test]
    fn a_dash_of_a_word_processor_is_told() {
        let (head, _, diags) = parts("—\ntitle: x\n---\nbody");
        assert_eq!(head.unwrap(), "title: x\n");
        assert_eq!((diags[0].code, diags[0].place.start.line), (Code::WrongFence, 1));
    }

    #[test]
    fn details_that_are_never_closed_say_where_to_close_them() {
        let (head, body, diags) = parts("---\ntitle: x\nlist:\n  - a\n\nThe minutes.\n");
        assert_eq!(head.unwrap(), "title: x\nlist:\n  - a\n");
        assert_eq!(body, "\nThe minutes.\n");
        assert!(diags[0].help.contains("after line 4"), "{}", diags[0].help);
    }
}
