//! Tables as CSV (RFC 4180), for spreadsheets: UTF-8 with a byte order mark, without
//! which some of them read another encoding, days as ISO 8601 writes them, and no text that would be run as a formula.

use super::table_files::SEPARATOR;
use super::task::{Exporting, Makes, Means, Task};
use crate::data::links::{self, Link, POSITION};
use crate::data::{Cell, Published, Row, Selection, Source, TABLES, commitment_row, v1};
use crate::record::model::CommitmentIndex;
use crate::site::artifact::Artifact;
use crate::site::plan::data;
use crate::text::{SitePath, is_unprintable};
use std::borrow::Cow;
use std::io::{self, Write};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A task for each table, which makes its file and those of its lists.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let mut joins = links::joins();
    let of_table = |source: &'static Source| {
        let own = joins.extract_if(.., |(of, _)| of.table.name == source.table.name).map(|(_, link)| link).collect();
        task(published, source, own)
    };
    TABLES.iter().map(of_table).collect()
}

/// Its rows are made once: those of the lists are held until the table is written.
fn task<'a>(published: Published<'a>, source: &'static Source, lists: Vec<Link>) -> Task<'a> {
    let table = data::table(source.table.name, "csv");
    let paths: Vec<SitePath> = lists.iter().map(|link| data::table(&link.name, "csv")).collect();
    let makes = std::iter::once(&table).chain(&paths).cloned().map(Makes::File).collect();
    let make = move |means: &Means<'_>| {
        let mut of_lists = lists.iter().map(List::new).collect::<io::Result<Vec<_>>>()?;
        (means.write)(&table, &mut |out| write(published, source, &mut of_lists, out))?;
        let list = |(path, list): (&SitePath, List<'_>)| Ok(Artifact::new(path.clone(), list.bytes()?));
        paths.iter().zip(of_lists).map(list).collect()
    };
    Task { makes, make: Box::new(make) }
}

/// Rows of the table of commitments, in the order of a list.
pub fn commitments(published: Published<'_>, list: &[CommitmentIndex], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = writer(out);
    writer.write_record(v1::Commitment::TABLE.columns.iter().map(|column| column.name))?;
    for index in list {
        put(&mut writer, commitment_row(&published, *index).cells())?;
    }
    writer.flush()
}

/// The file of a list, as it is written.
struct List<'a> {
    link: &'a Link,
    writer: csv::Writer<Vec<u8>>,
}

impl<'a> List<'a> {
    fn new(link: &'a Link) -> io::Result<Self> {
        let mut writer = writer(BYTE_ORDER_MARK.to_vec());
        writer.write_record([&link.owner, POSITION, &link.entry])?;
        Ok(Self { link, writer })
    }

    /// The entries of the list of one row, each with its place.
    fn write(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (owner, position, entry) in self.link.entries(cells) {
            self.writer.write_record([&*harmless(owner), &position.to_string(), &*harmless(entry)])?;
        }
        Ok(())
    }

    fn bytes(self) -> io::Result<Vec<u8>> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

fn writer<W: Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out)
}

fn write(published: Published<'_>, source: &Source, lists: &mut [List<'_>], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = writer(out);
    writer.write_record(source.table.columns.iter().map(|column| column.name))?;
    let mut written = Ok(());
    (source.rows)(&published, &Selection::all(published.site), &mut |row: &dyn Row| {
        if written.is_ok() {
            let cells = row.cells();
            written = lists.iter_mut().try_for_each(|list| list.write(&cells)).and_then(|()| put(&mut writer, cells));
        }
    });
    written?;
    writer.flush()
}

fn put<W: Write>(writer: &mut csv::Writer<W>, cells: Vec<Cell<'_>>) -> io::Result<()> {
    for cell in cells {
        writer.write_field(&*text(cell))?;
    }
    Ok(writer.write_record(None::<&[u8]>)?)
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
