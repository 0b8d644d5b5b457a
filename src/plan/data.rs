//! Addresses of the record as data: files of tables below `data/`, documents beside pages, and what describes them.

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

/// A file at an address that is made of checked parts.
pub fn path(address: &str) -> SitePath {
    SitePath::new(address).expect("addresses are made of checked parts")
}
