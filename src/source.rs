//! A file's text and the way from a byte to a line and a column.
//! It knows nothing of Markdown or YAML; positions are counted when a mistake is told, never before.

use crate::text::SitePath;

/// A range of bytes in a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same span, `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

/// A file of the content folder (or of a theme) as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub path: SitePath,
    pub text: String,
}

/// A line and a column as an editor counts them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

const BYTE_ORDER_MARK: char = '\u{FEFF}';

impl Source {
    pub fn new(path: SitePath, text: String) -> Self {
        Self { path, text }
    }

    /// Where the text begins: after the byte order mark, if there is one.
    pub fn beginning(&self) -> usize {
        if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
    }

    /// The position of the byte at `offset`; offsets past the end or inside a character are taken back to the nearest one.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let head = self.text[line_start..offset].trim_start_matches(BYTE_ORDER_MARK);
        Position { line, column: head.chars().count() + 1 }
    }

    /// The line that holds `offset`, without its line end.
    pub fn line_at(&self, offset: usize) -> &str {
        let offset = self.floor(offset);
        let start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[offset..].find('\n').map_or(self.text.len(), |at| offset + at);
        self.text[start..end].trim_end_matches('\r').trim_start_matches(BYTE_ORDER_MARK)
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
    fn a_line_has_a_span() {
        let file = source("\u{FEFF}one\r\ntwo\nthree");
        let text = |line| file.text[file.line_span(line).start..file.line_span(line).end].to_owned();
        assert_eq!((text(1), text(2), text(3)), ("one".into(), "two".into(), "three".into()));
    }
}
