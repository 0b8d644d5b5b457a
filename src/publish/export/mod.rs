//! What a site has beside its pages: each exporter is a function, and a line here that says which group of `exports:`
//! it belongs to. It says which files it will make, so that the plan knows their addresses, and makes them when asked;
//! the pipeline decides when and in which thread.

mod calendar;
mod catalogue;
mod civic;
pub mod csv;
mod csvw;
mod datapackage;
mod feeds;
mod geojson;
pub mod headers;
mod index;
pub mod joined;
pub mod json;
mod llms;
mod media;
mod outcomes;
pub mod outlines;
#[cfg(feature = "parquet")]
mod parquet;
mod pictures;
pub mod policy;
mod previews;
mod records;
mod redirects;
mod rows;
pub mod search;
mod sitemap;
pub mod sqlite;
mod stylesheet;
mod substance;
mod table_files;
pub mod task;
mod workbook;

use crate::record::config::ExportGroup;

pub use task::{Exporting, Make, Makes, Means, Task};

/// An exporter.
pub struct Exporter {
    /// What it makes, in words for messages about two files at one address.
    pub name: &'static str,
    /// The group that it belongs to; `None` for what every site has.
    pub group: Option<ExportGroup>,
    /// Says what it will make.
    pub export: for<'a> fn(&'a Exporting<'a>) -> Vec<Task<'a>>,
    /// Whether it says what other files of data hold, and so is made when they are; of these, one after another.
    pub last: bool,
}

impl Exporter {
    const fn always(name: &'static str, export: for<'a> fn(&'a Exporting<'a>) -> Vec<Task<'a>>) -> Self {
        Self { name, group: None, export, last: false }
    }

    const fn of(
        group: ExportGroup,
        name: &'static str,
        export: for<'a> fn(&'a Exporting<'a>) -> Vec<Task<'a>>,
    ) -> Self {
        Self { name, group: Some(group), export, last: false }
    }

    const fn last(self) -> Self {
        Self { last: true, ..self }
    }
}

/// The exporter of static files, the site's own among them; and those of attachments, which keep the address that they
/// have in the content folder.
pub const STATICS: &str = "static files of the theme";
/// Names of exporters whose files a writer handed in.
pub const ATTACHED: [&str; 3] = ["media that pages use", PICTURES, LARGE_PICTURES];

/// The exporters of pictures: of those that take much memory each on its own.
pub const PICTURES: &str = "pictures that pages show or link to";
/// The name of the exporter of pictures that take much memory, which are made one after another.
pub const LARGE_PICTURES: &str = "large pictures that pages show or link to";

/// Every exporter. A new one is a file beside this and a line here.
pub const EXPORTERS: &[Exporter] = &[
    Exporter::always(STATICS, stylesheet::export),
    Exporter::always(ATTACHED[0], media::export),
    Exporter::always(LARGE_PICTURES, pictures::export_large),
    Exporter::always(PICTURES, pictures::export),
    Exporter::always("link previews", previews::export),
    Exporter::always("where outcomes stand in their list", outcomes::export),
    Exporter::always("outlines for finding", outlines::export),
    Exporter::of(ExportGroup::Feeds, "news feeds", feeds::export),
    Exporter::of(ExportGroup::Calendars, "calendars", calendar::export),
    Exporter::always("search", search::export),
    Exporter::of(ExportGroup::Tables, "tables as CSV", csv::export),
    Exporter::of(ExportGroup::Tables, "open rows of lists as CSV", rows::export),
    Exporter::of(ExportGroup::Tables, "tables described for the Web", csvw::export),
    Exporter::of(ExportGroup::Maps, "places as GeoJSON", geojson::export),
    Exporter::of(ExportGroup::Tables, "tables as JSON Lines", json::tables),
    Exporter::always("what has changed", json::changes),
    Exporter::always("schemas of the data", json::schemas),
    Exporter::of(ExportGroup::Documents, "documents beside pages", records::export),
    Exporter::always("sitemap and description of the search", sitemap::export),
    Exporter::always("index for programs that read text", llms::export),
    Exporter::always("what a server sends with pages", headers::export),
    Exporter::always("which witnesses have to sign the log", policy::export),
    Exporter::always("addresses that lead to others", redirects::export),
    Exporter::of(ExportGroup::Database, "tables as SQLite", sqlite::export),
    Exporter::of(ExportGroup::Civic, "civic standards", civic::export),
    Exporter::of(ExportGroup::Workbook, "tables as a workbook", workbook::export),
    #[cfg(feature = "parquet")]
    Exporter::of(ExportGroup::Parquet, "tables as Parquet", parquet::export),
    Exporter::of(ExportGroup::Tables, "the package of tables", datapackage::export).last(),
    Exporter::always("the catalogue of data", catalogue::export).last(),
    Exporter::always("what the site says of itself, and the index of its data", index::export).last(),
];
