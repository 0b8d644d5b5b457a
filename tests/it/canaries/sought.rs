//! What is looked for: the beginnings that all canaries share, in every way in which a program may have written them.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use memchr::memmem::Finder;

/// What each word begins with.
pub const WORDS: &str = "zqvkwjx";
/// What each number begins with.
pub const NUMBERS: &str = "7394820651";

/// Every way to write a text: what it is called, and the bytes.
pub fn written(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let each = |form: &dyn Fn(u8) -> String| text.bytes().map(form).collect::<String>().into_bytes();
    let mut all = vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-16, little end first", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16, big end first", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("hexadecimal", each(&|byte| format!("{byte:02x}"))),
        ("hexadecimal in capitals", each(&|byte| format!("{byte:02X}"))),
        ("percent signs", each(&|byte| format!("%{byte:02x}"))),
        ("percent signs in capitals", each(&|byte| format!("%{byte:02X}"))),
        ("escapes of scripts", each(&|byte| format!("\\u{byte:04x}"))),
        ("entities", each(&|byte| format!("&#{byte};"))),
        ("hexadecimal entities", each(&|byte| format!("&#x{byte:x};"))),
        ("hexadecimal entities in capitals", each(&|byte| format!("&#x{byte:X};"))),
        ("reversed", text.bytes().rev().collect()),
    ];
    // Base64 says three bytes in four letters: where the text begins among the three, its inner letters differ.
    for (shift, name) in ["base64", "base64, one byte further", "base64, two bytes further"].into_iter().enumerate() {
        let bytes = [&b"\0\0"[..shift], text.as_bytes()].concat();
        for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
            let letters = engine.encode(&bytes);
            // The first letters hold bits of what stands before, the last ones of what comes after.
            let first = [0, 2, 3][shift];
            let last = letters.len() - if bytes.len().is_multiple_of(3) { 0 } else { 1 };
            all.push((name, letters.as_bytes()[first..last].to_vec()));
        }
    }
    all
}

/// Finds what canaries begin with.
pub struct Sought {
    exact: Vec<(&'static str, Finder<'static>)>,
    folded: Finder<'static>,
    digits: Finder<'static>,
}

impl Sought {
    pub fn new() -> Self {
        let all = [WORDS, NUMBERS].into_iter().flat_map(written);
        let exact = all.map(|(name, bytes)| (name, Finder::new(&bytes).into_owned())).collect();
        Self { exact, folded: Finder::new(WORDS).into_owned(), digits: Finder::new(NUMBERS).into_owned() }
    }

    /// How what is in these bytes is written.
    pub fn find(&self, text: &[u8]) -> Vec<&'static str> {
        let mut found: Vec<&'static str> =
            self.exact.iter().filter(|(_, finder)| finder.find(text).is_some()).map(|(name, _)| *name).collect();
        if self.folded.find(&text.to_ascii_lowercase()).is_some() {
            found.push("in any case");
        }
        let digits: Vec<u8> = text.iter().copied().filter(u8::is_ascii_digit).collect();
        if self.digits.find(&digits).is_some() {
            found.push("digits alone");
        }
        found
    }
}
