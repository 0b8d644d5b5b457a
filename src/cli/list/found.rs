//! What a list holds: records, commitments and files in one state, in the order in which somebody would take them up.

use crate::publish::pipeline::Prepared;
use crate::record::model::{Commitment, Huddle, HuddleStatus, LeftOutReason, Minutes, RecordIndex, Site, SourceIndex};
use crate::record::parse::translation_of;
use crate::record::resolve::outlines::is_boundary_file;
use crate::site::plan::pictures::logo_file;
use crate::text::{SitePath, one_line};
use chrono::Days;
use clap::ValueEnum;
use serde::Serialize;

/// The states that are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum State {
    /// Commitments whose due date has passed
    Overdue,
    /// Huddles that were held and have no minutes yet
    Minutes,
    /// Minutes that are published and not approved yet
    Unapproved,
    /// Records that say `publish: false`, and their translations
    Drafts,
    /// Huddles that are still to come
    Upcoming,
    /// Minutes that were withdrawn
    Withdrawn,
    /// Files that no record uses
    Unused,
}

impl State {
    /// All of them, what is most urgent first.
    pub const ALL: [Self; 7] =
        [Self::Overdue, Self::Minutes, Self::Unapproved, Self::Drafts, Self::Upcoming, Self::Withdrawn, Self::Unused];

    /// As it is typed, and as JSON has it.
    pub fn word(self) -> &'static str {
        self.words().0
    }

    /// What stands above its list.
    pub fn heading(self) -> &'static str {
        self.words().1
    }

    /// What is said where its list is empty.
    pub fn nothing(self) -> &'static str {
        self.words().2
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Overdue => ("overdue", "Overdue commitments", "No commitment is overdue."),
            Self::Minutes => ("minutes", "Huddles without minutes", "Every huddle that was held has minutes."),
            Self::Unapproved => ("unapproved", "Minutes that are not approved yet", "All minutes are approved."),
            Self::Drafts => ("drafts", "Drafts, which are not published", "There are no drafts."),
            Self::Upcoming => ("upcoming", "Huddles that are still to come", "No huddle is announced."),
            Self::Withdrawn => ("withdrawn", "Withdrawn minutes", "No minutes were withdrawn."),
            Self::Unused => ("unused", "Files that no record uses", "Every file is used."),
        }
    }

    /// The columns of its list.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Overdue => &["due", "days", "commitment", "owner", "text"],
            Self::Minutes => &["due", "days", "file", "title"],
            Self::Unapproved | Self::Withdrawn => &["date", "file", "title"],
            Self::Drafts => &["file", "title"],
            Self::Upcoming => &["date", "status", "file", "title"],
            Self::Unused => &["size", "file"],
        }
    }

    /// Whether its list needs the record with its drafts.
    pub fn asks_for_drafts(self) -> bool {
        matches!(self, Self::Drafts | Self::Unused)
    }
}

/// One line of a list.
#[derive(Debug, Default, Serialize)]
pub struct Listed {
    /// In which state it is.
    pub state: &'static str,
    /// What it is: a huddle, an update, a division, a page, a translation, a commitment or a file.
    pub kind: &'static str,
    /// Its id; of a commitment as reports name it; empty where it has none.
    pub id: String,
    /// From the content folder.
    pub file: String,
    /// The day of a huddle or update, or when a commitment or minutes were due; `None` where there is none.
    pub date: Option<String>,
    /// How many days ago it was due; negative where it is still to be.
    pub days: Option<i64>,
    /// Of a huddle that is to come.
    pub status: &'static str,
    /// Its title, or the words of a commitment; empty where it has none.
    pub title: String,
    /// Who promised a commitment; empty for everything else.
    pub owner: String,
    /// The size of a file.
    pub bytes: Option<u64>,
}

/// The record as it would be published.
pub struct Record<'a> {
    /// Without drafts.
    pub published: &'a Prepared,
    /// With them, where that is asked for.
    pub whole: &'a Prepared,
}

impl Record<'_> {
    /// Everything in a state.
    pub fn list(&self, state: State) -> Vec<Listed> {
        let site = &self.published.site;
        let mut list = match state {
            State::Overdue => overdue(site),
            State::Minutes => without_minutes(site),
            State::Unapproved => huddles(site, |huddle| {
                huddle.minutes == Minutes::Draft && huddle.has_minutes() && !huddle.date.is_after(site.today)
            }),
            State::Withdrawn => huddles(site, |huddle| huddle.minutes == Minutes::Withdrawn),
            State::Upcoming => {
                let upcoming = &self.published.plan.upcoming;
                upcoming.iter().map(|index| of_huddle(site, site.huddle(*index))).collect()
            }
            State::Drafts => self.drafts(),
            State::Unused => unused(self.whole),
        };
        list.iter_mut().for_each(|listed| listed.state = state.word());
        list
    }

    fn drafts(&self) -> Vec<Listed> {
        let left_out = self.published.site.left_out.iter().filter(|left| left.reason == LeftOutReason::Draft);
        left_out.map(|left| of_file(&self.whole.site, &left.path)).collect()
    }
}

/// Longest ago first.
fn overdue(site: &Site) -> Vec<Listed> {
    let mut list: Vec<&Commitment> =
        site.commitments.iter().filter(|commitment| commitment.state.is_overdue()).collect();
    list.sort_by_key(|commitment| commitment.state.due);
    let one = |commitment: &Commitment| {
        let huddle = site.huddle(commitment.huddle);
        Listed {
            kind: "commitment",
            id: format!("{}/{}", huddle.id, commitment.id),
            file: path_of(site, huddle.source),
            date: commitment.state.due.map(|day| day.to_string()),
            days: commitment.state.due.map(|day| (site.today - day).num_days()),
            title: one_line(&commitment.text.original),
            owner: commitment.owner.words(site),
            ..Listed::default()
        }
    };
    list.into_iter().map(one).collect()
}

/// Those that were held, or were to be, and of which nothing can be read yet.
fn without_minutes(site: &Site) -> Vec<Listed> {
    let took_place = |huddle: &Huddle| {
        matches!(huddle.status, HuddleStatus::Held | HuddleStatus::Scheduled)
            && huddle.date.last_day() < site.today
            && huddle.minutes != Minutes::Withdrawn
            && !huddle.has_minutes()
    };
    let allowed = Days::new(u64::from(site.config.rules.minutes_due_days));
    let one = |huddle: &Huddle| {
        let due = huddle.date.last_day().checked_add_days(allowed);
        Listed {
            date: due.map(|due| due.to_string()),
            days: due.map(|due| (site.today - due).num_days()),
            ..of_huddle(site, huddle)
        }
    };
    site.huddles.iter().filter(|huddle| took_place(huddle)).map(one).collect()
}

fn huddles(site: &Site, is_it: impl Fn(&Huddle) -> bool) -> Vec<Listed> {
    site.huddles.iter().filter(|huddle| is_it(huddle)).map(|huddle| of_huddle(site, huddle)).collect()
}

fn of_huddle(site: &Site, huddle: &Huddle) -> Listed {
    Listed {
        kind: "huddle",
        id: huddle.id.clone(),
        file: path_of(site, huddle.source),
        date: Some(huddle.date.to_string()),
        status: match huddle.status {
            HuddleStatus::Scheduled => "scheduled",
            HuddleStatus::Held => "held",
            HuddleStatus::Cancelled => "cancelled",
            HuddleStatus::Postponed => "postponed",
        },
        title: one_line(&huddle.title.original),
        ..Listed::default()
    }
}

/// The record in a file.
fn of_file(site: &Site, path: &SitePath) -> Listed {
    let file = path.to_string();
    let listed = match site.lookup.record_of_file.get(path) {
        Some(RecordIndex::Huddle(index)) => of_huddle(site, site.huddle(*index)),
        Some(RecordIndex::Update(index)) => {
            let update = site.update(*index);
            let title = update.title.as_ref().map_or(String::new(), |title| one_line(&title.original));
            let (id, date) = (update.id.clone(), Some(update.date.to_string()));
            Listed { kind: "update", id, date, title, ..Listed::default() }
        }
        Some(RecordIndex::Division(index)) => {
            let division = site.division(*index);
            let title = one_line(&division.name.original);
            Listed { kind: "division", id: division.id.clone(), title, ..Listed::default() }
        }
        Some(RecordIndex::Page(index)) => {
            let page = site.page(*index);
            let title = one_line(&page.title.original);
            Listed { kind: "page", id: page.id.clone(), title, ..Listed::default() }
        }
        None if translation_of(path).is_some() => Listed { kind: "translation", ..Listed::default() },
        None => Listed { kind: "file", ..Listed::default() },
    };
    Listed { file, ..listed }
}

/// Files beside the records that no record shows or links to, drafts among them.
fn unused(whole: &Prepared) -> Vec<Listed> {
    let site = &whole.site;
    let logo = logo_file(site);
    let is_used =
        |path: &SitePath| whole.plan.is_published(path) || logo.as_ref() == Some(path) || is_boundary_file(path);
    let unused = site.media.iter().filter(|(path, _)| !is_used(path));
    let one = |(path, bytes): (&SitePath, &u64)| Listed {
        kind: "file",
        file: path.to_string(),
        bytes: Some(*bytes),
        ..Listed::default()
    };
    unused.map(one).collect()
}

fn path_of(site: &Site, source: SourceIndex) -> String {
    site.source(source).path.to_string()
}
