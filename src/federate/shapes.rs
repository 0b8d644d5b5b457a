//! What each kind of page of a combined site shows, as typed data for its template.

use crate::pages::view::indexes::Index;
use crate::pages::view::plain::NotFound;
use crate::pages::view::score::Table;
use crate::pages::view::shapes::{Date, Fact, Link, ListedItem, Pager, Tag};
use serde::Serialize;

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
