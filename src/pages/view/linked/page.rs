//! The page that linked data are of, and addresses in it.

use crate::pages::view::shapes::Link;
use crate::pages::view::viewer::Viewer;
use crate::site::plan::{self, Key, Planned};
use serde::Serialize;
use std::borrow::Cow;

/// What a page says of itself, once it is put together.
pub struct Page<'p> {
    /// Which page.
    pub key: Key,
    /// Its permanent address.
    pub url: &'p str,
    /// The heading, as plain text.
    pub title: &'p str,
    /// As the page's head has it.
    pub description: &'p str,
    /// The pages above this one, the home page first.
    pub breadcrumb: &'p [Link],
}

/// A thing of which a page says its name and where there is more.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Thing")]
pub struct Thing<'a> {
    /// In the page's language.
    pub name: Cow<'a, str>,
    /// A permanent address; empty where there is no page of it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub url: Cow<'a, str>,
}

/// What the page is about has one identity in all languages: its address in the site's first one.
pub fn identity(viewer: &Viewer<'_>, key: Key) -> String {
    full(viewer, &plan::address(viewer.site, Planned { key, language: 0 }))
}

/// The permanent address of a page in the viewer's language.
pub fn url(viewer: &Viewer<'_>, key: Key) -> String {
    full(viewer, &viewer.address(key))
}

/// The permanent address of an address from the site's root.
pub fn full(viewer: &Viewer<'_>, address: &str) -> String {
    let base = &viewer.site.config.base_url;
    let mut url = String::with_capacity(base.len() + address.len());
    url.push_str(base);
    url.push_str(address);
    url
}

/// Whether an address can be opened from anywhere.
pub fn is_web(address: &str) -> bool {
    (address.starts_with("https://") || address.starts_with("http://")) && !address.contains(char::is_whitespace)
}
