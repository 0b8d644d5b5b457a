//! `feed.xml` and `feed.json` of a combined site: the newest huddles of all departments. A feed has an address of its
//! own, so there is none where nobody said where the site is published.

use crate::federate::plan::Key;
use crate::federate::{Department, Huddle, Viewer};
use crate::pages::view::parts::crumb::root_of;
use crate::publish::export::feeds::document::{Channel, Document};
use crate::publish::export::feeds::entry::Entry;
use crate::publish::export::feeds::{atom, json};
use crate::publish::export::task::PutFile;
use crate::site::artifact::Artifact;
use crate::site::plan::data;
use crate::site::plan::subscriptions::{FEED, JSON_FEED};
use crate::text::escape;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::io;

/// How many entries a feed has.
const ENTRIES: usize = 50;

/// Both feeds, beside the home page of a language.
pub fn files(viewer: &Viewer<'_>, put: &PutFile<'_>) -> io::Result<()> {
    let base = &viewer.federation.base_url;
    if base.is_empty() {
        return Ok(());
    }
    let home = viewer.address(Key::Home);
    let entries = entries(viewer);
    let channel = |file: &str| Channel {
        language: viewer.speech().language.to_string(),
        address: format!("{base}{home}{file}"),
        title: viewer.title.to_owned(),
        subtitle: viewer.word("federation_newest_heading"),
        page: format!("{base}{home}"),
        author: viewer.title.to_owned(),
        author_url: None,
        rights: None,
        about: viewer.word("feed_about"),
        more: None,
    };
    let updated = entries.first().map_or_else(|| noon(viewer.federation.as_of().1), |entry| entry.updated.clone());
    let document = Document {
        address: format!("{base}{home}{FEED}"),
        root: root_of(&home),
        updated,
        archived: false,
        older: None,
        newer: None,
    };
    let written: Vec<String> = entries.iter().map(atom::entry).collect();
    let text = atom::document(&channel(FEED), &document, written.iter().map(String::as_str));
    put(Artifact::new(data::path(&format!("{home}{FEED}")), text))?;
    let written: Vec<String> = entries.iter().map(json::entry).collect();
    let text = json::document(&channel(JSON_FEED), written.iter().map(String::as_str));
    put(Artifact::new(data::path(&format!("{home}{JSON_FEED}")), text))
}

/// The newest that were held and have a page, of all departments.
fn entries(viewer: &Viewer<'_>) -> Vec<Entry> {
    let departments = &viewer.federation.departments;
    let all = departments.iter().flat_map(|one| one.latest.iter().map(move |huddle| (one, huddle)));
    let mut all: Vec<(&Department, &Huddle)> = all.filter(|(one, huddle)| one.url_of(huddle).is_some()).collect();
    all.sort_by_key(|(one, huddle)| (Reverse(huddle.date().first_day()), &one.slug));
    all.truncate(ENTRIES);
    all.into_iter().map(|(one, huddle)| entry(viewer, one, huddle)).collect()
}

fn entry(viewer: &Viewer<'_>, department: &Department, huddle: &Huddle) -> Entry {
    let url = department.url_of(huddle).unwrap_or_default();
    let day = noon(huddle.date().first_day());
    let division = viewer.name(&department.divisions[huddle.division()].name);
    let facts = [viewer.speech().date(huddle.date()), department.about.name.clone(), division.to_owned()];
    Entry {
        id: url.clone(),
        title: format!("{} ({})", department.title_of(huddle), department.about.name),
        lang: viewer.foreign(department.language_of(huddle)),
        url,
        published: day.clone(),
        updated: day,
        content_html: format!("<p>{}</p>", escape(&facts.join(" · "))),
        ..Entry::default()
    }
}

fn noon(day: NaiveDate) -> String {
    format!("{day}T12:00:00Z")
}
