//! Two streets of one division whose names differ by one letter: rather one street that was mistyped once.

use super::super::Checked;
use super::{Line, area_of, report};
use crate::diagnostics::{Diag, Help};
use crate::record::parse::decode::quoted;
use crate::site::plan::streets::is_type;
use crate::text::one_line;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use strsim::osa_distance;

/// In a shorter word another letter rather makes another name: Mill and Mall.
const LETTERS_TO_REPLACE: usize = 7;
/// The same for a letter too many or too few: Hill and Hills.
const LETTERS_TO_ADD: usize = 6;
/// Names that are alike but for one letter, and more than this many, are numbered.
const MOST_ALIKE: usize = 8;

/// Reports the likelier slip of two names that differ by one letter; `streets` is by the key of the name.
pub(super) fn check(checked: &Checked<'_>, streets: &BTreeMap<String, Vec<Line<'_>>>, diags: &mut Vec<Diag>) {
    let mut reported: BTreeSet<(&str, &str)> = BTreeSet::new();
    for group in
        alike(streets.keys().map(String::as_str)).values().filter(|group| (2..=MOST_ALIKE).contains(&group.len()))
    {
        let pairs = group.iter().enumerate().flat_map(|(at, one)| group[..at].iter().map(move |two| (*two, *one)));
        for (one, two) in pairs.filter(|(one, two)| is_slip(one, two)) {
            let (wrong, right) = if is_likelier(streets, two, one) { (two, one) } else { (one, two) };
            if reported.insert((wrong, right)) {
                report_slip(checked, &streets[wrong], &streets[right], diags);
            }
        }
    }
}

/// The names that are the same without one of their letters. Two that differ by one letter, or by two that changed
/// places, are.
fn alike<'k>(keys: impl Iterator<Item = &'k str>) -> HashMap<String, Vec<&'k str>> {
    let mut groups: HashMap<String, Vec<&str>> = HashMap::new();
    for key in keys {
        let letters =
            key.char_indices().map(|(at, letter)| format!("{}{}", &key[..at], &key[at + letter.len_utf8()..]));
        for shorter in letters.chain([key.to_owned()]).collect::<BTreeSet<_>>() {
            groups.entry(shorter).or_default().push(key);
        }
    }
    groups
}

/// Whether one name is likely the other, mistyped: one word differs, and not in what makes it another street.
fn is_slip(one: &str, two: &str) -> bool {
    let (first, second): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), two.split(' ').collect());
    let mut differing = first.iter().zip(&second).filter(|(one, two)| one != two);
    let (Some((one, two)), None, true) = (differing.next(), differing.next(), first.len() == second.len()) else {
        return false;
    };
    let is_known = is_type(one) && is_type(two);
    let has_digit = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    if is_known
        || has_digit(one)
        || has_digit(two)
        || one.chars().next() != two.chars().next()
        || osa_distance(one, two) != 1
    {
        return false;
    }
    let (short, long) = (one.chars().count().min(two.chars().count()), one.chars().count().max(two.chars().count()));
    let mut letters = [one.chars().collect::<Vec<_>>(), two.chars().collect::<Vec<_>>()];
    letters.iter_mut().for_each(|letters| letters.sort_unstable());
    let is_swap = letters[0] == letters[1];
    let is_mistyped_type = is_type(one) != is_type(two);
    is_swap || is_mistyped_type || if short == long { short >= LETTERS_TO_REPLACE } else { long >= LETTERS_TO_ADD }
}

/// Whether `one` is the likelier slip: its last word says nothing, or it stands at fewer places, or later.
fn is_likelier(streets: &BTreeMap<String, Vec<Line<'_>>>, one: &str, two: &str) -> bool {
    let has_type = |key: &str| key.rsplit(' ').next().is_some_and(is_type);
    let first = |key: &str| streets[key].iter().map(|line| (line.division, line.at)).min();
    let rank = |key: &str| (!has_type(key), std::cmp::Reverse(streets[key].len()), first(key));
    rank(one) > rank(two)
}

fn report_slip(checked: &Checked<'_>, wrong: &[Line<'_>], right: &[Line<'_>], diags: &mut Vec<Diag>) {
    for line in wrong {
        let Some(other) = right.iter().find(|other| other.division == line.division) else { continue };
        let text = one_line(&line.text.replacen(&line.street.name, &other.street.name, 1));
        let message = format!(
            "\"{}\" is nearly the same name as \"{}\" in {}: the list of streets would have both",
            one_line(&line.street.name),
            one_line(&other.street.name),
            area_of(checked, other)
        );
        report(checked, line, message, diags, |teller, path| {
            Help::typed("write ", teller.put(path, &quoted(&text)).ok_or(text))
                .and(", or leave it if these are two streets")
        });
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_mistyped_name_is_known_from_another_street() {
        for (one, two) in [
            ("mill raod", "mill road"),
            ("mlil road", "mill road"),
            ("hall steet", "hall street"),
            ("westgate road", "westgte road"),
            ("orchard avenue", "orchards avenue"),
            ("exchange street", "exchonge street"),
        ] {
            assert!(is_slip(one, two) && is_slip(two, one), "{one}, {two}");
        }
        for (one, two) in [
            ("mill road", "mall road"),
            ("mill road", "mill row"),
            ("hill road", "mill road"),
            ("hill road", "hills road"),
            ("5th street", "6th street"),
            ("pier 4", "pier 5"),
            ("march street", "marsh street"),
            ("morton street", "norton street"),
            ("mill road north", "mill road"),
        ] {
            assert!(!is_slip(one, two), "{one}, {two}");
        }
    }
}
