//! `_redirects`: which addresses lead to others, for hosts that answer with a redirect (Netlify, Cloudflare Pages and
//! others; an old address, the new one and the status on each line). Elsewhere the pages at the old addresses do it.

use super::task::{Exporting, Task};
use crate::site::plan::{Key, PlacedPage, Planned, address, data, key_of_former};
use std::fmt::Write;

/// The name of the file, at the root of the site.
const NAME: &str = "_redirects";

/// Of a site whose records have earlier ids, unless it brings a file of its own.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let is_own = exporting.theme.statics.iter().any(|(path, _)| path.as_str() == NAME);
    if is_own || exporting.site.former.is_empty() {
        return Vec::new();
    }
    vec![Task::file(data::path(NAME), move |_| Ok(redirects(exporting).into_bytes()))]
}

fn redirects(exporting: &Exporting<'_>) -> String {
    let (site, base) = (exporting.site, exporting.site.config.base_path());
    let mut text = String::new();
    for PlacedPage { page, address: old } in &exporting.plan.pages {
        if let Key::Former(at) = page.key {
            let now = Planned { key: key_of_former(&site.former[at]), language: page.language };
            let _ = writeln!(text, "{base}{old} {base}{} 301", address(site, now));
        }
    }
    text
}
