//! Signed texts and the keys that sign them (<https://c2sp.org/signed-note>): Ed25519 signatures of a log, and the
//! time-stamped ones of its witnesses (cosignature/v1 of <https://c2sp.org/tlog-cosignature>).
//!
//! Keys are texts of one line, as Go's `golang.org/x/mod/sumdb/note` writes them: `NAME+ID+BASE64` for the public half,
//! `PRIVATE+KEY+NAME+ID+BASE64` for the private one, which nothing here shows but [`SigningKey::secret`].

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};
use std::fmt;

/// Bytes of a public key, and of what a private one is made from.
pub const KEY_BYTES: usize = 32;

/// The longest note that is read, in bytes, and the most signatures of one.
const LONGEST: usize = 1_000_000;
const SIGNATURES: usize = 100;

/// What a signature's line begins with.
const DASH: &str = "\u{2014} ";

/// Why a note or a key is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It is not written as notes are.
    #[error("it is no signed note")]
    Malformed,
    /// A key that is known has a signature that it did not make.
    #[error("the signature of {0} is not of this text")]
    WrongSignature(
        /// The name of the key.
        String,
    ),
    /// A text is no key, or its id is not the one that its other parts give.
    #[error("it is no key as notes are signed with")]
    NoKey,
}

/// What a key signs, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// The text itself, as a log does.
    Ed25519,
    /// The text and the time, as a witness does.
    CosignatureV1,
}

impl Algorithm {
    fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 1,
            Self::CosignatureV1 => 4,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Ed25519, Self::CosignatureV1].into_iter().find(|algorithm| algorithm.byte() == byte)
    }
}

/// The public half of a key: what everybody verifies signatures with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerifierKey {
    name: String,
    algorithm: Algorithm,
    key: [u8; KEY_BYTES],
}

impl VerifierKey {
    /// A key from its parts; `None` where the name is none: empty, or with a space or a plus sign in it.
    pub fn new(name: &str, algorithm: Algorithm, key: [u8; KEY_BYTES]) -> Option<Self> {
        is_name(name).then(|| Self { name: name.to_owned(), algorithm, key })
    }

    /// Reads a key as its `Display` writes it.
    ///
    /// # Errors
    /// Another text, or an id that is not the key's.
    pub fn read(text: &str) -> Result<Self, NoteError> {
        let (name, id, algorithm, key) = parts(text).ok_or(NoteError::NoKey)?;
        let key = Self::new(name, algorithm, key).ok_or(NoteError::NoKey)?;
        if key.id() == id { Ok(key) } else { Err(NoteError::NoKey) }
    }

    /// Its name, which for a log is the log's origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The public key alone (RFC 8032).
    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.key
    }

    /// The first four bytes of a hash of all of it: which key of this name a signature is of.
    pub fn id(&self) -> u32 {
        let hash = Sha256::new().chain_update(&self.name).chain_update([b'\n', self.algorithm.byte()]);
        let [one, two, three, four, ..] = <[u8; 32]>::from(hash.chain_update(self.key).finalize());
        u32::from_be_bytes([one, two, three, four])
    }

    /// Verifies a signature of this key over `text`; `None` where it is not one.
    fn verify(&self, text: &str, signature: &[u8]) -> Option<Verified> {
        let key = UnparsedPublicKey::new(&ED25519, self.key);
        let time = match self.algorithm {
            Algorithm::Ed25519 => {
                key.verify(text.as_bytes(), signature).ok()?;
                None
            }
            Algorithm::CosignatureV1 => {
                let (time, signature) = signature.split_first_chunk()?;
                let time = u64::from_be_bytes(*time);
                key.verify(cosigned(text, time).as_bytes(), signature).ok()?;
                Some(time)
            }
        };
        Some(Verified { key: self.clone(), time })
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}+{:08x}+{}", self.name, self.id(), encoded(self.algorithm, &self.key))
    }
}

/// A key that signs. It has no `Debug`, so that no report shows it.
pub struct SigningKey {
    seed: [u8; KEY_BYTES],
    pair: Ed25519KeyPair,
    public: VerifierKey,
}

impl SigningKey {
    /// A key made from random bytes; `None` where the name is none.
    pub fn new(name: &str, algorithm: Algorithm, seed: [u8; KEY_BYTES]) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).ok()?;
        let public = VerifierKey::new(name, algorithm, pair.public_key().as_ref().try_into().ok()?)?;
        Some(Self { seed, pair, public })
    }

    /// Reads a key as [`SigningKey::secret`] writes it. White space around it is left out.
    ///
    /// # Errors
    /// Another text, or an id that is not the key's. The error does not repeat the text.
    pub fn read(text: &str) -> Result<Self, NoteError> {
        let rest = text.trim().strip_prefix("PRIVATE+KEY+").ok_or(NoteError::NoKey)?;
        let (name, id, algorithm, seed) = parts(rest).ok_or(NoteError::NoKey)?;
        Self::new(name, algorithm, seed).filter(|key| key.public.id() == id).ok_or(NoteError::NoKey)
    }

    /// The whole key as a text of one line: for the file that keeps it, and nothing else.
    pub fn secret(&self) -> String {
        let public = &self.public;
        format!("PRIVATE+KEY+{}+{:08x}+{}", public.name, public.id(), encoded(public.algorithm, &self.seed))
    }

    /// Its public half.
    pub fn public(&self) -> &VerifierKey {
        &self.public
    }

    /// Signs a note's text. A witness states the `time`, in seconds since 1970 (UTC), which a log's key leaves out.
    pub fn sign(&self, text: &str, time: u64) -> Signature {
        let bytes = match self.public.algorithm {
            Algorithm::Ed25519 => self.pair.sign(text.as_bytes()).as_ref().to_vec(),
            Algorithm::CosignatureV1 => {
                let signature = self.pair.sign(cosigned(text, time).as_bytes());
                [time.to_be_bytes().as_slice(), signature.as_ref()].concat()
            }
        };
        Signature { name: self.public.name.clone(), id: self.public.id(), bytes }
    }
}

/// One line below a note's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key that it says it is of.
    pub name: String,
    /// The id of that key.
    pub id: u32,
    /// What the key's algorithm makes.
    pub bytes: Vec<u8>,
}

impl Signature {
    /// Reads the line as its `Display` writes it, without the end of the line.
    pub fn read(line: &str) -> Option<Self> {
        let (name, signature) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = BASE64.decode(signature).ok()?;
        let (id, bytes) = bytes.split_first_chunk()?;
        let is_one = is_name(name) && !bytes.is_empty();
        is_one.then(|| Self { name: name.to_owned(), id: u32::from_be_bytes(*id), bytes: bytes.to_vec() })
    }

    /// Whether it says that it is of this key.
    pub fn is_of(&self, key: &VerifierKey) -> bool {
        self.name == key.name && self.id == key.id()
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = BASE64.encode([self.id.to_be_bytes().as_slice(), &self.bytes].concat());
        write!(formatter, "{DASH}{} {bytes}", self.name)
    }
}

/// A signature that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The key that made it.
    pub key: VerifierKey,
    /// When a witness says that it saw the text, in seconds since 1970 (UTC).
    pub time: Option<u64>,
}

/// A text with signatures, which may be of anybody until they are verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text, with the end of its last line.
    pub text: String,
    /// What is below it, in the order of the file.
    pub signatures: Vec<Signature>,
}

impl Note {
    /// Reads a note as its `Display` writes it.
    ///
    /// # Errors
    /// Bytes that are no note: not UTF-8, with control characters, without a signature, with a line below the text that
    /// is none, of more than a million bytes or a hundred signatures.
    pub fn read(bytes: &[u8]) -> Result<Self, NoteError> {
        let all = std::str::from_utf8(bytes).map_err(|_| NoteError::Malformed)?;
        let is_plain = all.len() <= LONGEST && !all.contains(|c: char| c.is_ascii_control() && c != '\n');
        let (text, below) = all.rsplit_once("\n\n").filter(|_| is_plain).ok_or(NoteError::Malformed)?;
        let lines = below.strip_suffix('\n').ok_or(NoteError::Malformed)?.split('\n');
        let signatures: Option<Vec<_>> = lines.take(SIGNATURES + 1).map(Signature::read).collect();
        let signatures = signatures.filter(|all| all.len() <= SIGNATURES).ok_or(NoteError::Malformed)?;
        Ok(Self { text: format!("{text}\n"), signatures })
    }

    /// The signatures of these keys, each verified and each key once; those of other keys are left out.
    ///
    /// # Errors
    /// A signature that says it is of one of these keys and is not.
    pub fn verify<'k>(&self, keys: impl IntoIterator<Item = &'k VerifierKey>) -> Result<Vec<Verified>, NoteError> {
        let mut verified: Vec<Verified> = Vec::new();
        for key in keys {
            for signature in self.signatures.iter().filter(|signature| signature.is_of(key)) {
                let wrong = || NoteError::WrongSignature(key.name.clone());
                let one = key.verify(&self.text, &signature.bytes).ok_or_else(wrong)?;
                if !verified.iter().any(|other| other.key == one.key) {
                    verified.push(one);
                }
            }
        }
        Ok(verified)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(formatter, "{signature}"))
    }
}

/// What a witness signs of a text.
fn cosigned(text: &str, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

fn encoded(algorithm: Algorithm, key: &[u8; KEY_BYTES]) -> String {
    BASE64.encode([&[algorithm.byte()], key.as_slice()].concat())
}

/// The parts of `NAME+ID+BASE64`.
fn parts(text: &str) -> Option<(&str, u32, Algorithm, [u8; KEY_BYTES])> {
    let (name, rest) = text.split_once('+')?;
    let (id, key) = rest.split_once('+')?;
    let number = u32::from_str_radix(id, 16).ok().filter(|number| format!("{number:08x}") == id)?;
    let key = BASE64.decode(key).ok()?;
    let (algorithm, key) = key.split_first()?;
    Some((name, number, Algorithm::of(*algorithm)?, key.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the tests and documents of Go's sumdb/note, and of the specification.
    const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const PETERS_SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    const TEXT: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem \
                        is.\n";
    const PETERS: &str =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    const ENOCHS: &str =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    const FOO: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    const FOOS: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    fn key(text: &str) -> VerifierKey {
        VerifierKey::read(text).expect("it is a key")
    }

    #[test]
    fn keys_and_signatures_are_those_of_other_programs() {
        let signing = SigningKey::read(PETERS_SECRET).expect("it is a key");
        assert_eq!(signing.secret(), PETERS_SECRET);
        assert_eq!(signing.public(), &key(PETER));
        assert_eq!(key(PETER).to_string(), PETER);
        assert_eq!(format!("{}\n", signing.sign(TEXT, 0)), PETERS);
        let note = Note { text: TEXT.to_owned(), signatures: vec![signing.sign(TEXT, 0)] };
        assert_eq!(note.to_string(), format!("{TEXT}\n{PETERS}"));
        let other = Note::read(FOOS.as_bytes()).expect("it is a note");
        assert_eq!(other.text, "This is an example message.\n");
        assert_eq!(other.verify([&key(FOO)]).map(|all| all.len()), Ok(1));
    }

    #[test]
    fn known_keys_are_verified_and_others_left_out() {
        let note = Note::read(format!("{TEXT}\n{PETERS}{ENOCHS}").as_bytes()).expect("it is a note");
        let names = |keys: &[&str]| -> Vec<String> {
            let keys: Vec<VerifierKey> = keys.iter().map(|text| key(text)).collect();
            let verified = note.verify(&keys).expect("all signatures are right");
            verified.iter().map(|verified| verified.key.name().to_owned()).collect()
        };
        assert_eq!(names(&[PETER]), ["PeterNeumann"]);
        assert_eq!(names(&[ENOCH, PETER]), ["EnochRoot", "PeterNeumann"]);
        assert!(names(&[FOO]).is_empty());
        let wrong = note.to_string().replace("your problem,", "your problem;");
        let wrong = Note::read(wrong.as_bytes()).expect("it is written as a note");
        assert_eq!(wrong.verify([&key(PETER)]), Err(NoteError::WrongSignature("PeterNeumann".to_owned())));
        assert_eq!(wrong.verify([&key(FOO)]), Ok(Vec::new()));
        let twice = Note::read(format!("{TEXT}\n{PETERS}{PETERS}").as_bytes()).expect("it is a note");
        assert_eq!(twice.verify([&key(PETER)]).map(|all| all.len()), Ok(1));
    }

    #[test]
    fn no_part_and_no_spoiling_of_a_key_is_a_key() {
        for text in [PETER, PETERS_SECRET, FOO] {
            let is_key = |text: &str| VerifierKey::read(text).is_ok() || SigningKey::read(text).is_ok();
            assert!(is_key(text));
            for from in 0..text.len() {
                for to in from..text.len() {
                    assert!(!is_key(&text[from..to]), "{}", &text[from..to]);
                }
                let mut spoiled = text.as_bytes().to_vec();
                spoiled[from] += 1;
                let spoiled = String::from_utf8(spoiled).expect("ASCII");
                assert!(!is_key(&spoiled), "{spoiled}");
            }
        }
        for text in [
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        ] {
            assert_eq!(VerifierKey::read(text), Err(NoteError::NoKey));
        }
        for name in ["", "a b", "a+b", "a\u{2003}b", "a\nb"] {
            assert!(SigningKey::new(name, Algorithm::Ed25519, [1; 32]).is_none(), "{name:?}");
        }
    }

    #[test]
    fn a_note_is_written_in_one_way() {
        let whole = format!("{TEXT}\n{PETERS}");
        for spoiled in [
            whole.replace('\n', "\r\n"),
            whole.trim_end().to_owned(),
            whole.replace("\n\n", "\n"),
            whole.replace("— ", "- "),
            whole.replace("AM=", "AM"),
            whole.replace("AM=", "AN="),
            whole.replace("If", "I\tf"),
            format!("{whole}\n"),
            format!("{whole}x"),
            format!("{TEXT}\n"),
            format!("{TEXT}\n{}", PETERS.repeat(101)),
            format!("{}\n{PETERS}", "x\n".repeat(600_000)),
        ] {
            let shown: String = spoiled.chars().take(200).collect();
            assert_eq!(Note::read(spoiled.as_bytes()), Err(NoteError::Malformed), "{shown}");
        }
        assert_eq!(Note::read(&[whole.as_bytes(), &[0xff]].concat()), Err(NoteError::Malformed));
        let parts = Note::read(format!("a\n\nb\n\n{PETERS}").as_bytes()).expect("its text has an empty line");
        assert_eq!(parts.text, "a\n\nb\n");
        assert!(Note::read(format!("{TEXT}\n{}", PETERS.repeat(100)).as_bytes()).is_ok());
    }

    #[test]
    fn a_witness_signs_the_time_too() {
        let witness = SigningKey::new("library.example/w", Algorithm::CosignatureV1, [7; 32]).expect("a name");
        let log = SigningKey::new("library.example/w", Algorithm::Ed25519, [7; 32]).expect("a name");
        assert_ne!(witness.public().id(), log.public().id());
        assert!(SigningKey::read(&witness.secret()).expect("it is a key").public() == witness.public());
        let mut note = Note { text: TEXT.to_owned(), signatures: vec![witness.sign(TEXT, 1_727_964_367)] };
        let verified = note.verify([witness.public(), log.public()]).expect("it is right");
        assert_eq!(verified, [Verified { key: witness.public().clone(), time: Some(1_727_964_367) }]);
        note.signatures[0].bytes[7] ^= 1;
        assert!(note.verify([witness.public()]).is_err());
        // Of the tests of transparency-dev/formats: four bytes of id, eight of time, the signature.
        let line = "— witness ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==";
        let read = Signature::read(line).expect("it is a signature");
        assert_eq!((read.bytes.len(), &read.bytes[..8]), (72, 1_727_964_367_u64.to_be_bytes().as_slice()));
        assert_eq!(read.to_string(), line);
    }
}
