//! What a language has no words for: messages of English that neither the program nor the site has in that language.

use super::FALLBACK;
use crate::site::theme::Theme;
use std::collections::BTreeSet;

/// A line of the words in English.
pub enum Line<'a> {
    /// A line of a message, with the id of that message.
    Of(&'a str, &'a str),
    /// A comment, or an empty line.
    Beside(&'a str),
}

/// The site's own file of words of a language, from its content folder.
pub fn file_of(language: &str) -> String {
    format!("theme/languages/{language}.ftl")
}

/// The lines of the words in English, the program's and then what the site adds, as the files have them.
pub fn lines(theme: &Theme) -> Vec<Line<'_>> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut lines = Vec::new();
    for (_, text) in theme.language_files(FALLBACK) {
        let mut of_file: BTreeSet<&str> = BTreeSet::new();
        let mut current = None;
        for line in text.lines() {
            if let Some(id) = id(line) {
                current = Some(id);
                of_file.insert(id);
            } else if line.starts_with('#') {
                current = None;
            }
            match current {
                // What the site says otherwise in English is no other message.
                Some(id) if seen.contains(id) => {}
                Some(id) if !line.trim().is_empty() => lines.push(Line::Of(id, line)),
                _ => lines.push(Line::Beside(line)),
            }
        }
        seen.extend(of_file);
    }
    lines
}

/// The id of the message that a line begins.
fn id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    Some(id.trim())
}

/// The messages of one language's files, each with what it says or not.
fn ids<'t>(theme: &'t Theme, language: &str) -> Vec<&'t str> {
    theme.language_files(language).into_iter().flat_map(|(_, text)| text.lines().filter_map(id)).collect()
}

/// How many messages there are in English.
pub fn count(theme: &Theme) -> usize {
    ids(theme, FALLBACK).into_iter().collect::<BTreeSet<_>>().len()
}

/// The messages of English that a language has no words for, in the order of the file.
pub fn missing<'t>(theme: &'t Theme, language: &str) -> Vec<&'t str> {
    if language == FALLBACK {
        return Vec::new();
    }
    let known: BTreeSet<&str> = ids(theme, language).into_iter().collect();
    let mut seen = BTreeSet::new();
    ids(theme, FALLBACK).into_iter().filter(|id| !known.contains(id) && seen.insert(*id)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Line, count, lines, missing};
    use crate::site::theme::{OwnFiles, Theme};
    use crate::text::SitePath;
    use crate::text::source::Source;

    fn theme(files: &[(&str, &str)]) -> Theme {
        let source =
            |(path, text): &(&str, &str)| Source::new(SitePath::new(path).expect("a plain path"), (*text).to_owned());
        Theme::new(OwnFiles { texts: files.iter().map(source).collect(), statics: Vec::new() })
    }

    #[test]
    fn what_a_language_lacks_is_found_in_the_order_of_english() {
        let plain = theme(&[]);
        assert!(missing(&plain, "es").is_empty() && missing(&plain, "en").is_empty());
        assert_eq!(missing(&plain, "fr").len(), count(&plain));
        let own = theme(&[
            ("theme/languages/en.ftl", "skip = Jump\nask = Ask\n"),
            ("theme/languages/fr.ftl", "language_name = Français\n# skip = Aller\n"),
        ]);
        assert_eq!(count(&own), count(&plain) + 1);
        assert_eq!(missing(&own, "es"), ["ask"]);
        let french = missing(&own, "fr");
        assert!(french.contains(&"skip") && !french.contains(&"language_name") && french.last() == Some(&"ask"));
        let skips = lines(&own).iter().filter(|line| matches!(line, Line::Of("skip", _))).count();
        assert_eq!(skips, 1, "what the site says otherwise is the same message");
    }
}
