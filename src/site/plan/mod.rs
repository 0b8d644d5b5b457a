//! The inventory of every address of the site: formed here, once, for pages and files alike. Whoever links asks here,
//! so that no link inside the site can be dead; two things that want one address are told here.

pub mod collisions;
pub mod data;
pub mod directory;
mod links;
mod lists;
pub mod partitions;
pub mod pictures;
mod portable;
pub mod previews;
pub mod streets;
pub mod subscriptions;

use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, OrganizationIndex, PageIndex, ReportStatus, Site, TopicIndex, UpdateIndex,
};
use crate::record::parse::FileFacts;
use crate::site::tally::Tallies;
use crate::text::SitePath;
use chrono::Datelike;
use directory::{Directory, NO_LETTER};
pub use links::{Linked, PartsOfSources, key_of, linked, linked_file, part_of, part_of_file, parts_of, published_sources};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How many rows a list shows on a page.
pub const ROWS: usize = 50;

/// How many commitments a list shows on a page where each of them is a line.
pub const LINES: usize = 200;

/// How many huddles a part of a book holds.
pub const CHAPTERS: usize = 100;

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Home,
    NotFound,
    Divisions,
    Topics,
    Organizations,
    Upcoming,
    /// How to find one's area.
    Find,
    /// Names that begin with one letter, and all names, where there are too many for one page.
    FindLetter(char),
    FindAll,
    Scoreboard,
    Search,
    /// The record as data: files, and what their columns hold.
    Data,
    Division(DivisionIndex),
    Area(AreaIndex),
    Huddle(HuddleIndex),
    Commitment(CommitmentIndex),
    Topic(TopicIndex),
    Organization(OrganizationIndex),
    Update(UpdateIndex),
    Plain(PageIndex),
    /// The huddles of a division in a year, whole, for paper; and which part of it (from 1).
    Book(DivisionIndex, i32, u32),
    /// A list of huddles, and which page of it (from 1).
    Huddles(HuddleScope, u32),
    /// A list of commitments, and which page of it (from 1).
    Outcomes(OutcomeScope, u32),
}

/// Which huddles a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HuddleScope {
    All,
    Year(i32),
    Division(DivisionIndex),
    Area(AreaIndex),
    Topic(TopicIndex),
    Organization(OrganizationIndex),
}

/// Which commitments a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutcomeScope {
    All,
    State(Outcome),
    Division(DivisionIndex),
    Area(AreaIndex),
    Topic(TopicIndex),
    /// By who has promised.
    Organization(OrganizationIndex),
    /// By the year in which they were made.
    Year(i32),
}

impl OutcomeScope {
    /// Whether the list shows commitments as rows, with all that a row says. The other lists are lines that lead to them, so
    /// that a commitment is not published in full once for each thing that it can be looked up by.
    pub fn has_rows(self) -> bool {
        matches!(self, Self::All | Self::State(_))
    }

    /// How many commitments a page of the list shows.
    pub fn page_length(self) -> usize {
        if self.has_rows() { ROWS } else { LINES }
    }
}

/// The groups of states that outcomes are counted in. Overdue commitments are open ones too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    Open,
    Overdue,
    Done,
    Dropped,
    Replaced,
}

impl Outcome {
    pub const ALL: [Outcome; 5] = [Self::Open, Self::Overdue, Self::Done, Self::Dropped, Self::Replaced];

    /// Its part of the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
            Self::Replaced => "replaced",
        }
    }

    pub fn holds(self, state: crate::record::model::State) -> bool {
        match self {
            Self::Overdue => state.is_overdue(),
            Self::Open => !state.status.is_settled(),
            Self::Done => state.status.is_kept(),
            Self::Dropped => state.status == ReportStatus::Dropped,
            Self::Replaced => state.status == ReportStatus::Replaced,
        }
    }
}

/// A page in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Planned {
    pub key: Key,
    /// Position in the site's languages.
    pub language: usize,
}

/// A page and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedPage {
    pub page: Planned,
    /// As [`address`] forms it.
    pub address: String,
}

impl PlacedPage {
    /// Whether the page is written to this file.
    pub fn is_in(&self, file: &SitePath) -> bool {
        let folder = file.as_str().strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        self.address == folder.unwrap_or(file.as_str())
    }
}

/// Every address of a site.
#[derive(Debug)]
pub struct Plan {
    /// Those of the first language first; the page for addresses that lead nowhere is the last.
    pub pages: Vec<PlacedPage>,
    /// Files of the content folder that are published at their own address: what pages link to, and drawings.
    pub media: BTreeSet<SitePath>,
    /// Photos that pages show in their text, published in the sizes of [`pictures::shown`].
    pub shown: BTreeSet<SitePath>,
    /// Members of every list, in the order that it shows them.
    pub huddle_lists: HashMap<HuddleScope, Vec<HuddleIndex>>,
    pub outcome_lists: HashMap<OutcomeScope, Vec<CommitmentIndex>>,
    /// Huddles of each book, in the order of their dates.
    pub books: BTreeMap<(DivisionIndex, i32), Vec<HuddleIndex>>,
    /// Huddles to come, soonest first.
    pub upcoming: Vec<HuddleIndex>,
    /// Years with a huddle, newest first, with how many.
    pub years: Vec<(i32, usize)>,
    /// Where each neighborhood and street is.
    pub directory: Directory,
    /// What became of promises, in numbers.
    pub tallies: Tallies,
    /// What links with a fragment may lead to.
    pub parts: PartsOfSources,
}

/// The file that a reader's position is compared with.
pub const OUTLINES: &str = "find/outlines.json";

/// The file that the script of the outcomes finds its way with.
pub const OUTCOMES_INDEX: &str = "outcomes/index.json";

/// The address of a page: relative to the site's root, a folder with a slash at its end, or a file.
pub fn address(site: &Site, planned: Planned) -> String {
    let prefix = if planned.language == 0 { "" } else { &site.config.languages[planned.language] };
    let division = |index: DivisionIndex| site.division(index).id.as_str();
    let area = |index: AreaIndex| (division(site.area(index).division), site.area(index).id.as_str());
    match planned.key {
        Key::NotFound => "404.html".into(),
        Key::Home => folder(&[prefix]),
        Key::Divisions => folder(&[prefix, "divisions"]),
        Key::Topics => folder(&[prefix, "topics"]),
        Key::Organizations => folder(&[prefix, "organizations"]),
        Key::Upcoming => folder(&[prefix, "upcoming"]),
        Key::Find => folder(&[prefix, "find"]),
        Key::FindLetter(NO_LETTER) => folder(&[prefix, "find", "other"]),
        Key::FindLetter(letter) => folder(&[prefix, "find", letter.encode_utf8(&mut [0; 4])]),
        Key::FindAll => folder(&[prefix, "find", "all"]),
        Key::Scoreboard => folder(&[prefix, "scoreboard"]),
        Key::Search => folder(&[prefix, "search"]),
        Key::Data => folder(&[prefix, data::FOLDER]),
        Key::Division(index) => folder(&[prefix, "divisions", division(index)]),
        Key::Area(index) => folder(&[prefix, "divisions", area(index).0, area(index).1]),
        Key::Huddle(index) => folder(&[prefix, "huddles", &site.huddle(index).id]),
        Key::Commitment(index) => {
            let commitment = site.commitment(index);
            folder(&[prefix, "commitments", &site.huddle(commitment.huddle).id, &commitment.id])
        }
        Key::Topic(index) => folder(&[prefix, "topics", &site.topic(index).id]),
        Key::Organization(index) => folder(&[prefix, "organizations", &site.organization(index).id]),
        Key::Update(index) => folder(&[prefix, "updates", &site.update(index).id]),
        Key::Plain(index) => folder(&[prefix, &site.page(index).id]),
        // Not below the division, where an area's id could be in the way.
        Key::Book(index, year, part) => {
            let part = if part <= 1 { String::new() } else { part.to_string() };
            folder(&[prefix, "books", division(index), &format!("{year:04}"), &part])
        }
        Key::Huddles(scope, page) => match scope {
            HuddleScope::All => paged(&[prefix, "huddles"], page),
            HuddleScope::Year(year) => paged(&[prefix, "huddles", &format!("{year:04}")], page),
            HuddleScope::Division(index) => paged(&[prefix, "divisions", division(index), "huddles"], page),
            HuddleScope::Area(index) => paged(&[prefix, "divisions", area(index).0, area(index).1, "huddles"], page),
            HuddleScope::Topic(index) => paged(&[prefix, "topics", &site.topic(index).id, "huddles"], page),
            HuddleScope::Organization(index) => paged(&[prefix, "organizations", &site.organization(index).id, "huddles"], page),
        },
        Key::Outcomes(scope, page) => match scope {
            OutcomeScope::All => paged(&[prefix, "outcomes"], page),
            OutcomeScope::State(outcome) => paged(&[prefix, "outcomes", outcome.word()], page),
            OutcomeScope::Division(index) => paged(&[prefix, "outcomes", division(index)], page),
            OutcomeScope::Area(index) => paged(&[prefix, "outcomes", area(index).0, area(index).1], page),
            OutcomeScope::Topic(index) => paged(&[prefix, "outcomes", "topics", &site.topic(index).id], page),
            OutcomeScope::Organization(index) => paged(&[prefix, "outcomes", "owners", &site.organization(index).id], page),
            OutcomeScope::Year(year) => paged(&[prefix, "outcomes", &format!("{year:04}")], page),
        },
    }
}

/// A file beside the page that it is about: what people subscribe to, or the page's record for programs.
pub fn beside(site: &Site, planned: Planned, file: &str) -> String {
    format!("{}{file}", address(site, planned))
}

/// The parts with a slash after each; empty parts left out.
pub fn folder(parts: &[&str]) -> String {
    let mut address = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts.iter().filter(|part| !part.is_empty()) {
        address.push_str(part);
        address.push('/');
    }
    address
}

/// The address of a page of a list (from 1): the list's own for the first.
pub fn paged(parts: &[&str], page: u32) -> String {
    let base = folder(parts);
    if page <= 1 { base } else { format!("{base}page/{page}/") }
}

/// The file that an address is written to.
pub fn file_of(address: &str) -> SitePath {
    let path = if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() };
    SitePath::new(&path).expect("addresses are made of checked parts")
}

/// How many pages a list of `length` rows has; an empty list has one.
pub fn page_count(length: usize) -> u32 {
    page_count_of(length, ROWS)
}

/// How many pages of at most `each` a list of `length` has; an empty list has one.
pub fn page_count_of(length: usize, each: usize) -> u32 {
    u32::try_from(length.div_ceil(each).max(1)).expect("a list has fewer than four thousand million pages")
}

/// How many parts a book has.
pub fn parts(chapters: &[HuddleIndex]) -> u32 {
    u32::try_from(chapters.len().div_ceil(CHAPTERS).max(1)).expect("a book has fewer than four thousand million parts")
}

impl Plan {
    /// Plans the site.
    pub fn new(site: &Site, facts: &[Arc<FileFacts>]) -> Self {
        let mut plan = Self {
            pages: Vec::new(),
            media: BTreeSet::new(),
            shown: BTreeSet::new(),
            huddle_lists: lists::huddle_lists(site),
            outcome_lists: lists::outcome_lists(site),
            books: lists::books(site),
            upcoming: lists::upcoming(site),
            years: Vec::new(),
            directory: Directory::new(site),
            tallies: Tallies::new(site),
            parts: PartsOfSources::new(),
        };
        links::media(site, facts, &mut plan);
        let mut years: BTreeMap<i32, usize> = BTreeMap::new();
        for huddle in &site.huddles {
            *years.entry(huddle.date.year()).or_default() += 1;
        }
        plan.years = years.into_iter().rev().collect();
        let keys = plan.keys(site);
        let languages = 0..site.config.languages.len();
        let pages = languages.flat_map(|language| keys.iter().map(move |&key| Planned { key, language }));
        let pages = pages.chain([Planned { key: Key::NotFound, language: 0 }]);
        plan.pages = pages.map(|page| PlacedPage { page, address: address(site, page) }).collect();
        plan
    }

    /// Every page of one language.
    fn keys(&self, site: &Site) -> Vec<Key> {
        let mut keys = vec![
            Key::Home,
            Key::Divisions,
            Key::Topics,
            Key::Organizations,
            Key::Upcoming,
            Key::Find,
            Key::Scoreboard,
            Key::Search,
            Key::Data,
        ];
        if self.directory.is_by_letter() {
            keys.push(Key::FindAll);
            keys.extend(self.directory.letters().into_iter().map(|(letter, _)| Key::FindLetter(letter)));
        }
        keys.extend((0..site.divisions.len()).map(|at| Key::Division(DivisionIndex::at(at))));
        keys.extend((0..site.areas.len()).map(|at| Key::Area(AreaIndex::at(at))));
        keys.extend((0..site.topics.len()).map(|at| Key::Topic(TopicIndex::at(at))));
        keys.extend((0..site.organizations.len()).map(|at| Key::Organization(OrganizationIndex::at(at))));
        keys.extend((0..site.pages.len()).map(|at| Key::Plain(PageIndex::at(at))));
        keys.extend((0..site.updates.len()).map(|at| Key::Update(UpdateIndex::at(at))));
        for (&(division, year), list) in &self.books {
            keys.extend((1..=parts(list)).map(|part| Key::Book(division, year, part)));
        }
        for (scope, list) in self.huddle_scopes(site) {
            keys.extend((1..=page_count(list)).map(|page| Key::Huddles(scope, page)));
        }
        for (scope, list) in self.outcome_scopes(site) {
            keys.extend((1..=page_count_of(list, scope.page_length())).map(|page| Key::Outcomes(scope, page)));
        }
        keys.extend((0..site.huddles.len()).map(|at| Key::Huddle(HuddleIndex::at(at))));
        keys.extend((0..site.commitments.len()).map(|at| Key::Commitment(CommitmentIndex::at(at))));
        keys
    }

    /// Lists of huddles that have pages, in a fixed order, with their length.
    fn huddle_scopes(&self, site: &Site) -> Vec<(HuddleScope, usize)> {
        let mut scopes = vec![HuddleScope::All];
        scopes.extend(self.years.iter().map(|(year, _)| HuddleScope::Year(*year)));
        scopes.extend((0..site.divisions.len()).map(|at| HuddleScope::Division(DivisionIndex::at(at))));
        scopes.extend((0..site.areas.len()).map(|at| HuddleScope::Area(AreaIndex::at(at))));
        scopes.extend((0..site.topics.len()).map(|at| HuddleScope::Topic(TopicIndex::at(at))));
        scopes.extend((0..site.organizations.len()).map(|at| HuddleScope::Organization(OrganizationIndex::at(at))));
        scopes
            .into_iter()
            .map(|scope| (scope, self.huddles(scope).len()))
            .filter(|(scope, length)| {
                Self::has_pages(matches!(scope, HuddleScope::All | HuddleScope::Year(_) | HuddleScope::Division(_)), *length)
            })
            .collect()
    }

    /// Lists of commitments, in a fixed order, with their length; those of places last, so that a place whose name
    /// takes another list's address is the one that is told. A topic, an owner or a year without any has none.
    fn outcome_scopes(&self, site: &Site) -> Vec<(OutcomeScope, usize)> {
        let mut scopes = vec![OutcomeScope::All];
        scopes.extend(Outcome::ALL.map(OutcomeScope::State));
        scopes.extend(self.years.iter().map(|(year, _)| OutcomeScope::Year(*year)));
        scopes.extend((0..site.topics.len()).map(|at| OutcomeScope::Topic(TopicIndex::at(at))));
        scopes.extend((0..site.organizations.len()).map(|at| OutcomeScope::Organization(OrganizationIndex::at(at))));
        scopes.extend((0..site.divisions.len()).map(|at| OutcomeScope::Division(DivisionIndex::at(at))));
        scopes.extend((0..site.areas.len()).map(|at| OutcomeScope::Area(AreaIndex::at(at))));
        let always = |scope: &OutcomeScope| {
            matches!(scope, OutcomeScope::All | OutcomeScope::State(_) | OutcomeScope::Division(_) | OutcomeScope::Area(_))
        };
        scopes.into_iter().map(|scope| (scope, self.outcomes(scope).len())).filter(|(scope, length)| always(scope) || *length > 0).collect()
    }

    /// Lists of huddles of a topic, an organization or an area have pages of their own only where its page cannot show
    /// them all.
    fn has_pages(always: bool, length: usize) -> bool {
        always || length > ROWS
    }

    /// Years with a huddle or an update, newest first.
    pub fn record_years(&self, site: &Site) -> Vec<i32> {
        let huddles = self.years.iter().map(|(year, _)| *year);
        let all: BTreeSet<i32> = huddles.chain(site.updates.iter().map(|update| update.date.year())).collect();
        all.into_iter().rev().collect()
    }

    /// Whether a file of the content folder is on the site, in whatever form.
    pub fn is_published(&self, file: &SitePath) -> bool {
        self.media.contains(file) || self.shown.contains(file)
    }

    pub fn huddles(&self, scope: HuddleScope) -> &[HuddleIndex] {
        self.huddle_lists.get(&scope).map_or(&[], Vec::as_slice)
    }

    pub fn outcomes(&self, scope: OutcomeScope) -> &[CommitmentIndex] {
        self.outcome_lists.get(&scope).map_or(&[], Vec::as_slice)
    }
}
