//! The value of a field on its line: without quotes, in quotes, or the beginning of a block or of brackets.

use super::scanner::{Block, FREE_LISTS, FREE_TEXT, Plain, Scanner, is_color, is_name};
use crate::diagnostics::{Code, Help};
use crate::text::source::Span;
use crate::text::{one_line, shorten};

/// Fields whose value is a set of fields, or can be one.
const GROUPS: &[&str] = &["location", "owner", "next", "office", "organization", "license", "rules", "style"];

/// Names that such fields have inside.
const INSIDE: &[&str] = &[
    "name",
    "address",
    "accessibility",
    "organization",
    "role",
    "date",
    "start",
    "end",
    "location",
    "phone",
    "email",
    "hours",
    "url",
    "contact",
    "minutes_due_days",
    "silence_days",
    "private",
    "logo",
    "footer",
];

/// `name: First Ward Library, address: 210 Hall St` as it stands between braces. `None` where it does not begin with a
/// field.
fn fields_of(value: &str) -> Option<String> {
    let starts_field = |text: &str| {
        let (name, rest) = text.split_once(": ")?;
        INSIDE.contains(&name).then(|| (name.to_owned(), rest.trim().to_owned()))
    };
    let mut fields = vec![starts_field(value)?];
    for part in fields.pop().map(|(name, rest)| format!("{name}: {rest}"))?.split(", ") {
        match (starts_field(part), fields.last_mut()) {
            (Some(field), _) => fields.push(field),
            (None, Some((_, rest))) => *rest = format!("{rest}, {part}"),
            (None, None) => return None,
        }
    }
    let written = |(name, text): &(String, String)| {
        let is_quoted = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
        format!(
            "{name}: {}",
            if is_quoted { text.clone() } else { crate::record::parse::decode::plain_or_quoted(text) }
        )
    };
    Some(fields.iter().map(written).collect::<Vec<_>>().join(", "))
}

/// Opening and closing quotes of word processors.
const CURLY: [(char, &[char]); 6] =
    [('“', &['”', '“']), ('”', &['”']), ('„', &['“', '”']), ('‘', &['’', '‘']), ('‚', &['‘', '’']), ('«', &['»'])];

/// `"Hall" and "Park"`: the first and the last quote belong to two words, and none stands around the whole.
fn is_of_two(value: &str, sign: char) -> bool {
    let Some(inner) = value.strip_prefix(sign).and_then(|rest| rest.strip_suffix(sign)) else { return false };
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let closes = |at: usize| !inner[..at].ends_with(' ') && !is_letter(inner[at + 1..].chars().next());
    let opens = |at: usize| !is_letter(inner[..at].chars().next_back()) && !inner[at + 1..].starts_with(' ');
    let quotes: Vec<usize> = inner.match_indices(sign).map(|(at, _)| at).collect();
    match quotes.as_slice() {
        [first, .., last] => quotes.len().is_multiple_of(2) && closes(*first) && opens(*last),
        _ => false,
    }
}

impl<'a> Scanner<'a> {
    /// Looks at the value of `key` (empty for an item of a list), whose field stands at `column`. Gives where it ends,
    /// if that is on a later line.
    pub(super) fn value(&mut self, key: &'a str, column: usize, at: usize, value: &'a str) -> Option<usize> {
        let value = value.trim_end_matches([' ', '\t']);
        match value.as_bytes().first()? {
            b'|' | b'>' if is_block(value) => self.block = Some(Block { outer: column, inner: None }),
            b'[' | b'{' => return self.flow(key, column, at, value),
            b'\'' | b'"' => return self.quoted(key, column, at, value),
            b'&' | b'*' if self.stands_for_another(value) => {
                self.scan.careful = true;
            }
            b'!' if value.starts_with("!!") || value.starts_with("!<") => self.scan.careful = true,
            b'#' if !FREE_TEXT.contains(&key) => {
                self.hash(key, at, value.split([' ', '\t']).next().unwrap_or(value), 0)
            }
            b'#' => self.hash(key, at, value, 0),
            b'&' | b'*' | b'!' | b'@' | b'`' | b'%' | b']' | b'}' | b',' | b'|' | b'>' => self.sign(key, at, value),
            b'-' | b'?' if value[1..].starts_with(' ') => self.sign(key, at, value),
            _ => {
                self.plain = Some(Plain { key, column, start: at });
                self.plain(key, (column, at), value);
            }
        }
        None
    }

    fn plain(&mut self, key: &str, (column, at): (usize, usize), value: &str) {
        if self.curly(key, at, value) {
            return;
        }
        let is_free = FREE_TEXT.contains(&key) || FREE_LISTS.contains(&key);
        let (whole, before) = (value, value.split(" #").next().unwrap_or(value));
        let text = if is_free { whole } else { before.trim_end() };
        if self.fields_on_the_line(key, at, before.trim_end()) || self.closed_only(key, at, whole) {
            return;
        }
        if !is_free && !key.is_empty() && self.second_field(column, at, before.trim_end()) {
            return;
        }
        if has_colon(before) {
            let message = format!("{} has a colon, so it needs straight quotes", named(key));
            let help = self.quotes("write ", key, Span::new(at, at + text.len()), text);
            self.report(Code::UnquotedColon, Span::new(at, at + before.trim_end().len()), message, help);
            let colon = self.scan.mends.stand_ins.colon();
            self.scan.mends.replace_each(self.text, Span::new(at, at + before.len()), ":", &colon);
        }
        if is_free && before.len() < whole.len() {
            self.hash(key, at, value, before.len() + 1);
        }
    }

    /// `location: name: First Ward Library`: fields of an entry on the line of its name.
    fn fields_on_the_line(&mut self, key: &str, at: usize, value: &str) -> bool {
        if !GROUPS.contains(&key) {
            return false;
        }
        let Some(fields) = fields_of(value) else { return false };
        let braces = format!("{{{fields}}}");
        let before = self.text[..at].trim_end();
        let start = before.strip_suffix(':').and_then(|before| before.strip_suffix(key)).map_or(at, str::len);
        let line = if start == at { braces.clone() } else { format!("{key}: {braces}") };
        let help = Help::typed("put them in braces: ", self.fix(Span::new(start, at + value.len()), line));
        let message = format!("the fields of {} stand on one line without braces", named(key));
        self.report(Code::UnquotedColon, Span::new(at, at + value.len()), message, help);
        self.scan.mends.replace(Span::new(at, at + value.len()), braces);
        true
    }

    /// `Safety night"`: a quote that closes what none has opened.
    fn closed_only(&mut self, key: &str, at: usize, value: &str) -> bool {
        let Some(text) =
            value.strip_suffix('"').filter(|text| !text.contains('"') && !text.ends_with(|c: char| c.is_ascii_digit()))
        else {
            return false;
        };
        let help =
            self.quotes("put a straight quote before it too: ", key, Span::new(at, at + value.len()), text.trim_end());
        self.report(
            Code::Malformed,
            Span::new(at + text.len(), at + value.len()),
            "a quote is closed here that was never opened",
            help,
        );
        self.scan.mends.replace(Span::new(at, at + value.len()), format!("\"{}\"", escaped(text.trim_end())));
        true
    }

    /// Everything from the `#` at byte `from` of the value would be lost.
    fn hash(&mut self, key: &str, at: usize, value: &str, from: usize) {
        let message = format!("everything after \"#\" would be lost: \"{}\"", one_line(&shorten(&value[from..], 40)));
        let help = self.quotes("write ", key, Span::new(at, at + value.len()), value);
        self.report(Code::LostAfterHash, Span::new(at + from, at + value.len()), message, help);
        if from == 0 && is_color(value) {
            self.scan.mends.replace(Span::new(at, at + value.len()), format!("\"{value}\""));
        } else {
            let hash = self.scan.mends.stand_ins.hash();
            self.scan.mends.replace_each(self.text, Span::new(at + from, at + value.len()), "#", &hash);
        }
    }

    /// A text that begins with a sign that YAML reads as its own.
    pub(super) fn sign(&mut self, key: &str, at: usize, value: &str) {
        let sign = &value[..1];
        let is_free = FREE_TEXT.contains(&key);
        let text = if is_free { value.trim_end() } else { value.split(" #").next().unwrap_or(value).trim_end() };
        if is_free {
            let hash = self.scan.mends.stand_ins.hash();
            self.scan.mends.replace_each(self.text, Span::new(at, at + value.len()), " #", &format!(" {hash}"));
        }
        let message = format!("a text that begins with {sign} needs straight quotes");
        let help = self.quotes("write ", key, Span::new(at, at + text.len()), text);
        self.report(Code::Malformed, Span::new(at, at + 1), message, help);
        let nothing = self.scan.mends.stand_ins.nothing();
        self.scan.mends.insert(at, nothing);
        if has_colon(text) {
            let colon = self.scan.mends.stand_ins.colon();
            self.scan.mends.replace_each(self.text, Span::new(at, at + text.len()), ":", &colon);
        }
    }

    /// Quotes of a word processor around the whole value: reported, and read as straight ones.
    pub(super) fn curly(&mut self, key: &str, at: usize, value: &str) -> bool {
        let Some(inner) = curly_inner(value) else { return false };
        let help = self.quotes("retype them as straight quotes: ", key, Span::new(at, at + value.len()), inner);
        self.report(
            Code::CurlyQuotes,
            Span::new(at, at + value.len()),
            "these quotes came from a word processor",
            help,
        );
        self.scan.mends.replace(Span::new(at, at + value.len()), format!("\"{}\"", escaped(inner)));
        true
    }

    /// A text without quotes that goes on from the line before.
    pub(super) fn goes_on(&mut self, at: usize, content: &str) {
        let Some(Plain { key, start, .. }) = self.plain else { return };
        if !has_colon(content) {
            return;
        }
        let whole = one_line(&self.text[start..at + content.len()]);
        let message = format!("{} goes on here and has a colon, so all of it needs straight quotes", named(key));
        let end = at + content.trim_end().len();
        let help = self.quotes("write ", key, Span::new(start, end), &whole);
        self.report(Code::UnquotedColon, Span::new(at, end), message, help);
        let colon = self.scan.mends.stand_ins.colon();
        self.scan.mends.replace_each(self.text, Span::new(at, at + content.len()), ":", &colon);
    }

    /// A value that begins with a straight quote, perhaps over several lines.
    fn quoted(&mut self, key: &'a str, column: usize, at: usize, value: &'a str) -> Option<usize> {
        let line_end = at + value.len();
        let end = match close(self.text, at, line_end) {
            Some(end) => end,
            None => {
                let limit = self.limit(at, column, false);
                let Some(end) = close(self.text, at, limit).or_else(|| self.wrapped_quote(at, column)) else {
                    self.never_closed(key, at, value);
                    return None;
                };
                end
            }
        };
        if value.starts_with('"') && self.backslash(key, at, end) {
            return Some(end);
        }
        // The comma at the end of the line is no part of the value, and reported already.
        if !is_end(&self.text[end..self.line_end(end)]) && end < line_end {
            if self.text[end..].starts_with(' ') && self.second_field(column, end, &self.text[end..line_end]) {
                return Some(end);
            }
            self.ends_early(key, at, end - 1, value);
        }
        Some(end)
    }

    /// A text in quotes that is closed in a line below that begins too far to the left. Gives where it ends.
    fn wrapped_quote(&mut self, at: usize, column: usize) -> Option<usize> {
        let first = self.line_end(at);
        let mut limit = first;
        for line in self.text[(first + 1).min(self.text.len())..].split('\n').take(12) {
            let content = line.trim_start();
            if content.is_empty()
                || content.starts_with("- ")
                || super::fields::key_of(content, false).is_some_and(|(key, _)| is_name(key))
            {
                return None;
            }
            limit = (limit + 1 + line.len()).min(self.text.len());
            let Some(end) = close(self.text, at, limit) else { continue };
            let indent = " ".repeat(column + 2);
            let rest = &self.text[first + 1..end];
            let moved: Vec<String> = rest.split('\n').map(|line| format!("{indent}{}", line.trim_start())).collect();
            let line = self.source.position(self.base + at).line;
            let help = Help::new(format!("put {} spaces before each line that goes on from line {line}", column + 2))
                .by([self.fix(Span::new(first + 1, end), moved.join("\n"))]);
            let place = Span::new(first + 1, self.line_end(first + 1));
            self.report(
                Code::Malformed,
                place,
                format!("this line goes on from line {line}, and begins too far to the left"),
                help,
            );
            self.scan.mends.replace(Span::new(first + 1, end), moved.join("\n"));
            return Some(end);
        }
        None
    }

    fn never_closed(&mut self, key: &str, at: usize, value: &str) {
        // `'Tis the season` begins with an apostrophe.
        let text = if value.starts_with('\'') { value } else { value[1..].trim_end() };
        let help = self.quotes("put a straight quote at its end: ", key, Span::new(at, at + value.len()), text);
        self.report(Code::Malformed, Span::new(at, at + value.len()), "a quote is opened here and never closed", help);
        self.scan.mends.replace(Span::new(at, at + value.len()), format!("\"{}\"", escaped(text)));
    }

    /// The quote at `quote` ends the text before its end.
    pub(super) fn ends_early(&mut self, key: &str, at: usize, quote: usize, value: &str) {
        let is_single = value.starts_with('\'');
        // In `"Park" cleanup` the quotes are a part of the text; in `"The "new" park"` the outer ones are around it.
        let sign = if is_single { '\'' } else { '"' };
        let text =
            if value.ends_with(sign) && !is_of_two(value, sign) { value[1..].trim_end_matches(sign) } else { value };
        let whole = Span::new(at, at + value.len());
        let (message, help) = if is_single {
            (
                "an apostrophe ends a text that stands in single quotes",
                self.quotes("use straight double quotes: ", key, whole, text),
            )
        } else {
            (
                "a quote in the middle ends the text too early",
                self.quotes("use single quotes inside: ", key, whole, &text.replace('"', "'")),
            )
        };
        self.report(Code::Malformed, Span::new(quote, quote + 1), message, help);
        self.scan.mends.replace(Span::new(at, at + value.len()), format!("\"{}\"", escaped(text)));
    }

    /// A backslash in double quotes that means nothing to YAML.
    pub(super) fn backslash(&mut self, key: &str, at: usize, end: usize) -> bool {
        let text = &self.text[at..end];
        if !text.contains('\\') {
            return false;
        }
        let inner = one_line(text[1..].trim_end_matches('"'));
        let is_path = is_path(key, &inner);
        let mut bytes = text.bytes().enumerate();
        while let Some((index, byte)) = bytes.next() {
            if byte != b'\\' {
                continue;
            }
            let next = bytes.next().map(|(_, next)| next);
            let known = next.is_some_and(|next| b"0abt\tnvfre \"/\\N_LPxuU\r\n".contains(&next));
            // `media\flyer.pdf` would be a name with a form feed in it.
            if !known || is_path && next.is_some_and(|next| next.is_ascii_alphanumeric()) {
                let message = "a backslash means something else between double quotes";
                let whole = Span::new(at, end);
                if is_path {
                    let path = inner.replace("\\\\", "\\").replace('\\', "/");
                    let help = self.quotes("paths are written with slashes: ", key, whole, &path);
                    self.report(Code::Malformed, Span::new(at + index, at + index + 1), message, help);
                    self.scan.mends.replace(whole, format!("\"{}\"", escaped(&path)));
                    return true;
                }
                let help = self.quotes("write a slash, or double the backslash: ", key, whole, &inner);
                self.report(Code::Malformed, Span::new(at + index, at + index + 1), message, help);
                self.literal(at, end);
                return true;
            }
        }
        false
    }

    /// The field as it should be, its value `text` in straight quotes in the place of what stands at `value`.
    pub(super) fn quotes(&self, words: &str, key: &str, value: Span, text: &str) -> Help {
        let quoted = format!("\"{}\"", escaped(text));
        let before = self.text[..value.start].trim_end();
        let field = before.strip_suffix(':').and_then(|before| before.trim_end().strip_suffix(key));
        match field.filter(|_| !key.is_empty() && !FREE_LISTS.contains(&key)) {
            Some(before) => {
                Help::typed(words, self.fix(Span::new(before.len(), value.end), format!("{key}: {quoted}")))
            }
            None => Help::typed(words, self.fix(value, quoted)),
        }
    }

    /// Every backslash between double quotes is only a backslash, but before a quote.
    fn literal(&mut self, at: usize, end: usize) {
        let mut bytes = self.text[at..end].bytes().enumerate().peekable();
        while let Some((index, byte)) = bytes.next() {
            if byte == b'\\' && bytes.next_if(|(_, next)| matches!(next, b'"' | b'\\')).is_none() {
                self.scan.mends.insert(at + index, "\\");
            }
        }
    }

    /// Where a value that is still open at the end of its line must end: before the next line that stands no further in
    /// than its field. Lines of brackets may stand at the margin.
    pub(super) fn limit(&self, at: usize, column: usize, is_flow: bool) -> usize {
        let mut limit = self.line_end(at);
        let mut end = limit;
        while end < self.text.len() {
            let start = end + 1;
            end = self.line_end(start);
            let line = &self.text[start..end];
            let content = line.trim();
            if content.is_empty() {
                continue;
            }
            let further_in = line.len() - line.trim_start_matches([' ', '\t']).len() > column;
            let is_part = content.starts_with([']', '}', ','])
                || (content.ends_with([',', ']', '}']) && super::fields::key_of(content, false).is_none());
            if !(further_in || (is_flow && is_part)) {
                break;
            }
            limit = end;
        }
        limit
    }
}

/// After the quote that closes the one at `at`, if that is before `limit`.
pub(super) fn close(text: &str, at: usize, limit: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..limit];
    let quote = bytes[at];
    let mut index = at + 1;
    while index < bytes.len() {
        match bytes[index] {
            b'\\' if quote == b'"' => index += 1,
            byte if byte == quote && quote == b'\'' && bytes.get(index + 1) == Some(&quote) => index += 1,
            byte if byte == quote => return Some(index + 1),
            _ => {}
        }
        index += 1;
    }
    None
}

/// Whether nothing but a comment stands in the rest of a line.
pub(super) fn is_end(rest: &str) -> bool {
    rest.trim().is_empty() || (rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'))
}

/// What stands between quotes of a word processor, where they are around all of `value` and not only in it.
pub(super) fn curly_inner(value: &str) -> Option<&str> {
    let first = value.chars().next()?;
    let (_, closing) = CURLY.iter().find(|(opening, _)| *opening == first)?;
    let last = value.chars().next_back().filter(|last| closing.contains(last))?;
    let inner = value.get(first.len_utf8()..value.len() - last.len_utf8())?;
    (!inner.contains(first)).then_some(inner)
}

/// What YAML reads as the end of a key.
pub(super) fn has_colon(text: &str) -> bool {
    text.contains(": ") || text.trim_end().ends_with(':')
}

/// A field as messages name it.
pub(super) fn named(key: &str) -> String {
    if key.is_empty() || FREE_LISTS.contains(&key) {
        "this text".to_owned()
    } else {
        format!("the {}", key.replace('_', " "))
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// `|`, `>-`, `|2`: the first line of a block of text.
fn is_block(value: &str) -> bool {
    let rest = value[1..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    rest.is_empty() || rest.trim_start().starts_with('#') && rest.starts_with([' ', '\t'])
}

/// Whether a text with backslashes is a path or a pattern of paths.
fn is_path(key: &str, text: &str) -> bool {
    const FIELDS: [&str; 8] = ["files", "path", "skip", "keep", "file", "evidence", "logo", "boundary"];
    let name = text.rsplit('\\').next().unwrap_or(text);
    let has_ending = name.rsplit_once('.').is_some_and(|(_, ending)| (2..=5).contains(&ending.len()));
    FIELDS.contains(&key) || (has_ending && !text.contains(' '))
}
