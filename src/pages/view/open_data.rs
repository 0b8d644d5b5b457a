//! The page of open data: which files there are, what is in them, and what their columns hold, from the same
//! descriptions that programs read.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::shapes::Link;
use super::viewer::Viewer;
use crate::data::{Column, Kind, Published, Selection, Source, TABLES, links};
use crate::pages::language::{Argument, Speech};
use crate::record::config::ExportGroup;
use crate::record::model::RecordDate;
use crate::site::plan::data::{self, Format};
use crate::site::plan::partitions::partitions;
use crate::site::plan::subscriptions::{self, CALENDAR, FEED, JSON_FEED, News, TASKS};
use crate::site::plan::{HuddleScope, Key};
use crate::text::SitePath;
use serde::Serialize;
use std::collections::BTreeMap;

/// The page of open data.
#[derive(Serialize)]
pub struct OpenData {
    /// What is published here, as a sentence.
    pub lede: String,
    /// In the order of [`TABLES`]; those without files only where rows are published in other forms.
    pub tables: Vec<TableItem>,
    /// Lists as tables of their own.
    pub joins: Vec<FileLink>,
    /// Files that hold or describe the whole record.
    pub whole: Vec<FileItem>,
    /// What describes the tables to programs.
    pub described: Vec<FileItem>,
    /// What has changed, a change a line; `None` where no log is kept.
    pub changes: Option<ChangesItem>,
    /// What can be subscribed to; empty where that is not published.
    pub follow: Vec<FileLink>,
    /// The tables as Parquet: those that have no years, then year by year, newest first.
    pub years: Vec<Part>,
    /// The index of the data, with the digest of each file.
    pub index: FileLink,
    /// The list of all files with their hashes.
    pub manifest: FileLink,
    /// A sentence to copy, with the day of the last change.
    pub citation: String,
}

/// A table of the whole site.
#[derive(Serialize)]
pub struct TableItem {
    /// As files and columns name it.
    pub name: &'static str,
    /// Its name for people.
    pub title: String,
    /// What a row of it is, in a sentence.
    pub description: String,
    /// How many rows it has, in the language's digits.
    pub rows: String,
    /// One for each form; empty where none is published.
    pub files: Vec<FileLink>,
    /// In the order of the files.
    pub columns: Vec<ColumnItem>,
}

/// A column of a table.
#[derive(Serialize)]
pub struct ColumnItem {
    /// As files name it.
    pub name: &'static str,
    /// What its values are, in words.
    pub kind: String,
    /// The table whose rows it names; empty where it names none.
    pub target: &'static str,
    /// What it holds, in a sentence.
    pub description: String,
}

/// A link to a file, with a name that is no word of a language: of a format, or of the file.
#[derive(Serialize)]
pub struct FileLink {
    /// Not to be translated.
    pub name: String,
    /// From the site's root.
    pub address: String,
}

/// A file and what it is.
#[derive(Serialize)]
pub struct FileItem {
    /// Leads to it.
    pub file: FileLink,
    /// What it is, in a sentence.
    pub description: String,
}

/// The file of changes.
#[derive(Serialize)]
pub struct ChangesItem {
    /// Leads to it.
    pub file: FileLink,
    /// Leads to its JSON Schema.
    pub schema: FileLink,
    /// Leads to the same for people.
    pub page: Link,
    /// What the fields of a line hold, in the order of the file.
    pub fields: Vec<FieldItem>,
}

/// A field of a line.
#[derive(Serialize)]
pub struct FieldItem {
    /// As the file names it.
    pub name: &'static str,
    /// What it holds, in a sentence.
    pub description: String,
}

/// The fields of a line of the file of changes, with the messages that say what they hold.
const CHANGE_FIELDS: [(&str, &str); 10] = [
    ("entry", "change_entry"),
    ("kind", "change_kind"),
    ("record", "change_record"),
    ("to", "change_to"),
    ("url", "change_url"),
    ("revision", "change_revision"),
    ("day", "change_day"),
    ("previous", "change_previous"),
    ("title", "change_title"),
    ("difference", "change_difference"),
];

/// Files of one year, or of tables without years.
#[derive(Serialize)]
pub struct Part {
    /// The year, or that they have none.
    pub label: String,
    /// In the order of [`TABLES`].
    pub files: Vec<PartFile>,
}

/// A file of a table.
#[derive(Serialize)]
pub struct PartFile {
    /// The name of the table for people.
    pub title: String,
    /// From the site's root.
    pub address: String,
}

/// The part of the page about a table's columns.
pub fn anchor_of(table: &str) -> String {
    format!("table-{table}")
}

/// The name of a table for people.
pub fn title_of(speech: &Speech, table: &str) -> String {
    speech.word(&format!("table_{table}")).to_owned()
}

/// The page of open data, in the viewer's language.
pub fn view(viewer: &Viewer<'_>) -> (Heading, OpenData) {
    let heading = Heading {
        kind: "data",
        title: viewer.word("open_title"),
        description: viewer.word("desc_open"),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    };
    let site = viewer.site;
    let has_rows = data::has_rows(site);
    let shown = TABLES.iter().filter(|source| has_rows || !data::files(site, source.table.name).is_empty());
    let joins = if site.config.exports.has(ExportGroup::Tables) { links::joins() } else { Vec::new() };
    let whole = |(format, path): &(Format, SitePath)| FileItem {
        file: named(path),
        description: viewer.word(if *format == Format::Workbook { "open_workbook" } else { "open_database" }),
    };
    let content = OpenData {
        lede: viewer.word(if has_rows { "open_lede" } else { "open_lede_without_tables" }),
        tables: shown.map(|source| table(viewer, source)).collect(),
        joins: joins.iter().map(|(_, link)| named(&data::table(&link.name, "csv"))).collect(),
        whole: data::whole(site).iter().map(whole).collect(),
        described: described(viewer),
        changes: changes(viewer),
        follow: follow(viewer),
        years: years(viewer),
        index: named(&data::path(data::SITE)),
        manifest: named(&data::path(data::MANIFEST)),
        citation: citation(viewer),
    };
    (heading, content)
}

fn named(path: &SitePath) -> FileLink {
    FileLink { name: path.file_name().to_owned(), address: path.as_str().to_owned() }
}

fn table(viewer: &Viewer<'_>, source: &Source) -> TableItem {
    let table = source.table;
    let mut rows = 0_i64;
    let published = Published { site: viewer.site, plan: viewer.plan };
    (source.rows)(&published, &Selection::all(viewer.site), &mut |_| rows += 1);
    let file =
        |(format, path): (Format, SitePath)| FileLink { name: format.name().into(), address: path.as_str().into() };
    TableItem {
        name: table.name,
        description: viewer.word(table.description),
        rows: viewer.speech.dates.number(rows),
        files: data::files(viewer.site, table.name).into_iter().map(file).collect(),
        columns: table.columns.iter().map(|column| described_column(viewer, column)).collect(),
        title: title_of(viewer.speech, table.name),
    }
}

fn described_column(viewer: &Viewer<'_>, column: &Column) -> ColumnItem {
    let kind = match column.kind {
        Kind::Text => "open_kind_text",
        Kind::Integer => "open_kind_integer",
        Kind::Boolean => "open_kind_boolean",
        Kind::Date => "open_kind_date",
        Kind::List => "open_kind_list",
    };
    ColumnItem {
        name: column.name,
        kind: viewer.word(kind),
        target: column.target.unwrap_or(""),
        description: viewer.word(column.description),
    }
}

/// What describes the tables to programs.
fn described(viewer: &Viewer<'_>) -> Vec<FileItem> {
    let description = |file: &str| match file {
        data::PACKAGE => "open_package",
        data::CSVW => "open_csvw",
        data::DATASETTE => "open_datasette",
        data::CATALOGUE => "open_catalogue",
        _ => "open_site",
    };
    let all = data::descriptions(viewer.site).into_iter().chain([data::SITE]);
    let described =
        all.map(|file| FileItem { file: named(&data::path(file)), description: viewer.word(description(file)) });
    let civic = data::civic(viewer.site).into_iter().map(|(standard, kind, path)| FileItem {
        description: viewer.word(&format!("open_civic_{kind}")),
        file: FileLink { name: format!("{standard}: {}", path.file_name()), address: path.as_str().to_owned() },
    });
    described.chain(civic).collect()
}

fn changes(viewer: &Viewer<'_>) -> Option<ChangesItem> {
    let field = |(name, word): (&'static str, &str)| FieldItem { name, description: viewer.word(word) };
    Some(ChangesItem {
        file: named(&data::changes(viewer.plan)?),
        schema: named(&data::schema(data::CHANGES)),
        page: crumb(viewer, "changes_title", Key::Changes(None, 1)),
        fields: CHANGE_FIELDS.into_iter().map(field).collect(),
    })
}

fn follow(viewer: &Viewer<'_>) -> Vec<FileLink> {
    let news = |file| subscriptions::feed(viewer.site, News::Huddles(HuddleScope::All), viewer.language, file);
    let dates = |file| subscriptions::calendar(viewer.site, Key::Home, viewer.language, file);
    let exports = &viewer.site.config.exports;
    let mut all = Vec::new();
    if exports.has(ExportGroup::Feeds) {
        all.extend([("Atom", news(FEED)), ("JSON Feed", news(JSON_FEED))]);
    }
    if exports.has(ExportGroup::Calendars) {
        all.extend([("iCalendar", dates(CALENDAR)), ("iCalendar (VTODO)", dates(TASKS))]);
    }
    all.into_iter().map(|(name, address)| FileLink { name: name.into(), address }).collect()
}

/// The files of Parquet by year; empty where none are published.
fn years(viewer: &Viewer<'_>) -> Vec<Part> {
    let mut years: BTreeMap<Option<i32>, Vec<PartFile>> = BTreeMap::new();
    for source in TABLES {
        for partition in partitions(viewer.site, source.table.name, source.dated) {
            let title = title_of(viewer.speech, source.table.name);
            let file = PartFile { title, address: partition.path.as_str().to_owned() };
            years.entry(partition.year).or_default().push(file);
        }
    }
    let undated = years.remove(&None).map(|files| Part { label: viewer.word("open_undated"), files });
    let dated = years.into_iter().rev().filter_map(|(year, files)| Some(Part { label: year?.to_string(), files }));
    undated.into_iter().chain(dated).collect()
}

/// A sentence to copy, with the day of the last change.
fn citation(viewer: &Viewer<'_>) -> String {
    let config = &viewer.site.config;
    let address = format!("{}{}", config.base_url, viewer.address(Key::Data));
    let arguments = [
        ("organization", Argument::Text(viewer.name(&config.publisher.name))),
        ("title", Argument::Text(viewer.name(&config.title))),
        ("address", Argument::Text(&address)),
    ];
    let date = viewer.speech.dates.date(RecordDate::Day(viewer.plan.changed(viewer.site).first_day()));
    let all: Vec<_> = arguments.into_iter().chain([("date", Argument::Text(&date))]).collect();
    viewer.speech.say("open_cite", &all)
}
