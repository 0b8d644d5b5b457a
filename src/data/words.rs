//! The closed lists of words that cells of data hold: those of the record format, the same in every language and on
//! every site, whatever it calls its levels.

use crate::record::model::{Huddle, HuddleStatus, Minutes};
use crate::site::tally::{Fate, LeftOut};

/// Whether a date is known to the day.
pub const PRECISIONS: &[&str] = &["day", "month"];

/// Kinds of corrections.
pub const CORRECTION_KINDS: &[&str] = &["typo", "fact", "attribution", "omission", "redaction", "withdrawal"];

/// What a huddle may be: the words of `status` in `huddles`.
pub const HUDDLE_STATUSES: &[&str] = &["scheduled", "held", "cancelled", "postponed"];

/// What state minutes may be in: the words of `minutes` in `huddles`.
pub const MINUTES: &[&str] = &["draft", "approved", "withdrawn"];

/// Of reports, and of commitments, whose status is that of the last report.
pub const REPORT_STATUSES: &[&str] = &["open", "in-progress", "waiting", "done", "confirmed", "dropped", "replaced"];

/// What became of a promise: the words of `fate` in `commitments`, in the order of [`Fate::ALL`].
pub const FATES: &[&str] = &[
    "kept-in-time",
    "kept-late",
    "kept-without-date",
    "not-due-yet",
    "open-without-date",
    "overdue",
    "date-moved",
    "dropped",
    "replaced",
    "replaced-by-nothing",
];

/// Why a promise is not among those of which a share was kept: the words of `not_counted_because` in `commitments`.
pub const LEFT_OUT: &[&str] = &["not-due-yet", "new-without-date", "replaced"];

/// Tables whose rows have texts that may be translated, and their columns that hold such texts.
pub const TRANSLATED: &[&str] = &[
    "divisions",
    "areas",
    "topics",
    "organizations",
    "huddles",
    "updates",
    "commitments",
    "reports",
    "concerns",
    "attachments",
];
/// Columns whose texts may have translations: the words of `column` in `translations`.
pub const TRANSLATED_COLUMNS: &[&str] = &["name", "title", "summary", "text", "note", "agenda"];

/// The record format's word.
pub fn of_status(status: HuddleStatus) -> &'static str {
    match status {
        HuddleStatus::Scheduled => "scheduled",
        HuddleStatus::Held => "held",
        HuddleStatus::Cancelled => "cancelled",
        HuddleStatus::Postponed => "postponed",
    }
}

/// The word of a fate.
pub fn of_fate(fate: Fate) -> &'static str {
    FATES[fate as usize]
}

/// The word of a reason not to count.
pub fn of_left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::NotDueYet => LEFT_OUT[0],
        LeftOut::New => LEFT_OUT[1],
        LeftOut::Replaced => LEFT_OUT[2],
    }
}

/// How far the minutes are, in the record format's words.
pub fn of_minutes(huddle: &Huddle) -> &'static str {
    match huddle.minutes {
        Minutes::Draft => "draft",
        Minutes::Approved { .. } => "approved",
        Minutes::Withdrawn => "withdrawn",
    }
}

#[cfg(test)]
mod tests {
    use super::{FATES, REPORT_STATUSES, of_fate};
    use crate::record::model::ReportStatus;
    use crate::site::tally::Fate;

    #[test]
    fn every_fate_has_a_word_of_its_own() {
        assert_eq!(Fate::ALL.map(of_fate), FATES);
    }

    #[test]
    fn the_words_of_reports_are_those_of_the_record_format() {
        assert_eq!(ReportStatus::WORDS.map(|(word, _)| word), REPORT_STATUSES);
    }
}
