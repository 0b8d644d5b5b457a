//! What approved minutes said, as one hash: so that a later build can see that they were changed, and ask why.

use super::sealing::{Hash, Sealing};
use crate::record::parse::Draft;
use crate::record::parse::front_matter::Split;
use crate::text::source::Source;
use std::sync::PoisonError;

/// Fields that may change after approval without a correction: they are about the approval itself, about what comes
/// after the huddle, or about the record's address.
const FREE: [&str; 11] = [
    "corrections",
    "minutes",
    "approved_on",
    "approved_by",
    "next",
    "attachments",
    "publish",
    "allow",
    "status",
    "id",
    "formerly",
];

/// The hash of a draft, which is made once with each key.
pub fn seal_of(draft: &Draft, sealing: &Sealing) -> String {
    let key = sealing.mark();
    let mut known = draft.seal.lock().unwrap_or_else(PoisonError::into_inner);
    match &*known {
        Some((with, hash)) if *with == key => hash.clone(),
        _ => known.insert((key, seal(&draft.source, &draft.split, sealing))).1.clone(),
    }
}

/// A hash, in hex, of the details (without the free fields) and the body; empty where nothing is hashed. White space at
/// line ends, empty lines and the kind of line ends do not count.
pub fn seal(source: &Source, split: &Split, sealing: &Sealing) -> String {
    let Some(mut hash) = sealing.begin() else { return String::new() };
    if let Some((_, head)) = split.head {
        let mut skipping = false;
        for line in source.text[head.start..head.end].lines() {
            let top_level = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '"' || c == '\'');
            if top_level {
                let key = line.split(':').next().unwrap_or("").trim().trim_matches(['"', '\'']);
                skipping = FREE.contains(&key);
            }
            if !skipping {
                add(&mut hash, line);
            }
        }
    }
    hash.update(b"---\n");
    for line in source.text[split.body.start..split.body.end].lines() {
        add(&mut hash, line);
    }
    hash.finish()
}

fn add(hash: &mut Hash, line: &str) {
    let line = line.trim_end();
    if !line.is_empty() {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::parse::front_matter::split;
    use crate::text::SitePath;

    fn of(text: &str) -> String {
        let source = Source::new(SitePath::new("x.md").unwrap(), text.to_owned());
        seal(&source, &split(&source, &mut Vec::new()), &Sealing::Plain)
    }

    #[test]
    fn corrections_do_not_count_but_words_do() {
        let one = of("---\ntitle: a\nminutes: approved\n---\nWords.\n");
        assert_eq!(
            one,
            of("---\r\ntitle: a  \r\nminutes: approved\r\ncorrections:\r\n  - \
                    {date: 2026-01-01}\r\n---\r\n\r\nWords.\r\n")
        );
        assert_ne!(one, of("---\ntitle: a\nminutes: approved\n---\nOther words.\n"));
        assert_ne!(one, of("---\ntitle: b\nminutes: approved\n---\nWords.\n"));
    }
}
