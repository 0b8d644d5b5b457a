//! What each kind of page of a combined site shows. Every row leads to the department's own site; the pages of this one
//! are the ways there: by department, by division, by topic. Departments stand in alphabetical order and are not compared.

use super::frame::{Heading, Viewer, number};
use super::plan::Key;
use super::topics;
use super::{Department, Huddle, Overdue, Promises};
use crate::pages::language::Argument;
use crate::pages::view::indexes::Index;
use crate::pages::view::lists::{numbered_in, pages, rows};
use crate::pages::view::plain::{Half, NotFound};
use crate::pages::view::score::{Row, Table};
use crate::pages::view::shapes::{Common, Date, Fact, Link, ListedItem, Pager, Tag, Value};
use crate::pages::view::spoken::division_name;
use crate::record::model::{HuddleStatus, RecordDate};
use crate::site::plan::{ROWS, page_count};
use serde::Serialize;

/// How many huddles each list of the home page and of a department shows.
const SHOWN: usize = 5;
/// How many overdue commitments of a department the page of all departments names.
const NAMED: usize = 3;
/// How many topics the home page lists.
const TOPICS: usize = 40;

/// A page, ready for its template.
pub struct Page {
    pub template: &'static str,
    pub common: Common,
    pub content: Content,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum Content {
    Home(Home),
    Department(DepartmentPage),
    Division(DivisionPage),
    Topic(TopicPage),
    Topics(Index),
    Overdue(OverduePage),
    NotFound(NotFound),
}

/// Kinds of pages and the files of their templates.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("federation", "federation.html"),
    ("federation_department", "federation_department.html"),
    ("federation_division", "federation_division.html"),
    ("federation_topic", "federation_topic.html"),
    ("federation_overdue", "federation_overdue.html"),
    ("topics", "topics.html"),
    ("not_found", "not_found.html"),
];

/// A huddle on its department's site.
#[derive(Serialize)]
pub struct FarHuddle {
    /// Empty where its address could not be trusted.
    pub url: String,
    pub title: String,
    pub lang: String,
    pub date: Date,
    /// Whose it is, as far as the page does not say so.
    pub places: Vec<Link>,
    pub tag: Option<Tag>,
}

/// An overdue commitment on its department's site.
#[derive(Serialize)]
pub struct FarPromise {
    pub url: String,
    pub text: String,
    pub lang: String,
    pub places: Vec<Link>,
    pub tag: Tag,
    pub due: String,
    pub lateness: String,
}

#[derive(Serialize)]
pub struct Home {
    pub lede: String,
    pub facts: Vec<Fact>,
    pub overdue: Link,
    pub departments: Table,
    pub upcoming: Vec<FarHuddle>,
    pub latest: Vec<FarHuddle>,
    pub topics: Vec<ListedItem>,
    pub all_topics: Option<Link>,
}

#[derive(Serialize)]
pub struct DepartmentPage {
    pub made_up: bool,
    pub facts: Vec<Fact>,
    pub divisions: Option<Table>,
    pub upcoming: Vec<FarHuddle>,
    pub latest: Vec<FarHuddle>,
    pub overdue: Vec<FarPromise>,
    pub overdue_note: String,
}

#[derive(Serialize)]
pub struct DivisionPage {
    pub facts: Vec<Fact>,
    pub huddles: Vec<FarHuddle>,
    pub pager: Option<Pager>,
}

#[derive(Serialize)]
pub struct TopicPage {
    pub lede: String,
    pub facts: Vec<Fact>,
    pub departments: Table,
    pub own: Vec<Fact>,
    pub huddles: Vec<FarHuddle>,
    pub huddles_note: String,
}

#[derive(Serialize)]
pub struct OverduePage {
    pub lede: String,
    pub departments: Table,
    pub groups: Vec<OverdueGroup>,
}

#[derive(Serialize)]
pub struct OverdueGroup {
    pub department: Link,
    pub note: String,
    pub items: Vec<FarPromise>,
}

/// The page and its data. `halves` are those of the page for addresses that lead nowhere, in every language.
pub fn view(viewer: &Viewer<'_>, halves: impl FnOnce() -> Vec<Half>) -> Page {
    let (heading, content) = match viewer.planned.key {
        Key::Home => home(viewer),
        Key::NotFound => not_found(viewer, halves()),
        Key::Topics => topics::all(viewer),
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
        upcoming: unmarked(first(viewer, |department| &department.upcoming, |day| day.to_epoch_days())),
        latest: first(viewer, |department| &department.latest, |day| -day.to_epoch_days()),
        topics: topics::listed(viewer).into_iter().take(TOPICS).collect(),
        all_topics: (federation.topics.len() > TOPICS).then(|| viewer.crumb("federation_all_topics", Key::Topics)),
    };
    let heading = Heading { kind: "federation", title: viewer.title.to_owned(), description: content.lede.clone(), breadcrumb: Vec::new() };
    (heading, Content::Home(content))
}

/// The first huddles of all departments together, by `order` of their days, then by department.
fn first(viewer: &Viewer<'_>, list: impl Fn(&Department) -> &[Huddle], order: impl Fn(chrono::NaiveDate) -> i32) -> Vec<FarHuddle> {
    let departments = viewer.federation.departments.iter().enumerate();
    let mut all: Vec<(usize, Huddle)> =
        departments.flat_map(|(at, department)| list(department).iter().take(SHOWN).map(move |huddle| (at, *huddle))).collect();
    all.sort_by_key(|(at, huddle)| (order(huddle.date().first_day()), *at));
    all.iter().take(SHOWN).map(|(at, huddle)| far(viewer, *at, huddle, Whose::Everyones)).collect()
}

/// In a list of what is to come, "Scheduled" says nothing.
fn unmarked(items: Vec<FarHuddle>) -> Vec<FarHuddle> {
    items.into_iter().map(|item| FarHuddle { tag: None, ..item }).collect()
}

/// How much of where a huddle was held its page says already.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Whose {
    Everyones,
    Departments,
    Divisions,
}

pub(super) fn far(viewer: &Viewer<'_>, at: usize, huddle: &Huddle, whose: Whose) -> FarHuddle {
    let department = &viewer.federation.departments[at];
    let tag = match huddle.status() {
        HuddleStatus::Held => None,
        HuddleStatus::Cancelled => Some(("no", "status_cancelled")),
        HuddleStatus::Postponed => Some(("late", "status_postponed")),
        HuddleStatus::Scheduled => Some(("other", "status_scheduled")),
    };
    FarHuddle {
        url: department.url_of(huddle).unwrap_or_default(),
        title: department.title_of(huddle).to_owned(),
        lang: viewer.foreign(department.language_of(huddle)),
        date: Date { iso: huddle.date().to_string(), text: viewer.speech().date(huddle.date()) },
        places: places(viewer, at, huddle.division(), whose),
        tag: tag.map(|(kind, word)| Tag { kind, label: viewer.word(word) }),
    }
}

pub(super) fn places(viewer: &Viewer<'_>, at: usize, division: usize, whose: Whose) -> Vec<Link> {
    let mut places = Vec::new();
    if whose == Whose::Everyones {
        places.push(department_link(viewer, at));
    }
    if whose != Whose::Divisions {
        places.push(division_link(viewer, at, division));
    }
    places
}

pub(super) fn department_link(viewer: &Viewer<'_>, at: usize) -> Link {
    let label = viewer.federation.departments[at].about.name.clone();
    Link { label, address: viewer.address(Key::Department(at)), lang: String::new() }
}

/// Where departments stand side by side, a division's name is said without a word for its level: theirs may differ.
fn division_link(viewer: &Viewer<'_>, at: usize, division: usize) -> Link {
    let text = &viewer.federation.departments[at].divisions[division].name;
    let own = matches!(viewer.planned.key, Key::Department(_) | Key::Division(..));
    let label = if own { division_name(text, viewer.speech()) } else { viewer.name(text).to_owned() };
    Link { label, address: viewer.address(Key::Division(at, division, 1)), lang: String::new() }
}

fn far_promise(viewer: &Viewer<'_>, at: usize, item: &Overdue) -> FarPromise {
    FarPromise {
        url: item.url.clone().unwrap_or_default(),
        text: item.text.clone(),
        lang: viewer.foreign(item.language.as_deref().unwrap_or_default()),
        places: places(viewer, at, item.division, Whose::Departments),
        tag: Tag { kind: "late", label: viewer.word("state_overdue") },
        due: item.due.map_or(String::new(), |day| viewer.speech().dated("due_on", RecordDate::Day(day))),
        lateness: viewer.speech().dated("overdue_since", RecordDate::Day(item.since)),
    }
}

/// How many huddles and commitments there are, each part with its whole.
pub(super) fn counted(viewer: &Viewer<'_>, huddles: usize, promises: &Promises) -> Vec<Fact> {
    let text = |count: i64| viewer.speech().dates.number(count);
    let made = i64::from(promises.made);
    let mut facts =
        vec![fact(viewer, "fact_huddles", Value::text(text(number(huddles)))), fact(viewer, "fact_commitments", Value::text(text(made)))];
    let part = |(word, count, whole): (&str, u32, u32)| fact(viewer, word, Value::text(of(viewer, count, whole)));
    let parts = [
        ("figure_open", promises.open, promises.made),
        ("figure_overdue_of", promises.overdue, promises.open),
        ("figure_done", promises.done, promises.made),
        ("figure_dropped", promises.dropped, promises.made),
        ("state_replaced", promises.replaced, promises.made),
    ];
    facts.extend(parts.into_iter().filter(|(.., whole)| *whole > 0).map(part));
    facts
}

fn of(viewer: &Viewer<'_>, part: u32, whole: u32) -> String {
    let (part, whole) = (viewer.speech().dates.number(i64::from(part)), viewer.speech().dates.number(i64::from(whole)));
    viewer.speech().say("share_of", &[("part", Argument::Text(&part)), ("whole", Argument::Text(&whole))])
}

fn fact(viewer: &Viewer<'_>, term: &str, value: Value) -> Fact {
    Fact { term: viewer.word(term), values: vec![value], note: String::new() }
}

fn day(viewer: &Viewer<'_>, day: chrono::NaiveDate) -> String {
    viewer.speech().date(RecordDate::Day(day))
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
    let row =
        |(at, department): (usize, &Department)| row(viewer, department_link(viewer, at), department.huddles.len(), &department.promises);
    Table {
        caption: viewer.word("federation_departments_caption"),
        first: viewer.word("federation_department"),
        columns: columns(viewer),
        rows: viewer.federation.departments.iter().enumerate().map(row).collect(),
    }
}

pub(super) fn columns(viewer: &Viewer<'_>) -> Vec<String> {
    let words = ["fact_huddles", "fact_commitments", "figure_open", "figure_overdue_of", "figure_done", "figure_dropped", "state_replaced"];
    words.map(|word| viewer.word(word)).into()
}

/// Seven numbers: as many columns as there are words in [`columns`].
pub(super) fn row(viewer: &Viewer<'_>, link: Link, huddles: usize, promises: &Promises) -> Row {
    let counts = [promises.made, promises.open, promises.overdue, promises.done, promises.dropped, promises.replaced].map(i64::from);
    let cells = std::iter::once(number(huddles)).chain(counts).map(|count| viewer.speech().dates.number(count)).collect();
    Row { label: link.label, address: link.address, cells, total: false }
}

fn department(viewer: &Viewer<'_>, at: usize) -> (Heading, Content) {
    let department = &viewer.federation.departments[at];
    let items = |list: &[Huddle]| list.iter().take(SHOWN).map(|huddle| far(viewer, at, huddle, Whose::Departments)).collect::<Vec<_>>();
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
        made_up: department.about.fictional && !viewer.federation.departments.iter().all(|department| department.about.fictional),
        facts: department_facts(viewer, department),
        divisions: (!divisions.rows.is_empty()).then_some(divisions),
        upcoming: unmarked(items(&department.upcoming)),
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
    let site = Value { text: viewer.name(&about.title).to_owned(), url: Some(about.base_url.clone()), ..Value::default() };
    let mut facts = vec![
        fact(viewer, "federation_own_site", site),
        fact(viewer, "federation_as_of", Value { date_iso: about.as_of.to_string(), ..Value::text(day(viewer, about.as_of)) }),
    ];
    let license = match &about.license {
        Some(license) => Value { url: (!license.url.is_empty()).then(|| license.url.clone()), ..Value::text(license.name.clone()) },
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
        pager: pages(viewer.speech(), page_count(list.len()), page, |page| viewer.address(Key::Division(at, position, page))),
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
    let (part, whole) = (viewer.speech().dates.number(all.overdue.into()), viewer.speech().dates.number(all.open.into()));
    let content = OverduePage {
        lede: viewer.speech().say("federation_overdue_lede", &[("part", Argument::Text(&part)), ("whole", Argument::Text(&whole))]),
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
