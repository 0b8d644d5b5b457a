//! What a site has beside its pages: each exporter is a file with one function, and a line here.
//! It declares its addresses to the plan, then gives bytes.

mod media;
mod stylesheet;

use crate::artifact::{Artifact, MediaReader};
use crate::model::Site;
use crate::plan::Plan;
use crate::text::SitePath;
use crate::theme::Theme;
use std::io;

/// What exporters work from.
pub struct Exporting<'a> {
    pub site: &'a Site,
    pub plan: &'a Plan,
    pub theme: &'a Theme,
    pub media: &'a MediaReader<'a>,
}

/// Takes each artifact as it is made.
pub type Put<'p> = dyn FnMut(Artifact) -> io::Result<()> + 'p;

/// An exporter: its name, and what it does.
pub type Exporter = (&'static str, fn(&Exporting<'_>, &mut Put<'_>) -> io::Result<()>);

/// Every exporter. A new one is a file beside this and a line here.
pub const EXPORTERS: &[Exporter] = &[("static files of the theme", stylesheet::export), ("media that pages use", media::export)];

/// Addresses of files that are the same for every site; those of media are the plan's.
pub fn addresses(theme: &Theme, _: &Plan) -> Vec<SitePath> {
    theme.statics.iter().map(|(path, _)| path.clone()).collect()
}

/// The theme's static files as they are published.
pub fn statics(site: &Site, theme: &Theme) -> Vec<(SitePath, Vec<u8>)> {
    stylesheet::statics(site, theme)
}
