//! Finds the details at the top of a file: between `---` lines (YAML) or `+++` lines (TOML).
//! It does not read them; it says where they are, or what is wrong with their fences.

use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::source::{Source, Span};

/// The language of the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The part of YAML 1.2 that records need: no anchors, aliases and tags.
    Yaml,
    /// TOML 1.0.
    Toml,
    /// YAML as other programs read it, with anchors, aliases and tags. Only files that are adopted may have it, or
    /// JSON.
    AnyYaml,
    /// JSON (RFC 8259).
    Json,
}

/// Where the details and the body of a file are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Split {
    /// The details without their fences; `None` where the file has none.
    pub head: Option<(Dialect, Span)>,
    /// The rest, to the end of the file.
    pub body: Span,
}

impl Split {
    /// Of a file that is all text.
    pub fn none(source: &Source) -> Self {
        Self { head: None, body: Span::new(source.beginning(), source.text.len()) }
    }
}

/// Lines with their spans, without line ends.
#[derive(Clone)]
pub(super) struct Lines<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The first byte of the next line.
    pub(super) at: usize,
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
        // The last line may lack its end.
        self.at = (start + length + 1).min(self.text.len());
        let line = rest[..length].trim_end_matches('\r');
        Some((Span::new(start, start + line.len()), line))
    }
}

/// Where the line after this one begins.
pub(super) fn next_line(text: &str, line: Span) -> usize {
    text[line.end..].find('\n').map_or(text.len(), |length| line.end + length + 1)
}

/// Splits a file that is written for this program. Fences that are wrong are reported in `diags`.
pub fn split(source: &Source, diags: &mut Vec<Diag>) -> Split {
    let text = source.text.as_str();
    let mut lines = Lines { text, at: source.beginning() };
    let none = Split::none(source);
    let Some((first, line)) = lines.by_ref().find(|(_, line)| !line.trim().is_empty()) else { return none };
    let fence = line.trim_end();
    let (dialect, start) = match fence {
        "---" => (Dialect::Yaml, lines.at),
        "+++" => (Dialect::Toml, lines.at),
        _ if looks_like_fence(fence) && lines_look_like_fields(text, lines.at) => {
            let message = format!("the first line must be three hyphens, but it is {}", in_words(fence));
            let same = (Lines { text, at: lines.at })
                .find(|(_, line)| matches!(line.trim_end(), "---") || line.trim_end() == fence);
            let end =
                same.filter(|(_, line)| line.trim_end() != "---").map(|(span, _)| Fix::replace(source, span, "---"));
            let help = Help::new("delete the line and type `---`").by([Fix::replace(source, first, "---").with(end)]);
            diags.push(Diag::new(Code::WrongFence, Place::new(source, first), message, help));
            (Dialect::Yaml, lines.at)
        }
        _ => match without_opening(source, first, fence) {
            Some((start, diag)) => {
                diags.push(diag);
                (Dialect::Yaml, start)
            }
            None => return none,
        },
    };
    let closing = if dialect == Dialect::Toml { "+++" } else { "---" };
    let closes = |line: &str| line == closing || (line == fence && looks_like_fence(line));
    if let Some((span, _)) = (Lines { text, at: start }).find(|(_, line)| closes(line.trim_end()))
        && (dialect == Dialect::Toml || !holds_minutes(&text[start..span.start.max(start)]))
    {
        return Split {
            head: Some((dialect, Span::new(start.min(span.start), span.start))),
            body: Span::new(next_line(text, span), text.len()),
        };
    }
    unclosed(source, (first, start), (dialect, closing), diags)
}

/// Details that end nowhere: they end after their last field, or at a line that was meant to close them.
fn unclosed(
    source: &Source,
    (opening, start): (Span, usize),
    (dialect, closing): (Dialect, &str),
    diags: &mut Vec<Diag>,
) -> Split {
    let text = source.text.as_str();
    let (last_line, head_end) = last_field(text, start);
    let next = (Lines { text, at: head_end }).find(|(_, line)| !line.trim().is_empty());
    let meant = next.filter(|(_, line)| looks_like_fence(line.trim()));
    let (help, body) = match meant {
        Some((span, line)) => {
            let number = source.position(span.start).line;
            let help = Help::typed(
                &format!("line {number} is {}: write only ", in_words(line.trim())),
                Fix::replace(source, span, closing),
            );
            (help.and(" there"), next_line(text, span))
        }
        None if head_end <= start => {
            let help = "write the details below it, such as `title: \"…\"` and `date: 2026-05-07`, and then a line \
                with only `---`";
            (Help::new(help), head_end)
        }
        None => {
            let number = source.position(last_line).line;
            let before = if text[..head_end].ends_with('\n') { "" } else { "\n" };
            let fix = Fix::insert(source, head_end, format!("{before}{closing}\n"));
            (
                Help::typed("add a line with only ", fix).and(format!(" after line {number}, before the minutes")),
                head_end,
            )
        }
    };
    diags.push(Diag::new(Code::Unclosed, Place::new(source, opening), "the details at the top are never closed", help));
    Split { head: Some((dialect, Span::new(start.min(head_end), head_end))), body: Span::new(body, text.len()) }
}

/// Details whose first line is missing, or stands below something else: where they begin, and what is reported.
fn without_opening(source: &Source, first: Span, line: &str) -> Option<(usize, Diag)> {
    if line.starts_with("<<<<<<<") {
        return None;
    }
    let text = source.text.as_str();
    let place = || Place::new(source, first);
    if is_field(line) && (Lines { text, at: first.start }).any(|(_, line)| line.trim_end() == "---") {
        let help = Help::typed("type ", Fix::insert(source, first.start, "---\n"))
            .and(format!(" on a line of its own above line {}", source.position(first.start).line));
        return Some((
            first.start,
            Diag::new(Code::WrongFence, place(), "the line of three hyphens above the details is missing", help),
        ));
    }
    let fences: Vec<Span> = (Lines { text, at: first.end })
        .take(40)
        .filter(|(_, line)| line.trim_end() == "---")
        .map(|(span, _)| span)
        .take(2)
        .collect();
    let [opening, closing] = fences.as_slice() else { return None };
    let start = next_line(text, *opening);
    if !lines_look_like_fields(text, start) {
        return None;
    }
    let wrapping = (Lines { text, at: first.start })
        .take_while(|(span, _)| span.start < opening.start)
        .find(|(_, line)| is_code_fence(line));
    if let Some((fence, _)) = wrapping.filter(|(span, _)| text[span.end..opening.start].trim().is_empty()) {
        return Some((start, in_code(source, fence, next_line(text, *closing))));
    }
    let (above, below) = (source.position(opening.start).line, source.position(closing.start).line);
    let message = format!("the details must be the first thing in the file, but they begin on line {above}");
    let (moved, details) = (&text[first.start..opening.start], &text[opening.start..next_line(text, *closing)]);
    let details = if details.ends_with('\n') { details.to_owned() } else { format!("{details}\n") };
    let swapped = Fix::replace(
        source,
        Span::new(first.start, next_line(text, *closing)),
        format!("{details}\n{}", moved.trim_end()) + "\n",
    );
    let deleted = Fix::replace(source, Span::new(first.start, opening.start), "");
    // What a colleague notes is short; minutes and their heading are not deleted.
    let help = if line.starts_with('#') || moved.trim().lines().filter(|line| !line.trim().is_empty()).count() > 2 {
        Help::new(format!(
            "move what stands above line {above} below the `---` on line {below}, or delete it if it is no part of the \
                minutes"
        ))
        .by([swapped, deleted])
    } else {
        let number = source.position(first.start).line;
        let lines = match source.position(first.start + moved.trim_end().len()).line {
            last if last > number => format!("lines {number} to {last}"),
            _ => format!("line {number}"),
        };
        let words = format!(
            "delete {lines} if it is a note for colleagues; only if it belongs to the minutes, move it below the `---` \
                on line {below}"
        );
        Help::new(words).by([deleted, swapped])
    };
    Some((start, Diag::new(Code::WrongFence, place(), message, help)))
}

/// Three backticks, perhaps with the name of a language: what a chat or a page of documentation puts around an example.
fn is_code_fence(line: &str) -> bool {
    line.trim_start().strip_prefix("```").is_some_and(|name| !name.contains('`'))
}

/// Details that stand in a block of code with their own fences; `below` is where the line after them begins.
fn in_code(source: &Source, fence: Span, below: usize) -> Diag {
    let text = source.text.as_str();
    let end =
        (Lines { text, at: below }).find(|(_, line)| !line.trim().is_empty()).filter(|(_, line)| line.trim() == "```");
    let line = |span: Span| source.position(span.start).line;
    let words = match end {
        Some((end, _)) => format!("delete line {}, and line {} below the details", line(fence), line(end)),
        None => format!("delete line {}", line(fence)),
    };
    let fix = Fix::delete_lines(source, fence).with(end.map(|(end, _)| Fix::delete_lines(source, end)));
    let message = "the line of backticks keeps the details from being read: it makes them a block of code";
    Diag::new(Code::WrongFence, Place::new(source, fence), message, Help::new(words).by([fix]))
}

/// Whether the text between two fences goes over into minutes: after an empty line come lines that are no details, and
/// no field comes after them. The second fence is then only a rule between paragraphs.
pub(super) fn holds_minutes(head: &str) -> bool {
    let mut after_empty = false;
    let mut minutes = false;
    for line in head.lines() {
        if line.trim().is_empty() {
            after_empty = true;
        } else if is_field(line) {
            minutes = false;
        } else {
            let prose = line.starts_with(|c: char| c.is_alphanumeric())
                && line.trim_end().contains(' ')
                && !line.contains(": ");
            minutes |= after_empty && prose;
        }
    }
    minutes
}

/// A line as a person would say it.
fn in_words(line: &str) -> String {
    if line.chars().all(|c| c == '-') {
        return match line.len() {
            1 => "one hyphen".into(),
            2 => "two hyphens".into(),
            number => format!("{number} hyphens"),
        };
    }
    if line.contains(['—', '–', '―', '−']) {
        format!("\"{line}\", a dash of a word processor")
    } else {
        format!("\"{line}\"")
    }
}

/// `—`, `--`, `----`, `–––`, `- - -`: what people type, or what a word processor makes of `---`.
pub(super) fn looks_like_fence(line: &str) -> bool {
    let line = line.strip_prefix('\\').unwrap_or(line);
    !line.is_empty()
        && line.chars().all(|c| matches!(c, '-' | '—' | '–' | '―' | '−' | ' ' | '_' | '*' | '='))
        && line.chars().count() <= 12
}

fn lines_look_like_fields(text: &str, at: usize) -> bool {
    Lines { text, at }.take(3).any(|(_, line)| is_field(line))
}

/// `name: …` at the start of a line.
pub fn is_field(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(':') else { return false };
    let named =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    named && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// The start of the last line that can belong to the details, and where they end.
fn last_field(text: &str, start: usize) -> (usize, usize) {
    let mut last = (start.saturating_sub(1), start);
    let mut after_empty = false;
    for (span, line) in (Lines { text, at: start }) {
        let belongs = is_field(line)
            || line.starts_with([' ', '\t'])
            || line.starts_with("- ")
            || matches!(line.trim(), "}" | "]");
        // After an empty line `Present: …` is more likely a line of the minutes than a field, whose names are small.
        let is_small = line.starts_with(|c: char| c.is_ascii_lowercase()) && is_field(line);
        if line.trim().is_empty() {
            after_empty = true;
        } else if if after_empty { is_small } else { belongs } {
            last = (span.start, next_line(text, span));
            after_empty = false;
        } else {
            break;
        }
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
        let split = split(&source, &mut diags);
        let of = |span: Span| source.text[span.start..span.end].to_owned();
        (split.head.map(|(_, span)| of(span)), of(split.body), diags)
    }

    #[test]
    fn a_file_with_nothing_but_a_fence_is_unclosed_details() {
        for text in ["---", "---\n", "---\r\n", "+++", "+++\n", "---  ", "\u{feff}---", "\n\n---", "+++\r"] {
            let source = Source::new(crate::text::SitePath::new("x.md").unwrap(), text.to_owned());
            let mut diags = Vec::new();
            let split = split(&source, &mut diags);
            assert_eq!(diags.iter().map(|diag| diag.code).collect::<Vec<_>>(), [Code::Unclosed], "{text:?}");
            assert!(split.body.end <= text.len() && split.body.start <= split.body.end, "{text:?}");
            split_mildly(text);
        }
    }

    /// An adopted file of the same text is read without a panic too.
    fn split_mildly(text: &str) {
        let source = Source::new(crate::text::SitePath::new("x.md").unwrap(), text.to_owned());
        super::split(&source, &mut Vec::new());
    }

    #[test]
    fn harmless_habits_are_accepted() {
        for text in ["---\na: 1\n---\nbody\n", "\u{FEFF}---\r\na: 1\r\n---\r\nbody\n", "\n\n---  \na: 1\n---\t\nbody\n"]
        {
            let (head, body, diags) = parts(text);
            assert_eq!(head.unwrap().trim(), "a: 1");
            assert_eq!(body, "body\n");
            assert!(diags.is_empty());
        }
    }

    #[test]
    fn a_dash_of_a_word_processor_is_reported() {
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
