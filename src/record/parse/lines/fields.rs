//! The beginning of a line: the hyphen of an item, and the name of a field up to its colon.

use super::scanner::{BULLETS, FREE_LISTS, NO_BREAK_SPACE, Scanner, Spot};
use crate::diagnostics::{Code, Help};
use crate::record::parse::hyphens::spaces;
use crate::text::source::Span;

impl<'a> Scanner<'a> {
    /// How many bytes the hyphen of a list takes; one without its space, and a bullet in its place, are reported.
    pub(super) fn hyphen(&mut self, spot: Spot, content: &str, is_first: bool) -> Option<usize> {
        if content == "-" || content.starts_with("- ") {
            return Some(1);
        }
        if content.starts_with("-\u{A0}") {
            self.space(spot.at + 1);
            return Some(1);
        }
        if let Some(rest) = content
            .strip_prefix('-')
            .filter(|rest| is_first && !rest.starts_with('-') && self.levels.takes_list(spot.column))
        {
            let whole = Span::new(spot.at, spot.at + content.trim_end().len());
            let help = Help::typed("write ", self.fix(whole, format!("- {}", rest.trim()))).and(indent(spot.column));
            self.report(Code::Malformed, whole, "a list's hyphen needs a space after it", help);
            self.scan.mends.insert(spot.at + 1, " ");
            return Some(1);
        }
        if is_first
            && self.levels.takes_list(spot.column)
            && let Some(number) = numbered(content)
        {
            let rest = content[number..].trim_end();
            let whole = Span::new(spot.at, spot.at + content.trim_end().len());
            // The hyphen takes as much room as the number, so that the lines below it stay where they are.
            let help = Help::typed("write ", self.fix(whole, format!("-{}{rest}", " ".repeat(number - 1))))
                .and(indent(spot.column));
            let message = "an item of a list begins with a hyphen and a space, not with a number";
            self.report(Code::Malformed, Span::new(spot.at, spot.at + number), message, help);
            self.scan.mends.replace(Span::new(spot.at, spot.at + number), format!("-{}", " ".repeat(number - 1)));
            return Some(number);
        }
        let bullet = content.chars().next().filter(|first| BULLETS.contains(first))?.len_utf8();
        let rest = content[bullet..].trim_start_matches([' ', '\t', NO_BREAK_SPACE]);
        if is_first && rest.len() < content.len() - bullet && self.levels.takes_list(spot.column) {
            let whole = Span::new(spot.at, spot.at + content.trim_end().len());
            let help =
                Help::typed("write ", self.fix(whole, format!("- {}", rest.trim_end()))).and(indent(spot.column));
            self.report(
                Code::Malformed,
                Span::new(spot.at, spot.at + bullet),
                "an item of a list begins with a hyphen and a space",
                help,
            );
            self.scan.mends.replace(Span::new(spot.at, spot.at + bullet), "-");
            return Some(bullet);
        }
        None
    }

    /// The name of a field at the start of `content`, and where its value begins.
    pub(super) fn field(
        &mut self,
        spot: Spot,
        content: &'a str,
        is_first: bool,
        goes_on: bool,
    ) -> Option<(&'a str, usize)> {
        if let Some((key, value_at)) = key_of(content, spot.column == 0 && is_first) {
            let is_name = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            let is_text = !is_first && FREE_LISTS.contains(&self.parent);
            return (is_name || !(goes_on || is_text)).then_some((key, value_at));
        }
        if !is_first || goes_on {
            return None;
        }
        let length = content.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
        let (name, rest) = content.split_at(length);
        let sign = rest.trim_start_matches(' ').chars().next().filter(|_| length > 0)?;
        let sign_at = content.len() - rest.trim_start_matches(' ').len();
        let value = rest.trim_start_matches(' ')[sign.len_utf8()..].trim();
        let is_colon = sign == ':' && !value.is_empty() && !value.starts_with(['/', ':', '\\']);
        if !(is_colon && sign_at == length || sign == '=') {
            return None;
        }
        let message = if is_colon {
            "a colon needs a space after it"
        } else {
            "a field has a colon after its name, not an equals sign"
        };
        let place = Span::new(spot.at + sign_at, spot.at + sign_at + 1);
        let whole = Span::new(spot.at, spot.at + content.trim_end().len());
        let help = Help::typed("write ", self.fix(whole, format!("{name}: {value}")));
        self.report(Code::Malformed, place, message, help);
        self.scan.mends.replace(place, ": ");
        Some((name, sign_at + 1))
    }
}

/// The spaces before a hyphen, in words that follow what is typed.
fn indent(column: usize) -> String {
    if column == 0 { String::new() } else { format!(", with {} before the hyphen", spaces(column)) }
}

/// How many bytes the number of an item takes that is written as `1.` or `2)`, before its space.
pub(super) fn numbered(content: &str) -> Option<usize> {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &content[digits..];
    ((1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))).then_some(digits + 1)
}

/// The key of `key: value` or `key:`, and where the value begins. Only at the top may a key have spaces: it is then
/// reported as a field that does not exist.
pub(super) fn key_of(content: &str, is_top: bool) -> Option<(&str, usize)> {
    if let Some(quote) = content.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let end = content[1..].find(quote)? + 1;
        let after = content[end + 1..].trim_start();
        let is_key = after == ":" || after.starts_with(": ");
        return is_key.then(|| (&content[1..end], content.len() - after.len() + 1));
    }
    let mut colons = content.match_indices(':').map(|(at, _)| at);
    let at = colons
        .find(|at| content[at + 1..].chars().next().is_none_or(|next| matches!(next, ' ' | '\t' | NO_BREAK_SPACE)))?;
    let key = content[..at].trim_end();
    let words = key.split(' ').count();
    let spaced = is_top
        && words <= 3
        && key.len() <= 30
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
    let plain = !key.is_empty() && !key.contains([' ', '\t', '"', '\'']) && !key.starts_with(['{', '[']);
    (plain || spaced).then_some((key, at + 1))
}
