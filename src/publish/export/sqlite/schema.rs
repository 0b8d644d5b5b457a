//! The tables of the database, as SQL, from the tables of the record: keys, references, and what a value may be. Only
//! words that SQLite 3.34 knows are used: it is what Debian 11 has, and a file that it cannot read is of no use there.

use crate::data::links::{Link, POSITION};
use crate::data::{Column, Kind, Table, source};
use crate::site::plan::data::PLACES;
use std::fmt::Write;

/// A name as SQL takes it, whatever it is.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The column of outlines in the tables of places, which is no column of their rows.
pub const GEOMETRY: &str = "geometry";

/// A table and those of its lists. The columns are the record's, but for lists; places have their outlines too.
pub fn tables(table: &Table, links: &[Link]) -> String {
    let mut sql = format!("CREATE TABLE {} (\n", quoted(table.name));
    for column in table.columns.iter().filter(|column| column.kind != Kind::List) {
        let _ = writeln!(sql, "  {},", declared(column));
    }
    if PLACES.contains(&table.name) {
        let name = quoted(GEOMETRY);
        let _ = writeln!(sql, "  {name} TEXT{},", typed(&name, "text"));
    }
    let key: Vec<String> = table.key.iter().map(|name| quoted(name)).collect();
    let _ = write!(sql, "  PRIMARY KEY ({})\n);\n", key.join(", "));
    links.iter().for_each(|link| sql.push_str(&listed(table, link)));
    sql
}

/// A column with its type, its references and the values that it may hold.
fn declared(column: &Column) -> String {
    let name = quoted(column.name);
    let mut sql = match column.kind {
        Kind::Integer => format!("{name} INTEGER{}", typed(&name, "integer")),
        Kind::Boolean => format!("{name} INTEGER CHECK ({name} IN (0, 1))"),
        Kind::Date => format!("{name} TEXT CHECK (date({name}) = {name})"),
        Kind::Text | Kind::List => format!("{name} TEXT{}", typed(&name, "text")),
    };
    let words: Vec<String> = column.form.words().iter().map(|word| format!("'{word}'")).collect();
    if !words.is_empty() {
        let _ = write!(sql, " CHECK ({name} IN ({}))", words.join(", "));
    }
    if !column.optional {
        sql.push_str(" NOT NULL");
    }
    if let Some(target) = column.target {
        sql.push_str(&references(target));
    }
    sql
}

/// That a value is of this kind: a table by itself takes any.
fn typed(name: &str, kind: &str) -> String {
    format!(" CHECK (typeof({name}) IN ('{kind}', 'null'))")
}

/// The table of a list: whose it is, the place in the list, the entry.
fn listed(table: &Table, link: &Link) -> String {
    let refers = link.column.target.map(references).unwrap_or_default();
    let [name, owner, position, entry] = [&link.name, &link.owner, POSITION, &link.entry].map(quoted);
    let [text, number] = [typed(&entry, "text"), typed(&position, "integer")];
    format!(
        "CREATE TABLE {name} (\n  {owner} TEXT NOT NULL{},\n  {position} INTEGER{number} NOT NULL,\n  {entry} TEXT{text} \
            NOT NULL{refers},\n  PRIMARY KEY ({owner}, {position})\n) WITHOUT ROWID;\n",
        references(table.name)
    )
}

/// A reference to the first column of a table. It is named, since Datasette reads it.
fn references(target: &str) -> String {
    let column = source(target).map_or("id", |source| source.table.columns[0].name);
    format!(" REFERENCES {} ({})", quoted(target), quoted(column))
}

/// For finding rows by what they refer to, and entries of lists by what they are: made after the rows, which is faster.
pub fn indexes(table: &Table, links: &[Link]) -> String {
    let mut sql = String::new();
    let leads = |column: &&Column| column.target.is_some() && table.key.first() != Some(&column.name);
    for column in table.columns.iter().filter(|column| column.kind != Kind::List).filter(leads) {
        let name = quoted(&format!("{}_by_{}", table.name, column.name));
        let _ = writeln!(sql, "CREATE INDEX {name} ON {} ({});", quoted(table.name), quoted(column.name));
    }
    for link in links {
        let name = quoted(&format!("{}_by_{}", link.name, link.entry));
        let _ = writeln!(sql, "CREATE INDEX {name} ON {} ({});", quoted(&link.name), quoted(&link.entry));
    }
    sql
}

/// The statement that puts a row into a table, its lists left out.
pub fn insertion(table: &Table) -> String {
    let columns: Vec<String> =
        table.columns.iter().filter(|column| column.kind != Kind::List).map(|column| quoted(column.name)).collect();
    let places = vec!["?"; columns.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({places})", quoted(table.name), columns.join(", "))
}

/// The statement that gives a place its outline.
pub fn outlined(name: &str) -> String {
    format!("UPDATE {} SET {} = ?2 WHERE \"id\" = ?1", quoted(name), quoted(GEOMETRY))
}

/// The statement that puts an entry of a list into its table.
pub fn entry_insertion(link: &Link) -> String {
    format!("INSERT INTO {} VALUES (?, ?, ?)", quoted(&link.name))
}
