//! The home page: what this is, the next huddles, the latest minutes, commitments in figures, the divisions.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::figures::figures;
use super::parts::find_form::{self, FindForm};
use super::parts::introduction::introduction;
use super::parts::pager::number;
use super::parts::years::years;
use super::shapes::{Choice, DivisionItem, Figure, HuddleItem, Link};
use super::viewer::Viewer;
use crate::record::model::{DivisionIndex, HuddleStatus};
use crate::site::plan::{HuddleScope, Key};
use serde::Serialize;

/// How many huddles each list of the home page shows.
const SHOWN: usize = 5;

/// The home page.
#[derive(Serialize)]
pub struct Home {
    /// Whose record it is, as a sentence.
    pub lede: String,
    /// The site's own introduction; empty where it has none.
    pub intro_html: String,
    /// The BCP 47 tag of the introduction; empty where it is the page's language.
    pub intro_lang: String,
    /// The form that finds an area; `None` where the site has no areas.
    pub find: Option<FindForm>,
    /// In the order of the site.
    pub divisions: Vec<DivisionItem>,
    /// The next huddles, soonest first.
    pub upcoming: Vec<HuddleItem>,
    /// The last huddles that were held, newest first.
    pub latest: Vec<HuddleItem>,
    /// Leads to all that are to come; `None` where they are all here.
    pub all_upcoming: Option<Link>,
    /// Leads to the list of all huddles; `None` where none was held.
    pub all_huddles: Option<Link>,
    /// Commitments by state.
    pub figures: Vec<Figure>,
    /// What became of commitments, in one sentence; empty where there are none.
    pub kept: String,
    /// Leads to what became of commitments.
    pub scoreboard: Link,
    /// Leads to the huddles of each year, newest first.
    pub years: Vec<Choice>,
    /// Sentences on how the record is made.
    pub how: Vec<String>,
}

/// The home page, in the viewer's language.
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
        all_upcoming: (next.len() < viewer.plan.upcoming.len()).then(|| Link {
            label: viewer.speech.count("list_all", number(viewer.plan.upcoming.len())),
            address: viewer.address(Key::Upcoming),
            lang: String::new(),
        }),
        all_huddles: (!held.is_empty()).then(|| crumb(viewer, "all_huddles", Key::Huddles(HuddleScope::All, 1))),
        figures: figures(viewer),
        kept: kept(viewer),
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

/// The sentence of the scoreboard.
fn kept(viewer: &Viewer<'_>) -> String {
    let city = &viewer.plan.tallies.city;
    if city.made() > 0 { super::score::kept(viewer, city) } else { String::new() }
}
