//! What each kind of page shows, as typed data for its template. One file per kind of page.
//! To add a page: a key and its address in `plan`, a file here, a template in the theme.

pub mod body;
pub mod book;
pub mod charts;
pub mod cite;
pub mod commitment;
pub mod commitments;
pub mod find;
pub mod frame;
pub mod home;
pub mod huddle;
pub mod indexes;
pub mod linked;
pub mod lists;
pub mod map;
pub mod open_data;
pub mod outcomes;
pub mod pictures;
pub mod places;
pub mod plain;
pub mod preview;
pub mod score;
pub mod scoreboard;
pub mod search;
pub mod shapes;
pub mod spoken;
pub mod succession;
pub mod viewer;

use crate::site::plan::{Key, Planned};
use serde::Serialize;
use shapes::Common;
pub use viewer::Viewer;

/// A page's data beyond what every page has.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Content {
    Home(home::Home),
    Divisions(places::Divisions),
    Division(places::DivisionPage),
    Area(places::AreaPage),
    Huddles(lists::Huddles),
    Outcomes(Box<outcomes::Outcomes>),
    Huddle(Box<huddle::HuddlePage>),
    Book(Box<book::Book>),
    Commitment(Box<commitment::CommitmentPage>),
    Index(indexes::Index),
    Collection(indexes::Collection),
    Upcoming(lists::Upcoming),
    Find(find::Find),
    FindList(find::FindList),
    Scoreboard(Box<scoreboard::Scoreboard>),
    Update(plain::UpdatePage),
    Plain(plain::PlainPage),
    Search(Box<search::SearchPage>),
    Data(Box<open_data::OpenData>),
    NotFound(plain::NotFound),
}

/// A page, ready for its template.
pub struct View {
    /// The template's file name.
    pub template: &'static str,
    pub common: Common,
    pub content: Content,
}

/// What a page says of itself, before the frame is put around it.
pub struct Heading {
    /// The template's file name without `.html`.
    pub kind: &'static str,
    pub title: String,
    pub description: String,
    pub breadcrumb: Vec<shapes::Link>,
    /// The language of the record that the page shows, where it is shown untranslated.
    pub untranslated: Option<crate::record::model::Language>,
}

/// The data of one page.
pub fn view(viewer: &Viewer<'_>, planned: Planned) -> View {
    let (heading, content) = match planned.key {
        Key::Home => home::view(viewer),
        Key::NotFound => plain::not_found(viewer),
        Key::Divisions => places::divisions(viewer),
        Key::Division(index) => places::division(viewer, index),
        Key::Area(index) => places::area(viewer, index),
        Key::Huddle(index) => huddle::view(viewer, index),
        Key::Book(division, year, part) => book::view(viewer, division, year, part),
        Key::Commitment(index) => commitment::view(viewer, index),
        Key::Topics => indexes::topics(viewer),
        Key::Topic(index) => indexes::topic(viewer, index),
        Key::Organizations => indexes::organizations(viewer),
        Key::Organization(index) => indexes::organization(viewer, index),
        Key::Upcoming => lists::upcoming(viewer),
        Key::Find => find::view(viewer),
        Key::FindLetter(letter) => find::letter(viewer, letter),
        Key::FindAll => find::whole(viewer),
        Key::Scoreboard => scoreboard::view(viewer),
        Key::Search => search::view(viewer),
        Key::Data => open_data::view(viewer),
        Key::Update(index) => plain::update(viewer, index),
        Key::Plain(index) => plain::page(viewer, index),
        Key::Huddles(scope, page) => lists::huddles(viewer, scope, page),
        Key::Outcomes(scope, page) => outcomes::outcomes(viewer, scope, page),
    };
    let template = template_of(heading.kind);
    View { template, common: frame::around(viewer, planned, heading), content }
}

fn template_of(kind: &'static str) -> &'static str {
    TEMPLATES.iter().find(|(name, _)| *name == kind).map_or("page.html", |(_, file)| file)
}

/// Kinds of pages and the files of their templates; a theme has all of them.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("home", "home.html"),
    ("divisions", "divisions.html"),
    ("division", "division.html"),
    ("area", "area.html"),
    ("huddles", "huddles.html"),
    ("huddle", "huddle.html"),
    ("book", "book.html"),
    ("outcomes", "outcomes.html"),
    ("commitment", "commitment.html"),
    ("topics", "topics.html"),
    ("topic", "topic.html"),
    ("organizations", "organizations.html"),
    ("organization", "organization.html"),
    ("upcoming", "upcoming.html"),
    ("find", "find.html"),
    ("find_list", "find_list.html"),
    ("scoreboard", "scoreboard.html"),
    ("search", "search.html"),
    ("data", "data.html"),
    ("update", "update.html"),
    ("page", "page.html"),
    ("not_found", "not_found.html"),
];
