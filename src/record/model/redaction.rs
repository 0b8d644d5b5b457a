//! Marks of what was taken out since nobody may read it: `[[redacted: juvenile-name]]` in a record's file, and what
//! readers see in its place, `[redacted: name of a child]`. The mark says why, and nothing of what was there: neither
//! its words nor how long it was (docs/decisions/0046-redaction.md).

use super::translated::Language;
use std::borrow::Cow;
use std::ops::Range;

/// What a mark begins with.
pub const SIGN: &str = "[[redacted";

/// Why something is taken out, as the mark has it. Each has words in the theme's languages: `redacted_juvenile_name`.
pub const REASONS: [&str; 17] = [
    "juvenile-name",
    "victim-name",
    "witness-name",
    "private-name",
    "home-address",
    "phone",
    "email",
    "birth-date",
    "identity-number",
    "license",
    "plate",
    "vehicle",
    "account",
    "case-number",
    "health",
    "court-order",
    "other",
];

/// The reason that stands for one that is not known.
const OTHER: usize = REASONS.len() - 1;

/// A mark as it is written in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// With its brackets, in bytes; to the end of the line where it is never closed.
    pub range: Range<usize>,
    /// The reason as it is written; empty where it is never closed.
    pub reason: String,
}

impl Mark {
    /// The position of its reason in [`REASONS`].
    fn position(&self) -> Option<usize> {
        REASONS.iter().position(|known| *known == self.reason)
    }

    /// Whether its reason is of the list.
    pub fn is_known(&self) -> bool {
        self.position().is_some()
    }
}

/// The mark of a reason.
pub fn mark(reason: &str) -> String {
    format!("{SIGN}: {reason}]]")
}

/// The marks of a text, in its order.
pub fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(SIGN).map(|at| from + at) {
        let inner = start + SIGN.len();
        // No further than the nearer of the two: a line may hold ten thousand marks.
        let line_or_mark = text[inner..].match_indices(['\n', ']']).map(|(at, _)| inner + at);
        let mut ends = line_or_mark.filter(|at| text[*at..].starts_with('\n') || text[*at..].starts_with("]]"));
        let close = ends.next().unwrap_or(text.len());
        let (reason, end) = match text[close..].starts_with("]]") {
            true => (&text[inner..close], close + 2),
            false => ("", inner + text[inner..close].trim_end().len()),
        };
        let reason = reason.trim_start_matches(':').trim().to_owned();
        found.push(Mark { range: start..end, reason });
        from = end;
    }
    found
}

/// What readers of one language see of each reason, in the order of [`REASONS`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In place of a mark: `[redacted: name of a child]`.
    pub marks: Vec<String>,
    /// As the reason of a correction: "Taken out: name of a child."
    pub corrections: Vec<String>,
}

/// What readers see of marks, in each language of a site, the first of which is the site's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    languages: Vec<(Language, Words)>,
}

impl Shown {
    /// Of the words of each language.
    pub fn new(languages: Vec<(Language, Words)>) -> Self {
        Self { languages }
    }

    fn words(&self, language: &str) -> Option<&Words> {
        let own = self.languages.iter().find(|(tag, _)| **tag == *language);
        own.or(self.languages.first()).map(|(_, words)| words)
    }

    /// A text of a file as readers see it, in the language that it is written in.
    pub fn text<'t>(&self, text: &'t str, language: &str) -> Cow<'t, str> {
        if !text.contains(SIGN) {
            return Cow::Borrowed(text);
        }
        let Some(words) = self.words(language) else { return Cow::Borrowed(text) };
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for mark in marks(text) {
            out.push_str(&text[from..mark.range.start]);
            out.push_str(&words.marks[mark.position().unwrap_or(OTHER)]);
            from = mark.range.end;
        }
        out.push_str(&text[from..]);
        Cow::Owned(out)
    }

    /// What a correction says of something that was taken out for this reason.
    pub fn correction(&self, reason: &str, language: &str) -> Option<&str> {
        let at = REASONS.iter().position(|known| *known == reason)?;
        self.words(language).map(|words| words.corrections[at].as_str())
    }

    /// All that readers may see in place of a mark, in every language.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().flat_map(|(_, words)| words.marks.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_shown_by_its_reason_and_says_nothing_of_what_was_there() {
        let words = |of: &str| Words {
            marks: REASONS.iter().map(|reason| format!("[{of}: {reason}]")).collect(),
            corrections: REASONS.iter().map(|reason| format!("{of} {reason}.")).collect(),
        };
        let shown = Shown::new(vec![("en".into(), words("gone")), ("es".into(), words("fuera"))]);
        for (text, language, expected) in [
            ("a [[redacted: juvenile-name]] b", "en", "a [gone: juvenile-name] b"),
            ("a [[redacted:phone]], [[redacted:  email ]]", "es", "a [fuera: phone], [fuera: email]"),
            // A reason that is not known is an error; an archive that is only warned of says the least.
            ("[[redacted: his cousin]]", "vi", "[gone: other]"),
            ("[[redacted]] x", "en", "[gone: other] x"),
            ("a [[redacted: phone\nb", "en", "a [gone: other]\nb"),
            ("[redacted] [[other]]", "en", "[redacted] [[other]]"),
        ] {
            assert_eq!(shown.text(text, language), expected, "{text}");
        }
        assert_eq!(shown.correction("phone", "es"), Some("fuera phone."));
        assert_eq!(shown.correction("his cousin", "es"), None);
    }
}
