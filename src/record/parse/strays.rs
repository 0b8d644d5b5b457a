//! Details that are not read where they stand: behind a `#` that was left when the name above it lost its own, or below
//! the line that closes the details.

use super::front_matter::{Dialect, Lines, Split, next_line};
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::source::{Source, Span};

/// Fields whose value is a list or has fields of its own.
const LONG: [&str; 12] = [
    "next",
    "topics",
    "corrections",
    "commitments",
    "reports",
    "concerns",
    "attachments",
    "participants",
    "attendance",
    "response_areas",
    "location",
    "allow",
];

/// Fields with the beginnings of what they may say: other words after such a name are minutes.
const SHORT: [(&str, &[&str]); 8] = [
    ("minutes", &["draft", "approved", "withdrawn"]),
    ("status", &["held", "scheduled", "cancelled", "postponed"]),
    ("publish", &["true", "false"]),
    ("approved_on", &["20"]),
    ("date", &["20"]),
    ("start", &["\"", "'"]),
    ("end", &["\"", "'"]),
    ("due", &["20"]),
];

/// Everything of both kinds.
pub(super) fn find(source: &Source, split: &Split) -> Vec<Diag> {
    let Some((Dialect::Yaml, head)) = split.head else { return Vec::new() };
    let mut diags = half_uncommented(source, head);
    diags.extend(below_the_fence(source, head, split.body));
    diags
}

/// `commitments:` without a value, and its entries in comments below it.
fn half_uncommented(source: &Source, head: Span) -> Vec<Diag> {
    let lines: Vec<(Span, &str)> = Lines { text: &source.text[..head.end], at: head.start }.collect();
    let mut diags = Vec::new();
    for (at, (_, line)) in lines.iter().enumerate() {
        let Some(name) = line.strip_suffix(':').filter(|name| LONG.contains(name)) else { continue };
        let comments: Vec<&(Span, &str)> =
            lines[at + 1..].iter().take_while(|(_, line)| is_commented_entry(line)).collect();
        let rest = &lines[at + 1 + comments.len()..];
        let next = rest.iter().find(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        let is_empty = next.is_none_or(|(_, line)| !line.starts_with([' ', '-']));
        let (Some((first, _)), true) = (comments.first(), is_empty) else { continue };
        let number = source.position(first.start).line;
        let message = format!("`{name}` is empty: line {number} below it begins with #, and is not read");
        let hashes = comments.iter().rev().map(|(span, line)| {
            let hash = span.start + line.find('#').unwrap_or(0);
            Fix::replace(source, Span::new(hash, hash + 1), "")
        });
        let fix = hashes.reduce(|fix, next| fix.with(Some(next)));
        let help = Help::new(format!(
            "delete the # of line {number} and of those that go with it, or put one before `{name}:` again"
        ))
        .by(fix);
        diags.push(Diag::new(Code::LostAfterHash, Place::new(source, *first), message, help));
    }
    diags
}

/// `#  - {id: …`, `#    text: …`, and not `# none this time` or `#reports:`.
fn is_commented_entry(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('#') else { return false };
    let inner = rest.trim_start();
    let is_item = inner.strip_prefix("- ").is_some_and(|item| item.starts_with(['{', '[', '"']) || item.contains(": "));
    let is_field = rest.starts_with("  ")
        && inner
            .split_once(": ")
            .is_some_and(|(name, _)| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
    is_item || is_field
}

/// Lines that begin the text, but are details.
fn below_the_fence(source: &Source, head: Span, body: Span) -> Option<Diag> {
    let mut lines =
        Lines { text: &source.text, at: body.start }.skip_while(|(_, line)| line.trim().is_empty()).peekable();
    let (first, line) = lines.next()?;
    let (name, value) = line.split_once(':')?;
    let (value, follows) = (value.trim(), lines.peek().map_or("", |(_, line)| *line));
    let is_list = follows.trim_start().starts_with("- {") || follows.starts_with("  ") && follows.contains(": ");
    let is_long = LONG.contains(&name) && (value.starts_with(['{', '[']) || value.is_empty() && is_list);
    let is_short =
        SHORT.iter().any(|(known, begins)| *known == name && begins.iter().any(|begin| value.starts_with(begin)));
    if !is_long && !is_short {
        return None;
    }
    let goes_on = |(_, line): &(Span, &str)| line.starts_with([' ', '-']) && !line.trim().is_empty();
    let last = lines.take_while(|line| value.is_empty() && goes_on(line)).last().map_or(first, |(span, _)| span);
    let whole = Span::new(first.start, last.end);
    let text = &source.text[whole.start..next_line(&source.text, last)];
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let fence = source.position(head.end).line;
    let message = format!("`{name}` stands below the line that closes the details: it is shown as text, and not read");
    let moved = Fix::delete_lines(source, whole).with(Some(Fix::insert(source, head.end, format!("{text}{end}"))));
    let what = if last == first { "it" } else { "it and the lines that go with it" };
    Some(Diag::new(
        Code::Malformed,
        Place::new(source, first),
        message,
        Help::new(format!("move {what} above line {fence}, which says `---`")).by([moved]),
    ))
}
