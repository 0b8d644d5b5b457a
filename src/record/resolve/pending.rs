//! Records between their drafts and the site. A `…Record` is whole as far as its own file goes; it becomes a record of
//! the model once, when what only the other records know is there: its place among them, what was reported, and what
//! follows from that.

use crate::record::model::{
    AreaIndex, Attachment, Attendance, Body, CommitmentIndex, Correction, DivisionIndex, Due, HuddleIndex,
    HuddleStatus, Language, Location, Minutes, Next, Owner, Participant, Party, RecordDate, SourceIndex, Text,
    TopicIndex,
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

/// A huddle with its commitments, before it has its place among the others.
pub struct Made {
    /// The huddle.
    pub record: HuddleRecord,
    /// Its commitments, in the order of the file.
    pub commitments: Vec<CommitmentRecord>,
    /// Its draft: the position in [`super::input::Input::drafts`].
    pub draft: usize,
}

/// A huddle that has its place among the others.
pub struct PlacedHuddle {
    pub record: HuddleRecord,
    /// Its draft: the position in [`super::input::Input::drafts`].
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
    /// Its draft: the position in [`super::input::Input::drafts`].
    pub draft: usize,
}
