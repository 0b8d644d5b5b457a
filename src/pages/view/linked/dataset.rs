//! The record as a data set: under which licence, of which time, and the files that it can be had in.

use super::organization::{Publishing, by_name};
use super::page::{full, is_web, url};
use crate::data::TABLES;
use crate::pages::view::viewer::Viewer;
use crate::site::plan::Key;
use crate::site::plan::data::{self, Format};
use crate::text::SitePath;
use serde::Serialize;

/// A `Dataset` of schema.org.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct Dataset<'a> {
    name: String,
    description: String,
    url: String,
    license: &'a str,
    creator: Publishing<'a>,
    is_accessible_for_free: bool,
    in_language: Vec<&'a str>,
    /// From the first to the last huddle, as ISO 8601 writes a span of time.
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    distribution: Vec<DataDownload>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct DataDownload {
    name: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

/// `None` where the site names no licence with an address: without one nobody knows what may be done with the data.
/// The tables are among the files in these formats.
pub fn of_site<'a>(viewer: &'a Viewer<'_>, formats: &[Format]) -> Option<Dataset<'a>> {
    let config = &viewer.site.config;
    let license = config.license.as_ref().map(|license| license.url.as_str()).filter(|url| is_web(url))?;
    let huddles = &viewer.site.huddles;
    let title = viewer.name(&config.title);
    let download = |name: &'static str, format: Format, path: &SitePath| DataDownload {
        name,
        encoding_format: format.media_type(),
        content_url: full(viewer, path.as_str()),
    };
    let tables = TABLES
        .iter()
        .map(|source| source.table.name)
        .flat_map(|name| data::files(viewer.site, name).into_iter().map(move |file| (name, file)));
    let tables = tables
        .filter(|(_, (format, _))| formats.contains(format))
        .map(|(name, (format, path))| download(name, format, &path));
    let whole = data::whole(viewer.site);
    let whole = whole.iter().map(|(format, path)| download(data::DATABASE, *format, path));
    Some(Dataset {
        name: viewer.speech.with("linked_dataset", "title", title),
        description: viewer.speech.with("linked_dataset_text", "organization", viewer.name(&config.publisher.name)),
        url: url(viewer, Key::Data),
        license,
        creator: by_name(viewer),
        is_accessible_for_free: true,
        in_language: config.languages.iter().map(|tag| &**tag).collect(),
        temporal_coverage: huddles
            .first()
            .zip(huddles.last())
            .map(|(first, last)| format!("{}/{}", first.date, last.date)),
        distribution: whole.chain(tables).collect(),
    })
}
