//! What a site has beside its pages: each exporter is a function, and a line here that says which group of `exports:` it
//! belongs to. It says which files it will make, so that the plan knows their addresses, and makes them when asked; the pipeline decides when and in which
//! thread.

mod calendar;
mod catalogue;
mod civic;
pub mod csv;
mod csvw;
mod datapackage;
mod feeds;
mod geojson;
pub mod headers;
pub mod json;
mod llms;
mod media;
mod outcomes;
pub mod outlines;
#[cfg(feature = "parquet")]
mod parquet;
mod pictures;
mod previews;
mod records;
pub mod search;
mod sitemap;
pub mod sqlite;
mod stylesheet;

use crate::pages::view::Viewer;
use crate::record::config::ExportGroup;
use crate::record::model::Site;
use crate::record::parse::FileFacts;
use crate::site::artifact::{Artifact, MediaReader};
use crate::site::plan::Plan;
use crate::site::theme::Theme;
use crate::text::SitePath;
use std::io;
use std::sync::Arc;

/// What exporters work from.
pub struct Exporting<'a> {
    pub site: &'a Site,
    pub plan: &'a Plan,
    pub theme: &'a Theme,
    /// What was read from each source, by its index.
    pub facts: &'a [Arc<FileFacts>],
    /// One for each of the site's languages, in their order.
    pub viewers: &'a [Viewer<'a>],
}

/// What an exporter may read while it makes files.
pub struct Means<'a> {
    /// Files of the content folder.
    pub media: &'a MediaReader<'a>,
    /// A file of the published site, where it is as it was made: for what is costly to make and has a name that says
    /// what it was made from.
    pub standing: &'a (dyn Fn(&SitePath) -> Option<Vec<u8>> + Sync),
}

/// The addresses that a task takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Makes {
    File(SitePath),
    /// Everything in a folder that is the task's own.
    Folder(SitePath),
}

impl Makes {
    pub fn path(&self) -> &SitePath {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }

    /// Whether the file at `path` is one that the task makes.
    pub fn holds(&self, path: &SitePath) -> bool {
        match self {
            Self::File(file) => file == path,
            Self::Folder(folder) => path.as_str().strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/')),
        }
    }
}

/// Makes the files of a task.
pub type Make<'a> = Box<dyn Fn(&Means<'_>) -> io::Result<Vec<Artifact>> + Send + Sync + 'a>;

/// A piece of an exporter's work that stands on its own.
pub struct Task<'a> {
    pub makes: Vec<Makes>,
    pub make: Make<'a>,
}

impl<'a> Task<'a> {
    /// A task that makes one file.
    pub fn file(path: SitePath, make: impl Fn(&Means<'_>) -> io::Result<Vec<u8>> + Send + Sync + 'a) -> Self {
        let makes = vec![Makes::File(path.clone())];
        Self { makes, make: Box::new(move |means| Ok(vec![Artifact::new(path.clone(), make(means)?)])) }
    }
}

/// An exporter.
pub struct Exporter {
    pub name: &'static str,
    /// The group that it belongs to; `None` for what every site has.
    pub group: Option<ExportGroup>,
    pub export: for<'a> fn(&'a Exporting<'a>) -> Vec<Task<'a>>,
}

impl Exporter {
    const fn always(name: &'static str, export: for<'a> fn(&'a Exporting<'a>) -> Vec<Task<'a>>) -> Self {
        Self { name, group: None, export }
    }

    const fn of(group: ExportGroup, name: &'static str, export: for<'a> fn(&'a Exporting<'a>) -> Vec<Task<'a>>) -> Self {
        Self { name, group: Some(group), export }
    }
}

/// The exporter of static files, the site's own among them; and those of attachments, which keep the address that they have
/// in the content folder.
pub const STATICS: &str = "static files of the theme";
pub const ATTACHED: [&str; 3] = ["media that pages use", PICTURES, LARGE_PICTURES];

/// The exporters of pictures: of those that take much memory each on its own.
pub const PICTURES: &str = "pictures that pages show or link to";
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
    Exporter::of(ExportGroup::Tables, "tables described for the Web", csvw::export),
    Exporter::of(ExportGroup::Maps, "places as GeoJSON", geojson::export),
    Exporter::always("the catalogue of data", catalogue::export),
    Exporter::of(ExportGroup::Tables, "tables as JSON Lines", json::tables),
    Exporter::always("what the site says of itself, and schemas", json::descriptions),
    Exporter::of(ExportGroup::Documents, "documents beside pages", records::export),
    Exporter::always("sitemap and description of the search", sitemap::export),
    Exporter::always("index for programs that read text", llms::export),
    Exporter::always("what a server sends with pages", headers::export),
    Exporter::of(ExportGroup::Database, "tables as SQLite", sqlite::export),
    Exporter::of(ExportGroup::Civic, "civic standards", civic::export),
    #[cfg(feature = "parquet")]
    Exporter::of(ExportGroup::Parquet, "tables as Parquet", parquet::export),
];
