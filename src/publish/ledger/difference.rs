//! What a record says that it did not say before, field by field, from two canonical sources.

use crate::site::history::Words;
use crate::text::markdown::plain::text_of;
use crate::text::passages::passages;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The fields that differ, in the order of their names; of each language those of the details first, then the text. The
/// files are last.
pub fn difference(before: &Value, after: &Value) -> Vec<Words> {
    let mut all = of_part(before, after, "");
    let (old, new) = (translations(before), translations(after));
    for language in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        let part = |all: &'_ BTreeMap<String, Value>| all.get(language).cloned().unwrap_or(Value::Null);
        all.extend(of_part(&part(&old), &part(&new), &format!("{language}/")));
    }
    all.extend(words("files".to_owned(), &files(before), &files(after)));
    all
}

fn of_part(before: &Value, after: &Value, prefix: &str) -> Vec<Words> {
    let details = |source: &'_ Value| source.get("details").and_then(Value::as_object).cloned().unwrap_or_default();
    let (old, new) = (details(before), details(after));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let said = |details: &Map<String, Value>, name: &str| details.get(name).map(lines).unwrap_or_default();
    let mut all: Vec<Words> = names
        .into_iter()
        .filter_map(|name| words(format!("{prefix}{name}"), &said(&old, name), &said(&new, name)))
        .collect();
    let text = |source: &'_ Value| source.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (old, new) = (text(before), text(after));
    // The words as readers see them, whatever the lines of the file are; where these stay, what is written otherwise.
    let field = || format!("{prefix}text");
    all.extend(words(field(), &text_of(&old), &text_of(&new)).or_else(|| words(field(), &old, &new)));
    all
}

fn words(field: String, before: &str, after: &str) -> Option<Words> {
    let passages = passages(before, after);
    (!passages.is_empty()).then_some(Words { field, passages })
}

fn translations(source: &Value) -> BTreeMap<String, Value> {
    let all = source.get("translations").and_then(Value::as_array).cloned().unwrap_or_default();
    let language = |one: &Value| one.get("language").and_then(Value::as_str).map(str::to_owned);
    all.into_iter().filter_map(|one| Some((language(&one)?, one))).collect()
}

/// The files with the beginning of what their bytes are known by.
fn files(source: &Value) -> String {
    let all = source.get("files").and_then(Value::as_array).cloned().unwrap_or_default();
    let line = |file: &Value| {
        let text = |name: &str| file.get(name).and_then(Value::as_str);
        let hash = text("sha256").or(text("seal")).unwrap_or_default();
        Some(format!("{} {}", text("path")?, hash.get(..8).unwrap_or(hash)))
    };
    all.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// A value as lines: each item of a list on its own.
fn lines(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(line).collect::<Vec<_>>().join("\n"),
        Value::String(text) => text.clone(),
        other => line(other),
    }
}

fn line(value: &Value) -> String {
    match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(items) => items.iter().map(line).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| format!("{name}: {}", line(value))).collect::<Vec<_>>().join("; ")
        }
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_field_that_differs_is_named_with_its_words() {
        let before = json!({"details": {"title": "Lights", "topics": ["a", "b"]}, "text": "Two lights are out.",
            "files": [{"path": "media/a.pdf", "sha256": "0123456789"}]});
        let after = json!({"details": {"title": "Lights", "topics": ["a"]}, "text": "Three lights are out.",
            "files": [{"path": "media/a.pdf", "sha256": "9876543210"}],
            "translations": [{"language": "es", "details": {"title": "Luces"}}]});
        let found = difference(&before, &after);
        let fields: Vec<&str> = found.iter().map(|words| words.field.as_str()).collect();
        assert_eq!(fields, ["topics", "text", "es/title", "files"]);
        assert_eq!(found[1].passages[0].replacements(), [("Two", "Three")]);
        assert_eq!(found[3].passages[0].replacements(), [("01234567", "98765432")]);
        assert!(difference(&before, &before).is_empty());
        // Lines that are broken elsewhere hide no difference and make none.
        let text = |text: &str| json!({"details": {}, "text": text});
        let found = difference(&text("Two lights are out\nsince May."), &text("Three lights are\nout since May."));
        assert_eq!(found[0].passages[0].replacements(), [("Two", "Three")]);
        let found = difference(&text("See [May](a.md)."), &text("See [May](b.md)."));
        assert_eq!(found[0].passages[0].replacements(), [("[May](a.md).", "[May](b.md).")]);
    }
}
