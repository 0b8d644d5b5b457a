//! The news of the site and of its parts, as Atom and JSON Feed, one in each language: huddles with their minutes and
//! those to come, what happens to commitments, corrections. `items` says what is in which document, `entries`,
//! `notices` and `changes` put it into words, `desk` once for all documents that share an entry, `atom` and `json`
//! write it; archives are Atom alone. Every date is the record's, so that the same content gives the same bytes
//! (docs/decisions/0014-feeds.md).

pub mod atom;
mod changes;
mod desk;
pub mod document;
mod entries;
pub mod entry;
mod items;
pub mod json;
mod notices;

use super::task::{Exporting, Makes, Means, Task};
use crate::pages::view::Viewer;
use crate::pages::view::frame::{news_subtitle, news_title};
use crate::pages::view::parts::crumb::root_of;
use crate::site::artifact::Artifact;
use crate::site::plan::subscriptions::{self, FEED, JSON_FEED, News};
use crate::site::plan::{self, Followed, Key};
use crate::text::{SitePath, one_line, web_address};
use desk::{Desk, Written, as_atom, in_both};
use document::{Channel, Document};
use items::{Item, Listed, Page};
use std::mem::discriminant;
use std::sync::Arc;

/// Every feed in each language, with the pages of its archive.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let lists: Vec<Arc<Listed>> = subscriptions::news(exporting.site, exporting.plan)
        .into_iter()
        .map(|news| Arc::new(Listed::new(exporting.site, exporting.plan, news)))
        .collect();
    exporting.viewers.iter().flat_map(|viewer| of_language(viewer, &lists)).collect()
}

/// The documents that people subscribe to, which share their entries; and the archives by years, since the pages of a
/// year share theirs.
fn of_language<'a>(viewer: &'a Viewer<'a>, lists: &[Arc<Listed>]) -> Vec<Task<'a>> {
    let all = lists.to_vec();
    let desk = Arc::new(Desk::new(viewer, in_both, move || all.iter().flat_map(|listed| listed.current()).collect()));
    let current = lists.iter().map(|listed| {
        let (desk, listed) = (desk.clone(), listed.clone());
        let paths = [FEED, JSON_FEED]
            .map(|file| plan::file_of(&subscriptions::feed(viewer.site, listed.news, viewer.language, file)));
        task(paths.into(), move || self::current(&desk, &listed))
    });
    let mut tasks: Vec<Task<'a>> = current.collect();
    for alike in lists.chunk_by(|one, other| discriminant(&one.news) == discriminant(&other.news)) {
        for year in items::years(alike.iter().map(Arc::as_ref)) {
            tasks.push(year_of_archives(viewer, alike.to_vec(), year));
        }
    }
    tasks
}

/// The pages of a year of feeds of the same kind of news.
fn year_of_archives<'a>(viewer: &'a Viewer<'a>, lists: Vec<Arc<Listed>>, year: i32) -> Task<'a> {
    let of =
        move |listed: &Listed| (0..listed.pages.len()).filter(|at| listed.pages[*at].year == year).collect::<Vec<_>>();
    let addresses =
        lists.iter().flat_map(|listed| of(listed).into_iter().map(move |at| page_address(viewer, listed, at)));
    let paths: Vec<SitePath> = addresses.map(|address| plan::file_of(&address)).collect();
    let makes = paths.iter().cloned().map(Makes::File).collect();
    let make = move |means: &Means<'_>| {
        let pages = || lists.iter().flat_map(|listed| of(listed).into_iter().map(move |at| (listed, at)));
        let items =
            || pages().flat_map(|(listed, at)| &listed.items[listed.pages[at].items.clone()]).copied().collect();
        let desk = Desk::new(viewer, as_atom, items);
        // There are many of them: each is handed over before the next is made.
        for (path, (listed, at)) in paths.iter().zip(pages()) {
            (means.put)(Artifact::new(path.clone(), archived(&desk, listed, at)))?;
        }
        Ok(Vec::new())
    };
    Task { makes, make: Box::new(make) }
}

/// A task that makes these files, in their order.
fn task<'a>(paths: Vec<SitePath>, make: impl Fn() -> Vec<String> + Send + Sync + 'a) -> Task<'a> {
    let makes = paths.iter().cloned().map(Makes::File).collect();
    let make = move |_: &Means<'_>| {
        Ok(paths.iter().cloned().zip(make()).map(|(path, text)| Artifact::new(path, text)).collect())
    };
    Task { makes, make: Box::new(make) }
}

fn page_address(viewer: &Viewer<'_>, listed: &Listed, at: usize) -> String {
    let Page { year, number, .. } = listed.pages[at];
    subscriptions::archive(viewer.site, listed.news, viewer.language, (year, number))
}

/// The document that people subscribe to, as Atom and as JSON Feed.
fn current(desk: &Desk<'_>, listed: &Listed) -> Vec<String> {
    let viewer = desk.viewer;
    let items = listed.current();
    let entries: Vec<Arc<Written>> = items.iter().map(|item| desk.entry(item)).collect();
    let [atom, json] = [FEED, JSON_FEED].map(|file| {
        let address = whole(viewer, subscriptions::feed(viewer.site, listed.news, viewer.language, file));
        channel(viewer, listed.news, address)
    });
    let older = listed.pages.len().checked_sub(1).map(|at| whole(viewer, page_address(viewer, listed, at)));
    let own = Document {
        address: atom.address.clone(),
        root: root_of(&subscriptions::feed(viewer.site, listed.news, viewer.language, FEED)),
        updated: updated(viewer, &items),
        archived: false,
        older,
        newer: None,
    };
    vec![
        atom::document(&atom, &own, entries.iter().map(|entry| entry.atom.as_str())),
        json::document(&json, entries.iter().map(|entry| entry.json.as_str())),
    ]
}

/// A page of a feed's archive, as Atom.
fn archived(desk: &Desk<'_>, listed: &Listed, at: usize) -> String {
    let viewer = desk.viewer;
    let mut items = listed.items[listed.pages[at].items.clone()].to_vec();
    items.reverse();
    let entries: Vec<Arc<Written>> = items.iter().map(|item| desk.entry(item)).collect();
    let address_of = |at: usize| whole(viewer, page_address(viewer, listed, at));
    let own = Document {
        address: address_of(at),
        root: root_of(&page_address(viewer, listed, at)),
        updated: updated(viewer, &items),
        archived: true,
        older: at.checked_sub(1).map(address_of),
        newer: Some(at + 1).filter(|at| *at < listed.pages.len()).map(address_of),
    };
    let feed = whole(viewer, subscriptions::feed(viewer.site, listed.news, viewer.language, FEED));
    atom::document(&channel(viewer, listed.news, feed), &own, entries.iter().map(|entry| entry.atom.as_str()))
}

fn whole(viewer: &Viewer<'_>, address: String) -> String {
    format!("{}{address}", viewer.site.config.base_url)
}

/// The instant of the last change of these items.
fn updated(viewer: &Viewer<'_>, items: &[Item]) -> String {
    entry::instant(viewer, items.iter().map(|item| item.updated).max().unwrap_or_else(|| viewer.site.first_known_day()))
}

fn channel(viewer: &Viewer<'_>, news: News, address: String) -> Channel {
    let config = &viewer.site.config;
    let url = &config.publisher.url;
    Channel {
        language: viewer.speech.language.to_string(),
        address,
        title: one_line(&news_title(viewer, news)),
        subtitle: news_subtitle(viewer, news),
        page: entry::permanent(viewer, subscriptions::page_of(news)),
        author: one_line(viewer.name(&config.publisher.name)),
        author_url: (url.starts_with("https://") || url.starts_with("http://")).then(|| web_address(url)),
        rights: config.license.as_ref().map(|license| one_line(&license.name)),
        about: viewer.word("feed_about"),
        more: Some((viewer.word("feed_about_more"), follow_page(viewer, news))),
    }
}

/// The whole address of the page that says how to follow what a feed is about.
fn follow_page(viewer: &Viewer<'_>, news: News) -> String {
    let followed = Followed::on(subscriptions::page_of(news)).unwrap_or(Followed::Site);
    entry::permanent(viewer, Key::Follow(followed))
}
