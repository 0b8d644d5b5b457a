//! Corrections as the pages of their records show them.

use crate::pages::view::shapes::NoteItem;
use crate::pages::view::viewer::Viewer;
use crate::record::model::{Correction, Language};

/// Corrections, newest first, in the words of the record.
pub fn correction_items(viewer: &Viewer<'_>, corrections: &[Correction], own: &Language) -> Vec<NoteItem> {
    let lang = if *own == viewer.speech.language { String::new() } else { own.to_string() };
    let item = |correction: &Correction| NoteItem {
        date: viewer.day(correction.date),
        text: correction.reason.clone(),
        by: correction.by.clone(),
        lang: lang.clone(),
    };
    corrections.iter().rev().map(item).collect()
}
