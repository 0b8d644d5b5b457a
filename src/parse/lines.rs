//! What people do to lines of details that a YAML parser refuses, or worse, reads as something else.
//! Each is told with the line as it should be, and mended in place without moving a byte, so that what follows can
//! still be read and told. It knows lines, not records.

use crate::diag::{Code, Diag, Place};
use crate::source::{Source, Span};
use crate::text::{one_line, shorten};

/// What a look at the lines gave.
pub struct Scan {
    /// The details, mended where something was told; as long as the original, byte for byte.
    pub mended: String,
    pub diags: Vec<Diag>,
    /// Whether anything was seen that only the careful reader may read (anchors, tags, deep nesting, mends).
    pub careful: bool,
    /// Whether the file holds two versions of itself and nothing more can be said.
    pub unreadable: bool,
}

/// Fields whose value is free text, in which a `#` is part of the sentence.
const FREE_TEXT: &[&str] = &["title", "summary", "text", "note", "reason", "name", "role", "address", "accessibility", "approved_by", "by", "host"];

/// Looks through the details at `head`.
pub fn scan(source: &Source, head: Span) -> Scan {
    let text = &source.text[head.start..head.end];
    let mut scanner = Scanner {
        source,
        scan: Scan { mended: String::new(), diags: Vec::new(), careful: false, unreadable: false },
        bytes: text.as_bytes().to_vec(),
        base: head.start,
        block: None,
        open_brackets: 0,
        open_quote: None,
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        scanner.line(at, line.trim_end_matches(['\n', '\r']));
        at += line.len();
    }
    let mut scan = scanner.scan;
    scan.mended = String::from_utf8(scanner.bytes).unwrap_or_else(|_| text.to_owned());
    scan.careful |= !scan.diags.is_empty();
    scan
}

struct Scanner<'a> {
    source: &'a Source,
    scan: Scan,
    bytes: Vec<u8>,
    base: usize,
    /// Inside a block of text (`|` or `>`): the indent of the line that began it.
    block: Option<usize>,
    open_brackets: usize,
    /// Inside a quoted value that goes on over lines.
    open_quote: Option<u8>,
}

impl Scanner<'_> {
    fn line(&mut self, at: usize, line: &str) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if line.trim().is_empty() {
            return;
        }
        if let Some(outer) = self.block {
            if indent > outer {
                return;
            }
            self.block = None;
        }
        if line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>") {
            self.conflict(at, line);
            return;
        }
        if let Some(tab) = line[..indent].find('\t') {
            self.tab(at, tab, indent);
        }
        if self.open_quote.is_some() || self.open_brackets > 0 {
            self.follow(line);
            return;
        }
        let content = &line[indent..];
        if content.starts_with('#') {
            return;
        }
        let (content, column) = self.list_dash(at, indent, content);
        self.entry(at, column, content, indent);
    }

    fn tell(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let place = Place::new(self.source, span.shifted(self.base));
        self.scan.diags.push(Diag::new(code, place, message, help));
    }

    fn conflict(&mut self, at: usize, line: &str) {
        self.scan.unreadable = true;
        if line.starts_with('<') {
            let help = "keep the lines of one side and delete the others, with the lines that start with <<<<<<<, ======= and >>>>>>>";
            self.tell(Code::ConflictMarker, Span::new(at, at + line.len()), "two people's changes were never joined here", help);
        }
    }

    fn tab(&mut self, at: usize, tab: usize, indent: usize) {
        let line = self.source.position(self.base + at).line;
        let help = "delete the Tab and press the space bar twice";
        self.tell(Code::LeadingTab, Span::new(at + tab, at + tab + 1), format!("line {line} starts with a Tab"), help);
        for byte in &mut self.bytes[at..at + indent] {
            *byte = b' ';
        }
    }

    /// Steps over `- `, once for each level; a dash without its space is told. Gives what follows and its column.
    fn list_dash<'t>(&mut self, at: usize, indent: usize, content: &'t str) -> (&'t str, usize) {
        let (mut content, mut column) = (content, indent);
        while let Some(rest) = content.strip_prefix("- ") {
            let skipped = rest.len() - rest.trim_start().len() + 2;
            column += skipped;
            content = &content[skipped..];
        }
        let bytes = content.as_bytes();
        let bare = bytes.len() > 1 && bytes[0] == b'-' && bytes[1] != b'-' && !bytes[1].is_ascii_digit();
        if bare && (content[1..].contains(": ") || content[1..].starts_with(['{', '"', '[']) || crate::text::is_address_part(&content[1..])) {
            let span = Span::new(at + column, at + column + content.len());
            self.tell(Code::Malformed, span, "a list's hyphen needs a space after it", format!("write `- {}`", shorten(&content[1..], 60)));
            // `-ab` becomes `- b`: shorter by a letter, but the list can be read.
            if bytes[1].is_ascii_alphabetic() && !content.contains(':') {
                self.bytes[at + column + 1] = b' ';
            } else {
                self.bytes[at + column..at + column + content.len()].fill(b' ');
            }
            return ("", column);
        }
        (content, column)
    }

    /// `key: value`, or a value alone.
    fn entry(&mut self, at: usize, column: usize, content: &str, indent: usize) {
        let Some((key, value_at)) = key_of(content) else {
            if column == 0 && !content.starts_with(['-', '{', '[', '"', '\'', ']', '}']) && !content.is_empty() {
                let span = Span::new(at, at + content.len());
                let help = "write it as `name: value`, or move it below the line with only `---`";
                self.tell(Code::Malformed, span, format!("\"{}\" is not a line of the form `name: value`", shorten(content, 40)), help);
                self.bytes[at..at + content.len()].fill(b' ');
            } else {
                self.value("", at + column, content, indent);
            }
            return;
        };
        let value = content[value_at..].trim_start();
        let start = column + content.len() - value.len();
        self.value(key, at + start, value.trim_end(), indent);
    }

    fn value(&mut self, key: &str, at: usize, value: &str, indent: usize) {
        match value.as_bytes().first() {
            None => {}
            Some(b'|' | b'>') => self.block = Some(indent),
            Some(b'[' | b'{') => self.follow(value),
            Some(b'\'') => self.single_quoted(key, at, value),
            Some(b'"') => self.double_quoted(key, at, value),
            Some(b'&' | b'*' | b'!') => self.scan.careful = true,
            Some(b'#') => {}
            Some(_) => self.plain(key, at, value),
        }
    }

    fn plain(&mut self, key: &str, at: usize, value: &str) {
        let line_of = |text: &str| {
            let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
            if key.is_empty() { format!("write `{quoted}`") } else { format!("write `{key}: {quoted}`") }
        };
        if value.starts_with(['“', '”', '„', '‘', '«']) && value.chars().next_back().is_some_and(|c| matches!(c, '”' | '“' | '’' | '»' | '‟')) {
            let inner: String = value.chars().skip(1).take(value.chars().count().saturating_sub(2)).collect();
            self.tell(Code::CurlyQuotes, Span::new(at, at + value.len()), "these quotes came from a word processor", line_of(&inner).replacen("write", "retype them as straight quotes:", 1));
            return;
        }
        if FREE_TEXT.contains(&key)
            && let Some(hash) = value.find(" #")
        {
            let lost = &value[hash + 1..];
            let message = format!("everything after \" #\" would be lost: \"{}\"", one_line(&shorten(lost, 40)));
            self.tell(Code::LostAfterHash, Span::new(at + hash + 1, at + value.len()), message, line_of(value));
            self.bytes[at + hash + 1] = b'_';
        }
        let value = value.split(" #").next().unwrap_or(value);
        let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1));
        if let Some(first) = colon {
            let what = if key.is_empty() { "this text".to_owned() } else { format!("the {key}") };
            let message = format!("{what} has a colon, so it needs straight quotes");
            self.tell(Code::UnquotedColon, Span::new(at, at + value.trim_end().len()), message, line_of(value.trim_end()));
            for (offset, _) in value.match_indices(':').filter(|(offset, _)| *offset >= first) {
                self.bytes[at + offset] = b'_';
            }
        }
        if value.starts_with(['@', '`', '%']) {
            let message = "a value cannot begin with this sign unless it stands in quotes";
            self.tell(Code::Malformed, Span::new(at, at + 1), message, line_of(value));
            self.bytes[at] = b'_';
        }
    }

    fn single_quoted(&mut self, key: &str, at: usize, value: &str) {
        let inner = &value[1..];
        let Some(end) = inner.rfind('\'') else {
            self.open_quote = Some(b'\'');
            return;
        };
        let after = inner[end + 1..].trim_start();
        let middle = &inner[..end];
        let alone = middle.replace("''", "").contains('\'');
        if (alone && (after.is_empty() || after.starts_with('#'))) || (!after.is_empty() && !after.starts_with('#') && !key.is_empty()) {
            let whole = if after.is_empty() || after.starts_with('#') { middle } else { inner.trim_end_matches('\'') };
            let help = format!("use straight double quotes: `{key}: \"{}\"`", whole.replace('"', "\\\""));
            let message = "an apostrophe ends a text that stands in single quotes";
            let apostrophe = inner.find('\'').unwrap_or(end);
            self.tell(Code::Malformed, Span::new(at + 1 + apostrophe, at + 2 + apostrophe), message, help);
            self.bytes[at] = b'_';
            let bytes = &mut self.bytes[at..at + value.len()];
            bytes.iter_mut().filter(|byte| matches!(byte, b'\'' | b':' | b'#')).for_each(|byte| *byte = b'_');
        }
    }

    fn double_quoted(&mut self, key: &str, at: usize, value: &str) {
        let bytes = value.as_bytes();
        let mut index = 1;
        while index < bytes.len() && bytes[index] != b'"' {
            if bytes[index] == b'\\' {
                let known = bytes.get(index + 1).is_some_and(|next| b"0abt\tnvfre \"/\\N_LPxuU".contains(next));
                if !known {
                    let help = format!("write a slash, or double the backslash: `{key}: {}`", double_backslashes(value));
                    let message = "a backslash means something else between double quotes";
                    self.tell(Code::Malformed, Span::new(at + index, at + (index + 2).min(value.len())), message, help);
                    self.bytes[at..at + value.len()].iter_mut().filter(|byte| **byte == b'\\').for_each(|byte| *byte = b'_');
                    return;
                }
                index += 1;
            }
            index += 1;
        }
        if index >= bytes.len() {
            self.open_quote = Some(b'"');
            return;
        }
        let after = value[index + 1..].trim_start();
        if !after.is_empty() && !after.starts_with('#') && !key.is_empty() {
            let inner = value[1..].trim_end_matches('"').replace('"', "'");
            let message = "a quote in the middle ends the text too early";
            self.tell(Code::Malformed, Span::new(at + index, at + index + 1), message, format!("use single quotes inside: `{key}: \"{inner}\"`"));
            self.bytes[at..at + value.len()].iter_mut().filter(|byte| matches!(byte, b'"' | b':' | b'#')).for_each(|byte| *byte = b'_');
        }
    }

    /// Follows brackets and quotes over lines; nothing inside is judged here.
    fn follow(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            let byte = bytes[index];
            match self.open_quote {
                Some(b'"') if byte == b'\\' => index += 1,
                Some(quote) if byte == quote => self.open_quote = None,
                Some(_) => {}
                None => match byte {
                    b'[' | b'{' => self.open_brackets += 1,
                    b']' | b'}' => self.open_brackets = self.open_brackets.saturating_sub(1),
                    b'"' | b'\'' if index == 0 || matches!(bytes[index - 1], b' ' | b'[' | b'{' | b',' | b':') => self.open_quote = Some(byte),
                    b'#' if index > 0 && bytes[index - 1] == b' ' => break,
                    b'&' | b'*' | b'!' if index > 0 && matches!(bytes[index - 1], b' ' | b'[' | b',') => self.scan.careful = true,
                    _ => {}
                },
            }
            index += 1;
        }
        self.scan.careful |= self.open_brackets > super::tree::DEEPEST;
    }
}

/// The key of `key: value` or `key:`, and where the value begins.
fn key_of(content: &str) -> Option<(&str, usize)> {
    let quoted = content.starts_with(['"', '\'', '{', '[']);
    if quoted {
        return None;
    }
    let at = content.find(": ").or_else(|| content.find(":\t")).or_else(|| content.ends_with(':').then(|| content.len() - 1))?;
    let key = &content[..at];
    let plain = !key.is_empty() && !key.contains([' ', '\t', '"', '\'']);
    plain.then_some((key, at + 1))
}

fn double_backslashes(value: &str) -> String {
    value.replace('\\', "\\\\")
}
