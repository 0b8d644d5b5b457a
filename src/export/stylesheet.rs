//! The theme's static files, with the colours of `style:` put into its stylesheet.

use super::{Exporting, Task};
use crate::model::Site;
use crate::render::STYLESHEET;
use crate::text::SitePath;

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let statics = exporting.theme.statics.iter();
    statics.map(|(path, bytes)| Task::file(path.clone(), move |_| Ok(published(exporting.site, path, bytes)))).collect()
}

/// A static file as it is published: the stylesheet has the site's own colours at its end.
fn published(site: &Site, path: &SitePath, bytes: &[u8]) -> Vec<u8> {
    let colors = &site.config.style.colors;
    let mut bytes = bytes.to_vec();
    if path.as_str() == STYLESHEET && !colors.is_empty() {
        let rules: String = colors.iter().map(|(name, value)| format!("  --{name}: {value};\n")).collect();
        bytes.extend_from_slice(format!("\n:root {{\n{rules}}}\n").as_bytes());
    }
    bytes
}
