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
    Digit,
    /// The digits of a telephone number or one like it: looked for around these alone.
    Number,
    /// A house number behind what may be a name: looked for around these alone.
    House,
}

/// Bytes around a number in which a pattern is looked for.
const BEFORE: usize = 96;
const AFTER: usize = 72;

const MONTH: &str = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}\.?";

const STREET_TYPE: &str = r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Ct|Court|Blvd|Boulevard|Pl|Place|Way|Ter|Terrace|Cir|Circle|Pkwy|Parkway|Hwy|Highway|Trl|Trail|Loop|Row|Alley|Sq|Square)\b";

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |kind, needs, text: &str| Pattern { kind, needs, expression: Regex::new(text).expect("the pattern is right") };
    vec![
        pattern(PrivateKind::Email, Needs::Sign("@"), r"[\w][\w.%+'-]*@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"),
        // As people write it against programs: dana (at) mail (dot) example.
        pattern(
            PrivateKind::Email,
            Needs::Sign("at"),
            r"(?i)\b[\w.%+-]+ ?[(\[] ?at ?[)\]] ?[\w-]+(?: ?[(\[] ?dot ?[)\]] ?[\w-]+|\.[\w-]+)+",
        ),
        // North American Numbering Plan: neither area nor exchange code begins with 0 or 1.
        pattern(
            PrivateKind::Phone,
            Needs::Number,
            r"(?:\+?1[-. ])?(?:\([2-9][0-9]{2}\)[-. ]?|\b[2-9][0-9]{2}(?:[-./ ]| - ))[2-9][0-9]{2}(?:[-./ ]| - )[0-9]{4}\b",
        ),
        pattern(
            PrivateKind::Phone,
            Needs::Number,
            r"(?i)\b(?:call|phone|tel|telephone|cell|mobile|text|whatsapp|tel[eé]fono|celular|m[oó]vil|llam[ae](?:r|n)?)\b[^0-9\n]{0,16}(?:\(?[0-9]{3}\)?[-. ]?)?[0-9]{3}[-. ]?[0-9]{4}\b",
        ),
        pattern(PrivateKind::Phone, Needs::Sign("+"), r"\+[1-9](?:[0-9]{0,2}[ .-]\(?[0-9]{1,4}\)?(?:[ .-][0-9]{2,4}){1,4}|[0-9]{9,14})\b"),
        pattern(PrivateKind::IdentityNumber, Needs::Number, r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b"),
        pattern(
            PrivateKind::BirthDate,
            Needs::Digit,
            &format!(
                r"(?i)\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y)|naci[oó]|nacid[oa]|fecha de nacimiento)(?:[^0-9\n]{{0,16}}[0-9]{{1,4}}(?:st|nd|rd|th)?(?:[-/. ]| of | de )(?:[0-9]{{1,2}}|{MONTH})(?:[-/., ]+| de )[0-9]{{2,4}}|[^0-9a-z\n]{{0,3}}(?:is |in |en )?{MONTH}(?: [0-9]{{1,2}}(?:st|nd|rd|th)?)?(?:,? | of | de )[0-9]{{4}})\b"
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
        pattern(PrivateKind::HomeAddress, Needs::House, &format!(r"{NAME}(?:, (?:of |at |residing at )?| of | \(){}", street())),
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
    let Candidates { has_digit, numbers, houses } = candidates(text.as_bytes());
    let mut found: Vec<(PrivateKind, usize, usize)> = Vec::new();
    let whole = [(0, text.len())];
    for pattern in PATTERNS.iter() {
        let parts: &[(usize, usize)] = match pattern.needs {
            Needs::Sign(sign) if text.contains(sign) => &whole,
            Needs::Digit if has_digit => &whole,
            Needs::Sign(_) | Needs::Digit => &[],
            Needs::Number => &numbers,
            Needs::House => &houses,
        };
        for &(from, to) in parts {
            let (from, to) = (text.floor_char_boundary(from), text.ceil_char_boundary(to));
            for one in pattern.expression.find_iter(&text[from..to]) {
                let (start, end) = (from + one.start(), from + one.end());
                let is_public = pattern.kind == PrivateKind::HomeAddress && is_public(one.as_str());
                if !is_public && !found.iter().any(|(_, from, to)| *from < end && start < *to) {
                    found.push((pattern.kind, start, end));
                }
            }
        }
    }
    found.sort_unstable_by_key(|(_, start, _)| *start);
    found
}

/// Parts of a text in which patterns are looked for that would be slow on all of it.
#[derive(Default)]
struct Candidates {
    has_digit: bool,
    numbers: Vec<(usize, usize)>,
    houses: Vec<(usize, usize)>,
}

fn candidates(bytes: &[u8]) -> Candidates {
    let mut found = Candidates::default();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|more| at + more) {
        found.has_digit = true;
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = start + length;
        let before = &bytes[..start];
        let is_sign = |byte: &u8| matches!(byte, b'-' | b'.' | b'/' | b' ');
        let signs = before.iter().rev().take(3).take_while(|byte| is_sign(byte)).count();
        let follows_digit = signs > 0 && start > signs && bytes[start - signs - 1].is_ascii_digit();
        if (length == 4 && follows_digit) || length == 7 || length == 10 {
            push(&mut found.numbers, start, bytes.len());
        }
        let follows_name = [&b", "[..], b"(", b" of ", b" at "].iter().any(|end| before.ends_with(end));
        if length <= 5 && follows_name && matches!(bytes.get(at), Some(b' ' | b'-')) {
            push(&mut found.houses, start, bytes.len());
        }
    }
    found
}

/// Adds the part around a number, or makes the last part longer where they overlap.
fn push(parts: &mut Vec<(usize, usize)>, at: usize, length: usize) {
    let (from, to) = (at.saturating_sub(BEFORE), (at + AFTER).min(length));
    match parts.last_mut() {
        Some((_, end)) if *end >= from => *end = to,
        _ => parts.push((from, to)),
    }
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
