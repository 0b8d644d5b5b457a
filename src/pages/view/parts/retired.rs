//! That a division or an area no longer exists, above everything else on its page.

use crate::pages::view::shapes::Note;
use crate::pages::view::viewer::Viewer;
use crate::record::model::Level;

/// The note, under the title that a message has; none where it still exists.
pub fn retired_note(viewer: &Viewer<'_>, level: Level, title: &str) -> Vec<Note> {
    let text = viewer.retired(level);
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Note { kind: "retired", title: viewer.word(title), text, ..Note::default() }]
    }
}
