//! A commitment and its story: what was promised, what was said of it since, and what follows from that.
//! Its state is always worked out from reports and dates, never typed.

use super::{AreaIndex, HuddleIndex, OrganizationIndex, RecordDate, Site, Text, TopicIndex, UpdateIndex};
use crate::text::SitePath;
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Unique in its huddle.
    pub id: String,
    pub huddle: HuddleIndex,
    pub text: Text,
    pub areas: Vec<AreaIndex>,
    pub owner: Owner,
    pub due: Option<Due>,
    pub topics: Vec<TopicIndex>,
    /// In the order of their dates.
    pub reports: Vec<Report>,
    /// Everything that happened, oldest first; made from reports and dates.
    pub story: Vec<Event>,
    pub state: State,
}

/// Who promised: an organization, a role, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    pub organization: Option<OrganizationIndex>,
    pub role: String,
}

/// By when: a date, or words of which no date can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    Date(NaiveDate),
    Words(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportStatus {
    Open,
    InProgress,
    /// On someone named in the note.
    Waiting,
    /// The owner says so.
    Done,
    /// A later huddle agrees.
    Confirmed,
    Dropped,
    Replaced,
}

impl ReportStatus {
    /// The words of the record format, with what they stand for.
    pub const WORDS: [(&'static str, ReportStatus); 7] = [
        ("open", Self::Open),
        ("in-progress", Self::InProgress),
        ("waiting", Self::Waiting),
        ("done", Self::Done),
        ("confirmed", Self::Confirmed),
        ("dropped", Self::Dropped),
        ("replaced", Self::Replaced),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }

    /// Whether nothing more is expected to happen.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Confirmed | Self::Dropped | Self::Replaced)
    }

    /// Whether the promise was kept.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Done | Self::Confirmed)
    }
}

/// Where a report was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportSource {
    Huddle(HuddleIndex),
    Update(UpdateIndex),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day that it tells of: its own, else the day on which it was given.
    pub date: RecordDate,
    /// The day on which it was given: that of the huddle or update.
    pub given: RecordDate,
    pub source: ReportSource,
    pub status: ReportStatus,
    pub note: Option<Text>,
    pub evidence: Vec<Evidence>,
    /// A new date that was promised.
    pub due: Option<NaiveDate>,
    pub successor: Option<super::CommitmentIndex>,
}

/// What shows that a report is true: a file of the site, or an address elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    File(SitePath),
    Url(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub date: RecordDate,
    pub kind: EventKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    Made,
    /// Which of the commitment's reports.
    Reported(usize),
    DueMoved {
        from: Option<Due>,
        to: NaiveDate,
    },
    /// The next huddle of its area came and nobody spoke of it.
    NotMentioned(HuddleIndex),
    /// The day after it was due.
    Overdue(NaiveDate),
}

/// Where a commitment stands on the day of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub status: ReportStatus,
    /// The day after it was due, where it is due on a date, that day has passed, and it is not settled.
    pub overdue_since: Option<NaiveDate>,
    /// The day on which anyone last said anything of it.
    pub last_report: Option<RecordDate>,
    /// The due date that holds now, where it is a date.
    pub due: Option<NaiveDate>,
}

impl State {
    pub fn is_overdue(self) -> bool {
        self.overdue_since.is_some()
    }
}

impl Commitment {
    pub fn made_on(&self, site: &Site) -> RecordDate {
        site.huddle(self.huddle).date
    }

    /// When it was kept or dropped: the day of the first of the reports in a row, up to the last, that say so. `None` where
    /// it is neither.
    pub fn ended_on(&self) -> Option<RecordDate> {
        let status = self.state.status;
        if !status.is_kept() && status != ReportStatus::Dropped {
            return None;
        }
        let same = |other: ReportStatus| if status.is_kept() { other.is_kept() } else { other == status };
        self.reports.iter().rev().take_while(|report| same(report.status)).last().map(|report| report.date)
    }

    /// When anyone last said anything of it: the last report, or the huddle at which it was made.
    pub fn silent_since(&self, site: &Site) -> RecordDate {
        self.state.last_report.unwrap_or_else(|| self.made_on(site))
    }

    /// Whether nobody has reported on it for as long as the site's rules allow, and it is not settled.
    pub fn is_silent(&self, site: &Site) -> bool {
        let days = (site.today - self.silent_since(site).first_day()).num_days();
        !self.state.status.is_settled() && days >= i64::from(site.config.rules.silence_days)
    }
}
