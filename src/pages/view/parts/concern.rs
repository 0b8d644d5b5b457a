//! Concerns in the lists of what they are about.

use super::listed::{shown, table_link};
use crate::pages::view::shapes::{ConcernItem, Link, Listed};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{AreaIndex, Concern, DivisionIndex, HuddleIndex, TopicIndex};
use crate::site::plan::{HuddleScope, Key};

/// How many concerns a page shows that is about more than them.
const SHOWN: usize = 5;

/// The concerns of huddles of a list that are about something, newest first.
type Concerns<'a> = Vec<(HuddleIndex, &'a Concern)>;

/// Those about an area: those that name it, and those of huddles that are about it alone.
pub fn area_concerns<'a>(viewer: &Viewer<'a>, index: AreaIndex) -> Concerns<'a> {
    let site = viewer.site;
    concerns(viewer, HuddleScope::Area(index), |at, concern| {
        concern.area.map_or(site.huddle(at).areas == [index], |area| area == index)
    })
}

/// Those raised at the huddles of a division.
pub fn division_concerns<'a>(viewer: &Viewer<'a>, index: DivisionIndex) -> Concerns<'a> {
    concerns(viewer, HuddleScope::Division(index), |_, _| true)
}

/// Those about a topic.
pub fn topic_concerns<'a>(viewer: &Viewer<'a>, index: TopicIndex) -> Concerns<'a> {
    concerns(viewer, HuddleScope::Topic(index), |_, concern| concern.topic == Some(index))
}

fn concerns<'a>(
    viewer: &Viewer<'a>,
    scope: HuddleScope,
    is_about: impl Fn(HuddleIndex, &Concern) -> bool,
) -> Concerns<'a> {
    let site = viewer.site;
    let of = |at: HuddleIndex| site.huddle(at).concerns.iter().map(move |concern| (at, concern));
    let all = viewer.plan.huddles(scope).iter().flat_map(|at| of(*at));
    all.filter(|(at, concern)| is_about(*at, concern)).collect()
}

/// The newest; the others are in the minutes, which the page `key` leads to. `None` where there are none.
pub fn others_in_minutes(viewer: &Viewer<'_>, key: Key, list: Concerns<'_>) -> Option<Listed<ConcernItem>> {
    let items: Vec<ConcernItem> =
        list.iter().take(SHOWN).map(|(at, concern)| concern_item(viewer, *at, concern)).collect();
    let rest = Link {
        label: viewer.word("concerns_rest"),
        address: format!("{}#huddles", viewer.address(key)),
        lang: String::new(),
    };
    let all = (items.len() < list.len()).then_some(rest);
    let csv = table_link(viewer, "concerns", "csv_concerns");
    (!items.is_empty()).then(|| Listed { shown: shown(viewer, items.len(), list.len()), all, csv, items })
}

/// A concern with the huddle where it was raised.
pub fn concern_item(viewer: &Viewer<'_>, at: HuddleIndex, concern: &Concern) -> ConcernItem {
    let huddle = viewer.site.huddle(at);
    let said = viewer.said(&concern.text, &huddle.language);
    ConcernItem {
        text: said.text.to_owned(),
        lang: said.lang,
        topic: concern.topic.map_or(String::new(), |topic| viewer.name(&viewer.site.topic(topic).name).to_owned()),
        huddle: viewer.huddle_link(at),
        date: viewer.date(huddle.date),
    }
}
