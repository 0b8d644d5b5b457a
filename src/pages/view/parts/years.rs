//! Huddles by year: the years, each linked to its list, and lists with a heading for each year.

use super::pager::number;
use crate::pages::view::shapes::{Choice, HuddleItem};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{DivisionIndex, HuddleIndex};
use crate::site::plan::{HuddleScope, Key};
use serde::Serialize;

/// Huddles of one year.
#[derive(Serialize)]
pub struct Group {
    /// The year, in four digits.
    pub title: String,
    /// Newest first.
    pub items: Vec<HuddleItem>,
}

/// A list that is sorted by date, with its years.
pub fn by_year(viewer: &Viewer<'_>, list: &[HuddleIndex]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &index in list {
        let title = format!("{:04}", viewer.site.huddle(index).date.year());
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, items: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.items.push(viewer.huddle_item(index));
        }
    }
    groups
}

/// The years in which a division has huddles, newest first, each linked to the list of both.
pub fn years_of_division(viewer: &Viewer<'_>, index: DivisionIndex, current: Option<i32>) -> Vec<Choice> {
    let choice = |(year, _): &(i32, usize)| {
        let scope = HuddleScope::YearDivision(*year, index);
        let count = viewer.plan.huddles(scope).len();
        (count > 0).then(|| Choice {
            label: format!("{year:04}"),
            count: viewer.speech.dates.number(number(count)),
            address: viewer.address(Key::Huddles(scope, 1)),
            current: current == Some(*year),
            id: String::new(),
        })
    };
    viewer.plan.years.iter().filter_map(choice).collect()
}

/// The years with huddles, newest first.
pub fn years(viewer: &Viewer<'_>, current: Option<i32>) -> Vec<Choice> {
    let choice = |(year, count): &(i32, usize)| Choice {
        label: format!("{year:04}"),
        count: viewer.speech.dates.number(i64::try_from(*count).unwrap_or(i64::MAX)),
        address: viewer.address(Key::Huddles(HuddleScope::Year(*year), 1)),
        current: current == Some(*year),
        id: String::new(),
    };
    viewer.plan.years.iter().map(choice).collect()
}
