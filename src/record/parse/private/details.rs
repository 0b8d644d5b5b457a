//! The details of a file as their readers will see them: escapes of YAML and Markdown read, comments left out, texts
//! over several lines on one.

use crate::text::markdown::shown::Shown;
use crate::text::source::Span;

/// The details that begin at byte `offset` of their file.
pub fn shown(text: &str, offset: usize) -> Shown {
    let mut shown = Shown::default();
    let mut at = offset;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let inner = &line[indent..];
        let from = at + indent;
        at += line.len();
        if inner.starts_with('#') {
            continue;
        }
        if indent > 0 && goes_on(inner) && shown.text.ends_with('\n') {
            shown.text.pop();
            shown.text.push(' ');
        }
        push_line(&mut shown, inner, from);
    }
    shown
}

/// Whether a line goes on with the text of the line before it.
fn goes_on(line: &str) -> bool {
    !line.starts_with(['-', '{', '[', '}', ']'])
        && !line.contains(": ")
        && !line.trim_end().ends_with(':')
        && !line.trim().is_empty()
}

fn push_line(shown: &mut Shown, line: &str, from: usize) {
    let mut rest = 0;
    let mut at = 0;
    while let Some(found) = line[at..].find(['\\', '&']) {
        at += found;
        let Some((character, length)) = escape(&line[at..]) else {
            at += 1;
            continue;
        };
        shown.push(&line[rest..at], Span::new(from + rest, from + at));
        shown.push(character.encode_utf8(&mut [0; 4]), Span::new(from + at, from + at + length));
        at += length;
        rest = at;
    }
    shown.push(&line[rest..], Span::new(from + rest, from + line.len()));
}

/// The character that an escape at the beginning of `text` stands for, and how many bytes it takes.
fn escape(text: &str) -> Option<(char, usize)> {
    let hex = |from: usize, length: usize| {
        let code = u32::from_str_radix(text.get(from..from + length)?, 16).ok()?;
        char::from_u32(code).map(|character| (character, from + length))
    };
    if let Some(number) = text.strip_prefix("&#") {
        let end = number.find(';').filter(|end| *end <= 8)?;
        let digits = &number[..end];
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => digits.parse(),
        };
        return char::from_u32(code.ok()?).map(|character| (character, end + 3));
    }
    let next = text.strip_prefix('\\')?.chars().next()?;
    match next {
        'x' => hex(2, 2),
        'u' => hex(2, 4),
        'U' => hex(2, 8),
        '_' => Some((' ', 2)),
        _ if next.is_ascii_punctuation() => Some((next, 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::parse::private::find;

    #[test]
    fn what_the_details_show_is_searched() {
        let text = "summary: \"Write to dana\\u0040mail.example or kim\\@mail.example\"\n# Call 704-555-0100.\ntext: \
            Ask at 704\n  555-0123 and &#x40; 7\n- a: b\n";
        let facts = find(&shown(text, 0));
        let reported: Vec<(&str, &str)> =
            facts.iter().map(|fact| (fact.text.as_str(), &text[fact.span.start..fact.span.end])).collect();
        assert_eq!(
            reported,
            [
                ("dana@mail.example", "dana\\u0040mail.example"),
                ("kim@mail.example", "kim\\@mail.example"),
                ("704 555-0123", "704\n  555-0123"),
            ]
        );
    }
}
