//! Which keys have to sign a checkpoint (<https://c2sp.org/tlog-policy>): a file of lines that names logs, witnesses,
//! groups of these and a quorum. Whoever verifies a log writes one, or takes one from somebody they trust.

use super::note::{Algorithm, VerifierKey};
use std::collections::BTreeMap;

/// The most lines that say something.
const MOST: usize = 1000;

/// Who has to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Keys of logs that are known; empty where any log may be meant.
    pub logs: Vec<VerifierKey>,
    /// Keys of witnesses.
    pub witnesses: Vec<VerifierKey>,
    /// What the witnesses have to be; `None` where none is needed.
    quorum: Option<Quorum>,
}

/// A witness, or so many of several.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Quorum {
    Witness(VerifierKey),
    Group(usize, Vec<Quorum>),
}

/// Why a policy is not taken: the number of a line, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct PolicyError {
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong, as a sentence without its end.
    pub what: &'static str,
}

impl Policy {
    /// So many of these witnesses, whatever the log is.
    pub fn of(witnesses: Vec<VerifierKey>, needed: usize) -> Self {
        let members = witnesses.iter().cloned().map(Quorum::Witness).collect();
        let quorum = (needed > 0).then_some(Quorum::Group(needed, members));
        Self { logs: Vec::new(), witnesses, quorum }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// The first line that is none, or a file without a quorum.
    pub fn read(text: &str) -> Result<Self, PolicyError> {
        let mut policy = Self::default();
        let (mut names, mut quorum) = (BTreeMap::new(), None);
        let lines = (1..).zip(text.lines().map(str::trim));
        for (line, text) in lines.filter(|(_, text)| !text.is_empty() && !text.starts_with('#')).take(MOST) {
            let words: Vec<&str> = text.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
            policy.take(&words, &mut names, &mut quorum).map_err(|what| PolicyError { line, what })?;
        }
        policy.quorum = quorum.ok_or(PolicyError { line: 0, what: "there is no line `quorum`" })?;
        Ok(policy)
    }

    fn take(
        &mut self,
        words: &[&str],
        names: &mut BTreeMap<String, Quorum>,
        quorum: &mut Option<Option<Quorum>>,
    ) -> Result<(), &'static str> {
        match words {
            ["log", key] | ["log", key, _] => self.logs.push(read(key, Algorithm::Ed25519, &self.logs)?),
            ["witness", name, key] | ["witness", name, key, _] => {
                let key = read(key, Algorithm::CosignatureV1, &self.witnesses)?;
                self.witnesses.push(key.clone());
                add(names, name, Quorum::Witness(key))?;
            }
            ["group", name, needed, members @ ..] if !members.is_empty() => {
                let needed = match *needed {
                    "all" => members.len(),
                    "any" => 1,
                    number => number.parse().map_err(|_| "write `all`, `any` or a number")?,
                };
                if needed == 0 || needed > members.len() {
                    return Err("a group needs at least one and at most all of its members");
                }
                // A name counts once, in one group.
                let members = members.iter().map(|member| names.remove(*member));
                let members: Option<Vec<Quorum>> = members.collect();
                let members = members.ok_or("a member has no line of its own before, or is in a group already")?;
                add(names, name, Quorum::Group(needed, members))?;
            }
            ["quorum", _] if quorum.is_some() => return Err("a second line `quorum`"),
            ["quorum", "none"] => *quorum = Some(None),
            ["quorum", name] => *quorum = Some(Some(names.remove(*name).ok_or("nothing has this name")?)),
            _ => return Err("it is no line of a policy"),
        }
        Ok(())
    }

    /// Whether a policy names witnesses that have to sign.
    pub fn needs_witnesses(&self) -> bool {
        self.quorum.is_some()
    }

    /// Whether these witnesses are enough.
    pub fn is_met(&self, signed: &[VerifierKey]) -> bool {
        self.quorum.as_ref().is_none_or(|quorum| quorum.is_met(signed))
    }
}

impl Quorum {
    fn is_met(&self, signed: &[VerifierKey]) -> bool {
        match self {
            Self::Witness(key) => signed.contains(key),
            Self::Group(needed, members) => members.iter().filter(|member| member.is_met(signed)).count() >= *needed,
        }
    }
}

fn read(text: &str, algorithm: Algorithm, known: &[VerifierKey]) -> Result<VerifierKey, &'static str> {
    let key = VerifierKey::read(text).map_err(|_| "this is no verifier key")?;
    if key.algorithm() != algorithm {
        return Err("this key is of another kind: a log signs with one, a witness with another");
    }
    if known.iter().any(|other| other.bytes() == key.bytes()) { Err("this key is there twice") } else { Ok(key) }
}

fn add(names: &mut BTreeMap<String, Quorum>, name: &str, what: Quorum) -> Result<(), &'static str> {
    if name == "none" {
        return Err("`none` is no name");
    }
    if names.insert(name.to_owned(), what).is_some() { Err("this name is there twice") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::note::SigningKey;

    fn key(name: &str, algorithm: Algorithm, seed: u8) -> SigningKey {
        SigningKey::new(name, algorithm, [seed; 32]).expect("a name")
    }

    #[test]
    fn the_example_of_the_specification_is_followed() {
        let log = key("log.example", Algorithm::Ed25519, 1);
        let all: Vec<SigningKey> = (0..6).map(|at| key("w.example", Algorithm::CosignatureV1, 10 + at)).collect();
        let names = ["X1", "X2", "X3", "Y1", "Y2", "Y3"];
        let lines: String =
            names.iter().zip(&all).map(|(name, key)| format!("witness {name} {}\n", key.public())).collect();
        let text = format!(
            "# who\nlog {}\n\n{lines}group X-witnesses 2 X1 X2 X3\n\tgroup Y-witnesses  any Y1 Y2 Y3\n\
             group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n",
            log.public()
        );
        let policy = Policy::read(&text).expect("it is a policy");
        assert_eq!((policy.logs.len(), policy.witnesses.len(), policy.needs_witnesses()), (1, 6, true));
        let is_enough = |signers: &[usize]| {
            let signed: Vec<VerifierKey> = signers.iter().map(|at| all[*at].public().clone()).collect();
            policy.is_met(&signed)
        };
        assert!(is_enough(&[0, 2, 4]) && is_enough(&[0, 1, 2, 3, 4, 5]) && is_enough(&[1, 2, 5]));
        for too_few in [&[0, 1, 2][..], &[3, 4, 5], &[0, 3], &[], &[0, 0, 3], &[2, 4, 5]] {
            assert!(!is_enough(too_few), "{too_few:?}");
        }
        assert!(!Policy::read("quorum none\n").expect("it is a policy").needs_witnesses());
    }

    #[test]
    fn what_is_no_policy_is_refused_with_its_line() {
        let witness = |seed| key("w.example", Algorithm::CosignatureV1, seed).public().to_string();
        let (one, other, log) = (witness(1), witness(2), key("w.example", Algorithm::Ed25519, 3).public().to_string());
        for (text, line) in [
            (String::new(), 0),
            ("quorum A\n".to_owned(), 1),
            (format!("witness A {log}\nquorum A\n"), 1),
            (format!("log {one}\nquorum none\n"), 1),
            (format!("witness A {one}\nwitness B {one}\nquorum A\n"), 2),
            (format!("witness A {one}\nwitness A {other}\nquorum A\n"), 2),
            (format!("witness none {one}\nquorum none\n"), 1),
            (format!("witness A {one}\ngroup G 2 A\nquorum G\n"), 2),
            (format!("witness A {one}\ngroup G 0 A\nquorum G\n"), 2),
            (format!("witness A {one}\ngroup G all A A\nquorum G\n"), 2),
            (format!("witness A {one}\ngroup G any A\ngroup H any A\nquorum H\n"), 3),
            (format!("witness A {one}\nquorum A\nquorum A\n"), 3),
            ("more\nquorum none\n".to_owned(), 1),
        ] {
            assert_eq!(Policy::read(&text).map_err(|error| error.line), Err(line), "{text}");
        }
    }
}
