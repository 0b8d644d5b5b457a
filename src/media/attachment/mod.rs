//! Files that are published unchanged: whether the bytes are what the name says, whether they do more than to be read,
//! and what they say of the people who made them. It reads a bounded part of a file, whatever is in it, and never a
//! disk (docs/decisions/0028-nothing-live.md).

mod contents;
mod film;
pub mod kinds;
mod notes;
mod office;
mod packed;
mod pdf;
mod sound;
mod words;

pub use contents::{Contents, Detail, Flaw};

use crate::text::SitePath;
use kinds::Family;
use std::io::{self, Read, Seek, SeekFrom};

/// What is looked at of a file to see what it is, in bytes.
const HEAD: u64 = 4_096;

/// In how much of its beginning programs look for markup.
const SNIFFED: usize = 1_024;

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
        Family::Sound => {
            head.starts_with(b"ID3")
                || matches!(head, [0xFF, second, ..] if second & 0xE6 == 0xE2 && second & 0x18 != 0x08)
        }
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
    tags.iter().any(|tag| {
        begin.windows(tag.len()).enumerate().any(|(at, part)| part == *tag && ends(begin.get(at + tag.len())))
    })
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
