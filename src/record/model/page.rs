//! A plain page: text without a huddle or a commitment.

use super::translated::{Body, Language, Text};

/// A plain page: about, how to take part.
#[derive(Clone, Debug)]
pub struct Page {
    /// From `id:` or the name of its file; part of its address.
    pub id: String,
    /// Of its file.
    pub language: Language,
    /// What it is called.
    pub title: Text,
    /// In a few sentences.
    pub summary: Option<Text>,
    /// The text below the details.
    pub body: Body,
    /// Languages that it is translated into.
    pub translations: Vec<Language>,
}
