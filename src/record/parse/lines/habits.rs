//! Lines written as other languages have them, or in a hurry: a comma at their end, round brackets, two fields on one
//! line, a block of text at the margin, a list below a name that is still a comment.

use super::fields::key_of;
use super::scanner::{FREE_TEXT, Scanner, Spot, is_name};
use crate::diagnostics::{Code, Fix, Help};
use crate::text::source::Span;

/// Fields that stand at the beginning of a line.
pub(super) const FIELDS: &[&str] = &[
    "id",
    "title",
    "date",
    "start",
    "end",
    "division",
    "response_areas",
    "response_area",
    "status",
    "minutes",
    "approved_on",
    "approved_by",
    "host",
    "location",
    "attendance",
    "participants",
    "topics",
    "topic",
    "summary",
    "concerns",
    "commitments",
    "reports",
    "attachments",
    "corrections",
    "next",
    "language",
    "publish",
    "owner",
    "due",
    "text",
    "note",
    "role",
    "name",
    "address",
];

/// Fields whose value is a list of names.
pub(super) const LISTS: &[&str] = &[
    "topics",
    "response_areas",
    "response_area",
    "neighborhoods",
    "streets",
    "languages",
    "answered_by",
    "evidence",
    "successors",
];

impl<'a> Scanner<'a> {
    /// The value without the comma at its end, which is reported: in YAML it would be a part of the value.
    pub(super) fn without_comma(&mut self, key: &str, at: usize, value: &'a str) -> &'a str {
        let Some(kept) = value.trim_end().strip_suffix(',') else { return value };
        let is_whole = match kept.as_bytes().first() {
            Some(b'[') => kept.ends_with(']'),
            Some(b'{') => kept.ends_with('}'),
            Some(b'"') => kept.len() > 1 && kept.ends_with('"'),
            Some(_) => !FREE_TEXT.contains(&key) && !kept.contains(','),
            None => false,
        };
        if !is_whole {
            return value;
        }
        let comma = at + kept.len();
        let start = self.text[..at]
            .trim_end()
            .strip_suffix(':')
            .and_then(|before| before.strip_suffix(key))
            .map_or(at, str::len);
        let help = Help::typed("write ", self.fix(Span::new(start, comma + 1), &self.text[start..comma]));
        self.report(
            Code::Malformed,
            Span::new(comma, comma + 1),
            "this comma would be read as a part of the value",
            help,
        );
        self.scan.mends.replace(Span::new(comma, comma + 1), "");
        kept
    }

    /// `(noise, traffic)` where a list is meant.
    pub(super) fn round_brackets(&mut self, key: &str, at: usize, value: &str) -> bool {
        let value = value.trim_end();
        let Some(inner) = value.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return false };
        if !LISTS.contains(&key) || inner.contains(['(', ')']) {
            return false;
        }
        let whole = Span::new(at, at + value.len());
        let start = self.text[..at].trim_end().len() - key.len() - 1;
        let help = Help::typed("write ", self.fix(Span::new(start, whole.end), format!("{key}: [{inner}]")));
        self.report(Code::Malformed, whole, "a list stands in square brackets", help);
        self.scan.mends.replace(Span::new(at, at + 1), "[");
        self.scan.mends.replace(Span::new(whole.end - 1, whole.end), "]");
        true
    }

    /// `17; business: 1`: semicolons where commas belong.
    pub(super) fn semicolons(&mut self, at: usize, value: &str) -> bool {
        let is_field = |part: &str| part.trim().split_once(": ").is_some_and(|(name, _)| is_name(name));
        let mut parts = value.split(';').skip(1).peekable();
        if parts.peek().is_none() || !parts.all(is_field) {
            return false;
        }
        let whole = Span::new(at, at + value.len());
        let help = Help::typed("write ", self.fix(whole, value.replace(';', ",")));
        let semicolon = at + value.find(';').unwrap_or(0);
        let message = "fields between braces are kept apart by commas, not by semicolons";
        self.report(Code::Malformed, Span::new(semicolon, semicolon + 1), message, help);
        self.scan.mends.replace_each(self.text, whole, ";", ",");
        true
    }

    /// A second field in the text from `at` on, behind the value of the first, whose field stands at `column`.
    pub(super) fn second_field(&mut self, column: usize, at: usize, text: &str) -> bool {
        let found = text.match_indices(": ").find_map(|(colon, _)| {
            let before = &text[..colon];
            let start = before.rfind(' ')?;
            FIELDS.contains(&&before[start + 1..]).then_some((start, &before[start + 1..]))
        });
        let Some((space, name)) = found else { return false };
        let from = at + text[..space].trim_end().len();
        let to = at + space + 1;
        let indent = " ".repeat(column);
        let help = Help::new(format!("press Enter before `{name}:`"))
            .by([self.fix(Span::new(from, to), format!("\n{indent}"))]);
        let message = format!("two fields stand on one line: `{name}` begins a line of its own");
        self.report(Code::Malformed, Span::new(to, to + name.len()), message, help);
        self.scan.mends.replace(Span::new(from, to), format!("\n{indent}"));
        true
    }

    /// The lines of a block of text (`|`) that begin at the margin instead of below their field. Gives where they end.
    pub(super) fn block_at_the_margin(&mut self, at: usize, line: &str) -> Option<usize> {
        let outer = self.block.as_ref().filter(|block| block.inner.is_none())?.outer;
        let column = line.len() - line.trim_start_matches(' ').len();
        let is_text = |line: &str| {
            let content = line.trim_start();
            !content.starts_with("- ") && key_of(content, false).is_none_or(|(key, _)| !is_name(key))
        };
        if column > outer || line.starts_with('\t') || !is_text(line) {
            return None;
        }
        let mut end = at;
        let mut next = at;
        while next < self.text.len() {
            let line_end = self.line_end(next);
            let line = &self.text[next..line_end];
            if !line.trim().is_empty() && !is_text(line) {
                break;
            }
            end = if line.trim().is_empty() { end } else { line_end };
            next = line_end + 1;
        }
        let indent = " ".repeat(outer + 2);
        let moved: Vec<String> =
            self.text[at..end].split('\n').map(|line| format!("{indent}{}", line.trim_start())).collect();
        let moved = moved.join("\n");
        let sign = self.source.position(self.base + at).line - 1;
        let help = Help::new(format!("put {} spaces before each line of the text that line {sign} begins", outer + 2))
            .by([self.fix(Span::new(at, end), moved.as_str())]);
        let message = format!("the text that line {sign} begins stands too far to the left");
        self.report(Code::Malformed, Span::new(at, at + line.trim_end().len()), message, help);
        self.scan.mends.replace(Span::new(at, end), moved);
        self.block = None;
        Some(end)
    }

    /// An item of a list whose name is a comment still, as `huddle new` writes it: `#concerns:`.
    pub(super) fn named_by_a_comment(&mut self, spot: Spot, content: &str) {
        if !content.starts_with("- ") || self.levels.takes_list(spot.column) {
            return;
        }
        let above = self.text[..spot.at]
            .lines()
            .rev()
            .skip_while(|line| line.trim().is_empty() || line.trim_start().starts_with("- "));
        let comment = above.take_while(|line| line.trim_start().starts_with('#')).find(|line| {
            let name = line.trim().trim_start_matches('#').trim_start().strip_suffix(':');
            name.is_some_and(|name| FIELDS.contains(&name))
        });
        let Some(comment) = comment else { return };
        let start = comment.as_ptr() as usize - self.text.as_ptr() as usize;
        let name = comment.trim().trim_start_matches('#').trim_start();
        let whole = Span::new(start, start + comment.trim_end().len());
        let fix = Fix::replace(self.source, whole.shifted(self.base), name);
        let help = Help::typed("take the # away: write ", fix);
        self.report(Code::Malformed, whole, "the list below has no name, since its line is a comment", help);
        self.scan.mends.replace(whole, name);
        self.levels.waiting = Some(0);
        self.parent = "";
    }
}
