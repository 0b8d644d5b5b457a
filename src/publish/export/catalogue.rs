//! `data.json`: the entry of this data for catalogues such as a state's or data.gov (DCAT-US 1.1, "Project Open Data
//! Metadata Schema"): the record as a whole, and each table, with the files that hold them.

use super::datapackage::is_web;
use super::task::{Exporting, Task};
use crate::data::{Source, TABLES};
use crate::pages::view::Viewer;
use crate::pages::view::open_data::{anchor_of, title_of};
use crate::record::config::ExportGroup;
use crate::site::plan::Key;
use crate::site::plan::data::{self, Format};
use crate::site::plan::partitions::partitions;
use crate::site::plan::subscriptions::{CALENDAR, FEED};
use serde_json::{Value, json};

const CONFORMS: &str = "https://project-open-data.cio.gov/v1.1/schema";

/// The catalogue's entry; none where the site has no email address, which the standard requires.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let make = |mail: &'a str| {
        Task::file(data::path(data::CATALOGUE), move |_| {
            let mut bytes = serde_json::to_vec_pretty(&catalogue(exporting, mail))?;
            bytes.push(b'\n');
            Ok(bytes)
        })
    };
    data::catalogue_mail(exporting.site).map(make).into_iter().collect()
}

fn catalogue(exporting: &Exporting<'_>, mail: &str) -> Value {
    let contact = json!({
        "@type": "vcard:Contact",
        "fn": exporting.viewers[0].name(&exporting.site.config.publisher.name),
        "hasEmail": format!("mailto:{mail}"),
    });
    let mut datasets: Vec<Value> =
        std::iter::once(whole(exporting)).chain(TABLES.iter().filter_map(|source| table(exporting, source))).collect();
    datasets.iter_mut().for_each(|dataset| dataset["contactPoint"] = contact.clone());
    json!({
        "@context": format!("{CONFORMS}/catalog.jsonld"),
        "@id": full(exporting, data::CATALOGUE),
        "@type": "dcat:Catalog",
        "conformsTo": CONFORMS,
        "describedBy": format!("{CONFORMS}/catalog.json"),
        "dataset": datasets,
    })
}

fn full(exporting: &Exporting<'_>, address: &str) -> String {
    format!("{}{address}", exporting.site.config.base_url)
}

/// The record as a whole: one database, the package of all tables, news and dates.
fn whole(exporting: &Exporting<'_>) -> Value {
    let viewer = &exporting.viewers[0];
    let title = viewer.name(&exporting.site.config.title);
    let publisher = viewer.name(&exporting.site.config.publisher.name);
    let title = viewer.speech.with("linked_dataset", "title", title);
    let mut dataset = dataset(exporting, title, viewer.speech.with("linked_dataset_text", "organization", publisher));
    dataset["identifier"] = identifier(exporting);
    let has = |group| exporting.site.config.exports.has(group);
    let database = data::database(exporting.site);
    let mut files: Vec<Value> = database
        .into_iter()
        .map(|path| file(exporting, Format::Sqlite.name(), Format::Sqlite.media_type(), path.as_str()))
        .collect();
    for (group, format, media_type, path) in [
        (ExportGroup::Tables, "Data Package", "application/json", data::PACKAGE),
        (ExportGroup::Feeds, "Atom", "application/atom+xml", FEED),
        (ExportGroup::Calendars, "iCalendar", "text/calendar", CALENDAR),
    ] {
        if has(group) {
            files.push(file(exporting, format, media_type, path));
        }
    }
    dataset["distribution"] = files.into();
    dataset
}

/// The address of the page of the data: it stays, whichever files are published.
fn identifier(exporting: &Exporting<'_>) -> Value {
    full(exporting, &exporting.viewers[0].address(Key::Data)).into()
}

/// `None` for a table of which no file is published.
fn table(exporting: &Exporting<'_>, source: &Source) -> Option<Value> {
    let viewer = &exporting.viewers[0];
    let name = source.table.name;
    let parts =
        partitions(exporting.site, name, source.dated).into_iter().map(|partition| (Format::Parquet, partition.path));
    let files: Vec<_> = data::files(exporting.site, name).into_iter().chain(parts).collect();
    if files.is_empty() {
        return None;
    }
    let mut dataset =
        dataset(exporting, title_of(viewer.speech, name), viewer.speech.say(source.table.description, &[]));
    dataset["identifier"] = format!("{}#{}", full(exporting, &viewer.address(Key::Data)), anchor_of(name)).into();
    dataset["isPartOf"] = identifier(exporting);
    if exporting.site.config.exports.has(ExportGroup::Tables) {
        dataset["describedBy"] = full(exporting, data::CSVW).into();
        dataset["describedByType"] = "application/csvm+json".into();
    }
    dataset["distribution"] =
        files.iter().map(|(format, path)| file(exporting, format.name(), format.media_type(), path.as_str())).collect();
    Some(dataset)
}

fn file(exporting: &Exporting<'_>, format: &str, media_type: &str, path: &str) -> Value {
    json!({
        "@type": "dcat:Distribution",
        "title": path.rsplit('/').next(),
        "format": format,
        "mediaType": media_type,
        "downloadURL": full(exporting, path),
    })
}

/// What every dataset of the site says.
fn dataset(exporting: &Exporting<'_>, title: String, description: String) -> Value {
    let viewer = &exporting.viewers[0];
    let config = &exporting.site.config;
    let publisher = viewer.name(&config.publisher.name);
    let mut dataset = json!({
        "@type": "dcat:Dataset",
        "title": title,
        "description": description,
        "keyword": keywords(viewer),
        "modified": exporting.plan.changed(exporting.site).first_day().to_string(),
        "publisher": { "@type": "org:Organization", "name": publisher },
        "accessLevel": "public",
        "accrualPeriodicity": "irregular",
        "landingPage": full(exporting, &viewer.address(Key::Data)),
        "language": config.languages.iter().map(|tag| Value::from(&**tag)).collect::<Vec<_>>(),
    });
    if let Some(license) = config.license.as_ref().filter(|license| is_web(&license.url)) {
        dataset["license"] = license.url.clone().into();
    }
    let huddles = &exporting.site.huddles;
    if let Some((first, last)) = huddles.first().zip(huddles.last()) {
        dataset["temporal"] = format!("{}/{}", first.date.first_day(), last.date.last_day()).into();
    }
    dataset
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
