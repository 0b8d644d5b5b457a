//! Mistakes for other programs: one JSON object. The names here are a promise; new ones may be added.

use super::{Diag, count};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: String,
    severity: &'static str,
    title: &'static str,
    file: String,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// One past the last character.
    end_column: usize,
    message: &'a str,
    help: &'a str,
    text: &'a str,
}

/// The report as JSON, with a line end.
pub fn render(diags: &[Diag], prefix: &str) -> String {
    let (errors, warnings) = count(diags);
    let diagnostics = diags.iter().map(|diag| entry(diag, prefix)).collect();
    let mut text =
        serde_json::to_string_pretty(&Report { version: 1, errors, warnings, diagnostics }).expect("strings and numbers serialize");
    text.push('\n');
    text
}

fn entry<'a>(diag: &'a Diag, prefix: &str) -> Entry<'a> {
    Entry {
        code: diag.code.label(),
        severity: diag.severity.word(),
        title: diag.code.title(),
        file: format!("{prefix}{}", diag.place.file),
        line: diag.place.start.line,
        column: diag.place.start.column,
        end_column: diag.place.end_column,
        message: &diag.message,
        help: &diag.help,
        text: &diag.place.line_text,
    }
}
