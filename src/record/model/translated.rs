//! Texts of the record with their translations.

use super::index::SourceIndex;
use crate::text::source::Span;
use std::sync::Arc;

/// A language by its BCP 47 tag.
pub type Language = Arc<str>;

/// A text with its translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// In the language of the record.
    pub original: String,
    /// By language, each at most once; without that of the record.
    pub translations: Vec<(Language, String)>,
}

impl Text {
    /// A text without translations.
    pub fn new(original: impl Into<String>) -> Self {
        Self { original: original.into(), translations: Vec::new() }
    }

    /// The text in this language; `None` where only the original is there.
    pub fn translated(&self, language: &str) -> Option<&str> {
        self.translations.iter().find(|(tag, _)| **tag == *language).map(|(_, text)| text.as_str())
    }
}

/// The text below the details of a file, and its translations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The file.
    pub source: SourceIndex,
    /// Where the text stands in it, in bytes.
    pub span: Span,
    /// The same of each translation, by language.
    pub translations: Vec<(Language, SourceIndex, Span)>,
}
