//! The keys that sign the log, as files and the environment hold them.

use super::leaf::succession;
use crate::log::note::{KEY_BYTES, Note, Signature, SigningKey, VerifierKey};

/// A key that signs the log.
pub struct LogKey {
    /// It.
    pub(super) key: SigningKey,
    /// The line with which the key before says that this one takes its place.
    succeeds: Option<Signature>,
}

impl LogKey {
    /// Reads what the file of a key or the environment has: the key, and behind a colon what the key before signed, if
    /// any. `None` for another text.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(key) = SigningKey::read(text) {
            return Some(Self { key, succeeds: None });
        }
        let (key, signature) = text.rsplit_once(':')?;
        let key = SigningKey::read(key).ok()?;
        let signature = Signature::read(&format!("\u{2014} {} {signature}", key.public().name()))?;
        Some(Self { key, succeeds: Some(signature) })
    }

    /// A new key that takes the place of this one, as its file has it: a line without spaces, since services that hide
    /// secrets take no other.
    pub fn successor(&self, seed: [u8; KEY_BYTES]) -> Option<(Self, String)> {
        let name = self.key.public().name();
        let key = SigningKey::new(name, self.key.public().algorithm(), seed)?;
        let signature = self.key.sign(&succession(name, &key.public().to_string()), 0);
        let written = signature.to_string();
        let text = format!("{}:{}\n", key.secret(), written.rsplit(' ').next()?);
        Some((Self { key, succeeds: Some(signature) }, text))
    }

    /// What everybody verifies its signatures with.
    pub fn public(&self) -> &VerifierKey {
        self.key.public()
    }

    /// The line with which `before`, a verifier key of the log with this origin, says that this key takes its place;
    /// `None` where it does not.
    pub fn succeeds(&self, origin: &str, before: &str) -> Option<String> {
        let signature = self.succeeds.clone()?;
        let line = signature.to_string();
        let note = Note { text: succession(origin, &self.public().to_string()), signatures: vec![signature] };
        let verified = note.verify([&VerifierKey::read(before).ok()?]).ok()?;
        (!verified.is_empty()).then_some(line)
    }
}
