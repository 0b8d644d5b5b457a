//! Texts on their way out of the program, to a terminal or the log of a build server. What people wrote is quoted
//! there, and neither may obey it; nor may a password stand there that was typed into an address.

use super::is_unprintable;
use std::borrow::Cow;
use std::ops::Range;

/// What stands in the place of a sign that a terminal would obey.
const SIGN: char = '\u{FFFD}';

/// What stands in the place of each sign of a password.
const MASK: char = '•';

/// Whether a terminal would obey a sign, or turn the order of the line for it: never true of line ends and Tabs.
pub fn is_obeyed(character: char) -> bool {
    is_unprintable(character) || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text as a terminal and a log may show it, with its line ends: no sign that is obeyed, no line that a build server
/// takes for a command, no password.
pub fn visible(text: &str) -> String {
    let masked = masked(text);
    let mut out = String::with_capacity(masked.len());
    for line in masked.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix("\r\n") {
            Some(line) => (line, "\n"),
            None => line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n")),
        };
        let shown: String = line.chars().map(|c| if c == '\r' || is_obeyed(c) { SIGN } else { c }).collect();
        // GitHub takes `::` at the beginning, and the older `##[` anywhere; others `##vso[` and `##teamcity[`.
        let words = shown.trim_start();
        if words.starts_with("::") {
            out.push_str(&shown[..shown.len() - words.len()]);
            out.push('\\');
            out.push_str(words);
        } else {
            out.push_str(&shown);
        }
        out.push_str(end);
    }
    if out.contains("##") {
        out.replace("##[", "## [").replace("##vso[", "## vso[").replace("##teamcity[", "## teamcity[")
    } else {
        out
    }
}

/// [`visible`] on one line: a name of a file.
pub fn visible_line(text: &str) -> String {
    visible(&text.replace(['\n', '\u{2028}', '\u{2029}'], "\u{FFFD}"))
}

/// A text in JSON with the same values, in which every sign that a terminal would obey is written as an escape.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let is_plain = |c: char| matches!(c, '\n' | '\t') || !(c == '\r' || is_obeyed(c));
    if json.chars().all(is_plain) && !json.contains("##") {
        return json.into();
    }
    let mut out = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if is_plain(character) {
            out.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    // Signs that are doubled stand in texts alone.
    out.replace("##", "#\\u0023").into()
}

/// The text with every user and password of an address hidden, at the same length.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = credentials(text);
    if found.is_empty() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in found {
        out.push_str(&text[from..range.start]);
        // The last sign is the `@` before the host.
        out.extend(text[range.start..range.end - 1].chars().map(|_| MASK));
        out.push('@');
        from = range.end;
    }
    out.push_str(&text[from..]);
    out.into()
}

/// Where addresses have a user or a password before their host (RFC 3986, 3.2.1), with the `@` behind it. Browsers read
/// an address of the web with any number of slashes, and in either direction.
pub fn credentials(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.contains('@') {
        return found;
    }
    for (colon, _) in text.match_indices(':') {
        if found.last().is_some_and(|last| colon < last.end) {
            continue;
        }
        let scheme = text[..colon]
            .rsplit(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-')))
            .next()
            .unwrap_or("");
        let rest = &text[colon + 1..];
        let slashes = rest.len() - rest.trim_start_matches(['/', '\\']).len();
        let is_web =
            ["http", "https", "ftp", "ftps", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !(is_web || slashes == 2) {
            continue;
        }
        let start = colon + 1 + slashes;
        let token = &text[start..];
        let token = &token
            [..token.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '`')).unwrap_or(token.len())];
        let authority = &token[..token.find(['/', '\\', '?', '#']).unwrap_or(token.len())];
        // A port is a number: what else stands behind a colon is a password in which a sign ends the host too early.
        let is_cut = authority
            .split_once(':')
            .is_some_and(|(_, port)| port.is_empty() || port.contains(|c: char| !c.is_ascii_digit()));
        let until = if is_cut { token.rfind('@') } else { authority.rfind('@') };
        if let Some(at) = until.filter(|at| *at > 0) {
            found.push(start..start + at + 1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_and_a_log_obey_nothing() {
        assert_eq!(
            visible("a\u{1b}[2J\u{9b}b\u{7}\rc\u{202e}d\te\n"),
            "a\u{fffd}[2J\u{fffd}b\u{fffd}\u{fffd}c\u{fffd}d\te\n"
        );
        assert_eq!(visible("one\r\n  ::error::x\n::add-mask::y\nc::d"), "one\n  \\::error::x\n\\::add-mask::y\nc::d");
        assert_eq!(
            visible("x ##[error]y ##vso[task.setvariable]z ## two"),
            "x ## [error]y ## vso[task.setvariable]z ## two"
        );
        assert_eq!(visible_line("a\n::error::b"), "a\u{fffd}::error::b");
        assert_eq!(visible("शहर 警察 \u{200f}שלום"), "शहर 警察 \u{200f}שלום", "marks that only say a direction stay");
    }

    #[test]
    fn json_keeps_its_values() {
        let value = serde_json::json!({"a": "\u{1b}\u{9b}\u{7f}\u{202e}##[x]\u{fdd0}\u{1fffe}", "b": "ü"});
        let text = serde_json::to_string_pretty(&value).expect("a value");
        let shown = visible_json(&text);
        assert!(!shown.chars().any(is_obeyed) && !shown.contains("##"), "{shown}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).expect("JSON"), value);
    }

    #[test]
    fn a_password_in_an_address_is_found_and_hidden() {
        for (text, shown) in [
            ("https://desk:secret@a.example/x", "https://•••••••••••@a.example/x"),
            ("see <HTTPS://desk@a.example>", "see <HTTPS://••••@a.example>"),
            ("https:/desk:secret@a.example", "https:/•••••••••••@a.example"),
            ("https:\\\\desk:x@a.example", "https:\\\\••••••@a.example"),
            ("ftp://u:p@a.example and https://v:q@b.example", "ftp://•••@a.example and https://•••@b.example"),
            ("https://u:p#a?b/@c.example/d", "https://••••••••@c.example/d"),
            ("https://u:p@w@a.example", "https://•••••@a.example"),
            ("postgres://u:p@db.example/x", "postgres://•••@db.example/x"),
            ("[x](https://ü:é@a.example)", "[x](https://•••@a.example)"),
        ] {
            assert_eq!(masked(text), shown);
        }
        for text in [
            "https://a.example/@name",
            "https://a.example:8080/x?mail=dana@mail.example",
            "https://a.example#x@y",
            "mailto:dana@mail.example",
            "Mail: dana@mail.example",
            "E-mail:dana@mail.example",
            "base_url: https://a.example/ # dana@mail.example",
            "https://@",
        ] {
            assert!(credentials(text).is_empty(), "{text}");
        }
    }
}
