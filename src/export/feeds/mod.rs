//! The news of the site and of its parts, as Atom and JSON Feed, one in each language: huddles with their minutes, what
//! happens to commitments, corrections. `items` says what is told and in which document, `entries` and `changes` put it
//! into words, `atom` and `json` write it. Every date is the record's, so that the same content gives the same bytes
//! (docs/decisions/0014-feeds.md).

mod atom;
mod changes;
mod entries;
mod items;
mod json;

use super::{Exporting, Makes, Task};
use crate::artifact::Artifact;
use crate::plan;
use crate::plan::subscriptions::{self, FEED, JSON_FEED, News};
use crate::text::{SitePath, one_line};
use crate::view::Viewer;
use crate::view::frame::{news_subtitle, news_title};
use items::{Item, Listed, Page, Subject};
use std::collections::HashMap;
use std::mem::discriminant;
use std::sync::{Arc, RwLock};

/// What every document of a feed says of the feed.
struct Channel {
    language: String,
    /// The address of the document that people subscribe to, in the format that is written.
    address: String,
    title: String,
    subtitle: String,
    /// The page that it is about.
    page: String,
    author: String,
    author_url: Option<String>,
    rights: Option<String>,
}

/// What one document says of itself. Addresses are in the format that is written.
struct Document {
    address: String,
    /// RFC 3339.
    updated: String,
    archived: bool,
    /// The pages of the archive before and after it.
    older: Option<String>,
    newer: Option<String>,
}

/// An entry in each format.
struct Written {
    atom: String,
    json: String,
}

/// The entries of a language, each put into words once for all documents that it stands in.
struct Desk<'a> {
    viewer: &'a Viewer<'a>,
    written: RwLock<HashMap<Subject, Arc<Written>>>,
}

impl<'a> Desk<'a> {
    fn new(viewer: &'a Viewer<'a>) -> Self {
        Self { viewer, written: RwLock::default() }
    }

    fn entry(&self, item: &Item) -> Arc<Written> {
        if let Some(known) = self.written.read().expect("no thread panics while it holds this").get(&item.subject) {
            return known.clone();
        }
        let entry = entries::entry(self.viewer, item);
        let written = Arc::new(Written { atom: atom::entry(&entry), json: json::entry(&entry) });
        self.written.write().expect("no thread panics while it holds this").insert(item.subject, written.clone());
        written
    }
}

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let lists: Vec<Arc<Listed>> =
        subscriptions::news(exporting.site).into_iter().map(|news| Arc::new(Listed::new(exporting.site, exporting.plan, news))).collect();
    exporting.viewers.iter().flat_map(|viewer| of_language(viewer, &lists)).collect()
}

/// The documents that people subscribe to, which share their entries; and the archives by years, since the pages of a
/// year share theirs.
fn of_language<'a>(viewer: &'a Viewer<'a>, lists: &[Arc<Listed>]) -> Vec<Task<'a>> {
    let desk = Arc::new(Desk::new(viewer));
    let current = lists.iter().map(|listed| {
        let (desk, listed) = (desk.clone(), listed.clone());
        let paths = [FEED, JSON_FEED].map(|file| plan::file_of(&subscriptions::feed(viewer.site, listed.news, viewer.language, file)));
        task(paths.into(), move || documents(&desk, &listed, None))
    });
    let mut tasks: Vec<Task<'a>> = current.collect();
    for alike in lists.chunk_by(|one, other| discriminant(&one.news) == discriminant(&other.news)) {
        for year in items::years(alike.iter().map(Arc::as_ref)) {
            tasks.push(year_of_archives(viewer, alike.to_vec(), year));
        }
    }
    tasks
}

/// The pages of a year of feeds that tell the same kind of news.
fn year_of_archives<'a>(viewer: &'a Viewer<'a>, lists: Vec<Arc<Listed>>, year: i32) -> Task<'a> {
    let of = move |listed: &Listed| (0..listed.pages.len()).filter(|at| listed.pages[*at].year == year).collect::<Vec<_>>();
    let address = |listed: &Listed, at: usize| ["xml", "json"].map(|extension| page_address(viewer, listed, at, extension));
    let addresses = lists.iter().flat_map(|listed| of(listed).into_iter().flat_map(move |at| address(listed, at)));
    task(addresses.map(|address| plan::file_of(&address)).collect(), move || {
        let desk = Desk::new(viewer);
        let pages = lists.iter().flat_map(|listed| of(listed).into_iter().map(move |at| (listed, at)));
        pages.flat_map(|(listed, at)| documents(&desk, listed, Some(at))).collect()
    })
}

/// A task that makes these files, in their order.
fn task<'a>(paths: Vec<SitePath>, make: impl Fn() -> Vec<String> + Send + Sync + 'a) -> Task<'a> {
    let makes = paths.iter().cloned().map(Makes::File).collect();
    let make = move || paths.iter().cloned().zip(make()).map(|(path, text)| Artifact::new(path, text.into_bytes())).collect();
    Task { makes, make: Box::new(move |_| Ok(make())) }
}

fn page_address(viewer: &Viewer<'_>, listed: &Listed, at: usize, extension: &str) -> String {
    let Page { year, number, .. } = listed.pages[at];
    subscriptions::archive(viewer.site, listed.news, viewer.language, (year, number), extension)
}

/// A page of a feed's archive as Atom and as JSON Feed; without a page, the document that people subscribe to.
fn documents(desk: &Desk<'_>, listed: &Listed, page: Option<usize>) -> Vec<String> {
    let viewer = desk.viewer;
    let mut items: Vec<Item> = match page {
        Some(at) => listed.items[listed.pages[at].items.clone()].to_vec(),
        None => listed.current(),
    };
    if page.is_some() {
        items.reverse();
    }
    let entries: Vec<Arc<Written>> = items.iter().map(|item| desk.entry(item)).collect();
    let updated = items.iter().map(|item| item.updated).max().unwrap_or_else(|| viewer.site.first_known_day());
    let updated = entries::instant(viewer, updated);
    let whole = |address: String| format!("{}{address}", viewer.site.config.base_url);
    let document = |file: &str, extension: &str| {
        let address_of = |at: usize| whole(page_address(viewer, listed, at, extension));
        let current = whole(subscriptions::feed(viewer.site, listed.news, viewer.language, file));
        let document = Document {
            address: page.map_or_else(|| current.clone(), address_of),
            updated: updated.clone(),
            archived: page.is_some(),
            older: page.unwrap_or(listed.pages.len()).checked_sub(1).map(address_of),
            newer: page.map(|at| at + 1).filter(|at| *at < listed.pages.len()).map(address_of),
        };
        (channel(viewer, listed.news, current), document)
    };
    let (channel, own) = document(FEED, "xml");
    let as_atom = atom::document(&channel, &own, entries.iter().map(|entry| entry.atom.as_str()));
    let (channel, own) = document(JSON_FEED, "json");
    let as_json = json::document(&channel, &own, entries.iter().map(|entry| entry.json.as_str()));
    vec![as_atom, as_json]
}

fn channel(viewer: &Viewer<'_>, news: News, address: String) -> Channel {
    let config = &viewer.site.config;
    let url = &config.publisher.url;
    Channel {
        language: viewer.speech.language.to_string(),
        address,
        title: one_line(&news_title(viewer, news)),
        subtitle: news_subtitle(viewer, news),
        page: entries::permanent(viewer, subscriptions::page_of(news)),
        author: one_line(viewer.name(&config.publisher.name)),
        author_url: (url.starts_with("https://") || url.starts_with("http://")).then(|| url.clone()),
        rights: config.license.as_ref().map(|license| one_line(&license.name)),
    }
}
