//! Follows the content folder and builds again after a change. The system's reports of changes only say when to look:
//! some are lost, folders made a moment ago are not watched yet, and what is watched is a folder and not its name. So
//! every file is looked at from time to time too, and what was read is compared with what is there.

use super::preview::Preview;
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use same_file::Handle;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Editors write a file in several steps; so long is waited for the last of them.
const SETTLE: Duration = Duration::from_millis(20);

/// How often every file is looked at, whatever was reported.
const LOOK: Duration = Duration::from_millis(700);

/// So often is read again after a change: what is written within one step of a file system's clock leaves no other
/// trace.
const AGAIN: u8 = 4;

type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// What the system reports.
enum Report {
    /// Something has changed.
    Changed,
    /// Reports were lost, so folders may have come that are not watched.
    Lost,
}

/// Follows the folder until the program ends.
pub fn watch(content: &Path, preview: Preview) {
    let content = content.to_owned();
    thread::spawn(move || follow(&content, preview));
}

fn follow(content: &PathBuf, mut preview: Preview) {
    let (reports, reported) = channel();
    let mut watched = watcher(content, &reports);
    let mut again = AGAIN;
    loop {
        let report = wait(&reported);
        let is_another =
            || Handle::from_path(content).is_ok_and(|now| watched.as_ref().is_none_or(|(_, folder)| now != *folder));
        if matches!(report, Some(Report::Lost)) || is_another() {
            watched = watcher(content, &reports);
        }
        // A report may say nothing new; where there is none, a look at each file may.
        again = if report.is_some() { AGAIN } else { again.saturating_sub(1) };
        let mut behind = again > 0 || preview.is_behind();
        let mut changed = false;
        while behind {
            let is_built = preview.rebuild();
            changed |= is_built;
            behind = is_built && preview.is_behind();
        }
        // Nothing is said to be up to date before it is.
        if changed {
            again = AGAIN;
            report_painted!(preview.shown().read().unwrap_or_else(PoisonError::into_inner).report());
        }
    }
}

/// What was reported, all that has come together as one; nothing where it is time to look.
fn wait(reported: &Receiver<Report>) -> Option<Report> {
    let mut report = match reported.recv_timeout(LOOK) {
        Ok(report) => report,
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
    };
    while let Ok(other) = reported.try_recv() {
        if matches!(other, Report::Lost) {
            report = other;
        }
    }
    Some(report)
}

/// Watches the folder that has the name now; the handle says which that is, and keeps it from being taken for another.
/// Where the system cannot (its watches are used up, or there is no such folder), the looks alone are left.
fn watcher(content: &Path, reports: &Sender<Report>) -> Option<(Watcher, Handle)> {
    let reports = reports.clone();
    let handle = move |result: DebounceEventResult| {
        let report = match result {
            Ok(events) if events.iter().any(|event| event.need_rescan()) => Report::Lost,
            // Reading a file is an event too; only changes count.
            Ok(events) if events.iter().all(|event| matches!(event.kind, EventKind::Access(_))) => return,
            Ok(_) => Report::Changed,
            Err(_) => Report::Lost,
        };
        // Nobody hears of it where the preview has ended.
        let _ = reports.send(report);
    };
    let folder = Handle::from_path(content).ok()?;
    let mut watcher = new_debouncer(SETTLE, None, handle).ok()?;
    watcher.watch(content, RecursiveMode::Recursive).ok()?;
    Some((watcher, folder))
}
