//! The theme's static files, with the colours of `style:` put into its stylesheet.

use super::{Exporting, Put};
use crate::artifact::Artifact;
use crate::model::Site;
use crate::render::STYLESHEET;
use crate::text::SitePath;
use crate::theme::Theme;
use std::io;

pub fn export(exporting: &Exporting<'_>, put: &mut Put<'_>) -> io::Result<()> {
    statics(exporting.site, exporting.theme).into_iter().try_for_each(|(path, bytes)| put(Artifact::new(path, bytes)))
}

/// Every static file, the stylesheet with the site's own colours at its end.
pub fn statics(site: &Site, theme: &Theme) -> Vec<(SitePath, Vec<u8>)> {
    let colors = &site.config.style.colors;
    let with_colors = |path: &SitePath, bytes: &Vec<u8>| {
        let mut bytes = bytes.clone();
        if path.as_str() == STYLESHEET && !colors.is_empty() {
            let rules: String = colors.iter().map(|(name, value)| format!("  --{name}: {value};\n")).collect();
            bytes.extend_from_slice(format!("\n:root {{\n{rules}}}\n").as_bytes());
        }
        bytes
    };
    theme.statics.iter().map(|(path, bytes)| (path.clone(), with_colors(path, bytes))).collect()
}
