//! `data/site.json`, which every site has: what the site is, and every file of its data with its rows, its length, its
//! SHA-256 and the day that it is of. It is made when all of them are.

use super::task::{Exporting, Means, Task};
use crate::data::Published;
use crate::data::site::{DataFile, about, row_counts};
use crate::site::artifact::{FileSum, media_type};
use crate::site::plan::data;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The one file.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let make = move |means: &Means<'_>| {
        let files = files(published, (means.sums)());
        let mut text =
            serde_json::to_vec_pretty(&about(published, files)).expect("what a site says of itself serializes");
        text.push(b'\n');
        Ok(text)
    };
    vec![Task::file(data::path(data::SITE), make)]
}

/// What is said of each file.
fn files(published: Published<'_>, sums: BTreeMap<String, FileSum>) -> BTreeMap<Cow<'static, str>, DataFile<'static>> {
    let counts = row_counts(published);
    let describe = |(path, sum): (String, FileSum)| {
        let (name, extension) = table_of(&path);
        let counted = counts.get(name).copied().filter(|_| ["csv", "jsonl", "geojson", "parquet"].contains(&extension));
        let file = DataFile {
            rows: counted.or((extension == "jsonl").then_some(sum.lines)),
            bytes: sum.bytes,
            sha256: sum.sha256.to_string().into(),
            media_type: media_type(&data::path(&path)).into(),
            day: published.site.today,
        };
        (Cow::Owned(path), file)
    };
    sums.into_iter().map(describe).collect()
}

/// The name of a file below `data/`, and its ending; no name for what lies elsewhere.
fn table_of(path: &str) -> (&str, &str) {
    let file = path.strip_prefix(data::FOLDER).and_then(|rest| rest.strip_prefix('/'));
    file.filter(|file| !file.contains('/')).and_then(|file| file.rsplit_once('.')).unwrap_or_default()
}
