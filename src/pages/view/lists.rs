//! Lists of huddles, a page at a time, and what is to come; what all lists share. A page of a list sees its own rows
//! only.

use super::heading::Heading;
use super::parts::books::{books_of_both, books_of_division, books_of_year};
use super::parts::crumb::crumb;
use super::parts::listed::{shown_on_page, table_link};
use super::parts::pager::{number, numbered, pager, rows};
use super::parts::told::{Told, corrections_of, updates_of};
use super::parts::years::{years, years_of_division};
use super::shapes::{Choice, Filter, HuddleItem, Link, Pager};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{DivisionIndex, HuddleIndex};
use crate::site::plan::{HuddleScope, Key, ROWS, page_count};
use serde::Serialize;

/// A page of a list of huddles.
#[derive(Serialize)]
pub struct Huddles {
    /// How many there are, as a sentence.
    pub lede: String,
    /// Leads to the lists of other years; empty in lists of an area, a topic or an organization.
    pub years: Vec<Choice>,
    /// Leads to the lists of divisions, or of the other places beside this one.
    pub filters: Vec<Filter>,
    /// Those of this page that are to come, soonest first.
    pub upcoming: Vec<HuddleItem>,
    /// The others of this page, newest first.
    pub items: Vec<HuddleItem>,
    /// Which of how many are on this page: "1 to 50 of 346"; empty where there are none.
    pub shown: String,
    /// Leads to the huddles of the whole site as a file; `None` where none is published.
    pub csv: Option<Link>,
    /// Leads to the other pages; `None` where there is one page.
    pub pager: Option<Pager>,
    /// Books of the list's year, or of its division.
    pub books: Vec<Link>,
    /// On the first page of a year: the updates of it, newest first.
    pub updates: Vec<Told>,
    /// What stands above the updates.
    pub updates_heading: String,
    /// On the first page of a year: what was corrected in it, newest first.
    pub corrections: Vec<Told>,
    /// What stands above the corrections.
    pub corrections_heading: String,
}

/// The huddles to come.
#[derive(Serialize)]
pub struct Upcoming {
    /// How many there are, as a sentence; empty where there are none.
    pub lede: String,
    /// Soonest first.
    pub items: Vec<HuddleItem>,
    /// Leads to the huddles of the whole site as a file; `None` where none is published.
    pub csv: Option<Link>,
    /// What stands in the place of the list where there are none.
    pub empty: String,
}

/// The page of huddles to come, in the viewer's language.
pub fn upcoming(viewer: &Viewer<'_>) -> (Heading, Upcoming) {
    let count = i64::try_from(viewer.plan.upcoming.len()).unwrap_or(i64::MAX);
    let content = Upcoming {
        lede: if count > 0 { viewer.speech.count("upcoming_lede", count) } else { String::new() },
        items: viewer.huddle_items(&viewer.plan.upcoming),
        csv: table_link(viewer, "huddles", "csv_huddles"),
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
    let here = rows(list, page, ROWS);
    let (to_come, past): (Vec<HuddleIndex>, Vec<HuddleIndex>) =
        here.iter().copied().partition(|index| viewer.site.huddle(*index).is_to_come(viewer.site.today));
    let (year, division) = match scope {
        HuddleScope::Year(year) => (Some(year), None),
        HuddleScope::YearDivision(year, division) => (Some(year), Some(division)),
        HuddleScope::Division(division) => (None, Some(division)),
        _ => (None, None),
    };
    let has_choices = year.is_some() || division.is_some() || scope == HuddleScope::All;
    let told = if page == 1 { year } else { None };
    let heading_of = |id| told.map_or(String::new(), |year| viewer.speech.with(id, "year", &format!("{year:04}")));
    let content = Huddles {
        updates: told.map_or_else(Vec::new, |year| updates_of(viewer, year, division)),
        updates_heading: heading_of("updates_of_year"),
        corrections: told.map_or_else(Vec::new, |year| corrections_of(viewer, year, division)),
        corrections_heading: heading_of("corrections_of_year"),
        lede: viewer.speech.count("count_huddles", number(list.len())),
        years: if has_choices { choice_of_years(viewer, year, division) } else { Vec::new() },
        filters: if has_choices { vec![divisions_filter(viewer, year, division)] } else { Vec::new() },
        upcoming: viewer.huddle_items(&to_come),
        items: viewer.huddle_items(&past),
        shown: shown_on_page(viewer, (page as usize - 1) * ROWS, here.len(), list.len()),
        csv: table_link(viewer, "huddles", "csv_huddles"),
        pager: pager(viewer, page_count(list.len()), page, |page| Key::Huddles(scope, page)),
        books: match scope {
            HuddleScope::Year(year) => books_of_year(viewer, year),
            HuddleScope::YearDivision(year, index) => books_of_both(viewer, year, index),
            HuddleScope::Division(index) => books_of_division(viewer, index),
            _ => Vec::new(),
        },
    };
    let name = scope_name(viewer, scope);
    let title = match scope {
        HuddleScope::All => viewer.word("title_huddles_all"),
        HuddleScope::Year(_) => viewer.speech.with("title_huddles_year", "year", &name),
        HuddleScope::YearDivision(year, index) => viewer.speech.say(
            "title_huddles_year_division",
            &[
                ("division", Argument::Text(&viewer.division_name(index))),
                ("year", Argument::Text(&format!("{year:04}"))),
            ],
        ),
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
        HuddleScope::Year(year) | HuddleScope::YearDivision(year, _) => format!("{year:04}"),
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
        HuddleScope::YearDivision(year, _) => Some(vec![
            crumb(viewer, "nav_huddles", Key::Huddles(HuddleScope::All, 1)),
            link(format!("{year:04}"), Key::Huddles(HuddleScope::Year(year), 1)),
        ]),
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

/// The years, of a division where the list is of one.
fn choice_of_years(viewer: &Viewer<'_>, current: Option<i32>, division: Option<DivisionIndex>) -> Vec<Choice> {
    let scope = division.map_or(HuddleScope::All, HuddleScope::Division);
    let all = choice(viewer, viewer.word("filter_all"), scope, current.is_none());
    let years = division.map_or_else(|| years(viewer, current), |index| years_of_division(viewer, index, current));
    std::iter::once(all).chain(years).collect()
}

/// The divisions, in a year where the list is of one.
fn divisions_filter(viewer: &Viewer<'_>, year: Option<i32>, current: Option<DivisionIndex>) -> Filter {
    let scope = |index| year.map_or(HuddleScope::Division(index), |year| HuddleScope::YearDivision(year, index));
    let divisions = (0..viewer.site.divisions.len()).map(DivisionIndex::at);
    let divisions = divisions.filter(|index| year.is_none() || !viewer.plan.huddles(scope(*index)).is_empty());
    let options =
        divisions.map(|index| choice(viewer, viewer.division_name(index), scope(index), current == Some(index)));
    let all =
        choice(viewer, viewer.word("filter_all"), year.map_or(HuddleScope::All, HuddleScope::Year), current.is_none());
    Filter { label: viewer.word("filter_division"), options: std::iter::once(all).chain(options).collect() }
}

fn choice(viewer: &Viewer<'_>, label: String, scope: HuddleScope, current: bool) -> Choice {
    Choice {
        label,
        count: viewer.speech.dates.number(number(viewer.plan.huddles(scope).len())),
        address: viewer.address(Key::Huddles(scope, 1)),
        current,
        id: String::new(),
    }
}
