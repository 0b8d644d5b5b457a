//! Who signed a log: its keys, one after the other, and its witnesses.

use super::finding::{Failure, Files, Finding, Known};
use super::followed::{Followed, bundle_of};
use crate::log::checkpoint::Head;
use crate::log::note::{Algorithm, Note, NoteError, Signature, Verified, VerifierKey};
use crate::publish::ledger::leaf::{Leaf, succession};
use crate::publish::ledger::published::{CHECKPOINT, KEYS, witnessed_path};

/// Who signed a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signers {
    /// The key that signed the checkpoint; `None` where none did.
    pub key: Option<VerifierKey>,
    /// A key signed the log before, or is named in it.
    pub was_signed: bool,
    /// The entry from which another key signs although the one before did not say so; `None` where there is none.
    pub unlinked: Option<u64>,
    /// The witnesses of the policy that signed this checkpoint or an earlier one.
    pub witnesses: Vec<Witnessed>,
    /// They are as many as the policy wants.
    pub is_enough: bool,
}

/// A witness, and what it signed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// The name of its key.
    pub name: String,
    /// How many entries the log had then.
    pub size: u64,
    /// When, in seconds since 1970 (UTC).
    pub time: u64,
}

/// A key of the log, and from where on it signs.
struct KeyOfLog {
    key: VerifierKey,
    /// The entry that names it.
    entry: u64,
    /// The key before signed that this one follows; so is the first.
    is_linked: bool,
}

impl Followed {
    /// Who signed the log, held against what is known beforehand.
    ///
    /// # Errors
    /// A signature that is wrong or of another key, a log that does not continue the known one, and files that cannot
    /// be read.
    pub fn signers<E>(&self, known: &Known, files: &Files<'_, E>) -> Result<Signers, Failure<E>> {
        let keys = self.keys()?;
        self.list_of_keys(&keys, files)?;
        let key = self.signer(&keys)?;
        let mut pinned = known.keys.clone();
        if let Some(since) = &known.since {
            pinned.extend(self.since(since, &keys)?);
        }
        if let Some(finding) = pinned.iter().find_map(|pinned| self.not_pinned(pinned, &keys, key.as_ref())) {
            return Err(finding.into());
        }
        let unlinked = keys.iter().find(|key| !key.is_linked).map(|key| key.entry);
        let mut signers =
            Signers { was_signed: !keys.is_empty(), key, unlinked, witnesses: Vec::new(), is_enough: true };
        if let Some(policy) = &known.policy {
            let mut signed = Vec::new();
            for witness in &policy.witnesses {
                signed.extend(self.witnessed(witness, known, files)?);
            }
            signers.is_enough =
                policy.is_met(&signed.iter().map(|(verified, _)| verified.key.clone()).collect::<Vec<_>>());
            signers.witnesses = signed
                .into_iter()
                .map(|(verified, size)| Witnessed {
                    name: verified.key.name().to_owned(),
                    size,
                    time: verified.time.unwrap_or_default(),
                })
                .collect();
        }
        Ok(signers)
    }

    /// The keys that the log names, in their order.
    fn keys(&self) -> Result<Vec<KeyOfLog>, Finding> {
        let origin = &self.log.head.checkpoint.origin;
        let mut keys: Vec<KeyOfLog> = Vec::new();
        for (entry, leaf) in (0..).zip(&self.leaves) {
            let Leaf::Key(leaf) = leaf else { continue };
            let wrong = |why: &str| {
                Finding::new(bundle_of(entry, self.log.size()), format!("names a key in entry {entry} {why}"))
            };
            let key = VerifierKey::read(&leaf.key).ok().filter(|key| key.algorithm() == Algorithm::Ed25519);
            let key = key.filter(|key| key.name() == origin).ok_or_else(|| wrong("that is none of this log"))?;
            if let Some(line) = &leaf.signature {
                let note = Signature::read(line)
                    .map(|signature| Note { text: succession(origin, &leaf.key), signatures: vec![signature] });
                let is_right = note.zip(keys.last()).is_some_and(|(note, before)| {
                    note.verify([&before.key]).is_ok_and(|verified| !verified.is_empty())
                });
                if !is_right {
                    return Err(wrong("that the key before did not sign"));
                }
            }
            keys.push(KeyOfLog { is_linked: keys.is_empty() || leaf.signature.is_some(), key, entry });
        }
        Ok(keys)
    }

    /// The file of keys is the list of those that the log names, the newest first.
    fn list_of_keys<E>(&self, keys: &[KeyOfLog], files: &Files<'_, E>) -> Result<(), Failure<E>> {
        let wanted: String = keys.iter().rev().map(|key| format!("{}\n", key.key)).collect();
        let found = files(KEYS).map_err(Failure::Machine)?;
        match found {
            None if keys.is_empty() => Ok(()),
            Some(bytes) if !keys.is_empty() && bytes == wanted.as_bytes() => Ok(()),
            None => Err(Finding::new(KEYS, "is not there").into()),
            Some(_) => Err(Finding::new(KEYS, "lists other keys than the log").into()),
        }
    }

    /// The key that signed the checkpoint: the last that the log names, or none.
    fn signer(&self, keys: &[KeyOfLog]) -> Result<Option<VerifierKey>, Finding> {
        let head = &self.log.head;
        let verified = head.note.verify(keys.iter().map(|key| &key.key)).map_err(|error| wrong_signature(&error))?;
        let last = keys.last().map(|key| &key.key);
        if verified.iter().any(|verified| Some(&verified.key) == last) {
            return Ok(last.cloned());
        }
        if !verified.is_empty() {
            return Err(Finding::new(CHECKPOINT, "is signed with a key that has been replaced"));
        }
        if head.note.signatures.iter().any(|signature| signature.name == head.checkpoint.origin) {
            return Err(Finding::new(CHECKPOINT, "is signed with a key that the log does not name"));
        }
        Ok(None)
    }

    /// Whether the log continues an earlier checkpoint; the keys that signed that.
    fn since(&self, since: &Head, keys: &[KeyOfLog]) -> Result<Vec<VerifierKey>, Finding> {
        let (earlier, now) = (&since.checkpoint, &self.log.head.checkpoint);
        if earlier.origin != now.origin {
            return Err(Finding::new(CHECKPOINT, format!("is of the log {}, not of {}", now.origin, earlier.origin)));
        }
        if earlier.size > now.size {
            return Err(Finding::new(
                CHECKPOINT,
                format!("has {} entries, and had {}: some were taken out", now.size, earlier.size),
            ));
        }
        if !self.log.continues(earlier) {
            let why = format!(
                "does not continue the one you have: an entry before number {} is not what it was",
                earlier.size
            );
            return Err(Finding::new(CHECKPOINT, why));
        }
        let verified = since.note.verify(keys.iter().map(|key| &key.key)).map_err(|error| wrong_signature(&error))?;
        if verified.is_empty() && since.note.signatures.iter().any(|signature| signature.name == now.origin) {
            return Err(Finding::new(CHECKPOINT, "names other keys than the one that signed the checkpoint you have"));
        }
        Ok(verified.into_iter().map(|verified| verified.key).collect())
    }

    /// What is wrong where a key is known and the log does not follow from it.
    fn not_pinned(&self, pinned: &VerifierKey, keys: &[KeyOfLog], signer: Option<&VerifierKey>) -> Option<Finding> {
        let Some(at) = keys.iter().position(|key| key.key == *pinned) else {
            return Some(Finding::new(CHECKPOINT, format!("is of a log that was never signed with {pinned}")));
        };
        if let Some(key) = keys[at + 1..].iter().find(|key| !key.is_linked) {
            let why = format!("names another key in entry {}, and the one before did not sign that", key.entry);
            return Some(Finding::new(bundle_of(key.entry, self.log.size()), why));
        }
        signer.is_none().then(|| Finding::new(CHECKPOINT, "is not signed any more"))
    }

    /// What a witness signed last: the checkpoint itself, one that the witness handed out, or an earlier one that is
    /// kept beside it. Of one that this log does not continue, the file is named.
    fn witnessed<E>(
        &self,
        key: &VerifierKey,
        known: &Known,
        files: &Files<'_, E>,
    ) -> Result<Option<(Verified, u64)>, Failure<E>> {
        let size = self.log.size();
        let own = self.log.head.note.verify([key]).map_err(|error| wrong_signature(&error))?;
        let mut signed: Vec<(Verified, u64)> = own.into_iter().map(|verified| (verified, size)).collect();
        let origin = &self.log.head.checkpoint.origin;
        for head in known.cosigned.iter().filter(|head| head.checkpoint.origin == *origin) {
            let wrong = |why: &str| Finding::new(CHECKPOINT, format!("{why} that {} signed", key.name()));
            let verified = head.note.verify([key]).map_err(|_| wrong("is not the one"))?;
            if !verified.is_empty() && !self.log.continues(&head.checkpoint) {
                return Err(wrong("does not continue the one").into());
            }
            signed.extend(verified.into_iter().map(|verified| (verified, head.checkpoint.size)));
        }
        let path = witnessed_path(key);
        if let Some(bytes) = files(&path).map_err(Failure::Machine)? {
            let wrong = |why: &str| Finding::new(path.clone(), why);
            let head = Head::read(&bytes).map_err(|_| wrong("is no checkpoint"))?;
            let keys = self.keys()?;
            let all = head.note.verify(keys.iter().map(|own| &own.key).chain([key]));
            let all = all.map_err(|_| wrong("has a signature that is not of this text"))?;
            // Nothing else stands there: of a name that is not known nobody could say whether it is right.
            if all.len() != head.note.signatures.len() {
                return Err(wrong("has a signature of somebody else").into());
            }
            let verified: Vec<Verified> = all.into_iter().filter(|one| one.key == *key).collect();
            if verified.is_empty() {
                return Err(wrong("is not signed by the witness").into());
            }
            if !self.log.continues(&head.checkpoint) {
                return Err(wrong("was signed by a witness, and the log does not continue it").into());
            }
            signed.extend(verified.into_iter().map(|verified| (verified, head.checkpoint.size)));
        }
        Ok(signed.into_iter().max_by_key(|(verified, size)| (*size, verified.time)))
    }
}

fn wrong_signature(error: &NoteError) -> Finding {
    Finding::new(CHECKPOINT, format!("has a wrong signature: {error}"))
}
