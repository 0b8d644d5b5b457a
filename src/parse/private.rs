//! Finds what looks private in a text: telephone numbers, e-mail addresses, birth dates, home addresses, plates.
//! It says what it looks like and where; whether that may stand is for the check to judge.

use crate::source::Span;
use regex::Regex;
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
            Self::Plate => "a license plate",
        }
    }
}

/// Something that looks private, and where in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivateFact {
    pub kind: PrivateKind,
    pub span: Span,
}

/// A pattern, and a sign or word without which it cannot match: cheap to look for, and most texts have none.
struct Pattern {
    kind: PrivateKind,
    needs: &'static [&'static str],
    expression: Regex,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |kind, needs, text: &str| Pattern { kind, needs, expression: Regex::new(text).expect("the pattern is right") };
    vec![
        pattern(PrivateKind::Email, &["@"], r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
        // North American Numbering Plan: neither area nor exchange code begins with 0 or 1.
        pattern(PrivateKind::Phone, DIGITS, r"(?:\+?1[-. ])?(?:\([2-9][0-9]{2}\) ?|\b[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}\b"),
        pattern(
            PrivateKind::Phone,
            &["call", "Call", "phone", "Phone", "tel", "Tel", "cell", "Cell", "mobile", "Mobile", "text", "Text"],
            r"(?i)\b(?:call|phone|tel|telephone|cell|mobile|text)\b[^0-9\n]{0,16}[0-9]{3}[-. ][0-9]{4}\b",
        ),
        pattern(PrivateKind::Phone, &["+"], r"\+[1-9][0-9]{0,2}[ .-]\(?[0-9]{1,4}\)?(?:[ .-][0-9]{2,4}){1,4}\b"),
        pattern(PrivateKind::IdentityNumber, DIGITS, r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b"),
        pattern(
            PrivateKind::BirthDate,
            &["born", "Born", "dob", "DOB", "D.O.B", "d.o.b", "birth", "Birth"],
            r"(?i)\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?date)[^0-9\n]{0,16}[0-9]{1,4}[-/. ](?:[0-9]{1,2}|[a-z]{3,9})[-/., ]+[0-9]{2,4}\b",
        ),
        pattern(
            PrivateKind::HomeAddress,
            &["liv", "Liv", "resid", "Resid", "home address", "Home address"],
            r"(?i)\b(?:lives|living|resides|residing|home address(?: is)?)(?: at)? ?:? [0-9]+ [a-z0-9][a-z0-9]*(?-i: [A-Z][A-Za-z0-9]*)*",
        ),
        pattern(
            PrivateKind::Plate,
            &["plate", "Plate", "tag", "Tag"],
            r"\b(?i:licen[cs]e plates?|plates?|tags?)(?i: number| no\.?| #)?:? [A-Z]{2,3}[- ]?[0-9]{3,4}\b",
        ),
    ]
});

/// Patterns with this need are tried only where four digits follow each other.
const DIGITS: &[&str] = &[];

/// Everything in `text`, which begins at byte `offset` of its file.
pub fn find(text: &str, offset: usize) -> Vec<PrivateFact> {
    let four_digits =
        text.as_bytes().windows(5).any(|bytes| matches!(bytes[0], b'-' | b'.' | b' ') && bytes[1..].iter().all(u8::is_ascii_digit));
    let mut facts: Vec<PrivateFact> = Vec::new();
    for pattern in PATTERNS.iter() {
        let possible = four_digits && pattern.needs.is_empty() || pattern.needs.iter().any(|need| text.contains(need));
        if !possible {
            continue;
        }
        for found in pattern.expression.find_iter(text) {
            let span = Span::new(found.start(), found.end()).shifted(offset);
            if !facts.iter().any(|fact| fact.span.start < span.end && span.start < fact.span.end) {
                facts.push(PrivateFact { kind: pattern.kind, span });
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
            ("+44 20 7946 0958", PrivateKind::Phone),
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
        for text in [
            "900-1100 block of 5th Street",
            "on 2026-05-07 at 18:00",
            "case 2026-0501-1234",
            "meeting ID 684-020-0019",
            "born of a complaint",
            "5th Street 100-400",
        ] {
            assert_eq!(find(text, 0), [], "{text}");
        }
    }
}
