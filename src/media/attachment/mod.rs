//! Files that are published unchanged: whether the bytes are what the name says, whether they do more than to be read, and
//! what they say of the people who made them. It reads a bounded part of a file, whatever is in it, and never a disk
//! (docs/decisions/0028-nothing-live.md).

mod film;
pub mod kinds;
mod notes;
mod office;
mod packed;
mod pdf;
mod sound;
mod words;

use crate::text::SitePath;
use kinds::Family;
use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};

/// What is looked at of a file to see what it is, in bytes.
const HEAD: u64 = 4_096;

/// In how much of its beginning programs look for markup.
const SNIFFED: usize = 1_024;

/// What a file holds beside what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Why it cannot be published.
    pub flaw: Option<Flaw>,
    /// What it says of people, in the order of [`Detail`].
    pub details: BTreeSet<Detail>,
    /// The names of authors, editors and companies, to be compared and never shown; an empty one could not be read.
    pub names: BTreeSet<String>,
}

impl Contents {
    fn flawed(flaw: Flaw) -> Self {
        Self { flaw: Some(flaw), ..Self::default() }
    }

    fn add(&mut self, detail: Detail) {
        self.details.insert(detail);
    }

    /// Adds a detail whose value is a name.
    fn name(&mut self, detail: Detail, name: &str) {
        self.details.insert(detail);
        self.names.insert(name.trim().to_owned());
    }
}

/// Something that a file says of those who made it, which its pages do not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    Author,
    Editor,
    Company,
    Comments,
    TrackedChanges,
    EarlierVersions,
    History,
    Location,
    Device,
    Path,
    Hidden,
    SpeakerNotes,
    Embedded,
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
}

impl Flaw {
    /// Whether a site may publish the file all the same.
    pub fn can_be_allowed(&self) -> bool {
        matches!(self, Self::Live(_) | Self::Locked)
    }

    /// What is wrong with the file, and what to do.
    pub fn told(&self, file: &SitePath) -> (String, String) {
        let (name, ending) = (file.file_name(), file.extension());
        let again = format!("open it in the program that made it, save it as a .{ending} file, and put that in its place");
        match self {
            Self::Other(what) => (format!("\"{name}\" is not published: it is named like a .{ending} file, but is {what}"), again),
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
                let message = format!("\"{name}\" is not published: it is encrypted, so nobody can see what else is in it");
                let help = match ending.as_str() {
                    "pdf" => {
                        "export it anew in the program that made it, without a password and with copying, printing and editing permitted"
                    }
                    "zip" => "pack it anew without a password",
                    _ => "save it anew in the program that made it, without a password",
                };
                (message, help.to_owned())
            }
            Self::TooLarge(what) => (format!("\"{name}\" is not published: it has {what}"), "split it, or save it smaller".to_owned()),
        }
    }
}

/// Looks at a file by its name and its bytes, of which there are `size`.
///
/// # Errors
/// What the reader says; never what the file holds.
pub fn look<R: Read + Seek>(path: &SitePath, reader: &mut R, size: u64) -> io::Result<Contents> {
    let family = kinds::family(&path.extension());
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    if let Some(what) = foreign(&head, family) {
        return Ok(Contents::flawed(Flaw::Other(what)));
    }
    reader.seek(SeekFrom::Start(0))?;
    match family {
        Family::Pdf => pdf::look(reader, size),
        Family::Office(kind) => office::look(reader, size, kind),
        Family::Archive => packed::look(reader, size),
        Family::Film => film::look(reader, size),
        Family::Sound => sound::look(reader),
        Family::Calendar | Family::Text => words::look(reader),
        Family::Unknown => Ok(Contents::default()),
    }
}

/// What a file is that begins so, where that is another kind than its name says.
fn foreign(head: &[u8], family: Family) -> Option<&'static str> {
    let words = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let is_right = match family {
        Family::Pdf => words.starts_with(b"%PDF-"),
        Family::Office(_) | Family::Archive => head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06"),
        Family::Film => head.get(4..8) == Some(b"ftyp"),
        Family::Sound => head.starts_with(b"ID3") || matches!(head, [0xFF, second, ..] if second & 0xE6 == 0xE2 && second & 0x18 != 0x08),
        Family::Calendar => words.len() >= 15 && words[..15].eq_ignore_ascii_case(b"BEGIN:VCALENDAR"),
        Family::Text | Family::Unknown => !is_binary(head, family),
    };
    if is_page(head) {
        return Some("a web page, or begins like one");
    }
    (!is_right).then(|| what_it_is(head))
}

/// Whether markup of a web page stands where programs look for it, whatever stands before.
fn is_page(head: &[u8]) -> bool {
    let begin = head[..head.len().min(SNIFFED)].to_ascii_lowercase();
    let tags: [&[u8]; 6] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<iframe"];
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    tags.iter().any(|tag| begin.windows(tag.len()).enumerate().any(|(at, part)| part == *tag && ends(begin.get(at + tag.len()))))
}

/// Whether a text, or a kind that a site allows, begins like a program or a file of another kind.
fn is_binary(head: &[u8], family: Family) -> bool {
    let is_program = PROGRAMS.iter().any(|sign| head.starts_with(sign));
    is_program || (family == Family::Text && SIGNS.iter().any(|(sign, _)| head.starts_with(sign)))
}

/// How programs begin.
const PROGRAMS: [&[u8]; 6] = [b"MZ", b"\x7FELF", b"#!", b"\xCA\xFE\xBA\xBE", b"\xCF\xFA\xED\xFE", b"\xCE\xFA\xED\xFE"];

/// How other files begin that are often named wrongly.
const SIGNS: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a packed file (a ZIP, or a document of an office program)"),
    (b"\xD0\xCF\x11\xE0", "a document of an old office program, or one that is locked with a password"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "a sound"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
];

fn what_it_is(head: &[u8]) -> &'static str {
    if PROGRAMS.iter().any(|sign| head.starts_with(sign)) {
        return "a program";
    }
    if head.get(4..8) == Some(b"ftyp") {
        return "a film";
    }
    if head.is_empty() {
        return "empty";
    }
    SIGNS.iter().find(|(sign, _)| head.starts_with(sign)).map_or("something else", |(_, what)| what)
}
