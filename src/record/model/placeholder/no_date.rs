//! What people write for a date that nobody gave: `none given`, `to be set`, `pending`, `sin fecha`.

use crate::text::fold::fold;
use crate::text::fold::plain_words;

const ALONE: [&str; 28] = [
    "pending",
    "waiting",
    "open",
    "unknown",
    "undetermined",
    "undecided",
    "undefined",
    "unscheduled",
    "unspecified",
    "unset",
    "tbs",
    "later",
    "indefinite",
    "indefinitely",
    "pendiente",
    "abierto",
    "abierta",
    "indefinido",
    "indefinida",
    "desconocido",
    "desconocida",
    "ninguno",
    "ninguna",
    "when known",
    "open ended",
    "por fijar",
    "por decidir",
    "por acordar",
];
const NOT: [&str; 19] = [
    "no", "none", "not", "never", "without", "n", "na", "nil", "sin", "ninguno", "ninguna", "nunca", "non", "aun",
    "isnt", "wasnt", "hasnt", "havent", "todavia",
];
const TO_BE: [&str; 6] = ["to be", "tb", "por", "a", "yet to be", "still to be"];
const OF_DATES: [&str; 68] = [
    "date",
    "dates",
    "due",
    "deadline",
    "time",
    "timeline",
    "day",
    "set",
    "given",
    "yet",
    "known",
    "decided",
    "determined",
    "stated",
    "specified",
    "provided",
    "promised",
    "agreed",
    "available",
    "named",
    "listed",
    "scheduled",
    "fixed",
    "assigned",
    "recorded",
    "entered",
    "mentioned",
    "applicable",
    "confirmed",
    "at",
    "this",
    "now",
    "for",
    "was",
    "is",
    "t",
    "a",
    "been",
    "has",
    "the",
    "by",
    "of",
    "as",
    "target",
    "fecha",
    "dio",
    "dieron",
    "especificado",
    "especificada",
    "determinado",
    "determinada",
    "plazo",
    "vencimiento",
    "limite",
    "definir",
    "definido",
    "definida",
    "fijar",
    "fijado",
    "fijada",
    "dada",
    "dado",
    "indicada",
    "acordada",
    "acordado",
    "se",
    "hay",
    "hubo",
];

/// Whether a text says that no date was given, or not yet: `none given`, `to be set`, `date pending`, `sin fecha`.
pub(super) fn says_that_none_is_known(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = plain_words(&folded).collect();
    let whole = words.join(" ");
    let is_open = |word: &&str| ALONE.contains(word);
    let is_of_dates = |word: &&str| OF_DATES.contains(word) || NOT.contains(word) || is_open(word);
    let is_negated = words.iter().any(|word| NOT.contains(word));
    let is_to_come = TO_BE.iter().any(|words| whole.strip_prefix(words).is_some_and(|rest| rest.starts_with(' ')));
    ALONE.contains(&whole.as_str())
        || (is_negated || words.iter().any(is_open)) && words.iter().all(&is_of_dates)
        || is_to_come
            && words.iter().all(|word| is_of_dates(word) || matches!(*word, "to" | "be" | "still" | "por" | "a"))
}

#[cfg(test)]
mod tests {
    use super::super::unwritten::is_unwritten_date;

    #[test]
    fn dates_that_nobody_gave() {
        for text in [
            "none given",
            "None set yet.",
            "n/a yet",
            "not set",
            "not yet known",
            "no due date",
            "no date was given",
            "to be set",
            "to be decided",
            "still to be agreed",
            "pending",
            "date pending",
            "open",
            "(open)",
            "open-ended",
            "Unknown at this time",
            "hasn't been decided",
            "ninguna",
            "sin fecha",
            "sin fecha límite",
            "no hay plazo",
            "aún no definida",
            "por fijar",
            "a definir",
            "no se dio fecha",
            "waiting",
            "2026-12-XX",
        ] {
            assert!(is_unwritten_date(text), "{text}");
        }
        for text in [
            "by the next huddle",
            "no later than June",
            "not before the market opens",
            "ongoing",
            "each huddle from the next one on",
            "when the pool opens",
            "the day of the parade",
            "by the day of the market",
            "Open Streets day",
            "2026-12-15",
            "at the open house",
        ] {
            assert!(!is_unwritten_date(text), "{text}");
        }
    }
}
