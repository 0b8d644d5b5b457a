//! What a page says of itself.

use super::shapes::Link;
use crate::record::model::Language;

/// What a page says of itself, before the frame is put around it.
pub struct Heading {
    /// The template's file name without `.html`.
    pub kind: &'static str,
    pub title: String,
    pub description: String,
    pub breadcrumb: Vec<Link>,
    /// The language of the record that the page shows, where it is shown untranslated.
    pub untranslated: Option<Language>,
}
