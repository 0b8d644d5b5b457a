//! A commitment and its story: what was promised, what was said of it since, and what follows from that.
//! Its state is always worked out from reports and dates, never typed.

use super::date::RecordDate;
use super::index::{AreaIndex, CommitmentIndex, HuddleIndex, OrganizationIndex, TopicIndex, UpdateIndex};
use super::translated::Text;
use crate::text::SitePath;
use chrono::NaiveDate;
use std::borrow::Cow;

/// A promise made at a huddle, with everything that was said of it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// From `id:` of its record; unique in its huddle, and part of its address.
    pub id: String,
    /// The huddle at which it was made.
    pub huddle: HuddleIndex,
    /// The words of the record, in the language of the huddle.
    pub text: Text,
    /// The areas that it is for: its own, else those of the huddle.
    pub areas: Vec<AreaIndex>,
    /// Who promised it.
    pub owner: Owner,
    /// By when, as its own record says; [`Self::due`] is what holds now, [`Self::first_due_date`] the first date of
    /// all.
    pub due_when_made: Option<Due>,
    /// Its own topic, then those of the concerns that it answers, each once.
    pub topics: Vec<TopicIndex>,
    /// What was said of it since, in the order of [`Report::date`]; of one date, that of the earlier huddle or update
    /// first.
    pub reports: Vec<Report>,
    /// Everything that happened, oldest first; worked out from reports and dates.
    pub story: Vec<Event>,
    /// Where it stands on the day of the build; worked out from reports and dates.
    pub state: State,
}

/// Who promised: an organization, a role, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// One of the site's organizations; `None` where the record names a role only.
    pub organization: Option<OrganizationIndex>,
    /// In the words of the record, on one line; empty where it names an organization only.
    pub role: String,
}

/// By when: a date, or words of which no date can be made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// The last day that is in time; of a month that is its last day.
    Date(NaiveDate),
    /// As written, such as "when the grant is paid".
    Words(String),
}

/// How far a commitment is, as a report says: `status:` of the record format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportStatus {
    /// Not begun.
    Open,
    /// Begun.
    InProgress,
    /// On someone named in the note.
    Waiting,
    /// The owner says so.
    Done,
    /// A later huddle agrees.
    Confirmed,
    /// Will not be done, for the reason in the note.
    Dropped,
    /// Another commitment stands in its place.
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

    /// The word of the record format.
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
    /// An entry of `reports:` of a huddle.
    Huddle(HuddleIndex),
    /// An entry of `reports:` of an update.
    Update(UpdateIndex),
}

/// What a huddle or an update says of a commitment that was made before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day of which it reports: its own `date:`, else the day on which it was given.
    pub date: RecordDate,
    /// The day on which it was given: that of the huddle or update.
    pub given: RecordDate,
    /// The record that it is from.
    pub source: ReportSource,
    /// It says the day itself (`date:`): that on which something was done.
    pub says_a_day: bool,
    /// How far the commitment is.
    pub status: ReportStatus,
    /// What was done, in the words and the language of [`Self::source`].
    pub note: Option<Text>,
    /// In the order of the record.
    pub evidence: Vec<Evidence>,
    /// A new date that was promised.
    pub due: Option<NaiveDate>,
    /// The commitment that stands in its place, where it was replaced and the report names it.
    pub successor: Option<CommitmentIndex>,
}

impl Report {
    /// Whether it was given before `other`, on an earlier day.
    pub fn was_given_before(&self, other: &Self) -> bool {
        self.given < other.given
    }
}

/// What shows that a report is true: a file of the site, or an address elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A file of the content folder, with the name that it has on the disk where it is there.
    File(SitePath),
    /// The address of a page elsewhere, as its standard has it.
    Url(String),
}

/// Something that happened to a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it happened; of an overdue date the day after it.
    pub date: RecordDate,
    /// What happened.
    pub kind: EventKind,
}

/// What happened to a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// It was made, at its huddle.
    Made,
    /// A report was given: its position in [`Commitment::reports`].
    Reported(usize),
    /// A report gave another date than the one that held; it follows the event of that report.
    DueMoved {
        /// The position of that report in [`Commitment::reports`].
        report: usize,
        /// What held before; `None` where nothing was said of a date.
        from: Option<Due>,
        /// What holds from then on.
        to: NaiveDate,
    },
    /// The next huddle of its area came and nobody spoke of it.
    NotMentioned(HuddleIndex),
    /// This due date passed.
    Overdue(NaiveDate),
}

/// Where a commitment stands on the day of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// That of the last report; open where there is none.
    pub status: ReportStatus,
    /// The day after it was due, where it is due on a date, that day has passed, and it is not settled.
    pub overdue_since: Option<NaiveDate>,
    /// The day on which a report on it was last given; `None` where there is none.
    pub last_report: Option<RecordDate>,
    /// The due date that holds now, where it is a date.
    pub due: Option<NaiveDate>,
}

impl State {
    /// Whether its due date has passed and it is not settled.
    pub fn is_overdue(self) -> bool {
        self.overdue_since.is_some()
    }

    /// The due date that holds now, as long as it is not settled.
    pub fn open_due(self) -> Option<NaiveDate> {
        self.due.filter(|_| !self.status.is_settled())
    }
}

impl Commitment {
    /// By when it is due as things stand: the date of the last report that gave one, else what its own record says.
    pub fn due(&self) -> Option<Cow<'_, Due>> {
        self.state.due.map(|day| Cow::Owned(Due::Date(day))).or_else(|| self.due_when_made.as_ref().map(Cow::Borrowed))
    }

    /// The first date by which it was promised: that of its own record, else of the first report that gave one.
    pub fn first_due_date(&self) -> Option<NaiveDate> {
        match self.due_when_made {
            Some(Due::Date(day)) => Some(day),
            Some(Due::Words(_)) | None => self.reports.iter().find_map(|report| report.due),
        }
    }

    /// The huddles at which it was expected to be spoken of and was not, oldest first.
    pub fn silences(&self) -> impl Iterator<Item = HuddleIndex> {
        self.story
            .iter()
            .filter_map(|event| if let EventKind::NotMentioned(huddle) = event.kind { Some(huddle) } else { None })
    }

    /// Each time that a report gave another date: what held before, and what holds from then on; oldest first.
    pub fn due_moves(&self) -> impl Iterator<Item = (Option<&Due>, NaiveDate)> {
        self.story.iter().filter_map(|event| match &event.kind {
            EventKind::DueMoved { from, to, .. } => Some((from.as_ref(), *to)),
            _ => None,
        })
    }

    /// Whether a date was ever moved to a later one.
    pub fn was_postponed(&self) -> bool {
        self.due_moves().any(|(from, to)| matches!(from, Some(Due::Date(from)) if to > *from))
    }

    /// The last report, which decides how far it is.
    pub fn last_report(&self) -> Option<&Report> {
        self.reports.last()
    }

    /// The report that was given last, which may be about an earlier day than another.
    pub fn last_heard(&self) -> Option<&Report> {
        self.reports.iter().max_by_key(|report| report.given)
    }

    /// The commitment that stands in its place, as the last report says.
    pub fn successor(&self) -> Option<CommitmentIndex> {
        self.last_report()?.successor
    }

    /// When it was kept or dropped: the day of the first of the reports in a row, up to the last, that say so. `None`
    /// where it is neither.
    pub fn ended_on(&self) -> Option<RecordDate> {
        self.ended_by().map(|report| report.date)
    }

    /// The report of [`Self::ended_on`].
    pub fn ended_by(&self) -> Option<&Report> {
        let status = self.state.status;
        if !status.is_kept() && status != ReportStatus::Dropped {
            return None;
        }
        let same = |other: ReportStatus| if status.is_kept() { other.is_kept() } else { other == status };
        self.reports.iter().rev().take_while(|report| same(report.status)).last()
    }
}
