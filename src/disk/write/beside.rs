//! Names of files and folders beside the output.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The suffix of the folder that a site is written into before it takes the place of the published one.
pub(crate) const STAGE: &str = "stage";

/// The suffix of the folder that has the same files as the published site, linked.
pub(crate) const TWIN: &str = "twin";

/// A file or folder beside the output, hidden: `.public.huddle-lock`.
pub(crate) fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(format!(".huddle-{suffix}"));
    folder.with_file_name(name)
}
