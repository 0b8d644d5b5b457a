//! The record as JSON: tables as one document and as JSON Lines, a row a line, which programs read without holding all of
//! it; the file that says what the site is and which tables it has; and the JSON Schema of all of these.

use super::{Exporting, Makes, Task};
use crate::artifact::Artifact;
use crate::opendata::{Published, Row, Selection, Source, TABLES, document, schema, site};
use crate::plan::data;

/// The ending of a file of JSON Lines.
pub const LINES: &str = "jsonl";

/// The ending of a table as one document.
pub const DOCUMENT: &str = "json";

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let tables = TABLES.iter().map(move |source| {
        let paths = [data::table(source.table.name, LINES), data::table(source.table.name, DOCUMENT)];
        let makes = paths.iter().cloned().map(Makes::File).collect();
        let make = move |_: &super::Means<'_>| {
            let [lines, whole] = paths.clone();
            let (rows, table) = table(published, source);
            Ok(vec![Artifact::new(lines, rows), Artifact::new(whole, table)])
        };
        Task { makes, make: Box::new(make) }
    });
    let about = Task::file(data::path(data::SITE), move |_| {
        let mut text = serde_json::to_vec_pretty(&site::about(published)).expect("what a site says of itself serializes");
        text.push(b'\n');
        Ok(text)
    });
    tables.chain([about, schemas(exporting, published)]).collect()
}

/// The rows of a table a line each, and as one document.
fn table(published: Published<'_>, source: &Source) -> (Vec<u8>, Vec<u8>) {
    let name = source.table.name;
    let empty: document::TableDocument<'_, ()> =
        document::TableDocument { head: document::head(published, &schema::of_table(name)), table: name.into(), rows: Vec::new() };
    let mut whole = serde_json::to_vec(&empty).expect("a table without rows serializes");
    // The rows go between the brackets.
    whole.truncate(whole.len() - b"]}".len());
    let mut lines = Vec::new();
    (source.rows)(&published, &Selection::all(published.site), &mut |row: &dyn Row| {
        let row = row.json();
        whole.extend_from_slice(if lines.is_empty() { b"\n" } else { b",\n" });
        whole.extend_from_slice(&row);
        lines.extend_from_slice(&row);
        lines.push(b'\n');
    });
    whole.extend_from_slice(b"\n]}\n");
    (lines, whole)
}

/// In the words of the site's first language.
fn schemas<'a>(exporting: &'a Exporting<'a>, published: Published<'a>) -> Task<'a> {
    let word = |id: &str| exporting.viewers[0].word(id);
    let folder = data::path(&format!("{}/schema", data::FOLDER));
    let make = move |_: &super::Means<'_>| {
        let schemas = schema::all(published, &word).into_iter();
        let artifact = |(name, value): (String, serde_json::Value)| {
            let mut text = serde_json::to_vec_pretty(&value).expect("JSON serializes");
            text.push(b'\n');
            Artifact::new(data::schema(&name), text)
        };
        Ok(schemas.map(artifact).collect())
    };
    Task { makes: vec![Makes::Folder(folder)], make: Box::new(make) }
}
