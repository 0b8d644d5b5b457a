//! A street's line as numbers, signs and words.

use crate::text::fold;

/// A part of a line, with the word that it was cut from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sign {
    /// A number that may be a house number.
    Number(u32),
    /// A dash, and whether it stands in one word with the numbers around it.
    Dash(bool),
    /// `+` behind a number: and all above.
    Plus,
    /// Between numbers.
    Comma,
    /// Anything else, folded.
    Word(String),
}

/// A sign, and the word that it was cut from.
pub(super) struct Token {
    /// What it is.
    pub(super) sign: Sign,
    /// Position of its word in the line's words.
    pub(super) word: usize,
}

pub(super) fn plain(word: &str) -> String {
    fold::fold(word).trim_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != '&' && c != '+').to_owned()
}

pub(super) fn tokens(words: &[&str]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let signs: String =
            word.chars().map(|c| if fold::is_dash(c) { '-' } else { fold::digit(c).unwrap_or(c) }).collect();
        let end = signs.trim_end_matches([',', ';', ':', ')']);
        let inner = end.trim_start_matches(['(', ',']);
        let mut put = |sign| tokens.push(Token { sign, word: at });
        match numbers_of(inner) {
            Some(list) => list.into_iter().for_each(&mut put),
            None if inner == "-" => put(Sign::Dash(false)),
            None if inner.is_empty() => {}
            None => put(Sign::Word(plain(inner))),
        }
        if signs.len() > end.len() && signs[end.len()..].contains([',', ';']) {
            put(Sign::Comma);
        }
    }
    tokens
}

/// `100-400`, `100+`, `#12`, `100A`: the signs of a word of numbers.
pub(super) fn numbers_of(word: &str) -> Option<Vec<Sign>> {
    let mut signs = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let after = rest.strip_prefix('#').unwrap_or(rest);
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            signs.push(Sign::Number(after[..digits].parse().ok()?));
            rest = &after[digits..];
            // The letter of a house: 100A.
            let mut letters = rest.chars();
            if letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next().is_none_or(|c| c == '-') {
                rest = &rest[1..];
            }
        } else if let Some(after) = rest.strip_prefix('-').filter(|_| !signs.is_empty()) {
            signs.push(Sign::Dash(true));
            rest = after;
        } else if rest == "+" && !signs.is_empty() {
            signs.push(Sign::Plus);
            rest = "";
        } else {
            return None;
        }
    }
    (!signs.is_empty()).then_some(signs)
}
