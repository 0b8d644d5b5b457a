//! Pictures that stand for pages where links to them are shared: a card for the site, its divisions and their areas in
//! each language, and for each huddle where site.yaml asks for it. Their names say what they were made of, so that
//! those of the published site are taken over.

use super::task::{Exporting, Makes, Means, Task};
use crate::pages::view::Viewer;
use crate::pages::view::preview::{Subject, address, card, language_of};
use crate::record::config::Previews;
use crate::record::model::{AreaIndex, DivisionIndex, HuddleIndex};
use crate::site::artifact::Artifact;
use crate::text::SitePath;

/// Cards that one task makes.
const TOGETHER: usize = 64;

/// A card, and who shows it.
type Shown<'a> = (&'a Viewer<'a>, Subject, SitePath);

/// Tasks of some cards each.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let site = exporting.site;
    let count = if site.config.previews == Previews::Huddles { site.huddles.len() } else { 0 };
    let huddles = (0..count)
        .map(HuddleIndex::at)
        .map(|index| (&exporting.viewers[language_of(site, index)], Subject::Huddle(index)));
    let divisions = || (0..site.divisions.len()).map(|at| Subject::Division(DivisionIndex::at(at)));
    let areas = || (0..site.areas.len()).map(|at| Subject::Area(AreaIndex::at(at)));
    let places = || divisions().chain(areas()).chain([Subject::Site]);
    let others = exporting.viewers.iter().flat_map(|viewer| places().map(move |subject| (viewer, subject)));
    let all: Vec<(&'a Viewer<'a>, Subject)> = others.chain(huddles).collect();
    all.chunks(TOGETHER).map(task).collect()
}

fn task<'a>(chunk: &[(&'a Viewer<'a>, Subject)]) -> Task<'a> {
    let shown: Vec<Shown<'a>> =
        chunk.iter().map(|(viewer, subject)| (*viewer, *subject, address(viewer, *subject))).collect();
    let makes = shown.iter().map(|(.., path)| Makes::File(path.clone())).collect();
    Task { makes, make: Box::new(move |means| Ok(shown.iter().map(|shown| make(shown, means)).collect())) }
}

fn make((viewer, subject, path): &Shown<'_>, means: &Means<'_>) -> Artifact {
    let bytes = (means.published)(path).unwrap_or_else(|| card(viewer, *subject).png(&viewer.previews.colors));
    Artifact::new(path.clone(), bytes)
}
