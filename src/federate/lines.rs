//! A file of JSON Lines, line by line: bounded in length, and every line that cannot be used reported with its place.

use crate::diagnostics::{Code, Diag, Place};
use crate::text::SitePath;
use crate::text::source::Position;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 4_000_000;
/// How many lines of a file are reported one by one.
const REPORTED: usize = 20;
/// How much of a line is kept to be shown, in bytes.
const SHOWN: usize = 400;

/// What to do about a file that is not as it was published.
pub const AGAIN: &str = "download the file again from the department's site, whole and unchanged";

/// Why a row cannot be used.
pub struct Flaw {
    /// From 1.
    column: usize,
    message: String,
    help: String,
}

impl Flaw {
    /// A flaw of a whole line, with the help to fetch the file again.
    pub fn new(message: impl Into<String>) -> Self {
        Self { column: 1, message: message.into(), help: AGAIN.into() }
    }
}

/// Hands each line that is not empty to `row`, and returns how many there were. Everything that was read goes into
/// `digest` too.
///
/// # Errors
/// A file that cannot be read. Lines that cannot be used are reported in `diags`.
pub fn each(
    file: &SitePath,
    reader: &mut dyn BufRead,
    digest: &mut Sha256,
    diags: &mut Vec<Diag>,
    row: &mut dyn FnMut(&[u8]) -> Result<(), Flaw>,
) -> io::Result<u64> {
    let (mut line, mut number, mut rows, mut wrong) = (Vec::new(), 0, 0, 0);
    loop {
        line.clear();
        if (&mut *reader).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        rows += u64::from(!line.trim_ascii().is_empty());
        digest.update(&line);
        let result = if line.len() as u64 == LONGEST && !line.ends_with(b"\n") {
            skip_line(reader)?;
            Err(Flaw::new(format!("the line is longer than {}", crate::text::file_size(LONGEST))))
        } else {
            let text = trimmed(&line, number);
            if text.is_empty() { Ok(()) } else { row(text) }
        };
        if let Err(flaw) = result {
            wrong += 1;
            if wrong <= REPORTED {
                diags.push(diagnostic(file, number, &line, flaw));
            }
        }
    }
    if wrong > REPORTED {
        let message = format!("{} more lines of this file cannot be used", wrong - REPORTED);
        diags.push(Diag::new(Code::OtherSite, Place::file(file), message, AGAIN));
    }
    Ok(rows)
}

/// Without its end, and without the byte order mark that some editors put at the beginning of a file.
fn trimmed(line: &[u8], number: usize) -> &[u8] {
    let line = if number == 1 { line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line) } else { line };
    line.trim_ascii()
}

fn skip_line(reader: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        let done = end.is_some() || buffer.is_empty();
        reader.consume(used);
        if done {
            return Ok(());
        }
    }
}

fn diagnostic(file: &SitePath, line: usize, bytes: &[u8], flaw: Flaw) -> Diag {
    let shown = &bytes[..bytes.len().min(SHOWN)];
    let line_text =
        if flaw.column <= SHOWN { String::from_utf8_lossy(shown).trim_end().to_owned() } else { String::new() };
    let place = Place::of_line(file.clone(), &line_text, Position { line, column: flaw.column }, flaw.column);
    Diag::new(Code::OtherSite, place, flaw.message, flaw.help)
}

/// A line as a row of a table.
pub fn decode<'l, T: Deserialize<'l>>(line: &'l [u8], table: &str) -> Result<T, Flaw> {
    serde_json::from_slice(line).map_err(|error| {
        let said = error.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(words, _)| words);
        Flaw {
            column: error.column().max(1),
            ..Flaw::new(format!("the line is no row of the table `{table}`, version 1: {said}"))
        }
    })
}

/// A day that every calendar knows how to write.
pub fn day(day: NaiveDate) -> Result<NaiveDate, Flaw> {
    if (1..=9_999).contains(&day.year()) { Ok(day) } else { Err(Flaw::new(format!("the date {day} cannot be meant"))) }
}
