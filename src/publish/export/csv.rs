//! Tables as CSV (RFC 4180), for spreadsheets: UTF-8 with a byte order mark, without
//! which some of them read another encoding, days as ISO 8601 writes them, and no text that would be run as a formula.

use super::table_files::{File, SEPARATOR};
use super::task::{Exporting, Task};
use crate::data::links::{self, Link, POSITION};
use crate::data::{Cell, Published, Row, Selection, Source, commitment_row, v1};
use crate::record::model::CommitmentIndex;
use crate::site::plan::data;
use crate::text::is_unprintable;
use std::borrow::Cow;
use std::io::{self, Write};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file for each table and for each list of one.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let task = |file: File| Task::written(data::table(file.name(), "csv"), move |out| write(&file, published, out));
    File::all().into_iter().map(task).collect()
}

fn write(file: &File, published: Published<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    match file {
        File::Table(source) => table(published, source, &mut writer)?,
        File::Join(source, link) => join(published, source, link, &mut writer)?,
    }
    writer.flush()
}

/// Rows of the table of commitments, in the order of a list.
pub fn commitments(published: Published<'_>, list: &[CommitmentIndex], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(v1::Commitment::TABLE.columns.iter().map(|column| column.name))?;
    for index in list {
        for cell in commitment_row(&published, *index).cells() {
            writer.write_field(&*text(cell))?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

type Writer<'w> = csv::Writer<&'w mut dyn Write>;

fn table(published: Published<'_>, source: &Source, writer: &mut Writer<'_>) -> io::Result<()> {
    writer.write_record(source.table.columns.iter().map(|column| column.name))?;
    let mut written = Ok(());
    (source.rows)(&published, &Selection::all(published.site), &mut |row: &dyn Row| {
        if written.is_ok() {
            written = row
                .cells()
                .into_iter()
                .try_for_each(|cell| writer.write_field(&*text(cell)))
                .and_then(|()| writer.write_record(None::<&[u8]>));
        }
    });
    Ok(written?)
}

/// The rows of a list, each with its place.
fn join(published: Published<'_>, source: &Source, link: &Link, writer: &mut Writer<'_>) -> io::Result<()> {
    writer.write_record([&link.owner, POSITION, &link.entry])?;
    let mut written = Ok(());
    links::rows(&published, &Selection::all(published.site), (source, link), &mut |owner, position, entry| {
        if written.is_ok() {
            written = writer.write_record([&*harmless(owner), &position.to_string(), &*harmless(entry)]);
        }
    });
    Ok(written?)
}

/// A value as a spreadsheet is to see it.
fn text(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Boolean(yes) => (if yes { "true" } else { "false" }).into(),
        Cell::Date(day) => day.to_string().into(),
        Cell::List([]) | Cell::Absent => "".into(),
        Cell::List([item]) if !item.contains(SEPARATOR) => harmless(item),
        Cell::List(list) => {
            // What separates is in no value; an address that has a semicolon keeps it.
            let joined = list.iter().map(|item| item.replace(SEPARATOR, ", ")).collect::<Vec<_>>().join(SEPARATOR);
            harmless(&joined).into_owned().into()
        }
    }
}

/// Puts an apostrophe before a text that a spreadsheet would take for a formula, and takes out what no text file holds.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let odd = |character: char| is_unprintable(character) || character == '\r';
    let clean: Cow<'_, str> = if text.contains(odd) {
        text.chars().filter(|character| !odd(*character)).collect::<String>().into()
    } else {
        text.into()
    };
    // What a spreadsheet trims, or nobody sees.
    let first =
        clean.chars().find(|character| *character == '\t' || !(character.is_whitespace() || is_unseen(*character)));
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '＝' | '＋' | '－' | '＠') => format!("'{clean}").into(),
        _ => clean,
    }
}

/// Marks of direction and width that stand in a text and take no room.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_text_is_a_formula() {
        for formula in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1", "\u{1}=cmd|' /C calc'!A0", "＝1", "\u{202e}=1", "\u{3000}@x"]
        {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(harmless("5th Street = dark"), "5th Street = dark");
        assert_eq!(harmless("a\u{0}\r\nb"), "a\nb");
    }
}
