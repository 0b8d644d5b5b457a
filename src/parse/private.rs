//! Finds what looks private in a text: telephone numbers, e-mail addresses, birth dates, home addresses, plates.
//! It says what it looks like and where; whether that may stand is for the check to judge.

use crate::source::Span;
use regex::{Regex, RegexSet};
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateKind {
    Email,
    Phone,
    IdentityNumber,
    BirthDate,
    HomeAddress,
    Plate,
}

impl PrivateKind {
    /// With its article.
    pub fn words(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Phone => "a telephone number",
            Self::IdentityNumber => "a social security number",
            Self::BirthDate => "a date of birth",
            Self::HomeAddress => "somebody's home address",
            Self::Plate => "a licence plate",
        }
    }
}

/// Something that looks private, and where in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivateFact {
    pub kind: PrivateKind,
    pub span: Span,
}

const PATTERNS: [(PrivateKind, &str); 7] = [
    (PrivateKind::Email, r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
    // North American Numbering Plan: neither area nor exchange code begins with 0 or 1.
    (PrivateKind::Phone, r"(?:\+?1[-. ])?(?:\([2-9]\d\d\) ?|\b[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}\b"),
    (PrivateKind::Phone, r"(?i)\b(?:call|phone|tel|telephone|cell|mobile|text)\b[^0-9\n]{0,16}\d{3}[-. ]\d{4}\b"),
    (PrivateKind::IdentityNumber, r"\b\d{3}-\d{2}-\d{4}\b"),
    (PrivateKind::BirthDate, r"(?i)\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?date)\b[^0-9\n]{0,16}\d{1,4}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/., ]+\d{2,4}\b"),
    (PrivateKind::HomeAddress, r"(?i)\b(?:lives|living|resides|residing|home address(?: is)?)(?: at)? ?:? \d+ [A-Za-z0-9]"),
    (PrivateKind::Plate, r"\b(?i:licen[cs]e plates?|plates?|tags?)(?i: number| no\.?| #)?:? [A-Z]{2,3}[- ]?\d{3,4}\b"),
];

static SET: LazyLock<RegexSet> = LazyLock::new(|| RegexSet::new(PATTERNS.map(|(_, pattern)| pattern)).expect("the patterns are right"));
static EACH: LazyLock<Vec<Regex>> = LazyLock::new(|| PATTERNS.iter().map(|(_, pattern)| Regex::new(pattern).expect("the patterns are right")).collect());

/// Everything in `text`, which begins at byte `offset` of its file.
pub fn find(text: &str, offset: usize) -> Vec<PrivateFact> {
    let mut facts: Vec<PrivateFact> = Vec::new();
    for index in SET.matches(text) {
        for found in EACH[index].find_iter(text) {
            let span = Span::new(found.start(), found.end()).shifted(offset);
            if !facts.iter().any(|fact| fact.span.start < span.end && span.start < fact.span.end) {
                facts.push(PrivateFact { kind: PATTERNS[index].0, span });
            }
        }
    }
    facts.sort_by_key(|fact| fact.span);
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_things_are_seen() {
        for (text, kind) in [
            ("write to dana.ruiz@mail.example today", PrivateKind::Email),
            ("her number is 704-555-0123.", PrivateKind::Phone),
            ("(704) 555-0123", PrivateKind::Phone),
            ("call Sam at 555-0123", PrivateKind::Phone),
            ("SSN 078-05-1120", PrivateKind::IdentityNumber),
            ("born on 04/12/1987", PrivateKind::BirthDate),
            ("DOB: 1987-04-12", PrivateKind::BirthDate),
            ("she lives at 210 Hall St", PrivateKind::HomeAddress),
            ("a van with plate ABC-1234", PrivateKind::Plate),
        ] {
            assert_eq!(find(text, 0).first().map(|fact| fact.kind), Some(kind), "{text}");
        }
    }

    #[test]
    fn the_plain_business_of_minutes_is_not_private() {
        for text in ["900-1100 block of 5th Street", "on 2026-05-07 at 18:00", "case 2026-0501-1234", "meeting ID 684-020-0019", "born of a complaint", "5th Street 100-400"] {
            assert_eq!(find(text, 0), [], "{text}");
        }
    }
}
