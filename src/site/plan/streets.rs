//! How a line of an area's `streets:` is read: a street's name and, where the line has them, its house numbers. Every
//! digit of a line is understood, as part of the name or of the numbers, or the line is unclear and belongs to the name
//! as a whole.

mod line;
mod street;

pub use street::{House, Numbers, Range, Side, Street};

use crate::text::fold;
use crate::text::fold::plain_words;
use std::fmt;

impl Street {
    /// Reads a line such as `5th Street 100-400`, `Mill Road 1-99 odd, 200+`, `82nd Street 37-12 to 45-10` or `Elm
    /// Street`.
    pub fn read(line: &str) -> Self {
        line::read(line)
    }
}

/// Types of streets, with how each is shortened.
const TYPES: &[(&str, &[&str])] = &[
    ("street", &["st", "str"]),
    ("avenue", &["ave", "av"]),
    ("road", &["rd"]),
    ("drive", &["dr"]),
    ("lane", &["ln"]),
    ("court", &["ct"]),
    ("boulevard", &["blvd"]),
    ("place", &["pl"]),
    ("terrace", &["ter", "terr"]),
    ("circle", &["cir"]),
    ("parkway", &["pkwy"]),
    ("highway", &["hwy"]),
    ("trail", &["trl"]),
    ("square", &["sq"]),
    ("alley", &["aly"]),
    ("way", &[]),
    ("row", &[]),
    ("loop", &[]),
    ("bank", &[]),
];

const DIRECTIONS: &[(&str, &str)] = &[
    ("n", "north"),
    ("s", "south"),
    ("e", "east"),
    ("w", "west"),
    ("ne", "northeast"),
    ("nw", "northwest"),
    ("se", "southeast"),
    ("sw", "southwest"),
];

const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// What makes two ways of writing a street one: without its abbreviations, and whether it says what kind of street it
/// is.
pub fn street_key(name: &str) -> (String, bool) {
    let folded = fold::fold(name).replace('.', "");
    let words: Vec<&str> = plain_words(&folded).collect();
    let mut has_type = false;
    let whole = |(at, word): (usize, &&str)| {
        let kind = TYPES.iter().find(|(kind, short)| at > 0 && (kind == word || short.contains(word)));
        has_type |= kind.is_some();
        let direction = DIRECTIONS.iter().find(|(short, _)| short == word).map(|(_, direction)| *direction);
        let number = ORDINALS.iter().position(|ordinal| ordinal == word).map(|at| at + 1);
        let number = number.map(|number| format!("{number}{}", ["th", "st", "nd", "rd"].get(number).unwrap_or(&"th")));
        number.unwrap_or_else(|| kind.map(|(kind, _)| *kind).or(direction).unwrap_or(word).to_owned())
    };
    let key = words.iter().enumerate().map(whole).collect::<Vec<_>>().join(" ");
    (key, has_type)
}

/// The last word of a key, where it says what kind of street it is, taken away.
pub fn without_type(key: &str) -> Option<&str> {
    let (name, kind) = key.rsplit_once(' ')?;
    is_type(kind).then_some(name)
}

/// Whether a word of a key says what kind of street it is.
pub fn is_type(word: &str) -> bool {
    TYPES.iter().any(|(known, _)| *known == word)
}

/// The streets in a line that names several, such as `Pier Street 100-700, Net Loft Lane 1-80`.
pub fn several(line: &str) -> Vec<String> {
    let parts: Vec<&str> = line
        .split([',', ';', '/'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(str::trim)
        .collect();
    let is_street = |part: &&str| {
        let street = Street::read(part);
        street.unclear.is_none() && street_key(&street.name).1
    };
    if parts.len() > 1 && parts.iter().all(is_street) {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        Vec::new()
    }
}

impl Numbers {
    /// As a line of `streets:` has them.
    pub fn line(&self) -> String {
        let range = |range: &Range| {
            let side = range.side.map_or(String::new(), |side| format!(" {}", side.word()));
            match range.last {
                Some(last) if last == range.first => format!("{}{side}", range.first),
                Some(last) if last.block.is_some() => format!("{} to {last}{side}", range.first),
                Some(last) => format!("{}-{last}{side}", range.first),
                None => format!("{}+{side}", range.first),
            }
        };
        self.ranges.iter().map(range).collect::<Vec<_>>().join(", ")
    }
}

impl House {
    fn written(self, between: char) -> String {
        self.block.map_or_else(|| self.number.to_string(), |block| format!("{block}{between}{:02}", self.number))
    }
}

/// As people write it.
impl fmt::Display for House {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written('-'))
    }
}

impl Side {
    fn word(self) -> &'static str {
        if self == Self::Odd { "odd" } else { "even" }
    }
}

/// For the script of the page: `100-400 600- odd`; `100-400:even 101-399:odd` where ranges are on sides of their own;
/// `37/12-45/10` where numbers have a block.
impl fmt::Display for Numbers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shared = self.ranges.first().map_or(self.side, |range| range.side);
        let shared = shared.filter(|side| self.ranges.iter().all(|range| range.side == Some(*side)));
        let range = |range: &Range| {
            let last = range.last.map_or(String::new(), |last| last.written('/'));
            let side =
                range.side.filter(|_| shared.is_none()).map_or(String::new(), |side| format!(":{}", side.word()));
            format!("{}-{last}{side}", range.first.written('/'))
        };
        let mut words: Vec<String> = self.ranges.iter().map(range).collect();
        words.extend(shared.map(|side| side.word().to_owned()));
        formatter.write_str(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, String) {
        let street = Street::read(line);
        assert_eq!(street.unclear, None, "{line}");
        (street.name, street.numbers.to_string())
    }

    #[test]
    fn a_range_is_read_however_it_is_written() {
        for line in [
            "5th Street 100-400",
            "5th Street 100–400",
            "5th Street 100‑400",
            "5th Street, 100 - 400",
            "5th Street (100-400)",
            "5th Street: 100 — 400",
            "5th Street 400-100",
            "5th Street 100 to 400",
            "5th Street from 100 to 400",
            "5th Street, numbers 100 through 400",
            "5th Street nos. 100 thru 400",
            "5th Street between 100 and 400",
            "5th Street entre 100 y 400",
            "5th Street del 100 al 400",
            "5th Street desde el 100 hasta el 400",
            "5th Street １００－４００",
            "5th Street #100-#400",
            "5th Street 100A-400B",
            "5th\u{A0}Street\u{A0}100-400",
            "100-400 5th Street",
            "100 to 400 5th Street",
        ] {
            assert_eq!(read(line), ("5th Street".into(), "100-400".into()), "{line}");
        }
    }

    #[test]
    fn several_ranges_open_ends_and_sides_are_read() {
        for (line, name, numbers) in [
            ("Mill Road 1-99 odd", "Mill Road", "1-99 odd"),
            ("Mill Road odd 1-99", "Mill Road", "1-99 odd"),
            ("Mill Road odd numbers only, 1-99", "Mill Road", "1-99 odd"),
            ("Mill Road 600-700, 100-400", "Mill Road", "100-400 600-700"),
            ("Mill Road 600-700; 100 to 400", "Mill Road", "100-400 600-700"),
            ("Mill Road 100-400 600-700", "Mill Road", "100-400 600-700"),
            ("Mill Road 100-400 and 600-700", "Mill Road", "100-400 600-700"),
            ("Mill Road 100-400, 500", "Mill Road", "100-400 500-500"),
            ("Mill Road 5, 7 and 9", "Mill Road", "5-5 7-7 9-9"),
            ("Mill Road no. 5", "Mill Road", "5-5"),
            ("Main St N 100-400 even, 101-399 odd", "Main St N", "100-400:even 101-399:odd"),
            ("Main St N even 100-400, odd 101-399", "Main St N", "100-400:even 101-399:odd"),
            ("Main St N even numbers 100 to 400 and 600-700", "Main St N", "100-400 600-700 even"),
            ("Main St N 100-400 and 600-700, even numbers", "Main St N", "100-400 600-700 even"),
            ("Main St N 100-400 even, 500+", "Main St N", "100-400:even 500-"),
            ("Calle Mayor 200+ pares", "Calle Mayor", "200- even"),
            ("Calle Mayor pares del 100 al 400", "Calle Mayor", "100-400 even"),
            ("Calle Mayor, números impares 1 a 99", "Calle Mayor", "1-99 odd"),
            ("Calle Mayor 100 en adelante", "Calle Mayor", "100-"),
            ("Elm Street odd", "Elm Street", "odd"),
            ("Elm Street (odd side)", "Elm Street", "odd"),
            ("Elm Street from 100", "Elm Street", "100-"),
            ("Elm Street 100 and up", "Elm Street", "100-"),
            ("Elm Street 100 y más", "Elm Street", "100-"),
            ("Elm Street above 500", "Elm Street", "501-"),
            ("Elm Street up to 400", "Elm Street", "1-400"),
            ("Elm Street below 400", "Elm Street", "1-399"),
            ("100 block of Elm Street", "Elm Street", "100-199"),
            ("Elm Street 900-1100 block", "Elm Street", "900-1199"),
            ("Northern Blvd 37-12 – 45-10", "Northern Blvd", "37/12-45/10"),
            ("82nd Street 37-12 to 45-10", "82nd Street", "37/12-45/10"),
            ("82nd Street 37-02 to 37-98 even", "82nd Street", "37/02-37/98 even"),
            ("Route 66 100-400", "Route 66", "100-400"),
            ("Route 66, 100-400", "Route 66", "100-400"),
            ("Elm Street 500 all", "Elm Street 500", ""),
            ("100-400 Oak St (even)", "Oak St", "100-400 even"),
            ("100-400 Oak St even", "Oak St", "100-400 even"),
            ("100-400 and 600-700 Oak St (odd side)", "Oak St", "100-400 600-700 odd"),
            ("100 block of Oak St (odd numbers only)", "Oak St", "100-199 odd"),
            ("100-400 Oak St (north side)", "Oak St (north side)", "100-400"),
        ] {
            assert_eq!(read(line), (name.into(), numbers.into()), "{line}");
        }
    }

    #[test]
    fn numbers_of_names_stay_in_names() {
        for line in [
            "Elm Street",
            "Route 66",
            "US-29",
            "I-77 North",
            "State Road 24",
            "County Road 12",
            "Ring Road underpass",
            "5th",
            "1st Ave & 2nd Ave",
            "Avenue 7",
            "Calle 13",
            "Calle 9 de Julio",
            "9 de Julio",
            "Pier 4",
            "Highway 101 service road",
            "Elm Street (5th to 9th)",
        ] {
            assert_eq!(read(line), (line.into(), String::new()), "{line}");
        }
        assert_eq!(read(""), (String::new(), String::new()));
    }

    #[test]
    fn what_is_not_understood_is_reported_and_stays_whole() {
        for (line, part) in [
            ("Elm Street 500", "500"),
            ("500 Elm Street", "500"),
            ("Elm Street 37-12", "37-12"),
            ("Flats Road 100-4x7", "100-4x7"),
            ("Pier Street 99999999999-5", "99999999999-5"),
            ("Main St 100 1/2 to 200", "100"),
            ("Mill Road 100-200-300", "100-200-300"),
            ("Mill Road 100s", "100s"),
            ("100-400", "100-400"),
        ] {
            let street = Street::read(line);
            assert_eq!((street.name.as_str(), street.unclear.as_deref()), (line, Some(part)));
            assert_eq!(street.numbers, Numbers::default());
        }
    }
}
