//! Addresses of the record as data: files of tables below `data/`, documents beside pages, and what describes them.

use super::{Key, Planned, beside};
use crate::config::Config;
use crate::model::{DivisionIndex, Site};
use crate::text::SitePath;

/// The folder of tables.
pub const FOLDER: &str = "data";

/// What the site is and which tables it has, for programs.
pub const SITE: &str = "data/site.json";

/// The machine-readable document of a record, beside its page.
pub const RECORD: &str = "record.json";

/// The text of a record that is published, as Markdown, beside its page.
pub const SOURCE: &str = "record.md";

/// The record as one database.
pub fn database() -> SitePath {
    table("huddles", "sqlite")
}

/// What describes the tables: as a Data Package, as CSV on the Web, for catalogues of data.
pub const PACKAGE: &str = "datapackage.json";
pub const CSVW: &str = "csv-metadata.json";
pub const CATALOGUE: &str = "data.json";

/// What every file of the site is, with its digest.
pub const MANIFEST: &str = "manifest.json";

/// The publisher's address of mail; `None` where the contact is something else, and the catalogue, which must have one, is
/// not made.
pub fn mail(config: &Config) -> Option<&str> {
    let contact = config.publisher.contact.trim();
    let address = contact.strip_prefix("mailto:").unwrap_or(contact);
    let signs = "!#$%&'*+-_`{|}~=.";
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || signs.contains(c));
    let (name, host) = address.split_once('@')?;
    (plain(name) && plain(host) && host.contains('.')).then_some(address)
}

/// A way in which data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Csv,
    JsonLines,
    Json,
    Sqlite,
    GeoJson,
    Parquet,
}

impl Format {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::JsonLines => "JSON Lines",
            Self::Json => "JSON",
            Self::Sqlite => "SQLite",
            Self::GeoJson => "GeoJSON",
            Self::Parquet => "Parquet",
        }
    }

    /// As IANA has it, or as its makers say.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::JsonLines => "application/jsonl",
            Self::Json => "application/json",
            Self::Sqlite => "application/vnd.sqlite3",
            Self::GeoJson => "application/geo+json",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }
}

/// Tables of places, which have outlines.
pub const PLACES: [&str; 2] = ["divisions", "areas"];

/// The files that hold a table of the whole site, each all of it: what pages and catalogues tell of it.
pub fn files(name: &str) -> Vec<(Format, SitePath)> {
    let mut files: Vec<(Format, SitePath)> = [(Format::Csv, "csv"), (Format::JsonLines, "jsonl"), (Format::Json, "json")]
        .map(|(format, extension)| (format, table(name, extension)))
        .into();
    if PLACES.contains(&name) {
        files.push((Format::GeoJson, table(name, "geojson")));
    }
    files
}

/// The files of a table as Parquet: of each year, or where it has no years a single one. None where the program was made
/// without them.
pub fn partitions(name: &str, years: Option<&[i32]>) -> Vec<SitePath> {
    #[cfg(feature = "parquet")]
    {
        let whole = || vec![table(name, "parquet")];
        years.map_or_else(whole, |years| years.iter().map(|year| partition(name, *year, "parquet")).collect())
    }
    #[cfg(not(feature = "parquet"))]
    {
        let _ = (name, years);
        Vec::new()
    }
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
pub const POPOLO: &str = "api/popolo";

/// A table of the whole site: `data/huddles.csv`.
pub fn table(name: &str, extension: &str) -> SitePath {
    path(&format!("{FOLDER}/{name}.{extension}"))
}

/// A year's part of a table of the whole site: `data/huddles-2026.parquet`.
#[cfg(feature = "parquet")]
pub fn partition(name: &str, year: i32, extension: &str) -> SitePath {
    path(&format!("{FOLDER}/{name}-{year}.{extension}"))
}

/// A table of a division: `data/divisions/central/huddles.csv`.
pub fn table_of(site: &Site, division: DivisionIndex, name: &str, extension: &str) -> SitePath {
    path(&format!("{FOLDER}/divisions/{}/{name}.{extension}", site.division(division).id))
}

/// The JSON Schema of a kind of row or document, version 1: `data/schema/v1/site.json`. It stays where it is when there is
/// a version 2.
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
