//! `data/metadata.json`: what Datasette shows beside the database (docs.datasette.io, "Metadata"): whose record it is
//! and under which terms, what each table and column holds, by what a row is named, and what is searched.

use super::schema::GEOMETRY;
use crate::data::links::{Link, POSITION};
use crate::data::{Kind, Source, Table};
use crate::pages::language::Speech;
use crate::publish::export::task::Exporting;
use crate::site::plan::Key;
use crate::site::plan::data::{DATABASE, PLACES};
use serde_json::{Map, Value, json};

/// Tables of the database that are there for its views and its search.
const HIDDEN: [&str; 4] = ["about", "tables", "columns", "searchable"];

/// Columns by which people name a row, the first that a table has.
const LABELS: [&str; 3] = ["title", "name", "text"];

/// Columns of few values, which Datasette counts beside the rows.
const FACETS: [&str; 6] = ["status", "fate", "division_id", "owner_id", "minutes", "table"];

/// The file, in the words of the site's first language.
pub fn metadata(exporting: &Exporting<'_>, sources: &[(&Source, Vec<Link>)]) -> Vec<u8> {
    let viewer = &exporting.viewers[0];
    let config = &exporting.site.config;
    let publisher = viewer.name(&config.publisher.name);
    let mut whole = json!({
        "title": viewer.name(&config.title),
        "description": viewer.speech.with("linked_dataset_text", "organization", publisher),
        "source": publisher,
        "source_url": format!("{}{}", config.base_url, viewer.address(Key::Data)),
    });
    if let Some(license) = &config.license {
        whole["license"] = license.name.clone().into();
        if !license.url.is_empty() {
            whole["license_url"] = license.url.clone().into();
        }
    }
    let mut tables = Map::new();
    for (source, links) in sources {
        tables.insert(source.table.name.into(), table(viewer.speech, source.table));
        tables.extend(links.iter().map(|link| (link.name.clone(), list(viewer.speech, source.table, link))));
    }
    tables.extend(HIDDEN.map(|name| (name.into(), json!({ "hidden": true }))));
    tables.insert("searchable_texts".into(), json!({ "fts_table": "search", "fts_pk": "number" }));
    whole["databases"] = json!({ DATABASE: { "tables": tables } });
    let mut bytes = serde_json::to_vec_pretty(&whole).expect("JSON serializes");
    bytes.push(b'\n');
    bytes
}

fn table(speech: &Speech, table: &Table) -> Value {
    let single = table.columns.iter().filter(|column| column.kind != Kind::List);
    let mut columns: Map<String, Value> =
        single.map(|column| (column.name.into(), speech.say(column.description, &[]).into())).collect();
    if PLACES.contains(&table.name) {
        columns.insert(GEOMETRY.into(), speech.word("outline_as_geojson").into());
    }
    let mut value = json!({ "description": speech.say(table.description, &[]), "columns": columns });
    if let Some(label) = LABELS.iter().find(|name| table.column(name).is_some()) {
        value["label_column"] = (*label).into();
    }
    let facets: Vec<&str> = FACETS.into_iter().filter(|name| table.column(name).is_some()).collect();
    if !facets.is_empty() {
        value["facets"] = facets.into();
    }
    value
}

fn list(speech: &Speech, table: &Table, link: &Link) -> Value {
    let columns = [
        (link.owner.as_str(), table.columns[0].description),
        (POSITION, "column_position"),
        (link.entry.as_str(), link.column.description),
    ];
    let columns: Map<String, Value> =
        columns.into_iter().map(|(name, word)| (name.to_owned(), speech.say(word, &[]).into())).collect();
    json!({ "description": speech.word("data_join"), "columns": columns })
}
