//! What a page says of itself.

use super::shapes::Link;
use crate::record::model::Language;

/// What a page says of itself, before the frame is put around it.
pub struct Heading {
    /// The template's file name without `.html`.
    pub kind: &'static str,
    /// The heading, as plain text.
    pub title: String,
    /// For search engines and shared links, before it is shortened; may be empty.
    pub description: String,
    /// The pages above this one, the home page first; empty on the home page.
    pub breadcrumb: Vec<Link>,
    /// The language of the record that the page shows, where it is shown untranslated.
    pub untranslated: Option<Language>,
}
