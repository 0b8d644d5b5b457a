//! Addresses of the record as data: files of tables below `data/`, documents beside pages, and what describes them.

pub use super::addresses::DATA_FOLDER as FOLDER;
use super::addresses::beside;
use super::inventory::Plan;
use super::page::{Key, Planned};
use crate::record::config::{Config, ExportGroup};
use crate::record::model::Site;
use crate::text::SitePath;
use crate::text::mailbox::is_mailbox;

/// What the site is and which tables it has, for programs.
pub const SITE: &str = "data/site.json";

/// The machine-readable document of a record, beside its page.
pub const RECORD: &str = "record.json";

/// The text of a record that is published, as Markdown, beside its page.
pub const SOURCE: &str = "record.md";

/// The record as one database; `None` where it is not published.
pub fn database(site: &Site) -> Option<SitePath> {
    site.config.exports.has(ExportGroup::Database).then(|| table(DATABASE, "sqlite"))
}

/// The files that each hold the whole record.
pub fn whole(site: &Site) -> Vec<(Format, SitePath)> {
    let database = database(site).map(|path| (Format::Sqlite, path));
    let workbook = site.config.exports.has(ExportGroup::Workbook).then(|| (Format::Workbook, table(DATABASE, "xlsx")));
    database.into_iter().chain(workbook).collect()
}

/// The name of the database, and of the workbook, in the folder of tables.
pub const DATABASE: &str = "huddles";

/// What describes the tables: as a Data Package, as CSV on the Web, for catalogues of data.
pub const PACKAGE: &str = "datapackage.json";
/// Beside the tables, where programs with the address of one table look ("Model for Tabular Data and Metadata on the
/// Web", 5.3).
pub const CSVW: &str = "data/csv-metadata.json";
/// The entry for catalogues of open data (DCAT-US 1.1).
pub const CATALOGUE: &str = "data.json";

/// What Datasette shows beside the database.
pub const DATASETTE: &str = "data/metadata.json";

/// What every file of the site is, with its digest.
pub const MANIFEST: &str = "manifest.json";

/// The publisher's address of mail; `None` where the contact is something else.
pub fn mail(config: &Config) -> Option<&str> {
    let contact = config.publisher.contact.trim();
    let address = contact.strip_prefix("mailto:").unwrap_or(contact);
    is_mailbox(address).then_some(address)
}

/// Whether a file is one of the data, and so in the index `data/site.json`, which is the only one of them that is not.
/// What stands beside the page of each record is not: its address follows from the record's.
pub fn is_listed(path: &SitePath) -> bool {
    let path = path.as_str();
    if path == SITE {
        return false;
    }
    let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let is_list = |path: &str| path == ocd_index().as_str() || path.starts_with(&format!("{OCD_EVENTS}/years/"));
    below(FOLDER) || below(POPOLO) || is_list(path) || [PACKAGE, CATALOGUE].contains(&path)
}

/// A way in which data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// CSV (RFC 4180).
    Csv,
    /// One JSON object (RFC 8259) on each line.
    JsonLines,
    /// The database of SQLite 3.
    Sqlite,
    /// The workbook of spreadsheets (ISO/IEC 29500).
    Workbook,
    /// GeoJSON (RFC 7946), of divisions and areas only.
    GeoJson,
    /// Apache Parquet, a file for each year of a table that has years.
    Parquet,
}

impl Format {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::JsonLines => "JSON Lines",
            Self::Sqlite => "SQLite",
            Self::Workbook => "XLSX",
            Self::GeoJson => "GeoJSON",
            Self::Parquet => "Parquet",
        }
    }

    /// As IANA has it, or as its makers say.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::JsonLines => "application/jsonl",
            Self::Sqlite => "application/vnd.sqlite3",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::GeoJson => "application/geo+json",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }
}

/// Tables of places, which have outlines.
pub const PLACES: [&str; 2] = ["divisions", "areas"];

/// The files of a table that each hold all of it.
pub fn files(site: &Site, name: &str) -> Vec<(Format, SitePath)> {
    let has = |group| site.config.exports.has(group);
    let mut files = Vec::new();
    if has(ExportGroup::Tables) {
        files.extend([(Format::Csv, table(name, "csv")), (Format::JsonLines, table(name, "jsonl"))]);
    }
    if has(ExportGroup::Maps) && PLACES.contains(&name) {
        files.push((Format::GeoJson, table(name, "geojson")));
    }
    files
}

/// What has changed, a change a line; `None` where no log is kept.
pub fn changes(plan: &Plan) -> Option<SitePath> {
    plan.history.as_ref().map(|_| table(CHANGES, "jsonl"))
}

/// The name of the file of changes.
pub const CHANGES: &str = "changes";

/// What describes the tables and is published; a catalogue only names files, so that it is there where any of them are.
pub fn descriptions(site: &Site) -> Vec<&'static str> {
    let exports = &site.config.exports;
    let mut descriptions = Vec::new();
    if exports.has(ExportGroup::Tables) {
        descriptions.extend([PACKAGE, CSVW]);
    }
    if exports.has(ExportGroup::Database) {
        descriptions.push(DATASETTE);
    }
    if has_catalogue(site) {
        descriptions.push(CATALOGUE);
    }
    descriptions
}

/// Whether every row of the record is published, in whatever format.
pub fn has_rows(site: &Site) -> bool {
    site.config.exports.has_any(&[
        ExportGroup::Tables,
        ExportGroup::Database,
        ExportGroup::Workbook,
        ExportGroup::Parquet,
    ])
}

/// Whether there is an entry for catalogues of data: where files of data are published.
pub fn has_catalogue(site: &Site) -> bool {
    has_rows(site) || site.config.exports.has_any(&[ExportGroup::Maps, ExportGroup::Civic])
}

/// What is published in the words of civic standards, in the order in which people read of it: the name of the
/// standard, what it is, and the file to begin with.
pub fn civic(site: &Site) -> Vec<(&'static str, &'static str, SitePath)> {
    if !site.config.exports.has(ExportGroup::Civic) {
        return Vec::new();
    }
    let collections = ["organizations", "areas", "persons", "memberships", "posts"];
    let popolo = collections.map(|name| ("Popolo", name, popolo(name)));
    std::iter::once(("Open Civic Data", "events", ocd_index())).chain(popolo).collect()
}

/// Every page in every language; where there are too many for one file, the list of its parts.
pub const SITEMAP: &str = "sitemap.xml";

/// The index of the record in plain Markdown.
pub const LLMS: &str = "llms.txt";

/// A part of the sitemap, from 1. It stands at the root: a sitemap may name only what is beside or below it.
pub fn sitemap_part(part: usize) -> SitePath {
    path(&format!("sitemap-{part}.xml"))
}

/// How the site is searched, in a language of the site: `opensearch.xml`, `es/opensearch.xml`.
pub fn search_description(site: &Site, language: usize) -> String {
    beside(site, Planned { key: Key::Home, language }, "opensearch.xml")
}

/// The folders of documents in the words of civic standards.
pub const OCD_EVENTS: &str = "api/ocd/events";
/// The folder of documents in the words of Popolo.
pub const POPOLO: &str = "api/popolo";

/// A table of the whole site: `data/huddles.csv`.
pub fn table(name: &str, extension: &str) -> SitePath {
    path(&format!("{FOLDER}/{name}.{extension}"))
}

/// The JSON Schema of a kind of row or document, version 1: `data/schema/v1/site.json`. It stays where it is when there
/// is a version 2.
pub fn schema(name: &str) -> SitePath {
    path(&format!("{FOLDER}/schema/v1/{name}.json"))
}

/// The Open Civic Data Event of a huddle: `api/ocd/events/2026-05-07-central-2.json`.
pub fn ocd_event(huddle: &str) -> SitePath {
    path(&format!("{OCD_EVENTS}/{huddle}.json"))
}

/// The events of a year, in a folder of their own, where no huddle's id is in the way.
pub fn ocd_events_of(year: i32) -> SitePath {
    path(&format!("{OCD_EVENTS}/years/{year:04}.json"))
}

/// The years with their events, and the latest ones.
pub fn ocd_index() -> SitePath {
    path(&format!("{OCD_EVENTS}/index.json"))
}

/// A collection in the words of Popolo: `api/popolo/organizations.json`.
pub fn popolo(collection: &str) -> SitePath {
    path(&format!("{POPOLO}/{collection}.json"))
}

/// A file at an address that is made of checked parts.
pub fn path(address: &str) -> SitePath {
    SitePath::new(address).expect("addresses are made of checked parts")
}
