//! What private things look like in a text with plain digits, hyphens and spaces.

use super::PrivateKind;
use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

/// A pattern, and signs without one of which it cannot match: cheap to look for, and many texts have none.
struct Pattern {
    kind: PrivateKind,
    needs: Needs,
    expression: Regex,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Sign(&'static str),
    /// Four digits after a hyphen, a dot, a slash or a space.
    FourDigits,
    Digit,
}

const MONTH: &str = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}\.?";

const STREET_TYPE: &str = r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Ct|Court|Blvd|Boulevard|Pl|Place|Way|Ter|Terrace|Cir|Circle|Pkwy|Parkway|Hwy|Highway|Trl|Trail|Loop|Row|Alley|Sq|Square)\b";

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |kind, needs, text: &str| Pattern { kind, needs, expression: Regex::new(text).expect("the pattern is right") };
    vec![
        pattern(PrivateKind::Email, Needs::Sign("@"), r"[\w][\w.%+'-]*@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"),
        // North American Numbering Plan: neither area nor exchange code begins with 0 or 1.
        pattern(
            PrivateKind::Phone,
            Needs::FourDigits,
            r"(?:\+?1[-. ])?(?:\([2-9][0-9]{2}\)[-. ]?|\b[2-9][0-9]{2}(?:[-./ ]| - ))[2-9][0-9]{2}(?:[-./ ]| - )[0-9]{4}\b",
        ),
        pattern(
            PrivateKind::Phone,
            Needs::Digit,
            r"(?i)\b(?:call|phone|tel|telephone|cell|mobile|text|whatsapp|tel[eé]fono|celular|m[oó]vil|llam[ae](?:r|n)?)\b[^0-9\n]{0,16}(?:\(?[0-9]{3}\)?[-. ]?)?[0-9]{3}[-. ]?[0-9]{4}\b",
        ),
        pattern(PrivateKind::Phone, Needs::Sign("+"), r"\+[1-9](?:[0-9]{0,2}[ .-]\(?[0-9]{1,4}\)?(?:[ .-][0-9]{2,4}){1,4}|[0-9]{9,14})\b"),
        pattern(PrivateKind::IdentityNumber, Needs::FourDigits, r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b"),
        pattern(
            PrivateKind::BirthDate,
            Needs::Digit,
            &format!(
                r"(?i)\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y)|naci[oó]|nacid[oa]|fecha de nacimiento)(?:[^0-9\n]{{0,16}}[0-9]{{1,4}}(?:st|nd|rd|th)?(?:[-/. ]| of | de )(?:[0-9]{{1,2}}|{MONTH})(?:[-/., ]+| de )[0-9]{{2,4}}|[^0-9a-z\n]{{0,3}}(?:is )?{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}})\b"
            ),
        ),
        pattern(
            PrivateKind::HomeAddress,
            Needs::Digit,
            r"(?i)\b(?:lives|living|resides|residing|home address(?: is)?)(?: at)? ?:? [0-9]+ [a-z0-9][a-z0-9]*(?-i: [A-Z][A-Za-z0-9]*)*",
        ),
        pattern(
            PrivateKind::HomeAddress,
            Needs::Digit,
            r"\b(?i:vive|viven|reside|residen|domicilio|domiciliad[oa])(?i: en)?:? (?:(?i:la|el) )?(?:(?:\p{Uppercase}|calle|avenida|paseo)[\w.]*,? ){1,4}(?i:n[uú]m\.? |n[º°] ?)?[0-9]{1,5}\b",
        ),
        pattern(PrivateKind::HomeAddress, Needs::Digit, &format!(r"{NAME}(?:, (?:of |at |residing at )?| of | \(){}", street())),
        pattern(
            PrivateKind::Plate,
            Needs::Digit,
            r"\b(?i:licen[cs]e plates?|plates?|tags?)(?i: number| no\.?| #)?:? [A-Z]{2,3}[- ]?[0-9]{3,4}\b",
        ),
    ]
});

const NAME: &str = r"\b\p{Uppercase}[\p{Lowercase}'’-]+(?: \p{Uppercase}\.)?(?: \p{Uppercase}[\p{Alphabetic}'’-]+){1,2}";

/// A house number and the name of a street.
fn street() -> String {
    format!(r"[0-9]{{1,5}}(?:-[0-9]{{1,4}})? (?:[NSEW]\.? |[NS][EW] |North |South |East |West )?(?:[A-Z0-9][\w'’.]* ){{1,3}}{STREET_TYPE}")
}

static STREET: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!(r"\b{}", street())).expect("the pattern is right"));

/// Words of places and of those who have an address in public: what has one of these is nobody's name.
const PUBLIC: &[&str] = &[
    "academy",
    "agency",
    "alley",
    "apartments",
    "arena",
    "association",
    "avenue",
    "ave",
    "bakery",
    "bank",
    "bar",
    "barn",
    "bistro",
    "block",
    "blvd",
    "board",
    "boulevard",
    "brewery",
    "brewing",
    "bridge",
    "building",
    "bureau",
    "business",
    "cafe",
    "campus",
    "cathedral",
    "center",
    "centre",
    "chapel",
    "church",
    "city",
    "clinic",
    "club",
    "coffee",
    "college",
    "commission",
    "committee",
    "community",
    "company",
    "co",
    "complex",
    "congregation",
    "council",
    "county",
    "court",
    "courthouse",
    "deli",
    "department",
    "depot",
    "diner",
    "district",
    "division",
    "drive",
    "driveway",
    "elementary",
    "extension",
    "facility",
    "farm",
    "field",
    "fire",
    "firehouse",
    "food",
    "foundation",
    "garage",
    "garden",
    "gardens",
    "gallery",
    "grill",
    "grocery",
    "group",
    "gym",
    "hall",
    "headquarters",
    "high",
    "highway",
    "hill",
    "home",
    "homes",
    "hospital",
    "hotel",
    "house",
    "housing",
    "inc",
    "inn",
    "institute",
    "intersection",
    "island",
    "kitchen",
    "lane",
    "laundry",
    "library",
    "llc",
    "location",
    "lodge",
    "lot",
    "market",
    "marina",
    "meeting",
    "merchants",
    "middle",
    "ministries",
    "mission",
    "mosque",
    "motel",
    "museum",
    "office",
    "park",
    "parking",
    "parkway",
    "partners",
    "pharmacy",
    "pizza",
    "place",
    "playground",
    "plaza",
    "police",
    "pool",
    "post",
    "precinct",
    "project",
    "pub",
    "public",
    "ranch",
    "recreation",
    "residence",
    "restaurant",
    "ridge",
    "road",
    "room",
    "salon",
    "school",
    "senior",
    "services",
    "shelter",
    "shop",
    "shopping",
    "sheriff",
    "site",
    "square",
    "station",
    "store",
    "street",
    "studio",
    "suite",
    "supermarket",
    "synagogue",
    "tavern",
    "temple",
    "terrace",
    "theater",
    "theatre",
    "tower",
    "towers",
    "town",
    "trail",
    "university",
    "village",
    "ward",
    "warehouse",
    "way",
    "works",
    "ymca",
    "ywca",
    "zone",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "escuela",
    "iglesia",
    "biblioteca",
    "centro",
    "parque",
    "oficina",
    "calle",
    "avenida",
];

/// Each thing that looks private: what, and where in the text it begins and ends.
pub fn find(text: &str) -> Vec<(PrivateKind, usize, usize)> {
    let bytes = text.as_bytes();
    if !bytes.iter().any(|byte| byte.is_ascii_digit() || *byte == b'@') {
        return Vec::new();
    }
    let four_digits =
        bytes.windows(5).any(|bytes| matches!(bytes[0], b'-' | b'.' | b' ' | b'/') && bytes[1..].iter().all(u8::is_ascii_digit));
    let mut found: Vec<(PrivateKind, usize, usize)> = Vec::new();
    for pattern in PATTERNS.iter() {
        let possible = match pattern.needs {
            Needs::Sign(sign) => text.contains(sign),
            Needs::FourDigits => four_digits,
            Needs::Digit => true,
        };
        if !possible {
            continue;
        }
        for one in pattern.expression.find_iter(text) {
            let (start, end) = (one.start(), one.end());
            let is_public = pattern.kind == PrivateKind::HomeAddress && is_public(one.as_str());
            if !is_public && !found.iter().any(|(_, from, to)| *from < end && start < *to) {
                found.push((pattern.kind, start, end));
            }
        }
    }
    found.sort_unstable_by_key(|(_, start, _)| *start);
    found
}

/// Whether what stands before the house number is the name of a place or of an organization.
fn is_public(text: &str) -> bool {
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    names_a_place(&text[..digits]) && text.starts_with(char::is_uppercase)
}

/// Whether a text has a word of a place or an organization.
pub fn names_a_place(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && PUBLIC.contains(&&*fold::fold(word)))
}

/// The address of a house in a text that is about a person.
pub fn street_in(text: &str) -> Option<&str> {
    let found = STREET.find(text)?;
    (!names_a_place(&text[..found.start()])).then(|| found.as_str())
}
