//! The log of everything published: what of the records is new, changed or gone since the site was published last
//! becomes entries behind those that are published, and the files below `tlog/` (docs/decisions/0043-the-log.md).
//! What a log is as bytes is the business of [`crate::log`]; where the published one is read and the new one written,
//! of others.

mod begin;
mod book;
mod compare;
mod difference;
mod each;
mod error;
mod files;
pub mod json;
mod key;
pub mod leaf;
mod logging;
mod packed;
pub mod published;
mod sources;
pub mod state;
mod witnessed;

pub use begin::{default_origin, ledger};
pub use book::Ledger;
pub use each::Each;
pub use error::LogError;
pub use key::LogKey;
pub use logging::{Logging, Reader};
pub use packed::{SourceLines, unpacked};
pub use sources::Content;
