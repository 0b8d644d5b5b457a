//! Values as they are written in a file: in brackets, between quotes; a field with its lines.

use crate::diagnostics::Fix;
use crate::text::source::{Source, Span};

/// The field at `span` taken away, with its lines where nothing else stands on them.
pub fn lines_of_its_own(source: &Source, span: Span) -> Option<Fix> {
    let start = source.text[..span.start].rfind('\n').map_or(source.beginning(), |at| at + 1);
    let rest = source.text[span.end..].split('\n').next().unwrap_or("").trim();
    let alone =
        source.text[start..span.start].trim().is_empty() && (rest.is_empty() || rest.starts_with('#') || rest == ":");
    if alone {
        return Some(Fix::delete_lines(source, span));
    }
    // Between braces it goes with one of the commas beside it.
    let (before, after) = (source.text[..span.start].trim_end(), &source.text[span.end..]);
    if before.ends_with(',') {
        return Some(Fix::replace(source, Span::new(before.len() - 1, span.end), ""));
    }
    let comma = after.strip_prefix(',').filter(|_| before.ends_with('{'))?;
    Some(Fix::replace(
        source,
        Span::new(span.start, span.end + 1 + comma.len() - comma.trim_start_matches(' ').len()),
        "",
    ))
}

/// Texts between commas as a list in brackets, each as it is or in quotes where it needs them.
pub fn in_brackets(written: &str) -> String {
    let separator = if written.contains(';') { ';' } else { ',' };
    let items: Vec<String> =
        written.split(separator).map(str::trim).filter(|item| !item.is_empty()).map(plain_or_quoted).collect();
    format!("[{}]", items.join(", "))
}

/// A text as it stands between brackets.
pub fn plain_or_quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_alphanumeric())
        && !text.contains([',', '[', ']', '{', '}', '"', '#'])
        && !text.contains(": ")
        && !text.ends_with(':');
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text between straight quotes.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
