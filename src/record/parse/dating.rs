//! The date of an adopted file: of what its details, its path, its name, its title, its heading and its first lines
//! say, the first that is certain. What can be read in two ways is decided by another of them, or by nobody.

mod clues;
mod folders;
mod missing;
mod roles;
pub mod titles;
mod words;

use super::adopt::PathFacts;
use super::draft::Draft;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::RecordDate;
use crate::record::model::written_date::{DateGrammar, WrittenDate};
use crate::text::one_line;
use crate::text::source::Span;
use clues::{Clue, FIELD, HEADING, LINES, NAME, PATH, TITLE, body_of, joined_name, plain_or_written, shown, title_of};
pub use missing::missing;
use roles::Stated;

/// A date that was found.
pub struct Found {
    /// The day, or the month where no place has the day.
    pub date: RecordDate,
    /// What is to be said of the `date:` that was not followed.
    pub note: Option<String>,
    place: &'static str,
    /// Another place that says another day, and its words.
    other: Option<(&'static str, String, RecordDate)>,
}

/// What came of looking.
pub enum Dating {
    /// One date is certain.
    Found(Found),
    /// Why there is none, in words, and what the date could be.
    Unclear(String, Vec<RecordDate>),
    /// No place has a date.
    Nothing,
}

/// Finds the date of a file whose own field says `written`.
pub fn date_of(draft: &Draft, written: Option<&str>, facts: &PathFacts, grammar: &DateGrammar) -> Dating {
    let clues = clues(draft, written, facts, grammar);
    let Some((at, mut found)) = first_certain(&clues) else { return nothing(&clues) };
    let place = clues[at].place;
    if let (RecordDate::Month(..), Some(day)) = (found, day_within(&clues, found)) {
        found = day;
    }
    let other = clues.iter().filter(|clue| clue.sure && clue.place != place).find_map(|clue| {
        let day = clue.certain().filter(|day| day.day().is_some())?;
        (found.day().is_some() && day != found).then(|| (clue.place, clue.text.clone(), day))
    });
    let taken =
        |date: RecordDate, note: Option<String>| Dating::Found(Found { date, note, place, other: other.clone() });
    if let Some(day) = clues[at].date.as_ref().and_then(|date| date.midnight) {
        // Midnight of universal time is what programs write for a day without a time.
        let written = RecordDate::Day(day);
        if clues.iter().any(|clue| clue.place != place && clue.certain() == Some(written)) {
            return Dating::Found(Found { date: written, note: None, place, other: None });
        }
        let note = (written != found)
            .then(|| format!("midnight of universal time on {day} is still {found} in the site's time zone"));
        return taken(found, note);
    }
    let note = match clues.first() {
        Some(field) if at > 0 && field.place == FIELD && !field.is_unclear() => Some(format!(
            "\"{}\" is not a date that can be used; {place} has {found}, which is taken",
            shown(&field.text)
        )),
        _ => None,
    };
    taken(found, note)
}

/// Where another place says another day than the one that was taken.
pub fn disagreement(draft: &Draft, found: &Found, grammar: &DateGrammar) -> Option<Diag> {
    let source = &draft.source;
    let (other, words, day) = found.other.as_ref()?;
    let taken = found.date;
    let in_name = match roles::in_name(&joined_name(&source.path), grammar) {
        Stated::Date { date, .. } => date.certain() == Some(taken),
        _ => false,
    };
    let other = match *other {
        HEADING => "the heading",
        LINES => "the text",
        other => other,
    };
    let place = if in_name && found.place != FIELD { NAME } else { found.place };
    let at = source.text.find(words.as_str()).map_or(draft.split.body.start, |at| at);
    let span = Span::new(at, if source.text[at..].starts_with(words.as_str()) { at + words.len() } else { at });
    let message = format!("{other} says {}, but {place} says {taken}, which is taken", one_line(words));
    let rename = source.path.file_name().strip_prefix(&taken.to_string()).filter(|_| place == NAME);
    let help = match rename.and_then(|rest| Fix::rename(&source.path, &format!("{day}{rest}"))) {
        Some(rename) => Help::typed(&format!("if {other} is right, rename the file to "), rename)
            .and(format!("; else correct {other}")),
        None => Help::new(format!("write the right day in both, or `date: {day}` at the top if {other} is right")),
    };
    Some(Diag::new(Code::FileNameDate, Place::new(source, span), message, help))
}

/// The first certain date that no place before it speaks against.
fn first_certain(clues: &[Clue]) -> Option<(usize, RecordDate)> {
    clues.iter().enumerate().find_map(|(at, clue)| {
        let date = clue.certain()?;
        let fits = |before: &Clue| !before.is_unclear() || before.allows(date);
        // Where the heading has a day that does not exist, another day in the text is likely of something else.
        let broken = |before: &Clue| {
            clue.place == LINES
                && matches!(before.place, NAME | TITLE | HEADING)
                && !before.is_unclear()
                && before.certain().is_none()
        };
        clues[..at].iter().all(|before| fits(before) && !broken(before)).then_some((at, date))
    })
}

/// The one day of the month that another place has.
fn day_within(clues: &[Clue], month: RecordDate) -> Option<RecordDate> {
    let within = |day: &RecordDate| {
        day.day().is_some() && day.first_day() >= month.first_day() && day.last_day() <= month.last_day()
    };
    let days = |clue: &Clue| {
        clue.date.iter().flat_map(|date| date.readings.iter().copied().filter(within)).collect::<Vec<_>>()
    };
    clues.iter().map(days).find(|days| days.len() == 1).and_then(|days| days.first().copied())
}

/// How many readings a message names.
const READINGS: usize = 3;

fn nothing(clues: &[Clue]) -> Dating {
    if let Some(Clue { place, text, date: Some(date), .. }) = clues.iter().find(|clue| clue.is_unclear()) {
        let readings: Vec<String> = date.readings.iter().take(READINGS).map(ToString::to_string).collect();
        let why = format!("\"{}\" in {place} could be {}", shown(text), readings.join(" or "));
        return Dating::Unclear(why, date.readings.iter().take(READINGS).copied().collect());
    }
    if let Some(Clue { place, text, .. }) = clues.iter().find(|clue| clue.date.is_some()) {
        return Dating::Unclear(format!("there is no day \"{}\", which is in {place}", shown(text)), Vec::new());
    }
    match clues.iter().find(|clue| clue.place == FIELD) {
        Some(field) => {
            Dating::Unclear(format!("\"{}\" in {FIELD} is not a date that can be used", shown(&field.text)), Vec::new())
        }
        None => Dating::Nothing,
    }
}

/// What to write where a date has these readings: one of them. `written` is what the file has in the field.
pub fn help_of(readings: &[RecordDate], field: &str, written: Option<&str>) -> String {
    let lines: Vec<String> = readings.iter().map(|date| format!("`{field}: {date}`")).collect();
    let place = if written.is_some() { "" } else { " at the top of the file, between two lines with only `---`" };
    match lines.as_slice() {
        [] => format!(
            "write the right day{place} as year, month and day, such as `{field}: 2019-03-05` for March 5, 2019"
        ),
        lines => format!("write {}{place}, whichever is meant", lines.join(" or ")),
    }
}

/// What each place says, in the order in which they count.
fn clues(draft: &Draft, written: Option<&str>, facts: &PathFacts, grammar: &DateGrammar) -> Vec<Clue> {
    let mut clues = Vec::new();
    if let Some(text) = written.map(str::trim).filter(|text| !text.is_empty()) {
        let date = plain_or_written(text, grammar);
        clues.push(Clue { place: FIELD, text: words_of(text, date.as_ref()), date, sure: false });
    }
    if let Some(text) = &facts.date {
        // Words that are only where the date is in other files say nothing.
        let text = text.replace(' ', "_");
        let date = plain_or_written(&text, grammar);
        clues.extend(date.map(|date| Clue {
            place: PATH,
            text: words_of(&text, Some(&date)),
            date: Some(date),
            sure: false,
        }));
    }
    clues.extend(clue(NAME, roles::in_name(&joined_name(&draft.source.path), grammar)));
    clues.extend(title_of(draft).and_then(|title| clue(TITLE, roles::in_title(title, grammar))));
    let heading = draft.facts.body.first_heading.as_deref();
    clues.extend(heading.and_then(|heading| clue(HEADING, roles::in_title(heading, grammar))));
    let folders =
        folders::in_folders(&draft.source.path, grammar).filter(|_| !clues.iter().any(|clue| clue.place == NAME));
    let (day, month) =
        folders.map_or((None, None), |clue| if clue.is_day() { (Some(clue), None) } else { (None, Some(clue)) });
    clues.extend(day);
    clues.extend(clue(LINES, roles::in_text(body_of(draft), grammar)));
    clues.extend(month);
    clues
}

fn clue(place: &'static str, stated: Stated) -> Option<Clue> {
    match stated {
        Stated::Date { words, date, sure } => Some(Clue { place, text: words, date: Some(date), sure }),
        Stated::Other(_) | Stated::Nothing => None,
    }
}

/// The words of the date in a text, or all of it.
fn words_of(text: &str, date: Option<&WrittenDate>) -> String {
    date.and_then(|date| text.get(date.start..date.end)).unwrap_or(text).to_owned()
}
