//! One commitment: the exact words, who and by when, and everything that happened since, newest first.

use super::frame::crumb;
use super::shapes::{Fact, Link, StoryItem, Tag, Value};
use super::{Content, Heading, Viewer};
use crate::language::Argument;
use crate::model::commitment::ReportSource;
use crate::model::{Commitment, CommitmentIndex, Due, Event, EventKind, RecordDate, UpdateIndex};
use crate::plan::{Key, OutcomeScope};
use serde::Serialize;

#[derive(Serialize)]
pub struct CommitmentPage {
    pub tag: Tag,
    pub quote: String,
    pub quote_lang: String,
    pub facts: Vec<Fact>,
    pub story: Vec<StoryItem>,
    pub silence: String,
    pub related: Vec<Related>,
}

/// Another commitment of the same huddle.
#[derive(Serialize)]
pub struct Related {
    pub link: Link,
    pub tag: Tag,
}

/// How many other commitments of the huddle are shown.
const RELATED: usize = 5;

/// A title is a line, not a paragraph.
const TITLE: usize = 110;

pub fn view(viewer: &Viewer<'_>, index: CommitmentIndex) -> (Heading, Content) {
    let commitment = viewer.site.commitment(index);
    let huddle = viewer.site.huddle(commitment.huddle);
    let said = viewer.said(&commitment.text, &huddle.language);
    let owner = viewer.spoken.owner(index);
    let untranslated = (!said.lang.is_empty()).then(|| huddle.language.clone());
    let related = huddle
        .commitment_indices()
        .filter(|other| *other != index)
        .take(RELATED)
        .map(|other| Related { link: viewer.commitment_link(other), tag: viewer.state_tag(viewer.site.commitment(other).state) });
    let content = CommitmentPage {
        tag: viewer.state_tag(commitment.state),
        // The minutes' own words, also where the title is a translation of them.
        quote: commitment.text.original.clone(),
        quote_lang: if huddle.language == viewer.speech.language { String::new() } else { huddle.language.to_string() },
        facts: facts(viewer, index, commitment),
        story: commitment.story.iter().rev().map(|event| story_item(viewer, commitment, event)).collect(),
        silence: silence(viewer, commitment),
        related: related.collect(),
    };
    let heading = Heading {
        kind: "commitment",
        title: crate::text::shorten(said.text, TITLE).into_owned(),
        description: viewer
            .speech
            .say("desc_commitment", &[("text", Argument::Text(&sentence(said.text))), ("owner", Argument::Text(owner))]),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
            viewer.huddle_link(commitment.huddle),
        ],
        untranslated,
    };
    (heading, Content::Commitment(Box::new(content)))
}

/// The text with a full stop, unless it ends with a sign already.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(|c: char| c.is_ascii_punctuation() || c == '…') { text.to_owned() } else { format!("{text}.") }
}

fn facts(viewer: &Viewer<'_>, index: CommitmentIndex, commitment: &Commitment) -> Vec<Fact> {
    let huddle = viewer.site.huddle(commitment.huddle);
    let mut owner = Value::text(viewer.spoken.owner(index));
    owner.address = commitment.owner.organization.map(|index| viewer.address(Key::Organization(index)));
    let mut facts = vec![viewer.fact_of("fact_owner", vec![owner])];
    let mut due = viewer.fact_of("fact_due", vec![due_value(viewer, commitment)]);
    due.note = commitment.state.overdue_days.map_or(String::new(), |days| viewer.speech.count("days_overdue", days));
    facts.push(due);
    if let Some(successor) = commitment.reports.last().and_then(|report| report.successor) {
        facts.push(viewer.fact_of("fact_replaced_by", vec![Value::link(viewer.commitment_link(successor))]));
    }
    let made = viewer.date(huddle.date);
    facts.push(viewer.fact_of(
        "fact_made",
        vec![Value::link(viewer.huddle_link(commitment.huddle)), Value { text: made.text, date_iso: made.iso, ..Value::default() }],
    ));
    facts.push(viewer.fact_of("fact_division", vec![Value::link(viewer.division_link(huddle.division))]));
    let areas: Vec<Value> = commitment.areas.iter().map(|area| Value::link(viewer.area_link(*area))).collect();
    let term = if areas.len() == 1 { "fact_area" } else { "fact_areas" };
    facts.push(viewer.fact_of(term, if areas.is_empty() { vec![Value::text(viewer.word("all_areas"))] } else { areas }));
    if !commitment.topics.is_empty() {
        let topic = |index: &crate::model::TopicIndex| Value {
            text: viewer.name(&viewer.site.topic(*index).name).to_owned(),
            address: Some(viewer.address(Key::Topic(*index))),
            ..Value::default()
        };
        facts.push(viewer.fact_of("fact_topics", commitment.topics.iter().map(topic).collect()));
    }
    facts
}

fn due_value(viewer: &Viewer<'_>, commitment: &Commitment) -> Value {
    if let Some(day) = commitment.state.due {
        let date = viewer.day(day);
        return Value { text: date.text, date_iso: date.iso, ..Value::default() };
    }
    match &commitment.due {
        Some(Due::Words(words)) => Value::text(words.clone()),
        Some(Due::Date(_)) | None => Value::text(viewer.word("due_none")),
    }
}

/// Days without a report, once there are enough of them and nothing is settled.
fn silence(viewer: &Viewer<'_>, commitment: &Commitment) -> String {
    let days = commitment.silent_days(viewer.site);
    if commitment.state.status.is_settled() || days < i64::from(viewer.site.config.rules.silence_days) {
        return String::new();
    }
    viewer.speech.count(if commitment.reports.is_empty() { "silence_never" } else { "silence_days" }, days)
}

fn story_item(viewer: &Viewer<'_>, commitment: &Commitment, event: &Event) -> StoryItem {
    let mut item = StoryItem {
        date: viewer.date(event.date),
        kind: "automatic",
        tag: None,
        text: String::new(),
        lang: String::new(),
        note: String::new(),
        source: None,
        evidence: Vec::new(),
    };
    match &event.kind {
        EventKind::Made => {
            item.kind = "made";
            let link = viewer.huddle_link(commitment.huddle);
            item.text = viewer.speech.with("story_made", "huddle_title", &link.label);
        }
        EventKind::Reported(at) => report(viewer, commitment, *at, &mut item),
        EventKind::DueMoved { from, to } => {
            item.kind = "due";
            let from = match from {
                Some(Due::Date(day)) => viewer.speech.dates.day(*day),
                Some(Due::Words(words)) => format!("“{words}”"),
                None => viewer.word("due_none"),
            };
            item.text = viewer
                .speech
                .say("story_due_moved", &[("from", Argument::Text(&from)), ("to", Argument::Text(&viewer.speech.dates.day(*to)))]);
        }
        EventKind::NotMentioned(huddle) => {
            let link = viewer.huddle_link(*huddle);
            item.text = viewer.speech.with("story_silent", "huddle_title", &link.label);
            item.source = Some(link);
        }
        EventKind::Overdue(_) => item.text = viewer.word("story_overdue"),
    }
    item
}

fn report(viewer: &Viewer<'_>, commitment: &Commitment, at: usize, item: &mut StoryItem) {
    let report = &commitment.reports[at];
    let (language, source, default) = match report.source {
        ReportSource::Huddle(index) => (&viewer.site.huddle(index).language, viewer.huddle_link(index), "story_reported"),
        ReportSource::Update(index) => (&viewer.site.update(index).language, update_link(viewer, index), "story_update"),
    };
    item.kind = "report";
    item.tag = Some(viewer.status_tag(report.status));
    item.text = match &report.note {
        Some(note) => {
            let said = viewer.said(note, language);
            item.lang = said.lang;
            said.text.to_owned()
        }
        None => viewer.word(default),
    };
    item.source = Some(source);
    item.evidence = viewer.evidence(&report.evidence);
}

/// The page of an update, by its title or its date.
pub fn update_link(viewer: &Viewer<'_>, index: UpdateIndex) -> Link {
    let update = viewer.site.update(index);
    let address = viewer.address(Key::Update(index));
    match &update.title {
        Some(title) => {
            let said = viewer.said(title, &update.language);
            Link { label: said.text.to_owned(), address, lang: said.lang }
        }
        None => Link { label: viewer.speech.dated("title_update", RecordDate::Day(update.date)), address, lang: String::new() },
    }
}
