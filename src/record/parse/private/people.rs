//! People in the details of a huddle: they are there for what they do in public. Told is who is named without a role,
//! and a house number with a street in a field that is about a person.

use super::fact::{PrivateFact, PrivateKind};
use super::given::{is_ranked, is_somebody};
use super::lists::lists;
use super::patterns::{home_in, street_in};
use super::places::names_a_place;
use super::roles::{RESIDENTS, ROLES};
use crate::record::parse::details;
use crate::record::parse::front_matter::Split;
use crate::record::parse::raw::{RawHuddle, RawLocation, RawParticipant};
use crate::record::parse::record::Record;
use crate::record::parse::shape::TextOr;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::fold;
use crate::text::fold::plain_words;
use crate::text::source::{Source, Span};

/// The same, where it is all that is said.
const ALONE: &[&str] = &[
    "attendee",
    "audience",
    "public",
    "member of the public",
    "community member",
    "community",
    "guest",
    "visitor",
    "none",
    "self",
    "n/a",
    "na",
    "-",
    "individual",
    "homeowner",
    "victim",
    "witness",
    "complainant",
    "suspect",
    "juvenile",
    "victima",
    "testigo",
    "asistente",
    "publico",
    "miembro de la comunidad",
    "ninguno",
    "ninguna",
];

/// Titles of private people.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "mx", "mister", "sr", "sra", "srta", "senor", "senora", "don", "dona"];

/// What the details of a record say of people that looks private.
/// `original` gives the name that a field has in the file.
pub fn people<'n>(
    source: &Source,
    split: &Split,
    record: &Record,
    original: impl Fn(&'static str) -> &'n str,
) -> Vec<PrivateFact> {
    let mut seen: Seen = lists(record).into_iter().map(|(path, words)| (PrivateKind::List, path, words)).collect();
    if let Record::Huddle(raw) = record {
        let acting = acting(raw);
        named(raw, &mut seen);
        private_people(&acting, &mut seen);
        homes(raw, &acting, &mut seen);
        private_homes(raw, &mut seen);
    }
    if seen.is_empty() {
        return Vec::new();
    }
    let Some(tree) = details::tree(source, split, &mut Vec::new()) else { return Vec::new() };
    let fact = |(kind, path, text): (PrivateKind, Vec<Step<'static>>, String)| {
        let named = path.iter().enumerate().map(|(at, step)| match step {
            Key(field) if at == 0 => Key(original(field)),
            step => *step,
        });
        let path: Vec<Step<'_>> = named.collect();
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
    for (at, entry) in raw.participants.iter().flatten().enumerate() {
        let (name, kind) = match entry {
            Some(TextOr::Text(text)) => match named_as_resident(text) {
                Some(name) => (name, PrivateKind::Resident),
                None if names_a_role(text) => continue,
                None => (text.trim(), PrivateKind::NameAlone),
            },
            Some(TextOr::Record(raw)) => match (raw.name.as_deref().map(str::trim), acts_for(raw)) {
                (Some(name), Some(kind)) if kind == PrivateKind::Resident || !names_a_role(name) => (name, kind),
                _ => continue,
            },
            None => continue,
        };
        if !name.is_empty() && !names_nobody(name) {
            seen.push((kind, vec![Key("participants"), Index(at)], name.to_owned()));
        }
    }
}

/// What a participant is said to be, where that is nothing public.
fn acts_for(raw: &RawParticipant) -> Option<PrivateKind> {
    let text =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (role, organization, sector) = (text(&raw.role), text(&raw.organization), text(&raw.sector));
    let is_public = |text: &Option<String>| text.as_deref().is_some_and(|text| !is_private_role(text));
    let says_resident = [&role, &organization, &sector].into_iter().flatten().any(|text| is_private_role(text));
    match (is_public(&role), is_public(&organization) || is_public(&sector)) {
        (true, _) => None,
        (false, true) if role.is_some() && organization.is_none() => Some(PrivateKind::Resident),
        (false, true) => None,
        (false, false) => Some(if says_resident { PrivateKind::Resident } else { PrivateKind::NameAlone }),
    }
}

/// Whether a role says that somebody comes for themselves: "Resident", "neighbor on Hall Street".
fn is_private_role(text: &str) -> bool {
    let folded = fold::fold(text.trim().trim_matches(['.', '(', ')']));
    if says_where_they_live(&folded) {
        return true;
    }
    let mut words = plain_words(&folded);
    ALONE.contains(&&*folded)
        || words.clone().any(|word| RESIDENTS.contains(&word)) && !words.any(|word| ROLES.contains(word))
}

/// "Lives on Race Bank", "resident of the 200 block", "vive en Calle Mayor", "neighbor at 31": where somebody lives,
/// in folded words. "Resident manager of the towers" is a post.
fn says_where_they_live(folded: &str) -> bool {
    const LIVES: [&str; 17] = [
        "lives",
        "live",
        "living",
        "resides",
        "residing",
        "reside",
        "dwells",
        "rents",
        "vive",
        "vivo",
        "viven",
        "residente",
        "domiciliado",
        "domiciliada",
        "domicilio",
        "alquila",
        "renta",
    ];
    const AT: [&str; 21] = [
        "on", "at", "in", "of", "from", "near", "by", "next", "across", "around", "along", "here", "since", "en", "de",
        "del", "cerca", "desde", "junto", "a", "al",
    ];
    const HOMES: [&str; 6] = ["home", "house", "casa", "apartment", "apt", "departamento"];
    let words: Vec<&str> = plain_words(folded).collect();
    let follows = |at: usize, list: &[&str]| words.get(at + 1).is_some_and(|next| list.contains(next));
    let lives = |at: usize| LIVES.contains(&words[at]) && follows(at, &AT);
    let resident = |at: usize| RESIDENTS.contains(&words[at]) && follows(at, &AT);
    // "Resident of Race Bank" begins so, perhaps after a word such as "longtime".
    (0..words.len()).any(lives)
        || (0..words.len().min(3)).any(resident) && !folded.contains(',') && !folded.contains(" and ")
        || words.iter().any(|word| HOMES.contains(word))
            && words.iter().any(|word| matches!(*word, "my" | "his" | "her" | "own" | "mi" | "su"))
}

/// The name in "Maria Lopez, resident" or "Maria Lopez (neighbor)".
fn named_as_resident(text: &str) -> Option<&str> {
    let at = [", ", " (", " - ", " – ", ": "].iter().filter_map(|sign| text.find(sign)).min()?;
    let (name, role) = text.split_at(at);
    is_private_role(role.trim_start_matches([',', '(', '-', '–', ':', ' '])).then_some(name.trim())
}

/// "Residents of Mill Road", "a neighbor", "12 people": nobody's name.
fn names_nobody(name: &str) -> bool {
    let folded = fold::fold(name);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    !name.starts_with(char::is_alphabetic)
        || words.any(|word| RESIDENTS.contains(&word) || matches!(word, "people" | "several" | "various"))
}

/// A text of the record that says who did something, and where it stands.
type Named<'r> = (Vec<Step<'static>>, &'r str);

/// Who hosts, approves, owns a commitment or corrects: fields that name a role or an organization.
fn acting(raw: &RawHuddle) -> Vec<Named<'_>> {
    let fields = [("approved_by", &raw.approved_by), ("host", &raw.host)];
    let mut list: Vec<Named<'_>> =
        fields.into_iter().filter_map(|(key, text)| Some((vec![Key(key)], text.as_deref()?))).collect();
    for (at, entry) in raw.commitments.iter().flatten().enumerate() {
        let here = vec![Key("commitments"), Index(at), Key("owner")];
        match entry.as_ref().and_then(|entry| entry.owner.as_ref()) {
            Some(TextOr::Text(name)) => list.push((here, name)),
            Some(TextOr::Record(raw)) => {
                list.extend(raw.role.as_deref().map(|role| ([here, vec![Key("role")]].concat(), role)))
            }
            None => {}
        }
    }
    for (at, entry) in raw.corrections.iter().flatten().enumerate() {
        let by = entry.as_ref().and_then(|entry| entry.by.as_deref());
        list.extend(by.map(|by| (vec![Key("corrections"), Index(at), Key("by")], by)));
    }
    list
}

/// People who act publicly, but are called by the name of a private person.
fn private_people(acting: &[Named<'_>], seen: &mut Seen) {
    for (path, text) in acting {
        let text = text.trim();
        let folded = fold::fold(text);
        let mut words = plain_words(&folded);
        let has_title =
            words.next().is_some_and(|word| TITLES.contains(&word)) && !words.any(|word| ROLES.contains(word));
        let name = if has_title {
            Some(text)
        } else {
            named_as_resident(text).filter(|name| name.contains(' ') && !names_nobody(name))
        };
        if let Some(name) = name.filter(|name| !name.starts_with(char::is_lowercase) && !names_a_place(name)) {
            seen.push((PrivateKind::Resident, path.clone(), name.to_owned()));
        } else if matches!(path[0], Key("host" | "commitments" | "approved_by" | "corrections"))
            && (is_somebody(text) || is_ranked(text))
        {
            seen.push((PrivateKind::Somebody, path.clone(), text.to_owned()));
        }
    }
}

/// Whether a name only says what somebody does, and their role is the name of a person: the two changed places.
pub fn is_name_for_role(name: &str, role: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    is_somebody(role.trim()) && !is_somebody(name.trim()) && words.any(|word| ROLES.contains(&*fold::fold(word)))
}

/// Whether a text is a house number with its street.
pub fn is_street(text: &str) -> bool {
    street_in(text).is_some()
}

fn names_a_role(name: &str) -> bool {
    name.contains([',', '(', ':', '/'])
        || name.contains(" - ")
        || name.contains(" – ")
        || name.split(|c: char| !c.is_alphanumeric()).any(|word| ROLES.contains(&*fold::fold(word)))
}

/// Places to meet that are somebody's home: "Mrs. Sharpe's house", "the home of Evelyn Sharpe".
fn private_homes(raw: &RawHuddle, seen: &mut Seen) {
    let next = raw.next.as_ref().and_then(|next| next.location.as_ref());
    for (path, place) in [(vec![Key("location")], raw.location.as_ref()), (vec![Key("next"), Key("location")], next)] {
        let (path, name) = match place {
            Some(TextOr::Text(name)) => (path, name),
            Some(TextOr::Record(RawLocation { name: Some(name), .. })) => ([path, vec![Key("name")]].concat(), name),
            _ => continue,
        };
        seen.extend(home_in(name).map(|home| (PrivateKind::HomeAddress, path, home.to_owned())));
    }
}

/// Addresses of houses in fields that are about people.
fn homes(raw: &RawHuddle, acting: &[Named<'_>], seen: &mut Seen) {
    let mut look = |path: &[Step<'static>], text: &str| {
        seen.extend(street_in(text).map(|street| (PrivateKind::HomeAddress, path.to_vec(), street.to_owned())));
    };
    acting.iter().for_each(|(path, text)| look(path, text));
    for (at, entry) in raw.participants.iter().flatten().enumerate() {
        let here = [Key("participants"), Index(at)];
        match entry {
            Some(TextOr::Text(name)) => look(&here, name),
            Some(TextOr::Record(raw)) => {
                for (key, text) in [("name", &raw.name), ("role", &raw.role)] {
                    text.iter().for_each(|text| look(&[here[0], here[1], Key(key)], text));
                }
            }
            None => {}
        }
    }
}
