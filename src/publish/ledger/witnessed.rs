//! What witnesses signed of the log: for each that site.yaml names, the checkpoint that it signed last, in a file of
//! its own, so that whoever verifies the site has it at hand. A witness is always late, since it signs what is
//! published.

use super::book::Ledger;
use super::published::witnessed_path;
use crate::log::checkpoint::{Checkpoint, Head};
use crate::log::tree::Tree;
use std::io;

impl Ledger {
    /// The files, each with its path from the root of the site. What the log does not continue is none of them.
    pub(super) fn witnessed(&self, tree: &Tree) -> io::Result<Vec<(String, Head)>> {
        let mut files = Vec::new();
        for key in &self.witnesses {
            let path = witnessed_path(key);
            let published = self.read(&path)?.and_then(|bytes| Head::read(&bytes).ok());
            let heads = self.logging.cosigned.iter().cloned().chain(published);
            let signed = heads.filter_map(|head| {
                let Checkpoint { origin, size, root } = &head.checkpoint;
                let time = head.note.verify([key]).ok()?.first()?.time?;
                (*origin == self.origin && tree.root_at(*size) == Some(*root)).then_some(((*size, time), head))
            });
            if let Some((_, mut head)) = signed.max_by_key(|(when, _)| *when) {
                head.note.signatures.retain(|signature| signature.is_of(key) || signature.name == self.origin);
                files.push((path, head));
            }
        }
        Ok(files)
    }
}
