//! An entry of the log: one line of canonical JSON (RFC 8785). It says which record changed, when and how, and
//! commits to what the record says without showing it; or it says what was published as a whole, or which key signs
//! from now on.

use super::json::canonical;
use crate::site::history::ChangeKind;
use chrono::NaiveDate;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// What the kind of an entry about a whole publication is called.
const PUBLICATION: &str = "publication";
/// What the kind of an entry about a key is called.
const KEY: &str = "key";

/// Bytes of a salt and of a commitment.
pub const SALT_BYTES: usize = 32;

/// What makes the commitment of an entry a secret until it is shown.
pub type Salt = [u8; SALT_BYTES];

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A record has changed.
    Record(RecordLeaf),
    /// A site was published.
    Publication(PublicationLeaf),
    /// From here on another key signs.
    Key(KeyLeaf),
}

/// What has become of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLeaf {
    /// What became of it.
    pub kind: ChangeKind,
    /// Its key, such as `huddles/2026-05-07-central-2`; of one that was moved, the key that it had.
    pub record: String,
    /// The key that a moved record got.
    pub to: Option<String>,
    /// Which entry about it this is, from 1.
    pub revision: u32,
    /// The day of the build.
    pub day: NaiveDate,
    /// The entry before about the same record; `None` for the first.
    pub previous: Option<u64>,
    /// [`commitment`] to its canonical source, in lower-case hex digits; `None` where nothing is left to commit to.
    pub commitment: Option<String>,
}

/// What was published as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationLeaf {
    /// The day of the build.
    pub day: NaiveDate,
    /// The BLAKE3 hash of [`crate::publish::seal::digest_text`], in lower-case hex digits.
    pub blake3: String,
    /// Its SHA-256 hash.
    pub sha256: String,
    /// How many records the site has.
    pub records: u64,
}

/// A key that signs the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLeaf {
    /// The day of the build.
    pub day: NaiveDate,
    /// The verifier key, as C2SP signed-note writes it.
    pub key: String,
    /// The line with which the key before signed [`succession`]; `None` for the first key, and for one that takes the
    /// place of none that could sign.
    pub signature: Option<String>,
}

/// An entry as it is written: fields in the order of RFC 8785, 3.2.3.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'l> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blake3: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commitment: Option<String>,
    day: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(borrow)]
    kind: std::borrow::Cow<'l, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    records: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revision: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signature: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

impl Leaf {
    /// The bytes of the entry, without an end of line.
    pub fn bytes(&self) -> Vec<u8> {
        let line = match self.clone() {
            Self::Record(leaf) => Line {
                commitment: leaf.commitment,
                day: leaf.day,
                kind: leaf.kind.word().into(),
                previous: leaf.previous,
                record: Some(leaf.record),
                revision: Some(leaf.revision),
                to: leaf.to,
                ..Line::default()
            },
            Self::Publication(leaf) => Line {
                blake3: Some(leaf.blake3),
                day: leaf.day,
                kind: PUBLICATION.into(),
                records: Some(leaf.records),
                sha256: Some(leaf.sha256),
                ..Line::default()
            },
            Self::Key(leaf) => Line {
                day: leaf.day,
                key: Some(leaf.key),
                kind: KEY.into(),
                signature: leaf.signature,
                ..Line::default()
            },
        };
        canonical(&serde_json::to_value(line).expect("an entry is plain data")).into_bytes()
    }

    /// Reads an entry; `None` where it is none that this program knows.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let line: Line<'_> = serde_json::from_slice(bytes).ok()?;
        match &*line.kind {
            PUBLICATION => Some(Self::Publication(PublicationLeaf {
                day: line.day,
                blake3: line.blake3?,
                sha256: line.sha256?,
                records: line.records?,
            })),
            KEY => Some(Self::Key(KeyLeaf { day: line.day, key: line.key?, signature: line.signature })),
            word => {
                let kind = ChangeKind::ALL.into_iter().find(|kind| kind.word() == word)?;
                let leaf = RecordLeaf {
                    kind,
                    record: line.record?,
                    to: line.to,
                    revision: line.revision?,
                    day: line.day,
                    previous: line.previous,
                    commitment: line.commitment,
                };
                (leaf.to.is_some() == (kind == ChangeKind::Moved)).then_some(Self::Record(leaf))
            }
        }
    }
}

impl RecordLeaf {
    /// The key that the record has after the change.
    pub fn now(&self) -> &str {
        self.to.as_deref().unwrap_or(&self.record)
    }
}

/// What an entry says of a record's source: HMAC-SHA-256 (RFC 2104) with the entry's salt, in lower-case hex digits.
/// Who has the source and the salt can see that it is the one; without the salt nobody can try what the source may have
/// been.
pub fn commitment(salt: &Salt, source: &str) -> String {
    let mut hash = Hmac::<Sha256>::new_from_slice(salt).expect("a key of any length is taken");
    hash.update(source.as_bytes());
    crate::record::parse::canonical::hex(&hash.finalize().into_bytes())
}

/// What a key signs to say that another takes its place in the log of this origin.
pub fn succession(origin: &str, next: &str) -> String {
    format!("{origin}\nhuddle log key\n{next}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 2).expect("a day of the calendar")
    }

    #[test]
    fn an_entry_is_one_line_of_canonical_json() {
        let record = RecordLeaf {
            kind: ChangeKind::Changed,
            record: "huddles/2026-05-07-central-2".into(),
            to: None,
            revision: 3,
            day: day(),
            previous: Some(1100),
            commitment: Some("ab".repeat(32)),
        };
        let publication = PublicationLeaf { day: day(), blake3: "b3".into(), sha256: "52".into(), records: 12 };
        let moved =
            RecordLeaf { kind: ChangeKind::Moved, to: Some("huddles/é".into()), commitment: None, ..record.clone() };
        let key = KeyLeaf { day: day(), key: "minutes.example+00+AA".into(), signature: None };
        for (leaf, text) in [
            (
                Leaf::Record(record),
                format!(
                    "{{\"commitment\":\"{}\",\"day\":\"2026-09-02\",\"kind\":\"changed\",\"previous\":1100,\
                        \"record\":\"huddles/2026-05-07-central-2\",\"revision\":3}}",
                    "ab".repeat(32)
                ),
            ),
            (
                Leaf::Record(moved),
                "{\"day\":\"2026-09-02\",\"kind\":\"moved\",\"previous\":1100,\
                    \"record\":\"huddles/2026-05-07-central-2\",\"revision\":3,\"to\":\"huddles/é\"}"
                    .to_owned(),
            ),
            (
                Leaf::Publication(publication),
                "{\"blake3\":\"b3\",\"day\":\"2026-09-02\",\"kind\":\"publication\",\"records\":12,\"sha256\":\"52\"}"
                    .to_owned(),
            ),
            (Leaf::Key(key), "{\"day\":\"2026-09-02\",\"key\":\"minutes.example+00+AA\",\"kind\":\"key\"}".to_owned()),
        ] {
            assert_eq!(String::from_utf8(leaf.bytes()).expect("JSON is UTF-8"), text);
            assert_eq!(Leaf::read(text.as_bytes()), Some(leaf));
        }
        for other in ["{}", "{\"day\":\"2026-09-02\",\"kind\":\"other\"}", "{\"day\":\"2026-09-02\",\"kind\":\"key\"}"]
        {
            assert_eq!(Leaf::read(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn a_commitment_is_that_of_rfc_4231() {
        // Test case 2 has the key "Jefe"; HMAC fills a short key up with zeros (RFC 2104, 2).
        let mut salt = [0; SALT_BYTES];
        salt[..4].copy_from_slice(b"Jefe");
        assert_eq!(
            commitment(&salt, "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
