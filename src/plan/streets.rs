//! How a line of an area's `streets:` is read: a street's name and, where the line has them, its house numbers.
//! Whatever is not plainly a range of numbers belongs to the name.

use std::fmt;

/// A street of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Street {
    pub name: String,
    pub numbers: Numbers,
}

/// House numbers; without ranges and side, the whole street.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// First and last number, the last `None` where the range is open.
    pub ranges: Vec<(u32, Option<u32>)>,
    pub side: Option<Side>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Odd,
    Even,
}

/// Words for one side of a street, as people write them in English and Spanish.
const SIDES: [(&str, Side); 8] = [
    ("odd", Side::Odd),
    ("odds", Side::Odd),
    ("impar", Side::Odd),
    ("impares", Side::Odd),
    ("even", Side::Even),
    ("evens", Side::Even),
    ("par", Side::Even),
    ("pares", Side::Even),
];

impl Street {
    /// Reads a line such as `5th Street 100-400`, `Mill Road 1-99 odd, 200+` or `Elm Street`.
    pub fn read(line: &str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        let joined = join_dashes(&words);
        let mut numbers = Numbers::default();
        let mut name = joined.len();
        while name > 1 {
            let word = joined[name - 1].trim_matches([',', ';', '(', ')']);
            match (range(word), side(word)) {
                (Some(range), _) => numbers.ranges.push(range),
                (_, Some(side)) if numbers.side.is_none() => numbers.side = Some(side),
                _ => break,
            }
            name -= 1;
        }
        numbers.ranges.sort_unstable();
        Self { name: joined[..name].join(" ").trim_end_matches([',', ';', ':']).to_owned(), numbers }
    }
}

/// `100 - 400` is written as one word: `100-400`.
fn join_dashes(words: &[&str]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let dash = matches!(*word, "-" | "–" | "—");
        let open = joined.last().is_some_and(|last| last.ends_with('-') && last.starts_with(|c: char| c.is_ascii_digit()));
        let number = joined.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        match joined.last_mut() {
            Some(last) if (dash && number) || (open && word.starts_with(|c: char| c.is_ascii_digit())) => {
                last.push_str(if dash { "-" } else { word });
            }
            _ => joined.push((*word).to_owned()),
        }
    }
    joined
}

/// `100-400` or `100+`. A lone number belongs to the name: Route 66.
fn range(word: &str) -> Option<(u32, Option<u32>)> {
    if let Some(first) = word.strip_suffix('+') {
        return Some((number(first)?, None));
    }
    let (first, last) = word.split_once(['-', '–', '—'])?;
    let (first, last) = (number(first)?, number(last)?);
    Some((first.min(last), Some(first.max(last))))
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn side(word: &str) -> Option<Side> {
    let lower = word.to_lowercase();
    SIDES.iter().find(|(known, _)| *known == lower).map(|(_, side)| *side)
}

/// For the script of the page: `100-400 600- odd`.
impl fmt::Display for Numbers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = |(first, last): &(u32, Option<u32>)| last.map_or_else(|| format!("{first}-"), |last| format!("{first}-{last}"));
        let mut words: Vec<String> = self.ranges.iter().map(range).collect();
        words.extend(self.side.map(|side| if side == Side::Odd { "odd".to_owned() } else { "even".to_owned() }));
        formatter.write_str(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, String) {
        let street = Street::read(line);
        (street.name, street.numbers.to_string())
    }

    #[test]
    fn a_range_after_the_name_is_read_however_its_dash_is_written() {
        for line in ["5th Street 100-400", "5th Street 100–400", "5th Street, 100 - 400", "5th Street (100-400)", "5th Street 400-100"] {
            assert_eq!(read(line), ("5th Street".into(), "100-400".into()), "{line}");
        }
    }

    #[test]
    fn several_ranges_open_ends_and_sides_are_read() {
        assert_eq!(read("Mill Road 1-99 odd"), ("Mill Road".into(), "1-99 odd".into()));
        assert_eq!(read("Mill Road 600-700, 100-400"), ("Mill Road".into(), "100-400 600-700".into()));
        assert_eq!(read("Calle Mayor 200+ pares"), ("Calle Mayor".into(), "200- even".into()));
        assert_eq!(read("Elm Street odd"), ("Elm Street".into(), "odd".into()));
    }

    #[test]
    fn what_is_no_range_belongs_to_the_name() {
        for line in ["Elm Street", "Route 66", "Ring Road underpass", "5th", "100-400", "Flats Road 100-4x", "Pier 99999999999-5"] {
            assert_eq!(read(line), (line.into(), String::new()), "{line}");
        }
        assert_eq!(read(""), (String::new(), String::new()));
    }
}
