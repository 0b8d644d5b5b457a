//! What a huddle is called, and titles that tell it from no other or are hard to read.

use super::fields::Fields;
use super::resolver::Resolver;
use super::texts::strings;
use crate::diagnostics::{Code, Help};
use crate::record::model::placeholder::{Placeholder, unwritten};
use crate::record::model::{DivisionIndex, RecordDate};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::tree::Step::Key;
use crate::record::parse::{Class, Draft};
use crate::text::fold::{self, same};
use crate::text::{one_line, shorten};

/// The most characters of a heading that are taken for the title of an adopted record.
const LONGEST_TITLE: usize = 500;

/// Words of a title that every huddle could have, folded.
const OF_ANY: [&str; 31] = [
    "huddle",
    "huddles",
    "meeting",
    "minutes",
    "notes",
    "minute",
    "session",
    "agenda",
    "record",
    "summary",
    "recap",
    "community",
    "neighborhood",
    "monthly",
    "quarterly",
    "regular",
    "general",
    "police",
    "untitled",
    "title",
    "the",
    "of",
    "our",
    "reunion",
    "junta",
    "acta",
    "minuta",
    "comunitaria",
    "mensual",
    "de",
    "la",
];

/// Letters in capitals that make a title one of capitals, and the longest word that may be initials.
const LETTERS: usize = 12;
const INITIALS: usize = 5;

impl Resolver<'_> {
    /// The title; an adopted file's first heading, unless it is only the name of a section, else made from what is
    /// known.
    pub(super) fn huddle_title(
        &self,
        fields: &mut Fields<'_>,
        draft: &Draft,
        raw: &RawHuddle,
        division: Option<DivisionIndex>,
        date: Option<RecordDate>,
    ) -> String {
        if let Some(title) = raw.title.as_deref().map(one_line).filter(|title| !title.is_empty()) {
            let line = fields.place(&[Key("title")]).start.line;
            let is_past = date.is_none_or(|date| !date.is_after(self.today));
            let is_written = !unwritten::is_unwritten(&title) && Placeholder::in_text(&title).is_none();
            if !fields.mild && is_past && is_written && !draft.diags.iter().any(|diag| diag.place.start.line == line) {
                check(fields, &title);
            }
            return title;
        }
        if !matches!(draft.class, Class::Adopted(_)) {
            if draft.whole {
                fields.missing(
                    &[],
                    "the huddle has no title",
                    Help::typed("add a line such as ", fields.add(&[], "title: \"Central huddle: street lights\"")),
                );
            }
            return String::new();
        }
        let heading = draft.facts.body.first_heading.as_deref();
        if let Some(heading) = heading.filter(|heading| !heading.is_empty() && !self.section_names.contains(*heading)) {
            // Of a longer one the page shows the whole below its title.
            return shorten(heading, LONGEST_TITLE).into_owned();
        }
        let place = division.map(|division| self.places.divisions[division.position()].name.original.clone());
        let area = strings(raw.response_areas.as_ref()).into_iter().next().filter(|area| !same(area, "all"));
        let area = area.map(|area| match division.and_then(|division| self.places.area(division, &area).ok()) {
            Some(found) => self.places.areas[found.position()].name.original.clone(),
            None => crate::record::parse::adopt::name_from_slug(&area),
        });
        [place, area, date.map(|date| date.to_string())].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Whether a title is written in capitals. Initials are, and scripts without small letters are not.
fn is_all_capitals(title: &str) -> bool {
    let words = title.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > INITIALS);
    let letters: usize = words.map(|word| word.chars().filter(|c| c.is_uppercase()).count()).sum();
    letters >= LETTERS && !title.contains(char::is_lowercase)
}

/// Reports a title that says nothing of its huddle, or that is all capitals.
fn check(fields: &mut Fields<'_>, title: &str) {
    let path = [Key("title")];
    let words = fold::words(title);
    if !words.is_empty() && words.split(' ').all(|word| OF_ANY.contains(&word)) {
        let message =
            format!("any huddle could be called \"{title}\": readers cannot tell it from the others of a list");
        let help = "say in a few words what it was about, such as `title: \"Broken street lights on 5th Street\"`";
        fields.warn(Code::Placeholder, &path, message, help);
    } else if is_all_capitals(title) {
        let message = "the title is all capitals: they are slow to read, and programs may spell them out";
        fields.warn(Code::PastedText, &path, message, Help::new("write it as a sentence, with capitals for names"));
    }
}
