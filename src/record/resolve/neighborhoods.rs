//! Neighborhoods are found by their names: two of them in one text, such as `Market Quarter / Old Exchange`, are found
//! by neither.

use super::fields::Fields;
use super::texts::strings;
use crate::diagnostics::{Code, Help};
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::raw::{RawArea, RawDivision};
use crate::record::parse::shape::TextOr;
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::{fold, one_line};
use std::collections::HashSet;

/// Between the names of two places, where these are not one name.
const SIGNS: [char; 3] = ['/', ';', ','];
/// Words that join two names, and stand in the name of one place as well: Hill and Dale.
const WORDS: [&str; 4] = [" and ", " & ", " y ", " + "];
/// What stands after a comma in the name of one place: Oakhurst, East.
const PARTS: [&str; 14] = [
    "north", "south", "east", "west", "upper", "lower", "old", "new", "inner", "outer", "norte", "sur", "este", "oeste",
];

/// Reports each text of a division's neighborhoods that holds several names.
pub(super) fn check(fields: &mut Fields<'_>, raw: &RawDivision) {
    let areas = || raw.response_areas.iter().flatten().enumerate();
    let lists = areas().filter_map(|(at, entry)| match entry {
        Some(TextOr::Record(RawArea { neighborhoods: Some(list), .. })) => Some((at, strings(Some(list)))),
        _ => None,
    });
    let lists: Vec<(usize, Vec<String>)> = lists.collect();
    let known: HashSet<String> = lists.iter().flat_map(|(_, list)| list).map(|name| fold::key(name)).collect();
    for (at, list) in lists {
        let split: Vec<Option<Vec<String>>> = list.iter().map(|text| names_in(text, &known)).collect();
        let Some(first) = split.iter().position(Option::is_some) else { continue };
        let path = [Key("response_areas"), Index(at), Key("neighborhoods")];
        let names =
            list.iter().zip(&split).flat_map(|(text, names)| names.clone().unwrap_or_else(|| vec![text.clone()]));
        let names: Vec<String> = names.map(|name| plain_or_quoted(&name)).collect();
        let help = Help::typed(
            "write each as an entry of the list: ",
            fields.write(&path, &format!("[{}]", names.join(", "))),
        );
        let message = format!("\"{}\" would be one neighborhood with a long name", one_line(&list[first]));
        fields.warn(Code::WrongKind, &[path[0], path[1], path[2], Index(first)], message, help);
    }
}

/// The names in a text; none where it is likely one name.
fn names_in(text: &str, known: &HashSet<String>) -> Option<Vec<String>> {
    let trimmed = |parts: Vec<&str>| {
        parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let begins = |name: &String| name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let signs = trimmed(text.split(SIGNS).collect());
    let is_part = |name: &String| PARTS.contains(&&*fold::fold(name));
    if signs.len() > 1 && signs.iter().all(begins) && !signs.iter().any(is_part) && !text.contains('(') {
        return Some(
            signs.iter().flat_map(|name| names_in(name, known).unwrap_or_else(|| vec![name.clone()])).collect(),
        );
    }
    let joined = WORDS.iter().fold(text.to_owned(), |text, word| text.replace(word, "\n"));
    let names = trimmed(joined.split('\n').collect());
    let is_a_name = |name: &String| begins(name) && name.contains(' ');
    let is_known = |name: &String| known.contains(&fold::key(name));
    (names.len() > 1 && (names.iter().all(is_a_name) || names.iter().any(is_known))).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_in_one_text_are_known_from_one_name() {
        let known: HashSet<String> = ["Westgate"].iter().map(|name| fold::key(name)).collect();
        for (text, names) in [
            ("Market Quarter / Old Exchange", Some(vec!["Market Quarter", "Old Exchange"])),
            ("Market Quarter/Old Exchange", Some(vec!["Market Quarter", "Old Exchange"])),
            ("Market Quarter, Old Exchange; Pier", Some(vec!["Market Quarter", "Old Exchange", "Pier"])),
            ("Market Quarter & Old Exchange", Some(vec!["Market Quarter", "Old Exchange"])),
            ("Market Quarter, Old Exchange and Wharf Side", Some(vec!["Market Quarter", "Old Exchange", "Wharf Side"])),
            ("Westgate and Pippin", Some(vec!["Westgate", "Pippin"])),
            ("Hill and Dale", None),
            ("Kiln & Forge", None),
            ("Oakhurst, East", None),
            ("Harbor (Pier, Cooperage)", None),
            ("Market Quarter", None),
            ("the blocks of 5th Street and Hall Street", None),
        ] {
            let names: Option<Vec<String>> = names.map(|names| names.into_iter().map(str::to_owned).collect());
            assert_eq!(names_in(text, &known), names, "{text}");
        }
    }
}
