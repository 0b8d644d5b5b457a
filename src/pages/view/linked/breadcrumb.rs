//! The breadcrumb that a page shows, ending with the page itself.

use super::page::{Page, full};
use crate::pages::view::viewer::Viewer;
use serde::Serialize;
use std::borrow::Cow;

/// A `BreadcrumbList` of schema.org.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct BreadcrumbList<'a> {
    item_list_element: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem<'a> {
    position: usize,
    name: &'a str,
    /// An address.
    item: Cow<'a, str>,
}

/// `None` where the page shows no breadcrumb.
pub fn list<'a>(viewer: &Viewer<'_>, page: &'a Page<'_>) -> Option<BreadcrumbList<'a>> {
    if page.breadcrumb.is_empty() {
        return None;
    }
    let above = page.breadcrumb.iter().map(|link| (link.label.as_str(), Cow::Owned(full(viewer, &link.address))));
    let all = above.chain([(page.title, Cow::Borrowed(page.url))]).enumerate();
    Some(BreadcrumbList {
        item_list_element: all.map(|(at, (name, item))| ListItem { position: at + 1, name, item }).collect(),
    })
}
