//! What the codes of a font stand for (ISO 32000-2, 9.10.3): the tables that programs write beside the letters which
//! they take from a font, so that a text can be searched and copied.

use super::tokens::{Token, Tokens};
use std::collections::HashMap;

/// The most codes that a table may have.
const MOST_CODES: usize = 70_000;

/// What codes stand for.
#[derive(Debug, Default)]
pub(super) struct Letters {
    texts: HashMap<u32, String>,
    /// Bytes of a code.
    width: usize,
}

impl Letters {
    /// Reads a table.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut letters = Self { width: 2, ..Self::default() };
        let mut tokens = Tokens::new(bytes);
        let mut texts: Vec<&[u8]> = Vec::new();
        let mut is_list = false;
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(digits) => texts.push(digits),
                Token::Word(b"beginbfchar" | b"beginbfrange" | b"begincodespacerange") => texts.clear(),
                Token::Word(b"endcodespacerange") => {
                    letters.width = texts.first().map_or(2, |digits| (digits.len() / 2).clamp(1, 4));
                }
                Token::Word(b"endbfchar") => {
                    for pair in texts.chunks_exact(2) {
                        letters.put(code(pair[0]), text(pair[1]));
                    }
                }
                Token::Word(b"endbfrange") if !is_list => {
                    for range in texts.chunks_exact(3) {
                        letters.range(range);
                    }
                }
                // A list of texts for a range: each range with a list is read as it ends.
                Token::Word(_) => is_list = false,
                _ => {}
            }
        }
        letters
    }

    fn put(&mut self, code: Option<u32>, text: String) {
        if let Some(code) = code.filter(|_| self.texts.len() < MOST_CODES) {
            self.texts.insert(code, text);
        }
    }

    /// From the first code to the last, each letter one after the one before it.
    fn range(&mut self, range: &[&[u8]]) {
        let (Some(first), Some(last)) = (code(range[0]), code(range[1])) else { return };
        let begin = text(range[2]);
        let Some(letter) = begin.chars().last() else { return };
        let kept = &begin[..begin.len() - letter.len_utf8()];
        for at in first..=last.min(first.saturating_add(0xFFFF)) {
            let letter = u32::from(letter).checked_add(at - first).and_then(char::from_u32);
            self.put(Some(at), letter.map_or(String::new(), |letter| format!("{kept}{letter}")));
        }
    }

    /// The text of a string of codes.
    pub(super) fn text(&self, codes: &[u8]) -> String {
        let code = |bytes: &[u8]| bytes.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
        codes.chunks(self.width.max(1)).filter_map(|bytes| self.texts.get(&code(bytes))).map(String::as_str).collect()
    }
}

fn code(digits: &[u8]) -> Option<u32> {
    u32::from_str_radix(std::str::from_utf8(digits).ok()?.trim(), 16).ok()
}

/// A text in UTF-16, in digits.
fn text(digits: &[u8]) -> String {
    let digits: Vec<u8> = digits.iter().copied().filter(u8::is_ascii_hexdigit).collect();
    let unit = |four: &[u8]| std::str::from_utf8(four).ok().and_then(|four| u16::from_str_radix(four, 16).ok());
    let units: Vec<u16> = digits.chunks(4).filter_map(unit).collect();
    String::from_utf16_lossy(&units)
}
