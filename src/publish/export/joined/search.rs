//! The index of the search of a combined site: the title of every huddle with the names of its department, its division
//! and the day, a year at a time. An unchanged year is taken over from the published site.

use crate::federate::{INDEX, Viewer, about_of};
use crate::publish::export::task::PutFile;
use crate::search::{Document, Segment, entry, files_of, written};
use crate::site::artifact::Artifact;
use crate::site::plan::data;
use crate::text::SitePath;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::io;

/// The files of a language.
pub fn files(
    viewer: &Viewer<'_>,
    published: &dyn Fn(&SitePath) -> Option<Vec<u8>>,
    put: &PutFile<'_>,
) -> io::Result<()> {
    let language = &*viewer.speech().language;
    let mut folders = Vec::new();
    for segment in segments(viewer) {
        let name = segment.folder();
        let folder = format!("{INDEX}/{language}/{name}");
        for (file, bytes) in files_of(&segment, &folder, published, &written) {
            put(Artifact::new(data::path(&format!("{folder}/{file}")), bytes))?;
        }
        folders.push(name);
    }
    put(Artifact::new(data::path(&format!("{INDEX}/{language}/index.json")), entry(language, &folders)))
}

/// The years with their huddles, newest first.
fn segments<'a>(viewer: &'a Viewer<'_>) -> Vec<Segment<'a>> {
    let federation = viewer.federation;
    let mut years: BTreeMap<Reverse<i32>, Vec<(Reverse<chrono::NaiveDate>, Document<'a>)>> = BTreeMap::new();
    for (at, department) in federation.departments.iter().enumerate() {
        let topics = newest_topics(viewer, at);
        for huddle in &department.huddles {
            let Some(address) = department.url_of(huddle) else { continue };
            let tag = department.language_of(huddle);
            let division = &department.divisions[huddle.division()];
            let document = Document {
                about: about_of(&department.slug, topics.get(&address).cloned().unwrap_or_default()),
                language: if tag.is_empty() { (*viewer.speech().language).into() } else { tag.into() },
                title: department.title_of(huddle).into(),
                date: viewer.speech().date(huddle.date()),
                names: vec![department.about.name.as_str().into(), viewer.name(&division.name).into()],
                address,
                ..Document::default()
            };
            years
                .entry(Reverse(huddle.date().year()))
                .or_default()
                .push((Reverse(huddle.date().first_day()), document));
        }
    }
    let segment = |(Reverse(year), mut documents): (Reverse<i32>, Vec<(Reverse<chrono::NaiveDate>, Document<'a>)>)| {
        documents.sort_by_key(|(day, _)| *day);
        let documents = documents.into_iter().map(|(_, document)| document).collect();
        Segment { name: format!("{year:04}"), documents, unread: Vec::new() }
    };
    years.into_iter().map(segment).collect()
}

/// The topics of the huddles of a department that lists of topics show, by the address of the huddle: of the others
/// only counts are kept.
fn newest_topics<'a>(viewer: &'a Viewer<'_>, at: usize) -> HashMap<String, Vec<&'a str>> {
    let department = &viewer.federation.departments[at];
    let mut topics: HashMap<String, Vec<&str>> = HashMap::new();
    for topic in &department.topics {
        for huddle in &topic.newest {
            topics.entry(department.url_of(huddle).unwrap_or_default()).or_default().push(&topic.joined);
        }
    }
    topics
}
