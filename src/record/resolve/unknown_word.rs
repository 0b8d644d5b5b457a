//! What is said of a word that is none of those that a field may have.

use super::fields::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::parse::tree::Step::{self, Key};
use crate::text::{fold, nearest, one_line};

/// Words that people use for ours and that are no slips of the pen, folded. Some are nearer to a word that says the
/// opposite.
const MEANT: &[(&str, &str)] = &[
    ("rescheduled", "postponed"),
    ("delayed", "postponed"),
    ("moved", "postponed"),
    ("put off", "postponed"),
    ("called off", "cancelled"),
    ("no quorum", "cancelled"),
    ("upcoming", "scheduled"),
    ("planned", "scheduled"),
    ("announced", "scheduled"),
    ("completed", "held"),
    ("finished", "held"),
    ("took place", "held"),
    ("unapproved", "draft"),
    ("not approved", "draft"),
    ("pending", "draft"),
    ("preliminary", "draft"),
    ("unofficial", "draft"),
    ("official", "approved"),
    ("adopted", "approved"),
    ("accepted", "approved"),
    ("removed", "withdrawn"),
    ("retracted", "withdrawn"),
];

/// Reports a word that is not one of `known`.
pub fn unknown_word(fields: &mut Fields<'_>, path: &[Step<'_>], word: &str, known: &[&str]) {
    let meant = || {
        let word = fold::key(word);
        let mut names = MEANT.iter().filter(|(other, _)| *other == word).map(|(_, ours)| *ours);
        names.find(|ours| known.contains(ours))
    };
    let near = meant().or_else(|| nearest(word, known.iter().copied()));
    // What another field must go with is no mend by itself.
    let incomplete = |name: &str| {
        let needs = match path {
            [Key("minutes")] if name == "approved" => Some(Key("approved_on")),
            [Key("reports"), _, Key("status")] if name != "open" => Some(Key("note")),
            _ => None,
        };
        needs.is_some_and(|field| !fields.is_there(&[&path[..path.len() - 1], &[field]].concat()))
    };
    let help = Help::one_of(known.iter().copied(), near, |name| fields.put(path, name).filter(|_| !incomplete(name)));
    fields.error(Code::UnknownWord, path, format!("\"{}\" is not a known word here", one_line(word)), help);
}
