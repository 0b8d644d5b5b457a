//! Lists in brackets and fields in braces, perhaps over several lines.

use super::brackets::Bracket;
use super::habits::LISTS;
use super::pieces::{day_in_words, grouped_number, is_pattern, numbers_without_commas, unnamed};
use super::scanner::{FREE_LISTS, FREE_TEXT, Scanner, is_color};
use super::value::{close, curly_inner, has_colon, is_end, named};
use crate::diagnostics::{Code, Help};
use crate::record::parse::decode::in_brackets;
use crate::record::parse::nesting::too_deep;
use crate::record::parse::tree::DEEPEST;
use crate::text::source::Span;
use crate::text::{one_line, shorten};

/// Fields that are usual between braces.
const USUAL: &[&str] = &[
    "id",
    "text",
    "name",
    "role",
    "organization",
    "sector",
    "topic",
    "response_area",
    "owner",
    "due",
    "status",
    "commitment",
    "note",
    "evidence",
    "date",
    "reason",
    "by",
    "file",
    "title",
    "address",
    "accessibility",
];

impl<'a> Scanner<'a> {
    /// Looks at brackets that begin at `at`. Gives where they end.
    pub(super) fn flow(&mut self, key: &'a str, column: usize, at: usize, value: &'a str) -> Option<usize> {
        let limit = self.limit(at, column, true);
        let mut open: Vec<Bracket<'a>> = Vec::new();
        let mut index = at;
        while index < limit {
            let rest = &self.text[index..limit];
            let first = rest.chars().next()?;
            match first {
                '[' | '{' => {
                    let of = open.last().map_or(key, |bracket| bracket.key);
                    let key = if first == '{' || FREE_LISTS.contains(&of) { of } else { "" };
                    open.push(Bracket {
                        sign: first as u8,
                        at: index,
                        key,
                        of,
                        wants_key: first == '{',
                        filled: false,
                        value: None,
                    });
                    if open.len() > DEEPEST {
                        self.scan.diags.push(too_deep(self.source, Span::new(index, index + 1).shifted(self.base)));
                        self.scan.mends.replace(Span::new(at, limit), "~");
                        self.scan.lost = true;
                        return Some(limit);
                    }
                    index += 1;
                }
                ']' | '}' => {
                    self.closed(&mut open, index, first);
                    index += 1;
                    if open.is_empty() {
                        self.after(key, (column, at), index, value);
                        self.tabs(at, index);
                        return Some(index);
                    }
                }
                ',' => {
                    if let Some(bracket) = open.last_mut() {
                        bracket.wants_key = bracket.sign == b'{';
                    }
                    index += 1;
                }
                ':' => {
                    if let Some(bracket) = open.last_mut() {
                        bracket.wants_key = false;
                        bracket.filled = false;
                    }
                    index += 1;
                }
                '#' if is_color(self.text[index..limit].split('\n').next().unwrap_or("").trim_end()) => {
                    index = self.color(open.last_mut(), index);
                }
                '#' => index = self.line_end(index),
                _ if first.is_whitespace() => index += first.len_utf8(),
                _ => index = open.last_mut().map_or(limit, |bracket| self.piece(bracket, index, limit)),
            }
        }
        self.unclosed(key, &open, at, limit);
        Some(limit)
    }

    /// A colour without its quotes, which would hide the rest of the line. Gives where it ends.
    fn color(&mut self, bracket: Option<&mut Bracket<'a>>, at: usize) -> usize {
        let end = at + 1 + self.text[at + 1..].bytes().take_while(u8::is_ascii_hexdigit).count();
        let (value, key) = (&self.text[at..end], bracket.as_ref().map_or("", |bracket| bracket.key));
        let help = self.quotes("write ", key, Span::new(at, end), value);
        self.report(
            Code::LostAfterHash,
            Span::new(at, end),
            format!("everything after \"#\" would be lost: \"{value}\""),
            help,
        );
        self.scan.mends.insert(at, "\"");
        self.scan.mends.insert(end, "\"");
        if let Some(bracket) = bracket {
            (bracket.filled, bracket.value) = (true, None);
        }
        end
    }

    /// One key or value inside. Gives where it ends.
    fn piece(&mut self, bracket: &mut Bracket<'a>, at: usize, limit: usize) -> usize {
        let text = self.text;
        match text.as_bytes()[at] {
            b'"' | b'\'' => return self.quoted_piece(bracket, at, limit),
            b'&' | b'*' if self.stands_for_another(&text[at..piece_end(text, at, limit)]) => self.scan.careful = true,
            b'!' if text[at..].starts_with("!!") || text[at..].starts_with("!<") => self.scan.careful = true,
            _ => {}
        }
        let end = piece_end(text, at, limit);
        if is_pattern(text[at..end].trim_end()) && !bracket.wants_key {
            let value = text[at..end].trim_end();
            let help = self.quotes("write ", bracket.key, Span::new(at, at + value.len()), value);
            self.report(
                Code::Malformed,
                Span::new(at, at + 1),
                "a text that begins with * needs straight quotes",
                help,
            );
            self.scan.mends.replace(Span::new(at, at + value.len()), format!("\"{value}\""));
            bracket.filled = true;
            return end;
        }
        if bracket.wants_key {
            return self.key_piece(bracket, at, end, limit);
        }
        if bracket.sign == b'{' && bracket.filled && colon_at(&text[at..end]).is_some() {
            self.missing_comma(at);
            return self.key_piece(bracket, at, end, limit);
        }
        bracket.filled = true;
        self.sign_in_brackets(bracket.key, at, text[at..end].trim_end());
        if let Some(closed) = curly_end(text, at, limit) {
            self.curly(bracket.key, at, &text[at..closed]);
            return closed;
        }
        let end = self.lost_after_hash(bracket, at, end, limit);
        let value = text[at..end].trim_end();
        if has_colon(value) {
            if bracket.sign == b'{' && self.semicolons(at, value) {
                bracket.value = None;
                return end;
            }
            match numbers_without_commas(value).filter(|_| bracket.sign == b'{') {
                Some(ends) => self.missing_commas(bracket.key, at, value, &ends),
                None => self.colon(bracket.key, at, value),
            }
        }
        if value.ends_with(" -") && !value.contains(['"', '\\']) {
            // Parsers do not agree on it; between quotes they do.
            self.scan.mends.insert(at, "\"");
            self.scan.mends.insert(at + value.len(), "\"");
        }
        bracket.value = Some(Span::new(at, at + value.len()));
        end
    }

    /// A field's name; or the rest of a value that held a comma.
    fn key_piece(&mut self, bracket: &mut Bracket<'a>, at: usize, end: usize, limit: usize) -> usize {
        let text = self.text;
        let piece = &text[at..end];
        if let Some(colon) = colon_at(piece) {
            bracket.key = piece[..colon].trim_end();
            bracket.value = None;
            return at + colon;
        }
        if let Some((name, value)) = piece.split_once(':').filter(|(_, value)| !value.starts_with(['/', '\\'])) {
            let help = Help::typed(
                "write ",
                self.fix(Span::new(at, at + piece.trim_end().len()), format!("{name}: {}", value.trim())),
            );
            self.report(
                Code::Malformed,
                Span::new(at + name.len(), at + name.len() + 1),
                "a colon needs a space after it",
                help,
            );
            self.scan.mends.insert(at + name.len() + 1, " ");
            bracket.key = name;
            return end;
        }
        let Some(value) = bracket.value.take() else { return end };
        let mut last = end;
        while text[last..limit].starts_with(',') {
            let next = last + 1 + text[last + 1..limit].len() - text[last + 1..limit].trim_start().len();
            let next_end = piece_end(text, next, limit);
            if next_end == next
                || colon_at(&text[next..next_end]).is_some()
                || text[next..].starts_with(['"', '\'', '[', '{'])
            {
                break;
            }
            last = next_end;
        }
        let whole = Span::new(value.start, value.start + text[value.start..last].trim_end().len());
        let comma = value.end + text[value.end..].find(',').unwrap_or(0);
        if let Some(number) = grouped_number(&text[whole.start..whole.end]) {
            let help = Help::typed("write the number alone: ", self.fix(whole, number.as_str()));
            self.report(
                Code::Malformed,
                Span::new(comma, comma + 1),
                "this comma ends the number: fields between braces are kept apart by commas",
                help,
            );
            self.scan.mends.replace(whole, number);
            return last;
        }
        if let Some(name) = unnamed(bracket.of, bracket.key, piece.trim()) {
            let piece = Span::new(at, at + piece.trim_end().len());
            let words = &text[piece.start..piece.end];
            let message = format!("the name of the field is missing before \"{}\"", one_line(words));
            self.report(
                Code::Malformed,
                piece,
                message,
                Help::typed("write ", self.fix(piece, format!("{name}: {words}"))),
            );
            self.scan.mends.insert(at, format!("{name}: "));
            (bracket.key, bracket.value, bracket.filled) = (name, Some(piece), true);
            return end;
        }
        if let Some(day) = day_in_words(bracket.key, &text[whole.start..whole.end]) {
            let message = format!("\"{}\" is not how a date is written", one_line(&text[whole.start..whole.end]));
            self.report(
                Code::InvalidDate,
                whole,
                message,
                Help::typed("write year-month-day with two digits each: ", self.fix(whole, day.as_str())),
            );
            self.scan.mends.replace(whole, day);
            return last;
        }
        if LISTS.contains(&bracket.key) {
            self.list_in_braces(bracket.key, whole);
            return last;
        }
        let message = format!("{} has a comma, so it needs straight quotes between braces", named(bracket.key));
        let help = self.quotes("write ", bracket.key, whole, &one_line(&text[whole.start..whole.end]));
        self.report(Code::Malformed, Span::new(comma, comma + 1), message, help);
        let comma = self.scan.mends.stand_ins.comma();
        self.scan.mends.replace_each(text, whole, ",", &comma);
        last
    }

    /// `answered_by: lights, signs`: names of a list without its brackets.
    fn list_in_braces(&mut self, key: &str, whole: Span) {
        let written = one_line(&self.text[whole.start..whole.end]);
        let list = in_brackets(&written);
        let message = format!("\"{written}\" are several names in one text");
        let start = self.text[..whole.start].trim_end().strip_suffix(':').and_then(|before| before.strip_suffix(key));
        let line = Span::new(start.map_or(whole.start, str::len), whole.end);
        let help = Help::typed(
            "write them as a list, in brackets: ",
            self.fix(line, if start.is_some() { format!("{key}: {list}") } else { list.clone() }),
        );
        self.report(Code::WrongKind, whole, message, help);
        self.scan.mends.replace(whole, list);
    }

    /// A field begins on a new line, and the one before it has no comma.
    fn missing_comma(&mut self, at: usize) {
        let end = self.text[..at].trim_end().len();
        let last = self.text[..end].chars().next_back().map_or(0, char::len_utf8);
        let help = Help::new("put a comma at the end of this line: fields between braces are kept apart by commas")
            .by([self.fix(Span::new(end, end), ",")]);
        self.report(Code::Malformed, Span::new(end - last, end), "a comma is missing after this", help);
        self.scan.mends.insert(end, ",");
    }

    /// `residents: 17 business: 1`: numbers of several fields with nothing between them.
    fn missing_commas(&mut self, key: &str, at: usize, value: &str, ends: &[usize]) {
        let mut commas = value.to_owned();
        ends.iter().rev().for_each(|end| commas.insert(*end, ','));
        let (first, whole) = (at + ends[0], Span::new(at, at + value.len()));
        let line = format!("{key}: {commas}");
        let help = match self.text[..at].trim_end().strip_suffix(':').and_then(|before| before.strip_suffix(key)) {
            Some(before) => Help::typed("write ", self.fix(Span::new(before.len(), whole.end), line)),
            None => Help::typed("write ", self.fix(whole, commas.as_str())),
        };
        self.report(Code::Malformed, Span::new(at, first), "a comma is missing after this", help);
        self.scan.mends.replace(whole, commas);
    }

    fn colon(&mut self, key: &str, at: usize, value: &str) {
        let message = format!("{} has a colon, so it needs straight quotes", named(key));
        let words = value.split(": ").next().unwrap_or(value);
        let name = words.rsplit(' ').next().filter(|name| name.len() < words.len() && USUAL.contains(name));
        let mut help = self.quotes("write ", key, Span::new(at, at + value.len()), value);
        if let Some(name) = name {
            let comma = at + words.len() - name.len();
            let before = self.text[..comma].trim_end().len();
            help = help
                .and(format!("; or put a comma before `{name}:` if it is a field of its own"))
                .by([self.fix(Span::new(before, before), ",")]);
        }
        self.report(Code::UnquotedColon, Span::new(at, at + value.len()), message, help);
        let colon = self.scan.mends.stand_ins.colon();
        self.scan.mends.replace_each(self.text, Span::new(at, at + value.len()), ":", &colon);
    }

    /// A `#` inside a text would end it, and the brackets with it. Gives where the text ends.
    fn lost_after_hash(&mut self, bracket: &Bracket<'a>, at: usize, end: usize, limit: usize) -> usize {
        let text = self.text;
        let line_end = self.line_end(at).min(limit);
        if !text[end..line_end].starts_with('#')
            || !(FREE_TEXT.contains(&bracket.key)
                || FREE_LISTS.contains(&bracket.key)
                || text[end..line_end].contains([']', '}']))
        {
            return end;
        }
        let mut last = end;
        let hash = self.scan.mends.stand_ins.hash();
        while text[last..line_end].starts_with('#') {
            self.scan.mends.replace(Span::new(last, last + 1), hash.as_str());
            last = piece_end(text, last + 1, line_end);
        }
        let value = text[at..last].trim_end();
        let lost = text[end..line_end].trim_end();
        let message = format!("everything after \"#\" would be lost: \"{}\"", one_line(&shorten(lost, 40)));
        let help = self.quotes("write ", bracket.key, Span::new(at, at + value.len()), value);
        self.report(Code::LostAfterHash, Span::new(end, end + lost.len()), message, help);
        last
    }

    fn quoted_piece(&mut self, bracket: &mut Bracket<'a>, at: usize, limit: usize) -> usize {
        let text = self.text;
        let key = if bracket.wants_key { "" } else { bracket.key };
        (bracket.value, bracket.filled) = (None, !bracket.wants_key);
        let line_end = self.line_end(at).min(limit);
        // The quote that opens in the next entry of a list closes nothing here.
        let is_next_entry = text[line_end..limit].trim_start().starts_with("- ");
        let Some(end) = close(text, at, limit).filter(|end| *end <= line_end || !is_next_entry) else {
            let end =
                if is_next_entry { last_of_line(text, at + 1, line_end) } else { piece_end(text, at + 1, line_end) };
            let value = text[at + 1..end].trim_end();
            let help =
                self.quotes("put a straight quote at its end: ", key, Span::new(at, at + 1 + value.len()), value);
            self.report(Code::Malformed, Span::new(at, at + 1), "a quote is opened here and never closed", help);
            self.scan.mends.insert(at + 1 + value.len(), &text[at..=at]);
            return end;
        };
        if text.as_bytes()[at] == b'"' && self.backslash(key, at, end) {
            return end;
        }
        if is_delimited(text, end, limit) || text[end..].trim_start().starts_with(':') {
            return end;
        }
        let last = piece_end(text, end, line_end);
        self.ends_early(key, at, end - 1, text[at..last].trim_end());
        last
    }

    /// A text that only begins with a bracket.
    fn after(&mut self, key: &str, (column, at): (usize, usize), end: usize, value: &str) {
        let line_end = at + value.len();
        if is_end(&self.text[end..self.line_end(end)]) || end > line_end {
            return;
        }
        // The comma at the end of the line is reported already.
        let is_done = end == line_end || self.second_field(column, end, &self.text[end..line_end]);
        if !is_done {
            self.sign(key, at, value);
        }
    }

    /// Tabs at the start of the lines inside.
    fn tabs(&mut self, at: usize, end: usize) {
        let mut line = self.line_end(at) + 1;
        while line < end {
            let white = self.text[line..].len() - self.text[line..].trim_start_matches([' ', '\t']).len();
            if let Some(tab) = self.text[line..line + white].find('\t') {
                self.tab(line, tab, white, 2);
            }
            let line_end = self.line_end(line);
            self.scan.mends.replace_each(self.text, Span::new(line + white, line_end), "\t", " ");
            line = self.line_end(line) + 1;
        }
    }
}

/// Where a value in quotes of a word processor ends, if one begins at `at`.
fn curly_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    if text.as_bytes()[at].is_ascii() {
        return None;
    }
    let line = text[at..limit].split('\n').next().unwrap_or("");
    let ends = line.char_indices().map(|(index, c)| at + index + c.len_utf8());
    ends.into_iter().find(|end| is_delimited(text, *end, limit) && curly_inner(&text[at..*end]).is_some())
}

/// Where a text without quotes ends that begins at `at`.
fn piece_end(text: &str, at: usize, limit: usize) -> usize {
    let bytes = &text.as_bytes()[..limit];
    (at..limit)
        .find(|&index| {
            matches!(bytes[index], b',' | b']' | b'}' | b'[' | b'{' | b'\n')
                || (bytes[index] == b'#' && bytes[index - 1] == b' ')
        })
        .unwrap_or(limit)
}

/// Where a text ends that is the last in its line: before the brackets that close the line, or before another field.
fn last_of_line(text: &str, at: usize, line_end: usize) -> usize {
    let inner = text[at..line_end].trim_end().trim_end_matches(['}', ']']).trim_end();
    let is_name = |rest: &str| {
        let name = rest.trim_start();
        let length = name.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
        length > 0 && name[length..].starts_with(": ")
    };
    let field = inner.match_indices(',').map(|(comma, _)| comma).find(|comma| is_name(&inner[comma + 1..]));
    at + field.unwrap_or(inner.len())
}

/// Whether a value may end here: before a comma, a closing bracket, or the end of the line.
fn is_delimited(text: &str, at: usize, limit: usize) -> bool {
    let rest = text[at..limit].trim_start_matches([' ', '\t', '\r']);
    rest.is_empty() || rest.starts_with([',', ']', '}', '\n', '#'])
}

/// The colon that ends a key.
fn colon_at(piece: &str) -> Option<usize> {
    piece.match_indices(':').map(|(at, _)| at).find(|at| piece[at + 1..].chars().next().is_none_or(char::is_whitespace))
}
