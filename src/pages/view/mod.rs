//! What each kind of page shows, as typed data for its template. One file per kind of page.
//! To add a page: a key and its address in `plan`, a file here, a template in the theme.

pub mod area;
pub mod board;
pub mod body;
pub mod book;
pub mod cards;
pub mod changes;
pub mod charts;
pub mod cite;
pub mod commitment;
pub mod commitments;
pub mod corrections;
pub mod every_page;
pub mod find;
pub mod follow;
pub mod frame;
pub mod heading;
pub mod home;
pub mod huddle;
pub mod indexes;
pub mod linked;
pub mod lists;
pub mod map;
pub mod moved;
pub mod names;
pub mod open_data;
pub mod outcomes;
pub mod parts;
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
pub mod verify;
pub mod versions;
pub mod viewer;

use crate::site::plan::{Key, Planned};
use every_page::Common;
use serde::Serialize;

pub use heading::Heading;
pub use viewer::Viewer;

/// A page's data beyond what every page has.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Content {
    /// The home page.
    Home(home::Home),
    /// The list of divisions.
    Divisions(places::Divisions),
    /// A division.
    Division(Box<places::DivisionPage>),
    /// An area.
    Area(Box<area::AreaPage>),
    /// A page of a list of huddles.
    Huddles(lists::Huddles),
    /// A page of a list of commitments.
    Outcomes(Box<outcomes::Outcomes>),
    /// A huddle.
    Huddle(Box<parts::whole_huddle::HuddlePage>),
    /// The versions of a huddle's minutes.
    Versions(versions::VersionsPage),
    /// A version of a huddle's minutes.
    Version(Box<versions::VersionPage>),
    /// A part of a book.
    Book(Box<book::Book>),
    /// A commitment.
    Commitment(Box<commitment::CommitmentPage>),
    /// The list of topics or of organizations.
    Index(indexes::Index),
    /// A topic or an organization.
    Collection(Box<indexes::Collection>),
    /// The huddles to come.
    Upcoming(lists::Upcoming),
    /// The page that finds an area.
    Find(find::Find),
    /// Names that begin with one letter, or all of them.
    FindList(find::FindList),
    /// What became of commitments, in figures.
    Scoreboard(Box<scoreboard::Scoreboard>),
    /// How these figures are counted, and all of them.
    ScoreboardMethod(Box<scoreboard::Method>),
    /// An update.
    Update(plain::UpdatePage),
    /// A plain page.
    Plain(plain::PlainPage),
    /// An address that leads to another.
    Moved(moved::Moved),
    /// The search.
    Search(Box<search::SearchPage>),
    /// The record as data.
    Data(Box<open_data::OpenData>),
    /// How to verify a record.
    Verify(verify::VerifyPage),
    /// What changed.
    Changes(changes::ChangesPage),
    /// Everything that was corrected.
    Corrections(corrections::CorrectionsPage),
    /// How to hear of what is new.
    Follow(follow::FollowPage),
    /// The page for addresses that lead nowhere.
    NotFound(plain::NotFound),
}

/// A page, ready for its template.
pub struct View {
    /// The template's file name.
    pub template: &'static str,
    /// What is around the page and in its head.
    pub common: Common,
    /// What this page alone shows.
    pub content: Content,
}

/// The data of one page.
pub fn view(viewer: &Viewer<'_>, planned: Planned) -> View {
    let (heading, content) = match planned.key {
        Key::Home => shown(home::view(viewer), Content::Home),
        Key::NotFound => shown(plain::not_found(viewer), Content::NotFound),
        Key::Divisions => shown(places::divisions(viewer), Content::Divisions),
        Key::Division(index) => shown(places::division(viewer, index), |page| Content::Division(Box::new(page))),
        Key::Area(index) => shown(area::view(viewer, index), |page| Content::Area(Box::new(page))),
        Key::Huddle(index) => shown(huddle::view(viewer, index), |page| Content::Huddle(Box::new(page))),
        Key::Versions(index) => shown(versions::list(viewer, index), Content::Versions),
        Key::Version(index, number) => {
            shown(versions::one(viewer, index, number), |page| Content::Version(Box::new(page)))
        }
        Key::Book(division, year, part) => {
            shown(book::view(viewer, division, year, part), |page| Content::Book(Box::new(page)))
        }
        Key::Commitment(index) => shown(commitment::view(viewer, index), |page| Content::Commitment(Box::new(page))),
        Key::Topics => shown(indexes::topics(viewer), Content::Index),
        Key::Topic(index) => shown(indexes::topic(viewer, index), |page| Content::Collection(Box::new(page))),
        Key::Organizations => shown(indexes::organizations(viewer), Content::Index),
        Key::Organization(index) => {
            shown(indexes::organization(viewer, index), |page| Content::Collection(Box::new(page)))
        }
        Key::Upcoming => shown(lists::upcoming(viewer), Content::Upcoming),
        Key::Find => shown(find::view(viewer), Content::Find),
        Key::FindLetter(letter) => shown(find::letter(viewer, letter), Content::FindList),
        Key::FindAll => shown(find::whole(viewer), Content::FindList),
        Key::Scoreboard => shown(scoreboard::view(viewer), |page| Content::Scoreboard(Box::new(page))),
        Key::ScoreboardMethod => shown(scoreboard::method(viewer), |page| Content::ScoreboardMethod(Box::new(page))),
        Key::Search => shown(search::view(viewer), |page| Content::Search(Box::new(page))),
        Key::Verify => shown(verify::view(viewer), Content::Verify),
        Key::Data => shown(open_data::view(viewer), |page| Content::Data(Box::new(page))),
        Key::Changes(year, page) => shown(changes::view(viewer, year, page), Content::Changes),
        Key::Corrections => shown(corrections::view(viewer), Content::Corrections),
        Key::Follow(followed) => shown(follow::view(viewer, followed), Content::Follow),
        Key::Update(index) => shown(plain::update(viewer, index), Content::Update),
        Key::Plain(index) => shown(plain::page(viewer, index), Content::Plain),
        Key::Former(at) => shown(moved::view(viewer, at), Content::Moved),
        Key::Huddles(scope, page) => shown(lists::huddles(viewer, scope, page), Content::Huddles),
        Key::Outcomes(scope, page) => {
            shown(outcomes::outcomes(viewer, scope, page), |page| Content::Outcomes(Box::new(page)))
        }
    };
    let template = template_of(heading.kind);
    View { template, common: frame::around(viewer, planned, heading), content }
}

/// A page's heading, and its data as those of its kind.
fn shown<T>((heading, data): (Heading, T), content: impl FnOnce(T) -> Content) -> (Heading, Content) {
    (heading, content(data))
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
    ("moved", "moved.html"),
    ("huddle", "huddle.html"),
    ("versions", "versions.html"),
    ("version", "version.html"),
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
    ("scoreboard_method", "scoreboard_method.html"),
    ("search", "search.html"),
    ("verify", "verify.html"),
    ("data", "data.html"),
    ("changes", "changes.html"),
    ("corrections", "corrections.html"),
    ("follow", "follow.html"),
    ("update", "update.html"),
    ("page", "page.html"),
    ("not_found", "not_found.html"),
];
