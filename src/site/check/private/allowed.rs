//! What may stand although it looks private. Everything is compared as a whole: 311 allows no number that has 311 in
//! it, and "Hall St" no house in it.

use crate::record::parse::private::{PrivateFact, PrivateKind, detail, find_in, is_number};
use crate::text::fold;
use crate::text::fold::plain_words;
use crate::text::markdown::facts::{Searched, gather_shown};
use crate::text::markdown::shown::Shown;
use std::collections::HashMap;

/// How many places of a word are looked at.
const MOST_PLACES: usize = 1_000;

/// How many entries that name the same are told apart.
const MOST_OWNERS: usize = 8;

/// The entries that name something, by their numbers.
type Owners = Vec<usize>;

/// Texts that may stand, by what they are, each with the number of its entry.
#[derive(Debug, Default)]
pub struct Allowed {
    /// Digits, without the country code of North America.
    numbers: HashMap<String, Owners>,
    /// The last seven digits of those with an area code.
    local: HashMap<String, Owners>,
    emails: HashMap<String, Owners>,
    /// Hosts of `*@host`, with the `@`.
    hosts: Vec<(String, usize)>,
    /// The words of everything, folded.
    texts: Vec<(Vec<String>, usize)>,
    /// Where each word stands: the text, and the place among its words.
    words: HashMap<String, Vec<(usize, usize)>>,
}

fn put(map: &mut HashMap<String, Owners>, key: String, owner: usize) {
    let owners = map.entry(key).or_default();
    if owners.len() < MOST_OWNERS && !owners.contains(&owner) {
        owners.push(owner);
    }
}

impl Allowed {
    /// Lets a text stand: a number, an address, `*@` and a host, or words that hold such.
    pub fn add(&mut self, text: &str) {
        self.add_of(text, 0);
    }

    /// The same, of an entry with this number. What is copied from a file may hold escapes and entities, which no page
    /// shows.
    pub fn add_of(&mut self, text: &str, owner: usize) {
        if text.contains(['\\', '&', '*', '_', '`']) {
            let mut shown = Shown::default();
            gather_shown(text, 0, &mut shown, Searched::NotYet);
            self.add_shown(&shown.text, owner);
        }
        self.add_shown(text, owner);
    }

    fn add_shown(&mut self, text: &str, owner: usize) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if let Some(host) = text.strip_prefix('*').filter(|host| host.starts_with('@')) {
            self.hosts.push((fold::fold(host).into_owned(), owner));
            return;
        }
        if is_number(text) {
            self.number(digits(text), owner);
        }
        for fact in find_in(text) {
            match fact.kind {
                PrivateKind::Email => put(&mut self.emails, fold::fold(&fact.text).into_owned(), owner),
                PrivateKind::Phone | PrivateKind::IdentityNumber => self.number(digits(&fact.text), owner),
                _ => {}
            }
        }
        let words = words(text);
        for (at, word) in words.iter().enumerate() {
            let places = self.words.entry(word.clone()).or_default();
            if places.len() < MOST_PLACES {
                places.push((self.texts.len(), at));
            }
        }
        self.texts.push((words, owner));
    }

    fn number(&mut self, number: String, owner: usize) {
        if number.is_empty() {
            return;
        }
        // A number without its area code is the same number, to people who know it with.
        if number.len() == 10 {
            put(&mut self.local, number[3..].to_owned(), owner);
        }
        put(&mut self.numbers, number, owner);
    }

    /// Whether it may stand.
    pub fn permits(&self, fact: &PrivateFact) -> bool {
        !self.permitting(fact).is_empty()
    }

    /// The entries that let it stand.
    pub fn permitting(&self, fact: &PrivateFact) -> Vec<usize> {
        let of = |map: &HashMap<String, Owners>, key: &str| map.get(key).cloned().unwrap_or_default();
        match fact.kind {
            PrivateKind::Credentials => Vec::new(),
            PrivateKind::Email => {
                let address = fold::fold(&fact.text);
                let hosts = self.hosts.iter().filter(|(host, _)| address.ends_with(host.as_str()));
                of(&self.emails, &address).into_iter().chain(hosts.map(|(_, owner)| *owner)).collect()
            }
            PrivateKind::Phone | PrivateKind::IdentityNumber => {
                let number = digits(&fact.text);
                // A number in words has no digits.
                if number.is_empty() {
                    return self.saying(&fact.text);
                }
                let local = if number.len() == 7 { of(&self.local, &number) } else { Owners::new() };
                [of(&self.numbers, &number), local].concat()
            }
            _ => self.saying(detail(fact.kind, &fact.text)),
        }
    }

    /// The texts that hold the whole of this one, word by word. A plate may be written apart or in one word.
    fn saying(&self, text: &str) -> Vec<usize> {
        let own = words(text).concat();
        let begins = |rest: &[String]| {
            let mut left = own.as_str();
            for word in rest {
                match left.strip_prefix(word.as_str()) {
                    Some("") => return true,
                    Some(more) => left = more,
                    None => return false,
                }
            }
            false
        };
        // It begins with one of their words.
        let first = (1..=own.len()).filter_map(|end| self.words.get(own.get(..end)?));
        let said = first.flatten().filter(|(text, at)| begins(&self.texts[*text].0[*at..]));
        said.map(|(text, _)| self.texts[*text].1).take(MOST_OWNERS).collect()
    }
}

fn digits(text: &str) -> String {
    let all: String = text.chars().filter_map(fold::digit).collect();
    all.strip_prefix('1').filter(|rest| rest.len() == 10).map_or(all.clone(), str::to_owned)
}

fn words(text: &str) -> Vec<String> {
    plain_words(&fold::fold(text)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits(allowed: &str, text: &str) -> bool {
        let mut list = Allowed::default();
        list.add(allowed);
        let facts = find_in(text);
        assert_eq!(facts.len(), 1, "{text}: {facts:?}");
        list.permits(&facts[0])
    }

    #[test]
    fn whole_numbers_and_addresses_are_allowed_and_no_parts() {
        for (allowed, text) in [
            ("704-555-0123", "(704) 555‑0123"),
            ("+1 704 555 0123", "704.555.0123"),
            ("704-555-0123", "+1 704-555-0123"),
            ("704-555-0123", "call 555-0123"),
            ("(555) 0100", "Phone 555-0100"),
            ("Call 704-555-0123 and ask for the desk", "704-555-0123"),
            ("Desk@Larkmoor.example", "desk@larkmoor.example"),
            ("*@larkmoor.example", "Dana.Ruiz@Larkmoor.example"),
            ("Dana Ruiz, 210 Hall St", "Dana Ruiz, 210 Hall St"),
            ("210 Hall St", "she lives at 210 Hall St"),
            ("dana\\@mail.example", "dana@mail.example"),
            ("**704**-555-0123", "704-555-0123"),
            ("ABC-1234", "plate ABC 1234"),
            ("plate is ABC1234", "plate is ABC-1234"),
            ("119 Wharf St Apt. 3", "She lives at 119 Wharf St Apt 3, Larkmoor"),
            ("lives at 119 Wharf St Apt 3", "She lives at 119 Wharf St Apt 3"),
            ("May 7, 1980", "Born May 7, 1980"),
            ("Born May 7, 1980", "Born May 7, 1980"),
            ("A1234567", "driver's license no. A1234567"),
            ("calle Olmo 214", "vive en la calle Olmo 214"),
            (
                "seven zero four five five five zero one two three",
                "call seven zero four five five five zero one two three",
            ),
        ] {
            assert!(permits(allowed, text), "{allowed} allows {text}");
        }
        for (allowed, text) in [
            ("311", "704-311-0148"),
            ("311", "call 311-0148"),
            ("ann@b.example", "joann@b.example"),
            ("ann@b.example", "ann@b.example.org"),
            ("joann@b.example", "ann@b.example"),
            ("*@x.example", "a@x.example.org"),
            ("*@x.example", "a@b.x.example"),
            ("555-0100", "704-555-0100"),
            ("704-555-0123", "call 555-0124"),
            ("0123", "704-555-0123"),
            ("ruiz@larkmoor.example", "dana.ruiz@larkmoor.example"),
            ("larkmoor.example", "dana@larkmoor.example"),
            ("*@larkmoor.example", "dana@sub.larkmoor.example.evil.example"),
            ("*@moor.example", "dana@larkmoor.example"),
            ("St", "she lives at 210 Hall St"),
            ("Dana", "Dana Ruiz, 210 Hall St"),
            ("Dana Ruiz", "Dana Ruiz, 210 Hall St"),
            ("Hall St", "Dana Ruiz, 210 Hall St"),
            ("119", "She lives at 119 Wharf St Apt 3"),
            ("Wharf St", "She lives at 119 Wharf St Apt 3"),
            ("Wharf St Apt 3", "She lives at 119 Wharf St Apt 3"),
            ("119 Wharf St", "She lives at 119 Wharf St Apt 3"),
            ("lives at 119", "She lives at 119 Wharf St Apt 3"),
            ("210 Hall St", "she lives at 4210 Hall St"),
            ("Olmo 214", "vive en la calle Olmo 214"),
            ("May 7", "Born May 7, 1980"),
            ("1980", "Born May 7, 1980"),
            ("Plate", "Plate ABC-1234"),
            ("1234", "Plate ABC-1234"),
            ("ABC", "Plate ABC-1234"),
            ("Ann Smith", "Ann Smith, age 7, spoke"),
            ("1234567", "driver's license no. A1234567"),
            ("one two three four five six seven", "call seven zero four five five five zero one two three"),
        ] {
            assert!(!permits(allowed, text), "{allowed} does not allow {text}");
        }
    }
}
