//! What a record's file says, apart from how it is written: values without their quotes and styles, fields in one
//! order, Unicode in its composed form (NFC, UAX 15), one kind of line end, no comments. Two files that differ only in
//! these are the same. Versions are kept as texts and both texts are read by the same program, so that a later program
//! that reads them otherwise never sees a change where there is none.

use super::details;
use super::front_matter::Split;
use super::tree::{Node, NodeValue};
use crate::text::markdown::comments::comments;
use crate::text::source::Source;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Fields that say nothing of what was approved: what comes after, the record's address, and what only this program
/// asks. Corrections are compared on their own.
const FREE: [&str; 6] = ["corrections", "next", "publish", "allow", "id", "formerly"];

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Canonical {
    /// By field, without those that say nothing of what was approved; absent and empty are one.
    pub details: BTreeMap<String, String>,
    /// The entries of `corrections:`, in their order.
    pub corrections: Vec<String>,
    /// The text below the details.
    pub body: String,
}

impl Canonical {
    /// Of a file; `None` where its details cannot be read.
    pub fn of(source: &Source, split: &Split) -> Option<Self> {
        let mut canonical = Self { body: body(&source.text[split.body.start..split.body.end]), ..Self::default() };
        if split.head.is_none() {
            return Some(canonical);
        }
        let Node { value: NodeValue::Map(entries), .. } = details::tree(source, split, &mut Vec::new())? else {
            return Some(canonical);
        };
        for (key, value) in &entries {
            let Some(name) = key.text() else { continue };
            if name == "corrections" {
                canonical.corrections = items(value);
            }
            // Two names of one field.
            let name = if name == "response_area" { "response_areas" } else { name };
            let is_usual = name == "status" && value.text().map(str::trim) == Some("held");
            let text = written(value);
            if !FREE.contains(&name) && !is_usual && !text.is_empty() {
                canonical.details.insert(name.to_owned(), text);
            }
        }
        Some(canonical)
    }

    /// The fields that differ, in the order of their names; `None` stands for the text below the details.
    pub fn differences<'c>(&'c self, other: &'c Self) -> Vec<Option<&'c str>> {
        let mut names: Vec<Option<&str>> = self
            .details
            .keys()
            .chain(other.details.keys())
            .filter(|name| self.details.get(*name) != other.details.get(*name))
            .map(|name| Some(name.as_str()))
            .collect();
        names.sort_unstable();
        names.dedup();
        if self.body != other.body {
            names.push(None);
        }
        names
    }

    /// The SHA-256, in hex, of everything that it says.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for (name, value) in &self.details {
            hash.update(format!("{name}: {value}\n"));
        }
        hash.update("---\n");
        hash.update(&self.body);
        hex(&hash.finalize())
    }
}

/// The items of a list, or the one thing that stands where a list is meant.
fn items(node: &Node) -> Vec<String> {
    let items = match &node.value {
        NodeValue::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    items.iter().map(written).filter(|item| !item.is_empty()).collect()
}

/// A value: a text as it is, a list between brackets, the fields of an entry in the order of their names.
fn written(node: &Node) -> String {
    match &node.value {
        NodeValue::Scalar { .. } if node.is_null() => String::new(),
        NodeValue::Scalar { text, .. } => {
            let text = words(text);
            // A text in brackets is no list.
            if text.starts_with(['[', '{']) { escaped(&text) } else { text }
        }
        NodeValue::List(_) => match items(node).as_slice() {
            [] => String::new(),
            // One value may stand where a list is meant.
            [one] => one.clone(),
            many => format!("[{}]", many.iter().map(|item| escaped(item)).collect::<Vec<_>>().join(", ")),
        },
        NodeValue::Map(entries) => {
            let entries = entries.iter().filter_map(|(key, value)| Some((key.text()?, written(value))));
            let fields: BTreeMap<&str, String> = entries.filter(|(_, value)| !value.is_empty()).collect();
            let fields = fields.iter().map(|(name, value)| format!("{name}: {}", escaped(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Keeps what stands inside a value apart from what stands between values.
fn escaped(value: &str) -> String {
    if value.contains(['[', ']', '{', '}', ',', ':', '\\']) {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        value.to_owned()
    }
}

/// A text of one line, or the lines of a longer one.
pub(super) fn words(text: &str) -> String {
    if text.trim().contains('\n') {
        lines(text)
    } else {
        composed(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// The text below the details, without comments.
pub(super) fn body(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut from = 0;
    for hidden in comments(text).hidden {
        shown.push_str(&text[from..hidden.start]);
        from = hidden.end;
    }
    shown.push_str(&text[from..]);
    lines(&shown)
}

/// Lines without white space at their ends; several empty ones are one, and none stands at the beginning or end.
pub fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_after_text = false;
    for line in text.trim_start_matches('\u{FEFF}').lines().map(str::trim_end) {
        if line.is_empty() {
            if is_after_text {
                out.push('\n');
            }
            is_after_text = false;
        } else {
            out.push_str(line);
            out.push('\n');
            is_after_text = true;
        }
    }
    out.truncate(out.trim_end().len());
    composed(&out)
}

fn composed(text: &str) -> String {
    if text.is_ascii() || is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::parse::front_matter::split;
    use crate::text::SitePath;

    fn of(text: &str) -> Canonical {
        let source = Source::new(SitePath::new("x.md").expect("a plain name"), text.to_owned());
        Canonical::of(&source, &split(&source, &mut Vec::new())).expect("it can be read")
    }

    const PLAIN: &str = "---\ntitle: The café, again\ndate: 2026-05-07\nresponse_areas: [central-2]\nconcerns:\n  - \
        {id: a, text: \"One: two\"}\nattendance: {police: 5, residents: 31}\n---\nWords.\n\nMore words.\n";

    #[test]
    fn what_is_written_otherwise_is_the_same() {
        let other = "\u{FEFF}---\r\ndate: \"2026-05-07\"\r\n# a comment\r\ntitle: 'The cafe\u{301},  again'   \r\nresponse_area: \
            central-2\r\nstatus: held\r\nconcerns:\r\n- text: 'One: two'\r\n  id: a\r\nattendance:\r\n  residents: 31\r\n  police: \
            5\r\nsummary:\r\nnext: {date: 2026-09-01}\r\nformerly: [x]\r\n---\r\n\r\nWords.  \r\n<!-- a note -->\r\n\r\nMore words.";
        assert_eq!(of(PLAIN), of(other));
    }

    #[test]
    fn what_says_something_else_is_named() {
        let changed = PLAIN.replace("again", "once more").replace("police: 5", "police: 6").replace("More", "Fewer");
        let (one, other) = (of(PLAIN), of(&changed));
        assert_eq!(one.differences(&other), [Some("attendance"), Some("title"), None]);
        assert!(one.differences(&of(PLAIN)).is_empty());
        // A list of two is no text with a comma.
        assert_ne!(of("---\ntopics: [a, b]\n---\n"), of("---\ntopics: [\"a, b\"]\n---\n"));
        assert_ne!(of("---\ntopics: [a, b]\n---\n"), of("---\ntopics: \"[a, b]\"\n---\n"));
    }

    /// Versions of huddles hold hashes of updates: a later program must make the same.
    #[test]
    fn a_hash_stays_as_it_is() {
        assert_eq!(of(PLAIN).hash(), "b06a9358f197d18fa54a494314e1e2f4bf2214b200b4556bf1ba2a79f6e796ad");
    }
}
