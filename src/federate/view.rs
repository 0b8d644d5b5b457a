//! What each kind of page of a combined site shows. Every row leads to the department's own site; the pages of this one
//! are the ways there: by department, by division, by topic. Departments stand in alphabetical order and are not
//! compared.

use super::department::{Department, Huddle};
use super::frame::{Heading, Viewer, number};
use super::parts::{Whose, columns, counted, day, department_link, division_link, fact, far, far_promise, row};
use super::plan::Key;
use super::promises::Promises;
use super::shapes::{Content, DepartmentPage, DivisionPage, FarHuddle, Home, OverdueGroup, OverduePage};
use super::{search, topics};
use crate::pages::language::Argument;
use crate::pages::view::every_page::Common;
use crate::pages::view::parts::pager::{numbered_in, pages, rows};
use crate::pages::view::plain::{Half, NotFound};
use crate::pages::view::score::Table;
use crate::pages::view::shapes::{Fact, Value};
use crate::site::plan::{ROWS, page_count};

/// How many huddles each list of the home page and of a department shows.
const SHOWN: usize = 5;
/// How many overdue commitments of a department the page of all departments names.
const NAMED: usize = 3;
/// How many topics the home page lists.
const TOPICS: usize = 40;

/// A page, ready for its template.
pub struct Page {
    /// The file of the template.
    pub template: &'static str,
    /// What is around every page.
    pub common: Common,
    /// What this page shows.
    pub content: Content,
}

/// Kinds of pages and the files of their templates.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("federation", "federation.html"),
    ("federation_department", "federation_department.html"),
    ("federation_division", "federation_division.html"),
    ("federation_topic", "federation_topic.html"),
    ("federation_overdue", "federation_overdue.html"),
    ("topics", "topics.html"),
    ("search", "search.html"),
    ("not_found", "not_found.html"),
];

/// The page and its data. `halves` are those of the page for addresses that lead nowhere, in every language.
pub fn view(viewer: &Viewer<'_>, halves: impl FnOnce() -> Vec<Half>) -> Page {
    let (heading, content) = match viewer.planned.key {
        Key::Home => home(viewer),
        Key::NotFound => not_found(viewer, halves()),
        Key::Topics => topics::all(viewer),
        Key::Search => search::page(viewer),
        Key::Overdue => overdue(viewer),
        Key::Department(at) => department(viewer, at),
        Key::Division(at, division, page) => division_page(viewer, (at, division), page),
        Key::Topic(at) => topics::one(viewer, at),
    };
    let template = TEMPLATES.iter().find(|(kind, _)| *kind == heading.kind).map_or("page.html", |(_, file)| file);
    Page { template, common: viewer.around(heading), content }
}

fn home(viewer: &Viewer<'_>) -> (Heading, Content) {
    let federation = viewer.federation;
    let all = federation.departments.iter().fold(Promises::default(), |sum, department| sum.and(department.promises));
    let huddles = federation.departments.iter().map(|department| department.huddles.len()).sum();
    let mut facts = counted(viewer, huddles, &all);
    facts.insert(0, fact(viewer, "federation_as_of", Value::text(as_of(viewer))));
    let content = Home {
        lede: viewer.speech().count("federation_lede", number(federation.departments.len())),
        facts,
        overdue: viewer.crumb("federation_overdue_link", Key::Overdue),
        departments: departments_table(viewer),
        upcoming: unmarked(first(viewer, coming, |day| day.to_epoch_days())),
        latest: first(viewer, |department| department.latest.clone(), |day| -day.to_epoch_days()),
        topics: topics::listed(viewer).into_iter().take(TOPICS).collect(),
        all_topics: (federation.topics.len() > TOPICS).then(|| viewer.crumb("federation_all_topics", Key::Topics)),
    };
    let heading = Heading {
        kind: "federation",
        title: viewer.title.to_owned(),
        description: content.lede.clone(),
        breadcrumb: Vec::new(),
    };
    (heading, Content::Home(content))
}

/// The first huddles of all departments together, by `order` of their days, then by department.
fn first(
    viewer: &Viewer<'_>,
    list: impl Fn(&Department) -> Vec<Huddle>,
    order: impl Fn(chrono::NaiveDate) -> i32,
) -> Vec<FarHuddle> {
    let departments = viewer.federation.departments.iter().enumerate();
    let mut all: Vec<(usize, Huddle)> = departments
        .flat_map(|(at, department)| list(department).into_iter().take(SHOWN).map(move |huddle| (at, huddle)))
        .collect();
    all.sort_by_key(|(at, huddle)| (order(huddle.date().first_day()), *at));
    all.iter().take(SHOWN).map(|(at, huddle)| far(viewer, *at, huddle, Whose::Everyones)).collect()
}

/// The huddles to come of a department.
fn coming(department: &Department) -> Vec<Huddle> {
    department.upcoming.iter().map(|coming| coming.huddle).collect()
}

/// In a list of what is to come, "Scheduled" says nothing.
fn unmarked(items: Vec<FarHuddle>) -> Vec<FarHuddle> {
    items.into_iter().map(|item| FarHuddle { tag: None, ..item }).collect()
}

/// The day that counts are of, or the first and the last of these days.
fn as_of(viewer: &Viewer<'_>) -> String {
    let (first, last) = viewer.federation.as_of();
    if first == last {
        return day(viewer, last);
    }
    let (from, to) = (day(viewer, first), day(viewer, last));
    viewer.speech().say("federation_days", &[("from", Argument::Text(&from)), ("to", Argument::Text(&to))])
}

fn departments_table(viewer: &Viewer<'_>) -> Table {
    let row = |(at, department): (usize, &Department)| {
        row(viewer, department_link(viewer, at), department.huddles.len(), &department.promises)
    };
    Table {
        caption: viewer.word("federation_departments_caption"),
        first: viewer.word("federation_department"),
        columns: columns(viewer),
        rows: viewer.federation.departments.iter().enumerate().map(row).collect(),
    }
}

fn department(viewer: &Viewer<'_>, at: usize) -> (Heading, Content) {
    let department = &viewer.federation.departments[at];
    let items = |list: &[Huddle]| {
        list.iter().take(SHOWN).map(|huddle| far(viewer, at, huddle, Whose::Departments)).collect::<Vec<_>>()
    };
    let division = |position: usize| {
        let own = &department.divisions[position];
        row(viewer, division_link(viewer, at, position), own.huddles.len(), &own.promises)
    };
    let divisions = Table {
        caption: viewer.word("federation_divisions_caption"),
        first: viewer.word("fact_division"),
        columns: columns(viewer),
        rows: (0..department.divisions.len()).map(division).collect(),
    };
    let content = DepartmentPage {
        made_up: department.about.fictional
            && !viewer.federation.departments.iter().all(|department| department.about.fictional),
        facts: department_facts(viewer, department),
        divisions: (!divisions.rows.is_empty()).then_some(divisions),
        upcoming: unmarked(items(&coming(department))),
        latest: items(&department.latest),
        overdue: department.overdue.iter().map(|item| far_promise(viewer, at, item)).collect(),
        overdue_note: longest(viewer, department, department.overdue.len()),
    };
    let heading = Heading {
        kind: "federation_department",
        title: department.about.name.clone(),
        description: viewer.speech().with("federation_department_desc", "department", &department.about.name),
        breadcrumb: vec![viewer.crumb("nav_home", Key::Home)],
    };
    (heading, Content::Department(content))
}

fn department_facts(viewer: &Viewer<'_>, department: &Department) -> Vec<Fact> {
    let about = &department.about;
    let site =
        Value { text: viewer.name(&about.title).to_owned(), url: Some(about.base_url.clone()), ..Value::default() };
    let mut facts = vec![
        fact(viewer, "federation_own_site", site),
        fact(
            viewer,
            "federation_as_of",
            Value { date_iso: about.as_of.to_string(), ..Value::text(day(viewer, about.as_of)) },
        ),
    ];
    let license = match &about.license {
        Some(license) => {
            Value { url: (!license.url.is_empty()).then(|| license.url.clone()), ..Value::text(license.name.clone()) }
        }
        None => Value::text(viewer.word("federation_no_license")),
    };
    facts.push(fact(viewer, "federation_license", license));
    facts.extend(counted(viewer, department.huddles.len(), &department.promises));
    facts
}

/// How many of a department's overdue commitments are named; nothing where all are.
fn longest(viewer: &Viewer<'_>, department: &Department, named: usize) -> String {
    if named == department.promises.overdue as usize {
        return String::new();
    }
    let (count, whole) = (number(named), viewer.speech().dates.number(department.promises.overdue.into()));
    viewer.speech().say("federation_longest", &[("n", Argument::Number(count)), ("whole", Argument::Text(&whole))])
}

fn division_page(viewer: &Viewer<'_>, (at, position): (usize, usize), page: u32) -> (Heading, Content) {
    let department = &viewer.federation.departments[at];
    let division = &department.divisions[position];
    let list = &department.huddles[division.huddles.clone()];
    let mut facts = Vec::new();
    if page == 1 {
        facts.extend(division.url.as_ref().map(|url| {
            let text = viewer.name(&department.about.title).to_owned();
            fact(viewer, "federation_own_page", Value { url: Some(url.clone()), ..Value::text(text) })
        }));
        facts.extend(counted(viewer, list.len(), &division.promises));
    }
    let content = DivisionPage {
        facts,
        huddles: rows(list, page, ROWS).iter().map(|huddle| far(viewer, at, huddle, Whose::Divisions)).collect(),
        pager: pages(viewer.speech(), page_count(list.len()), page, |page| {
            viewer.address(Key::Division(at, position, page))
        }),
    };
    let name = division_link(viewer, at, position).label;
    let both = [("division", Argument::Text(name.as_str())), ("organization", Argument::Text(&department.about.name))];
    let description = viewer.speech().say("federation_division_desc", &both);
    let mut breadcrumb = vec![viewer.crumb("nav_home", Key::Home), department_link(viewer, at)];
    if page > 1 {
        breadcrumb.push(division_link(viewer, at, position));
    }
    let title = numbered_in(viewer.speech(), name, page);
    (Heading { kind: "federation_division", title, description, breadcrumb }, Content::Division(content))
}

fn overdue(viewer: &Viewer<'_>) -> (Heading, Content) {
    let departments = &viewer.federation.departments;
    let all = departments.iter().fold(Promises::default(), |sum, department| sum.and(department.promises));
    let group = |(at, department): (usize, &Department)| OverdueGroup {
        department: department_link(viewer, at),
        note: longest(viewer, department, department.overdue.len().min(NAMED)),
        items: department.overdue.iter().take(NAMED).map(|item| far_promise(viewer, at, item)).collect(),
    };
    let (part, whole) =
        (viewer.speech().dates.number(all.overdue.into()), viewer.speech().dates.number(all.open.into()));
    let content = OverduePage {
        lede: viewer
            .speech()
            .say("federation_overdue_lede", &[("part", Argument::Text(&part)), ("whole", Argument::Text(&whole))]),
        departments: departments_table(viewer),
        groups: departments.iter().enumerate().map(group).filter(|group| !group.items.is_empty()).collect(),
    };
    let heading = Heading {
        kind: "federation_overdue",
        title: viewer.word("federation_overdue_title"),
        description: content.lede.clone(),
        breadcrumb: vec![viewer.crumb("nav_home", Key::Home)],
    };
    (heading, Content::Overdue(content))
}

/// One language's half of the page for addresses that lead nowhere.
pub fn half(viewer: &Viewer<'_>) -> Half {
    Half {
        lang: viewer.speech().language.to_string(),
        title: viewer.word("not_found_title"),
        text: viewer.word("not_found_text"),
        links: vec![viewer.crumb("not_found_home", Key::Home), viewer.crumb("nav_topics", Key::Topics)],
    }
}

fn not_found(viewer: &Viewer<'_>, halves: Vec<Half>) -> (Heading, Content) {
    let heading = Heading {
        kind: "not_found",
        title: viewer.word("not_found_title"),
        description: viewer.word("not_found_text"),
        breadcrumb: Vec::new(),
    };
    (heading, Content::NotFound(NotFound { halves }))
}
