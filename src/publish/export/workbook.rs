//! `data/huddles.xlsx`: the tables as sheets of one workbook, for people who work in a spreadsheet: dates are dates,
//! counts are numbers, and ids and codes are texts whatever they look like. The first sheet says what the others hold.
//! The same record gives the same bytes: it is dated by the last change of the data.

use super::datapackage::modified;
use super::table_files::SEPARATOR;
use super::task::{Exporting, Task};
use crate::data::{Cell, Column, Kind, Published, Row, Selection, Source, TABLES, Table};
use crate::pages::language::Argument;
use crate::record::model::RecordDate;
use crate::site::plan::Key;
use crate::site::plan::data::{Format as FileFormat, whole};
use crate::text::is_unprintable;
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io;

/// The most rows of a sheet (ISO/IEC 29500 as spreadsheets keep it), its head among them.
const ROWS: u32 = 1_048_576;

/// The most letters of a cell, counted as UTF-16 does.
const LETTERS: usize = 32_767;

/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// The first day that a spreadsheet has a number for; earlier ones are texts.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(1900, 3, 1).expect("a day");

/// The workbook; none where the site publishes none.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let path = whole(exporting.site).into_iter().find(|(format, _)| *format == FileFormat::Workbook);
    let task = |(_, path)| Task::file(path, move |_| workbook(exporting).map_err(io::Error::other));
    path.map(task).into_iter().collect()
}

/// How cells are shown.
struct Looks {
    head: Format,
    text: Format,
    day: Format,
    long: Format,
}

fn workbook(exporting: &Exporting<'_>) -> Result<Vec<u8>, XlsxError> {
    let viewer = &exporting.viewers[0];
    let published = Published { site: exporting.site, plan: exporting.plan };
    let looks = Looks {
        head: Format::new().set_bold().set_align(FormatAlign::Top),
        text: Format::new().set_num_format("@"),
        day: Format::new().set_num_format("yyyy-mm-dd"),
        long: Format::new().set_text_wrap().set_align(FormatAlign::Top),
    };
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(viewer.name(&exporting.site.config.title))
        .set_author(viewer.name(&exporting.site.config.publisher.name))
        .set_creation_datetime(&number_of(modified(exporting))?);
    workbook.set_properties(&properties);
    explain(workbook.add_worksheet(), exporting, &looks)?;
    for source in TABLES {
        sheets(&mut workbook, published, source, &looks)?;
    }
    workbook.save_to_buffer()
}

fn number_of(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(u16::MAX), part(day.month()), part(day.day()))
}

/// The first sheet: whose record it is, then each table and column with what it holds.
fn explain(sheet: &mut Worksheet, exporting: &Exporting<'_>, looks: &Looks) -> Result<(), XlsxError> {
    let viewer = &exporting.viewers[0];
    let config = &exporting.site.config;
    sheet.set_name(sheet_name(viewer.speech.word("workbook_sheet")))?;
    for (column, width) in [(0, 22.0), (1, 26.0), (2, 16.0), (3, 100.0)] {
        sheet.set_column_width(column, width)?;
    }
    let publisher = viewer.name(&config.publisher.name);
    let address = format!("{}{}", config.base_url, viewer.address(Key::Data));
    let license = config.license.as_ref().map(|license| format!("{} {}", license.name, license.url));
    let date = viewer.speech.dates.date(RecordDate::Day(modified(exporting)));
    let lines = [
        viewer.name(&config.title).to_owned(),
        viewer.speech.with("linked_dataset_text", "organization", publisher),
        address,
        license.map_or_else(|| viewer.word("open_license_none"), |license| license.trim().to_owned()),
        viewer.speech.say("workbook_changed", &[("date", Argument::Text(&date))]),
        viewer.word("workbook_text"),
    ];
    let mut at = 0;
    for line in lines {
        sheet.write_string_with_format(at, 0, &*clean(&line), if at == 0 { &looks.head } else { &looks.text })?;
        at += 1;
    }
    at += 1;
    for (column, word) in (0..).zip(["open_table", "workbook_column", "workbook_kind", "workbook_holds"]) {
        sheet.write_string_with_format(at, column, viewer.speech.word(word), &looks.head)?;
    }
    for source in TABLES {
        at += 1;
        described(sheet, at, [source.table.name, "", "", &viewer.speech.say(source.table.description, &[])], looks)?;
        for column in source.table.columns {
            at += 1;
            let holds = viewer.speech.say(column.description, &[]);
            let kind = viewer.speech.word(kind_word(column.kind));
            described(sheet, at, [source.table.name, column.name, kind, &holds], looks)?;
        }
    }
    Ok(())
}

fn described(sheet: &mut Worksheet, row: u32, cells: [&str; 4], looks: &Looks) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(cells) {
        sheet.write_string_with_format(row, column, &*clean(text), &looks.long)?;
    }
    Ok(())
}

/// The message that names a kind of values.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "open_kind_text",
        Kind::Integer => "open_kind_integer",
        Kind::Boolean => "open_kind_boolean",
        Kind::Date => "open_kind_date",
        Kind::List => "open_kind_list",
    }
}

/// A name that every program takes for a sheet.
fn sheet_name(text: &str) -> String {
    let plain = text.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(LONGEST_NAME);
    plain.collect::<String>().trim().to_owned()
}

/// A table as a sheet, and further ones where it has more rows than a sheet may have.
fn sheets(
    workbook: &mut Workbook,
    published: Published<'_>,
    source: &'static Source,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let table = source.table;
    let mut written = Ok(());
    let (mut sheet, mut at, mut number) = (begin(table, 1, looks)?, 1, 1);
    let mut full = Vec::new();
    (source.rows)(&published, &Selection::all(published.site), &mut |row: &dyn Row| {
        if written.is_err() {
            return;
        }
        if at == ROWS {
            number += 1;
            match begin(table, number, looks) {
                Ok(next) => full.push(std::mem::replace(&mut sheet, next)),
                Err(error) => written = Err(error),
            }
            at = 1;
        }
        if written.is_ok() {
            written = put(&mut sheet, at, row, looks);
        }
        at += 1;
    });
    written?;
    full.into_iter().chain([sheet]).for_each(|sheet| workbook.push_worksheet(sheet));
    Ok(())
}

/// A sheet with the names of the columns on its first row.
fn begin(table: &Table, number: u32, looks: &Looks) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(if number == 1 { table.name.to_owned() } else { format!("{}-{number}", table.name) })?;
    for (at, column) in (0..).zip(table.columns) {
        sheet.write_string_with_format(0, at, column.name, &looks.head)?;
        sheet.set_column_width(at, width(column))?;
        match column.kind {
            Kind::Text | Kind::List => drop(sheet.set_column_format(at, &looks.text)?),
            Kind::Date => drop(sheet.set_column_format(at, &looks.day)?),
            Kind::Integer | Kind::Boolean => {}
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(sheet)
}

fn width(column: &Column) -> f64 {
    match (column.kind, column.name) {
        (_, "text" | "title" | "summary" | "agenda" | "note") => 60.0,
        (Kind::Text | Kind::List, _) => 24.0,
        _ => 12.0,
    }
}

fn put(sheet: &mut Worksheet, at: u32, row: &dyn Row, looks: &Looks) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(row.cells()) {
        match cell {
            Cell::Text(text) => sheet.write_string_with_format(at, column, &*clean(text), &looks.text)?,
            // Counts are far below what a number of a spreadsheet holds exactly.
            Cell::Integer(count) => sheet.write_number(at, column, u32::try_from(count).map_or(f64::MAX, f64::from))?,
            Cell::Boolean(yes) => sheet.write_boolean(at, column, yes)?,
            Cell::Date(day) if day >= FIRST_DAY && day.year() <= 9999 => {
                sheet.write_datetime_with_format(at, column, &number_of(day)?, &looks.day)?
            }
            Cell::Date(day) => sheet.write_string_with_format(at, column, day.to_string(), &looks.text)?,
            Cell::List([]) | Cell::Absent => continue,
            Cell::List(list) => {
                let joined = list.iter().map(|entry| &**entry).collect::<Vec<_>>().join(SEPARATOR);
                sheet.write_string_with_format(at, column, &*clean(&joined), &looks.text)?
            }
        };
    }
    Ok(())
}

/// A text without what no cell holds, cut where it is longer than one may be.
fn clean(text: &str) -> Cow<'_, str> {
    let odd = |letter: char| is_unprintable(letter) || letter == '\r';
    let plain: Cow<'_, str> = if text.contains(odd) {
        text.chars().filter(|letter| !odd(*letter)).collect::<String>().into()
    } else {
        text.into()
    };
    if plain.len() <= LETTERS || plain.encode_utf16().count() <= LETTERS {
        return plain;
    }
    let mut length = 1;
    let kept = plain.chars().take_while(|letter| {
        length += letter.len_utf16();
        length <= LETTERS
    });
    format!("{}…", kept.collect::<String>()).into()
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, clean, sheet_name};

    #[test]
    fn a_cell_holds_what_a_spreadsheet_takes() {
        assert_eq!(clean("a\u{0}b\r\nc"), "ab\nc");
        let long = "\u{1F6B2}".repeat(LETTERS);
        let cut = clean(&long);
        assert!(cut.encode_utf16().count() <= LETTERS && cut.ends_with('…'), "{}", cut.encode_utf16().count());
        assert_eq!(clean(&"x".repeat(LETTERS)).len(), LETTERS);
        assert_eq!(sheet_name("What: [this] is / a name that is much too long"), "What this is  a name that is mu");
    }
}
