//! `datapackage.json`: what the tables are, which columns they have and how they refer to each other, as a Data Package
//! (version 2, https://datapackage.org), with the length and the digest of each file.

use super::table_files::{File, SEPARATOR};
use super::task::{Exporting, Means, Task};
use crate::data::links::{Link, POSITION};
use crate::data::{Column, Form, Kind, Published, Table};
use crate::pages::language::Speech;
use crate::record::config::License;
use crate::site::artifact::FileSum;
use crate::site::plan::data;
use crate::text::{SitePath, slug};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use std::io;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const SCHEMA_PROFILE: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

/// The version of the tables: the first number is that of [`crate::data::VERSION`], the second grows with each
/// column that is added.
pub const VERSION: &str = "1.0.0";

/// The package, which says of each file how long it is and its digest.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let make = |means: &Means<'_>| {
        let sums = (means.sums)();
        let sum = |file: File| {
            let path = data::table(file.name(), "csv");
            let sum = *sums.get(path.as_str()).ok_or_else(|| io::Error::other(format!("{path} was not made")))?;
            Ok((file, sum))
        };
        Ok(document(exporting, &File::all().into_iter().map(sum).collect::<io::Result<Vec<_>>>()?))
    };
    vec![Task::file(data::path(data::PACKAGE), make)]
}

/// The package as a file.
fn document(exporting: &Exporting<'_>, files: &[(File, FileSum)]) -> Vec<u8> {
    let viewer = &exporting.viewers[0];
    let config = &exporting.site.config;
    let title = viewer.name(&config.title);
    let publisher = viewer.name(&config.publisher.name);
    let resources = files.iter().map(|(file, sum)| resource(viewer.speech, file, sum));
    let changes = data::changes(exporting.plan).map(|file| changes(viewer.speech, &file));
    let mut package = json!({
        "$schema": PROFILE,
        "name": Some(slug(title)).filter(|name| !name.is_empty()).unwrap_or_else(|| "record".into()),
        "id": format!("{}{}", config.base_url, data::PACKAGE),
        "title": title,
        "description": viewer.speech.with("linked_dataset_text", "organization", publisher),
        "homepage": config.base_url,
        "version": VERSION,
        "created": format!("{}T00:00:00Z", modified(exporting)),
        "contributors": [contributor(publisher, &config.publisher.url)],
        "resources": resources.chain(changes).collect::<Vec<_>>(),
    });
    if let Some(license) = config.license.as_ref().and_then(licence) {
        package["licenses"] = json!([license]);
    }
    let mut bytes = serde_json::to_vec_pretty(&package).expect("a package serializes");
    bytes.push(b'\n');
    bytes
}

/// The day on which the data may last have changed.
pub fn modified(exporting: &Exporting<'_>) -> NaiveDate {
    Published { site: exporting.site, plan: exporting.plan }.modified()
}

fn contributor(name: &str, url: &str) -> Value {
    let mut contributor = json!({ "title": name, "roles": ["publisher"] });
    if is_web(url) {
        contributor["path"] = url.into();
    }
    contributor
}

/// An address that a reader of data can follow.
pub fn is_web(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// `None` where the licence has neither an address nor a name of plain letters, one of which the standard asks for.
fn licence(license: &License) -> Option<Value> {
    let name = license.name.replace(' ', "-");
    let plain =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
    let mut value = json!({ "title": license.name });
    if plain {
        value["name"] = name.into();
    }
    if is_web(&license.url) {
        value["path"] = license.url.clone().into();
    }
    (plain || is_web(&license.url)).then_some(value)
}

fn resource(speech: &Speech, file: &File, sum: &FileSum) -> Value {
    let (description, schema) = match file {
        File::Table(source) => (speech.say(source.table.description, &[]), table_schema(speech, source.table)),
        File::Join(source, link) => (speech.word("data_join").to_owned(), join_schema(speech, source.table, link)),
    };
    json!({
        "name": file.name(),
        "path": data::table(file.name(), "csv").as_str(),
        "type": "table",
        "title": file.name(),
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": sum.bytes,
        "hash": format!("sha256:{}", sum.sha256),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

/// The fields of a line of what has changed: name, type, and whether every line has a value.
const FIELDS_OF_A_CHANGE: [(&str, &str, bool); 10] = [
    ("entry", "integer", true),
    ("kind", "string", true),
    ("record", "string", true),
    ("to", "string", false),
    ("url", "string", false),
    ("revision", "integer", true),
    ("day", "date", true),
    ("previous", "integer", false),
    ("title", "string", true),
    ("difference", "array", true),
];

/// What has changed: `difference` holds lists of lists, which JSON Schema describes, and no table does.
fn changes(speech: &Speech, file: &SitePath) -> Value {
    let field = |(name, kind, required): &(&str, &str, bool)| {
        let description = speech.say(&format!("change_{name}"), &[]);
        json!({
            "name": name, "type": kind, "description": description, "constraints": { "required": required },
        })
    };
    json!({
        "name": data::CHANGES,
        "path": file.as_str(),
        "title": data::CHANGES,
        "description": speech.word("data_changes"),
        "format": "jsonl",
        "mediatype": data::Format::JsonLines.media_type(),
        "encoding": "utf-8",
        "schema": {
            "$schema": SCHEMA_PROFILE,
            "fields": FIELDS_OF_A_CHANGE.iter().map(field).collect::<Vec<_>>(),
            "primaryKey": ["entry"],
        },
    })
}

fn table_schema(speech: &Speech, table: &Table) -> Value {
    let references = table.columns.iter().filter(|column| column.kind != Kind::List);
    let references = references.filter_map(|column| Some(reference(column.name, column.target?)));
    json!({
        "$schema": SCHEMA_PROFILE,
        "fields": table.columns.iter().map(|column| field(speech, table, column)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.key,
        "foreignKeys": references.collect::<Vec<_>>(),
    })
}

fn join_schema(speech: &Speech, table: &Table, link: &Link) -> Value {
    let required = json!({ "required": true });
    let counted = json!({ "required": true, "minimum": 1 });
    let said = |id: &str| speech.say(id, &[]);
    let entry = link.column.target.into_iter().map(|target| reference(&link.entry, target));
    let references = entry.chain([reference(&link.owner, table.name)]);
    json!({
        "$schema": SCHEMA_PROFILE,
        "fields": [
            {
                "name": link.owner, "type": "string",
                "description": said(table.columns[0].description), "constraints": required,
            },
            { "name": POSITION, "type": "integer", "description": said("column_position"), "constraints": counted },
            {
                "name": link.entry, "type": "string",
                "description": said(link.column.description), "constraints": required,
            },
        ],
        "missingValues": [""],
        "primaryKey": [link.owner, POSITION],
        "foreignKeys": references.collect::<Vec<_>>(),
    })
}

/// Every table is known by its first column.
fn reference(column: &str, target: &str) -> Value {
    let key = crate::data::source(target).map_or("id", |source| source.table.columns[0].name);
    json!({ "fields": [column], "reference": { "resource": target, "fields": [key] } })
}

fn field(speech: &Speech, table: &Table, column: &Column) -> Value {
    let mut field = json!({ "name": column.name, "description": speech.say(column.description, &[]) });
    let mut constraints = Map::new();
    field["type"] = match column.kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
        Kind::List => "list",
    }
    .into();
    match column.kind {
        Kind::Text => {
            if column.form == Form::Address {
                field["format"] = "uri".into();
            }
            if let Some(pattern) = column.form.pattern() {
                constraints.insert("pattern".into(), pattern.into());
            }
            if !column.form.words().is_empty() {
                constraints.insert("enum".into(), column.form.words().into());
            }
        }
        Kind::Integer => drop(constraints.insert("minimum".into(), 0.into())),
        Kind::List => {
            field["delimiter"] = SEPARATOR.into();
            field["itemType"] = "string".into();
        }
        Kind::Boolean | Kind::Date => {}
    }
    if !column.optional && column.kind != Kind::List {
        constraints.insert("required".into(), true.into());
    }
    if table.key == [column.name] {
        constraints.insert("unique".into(), true.into());
    }
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}
