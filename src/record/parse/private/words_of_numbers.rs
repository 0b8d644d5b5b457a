//! Words for numbers, for signs between them and for letters, in English and Spanish.

use crate::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word may be, told in one look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// A number.
    Number,
    /// A day that is counted.
    Day,
    /// A sign between parts of a number.
    Sign,
    /// The name of a letter.
    Letter,
}

/// Of the words that are looked up, in bytes.
const LONGEST: usize = 14;

static HINTS: LazyLock<HashMap<&'static [u8], Hint>> = LazyLock::new(|| {
    let numbers = NUMBERS.iter().map(|(word, _)| *word);
    let days = DAYS.into_iter().filter(|word| !word.is_empty());
    let letters = LETTERS.iter().flat_map(|names| names.split(' '));
    let signs = SIGNS.iter().copied();
    letters
        .map(|word| (word, Hint::Letter))
        .chain(signs.map(|word| (word, Hint::Sign)))
        .chain(days.map(|word| (word, Hint::Day)))
        .chain(numbers.map(|word| (word, Hint::Number)))
        .map(|(word, hint)| (word.as_bytes(), hint))
        .collect()
});

/// Of each first letter from `a` on, the lengths of those words, as bits: most words are told apart by these.
static LENGTHS: LazyLock<[u16; 26]> = LazyLock::new(|| {
    let mut lengths = [0; 26];
    for word in HINTS.keys() {
        lengths[usize::from(word[0] - b'a')] |= 1 << word.len();
    }
    lengths
});

/// What a word of ASCII letters may be.
pub(super) fn hint(word: &str) -> Option<Hint> {
    let first = word.bytes().next()?.to_ascii_lowercase().wrapping_sub(b'a');
    let lengths = LENGTHS.get(usize::from(first))?;
    if word.len() > LONGEST || lengths & 1 << word.len() == 0 {
        return None;
    }
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len()).filter(|lower| lower.len() > 1)?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    HINTS.get(&*lower).copied()
}

/// A word of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// 0 to 9.
    Unit(u8),
    /// 10 to 19, and the Spanish words of 21 to 29.
    Teen(u8),
    /// 20, 30, …
    Tens(u8),
    /// "hundred", "doscientos": how many hundreds.
    Hundred(u8),
    /// "thousand", "mil".
    Thousand,
    /// "double oh".
    Double,
}

impl Piece {
    /// The number.
    pub(super) fn value(self) -> u32 {
        match self {
            Self::Unit(value) | Self::Teen(value) | Self::Tens(value) => u32::from(value),
            Self::Hundred(hundreds) => u32::from(hundreds) * 100,
            Self::Thousand => 1000,
            Self::Double => 0,
        }
    }

    /// The number in digits.
    pub(super) fn alone(self) -> String {
        self.value().to_string()
    }
}

const NUMBERS: &[(&str, Piece)] = &[
    ("zero", Piece::Unit(0)),
    ("oh", Piece::Unit(0)),
    ("cero", Piece::Unit(0)),
    ("one", Piece::Unit(1)),
    ("uno", Piece::Unit(1)),
    ("two", Piece::Unit(2)),
    ("dos", Piece::Unit(2)),
    ("three", Piece::Unit(3)),
    ("tres", Piece::Unit(3)),
    ("four", Piece::Unit(4)),
    ("cuatro", Piece::Unit(4)),
    ("five", Piece::Unit(5)),
    ("cinco", Piece::Unit(5)),
    ("six", Piece::Unit(6)),
    ("seis", Piece::Unit(6)),
    ("seven", Piece::Unit(7)),
    ("siete", Piece::Unit(7)),
    ("eight", Piece::Unit(8)),
    ("ocho", Piece::Unit(8)),
    ("nine", Piece::Unit(9)),
    ("nueve", Piece::Unit(9)),
    ("ten", Piece::Teen(10)),
    ("diez", Piece::Teen(10)),
    ("eleven", Piece::Teen(11)),
    ("once", Piece::Teen(11)),
    ("twelve", Piece::Teen(12)),
    ("doce", Piece::Teen(12)),
    ("thirteen", Piece::Teen(13)),
    ("trece", Piece::Teen(13)),
    ("fourteen", Piece::Teen(14)),
    ("catorce", Piece::Teen(14)),
    ("fifteen", Piece::Teen(15)),
    ("quince", Piece::Teen(15)),
    ("sixteen", Piece::Teen(16)),
    ("dieciseis", Piece::Teen(16)),
    ("seventeen", Piece::Teen(17)),
    ("diecisiete", Piece::Teen(17)),
    ("eighteen", Piece::Teen(18)),
    ("dieciocho", Piece::Teen(18)),
    ("nineteen", Piece::Teen(19)),
    ("diecinueve", Piece::Teen(19)),
    ("veintiuno", Piece::Teen(21)),
    ("veintidos", Piece::Teen(22)),
    ("veintitres", Piece::Teen(23)),
    ("veinticuatro", Piece::Teen(24)),
    ("veinticinco", Piece::Teen(25)),
    ("veintiseis", Piece::Teen(26)),
    ("veintisiete", Piece::Teen(27)),
    ("veintiocho", Piece::Teen(28)),
    ("veintinueve", Piece::Teen(29)),
    ("twenty", Piece::Tens(20)),
    ("veinte", Piece::Tens(20)),
    ("thirty", Piece::Tens(30)),
    ("treinta", Piece::Tens(30)),
    ("forty", Piece::Tens(40)),
    ("cuarenta", Piece::Tens(40)),
    ("fifty", Piece::Tens(50)),
    ("cincuenta", Piece::Tens(50)),
    ("sixty", Piece::Tens(60)),
    ("sesenta", Piece::Tens(60)),
    ("seventy", Piece::Tens(70)),
    ("setenta", Piece::Tens(70)),
    ("eighty", Piece::Tens(80)),
    ("ochenta", Piece::Tens(80)),
    ("ninety", Piece::Tens(90)),
    ("noventa", Piece::Tens(90)),
    ("hundred", Piece::Hundred(1)),
    ("cien", Piece::Hundred(1)),
    ("ciento", Piece::Hundred(1)),
    ("doscientos", Piece::Hundred(2)),
    ("trescientos", Piece::Hundred(3)),
    ("cuatrocientos", Piece::Hundred(4)),
    ("quinientos", Piece::Hundred(5)),
    ("seiscientos", Piece::Hundred(6)),
    ("setecientos", Piece::Hundred(7)),
    ("ochocientos", Piece::Hundred(8)),
    ("novecientos", Piece::Hundred(9)),
    ("thousand", Piece::Thousand),
    ("mil", Piece::Thousand),
    ("double", Piece::Double),
    ("doble", Piece::Double),
];

/// The number that a word says.
pub(super) fn piece(word: &str) -> Option<Piece> {
    if !(2..=13).contains(&word.len()) {
        return None;
    }
    let folded = fold::fold(word);
    NUMBERS.iter().find(|(word, _)| *word == folded).map(|(_, piece)| *piece)
}

/// The day that a word such as "fourteenth" counts. "Second" is a unit of time too.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    if word.len() < 5 || !word.is_ascii() {
        return None;
    }
    DAYS.iter().position(|day| day.eq_ignore_ascii_case(word)).map(|at| at as u8 + 1)
}

/// Whether a word stands for a sign between two parts of a number, or says that the number goes on.
pub(super) fn separator(word: &str) -> bool {
    word.len() <= 6 && SIGNS.iter().any(|sign| sign.eq_ignore_ascii_case(word))
}

/// The letter that a word names, on the radio or by how it is said.
pub(super) fn letter(word: &str) -> Option<char> {
    if word.len() < 2 || hint(word) != Some(Hint::Letter) {
        return None;
    }
    let at = LETTERS.iter().position(|names| names.split(' ').any(|name| name.eq_ignore_ascii_case(word)))?;
    char::from_u32(u32::from('A') + at as u32)
}

const DAYS: [&str; 20] = [
    "first",
    "",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

const SIGNS: [&str; 12] =
    ["dash", "hyphen", "dot", "point", "slash", "minus", "guion", "guión", "punto", "then", "luego", "again"];

const LETTERS: [&str; 26] = [
    "alpha alfa adam",
    "bravo bee boy",
    "charlie cee",
    "delta dee david",
    "echo edward",
    "foxtrot frank",
    "golf gee george",
    "hotel henry",
    "india ida",
    "juliet jay jota john",
    "kilo kay ka king",
    "lima ele lincoln",
    "mike eme mary",
    "november ene nora",
    "oscar",
    "papa pe",
    "quebec cue queen",
    "romeo erre robert",
    "sierra ese sam",
    "tango tee tom",
    "uniform",
    "victor uve",
    "whiskey",
    "xray ray equis",
    "yankee young",
    "zulu zeta zebra",
];
