//! The texts of a PDF, for searching in them, and whether one lies under a black box. Objects are found by their
//! numbers in the bytes, whatever the table of contents says. What is drawn with letters whose codes stand for
//! nothing, or is a picture, is not read (docs/decisions/0041-exceptions-of-private-things.md says what that means).

use super::letters::Letters;
use super::sheet::{Fonts, read};
use super::tokens::{Token, Tokens, length};
use std::collections::HashMap;

/// How much is unpacked of one stream, and of all together, in bytes; how much text is kept.
const MOST_OF_ONE: usize = 8_000_000;
const MOST_OF_ALL: usize = 48_000_000;
const MOST_TEXT: usize = 400_000;
const MOST_OBJECTS: usize = 100_000;

/// What the pages say.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// Everything that is drawn as text, in the order of the file.
    pub(super) text: String,
    /// A text lies under a dark box, or a box that should have taken it away was never applied.
    pub(super) is_covered: bool,
}

#[derive(Default)]
struct Objects {
    /// Streams of pages, by the numbers of their objects, in the order of the file.
    drawn: Vec<(usize, Vec<u8>)>,
    letters: Vec<Letters>,
    /// Which of `letters` an object is.
    tables: HashMap<usize, usize>,
    /// The table that the object of a font names.
    of_font: HashMap<usize, usize>,
    /// What names stand for.
    names: Vec<(String, usize)>,
    /// Streams that make one page, in order.
    groups: Vec<Vec<usize>>,
    unpacked: usize,
    is_marked: bool,
}

/// Reads the pages of a file.
pub(super) fn pages(bytes: &[u8]) -> Pages {
    let mut objects = Objects::default();
    objects.file(bytes);
    let mut fonts = Fonts::new();
    for (name, font) in &objects.names {
        if let Some(table) = objects.of_font.get(font).and_then(|table| objects.tables.get(table)) {
            let known = fonts.entry(name.clone()).or_default();
            if !known.contains(table) && known.len() < 50 {
                known.push(*table);
            }
        }
    }
    let mut pages = Pages { is_covered: objects.is_marked, ..Pages::default() };
    let grouped: Vec<usize> = objects.groups.iter().flatten().copied().collect();
    let alone = objects.drawn.iter().map(|(number, _)| *number).filter(|number| !grouped.contains(number));
    let groups: Vec<Vec<usize>> = objects.groups.iter().cloned().chain(alone.map(|number| vec![number])).collect();
    for group in groups {
        let mut page = Vec::new();
        for number in group {
            for (_, stream) in objects.drawn.iter().filter(|(known, _)| *known == number) {
                page.extend_from_slice(stream);
                page.push(b'\n');
            }
        }
        let sheet = read(&page, &fonts, &objects.letters);
        pages.is_covered |= sheet.is_covered;
        if pages.text.len() < MOST_TEXT {
            pages.text.push_str(&sheet.text);
            pages.text.push('\n');
        }
    }
    pages
}

impl Objects {
    fn file(&mut self, bytes: &[u8]) {
        let mut tokens = Tokens::new(bytes);
        let mut dictionary: Vec<Token<'_>> = Vec::new();
        let mut number = 0;
        while let Some(token) = tokens.next() {
            match &token {
                Token::Word(b"obj") => {
                    let [.., Token::Number(own), Token::Number(_)] = dictionary[..] else { continue };
                    number = own;
                    dictionary.clear();
                }
                Token::Word(b"stream") => {
                    let raw = tokens.stream(length(&dictionary));
                    self.facts(number, &dictionary);
                    self.stream(number, &dictionary, raw);
                    dictionary.clear();
                }
                Token::Word(b"endobj") => {
                    self.facts(number, &dictionary);
                    dictionary.clear();
                }
                _ if dictionary.len() < 4_000 => dictionary.push(token),
                _ => {}
            }
        }
    }

    /// What an object says of fonts and pages.
    fn facts(&mut self, number: usize, dictionary: &[Token<'_>]) {
        for (at, token) in dictionary.iter().enumerate() {
            let Token::Name(name) = token else { continue };
            match (name.as_str(), dictionary.get(at + 1..at + 4)) {
                ("ToUnicode", Some([Token::Number(table), ..])) => {
                    self.of_font.insert(number, *table);
                }
                // A mark of what is to be taken away, which nobody has taken away.
                ("Subtype", Some([Token::Name(kind), ..])) if kind == "Redact" => self.is_marked = true,
                ("Contents", Some([Token::Other, ..])) if self.groups.len() < MOST_OBJECTS => {
                    let list = dictionary[at + 2..].chunks(3).map_while(|three| match three {
                        [Token::Number(stream), Token::Number(_), Token::Word(b"R")] => Some(*stream),
                        _ => None,
                    });
                    self.groups.push(list.take(1_000).collect());
                }
                (_, Some([Token::Number(font), Token::Number(_), Token::Word(b"R")]))
                    if self.names.len() < MOST_OBJECTS =>
                {
                    self.names.push((name.clone(), *font));
                }
                _ => {}
            }
        }
    }

    fn stream(&mut self, number: usize, dictionary: &[Token<'_>], raw: &[u8]) {
        let has = |wanted: &[&str]| {
            dictionary.iter().any(|token| matches!(token, Token::Name(name) if wanted.contains(&name.as_str())))
        };
        let is_other = has(&[
            "Image",
            "Metadata",
            "XRef",
            "FontFile",
            "FontFile2",
            "FontFile3",
            "Length1",
            "EmbeddedFile",
            "DCTDecode",
            "JPXDecode",
            "LZWDecode",
        ]);
        if is_other {
            return;
        }
        let bytes = if has(&["FlateDecode", "Fl"]) {
            let limit = MOST_OF_ONE.min(MOST_OF_ALL.saturating_sub(self.unpacked));
            miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(raw, limit).unwrap_or_else(|error| error.output)
        } else {
            raw[..raw.len().min(MOST_OF_ONE)].to_vec()
        };
        self.unpacked += bytes.len();
        let holds = |sign: &[u8]| memchr::memmem::find(&bytes, sign).is_some();
        if has(&["ObjStm"]) {
            self.packed(dictionary, &bytes);
        } else if holds(b"beginbfchar") || holds(b"beginbfrange") {
            self.tables.insert(number, self.letters.len());
            self.letters.push(Letters::read(&bytes));
        } else if holds(b"Tj") || holds(b"TJ") || holds(b" re") || holds(b"'") {
            self.drawn.push((number, bytes));
        }
    }

    /// Objects that are packed together: their numbers and places stand before them (7.5.7).
    fn packed(&mut self, dictionary: &[Token<'_>], bytes: &[u8]) {
        let value = |key: &str| {
            dictionary.windows(2).find_map(|pair| match pair {
                [Token::Name(name), Token::Number(value)] if name == key => Some(*value),
                _ => None,
            })
        };
        let (Some(count), Some(first)) = (value("N"), value("First")) else { return };
        let mut tokens = Tokens::new(bytes.get(..first).unwrap_or_default());
        let mut heads = Vec::new();
        while let (true, Some(Token::Number(number)), Some(Token::Number(at))) =
            (heads.len() < count.min(MOST_OBJECTS), tokens.next(), tokens.next())
        {
            heads.push((number, first + at));
        }
        for (at, (number, from)) in heads.iter().enumerate() {
            let to = heads.get(at + 1).map_or(bytes.len(), |(_, to)| *to).min(bytes.len());
            let mut tokens = Tokens::new(bytes.get(*from..to).unwrap_or_default());
            let dictionary: Vec<Token<'_>> = std::iter::from_fn(|| tokens.next()).take(4_000).collect();
            self.facts(*number, &dictionary);
        }
    }
}
