//! Mistakes as Markdown, for the summary of a run on a build service: all of them, where annotations show the first
//! few.

use super::diag::Diag;
use super::text;
use crate::text::markdown::source::escaped;
use crate::text::safe::visible_line;
use std::fmt::Write;

/// The longest report in bytes: GitHub takes a summary of a megabyte, or none of it.
const LONGEST: usize = 900_000;

/// All of `diags`, by file. `prefix` stands before file names; `verdict` is what became of the site, in a sentence.
pub fn render(diags: &[Diag], prefix: &str, verdict: &str) -> String {
    let title = if diags.is_empty() { "No mistakes".to_owned() } else { text::summary(diags) };
    let mut out = format!("## {}\n", title.trim_end_matches('.'));
    if !verdict.is_empty() {
        let _ = writeln!(out, "\n{verdict}");
    }
    let mut file = None;
    for (at, diag) in diags.iter().enumerate() {
        let mut entry = String::new();
        if file.replace(&diag.place.file) != Some(&diag.place.file) {
            let _ = writeln!(entry, "\n### {}\n", code(&format!("{prefix}{}", diag.place.file)));
        }
        item(&mut entry, diag);
        if out.len() + entry.len() > LONGEST {
            let _ = writeln!(out, "\nAnd {} more, for which there is no room here.", diags.len() - at);
            break;
        }
        out.push_str(&entry);
    }
    // Others add to the same page.
    out.push('\n');
    out
}

/// One mistake: its line and what is wrong, the line itself, and what to type instead.
fn item(out: &mut String, diag: &Diag) {
    let place = &diag.place;
    let _ = write!(
        out,
        "- **Line {}** ({} {}): {}",
        place.start.line,
        diag.severity.word(),
        diag.code.label(),
        marked(&diag.message)
    );
    let line = place.line_text.trim();
    if !line.is_empty() {
        let _ = write!(out, "  \n  {}", code(line));
    }
    for line in diag.help.lines() {
        let _ = write!(out, "  \n  {}", marked(line));
    }
    out.push('\n');
}

/// A text that quotes between backticks what is to be typed: those parts as code, and no sign outside of them has a
/// meaning.
fn marked(text: &str) -> String {
    let text = visible_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&text);
    }
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        match (at.is_multiple_of(2), part.trim().is_empty()) {
            (_, true) => out.push_str(part),
            (true, false) => {
                let blank = |is_blank: bool| if is_blank { " " } else { "" };
                out.push_str(blank(part.starts_with(' ')));
                out.push_str(&escaped(part));
                out.push_str(blank(part.ends_with(' ')));
            }
            (false, false) => out.push_str(&format!("`{part}`")),
        }
    }
    out
}

/// A text as code, on one line.
fn code(text: &str) -> String {
    let text = visible_line(text);
    if text.contains('`') { escaped(&text) } else { format!("`{text}`") }
}
