//! The home page: what this is, the next huddles, the latest minutes, commitments in figures, the divisions.

use super::heading::Heading;
use super::parts::figures::figures;
use super::parts::find_form::{self, FindForm};
use super::parts::introduction::introduction;
use super::parts::years::years;
use super::shapes::{Choice, DivisionItem, Figure, HuddleItem, Link};
use super::viewer::Viewer;
use crate::record::model::{DivisionIndex, HuddleStatus};
use crate::site::plan::HuddleScope;
use serde::Serialize;

/// How many huddles each list of the home page shows.
const SHOWN: usize = 5;

#[derive(Serialize)]
pub struct Home {
    pub lede: String,
    pub intro_html: String,
    pub intro_lang: String,
    pub find: Option<FindForm>,
    pub divisions: Vec<DivisionItem>,
    pub upcoming: Vec<HuddleItem>,
    pub latest: Vec<HuddleItem>,
    pub figures: Vec<Figure>,
    pub scoreboard: Link,
    pub years: Vec<Choice>,
    pub how: Vec<String>,
}

pub fn view(viewer: &Viewer<'_>) -> (Heading, Home) {
    let publisher = viewer.name(&viewer.site.config.publisher.name);
    let shown = introduction(viewer);
    let held: Vec<_> = viewer
        .plan
        .huddles(HuddleScope::All)
        .iter()
        .copied()
        .filter(|index| viewer.site.huddle(*index).status == HuddleStatus::Held)
        .take(SHOWN)
        .collect();
    let next: Vec<_> = viewer.plan.upcoming.iter().copied().take(SHOWN).collect();
    let content = Home {
        lede: viewer.speech.with("home_lede", "organization", publisher),
        intro_lang: shown.as_ref().map_or(String::new(), |shown| shown.lang.clone()),
        intro_html: shown.map_or(String::new(), |shown| shown.rendered.html),
        find: find_form::form(viewer),
        divisions: (0..viewer.site.divisions.len()).map(|at| viewer.division_item(DivisionIndex::at(at))).collect(),
        upcoming: viewer.huddle_items(&next),
        latest: viewer.huddle_items(&held),
        figures: figures(viewer),
        scoreboard: super::score::link(viewer, "score_link"),
        years: years(viewer, None),
        how: ["how_1", "how_2", "how_3"].iter().map(|id| viewer.word(id)).collect(),
    };
    let heading = Heading {
        kind: "home",
        title: viewer.speech.with("title_home", "organization", publisher),
        description: viewer.word("desc_home"),
        breadcrumb: Vec::new(),
        untranslated: None,
    };
    (heading, content)
}
