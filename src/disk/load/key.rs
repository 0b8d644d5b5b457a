//! The key of a content folder, in a hidden file of it that is never published: what the hashes of a published site are
//! made with (docs/decisions/0003-approved-minutes-are-compared-with-the-published-site.md).

use super::errors::LoadError;
use crate::record::resolve::sealing::{KEY_BYTES, Sealing};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Its name in the content folder. Names that begin with a dot are never part of a site.
pub const FILE: &str = ".huddle-key";

/// Reads the key; `None` where there is none.
///
/// # Errors
/// A key that cannot be read, or is damaged.
pub fn read(content: &Path) -> Result<Option<Sealing>, LoadError> {
    let path = content.join(FILE);
    let unreadable = |error: io::Error| LoadError::Unreadable(path.clone(), error);
    match fs::metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
        Ok(data) if !data.is_file() => return Err(LoadError::DamagedKey(path)),
        Ok(_) => {}
    }
    let bytes = fs::read(&path).map_err(unreadable)?;
    let key = std::str::from_utf8(&bytes).ok().and_then(Sealing::read);
    key.map(Some).ok_or(LoadError::DamagedKey(path))
}

/// A key that nobody else has.
///
/// # Errors
/// A machine without random numbers.
pub fn new() -> io::Result<(Sealing, String)> {
    let mut key = [0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    let text = format!("{}\n", crate::record::resolve::sealing::hex(&key));
    Ok((Sealing::Keyed(key), text))
}

/// Keeps a key in the content folder, whole or not at all. One that is there stays.
///
/// # Errors
/// A key that is there already, or a system error.
pub fn keep(content: &Path, text: &str) -> io::Result<PathBuf> {
    if fs::metadata(content)?.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".huddle-key-");
    as_umask_says(&mut builder);
    let mut file = builder.tempfile_in(content)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    let path = content.join(FILE);
    file.persist_noclobber(&path).map_err(|error| error.error)?;
    Ok(path)
}

/// Who may read the folder's other files may read this one.
#[cfg(unix)]
fn as_umask_says(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn as_umask_says(_: &mut tempfile::Builder<'_, '_>) {}
