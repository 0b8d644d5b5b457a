//! Finds the data of departments' sites on the disk and opens it, file by file, as streams.

use super::LoadError;
use crate::federate::read::SITE;
use crate::pipeline::federation::Folder;
use crate::plan::data;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

/// How much of a file is read at once, in bytes.
const BUFFER: usize = 256 * 1024;

/// The data of a built site, or of a folder `data/` by itself.
///
/// # Errors
/// A folder that is not there.
pub fn folder(site: &Path) -> Result<Folder<'static>, LoadError> {
    if !site.is_dir() {
        return Err(LoadError::NoSite(site.to_owned()));
    }
    let data = data_of(site);
    let name = data.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    Ok(Folder { name, open: Box::new(move |file| open(&data.join(file))) })
}

/// The folder that was named, or its `data/`.
fn data_of(site: &Path) -> PathBuf {
    if site.join(SITE).is_file() && !site.join(data::SITE).is_file() { site.to_owned() } else { site.join(data::FOLDER) }
}

fn open(path: &Path) -> io::Result<Option<Box<dyn BufRead>>> {
    match File::open(path) {
        Ok(file) => Ok(Some(Box::new(BufReader::with_capacity(BUFFER, file)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io::Error::new(error.kind(), format!("{} cannot be read: {error}", path.display()))),
    }
}
