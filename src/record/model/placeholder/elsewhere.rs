//! Texts that only send their reader elsewhere: `same as last time`, `see above`, `ditto`, `ver acta anterior`. Where
//! one is all that is said, nobody can read it alone.

use crate::text::fold::fold;
use regex::Regex;
use std::sync::LazyLock;

/// The longest that is looked at, in bytes.
const LONGEST: usize = 80;

/// Folded, with nothing but single spaces between its words.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let time = "(?:time|times|week|month|year|quarter|meeting|meetings|huddle|huddles|session|minutes|report|entry|item|row|line|one|record|note)s?";
    let month = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    let there = format!(
        "(?:above|before|below|previous|previously|prior|usual|always|ever|yesterday|(?:at |in |on )?(?:the |our |your )?(?:last|previous|prior|first|earlier|preceding|other) {time}(?: {time})?|(?:in |of )?{month}(?: huddle| meeting| minutes)?)"
    );
    let thing = "(?:place|location|address|room|hall|spot|time|hour|date|people|attendance|attendees|group|thing|issue|concern|problem|owner|host|note|notes|text|answer|status|reason|story|summary|title)s?";
    let vez = "(?:vez|acta|actas|mes|semana|ano|reunion|encuentro|sesion|informe|nota|punto|trimestre)";
    let alli = format!(
        "(?:(?:en |a |al |de |del |el |la |los |las |lo )*(?:arriba|antes|anterior|anteriores|abajo|siempre|dicho|previo|previa|{vez} (?:anterior|anteriores|pasad[oa]|previ[oa]|ultim[oa])|(?:ultim[oa]|pasad[oa]|anterior|previ[oa]) {vez}))"
    );
    let cosa = "(?:lugar|sitio|hora|sala|salon|cosa|tema|problema|gente|grupo|respuesta|nota|direccion|anfitrion|titulo|resumen)s?";
    let pattern = format!(
        "^(?:(?:it is |its |this is |that is )?(?:(?:the |about the |exactly the |still the |much the )?same(?: {thing})*(?: (?:as|like|from|of))?(?: {there})?|(?:as|like|see|per|refer to|cf|vide) {there}|ditto(?: {there})?|idem|ibid|the usual(?: {thing})?|usual {thing}|as usual|(?:unchanged|no change|no changes) (?:from|since) {there})|(?:lo |el |la |los |las |del |al )?mism[oa]s?(?: {cosa})?(?: (?:de|del|que|a))?(?: {alli})?|igual(?: que| a)?(?: {alli})?|(?:ver|vea|vease|como|segun) {alli}|(?:lo|donde|como) (?:de )?siempre|sin (?:cambios|novedad) desde {alli})$"
    );
    Regex::new(&pattern).expect("the pattern is right")
});

/// What such a text begins with, folded, or has in it.
const BEGINNINGS: [&str; 21] = [
    "ditto",
    "idem",
    "ibid",
    "as ",
    "like ",
    "see ",
    "per ",
    "refer ",
    "cf",
    "vide ",
    "usual",
    "unchanged",
    "no change",
    "igual",
    "ver ",
    "vea",
    "como ",
    "segun ",
    "lo ",
    "donde ",
    "sin ",
];
const PARTS: [&str; 4] = ["same", "usual", "mism", "siempre"];

/// Whether a text says nothing but where else to look.
pub fn is_elsewhere(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return false;
    }
    // Signs of repetition, as in a table on paper.
    if text.chars().all(|c| matches!(c, '"' | '”' | '“' | '″' | '〃' | '\'' | '’' | ' ' | '-')) {
        return text.contains(['"', '”', '″', '〃']) || text.contains("''") || text.contains("’’");
    }
    let folded = fold(text);
    if !BEGINNINGS.iter().any(|word| folded.starts_with(word)) && !PARTS.iter().any(|word| folded.contains(word)) {
        return false;
    }
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(|word| word.trim_matches(['\'', '’']).trim_end_matches("'s").trim_end_matches("’s"))
        .filter(|word| !word.is_empty())
        .collect();
    WORDS.is_match(&words.join(" "))
}

/// Paragraphs and entries of lists that say nothing else, also behind a label (`Parking: same as last time`): as bytes,
/// at most so many. An entry that points to the one above it is read with that.
pub fn paragraphs(body: &str, most: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    let (mut is_first, mut is_fenced) = (true, false);
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    for (number, line) in lines.iter().enumerate() {
        let at = start;
        start += line.len();
        let words = line.trim();
        let was_first = std::mem::replace(&mut is_first, words.is_empty());
        if words.starts_with("```") || words.starts_with("~~~") {
            is_fenced = !is_fenced;
        }
        let entry = words.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' '));
        let is_last = lines.get(number + 1).is_none_or(|next| next.trim().is_empty());
        if words.is_empty() || is_fenced || words.len() > LONGEST * 2 || entry.is_none() && !(was_first && is_last) {
            continue;
        }
        let inner = entry.unwrap_or(words).trim_matches(|c: char| matches!(c, '*' | '_' | '>' | ' '));
        let plain = inner.replace("**", "").replace("__", "");
        // "Ana: Same." is an answer.
        let said = match plain.split_once(": ") {
            Some((label, rest)) if label.split_whitespace().count() <= 4 && rest.trim().contains(' ') => rest,
            _ => plain.as_str(),
        };
        let near = || ["above", "ditto", "arriba", "idem"].iter().any(|word| fold(said).contains(word));
        if is_elsewhere(said) && said.contains(char::is_alphabetic) && !(entry.is_some() && near()) {
            let begin = at + line.find(inner).unwrap_or(0);
            found.push((begin, begin + inner.len()));
            if found.len() == most {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{is_elsewhere, paragraphs};

    #[test]
    fn texts_that_send_their_reader_elsewhere() {
        for text in [
            "same as last time",
            "Same as above.",
            "same",
            "The same place",
            "same place as last time",
            "Same location as last month's meeting",
            "same as in May",
            "see above",
            "See previous minutes",
            "as before",
            "see last month's minutes",
            "Ditto",
            "ditto.",
            "idem",
            "\"",
            "〃",
            "the usual place",
            "No change since last meeting.",
            "ver acta anterior",
            "Véase el acta anterior.",
            "igual que la última vez",
            "lo mismo que el mes pasado",
            "El mismo lugar de siempre",
            "Ídem",
            "como la vez pasada",
            "ver arriba",
        ] {
            assert!(is_elsewhere(text), "{text}");
        }
        for text in [
            "Same-day towing at the lot",
            "The same van was there again.",
            "Seen above the door",
            "No change",
            "As usual, nobody came.",
            "See the map",
            "Same sergeant, new phone",
            "Mismo día, otra calle",
            "Igualdad",
            "The Usual Suspects Coffee House",
            "May",
            "",
        ] {
            assert!(!is_elsewhere(text), "{text}");
        }
    }

    #[test]
    fn paragraphs_that_say_nothing_else() {
        let found = |text: &'static str| -> Vec<&str> {
            paragraphs(text, 9).into_iter().map(|(start, end)| &text[start..end]).collect()
        };
        assert_eq!(found("A.\n\nSame as last time.\n\nB.\n"), ["Same as last time."]);
        assert_eq!(found("**Parking:** same as last time\n"), ["Parking:** same as last time"]);
        assert_eq!(found("Ana: Same.\n\nSame\n"), ["Same"]);
        assert_eq!(found("- Noise: ditto\n- see last minutes\n"), ["see last minutes"]);
        assert_eq!(found("It was the\nsame as last time.\n\n```\nsame\n```\n"), Vec::<&str>::new());
    }
}
