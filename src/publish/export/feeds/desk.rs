//! The entries of a language, each put into words once for all documents that it stands in, and held until the last of
//! them is made.

use super::entry::Entry;
use super::items::{Item, Subject};
use super::{atom, entries, json};
use crate::pages::view::Viewer;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

/// An entry in each format that is asked for.
pub(super) struct Written {
    /// As Atom.
    pub(super) atom: String,
    /// As JSON Feed; empty for archives, which are Atom alone.
    pub(super) json: String,
}

/// An entry as Atom and as JSON Feed.
pub(super) fn in_both(entry: &Entry) -> Written {
    Written { atom: atom::entry(entry), json: json::entry(entry) }
}

/// An entry as Atom alone.
pub(super) fn as_atom(entry: &Entry) -> Written {
    Written { atom: atom::entry(entry), json: String::new() }
}

/// What documents share of an entry.
#[derive(Default)]
struct Shared {
    /// How many documents will still ask for it.
    left: usize,
    /// What was written, while somebody else will ask for it.
    written: Option<Arc<Written>>,
}

/// Puts entries into words.
pub(super) struct Desk<'a> {
    /// Of their language.
    pub(super) viewer: &'a Viewer<'a>,
    write: fn(&Entry) -> Written,
    /// The items of all of its documents, each as often as it is asked for.
    items: Box<dyn Fn() -> Vec<Item> + Send + Sync + 'a>,
    shared: OnceLock<Mutex<HashMap<Subject, Shared>>>,
}

impl<'a> Desk<'a> {
    /// For documents that hold these items: each as often as it is asked for.
    pub(super) fn new(
        viewer: &'a Viewer<'a>,
        write: fn(&Entry) -> Written,
        items: impl Fn() -> Vec<Item> + Send + Sync + 'a,
    ) -> Self {
        Self { viewer, write, items: Box::new(items), shared: OnceLock::new() }
    }

    fn shared(&self) -> &Mutex<HashMap<Subject, Shared>> {
        self.shared.get_or_init(|| {
            let mut shared: HashMap<Subject, Shared> = HashMap::new();
            (self.items)().into_iter().for_each(|item| shared.entry(item.subject).or_default().left += 1);
            Mutex::new(shared)
        })
    }

    /// The entry of an item.
    pub(super) fn entry(&self, item: &Item) -> Arc<Written> {
        if let Some(known) = self.take(item.subject, None) {
            return known;
        }
        let written = Arc::new((self.write)(&entries::entry(self.viewer, item)));
        self.take(item.subject, Some(&written)).unwrap_or(written)
    }

    /// What was written of an item, before or just now; whoever asks last takes it along.
    fn take(&self, subject: Subject, new: Option<&Arc<Written>>) -> Option<Arc<Written>> {
        let mut shared = self.shared().lock().expect("no thread panics while it holds this");
        let of_subject = shared.get_mut(&subject)?;
        let written = of_subject.written.clone().or_else(|| new.cloned())?;
        of_subject.left = of_subject.left.saturating_sub(1);
        if of_subject.left == 0 {
            shared.remove(&subject);
        } else {
            of_subject.written = Some(written.clone());
        }
        Some(written)
    }
}
