//! The record in the words of Open Civic Data (`api/ocd/`) and Popolo (`api/popolo/`): an event for each huddle, lists
//! of them by year, and who takes part and promises.

use super::task::{Exporting, Makes, Task};
use crate::data::Published;
use crate::data::civic::event::{event, listed};
use crate::data::civic::names::names;
use crate::data::civic::ocd::{Index, Listed, Year};
use crate::data::civic::{collections, people};
use crate::record::model::{HuddleIndex, Site};
use crate::site::artifact::Artifact;
use crate::site::plan::data;
use serde::Serialize;
use std::ops::Range;

/// How many events a task makes, so that the work of a large site is shared.
const EVENTS: usize = 500;

/// How many events the index has by itself.
const LATEST: usize = 100;

/// Events by themselves and in lists of years, and the five collections of Popolo.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let mut tasks = events(published);
    tasks.extend(lists(published));
    tasks.push(Task::file(data::popolo("organizations"), move |_| Ok(json(&collections::organizations(published)))));
    tasks.push(Task::file(data::popolo("areas"), move |_| Ok(json(&collections::areas(published)))));
    tasks.push(Task::file(data::popolo("persons"), move |_| Ok(json(&people::persons(published)))));
    tasks.push(Task::file(data::popolo("memberships"), move |_| Ok(json(&people::memberships(published)))));
    tasks.push(Task::file(data::popolo("posts"), move |_| Ok(json(&people::posts(published)))));
    tasks
}

/// A file for each huddle.
fn events<'a>(published: Published<'a>) -> Vec<Task<'a>> {
    let site = published.site;
    let starts = (0..site.huddles.len()).step_by(EVENTS);
    let task = |start: usize| {
        let part = start..(start + EVENTS).min(site.huddles.len());
        let path = |at: usize| data::ocd_event(&site.huddles[at].id);
        let makes = part.clone().map(|at| Makes::File(path(at))).collect();
        let make = move |_: &super::task::Means<'_>| {
            let names = names(published);
            let file = |at: usize| Artifact::new(path(at), json(&event(published, &names, HuddleIndex::at(at))));
            Ok(part.clone().map(file).collect())
        };
        Task { makes, make: Box::new(make) }
    };
    starts.map(task).collect()
}

/// The index, and a list for each year.
fn lists<'a>(published: Published<'a>) -> Vec<Task<'a>> {
    let site = published.site;
    let years = published.plan.years.iter().map(move |&(year, _)| {
        Task::file(data::ocd_events_of(year), move |_| Ok(json(&newest_first(published, of_year(site, year)))))
    });
    let index = Task::file(data::ocd_index(), move |_| Ok(json(&index(published))));
    years.chain([index]).collect()
}

/// Huddles are in the order of their dates.
fn of_year(site: &Site, year: i32) -> Range<usize> {
    let before = |until: i32| site.huddles.partition_point(|huddle| huddle.date.year() < until);
    before(year)..before(year + 1)
}

fn newest_first(published: Published<'_>, part: Range<usize>) -> Vec<Listed> {
    part.rev().map(|at| listed(published, HuddleIndex::at(at))).collect()
}

fn index(published: Published<'_>) -> Index {
    let huddles = published.site.huddles.len();
    let year = |&(year, events): &(i32, usize)| Year {
        year,
        events,
        url: published.file_url(data::ocd_events_of(year).as_str()),
    };
    Index {
        years: published.plan.years.iter().map(year).collect(),
        latest: newest_first(published, huddles.saturating_sub(LATEST)..huddles),
    }
}

fn json(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(document).expect("a document serializes");
    bytes.push(b'\n');
    bytes
}
