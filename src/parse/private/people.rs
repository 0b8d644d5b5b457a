//! People in the details of a huddle: they are there for what they do in public. Told is who is named without a role, and a
//! house number with a street in a field that is about a person.

use super::patterns::street_in;
use super::{PrivateFact, PrivateKind};
use crate::parse::Record;
use crate::parse::details;
use crate::parse::front_matter::Split;
use crate::parse::raw::RawHuddle;
use crate::parse::shape::TextOr;
use crate::parse::tree::Step::{self, Index, Key};
use crate::source::{Source, Span};
use crate::text::fold;

/// Words by which a name tells what somebody is there for.
const ROLES: &[&str] = &[
    "officer",
    "sergeant",
    "sgt",
    "lieutenant",
    "lt",
    "captain",
    "capt",
    "major",
    "chief",
    "commander",
    "deputy",
    "detective",
    "sheriff",
    "trooper",
    "agent",
    "mayor",
    "councilmember",
    "councilman",
    "councilwoman",
    "councilor",
    "council",
    "commissioner",
    "alderman",
    "alderwoman",
    "supervisor",
    "manager",
    "director",
    "coordinator",
    "chair",
    "chairperson",
    "chairman",
    "chairwoman",
    "president",
    "secretary",
    "treasurer",
    "principal",
    "superintendent",
    "pastor",
    "reverend",
    "rev",
    "rabbi",
    "imam",
    "father",
    "bishop",
    "judge",
    "senator",
    "representative",
    "rep",
    "congresswoman",
    "congressman",
    "governor",
    "attorney",
    "inspector",
    "engineer",
    "planner",
    "staff",
    "team",
    "department",
    "association",
    "partners",
    "police",
    "city",
    "oficial",
    "sargento",
    "capitan",
    "alcalde",
    "alcaldesa",
    "concejal",
    "director",
    "directora",
    "presidente",
    "presidenta",
    "comisionado",
    "comisionada",
    "jefe",
    "jefa",
];

/// What the details of a record say of people that looks private.
pub fn people(source: &Source, split: &Split, record: &Record) -> Vec<PrivateFact> {
    let Record::Huddle(raw) = record else { return Vec::new() };
    let mut seen = Vec::new();
    named(raw, &mut seen);
    homes(raw, &mut seen);
    if seen.is_empty() {
        return Vec::new();
    }
    let Some(tree) = details::tree(source, split, &mut Vec::new()) else { return Vec::new() };
    let fact = |(kind, path, text): (PrivateKind, Vec<Step<'static>>, String)| {
        let whole = tree.locate(&path);
        let written = source.text.get(whole.start..whole.end).and_then(|inner| inner.find(&text));
        let span = written.map_or(whole, |at| Span::new(whole.start + at, whole.start + at + text.len()));
        PrivateFact { kind, span, text }
    };
    seen.into_iter().map(fact).collect()
}

type Seen = Vec<(PrivateKind, Vec<Step<'static>>, String)>;

/// Participants without a role, an organization or a sector that people act for in public.
fn named(raw: &RawHuddle, seen: &mut Seen) {
    let is_public = |sector: &Option<String>| sector.as_deref().is_some_and(|sector| !fold::same(sector.trim(), "resident"));
    let is_set = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    for (at, entry) in raw.participants.iter().flatten().enumerate() {
        let name = match entry {
            Some(TextOr::Text(name)) => Some(name),
            Some(TextOr::Record(raw)) if !is_set(&raw.role) && !is_set(&raw.organization) && !is_public(&raw.sector) => raw.name.as_ref(),
            _ => None,
        };
        if let Some(name) = name.map(|name| name.trim()).filter(|name| !name.is_empty() && !tells_a_role(name)) {
            seen.push((PrivateKind::NameAlone, vec![Key("participants"), Index(at)], name.to_owned()));
        }
    }
}

fn tells_a_role(name: &str) -> bool {
    name.contains([',', '(', ':', '/'])
        || name.contains(" - ")
        || name.contains(" – ")
        || name.split(|c: char| !c.is_alphanumeric()).any(|word| ROLES.contains(&&*fold::fold(word)))
}

fn homes(raw: &RawHuddle, seen: &mut Seen) {
    let mut look = |path: Vec<Step<'static>>, text: Option<&str>| {
        if let Some(street) = text.and_then(street_in) {
            seen.push((PrivateKind::HomeAddress, path, street.to_owned()));
        }
    };
    look(vec![Key("approved_by")], raw.approved_by.as_deref());
    for (at, entry) in raw.participants.iter().flatten().enumerate() {
        let here = vec![Key("participants"), Index(at)];
        match entry {
            Some(TextOr::Text(name)) => look(here, Some(name)),
            Some(TextOr::Record(raw)) => {
                look([here.clone(), vec![Key("name")]].concat(), raw.name.as_deref());
                look([here, vec![Key("role")]].concat(), raw.role.as_deref());
            }
            None => {}
        }
    }
    for (at, entry) in raw.commitments.iter().flatten().enumerate() {
        let here = vec![Key("commitments"), Index(at), Key("owner")];
        match entry.as_ref().and_then(|entry| entry.owner.as_ref()) {
            Some(TextOr::Text(name)) => look(here, Some(name)),
            Some(TextOr::Record(raw)) => look([here, vec![Key("role")]].concat(), raw.role.as_deref()),
            None => {}
        }
    }
    for (at, entry) in raw.corrections.iter().flatten().enumerate() {
        look(vec![Key("corrections"), Index(at), Key("by")], entry.as_ref().and_then(|entry| entry.by.as_deref()));
    }
}
