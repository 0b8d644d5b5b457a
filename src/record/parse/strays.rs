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

/// Fields that are written on one line each. Two such lines in a row are no sentence of minutes.
const PLAIN: [&str; 18] = [
    "title",
    "date",
    "division",
    "response_area",
    "response_areas",
    "start",
    "end",
    "host",
    "status",
    "language",
    "summary",
    "topics",
    "attendance",
    "minutes",
    "approved_on",
    "approved_by",
    "location",
    "publish",
];

/// Lines of the text that are details: those that it begins with, or a list of entries further below.
fn below_the_fence(source: &Source, head: Span, body: Span) -> Option<Diag> {
    let (whole, names) = first_lines(source, body).or_else(|| list_in_text(source, body))?;
    let text = &source.text[whole.start..next_line(&source.text, whole)];
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let fence = source.position(head.end).line;
    let message =
        format!("`{}` stands below the line that closes the details: it is shown as text, and not read", names[0]);
    let what = if text.trim_end().contains('\n') { "it and the lines that go with it" } else { "it" };
    let known: Vec<&str> = source.text[head.start..head.end].lines().filter_map(name_of).collect();
    let delete = Fix::delete_lines(source, whole);
    let help = if names.iter().all(|name| known.contains(name)) {
        Help::new(format!("delete {what}: the details say so already")).by([delete])
    } else {
        let moved = delete.with(Some(Fix::insert(source, head.end, format!("{text}{end}"))));
        Help::new(format!("move {what} above line {fence}, which says `---`")).by([moved])
    };
    let first = Span::new(whole.start, whole.start + text.lines().next().map_or(0, str::len));
    Some(Diag::new(Code::Malformed, Place::new(source, first), message, help))
}

/// The name of the field that a line gives.
fn name_of(line: &str) -> Option<&str> {
    line.split_once(':').map(|(name, _)| name).filter(|name| !name.starts_with([' ', '-', '#']))
}

/// Lines that the text begins with, and the names of their fields.
fn first_lines(source: &Source, body: Span) -> Option<(Span, Vec<&str>)> {
    let lines = Lines { text: &source.text, at: body.start }.skip_while(|(_, line)| line.trim().is_empty());
    let (first, line) = lines.clone().next()?;
    let (name, value) = line.split_once(':')?;
    let plain = |line: &str| {
        let (name, value) = line.split_once(": ")?;
        PLAIN.into_iter().find(|known| *known == name && !value.trim().is_empty())
    };
    let row: Vec<(Span, &str)> = lines.clone().map_while(|(span, line)| Some((span, plain(line)?))).collect();
    if let [(first, _), .., (last, _)] = row[..] {
        return Some((Span::new(first.start, last.end), row.iter().map(|(_, name)| *name).collect()));
    }
    let (value, follows) = (value.trim(), lines.clone().nth(1).map_or("", |(_, line)| line));
    let is_list = follows.trim_start().starts_with("- {") || follows.starts_with("  ") && follows.contains(": ");
    let is_long = LONG.contains(&name) && (value.starts_with(['{', '[']) || value.is_empty() && is_list);
    let begins_so =
        SHORT.iter().any(|(known, begins)| *known == name && begins.iter().any(|begin| value.starts_with(begin)));
    let is_count = name == "attendance" && value.parse::<u32>().is_ok();
    if !is_long && !begins_so && !is_count {
        return None;
    }
    let last = lines.skip(1).take_while(|line| value.is_empty() && goes_on(line)).last();
    Some((Span::new(first.start, last.map_or(first, |(span, _)| span).end), vec![name]))
}

/// A list of entries with their fields in braces, which no minutes have, outside of code.
fn list_in_text(source: &Source, body: Span) -> Option<(Span, Vec<&str>)> {
    let mut lines = Lines { text: &source.text, at: body.start }.peekable();
    let mut in_code = false;
    while let Some((first, line)) = lines.next() {
        in_code ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let name = line.trim_end().strip_suffix(':').filter(|name| LONG.contains(name) && !in_code);
        let Some(name) = name.filter(|_| lines.peek().is_some_and(|(_, line)| is_entry(line))) else { continue };
        let last = lines.by_ref().take_while(goes_on).last().map_or(first, |(span, _)| span);
        return Some((Span::new(first.start, last.end), vec![name]));
    }
    None
}

/// `- {id: …`
fn is_entry(line: &str) -> bool {
    line.trim_start().strip_prefix("- {").is_some_and(|entry| entry.contains(": "))
}

/// Whether a line belongs to the field above it.
fn goes_on((_, line): &(Span, &str)) -> bool {
    line.starts_with([' ', '-']) && !line.trim().is_empty()
}
