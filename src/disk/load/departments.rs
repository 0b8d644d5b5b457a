//! Finds the data of departments' sites on the disk and opens it, file by file, as streams.

use super::errors::LoadError;
use crate::federate::read::SITE;
use crate::publish::pipeline::federation::Folder;
use crate::site::plan::data;
use std::fs::{self, File, FileType};
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
    if site.join(SITE).exists() && !site.join(data::SITE).exists() { site.to_owned() } else { site.join(data::FOLDER) }
}

/// Opens a file. Anything else is an error that says what it is: a pipe would keep the program waiting, and a device
/// never end.
fn open(path: &Path) -> io::Result<Option<Box<dyn BufRead>>> {
    let unreadable =
        |error: io::Error| io::Error::new(error.kind(), format!("{} cannot be read: {error}", path.display()));
    let kind = match fs::metadata(path) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    if !kind.is_file() {
        let message =
            format!("{} is {}, not a file: put the department's file itself there", path.display(), what_it_is(kind));
        return Err(io::Error::new(ErrorKind::InvalidInput, message));
    }
    let file = File::open(path).map_err(unreadable)?;
    Ok(Some(Box::new(BufReader::with_capacity(BUFFER, file))))
}

fn what_it_is(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe (FIFO)";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
    }
    if kind.is_dir() { "a folder" } else { "something else" }
}
