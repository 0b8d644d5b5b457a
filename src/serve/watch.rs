//! Watches the content folder and builds again after a change.

use super::preview::Preview;
use anyhow::Context;
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::path::Path;
use std::sync::{Arc, RwLock};
use std::time::Duration;
use tokio::sync::broadcast;

/// Editors write a file in several steps; so long is waited for the last of them.
const SETTLE: Duration = Duration::from_millis(20);

/// Watches until the watcher is dropped.
///
/// # Errors
/// A folder that cannot be watched.
pub fn watch(
    content: &Path,
    preview: &Arc<RwLock<Preview>>,
    changes: &broadcast::Sender<u64>,
) -> anyhow::Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let (preview, changes) = (preview.clone(), changes.clone());
    let handle = move |result: DebounceEventResult| {
        // Reading a file is an event too; only changes count.
        let changed = result.is_ok_and(|events| events.iter().any(|event| !matches!(event.kind, EventKind::Access(_))));
        if !changed {
            return;
        }
        let mut preview = preview.write().expect("no build panics while it holds this");
        match preview.rebuild() {
            Ok(()) => eprint!("{}", preview.report()),
            Err(error) => eprintln!("huddle: {error:#}"),
        }
        let _ = changes.send(preview.version);
    };
    let mut watcher = new_debouncer(SETTLE, None, handle).context("the folder cannot be watched")?;
    watcher.watch(content, RecursiveMode::Recursive).with_context(|| format!("{} cannot be watched", content.display()))?;
    Ok(watcher)
}
