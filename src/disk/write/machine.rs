//! System errors in words for a person.

use std::io;

/// An error of a file, a thread or a disk, in plain words; the system's own where there are no better ones.
pub fn plain(error: &io::Error) -> String {
    if let Some(words) = error.raw_os_error().and_then(known) {
        return words.to_owned();
    }
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text[..at].to_lowercase(),
        None => text,
    }
}

#[cfg(unix)]
fn known(code: i32) -> Option<&'static str> {
    use rustix::io::Errno;
    const WORDS: &[(Errno, &str)] = &[
        (Errno::NOLCK, "its disk gives no locks, so two builds could write at once; name a folder on another disk"),
        (
            Errno::IO,
            "the disk failed to read or write (an input/output error): it may be damaged, or no longer connected",
        ),
        (
            Errno::MFILE,
            "this program has as many files open as it may have; allow more (`ulimit -n`), or close other programs",
        ),
        (Errno::NFILE, "as many files are open on this computer as it allows; close other programs"),
        (
            Errno::AGAIN,
            "this computer starts no more threads for you; close other programs, or allow more (`ulimit -u`)",
        ),
        (Errno::NOMEM, "this computer has no memory left; close other programs"),
        (Errno::ACCESS, "you may not open it"),
        (Errno::PERM, "you may not do that there"),
        (Errno::ROFS, "it is read-only"),
        (Errno::NOSPC, "the disk is full"),
        (Errno::DQUOT, "your share of the disk is full"),
        (Errno::NAMETOOLONG, "its name is too long for this disk"),
        (Errno::LOOP, "it is a link that leads to itself"),
        (Errno::STALE, "the network folder that it is in was taken away or replaced"),
        (Errno::NOENT, "it is no longer there"),
        (Errno::ISDIR, "it is a folder"),
        (Errno::NOTDIR, "a part of its path is a file, not a folder"),
        (Errno::NOTEMPTY, "something else is in it"),
        (Errno::NXIO, "it is a pipe or a device, not a file"),
    ];
    WORDS.iter().find(|(errno, _)| errno.raw_os_error() == code).map(|(_, words)| *words)
}

#[cfg(not(unix))]
fn known(_: i32) -> Option<&'static str> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn no_number_of_the_machine_is_shown() {
        for code in 1..134 {
            let words = plain(&io::Error::from_raw_os_error(code));
            assert!(!words.is_empty() && !words.contains("os error"), "{code}: {words}");
        }
        assert!(plain(&io::Error::from_raw_os_error(rustix::io::Errno::NOLCK.raw_os_error())).contains("no locks"));
    }
}
