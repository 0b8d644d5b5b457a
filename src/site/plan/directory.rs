//! The directory of a site's places: which neighborhood and which street is in which area, as the pages that find an
//! area show it. Made once; areas that no longer exist are not in it.

use super::streets::{Numbers, Street};
use crate::record::model::outline::Outline;
use crate::record::model::{AreaIndex, DivisionIndex, Level, Site};
use crate::text::fold;
use std::collections::BTreeMap;

/// With more entries than this, the lists have a page for each letter.
pub const MOST_ON_ONE_PAGE: usize = 300;

/// The letter of names that begin with a digit or another sign.
pub const NO_LETTER: char = '0';

/// Where each neighborhood and street of the site is.
#[derive(Debug, Default)]
pub struct Directory {
    /// Divisions with their areas, in the order of the site.
    pub divisions: Vec<(DivisionIndex, Vec<AreaIndex>)>,
    /// By name.
    pub neighborhoods: Vec<Entry>,
    /// By name.
    pub streets: Vec<Entry>,
    /// Whether there is an outline to compare a position with.
    pub has_outlines: bool,
}

/// A name with every area that it is in.
#[derive(Debug)]
pub struct Entry {
    /// As it is written first.
    pub name: String,
    /// By their first house number.
    pub places: Vec<(Numbers, AreaIndex)>,
    /// The first letter, folded: `a` to `z` or [`NO_LETTER`].
    pub letter: char,
}

impl Directory {
    /// The directory of the places that exist on the day of the build.
    pub fn new(site: &Site) -> Self {
        let mut directory = Self { has_outlines: located(site).next().is_some(), ..Self::default() };
        let (mut neighborhoods, mut streets) = (Lists::new(), Lists::new());
        for (at, division) in
            site.divisions.iter().enumerate().filter(|(_, division)| division.validity.is_current(site.today))
        {
            let current = |area: &AreaIndex| site.area(*area).validity.is_current(site.today);
            let areas: Vec<AreaIndex> = division.areas.iter().copied().filter(current).collect();
            for &index in &areas {
                let area = site.area(index);
                for name in &area.neighborhoods {
                    add(&mut neighborhoods, name.trim(), (Numbers::default(), index));
                }
                for line in &area.streets {
                    let street = Street::read(line);
                    add(&mut streets, &street.name, (street.numbers, index));
                }
            }
            directory.divisions.push((DivisionIndex::at(at), areas));
        }
        directory.neighborhoods = entries(neighborhoods);
        directory.streets = entries(streets);
        directory
    }

    /// Whether there is any area to find.
    pub fn has_areas(&self) -> bool {
        self.divisions.iter().any(|(_, areas)| !areas.is_empty())
    }

    /// Whether the lists have a page for each letter.
    pub fn is_by_letter(&self) -> bool {
        self.neighborhoods.len() + self.streets.len() > MOST_ON_ONE_PAGE
    }

    /// The letters that names begin with, those without a letter last, with how many names each has.
    pub fn letters(&self) -> Vec<(char, usize)> {
        let mut counts: BTreeMap<(bool, char), usize> = BTreeMap::new();
        for entry in self.neighborhoods.iter().chain(&self.streets) {
            *counts.entry((entry.letter == NO_LETTER, entry.letter)).or_default() += 1;
        }
        counts.into_iter().map(|((_, letter), count)| (letter, count)).collect()
    }
}

/// The outlines that a position is compared with: of every division in use its areas in use that have one, or else its
/// own.
pub fn located(site: &Site) -> impl Iterator<Item = (Level, &Outline)> {
    let near = |level: Level| Some((level, site.outlines.near.get(&level)?));
    let in_use = site.divisions.iter().enumerate().filter(|(_, division)| division.validity.is_current(site.today));
    in_use.flat_map(move |(at, division)| {
        let areas = division.areas.iter().filter(|area| site.area(**area).validity.is_current(site.today));
        let mut found: Vec<(Level, &Outline)> = areas.filter_map(|area| near(Level::Area(*area))).collect();
        if found.is_empty() {
            found.extend(near(Level::Division(DivisionIndex::at(at))));
        }
        found
    })
}

/// Entries by how their names sort and what they are when folded: two ways of writing one name are one entry.
type Lists = BTreeMap<(String, String), Named>;

/// A name as it is written, and where it is.
type Named = (String, Vec<(Numbers, AreaIndex)>);

fn add(lists: &mut Lists, name: &str, place: (Numbers, AreaIndex)) {
    if !name.is_empty() {
        let (_, places) =
            lists.entry((sort_key(name), name_key(name))).or_insert_with(|| (name.to_owned(), Vec::new()));
        if !places.contains(&place) {
            places.push(place);
        }
    }
}

fn entries(lists: Lists) -> Vec<Entry> {
    let entry = |((key, _), (name, mut places)): ((String, String), Named)| {
        places.sort_by_key(|(numbers, area)| (numbers.ranges.first().copied(), *area));
        Entry { name, places, letter: key.chars().next().filter(char::is_ascii_lowercase).unwrap_or(NO_LETTER) }
    };
    lists.into_iter().map(entry).collect()
}

/// Names sort by their letters without accents and case; numbers by their size, so that 5th comes before 10th.
/// Articles count: "The Green" is under T.
fn sort_key(name: &str) -> String {
    let plain = crate::text::sort_key(name).replace('.', "");
    let mut key = String::with_capacity(plain.len() + 8);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        if !key.is_empty() {
            key.push(' ');
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        key.extend(std::iter::repeat_n('0', if digits > 0 { 8_usize.saturating_sub(digits) } else { 0 }));
        key.push_str(word);
    }
    if key.is_empty() { name.to_owned() } else { key }
}

/// What makes two names one: their words, folded and without punctuation, as the script of the page has them.
fn name_key(name: &str) -> String {
    let folded = fold::fold(name).replace('.', "");
    let is_letter = |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    let key = folded.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if key.is_empty() { name.to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_without_accents_and_numbers_by_size() {
        let mut names = ["Zink Alley", "10th Street", "Ñandú Street", "5th Street", "Oak Street", "Nutmeg Street"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["5th Street", "10th Street", "Ñandú Street", "Nutmeg Street", "Oak Street", "Zink Alley"]);
        assert_eq!(sort_key("St. Mary's  LANE"), sort_key("St Marys Lane"));
        assert_eq!(sort_key("«»"), "«»");
        assert_eq!(name_key("ʻEwa Beach Rd."), name_key("'EWA  Beach Rd"));
        assert_ne!(name_key("警察"), name_key("静茶"), "spelled alike in Latin letters");
    }
}
