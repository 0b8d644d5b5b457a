//! Tables as Parquet, for archives that outgrow one machine: what belongs to huddles and updates in one file a year,
//! all else in one file a table, directly below the folder of tables. Every file of a table has the same columns, the
//! site's address first, so that a folder of many departments' sites is read as one table.

mod column;
mod schema;

use super::task::{Exporting, Task};
use crate::data::{Published, Row, Selection, Source, TABLES, VERSION};
use crate::record::config::License;
use crate::record::model::Site;
use crate::site::plan::partitions::partitions;
use ::parquet::basic::Compression;
use ::parquet::errors::Result;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::TypePtr;
use column::Column;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// The most rows of a row group, which is what a reader holds at once.
const GROUP: usize = 50_000;

/// What wrote the files, whatever the library's version is.
const CREATED_BY: &str = "huddle";

/// What a file holds: the rows of a selection, and the year where the table has one.
struct Part {
    year: Option<i32>,
    selection: Selection,
}

/// A file for each table, or for each year of one that has years.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let site = exporting.site;
    let published = Published { site, plan: exporting.plan };
    let whole = Arc::new(Part { year: None, selection: Selection::all(site) });
    let part = |(year, selection)| (year, Arc::new(Part { year: Some(year), selection }));
    let years: BTreeMap<i32, Arc<Part>> = Selection::years(site).into_iter().map(part).collect();
    let mut tasks = Vec::new();
    for source in TABLES {
        for partition in partitions(site, source.table.name, source.dated) {
            let part = Arc::clone(partition.year.and_then(|year| years.get(&year)).unwrap_or(&whole));
            tasks.push(Task::file(partition.path, move |_| file(published, source, &part).map_err(io::Error::other)));
        }
    }
    tasks
}

fn file(published: Published<'_>, source: &Source, part: &Part) -> Result<Vec<u8>> {
    let mut writing = Writing::new(published.site, source, part.year)?;
    let mut written = Ok(());
    (source.rows)(&published, &part.selection, &mut |row: &dyn Row| {
        if written.is_ok() {
            written = writing.row(row);
        }
    });
    written?;
    writing.finish()
}

/// A file that is being written, and the rows that are not in it yet.
struct Writing<'s> {
    writer: SerializedFileWriter<Vec<u8>>,
    /// The site's address and, where the table has one, the year: the same in every row.
    department: &'s str,
    year: Option<i32>,
    rows: usize,
    columns: Vec<Column>,
}

impl<'s> Writing<'s> {
    fn new(site: &'s Site, source: &Source, year: Option<i32>) -> Result<Self> {
        let schema: TypePtr = schema::of(source)?;
        let writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties(site)))?;
        let columns = source.table.columns.iter().map(Column::new).collect();
        Ok(Self { writer, department: &site.config.base_url, year, rows: 0, columns })
    }

    fn row(&mut self, row: &dyn Row) -> Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(row.cells()) {
            column.push(cell);
        }
        self.rows += 1;
        if self.rows == GROUP { self.group() } else { Ok(()) }
    }

    /// Writes the rows so far as a row group.
    fn group(&mut self) -> Result<()> {
        let mut group = self.writer.next_row_group()?;
        column::write_same_text(&mut group, self.department, self.rows)?;
        if let Some(year) = self.year {
            column::write_same_number(&mut group, year, self.rows)?;
        }
        for column in &mut self.columns {
            column.write(&mut group)?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>> {
        if self.rows > 0 {
            self.group()?;
        }
        self.writer.into_inner()
    }
}

fn properties(site: &Site) -> WriterProperties {
    let mut metadata = vec![KeyValue::new("huddle.version".to_owned(), VERSION.to_owned())];
    if let Some(License { name, url }) = &site.config.license {
        metadata.push(KeyValue::new("huddle.license".to_owned(), format!("{name} {url}").trim().to_owned()));
    }
    WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_key_value_metadata(Some(metadata))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .build()
}
