//! What a file holds beside what it shows, and why it may not be published, in words for a person.

use crate::text::SitePath;
use std::collections::BTreeSet;

/// How many lines are kept of what is searched again.
const MOST_LINES: usize = 200;

/// What a file holds beside what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Why it cannot be published.
    pub flaw: Option<Flaw>,
    /// What it says of people, in the order of [`Detail`].
    pub details: BTreeSet<Detail>,
    /// The words of its pages and properties, as far as they are read, to be searched and never shown.
    pub text: String,
    /// The names of authors, editors and companies, to be compared and never shown; an empty one could not be read.
    pub names: BTreeSet<String>,
}

impl Contents {
    /// Of a file that may not be published; its details do not matter.
    pub(super) fn flawed(flaw: Flaw) -> Self {
        Self { flaw: Some(flaw), ..Self::default() }
    }

    /// Keeps those lines alone that `is_kept` says: what is searched again need not be whole.
    pub fn keep_lines(&mut self, is_kept: impl Fn(&str) -> bool) {
        let mut kept = String::new();
        for line in self.text.lines().filter(|line| is_kept(line)).take(MOST_LINES) {
            kept.push_str(line);
            kept.push('\n');
        }
        self.text = kept;
    }

    /// Adds a detail; the same twice is one.
    pub(super) fn add(&mut self, detail: Detail) {
        self.details.insert(detail);
    }

    /// Adds a detail whose value is a name.
    pub(super) fn name(&mut self, detail: Detail, name: &str) {
        self.details.insert(detail);
        self.names.insert(name.trim().to_owned());
    }
}

/// Something that a file says of its makers, which its pages do not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Who wrote it.
    Author,
    /// Who changed it last.
    Editor,
    /// The company or manager in the properties of the file.
    Company,
    /// Comments in its margins.
    Comments,
    /// What was changed, by whom and when.
    TrackedChanges,
    /// What the file was before it was saved last.
    EarlierVersions,
    /// The history of its editing: times, numbers, files that it was made from.
    History,
    /// Where it was recorded or made.
    Location,
    /// The make, model or serial number of the device.
    Device,
    /// A folder of a computer.
    Path,
    /// Rows, columns, sheets, slides or text that are hidden.
    Hidden,
    /// Notes below slides.
    SpeakerNotes,
    /// Other files inside it.
    Embedded,
    /// Properties that an office added.
    Properties,
}

impl Detail {
    /// Of what kind its value is. The value itself is said nowhere: a report may be public.
    pub fn words(self) -> &'static str {
        match self {
            Self::Author => "the author (a name)",
            Self::Editor => "the last editor (a name)",
            Self::Company => "the company or manager (a name)",
            Self::Comments => "comments (texts, often with names)",
            Self::TrackedChanges => "tracked changes (texts that were added or deleted, with names)",
            Self::EarlierVersions => "earlier versions (whole texts)",
            Self::History => "the history of its editing (times and numbers)",
            Self::Location => "the place where it was recorded (coordinates)",
            Self::Device => "the device (a make or model)",
            Self::Path => "a path on somebody's computer (names of folders)",
            Self::Hidden => "hidden sheets or slides (tables, texts)",
            Self::SpeakerNotes => "speaker's notes (texts)",
            Self::Embedded => "other files inside it",
            Self::Properties => "properties that an office or a program added (texts)",
        }
    }
}

/// Why a file cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The bytes are of another kind than the name says: what they are instead.
    Other(&'static str),
    /// It does more than to be read: what it holds.
    Live(String),
    /// Encrypted, with a password or to forbid copying, so that nothing is known of it.
    Locked,
    /// More than can be looked through.
    TooLarge(&'static str),
    /// Text lies under black boxes, from where anybody can copy it.
    Covered,
}

impl Flaw {
    /// Whether a site may publish the file all the same.
    pub fn can_be_allowed(&self) -> bool {
        matches!(self, Self::Live(_) | Self::Locked)
    }

    /// What is wrong with the file, and what to do.
    pub fn message_and_help(&self, file: &SitePath) -> (String, String) {
        let (name, ending) = (file.file_name(), file.extension());
        let again =
            format!("open it in the program that made it, save it as a .{ending} file, and put that in its place");
        match self {
            Self::Other(what) => {
                (format!("\"{name}\" is not published: it is named like a .{ending} file, but is {what}"), again)
            }
            Self::Live(what) => {
                let message = format!("\"{name}\" is not published: it holds {what}, which does more than to be read");
                (
                    message,
                    format!(
                        "save it without, such as by printing it into a new PDF{}",
                        if ending == "zip" { ", or pack it anew" } else { "" }
                    ),
                )
            }
            Self::Locked => {
                let message =
                    format!("\"{name}\" is not published: it is encrypted, so nobody can see what else is in it");
                let help = match ending.as_str() {
                    "pdf" => {
                        "export it anew in the program that made it, without a password and with copying, printing and \
                            editing permitted"
                    }
                    "zip" => "pack it anew without a password",
                    _ => "save it anew in the program that made it, without a password",
                };
                (message, help.to_owned())
            }
            Self::Covered => {
                let message = format!(
                    "\"{name}\" is not published: a text in it lies under a black box, from where anybody can copy it"
                );
                let help = "take the words themselves out in the program that made it and save the PDF anew, or print it and scan \
                    the paper. A box, a marker or a mark of what is to be redacted takes nothing away";
                (message, help.to_owned())
            }
            Self::TooLarge(what) => {
                (format!("\"{name}\" is not published: it has {what}"), "split it, or save it smaller".to_owned())
            }
        }
    }
}
