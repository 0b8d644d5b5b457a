//! Where a mistake stands: file, line and columns, and the line itself, without passwords.

use crate::text::SitePath;
use crate::text::safe::{credentials, masked};
use crate::text::source::{Position, Source, Span};

/// Where a mistake stands, with the line itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its path in the content folder.
    pub file: SitePath,
    /// The first column of the offending words.
    pub start: Position,
    /// One past the last column of the offending words; on the same line as `start`.
    pub end_column: usize,
    /// The line's text, of a long one what stands around the place; empty where the file has no readable text.
    pub line_text: String,
    /// How many characters of the line are left out before `line_text`.
    pub cut: usize,
}

/// The most characters of a line that a [`Place`] holds: a page of a book can be one line.
const LONGEST_EXCERPT: usize = 200;

impl Place {
    /// The place of `span` in `source`; a span over several lines is placed at its first.
    pub fn new(source: &Source, span: Span) -> Self {
        let start = source.position(span.start);
        let end = source.position(span.end.max(span.start));
        let end_column =
            if end.line == start.line { end.column } else { source.end_of_line(span.start).column }.max(start.column);
        let (excerpt, cut) = source.excerpt(span.start, LONGEST_EXCERPT);
        Self { file: source.path.clone(), start, end_column, line_text: without_passwords(&source.text, excerpt), cut }
    }

    /// A place in a line with this text.
    pub fn of_line(file: SitePath, line: &str, start: Position, end_column: usize) -> Self {
        let line = &*masked(line);
        let width = line.chars().count();
        let cut = if width <= LONGEST_EXCERPT {
            0
        } else {
            (start.column - 1).saturating_sub(LONGEST_EXCERPT / 2).min(width - LONGEST_EXCERPT)
        };
        let line_text = line.chars().skip(cut).take(LONGEST_EXCERPT).collect();
        Self { file, start, end_column, line_text, cut }
    }

    /// What stands in the line from one column to another, as far as it is shown.
    pub fn excerpt(&self, column: usize, end_column: usize) -> String {
        self.line_text
            .chars()
            .skip(column.saturating_sub(1 + self.cut))
            .take(end_column.saturating_sub(column))
            .collect()
    }

    /// A whole file of which no line can be shown.
    pub fn file(path: &SitePath) -> Self {
        Self {
            file: path.clone(),
            start: Position { line: 1, column: 1 },
            end_column: 1,
            line_text: String::new(),
            cut: 0,
        }
    }
}

/// How far around an excerpt an address is looked for that the excerpt cuts, in bytes.
const AROUND: usize = 1_000;

/// A part of a text with every password hidden, also one of which the part holds only the beginning or the end.
fn without_passwords(text: &str, excerpt: &str) -> String {
    let at = excerpt.as_ptr() as usize - text.as_ptr() as usize;
    let (from, to) =
        (text.floor_char_boundary(at.saturating_sub(AROUND)), text.ceil_char_boundary(at + excerpt.len() + AROUND));
    let around = &text[from..to];
    if credentials(around).is_empty() {
        return excerpt.to_owned();
    }
    masked(around).chars().skip(text[from..at].chars().count()).take(excerpt.chars().count()).collect()
}
