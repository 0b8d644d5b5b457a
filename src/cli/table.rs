//! Tables for people, as wide as their terminal: what does not fit is cut with an ellipsis, and where columns would be
//! too narrow to be read, each value has a line of its own.

use crate::text::safe::is_obeyed;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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

/// What is between two columns.
const GAP: &str = "  ";

/// No column is made narrower than this, if it is not narrower by itself.
const NARROWEST: usize = 12;

/// What stands in a row under a column: on one line, and nothing in it that a terminal would obey.
pub struct Cell {
    text: String,
    is_number: bool,
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self { text: visible(text), is_number: false }
    }

    /// A number, as it is written.
    pub fn number(text: &str) -> Self {
        Self { text: visible(text), is_number: true }
    }

    /// How many bytes of memory it takes.
    pub fn size(&self) -> usize {
        self.text.len() + size_of::<Self>()
    }
}

/// A table in memory.
pub struct Table {
    head: Vec<Cell>,
    /// Which columns are never cut.
    whole: Vec<bool>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// One with these columns, and no row.
    pub fn new(columns: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let head: Vec<Cell> = columns.into_iter().map(|name| Cell::text(name.as_ref())).collect();
        Self { whole: vec![false; head.len()], head, rows: Vec::new() }
    }

    /// The same, with the columns of these names never cut: what people copy from them has to be whole.
    pub fn keeping(mut self, names: &[&str]) -> Self {
        self.whole = self.head.iter().map(|name| names.contains(&name.text.as_str())).collect();
        self
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.head.len()
    }

    /// Whether its columns fit side by side.
    pub fn fits(&self, width: usize) -> bool {
        fitted(&self.wanted(), &self.whole, Some(self.room(width))).is_some()
    }

    /// How wide each column would be if nothing were cut.
    fn wanted(&self) -> Vec<usize> {
        let rows = || self.rows.iter().chain([&self.head]);
        (0..self.width()).map(|at| rows().map(|row| row[at].text.width()).max().unwrap_or(0)).collect()
    }

    /// What all columns may take of this width.
    fn room(&self, width: usize) -> usize {
        width.saturating_sub(GAP.len() * (self.width() - 1))
    }

    /// Adds a row, with a cell for each column.
    pub fn add(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Prints it, at most `width` columns of a terminal wide if one is given. Whether something was cut.
    ///
    /// # Errors
    /// What cannot be written.
    pub fn print(&self, width: Option<usize>, out: &mut dyn Write) -> io::Result<bool> {
        let (head, rows, wanted) = (&self.head, &self.rows, self.wanted());
        let Some(widths) = fitted(&wanted, &self.whole, width.map(|width| self.room(width))) else {
            return cards(head, rows, out).map(|()| false);
        };
        let is_number =
            |at: usize| !rows.is_empty() && rows.iter().all(|row| row[at].is_number || row[at].text.is_empty());
        let right: Vec<bool> = (0..self.width()).map(is_number).collect();
        line(head, &widths, &right, out)?;
        writeln!(out, "{}", widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join(GAP))?;
        for row in rows {
            line(row, &widths, &right, out)?;
        }
        Ok(widths != wanted)
    }
}

/// A line for each value, where columns side by side would be too narrow to be read.
fn cards(head: &[Cell], rows: &[Vec<Cell>], out: &mut dyn Write) -> io::Result<()> {
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

fn line(row: &[Cell], widths: &[usize], right: &[bool], out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    for (at, shown) in row.iter().enumerate() {
        let cut = cut(&shown.text, widths[at]);
        let room = " ".repeat(widths[at].saturating_sub(cut.width()));
        let gap = if at == 0 { "" } else { GAP };
        let _ = if right[at] { write!(text, "{gap}{room}{cut}") } else { write!(text, "{gap}{cut}{room}") };
    }
    writeln!(out, "{}", text.trim_end())
}

/// Widths that together are at most `room`: the widest columns give way, so far that all fit, but for those that are
/// `whole`. `None` where they would be too narrow.
fn fitted(wanted: &[usize], whole: &[bool], room: Option<usize>) -> Option<Vec<usize>> {
    let Some(room) = room else { return Some(wanted.to_vec()) };
    let capped = |cap: usize| {
        let one = |(width, whole): (&usize, &bool)| if *whole { *width } else { (*width).min(cap) };
        wanted.iter().zip(whole).map(one).collect::<Vec<_>>()
    };
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

#[cfg(test)]
mod tests {
    use super::{Cell, Table, cut, fitted, visible};

    #[test]
    fn the_widest_columns_give_way_and_the_room_is_used() {
        assert_eq!(fitted(&[10, 80, 5], &[false; 3], None), Some(vec![10, 80, 5]));
        assert_eq!(fitted(&[10, 80, 5], &[false; 3], Some(60)), Some(vec![10, 45, 5]));
        assert_eq!(fitted(&[40, 40, 40], &[false; 3], Some(62)), Some(vec![21, 21, 20]));
        assert_eq!(fitted(&[3, 90], &[false; 2], Some(14)), None, "columns too narrow to be read help nobody");
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
    fn a_column_that_people_copy_from_is_never_cut() {
        let mut table = Table::new(["file", "title"]).keeping(&["file"]);
        table.add(vec![Cell::text("huddles/central/2026-05-07-central-2.md"), Cell::text("Lights on Main Street")]);
        let printed = |width: usize| {
            let mut out = Vec::new();
            table.print(Some(width), &mut out).expect("memory takes it");
            String::from_utf8(out).expect("text")
        };
        assert!(printed(55).contains("huddles/central/2026-05-07-central-2.md  Lights on Mai…\n"), "{}", printed(55));
        assert!(printed(45).contains("file   huddles/central/2026-05-07-central-2.md\ntitle  Lights on Main Street\n"));
    }
}
