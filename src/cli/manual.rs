//! `huddle man`: the manual as files for `man`, a page for each command, in the words of its `--help`.

use super::outcome::Outcome;
use anyhow::Context;
use std::fs;
use std::path::Path;

/// Writes a page for `command` and for each command below it into a folder, which is made where it is missing.
///
/// # Errors
/// A folder or file that cannot be written.
pub fn write(command: clap::Command, folder: &Path) -> anyhow::Result<Outcome> {
    // Pages are the same wherever and from whichever commit the program was built.
    let command = command.version(env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command, folder))
        .with_context(|| format!("the manual pages cannot be written into {}", folder.display()))?;
    Ok(Outcome::Done)
}
