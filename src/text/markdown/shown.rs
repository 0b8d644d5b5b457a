//! A text as its readers will see it, for searching in it: without Markdown's signs, escapes and
//! comments, with the plain ones of its digits, dashes and spaces, and with the way back from each of its bytes to the
//! file.

use super::comments::comments;
use crate::text::fold::{digit, is_dash, is_invisible};
use crate::text::source::Span;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A piece of a shown text and where it comes from.
#[derive(Clone, Copy, Debug)]
struct Run {
    shown: usize,
    from: Span,
    /// Byte by byte the same as in the file; else the whole piece stands for the whole span.
    exact: bool,
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    /// Whether it is the first, which says what the columns hold.
    pub is_head: bool,
    /// Where each cell stands in the shown text.
    pub cells: Vec<Range<usize>>,
}

/// A text as it is shown. Blocks are apart by line ends.
#[derive(Debug, Default)]
pub struct Shown {
    /// What readers see.
    pub text: String,
    runs: Vec<Run>,
    /// The rows of tables, in the order of the text.
    pub rows: Vec<Row>,
    /// Where links lead, with the link's place.
    pub links: Vec<(String, Span)>,
    open_links: Vec<(String, Span)>,
    /// What of raw HTML that follows no reader sees, in the file.
    hidden: Vec<Span>,
}

impl Shown {
    /// A text as it is, which begins at byte `offset` of its file.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut shown = Self::default();
        shown.push(text, Span::new(offset, offset + text.len()));
        shown
    }

    /// Adds `text`, which stands at `from` in the file.
    pub fn push(&mut self, text: &str, from: Span) {
        if text.len() != from.end - from.start {
            // An entity or another piece that is written in other signs than it is shown in.
            self.run(from, false);
            text.chars().for_each(|character| self.text.extend(plain(character)));
            return;
        }
        let mut start = 0;
        let bytes = text.as_bytes();
        while start < bytes.len() {
            let ascii = bytes[start..].iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len() - start);
            if ascii > 0 {
                self.run(Span::new(from.start + start, from.start + start + ascii), true);
                self.text.push_str(&text[start..start + ascii]);
                start += ascii;
            }
            let others = bytes[start..].iter().position(u8::is_ascii).unwrap_or(bytes.len() - start);
            for (at, character) in text[start..start + others].char_indices() {
                let place = from.start + start + at;
                let shown = plain(character);
                self.run(Span::new(place, place + character.len_utf8()), shown == Some(character));
                self.text.extend(shown);
            }
            start += others;
        }
    }

    /// Puts signs that say nothing in the place of a part of the text, which keeps its length.
    pub fn blank(&mut self, range: Range<usize>) {
        let blank = "_".repeat(range.len());
        self.text.replace_range(range, &blank);
    }

    fn run(&mut self, from: Span, exact: bool) {
        // Letters that follow each other in the file are one run.
        if let Some(last) = self.runs.last_mut()
            && exact
            && last.exact
            && last.from.end == from.start
            && self.text.len() - last.shown == last.from.end - last.from.start
        {
            last.from.end = from.end;
            return;
        }
        self.runs.push(Run { shown: self.text.len(), from, exact });
    }

    /// A piece that is not in the file, such as the line end between two blocks.
    fn gap(&mut self, text: &str, at: usize) {
        if !self.text.is_empty() && (text != "\n" || !self.text.ends_with('\n')) {
            self.run(Span::new(at, at), false);
            self.text.push_str(text);
        }
    }

    /// Where a part of the shown text stands in the file.
    pub fn place(&self, start: usize, end: usize) -> Span {
        let run = |at: usize| &self.runs[self.runs.partition_point(|run| run.shown <= at).saturating_sub(1)];
        if self.runs.is_empty() || end <= start {
            return Span::default();
        }
        let (first, last) = (run(start), run(end - 1));
        let from = if first.exact { first.from.start + (start - first.shown) } else { first.from.start };
        let to = if last.exact { last.from.start + (end - last.shown) } else { last.from.end };
        Span::new(from, to)
    }

    /// Adds what an event of a body shows.
    pub fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Text(text) => self.push(text, span),
            Event::Code(text) => {
                let inner = (span.end - span.start).saturating_sub(text.len()) / 2;
                self.push(text, Span::new(span.start + inner, (span.start + inner + text.len()).min(span.end)));
            }
            Event::Html(html) => {
                // Where it is read otherwise than it is written, places of comments do not fit.
                if html.len() != span.end - span.start {
                    self.hidden.clear();
                }
                self.html(html, span);
            }
            Event::InlineHtml(html) => {
                self.hide(html, span);
                self.html(html, span);
            }
            Event::SoftBreak => self.gap(" ", span.start),
            Event::HardBreak | Event::Rule => self.gap("\n", span.start),
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                self.open_links.push((dest_url.to_string(), span));
                if !title.is_empty() {
                    self.push(title, span);
                    self.gap("\n", span.start);
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.links.extend(self.open_links.pop()),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::Start(tag) => {
                self.gap("\n", span.start);
                self.row(tag);
            }
            Event::End(tag) => {
                if *tag == TagEnd::TableCell
                    && let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut())
                {
                    cell.end = self.text.len();
                }
                self.gap("\n", span.end);
            }
            _ => {}
        }
    }

    /// Notes where a row or a cell of a table begins.
    fn row(&mut self, tag: &Tag<'_>) {
        let at = self.text.len();
        match tag {
            Tag::TableHead => self.rows.push(Row { is_head: true, cells: Vec::new() }),
            Tag::TableRow => self.rows.push(Row { is_head: false, cells: Vec::new() }),
            Tag::TableCell => self.rows.last_mut().into_iter().for_each(|row| row.cells.push(at..at)),
            _ => {}
        }
    }

    /// Comments in a piece of raw HTML that begins at `span` are not shown.
    pub(super) fn hide(&mut self, html: &str, span: Span) {
        self.hidden = comments(html)
            .hidden
            .into_iter()
            .map(|range| Span::new(range.start, range.end).shifted(span.start))
            .collect();
    }

    /// Raw HTML is shown as it is typed, but for comments, which are not, and line breaks.
    fn html(&mut self, html: &str, span: Span) {
        let whole = span.start + html.len();
        let mut from = span.start;
        let first = self.hidden.partition_point(|hidden| hidden.end <= span.start);
        let hidden: Vec<Span> =
            self.hidden[first..].iter().copied().take_while(|hidden| hidden.start < whole).collect();
        for hidden in hidden.into_iter().chain([Span::new(whole, whole)]) {
            if from < hidden.start {
                let part = &html[from - span.start..hidden.start - span.start];
                if super::raw_html::is_break(part) {
                    self.gap("\n", from);
                } else {
                    self.push(part, Span::new(from.min(span.end), hidden.start.min(span.end)));
                }
            }
            from = hidden.end.min(whole);
        }
    }
}

/// The plain sign for a character: an ASCII digit, hyphen, space or full-width sign; nothing where no reader sees it.
fn plain(character: char) -> Option<char> {
    match character {
        _ if character.is_ascii() => Some(character),
        _ if is_invisible(character) => None,
        _ if is_dash(character) => Some('-'),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if character.is_whitespace() => Some(' '),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFF01 + 0x21),
        '\u{FE6B}' => Some('@'),
        '\u{2024}' | '\u{FE52}' | '\u{3002}' | '\u{FF61}' => Some('.'),
        // Mathematical digits, in five shapes.
        '\u{1D7CE}'..='\u{1D7FF}' => char::from_digit((u32::from(character) - 0x1D7CE) % 10, 10),
        _ => Some(digit(character).unwrap_or(character)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown::facts::{Searched, gather_shown};

    fn shown(body: &str) -> Shown {
        let mut shown = Shown::default();
        gather_shown(body, 0, &mut shown, Searched::NotYet);
        shown
    }

    #[test]
    fn what_is_shown_has_no_signs_of_markdown() {
        for (body, text) in [
            ("a\\@b.example &amp; &#64; **7**04\n", "a@b.example & @ 704\n"),
            ("one\ntwo\n\nthree\\\nfour\n", "one two\nthree\nfour\n"),
            ("a<!-- not\nseen -->b<br>c\n", "ab\nc\n"),
            ("<!-- not seen\n\nat all -->\n\nx\n", "\nx\n"),
            ("<!-- seen\n\nb\n\n<!-- not seen\nat all -->\n\nx\n", "<!-- seen\nb\n\nx\n"),
            ("> <div>\n> a<!-- not\n> seen -->b\n\nx\n", "<div>\nab\nx\n"),
            ("704‑555–0123 ７０４\u{A0}٥\u{AD}@\n", "704-555-0123 704 5@\n"),
            ("| a | b |\n|---|---|\n| c | `d` |\n", "a\nb\nc\nd\n"),
        ] {
            assert_eq!(shown(body).text, text, "{body:?}");
        }
    }

    #[test]
    fn every_part_is_found_in_the_file() {
        let body = "é write to *dana*\\.ruiz&#64;mail`x` and ７０4‑1\n\nend";
        let shown = shown(body);
        for (part, written) in [
            ("dana.ruiz@mail", "dana*\\.ruiz&#64;mail"),
            ("ruiz@", "ruiz&#64;"),
            ("x and", "x` and"),
            ("704-1", "７０4‑1"),
            ("end", "end"),
            ("é", "é"),
        ] {
            let at = shown.text.find(part).expect(part);
            let span = shown.place(at, at + part.len());
            assert_eq!(&body[span.start..span.end], written, "{part}");
        }
    }
}
