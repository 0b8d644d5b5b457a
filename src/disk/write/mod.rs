//! Puts a built site on the disk: staged beside the output, then swapped in one step, so that a kill at any moment
//! leaves the old or the new site, whole. It knows files and folders, not pages.

mod beside;
pub mod changes;
mod errors;
pub mod machine;
mod output;
mod published;
mod stage;
mod swap;
mod twin;

pub use errors::WriteError;
pub use output::{Output, Trust, keep_apart};
pub use published::Successor;
pub(crate) use published::is_keepsake;
pub use stage::{Published, Stage};
pub use swap::Left;

use crate::site::artifact::{Artifact, FileSeal, Sink};
use crate::text::SitePath;
use std::io;

/// Puts artifacts into memory: for tests and the preview's checks.
#[derive(Default)]
pub struct MemorySink(pub std::sync::Mutex<std::collections::BTreeMap<SitePath, Vec<u8>>>);

impl Sink for MemorySink {
    fn put(&self, artifact: Artifact, _: &FileSeal) -> io::Result<()> {
        self.0.lock().expect("no thread panics while it holds this").insert(artifact.path, artifact.bytes);
        Ok(())
    }
}
