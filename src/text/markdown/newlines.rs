//! `\\n` where a new line was meant: what a program writes into a text for the end of a line, and nobody read back.

/// No path of Windows is longer, in bytes.
const LONGEST_PATH: usize = 260;

/// Such signs, as bytes: between words, and in no path of a computer.
pub fn find(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices("\\n") {
        let start = if text[..at].ends_with("\\r") { at - 2 } else { at };
        if let Some(last) = found.last_mut().filter(|last| last.1 == start) {
            last.1 = at + 2;
            continue;
        }
        found.push((start, at + 2));
    }
    found.retain(|(start, end)| is_between_words(text, *start, *end) && !is_in_a_path(text, *start));
    found
}

/// Words end before it, and none in small letters begins behind it: `\\newline` is another sign.
fn is_between_words(text: &str, start: usize, end: usize) -> bool {
    let ends =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '\'' | '”' | '’');
    text[..start].trim_end_matches(' ').ends_with(ends) && !text[end..].starts_with(char::is_lowercase)
}

/// `S:\\Shared\\New`, `\\\\server\\North`: the word has backslashes before it.
fn is_in_a_path(text: &str, start: usize) -> bool {
    let near = &text[text.ceil_char_boundary(start.saturating_sub(LONGEST_PATH))..start];
    let word = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    let rest = word.replace("\\n", "").replace("\\r", "");
    rest.contains('\\') || word.len() == 2 && word.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn signs_for_a_new_line_are_found_between_words() {
        let count = |text: &str| find(text).len();
        assert_eq!(count(r"The lights work.\nThe gate is open."), 1);
        assert_eq!(count(r"The lights work.\n\nThe gate is open.\r\nAll came."), 2);
        assert_eq!(count(r"The lights work\n- the gate"), 1);
        assert_eq!(count(r"The gate is open.\n"), 1);
        assert_eq!(find(r"work.\n\nThe"), [(5, 9)]);
        for text in [r"S:\Shared\New", r"C:\new", r"media\notes.pdf", r"\\server\n1\plan", r"\n", r"see \nabla f"] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
