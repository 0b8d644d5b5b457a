//! Everything that is shown of a huddle, on its own page and in a book: what is known of it, what people raised, what
//! was promised, the minutes, and what happened to the page.

use super::contents::{ContentsItem, listed, parts_of_minutes};
use super::corrections::{corrected, correction_items};
use super::next_date::{called_off, is_called_off, next_fact};
use super::next_huddle::event_link;
use crate::pages::language::Argument;
use crate::pages::view::body;
use crate::pages::view::shapes::{CommitmentItem, Date, Fact, Link, Note, ReportItem, Value};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{Attachment, Concern, Huddle, HuddleIndex, HuddleStatus, Level, Minutes, RecordDate};
use crate::site::plan::Key;
use crate::text::address_of_file;
use crate::text::markdown::facts::first_heading;
use crate::text::markdown::html::Addressed;
use chrono::Days;
use serde::Serialize;

/// A huddle, whole.
#[derive(Serialize)]
pub struct HuddlePage {
    /// What to know before reading on: that it is to come, was called off, is a draft, was withdrawn or corrected.
    pub notes: Vec<Note>,
    /// Leads to the versions of the minutes; `None` where readers cannot compare any.
    pub versions: Option<Link>,
    /// When, where, for whom, who came, and how far the minutes are.
    pub facts: Vec<Fact>,
    /// As plain text; empty where there is none.
    pub summary: String,
    /// The BCP 47 tag of the summary; empty where it is the page's language.
    pub summary_lang: String,
    /// What people asked for, in the order of the minutes.
    pub concerns: Vec<RaisedConcern>,
    /// What was promised there, in the order of the minutes.
    pub commitments: Vec<CommitmentItem>,
    /// What was said there of commitments, in the order of the minutes.
    pub reports: Vec<ReportItem>,
    /// People in a public or named role.
    pub participants: Vec<PersonItem>,
    /// Safe markup; empty where there are no minutes.
    pub minutes_html: String,
    /// The BCP 47 tag of the minutes; empty where it is the page's language.
    pub minutes_lang: String,
    /// Safe markup; empty where there is no agenda.
    pub agenda_html: String,
    /// The BCP 47 tag of the agenda; empty where it is the page's language.
    pub agenda_lang: String,
    /// The parts of the page; empty where there are few.
    pub contents: Vec<ContentsItem>,
    /// In the order of the record.
    pub attachments: Vec<AttachmentItem>,
    /// What was said of the next huddle; `None` where nothing was.
    pub next: Option<Fact>,
    /// The heading over it, which says so where that date has passed.
    pub next_heading: String,
    /// What happened to the page, newest first; empty where nothing was corrected.
    pub history: Vec<HistoryItem>,
    /// Leads to the huddle before, of the same area where it is about one, else of the division.
    pub previous: Option<Link>,
    /// Leads to the huddle after, in the same way.
    pub following: Option<Link>,
}

/// A concern on its huddle's page.
#[derive(Serialize)]
pub struct RaisedConcern {
    /// Unique on the huddle; its place on the page is `concern-` and this.
    pub id: String,
    /// What was asked for.
    pub text: String,
    /// The BCP 47 tag of the text; empty where it is the page's language.
    pub lang: String,
    /// The name of the area that it is about; empty where it names none.
    pub area: String,
    /// The name of its topic; empty where it has none.
    pub topic: String,
    /// Leads to the commitments that answer it.
    pub answers: Vec<Link>,
}

/// Somebody who took part in a public or named role.
#[derive(Serialize)]
pub struct PersonItem {
    /// As it was written.
    pub name: String,
    /// As it was written; empty where they had none.
    pub role: String,
    /// Its name in the page's language; empty where they were there for none.
    pub organization: String,
}

/// A file of a huddle.
#[derive(Serialize)]
pub struct AttachmentItem {
    /// What it is.
    pub title: String,
    /// From the site's root.
    pub address: String,
    /// The ending of its name, in capitals.
    pub kind: String,
    /// In the page's language, such as `84 KB`; empty for pictures, which are published smaller than they were handed
    /// in.
    pub size: String,
    /// The BCP 47 tag of the title; empty where it is the page's language.
    pub lang: String,
}

/// Something that happened to a page.
#[derive(Serialize)]
pub struct HistoryItem {
    /// On which day.
    pub date: Date,
    /// What, as a sentence.
    pub text: String,
}

/// Where a huddle is shown: on its own page, or in a book.
pub struct Place<'p> {
    /// The page's way back to the site's root.
    pub root: &'p str,
    /// Level of the highest heading of the minutes.
    pub top_level: u8,
    /// Put before every id of the minutes.
    pub prefix: &'p str,
}

/// Everything that is shown of a huddle.
pub fn whole(viewer: &Viewer<'_>, index: HuddleIndex, place: &Place<'_>) -> HuddlePage {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language);
    let repeated = if huddle.title_from_body { huddle.title.original.as_str() } else { title.text };
    // A book leads to the page of each huddle, whose addresses are the ones to keep.
    let paragraphs = if place.prefix.is_empty() { Addressed::Each } else { Addressed::None };
    let placing = body::Placing {
        root: place.root,
        title: repeated,
        top_level: place.top_level,
        prefix: place.prefix,
        paragraphs,
    };
    let minutes = huddle.has_minutes().then(|| body::show_in(viewer, &huddle.body, &huddle.language, placing));
    // Of what did not take place the note at the top says why, and when it will.
    let takes_place = !is_called_off(huddle);
    let summary = huddle.summary.as_ref().filter(|_| takes_place);
    let summary = summary.map(|summary| viewer.said(summary, &huddle.language));
    let (previous, following) = neighbours(viewer, index);
    let headings = minutes.as_ref().map_or(Vec::new(), |shown| parts_of_minutes(&shown.rendered.headings));
    let agenda = agenda(viewer, huddle, place);
    let mut page = HuddlePage {
        notes: notes(viewer, huddle),
        versions: (viewer.site.published_versions(huddle) > 0).then(|| Link {
            label: viewer.word("versions_all"),
            address: viewer.address(Key::Versions(index)),
            lang: String::new(),
        }),
        facts: facts_of_page(viewer, index),
        summary_lang: summary.as_ref().map_or(String::new(), |said| said.lang.clone()),
        summary: summary.map_or(String::new(), |said| said.text.to_owned()),
        concerns: huddle.concerns.iter().map(|concern| raised(viewer, huddle, concern)).collect(),
        commitments: huddle.commitment_indices().map(|commitment| viewer.commitment_item(commitment)).collect(),
        reports: huddle.reports.iter().map(|report| viewer.report_item(*report, &huddle.language)).collect(),
        participants: participants(viewer, huddle),
        minutes_lang: minutes.as_ref().map_or(String::new(), |shown| shown.lang.clone()),
        minutes_html: minutes.map_or(String::new(), |shown| shown.rendered.html),
        agenda_lang: agenda.as_ref().map_or(String::new(), |shown| shown.lang.clone()),
        agenda_html: agenda.map_or(String::new(), |shown| shown.rendered.html),
        contents: Vec::new(),
        attachments: huddle.attachments.iter().map(|attachment| attached(viewer, huddle, attachment)).collect(),
        next: huddle.next.as_ref().filter(|_| takes_place).and_then(|next| next_fact(viewer, huddle, next)),
        next_heading: next_heading(viewer, huddle),
        history: history(viewer, huddle),
        previous,
        following,
    };
    page.contents = contents(viewer, &page, headings);
    page
}

/// What is to be discussed, or was. A first heading that only says so, or repeats the title, is left out.
fn agenda(viewer: &Viewer<'_>, huddle: &Huddle, place: &Place<'_>) -> Option<body::Shown> {
    let agenda = viewer.site.agenda(huddle, &viewer.speech.language)?;
    let heading = viewer.word("agenda_heading");
    let first = first_heading(agenda.text).unwrap_or_default();
    let title = if first.to_lowercase() == heading.to_lowercase() {
        first
    } else {
        viewer.said(&huddle.title, &huddle.language).text.to_owned()
    };
    let prefix = format!("{}agenda-", place.prefix);
    let placing = body::Placing {
        root: place.root,
        title: &title,
        top_level: place.top_level,
        prefix: &prefix,
        paragraphs: Addressed::None,
    };
    Some(body::show_text(viewer, (agenda.file, agenda.text), agenda.language, placing))
}

fn notes(viewer: &Viewer<'_>, huddle: &Huddle) -> Vec<Note> {
    let mut notes = Vec::new();
    let note = |kind, title: &str, text: &str| Note {
        kind,
        title: viewer.word(title),
        text: viewer.word(text),
        ..Note::default()
    };
    match huddle.status {
        HuddleStatus::Cancelled | HuddleStatus::Postponed => notes.push(called_off(viewer, huddle)),
        HuddleStatus::Scheduled if huddle.date.is_after(viewer.site.today) => {
            notes.push(note("scheduled", "scheduled_title", "scheduled_text"));
        }
        HuddleStatus::Scheduled | HuddleStatus::Held => {}
    }
    if huddle.minutes == Minutes::Withdrawn {
        notes.push(note("withdrawn", "minutes_withdrawn_title", "minutes_withdrawn_note"));
    } else if huddle.status == HuddleStatus::Held && !huddle.has_minutes() {
        notes.push(missing(viewer, huddle));
    } else if huddle.minutes == Minutes::Draft && huddle.status == HuddleStatus::Held {
        notes.push(note("draft", "minutes_draft_title", "minutes_draft_note"));
    }
    match notes.last_mut().filter(|note| note.kind == "withdrawn") {
        // Of withdrawn minutes a correction says why they were withdrawn: there is nothing left that is corrected.
        Some(note) => {
            note.items = correction_items(viewer, &huddle.corrections, &huddle.language);
            if huddle.withdrawn_commitments > 0 {
                let count = i64::try_from(huddle.withdrawn_commitments).unwrap_or(i64::MAX);
                note.text = format!("{} {}", note.text, viewer.speech.count("commitments_withdrawn", count));
            }
        }
        None => notes.extend(corrected(viewer, &huddle.corrections, &huddle.language)),
    }
    notes
}

/// What the page says of minutes that were withdrawn; `None` where they were not.
pub fn withdrawal(viewer: &Viewer<'_>, huddle: &Huddle) -> Option<Note> {
    notes(viewer, huddle).into_iter().find(|note| note.kind == "withdrawn")
}

/// The facts, and of a huddle that is announced its date as a file for calendars.
fn facts_of_page(viewer: &Viewer<'_>, index: HuddleIndex) -> Vec<Fact> {
    let huddle = viewer.site.huddle(index);
    let mut facts = facts(viewer, huddle);
    let is_announced = huddle.status == HuddleStatus::Scheduled && huddle.is_to_come(viewer.site.today);
    if let (Some(when), true) = (facts.first_mut(), is_announced) {
        when.values.extend(event_link(viewer, index).map(Value::link));
    }
    facts
}

/// When and where it is, what it is about, who came, and how far its minutes are.
pub fn facts(viewer: &Viewer<'_>, huddle: &Huddle) -> Vec<Fact> {
    let is_ahead = huddle.is_to_come(viewer.site.today);
    let date = if is_ahead { viewer.weekday(huddle.date) } else { viewer.date(huddle.date) };
    let mut when = Fact {
        term: viewer.word("fact_when"),
        values: vec![Value { text: date.text, date_iso: date.iso, ..Value::default() }],
        note: String::new(),
    };
    if huddle.date.day().is_none() {
        when.note = viewer.word("month_only");
    }
    let time = viewer.time(huddle.start, huddle.end);
    when.values.extend((!time.is_empty()).then(|| Value::text(time)));
    // What withdrawn minutes no longer say was recorded once: the page does not say that it was not.
    let is_withdrawn = huddle.minutes == Minutes::Withdrawn;
    let mut facts = vec![when];
    facts.extend((!is_withdrawn).then(|| where_fact(viewer, huddle)));
    let mut division = viewer.fact_of("fact_division", vec![Value::link(viewer.division_link(huddle.division))]);
    division.values.extend(viewer.until(Level::Division(huddle.division)).map(Value::text));
    facts.push(division);
    let mut areas: Vec<Value> = Vec::new();
    for area in &huddle.areas {
        areas.push(Value::link(viewer.area_link(*area)));
        areas.extend(viewer.until(Level::Area(*area)).map(Value::text));
    }
    if areas.is_empty() {
        areas.push(Value::text(viewer.word("all_areas")));
    }
    facts.push(viewer.fact_of(if huddle.areas.len() == 1 { "fact_area" } else { "fact_areas" }, areas));
    let mut named: Vec<Level> = huddle.areas.iter().map(|area| Level::Area(*area)).collect();
    named.push(Level::Division(huddle.division));
    facts.extend(viewer.since_then(&named));
    if huddle.status == HuddleStatus::Held && !is_withdrawn {
        facts.push(attendance(viewer, huddle));
    }
    facts.extend(huddle.host.as_ref().map(|host| viewer.fact_of("fact_host", vec![viewer.party(host)])));
    if !huddle.topics.is_empty() {
        let topic = |index: &crate::record::model::TopicIndex| Value {
            text: viewer.name(&viewer.site.topic(*index).name).to_owned(),
            address: Some(viewer.address(Key::Topic(*index))),
            ..Value::default()
        };
        facts.push(viewer.fact_of("fact_topics", huddle.topics.iter().map(topic).collect()));
    }
    facts.extend(minutes_fact(viewer, huddle));
    facts
}

fn where_fact(viewer: &Viewer<'_>, huddle: &Huddle) -> Fact {
    let Some(location) = &huddle.location else {
        return viewer.fact_of("fact_where", vec![Value::text(viewer.word("place_unknown"))]);
    };
    let mut fact = viewer.fact_of("fact_where", vec![Value::text(viewer.place(location))]);
    fact.note = location.accessibility.clone();
    fact
}

fn attendance(viewer: &Viewer<'_>, huddle: &Huddle) -> Fact {
    let Some(attendance) = &huddle.attendance else {
        return viewer.fact_of("fact_attendance", vec![Value::text(viewer.word("attendance_none"))]);
    };
    let mut fact = viewer.fact_of("fact_attendance", vec![Value::text(viewer.attendance_total(Some(attendance)))]);
    fact.note = viewer.attendance_parts(attendance);
    fact
}

fn minutes_fact(viewer: &Viewer<'_>, huddle: &Huddle) -> Option<Fact> {
    let text = match &huddle.minutes {
        Minutes::Approved { on, by } => {
            let date = viewer.speech.dates.day(*on);
            format!(
                "{} – {}",
                viewer.word("minutes_approved"),
                viewer.speech.say("approved_on", &[("date", Argument::Text(&date)), ("role", Argument::Text(by))])
            )
        }
        Minutes::Withdrawn => viewer.word("minutes_withdrawn"),
        Minutes::Draft if huddle.has_minutes() && huddle.status == HuddleStatus::Held => viewer.word("minutes_draft"),
        Minutes::Draft => return None,
    };
    viewer.fact("fact_minutes", text)
}

/// What stands over the next huddle, as it was announced at this one.
fn next_heading(viewer: &Viewer<'_>, huddle: &Huddle) -> String {
    let date = huddle.next.as_ref().and_then(|next| next.date);
    let is_past = date.is_some_and(|date| date.last_day() < viewer.site.today);
    viewer.word(if is_past { "next_heading_past" } else { "next_heading" })
}

/// Why there is nothing to read, honestly: the first that a reader of such a page must know.
fn missing(viewer: &Viewer<'_>, huddle: &Huddle) -> Note {
    let allowed = Days::new(u64::from(viewer.site.config.rules.minutes_due_days));
    let due = huddle.date.day().and_then(|day| day.checked_add_days(allowed));
    let sentence = due.map_or(String::new(), |due| {
        let id = if due < viewer.site.today { "minutes_missing_late" } else { "minutes_due_note" };
        viewer.speech.dated(id, RecordDate::Day(due))
    });
    let text = format!("{} {sentence}", viewer.word("held_no_minutes_text")).trim_end().to_owned();
    Note { kind: "missing", title: viewer.word("held_no_minutes_title"), text, ..Note::default() }
}

/// A concern as its huddle's page shows it.
pub fn raised(viewer: &Viewer<'_>, huddle: &Huddle, concern: &Concern) -> RaisedConcern {
    let said = viewer.said(&concern.text, &huddle.language);
    RaisedConcern {
        id: concern.id.clone(),
        text: said.text.to_owned(),
        lang: said.lang,
        area: concern.area.map_or(String::new(), |area| viewer.area_name(area).to_owned()),
        topic: concern.topic.map_or(String::new(), |topic| viewer.name(&viewer.site.topic(topic).name).to_owned()),
        answers: concern.answered_by.iter().map(|index| viewer.commitment_link(*index)).collect(),
    }
}

fn participants(viewer: &Viewer<'_>, huddle: &Huddle) -> Vec<PersonItem> {
    let item = |person: &crate::record::model::Participant| PersonItem {
        name: person.name.clone(),
        role: person.role.clone(),
        organization: person.organization.as_ref().map_or(String::new(), |party| viewer.party(party).text),
    };
    huddle.participants.iter().map(item).collect()
}

/// The sections that the page has, in its order; none where they are few.
fn contents(viewer: &Viewer<'_>, page: &HuddlePage, headings: Vec<ContentsItem>) -> Vec<ContentsItem> {
    let sections = [
        ("summary", "summary_heading", !page.summary.is_empty()),
        ("concerns", "concerns_raised_heading", !page.concerns.is_empty()),
        ("commitments", "commitments_made_heading", !page.commitments.is_empty()),
        ("reports", "reports_heading", !page.reports.is_empty()),
        ("participants", "participants_heading", !page.participants.is_empty()),
        ("minutes", "minutes_heading", !page.minutes_html.is_empty()),
        ("agenda", "agenda_heading", !page.agenda_html.is_empty()),
        ("next", "", page.next.is_some()),
        ("attachments", "attachments_heading", !page.attachments.is_empty()),
        ("history", "history_heading", !page.history.is_empty()),
        ("source", "source_heading", true),
    ];
    let there = sections.into_iter().filter(|(.., is_there)| *is_there);
    let named = |word: &str| if word.is_empty() { page.next_heading.clone() } else { viewer.word(word) };
    listed(there.map(|(anchor, word, _)| (anchor, named(word))), headings)
}

fn attached(viewer: &Viewer<'_>, huddle: &Huddle, attachment: &Attachment) -> AttachmentItem {
    let said = viewer.said(&attachment.title, &huddle.language);
    AttachmentItem {
        title: said.text.to_owned(),
        lang: said.lang,
        address: address_of_file(attachment.file.as_str()),
        kind: attachment.file.extension().to_uppercase(),
        // A picture is published smaller than it lies in the folder.
        size: match viewer.site.media.get(&attachment.file) {
            Some(bytes) if !viewer.site.pictures.contains_key(&attachment.file) => viewer.file_size(*bytes),
            _ => String::new(),
        },
    }
}

fn history(viewer: &Viewer<'_>, huddle: &Huddle) -> Vec<HistoryItem> {
    let mut items = Vec::new();
    for correction in &huddle.corrections {
        let text = viewer.speech.say(
            if huddle.minutes == Minutes::Withdrawn { "history_withdrawn_reason" } else { "history_corrected_reason" },
            &[("reason", Argument::Text(&correction.reason)), ("by", Argument::Text(&correction.by))],
        );
        items.push((correction.date, text));
    }
    if let Minutes::Approved { on, by } = &huddle.minutes {
        items.push((*on, viewer.speech.with("history_approved", "role", by)));
    }
    if let Some(day) = huddle.date.day().filter(|_| huddle.status == HuddleStatus::Held) {
        items.push((day, viewer.word("history_held")));
    }
    // The facts above say when it took place and was approved.
    if huddle.corrections.is_empty() {
        return Vec::new();
    }
    items.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    items.into_iter().map(|(date, text)| HistoryItem { date: viewer.day(date), text }).collect()
}

/// The huddles before and after, of the same area where it is about one, else of the division.
fn neighbours(viewer: &Viewer<'_>, index: HuddleIndex) -> (Option<Link>, Option<Link>) {
    let huddle = viewer.site.huddle(index);
    let list = match huddle.areas.as_slice() {
        [area] => &viewer.site.lookup.huddles_of_area[area.position()],
        _ => &viewer.site.lookup.huddles_of_division[huddle.division.position()],
    };
    let Ok(at) = list.binary_search(&index) else { return (None, None) };
    let link = |index: Option<&HuddleIndex>| index.map(|index| viewer.huddle_link(*index));
    (link(at.checked_sub(1).and_then(|before| list.get(before))), link(list.get(at + 1)))
}
