//! Reports in colours, on a terminal that shows them: as rustc has them. They are put around texts that are safe
//! already, and never into a file or a pipe unless `--color always` or CLICOLOR_FORCE asks for it.

use crate::diagnostics::paint::{Ink, Painted};
use crate::text::safe::visible;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use std::fmt::Write;

/// When reports are in colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colors {
    /// On a terminal, unless NO_COLOR is set; elsewhere where CLICOLOR_FORCE is
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colors {
    /// Makes it hold for whatever is said from now on.
    pub fn hold(self) {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
        .write_global();
    }
}

/// Whether what is written there is shown in colours.
pub fn are_shown<S: anstream::stream::RawStream>(stream: &S) -> bool {
    AutoStream::choice(stream) != ColorChoice::Never
}

fn style(ink: Ink) -> Style {
    let bold = Style::new().bold();
    match ink {
        Ink::Plain => Style::new(),
        Ink::Error => bold.fg_color(Some(AnsiColor::BrightRed.into())),
        Ink::Warning => bold.fg_color(Some(AnsiColor::Yellow.into())),
        Ink::Message => bold,
        Ink::Frame | Ink::Help => bold.fg_color(Some(AnsiColor::Cyan.into())),
    }
}

/// The text as a terminal may have it: nothing in it that one would obey, but for the colours, if they are shown.
pub fn written(text: &Painted, colored: bool) -> String {
    if !colored {
        return visible(&text.to_string());
    }
    let mut out = String::new();
    for (ink, text) in text.pieces() {
        let style = style(ink);
        let _ = write!(out, "{style}{}{style:#}", visible(text));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Colors, written};
    use crate::diagnostics::paint::{Ink, Painted};

    #[test]
    fn colours_stand_around_texts_that_are_safe() {
        let mut text = Painted::default();
        text.add(Ink::Error, "error H001");
        text.add(Ink::Plain, ": \u{1b}[2J\n");
        assert_eq!(written(&text, false), "error H001: \u{fffd}[2J\n");
        assert_eq!(written(&text, true), "\u{1b}[1m\u{1b}[91merror H001\u{1b}[0m: \u{fffd}[2J\n");
        assert_eq!(Colors::default(), Colors::Auto);
    }
}
