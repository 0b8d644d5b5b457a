//! Answers as a table for people, as CSV and as JSON.

use super::limits::TABLE;
use crate::cli::table::{Cell, Table};
use crate::publish::export::csv::harmless;
use crate::text::safe::{is_obeyed, visible_json};
use rusqlite::Statement;
use rusqlite::types::ValueRef;
use std::fmt::Write as _;
use std::io::{self, Write};

/// What was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// How many rows were printed.
    pub rows: usize,
    /// Whether something did not fit.
    pub cut: bool,
    /// Whether there are rows that were not printed.
    pub more: bool,
}

/// Why nothing more was printed.
#[derive(Debug)]
pub enum Stopped {
    /// The question has a mistake that shows only while it is answered.
    Question(rusqlite::Error),
    /// The texts of a table take more memory than they may.
    TooMuch,
    /// The output cannot be written.
    Machine(io::Error),
}

impl From<rusqlite::Error> for Stopped {
    fn from(error: rusqlite::Error) -> Self {
        Self::Question(error)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

fn names(statement: &Statement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}

/// A table with a line for each of at most `limit` rows, at most `width` columns wide if one is given; in a narrow one
/// a line for each value.
///
/// # Errors
/// See [`Stopped`].
pub fn table(
    statement: &mut Statement<'_>,
    (width, limit): (Option<usize>, usize),
    out: &mut dyn Write,
) -> Result<Printed, Stopped> {
    let mut table = Table::new(names(statement));
    let count = table.width();
    let (mut rows, mut taken, mut more) = (0, 0, false);
    let mut answer = statement.query([])?;
    while let Some(row) = answer.next()? {
        if rows == limit {
            more = true;
            break;
        }
        let mut cells = Vec::with_capacity(count);
        for at in 0..count {
            let cell = shown(row.get_ref(at)?);
            taken += cell.size();
            if taken > TABLE {
                return Err(Stopped::TooMuch);
            }
            cells.push(cell);
        }
        table.add(cells);
        rows += 1;
    }
    let cut = table.print(width, out)?;
    Ok(Printed { rows, cut, more })
}

fn shown(value: ValueRef<'_>) -> Cell {
    let text = plain(value);
    if matches!(value, ValueRef::Integer(_) | ValueRef::Real(_)) { Cell::number(&text) } else { Cell::text(&text) }
}

/// A value as text.
fn plain(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => bytes.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        }),
    }
}

/// Comma-separated values (RFC 4180). No text is one that a spreadsheet would run as a formula.
///
/// # Errors
/// See [`Stopped`].
pub fn csv(statement: &mut Statement<'_>, out: &mut dyn Write) -> Result<Printed, Stopped> {
    let head = names(statement);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let broken = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    };
    writer.write_record(head.iter().map(|name| printable(&harmless(name)))).map_err(broken)?;
    let mut rows = 0;
    let mut answer = statement.query([])?;
    while let Some(row) = answer.next()? {
        for at in 0..head.len() {
            let value = row.get_ref(at)?;
            let text = plain(value);
            writer
                .write_field(if matches!(value, ValueRef::Text(_)) { printable(&harmless(&text)) } else { text })
                .map_err(broken)?;
        }
        writer.write_record(None::<&[u8]>).map_err(broken)?;
        rows += 1;
    }
    writer.flush()?;
    Ok(Printed { rows, cut: false, more: false })
}

/// What a cell holds, with its lines, and nothing that a terminal would obey.
fn printable(text: &str) -> String {
    text.chars().map(|c| if is_obeyed(c) { '\u{fffd}' } else { c }).collect()
}

/// A JSON array with an object on each line. Of two columns with one name the second gets a number.
///
/// # Errors
/// See [`Stopped`].
pub fn json(statement: &mut Statement<'_>, out: &mut dyn Write) -> Result<Printed, Stopped> {
    let names = distinct(names(statement));
    let keys: Vec<String> =
        names.into_iter().map(|name| visible_json(&serde_json::Value::from(name).to_string()).into_owned()).collect();
    let mut rows = 0;
    let mut answer = statement.query([])?;
    out.write_all(b"[")?;
    while let Some(row) = answer.next()? {
        out.write_all(if rows == 0 { b"\n{" } else { b",\n{" })?;
        for (at, key) in keys.iter().enumerate() {
            let value = match row.get_ref(at)? {
                ValueRef::Null => serde_json::Value::Null,
                ValueRef::Integer(number) => number.into(),
                // What JSON has no number for is null.
                ValueRef::Real(number) => number.into(),
                other => plain(other).into(),
            };
            write!(out, "{}{key}:{}", if at == 0 { "" } else { "," }, visible_json(&value.to_string()))?;
        }
        out.write_all(b"}")?;
        rows += 1;
    }
    out.write_all(if rows == 0 { b"]\n" } else { b"\n]\n" })?;
    Ok(Printed { rows, cut: false, more: false })
}

fn distinct(names: Vec<String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !distinct.contains(name));
        distinct.push(free.unwrap_or(name));
    }
    distinct
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn two_columns_of_one_name_are_reported_apart() {
        let names = ["id", "id", "id_2", "id"].map(str::to_owned).to_vec();
        assert_eq!(distinct(names), ["id", "id_2", "id_2_2", "id_3"]);
    }
}
