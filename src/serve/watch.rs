//! Watches the content folder and builds again after a change. What is watched is the folder itself and not its name, so the
//! name is looked at too: where another folder has been put in its place, that one is watched from then on.

use super::preview::Preview;
use anyhow::Context;
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use same_file::Handle;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;
use tokio::sync::broadcast;

/// Editors write a file in several steps; so long is waited for the last of them.
const SETTLE: Duration = Duration::from_millis(20);

/// How often the name of the folder is looked at.
const LOOK: Duration = Duration::from_millis(300);

type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// What is built again, and who is told.
#[derive(Clone)]
struct Followed {
    content: PathBuf,
    preview: Arc<RwLock<Preview>>,
    changes: broadcast::Sender<u64>,
}

/// Watches until the program ends.
///
/// # Errors
/// A folder that cannot be watched.
pub fn watch(content: &Path, preview: &Arc<RwLock<Preview>>, changes: &broadcast::Sender<u64>) -> anyhow::Result<()> {
    let followed = Followed { content: content.to_owned(), preview: preview.clone(), changes: changes.clone() };
    let mut watched = followed.watch()?;
    thread::spawn(move || {
        loop {
            thread::sleep(LOOK);
            // A folder that is not there, or cannot be watched yet, is looked for again.
            let is_another = Handle::from_path(&followed.content).is_ok_and(|now| now != watched.1);
            if is_another && let Ok(another) = followed.watch() {
                watched = another;
                followed.rebuild();
            }
        }
    });
    Ok(())
}

impl Followed {
    /// Watches the folder that has the name now; the handle says which that is, and keeps it from being taken for another.
    fn watch(&self) -> anyhow::Result<(Watcher, Handle)> {
        let cannot = || format!("{} cannot be watched", self.content.display());
        let followed = self.clone();
        let handle = move |result: DebounceEventResult| {
            // Reading a file is an event too; only changes count.
            if result.is_ok_and(|events| events.iter().any(|event| !matches!(event.kind, EventKind::Access(_)))) {
                followed.rebuild();
            }
        };
        let folder = Handle::from_path(&self.content).with_context(cannot)?;
        let mut watcher = new_debouncer(SETTLE, None, handle).context("the folder cannot be watched")?;
        watcher.watch(&self.content, RecursiveMode::Recursive).with_context(cannot)?;
        Ok((watcher, folder))
    }

    fn rebuild(&self) {
        let mut preview = self.preview.write().expect("no build panics while it holds this");
        match preview.rebuild() {
            Ok(()) => eprint!("{}", preview.report()),
            Err(error) => eprintln!("huddle: {error:#}"),
        }
        let _ = self.changes.send(preview.version);
    }
}
