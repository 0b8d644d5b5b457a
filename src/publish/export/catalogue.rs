//! `data.json`: the entry of this data for catalogues such as a state's or data.gov: the record as a whole, and each
//! table, with the files that hold them. Where the site has an email address, which that standard asks for, it is in
//! the words of DCAT-US 1.1 ("Project Open Data Metadata Schema"), else in those of DCAT 3.

mod dcat;
mod dcat_us;
mod told;

use super::datapackage::modified;
use super::task::{Exporting, Means, Task};
use crate::data::{Source, TABLES};
use crate::pages::view::Viewer;
use crate::pages::view::open_data::{anchor_of, title_of};
use crate::record::config::ExportGroup;
use crate::site::artifact::FileSum;
use crate::site::plan::Key;
use crate::site::plan::data::{self, Format};
use crate::site::plan::partitions::partitions;
use crate::site::plan::subscriptions::{CALENDAR, FEED};
use std::collections::BTreeMap;
use told::{Catalogue, Dataset, Distribution};

/// The entry, where files of data are published.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let make = |means: &Means<'_>| {
        let catalogue = told(exporting, &(means.sums)());
        let document = match data::mail(&exporting.site.config) {
            Some(mail) => dcat_us::document(&catalogue, mail),
            None => dcat::document(&catalogue),
        };
        let mut bytes = serde_json::to_vec_pretty(&document)?;
        bytes.push(b'\n');
        Ok(bytes)
    };
    let is_there = data::has_catalogue(exporting.site);
    is_there.then(|| Task::file(data::path(data::CATALOGUE), make)).into_iter().collect()
}

fn told(exporting: &Exporting<'_>, sums: &BTreeMap<String, FileSum>) -> Catalogue {
    let viewer = &exporting.viewers[0];
    let config = &exporting.site.config;
    let huddles = &exporting.site.huddles;
    let tables = TABLES.iter().filter_map(|source| table(exporting, source, sums));
    Catalogue {
        address: full(exporting, data::CATALOGUE),
        page: full(exporting, &viewer.address(Key::Data)),
        title: viewer.name(&config.title).to_owned(),
        publisher: viewer.name(&config.publisher.name).to_owned(),
        license: config.license.as_ref().map(|license| license.url.clone()).unwrap_or_default(),
        keywords: keywords(viewer),
        languages: config.languages.iter().map(|tag| tag.to_string()).collect(),
        modified: modified(exporting).to_string(),
        span: huddles
            .first()
            .zip(huddles.last())
            .map(|(first, last)| (first.date.first_day().to_string(), last.date.last_day().to_string())),
        datasets: std::iter::once(whole(exporting, sums)).chain(tables).collect(),
    }
}

fn full(exporting: &Exporting<'_>, address: &str) -> String {
    format!("{}{address}", exporting.site.config.base_url)
}

/// The record as a whole: one database, the package of all tables, civic standards, news and dates.
fn whole(exporting: &Exporting<'_>, sums: &BTreeMap<String, FileSum>) -> Dataset {
    let viewer = &exporting.viewers[0];
    let config = &exporting.site.config;
    let mut files = Vec::new();
    let mut put = |format, media_type, path: &str| files.push(file(exporting, (format, media_type), path, sums));
    for (format, path) in data::whole(exporting.site) {
        put(format.name(), format.media_type(), path.as_str());
    }
    for (group, format, media_type, path) in [
        (ExportGroup::Tables, "Data Package", "application/json", data::PACKAGE),
        (ExportGroup::Feeds, "Atom", "application/atom+xml", FEED),
        (ExportGroup::Calendars, "iCalendar", "text/calendar", CALENDAR),
    ] {
        if config.exports.has(group) {
            put(format, media_type, path);
        }
    }
    for (standard, _, path) in data::civic(exporting.site) {
        put(standard, "application/json", path.as_str());
    }
    Dataset {
        // The address of the page of the data: it stays, whichever files are published.
        identifier: full(exporting, &viewer.address(Key::Data)),
        title: viewer.speech.with("linked_dataset", "title", viewer.name(&config.title)),
        description: viewer.speech.with("linked_dataset_text", "organization", viewer.name(&config.publisher.name)),
        described_by: None,
        files,
    }
}

/// `None` for a table of which no file is published.
fn table(exporting: &Exporting<'_>, source: &Source, sums: &BTreeMap<String, FileSum>) -> Option<Dataset> {
    let viewer = &exporting.viewers[0];
    let name = source.table.name;
    let parts =
        partitions(exporting.site, name, source.dated).into_iter().map(|partition| (Format::Parquet, partition.path));
    let files: Vec<Distribution> = data::files(exporting.site, name)
        .into_iter()
        .chain(parts)
        .map(|(format, path)| file(exporting, (format.name(), format.media_type()), path.as_str(), sums))
        .collect();
    let has_tables = exporting.site.config.exports.has(ExportGroup::Tables);
    (!files.is_empty()).then(|| Dataset {
        identifier: format!("{}#{}", full(exporting, &viewer.address(Key::Data)), anchor_of(name)),
        title: title_of(viewer.speech, name),
        description: viewer.speech.say(source.table.description, &[]),
        described_by: has_tables.then(|| full(exporting, data::CSVW)),
        files,
    })
}

fn file(
    exporting: &Exporting<'_>,
    (format, media_type): (&'static str, &'static str),
    path: &str,
    sums: &BTreeMap<String, FileSum>,
) -> Distribution {
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    Distribution { name, format, media_type, address: full(exporting, path), sum: sums.get(path).copied() }
}

/// The site's names for its levels, and its topics.
fn keywords(viewer: &Viewer<'_>) -> Vec<String> {
    let levels = ["nav_huddles", "nav_divisions", "commitments_heading"].map(|id| viewer.word(id));
    let topics = viewer.site.topics.iter().map(|topic| viewer.name(&topic.name).to_owned());
    let mut keywords: Vec<String> = Vec::new();
    for word in levels.into_iter().chain(topics).filter(|word| !word.trim().is_empty()) {
        if !keywords.contains(&word) {
            keywords.push(word);
        }
    }
    keywords
}
