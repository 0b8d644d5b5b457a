//! Rows into their tables.

use super::schema;
use crate::data::links::Link;
use crate::data::{Cell, Kind, Published, Row, Selection, Source};
use crate::publish::export::geojson::geometry_text;
use crate::record::model::AreaIndex;
use crate::record::model::outline::Outline;
use crate::site::plan::data::PLACES;
use crate::text::markdown::plain::text_of;
use rusqlite::{Connection, Statement, ToSql};
use std::borrow::Cow;

/// A text as it is, but for U+0000, at which many programs that read a database would stop: it becomes the character
/// that stands for one that cannot be shown, as in HTML and Markdown.
pub fn whole(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// Puts the rows of a selection into a table and the tables of its lists.
pub fn insert(
    connection: &Connection,
    (source, links): (&Source, &[Link]),
    published: Published<'_>,
    selection: &Selection,
) -> rusqlite::Result<()> {
    let list = |link: &Link| Ok((link.at, connection.prepare(&schema::entry_insertion(link))?));
    let lists: rusqlite::Result<Vec<_>> = links.iter().map(list).collect();
    let mut inserting = Inserting { table: connection.prepare(&schema::insertion(source.table))?, lists: lists? };
    let mut inserted = Ok(());
    (source.rows)(&published, selection, &mut |row: &dyn Row| {
        if inserted.is_ok() {
            inserted = inserting.put(row);
        }
    });
    inserted
}

/// The statements for one table.
struct Inserting<'c> {
    table: Statement<'c>,
    /// Of each list its place among the columns.
    lists: Vec<(usize, Statement<'c>)>,
}

impl Inserting<'_> {
    fn put(&mut self, row: &dyn Row) -> rusqlite::Result<()> {
        let cells = row.cells();
        let single = row.table().columns.iter().zip(&cells).filter(|(column, _)| column.kind != Kind::List);
        for (at, (_, cell)) in (1..).zip(single) {
            bind(&mut self.table, at, *cell)?;
        }
        self.table.raw_execute()?;
        // The key of the row is its first column wherever a table has lists.
        for (at, statement) in &mut self.lists {
            let Cell::List(list) = cells[*at] else { continue };
            for (position, entry) in (1_i64..).zip(list) {
                bind(statement, 1, cells[0])?;
                bind(statement, 2, Cell::Integer(position))?;
                bind(statement, 3, Cell::Text(entry))?;
                statement.raw_execute()?;
            }
        }
        Ok(())
    }
}

fn bind(statement: &mut Statement<'_>, at: usize, cell: Cell<'_>) -> rusqlite::Result<()> {
    let mut put = |value: &dyn ToSql| statement.raw_bind_parameter(at, value);
    match cell {
        Cell::Text(text) => put(&whole(text)),
        Cell::Integer(number) => put(&number),
        Cell::Boolean(yes) => put(&yes),
        Cell::Date(day) => put(&day.to_string()),
        Cell::List(_) | Cell::Absent => put(&rusqlite::types::Null),
    }
}

/// Gives places their outlines, as GeoJSON (RFC 7946).
pub fn outlines(connection: &Connection, published: Published<'_>) -> rusqlite::Result<()> {
    let site = published.site;
    let divisions = site.divisions.iter().map(|division| division.id.clone()).zip(&site.outlines.divisions);
    let areas = (0..site.areas.len()).map(|at| published.area_id(AreaIndex::at(at))).zip(&site.outlines.areas);
    let put = |name: &str, places: &mut dyn Iterator<Item = (String, &Option<Outline>)>| {
        let mut statement = connection.prepare(&schema::outlined(name))?;
        for (id, outline) in places {
            if let Some(text) = outline.as_ref().and_then(geometry_text) {
                statement.execute([whole(&id), Cow::Owned(text)])?;
            }
        }
        Ok(())
    };
    put(PLACES[0], &mut divisions.into_iter())?;
    put(PLACES[1], &mut areas.into_iter())
}

/// Puts in the words of all minutes that are published.
pub fn minutes(connection: &Connection, published: Published<'_>) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("INSERT INTO minutes VALUES (?, ?)")?;
    for huddle in &published.site.huddles {
        if let Some(body) = published.minutes(huddle) {
            statement.execute([whole(&huddle.id), whole(&text_of(body))])?;
        }
    }
    Ok(())
}
