//! `old-sqlite DATABASE QUESTION...`: opens a database for reading with SQLite 3.33, checks it, reads every row of every
//! table and view, and asks each question (a file of SQL).

use rusqlite::{Connection, OpenFlags, Result, NO_PARAMS};

fn read(connection: &Connection, sql: &str) -> Result<usize> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(NO_PARAMS)?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        (0..columns).try_for_each(|at| row.get_raw_checked(at).map(drop))?;
        count += 1;
    }
    Ok(count)
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let database = arguments.next().expect("usage: old-sqlite DATABASE QUESTION...");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{database}?immutable=1"), flags)?;
    let whole: String = connection.query_row("PRAGMA integrity_check", NO_PARAMS, |row| row.get(0))?;
    assert_eq!(whole, "ok");
    assert_eq!(read(&connection, "PRAGMA foreign_key_check")?, 0, "a reference does not hold");
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")?
        .query_map(NO_PARAMS, |row| row.get(0))?
        .collect::<Result<_>>()?;
    let mut rows = 0;
    for name in &names {
        rows += read(&connection, &format!("SELECT * FROM \"{}\"", name))?;
    }
    let found = read(&connection, "SELECT snippet(search, -1, '[', ']', '…', 8) FROM search WHERE search MATCH 'a*' ORDER BY rank")?;
    let mut asked = 0;
    for question in arguments {
        let sql = std::fs::read_to_string(&question).expect("a question can be read");
        read(&connection, &sql).unwrap_or_else(|error| panic!("{}: {}", question, error));
        asked += 1;
    }
    println!("SQLite {}: {} tables and views, {} rows, {} found, {} questions", rusqlite::version(), names.len(), rows, found, asked);
    Ok(())
}
