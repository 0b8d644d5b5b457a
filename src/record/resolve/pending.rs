//! Records between their drafts and the site. A `…Record` is whole as far as its own file goes; it becomes a record of the model once,
//! when what only the other records know is there: its place among them, what was reported, and what follows from that.

use super::story::Story;
use crate::record::model::{
    AreaIndex, Attachment, Attendance, Body, Commitment, CommitmentIndex, Concern, Correction, DivisionIndex, Due, Huddle, HuddleIndex,
    HuddleStatus, Language, Location, Minutes, Next, Owner, Participant, Party, RecordDate, Report, SourceIndex, Text, TopicIndex, Update,
};
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// Reports that a record gives, in the order of its file: the commitment, and the position among the reports of that.
pub type Given = Vec<(CommitmentIndex, usize)>;

/// A huddle as its file has it; its fields are those of [`Huddle`].
pub struct HuddleRecord {
    pub id: String,
    pub source: SourceIndex,
    pub language: Language,
    pub title: Text,
    pub date: RecordDate,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub division: DivisionIndex,
    pub areas: Vec<AreaIndex>,
    pub whole_division: bool,
    pub status: HuddleStatus,
    pub minutes: Minutes,
    pub host: Option<Party>,
    pub location: Option<Location>,
    pub attendance: Option<Attendance>,
    pub participants: Vec<Participant>,
    pub topics: Vec<TopicIndex>,
    pub summary: Option<Text>,
    pub concerns: Vec<ConcernRecord>,
    pub withdrawn_commitments: usize,
    pub attachments: Vec<Attachment>,
    pub corrections: Vec<Correction>,
    pub correction_count: usize,
    pub next: Option<Next>,
    pub body: Body,
    pub body_is_agenda: bool,
    pub agenda: Option<Text>,
    pub translations: Vec<Language>,
    pub title_from_body: bool,
    pub seal: String,
}

/// A concern as its huddle's file has it.
pub struct ConcernRecord {
    pub id: String,
    pub area: Option<AreaIndex>,
    pub topic: Option<TopicIndex>,
    pub text: Text,
    /// Ids of commitments of the same huddle; those that it does not have are reported already.
    pub answered_by: Vec<String>,
}

/// A commitment as its huddle's file has it.
pub struct CommitmentRecord {
    pub id: String,
    pub text: Text,
    pub areas: Vec<AreaIndex>,
    pub owner: Owner,
    pub due: Option<Due>,
    /// Its own topic, if any.
    pub topics: Vec<TopicIndex>,
}

/// An update as its file has it; its fields are those of [`Update`].
pub struct UpdateRecord {
    pub id: String,
    pub language: Language,
    pub title: Option<Text>,
    pub date: NaiveDate,
    pub summary: Option<Text>,
    pub corrections: Vec<Correction>,
    pub body: Body,
    pub translations: Vec<Language>,
}

/// A huddle that has its place among the others.
pub struct PlacedHuddle {
    pub record: HuddleRecord,
    /// Its draft: the position in [`super::Input::drafts`].
    pub draft: usize,
    /// Its commitments: positions among all of the site.
    pub commitments: Range<usize>,
}

/// A commitment that has its place among the others.
pub struct PlacedCommitment {
    pub record: CommitmentRecord,
    pub huddle: HuddleIndex,
}

/// An update that has its place among the others.
pub struct PlacedUpdate {
    pub record: UpdateRecord,
    /// Its draft: the position in [`super::Input::drafts`].
    pub draft: usize,
}

impl PlacedHuddle {
    /// The huddle, with the reports that it gives. `commitments` are all of the site.
    pub fn finish(self, reports: Given, commitments: &[Commitment]) -> Huddle {
        let Self { record, commitments: own, .. } = self;
        let index = |id: &String| {
            let position = commitments[own.clone()].iter().position(|commitment| commitment.id == *id)?;
            Some(CommitmentIndex::at(own.start + position))
        };
        let concerns = record.concerns.into_iter().map(|concern| Concern {
            answered_by: concern.answered_by.iter().filter_map(index).collect(),
            id: concern.id,
            area: concern.area,
            topic: concern.topic,
            text: concern.text,
        });
        Huddle {
            concerns: concerns.collect(),
            id: record.id,
            source: record.source,
            language: record.language,
            title: record.title,
            date: record.date,
            start: record.start,
            end: record.end,
            division: record.division,
            areas: record.areas,
            whole_division: record.whole_division,
            status: record.status,
            minutes: record.minutes,
            host: record.host,
            location: record.location,
            attendance: record.attendance,
            participants: record.participants,
            topics: record.topics,
            summary: record.summary,
            commitments: own,
            withdrawn_commitments: record.withdrawn_commitments,
            reports,
            attachments: record.attachments,
            corrections: record.corrections,
            correction_count: record.correction_count,
            next: record.next,
            body: record.body,
            body_is_agenda: record.body_is_agenda,
            agenda: record.agenda,
            translations: record.translations,
            title_from_body: record.title_from_body,
            seal: record.seal,
        }
    }
}

impl PlacedCommitment {
    /// The commitment, with everything that was said of it and what follows from that.
    pub fn finish(self, reports: Vec<Report>, story: Story) -> Commitment {
        let Self { record, huddle } = self;
        Commitment {
            id: record.id,
            huddle,
            text: record.text,
            areas: record.areas,
            owner: record.owner,
            due_when_made: record.due,
            topics: record.topics,
            reports,
            story: story.events,
            state: story.state,
        }
    }
}

impl PlacedUpdate {
    /// The update, with the reports that it gives.
    pub fn finish(self, reports: Given) -> Update {
        let record = self.record;
        Update {
            id: record.id,
            language: record.language,
            title: record.title,
            date: record.date,
            summary: record.summary,
            reports,
            corrections: record.corrections,
            body: record.body,
            translations: record.translations,
        }
    }
}
