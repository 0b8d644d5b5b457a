//! What the spellings of private things share: how a person, a house and a street are written, and what a pattern is.

use super::fact::PrivateKind;
use crate::text::pattern::{of_all, of_words};
use regex::Regex;
use std::sync::OnceLock;

pub(super) const MONTH: &str = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}\.?";

pub(super) const STREET_TYPE: &str = r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Ct|Court|Blvd|Boulevard|Pl|Place|Way|Ter|Terrace|Cir|Circle|Pkwy|Parkway|Hwy|Highway|Trl|Trail|Loop|Row|Alley|Sq|Square)\b";

pub(super) const NAME: &str = r"\b\p{Uppercase}(?:[\p{Lowercase}'’-]+|\.)(?: \p{Uppercase}\.)?(?: (?:de|del|la|las|van|von))*(?:,? \p{Uppercase}[\p{Alphabetic}'’-]+){1,2}";

/// Somebody who is named with a title: no place and no office is.
pub(super) const TITLED: &str = r"\b(?:Mr|Mrs|Ms|Mx|Miss|Mister|Missus|Sr|Sra|Srta|Señora?|Señorita|Don|Doña|Dr|Dra)\.? (?:\p{Uppercase}\. ?)?\p{Uppercase}[\p{Alphabetic}'’-]+(?: (?:de|del|la|van|von))*(?: \p{Uppercase}[\p{Alphabetic}'’-]+)?";

/// Somebody who lives somewhere, without a name.
pub(super) const SOMEBODY: &str = r"\b(?i:resident|tenant|homeowner|occupant|neighbou?r|couple|family|widow(?:er)?|grand(?:mother|father)|complainant|victim|vecin[oa]|familia|inquilin[oa]|señora?)\b";

/// Between a person and the number of a house.
pub(super) const AT: &str = r"(?:['’]s (?:house|home|apartment|place|yard|porch|driveway|residence))?(?:,? (?:who|that) (?:lives?|lived|resides?|rents))?(?:,? (?:of|at|from|in|on|de|del|en|residing at)(?: the)? |, | \(| - |: )";

/// The name of a street without its kind, after a number.
pub(super) const SHORT_STREET: &str = r"(?P<street>(?:[NSEW]\.? )?\p{Uppercase}[\p{Lowercase}'’]{2,})\b";

/// A house number and the name of a street.
pub(super) fn street() -> String {
    format!(
        r"[0-9]{{1,5}}(?:-[0-9]{{1,4}})? (?:[NSEW]\.? |[NS][EW] |North |South |East |West )?(?:[A-Z0-9][\w'’.]* ){{1,3}}{STREET_TYPE}"
    )
}

/// A pattern, and signs without one of which it cannot match: cheap to look for, and many texts have none.
pub(super) struct Pattern {
    /// What a match looks like.
    pub kind: PrivateKind,
    /// What a text must hold for it to match.
    pub needs: Needs,
    /// A group `name` holds what must not be the name of a place, `family` what must not be one of a group, `street`
    /// what is no month and no public building, `word` what does not lead to the address of a site, `who` and
    /// `person` who has no business or office, `secret` what is no plain word.
    pub text: String,
    /// Made when it is needed first: most sites never need most of them.
    pub(super) made: OnceLock<Regex>,
}

impl Pattern {
    /// What is matched.
    pub(super) fn expression(&self) -> &Regex {
        self.made.get_or_init(|| match self.kind {
            // An address may be in any writing system (RFC 6531).
            PrivateKind::Email => of_all(&self.text),
            _ => of_words(&self.text),
        })
    }
}

/// What a text must hold so that a pattern can match it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// This sign or word.
    Sign(&'static str),
    /// The digits of a telephone number or one like it: looked for around these alone.
    Number,
    /// The same, and that nothing beside it says that the digits are something else.
    LocalNumber,
    /// A house number behind what may be a name: looked for around these alone.
    House,
    /// A number behind a comma, a bracket or a word of age: looked for around these alone.
    Age,
    /// Digits behind a capital letter: looked for around these alone.
    Plate,
    /// Looked for around these words alone.
    Near(&'static [&'static str]),
}

/// A kind, what it needs, and its expression.
pub(super) type Spelling = (PrivateKind, Needs, String);

/// Spellings of one kind.
pub(super) fn of(kind: PrivateKind, spellings: impl IntoIterator<Item = (Needs, String)>) -> Vec<Spelling> {
    spellings.into_iter().map(|(needs, text)| (kind, needs, text)).collect()
}

/// The number on a plate.
pub(super) const PLATE: &str = r"(?:[A-Z]{2,4}[- ]?[0-9]{2,4}|[0-9]{1,4}[- ]?[A-Z]{2,4}(?:[- ]?[0-9]{1,4})?|[A-Z]{1,2}[0-9]{2}[- ]?[A-Z]{3}|[a-z]{3}-?[0-9]{3,4})\b";

/// Whether the digits are those of a day.
pub(super) fn is_date(text: &str) -> bool {
    let groups: Vec<usize> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).map(str::len).collect();
    matches!(groups[..], [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 4])
}
