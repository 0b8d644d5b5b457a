//! The places of a file that may say its date, and what one says.

use crate::record::model::RecordDate;
use crate::record::model::date;
use crate::record::model::written_date::{DateGrammar, WrittenDate};
use crate::record::parse::draft::Draft;
use crate::record::parse::record::Record;
use crate::text::{SitePath, one_line, shorten};

/// Where a date was found, in words that go into a message.
pub(super) const FIELD: &str = "`date:`";
/// Folders and name together, where the adopt block has a pattern for them.
pub(super) const PATH: &str = "the path";
/// The name of the file alone.
pub(super) const NAME: &str = "the file's name";
/// The field `title:`.
pub(super) const TITLE: &str = "the title";
/// The first heading of the body.
pub(super) const HEADING: &str = "the first heading";
/// The folders that the file is in.
pub(super) const FOLDERS: &str = "the folders";
/// The lines of the body before the minutes begin.
pub(super) const LINES: &str = "the first lines";

/// What one place says.
pub(super) struct Clue {
    /// One of the names above, as messages say it.
    pub(super) place: &'static str,
    /// The words that hold the date, as messages quote them.
    pub(super) text: String,
    /// What the text means; none where it holds no date at all.
    pub(super) date: Option<WrittenDate>,
    /// Whether the place says that it is the meeting's date, and does not only hold one.
    pub(super) sure: bool,
}

impl Clue {
    /// The date, where the text can mean only one.
    pub(super) fn certain(&self) -> Option<RecordDate> {
        self.date.as_ref().and_then(WrittenDate::certain)
    }

    /// Whether it has a day, and not only a month.
    pub(super) fn is_day(&self) -> bool {
        self.date.as_ref().is_some_and(WrittenDate::is_day)
    }

    /// Whether it can mean more than one date.
    pub(super) fn is_unclear(&self) -> bool {
        self.date.as_ref().is_some_and(|date| date.readings.len() > 1)
    }

    /// Whether the date may be meant here.
    pub(super) fn allows(&self, day: RecordDate) -> bool {
        self.date.as_ref().is_none_or(|date| date.allows(day))
    }
}

/// On one line, at most 40 characters.
pub(super) fn shown(text: &str) -> String {
    shorten(&one_line(text), 40).into_owned()
}

/// The title that the file's own details give.
pub(super) fn title_of(draft: &Draft) -> Option<&str> {
    match &draft.record {
        Record::Huddle(huddle) => huddle.title.as_deref(),
        _ => None,
    }
}

/// The text below the details.
pub(super) fn body_of(draft: &Draft) -> &str {
    &draft.source.text[draft.split.body.start..draft.split.body.end]
}

/// The file's name as a text in which all words are joined.
pub(super) fn joined_name(path: &SitePath) -> String {
    name_of(path).replace(' ', "_")
}

/// The file's name as far as it can hold a date: `2023.12.3-minutes.md` has more dots than one.
pub(super) fn name_of(path: &SitePath) -> &str {
    let name = path.file_name();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A plain date of the record format, where its year is plausible, or one in words.
pub(super) fn plain_or_written(text: &str, grammar: &DateGrammar) -> Option<WrittenDate> {
    match date::parse(text) {
        Ok(date) if grammar.years.contains(&date.year()) => {
            Some(WrittenDate { start: 0, end: text.len(), readings: vec![date], midnight: None })
        }
        Ok(_) => None,
        Err(_) => grammar.date_in(text),
    }
}
