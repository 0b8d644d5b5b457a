//! Two records of one huddle: a later version of its file beside the first, or its minutes given once for each of its areas.
//! Records that are the same in all are told by `doubles`.

use super::Checked;
use crate::diag::{Code, Diag, Place};
use crate::model::{AreaIndex, Huddle, Site};
use crate::source::Span;
use std::collections::HashSet;

/// A text of fewer lines is not compared line by line.
const LINES: usize = 3;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    // Huddles are in the order of their dates.
    for day in site.huddles.chunk_by(|one, two| one.date == two.date).filter(|day| day.len() > 1 && day[0].date.day().is_some()) {
        let mut own: Vec<&Huddle> = day.iter().filter(|huddle| !checked.facts[huddle.source.position()].adopted).collect();
        // The shorter name is the first: `….md` before `…-final.md`.
        own.sort_by_key(|huddle| (site.source(huddle.source).path.as_str().len(), huddle.source));
        for (at, second) in own.iter().enumerate() {
            diags.extend(own[..at].iter().find_map(|first| compare(site, first, second)));
        }
    }
}

fn compare(site: &Site, first: &Huddle, second: &Huddle) -> Option<Diag> {
    let text = |huddle: &Huddle| site.text_of(huddle.body.source, huddle.body.span).trim().to_owned();
    let (one, two) = (text(first), text(second));
    let path = &site.source(first.source).path;
    let source = site.source(second.source);
    let place = || Place::new(source, Span::new(source.beginning(), source.beginning()));
    if first.division == second.division && areas(first) == areas(second) {
        let is_version = one != two && first.start == second.start && (same_commitments(site, first, second) || nearly(&one, &two));
        let message =
            format!("this looks like another version of {path}: it has the same division, response areas and date, and much of the same");
        return is_version.then(|| Diag::new(Code::Repeated, place(), message, "keep the one that is right, and delete the other"));
    }
    let is_copy = one == two && one.lines().count() >= LINES && !first.body_is_agenda;
    let message = format!("this record has the date and the text of {path}, but other response areas");
    let help = "a huddle for several areas is one record with all of them: add these to its `response_areas`, and delete this file";
    is_copy.then(|| Diag::new(Code::Repeated, place(), message, help))
}

fn areas(huddle: &Huddle) -> HashSet<AreaIndex> {
    huddle.areas.iter().copied().collect()
}

/// Whether both hold commitments with the same ids.
fn same_commitments(site: &Site, first: &Huddle, second: &Huddle) -> bool {
    let ids = |huddle: &Huddle| huddle.commitment_indices().map(|index| site.commitment(index).id.as_str()).collect::<Vec<_>>();
    !ids(first).is_empty() && ids(first) == ids(second)
}

/// Whether at least half of the lines are the same.
fn nearly(one: &str, two: &str) -> bool {
    let lines = |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<HashSet<_>>();
    let (one, two) = (lines(one), lines(two));
    one.len() >= LINES && one.intersection(&two).count() * 2 >= one.len().max(two.len())
}
