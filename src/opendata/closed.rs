//! Columns that hold one of a few words, which version 1 keeps.

use super::Column;
use crate::model::ReportStatus;

/// How exact a date is.
const PRECISIONS: [&str; 2] = ["day", "month"];

/// What became of a huddle.
const HUDDLE_STATUSES: [&str; 4] = ["scheduled", "held", "cancelled", "postponed"];

/// How far minutes are.
const MINUTES: [&str; 3] = ["draft", "approved", "withdrawn"];

/// The words that a column may hold; none where it may hold any text.
pub fn words(column: &Column) -> Vec<&'static str> {
    match column.told {
        "column_date_precision" => PRECISIONS.to_vec(),
        "column_huddle_status" => HUDDLE_STATUSES.to_vec(),
        "column_minutes" => MINUTES.to_vec(),
        "column_commitment_status" | "column_report_status" => ReportStatus::WORDS.iter().map(|(word, _)| *word).collect(),
        _ => Vec::new(),
    }
}
