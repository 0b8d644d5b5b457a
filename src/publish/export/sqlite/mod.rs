//! The record as one SQLite database with views and full-text search: every table of the record, its lists as tables of
//! their own, the words of the minutes. It is put together in the file that it will be, or in memory where there is no
//! disk, with the same bytes for the same record: rows go in in their order, nothing in it is dated by a clock, and the
//! library that writes it comes with the program.

mod datasette;
mod forms;
mod rows;
mod schema;

use super::task::{Exporting, Makes, Means, Task};
use crate::data::links::{Link, links};
use crate::data::{Published, Selection, Source, TABLES, VERSION};
use crate::site::artifact::Artifact;
use crate::site::plan::data;
use crate::text::SitePath;
use rusqlite::{Connection, ErrorCode, FileControl, OpenFlags, params};
use std::io;
use std::path::Path;

/// `hudl`, in the head of the file, for programs that recognize files by their heads.
pub const APPLICATION: u32 = u32::from_be_bytes(*b"hudl");

/// How the database is made: without a way back, since it is thrown away where something fails. Rows are not checked as
/// they come: a test and a validator check them all.
const SETTINGS: &str = "
    PRAGMA page_size = 4096;
    PRAGMA cache_size = -16384;
    PRAGMA temp_store = MEMORY;
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA foreign_keys = OFF;
    PRAGMA ignore_check_constraints = ON;
    BEGIN;";

/// What the database says of itself, its tables and their columns, and the minutes' words.
const OWN_TABLES: &str = include_str!("about.sql");

const VIEWS: &str = include_str!("views.sql");

/// What can be found, before it is indexed.
const SEARCHABLE: &str = include_str!("searchable.sql");

const SEARCH: &str = include_str!("search.sql");

/// The database, and what describes it to Datasette.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let database = data::database(exporting.site).map(|path| task(exporting, path));
    let described = Task::file(data::path(data::DATASETTE), move |_| Ok(datasette::metadata(exporting, &sources())));
    database.into_iter().chain([described]).collect()
}

fn task<'a>(exporting: &'a Exporting<'a>, path: SitePath) -> Task<'a> {
    let makes = vec![Makes::File(path.clone())];
    let make = move |means: &Means<'_>| {
        if (means.place)(&path, &mut |file| in_file(file, exporting).map_err(failed))? {
            return Ok(Vec::new());
        }
        Ok(vec![Artifact::new(path.clone(), in_memory(exporting).map_err(failed)?)])
    };
    Task { makes, make: Box::new(make) }
}

/// A disk that is full is told from other failures.
fn failed(error: rusqlite::Error) -> io::Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => io::Error::new(io::ErrorKind::StorageFull, error),
        _ => io::Error::other(error),
    }
}

fn in_file(file: &Path, exporting: &Exporting<'_>) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    fill(&connection, exporting)?;
    connection.close().map_err(|(_, error)| error)
}

/// In one piece of memory, which is the file that it becomes.
fn in_memory(exporting: &Exporting<'_>) -> rusqlite::Result<Vec<u8>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags_and_vfs(data::DATABASE, flags, c"memdb")?;
    let mut limit = LARGEST;
    connection.file_control(Some("main"), FileControl::SizeLimit(&mut limit))?;
    fill(&connection, exporting)?;
    connection.serialize("main").map(|data| data.to_vec())
}

/// Bytes of a database in memory: SQLite asks for no larger piece.
const LARGEST: i64 = 0x7fff_0000;

/// The tables of the record with those of their lists.
fn sources() -> Vec<(&'static Source, Vec<Link>)> {
    TABLES.iter().map(|source| (source, links(source.table))).collect()
}

/// Makes the whole database in an empty one.
fn fill(connection: &Connection, exporting: &Exporting<'_>) -> rusqlite::Result<()> {
    connection.execute_batch(SETTINGS)?;
    connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 1;"))?;
    let sources = sources();
    connection.execute_batch(OWN_TABLES)?;
    for (source, links) in &sources {
        connection.execute_batch(&schema::tables(source.table, links))?;
    }
    about(connection, exporting)?;
    describe(connection, exporting, &sources)?;
    let published = Published { site: exporting.site, plan: exporting.plan };
    let all = Selection::all(exporting.site);
    for (source, links) in &sources {
        rows::insert(connection, (source, links), published, &all)?;
    }
    rows::outlines(connection, published)?;
    rows::minutes(connection, published)?;
    for (source, links) in &sources {
        connection.execute_batch(&schema::indexes(source.table, links))?;
    }
    connection.execute_batch(VIEWS)?;
    connection.execute_batch(SEARCHABLE)?;
    forms::fill_in(connection)?;
    connection.execute_batch(SEARCH)?;
    connection.execute_batch("COMMIT;")
}

/// What the site is.
fn about(connection: &Connection, exporting: &Exporting<'_>) -> rusqlite::Result<()> {
    let config = &exporting.site.config;
    let license = config.license.as_ref();
    let values = params![
        rows::whole(&config.title.original),
        rows::whole(&config.publisher.name.original),
        rows::whole(&config.publisher.url),
        &config.base_url,
        &**config.default_language(),
        license.map(|license| rows::whole(&license.name)),
        license.map(|license| rows::whole(&license.url)),
        config.fictional,
        VERSION,
    ];
    connection.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values).map(|_| ())
}

/// What tables and columns hold, in the words of the site's first language.
fn describe(
    connection: &Connection,
    exporting: &Exporting<'_>,
    sources: &[(&Source, Vec<Link>)],
) -> rusqlite::Result<()> {
    let speech = exporting.viewers[0].speech;
    let mut tables = connection.prepare("INSERT INTO tables VALUES (?, ?)")?;
    let mut columns = connection.prepare("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?)")?;
    for (source, links) in sources {
        let table = source.table;
        tables.execute(params![table.name, speech.say(table.description, &[])])?;
        for (at, column) in (1_u32..).zip(table.columns) {
            let list = links.iter().find(|link| link.column == column).map(|link| link.name.as_str());
            columns.execute(params![
                table.name,
                at,
                column.name,
                list,
                column.target,
                speech.say(column.description, &[])
            ])?;
        }
        if data::PLACES.contains(&table.name) {
            let at = u32::try_from(table.columns.len() + 1).unwrap_or(u32::MAX);
            let absent: Option<&str> = None;
            columns.execute(params![
                table.name,
                at,
                schema::GEOMETRY,
                absent,
                absent,
                speech.word("outline_as_geojson")
            ])?;
        }
    }
    Ok(())
}
