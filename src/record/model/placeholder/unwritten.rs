//! What people type where something is still to be written: `TBD`, `XX`, `???`, `n/a`, `[insert name]`, `Lorem ipsum`.
//! Found as words of their own, and never inside a sentence that may mean something else.

use super::{markers, no_date};
use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

/// Texts that say nothing else, folded and without signs around them.
const WHOLE: [&str; 82] = [
    "tbd",
    "tba",
    "tbc",
    "t b d",
    "to be determined",
    "to be decided",
    "to be confirmed",
    "to be announced",
    "to be added",
    "to be assigned",
    "to be completed",
    "to be filled in",
    "to be written",
    "to come",
    "to follow",
    "text to come",
    "text to follow",
    "more to come",
    "more to follow",
    "details to come",
    "details to follow",
    "content to come",
    "page under construction",
    "site under construction",
    "under construction please check back",
    "por escribir",
    "texto pendiente",
    "pagina en construccion",
    "sitio en construccion",
    "minutes to come",
    "minutes to follow",
    "minutes pending",
    "todo",
    "to do",
    "fixme",
    "tk",
    "fill in",
    "fill me in",
    "fill in here",
    "fill in later",
    "fill this in",
    "add later",
    "add here",
    "add text",
    "add text here",
    "insert",
    "insert here",
    "insert text",
    "insert text here",
    "insert name",
    "insert name here",
    "enter text",
    "enter text here",
    "type here",
    "text here",
    "your text here",
    "click or tap here to enter text",
    "click here to enter text",
    "placeholder",
    "sample text",
    "example text",
    "test",
    "testing",
    "test test",
    "asdf",
    "qwerty",
    "untitled",
    "untitled document",
    "no title",
    "n a",
    "na",
    "not applicable",
    "none",
    "nil",
    "por definir",
    "por determinar",
    "por confirmar",
    "por completar",
    "pendiente",
    "completar",
    "n d",
    "sin titulo",
];

/// Words in a text that stand for others, and signs of which a text with them has one.
struct Part {
    signs: &'static [&'static str],
    /// The words are its first group.
    pattern: Regex,
}

/// Words in a text that stand for others. Two question marks are how people write down doubt.
static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    // What a note to oneself between brackets begins with.
    const NOTE: &str = "tbd|tba|tbc|todo|to do|fixme|insert|fill in|fill out|placeholder|to be \
        (?:determined|confirmed|added|filled)|pendiente|\
                        por (?:confirmar|definir|completar)|completar|falta|confirmar|ask|check|verify|confirm|find out|look up|xx+|\\?+";
    let patterns: [(&[&str], String); 8] = [
        (
            &["[", "<", "{"],
            format!(r"(?i)(\[\s*(?:{NOTE})\b[^\[\]\n]*\]|<\s*(?:{NOTE})\b[^<>\n]*>|\{{+\s*(?:{NOTE})\b[^{{}}\n]*\}}+)"),
        ),
        // What a form asks for: [NAME OF CHAIR], [date], [your phone number].
        (
            &["["],
            concat!(
                r"(?i)(\[\s*(?:the |your |first |last |full |meeting |street |phone |next |el |la |su )*",
                r"(?:names?|dates?|title|time|location|address|amount|venue|phone|e-?mail|organi[sz]ation|department|agency|nombres?|fecha|cargo|lugar|hora|direcci[oó]n)",
                r"(?: number)?(?: (?:of|for|de|del|and)\b[\w '’/]{0,40})?\s*\])"
            )
            .to_owned(),
        ),
        (&["ipsum", "IPSUM", "Ipsum"], r"(?i)\b(lorem ipsum\b(?: dolor sit amet)?)".to_owned()),
        (&["??"], r"(\[\s*\?{2,}\s*\]|\(\?{3,}\))".to_owned()),
        (&["??"], r"(?:^|\s)(\?{3,})(?:[\s.,;]|$)".to_owned()),
        (&["XX", "xx"], r"(?:^|[\s($])(X{3,}|x{4,})(?:[\s).,;:%]|$)".to_owned()),
        (&["XX"], r"(?:^|[\s(])(XX:XX|\$XX+)(?:[\s).,;]|$)".to_owned()),
        (&["__"], r"(?:^|[\s(/])(_{4,})(?:[\s).,;/]|$)".to_owned()),
    ];
    let part = |(signs, pattern): (&'static [&'static str], String)| Part {
        signs,
        pattern: Regex::new(&pattern).expect("the pattern is right"),
    };
    patterns.map(part).into()
});

/// What a form asks for: `Enter the name here`.
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)^\W*(?:write|enter|type|insert)\b[\w ]{0,30}\bhere\W*$";
    Regex::new(pattern).expect("the pattern is right")
});

/// Two X, which may also be a Roman number: `Title XX`, `siglo XX`.
static TWO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|[\s(])(XX|xx)(?:[\s).,;:%]|$)").expect("the pattern is right"));
/// Capital letters for words that are to come, in a sentence too.
const CAPITALS: [&str; 4] = ["TBD", "TBC", "FIXME", "TODO:"];

/// The same, where a word begins.
static IN_CAPITALS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"\b({})", CAPITALS.join("|"))).expect("the pattern is right"));

/// Whether a date is still to be written: `TBD`, `2026-12-XX`, `??/12/2026`.
pub fn is_unwritten_date(text: &str) -> bool {
    is_unwritten(text)
        || is_in_brackets(text)
        || ["XX", "xx", "??"].iter().any(|signs| text.contains(signs))
        || no_date::says_that_none_is_known(text)
}

/// Whether a text says nothing but that it is still to be written.
pub fn is_unwritten(text: &str) -> bool {
    let text = text.trim();
    let signs = |c: char| matches!(c, '-' | '–' | '—' | '_' | '.' | '…' | '*' | '/' | '?' | ' ' | 'x' | 'X');
    if text.is_empty() || text.chars().count() > 40 {
        return false;
    }
    if text.chars().all(signs) {
        // A lone dot or hyphen is a slip of the finger; a lone X may be a mark.
        return text.chars().count() > 1 || matches!(text, "?" | "-" | "–" | "—" | "…");
    }
    if holds_here(text) && FORM.is_match(text) {
        return true;
    }
    WHOLE.contains(&fold::words(text).as_str())
}

/// Whether a text is nothing but words between brackets, as templates have them: `[title of responsible person]`. What
/// editors say so of a text, such as `[redacted]`, and addresses stand for nothing else.
pub fn is_in_brackets(text: &str) -> bool {
    const OF_EDITORS: [&str; 20] = [
        "redacted",
        "withheld",
        "removed",
        "omitted",
        "inaudible",
        "illegible",
        "unintelligible",
        "anonymous",
        "unknown",
        "vacant",
        "sic",
        "no",
        "not",
        "see",
        "cancelled",
        "canceled",
        "postponed",
        "anonimo",
        "ilegible",
        "vacante",
    ];
    let text = text.trim();
    let inner = [('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    let Some(inner) = inner.filter(|inner| !inner.contains(['[', ']', '<', '>', '/', '@', ':'])) else { return false };
    let folded = fold::fold(inner);
    inner.contains(char::is_alphabetic)
        && !folded.split(|c: char| !c.is_alphanumeric()).any(|word| OF_EDITORS.contains(&word))
}

/// The first words of a value of the details that stand for others, as bytes.
pub fn in_value(text: &str) -> Option<(usize, usize)> {
    let has_capitals = || CAPITALS.iter().any(|word| text.contains(word));
    in_text(text).or_else(|| if has_capitals() { found(&IN_CAPITALS, text) } else { None })
}

/// What says of a whole text below the details that it is still to be written; of a project, a note may say the same.
const OF_A_TEXT: [&str; 4] = ["coming soon", "under construction", "proximamente", "en construccion"];

/// The first `most` words of a text below the details that stand for others, as bytes, in their order; all of it, where
/// it says nothing but that it is still to be written.
pub fn first_in_text(text: &str, most: usize) -> Vec<(usize, usize)> {
    // What `huddle new` wrote is reported by itself.
    let is_waiting = text.len() <= 40 && OF_A_TEXT.contains(&fold::words(text).as_str());
    if (is_waiting || is_unwritten(text)) && super::Placeholder::in_text(text).is_none() {
        let start = text.len() - text.trim_start().len();
        return vec![(start, start + text.trim().len())];
    }
    let mut all: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while all.len() < most
        && let Some((start, end)) = in_text(&text[from..])
    {
        all.push((from + start, from + end));
        from += end;
    }
    all
}

/// The first words of a text below the details that stand for others, as bytes.
pub fn in_text(text: &str) -> Option<(usize, usize)> {
    markers::first(text).into_iter().chain(in_sentence(text)).min()
}

/// The same without the marks for what is to come.
fn in_sentence(text: &str) -> Option<(usize, usize)> {
    if !may_hold(text) {
        return None;
    }
    let of = |pattern: &Regex| {
        let groups =
            pattern.captures_iter(text).filter_map(|found| found.get(1)).map(|found| (found.start(), found.end()));
        groups.into_iter().find(|(_, end)| !is_link(&text[*end..]))
    };
    let is_there = |part: &&Part| part.signs.iter().any(|sign| text.contains(sign));
    let first = PARTS.iter().filter(is_there).filter_map(|part| of(&part.pattern)).min();
    if !["XX", "xx"].iter().any(|two| text.contains(two)) {
        return first;
    }
    let two = TWO.captures_iter(text).filter_map(|found| found.get(1)).find(|found| !is_roman(&text[..found.start()]));
    first.into_iter().chain(two.map(|found| (found.start(), found.end()))).min()
}

/// A quick look: most texts hold none of the signs.
fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_twice = |at: usize| bytes.get(at + 1) == Some(&bytes[at]);
    memchr::memchr3(b'[', b'<', b'{', bytes).is_some()
        || memchr::memchr2_iter(b'?', b'_', bytes).any(is_twice)
        || memchr::memchr2_iter(b'x', b'X', bytes).any(is_twice)
        || holds_ipsum(text)
}

/// What every text has that [`FORM`] matches.
fn holds_here(text: &str) -> bool {
    text.as_bytes().windows(4).any(|word| word.eq_ignore_ascii_case(b"here"))
}

fn holds_ipsum(text: &str) -> bool {
    text.contains("ipsum") || text.contains("IPSUM") || text.contains("Ipsum")
}

fn found(pattern: &Regex, text: &str) -> Option<(usize, usize)> {
    pattern.captures(text)?.get(1).map(|found| (found.start(), found.end()))
}

/// `[todo](list.md)` and `[todo]: …` are links of Markdown.
fn is_link(after: &str) -> bool {
    after.starts_with(['(', ':', '['])
}

/// Whether two X after this are a Roman number: behind a word that counts, or a name inside a sentence. Dates and the
/// titles of people are no such names.
fn is_roman(before: &str) -> bool {
    const COUNTED: [&str; 18] = [
        "siglo", "siglos", "s.", "century", "title", "chapter", "article", "section", "part", "volume", "vol.", "act",
        "annex", "appendix", "book", "bowl", "phase", "class",
    ];
    const OTHERS: [&str; 23] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "officer", "sgt",
        "sergeant", "capt", "chief", "det", "lt", "mr", "mrs", "ms", "dr",
    ];
    let before = before.trim_end_matches('(').trim_end();
    let last = before.rsplit([' ', '\n']).next().unwrap_or_default();
    let earlier = before[..before.len() - last.len()].trim_end();
    let begins = earlier.is_empty() || earlier.ends_with(['.', '!', '?', ':']);
    let lower = last.to_lowercase();
    let is_name = last.starts_with(char::is_uppercase) && last.chars().skip(1).all(|c| c.is_lowercase() || c == '.');
    let is_other = OTHERS.iter().any(|word| lower.starts_with(word)) || lower.ends_with("day");
    COUNTED.contains(&lower.as_str()) || (is_name && !begins && !is_other)
}

#[cfg(test)]
mod tests {
    use super::{in_text, in_value, is_in_brackets, is_unwritten};

    #[test]
    fn texts_that_are_still_to_be_written() {
        for text in [
            "TBD",
            "tbd.",
            "T.B.D.",
            "[TBD]",
            "XX",
            "XXX",
            "xxxx",
            "???",
            "?",
            "N/A",
            "n/a",
            "-",
            "---",
            "…",
            "____",
            "to be determined",
            "To be confirmed",
            "<insert name here>",
            "Pendiente",
            "por definir",
            "none",
            "Untitled",
            "Enter the summary here",
        ] {
            assert!(is_unwritten(text), "{text}");
        }
        for text in [
            "Streets",
            "X",
            "To be or not to be",
            "Nadia",
            "Testing the hum",
            "What now?",
            "N. A. Smith",
            "Todo Street",
            "",
        ] {
            assert!(!is_unwritten(text), "{text}");
        }
    }

    #[test]
    fn words_between_brackets_are_those_of_a_template() {
        for text in ["[title of responsible person]", "<name of the clerk>", "{{ location }}", " [Summary] "] {
            assert!(is_in_brackets(text), "{text}");
        }
        for text in [
            "[redacted]",
            "[Name withheld]",
            "<https://larkmoor.example>",
            "[a] and [b]",
            "[minutes](x.md)",
            "[12]",
            "(by phone)",
            "A [sic]",
        ] {
            assert!(!is_in_brackets(text), "{text}");
        }
    }

    #[test]
    fn words_that_stand_for_others_in_a_sentence() {
        let in_it = |text: &'static str| in_value(text).map(|(start, end)| &text[start..end]);
        for (text, words) in [
            ("XX lockers opened on October 1.", "XX"),
            ("Opened on May XX.", "XX"),
            ("Repair XX lights", "XX"),
            ("Ask Sgt. XX for it.", "XX"),
            ("Asked Officer XXX to call.", "XXX"),
            ("It costs $XXX a year.", "$XXX"),
            ("The light is on ??? Street.", "???"),
            ("[PENDIENTE: completar con lo de los camiones]", "[PENDIENTE: completar con lo de los camiones]"),
            ("The owner <insert name> will call.", "<insert name>"),
            ("Lorem ipsum dolor sit amet, consectetur", "Lorem ipsum dolor sit amet"),
            ("Start TBD.", "TBD"),
            ("Seen on <ask Sgt. for the name of the street>.", "<ask Sgt. for the name of the street>"),
            ("It is [check with the captain] closed.", "[check with the captain]"),
            ("Signed by ______.", "______"),
        ] {
            assert_eq!(in_it(text), Some(words), "{text}");
        }
        for text in [
            "Title XX funds pay for it.",
            "del siglo XX",
            "Super Bowl XX was on.",
            "Call 704-555-XXXX.",
            "XXL shirts",
            "[todo](todo.md)",
            "What? Where?",
            "Stewart, ??",
            "It is often silent (??).",
            "[Ruiz]: Aye",
            "A [sic] stands there.",
            "Missing signs [two of them] are back.",
        ] {
            assert_eq!(in_text(text).map(|(start, end)| &text[start..end]), None, "{text}");
        }
    }
}
