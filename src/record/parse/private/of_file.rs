//! What looks private in a file: in its details, where some of it is public, and in its body.

use super::fact::{PrivateFact, PrivateKind};
use super::find;
use super::people::people;
use crate::record::parse::front_matter::Split;
use crate::record::parse::record::Record;
use crate::text::markdown::shown::Shown;
use crate::text::source::Source;

/// What looks private in the details and in the body, in the order of the file. `original` gives the name of a field
/// there.
pub fn facts<'n>(
    (source, split): (&Source, &Split),
    (record, whole): (&Record, bool),
    (details, body): (Option<&Shown>, &Shown),
    original: impl Fn(&'static str) -> &'n str,
) -> Vec<PrivateFact> {
    let mut facts = Vec::new();
    if let Some(details) = details {
        facts.extend(find(details).into_iter().filter(|fact| !is_place(source, fact)));
        // Of details that could not be read, nothing is said that may be wrong once they are mended.
        let people = if whole { people(source, split, record, original) } else { Vec::new() };
        for person in people {
            let is_reported =
                |fact: &PrivateFact| fact.span.start < person.span.end && person.span.start < fact.span.end;
            if !facts.iter().any(is_reported) {
                facts.push(person);
            }
        }
        facts.sort_by_key(|fact| fact.span);
    }
    facts.extend(find(body));
    facts
}

/// Whether it is the name and address of where a huddle meets or an office is, which are public.
fn is_place(source: &Source, fact: &PrivateFact) -> bool {
    let before = &source.text[source.text.floor_char_boundary(fact.span.start.saturating_sub(200))..fact.span.start];
    let line = before.rsplit('\n').next().unwrap_or("").trim_start_matches([' ', '\t', '-', '{']);
    let is_field = ["location", "address", "office", "host", "next"]
        .iter()
        .any(|field| line.strip_prefix(field).is_some_and(|rest| rest.starts_with(':')));
    fact.kind == PrivateKind::HomeAddress && is_field
}
