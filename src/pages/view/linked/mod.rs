//! What a page says as linked data: JSON-LD in the words of schema.org, for search engines and other programs. Typed data of
//! its own for each family, made from what the page shows and nothing else. Blocks stand beside one another, each complete;
//! what hangs from another thing (an area from the office that serves it) is inside its block.

mod breadcrumb;
mod dataset;
mod event;
mod organization;
mod script;
mod website;

use super::Viewer;
use super::shapes::Link;
use crate::site::plan::data::Format;
use crate::site::plan::{self, Key, Planned};
use serde::Serialize;
use std::borrow::Cow;

/// What a page says of itself, once it is put together.
pub struct Page<'p> {
    pub key: Key,
    /// Its permanent address.
    pub url: &'p str,
    pub title: &'p str,
    pub description: &'p str,
    pub breadcrumb: &'p [Link],
}

/// The vocabulary that every block is in.
const CONTEXT: &str = "https://schema.org";

#[derive(Serialize)]
struct Block<T> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    thing: T,
}

/// The blocks of a page, each ready to stand inside a `script` element that holds data.
pub fn blocks(viewer: &Viewer<'_>, page: &Page<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    match page.key {
        // A commitment has an address of its own to be linked by; search engines find it through its huddle.
        Key::NotFound | Key::Commitment(_) => return blocks,
        Key::Home => {
            blocks.push(block(website::of_home(viewer, page)));
            blocks.push(block(organization::publisher(viewer)));
            blocks.extend(dataset::of_site(viewer, &[Format::Csv]).map(block));
        }
        Key::Data => {
            let formats = [Format::Csv, Format::JsonLines, Format::GeoJson];
            blocks.extend(dataset::of_site(viewer, &formats).map(block));
        }
        Key::Division(index) => blocks.push(block(organization::division(viewer, index, page))),
        Key::Area(index) => blocks.push(block(organization::of_area(viewer, index, page))),
        Key::Huddle(index) => blocks.push(block(event::event(viewer, index, page))),
        _ => {}
    }
    blocks.extend(breadcrumb::list(viewer, page).map(block));
    blocks
}

fn block<T: Serialize>(thing: T) -> String {
    script::written(&Block { context: CONTEXT, thing })
}

/// A thing of which a page says its name and where there is more.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Thing")]
struct Thing<'a> {
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: Cow<'a, str>,
}

/// What the page is about has one identity in all languages: its address in the site's first one.
fn identity(viewer: &Viewer<'_>, key: Key) -> String {
    full(viewer, &plan::address(viewer.site, Planned { key, language: 0 }))
}

/// The permanent address of a page in the viewer's language.
fn url(viewer: &Viewer<'_>, key: Key) -> String {
    full(viewer, &viewer.address(key))
}

fn full(viewer: &Viewer<'_>, address: &str) -> String {
    let base = &viewer.site.config.base_url;
    let mut url = String::with_capacity(base.len() + address.len());
    url.push_str(base);
    url.push_str(address);
    url
}

/// Whether an address can be opened from anywhere.
fn is_web(address: &str) -> bool {
    (address.starts_with("https://") || address.starts_with("http://")) && !address.contains(char::is_whitespace)
}
