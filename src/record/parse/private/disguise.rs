//! Texts in which something is written so that programs do not find it, as they would be written plainly: numbers in
//! words, signs in words ("dot", "dash"), single letters with spaces between them, letters that look like digits,
//! names of letters. What comes out is only searched, and is never shown.

use super::look_alikes::{glued, is_leet, latin, look_alikes, mixed};
use super::words_of_numbers::{Hint, Piece, hint, letter, ordinal, piece, separator};
use crate::text::fold;

/// A plain writing of a line, and where each part of it comes from.
pub(super) struct Plain {
    /// The line as it would be written plainly.
    pub text: String,
    /// Which bytes of it were written otherwise.
    pub changed: Vec<(usize, usize)>,
    /// From which byte on of `text` each part goes, and where it stands in the line.
    marks: Vec<(usize, (usize, usize))>,
}

impl Plain {
    /// Where a part of the plain text stands in the line.
    pub(super) fn place(&self, start: usize, end: usize) -> (usize, usize) {
        let mark = |at: usize| self.marks[self.marks.partition_point(|(from, _)| *from <= at).saturating_sub(1)].1;
        (mark(start).0, mark(end.max(start + 1) - 1).1)
    }

    fn push(&mut self, text: &str, from: (usize, usize)) {
        if !text.is_empty() {
            self.marks.push((self.text.len(), from));
            self.text.push_str(text);
        }
    }
}

/// A word or a number of a line.
struct Token<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    is: Is,
}

/// What a token is.
enum Is {
    /// Digits as they stand.
    Digits,
    /// A number that is not written in digits.
    Number(Piece),
    /// Digits that were found in letters.
    Plain(String),
    /// A letter, alone or by its name.
    Letter(char),
    /// "dash", "dot", "then": says that two parts belong together.
    Sign,
    Word,
}

/// The line written plainly; `None` where it is so already.
pub(super) fn undisguised(line: &str) -> Option<Plain> {
    if !may_hide(line) {
        return None;
    }
    let tokens = tokens(line);
    let mut plain = Plain { text: String::with_capacity(line.len()), changed: Vec::new(), marks: Vec::new() };
    let mut at = 0;
    let mut written = 0;
    while at < tokens.len() {
        let (length, text) = run(line, &tokens[at..]);
        let (start, end) = (tokens[at].start, tokens[at + length - 1].end);
        plain.push(&line[written..start], (written, start));
        match text {
            Some(text) => {
                let from = plain.text.len();
                let is_changed = text != line[start..end];
                plain.push(&text, (start, end));
                plain.changed.extend(is_changed.then_some((from, plain.text.len())));
            }
            None => plain.push(&line[start..end], (start, end)),
        }
        written = end;
        at += length;
    }
    plain.push(&line[written..], (written, line.len()));
    (!plain.changed.is_empty()).then_some(plain)
}

/// Whether a line can hold anything of the kind: looked at for every line, so it is cheap.
fn may_hide(line: &str) -> bool {
    let bytes = line.as_bytes();
    // Single letters and digits that follow each other; names of letters; signs in words, and whether there is a digit.
    let (mut singles, mut names, mut signs, mut has_digit) = (0, 0, false, false);
    // Where the last number ends, in digits or in words, and whether it was in words.
    let mut last: Option<(usize, bool)> = None;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            // Letters of other scripts between Latin ones or digits.
            if matches!(bytes[at], 0xCE..=0xD1) {
                return true;
            }
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let word = &line[at..end];
        singles = if word.len() == 1 { singles + 1 } else { 0 };
        let follows = last.is_some_and(|(end, _)| at - end <= 3);
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            has_digit = true;
            let after_words = follows && last.is_some_and(|(_, in_words)| in_words);
            if after_words
                || has_odd_sign(bytes, end)
                || word.bytes().any(|byte| matches!(byte, b'l' | b'I' | b'O' | b'o'))
                || is_leet(word).is_some()
            {
                return true;
            }
            last = Some((end, false));
        } else {
            match hint(word) {
                Some(Hint::Number) if follows || is_before_name(bytes, end) => return true,
                Some(Hint::Number) => last = Some((end, true)),
                Some(Hint::Day) if tells_of_birth(line) => return true,
                Some(Hint::Sign) => signs = true,
                Some(Hint::Letter) => names += 1,
                Some(Hint::Day) | None => {}
            }
        }
        if singles >= 3 || names >= 2 || signs && has_digit {
            return true;
        }
        at = end;
    }
    false
}

/// Whether a word with a capital letter follows, as after the number of a house: "twelve Orchard Court".
fn is_before_name(bytes: &[u8], end: usize) -> bool {
    bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(u8::is_ascii_uppercase)
}

/// Whether a line speaks of a birth, in which days may be counted in words.
fn tells_of_birth(line: &str) -> bool {
    ["born", "Born", "irth", "DOB", "dob", "D O B", "naci", "Naci"].iter().any(|word| line.contains(word))
}

/// Whether a number ends at `end` and another one follows, with signs between them that nobody writes there.
fn has_odd_sign(bytes: &[u8], end: usize) -> bool {
    let gap = bytes[end..].iter().take(8).take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    let usual: [&[u8]; 16] =
        [b"", b" ", b"-", b".", b"/", b":", b",", b", ", b". ", b") ", b")", b"; ", b" (", b" $", b"%", b"+"];
    bytes.get(end + gap).is_some_and(u8::is_ascii_digit) && !usual.contains(&&bytes[end..end + gap])
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut start = None;
    for (at, character) in line.char_indices().chain([(line.len(), ' ')]) {
        match (start, character.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                token(line, from, at, &mut tokens);
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

fn token<'t>(line: &'t str, start: usize, end: usize, tokens: &mut Vec<Token<'t>>) {
    let text = &line[start..end];
    let mut push = |start: usize, end: usize, is: Is| tokens.push(Token { text: &line[start..end], start, end, is });
    let mut letters = text.chars();
    if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() > 1 {
        return push(start, end, Is::Digits);
    }
    if let (Some(one), None) = (letters.next(), letters.next()) {
        return push(start, end, Is::Letter(latin(one).unwrap_or(one)));
    }
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    if has_digit && let Some(digits) = look_alikes(text) {
        return push(start, end, Is::Plain(digits));
    }
    if has_digit && let Some(parts) = glued(text) {
        let mut at = start;
        for (part, piece) in parts {
            push(at, at + part.len(), piece.map_or(Is::Digits, Is::Number));
            at += part.len();
        }
        return;
    }
    let is = if let Some(word) = mixed(text).or_else(|| is_leet(text)) {
        Is::Plain(word)
    } else if let Some(piece) = piece(text) {
        Is::Number(piece)
    } else if let Some(number) = ordinal(text).filter(|_| tells_of_birth(line)) {
        Is::Plain(number.to_string())
    } else if separator(text) {
        Is::Sign
    } else {
        Is::Word
    };
    push(start, end, is);
}

/// How many tokens belong together from the first on, and how they are written plainly.
fn run(line: &str, tokens: &[Token<'_>]) -> (usize, Option<String>) {
    match tokens[0].is {
        Is::Letter(_) => letters(line, tokens).unwrap_or_else(|| numbers(line, tokens)),
        Is::Digits | Is::Number(_) => numbers(line, tokens),
        Is::Plain(ref text) => {
            let (length, joined) = numbers(line, tokens);
            (length, joined.or_else(|| Some(text.clone())))
        }
        Is::Word if letter(tokens[0].text).is_some() => letters(line, tokens).unwrap_or((1, None)),
        Is::Sign | Is::Word => (1, None),
    }
}

/// What stands between two tokens.
fn between<'t>(line: &'t str, one: &Token<'_>, other: &Token<'_>) -> &'t str {
    &line[one.end..other.start]
}

/// The letter or digit that a token is alone, or by its name.
fn single(token: &Token<'_>) -> Option<(char, bool)> {
    match token.is {
        Is::Letter(letter) => Some((letter, false)),
        Is::Number(Piece::Unit(digit)) => Some((char::from(b'0' + digit), true)),
        Is::Word | Is::Sign => letter(token.text).map(|letter| (letter, true)),
        _ => None,
    }
}

/// Single letters and digits with one sign between them: "S S N", "D-1-2-3", "alpha bravo one".
fn letters(line: &str, tokens: &[Token<'_>]) -> Option<(usize, Option<String>)> {
    let mut joined = String::new();
    let mut length = 0;
    let mut names = 0;
    while let Some(token) = tokens.get(length) {
        if length > 0 {
            let gap = between(line, &tokens[length - 1], token);
            // Not counted: a line may have a hundred thousand letters.
            let is_end = joined.chars().nth(2).is_some()
                && gap.chars().nth(1).is_some()
                && gap.trim() != "-"
                && !matches!(gap, ", " | ". ");
            if !matches!(gap, " " | "-" | "." | "_" | ". " | " - " | ", " | "  " | "/" | "·") || is_end {
                break;
            }
            // Two spaces are between two words of single letters.
            if matches!(gap, "  " | " - ") {
                joined.push(if gap == "  " { ' ' } else { '-' });
            }
        }
        match single(token) {
            Some((letter, is_name)) => {
                names += usize::from(is_name && letter.is_ascii_alphabetic());
                joined.push(letter);
            }
            // "X as in x-ray".
            None if token.text == "as" && length > 0 => {
                let skip = tokens[length..].iter().take(4).position(|token| letter(token.text).is_some());
                length += skip.unwrap_or(0);
                length += usize::from(tokens.get(length).is_some_and(|token| token.text == "x"));
            }
            None => break,
        }
        length += 1;
    }
    let signs = joined.chars().filter(|c| c.is_alphanumeric()).count();
    let is_word = joined.chars().all(|c| c.is_alphabetic() || c == ' ');
    let is_hidden = signs >= 3 && (!is_word || names >= 2 || names == 0);
    // Digits alone are numbers.
    (is_hidden && joined.chars().any(char::is_alphabetic)).then_some((length, Some(joined)))
}

/// Digits and words of numbers that follow each other, as digits in groups with hyphens between them.
fn numbers(line: &str, tokens: &[Token<'_>]) -> (usize, Option<String>) {
    let mut out = String::new();
    let mut length = 0;
    let mut is_hidden = false;
    // What was written last: whether in words or single digits.
    let mut last_loose = false;
    let mut signs = 0;
    while let Some(token) = tokens.get(length) {
        if let Is::Sign = token.is {
            if length == 0
                || tokens.get(length + 1).is_none_or(|next| digits_of(next).is_none() && !matches!(next.is, Is::Sign))
            {
                break;
            }
            signs += 1;
            length += 1;
            continue;
        }
        let Some((digits, is_loose)) = digits_of(token) else { break };
        let mut digits = digits;
        let first = length;
        let mut next = length + 1;
        if let Is::Number(_) = token.is {
            (digits, next) = phrase(line, tokens, length);
        }
        if length > 0 {
            let gap = between(line, &tokens[first - 1], token);
            let gap = gap.trim();
            if gap.len() > 3 && gap != "..." && gap != "…" || gap.contains(['\n', '$']) {
                break;
            }
            // A sentence ends: the dots of numbers have no space after them.
            if gap == "." && !is_loose && !last_loose && between(line, &tokens[first - 1], token).len() > 1 {
                break;
            }
            let is_plain_gap =
                matches!(between(line, &tokens[first - 1], token), " " | "-" | "." | "/" | ") " | ")" | "-(" | " (");
            if between(line, &tokens[first - 1], token).is_empty()
                || is_loose && last_loose && gap.is_empty()
                || is_loose && last_loose && gap == "-" && signs == 0
            {
                // One after the other.
            } else if is_plain_gap && !is_loose && !last_loose && signs == 0 {
                out.push_str(between(line, &tokens[first - 1], token));
            } else {
                is_hidden |= signs > 0 || !matches!(gap, "" | "-" | "," | ".");
                out.push('-');
            }
        }
        signs = 0;
        is_hidden |= is_loose || !matches!(token.is, Is::Digits);
        last_loose = is_loose;
        out.push_str(&digits);
        length = next;
    }
    if length == 0 {
        return (1, None);
    }
    // A sign at the end belongs to what follows.
    while length > 1 && matches!(tokens[length - 1].is, Is::Sign) {
        length -= 1;
    }
    let count = out.bytes().filter(u8::is_ascii_digit).count();
    let leads = tokens.get(length).is_some_and(|next| next.text.starts_with(char::is_uppercase));
    let is_number = count >= 3
        || count == 2 && (leads || length > 1)
        || matches!(tokens[0].is, Is::Plain(_))
        || count >= 1 && is_hidden && length == 1;
    (length, (is_hidden && is_number).then_some(out))
}

/// The digits of a token, and whether they are in words or alone.
fn digits_of(token: &Token<'_>) -> Option<(String, bool)> {
    match &token.is {
        Is::Digits => Some((token.text.to_owned(), false)),
        Is::Letter(digit) if digit.is_ascii_digit() => Some((digit.to_string(), true)),
        Is::Letter('O' | 'o') => Some(("0".to_owned(), true)),
        Is::Plain(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => Some((digits.clone(), false)),
        Is::Number(piece) => Some((piece.alone(), true)),
        // "555-OIII".
        Is::Word if token.text.len() <= 4 => look_alikes(token.text)
            .filter(|_| token.text.bytes().all(|byte| b"OIlo".contains(&byte)))
            .map(|digits| (digits, false)),
        _ => None,
    }
}

/// The digits of a number in several words, and the token after it: "twenty-three", "three hundred thirteen", "mil
/// novecientos sesenta y uno".
fn phrase(line: &str, tokens: &[Token<'_>], first: usize) -> (String, usize) {
    let number = |at: usize| match tokens.get(at).map(|token| &token.is) {
        Some(Is::Number(piece)) => Some(*piece),
        _ => None,
    };
    let is_close = |at: usize| {
        let gap = between(line, &tokens[at - 1], &tokens[at]);
        matches!(gap, " " | "-" | "")
    };
    let Some(start) = number(first) else { return (String::new(), first + 1) };
    let mut at = first + 1;
    let mut value = start.value();
    let mut last = start;
    let mut is_built = matches!(start, Piece::Hundred(_) | Piece::Thousand);
    while at < tokens.len() && is_close(at) {
        // "and", "y" inside of a number.
        let joins = matches!(fold::fold(tokens[at].text).as_ref(), "and" | "y");
        let skip = usize::from(joins && number(at + 1).is_some() && (is_built || matches!(last, Piece::Tens(_))));
        let Some(next) = number(at + skip).filter(|_| skip == 1 || !joins) else { break };
        let grown = match (last, next) {
            (Piece::Tens(_), Piece::Unit(unit)) if unit > 0 => Some(value + u32::from(unit)),
            (Piece::Unit(unit), Piece::Hundred(1)) if unit > 0 && !is_built => Some(value * 100),
            (Piece::Unit(_) | Piece::Teen(_), Piece::Thousand) if !is_built => Some(value * 1000),
            (Piece::Hundred(_) | Piece::Thousand, Piece::Unit(_) | Piece::Teen(_) | Piece::Tens(_)) => {
                Some(value + next.value())
            }
            (Piece::Thousand, Piece::Hundred(_)) => Some(value + next.value()),
            _ => None,
        };
        let Some(grown) = grown else { break };
        value = grown;
        is_built |= matches!(next, Piece::Hundred(_) | Piece::Thousand);
        last = next;
        at += skip + 1;
    }
    let digits = if let (Piece::Double, Some(Piece::Unit(digit))) = (start, number(at)) {
        at += 1;
        format!("{digit}{digit}")
    } else {
        value.to_string()
    };
    (digits, at)
}

/// The names of files in a line as words: `home-of-pell-1423-maple-street.jpg`. Nothing changes its length.
pub(super) fn file_names(line: &str) -> Option<Plain> {
    const ENDINGS: [&str; 16] = [
        ".pdf", ".jp", ".png", ".doc", ".xls", ".webp", ".gif", ".csv", ".txt", ".mp", ".heic", ".md", ".odt", ".ppt",
        ".svg", ".mov",
    ];
    let ends_name = |at: &usize| {
        let rest = &line.as_bytes()[*at..];
        ENDINGS
            .iter()
            .any(|ending| rest.len() >= ending.len() && rest[..ending.len()].eq_ignore_ascii_case(ending.as_bytes()))
    };
    let ends: Vec<usize> = memchr::memchr_iter(b'.', line.as_bytes()).filter(ends_name).collect();
    if ends.is_empty() {
        return None;
    }
    let mut bytes = line.as_bytes().to_vec();
    let mut has_changed = false;
    for end in ends {
        let start = line[..end]
            .rfind(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '(' | '\'' | '[' | '{' | ','))
            .map_or(0, |at| at + 1);
        for at in start..end {
            let begins = at == start || matches!(bytes[at - 1], b' ');
            if matches!(bytes[at], b'-' | b'_') {
                bytes[at] = b' ';
                has_changed = true;
            } else if begins {
                bytes[at] = bytes[at].to_ascii_uppercase();
            }
        }
    }
    let text = String::from_utf8(bytes).ok().filter(|_| has_changed)?;
    // Each byte is its own.
    let marks = (0..line.len()).map(|at| (at, (at, at + 1))).collect();
    let changed = vec![(0, text.len())];
    Some(Plain { text, changed, marks })
}
