//! What a kept version says, field by field, in plain words: names of places, organizations and topics in place of ids,
//! dates as readers see them.

use crate::record::model::date;
use crate::record::parse::details;
use crate::record::parse::raw::{
    RawAttachment, RawCommitment, RawConcern, RawHuddle, RawLocation, RawOwner, RawParticipant, RawReport,
};
use crate::record::parse::shape::{CountOr, List, OneOrMany, TextOr};
use crate::record::resolve::kept::split_of;
use crate::text::markdown::plain::text_of;
use crate::text::one_line;
use crate::text::source::Source;
use chrono::NaiveTime;
use std::collections::BTreeMap;

/// A part of a huddle's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What it is called.
    Title,
    /// The day and the hours.
    When,
    /// What became of the huddle.
    Status,
    /// The place.
    Where,
    /// The division.
    Division,
    /// Response areas.
    Areas,
    /// Head counts.
    Attendance,
    /// Who invited.
    Host,
    /// What was spoken of.
    Topics,
    /// In short.
    Summary,
    /// What people asked for.
    Concerns,
    /// What was promised.
    Commitments,
    /// What was said of earlier promises.
    Reports,
    /// Who spoke in a public role.
    Participants,
    /// The minutes.
    Minutes,
    /// What was to be discussed.
    Agenda,
    /// Files that were attached, and those that have other bytes.
    Files,
}

impl Field {
    /// Whether it is a text of sentences; the others are a line for each thing that they name.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Summary | Self::Minutes | Self::Agenda)
    }

    /// Whether its words are those of the page, not of the record.
    pub fn is_worded(self) -> bool {
        matches!(
            self,
            Self::When | Self::Status | Self::Division | Self::Areas | Self::Attendance | Self::Host | Self::Topics
        )
    }
}

/// What a version says, field by field, in plain words.
pub(super) type Said = BTreeMap<Field, String>;

/// What stands between the parts of a line.
const BETWEEN: &str = " – ";

/// How readers of a language are told what a record writes as ids, days and fixed words. What the site does not know
/// any more is said as it was written.
pub trait Wording {
    /// The BCP 47 tag.
    fn language(&self) -> &str;
    /// A day or a month.
    fn date(&self, date: date::RecordDate) -> String;
    /// The hours.
    fn time(&self, start: Option<NaiveTime>, end: Option<NaiveTime>) -> String;
    /// The date by which something was promised.
    fn due(&self, date: &str) -> String;
    /// A division by its id, name or code.
    fn division(&self, written: &str) -> String;
    /// An area of a division by its id, name or number.
    fn area(&self, division: &str, written: &str) -> String;
    /// A topic by its id or name.
    fn topic(&self, written: &str) -> String;
    /// An organization by its id or name.
    fn organization(&self, written: &str) -> String;
    /// Who promised something: an organization and a role, of which one may be empty.
    fn owner(&self, organization: &str, role: &str) -> String;
    /// The name of a place, with its address.
    fn place(&self, name: &str, address: &str) -> String;
    /// What became of a huddle.
    fn status(&self, written: &str) -> String;
    /// How far something is that was promised.
    fn progress(&self, written: &str) -> String;
    /// What was promised, in words: by the id of its huddle, a slash and its own.
    fn commitment(&self, written: &str) -> String;
    /// How many people came, one number.
    fn head_count(&self, total: u32) -> String;
    /// How many people came, by group.
    fn attendance(&self, parts: &[(String, u32)]) -> String;
}

/// The details of a kept text.
pub(super) fn read(text: &Source) -> RawHuddle {
    details::read(text, &split_of(text, false), &mut Vec::new()).record
}

/// What a version says, in its own language or in a translation, which gives some of its words again.
pub(super) fn said(own: &RawHuddle, text: &Source, translation: Option<&Source>, wording: &dyn Wording) -> Said {
    let translated = translation.map(read).unwrap_or_default();
    let mut all = Said::new();
    let mut put = |field: Field, text: String| {
        if !text.trim().is_empty() {
            all.insert(field, text);
        }
    };
    let texts = [&translated, own];
    let first = |get: &dyn Fn(&RawHuddle) -> Option<String>| texts.iter().find_map(|raw| get(raw)).unwrap_or_default();
    let division = word(own.division.as_ref());
    let areas = |areas: Option<&OneOrMany<String>>| each(areas, |area| wording.area(&division, area));
    put(Field::Title, first(&|raw| raw.title.as_deref().map(one_line)));
    put(Field::When, when(own, wording));
    put(Field::Status, own.status.as_deref().map_or(String::new(), |status| wording.status(status.trim())));
    put(Field::Where, own.location.as_ref().map_or(String::new(), |place| location(place, wording)));
    put(Field::Division, if division.is_empty() { String::new() } else { wording.division(&division) });
    put(Field::Areas, areas(own.response_areas.as_ref().or(own.response_area.as_ref())));
    put(Field::Attendance, own.attendance.as_ref().map_or(String::new(), |counted| attendance(counted, wording)));
    put(Field::Host, own.host.as_deref().map_or(String::new(), |host| wording.organization(host.trim())));
    put(Field::Topics, each(own.topics.as_ref(), |topic| wording.topic(topic)));
    put(Field::Summary, first(&|raw| raw.summary.clone()));
    let concern = |entry: &RawConcern| concern(entry, &translated, &division, wording);
    put(Field::Concerns, lines(own.concerns.as_ref(), concern));
    let commitment = |entry: &RawCommitment| commitment(entry, &translated, &division, wording);
    put(Field::Commitments, lines(own.commitments.as_ref(), commitment));
    put(Field::Reports, lines(own.reports.as_ref(), |entry| report(entry, &translated, wording)));
    put(Field::Participants, lines(own.participants.as_ref(), |entry| participant(entry, wording)));
    put(Field::Agenda, first(&|raw| raw.agenda.as_deref().map(text_of)));
    put(Field::Files, lines(own.attachments.as_ref(), |entry| attachment(entry, &translated)));
    let body = translation.unwrap_or(text);
    let span = split_of(body, false).body;
    put(Field::Minutes, text_of(&body.text[span.start..span.end]));
    all
}

/// The title that a version gives a file; `None` where it gives none.
pub(super) fn title_of(own: &RawHuddle, translation: Option<&Source>, file: &str) -> Option<String> {
    let translated = translation.map(read).unwrap_or_default();
    let mut entries = own.attachments.iter().flatten().flatten();
    let entry = entries.find(|entry| entry.file.as_deref().is_some_and(|path| path.trim() == file))?;
    Some(attachment(entry, &translated)).filter(|title| !title.is_empty())
}

fn word(written: Option<&String>) -> String {
    written.map_or(String::new(), |written| one_line(written))
}

/// The parts that say something, with this between them.
fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between)
}

fn each(items: Option<&OneOrMany<String>>, say: impl Fn(&str) -> String) -> String {
    let items = items.map_or(&[][..], |items| items.0.as_slice());
    let said = items.iter().flatten().map(|item| say(&one_line(item)));
    said.filter(|item| !item.is_empty()).collect::<Vec<_>>().join(", ")
}

/// One line for each entry.
fn lines<T>(entries: Option<&List<T>>, line: impl Fn(&T) -> String) -> String {
    entries.into_iter().flatten().flatten().map(line).collect::<Vec<_>>().join("\n")
}

fn when(own: &RawHuddle, wording: &dyn Wording) -> String {
    let written = word(own.date.as_ref());
    let day = date::parse(&written).map_or(written, |date| wording.date(date));
    let read = |time: &Option<String>| time.as_deref().and_then(date::parse_time);
    let hours = match (read(&own.start), read(&own.end)) {
        (None, None) => joined(&[&word(own.start.as_ref()), &word(own.end.as_ref())], BETWEEN),
        (start, end) => wording.time(start, end),
    };
    joined(&[&day, &hours], ", ")
}

fn location(location: &TextOr<RawLocation>, wording: &dyn Wording) -> String {
    match location {
        TextOr::Text(name) => one_line(name),
        TextOr::Record(raw) => {
            let place = wording.place(&word(raw.name.as_ref()), &word(raw.address.as_ref()));
            joined(&[&place, &word(raw.accessibility.as_ref())], BETWEEN)
        }
    }
}

fn attendance(attendance: &CountOr<BTreeMap<String, Option<u32>>>, wording: &dyn Wording) -> String {
    match attendance {
        CountOr::Count(total) => wording.head_count(*total),
        CountOr::Parts(parts) => {
            let parts: Vec<_> = parts.iter().filter_map(|(group, count)| Some((group.clone(), (*count)?))).collect();
            wording.attendance(&parts)
        }
    }
}

/// The words of a translated entry in place of the record's own, where there are any.
fn translated_text<'t, T>(
    entries: Option<&'t List<T>>,
    is_it: impl Fn(&T) -> bool,
    text: impl Fn(&'t T) -> Option<&'t String>,
) -> Option<String> {
    let found = entries.into_iter().flatten().flatten().find(|entry| is_it(entry))?;
    text(found).map(|text| one_line(text)).filter(|text| !text.is_empty())
}

fn concern(entry: &RawConcern, translated: &RawHuddle, division: &str, wording: &dyn Wording) -> String {
    let is_it = |other: &RawConcern| entry.id.is_some() && other.id == entry.id;
    let text = translated_text(translated.concerns.as_ref(), is_it, |entry| entry.text.as_ref());
    let area = entry.response_area.as_deref().map_or(String::new(), |area| wording.area(division, area.trim()));
    let topic = entry.topic.as_deref().map_or(String::new(), |topic| wording.topic(topic.trim()));
    joined(&[&text.unwrap_or_else(|| word(entry.text.as_ref())), &area, &topic], BETWEEN)
}

fn commitment(entry: &RawCommitment, translated: &RawHuddle, division: &str, wording: &dyn Wording) -> String {
    let is_it = |other: &RawCommitment| entry.id.is_some() && other.id == entry.id;
    let text = translated_text(translated.commitments.as_ref(), is_it, |entry| entry.text.as_ref());
    let owner = match &entry.owner {
        Some(TextOr::Text(name)) => wording.organization(&one_line(name)),
        Some(TextOr::Record(RawOwner { organization, role })) => {
            wording.owner(&word(organization.as_ref()), &word(role.as_ref()))
        }
        None => String::new(),
    };
    let due = entry.due.as_deref().map_or(String::new(), |due| wording.due(due.trim()));
    let areas = entry.response_areas.as_ref().or(entry.response_area.as_ref());
    let areas = each(areas, |area| wording.area(division, area));
    let topic = entry.topic.as_deref().map_or(String::new(), |topic| wording.topic(topic.trim()));
    joined(&[&text.unwrap_or_else(|| word(entry.text.as_ref())), &owner, &due, &areas, &topic], BETWEEN)
}

fn report(entry: &RawReport, translated: &RawHuddle, wording: &dyn Wording) -> String {
    let is_it = |other: &RawReport| entry.commitment.is_some() && other.commitment == entry.commitment;
    let note = translated_text(translated.reports.as_ref(), is_it, |entry| entry.note.as_ref());
    let commitment = |written: &Option<String>| {
        written.as_deref().map_or(String::new(), |written| wording.commitment(written.trim()))
    };
    let status = entry.status.as_deref().map_or(String::new(), |status| wording.progress(status.trim()));
    let due = entry.due.as_deref().map_or(String::new(), |due| wording.due(due.trim()));
    let note = note.unwrap_or_else(|| word(entry.note.as_ref()));
    let day = word(entry.date.as_ref());
    let day = date::parse(&day).map_or(day, |date| wording.date(date));
    joined(&[&commitment(&entry.commitment), &status, &note, &due, &day, &commitment(&entry.successor)], BETWEEN)
}

fn participant(entry: &TextOr<RawParticipant>, wording: &dyn Wording) -> String {
    match entry {
        TextOr::Text(name) => one_line(name),
        TextOr::Record(raw) => {
            let organization =
                raw.organization.as_deref().map_or(String::new(), |name| wording.organization(name.trim()));
            joined(&[&word(raw.name.as_ref()), &word(raw.role.as_ref()), &organization], ", ")
        }
    }
}

fn attachment(entry: &RawAttachment, translated: &RawHuddle) -> String {
    let is_it = |other: &RawAttachment| entry.file.is_some() && other.file == entry.file;
    let title = translated_text(translated.attachments.as_ref(), is_it, |entry| entry.title.as_ref());
    title.unwrap_or_else(|| word(entry.title.as_ref()))
}
