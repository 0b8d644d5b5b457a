//! What a log says of itself at one moment (<https://c2sp.org/tlog-checkpoint>): its name, how many entries it has, and
//! the root over them. Signed, it is a note; a site that has no key publishes the text alone.

use super::note::{Note, NoteError, Signature, SigningKey};
use super::tree::Hash;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use std::fmt;

/// The name of the file below the log's folder.
pub const FILE: &str = "checkpoint";

/// The state of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name: the host and path of its site, without a scheme.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Reads the text of a checkpoint. Lines below the first three, which others may add, are passed over.
    ///
    /// # Errors
    /// A text that is none.
    pub fn read(text: &str) -> Result<Self, NoteError> {
        let mut lines = text.strip_suffix('\n').ok_or(NoteError::Malformed)?.split('\n');
        let mut line = || lines.next().filter(|line| !line.is_empty()).ok_or(NoteError::Malformed);
        let (origin, size, root) = (line()?.to_owned(), line()?, line()?);
        let number: u64 = size.parse().map_err(|_| NoteError::Malformed)?;
        let root = BASE64.decode(root).ok().and_then(|root| root.try_into().ok()).ok_or(NoteError::Malformed)?;
        if number.to_string() != size || lines.any(str::is_empty) {
            return Err(NoteError::Malformed);
        }
        Ok(Self { origin, size: number, root })
    }

    /// As a note that this key signed. The key's name is that of the log, or nobody takes it for the log's.
    pub fn signed(&self, key: &SigningKey) -> Note {
        let text = self.to_string();
        let signatures = vec![key.sign(&text, 0)];
        Note { text, signatures }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}\n{}\n{}", self.origin, self.size, BASE64.encode(self.root))
    }
}

/// A checkpoint as its file has it: signed, or the text alone. Nothing is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub checkpoint: Checkpoint,
    /// The text and its signatures, none where the site has no key.
    pub note: Note,
}

impl Head {
    /// One that nobody signed.
    pub fn of(checkpoint: Checkpoint) -> Self {
        let note = Note { text: checkpoint.to_string(), signatures: Vec::new() };
        Self { checkpoint, note }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Bytes that are neither a note with a checkpoint nor a checkpoint.
    pub fn read(bytes: &[u8]) -> Result<Self, NoteError> {
        let note = match Note::read(bytes) {
            Ok(note) => note,
            Err(_) => {
                let text = std::str::from_utf8(bytes).map_err(|_| NoteError::Malformed)?;
                Note { text: text.to_owned(), signatures: Vec::new() }
            }
        };
        let is_plain = !note.text.contains(|c: char| c.is_ascii_control() && c != '\n');
        let checkpoint = Checkpoint::read(&note.text)?;
        if is_plain { Ok(Self { checkpoint, note }) } else { Err(NoteError::Malformed) }
    }

    /// Whether it has signatures, right ones or not.
    pub fn is_signed(&self) -> bool {
        !self.note.signatures.is_empty()
    }

    /// Adds signatures that it has not.
    pub fn add(&mut self, signatures: impl IntoIterator<Item = Signature>) {
        for signature in signatures {
            if !self.note.signatures.contains(&signature) {
                self.note.signatures.push(signature);
            }
        }
    }

    /// The bytes of its file.
    pub fn file(&self) -> String {
        if self.is_signed() { self.note.to_string() } else { self.note.text.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::note::VerifierKey;
    use crate::log::tree::is_consistent;

    /// Two checkpoints of a log and the proof between them, of the tests of transparency-dev/witness.
    const MONKEYS: &str = "monkeys+db4d9f7e+AULaJMvTtDLHPUcUrjdDad9vDlh/PTfC2VV60JUtCfWT";
    const FIVE: &str = "monkeys\n5\n41smjBUiAU70EtKlT6lIOIYtRTYxYXsDB+XHfcvu/BE=\n\n— monkeys 202fftzGl3LVoqjXfwCFZZXs8I+5G22+Ek2K0AOyBuSJ/8/CZawNF+6fNlTKOCd622pbzJNkkJFWuw9DbicZCkEx9AY=\n";
    const EIGHT: &str = "monkeys\n8\nV8K9aklZ4EPB+RMOk1/8VsJUdFZR77GDtZUQq84vSbo=\n\n— monkeys 202ffoUEboiQYpHzICeaFmoy3RNviHTpAxYrq/eO4QQVQMvu9UebKBMX2MJC76NLthZaKsnKbCA8GxrjePZhvDCH7Ag=\n";
    const PROOF: [&str; 4] = [
        "b9e1d62618f7fee8034e4c5010f727ab24d8e4705cb296c374bf2025a87a10d2",
        "aac66cd7a79ce4012d80762fe8eec3a77f22d1ca4145c3f4cee022e7efcd599d",
        "89d0f753f66a290c483b39cd5e9eafb12021293395fad3d4a2ad053cfbcfdc9e",
        "29e40bb79c966f4c6fe96aff6f30acfce5f3e8d84c02215175d6e018a5dee833",
    ];

    fn hash(hex: &str) -> Hash {
        std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex digits"))
    }

    #[test]
    fn a_checkpoint_of_another_program_is_read_and_continued() {
        let key = VerifierKey::read(MONKEYS).expect("it is a key");
        let heads = [FIVE, EIGHT].map(|text| Head::read(text.as_bytes()).expect("it is a checkpoint"));
        for (head, text) in heads.iter().zip([FIVE, EIGHT]) {
            assert_eq!(head.note.verify([&key]).map(|all| all.len()), Ok(1));
            assert_eq!((head.checkpoint.origin.as_str(), head.file().as_str()), ("monkeys", text));
            assert_eq!(head.checkpoint.to_string(), head.note.text);
        }
        let [old, new] = heads.map(|head| head.checkpoint);
        assert!(is_consistent((old.size, &old.root), (new.size, &new.root), &PROOF.map(hash)));
        assert!(!is_consistent((4, &old.root), (new.size, &new.root), &PROOF.map(hash)));
        assert!(!is_consistent((old.size, &old.root), (new.size, &new.root), &PROOF.map(hash)[1..]));
    }

    #[test]
    fn a_checkpoint_is_written_in_one_way() {
        let root = "V8K9aklZ4EPB+RMOk1/8VsJUdFZR77GDtZUQq84vSbo=";
        let more = format!("monkeys\n8\n{root}\nmore\n");
        assert_eq!(Checkpoint::read(&more).map(|read| read.size), Ok(8));
        for text in [
            format!("monkeys\n08\n{root}\n"),
            format!("monkeys\n+8\n{root}\n"),
            format!("monkeys\n8\n{root}"),
            format!("\n8\n{root}\n"),
            format!("monkeys\n8\n{}\n", &root[..40]),
            format!("monkeys\n8\n{root}\n\n"),
            format!("monkeys\n8\r\n{root}\n"),
            format!("mon\tkeys\n8\n{root}\n"),
            "monkeys\n8\n".to_owned(),
            String::new(),
        ] {
            assert_eq!(Head::read(text.as_bytes()), Err(NoteError::Malformed), "{text:?}");
        }
    }

    #[test]
    fn unsigned_and_cosigned_ones_are_told_apart() {
        let checkpoint = Checkpoint::read("city.example/huddles\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        let checkpoint = checkpoint.expect("it is a checkpoint");
        assert_eq!(checkpoint.root, crate::log::tree::empty_root());
        let unsigned = Head::read(checkpoint.to_string().as_bytes()).expect("it is a checkpoint");
        assert!(!unsigned.is_signed() && unsigned.file() == checkpoint.to_string());
        let key = |name, algorithm, seed| SigningKey::new(name, algorithm, [seed; 32]).expect("a name");
        let log = key("city.example/huddles", crate::log::note::Algorithm::Ed25519, 1);
        let witness = key("library.example/w", crate::log::note::Algorithm::CosignatureV1, 2);
        let mut head = Head::read(checkpoint.signed(&log).to_string().as_bytes()).expect("it is a checkpoint");
        let cosigned = witness.sign(&head.note.text, 1_800_000_000);
        head.add([cosigned.clone(), cosigned]);
        assert_eq!(head.note.signatures.len(), 2);
        let again = Head::read(head.file().as_bytes()).expect("it is a checkpoint");
        let verified = again.note.verify([log.public(), witness.public()]).expect("both are right");
        assert_eq!(verified.iter().map(|one| one.time).collect::<Vec<_>>(), [None, Some(1_800_000_000)]);
    }
}
