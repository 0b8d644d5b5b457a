//! How a reader finds their area: by division, by neighborhood, by street, by position. The lists are whole pages that
//! need no script; the script narrows them and compares a position with the outlines.

use super::heading::Heading;
use super::map::{self, MapView};
use super::parts::crumb::crumb;
use super::parts::find_form::{FindForm, form};
use super::parts::office::office_values;
use super::shapes::{Choice, Fact, Link};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{AreaIndex, DivisionIndex};
use crate::site::plan::directory::{Entry, NO_LETTER};
use crate::site::plan::streets::{Numbers, Range, Side};
use crate::site::plan::{Key, OUTLINES};
use serde::Serialize;

/// What the script says: the name of each sentence on the page, its message, and what the script puts into it.
const SENTENCES: [(&str, &str, &[&str]); 14] = [
    ("matches", "find_matches", &["count"]),
    ("none", "find_no_match", &["query"]),
    ("like", "find_like", &["query"]),
    ("number", "find_no_number", &["number"]),
    ("single", "find_single", &["area"]),
    ("waiting", "find_waiting", &[]),
    ("inside", "find_inside", &["area"]),
    ("maybe", "find_maybe", &["distance"]),
    ("outside", "find_outside", &["nearest", "distance"]),
    ("denied", "find_denied", &[]),
    ("unavailable", "find_unavailable", &[]),
    ("late", "find_late", &[]),
    ("unable", "find_unable", &[]),
    ("failed", "find_failed", &[]),
];

/// The page that finds an area.
#[derive(Serialize)]
pub struct Find {
    /// The form's way to this page, where there is anything to find.
    pub find: Option<FindForm>,
    /// Sentences and settings of the script, by name.
    pub script_words: Vec<ScriptWord>,
    /// The outlines' address; empty where the site has none.
    pub outlines: String,
    /// Divisions with their areas, in the order of the site.
    pub divisions: Vec<DivisionEntry>,
    /// The map of all areas; `None` where no outlines are known.
    pub map: Option<MapView>,
    /// All neighborhoods; empty where the lists have pages of their own.
    pub neighborhoods: Vec<PlaceEntry>,
    /// All streets; empty where the lists have pages of their own.
    pub streets: Vec<PlaceEntry>,
    /// Where the lists have pages of their own.
    pub letters: Vec<Choice>,
    /// Leads to all names on one page; `None` where they are here.
    pub all: Option<Link>,
    /// Who can say for sure: each division with its office.
    pub offices: Vec<Fact>,
}

/// A sentence or setting of the script.
#[derive(Serialize)]
pub struct ScriptWord {
    /// Its `data-` attribute.
    pub name: &'static str,
    /// With `{count}` and the like in the places that the script fills.
    pub text: String,
}

/// A division in the list of all.
#[derive(Serialize)]
pub struct DivisionEntry {
    /// Leads to its page.
    pub division: Link,
    /// Its code, as site.yaml has it; empty where it has none.
    pub code: String,
    /// Those that exist on the day of the build, in the order of the division.
    pub areas: Vec<AreaEntry>,
}

/// An area in the list of a division.
#[derive(Serialize)]
pub struct AreaEntry {
    /// Leads to its page.
    pub area: Link,
    /// With its division's: "Response Area 2, Central Division".
    pub name: String,
    /// Their names, separated by commas.
    pub neighborhoods: String,
}

/// A neighborhood or a street, with its areas.
#[derive(Serialize)]
pub struct PlaceEntry {
    /// As it is written.
    pub name: String,
    /// In the order of the house numbers; several where several areas share it.
    pub places: Vec<PlacePart>,
}

/// A part of a street, or a whole neighborhood, with its area.
#[derive(Serialize)]
pub struct PlacePart {
    /// House numbers for the script (`100-400 odd`) and for people.
    pub numbers: String,
    /// The same in the page's language; empty for the whole street.
    pub numbers_text: String,
    /// Leads to its page, named with its division's name.
    pub area: Link,
}

/// Names that begin with one letter, or all of them.
#[derive(Serialize)]
pub struct FindList {
    /// In alphabetical order.
    pub neighborhoods: Vec<PlaceEntry>,
    /// In alphabetical order.
    pub streets: Vec<PlaceEntry>,
    /// Leads to the pages of the other letters.
    pub letters: Vec<Choice>,
    /// Leads to all names on one page; `None` where this is that page.
    pub all: Option<Link>,
}

/// The page that finds an area, in the viewer's language.
pub fn view(viewer: &Viewer<'_>) -> (Heading, Find) {
    let directory = &viewer.plan.directory;
    let entries =
        |list: &[Entry]| if directory.is_by_letter() { Vec::new() } else { place_entries(viewer, list, None) };
    let content = Find {
        find: form(viewer),
        script_words: script_words(viewer),
        outlines: if directory.has_outlines { OUTLINES.to_owned() } else { String::new() },
        divisions: directory.divisions.iter().map(|(index, areas)| division_entry(viewer, *index, areas)).collect(),
        map: map::of_city(viewer),
        neighborhoods: entries(&directory.neighborhoods),
        streets: entries(&directory.streets),
        letters: letters(viewer, None),
        all: all(viewer),
        offices: offices(viewer),
    };
    let title = viewer.word("find_title");
    (heading(viewer, "find", title, false), content)
}

/// The page of one letter.
pub fn letter(viewer: &Viewer<'_>, letter: char) -> (Heading, FindList) {
    let title = viewer.speech.with("find_letter_title", "letter", &letter_name(viewer, letter));
    (heading(viewer, "find_list", title, true), list(viewer, Some(letter)))
}

/// The page of all letters.
pub fn whole(viewer: &Viewer<'_>) -> (Heading, FindList) {
    (heading(viewer, "find_list", viewer.word("find_all_title"), true), list(viewer, None))
}

fn heading(viewer: &Viewer<'_>, kind: &'static str, title: String, below: bool) -> Heading {
    let mut breadcrumb = vec![crumb(viewer, "nav_home", Key::Home)];
    breadcrumb.extend(below.then(|| crumb(viewer, "find_title", Key::Find)));
    Heading { kind, title, description: viewer.word("desc_find"), breadcrumb, untranslated: None }
}

fn list(viewer: &Viewer<'_>, letter: Option<char>) -> FindList {
    let directory = &viewer.plan.directory;
    FindList {
        neighborhoods: place_entries(viewer, &directory.neighborhoods, letter),
        streets: place_entries(viewer, &directory.streets, letter),
        letters: letters(viewer, letter),
        all: all(viewer).filter(|_| letter.is_some()),
    }
}

fn all(viewer: &Viewer<'_>) -> Option<Link> {
    viewer.plan.directory.is_by_letter().then(|| crumb(viewer, "find_all", Key::FindAll))
}

fn letters(viewer: &Viewer<'_>, current: Option<char>) -> Vec<Choice> {
    if !viewer.plan.directory.is_by_letter() {
        return Vec::new();
    }
    let choice = |(letter, count): (char, usize)| Choice {
        label: letter_name(viewer, letter),
        count: viewer.speech.dates.number(i64::try_from(count).unwrap_or(i64::MAX)),
        address: viewer.address(Key::FindLetter(letter)),
        current: current == Some(letter),
        id: String::new(),
    };
    viewer.plan.directory.letters().into_iter().map(choice).collect()
}

fn letter_name(viewer: &Viewer<'_>, letter: char) -> String {
    if letter == NO_LETTER { viewer.word("find_no_letter") } else { letter.to_ascii_uppercase().to_string() }
}

fn place_entries(viewer: &Viewer<'_>, list: &[Entry], letter: Option<char>) -> Vec<PlaceEntry> {
    let entry = |entry: &Entry| PlaceEntry {
        name: entry.name.clone(),
        places: entry.places.iter().map(|(numbers, area)| place_part(viewer, numbers, *area)).collect(),
    };
    list.iter().filter(|entry| letter.is_none_or(|letter| entry.letter == letter)).map(entry).collect()
}

fn place_part(viewer: &Viewer<'_>, numbers: &Numbers, area: AreaIndex) -> PlacePart {
    PlacePart {
        numbers: numbers.to_string(),
        numbers_text: numbers_text(viewer, numbers),
        area: full_area_link(viewer, area),
    }
}

/// "Response Area 2, Central Division", linked.
fn full_area_link(viewer: &Viewer<'_>, index: AreaIndex) -> Link {
    Link { label: viewer.area_title(index), ..viewer.area_link(index) }
}

/// "100–400, odd numbers"; empty for a whole street.
fn numbers_text(viewer: &Viewer<'_>, numbers: &Numbers) -> String {
    let range = |range: &Range| {
        let (first, last) = (range.first.to_string(), range.last.map(|last| last.to_string()));
        match &last {
            Some(last) if *last == first => first,
            Some(last) => {
                viewer.speech.say("find_numbers", &[("first", Argument::Text(&first)), ("last", Argument::Text(last))])
            }
            None => viewer.speech.with("find_numbers_from", "first", &first),
        }
    };
    let word = |side: Side| viewer.word(if side == Side::Odd { "find_odd" } else { "find_even" });
    if numbers.ranges.is_empty() {
        return numbers.side.map_or(String::new(), word);
    }
    // Ranges that follow each other on one side are said together.
    let of_one_side = |ranges: &[Range]| {
        let mut parts: Vec<String> = ranges.iter().map(range).collect();
        parts.extend(ranges[0].side.map(word));
        parts.join(", ")
    };
    numbers.ranges.chunk_by(|one, other| one.side == other.side).map(of_one_side).collect::<Vec<_>>().join("; ")
}

fn division_entry(viewer: &Viewer<'_>, index: DivisionIndex, areas: &[AreaIndex]) -> DivisionEntry {
    let division = viewer.site.division(index);
    let entry = |&at: &AreaIndex| {
        let neighborhoods = viewer.site.area(at).neighborhoods.join(", ");
        AreaEntry { area: viewer.area_link(at), name: full_area_link(viewer, at).label, neighborhoods }
    };
    DivisionEntry {
        division: viewer.division_link(index),
        code: division.code.clone(),
        areas: areas.iter().map(entry).collect(),
    }
}

fn offices(viewer: &Viewer<'_>) -> Vec<Fact> {
    let office = |(index, _): &(DivisionIndex, Vec<AreaIndex>)| {
        let values = office_values(viewer.site.division(*index).office.as_ref()?);
        (!values.is_empty()).then(|| Fact { term: viewer.division_name(*index), values, note: String::new() })
    };
    viewer.plan.directory.divisions.iter().filter_map(office).collect()
}

/// Sentences with `{count}` and the like where the script puts what it found, and what it needs to know of the
/// language.
fn script_words(viewer: &Viewer<'_>) -> Vec<ScriptWord> {
    let sentence = |(name, id, holes): &(&'static str, &str, &[&str])| {
        let marks: Vec<String> = holes.iter().map(|hole| format!("{{{hole}}}")).collect();
        let arguments: Vec<(&str, Argument<'_>)> =
            holes.iter().zip(&marks).map(|(hole, mark)| (*hole, Argument::Text(mark))).collect();
        ScriptWord { name, text: viewer.speech.say(id, &arguments) }
    };
    let mut words: Vec<ScriptWord> = SENTENCES.iter().map(sentence).collect();
    words.push(ScriptWord { name: "short", text: viewer.word("find_short_forms") });
    words.push(ScriptWord { name: "units", text: viewer.word("find_units") });
    words
}
