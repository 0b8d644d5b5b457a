//! What a published site proves, and to whom: its files are those of its manifest, the manifest is what an entry of the
//! log says, each record is in the log and is what the log says of it, and the log is one that only grew
//! (docs/decisions/0044-anyone-can-verify.md). Everything is read and nothing is changed. Of the site nothing is
//! believed but what follows from the keys, the checkpoint and the policy that the reader brings along.

pub mod belongs;
pub mod finding;
pub mod followed;
pub mod opened;
pub mod signers;
