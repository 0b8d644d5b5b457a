//! What private things look like in a text with plain digits, hyphens and spaces.

use super::cases::is_no_secret;
use super::disguise::{Plain, file_names, undisguised};
use super::fact::PrivateKind;
use super::given::is_given;
use super::homes;
use super::numbers;
use super::papers;
use super::pattern::{Needs, Pattern, is_date, street};
use super::places::{
    ends_as_a_building, leads_elsewhere, names_a_group, names_a_helper, names_a_place, names_a_thing, names_no_person,
};
use super::spellings;
use crate::text::pattern::of_words;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Bytes around a number in which a pattern is looked for.
const BEFORE: usize = 96;
const AFTER: usize = 72;

/// What stands between a person and a house number.
const BEFORE_HOUSE: [&[u8]; 20] = [
    b", ",
    b"(",
    b" of ",
    b" at ",
    b" from ",
    b" in ",
    b" on ",
    b": ",
    b" - ",
    b" number ",
    b" no. ",
    b" #",
    b" el ",
    b" la ",
    b" en ",
    b" del ",
    b" de ",
    "número ".as_bytes(),
    "núm. ".as_bytes(),
    "núm ".as_bytes(),
];

/// What stands between a name and an age.
const BEFORE_AGE: [&[u8]; 5] = [b", ", b"(", b"ge ", b"ged ", b"de "];

/// Bytes before the last group of a telephone number.
const LONGEST_NUMBER: usize = 16;

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(spellings::patterns);

/// All words that patterns are looked for near, which are found in one go, with the numbers of those patterns.
static NEAR: LazyLock<Vec<(&'static str, Vec<usize>)>> = LazyLock::new(|| {
    let mut near: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (number, pattern) in PATTERNS.iter().enumerate() {
        let words = if let Needs::Near(words) = pattern.needs { words } else { &[] };
        words.iter().for_each(|word| near.entry(word).or_default().push(number));
    }
    homes::STREETS.iter().for_each(|word| near.entry(word).or_default().push(PATTERNS.len()));
    near.into_iter().collect()
});

/// The words themselves, which are looked for all at once.
static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    // One look into a table for each byte.
    let kind = Some(AhoCorasickKind::DFA);
    let words = AhoCorasick::builder().kind(kind).build(NEAR.iter().map(|(word, _)| word));
    words.expect("there are not so many words")
});

static STREET: LazyLock<Regex> = LazyLock::new(|| of_words(&format!(r"\b{}", street())));

/// Each thing that looks private: what, and where in the text it begins and ends.
pub fn find(text: &str) -> Vec<(PrivateKind, usize, usize)> {
    let mut found = find_plain(text);
    let mut hidden = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        for plain in [undisguised(line), file_names(line)].into_iter().flatten() {
            for (kind, start, end) in find_around(&plain) {
                let (start, end) = plain.place(start, end);
                let (start, end) = (from + start, from + end);
                let is_known = |(_, known_start, known_end): &(PrivateKind, usize, usize)| {
                    *known_start < end && start < *known_end
                };
                // Digits in words may be those of a telephone, unless the plain words say what they are.
                found.retain(|known| {
                    kind == PrivateKind::Phone
                        || !is_known(known)
                        || known.0 != PrivateKind::Phone
                        || text[known.1..known.2].bytes().any(|byte| byte.is_ascii_digit())
                });
                if !found.iter().chain(&hidden).any(is_known) {
                    hidden.push((kind, start, end));
                }
            }
        }
        from += line.len() + 1;
    }
    if !hidden.is_empty() {
        found.extend(hidden);
        found.sort_by_key(|(_, start, _)| *start);
    }
    found
}

/// What is found around the parts that were written otherwise.
fn find_around(plain: &Plain) -> Vec<(PrivateKind, usize, usize)> {
    let mut parts = Vec::new();
    for (from, to) in &plain.changed {
        push(&mut parts, *from, plain.text.len());
        push(&mut parts, *to, plain.text.len());
    }
    let mut found = Vec::new();
    for (from, to) in parts {
        let (from, to) = (plain.text.floor_char_boundary(from), plain.text.ceil_char_boundary(to));
        let of_part = find_plain(&plain.text[from..to]);
        found.extend(of_part.into_iter().map(|(kind, start, end)| (kind, from + start, from + end)));
    }
    found
}

/// The same, of a text in which nothing is disguised.
fn find_plain(text: &str) -> Vec<(PrivateKind, usize, usize)> {
    let candidates = candidates(text);
    // By where each begins; none overlaps another.
    let mut found: BTreeMap<usize, (PrivateKind, usize)> = BTreeMap::new();
    if !candidates.digits.is_empty() {
        found.extend(numbers::find(text).into_iter().map(|(kind, start, end)| (start, (kind, end))));
    }
    let whole = [(0, text.len())];
    let by_pattern = around_words(&candidates.words, text.len());
    for (number, pattern) in PATTERNS.iter().enumerate() {
        let parts: &[(usize, usize)] = match pattern.needs {
            Needs::Sign(sign) if text.contains(sign) => &whole,
            Needs::Sign(_) => &[],
            Needs::Number | Needs::LocalNumber => &candidates.numbers,
            Needs::House => &candidates.houses,
            Needs::Age => &candidates.ages,
            Needs::Plate => &candidates.plates,
            Needs::Near(_) => &by_pattern[number],
        };
        for &(from, to) in parts {
            let (from, to) = (text.floor_char_boundary(from), text.ceil_char_boundary(to));
            // Most words stand beside no number.
            let is_number = matches!(
                pattern.kind,
                PrivateKind::Case
                    | PrivateKind::License
                    | PrivateKind::Account
                    | PrivateKind::Vehicle
                    | PrivateKind::IdentityNumber
                    | PrivateKind::BirthDate
                    | PrivateKind::HomeAddress
            );
            if is_number && !candidates.has_digit_between(from, to) {
                continue;
            }
            for one in pattern.expression().find_iter(&text[from..to]) {
                // Of a number in a list, only the number.
                let lead = if pattern.needs == Needs::LocalNumber {
                    one.as_str().find(|c: char| c.is_ascii_digit()).unwrap_or(0)
                } else {
                    0
                };
                let (start, end) = (from + one.start() + lead, from + one.end());
                let is_other = is_place(pattern, one.as_str())
                    || pattern.kind == PrivateKind::Phone && is_date(one.as_str())
                    || pattern.kind == PrivateKind::MeetingKey && is_of_invitation(&text[..start])
                    || is_public(pattern.kind, text, start, end)
                    || pattern.needs == Needs::LocalNumber && is_other_number(text, start, end);
                if !is_other && !is_taken(&found, start, end) {
                    found.insert(start, (pattern.kind, end));
                }
            }
        }
    }
    for start in candidates.doors {
        if let Some(end) = homes::home_at(text, start).filter(|end| !is_taken(&found, start, *end)) {
            found.insert(start, (PrivateKind::HomeAddress, end));
        }
    }
    for &(from, to) in &by_pattern[PATTERNS.len()] {
        for (start, end) in homes::homes_behind(text, text.floor_char_boundary(from), text.ceil_char_boundary(to)) {
            if !is_taken(&found, start, end) {
                found.insert(start, (PrivateKind::HomeAddress, end));
            }
        }
    }
    found.into_iter().map(|(start, (kind, end))| (kind, start, end)).collect()
}

/// Whether the words beside it say that it is of something public: the license of a bar, the account of a budget.
fn is_public(kind: PrivateKind, text: &str, start: usize, end: usize) -> bool {
    let before = || line_before(text, start);
    match kind {
        PrivateKind::License => {
            papers::is_of_something_public(before()) || papers::is_of_an_insurance(last_words(before(), 2))
        }
        PrivateKind::Plate | PrivateKind::Case => papers::is_of_something_public(before()),
        PrivateKind::Party => names_a_helper(last_words(before(), 5)),
        PrivateKind::BirthDate => names_a_thing(last_words(before(), 3)),
        PrivateKind::Account => papers::is_of_something_public(before()) || papers::is_of_a_budget(&text[end..]),
        _ => false,
    }
}

/// The last so many words of what stands before something in its sentence.
fn last_words(before: &str, count: usize) -> &str {
    let end = [". ", ": "].iter().filter_map(|sign| before.rfind(sign)).max();
    let sentence = &before[end.map_or(0, |at| at + 2)..];
    let at = sentence.rmatch_indices(' ').nth(count).map_or(0, |(at, _)| at);
    &sentence[at..]
}

/// Whether something found before has a part of these bytes.
fn is_taken(found: &BTreeMap<usize, (PrivateKind, usize)>, start: usize, end: usize) -> bool {
    found.range(..end).next_back().is_some_and(|(_, (_, known_end))| *known_end > start)
}

/// Whether what should be somebody's name is that of a place or of an organization, what should be a street is a
/// month, or what should be a mailbox a word before the address of a site.
fn is_place(pattern: &Pattern, text: &str) -> bool {
    if pattern.expression().captures_len() == 1 {
        return false;
    }
    let Some(found) = pattern.expression().captures(text) else { return false };
    let is = |group: &str, judge: fn(&str) -> bool| found.name(group).is_some_and(|part| judge(part.as_str()));
    is("name", names_a_place)
        || is("given", |name| !is_given(name))
        || is("family", names_a_group)
        || is("street", |street| street.split(' ').any(spellings::is_month) || ends_as_a_building(street))
        || is("who", names_a_place)
        || is("person", names_no_person)
        || is("words", leads_elsewhere)
        || is("local", |local| {
            !local.contains(['.', '_', '-', '+']) && !local.bytes().any(|byte| byte.is_ascii_digit())
        })
        || is("paper", papers::is_no_paper)
        || is("account", papers::is_no_paper)
        || is("vehicle", papers::is_no_vehicle)
        || is("spoken", spellings::is_no_spoken_number)
        || is("case", papers::is_no_case)
        || is("file", papers::is_no_file)
        || is("plate", papers::is_no_plate)
        || is("secret", is_no_secret)
        || is("security", is_a_year)
        || is("word", spellings::leads_to_a_site)
}

/// Whether four digits behind "Social Security" are those of a year.
fn is_a_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether what follows is a part of an address: a meeting that everybody may come to is announced with it.
fn is_of_invitation(before: &str) -> bool {
    before.ends_with(['?', '&', ';'])
}

/// Bytes of the line before and after something that say what it is.
const BESIDE: usize = 200;

/// What stands before something on its line, as far as it says what that is.
fn line_before(text: &str, start: usize) -> &str {
    text[text.floor_char_boundary(start.saturating_sub(BESIDE))..start].rsplit('\n').next().unwrap_or("")
}

/// Whether `612-4471` is no telephone number: house numbers, years, the number of a case.
fn is_other_number(text: &str, start: usize, end: usize) -> bool {
    let number = text[start..end].trim_start_matches(|c: char| !c.is_ascii_digit());
    let start = end - number.len();
    let before = line_before(text, start);
    let after = text[end..text.floor_char_boundary(end + BESIDE)].split('\n').next().unwrap_or("");
    let is_joined = before.ends_with(['-', '.', '/', '$', '=', '_', '%']) && !before.ends_with("..")
        || after.starts_with(['-', '%', '/', '_'])
        || after.strip_prefix('.').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    let last = &number[number.len() - 4..];
    let is_local = number.len() <= "612-4471".len();
    let are_houses = is_local && number.as_bytes()[2] == b'0' && last.ends_with('0');
    let words = || before.rsplit(|c: char| !c.is_alphanumeric() && c != '§').filter(|word| !word.is_empty());
    let is_street = words().next().is_some_and(spellings::is_street_type);
    let is_counted = words().take(2).any(|word| spellings::NUMBERED.contains(&word.to_lowercase().as_str()));
    let follows = after.trim_start();
    let is_block = follows.starts_with("block") || spellings::begins_with_street(follows);
    let is_year = is_local && (last.starts_with("19") || last.starts_with("20"));
    let is_digit = |c: char| c.is_ascii_digit();
    // Of figures in a row, none is a telephone number.
    let groups = number.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count();
    let is_in_row = groups == 2
        && number.contains(' ')
        && (before.ends_with(|c: char| c.is_ascii_digit()) || follows.starts_with(is_digit))
        || groups > 3 && (before.trim_end().ends_with(is_digit) || follows.starts_with(is_digit));
    is_in_row || is_joined || are_houses || is_year || is_street || is_counted || is_block
}

/// Parts of a text in which patterns are looked for that would be slow on all of it.
#[derive(Default)]
struct Candidates {
    /// Where each row of digits begins and ends.
    digits: Vec<(usize, usize)>,
    numbers: Vec<(usize, usize)>,
    houses: Vec<(usize, usize)>,
    ages: Vec<(usize, usize)>,
    plates: Vec<(usize, usize)>,
    /// Digits that a name with a capital letter or a number follows, as the number of a house is.
    doors: Vec<usize>,
    /// Words that patterns are looked for near, by their position in [`NEAR`], and where each stands.
    words: Vec<(usize, usize)>,
}

impl Candidates {
    fn has_digit_between(&self, from: usize, to: usize) -> bool {
        let next = self.digits.partition_point(|(_, end)| *end <= from);
        self.digits.get(next).is_some_and(|(start, _)| *start < to)
    }
}

fn candidates(text: &str) -> Candidates {
    let mut found = Candidates { words: near_words(text), ..Candidates::default() };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|more| at + more) {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = start + length;
        found.digits.push((start, at));
        let before = &bytes[..start];
        if matches!(length, 7 | 9..=15) || (length <= 4 && ends_number(bytes, start, at)) {
            push(&mut found.numbers, start, bytes.len());
        }
        if length <= 2 && BEFORE_AGE.iter().any(|end| before.ends_with(end)) {
            push(&mut found.ages, start, bytes.len());
        }
        let letter = before.iter().rev().find(|byte| !matches!(byte, b'-' | b' '));
        if (2..=4).contains(&length) && letter.is_some_and(u8::is_ascii_uppercase) {
            push(&mut found.plates, start, bytes.len());
        }
        let follows_name = BEFORE_HOUSE.iter().any(|end| before.ends_with(end));
        if length <= 5 && is_door(bytes, start, at) {
            found.doors.push(start);
        }
        if length <= 5 && follows_name && matches!(bytes.get(at), Some(b' ' | b'-')) {
            push(&mut found.houses, start, bytes.len());
        }
    }
    found
}

/// Every word that patterns are looked for near, also one that begins inside of another.
fn near_words(text: &str) -> Vec<(usize, usize)> {
    let found = WORDS.find_overlapping_iter(text);
    let mut words: Vec<(usize, usize)> = found.map(|word| (word.pattern().as_usize(), word.start())).collect();
    // They were found by where they end.
    words.sort_by_key(|(_, at)| *at);
    words
}

/// Whether the digits from `start` to `end` may be the number of a house before its street: `1423 Maple`, `17B
/// Harbor`, `37-12 82nd`.
fn is_door(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_inner =
        start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'-' | b'.' | b','));
    let at = match bytes.get(end) {
        Some(b'A'..=b'Z') => end + 1,
        Some(b'-') => end + 1 + bytes[end + 1..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count(),
        _ => end,
    };
    let follows = bytes.get(at) == Some(&b' ')
        && bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    !is_inner && follows
}

/// Whether the digits from `start` to `end` may be the last of a telephone number: other groups stand before them,
/// and together they are no date.
fn ends_number(bytes: &[u8], start: usize, end: usize) -> bool {
    // The last two are those of a middle dot.
    let is_part = |byte: &&u8| {
        byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'/' | b' ' | b'(' | b')' | b'[' | b']' | 0xC2 | 0xB7)
    };
    let length = bytes[..start].iter().rev().take(LONGEST_NUMBER).take_while(is_part).count();
    let number = bytes[start - length..end].trim_ascii();
    let digits = number.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits >= 7 && length > 0 && !std::str::from_utf8(number).is_ok_and(is_date)
}

/// The parts around the words of each pattern, by its number; last those of streets whose number stands behind them.
fn around_words(found: &[(usize, usize)], length: usize) -> Vec<Vec<(usize, usize)>> {
    let mut parts = vec![Vec::new(); PATTERNS.len() + 1];
    for (word, at) in found {
        for pattern in &NEAR[*word].1 {
            push(&mut parts[*pattern], *at, length);
        }
    }
    parts
}

/// Adds the part around a number, or makes the last part longer where they overlap.
fn push(parts: &mut Vec<(usize, usize)>, at: usize, length: usize) {
    let (from, to) = (at.saturating_sub(BEFORE), (at + AFTER).min(length));
    match parts.last_mut() {
        Some((_, end)) if *end >= from => *end = to,
        _ => parts.push((from, to)),
    }
}

/// The address of a house in a text that is about a person.
pub fn street_in(text: &str) -> Option<&str> {
    let found = STREET.find(text)?;
    (!names_a_place(&text[..found.start()])).then(|| found.as_str())
}

static HOME: LazyLock<Regex> = LazyLock::new(|| of_words(&spellings::home()));

/// The name of a place to meet that is somebody's home.
pub fn home_in(text: &str) -> Option<&str> {
    let found = HOME.captures(text.trim())?;
    let name = found.name("name").or_else(|| found.name("family"));
    let is_public = name.is_some_and(|name| names_a_place(name.as_str()) || names_a_group(name.as_str()));
    (!is_public).then(|| found.get_match().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_right() {
        assert!(PATTERNS.len() > 80);
        PATTERNS.iter().for_each(|pattern| assert!(!pattern.expression().as_str().is_empty()));
    }
}
