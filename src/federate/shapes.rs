//! What each kind of page of a combined site shows, as typed data for its template.

use crate::pages::view::indexes::Index;
use crate::pages::view::plain::NotFound;
use crate::pages::view::score::Table;
use crate::pages::view::search::SearchPage;
use crate::pages::view::shapes::{Date, Fact, Link, ListedItem, Pager, Tag};
use serde::Serialize;

/// What a page shows, by its kind; a template reads the fields of its kind.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Content {
    /// The home page.
    Home(Home),
    /// A department.
    Department(DepartmentPage),
    /// A page of a division's huddles.
    Division(DivisionPage),
    /// A topic.
    Topic(TopicPage),
    /// The list of all topics.
    Topics(Index),
    /// Overdue commitments of all departments.
    Overdue(OverduePage),
    /// The search.
    Search(SearchPage),
    /// The page for addresses that lead nowhere.
    NotFound(NotFound),
}

/// A huddle on its department's site.
#[derive(Serialize)]
pub struct FarHuddle {
    /// Empty where its address could not be trusted.
    pub url: String,
    /// As its department has it, at most 240 characters.
    pub title: String,
    /// The BCP 47 tag of the title; empty where it is the page's language.
    pub lang: String,
    /// The day or the month, in the page's language.
    pub date: Date,
    /// Whose it is, as far as the page does not say so.
    pub places: Vec<Link>,
    /// What became of it; `None` where it was held, and in lists of what is to come.
    pub tag: Option<Tag>,
}

/// An overdue commitment on its department's site.
#[derive(Serialize)]
pub struct FarPromise {
    /// Its page on the department's site; empty where its address could not be trusted.
    pub url: String,
    /// What was promised, at most 240 characters.
    pub text: String,
    /// The BCP 47 tag of the text; empty where it is the page's language.
    pub lang: String,
    /// Whose it is, as far as the page does not say so.
    pub places: Vec<Link>,
    /// Always that it is overdue.
    pub tag: Tag,
    /// The day by which it was due, as a sentence; empty where there is none.
    pub due: String,
    /// Since when it is overdue, as a sentence.
    pub lateness: String,
}

/// The home page: all departments, and what is new and to come.
#[derive(Serialize)]
pub struct Home {
    /// How many departments there are, as a sentence.
    pub lede: String,
    /// The day or days of the counts, and the sums of all departments.
    pub facts: Vec<Fact>,
    /// Leads to the overdue commitments.
    pub overdue: Link,
    /// A row for each department, in alphabetical order.
    pub departments: Table,
    /// The next huddles of all departments, soonest first.
    pub upcoming: Vec<FarHuddle>,
    /// The last huddles of all departments, newest first.
    pub latest: Vec<FarHuddle>,
    /// The first topics, in the order of the page of all topics.
    pub topics: Vec<ListedItem>,
    /// Leads to the page of all topics; `None` where all of them are here.
    pub all_topics: Option<Link>,
}

/// A department: its own site, and counts, divisions and lists of its record.
#[derive(Serialize)]
pub struct DepartmentPage {
    /// Whether this department's record is fictional while others' are not.
    pub made_up: bool,
    /// Its site, the day of its counts, its license, and its counts.
    pub facts: Vec<Fact>,
    /// A row for each division; `None` where it has none.
    pub divisions: Option<Table>,
    /// Its next huddles, soonest first.
    pub upcoming: Vec<FarHuddle>,
    /// Its last huddles, newest first.
    pub latest: Vec<FarHuddle>,
    /// Its longest overdue commitments.
    pub overdue: Vec<FarPromise>,
    /// How many of them are named; empty where all are.
    pub overdue_note: String,
}

/// A division of a department: a part of its huddles.
#[derive(Serialize)]
pub struct DivisionPage {
    /// Its page on the department's site, and its counts; on its first page only.
    pub facts: Vec<Fact>,
    /// The huddles of this page, newest first.
    pub huddles: Vec<FarHuddle>,
    /// Leads to the other pages of its huddles; `None` where there is one page.
    pub pager: Option<Pager>,
}

/// A topic: what each department has with it.
#[derive(Serialize)]
pub struct TopicPage {
    /// How many departments have it, as a sentence.
    pub lede: String,
    /// The sums of all departments.
    pub facts: Vec<Fact>,
    /// A row for each department that has it.
    pub departments: Table,
    /// Leads to the topic's page on each department's site.
    pub own: Vec<Fact>,
    /// The newest huddles with the topic, of all departments.
    pub huddles: Vec<FarHuddle>,
    /// How many of them are named; empty where all are.
    pub huddles_note: String,
}

/// Overdue commitments of all departments, the longest overdue of each.
#[derive(Serialize)]
pub struct OverduePage {
    /// How many of the open commitments are overdue, as a sentence.
    pub lede: String,
    /// A row for each department, in alphabetical order.
    pub departments: Table,
    /// Departments with something overdue, in alphabetical order.
    pub groups: Vec<OverdueGroup>,
}

/// The overdue commitments of a department.
#[derive(Serialize)]
pub struct OverdueGroup {
    /// Leads to the department's page.
    pub department: Link,
    /// How many of them are named; empty where all are.
    pub note: String,
    /// The longest overdue first.
    pub items: Vec<FarPromise>,
}
