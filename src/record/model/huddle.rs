//! A huddle: what its record says of it.

use super::date::RecordDate;
use super::index::{AreaIndex, CommitmentIndex, DivisionIndex, OrganizationIndex, SourceIndex, TopicIndex};
use super::translated::{Body, Language, Text};
use crate::text::SitePath;
use chrono::{NaiveDate, NaiveTime};

/// What became of a huddle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HuddleStatus {
    /// It is still to come.
    Scheduled,
    /// It took place.
    Held,
    /// It does not take place.
    Cancelled,
    /// It takes place on another day.
    Postponed,
}

impl HuddleStatus {
    /// The words of the record format, with what they stand for.
    pub const WORDS: [(&'static str, HuddleStatus); 4] = [
        ("scheduled", Self::Scheduled),
        ("held", Self::Held),
        ("cancelled", Self::Cancelled),
        ("postponed", Self::Postponed),
    ];

    /// Its word in the record format.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}

/// How far the minutes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Minutes {
    /// Not approved yet; also where there are none.
    Draft,
    /// Nothing in them changes any more but by corrections.
    Approved {
        /// The day of the approval.
        on: NaiveDate,
        /// The role of who approved them.
        by: String,
    },
    /// Published before, and no longer: of the record only a notice is left.
    Withdrawn,
}

impl Minutes {
    /// The words of the record format.
    pub const WORDS: [&'static str; 3] = ["draft", "approved", "withdrawn"];

    /// Its word in the record format.
    pub fn word(&self) -> &'static str {
        let [draft, approved, withdrawn] = Self::WORDS;
        match self {
            Self::Draft => draft,
            Self::Approved { .. } => approved,
            Self::Withdrawn => withdrawn,
        }
    }
}

/// A meeting of people with their division, and what was said there.
#[derive(Clone, Debug)]
pub struct Huddle {
    /// From `id:` or the name of its file; unique on the site, and part of its address.
    pub id: String,
    /// Its file.
    pub source: SourceIndex,
    /// Of its file.
    pub language: Language,
    /// Its own; of an adopted file the first heading, else its places and its day; of withdrawn minutes always these.
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
    /// Who was there in a public role; nobody else is named.
    pub participants: Vec<Participant>,
    /// What was spoken of, each once in a row, in the order of the record.
    pub topics: Vec<TopicIndex>,
    /// In a few sentences.
    pub summary: Option<Text>,
    /// What people asked for, in the order of the record.
    pub concerns: Vec<Concern>,
    /// Those that were made here: positions in [`Site::commitments`].
    pub commitments: std::ops::Range<usize>,
    /// How many commitments are no longer published since the minutes were withdrawn.
    pub withdrawn_commitments: usize,
    /// Reports given here, in the order of the file: the commitment, and which of its reports.
    pub reports: Vec<(CommitmentIndex, usize)>,
    /// In the order of the record.
    pub attachments: Vec<Attachment>,
    /// By date, oldest first; of withdrawn minutes the last only.
    pub corrections: Vec<Correction>,
    /// How many corrections the record has; of withdrawn minutes only the last is among [`Self::corrections`].
    pub correction_count: usize,
    /// What is known of the huddle after this one.
    pub next: Option<Next>,
    /// The text below the details.
    pub body: Body,
    /// The text below the details is what is to be discussed: nothing in the record says that minutes have taken its
    /// place.
    pub body_is_agenda: bool,
    /// The text below the details says anything: a placeholder alone does not.
    pub body_says_something: bool,
    /// What was to be discussed, in Markdown, where minutes stand below the details.
    pub agenda: Option<Text>,
    /// Languages that the record is translated into.
    pub translations: Vec<Language>,
    /// The title was taken from the first heading, which need not be shown twice.
    pub title_from_body: bool,
    /// What approved minutes said, as a hash in hex; empty where they are not approved, or nothing is hashed.
    pub seal: String,
}

impl Huddle {
    /// Whether its day has not passed and it was not held: announced, put off, or called off beforehand.
    pub fn is_to_come(&self, today: NaiveDate) -> bool {
        self.status != HuddleStatus::Held && self.date.last_day() >= today
    }

    /// The commitments that were made here.
    pub fn commitment_indices(&self) -> impl DoubleEndedIterator<Item = CommitmentIndex> + use<> {
        self.commitments.clone().map(CommitmentIndex::at)
    }
}

/// An organization of the site's list, or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// One of the site.
    Listed(OrganizationIndex),
    /// Anybody else, as the record has it.
    Named(String),
}

/// Where people meet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// What the place is called.
    pub name: String,
    /// On one line; empty where the record does not say, as the others.
    pub address: String,
    /// How people get in.
    pub accessibility: String,
}

/// Head counts; what was not counted is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attendance {
    /// Everybody.
    Total(u32),
    /// By group, in the order of the record.
    Parts(Vec<(String, u32)>),
}

impl Attendance {
    /// Everybody together.
    pub fn total(&self) -> u32 {
        match self {
            Self::Total(total) => *total,
            Self::Parts(parts) => parts.iter().fold(0, |sum: u32, (_, count)| sum.saturating_add(*count)),
        }
    }
}

/// Someone who was there in a public role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// On one line.
    pub name: String,
    /// Such as "Mayor Pro Tem"; empty where the record does not say.
    pub role: String,
    /// For whom.
    pub organization: Option<Party>,
    /// One of those of site.yaml, such as `police`; empty where the record does not say.
    pub sector: String,
}

/// Something that people asked for at a huddle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// From its `id:`, else its number among the concerns; unique in its huddle.
    pub id: String,
    /// The area that it is about; `None` where the record does not say.
    pub area: Option<AreaIndex>,
    /// The topic that it is about.
    pub topic: Option<TopicIndex>,
    /// What was asked for, in one sentence.
    pub text: Text,
    /// Commitments of the same huddle.
    pub answered_by: Vec<CommitmentIndex>,
}

/// A file that belongs to a huddle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// A file of the content folder, with the name that it has on the disk where it is there.
    pub file: SitePath,
    /// What it is.
    pub title: Text,
}

/// A change of a record after it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub date: NaiveDate,
    /// What was corrected, in words.
    pub reason: String,
    /// The role of who decided it.
    pub by: String,
    /// What kind of change it is; `None` where the record does not say.
    pub kind: Option<CorrectionKind>,
}

/// Why a published record was changed, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CorrectionKind {
    /// A slip of spelling or form, which changes nothing of what is said.
    Typo,
    /// What was said to have happened was wrong.
    Fact,
    /// It was said by, promised by or about somebody else.
    Attribution,
    /// Something was left out.
    Omission,
    /// Something was taken out that nobody may read.
    Redaction,
    /// The minutes were withdrawn.
    Withdrawal,
}

impl CorrectionKind {
    /// Every kind, in the order in which the record format names them.
    pub const ALL: [Self; 6] =
        [Self::Typo, Self::Fact, Self::Attribution, Self::Omission, Self::Redaction, Self::Withdrawal];

    /// The words of the record format.
    pub const WORDS: [&'static str; 6] = {
        let mut words = [""; 6];
        let mut at = 0;
        while at < words.len() {
            words[at] = Self::ALL[at].word();
            at += 1;
        }
        words
    };

    /// As records and data write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Typo => "typo",
            Self::Fact => "fact",
            Self::Attribution => "attribution",
            Self::Omission => "omission",
            Self::Redaction => "redaction",
            Self::Withdrawal => "withdrawal",
        }
    }

    /// The kind that is called so.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What is known of the huddle after this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The day, or the month where the day is not known.
    pub date: Option<RecordDate>,
    /// In the time zone of the site.
    pub start: Option<NaiveTime>,
    /// After midnight where it is before the start.
    pub end: Option<NaiveTime>,
    /// Where people meet.
    pub location: Option<Location>,
}
