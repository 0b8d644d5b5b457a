//! One mistake: what, where, and what to type instead. No message and no edit says a password.

use super::codes::{Code, Severity};
use super::help::{Change, Fix, Help};
use super::place::Place;
use crate::text::safe::{credentials, masked};
use crate::text::shorten;

/// The most characters of a message or a help, which quote what people wrote.
const LONGEST_WORDS: usize = 1_000;

/// One mistake: what, where, and what to type instead. Or how many more there are of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diag {
    /// Which mistake, as docs/messages.md lists them.
    pub code: Code,
    /// That of the code, unless a rule of the site or an adopt block changes it.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, in a sentence without a point.
    pub message: String,
    /// What to do, in words; empty where nothing certain can be said.
    pub help: String,
    /// The ways to mend it that `help` proposes, the likeliest first.
    pub fixes: Vec<Fix>,
    /// How many mistakes it stands for: one, unless it is the line that counts those of a file that are not reported.
    pub stands_for: usize,
}

impl Diag {
    /// A diagnostic with the severity of its code. Long texts are cut, and passwords masked.
    pub fn new(code: Code, place: Place, message: impl Into<String>, help: impl Into<Help>) -> Self {
        let Help { words, mut fixes } = help.into();
        // No message says a password, and no edit either.
        fixes.retain(|fix| {
            fix.0.iter().all(|change| !matches!(change, Change::Replace { text, .. } if !credentials(text).is_empty()))
        });
        let clipped =
            |text: String| if text.len() > LONGEST_WORDS { shorten(&text, LONGEST_WORDS).into_owned() } else { text };
        let hidden = |text: String| if text.contains('@') { masked(&text).into_owned() } else { text };
        let (message, help) = (clipped(hidden(message.into())), clipped(hidden(words)));
        Self { code, severity: code.severity(), place, message, help, fixes, stands_for: 1 }
    }

    /// The same, as a warning.
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }
}

/// How many errors and warnings there are.
pub fn count(diags: &[Diag]) -> (usize, usize) {
    let of = |severity| diags.iter().filter(|diag| diag.severity == severity).map(|diag| diag.stands_for).sum();
    (of(Severity::Error), of(Severity::Warning))
}
