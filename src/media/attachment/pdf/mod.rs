//! PDF: what is in it that does more than to be read, and what it says of its authors. Every object in the bytes is
//! read, not only those that the last table of contents names: earlier versions of a text stay in a file that was only
//! added to.

mod letters;
mod pages;
mod sheet;
mod tokens;

use super::contents::{Contents, Detail, Flaw};
use super::notes::{find, has_position, xmp};
use std::io::{self, Read};
use tokens::{Token, Tokens, length};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 200_000_000;
/// How much of packed objects is unpacked: of one stream, and of all together.
const MOST_OF_ONE: usize = 16_000_000;
const MOST_OF_ALL: usize = 64_000_000;

/// How much of titles and subjects is kept, in bytes.
const LONGEST_PROPERTIES: usize = 100_000;

/// The kinds of annotations (ISO 32000-2, table 171) by which people comment.
const COMMENTS: [&str; 10] =
    ["Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Ink", "Popup", "Stamp"];

/// Actions (table 201) that do more than to lead to a page or an address.
const ACTIONS: [(&str, &str); 7] = [
    ("JavaScript", "a script (JavaScript)"),
    ("Launch", "an action that starts another program"),
    ("SubmitForm", "a form that sends what is typed to an address"),
    ("ImportData", "an action that reads other files"),
    ("GoToE", "an action that opens a file inside it"),
    ("Rendition", "an action that plays a film"),
    ("RichMediaExecute", "an action that runs what is inside it"),
];

/// Looks through a document of so many bytes.
///
/// # Errors
/// A system error while the file is read.
pub fn look(reader: &mut impl Read, size: u64) -> io::Result<Contents> {
    if size > LARGEST {
        return Ok(Contents::flawed(Flaw::TooLarge("more than 200 MB, which is more than is looked through")));
    }
    let mut bytes = Vec::new();
    reader.take(LARGEST).read_to_end(&mut bytes)?;
    let mut reading = Reading::default();
    reading.objects(&bytes, true);
    let ends = memchr::memmem::find_iter(&bytes, b"startxref").count();
    if ends > if reading.is_linearized { 2 } else { 1 } {
        reading.add(Detail::EarlierVersions);
    }
    if has_position(&bytes) {
        reading.add(Detail::Location);
    }
    // A script that hides where this program sees a picture.
    if reading.live.is_none() && find(&bytes, b"/JavaScript").is_some() {
        reading.live = Some(ACTIONS[0].1);
    }
    let flaw = match (reading.live, reading.is_locked, reading.is_too_large) {
        (Some(what), ..) => Some(Flaw::Live(what.to_owned())),
        (None, true, _) => Some(Flaw::Locked),
        (None, false, true) => Some(Flaw::TooLarge("more packed objects than can be looked through")),
        _ => None,
    };
    if flaw.is_some() {
        return Ok(Contents { flaw, ..reading.contents });
    }
    let pages = pages::pages(&bytes);
    reading.contents.text.push_str(&pages.text);
    Ok(Contents { flaw: pages.is_covered.then_some(Flaw::Covered), ..reading.contents })
}

#[derive(Default)]
struct Reading {
    contents: Contents,
    live: Option<&'static str>,
    is_locked: bool,
    is_linearized: bool,
    is_too_large: bool,
    unpacked: usize,
}

impl Reading {
    /// Everything in a file, or in a stream of objects.
    fn objects(&mut self, bytes: &[u8], is_file: bool) {
        let mut tokens = Tokens::new(bytes);
        // The names and values since the object began: what a stream is stands before it.
        let mut dictionary: Vec<Token<'_>> = Vec::new();
        let mut before = Token::Other;
        while let Some(token) = tokens.next() {
            match &token {
                Token::Word(b"obj") => dictionary.clear(),
                Token::Word(b"stream") if is_file => {
                    let raw = tokens.stream(length(&dictionary));
                    self.stream(&dictionary, raw);
                    dictionary.clear();
                }
                _ => {}
            }
            if let Token::Name(name) = &before {
                self.pair(name, &token);
            }
            if let Token::Name(name) = &token {
                self.name(name);
            }
            if dictionary.len() < 200 {
                dictionary.push(token.clone());
            }
            before = token;
        }
    }

    /// A name, with what stands behind it.
    fn pair(&mut self, name: &str, value: &Token<'_>) {
        let is_said = value.is_said();
        match (name, value) {
            ("Author", _) if is_said => self.contents.name(Detail::Author, &value.plain()),
            ("Company" | "Manager", _) if is_said => self.contents.name(Detail::Company, &value.plain()),
            ("Title" | "Subject" | "Keywords" | "Contents", Token::Text(text))
                if !is_path(text) && self.contents.text.len() < LONGEST_PROPERTIES =>
            {
                self.contents.text.push_str(&value.plain());
                self.contents.text.push('\n');
            }
            ("SourceModified", _) if is_said => self.add(Detail::History),
            ("Title" | "Subject" | "F" | "UF", Token::Text(text)) if is_path(text) => self.add(Detail::Path),
            ("S", Token::Name(action)) => {
                if let Some((_, what)) = ACTIONS.iter().find(|(known, _)| known == action) {
                    self.live = self.live.or(Some(*what));
                }
            }
            ("Subtype", Token::Name(kind)) if COMMENTS.contains(&kind.as_str()) => self.add(Detail::Comments),
            ("Encrypt", Token::Number(_) | Token::Open) => self.is_locked = true,
            _ => {}
        }
    }

    fn name(&mut self, name: &str) {
        match name {
            "Linearized" => self.is_linearized = true,
            "EmbeddedFile" | "EmbeddedFiles" => self.add(Detail::Embedded),
            "PieceInfo" => self.add(Detail::History),
            "JavaScript" => self.live = self.live.or(Some(ACTIONS[0].1)),
            "XFA" => self.live = self.live.or(Some("a form of its own kind (XFA)")),
            "RichMedia" | "Movie" | "3D" => self.live = self.live.or(Some("a film or a model that runs inside it")),
            _ => {}
        }
    }

    fn stream(&mut self, dictionary: &[Token<'_>], raw: &[u8]) {
        let is = |key: &str, value: &str| {
            dictionary
                .windows(2)
                .any(|pair| matches!(pair, [Token::Name(name), Token::Name(what)] if name == key && what == value))
        };
        let (is_objects, is_notes) = (is("Type", "ObjStm"), is("Type", "Metadata") || is("Subtype", "XML"));
        if !is_objects && !is_notes {
            return;
        }
        let is_packed =
            dictionary.iter().any(|token| matches!(token, Token::Name(name) if name == "FlateDecode" || name == "Fl"));
        let unpacked;
        let bytes = if is_packed {
            let limit = MOST_OF_ONE.min(MOST_OF_ALL.saturating_sub(self.unpacked));
            // What cannot be unpacked within the limit shows what fits; the rest is said to be too large.
            unpacked = match miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(raw, limit) {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.is_too_large |= error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                    error.output
                }
            };
            self.unpacked += unpacked.len();
            &unpacked[..]
        } else {
            raw
        };
        if is_objects {
            self.objects(bytes, false);
        } else {
            xmp(bytes, &mut self.contents);
        }
    }

    fn add(&mut self, detail: Detail) {
        self.contents.add(detail);
    }
}

/// Whether a text names a folder of a computer.
fn is_path(text: &[u8]) -> bool {
    let plain: Vec<u8> = text.iter().copied().filter(|byte| *byte != 0).collect();
    plain.windows(3).any(|part| part[0].is_ascii_alphabetic() && &part[1..] == b":\\")
        || find(&plain, b"file:///").is_some()
        || find(&plain, b"/Users/").is_some()
        || find(&plain, b"/home/").is_some()
}
