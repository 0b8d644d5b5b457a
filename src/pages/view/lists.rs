//! Lists of huddles, a page at a time, and what is to come; what all lists share. A page of a list sees its own rows
//! only.

use super::heading::Heading;
use super::parts::books::{books_of_division, books_of_year};
use super::parts::crumb::crumb;
use super::parts::pager::{number, numbered, pager, rows};
use super::parts::years::years;
use super::shapes::{Choice, Filter, HuddleItem, Link, Pager};
use super::viewer::Viewer;
use crate::record::model::DivisionIndex;
use crate::site::plan::{HuddleScope, Key, ROWS, page_count};
use serde::Serialize;

/// A page of a list of huddles.
#[derive(Serialize)]
pub struct Huddles {
    /// How many there are, as a sentence.
    pub lede: String,
    /// Leads to the lists of other years; empty in lists of one place or topic.
    pub years: Vec<Choice>,
    /// Leads to the lists of divisions, or of the other places beside this one.
    pub filters: Vec<Filter>,
    /// The rows of this page, newest first.
    pub items: Vec<HuddleItem>,
    /// Leads to the other pages; `None` where there is one page.
    pub pager: Option<Pager>,
    /// Books of the list's year, or of its division.
    pub books: Vec<Link>,
}

/// The huddles to come.
#[derive(Serialize)]
pub struct Upcoming {
    /// How many there are, as a sentence; empty where there are none.
    pub lede: String,
    /// Soonest first.
    pub items: Vec<HuddleItem>,
    /// What stands in the place of the list where there are none.
    pub empty: String,
}

/// The page of huddles to come, in the viewer's language.
pub fn upcoming(viewer: &Viewer<'_>) -> (Heading, Upcoming) {
    let count = i64::try_from(viewer.plan.upcoming.len()).unwrap_or(i64::MAX);
    let content = Upcoming {
        lede: if count > 0 { viewer.speech.count("upcoming_lede", count) } else { String::new() },
        items: viewer.huddle_items(&viewer.plan.upcoming),
        empty: viewer.word("upcoming_none"),
    };
    let heading = Heading {
        kind: "upcoming",
        title: viewer.word("title_upcoming"),
        description: viewer.word("desc_upcoming"),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    };
    (heading, content)
}

/// A page of a list of huddles, from 1, in the viewer's language.
pub fn huddles(viewer: &Viewer<'_>, scope: HuddleScope, page: u32) -> (Heading, Huddles) {
    let list = viewer.plan.huddles(scope);
    let year = if let HuddleScope::Year(year) = scope { Some(year) } else { None };
    let everywhere = matches!(scope, HuddleScope::All | HuddleScope::Year(_));
    let content = Huddles {
        lede: viewer.speech.count("count_huddles", number(list.len())),
        years: if everywhere { choice_of_years(viewer, year) } else { Vec::new() },
        filters: if everywhere { vec![divisions_filter(viewer, None)] } else { siblings(viewer, scope) },
        items: viewer.huddle_items(rows(list, page, ROWS)),
        pager: pager(viewer, page_count(list.len()), page, |page| Key::Huddles(scope, page)),
        books: match scope {
            HuddleScope::Year(year) => books_of_year(viewer, year),
            HuddleScope::Division(index) => books_of_division(viewer, index),
            _ => Vec::new(),
        },
    };
    let name = scope_name(viewer, scope);
    let title = match scope {
        HuddleScope::All => viewer.word("title_huddles_all"),
        HuddleScope::Year(_) => viewer.speech.with("title_huddles_year", "year", &name),
        _ => viewer.speech.with("title_huddles_division", "division", &name),
    };
    let mut breadcrumb = vec![crumb(viewer, "nav_home", Key::Home)];
    match parent(viewer, scope) {
        Some(links) => breadcrumb.extend(links),
        None if scope != HuddleScope::All => {
            breadcrumb.push(crumb(viewer, "nav_huddles", Key::Huddles(HuddleScope::All, 1)))
        }
        None => {}
    }
    let heading = Heading {
        kind: "huddles",
        title: numbered(viewer, title, page),
        description: viewer.word("desc_huddles"),
        breadcrumb,
        untranslated: None,
    };
    (heading, content)
}

fn scope_name(viewer: &Viewer<'_>, scope: HuddleScope) -> String {
    match scope {
        HuddleScope::All => String::new(),
        HuddleScope::Year(year) => format!("{year:04}"),
        HuddleScope::Division(index) => viewer.division_name(index),
        HuddleScope::Area(index) => viewer.area_title(index),
        HuddleScope::Topic(index) => viewer.name(&viewer.site.topic(index).name).to_owned(),
        HuddleScope::Organization(index) => viewer.name(&viewer.site.organization(index).name).to_owned(),
    }
}

/// The page of what a list belongs to.
fn parent(viewer: &Viewer<'_>, scope: HuddleScope) -> Option<Vec<Link>> {
    let link = |label: String, key: Key| Link { label, address: viewer.address(key), lang: String::new() };
    match scope {
        HuddleScope::All | HuddleScope::Year(_) => None,
        HuddleScope::Division(index) => {
            Some(vec![crumb(viewer, "nav_divisions", Key::Divisions), viewer.division_link(index)])
        }
        HuddleScope::Area(index) => Some(vec![
            crumb(viewer, "nav_divisions", Key::Divisions),
            viewer.division_link(viewer.site.area(index).division),
            viewer.area_link(index),
        ]),
        HuddleScope::Topic(index) => {
            Some(vec![crumb(viewer, "nav_topics", Key::Topics), link(scope_name(viewer, scope), Key::Topic(index))])
        }
        HuddleScope::Organization(index) => Some(vec![link(scope_name(viewer, scope), Key::Organization(index))]),
    }
}

fn choice_of_years(viewer: &Viewer<'_>, current: Option<i32>) -> Vec<Choice> {
    let all = Choice {
        label: viewer.word("filter_all"),
        count: viewer.speech.dates.number(number(viewer.site.huddles.len())),
        address: viewer.address(Key::Huddles(HuddleScope::All, 1)),
        current: current.is_none(),
    };
    std::iter::once(all).chain(years(viewer, current)).collect()
}

fn divisions_filter(viewer: &Viewer<'_>, current: Option<DivisionIndex>) -> Filter {
    let option = |at: usize| {
        let index = DivisionIndex::at(at);
        Choice {
            label: viewer.division_name(index),
            count: viewer.speech.dates.number(number(viewer.plan.huddles(HuddleScope::Division(index)).len())),
            address: viewer.address(Key::Huddles(HuddleScope::Division(index), 1)),
            current: current == Some(index),
        }
    };
    Filter { label: viewer.word("filter_division"), options: (0..viewer.site.divisions.len()).map(option).collect() }
}

fn siblings(viewer: &Viewer<'_>, scope: HuddleScope) -> Vec<Filter> {
    match scope {
        HuddleScope::Division(index) => vec![divisions_filter(viewer, Some(index))],
        _ => Vec::new(),
    }
}
