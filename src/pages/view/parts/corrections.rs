//! Corrections as the pages of their records show them.

use super::version_words::kind;
use crate::pages::view::shapes::{Note, NoteItem};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{Correction, Language};

/// Corrections, newest first, in the words of the record.
pub fn correction_items(viewer: &Viewer<'_>, corrections: &[Correction], own: &Language) -> Vec<NoteItem> {
    let lang = if *own == viewer.speech.language { String::new() } else { own.to_string() };
    let item = |correction: &Correction| NoteItem {
        date: viewer.day(correction.date),
        kind: kind(viewer, correction.kind),
        text: correction.reason.clone(),
        by: correction.by.clone(),
        lang: lang.clone(),
    };
    corrections.iter().rev().map(item).collect()
}

/// The note at the top of a page that was corrected: when, and why; `None` where it was not.
pub fn corrected(viewer: &Viewer<'_>, corrections: &[Correction], own: &Language) -> Option<Note> {
    let last = corrections.iter().map(|correction| correction.date).max()?;
    let title = viewer.speech.with("corrected_on", "date", &viewer.day(last).text);
    Some(Note { kind: "corrected", title, items: correction_items(viewer, corrections, own), ..Note::default() })
}
