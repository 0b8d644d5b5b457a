//! What a site says of itself for programs (`data/site.json`), version 1: whose record it is, which tables it has, and
//! every file of its data as it was published. Programs that put several sites together begin here.

use super::links::links;
use super::published::{Published, Selection, said};
use super::table::{Cell, Row, VERSION};
use super::tables::{Source, TABLES};
use super::v1::Text;
use crate::record::config::{ExportGroup, Name, Term};
use crate::record::model;
use crate::site::plan::data::{self, Format};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What distinguishes these files from others of the same names.
pub const FORMAT: &str = "huddle-data";

/// The name of its schema.
pub const SITE: &str = "site";

/// A site, its publisher and its tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Site<'a> {
    /// The address of the JSON Schema of this document.
    #[serde(rename = "$schema")]
    pub schema: Text<'a>,
    /// The name of the format of all data that the program publishes.
    pub format: Text<'a>,
    /// The version of that format.
    pub version: Text<'a>,
    /// In the site's own language.
    pub title: Text<'a>,
    /// The title in the site's other languages, by their tags.
    pub title_translations: BTreeMap<Text<'a>, Text<'a>>,
    /// Whose record it is.
    pub publisher: Publisher<'a>,
    /// The permanent address of the site's root, with a slash at its end.
    pub base_url: Text<'a>,
    /// BCP 47 tags; the first is the site's own.
    pub languages: Vec<Text<'a>>,
    /// The name in the IANA database of the zone that times of day are in.
    pub timezone: Text<'a>,
    /// Under which the record may be used; null where site.yaml names none.
    pub license: Option<License<'a>>,
    /// Whether the place and everything in the record are made up.
    pub fictional: bool,
    /// The day on which the site was built: what is open, overdue or silent is so on this day.
    pub as_of: NaiveDate,
    /// The site's own names for the levels, by language and level; empty where it uses the program's.
    pub terms: BTreeMap<Text<'a>, BTreeMap<Text<'a>, Names<'a>>>,
    /// By name.
    pub tables: BTreeMap<Text<'a>, Rows<'a>>,
    /// The last day on which anything in the data changed: a record, or a state that follows from the day.
    pub modified: NaiveDate,
    /// Every other file of the data, by its path from the site's root. What stands beside the page of each record is
    /// not among them.
    pub files: BTreeMap<Text<'a>, DataFile<'a>>,
}

/// A file of the data as it was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DataFile<'a> {
    /// How many rows it has; null where it has no rows, or those of many tables.
    pub rows: Option<u64>,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in 64 hexadecimal digits.
    pub sha256: Text<'a>,
    /// The kind of the file (RFC 6838).
    pub media_type: Text<'a>,
    /// The day that it is of: the same for all files of one build.
    pub day: NaiveDate,
}

/// Who publishes the site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Publisher<'a> {
    /// In the site's own language.
    pub name: Text<'a>,
    /// The publisher's own website; null where site.yaml has none.
    pub url: Option<Text<'a>>,
}

/// A license, as site.yaml names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct License<'a> {
    /// As it is written.
    pub name: Text<'a>,
    /// Where its text is; null where site.yaml has no address.
    pub url: Option<Text<'a>>,
}

/// What a level is called: one, and several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Names<'a> {
    /// The name of one: "district".
    pub one: Text<'a>,
    /// The name of several: "districts".
    pub many: Text<'a>,
}

/// How large a table is, and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rows<'a> {
    /// How many rows the table has.
    pub rows: u64,
    /// Paths from the site's root, the same rows in each; none where the site publishes no files of tables.
    pub files: Vec<Text<'a>>,
}

/// What the site says of itself, with what is said of its files.
pub fn about<'a>(published: Published<'a>, files: BTreeMap<Text<'a>, DataFile<'a>>) -> Site<'a> {
    let site = published.site;
    let config = &site.config;
    Site {
        schema: published.file_url(data::schema(SITE).as_str()).into(),
        format: FORMAT.into(),
        version: VERSION.into(),
        title: Cow::Borrowed(&config.title.original),
        title_translations: translations(site, &config.title),
        publisher: Publisher { name: Cow::Borrowed(&config.publisher.name.original), url: said(&config.publisher.url) },
        base_url: Cow::Borrowed(&config.base_url),
        languages: config.languages.iter().map(|tag| Cow::Borrowed(&**tag)).collect(),
        timezone: config.timezone.name().into(),
        license: config
            .license
            .as_ref()
            .map(|license| License { name: Cow::Borrowed(&license.name), url: said(&license.url) }),
        fictional: config.fictional,
        as_of: site.today,
        terms: terms(published),
        tables: TABLES.iter().map(|source| (source.table.name.into(), rows(published, source))).collect(),
        modified: published.modified(),
        files,
    }
}

/// Into languages of the site.
fn translations<'a>(site: &'a model::Site, text: &'a model::Text) -> BTreeMap<Text<'a>, Text<'a>> {
    let shown = text.translations.iter().filter(|(tag, _)| site.config.languages.contains(tag));
    shown.map(|(tag, text)| (Cow::Borrowed(&**tag), Cow::Borrowed(text.as_str()))).collect()
}

fn terms<'a>(published: Published<'a>) -> BTreeMap<Text<'a>, BTreeMap<Text<'a>, Names<'a>>> {
    let mut terms: BTreeMap<Text<'_>, BTreeMap<Text<'_>, Names<'_>>> = BTreeMap::new();
    for (term, _, name) in Term::ALL {
        for (language, Name { one, many, .. }) in published.site.config.terms.get(&term).into_iter().flatten() {
            let names = Names { one: Cow::Borrowed(one), many: Cow::Borrowed(many) };
            terms.entry(Cow::Borrowed(language)).or_default().insert(name.into(), names);
        }
    }
    terms
}

fn rows(published: Published<'_>, source: &Source) -> Rows<'static> {
    let mut rows = 0;
    (source.rows)(&published, &Selection::all(published.site), &mut |_| rows += 1);
    let files =
        data::files(published.site, source.table.name).into_iter().filter(|(format, _)| *format != Format::GeoJson);
    Rows { rows, files: files.map(|(_, path)| Cow::Owned(path.as_str().to_owned())).collect() }
}

/// How many rows each file of tables has, by its name without its ending: `huddles`, `huddles_areas`, `huddles-2026`.
pub fn row_counts(published: Published<'_>) -> BTreeMap<String, u64> {
    let site = published.site;
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let all = Selection::all(site);
    for source in TABLES {
        let links = links(source.table);
        let mut rows = 0;
        let mut entries = vec![0; links.len()];
        (source.rows)(&published, &all, &mut |row: &dyn Row| {
            rows += 1;
            if !links.is_empty() {
                let cells = row.cells();
                for (count, link) in entries.iter_mut().zip(&links) {
                    *count += if let Some(Cell::List(list)) = cells.get(link.at) { list.len() as u64 } else { 0 };
                }
            }
        });
        counts.insert(source.table.name.to_owned(), rows);
        counts.extend(links.into_iter().map(|link| link.name).zip(entries));
    }
    if site.config.exports.has(ExportGroup::Parquet) {
        for (year, part) in Selection::years(site) {
            for source in TABLES.iter().filter(|source| source.dated) {
                let mut rows = 0;
                (source.rows)(&published, &part, &mut |_| rows += 1);
                counts.insert(format!("{}-{year}", source.table.name), rows);
            }
        }
    }
    counts
}
