//! Details with a backslash before their signs, as programs write them that export a text as Markdown.

use super::{Scanner, Spot};
use crate::diag::{Code, Help};
use crate::source::Span;
use crate::text::shorten;

/// Signs of YAML that Markdown gives a backslash.
const SIGNS: &str = "_[]{}#*-+>~`|\"'!:&";

impl<'a> Scanner<'a> {
    /// Reports a line whose signs have backslashes before them, and takes these away. The line is then read as a whole:
    /// what else is wrong with it shows once they are gone.
    pub(super) fn escaped(&mut self, line: Span, content: &'a str) -> bool {
        let name = content.split(':').next().unwrap_or("");
        let value = content[name.len()..].trim_start_matches(':').trim_start();
        let has_escaped_name = name.contains("\\_") && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'\\'));
        let begins = |text: &str| ["\\-", "\\[", "\\{", "\\\""].iter().any(|escape| text.starts_with(escape));
        let is_value = name.len() < content.len() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && begins(value);
        if !has_escaped_name && !is_value && !content.starts_with("\\- ") {
            return false;
        }
        let start = line.end - content.len();
        let mut plain = String::with_capacity(content.len());
        let mut characters = content.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if character == '\\' && characters.peek().is_some_and(|(_, next)| SIGNS.contains(*next)) {
                self.scan.mends.replace(Span::new(start + at, start + at + 1), "");
                plain.extend(characters.next().map(|(_, next)| next));
            } else {
                plain.push(character);
            }
        }
        let help = Help::typed("write ", self.fix(Span::new(start, line.end), plain.as_str()));
        let message = format!("backslashes stand before the signs of this line: \"{}\"", shorten(content, 40));
        self.tell(Code::Malformed, Span::new(start, line.end), message, help);
        let is_list = plain.starts_with("- ");
        let spot = Spot { at: start, column: start - line.start };
        self.enter(line.start, spot, is_list, false);
        self.levels.waiting = plain.trim_end().ends_with(':').then_some(spot.column);
        (self.plain, self.parent) = (None, "");
        true
    }
}
