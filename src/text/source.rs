//! A file's text and the way from a byte to a line and a column.
//! It knows nothing of Markdown or YAML; positions are counted when a mistake is reported, never before.

use crate::text::SitePath;
use std::sync::OnceLock;

/// A range of bytes in a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one; equal to the start where it is empty.
    pub end: usize,
}

impl Span {
    /// From the first byte to the one after the last.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same span, `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

/// A file of the content folder (or of a theme) as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the folder's root.
    pub path: SitePath,
    /// All of the file, with its byte order mark where it has one.
    pub text: String,
    /// Made for the first position that is asked for, so that a thousand of them in one long line cost no more than
    /// one.
    marks: OnceLock<Vec<Mark>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

/// What is known of the byte at a multiple of [`STEP`]; of the character that it is in.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    line: usize,
    line_start: usize,
    /// Characters since the line's start.
    characters: usize,
}

/// Bytes between two marks.
const STEP: usize = 2048;

/// A line and a column as an editor counts them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters; a byte order mark is none.
    pub column: usize,
}

const BYTE_ORDER_MARK: char = '\u{FEFF}';

impl Source {
    /// A file by its path and its text.
    pub fn new(path: SitePath, text: String) -> Self {
        Self { path, text, marks: OnceLock::new() }
    }

    /// Where the text begins: after the byte order mark, if there is one.
    pub fn beginning(&self) -> usize {
        if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
    }

    /// The position of the byte at `offset`; offsets past the end or inside a character are taken back to the nearest
    /// one.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let Mark { line, line_start, characters, .. } = self.mark_at(offset);
        let has_mark = line_start == 0 && offset > 0 && self.text.starts_with(BYTE_ORDER_MARK);
        Position { line, column: characters + 1 - usize::from(has_mark) }
    }

    /// The byte at a position, the other way round than [`Self::position`]; `None` where the text has no such place.
    pub fn offset(&self, position: Position) -> Option<usize> {
        let starts = std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1));
        let start = starts.take(position.line).nth(position.line.checked_sub(1)?)?;
        let start = if start == 0 { self.beginning() } else { start };
        let rest = &self.text[start..];
        let columns = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        columns.take(position.column).nth(position.column.checked_sub(1)?).map(|at| start + at)
    }

    /// The line that holds `offset`, without its line end.
    pub fn line_at(&self, offset: usize) -> &str {
        let offset = self.floor(offset);
        let mark = self.mark_at(offset);
        let line = self.text[mark.line_start..self.line_end(offset, mark.line)].trim_end_matches('\r');
        // Elsewhere than at the very beginning it is a character like others.
        if mark.line_start == 0 { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line) } else { line }
    }

    /// Where the line ends that holds `offset`.
    pub fn end_of_line(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.mark_at(offset).line;
        let end = self.line_end(offset, line);
        self.position(if self.text[offset..end].ends_with('\r') { end - 1 } else { end })
    }

    /// At most `most` characters of the line that holds `offset`, those around it, and how many of the line are left
    /// out before them.
    pub fn excerpt(&self, offset: usize, most: usize) -> (&str, usize) {
        let offset = self.floor(offset).max(self.beginning());
        let mark = self.mark_at(offset);
        let start = if mark.line_start == 0 { self.beginning().min(offset) } else { mark.line_start };
        let (before, after) = (&self.text[start..offset], &self.text[offset..self.line_end(offset, mark.line)]);
        let after = after.trim_end_matches('\r');
        let (end, shown) = match after.char_indices().nth(most) {
            Some((end, _)) => (end, most),
            None => (after.len(), after.chars().count()),
        };
        let room = (most - shown).max(most / 2);
        let from = before.char_indices().rev().take(room).last().map_or(offset, |(at, _)| start + at);
        let back = self.text[from..offset].chars().count();
        let kept = (most - back).min(shown);
        let end = if kept < shown { after.char_indices().nth(kept).map_or(after.len(), |(at, _)| at) } else { end };
        (&self.text[from..offset + end], self.position(offset).column - 1 - back)
    }

    /// What a mark at this byte would say. `offset` is the start of a character.
    fn mark_at(&self, offset: usize) -> Mark {
        let marks = self.marks.get_or_init(|| marks(&self.text));
        advance(&self.text, marks[(offset / STEP).min(marks.len() - 1)], offset)
    }

    /// Where the line with this number ends, which holds `offset`.
    fn line_end(&self, offset: usize, line: usize) -> usize {
        let marks = self.marks.get_or_init(|| marks(&self.text));
        let after = marks.partition_point(|mark| mark.line <= line);
        let from = marks[after - 1].at.max(offset);
        self.text[from..].find('\n').map_or(self.text.len(), |at| from + at)
    }

    /// The span of the line with this number (from 1), without its line end.
    pub fn line_span(&self, line: usize) -> Span {
        let mut start = self.beginning();
        for (number, text) in self.text.split('\n').enumerate() {
            let begin = if number == 0 { start } else { start.max(self.beginning()) };
            if number + 1 == line {
                let width = if number == 0 { text.trim_start_matches(BYTE_ORDER_MARK) } else { text };
                return Span::new(begin, begin + width.trim_end_matches('\r').len());
            }
            start = if number == 0 { text.len() + 1 } else { start + text.len() + 1 };
        }
        Span::new(self.text.len(), self.text.len())
    }

    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = vec![Mark { at: 0, line: 1, line_start: 0, characters: 0 }];
    for next in (STEP..text.len()).step_by(STEP) {
        marks.push(advance(text, marks[marks.len() - 1], text.floor_char_boundary(next)));
    }
    marks
}

/// The mark at a later byte.
fn advance(text: &str, mark: Mark, to: usize) -> Mark {
    // A mark stands at the start of the character that the multiple is in, so that it may lie behind the byte asked
    // for.
    let passed = &text[mark.at..to.max(mark.at)];
    let is_start = |byte: &u8| !(0x80..0xC0).contains(byte);
    let characters = |text: &str| text.as_bytes().iter().filter(|byte| is_start(byte)).count();
    match passed.rfind('\n') {
        Some(last) => Mark {
            at: to,
            line: mark.line + passed.bytes().filter(|byte| *byte == b'\n').count(),
            line_start: mark.at + last + 1,
            characters: characters(&passed[last + 1..]),
        },
        None => Mark { at: to, characters: mark.characters + characters(passed), ..mark },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(SitePath::new("a.md").unwrap(), text.to_owned())
    }

    #[test]
    fn columns_count_characters_and_ignore_a_byte_order_mark() {
        let file = source("\u{FEFF}é x\r\nzwei\n");
        assert_eq!(file.position(file.text.find('x').unwrap()), Position { line: 1, column: 3 });
        assert_eq!(file.position(file.text.find("wei").unwrap()), Position { line: 2, column: 2 });
        assert_eq!(file.line_at(0), "é x");
        assert_eq!(file.position(9_999), Position { line: 3, column: 1 });
    }

    #[test]
    fn positions_are_those_that_counting_gives() {
        let long = "ä\u{1F600}b".repeat(STEP);
        for text in [
            format!("{long}\n{long}x\r\n\n{long}"),
            format!("\u{FEFF}{long}"),
            "x\n\u{FEFF}y\n\u{FEFF}".into(),
            "é\n".repeat(STEP),
            String::new(),
        ] {
            let file = source(&text);
            for offset in (0..=text.len()).step_by(997).chain([text.len()]) {
                let at = text.floor_char_boundary(offset);
                let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
                let line = text[..at].matches('\n').count() + 1;
                let without_mark = |text: &str, line: usize| {
                    text[usize::from(line == 1 && text.starts_with(BYTE_ORDER_MARK)) * 3..].to_owned()
                };
                let column = without_mark(&text[start..at], line).chars().count() + 1;
                assert_eq!(file.position(offset), Position { line, column }, "{offset}");
                let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
                assert_eq!(file.line_at(offset), without_mark(text[start..end].trim_end_matches('\r'), line));
                let (part, cut) = file.excerpt(offset, 20);
                let whole: Vec<char> = file.line_at(offset).chars().collect();
                assert_eq!(part.chars().collect::<Vec<_>>(), whole[cut..whole.len().min(cut + 20)], "{offset}");
                assert!((cut..=cut + 20).contains(&(column - 1)), "{offset}");
            }
        }
    }

    #[test]
    fn a_line_has_a_span() {
        let file = source("\u{FEFF}one\r\ntwo\nthree");
        let text = |line| file.text[file.line_span(line).start..file.line_span(line).end].to_owned();
        assert_eq!((text(1), text(2), text(3)), ("one".into(), "two".into(), "three".into()));
    }
}
