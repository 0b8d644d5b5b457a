//! How texts are compared: one folding for names, ids, files, suggestions, the searches and the page that finds an
//! area. The theme's `fold.js` does the same; tests hold its tables and its results to these. What is folded is
//! compared and never shown. docs/decisions/0021-one-folding.md says what is folded together and what is not.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Signs between letters that people type in many ways or leave out: apostrophes, quotation marks in their place, the
/// okina, the primes, the geresh. They count for nothing.
pub const APOSTROPHES: &[(u32, u32)] = &[
    (0x27, 0x27),
    (0x60, 0x60),
    (0xB4, 0xB4),
    (0x2B9, 0x2B9),
    (0x2BB, 0x2BF),
    (0x2C8, 0x2C8),
    (0x2CA, 0x2CB),
    (0x55A, 0x55A),
    (0x5F3, 0x5F3),
    (0x1FBD, 0x1FBD),
    (0x1FBF, 0x1FBF),
    (0x1FEF, 0x1FEF),
    (0x1FFD, 0x1FFE),
    (0x2018, 0x201B),
    (0x2032, 0x2032),
    (0x2035, 0x2035),
    (0xA78B, 0xA78C),
    (0xFF07, 0xFF07),
    (0xFF40, 0xFF40),
];

/// What no reader sees (Unicode: `Default_Ignorable_Code_Point`), such as the soft hyphen, and the Arabic lengthening
/// stroke.
pub const INVISIBLE: &[(u32, u32)] = &[
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x640, 0x640),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
];

/// Marks that a word is also written without: accents, Hebrew points, Arabic and Syriac vowels. The vowels of Indic
/// scripts, Thai and Lao, and the sounding marks of kana are letters of their words and stay.
pub const MARKS: &[(u32, u32)] = &[
    (0x300, 0x36F),
    (0x483, 0x489),
    (0x591, 0x5BD),
    (0x5BF, 0x5BF),
    (0x5C1, 0x5C2),
    (0x5C4, 0x5C5),
    (0x5C7, 0x5C7),
    (0x610, 0x61A),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6DC),
    (0x6DF, 0x6E4),
    (0x6E7, 0x6E8),
    (0x6EA, 0x6ED),
    (0x711, 0x711),
    (0x730, 0x74A),
    (0x898, 0x89F),
    (0x8CA, 0x8E1),
    (0x8E3, 0x8FF),
    (0x951, 0x954),
    (0x135D, 0x135F),
    (0x1AB0, 0x1ACE),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20F0),
    (0xFE20, 0xFE2F),
];

/// Letters that Unicode does not take apart but people type in plain letters, and letters with two shapes.
pub const PLAIN: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ł', "l"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ς', "σ"),
    ('ى', "ي"),
    ('ی', "ي"),
    ('ک', "ك"),
];

/// The zeros of decimal digits that are written in other scripts; full-width digits are taken apart by Unicode.
pub const ZEROS: &[char] = &['٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐'];

fn within(table: &[(u32, u32)], character: char) -> bool {
    let code = u32::from(character);
    table.get(table.partition_point(|(_, last)| *last < code)).is_some_and(|(first, _)| *first <= code)
}

/// Whether a sign stands for an apostrophe.
pub fn is_apostrophe(character: char) -> bool {
    within(APOSTROPHES, character)
}

/// Whether no reader sees a character.
pub fn is_invisible(character: char) -> bool {
    !character.is_ascii() && within(INVISIBLE, character)
}

fn counts(character: char) -> bool {
    !(is_apostrophe(character) || is_invisible(character) || within(MARKS, character))
}

/// The decimal digit that a character is in any script, as an ASCII digit.
pub fn digit(character: char) -> Option<char> {
    let code = u32::from(character);
    match code {
        0x30..=0x39 => Some(character),
        0xFF10..=0xFF19 => char::from_u32(code - 0xFF10 + 0x30),
        _ => ZEROS
            .iter()
            .map(|zero| u32::from(*zero))
            .find(|zero| (*zero..*zero + 10).contains(&code))
            .and_then(|zero| char::from_u32(code - zero + 0x30)),
    }
}

/// Whether a character is a dash of any length, a hyphen or the minus sign.
pub fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// A text without case, accents, apostrophes and what no reader sees, in Unicode's plain letters: `Público` is
/// `publico`, `Straße` is `strasse`, `ʻEwa` is `ewa`, `O’Brien` is `obrien`, `İ` and `ı` are `i`.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'\'' && byte != b'`') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.extend(
            text.bytes()
                .filter(|byte| *byte != b'\'' && *byte != b'`')
                .map(|byte| char::from(byte.to_ascii_lowercase())),
        );
        return Cow::Owned(out);
    }
    for letter in text.chars().filter(|letter| counts(*letter)).nfkd().filter(|letter| counts(*letter)) {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
            continue;
        }
        for lower in letter.to_lowercase() {
            match PLAIN.iter().find(|(known, _)| *known == lower) {
                Some((_, letters)) => out.push_str(letters),
                None => out.push(digit(lower).unwrap_or(lower)),
            }
        }
    }
    Cow::Owned(if out.is_ascii() { out } else { out.nfc().collect() })
}

/// How two ways of writing a name are compared: folded, with one space for each run of spaces, dashes and underscores.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| c.is_whitespace() || c == '_' || is_dash(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The words of a text: its runs of letters and digits, in their order.
pub fn plain_words(text: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The folded words of a text with single spaces between them, without the signs: `DRAFT – not approved` is `draft not
/// approved`.
pub fn words(text: &str) -> String {
    plain_words(&fold(text)).collect::<Vec<_>>().join(" ")
}

/// What two paths have in common where a file system takes them for one, as those of Windows and macOS do: case and
/// Unicode's forms do not count, accents do.
pub fn file_key(path: &str) -> Cow<'_, str> {
    if path.is_ascii() {
        if path.bytes().any(|byte| byte.is_ascii_uppercase()) { path.to_ascii_lowercase().into() } else { path.into() }
    } else {
        path.nfd().flat_map(char::to_lowercase).nfc().collect::<String>().into()
    }
}

/// Whether two texts differ in nothing but Unicode's forms, as names of files do that have been on a Mac.
pub fn same_form(one: &str, other: &str) -> bool {
    one == other || one.nfc().eq(other.nfc())
}

/// Whether two texts are the same but for what folding leaves out.
pub fn same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Words with what they are folded to; tests/browser/fold.test.mjs reads the same file.
    const WORDS: &str = include_str!("../../tests/fold.tsv");

    #[test]
    fn every_way_of_writing_a_word_is_one() {
        let mut lines = 0;
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let (folded, ways) = line.split_once('\t').expect("a word, a Tab, ways to write it");
            for way in ways.split('\t') {
                let read: String = serde_json::from_str(&format!("\"{way}\"")).expect("escapes of JSON");
                assert_eq!(fold(&read), folded, "{way}");
                lines += 1;
            }
        }
        assert!(lines > 60, "{lines}");
    }

    #[test]
    fn letters_that_change_a_word_stay() {
        for (one, other) in
            [("क", "की"), ("か", "が"), ("กา", "กำ"), ("ক", "কি"), ("мир", "мор"), ("ஆ", "அ"), ("がき", "かき")]
        {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn the_tables_are_in_order() {
        for table in [APOSTROPHES, INVISIBLE, MARKS] {
            assert!(table.iter().all(|(first, last)| first <= last) && table.windows(2).all(|two| two[0].1 < two[1].0));
        }
    }

    #[test]
    fn every_letter_is_folded_once_and_for_all() {
        for letter in (0..=0x2_FFFF_u32).filter_map(char::from_u32) {
            let once = fold(letter.encode_utf8(&mut [0; 4])).into_owned();
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(letter));
        }
    }

    #[test]
    fn names_are_the_same_however_their_words_are_joined() {
        for name in ["Central 2", "central-2", "CENTRAL_2", " Central – 2 ", "Central\u{A0}2", "Central ２"] {
            assert_eq!(key(name), "central 2", "{name}");
        }
    }

    #[test]
    fn file_systems_see_accents_but_no_case_and_no_forms() {
        assert_eq!(file_key("Añb/Ｘ.PDF"), file_key("an\u{303}B/ｘ.pdf"));
        assert_ne!(file_key("résumé.pdf"), file_key("resume.pdf"));
        assert_eq!(file_key("A/b.md"), "a/b.md");
    }

    #[test]
    fn digits_of_every_script_are_digits() {
        assert_eq!("٣۴५๖７8x".chars().map(|c| digit(c).unwrap_or('-')).collect::<String>(), "345678-");
    }

    /// `fold.js` holds the same tables, as it writes them.
    #[test]
    fn the_script_has_the_same_tables() {
        let script = include_str!("../../themes/civic/static/fold.js");
        let class = |table: &[(u32, u32)]| {
            let code = |code: u32| if code > 0xFFFF { format!("\\u{{{code:x}}}") } else { format!("\\u{code:04x}") };
            let range = |(first, last): &(u32, u32)| {
                if first == last { code(*first) } else { format!("{}-{}", code(*first), code(*last)) }
            };
            table.iter().map(range).collect::<String>()
        };
        for (name, value) in [
            ("APOSTROPHES", class(APOSTROPHES)),
            ("INVISIBLE", class(INVISIBLE)),
            ("MARKS", class(MARKS)),
            ("ZEROS", ZEROS.iter().collect()),
        ] {
            let line = format!("const {name} = '{}';", value.replace('\\', "\\\\"));
            assert!(script.contains(&line), "fold.js needs the line\n{line}");
        }
        let pairs: Vec<String> = PLAIN.iter().map(|(letter, plain)| format!("{letter}: '{plain}'")).collect();
        let line = format!("const PLAIN = {{ {} }};", pairs.join(", "));
        assert!(script.contains(&line), "fold.js needs the line\n{line}");
    }

    proptest! {
        #[test]
        fn forms_of_unicode_are_the_same(text in "[a-zA-ZéñÅΩßłİıʻ’ \
            \u{300}-\u{320}か゛がアｶﾞ각ا-يא-ת\u{5B0}-\u{5BC}]{0,12}") {
            let folded = fold(&text).into_owned();
            for form in [text.nfc().collect::<String>(), text.nfd().collect(), text.nfkc().collect(), text.nfkd().collect()] {
                prop_assert_eq!(fold(&form), folded.as_str());
            }
            prop_assert_eq!(fold(&folded), folded.as_str());
        }
    }
}
