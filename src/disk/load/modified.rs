//! When a file was changed, and which file it is, as far as a file system says. Times of a file system have steps, so
//! a file that was changed just now may be changed again without a trace: it counts as known only once something later
//! was seen.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// The coarsest steps of a file system (FAT).
const STEP: Duration = Duration::from_secs(2);

/// What differs wherever a file was changed or another one was put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modified {
    /// When its text was written; programs may set it to what they like.
    written: Option<SystemTime>,
    /// When it came to be what it is: written, renamed or given that time. Nobody can set this.
    changed: Option<SystemTime>,
    /// Its number in the file system.
    number: u64,
}

impl Modified {
    /// What the file system says of a file: its times and its number.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let since = Duration::new(
            u64::try_from(metadata.ctime()).unwrap_or(0),
            u32::try_from(metadata.ctime_nsec()).unwrap_or(0),
        );
        let changed = SystemTime::UNIX_EPOCH.checked_add(since);
        Self { written: metadata.modified().ok(), changed, number: metadata.ino() }
    }

    /// What the file system says of a file; there is one time, and no number.
    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> Self {
        let written = metadata.modified().ok();
        Self { written, changed: written, number: 0 }
    }

    /// When it was changed, for [`Modified::is_settled`].
    pub fn changed(&self) -> Option<SystemTime> {
        self.changed
    }

    /// Whether a later change of the file must show, where the file system's time has been `newest` since.
    pub fn is_settled(&self, newest: Option<SystemTime>) -> bool {
        let later = |(changed, newest): (SystemTime, SystemTime)| {
            newest.duration_since(changed).is_ok_and(|since| since > STEP)
        };
        self.written.is_some() && self.changed.zip(newest).is_some_and(later)
    }
}
