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

/// The texts of a list that may be written as one text, without spaces around them; empty ones are left out.
pub fn strings(list: Option<&OneOrMany<String>>) -> Vec<String> {
    list.into_iter()
        .flat_map(|list| list.0.iter().flatten())
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// The names in a text such as `noise, traffic` or `noise and traffic`; none where it is one name.
pub(super) fn names_in(text: &str, known: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    const JOINS: [&str; 5] = [" and ", " y ", " & ", " und ", "/"];
    let plain = JOINS.iter().fold(text.to_owned(), |text, join| text.replace(join, ","));
    let is_joined = plain != text;
    let names: Vec<String> =
        plain.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let fits = if is_joined { names.iter().all(|name| known(name)) } else { names.iter().any(|name| known(name)) };
    (names.len() > 1 && fits).then_some(names)
}
