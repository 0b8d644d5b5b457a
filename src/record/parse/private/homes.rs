//! Houses where somebody lives: a house number with its street, judged by the words beside it. A place for everybody
//! before it ("First Ward Library, 210 Hall St") makes it public, words of living make it private, and without either
//! it is a place that the minutes are about.

use super::pattern::street;
use super::places::names_a_venue;
use crate::text::fold;
use crate::text::pattern::of_words;
use regex::Regex;
use std::sync::LazyLock;

/// Bytes before and after an address that are looked at.
const BEFORE: usize = 90;
const AFTER: usize = 60;

static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    let unit = r"(?P<unit>\.?,? (?i:apt|apartment|apto|apartamento|depto|departamento|unit|lot|#)\b?\.? ?#?\w{1,5}\b|\.?,? #\w{1,5}\b)";
    let english = format!(r"{}\.?{unit}?", street());
    let numbered = r"[0-9]{1,5}[A-Z]? (?:[NSEW]\.? )?[0-9]{1,3} Mile (?:Rd|Road)\b";
    of_words(&format!(
        r"^(?:{numbered}|(?:[0-9]{{1,5}}[A-Z] )?{english}|[0-9]{{1,5}}[A-Z]? (?:[A-Z]\w+ ){{1,2}}(?:Ct|Court|Pl|Place|Street|St|Ave|Rd|Way|Lane|Ln)\b\.?)"
    ))
});

/// A street with its number behind it, as it is written in Spanish, and "on Maple Street, number 1423".
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    let spanish = r"(?i:calle|avenida|av\.|paseo|camino|callej[oó]n|pasaje) (?:de (?:la |los |las )?|del )?(?:\p{Uppercase}[\p{Alphabetic}'’]+|[0-9]{1,3})(?: \p{Uppercase}[\p{Alphabetic}'’]+){0,2}";
    let english = format!(r"(?:[A-Z0-9][\w'’.]* ){{1,3}}{}", super::pattern::STREET_TYPE);
    let number = r"(?:(?:,? (?i:n[uú]mero|n[uú]m\.?|no\.?|number|n[º°]|#) ?|,? )[0-9]{1,5}\b)";
    of_words(&format!(
        r"\b(?:{spanish}{number}(?:,? (?i:apto|apartamento|depto|departamento|piso)\.? ?\w{{1,4}})?|{english},? (?i:number|no\.?|#|n[uú]mero|n[uú]m\.?) ?[0-9]{{1,5}}\b(?:,? (?i:apartment|apt)\.? ?\w{{1,4}})?)"
    ))
});

/// A house in which nobody lives, right before its address: "the vacant house at ", "casa abandonada en ".
static VACANT: LazyLock<Regex> = LazyLock::new(|| {
    let empty = "vacant|empty|abandoned|boarded|boarded up|condemned|unoccupied|uninhabited|derelict|foreclosed|burned out|vaci[oa]s?|abandonad[oa]s?|desocupad[oa]s?|deshabitad[oa]s?|tapiad[oa]s?";
    let house = "houses?|homes?|residences?|dwellings?|apartments?|casas?|viviendas?|apartamentos?";
    let more = "(?:[a-z]+ ){0,2}";
    let at = r"(?: (?:at|on|located|located at|of|in|number|en|de|la|el|numero|and|y|[0-9]+))*";
    of_words(&format!(r"\b(?:(?:{empty}) {more}(?:{house})|(?:{house}) (?:[a-z]+ )?(?:{empty})){at}$"))
});

/// Somebody lives there all the same.
static LIVED_IN: LazyLock<Regex> = LazyLock::new(|| {
    of_words(r"\b(?:lives?|lived|living|stays?|staying|sleeps?|sleeping|squatting|vive|viven|vivia|vivian|duermen?)\b")
});

/// The same right behind the address: "is vacant", "which has been empty".
static STANDS_VACANT: LazyLock<Regex> = LazyLock::new(|| {
    let empty = "vacant|abandoned|boarded up|condemned|unoccupied|abandonad[oa]|desocupad[oa]|deshabitad[oa]";
    of_words(&format!(
        "^(?:which |that |que )?(?:is|was|has been|stands|stood|sits|sat|esta|estaba|sigue|lleva)(?: [a-z]+)? (?:{empty})\\b"
    ))
});

/// What a street is known by whose number may stand behind it.
pub(super) const STREETS: &[&str] = &[
    "calle ",
    "Calle ",
    "venida ",
    "av. ",
    "Av. ",
    "aseo ",
    "amino ",
    "allejón ",
    "asaje ",
    "umber ",
    " no. ",
    "úmero ",
    "úm. ",
];

/// Words of living somewhere, before an address.
const LIVING: &str = "
live lives lived living reside resides residing resided residence residences resident residents home homes house
houses household homeowner
homeowners apartment apt tenant tenants renter neighbor neighbors neighbour neighbours family families mother father
grandmother
grandfather grandma grandpa widow widower couple landlord occupant domicile dwelling porch driveway yard
moved mr mrs ms miss kids children vive vivo vivia viven vivimos reside residen residente domicilio casa hogar
vecino vecina vecinos familia inquilino
inquilina dueno duena abuela abuelo senor senora departamento apartamento
";

/// Words behind an address by which somebody lives there.
const BEHIND_IT: &[&str] = &[
    "lives",
    "is where she",
    "is where he",
    "is where they",
    "where the",
    "where she lives",
    "where he lives",
    "second floor",
    "first floor",
    "third floor",
    "basement",
    "upstairs",
    "downstairs",
    "is her home",
    "the home of",
    "resident ",
    "is his home",
    "is their home",
];

/// Bodies and businesses whose address may stand, behind it: "63 Foundry Street (the old school)".
fn is_of_a_venue(before: &str, after: &str) -> bool {
    // The last words before it, up to the sign before them.
    let clause = before.trim_end_matches([',', ' ', '(', ':', '-']);
    let clause = &clause[clause.rfind([',', ';', '(', ':', '|', '"']).map_or(0, |at| at + 1)..];
    let behind = after.trim_start_matches([',', ' ', '.']);
    let behind = behind.strip_prefix("(the ").or(behind.strip_prefix('(')).unwrap_or("");
    names_a_venue(clause) || names_a_venue(&behind[..behind.find(')').unwrap_or(0)])
}

fn reports_of_living(before: &str) -> bool {
    let folded = fold::fold(before);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| !word.is_empty() && LIVING.split_whitespace().any(|known| known == word))
}

/// The end of an address at `start` where somebody lives.
pub(super) fn home_at(text: &str, start: usize) -> Option<usize> {
    let end = text.ceil_char_boundary((start + 120).min(text.len()));
    let found = HOUSE.captures(&text[start..end])?;
    let has_unit = found.name("unit").is_some();
    let end = start + found.get_match().end();
    is_home(text, start, end, has_unit).then_some(end)
}

/// Addresses whose number stands behind their street, where somebody lives.
pub(super) fn homes_behind(text: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let part = &text[from..to];
    BEHIND
        .find_iter(part)
        .map(move |found| (from + found.start(), from + found.end()))
        .filter(|(start, end)| is_home(text, *start, *end, false))
}

/// "between 60 and", "from 60 to", "entre el 60 y el": the houses of a part of a street.
fn is_end_of_a_range(before: &str) -> bool {
    let folded = fold::fold(before);
    let mut words = folded.split_whitespace().rev().filter(|word| !matches!(*word, "el" | "los" | "numbers" | "no."));
    words.next().is_some_and(|word| matches!(word, "and" | "to" | "through" | "y" | "a" | "al" | "hasta"))
        && words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && words.next().is_some_and(|word| matches!(word, "between" | "from" | "entre" | "del" | "de" | "desde"))
}

fn is_home(text: &str, start: usize, end: usize, has_unit: bool) -> bool {
    let before = &text[text.floor_char_boundary(start.saturating_sub(BEFORE))..start];
    let before = before.rsplit('\n').next().unwrap_or("");
    // What an earlier sentence says is of something else, but "Mrs." ends none.
    let sentence = before
        .match_indices(". ")
        .filter(|(at, _)| before[..*at].rsplit(' ').next().is_some_and(|word| word.chars().count() > 3))
        .last()
        .map_or(before, |(at, _)| &before[at + 2..]);
    let after = &text[end..text.ceil_char_boundary((end + AFTER).min(text.len()))];
    let after = after.split(['\n', '.']).next().unwrap_or("");
    let is_amount = sentence.ends_with(['$', '-', '/', '#']);
    if is_amount || is_end_of_a_range(sentence) || is_of_a_venue(sentence, after) {
        return false;
    }
    let folded = fold::fold(after);
    let is_place_of = sentence.trim_end().trim_end_matches(" at").ends_with("'s place");
    const ADDRESSED: [&str; 6] =
        ["mailing address", "his address", "her address", "my address", "their address", "su direccion"];
    let folded_before = fold::fold(sentence);
    let is_addressed = ADDRESSED.iter().any(|words| folded_before.contains(words));
    let is_vacant = || {
        let words = fold::words(sentence);
        !LIVED_IN.is_match(&words) && (VACANT.is_match(&words) || STANDS_VACANT.is_match(&fold::words(after)))
    };
    has_unit
        || is_place_of
        || is_addressed
        || reports_of_living(sentence) && !is_vacant()
        || BEHIND_IT.iter().any(|words| folded.contains(words))
}
