//! Names of fields with the signs of Markdown around or before them: `**host:** x`, `__host__: x`, `- host: x`, as a
//! word processor or a page that was copied gives them.

use super::habits::FIELDS;
use super::scanner::{Scanner, Spot};
use crate::diagnostics::{Code, Help};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::shape::{Kind, Shaped};
use crate::text::source::Span;

/// Whether a huddle has the field itself, and no entry of its lists begins with it.
fn is_of_huddle(name: &str) -> bool {
    matches!(RawHuddle::KIND, Kind::Record(shape) if name != "id" && shape.kind_of(name).is_some())
}

/// The name of a field between signs.
struct Decorated {
    /// Where the name begins and ends, and where the value begins.
    name: (usize, usize),
    value: usize,
    /// Where the value ends, before signs that close those at the beginning.
    end: usize,
}

/// The name of a field at the start of a line with signs of Markdown around it.
fn decorated(content: &str) -> Option<Decorated> {
    let signs = |c: char| matches!(c, '*' | '_' | '`' | '~' | '>');
    let start = content.len() - content.trim_start_matches(|c: char| signs(c) || c == ' ').len();
    let rest = &content[start..];
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
    let name = rest[..length].trim_end_matches('_');
    let after = &rest[name.len()..];
    let closing = after.trim_start_matches(signs);
    let value = closing.trim_start_matches(' ').strip_prefix(':')?;
    let inner = value.trim_start_matches(signs);
    let is_field = FIELDS.contains(&&*name.to_ascii_lowercase()) && (inner.is_empty() || inner.starts_with(' '));
    let is_marked = start > 0 || closing.len() < after.len() || inner.len() < value.len();
    if !is_field || !is_marked || name.is_empty() {
        return None;
    }
    let value = content.len() - inner.len();
    // `**host: library**` closes at the end of the line.
    let line = content.trim_end();
    let is_open = start > 0 && closing.len() == after.len() && !content[value..].is_empty();
    let end = if is_open { line.trim_end_matches(['*', '_', '`', '~']).len() } else { line.len() };
    Some(Decorated { name: (start, start + name.len()), value, end: end.max(value) })
}

impl<'a> Scanner<'a> {
    /// The name of such a field, and where its value begins and ends; reported, and read without the signs.
    pub(super) fn decorated(&mut self, spot: Spot, content: &'a str) -> Option<(&'a str, usize, usize)> {
        let found = decorated(content)?;
        let (start, end) = found.name;
        let name = &content[start..end];
        let lower = name.to_ascii_lowercase();
        let value = content[found.value..found.end].trim();
        let whole = Span::new(spot.at, spot.at + content.trim_end().len());
        let line = if value.is_empty() { format!("{lower}:") } else { format!("{lower}: {value}") };
        let message = format!("the signs around `{lower}` keep it from being the name of a field");
        self.report(Code::Malformed, whole, message, Help::typed("write ", self.fix(whole, line)));
        self.scan.mends.replace(Span::new(spot.at, spot.at + start), "");
        self.scan.mends.replace(Span::new(spot.at + start, spot.at + end), lower);
        self.scan.mends.replace(Span::new(spot.at + end, spot.at + found.value), ":");
        self.scan.mends.replace(Span::new(spot.at + found.end, whole.end), "");
        Some((name, found.value, found.end))
    }

    /// How many bytes a hyphen or bullet takes before a field of the record itself, where no list is: reported, and
    /// read without it.
    pub(super) fn bulleted(&mut self, spot: Spot, content: &str) -> Option<usize> {
        let bullet = content.chars().next().filter(|first| matches!(first, '-' | '*' | '•' | '–' | '—' | '·' | '▪'))?;
        let rest = content[bullet.len_utf8()..].trim_start_matches([' ', '\u{A0}']);
        let skipped = content.len() - rest.len();
        let (name, value) = rest.split_once(':')?;
        let is_field = is_of_huddle(name) && (value.is_empty() || value.starts_with(' '));
        if spot.column > 0 || skipped == bullet.len_utf8() || !is_field || self.levels.takes_list(0) {
            return None;
        }
        let whole = Span::new(spot.at, spot.at + content.trim_end().len());
        let message = format!("`{name}` is a field of the record, and no item of a list");
        let help = Help::typed("write ", self.fix(whole, rest.trim_end()));
        self.report(Code::Malformed, Span::new(spot.at, spot.at + bullet.len_utf8()), message, help);
        self.scan.mends.replace(Span::new(spot.at, spot.at + skipped), "");
        Some(skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::decorated;

    #[test]
    fn names_are_found_between_signs() {
        for (line, name, value) in [
            ("**host:** library", "host", "library"),
            ("**host**: library", "host", "library"),
            ("**host: library**", "host", "library"),
            ("*host:* library", "host", "library"),
            ("__host__: library", "host", "library"),
            ("_host_: library", "host", "library"),
            ("`host`: library", "host", "library"),
            ("> host: library", "host", "library"),
            ("**Response_areas:** [central-2]", "Response_areas", "[central-2]"),
            ("**topics:**", "topics", ""),
        ] {
            let found =
                decorated(line).map(|found| (&line[found.name.0..found.name.1], line[found.value..found.end].trim()));
            assert_eq!(found, Some((name, value)), "{line}");
        }
        for line in
            ["host: library", "approved_on: 2026-05-07", "*Central* huddle", "**Note** the host: nobody", "host:x"]
        {
            assert!(decorated(line).is_none(), "{line}");
        }
    }
}
