//! Sounds (MP3): the notes at their beginning (ID3, version 2.3 and 2.4).

use super::contents::{Contents, Detail};
use std::io::{self, Read};

/// How much of the notes is read: a picture of an album can be large, and stands behind the texts.
const MOST: u64 = 1_000_000;

/// Looks through the notes at the beginning.
///
/// # Errors
/// A system error while the file is read.
pub fn look(reader: &mut impl Read) -> io::Result<Contents> {
    let mut bytes = Vec::new();
    reader.take(MOST).read_to_end(&mut bytes)?;
    let mut contents = Contents::default();
    if !bytes.starts_with(b"ID3") || bytes.len() < 10 {
        return Ok(contents);
    }
    let is_fourth = bytes[3] == 4;
    let end = (10 + number(&bytes[6..10], 7)).min(bytes.len());
    let mut at = 10;
    while let Some(head) = bytes.get(at..at + 10).filter(|head| at + 10 <= end && head[0].is_ascii_uppercase()) {
        let length = number(&head[4..8], if is_fourth { 7 } else { 8 });
        let text = bytes.get(at + 11..(at + 10 + length).min(bytes.len())).unwrap_or_default();
        let is_said = text.iter().any(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
        let detail = match &head[..4] {
            b"TPE1" | b"TCOM" | b"TEXT" | b"TOWN" | b"TENC" => Some(Detail::Author),
            b"COMM" => Some(Detail::Comments),
            b"GEOB" => Some(Detail::Embedded),
            _ => None,
        };
        match detail.filter(|_| is_said) {
            Some(Detail::Author) => contents.name(Detail::Author, &String::from_utf8_lossy(text).replace('\0', "")),
            Some(other) => contents.add(other),
            None => {}
        }
        at += 10 + length;
    }
    Ok(contents)
}

/// Four bytes of which each holds so many bits.
fn number(bytes: &[u8], bits: usize) -> usize {
    bytes.iter().fold(0, |sum, byte| (sum << bits) | usize::from(*byte))
}
