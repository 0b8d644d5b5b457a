//! Records between their drafts and the site. A `…Record` is whole as far as its own file goes; it becomes a record of
//! the model once, when what only the other records know is there: its place among them, what was reported, and what
//! follows from that.

use crate::diagnostics::{Fix, Place};
use crate::record::model::{
    AreaIndex, Attachment, Attendance, Body, CommitmentIndex, Correction, DivisionIndex, Due, HuddleIndex,
    HuddleStatus, Language, Location, Minutes, Next, Owner, Participant, Party, RecordDate, SourceIndex, Text,
    TopicIndex,
};
use crate::text::SitePath;
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// Reports that a record gives, in the order of its file: the commitment, and the position among the reports of that.
pub type Given = Vec<(CommitmentIndex, usize)>;

/// A huddle as its file has it; its fields are those of [`Huddle`].
pub struct HuddleRecord {
    /// From `id:` or the name of its file; not yet known to be unique.
    pub id: String,
    /// Its file.
    pub source: SourceIndex,
    /// Of its file.
    pub language: Language,
    /// Its own; of an adopted file the first heading, else its places and its day.
    pub title: Text,
    /// The day, or the month where the day is not known.
    pub date: RecordDate,
    /// In the time zone of the site, as [`Self::end`].
    pub start: Option<NaiveTime>,
    /// After midnight where it is before the start.
    pub end: Option<NaiveTime>,
    /// Where it is.
    pub division: DivisionIndex,
    /// Those that it is for, in the order of the record.
    pub areas: Vec<AreaIndex>,
    /// Said to be for all areas of the division.
    pub whole_division: bool,
    /// What became of it.
    pub status: HuddleStatus,
    /// How far its minutes are.
    pub minutes: Minutes,
    /// Who invited.
    pub host: Option<Party>,
    /// Where people meet.
    pub location: Option<Location>,
    /// How many came.
    pub attendance: Option<Attendance>,
    /// Who was there in a public role.
    pub participants: Vec<Participant>,
    /// What was spoken of, each once, in the order of the record.
    pub topics: Vec<TopicIndex>,
    /// In a few sentences.
    pub summary: Option<Text>,
    /// What people asked for, in the order of the record.
    pub concerns: Vec<ConcernRecord>,
    /// How many commitments are not published since the minutes were withdrawn.
    pub withdrawn_commitments: usize,
    /// In the order of the record.
    pub attachments: Vec<Attachment>,
    /// By date, oldest first; of withdrawn minutes the last only.
    pub corrections: Vec<Correction>,
    /// How many corrections the record has.
    pub correction_count: usize,
    /// What is known of the huddle after this one.
    pub next: Option<Next>,
    /// The text below the details; translations are added when theirs are read.
    pub body: Body,
    /// Whether the text below the details is what is to be discussed.
    pub body_is_agenda: bool,
    /// Whether the text below the details says anything: a placeholder alone does not.
    pub body_says_something: bool,
    /// What was to be discussed, in Markdown, where minutes stand below the details.
    pub agenda: Option<Text>,
    /// Languages that it is translated into; added when the translations are read.
    pub translations: Vec<Language>,
    /// Whether the title was taken from the first heading.
    pub title_from_body: bool,
    /// What approved minutes said, as a hash in hexadecimal digits; empty for others.
    pub seal: String,
}

/// A concern as its huddle's file has it.
pub struct ConcernRecord {
    /// From `id:`, else its number in the list, from 1.
    pub id: String,
    /// The area that it is about; `None` where it names none.
    pub area: Option<AreaIndex>,
    /// Its topic; `None` where it names none.
    pub topic: Option<TopicIndex>,
    /// What was asked for.
    pub text: Text,
    /// Ids of commitments of the same huddle; those that it does not have are reported already.
    pub answered_by: Vec<String>,
}

/// A commitment as its huddle's file has it.
pub struct CommitmentRecord {
    /// From `id:`; unique in its huddle.
    pub id: String,
    /// What was promised.
    pub text: Text,
    /// Its own, else those of the huddle.
    pub areas: Vec<AreaIndex>,
    /// Who promised; empty where nobody is named.
    pub owner: Owner,
    /// A day or words; `None` where nothing is said, or it could not be read.
    pub due: Option<Due>,
    /// Its own topic, if any.
    pub topics: Vec<TopicIndex>,
}

/// An update as its file has it; its fields are those of [`Update`].
pub struct UpdateRecord {
    /// From `id:` or the name of its file; not yet known to be unique.
    pub id: String,
    /// Of its file.
    pub language: Language,
    /// Its own; `None` where it has none, and pages say the day.
    pub title: Option<Text>,
    /// The day that its reports are of.
    pub date: NaiveDate,
    /// In a few sentences; `None` where it has none.
    pub summary: Option<Text>,
    /// By date, oldest first.
    pub corrections: Vec<Correction>,
    /// The text below the details; translations are added when theirs are read.
    pub body: Body,
    /// Languages that it is translated into; added when the translations are read.
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
    /// What its file says.
    pub record: HuddleRecord,
    /// Its draft: the position in [`super::input::Input::drafts`].
    pub draft: usize,
    /// Its commitments: positions among all of the site.
    pub commitments: Range<usize>,
}

/// A commitment that has its place among the others.
pub struct PlacedCommitment {
    /// What its huddle's file says.
    pub record: CommitmentRecord,
    /// Where it was made.
    pub huddle: HuddleIndex,
}

/// An update that has its place among the others.
pub struct PlacedUpdate {
    /// What its file says.
    pub record: UpdateRecord,
    /// Its draft: the position in [`super::input::Input::drafts`].
    pub draft: usize,
}

/// What said that it had another id.
#[derive(Clone, Debug)]
pub enum Renamed {
    /// The record of a file.
    Record(SitePath),
    /// A response area.
    Area(AreaIndex),
}

/// An earlier id, as a record says it.
#[derive(Debug)]
pub struct FormerId {
    /// As it is written.
    pub id: String,
    /// What says so.
    pub renamed: Renamed,
    /// Where.
    pub place: Place,
    /// The edit that takes it out of the record.
    pub without: Option<Fix>,
}
