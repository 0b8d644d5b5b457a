//! Addresses of the pictures that stand for pages where links to them are shared. Their names say what they were made
//! of, so that one that has not changed is taken over from the published site, and nobody who keeps copies shows an old
//! one.

use super::data::path;
use crate::media::picture::card::Digest;
use crate::record::model::{AreaIndex, DivisionIndex, HuddleIndex, Site};
use crate::text::SitePath;

/// The folder of these pictures.
const FOLDER: &str = "previews";

/// The picture of a huddle, and of everything that is about it, where the site wants one.
pub fn of_huddle(site: &Site, index: HuddleIndex, digest: Digest) -> SitePath {
    path(&format!("{FOLDER}/huddles/{}-{digest}.png", site.huddle(index).id))
}

/// The picture of a division in one of the site's languages.
pub fn of_division(site: &Site, index: DivisionIndex, language: usize, digest: Digest) -> SitePath {
    path(&format!("{FOLDER}/divisions/{}-{}-{digest}.png", site.division(index).id, site.config.languages[language]))
}

/// The picture of an area in one of the site's languages.
pub fn of_area(site: &Site, index: AreaIndex, language: usize, digest: Digest) -> SitePath {
    let area = site.area(index);
    let division = &site.division(area.division).id;
    path(&format!("{FOLDER}/areas/{division}/{}-{}-{digest}.png", area.id, site.config.languages[language]))
}

/// The picture of all other pages in one of the site's languages.
pub fn of_site(site: &Site, language: usize, digest: Digest) -> SitePath {
    path(&format!("{FOLDER}/site-{}-{digest}.png", site.config.languages[language]))
}
