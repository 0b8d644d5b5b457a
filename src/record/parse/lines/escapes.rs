//! Details with a backslash before their signs, as programs write them that export a text as Markdown.

use super::scanner::{Scanner, Spot};
use crate::diagnostics::{Code, Help};
use crate::record::parse::decode::plain_or_quoted;
use crate::text::shorten;
use crate::text::source::Span;

/// Signs of YAML that Markdown gives a backslash.
const SIGNS: &str = "_[]{}#*-+>~`|\"'!:&";

impl<'a> Scanner<'a> {
    /// Reports a line whose signs have backslashes before them, and takes these away. The line is then read as a whole:
    /// what else is wrong with it shows once they are gone.
    pub(super) fn escaped(&mut self, line: Span, content: &'a str) -> bool {
        let name = content.split(':').next().unwrap_or("");
        let value = content[name.len()..].trim_start_matches(':').trim_start();
        let has_escaped_name =
            name.contains("\\_") && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'\\'));
        let begins = |text: &str| ["\\-", "\\[", "\\{", "\\\""].iter().any(|escape| text.starts_with(escape));
        let is_value = name.len() < content.len()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            && begins(value);
        // What a program wrote in one line it wrote in the others.
        let is_exported = self.is_exported && has_escape(content);
        if !has_escaped_name && !is_value && !content.starts_with("\\- ") && !is_exported {
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
        let help = Help::typed("write ", self.fix(Span::new(start, line.end), with_quotes(&plain)));
        let message = format!("backslashes stand before the signs of this line: \"{}\"", shorten(content, 40));
        self.report(Code::Malformed, Span::new(start, line.end), message, help);
        let is_list = plain.starts_with("- ");
        let spot = Spot { at: start, column: start - line.start };
        self.enter(line.start, spot, is_list, false);
        self.levels.waiting = plain.trim_end().ends_with(':').then_some(spot.column);
        (self.plain, self.parent) = (None, "");
        true
    }
}

/// The line with quotes around a value that needs them once its backslashes are gone.
fn with_quotes(line: &str) -> String {
    match line.split_once(": ") {
        Some((name, value))
            if !name.contains(['{', '[', '"']) && !value.starts_with(['[', '{', '"', '\'', '|', '>']) =>
        {
            format!("{name}: {}", plain_or_quoted(value))
        }
        _ => line.to_owned(),
    }
}

/// Whether a name of a field is written with a backslash somewhere in the details: `response\_areas:`, or in braces.
pub(super) fn is_exported(details: &str) -> bool {
    let is_name = |word: &str| {
        let name = word.trim_start_matches(['{', '[', '(']).strip_suffix(':').filter(|name| name.contains("\\_"));
        name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'\\')))
    };
    let begins_list = |line: &str| {
        let (name, value) = line.trim_start().split_once(": ").unwrap_or(("", ""));
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            && value.trim_start().starts_with("\\[")
    };
    details.contains('\\') && details.lines().any(|line| begins_list(line) || line.split_whitespace().any(is_name))
}

/// Whether a sign has a backslash before it that YAML has no use for. Between double quotes `\"` is one that it has.
fn has_escape(content: &str) -> bool {
    let mut escapes = content.match_indices('\\').filter_map(|(at, _)| content[at + 1..].chars().next());
    escapes.any(|next| next != '"' && next != '\\' && SIGNS.contains(next))
}
