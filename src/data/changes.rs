//! What has changed, as data: a line of JSON for each change of a record that was published, in the order of the log,
//! so that whoever keeps a copy of the data fetches only what is new. The shape is of version 1, as that of tables is:
//! the log's own types may change, and the next build still reads what stands here (`site/history`).

use super::published::Published;
use crate::site::history::{Change, ChangeKind};
use crate::text::passages::Piece;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// A change of a record that was published.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Change")]
pub struct ChangeRow<'a> {
    entry: u64,
    kind: KindOfChange,
    record: &'a str,
    to: Option<&'a str>,
    url: Option<String>,
    revision: u32,
    day: NaiveDate,
    previous: Option<u64>,
    title: &'a str,
    difference: Vec<ChangedPart<'a>>,
}

/// What became of a record.
#[derive(Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum KindOfChange {
    New,
    Changed,
    Corrected,
    Withdrawn,
    Redacted,
    Moved,
    Removed,
}

/// What differs in a part of a record.
#[derive(Serialize, JsonSchema)]
struct ChangedPart<'a> {
    field: &'a str,
    passages: Vec<Vec<ChangedWords<'a>>>,
}

/// Words that are in both texts, that are gone, or that are new.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum ChangedWords<'a> {
    Same(&'a str),
    Gone(&'a str),
    New(&'a str),
}

/// The changes of the log as lines, oldest first; empty where no log is kept.
pub fn rows<'a>(published: Published<'a>) -> impl Iterator<Item = ChangeRow<'a>> + 'a {
    let changes = published.plan.history.as_ref().map_or(&[][..], |history| history.changes.as_slice());
    changes.iter().map(move |change| row(published, change))
}

fn row<'a>(published: Published<'a>, change: &'a Change) -> ChangeRow<'a> {
    let record = published.plan.changes.records.get(change.now());
    let difference = change.difference.iter().map(|words| ChangedPart {
        field: &words.field,
        passages: words.passages.iter().map(|passage| passage.pieces.iter().map(changed_words).collect()).collect(),
    });
    ChangeRow {
        entry: change.entry,
        kind: kind(change.kind),
        record: &change.record,
        to: change.to.as_deref(),
        url: record.map(|record| published.url(crate::site::plan::key_of(*record))),
        revision: change.revision,
        day: change.day,
        previous: change.previous,
        title: &change.title,
        difference: difference.collect(),
    }
}

fn kind(kind: ChangeKind) -> KindOfChange {
    match kind {
        ChangeKind::New => KindOfChange::New,
        ChangeKind::Changed => KindOfChange::Changed,
        ChangeKind::Corrected => KindOfChange::Corrected,
        ChangeKind::Withdrawn => KindOfChange::Withdrawn,
        ChangeKind::Redacted => KindOfChange::Redacted,
        ChangeKind::Moved => KindOfChange::Moved,
        ChangeKind::Removed => KindOfChange::Removed,
    }
}

fn changed_words(piece: &Piece) -> ChangedWords<'_> {
    match piece {
        Piece::Same(text) => ChangedWords::Same(text),
        Piece::Gone(text) => ChangedWords::Gone(text),
        Piece::New(text) => ChangedWords::New(text),
    }
}
