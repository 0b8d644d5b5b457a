//! Words between brackets, on one line of a text: where notes to oneself and to colleagues stand.

/// Words between brackets of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bracketed<'t> {
    /// As bytes of the text, with the brackets.
    pub start: usize,
    /// Behind the last bracket.
    pub end: usize,
    /// The words.
    pub inner: &'t str,
    /// The sign that opens.
    pub sign: u8,
    /// Whether the brackets are doubled: `((…))`.
    pub is_doubled: bool,
}

/// The longest note that is looked at, in bytes.
const LONGEST: usize = 240;

/// All of a text, in their order. What is a link of Markdown, or its address, is none.
pub(super) fn bracketed(text: &str) -> impl Iterator<Item = Bracketed<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find(['(', '[', '<', '{'])?;
            let found = at(text, start);
            from = found.map_or(start + 1, |found| found.end);
            if found.is_some() {
                return found;
            }
        }
    })
}

fn at(text: &str, start: usize) -> Option<Bracketed<'_>> {
    let bytes = text.as_bytes();
    let sign = bytes[start];
    let close = match sign {
        b'(' => b')',
        b'[' => b']',
        b'<' => b'>',
        _ => b'}',
    };
    let is_doubled = bytes.get(start + 1) == Some(&sign);
    let width = if is_doubled { 2 } else { 1 };
    let from = start + width;
    let length = bytes[from..]
        .iter()
        .take(LONGEST)
        .position(|byte| matches!(*byte, b'\n') || *byte == close || *byte == sign)?;
    let end = from + length;
    if !bytes[end..].starts_with(&[close, close][..width]) {
        return None;
    }
    let is_address = sign == b'(' && bytes[..start].ends_with(b"]");
    let after = bytes.get(end + width);
    let is_link = sign == b'[' && matches!(after, Some(b'(' | b':' | b'['));
    // `\(` is a sign that was meant.
    let is_escaped = bytes[..start].ends_with(b"\\");
    let inner = &text[from..end];
    let is_note = inner.contains(char::is_alphabetic) && !is_address && !is_link && !is_escaped;
    is_note.then_some(Bracketed { start, end: end + width, inner, sign, is_doubled })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_brackets_are_found_and_links_are_not() {
        let text = "a (b) [c](d e) <<f g>> ((h, i?)) {{j}} [k]: l (m\nn) [o] ((p) \\(q\\) <r";
        let found: Vec<(&str, bool)> = bracketed(text).map(|found| (found.inner, found.is_doubled)).collect();
        assert_eq!(found, [("b", false), ("f g", true), ("h, i?", true), ("j", true), ("o", false), ("p", false)]);
    }
}
