//! Names of people, by which a host or owner is known to be one and no organization. Only names that are hardly ever
//! the first word of a firm, a church or a place: no "Grace", no "Madison", no "Edward" of a bank.

use super::places::names_a_place;
use super::roles::is_a_role;
use crate::text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

static GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NAMES.split_whitespace().collect());

const NAMES: &str = "
aaron abdul abigail adriana agnieszka ahmed aisha alan alejandra alejandro alexandra alicia alison amanda amir amy
ana andrea andrzej
angela anita anna anne ashley barbara beatriz beth betty bob brandon brenda brian bruce carlos carmen carol caroline
catherine cathy
cheryl chloe chris christina cindy claudia craig cristina cynthia dana daniela danielle darnell dave debbie deborah
debra denise derek
diane dmitri donna doreen dorothy doug eduardo eileen elena elizabeth ellen emily emma enrique eric erica erin
esteban esther evelyn
fatima felipe fernando gabriela gary gerald gloria greg gwen hannah heather hector heidi helen ibrahim ines irene
isabel jacqueline jamal
janet janice jasmine javier jean jeff jennifer jenny jeremy jerome jessica jill joan joanne jorge jose josefina joyce
juan juana
judith judy julia julie karen kate katherine kathleen kathy katie keisha keith kelly ken kevin kim kristen kyle
lakisha larry latoya
laura lauren leticia linda lisa lorenzo lori lourdes lucia luis luisa luz lynn malik manuel marcia marcos margaret
maria marie
marisol marta mary matt megan mehmet melissa michele michelle miguel mike mohamed mohammed monica nadia nancy natalie
nicole nikhil olga
omar oscar pablo pam pamela patricia paula pedro peggy phyllis priya rachel rafael ramon raquel rebecca renee ricardo
rita roberto
rodrigo rosa rosario ruben ruth samantha sandra sanjay sara sarah sharon shirley silvia sofia sonia stacy stephanie
steve sue susan
suzanne tamika tanya teresa theresa thomas tiffany tim tina todd tom tony tracy tyrone valerie vanessa veronica vicki
vivian wanda
wei wendy yolanda yusuf yvonne zainab
";

/// Whether a word is a given name and hardly ever anything else.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN.contains(&*fold::fold(word))
}

/// Whether a text is nothing but somebody's name: a given name, and one or two more words with capitals.
pub(super) fn is_somebody(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && !word.ends_with("'s")
            && !word.ends_with("’s")
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let names_more =
        |word: &&str| is_a_role(&fold::fold(word)) || word.chars().filter(|c| c.is_uppercase()).count() > 2;
    (2..=3).contains(&words.len())
        && is_given(words[0])
        && words.iter().all(is_name)
        && !words[1..].iter().any(names_more)
        && !names_a_place(text)
}

/// Ranks before a surname.
const RANKS: [&str; 22] = [
    "capt",
    "captain",
    "sgt",
    "sergeant",
    "lt",
    "lieut",
    "lieutenant",
    "officer",
    "ofc",
    "ofcr",
    "det",
    "detective",
    "cpl",
    "corporal",
    "deputy",
    "trooper",
    "commander",
    "oficial",
    "sargento",
    "capitan",
    "teniente",
    "agente",
];

/// Words of units and posts that ranks stand before, and nobody's name.
const UNITS: &[&str] = &[
    "marshal",
    "constable",
    "comptroller",
    "warden",
    "comunitario",
    "comunitaria",
    "patrullero",
    "patrullera",
    "unit",
    "squad",
    "watch",
    "shift",
    "patrol",
    "crime",
    "crimes",
    "burglary",
    "robbery",
    "homicide",
    "vice",
    "narcotics",
    "operations",
    "support",
    "administration",
    "night",
    "day",
    "evening",
    "general",
    "friendly",
    "beat",
    "major",
    "first",
    "second",
    "third",
    "executive",
    "operating",
    "north",
    "south",
    "east",
    "west",
    "central",
    "training",
];

/// Whether a text is nothing but somebody's rank and name: "Capt. Oduya", "Sgt. Marcus Hale".
pub(super) fn is_ranked(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_rank = words.next().is_some_and(|rank| {
        rank.starts_with(char::is_uppercase) && RANKS.contains(&&*fold::fold(rank.trim_end_matches('.')))
    });
    let names: Vec<&str> = words.collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let is_post = |word: &&str| {
        let folded = fold::fold(word.trim_end_matches('.'));
        is_a_role(&folded) || RANKS.contains(&&*folded) || UNITS.contains(&&*folded)
    };
    let is_whole = names.last().is_some_and(|name| {
        name.chars().filter(|c| c.is_lowercase()).count() > 1 && !name.ends_with("'s") && !name.ends_with("’s")
    });
    is_rank
        && (1..=3).contains(&names.len())
        && names.iter().all(is_name)
        && is_whole
        && !names.iter().any(is_post)
        && !names_a_place(&names.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_with_a_surname_is_somebody() {
        for name in ["Capt. Oduya", "Officer Hale", "Sgt. Marcus Hale", "Captain Oduya", "Lt. Mara Quill"] {
            assert!(is_ranked(name), "{name}");
        }
        for name in [
            "Captain",
            "Patrol sergeant",
            "Division captain",
            "Officer in charge",
            "Chief Operating Officer",
            "Chief Arborist",
            "Deputy Director",
            "Sergeant Major",
            "Detective Bureau",
            "Detective Burglary Unit",
            "Captain, Central",
            "Lieutenant Governor",
            "Deputy Marshal",
            "Agente Comunitario",
            "Commander Night Watch",
            "Officer Liaison",
            "Captain and Sergeant",
            "Officer of the day",
        ] {
            assert!(!is_ranked(name), "{name}");
        }
    }

    #[test]
    fn somebody_is_neither_a_firm_nor_an_office() {
        for name in ["Maria Lopez", "Carlos M. Ortiz", "Dana Ruiz-Ames", "Ana de Souza"] {
            assert_eq!(is_somebody(name), name != "Ana de Souza", "{name}");
        }
        for name in [
            "Maria",
            "Carlos Bakery",
            "Linda Vista School",
            "Susan's Salon",
            "Mary Street Church",
            "Captain Lund",
            "Karen Liaison",
            "Harbor Merchants",
            "larkmoor-library",
            "Juan Valdez Cafe and Grill",
            "Rosa PTA",
        ] {
            assert!(!is_somebody(name), "{name}");
        }
    }
}
