//! Takes a text out of a record's file, wherever it stands there as whole words, and puts a mark in its place. Case,
//! accents, apostrophes and line breaks do not count, so that the same name in a heading or over two lines goes too.
//! What is no text for readers stays: ids, dates, and the names of files, which are reported.

use super::decode::quoted;
use super::details;
use super::front_matter::{Dialect, Split};
use super::tree::{Node, NodeValue};
use crate::text::fold::{fold, is_apostrophe, is_invisible};
use crate::text::source::{Source, Span};
use std::ops::Range;

/// Fields that hold no text of a writer.
const NOT_TEXT: [&str; 27] = [
    "id",
    "date",
    "start",
    "end",
    "division",
    "response_area",
    "response_areas",
    "status",
    "minutes",
    "approved_on",
    "language",
    "formerly",
    "publish",
    "kind",
    "until",
    "commitment",
    "answered_by",
    "file",
    "evidence",
    "successor",
    "successors",
    "attendance",
    "boundary",
    "valid_from",
    "valid_to",
    "topic",
    "topics",
];

/// A file without a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// The whole file.
    pub text: String,
    /// Where it was taken out, in the file as it was.
    pub places: Vec<Span>,
    /// Where it stands in the name of a file or an address, and stays.
    pub left: Vec<Span>,
}

/// Takes a text out of a file and puts `mark` in its place.
pub fn without(source: &Source, split: &Split, value: &str, mark: &str) -> Redacted {
    let sought = Sought::new(value);
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut found = Redacted::default();
    if let Some((dialect, head)) = split.head {
        let tree = match dialect {
            // The values of JSON do not know their places; none has a sign that a mark would disturb.
            Dialect::Json => None,
            _ => details::tree(source, split, &mut Vec::new()),
        };
        match tree {
            Some(tree) => {
                let mut values = Values { source, sought: &sought, mark, edits: &mut edits, found: &mut found };
                values.node(&tree, "");
                comments(source, head, &sought, mark, &mut edits);
            }
            None => plain(source, head, (&sought, mark), (&mut edits, &mut found)),
        }
    }
    plain(source, split.body, (&sought, mark), (&mut edits, &mut found));
    edits.sort_by_key(|(span, _)| *span);
    let mut at = 0;
    for (span, text) in edits {
        found.text.push_str(&source.text[at..span.start]);
        found.text.push_str(&text);
        at = span.end;
    }
    found.text.push_str(&source.text[at..]);
    found.places.sort_unstable();
    found
}

/// Where a text stands in another, as whole words.
pub fn places(text: &str, value: &str) -> Vec<Range<usize>> {
    Sought::new(value).places(text)
}

/// The text that is looked for, in plain letters.
struct Sought {
    letters: Vec<char>,
}

/// A letter of a text in its plain form, and where it stands.
struct Letter {
    plain: char,
    range: Range<usize>,
}

/// The letters of a text: folded, with one space for any white space.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    let mut buffer = [0; 4];
    for (at, character) in text.char_indices() {
        let range = at..at + character.len_utf8();
        if character.is_whitespace() {
            match letters.last_mut() {
                Some(last) if last.plain == ' ' => last.range.end = range.end,
                _ => letters.push(Letter { plain: ' ', range }),
            }
        } else if character.is_ascii_alphanumeric() {
            letters.push(Letter { plain: character.to_ascii_lowercase(), range });
        } else if is_apostrophe(character) {
            // "Ruiz's" is the name too, and both kinds of apostrophe are one.
            letters.push(Letter { plain: '\'', range });
        } else if !is_invisible(character) {
            for plain in fold(character.encode_utf8(&mut buffer)).chars() {
                letters.push(Letter { plain, range: range.clone() });
            }
        }
    }
    letters
}

impl Sought {
    fn new(value: &str) -> Self {
        Self { letters: letters(value.trim()).into_iter().map(|letter| letter.plain).collect() }
    }

    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let (Some(first), Some(last)) = (self.letters.first(), self.letters.last()) else { return places };
        let all = letters(text);
        let mut at = 0;
        while at + self.letters.len() <= all.len() {
            let end = at + self.letters.len();
            let joins = |inner: &char, outer: Option<&Letter>| {
                inner.is_alphanumeric() && outer.is_some_and(|outer| outer.plain.is_alphanumeric())
            };
            let is_here = all[at].plain == *first
                && all[at..end].iter().map(|letter| letter.plain).eq(self.letters.iter().copied())
                && !joins(first, at.checked_sub(1).map(|before| &all[before]))
                && !joins(last, all.get(end));
            if is_here {
                places.push(all[at].range.start..all[end - 1].range.end);
                at = end;
            } else {
                at += 1;
            }
        }
        places
    }
}

/// Whether a place is in an address or the path of a file.
fn is_in_address(text: &str, place: &Range<usize>) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"');
    let start = text[..place.start].rfind(ends).map_or(0, |at| at + 1);
    let before = &text[start..place.start];
    let after = text[place.end..].split(ends).next().unwrap_or_default();
    before.contains("](") || before.contains("://") || before.contains('/') && has_extension(after)
}

/// Whether what comes next is the rest of a file's name.
fn has_extension(after: &str) -> bool {
    const KNOWN: [&str; 12] = ["pdf", "png", "jpg", "jpeg", "webp", "gif", "svg", "docx", "xlsx", "csv", "md", "html"];
    let ending = after.rsplit('.').next().unwrap_or_default().trim_end_matches([')', ',', ']']);
    after.contains('.') && KNOWN.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// A part of a file that is text as it stands.
fn plain(
    source: &Source,
    span: Span,
    (sought, mark): (&Sought, &str),
    (edits, found): (&mut Vec<(Span, String)>, &mut Redacted),
) {
    let text = &source.text[span.start..span.end];
    for place in sought.places(text) {
        let span = Span::new(place.start, place.end).shifted(span.start);
        if is_in_address(text, &place) {
            found.left.push(span);
        } else {
            found.places.push(span);
            edits.push((span, mark.to_owned()));
        }
    }
}

/// Remarks for colleagues between the details: no reader sees them, but whoever opens the file does.
fn comments(source: &Source, head: Span, sought: &Sought, mark: &str, edits: &mut Vec<(Span, String)>) {
    let mut at = head.start;
    for line in source.text[head.start..head.end].split_inclusive('\n') {
        let sign = if line.trim_start().starts_with('#') { line.find('#') } else { line.find(" #") };
        for place in sign
            .map_or_else(Vec::new, |sign| sought.places(line).into_iter().filter(|place| place.start > sign).collect())
        {
            let span = Span::new(place.start, place.end).shifted(at);
            // A value may have the sign in it.
            if !edits.iter().any(|(known, _)| known.start <= span.start && span.end <= known.end) {
                edits.push((span, mark.to_owned()));
            }
        }
        at += line.len();
    }
}

/// Values of the details, from which a text is taken out.
struct Values<'v> {
    source: &'v Source,
    sought: &'v Sought,
    mark: &'v str,
    edits: &'v mut Vec<(Span, String)>,
    found: &'v mut Redacted,
}

impl Values<'_> {
    fn node(&mut self, node: &Node, field: &str) {
        match &node.value {
            NodeValue::Map(entries) => {
                for (key, value) in entries {
                    self.node(value, key.text().unwrap_or_default());
                }
            }
            NodeValue::List(items) => items.iter().for_each(|item| self.node(item, field)),
            NodeValue::Scalar { text, .. } => self.value(node, text, field),
        }
    }

    fn value(&mut self, node: &Node, text: &str, field: &str) {
        let places = self.sought.places(text);
        if places.is_empty() {
            return;
        }
        let length = length_of(&self.source.text[node.span.start..node.span.end]);
        let span = Span::new(node.span.start, node.span.start + length);
        if NOT_TEXT.contains(&field) {
            self.found.left.push(span);
            return;
        }
        if let Some(block) = block_of(self.source, node.span.start) {
            return plain(self.source, block, (self.sought, self.mark), (self.edits, self.found));
        }
        let written = &self.source.text[span.start..span.end];
        let raw = self.sought.places(written);
        let is_plain = !written.starts_with(['"', '\'']);
        if !is_plain && raw.len() == places.len() {
            for place in raw {
                let span = Span::new(place.start, place.end).shifted(span.start);
                self.found.places.push(span);
                self.edits.push((span, self.mark.to_owned()));
            }
            return;
        }
        // A mark has signs that only quotes keep, and escapes hide where the words are.
        let mut out = String::new();
        let mut from = 0;
        for place in &places {
            out.push_str(&text[from..place.start]);
            out.push_str(self.mark);
            from = place.end;
        }
        out.push_str(&text[from..]);
        self.found.places.push(span);
        self.edits.push((span, quoted(&out).replace('\n', "\\n")));
    }
}

/// How long a value is that a text begins with: without a remark behind it.
fn length_of(text: &str) -> usize {
    let inner = |quote: char| {
        let mut is_escaped = false;
        let mut signs = text.char_indices().skip(1).peekable();
        while let Some((at, sign)) = signs.next() {
            match sign {
                _ if is_escaped => is_escaped = false,
                '\\' if quote == '"' => is_escaped = true,
                // `''` is a quote in a text.
                '\'' if quote == '\'' && signs.peek().is_some_and(|(_, next)| *next == '\'') => is_escaped = true,
                _ if sign == quote => return at + 1,
                _ => {}
            }
        }
        text.trim_end().len()
    };
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => inner(quote),
        _ => text[..text.find(" #").unwrap_or(text.len())].trim_end().len(),
    }
}

/// The lines of a text that begins here, where it is a block below `|` or `>`.
fn block_of(source: &Source, start: usize) -> Option<Span> {
    let text = &source.text;
    let line = text[..start].rfind('\n')? + 1;
    let indent = &text[line..start];
    let sign = text[..line].trim_end().trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    if !indent.chars().all(|c| c == ' ') || !sign.ends_with(['|', '>']) {
        return None;
    }
    let is_inside = |line: &&str| line.trim().is_empty() || line.starts_with(indent) && !indent.is_empty();
    let length: usize = text[line..].split_inclusive('\n').take_while(is_inside).map(str::len).sum();
    Some(Span::new(start, line + length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::parse::front_matter;
    use crate::text::SitePath;

    const MARK: &str = "[[redacted: private-name]]";

    fn redacted(text: &str, value: &str) -> Redacted {
        let source = Source::new(SitePath::new("huddles/a.md").expect("a plain path"), text.to_owned());
        without(&source, &front_matter::split(&source, &mut Vec::new()), value, MARK)
    }

    #[test]
    fn a_text_goes_wherever_it_stands_as_whole_words() {
        let text = "---\ntitle: Lights for Ana Ruiz\nsummary: \"Ana Ruiz's \\u0041na Ruiz\" # Ana Ruiz\nhost: 'ana ruiz'\n\
            concerns:\n  - {text: Ana Ruiz asked, id: ana-ruiz}\nagenda: |\n  ANA\n  RUIZ spoke.\n# about Ana Ruiz\n---\n\
            **Ana Ruíz** and Banana Ruiz.\nAna\nRuiz (Ana Ruizes).\n";
        let found = redacted(text, "Ana Ruiz");
        let expected = format!(
            "---\ntitle: \"Lights for {MARK}\"\nsummary: \"{MARK}'s {MARK}\" # {MARK}\nhost: '{MARK}'\nconcerns:\n  - \
                {{text: \"{MARK} asked\", id: ana-ruiz}}\nagenda: |\n  {MARK} spoke.\n# about {MARK}\n---\n**{MARK}** and \
                Banana Ruiz.\n{MARK} (Ana Ruizes).\n"
        );
        assert_eq!(found.text, expected);
        assert_eq!(found.places.len(), 7, "{:?}", found.places);
    }

    #[test]
    fn ids_dates_and_names_of_files_stay_and_are_reported() {
        let text = "---\nid: ruiz\ndate: 2026-05-07\nattachments: [{file: media/ruiz.pdf, title: Letter of Ruiz}]\n---\n[Ruiz](../media/Ruiz.pdf) 2026\n";
        let found = redacted(text, "ruiz");
        assert_eq!(found.left.len(), 3, "{}", found.text);
        assert!(found.text.contains("id: ruiz") && found.text.contains("(../media/Ruiz.pdf)"), "{}", found.text);
        assert!(found.text.contains(&format!("title: \"Letter of {MARK}\"")), "{}", found.text);
        assert!(found.text.contains(&format!("[{MARK}](")), "{}", found.text);
        assert_eq!(redacted(text, "2026").places.len(), 1);
    }

    #[test]
    fn nothing_is_changed_where_it_is_not() {
        let text = "---\ntitle: \"A\"\n---\nWords.\n";
        assert_eq!(redacted(text, "Ruiz").text, text);
        assert_eq!(redacted(text, " ").text, text);
    }
}
