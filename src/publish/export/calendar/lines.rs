//! Content lines of iCalendar (RFC 5545, 3.1): ended by CR LF, folded at 75 octets, texts escaped (3.3.11).

use crate::text::is_unprintable;

/// Octets of a line before it is folded, its end not counted.
const WIDTH: usize = 75;

/// A document that is being written, line by line.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line whose value stands as it is, but for characters that would end the line.
    pub fn line(&mut self, name: &str, value: &str) {
        let mut room = WIDTH;
        for character in
            name.chars().chain([':']).chain(value.chars()).filter(|c| !c.is_control() && !is_unprintable(*c))
        {
            if character.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = WIDTH - 1;
            }
            self.0.push(character);
            room -= character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is a text of people.
    pub fn text(&mut self, name: &str, text: &str) {
        self.line(name, &escaped(text));
    }

    /// The whole document.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Backslash, semicolon and comma behind a backslash; line ends as `\n`.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, text: &str) -> String {
        let mut lines = Lines::default();
        lines.text(name, text);
        lines.finish()
    }

    #[test]
    fn a_line_is_folded_between_characters_and_unfolds_to_itself() {
        let text = "ñ漢🙂".repeat(40);
        let folded = written("SUMMARY", &text);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert!(folded.split("\r\n").count() > 3);
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        let exact = "a".repeat(75 - "SUMMARY:".len());
        assert_eq!(written("SUMMARY", &exact), format!("SUMMARY:{exact}\r\n"));
    }

    #[test]
    fn nothing_that_is_written_ends_a_line() {
        assert_eq!(written("A", "x\r\nEND:VEVENT\u{2028}y\rz\u{b}\u{0}"), "A:x\\nEND:VEVENT\\ny\\nz\r\n");
        assert_eq!(written("A", "a, b; c\\n\td"), "A:a\\, b\\; c\\\\n d\r\n");
    }
}
