//! The record as JSON: tables as JSON Lines, a row a line, which programs read without holding all of it; and the JSON
//! Schema of what is published of these, of the documents beside pages and of the index of all data.

use super::task::{Exporting, Makes, Task};
use crate::data::{Published, Row, Selection, Source, TABLES, changes, schema};
use crate::site::artifact::Artifact;
use crate::site::plan::data;
use std::io::{self, Write};

/// The ending of a file of JSON Lines.
pub const LINES: &str = "jsonl";

/// Tables as JSON Lines.
pub fn tables<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    TABLES
        .iter()
        .map(|source| Task::written(data::table(source.table.name, LINES), move |out| lines(published, source, out)))
        .collect()
}

/// What has changed, a change a line; nothing where no log is kept.
pub fn changes<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let write = move |out: &mut dyn Write| {
        changes::rows(published).try_for_each(|row| {
            serde_json::to_writer(&mut *out, &row)?;
            out.write_all(b"\n")
        })
    };
    data::changes(exporting.plan).into_iter().map(|file| Task::written(file, write)).collect()
}

/// The rows of a table, a line each.
fn lines(published: Published<'_>, source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let mut written = Ok(());
    (source.rows)(&published, &Selection::all(published.site), &mut |row: &dyn Row| {
        if written.is_ok() {
            let mut line = row.json();
            line.push(b'\n');
            written = out.write_all(&line);
        }
    });
    written
}

/// Schemas, in the words of the site's first language.
pub fn schemas<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let word = |id: &str| exporting.viewers[0].word(id);
    let folder = data::path(&format!("{}/schema", data::FOLDER));
    let make = move |_: &super::task::Means<'_>| {
        let schemas = schema::all(published, &word).into_iter();
        let artifact = |(name, value): (&str, serde_json::Value)| {
            let mut text = serde_json::to_vec_pretty(&value).expect("JSON serializes");
            text.push(b'\n');
            Artifact::new(data::schema(name), text)
        };
        Ok(schemas.map(artifact).collect())
    };
    vec![Task { makes: vec![Makes::Folder(folder)], make: Box::new(make) }]
}
