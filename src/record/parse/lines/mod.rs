//! What people do to lines of details that a YAML parser refuses, or worse, reads as something else.
//! Each is reported with the line as it should be, and mended, so that what follows can still be read and reported.
//! It knows lines, not records.

mod brackets;
mod decorated;
mod escapes;
mod fields;
mod flow;
mod habits;
mod levels;
mod pieces;
mod scanner;
mod signs;
mod value;

use super::conflict_marks::{self, conflict, is_mark};
use super::mend::Mends;
use super::nesting::too_deep;
use super::tree::DEEPEST;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::shorten;
use crate::text::source::{Source, Span};
use levels::Levels;
pub use scanner::Scan;
use scanner::{FREE_LISTS, FREE_TEXT, NO_BREAK_SPACE, Scanner, Side, Spot, is_color};

/// Looks through the details at `head`.
pub fn scan(source: &Source, head: Span) -> Scan {
    let text = &source.text[head.start..head.end];
    let mut scanner = Scanner {
        source,
        text,
        base: head.start,
        scan: Scan { mends: Mends::of(text), ..Scan::default() },
        levels: Levels::new(),
        block: None,
        plain: None,
        parent: "",
        conflict: None,
        is_exported: escapes::is_exported(text),
        has_shortcuts: signs::has_shortcuts(text),
    };
    let mut at = 0;
    while at < text.len() {
        let end = scanner.line_end(at);
        let resume = scanner.line(at, text[at..end].trim_end_matches('\r'));
        at = resume.map_or(end, |after| scanner.line_end(after)) + 1;
    }
    let mut scan = scanner.scan;
    // YAML 1.1 breaks lines at these signs, and drops the space before them; YAML 1.2 does not (5.4).
    let breaks_in_two_ways =
        !text.is_ascii() && ["\u{85}", "\u{2028}", "\u{2029}"].iter().any(|sign| text.contains(sign));
    scan.careful |= breaks_in_two_ways || !scan.diags.is_empty() || !scan.mends.is_empty();
    scan
}

impl<'a> Scanner<'a> {
    /// Looks at one line. Gives where its value ends, if that is on a later line.
    fn line(&mut self, at: usize, line: &'a str) -> Option<usize> {
        if self.in_conflict(at, line) || line.trim().is_empty() {
            return None;
        }
        if let Some(end) = self.block_at_the_margin(at, line) {
            return Some(end);
        }
        if self.in_block(at, line) {
            return None;
        }
        let spaces = line.len() - line.trim_start_matches([' ', '\t', NO_BREAK_SPACE]).len();
        let content = &line[spaces..];
        if content.starts_with('#') {
            return None;
        }
        if self.escaped(Span::new(at, at + line.len()), content) {
            return None;
        }
        let column = self.indentation(at, &line[..spaces], content.starts_with("- "));
        // Tabs between words are harmless, but parsers do not agree on them.
        self.scan.mends.replace_each(self.text, Span::new(at + spaces, at + line.len()), "\t", " ");
        self.content(at, Spot { at: at + spaces, column }, content)
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<Help>) {
        let place = Place::new(self.source, span.shifted(self.base));
        self.scan.diags.push(Diag::new(code, place, message, help));
    }

    /// An edit of the details.
    fn fix(&self, span: Span, text: impl Into<String>) -> Fix {
        Fix::replace(self.source, span.shifted(self.base), text)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |length| at + length)
    }

    /// Tells a conflict, and steps over its lines and its second side.
    fn in_conflict(&mut self, at: usize, line: &str) -> bool {
        if self.conflict.is_none() && (is_mark(line, '=') || is_mark(line, '>')) {
            let span = Span::new(at, at + line.len()).shifted(self.base);
            self.scan.diags.push(conflict_marks::lone(self.source, span));
            self.scan.lost = true;
            self.scan.mends.insert(at, "# ");
            return true;
        }
        let next = match (self.conflict, line.get(..7)) {
            (_, Some("<<<<<<<")) => Some(Side::First),
            (Some(Side::First), Some("=======" | "|||||||")) => Some(Side::Second),
            (Some(Side::Second), Some("=======")) => Some(Side::Second),
            (Some(_), Some(">>>>>>>")) => None,
            (Some(Side::Second), _) => Some(Side::Second),
            (other, _) => {
                self.conflict = other;
                return false;
            }
        };
        if line.starts_with('<') {
            let span = Span::new(at, at + line.len()).shifted(self.base);
            self.scan.diags.push(conflict(self.source, span));
            self.scan.lost = true;
        }
        self.conflict = next;
        self.scan.mends.insert(at, "# ");
        true
    }

    fn in_block(&mut self, at: usize, line: &str) -> bool {
        let Some(block) = &mut self.block else { return false };
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let least = block.inner.unwrap_or(block.outer + 1);
        let white = line.len() - line.trim_start_matches([' ', '\t']).len();
        let tab = spaces < least && white > spaces;
        if !tab && spaces <= block.outer {
            self.block = None;
            return false;
        }
        let inner = *block.inner.get_or_insert(if tab { block.outer + 2 } else { spaces });
        if tab {
            self.tab(at, spaces, white, inner);
        }
        true
    }

    /// The column of a line whose white space is `white`: Tabs are reported, and white space that YAML does not know is
    /// mended.
    fn indentation(&mut self, at: usize, white: &str, is_list: bool) -> usize {
        if let Some(tab) = white.find('\t') {
            let likely = self.levels.likely(is_list);
            self.tab(at, tab, white.len(), likely);
            return likely;
        }
        let width = white.chars().count();
        if width < white.len() {
            self.scan.mends.replace(Span::new(at, at + white.len()), " ".repeat(width));
        }
        width
    }

    /// A no-break space where YAML wants a space: harmless, and mended in silence.
    fn space(&mut self, at: usize) {
        self.scan.mends.replace(Span::new(at, at + NO_BREAK_SPACE.len_utf8()), " ");
    }

    fn tab(&mut self, at: usize, tab: usize, white: usize, column: usize) {
        let line = self.source.position(self.base + at).line;
        let message = if tab == 0 {
            format!("line {line} starts with a Tab")
        } else {
            format!("line {line} has a Tab before its first word")
        };
        // A Tab is most often one step in; where the line belongs deeper or less deep, its neighbours say so.
        let words = match column {
            0 => "delete the Tab".to_owned(),
            2 => "delete the Tab and press the space bar twice".to_owned(),
            _ => format!("delete the Tab and press the space bar {column} times"),
        };
        let help = Help::new(words).by([self.fix(Span::new(at, at + white), " ".repeat(column))]);
        self.report(Code::LeadingTab, Span::new(at + tab, at + tab + 1), message, help);
        self.scan.mends.replace(Span::new(at, at + white), " ".repeat(column));
    }

    /// What stands after the indentation: hyphens of lists, a field, or a text that goes on.
    fn content(&mut self, line_at: usize, mut spot: Spot, mut content: &'a str) -> Option<usize> {
        self.named_by_a_comment(spot, content);
        if let Some(skipped) = self.bulleted(spot, content) {
            spot.at += skipped;
            content = &content[skipped..];
        }
        let mut item = None;
        let mut hyphens = 0;
        while let Some(skipped) = self.hyphen(spot, content, item.is_none()) {
            hyphens += 1;
            if hyphens > DEEPEST {
                self.scan.diags.push(too_deep(self.source, Span::new(spot.at, spot.at + 1).shifted(self.base)));
                self.scan.mends.insert(line_at, "# ");
                self.scan.lost = true;
                return None;
            }
            spot.column = self.enter(line_at, spot, true, item.is_some());
            item = Some(spot.column);
            content = &content[skipped..];
            let white = content.len() - content.trim_start_matches([' ', NO_BREAK_SPACE]).len();
            content = &content[white..];
            // A bullet of several bytes becomes a hyphen; a number keeps its room.
            let width = if self.text[spot.at..].starts_with(|c: char| c.is_ascii_digit()) { skipped } else { 1 };
            spot = Spot { at: spot.at + skipped + white, column: spot.column + width + white.max(1) };
            self.plain = None;
        }
        if content.is_empty() || (content.starts_with('#') && item.is_some()) {
            self.levels.waiting = item;
            return None;
        }
        let goes_on = item.is_none() && self.plain.is_some_and(|plain| spot.column > plain.column);
        let decorated = if goes_on { None } else { self.decorated(spot, content) };
        if let Some((_, _, end)) = decorated {
            content = &content[..end];
        }
        let named = decorated.map(|(name, value_at, _)| (name, value_at));
        match named.or_else(|| self.field(spot, content, item.is_none(), goes_on)) {
            Some((key, value_at)) => {
                spot.column = self.enter(line_at, spot, false, item.is_some());
                self.plain = None;
                let rest = &content[value_at..];
                if rest.starts_with(NO_BREAK_SPACE) {
                    self.space(spot.at + value_at);
                }
                let value = rest.trim_start_matches([' ', '\t', NO_BREAK_SPACE]);
                let at = spot.at + content.len() - value.len();
                self.field_value(key, spot.column, at, value)
            }
            None if item.is_some() => {
                self.levels.waiting = None;
                let key = if FREE_LISTS.contains(&self.parent) { self.parent } else { "" };
                self.value(key, item.unwrap_or(0), spot.at, content)
            }
            None if goes_on => {
                self.goes_on(spot.at, content);
                None
            }
            None => self.bare(spot, content),
        }
    }

    fn field_value(&mut self, key: &'a str, column: usize, at: usize, value: &'a str) -> Option<usize> {
        let is_free = FREE_TEXT.contains(&key);
        let value = self.without_comma(key, at, value);
        if self.round_brackets(key, at, value) {
            self.levels.waiting = None;
            return None;
        }
        if value.trim_end() == "[]" && self.items_follow(column, at) {
            let start = self.text[..at].trim_end().len();
            let help = Help::new(format!("delete the `[]` after `{key}:`: its items stand below it"))
                .by([self.fix(Span::new(start, at + 2), "")]);
            self.report(
                Code::Malformed,
                Span::new(at, at + 2),
                format!("`[]` says that `{key}` is empty, but items follow"),
                help,
            );
            self.scan.mends.replace(Span::new(start, at + 2), "");
            self.levels.waiting = Some(column);
            self.parent = key;
            return None;
        }
        if value.is_empty() || (value.starts_with('#') && !is_free && !is_color(value)) {
            self.levels.waiting = Some(column);
            self.parent = key;
            return None;
        }
        self.levels.waiting = None;
        self.value(key, column, at, value)
    }

    /// Whether the next line with something on it is an item of a list of the field at `column`.
    fn items_follow(&self, column: usize, at: usize) -> bool {
        let rest = self.text[self.line_end(at)..].split('\n').skip(1);
        let next = rest.into_iter().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        next.is_some_and(|line| line.trim_start().starts_with("- ") && line.len() - line.trim_start().len() >= column)
    }

    /// A line that is neither a field nor an item: the value of the field before, or nothing that can be read.
    fn bare(&mut self, spot: Spot, content: &'a str) -> Option<usize> {
        if let Some(column) = self.levels.waiting.take_if(|column| spot.column > *column) {
            return self.value(self.parent, column, spot.at, content);
        }
        if self.wrapped(spot, content) {
            return None;
        }
        if spot.column == 0 {
            let has_text_below = self.base > self.source.beginning();
            let help = if has_text_below {
                "write it as `name: value`, or move it below the line with only `---`; a remark that is for nobody \
                    else gets `# ` before it"
            } else {
                "write it as `name: value`, or put `# ` before it, if it is a remark"
            };
            let message = format!("\"{}\" is not a line of the form `name: value`", shorten(content, 40));
            self.report(Code::Malformed, Span::new(spot.at, spot.at + content.trim_end().len()), message, help);
            self.scan.mends.insert(spot.at, "# ");
            self.scan.lost = true;
        }
        None
    }

    /// A text without quotes that goes on in a line that begins too far to the left.
    fn wrapped(&mut self, spot: Spot, content: &str) -> bool {
        let Some(plain) = self.plain else { return false };
        let before = self.text[..spot.at].trim_end_matches([' ', '\t']).trim_end_matches('\n').trim_end_matches('\r');
        let follows = !before.ends_with('\n') && !before.rsplit('\n').next().unwrap_or("").trim().is_empty();
        let is_text = (FREE_TEXT.contains(&plain.key) || FREE_LISTS.contains(&plain.key))
            && content.starts_with(|c: char| c.is_alphanumeric() || "(\"'“".contains(c));
        if !follows || !is_text || spot.column > plain.column {
            return false;
        }
        let indent = " ".repeat(plain.column + 2);
        let line = self.source.position(self.base + plain.start).line;
        let help = Help::new(format!("if it goes on from line {line}, put {} spaces before it", plain.column + 2))
            .by([self.fix(Span::new(spot.at, spot.at), indent.as_str())]);
        let message = format!("\"{}\" is not a line of the form `name: value`", shorten(content, 40));
        self.report(Code::Malformed, Span::new(spot.at, spot.at + content.trim_end().len()), message, help);
        self.scan.mends.insert(spot.at, indent);
        true
    }

    /// Steps into the map or list at this column; where nothing is open there, the line is reported and moved.
    fn enter(&mut self, line_at: usize, spot: Spot, is_list: bool, begins: bool) -> usize {
        match self.levels.enter(spot.column, is_list, begins) {
            Ok(()) => spot.column,
            Err(_) if begins => spot.column,
            Err(meant) => {
                let line = self.source.position(self.base + line_at).line;
                let words = if meant == 0 {
                    "delete the spaces at its start".to_owned()
                } else {
                    format!("put {meant} spaces before it, as before its neighbours")
                };
                let end = self.line_end(spot.at);
                let span = Span::new(spot.at, spot.at + self.text[spot.at..end].trim_end().len());
                let help = Help::new(words).by([self.fix(Span::new(line_at, spot.at), " ".repeat(meant))]);
                self.report(
                    Code::Malformed,
                    span,
                    format!("line {line} does not line up with the lines above it"),
                    help,
                );
                self.scan.mends.replace(Span::new(line_at, spot.at), " ".repeat(meant));
                meant
            }
        }
    }
}
