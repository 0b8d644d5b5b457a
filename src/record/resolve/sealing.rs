//! How what is not published is hashed so that a later build recognises it: with a key, so that nobody can guess a text
//! and see in the published hash that the guess was right
//! (docs/decisions/0003-approved-minutes-are-compared-with-the-published-site.md).

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash as _, Hasher};

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;

/// The key of a content folder, or what takes its place.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub enum Sealing {
    /// Plain SHA-256, for sites that are not published and for comparing with one that was published before there were
    /// keys.
    #[default]
    Plain,
    /// HMAC-SHA-256 (RFC 2104).
    Keyed([u8; KEY_BYTES]),
    /// There is no key and none can be made: nothing is hashed.
    Without,
}

impl Sealing {
    /// Reads a key as its file has it: 64 hexadecimal digits.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim();
        let mut key = [0; KEY_BYTES];
        if digits.len() != 2 * KEY_BYTES || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        for (at, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self::Keyed(key))
    }

    /// The key of a content folder that has none yet, and the same as its file has it: made of every byte of every
    /// text, so that two copies of one folder give the same site, and only who has all of it could make the key.
    pub fn first<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, String) {
        let mut hash = Sha256::new();
        hash.update(b"the first key of a content folder\n");
        for (path, text) in texts {
            for part in [path, text] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
        }
        let key: [u8; KEY_BYTES] = hash.finalize().into();
        (Self::Keyed(key), format!("{}\n", hex(&key)))
    }

    /// What says in a manifest which key its hashes were made with; empty where there is none.
    pub fn name(&self) -> String {
        match self {
            Self::Keyed(_) => self.of(b"the name of this key")[..16].to_owned(),
            Self::Plain | Self::Without => String::new(),
        }
    }

    /// What differs for every key, in memory only.
    pub fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    /// Begins a hash; `None` where nothing is hashed.
    pub fn begin(&self) -> Option<Hash> {
        match self {
            Self::Plain => Some(Hash::Plain(Sha256::new())),
            Self::Keyed(key) => Some(Hash::Keyed(Hmac::new_from_slice(key).expect("a key of any length is taken"))),
            Self::Without => None,
        }
    }

    /// Begins a hash of what a file is made from, a fast one: BLAKE3, keyed where there is a key
    /// (https://c2sp.org/BLAKE3, 2.3). `None` where nothing is hashed.
    pub fn begin_origin(&self) -> Option<blake3::Hasher> {
        match self {
            Self::Plain => Some(blake3::Hasher::new()),
            Self::Keyed(key) => {
                Some(blake3::Hasher::new_keyed(&blake3::derive_key("huddle 2026-11-27 what a file is made from", key)))
            }
            Self::Without => None,
        }
    }

    /// The hash of these bytes; empty where nothing is hashed.
    pub fn of(&self, bytes: &[u8]) -> String {
        self.begin().map_or(String::new(), |mut hash| {
            hash.update(bytes);
            hash.finish()
        })
    }
}

/// Nobody prints a key by mistake.
impl std::fmt::Debug for Sealing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Plain => "Plain",
            Self::Keyed(_) => "Keyed",
            Self::Without => "Without",
        })
    }
}

/// A hash in the making.
pub enum Hash {
    /// Of what is published.
    Plain(Sha256),
    /// With the key of the site.
    Keyed(Hmac<Sha256>),
}

impl Hash {
    /// Adds bytes to what is hashed.
    pub fn update(&mut self, bytes: impl AsRef<[u8]>) {
        match self {
            Self::Plain(hash) => hash.update(bytes),
            Self::Keyed(hash) => hash.update(bytes.as_ref()),
        }
    }

    /// In lower-case hex digits.
    pub fn finish(self) -> String {
        match self {
            Self::Plain(hash) => hex(&hash.finalize()),
            Self::Keyed(hash) => hex(&hash.finalize().into_bytes()),
        }
    }
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_rfc_4231() {
        // Test case 2 has the key "Jefe"; HMAC fills a short key up with zeros (RFC 2104, 2).
        let mut key = [0; KEY_BYTES];
        key[..4].copy_from_slice(b"Jefe");
        let hash = Sealing::Keyed(key).of(b"what do ya want for nothing?");
        assert_eq!(hash, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn a_key_is_64_digits_and_nothing_else() {
        let digits = "0f".repeat(KEY_BYTES);
        assert_eq!(Sealing::read(&format!("{digits}\r\n")), Some(Sealing::Keyed([15; KEY_BYTES])));
        for damaged in
            ["", "0f", &digits[1..], &format!("{digits}0"), &digits.replace('f', "g"), &format!("{}é", &digits[2..])]
        {
            assert_eq!(Sealing::read(damaged), None, "{damaged:?}");
        }
        assert_ne!(Sealing::Keyed([15; KEY_BYTES]).name(), Sealing::Keyed([16; KEY_BYTES]).name());
    }
}
