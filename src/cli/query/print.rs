//! Answers as a table for people, as CSV and as JSON.

use super::limits::TABLE;
use crate::publish::export::csv::harmless;
use crate::text::safe::{is_obeyed, visible_json};
use rusqlite::Statement;
use rusqlite::types::ValueRef;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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

/// Columns of the terminal that standard output is; `None` where it is none and everything fits.
pub fn terminal_width() -> Option<usize> {
    let out = io::stdout();
    out.is_terminal().then(|| columns(&out)).flatten()
}

#[cfg(unix)]
fn columns(out: &io::Stdout) -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(out).ok()?;
    (size.ws_col > 0).then_some(usize::from(size.ws_col))
}

#[cfg(not(unix))]
fn columns(_: &io::Stdout) -> Option<usize> {
    None
}

fn names(statement: &Statement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}

/// What is between two columns.
const GAP: &str = "  ";

/// No column is made narrower than this, if it is not narrower by itself.
const NARROWEST: usize = 12;

struct Shown {
    text: String,
    is_number: bool,
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
    let head: Vec<Shown> =
        names(statement).iter().map(|name| Shown { text: visible(name), is_number: false }).collect();
    let count = head.len();
    let mut rows: Vec<Vec<Shown>> = Vec::new();
    let (mut taken, mut more) = (0, false);
    let mut answer = statement.query([])?;
    while let Some(row) = answer.next()? {
        if rows.len() == limit {
            more = true;
            break;
        }
        let mut cells = Vec::with_capacity(count);
        for at in 0..count {
            let cell = shown(row.get_ref(at)?);
            taken += cell.text.len() + size_of::<Shown>();
            if taken > TABLE {
                return Err(Stopped::TooMuch);
            }
            cells.push(cell);
        }
        rows.push(cells);
    }
    let widest = |at: usize| rows.iter().chain([&head]).map(|row| row[at].text.width()).max().unwrap_or(0);
    let wanted: Vec<usize> = (0..count).map(widest).collect();
    let Some(widths) = fitted(&wanted, width.map(|width| width.saturating_sub(GAP.len() * (count - 1)))) else {
        cards(&head, &rows, out)?;
        return Ok(Printed { rows: rows.len(), cut: false, more });
    };
    let is_number = |at: usize| !rows.is_empty() && rows.iter().all(|row| row[at].is_number || row[at].text.is_empty());
    let right: Vec<bool> = (0..count).map(is_number).collect();
    line(&head, &widths, &right, out)?;
    writeln!(out, "{}", widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join(GAP))?;
    for row in &rows {
        line(row, &widths, &right, out)?;
    }
    Ok(Printed { rows: rows.len(), cut: widths != wanted, more })
}

/// A line for each value, where columns side by side would be too narrow to be read.
fn cards(head: &[Shown], rows: &[Vec<Shown>], out: &mut dyn Write) -> io::Result<()> {
    let widest = head.iter().map(|name| name.text.width()).max().unwrap_or(0);
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        for (name, value) in head.iter().zip(row) {
            let room = " ".repeat(widest - name.text.width());
            writeln!(out, "{}", format!("{}{room}{GAP}{}", name.text, value.text).trim_end())?;
        }
    }
    Ok(())
}

fn line(row: &[Shown], widths: &[usize], right: &[bool], out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    for (at, shown) in row.iter().enumerate() {
        let cut = cut(&shown.text, widths[at]);
        let room = " ".repeat(widths[at].saturating_sub(cut.width()));
        let gap = if at == 0 { "" } else { GAP };
        let _ = if right[at] { write!(text, "{gap}{room}{cut}") } else { write!(text, "{gap}{cut}{room}") };
    }
    writeln!(out, "{}", text.trim_end())
}

/// Widths that together are at most `room`: the widest columns give way, so far that all fit. `None` where they would
/// be too narrow.
fn fitted(wanted: &[usize], room: Option<usize>) -> Option<Vec<usize>> {
    let Some(room) = room else { return Some(wanted.to_vec()) };
    let capped = |cap: usize| wanted.iter().map(|width| (*width).min(cap)).collect::<Vec<_>>();
    let fits = |cap: usize| capped(cap).iter().sum::<usize>() <= room;
    let (mut low, mut high) = (NARROWEST, wanted.iter().copied().max().unwrap_or(0).max(NARROWEST));
    if !fits(low) {
        return None;
    }
    // The largest cap under which all fit.
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    let mut widths = capped(low);
    let mut left = room - widths.iter().sum::<usize>();
    for (width, wanted) in widths.iter_mut().zip(wanted) {
        let more = (wanted - *width).min(1).min(left);
        *width += more;
        left -= more;
    }
    Some(widths)
}

/// The beginning of a text that fits, with an ellipsis where something was cut.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > width {
            break;
        }
        cut.push(character);
    }
    cut + "…"
}

fn shown(value: ValueRef<'_>) -> Shown {
    let is_number = matches!(value, ValueRef::Integer(_) | ValueRef::Real(_));
    Shown { text: visible(&plain(value)), is_number }
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

/// On one line, and nothing in it that a terminal would obey or that turns the order of the line.
fn visible(text: &str) -> String {
    let one = |c: char| match c {
        c if c.is_whitespace() => ' ',
        c if is_obeyed(c) || turns(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(one).collect()
}

/// Marks that change the direction of what follows them.
fn turns(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}')
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
    use super::{cut, distinct, fitted, visible};

    #[test]
    fn the_widest_columns_give_way_and_the_room_is_used() {
        assert_eq!(fitted(&[10, 80, 5], None), Some(vec![10, 80, 5]));
        assert_eq!(fitted(&[10, 80, 5], Some(60)), Some(vec![10, 45, 5]));
        assert_eq!(fitted(&[40, 40, 40], Some(62)), Some(vec![21, 21, 20]));
        assert_eq!(fitted(&[3, 90], Some(14)), None, "columns too narrow to be read help nobody");
    }

    #[test]
    fn what_is_cut_says_so_and_wide_letters_count_twice() {
        assert_eq!(cut("street", 6), "street");
        assert_eq!(cut("streets", 6), "stree…");
        assert_eq!(cut("街道灯光", 6), "街道…");
    }

    #[test]
    fn a_terminal_obeys_nothing_of_a_text() {
        assert_eq!(visible("a\u{1b}[2Jb\r\nc\u{202e}d"), "a\u{fffd}[2Jb  c\u{fffd}d");
    }

    #[test]
    fn two_columns_of_one_name_are_told_apart() {
        let names = ["id", "id", "id_2", "id"].map(str::to_owned).to_vec();
        assert_eq!(distinct(names), ["id", "id_2", "id_2_2", "id_3"]);
    }
}
