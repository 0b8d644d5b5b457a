//! The years with huddles, each linked to its list.

use crate::pages::view::shapes::Choice;
use crate::pages::view::viewer::Viewer;
use crate::site::plan::{HuddleScope, Key};

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
