//! The pages that a site has, each with its key: what it is about, and in which language.

use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, OrganizationIndex, PageIndex, ReportStatus, TopicIndex,
    UpdateIndex,
};
use crate::text::SitePath;

/// How many rows a list shows on a page.
pub const ROWS: usize = 50;

/// How many commitments a list shows on a page where each of them is a line.
pub const LINES: usize = 200;

/// How many huddles a part of a book holds.
pub const CHAPTERS: usize = 100;

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The home page.
    Home,
    /// The page for addresses that lead nowhere, once for all languages.
    NotFound,
    /// The list of all divisions.
    Divisions,
    /// The list of all topics.
    Topics,
    /// The list of all organizations.
    Organizations,
    /// The huddles to come.
    Upcoming,
    /// How to find one's area.
    Find,
    /// Names that begin with one letter, and all names, where there are too many for one page.
    FindLetter(char),
    /// All names on one page.
    FindAll,
    /// What became of commitments, in figures.
    Scoreboard,
    /// How these figures are counted, and all of them.
    ScoreboardMethod,
    /// The search.
    Search,
    /// The record as data: files, and what their columns hold.
    Data,
    /// How to verify a record, where a log is kept.
    Verify,
    /// The latest changes of the log; or those of a year, and which page of them (from 1).
    Changes(Option<i32>, u32),
    /// Everything that was corrected.
    Corrections,
    /// A division.
    Division(DivisionIndex),
    /// An area.
    Area(AreaIndex),
    /// A huddle.
    Huddle(HuddleIndex),
    /// The versions of a huddle's minutes.
    Versions(HuddleIndex),
    /// What a version of a huddle's minutes says that the one before did not; from 2.
    Version(HuddleIndex, u32),
    /// A commitment.
    Commitment(CommitmentIndex),
    /// A topic.
    Topic(TopicIndex),
    /// An organization.
    Organization(OrganizationIndex),
    /// An update.
    Update(UpdateIndex),
    /// A plain page.
    Plain(PageIndex),
    /// An address that a record had before: a position in the site's former addresses.
    Former(usize),
    /// The huddles of a division in a year, whole, for paper; and which part of it (from 1).
    Book(DivisionIndex, i32, u32),
    /// How to hear of what is new.
    Follow(Followed),
    /// A list of huddles, and which page of it (from 1).
    Huddles(HuddleScope, u32),
    /// A list of commitments, and which page of it (from 1).
    Outcomes(OutcomeScope, u32),
}

/// What people follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Followed {
    /// All of the site.
    Site,
    /// A division.
    Division(DivisionIndex),
    /// An area.
    Area(AreaIndex),
    /// A topic.
    Topic(TopicIndex),
}

impl Followed {
    /// The page that it is about.
    pub fn page(self) -> Key {
        match self {
            Self::Site => Key::Home,
            Self::Division(index) => Key::Division(index),
            Self::Area(index) => Key::Area(index),
            Self::Topic(index) => Key::Topic(index),
        }
    }

    /// What is followed on a page that is about a place, a topic or what was promised there.
    pub fn on(key: Key) -> Option<Self> {
        Some(match key {
            Key::Home | Key::Outcomes(OutcomeScope::All, _) => Self::Site,
            Key::Division(index) | Key::Outcomes(OutcomeScope::Division(index), _) => Self::Division(index),
            Key::Area(index) | Key::Outcomes(OutcomeScope::Area(index), _) => Self::Area(index),
            Key::Topic(index) => Self::Topic(index),
            _ => return None,
        })
    }
}

/// Which huddles a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HuddleScope {
    /// All of the site's.
    All,
    /// Of a year.
    Year(i32),
    /// Of a division in a year.
    YearDivision(i32, DivisionIndex),
    /// Of a division.
    Division(DivisionIndex),
    /// Of an area.
    Area(AreaIndex),
    /// With a topic.
    Topic(TopicIndex),
    /// That an organization hosted or took part in.
    Organization(OrganizationIndex),
}

/// Which commitments a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutcomeScope {
    /// All of the site's.
    All,
    /// In a group of states.
    State(Outcome),
    /// Of a division's huddles.
    Division(DivisionIndex),
    /// Of a division's huddles, in a group of states.
    DivisionState(DivisionIndex, Outcome),
    /// About an area.
    Area(AreaIndex),
    /// With a topic.
    Topic(TopicIndex),
    /// By who has promised.
    Organization(OrganizationIndex),
    /// By the year in which they were made.
    Year(i32),
}

impl OutcomeScope {
    /// Whether the list shows commitments as rows, with all that a row says. The other lists are lines that lead to
    /// them, so that a commitment is not published in full once for each thing that it can be looked up by.
    pub fn has_rows(self) -> bool {
        matches!(self, Self::All | Self::State(_))
    }

    /// Whether the list has parts: what was promised lately and is open, what is older, and what is settled. A list of
    /// what is settled is one part.
    pub fn has_parts(self) -> bool {
        match self {
            Self::State(outcome) | Self::DivisionState(_, outcome) => {
                matches!(outcome, Outcome::Open | Outcome::Overdue)
            }
            _ => true,
        }
    }

    /// How many commitments a page of the list shows.
    pub fn page_length(self) -> usize {
        if self.has_rows() { ROWS } else { LINES }
    }
}

/// The groups of states that outcomes are counted in. Overdue commitments are open ones too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Not settled: open, in progress or waiting.
    Open,
    /// Open, and its date has passed.
    Overdue,
    /// Done, or confirmed by people who saw it.
    Done,
    /// Given up.
    Dropped,
    /// Another commitment took its place.
    Replaced,
}

impl Outcome {
    /// In the order in which figures and filters name them.
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

    /// Whether a commitment in this state is counted in the group.
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
    /// Which page.
    pub key: Key,
    /// Position in the site's languages.
    pub language: usize,
}

/// A page and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedPage {
    /// Which page, in which language.
    pub page: Planned,
    /// As [`super::address`] forms it.
    pub address: String,
}

impl PlacedPage {
    /// Whether the page is written to this file.
    pub fn is_in(&self, file: &SitePath) -> bool {
        let folder =
            file.as_str().strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        self.address == folder.unwrap_or(file.as_str())
    }
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
