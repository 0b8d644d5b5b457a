//! What a site has beside its pages: each exporter is a file with one function, and a line here. It says which files it
//! will make, so that the plan knows their addresses, and makes them when asked; the pipeline decides when and in which
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

use crate::artifact::{Artifact, MediaReader};
use crate::model::Site;
use crate::parse::FileFacts;
use crate::plan::Plan;
use crate::text::SitePath;
use crate::theme::Theme;
use crate::view::Viewer;
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

/// An exporter: its name, and its work.
pub type Exporter = (&'static str, for<'a> fn(&'a Exporting<'a>) -> Vec<Task<'a>>);

/// The exporter of static files, the site's own among them; and those of attachments, which keep the address that they have
/// in the content folder.
pub const STATICS: &str = "static files of the theme";
pub const ATTACHED: [&str; 2] = ["media that pages use", "pictures that pages show or link to"];

/// Every exporter. A new one is a file beside this and a line here.
pub const EXPORTERS: &[Exporter] = &[
    (STATICS, stylesheet::export),
    (ATTACHED[0], media::export),
    (ATTACHED[1], pictures::export),
    ("link previews", previews::export),
    ("where outcomes stand in their list", outcomes::export),
    ("outlines for finding", outlines::export),
    ("news feeds", feeds::export),
    ("calendars", calendar::export),
    ("search", search::export),
    ("tables as CSV", csv::export),
    ("tables described for the Web", csvw::export),
    ("places as GeoJSON", geojson::export),
    ("the catalogue of data", catalogue::export),
    ("tables as JSON", json::export),
    ("documents beside pages", records::export),
    ("sitemap and description of the search", sitemap::export),
    ("index for programs that read text", llms::export),
    ("what a server sends with pages", headers::export),
    ("tables as SQLite", sqlite::export),
    ("civic standards", civic::export),
    #[cfg(feature = "parquet")]
    ("tables as Parquet", parquet::export),
];
