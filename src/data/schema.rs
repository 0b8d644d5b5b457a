//! JSON Schema (draft 2020-12) of every kind of row and document of version 1 that is published. Their shapes are taken
//! from the structs; what each column and property holds is said in the theme's words, the same as everywhere else.

use super::changes::ChangeRow;
use super::document::{DIVISION, DivisionRecord, HUDDLE, HuddleRecord, PAGE, PageRecord, UPDATE, UpdateRecord};
use super::published::Published;
use super::site::{SITE, Site};
use super::table::{Column, Form, Kind as ValueKind, Table};
use super::v1;
use crate::record::config::ExportGroup;
use crate::site::plan::data::{self, CHANGES};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

/// A kind of row or document that has a schema.
struct Kind {
    /// The name of its file.
    name: &'static str,
    shape: Shape,
    /// The message that says what it is.
    description: &'static str,
    table: Option<&'static Table>,
}

/// A row struct: its name, its table, and its shape.
type RowKind = (&'static str, &'static Table, Shape);

/// Makes the schema of a struct.
type Shape = fn() -> Schema;

macro_rules! row_kinds {
    ($($row:ident),+) => {
        &[$((stringify!($row), const { &v1::$row::TABLE }, shape::<v1::$row<'static>>)),+]
    };
}

const ROWS: &[RowKind] = row_kinds![
    Division,
    Area,
    Topic,
    Organization,
    Huddle,
    Update,
    Commitment,
    Report,
    Concern,
    Attendance,
    Participant,
    Attachment,
    Correction,
    Translation
];

/// What properties of documents are, where that is no row of a table: the struct (or any), the property, the message.
const PROPERTIES: &[(&str, &str, &str)] = &[
    ("", "$schema", "document_schema"),
    ("", "format", "document_format"),
    ("", "version", "document_version"),
    ("", "site", "document_site"),
    ("", "commitments", "document_commitments"),
    ("", "texts", "document_texts"),
    ("", "story", "document_story"),
    ("", "page", "document_page"),
    (PAGE, "translations", "document_pages"),
    ("Markdown", "language", "column_language"),
    ("Markdown", "url", "document_text_url"),
    ("Markdown", "markdown", "document_markdown"),
    ("Page", "id", "column_id"),
    ("Page", "url", "column_url"),
    ("Page", "title", "column_title"),
    ("Page", "language", "column_language"),
    ("Page", "summary", "column_summary"),
    ("StoryEvent", "date", "document_event_date"),
    ("StoryEvent", "date_precision", "column_date_precision"),
    ("StoryEvent", "event", "document_event"),
    ("StoryEvent", "report_id", "document_event_report"),
    ("StoryEvent", "huddle_id", "document_event_huddle"),
    ("StoryEvent", "due", "document_event_due"),
    ("StoryEvent", "due_before", "document_event_due_before"),
    ("StoryEvent", "due_words_before", "document_event_words_before"),
    (SITE, "title", "document_title"),
    (SITE, "title_translations", "document_title_translations"),
    (SITE, "publisher", "document_publisher"),
    (SITE, "base_url", "document_base_url"),
    (SITE, "languages", "document_languages"),
    (SITE, "timezone", "document_timezone"),
    (SITE, "license", "document_license"),
    (SITE, "fictional", "document_fictional"),
    (SITE, "as_of", "document_as_of"),
    (SITE, "terms", "document_terms"),
    (SITE, "tables", "document_tables"),
    (CHANGES, "entry", "change_entry"),
    (CHANGES, "kind", "change_kind"),
    (CHANGES, "record", "change_record"),
    (CHANGES, "to", "change_to"),
    (CHANGES, "url", "change_url"),
    (CHANGES, "revision", "change_revision"),
    (CHANGES, "day", "change_day"),
    (CHANGES, "previous", "change_previous"),
    (CHANGES, "title", "change_title"),
    (CHANGES, "difference", "change_difference"),
    ("ChangedPart", "field", "change_field"),
    ("ChangedPart", "passages", "change_passages"),
    ("ChangedWords", "same", "change_words_same"),
    ("ChangedWords", "gone", "change_words_gone"),
    ("ChangedWords", "new", "change_words_new"),
    (SITE, "modified", "document_modified"),
    (SITE, "files", "document_all_files"),
    ("DataFile", "rows", "document_file_rows"),
    ("DataFile", "bytes", "document_file_bytes"),
    ("DataFile", "sha256", "document_file_sha256"),
    ("DataFile", "media_type", "document_file_media_type"),
    ("DataFile", "day", "document_file_day"),
    ("Rows", "rows", "document_row_count"),
    ("Rows", "files", "document_files"),
    ("Names", "one", "document_one"),
    ("Names", "many", "document_many"),
    ("", "name", "document_name"),
    ("", "url", "document_url"),
];

/// The schema of each kind that the site publishes, with the name of its file.
pub fn all(published: Published<'_>, word: &dyn Fn(&str) -> String) -> Vec<(&'static str, Value)> {
    let exports = &published.site.config.exports;
    let mut kinds =
        vec![Kind { name: SITE, shape: shape::<Site<'static>>, description: "document_of_site", table: None }];
    if exports.has(ExportGroup::Tables) {
        kinds.extend(rows());
    }
    if exports.has(ExportGroup::Documents) {
        kinds.extend(documents());
    }
    if published.plan.history.is_some() {
        kinds.push(Kind { name: CHANGES, shape: shape::<ChangeRow<'static>>, description: "data_change", table: None });
    }
    kinds.into_iter().map(|kind| (kind.name, finished(published, &kind, word))).collect()
}

fn rows() -> impl Iterator<Item = Kind> {
    ROWS.iter().map(|(_, table, row)| Kind {
        name: table.name,
        shape: *row,
        description: table.description,
        table: Some(table),
    })
}

fn documents() -> impl Iterator<Item = Kind> {
    let documents: [(&str, Shape, &str); 4] = [
        (HUDDLE, shape::<HuddleRecord<'static>>, "document_huddle"),
        (UPDATE, shape::<UpdateRecord<'static>>, "document_update"),
        (DIVISION, shape::<DivisionRecord<'static>>, "document_division"),
        (PAGE, shape::<PageRecord<'static>>, "document_of_page"),
    ];
    documents.map(|(name, shape, description)| Kind { name, shape, description, table: None }).into_iter()
}

fn shape<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

fn finished(published: Published<'_>, kind: &Kind, word: &dyn Fn(&str) -> String) -> Value {
    let mut schema = (kind.shape)().to_value();
    plain(&mut schema);
    let Value::Object(root) = &mut schema else { return schema };
    if let Some(Value::Object(definitions)) = root.get_mut("$defs") {
        for (name, definition) in definitions {
            let row = ROWS.iter().find(|(row, ..)| row == name).map(|(_, table, ..)| *table);
            describe(definition, name, row, word);
        }
    }
    describe(&mut schema, kind.name, kind.table, word);
    let Value::Object(described) = schema else { return schema };
    let mut finished = Map::new();
    finished.insert("$schema".into(), described["$schema"].clone());
    finished.insert("$id".into(), published.file_url(data::schema(kind.name).as_str()).into());
    finished.insert("title".into(), kind.name.into());
    finished.insert("description".into(), word(kind.description).into());
    finished.extend(described.into_iter().filter(|(key, _)| key != "$schema"));
    Value::Object(finished)
}

/// Takes out what the structs' own comments and Rust's number types say, which is for readers of the program.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            let is_schema = ["type", "$ref", "anyOf", "$defs"].iter().any(|key| fields.contains_key(*key));
            fields.retain(|key, value| match (key.as_str(), &*value) {
                ("title" | "description", Value::String(_)) => !is_schema,
                ("format", Value::String(format)) => !is_schema || format == "date",
                _ => true,
            });
            fields.values_mut().for_each(plain);
        }
        Value::Array(list) => list.iter_mut().for_each(plain),
        _ => {}
    }
}

/// Says what each property of a struct is, and which words it may hold.
fn describe(schema: &mut Value, name: &str, table: Option<&'static Table>, word: &dyn Fn(&str) -> String) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (property, value) in properties {
        let Value::Object(fields) = value else { continue };
        let column = table.and_then(|table| table.column(property));
        let own = PROPERTIES.iter().find(|(of, known, _)| known == property && (of.is_empty() || *of == name));
        let description = match (column, own) {
            (Some(column), _) => column.description,
            (None, Some((.., description))) => description,
            (None, None) => row_of(fields).map_or("", |table| table.description),
        };
        fields.insert("description".into(), word(description).into());
        if let Some(column) = column {
            shaped(fields, column);
        }
        if (name, property.as_str()) == ("StoryEvent", "event") {
            fields.insert("enum".into(), super::document::EVENTS.to_vec().into());
        }
    }
}

/// What the texts of a column look like; of a list, each of its texts.
fn shaped(fields: &mut Map<String, Value>, column: &Column) {
    let texts = match (column.kind, fields.get_mut("items")) {
        (ValueKind::List, Some(Value::Object(items))) => items,
        _ => fields,
    };
    let words = column.form.words();
    if !words.is_empty() {
        // The words of an entry of a list are never absent: the list is empty.
        let absent = (column.optional && column.kind != ValueKind::List).then_some(Value::Null);
        texts.insert("enum".into(), words.iter().map(|word| Value::from(*word)).chain(absent).collect());
    }
    if let Some(pattern) = column.form.pattern() {
        texts.insert("pattern".into(), format!("^(?:{pattern})$").into());
    }
    if column.form == Form::Address {
        texts.insert("format".into(), "uri".into());
    }
    if column.kind == ValueKind::Integer {
        texts.insert("minimum".into(), 0.into());
    }
}

/// The table of the rows that a property holds.
fn row_of(fields: &Map<String, Value>) -> Option<&'static Table> {
    let reference = fields.get("$ref").or_else(|| fields.get("items")?.get("$ref"))?.as_str()?;
    let name = reference.rsplit('/').next()?;
    ROWS.iter().find(|(row, ..)| *row == name).map(|(_, table, ..)| *table)
}

#[cfg(test)]
mod tests {
    use super::ROWS;
    use crate::data::TABLES;

    #[test]
    fn every_table_has_the_schema_of_its_rows() {
        assert_eq!(ROWS.len(), TABLES.len());
        for ((name, table, row), source) in ROWS.iter().zip(TABLES) {
            assert_eq!(*table, source.table);
            assert_eq!(row().as_value()["title"], *name);
        }
    }
}
