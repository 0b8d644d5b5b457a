//! Two records of one huddle: a later version of its file beside the first, or its minutes given once for each of its
//! areas. Records that are the same in all are reported by `doubles`.

use super::Checked;
use crate::diagnostics::{Code, Diag, Place};
use crate::record::model::{AreaIndex, Huddle, HuddleStatus, Site};
use crate::text::fold::fold;
use crate::text::source::Span;
use std::collections::HashSet;

/// A text of fewer lines is not compared line by line.
const LINES: usize = 3;

/// Reports two records of one huddle that differ.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    // Huddles are in the order of their dates.
    for day in site
        .huddles
        .chunk_by(|one, two| one.date == two.date)
        .filter(|day| day.len() > 1 && day[0].date.day().is_some())
    {
        let mut own: Vec<&Huddle> =
            day.iter().filter(|huddle| !checked.facts[huddle.source.position()].adopted).collect();
        // The shorter name is the first: `….md` before `…-final.md`.
        own.sort_by_key(|huddle| (site.source(huddle.source).path.as_str().len(), huddle.source));
        for (at, second) in own.iter().enumerate() {
            diags.extend(own[..at].iter().find_map(|first| compare(site, first, second)));
        }
    }
}

fn compare(site: &Site, first: &Huddle, second: &Huddle) -> Option<Diag> {
    let text = |huddle: &Huddle| site.text_of(huddle.body.source, huddle.body.span).trim();
    let (one, two) = (text(first), text(second));
    let path = &site.source(first.source).path;
    let source = site.source(second.source);
    let place = || Place::new(source, Span::new(source.beginning(), source.beginning()));
    if first.division == second.division && areas(first) == areas(second) {
        let is_version =
            one != two && first.start == second.start && (same_commitments(site, first, second) || nearly(one, two));
        let message = format!(
            "this looks like another version of {path}: it has the same division, response areas and date, and much of \
                the same"
        );
        if is_version {
            return Some(Diag::new(
                Code::Repeated,
                place(),
                message,
                "keep the one that is right, and delete the other",
            ));
        }
        let differ = one != two || (one.is_empty() && first.title.original != second.title.original);
        return (differ && is_one_meeting(first, second)).then(|| of_one_meeting(site, first, second));
    }
    let is_copy = one == two && one.lines().count() >= LINES && !first.body_is_agenda;
    let message = format!("this record has the date and the text of {path}, but other response areas");
    let help = "a huddle for several areas is one record with all of them: add these to its `response_areas`, and \
        delete this file";
    is_copy.then(|| Diag::new(Code::Repeated, place(), message, help))
}

/// Whether two huddles of one division, day and areas are one by all that their details say: people cannot be in two
/// places at one hour.
fn is_one_meeting(one: &Huddle, two: &Huddle) -> bool {
    let place = |huddle: &Huddle| huddle.location.as_ref().map(|location| fold(location.name.trim()).into_owned());
    let is_off = |huddle: &Huddle| matches!(huddle.status, HuddleStatus::Cancelled | HuddleStatus::Postponed);
    let places = place(one).zip(place(two)).filter(|(one, two)| !one.is_empty() && !two.is_empty());
    one.start.is_some()
        && one.start == two.start
        && places.is_none_or(|(one, two)| one == two)
        && is_off(one) == is_off(two)
}

/// Told of the shorter of the two: more is in the other.
fn of_one_meeting(site: &Site, one: &Huddle, two: &Huddle) -> Diag {
    let length = |huddle: &Huddle| site.source(huddle.source).text.len();
    let (huddle, other) = if length(one) < length(two) { (one, two) } else { (two, one) };
    let (source, other) = (site.source(huddle.source), &site.source(other.source).path);
    let message = format!("{other} is a huddle of the same day, hour, division and response areas");
    let help = format!(
        "if it is the same huddle, put what is new here into {} and delete this file; if there were two, give each its \
            own `start` or `location`",
        other.file_name()
    );
    let start = Span::new(source.beginning(), source.beginning());
    Diag::new(Code::Repeated, Place::new(source, start), message, help)
}

fn areas(huddle: &Huddle) -> HashSet<AreaIndex> {
    huddle.areas.iter().copied().collect()
}

/// Whether both hold commitments with the same ids.
fn same_commitments(site: &Site, first: &Huddle, second: &Huddle) -> bool {
    let ids = |huddle: &Huddle| {
        huddle.commitment_indices().map(|index| site.commitment(index).id.as_str()).collect::<Vec<_>>()
    };
    !ids(first).is_empty() && ids(first) == ids(second)
}

/// Whether at least half of the lines are the same.
fn nearly(one: &str, two: &str) -> bool {
    let lines = |text: &str| {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<HashSet<_>>()
    };
    let (one, two) = (lines(one), lines(two));
    one.len() >= LINES && one.intersection(&two).count() * 2 >= one.len().max(two.len())
}
