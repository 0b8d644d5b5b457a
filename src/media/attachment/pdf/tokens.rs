//! The words of PDF (ISO 32000-2, 7.2 and 7.3), one after the other. It knows no structure, so that a file that is
//! broken, or written to be misread, is read all the same.

use crate::media::attachment::notes::find;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Without its slash, its escapes read.
    Name(String),
    /// A string, its brackets taken off and its escapes as they are; of a hexadecimal one the digits.
    Text(&'a [u8]),
    /// A whole number without a sign.
    Number(usize),
    /// `obj`, `stream`, `R`.
    Word(&'a [u8]),
    /// The beginning of a dictionary.
    Open,
    /// Anything else: the end of a dictionary, an array, a number with a sign or a point.
    Other,
}

impl Token<'_> {
    /// Whether it is a string that says something, or a reference to one.
    pub fn is_said(&self) -> bool {
        match self {
            Self::Text(text) => {
                // The signs of UTF-16 and UTF-8 before an empty string, in digits or as they are.
                let text = [&b"FEFF"[..], b"feff", b"\xFE\xFF", b"\\376\\377", b"\xEF\xBB\xBF"]
                    .iter()
                    .find_map(|sign| text.strip_prefix(*sign))
                    .unwrap_or(text);
                text.iter().any(|byte| byte.is_ascii_graphic() || *byte >= 0x80)
            }
            Self::Number(_) => true,
            _ => false,
        }
    }
}

impl Token<'_> {
    /// The text of a string in plain letters, or in UTF-16 of digits; empty where it is written in another way.
    pub fn plain(&self) -> String {
        let Self::Text(text) = self else { return String::new() };
        if let Some(digits) = text.strip_prefix(b"FEFF").or_else(|| text.strip_prefix(b"feff")) {
            let unit = |four: &[u8]| std::str::from_utf8(four).ok().and_then(|four| u16::from_str_radix(four, 16).ok());
            let units: Option<Vec<u16>> = digits.chunks(4).map(unit).collect();
            return units.and_then(|units| String::from_utf16(&units).ok()).unwrap_or_default();
        }
        let is_plain = text.iter().all(|byte| (b' '..=b'~').contains(byte) && *byte != b'\\');
        if is_plain { String::from_utf8_lossy(text).into_owned() } else { String::new() }
    }
}

/// Reads the words of some bytes.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How much more may be looked through for the ends of strings that have none.
    patience: usize,
}

/// The longest string that is read, in bytes.
const LONGEST_STRING: usize = 1_000_000;
/// See [`Tokens`]: what stands in a string without an end is read as words.
const PATIENCE: usize = 8_000_000;

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Tokens<'a> {
    /// Begins at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, patience: PATIENCE }
    }

    /// The next word; `None` at the end.
    pub fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                _ if is_space(byte) => self.at += 1,
                b'%' => {
                    self.at += self.bytes[self.at..]
                        .iter()
                        .position(|byte| matches!(byte, b'\n' | b'\r'))
                        .unwrap_or(self.bytes.len() - self.at)
                }
                _ => break,
            }
        }
        let rest = &self.bytes[self.at..];
        let (token, length) = match rest[0] {
            b'/' => {
                let length = 1 + word(&rest[1..]);
                (Token::Name(name(&rest[1..length])), length)
            }
            b'(' => {
                let most = rest.len().min(LONGEST_STRING).min(self.patience);
                match string(&rest[..most]) {
                    Some(length) => (Token::Text(&rest[1..length - 1]), length),
                    None => {
                        self.patience -= most;
                        (Token::Other, 1)
                    }
                }
            }
            b'<' if rest.get(1) == Some(&b'<') => (Token::Open, 2),
            b'<' => {
                let length = rest
                    .iter()
                    .position(|byte| *byte == b'>')
                    .filter(|end| rest[1..*end].iter().all(|byte| byte.is_ascii_hexdigit() || is_space(*byte)));
                length.map_or((Token::Other, 1), |end| (Token::Text(&rest[1..end]), end + 1))
            }
            byte if is_delimiter(byte) => (Token::Other, 1),
            _ => {
                let length = word(rest).max(1);
                let written = &rest[..length];
                let number = std::str::from_utf8(written).ok().and_then(|text| text.parse().ok());
                (number.map_or(Token::Word(written), Token::Number), length)
            }
        };
        self.at += length;
        Some(token)
    }

    /// The bytes of the stream that begins here, of this length where that is right; what follows is read on.
    pub fn stream(&mut self, length: Option<usize>) -> &'a [u8] {
        let mut from = self.at;
        from += match self.bytes.get(from..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\r' | b'\n', ..]) => 1,
            _ => 0,
        };
        let rest = self.bytes.get(from..).unwrap_or_default();
        let ends_at = |at: usize| rest.get(at..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"endstream"));
        let length =
            length.filter(|length| ends_at(*length)).or_else(|| find(rest, b"endstream")).unwrap_or(rest.len());
        self.at = from + length;
        &rest[..length]
    }
}

/// How long the word at the beginning is.
fn word(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| is_space(*byte) || is_delimiter(*byte)).unwrap_or(bytes.len())
}

/// A name with its escapes read: `/J#61vaScript`.
fn name(written: &[u8]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < written.len() {
        let escaped = (written[at] == b'#').then(|| written.get(at + 1..at + 3)).flatten();
        let code = escaped
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(char::from(code.unwrap_or(written[at])));
        at += if code.is_some() { 3 } else { 1 };
    }
    out
}

/// How long the string in brackets at the beginning is; `None` where it never ends.
fn string(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The length that a stream's dictionary gives it, where it is no reference.
pub fn length(dictionary: &[Token<'_>]) -> Option<usize> {
    let at = dictionary.iter().position(|token| matches!(token, Token::Name(name) if name == "Length"))?;
    match dictionary.get(at + 1..at + 4)? {
        [Token::Number(_), Token::Number(_), Token::Word(b"R")] => None,
        [Token::Number(length), ..] => Some(*length),
        _ => None,
    }
}
