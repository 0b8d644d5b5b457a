//! Letters that look like others: of another script, for digits, digits for letters; digits and words of numbers in
//! one.

use super::words_of_numbers::{Piece, piece};

/// A letter of another script that looks like a Latin one.
pub(super) fn latin(character: char) -> Option<char> {
    const FROM: &str = "АВСЕНІЈКМОРЅТХУаеіјорсѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    const TO: &str = "ABCEHIJKMOPSTXYaeijopcsxyABEZHIKMNOPTYXo";
    if character.is_ascii() {
        return None;
    }
    FROM.chars().position(|known| known == character).and_then(|at| TO.chars().nth(at))
}

/// A word of Latin letters and ones that look like them.
pub(super) fn mixed(text: &str) -> Option<String> {
    if text.is_ascii() || !text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let plain: String = text.chars().map(|c| latin(c).unwrap_or(c)).collect();
    (plain != text && plain.chars().all(|c| c.is_ascii_alphanumeric())).then_some(plain)
}

/// Digits some of which are written as letters: "3l3", "O142".
pub(super) fn look_alikes(text: &str) -> Option<String> {
    let plain = |c: char| match c {
        'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => Some('0'),
        'l' | 'I' | 'І' | '|' => Some('1'),
        'B' if text.len() > 3 => Some('8'),
        _ => c.is_ascii_digit().then_some(c),
    };
    let digits: String = text.chars().map(plain).collect::<Option<_>>()?;
    (digits != text).then_some(digits)
}

/// Words that are hidden with digits for letters.
pub(super) fn is_leet(text: &str) -> Option<String> {
    const HIDDEN: [&str; 10] =
        ["victim", "victims", "witness", "juvenile", "minor", "victima", "testigo", "phone", "social", "license"];
    if !text.is_ascii() || !text.bytes().any(|byte| byte.is_ascii_digit()) || text.len() < 5 {
        return None;
    }
    let plain: String = text
        .chars()
        .map(|c| match c {
            '1' => 'i',
            '0' => 'o',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            _ => c.to_ascii_lowercase(),
        })
        .collect();
    HIDDEN.contains(&plain.as_str()).then_some(plain)
}

/// A part of a text, and the number that it says in words.
pub(super) type Part<'t> = (&'t str, Option<Piece>);

/// Digits and words of numbers without a space: "14twenty", "98seven".
pub(super) fn glued(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            parts.push((&rest[..digits], None));
            rest = &rest[digits..];
            continue;
        }
        let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        // "fortytwo" is two words.
        let found =
            (1..=letters).rev().filter(|at| rest.is_char_boundary(*at)).find_map(|at| Some((at, piece(&rest[..at])?)));
        let (length, piece) = found?;
        parts.push((&rest[..length], Some(piece)));
        rest = &rest[length..];
    }
    Some(parts)
}
