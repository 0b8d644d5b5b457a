//! Words as search knows them: cut out of a text, folded as all texts are, and brought to their stem. The script of the
//! page of search cuts in the same way, so that both find the same words; it has no stemmer and needs none.

use crate::text::fold::{fold, is_apostrophe, is_invisible};
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of a word beyond these are not looked at.
const LONGEST: usize = 48;

/// Whether a letter is of a script that is written without spaces: such letters are words of their own.
pub fn stands_alone(letter: char) -> bool {
    matches!(u32::from(letter), 0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3005..=0x3007 | 0x3040..=0x30FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9D | 0x20000..=0x3FFFF)
}

/// Whether a sign belongs to the letter before it. The sounding marks of narrow kana are letters by name alone.
fn is_mark(letter: char) -> bool {
    !letter.is_ascii()
        && (is_combining_mark(letter) || is_invisible(letter) || matches!(letter, '\u{FF9E}' | '\u{FF9F}'))
}

/// Hands over each word of a text, as it is written, shortened where it is very long. An apostrophe between two letters
/// is part of their word, and so is what no reader sees.
pub fn each_word<'t>(text: &'t str, mut take: impl FnMut(&'t str)) {
    let mut word: Option<Word> = None;
    for (at, letter) in text.char_indices() {
        let (apostrophe, mark) = (is_apostrophe(letter), is_mark(letter));
        let is_letter = !apostrophe && !mark && letter.is_alphanumeric();
        let after = at + letter.len_utf8();
        let alone = is_letter && stands_alone(letter);
        match &mut word {
            Some(word) if mark || (!word.alone && (apostrophe || (is_letter && !alone))) => {
                word.letters += 1;
                if !apostrophe && word.letters <= LONGEST {
                    word.end = after;
                }
            }
            _ => {
                if let Some(word) = word.take() {
                    take(&text[word.start..word.end]);
                }
                word = is_letter.then_some(Word { start: at, end: after, alone, letters: 1 });
            }
        }
    }
    if let Some(word) = word {
        take(&text[word.start..word.end]);
    }
}

struct Word {
    start: usize,
    end: usize,
    alone: bool,
    letters: usize,
}

/// Hands over each word of a text, and the words that apostrophes join in it.
pub fn each_form<'t>(text: &'t str, mut take: impl FnMut(&'t str)) {
    each_word(text, |word| {
        take(word);
        parts(word).for_each(&mut take);
    });
}

/// The parts between the apostrophes of a word that are words in some languages: `école` of `l’école`. Most have none.
pub fn parts(word: &str) -> impl Iterator<Item = &str> {
    let found =
        word.bytes().any(|byte| !byte.is_ascii() || byte == b'\'' || byte == b'`') && word.contains(is_apostrophe);
    let parts = found.then(|| word.split(is_apostrophe).filter(|part| part.chars().nth(1).is_some()));
    parts.into_iter().flatten()
}

/// The stemmer of a language, where Snowball has one.
pub fn stemmer(language: &str) -> Option<Stemmer> {
    let algorithm = match language.split('-').next().unwrap_or(language) {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}

/// The folded stem of a word that is folded to `form`. A stem that is not the beginning of its word, but for its last
/// letter (die for dying), is not used: forms of a stem must stand near each other in the alphabet.
pub fn stem(stemmer: Option<&Stemmer>, word: &str, form: &str) -> String {
    let Some(stemmer) = stemmer else { return form.to_owned() };
    let seen =
        || word.chars().filter(|letter| !is_apostrophe(*letter) && !is_invisible(*letter)).flat_map(char::to_lowercase);
    let composed: String = if word.is_ascii() { form.to_owned() } else { seen().nfc().collect() };
    let stem = fold(&stemmer.stem(&composed)).into_owned();
    let beginning = stem.char_indices().last().map_or("", |(last, _)| &stem[..last]);
    if beginning.is_empty() || !form.starts_with(beginning) { form.to_owned() } else { stem }
}

/// Folded words that are in nearly every sentence of a language, and are not searched for.
pub fn too_common(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or(language) {
        "en" => {
            "a an and are as at be been but by did do does for from had has have he her his how i if in into is it its \
                me my \
             no not of on or our s she so t than that the their them then there they this to us was we were what when \
             where \
             which who why will with would you your"
        }
        "es" => {
            "a al ante como con cual cuando de del desde donde e el ella ellos en entre era es esa ese eso esta este \
                esto fue \
             ha han hasta hay la las le les lo los mas me mi mis muy no nos o para pero por que se ser si sin sobre \
             son su sus \
             tambien te un una uno unos unas y ya"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        each_word(text, |word| found.push(word));
        found
    }

    #[test]
    fn words_are_cut_at_everything_that_is_no_letter_or_digit() {
        assert_eq!(words("St. Brannoc's: 5th & Mill—now!"), ["St", "Brannoc's", "5th", "Mill", "now"]);
        assert_eq!(words("l’école </script> \"x\" 🚲"), ["l’école", "script", "x"]);
        assert_eq!(words(""), Vec::<&str>::new());
        assert_eq!(words("cafe\u{301}s"), ["cafe\u{301}s"]);
    }

    #[test]
    fn an_apostrophe_inside_joins_and_what_nobody_sees_does_not_part() {
        assert_eq!(
            words("‘ʻEwa’ O'Brien the neighbors' Kaʻaʻawa neigh\u{AD}bor \u{AD}x"),
            ["Ewa", "O'Brien", "the", "neighbors", "Kaʻaʻawa", "neigh\u{AD}bor", "x",]
        );
        assert_eq!(parts("l’école").collect::<Vec<_>>(), ["école"]);
        assert_eq!(parts("Kaʻaʻawa").collect::<Vec<_>>(), ["Ka", "awa"]);
        assert_eq!(parts("école").count() + parts("plain").count(), 0);
    }

    #[test]
    fn letters_of_scripts_without_spaces_are_words() {
        assert_eq!(words("警察と市民 ok"), ["警", "察", "と", "市", "民", "ok"]);
        assert_eq!(words("a警b"), ["a", "警", "b"]);
        assert_eq!(words("ตำรวจที่"), ["ต", "ำ", "ร", "ว", "จ", "ที่"]);
        assert_eq!(words("ｶﾞｽ 々"), ["ｶﾞ", "ｽ", "々"]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let long = "é".repeat(10_000);
        assert_eq!(words(&long), ["é".repeat(LONGEST)]);
    }

    #[test]
    fn inflected_forms_have_one_stem() {
        let one_stem = |language: &str, list: &[&str]| {
            let stemmer = stemmer(language);
            let stems: std::collections::BTreeSet<String> =
                list.iter().map(|word| stem(stemmer.as_ref(), word, &fold(word))).collect();
            assert_eq!(stems.len(), 1, "{language}: {list:?} → {stems:?}");
        };
        one_stem("en", &["light", "Lights", "lighting", "lighted"]);
        one_stem("en", &["promise", "promised", "promises", "promising"]);
        one_stem("es", &["público", "públicos", "pública", "publico"]);
        one_stem("es", &["iluminación", "ILUMINACIÓN"]);
        one_stem("de", &["Straße", "Straßen"]);
        assert_eq!(stem(stemmer("vi").as_ref(), "đường", "duong"), "duong");
        // Its stem stands elsewhere in the alphabet.
        assert_eq!(stem(stemmer("en").as_ref(), "dying", "dying"), "dying");
    }

    #[test]
    fn common_words_are_folded_already() {
        for language in ["en", "es", "es-MX"] {
            assert!(too_common(language).split(' ').all(|word| fold(word) == word && !word.is_empty()), "{language}");
        }
        assert_eq!(too_common("vi"), "");
    }
}
