//! Patterns for the words of records.

use regex::Regex;

/// Latin with all of its extensions, Greek, Cyrillic and Armenian. With the letters of all of Unicode a pattern that
/// has a name in it takes three times the memory and the time, to be made and to be looked for.
const SCRIPTS: &str = r"[\x{0}-\x{58F}\x{1E00}-\x{1EFF}\x{2C60}-\x{2C7F}\x{A720}-\x{A7FF}]";

/// The classes that are narrowed to [`SCRIPTS`].
const CLASSES: [&str; 4] = [r"\p{Uppercase}", r"\p{Lowercase}", r"\p{Alphabetic}", r"\w"];

/// Compiles a pattern whose letters and words are those of [`SCRIPTS`].
///
/// # Panics
///
/// If the text is not a valid pattern: patterns are the program's own.
pub fn of_words(text: &str) -> Regex {
    let narrowed =
        CLASSES.iter().fold(text.to_owned(), |text, class| text.replace(class, &format!("[{class}&&{SCRIPTS}]")));
    of_all(&narrowed)
}

/// Compiles a pattern as it is.
///
/// # Panics
///
/// If the text is not a valid pattern: patterns are the program's own.
pub fn of_all(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is right")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_accents_and_of_other_alphabets_are_letters() {
        let name = of_words(r"^\p{Uppercase}[\p{Lowercase}'’-]+ \w+$");
        for word in [
            "Núñez Añover",
            "Łukasz Żak",
            "Ольга Ивановна",
            "Γιώργος Παππάς",
            "Đặng Ngọc",
            "Արմեն Սարգսյան",
            "O’brien 2nd",
        ] {
            assert!(name.is_match(word), "{word}");
        }
        for other in ["núñez x", "Núñez", "王 小明", "Núñez-"] {
            assert!(!name.is_match(other), "{other}");
        }
    }
}
