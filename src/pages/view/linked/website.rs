//! The site itself: who publishes it, and how it is searched.

use super::organization::{Publishing, by_name};
use super::page::{Page, identity, url};
use crate::pages::view::viewer::Viewer;
use crate::site::plan::Key;
use serde::Serialize;

/// A `WebSite` of schema.org.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct WebSite<'a> {
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    in_language: Vec<&'a str>,
    publisher: Publishing<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    potential_action: Option<SearchAction>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct SearchAction {
    target: EntryPoint,
}

/// An address with a place for what is looked for (RFC 6570).
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct EntryPoint {
    url_template: String,
}

fn site<'a>(viewer: &'a Viewer<'_>) -> WebSite<'a> {
    WebSite {
        id: identity(viewer, Key::Home),
        name: viewer.name(&viewer.site.config.title),
        url: url(viewer, Key::Home),
        description: "",
        in_language: Vec::new(),
        publisher: by_name(viewer),
        potential_action: None,
    }
}

/// The site, as its home page shows it.
pub fn of_home<'a>(viewer: &'a Viewer<'_>, page: &'a Page<'_>) -> WebSite<'a> {
    let url_template = format!("{}?q={{search_term_string}}", url(viewer, Key::Search));
    WebSite {
        description: page.description,
        in_language: viewer.site.config.languages.iter().map(|tag| &**tag).collect(),
        potential_action: Some(SearchAction { target: EntryPoint { url_template } }),
        ..site(viewer)
    }
}
