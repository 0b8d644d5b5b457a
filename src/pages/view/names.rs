//! What a place is called in a language: by the form that the record gives, else by the level's word in that language
//! with what the name has beside its own level's word ("Response Area 2", "Área de respuesta 2"), else as it is.

use crate::pages::language::{Argument, Speech};
use crate::record::model::{Language, Text};
use crate::text::fold;

/// A level whose places have names: the message of its word, the message that joins the two, and its arguments.
#[derive(Clone, Copy)]
pub struct Kind {
    word: &'static str,
    joined: &'static str,
    arguments: (&'static str, &'static str),
}

/// Divisions: "Central Division".
pub const DIVISION: Kind =
    Kind { word: "fact_division", joined: "division_name", arguments: ("division", "division_term") };

/// Areas: "Response Area 2".
pub const AREA: Kind = Kind { word: "fact_area", joined: "area_name", arguments: ("area", "area_term") };

/// A name as a language says it.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// As it is shown.
    pub text: String,
    /// The part of it that is in another language, because the record has no form in this one.
    pub foreign: Option<String>,
}

/// What a place is called. `own` is the language of its record; `speeches` are those of the site.
pub fn named(text: &Text, own: &Language, kind: Kind, (speech, speeches): (&Speech, &[Speech])) -> Named {
    let is_own = *own == speech.language;
    let known = if is_own { Some(text.original.as_str()) } else { text.translated(&speech.language) };
    if let Some(name) = known {
        return Named { text: name.to_owned(), foreign: None };
    }
    let written = speeches.iter().find(|other| other.language == *own);
    let beside = written.and_then(|written| beside(&text.original, written.word(kind.word)));
    match beside {
        Some(beside) => {
            let foreign = (!is_number(&beside)).then(|| beside.clone());
            Named { text: joined(&beside, kind, speech), foreign }
        }
        None => {
            Named { text: text.original.clone(), foreign: Some(text.original.clone()).filter(|name| is_word(name)) }
        }
    }
}

/// The name of a place with the word for its level.
pub fn joined(name: &str, kind: Kind, speech: &Speech) -> String {
    let (own, term) = kind.arguments;
    speech.say(kind.joined, &[(own, Argument::Text(name)), (term, Argument::Text(speech.word(kind.word)))])
}

/// Whether a text has letters enough to be in a language.
pub fn is_word(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// A number or a letter, which is the same in every language: "2", "H2", "B".
fn is_number(text: &str) -> bool {
    text.chars().count() <= 2 || (text.chars().any(|c| c.is_ascii_digit()) && !text.contains(' '))
}

/// What a name has before or after the word for its level; `None` where it does not have the word, or nothing else.
fn beside(name: &str, term: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let length = term.split_whitespace().count();
    let is_term = |words: &[&str]| length > 0 && fold::key(&words.join(" ")) == fold::key(term);
    if words.len() <= length {
        return None;
    }
    let (first, last) = (&words[..length], &words[words.len() - length..]);
    if is_term(first) {
        Some(words[length..].join(" "))
    } else {
        is_term(last).then(|| words[..words.len() - length].join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::{beside, is_number};

    #[test]
    fn what_stands_beside_the_word_for_a_level_is_found() {
        let area = |name| beside(name, "Response Area");
        assert_eq!(area("Response Area 2").as_deref(), Some("2"));
        assert_eq!(area("response area Old Mill").as_deref(), Some("Old Mill"));
        assert_eq!(area("Northern Response Area").as_deref(), Some("Northern"));
        assert_eq!((area("Response Area"), area("Sector 2"), area("Area 2"), area("")), (None, None, None, None));
        assert!(is_number("2") && is_number("H2") && is_number("12-A") && is_number("B"));
        assert!(!is_number("Old Mill") && !is_number("Mill 2"));
    }
}
