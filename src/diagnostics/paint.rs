//! A text in pieces, each with what it is, so that a terminal may show it in colours. What it says it says without
//! them: colours are never the only sign of anything.

use std::fmt::{self, Display, Formatter, Write};

/// What a piece of a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Words without a colour of their own.
    Plain,
    /// What keeps the site from being published.
    Error,
    /// What is for people to judge.
    Warning,
    /// What is wrong.
    Message,
    /// The number of a line and the bar beside it.
    Frame,
    /// The word before what to type.
    Help,
}

/// A text in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Painted(Vec<(Ink, String)>);

impl Painted {
    /// Adds a piece, which lies on one line unless it is plain.
    pub fn add(&mut self, ink: Ink, text: impl Into<String>) {
        match self.0.last_mut() {
            Some((last, before)) if *last == ink => before.push_str(&text.into()),
            _ => self.0.push((ink, text.into())),
        }
    }

    /// Every piece, in their order.
    pub fn pieces(&self) -> impl Iterator<Item = (Ink, &str)> {
        self.0.iter().map(|(ink, text)| (*ink, text.as_str()))
    }

    /// Adds the pieces of another text.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// The text without its colours.
impl Display for Painted {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(_, text)| out.write_str(text))
    }
}

/// Plain words are written into it as into a text.
impl Write for Painted {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.add(Ink::Plain, text);
        Ok(())
    }
}
