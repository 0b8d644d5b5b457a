//! Mistakes for other programs: one JSON object. The names here are a promise; new ones may be added.

use super::diag::{Diag, count};
use super::help::Change;
use crate::text::safe::visible_json;
use crate::text::source::Position;
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
    /// Ways to mend it that need no further words, the likeliest first: each is a list of edits that go together.
    fixes: Vec<Vec<Edit<'a>>>,
}

/// Text that takes the place of other text, or a new name of the file.
#[derive(Serialize)]
#[serde(untagged)]
enum Edit<'a> {
    /// Text takes the place of a range; lines and columns from 1, columns in characters.
    Replace { file: String, line: usize, column: usize, end_line: usize, end_column: usize, text: &'a str },
    /// The file gets another name.
    Rename { file: String, rename_to: String },
}

/// The report as JSON, with a line end.
pub fn render(diags: &[Diag], prefix: &str) -> String {
    let (errors, warnings) = count(diags);
    let diagnostics = diags.iter().map(|diag| entry(diag, prefix)).collect();
    let mut text = serde_json::to_string_pretty(&Report { version: 1, errors, warnings, diagnostics })
        .expect("strings and numbers serialize");
    text.push('\n');
    visible_json(&text).into_owned()
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
        fixes: diag
            .fixes
            .iter()
            .filter(|fix| fix.is_complete())
            .map(|fix| fix.0.iter().map(|change| edit(change, prefix)).collect())
            .collect(),
    }
}

fn edit<'a>(change: &'a Change, prefix: &str) -> Edit<'a> {
    match change {
        Change::Replace { file, start: Position { line, column }, end, text } => Edit::Replace {
            file: format!("{prefix}{file}"),
            line: *line,
            column: *column,
            end_line: end.line,
            end_column: end.column,
            text,
        },
        Change::Rename { file, to } => {
            Edit::Rename { file: format!("{prefix}{file}"), rename_to: format!("{prefix}{to}") }
        }
    }
}
