//! The home page: what this is, the next huddles, the latest minutes, commitments in figures, the divisions.

use super::find::{self, FindForm};
use super::shapes::{Choice, DivisionItem, Figure, HuddleItem, Link};
use super::{Content, Heading, Viewer, body};
use crate::record::model::{DivisionIndex, HuddleStatus};
use crate::site::plan::{HuddleScope, Key, Outcome, OutcomeScope};
use serde::Serialize;

/// The plain page whose text introduces the site on its home page, where there is one.
pub const INTRODUCTION: &str = "home";

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

pub fn view(viewer: &Viewer<'_>) -> (Heading, Content) {
    let publisher = viewer.name(&viewer.site.config.publisher.name);
    let intro = viewer.site.pages.iter().find(|page| page.id == INTRODUCTION);
    let root = super::frame::root_of(&viewer.address(Key::Home));
    let shown = intro.map(|page| body::show(viewer, &page.body, &page.language, &root, &page.title.original, 2));
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
        find: find::form(viewer),
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
    (heading, Content::Home(content))
}

/// Commitments by outcome, each linked to its list.
pub fn figures(viewer: &Viewer<'_>) -> Vec<Figure> {
    let figure = |outcome: Outcome| {
        let (label, kind) = match outcome {
            Outcome::Overdue => ("figure_overdue_of", "late"),
            Outcome::Open => ("figure_open", "progress"),
            Outcome::Done => ("figure_done", "done"),
            Outcome::Dropped => ("figure_dropped", "no"),
            Outcome::Replaced => ("state_replaced", "other"),
        };
        let scope = OutcomeScope::State(outcome);
        let count = i64::try_from(viewer.plan.outcomes(scope).len()).unwrap_or(i64::MAX);
        Figure {
            count: viewer.speech.dates.number(count),
            label: viewer.word(label),
            address: viewer.address(Key::Outcomes(scope, 1)),
            kind,
        }
    };
    Outcome::ALL.into_iter().map(figure).collect()
}

/// The years with huddles, newest first.
pub fn years(viewer: &Viewer<'_>, current: Option<i32>) -> Vec<Choice> {
    let choice = |(year, count): &(i32, usize)| Choice {
        label: format!("{year:04}"),
        count: viewer.speech.dates.number(i64::try_from(*count).unwrap_or(i64::MAX)),
        address: viewer.address(Key::Huddles(HuddleScope::Year(*year), 1)),
        current: current == Some(*year),
    };
    viewer.plan.years.iter().map(choice).collect()
}
