//! JSON as it may stand inside a `script` element: nothing in it can end the element or begin a comment, whatever a
//! title says.

use crate::text::is_unprintable;
use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Escapes what HTML would take for markup, the line ends that JavaScript knows beside JSON's, and, as U+FFFD, what no
/// page may hold.
struct InScript;

impl Formatter for InScript {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut from = 0;
        let bytes = fragment.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (escape, length) = match bytes[at] {
                b'<' => ("\\u003c", 1),
                b'>' => ("\\u003e", 1),
                b'&' => ("\\u0026", 1),
                b' '..=b'~' => ("", 1),
                _ => beyond_ascii(&fragment[at..]),
            };
            if !escape.is_empty() {
                writer.write_all(&bytes[from..at])?;
                writer.write_all(escape.as_bytes())?;
                from = at + length;
            }
            at += length;
        }
        writer.write_all(&bytes[from..])
    }
}

/// What stands for the first character, where it cannot stand for itself, and how many bytes it has.
fn beyond_ascii(text: &str) -> (&'static str, usize) {
    let character = text.chars().next().unwrap_or('\u{FFFD}');
    let escape = match character {
        '\u{2028}' => "\\u2028",
        '\u{2029}' => "\\u2029",
        other if is_unprintable(other) => "\\ufffd",
        _ => "",
    };
    (escape, character.len_utf8())
}

/// The value as JSON on one line.
pub fn written(value: &impl Serialize) -> String {
    let mut bytes = Vec::with_capacity(1024);
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, InScript)).expect("linked data serializes");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_text_cannot_leave_its_element() {
        let hostile = "</script><!--<script>]]>&lt;\u{2028}\u{2029}\u{0}\u{7F}\u{FFFE}\"\\é\u{202E}";
        let json = written(&hostile);
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\u{0}', '\u{7F}', '\u{FFFE}']), "{json}");
        let read: String = serde_json::from_str(&json).unwrap();
        assert_eq!(read, hostile.replace(['\u{7F}', '\u{FFFE}'], "\u{FFFD}"));
    }

    #[test]
    fn a_text_without_anything_special_is_itself() {
        assert_eq!(written(&"Niño's lights, 5th St."), "\"Niño's lights, 5th St.\"");
    }
}
