//! Tables as CSV (RFC 4180), of the site and of each division, for spreadsheets: UTF-8 with a byte order mark, without
//! which some of them read another encoding, days as ISO 8601 writes them, and no text that would be run as a formula.

use super::{Exporting, Task};
use crate::model::DivisionIndex;
use crate::opendata::{Cell, Published, Row, Selection, Source, TABLES};
use crate::plan::data;
use std::io;

/// What is between the values of a list.
pub const SEPARATOR: &str = "; ";

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let site = exporting.site;
    let published = Published { site, plan: exporting.plan };
    let whole = TABLES.iter().map(move |source| {
        let path = data::table(source.table.name, "csv");
        Task::file(path, move |_| table(published, &Selection::all(site), source))
    });
    let divisions = (0..site.divisions.len()).map(DivisionIndex::at);
    let parts = divisions.flat_map(|division| {
        TABLES.iter().map(move |source| {
            let path = data::table_of(site, division, source.table.name, "csv");
            Task::file(path, move |_| table(published, &Selection::of_division(site, division), source))
        })
    });
    whole.chain(parts).collect()
}

fn table(published: Published<'_>, selection: &Selection, source: &Source) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(source.table.columns.iter().map(|column| column.name))?;
    let mut written = Ok(());
    (source.rows)(&published, selection, &mut |row: &dyn Row| {
        if written.is_ok() {
            written = writer.write_record(row.cells().into_iter().map(text));
        }
    });
    written?;
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// A value as a spreadsheet is to see it.
fn text(cell: Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Boolean(yes) => yes.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::List(list) => harmless(&list.iter().map(|item| item.replace(';', ",")).collect::<Vec<_>>().join(SEPARATOR)),
        Cell::Absent => String::new(),
    }
}

/// Puts an apostrophe before a text that a spreadsheet would take for a formula, and takes out what no text file holds.
pub fn harmless(text: &str) -> String {
    let mut clean: String = text.chars().filter(|character| !character.is_control() || matches!(character, '\n' | '\t')).collect();
    let first = clean.trim_start_matches([' ', '\u{a0}', '\n']).chars().next();
    if first.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '\t' | '＝' | '＋' | '－' | '＠')) {
        clean.insert(0, '\'');
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_text_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1", "\u{1}=cmd|' /C calc'!A0", "＝1"] {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(harmless("5th Street = dark"), "5th Street = dark");
        assert_eq!(harmless("a\u{0}\r\nb"), "a\nb");
    }
}
