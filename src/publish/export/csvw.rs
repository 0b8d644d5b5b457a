//! What the tables are, as CSV on the Web (W3C Recommendations of 2015): all of them with how they refer to each other,
//! in every language of the site. It lies beside the tables, where programs with the address of one table look ("Model
//! for Tabular Data and Metadata on the Web", 5.3).

use super::datapackage::{is_web, modified};
use super::table_files::{File, SEPARATOR};
use super::task::{Exporting, Task};
use crate::data::links::{Link, POSITION};
use crate::data::{Column, Kind, Table};
use crate::pages::language::Speech;
use crate::site::plan::data;
use serde_json::{Value, json};

const CONTEXT: &str = "http://www.w3.org/ns/csvw";

/// The one document that describes all tables.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    vec![Task::file(data::path(data::CSVW), move |_| Ok(bytes(&group(exporting))))]
}

fn bytes(document: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(document).expect("a description serializes");
    bytes.push(b'\n');
    bytes
}

/// What the document begins with.
fn put_head(exporting: &Exporting<'_>, document: &mut Value) {
    let viewer = &exporting.viewers[0];
    let config = &exporting.site.config;
    document["@context"] = json!([CONTEXT, { "@language": *config.languages[0] }]);
    document["dialect"] =
        json!({ "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true, "doubleQuote": true });
    document["dc:publisher"] =
        json!({ "schema:name": viewer.name(&config.publisher.name), "schema:url": { "@id": config.base_url } });
    document["dc:modified"] = json!({ "@value": modified(exporting).to_string(), "@type": "xsd:date" });
    if let Some(license) = config.license.as_ref().filter(|license| is_web(&license.url)) {
        document["dc:license"] = json!({ "@id": license.url });
    }
}

/// All tables, with their addresses as seen from their folder.
fn group(exporting: &Exporting<'_>) -> Value {
    let seen = |name: &str| data::table(name, "csv").file_name().to_owned();
    let viewer = &exporting.viewers[0];
    let tables: Vec<Value> = File::all()
        .iter()
        .map(|file| {
            let mut table = described(exporting, file);
            table["url"] = seen(file.name()).into();
            table["tableSchema"]["foreignKeys"] = references(file, &seen).into();
            table
        })
        .collect();
    let mut group = json!({ "dc:title": viewer.name(&exporting.site.config.title), "tables": tables });
    put_head(exporting, &mut group);
    group
}

/// A table without its address.
fn described(exporting: &Exporting<'_>, file: &File) -> Value {
    match file {
        File::Table(source) => table(exporting, source.table),
        File::Join(source, link) => join(exporting, source.table, link),
    }
}

/// A text in every language of the site.
fn in_languages(exporting: &Exporting<'_>, say: impl Fn(&Speech) -> String) -> Value {
    exporting
        .viewers
        .iter()
        .map(|viewer| json!({ "@value": say(viewer.speech), "@language": *viewer.speech.language }))
        .collect()
}

fn table(exporting: &Exporting<'_>, table: &Table) -> Value {
    let mut schema = json!({
        "columns": table.columns.iter().map(|column| described_column(exporting, column)).collect::<Vec<_>>(),
        "primaryKey": table.key,
        "rowTitles": table.key,
    });
    // Where a row has a page, that page is what the row is about.
    if table.columns.iter().any(|column| column.name == "url" && column.description == "column_url") {
        schema["aboutUrl"] = "{+url}".into();
    }
    let description = in_languages(exporting, |speech| speech.say(table.description, &[]));
    json!({ "dc:description": description, "tableSchema": schema })
}

fn described_column(exporting: &Exporting<'_>, column: &Column) -> Value {
    let mut value = json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": in_languages(exporting, |speech| speech.say(column.description, &[])),
        "required": !column.optional && column.kind != Kind::List,
        "datatype": datatype(column),
    });
    if column.kind == Kind::List {
        value["separator"] = SEPARATOR.into();
    }
    value
}

fn datatype(column: &Column) -> Value {
    let words = column.form.words();
    let pattern = if words.is_empty() { column.form.pattern().map(str::to_owned) } else { Some(words.join("|")) };
    match (column.kind, pattern) {
        (Kind::Text | Kind::List, Some(pattern)) => json!({ "base": "string", "format": pattern }),
        (Kind::Text | Kind::List, None) => "string".into(),
        (Kind::Integer, _) => "nonNegativeInteger".into(),
        (Kind::Boolean, _) => "boolean".into(),
        (Kind::Date, _) => "date".into(),
    }
}

fn join(exporting: &Exporting<'_>, table: &Table, link: &Link) -> Value {
    let column = |name: &str, datatype: &str, description: &'static str| {
        json!({
            "name": name,
            "titles": name,
            "dc:description": in_languages(exporting, |speech| speech.say(description, &[])),
            "required": true,
            "datatype": datatype,
        })
    };
    json!({
        "dc:description": in_languages(exporting, |speech| speech.word("data_join").to_owned()),
        "tableSchema": {
            "columns": [
                column(&link.owner, "string", table.columns[0].description),
                column(POSITION, "nonNegativeInteger", "column_position"),
                column(&link.entry, "string", link.column.description),
            ],
            "primaryKey": [link.owner, POSITION],
        },
    })
}

/// How the rows of a file refer to rows of others. A column that may be empty is left out: whether an empty cell refers
/// to anything is not the same in all readers.
fn references(file: &File, seen: &dyn Fn(&str) -> String) -> Vec<Value> {
    let reference = |column: &str, target: &str| {
        let key = crate::data::source(target).map_or("id", |source| source.table.columns[0].name);
        json!({ "columnReference": column, "reference": { "resource": seen(target), "columnReference": key } })
    };
    match file {
        File::Table(source) => {
            let single = source.table.columns.iter().filter(|column| column.kind != Kind::List && !column.optional);
            single.filter_map(|column| Some(reference(column.name, column.target?))).collect()
        }
        File::Join(source, link) => {
            let entry = link.column.target.map(|target| reference(&link.entry, target));
            entry.into_iter().chain([reference(&link.owner, source.table.name)]).collect()
        }
    }
}
