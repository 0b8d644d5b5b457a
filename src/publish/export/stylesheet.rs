//! The theme's static files, with the colours of `style:` put into its stylesheet.

use super::task::{Exporting, Task};
use crate::media::color::Color;
use crate::record::config::ExportGroup;
use crate::site::theme::{FEED_STYLESHEET, STYLESHEET};
use crate::text::SitePath;

/// The script that verifies a record.
const VERIFIER: &str = "verify.js";

/// Every static file of the theme, at its own address.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    // Where no log is kept, there is no page that runs this one.
    let is_wanted = |path: &SitePath| match path.as_str() {
        VERIFIER => exporting.plan.history.is_some(),
        FEED_STYLESHEET => exporting.site.config.exports.has(ExportGroup::Feeds),
        _ => true,
    };
    let statics = exporting.theme.statics.iter().filter(move |(path, _)| is_wanted(path));
    statics.map(|(path, bytes)| Task::file(path.clone(), move |_| Ok(published(exporting, path, bytes)))).collect()
}

/// A static file as it is published: the stylesheet has the site's own colours at its end. They are for screens, since
/// paper has inks of its own; what the theme has in another shade for dark screens keeps that shade there.
fn published(exporting: &Exporting<'_>, path: &SitePath, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if path.as_str() != STYLESHEET {
        return bytes;
    }
    let colors = &exporting.site.config.style.colors;
    let shaded = exporting.theme.palette().dark;
    let (light, always): (Vec<_>, Vec<_>) = colors.light.iter().partition(|(name, _)| shaded.contains_key(*name));
    for (condition, colors) in [
        ("", always),
        (" and (prefers-color-scheme: light)", light),
        (" and (prefers-color-scheme: dark)", colors.dark.iter().collect()),
    ] {
        bytes.extend_from_slice(rules(condition, &colors).as_bytes());
    }
    bytes
}

fn rules(condition: &str, colors: &[(&String, &Color)]) -> String {
    if colors.is_empty() {
        return String::new();
    }
    let rules: String = colors.iter().map(|(name, color)| format!(" --{name}: {color};")).collect();
    format!("\n@media screen{condition} {{ :root {{{rules} }} }}\n")
}
