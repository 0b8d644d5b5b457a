//! Texts of the details as the model has them.

use crate::record::model::{Language, Text};
use crate::record::parse::raw::Texts;
use crate::record::parse::shape::OneOrMany;

/// A text with its translations.
pub fn text(original: Option<&str>, translations: Option<&Texts>) -> Text {
    let translations = translations
        .into_iter()
        .flatten()
        .filter_map(|(language, text)| Some((Language::from(language.as_str()), text.clone()?)))
        .collect();
    Text { original: original.unwrap_or_default().trim().to_owned(), translations }
}

/// A text that says something: more than spaces.
pub fn said(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

/// The texts of a list that may be written as one text, without spaces around them; empty ones are left out.
pub fn strings(list: Option<&OneOrMany<String>>) -> Vec<String> {
    list.into_iter()
        .flat_map(|list| list.0.iter().flatten())
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}
