//! The detail itself in what was found: "119 Wharf St Apt 3" of "lives at 119 Wharf St Apt 3". This is what an
//! exception has to name whole.

use super::fact::PrivateKind;
use super::papers;
use super::pattern;
use crate::text::fold;
use crate::text::pattern::of_words;
use regex::Regex;
use std::sync::LazyLock;

/// Words that lead to a date of birth or to an address that begins with its street.
const LEADING: &str = "
born on in is the d o b dob date of birth birthdate birthday day nacio nacido nacida f n nac fecha de nacimiento en
el la lives lived living resides residing stays staying live reside stay at over home house address apartment
residence his her their whose my su vive viven residen domicilio domiciliado domiciliada casa es
";

static PLATE: LazyLock<Regex> = LazyLock::new(|| of_words(&format!(r"\b{}$", pattern::PLATE)));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| of_words(&format!(r"(?:^|[ #:.,]){}$", papers::PAPER)));

/// The part of a text that was found which is the private detail; all of it, where nothing only leads to it.
pub fn detail(kind: PrivateKind, text: &str) -> &str {
    match kind {
        PrivateKind::Plate => PLATE.find(text).map_or(text, |plate| plate.as_str()),
        PrivateKind::License | PrivateKind::Case | PrivateKind::Account => {
            NUMBER.find(text).map_or(text, |number| number.as_str().trim_start_matches([' ', '#', ':', '.', ',']))
        }
        PrivateKind::BirthDate => without_leading(text),
        PrivateKind::HomeAddress => address(text),
        _ => text,
    }
}

/// From the number of the house on, or from the street, where the number follows it. A house that has no number is
/// named whole.
fn address(text: &str) -> &str {
    let Some(digit) = text.find(|c: char| c.is_ascii_digit()) else { return text };
    let begins = text[..digit].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let (number, street) = text[digit..].split_once(' ').unwrap_or((&text[digit..], ""));
    if begins && !number.ends_with(',') && street.starts_with(char::is_alphanumeric) {
        &text[digit..]
    } else {
        without_leading(text)
    }
}

fn without_leading(text: &str) -> &str {
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let next = rest[end..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        if !leads(&rest[..end]) || next.is_empty() {
            return rest;
        }
        rest = next;
    }
}

fn leads(word: &str) -> bool {
    let word = fold::fold(word);
    LEADING.split_whitespace().any(|leading| leading == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::parse::private::find_in;

    #[test]
    fn what_leads_to_a_detail_is_no_part_of_it() {
        for (text, own) in [
            ("She lives at 119 Wharf St Apt 3, Larkmoor.", "119 Wharf St Apt 3"),
            ("lives at 119 Wharf St, Apt. 3b", "119 Wharf St, Apt. 3b"),
            ("Dana Ruiz, 210 Hall St", "210 Hall St"),
            ("vive en la calle Olmo 214", "calle Olmo 214"),
            ("lives on Pippin Street 214", "Pippin Street 214"),
            ("Born May 7, 1980.", "May 7, 1980"),
            ("D.O.B.: 05/07/1980", "05/07/1980"),
            ("born on the 7th of May 1980", "7th of May 1980"),
            ("plate is ABC-1234", "ABC-1234"),
            ("tag no. KTR 4821", "KTR 4821"),
            ("a gray Charger, HKR-4471, was seen", "HKR-4471"),
            ("driver's license no. A1234567", "A1234567"),
            ("Kevin Duarte (age 15)", "Kevin Duarte (age 15"),
        ] {
            let found = find_in(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(detail(found[0].kind, &found[0].text), own, "{text}");
        }
    }
}
