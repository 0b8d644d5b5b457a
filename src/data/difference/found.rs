//! What a comparison of two sites finds: the names of the JSON that `huddle diff` writes.

use serde::Serialize;

/// What is different.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Difference {
    /// Records that are new.
    pub added: Vec<RecordLine>,
    /// Records that are gone; their addresses are among [`Addresses::go`] or [`Addresses::lead_on`].
    pub removed: Vec<RecordLine>,
    /// Records that say something else.
    pub changed: Vec<ChangedRecord>,
    /// What was promised.
    pub commitments: CommitmentChanges,
    /// What was said of commitments.
    pub reports: Vec<ReportLine>,
    /// Where readers find what.
    pub addresses: Addresses,
}

/// A record in a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RecordLine {
    /// `division`, `huddle`, `update` or `page`.
    pub kind: &'static str,
    /// Unique among its kind.
    pub id: String,
    /// What it is called; its id where the data does not say.
    pub title: String,
    /// `2026-05-07`; empty where it has none.
    pub date: String,
    /// From the site's root, in its first language.
    pub address: String,
}

/// A record that says something else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedRecord {
    /// As it is called now.
    #[serde(flatten)]
    pub record: RecordLine,
    /// Fields of the record, its concerns, attachments and corrections.
    pub fields: Vec<ChangedField>,
    /// Words of its text; `None` where they are the same.
    pub words: Option<ChangedWords>,
}

/// A field that holds something else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedField {
    /// The column of the data, or what was added or taken out.
    pub name: String,
    /// Empty where there was nothing.
    pub old: String,
    /// Empty where there is nothing.
    pub new: String,
}

/// Words that came and went.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ChangedWords {
    /// How many words are new.
    pub added: usize,
    /// How many words are gone.
    pub removed: usize,
    /// The places where words changed, in the order of the text.
    pub passages: Vec<Passage>,
}

/// A place where words changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Passage {
    /// The words before it that are the same.
    pub before: String,
    /// The words that are gone.
    pub removed: String,
    /// The words that are new.
    pub added: String,
    /// The words after it that are the same.
    pub after: String,
}

/// What happened to commitments.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CommitmentChanges {
    /// New ones.
    pub made: Vec<CommitmentLine>,
    /// Those that are settled now, and were not.
    pub settled: Vec<CommitmentLine>,
    /// Those that say something else.
    pub changed: Vec<ChangedCommitment>,
    /// Those that are gone.
    pub gone: Vec<CommitmentLine>,
}

/// A commitment in a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CommitmentLine {
    /// Its huddle's id, a slash, and its own.
    pub id: String,
    /// What was promised.
    pub text: String,
    /// Who promised it.
    pub owner: String,
    /// The day, or the words, by which it is due; empty where nobody said.
    pub due: String,
    /// As reports have it.
    pub status: String,
}

/// A commitment that says something else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedCommitment {
    /// As it is now.
    #[serde(flatten)]
    pub commitment: CommitmentLine,
    /// What is different.
    pub fields: Vec<ChangedField>,
}

/// A report that is new.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ReportLine {
    /// Of the commitment.
    pub commitment: String,
    /// `2026-06-04`.
    pub date: String,
    /// As reports have it.
    pub status: String,
    /// What was said.
    pub note: String,
}

/// Where readers find what, from the site's root.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Addresses {
    /// New ones.
    pub come: Vec<String>,
    /// Those that will lead nowhere.
    pub go: Vec<String>,
    /// Those that will lead to another.
    pub lead_on: Vec<String>,
}

impl Difference {
    /// Whether readers will see what they see now.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}
