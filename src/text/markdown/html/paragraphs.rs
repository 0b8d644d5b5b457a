//! Addresses of paragraphs and of items of lists: an `id` made of their words, so that it stays as long as the words
//! do, whatever is changed elsewhere in the text.

use std::collections::HashMap;

/// Whether paragraphs have addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressed {
    /// Each paragraph, and each item of a list that holds words of its own.
    Each,
    /// None has: another page has the addresses of this text.
    None,
}

/// What every address of a paragraph begins with. Headings begin with `m-`.
const SIGN: &str = "p-";

/// Letters and digits that are not taken for one another, 32 of them.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// How many of them an address has: of 400 paragraphs of a page, two have the same address once in 400 pages, and the
/// second of them gets a number.
const LENGTH: u32 = 5;

/// The paragraphs and items that are open, the innermost last.
pub(super) struct Paragraphs {
    addressed: Addressed,
    open: Vec<(usize, String)>,
    given: HashMap<String, usize>,
}

impl Paragraphs {
    pub(super) fn new(addressed: Addressed) -> Self {
        Self { addressed, open: Vec::new(), given: HashMap::new() }
    }

    /// Begins one whose attributes stand at byte `at` of the markup.
    pub(super) fn open(&mut self, at: usize) {
        if self.addressed == Addressed::Each {
            self.open.push((at, String::new()));
        }
    }

    /// Words of the innermost.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, words)) = self.open.last_mut() {
            words.push_str(text);
        }
    }

    /// Ends the innermost and writes its address into the markup, unless it has no words.
    pub(super) fn close(&mut self, html: &mut String) {
        let Some((at, words)) = self.open.pop() else { return };
        if let Some(id) = id_of(&words) {
            let times = self.given.entry(id.clone()).or_default();
            *times += 1;
            let again = if *times > 1 { format!("-{times}") } else { String::new() };
            html.insert_str(at, &format!(" id=\"{SIGN}{id}{again}\""));
        }
    }
}

/// Letters that follow from the words alone, not from where their lines break; `None` where there is no word.
fn id_of(words: &str) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    let mut is_empty = true;
    for word in words.split_whitespace() {
        hasher.update(word.as_bytes()).update(b" ");
        is_empty = false;
    }
    let bytes = hasher.finalize();
    let bits = bytes.as_bytes().iter().take(4).fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
    let letter = |place: u32| char::from(LETTERS[(bits >> (place * 5) & 31) as usize]);
    (!is_empty).then(|| (0..LENGTH).map(letter).collect())
}
