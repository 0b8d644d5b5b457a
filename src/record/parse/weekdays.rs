//! Days of the week that a file writes beside its dates.

use super::record::Record;
use crate::record::model::date;
use crate::record::model::written_date::DateGrammar;
use crate::text::markdown::shown::Shown;
use crate::text::source::Span;
use chrono::NaiveDate;

/// A day of the week that is not that of the date beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekdayFact {
    /// The name of the day of the week, in the file.
    pub span: Span,
    /// The date beside it.
    pub day: NaiveDate,
    /// The name of that day, as it would stand there.
    pub right: String,
}

/// Days of the week in the details and in the text that do not fit their dates.
pub(super) fn misfits(record: &Record, texts: &[Shown], dates: &DateGrammar) -> Vec<WeekdayFact> {
    let written = match record {
        Record::Huddle(raw) => raw.date.as_deref(),
        Record::Update(raw) => raw.date.as_deref(),
        Record::Division(_) | Record::Page(_) => None,
    };
    let own = written.and_then(|written| date::parse(written).ok()).map(|date| date.first_day());
    let of = |text: &Shown| {
        let misfits = dates.misfits(&text.text, own).into_iter();
        misfits
            .map(|found| WeekdayFact { span: text.place(found.start, found.end), day: found.day, right: found.right })
            .collect::<Vec<_>>()
    };
    texts.iter().flat_map(of).collect()
}
