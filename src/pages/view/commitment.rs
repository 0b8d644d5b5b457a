//! One commitment: the exact words, who and by when, and everything that happened since, newest first.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::update_link::update_link;
use super::shapes::{CommitmentItem, Fact, Link, Phrase, StoryItem, Tag, Value};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::commitment::ReportSource;
use crate::record::model::{Commitment, CommitmentIndex, Due, Event, EventKind, Language, Report};
use crate::site::plan::{Key, OutcomeScope};
use serde::Serialize;

/// A commitment, and everything that happened to it.
#[derive(Serialize)]
pub struct CommitmentPage {
    /// Its state on the day of the build.
    pub tag: Tag,
    /// The words of the minutes, and their language where it is not the page's.
    pub quote: String,
    /// The BCP 47 tag of the words; empty where it is the page's language.
    pub quote_lang: String,
    /// The heading is not the whole of these words: a translation of them, or their beginning.
    pub quoted_below: bool,
    /// Who, by when, where it was promised, what it answers and what took its place.
    pub facts: Vec<Fact>,
    /// Newest first.
    pub story: Vec<StoryItem>,
    /// Since when nobody has reported on it, as a sentence; empty where that is not long ago, or it is settled.
    pub silence: String,
    /// Other commitments of the same huddle.
    pub related: Vec<CommitmentItem>,
}

/// How many other commitments of the huddle are shown.
const RELATED: usize = 5;

/// A title is a line, not a paragraph: words that are longer than the first are cut to the second, and quoted below.
const QUOTED: usize = 180;
const TITLE: usize = 110;

/// The page of a commitment, in the viewer's language.
pub fn view(viewer: &Viewer<'_>, index: CommitmentIndex) -> (Heading, CommitmentPage) {
    let commitment = viewer.site.commitment(index);
    let huddle = viewer.site.huddle(commitment.huddle);
    let said = viewer.said(&commitment.text, &huddle.language);
    let owner = viewer.spoken.owner(index);
    let untranslated = (!said.lang.is_empty()).then(|| huddle.language.clone());
    let related = huddle
        .commitment_indices()
        .filter(|other| *other != index)
        .take(RELATED)
        .map(|other| viewer.commitment_line(other));
    let title = if said.text.chars().count() <= QUOTED {
        said.text.to_owned()
    } else {
        crate::text::shorten(said.text, TITLE).into_owned()
    };
    let content = CommitmentPage {
        tag: viewer.state_tag(commitment.state),
        // The minutes' own words, also where the title is a translation of them.
        quote: commitment.text.original.clone(),
        quote_lang: viewer.lang_of(&huddle.language),
        quoted_below: title != commitment.text.original,
        facts: facts(viewer, index, commitment),
        story: commitment.story.iter().rev().map(|event| story_item(viewer, commitment, event)).collect(),
        silence: silence(viewer, commitment),
        related: related.collect(),
    };
    let heading = Heading {
        kind: "commitment",
        title,
        description: viewer.speech.say(
            "desc_commitment",
            &[("text", Argument::Text(&sentence(said.text))), ("owner", Argument::Text(owner))],
        ),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
            viewer.huddle_link(commitment.huddle),
        ],
        untranslated,
    };
    (heading, content)
}

/// The text with a full stop, unless it ends with a sign already.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(|c: char| c.is_ascii_punctuation() || c == '…') { text.to_owned() } else { format!("{text}.") }
}

fn facts(viewer: &Viewer<'_>, index: CommitmentIndex, commitment: &Commitment) -> Vec<Fact> {
    let huddle = viewer.site.huddle(commitment.huddle);
    let mut facts = vec![viewer.fact_of("fact_owner", owner_values(viewer, commitment))];
    let mut due = viewer.fact_of("fact_due", vec![due_of(viewer, commitment, commitment.due().as_deref())]);
    due.note = viewer.lateness(commitment.state);
    facts.push(due);
    facts.extend(first_due(viewer, commitment));
    facts.extend(last_report(viewer, commitment));
    if let Some(successor) = commitment.successor() {
        facts.push(viewer.fact_of("fact_replaced_by", vec![Value::link(viewer.commitment_link(successor))]));
    }
    let made = viewer.date(huddle.date);
    facts.push(viewer.fact_of(
        "fact_made",
        vec![
            Value::link(viewer.huddle_link(commitment.huddle)),
            Value { text: made.text, date_iso: made.iso, ..Value::default() },
        ],
    ));
    let concerns = answered(viewer, index, commitment);
    facts.extend((!concerns.is_empty()).then(|| viewer.fact_of("fact_concern", concerns)));
    facts.push(viewer.fact_of("fact_division", vec![Value::link(viewer.division_link(huddle.division))]));
    let areas: Vec<Value> = commitment.areas.iter().map(|area| Value::link(viewer.area_link(*area))).collect();
    let term = if areas.len() == 1 { "fact_area" } else { "fact_areas" };
    facts
        .push(viewer.fact_of(term, if areas.is_empty() { vec![Value::text(viewer.word("all_areas"))] } else { areas }));
    if !commitment.topics.is_empty() {
        let topic = |index: &crate::record::model::TopicIndex| Value {
            text: viewer.name(&viewer.site.topic(*index).name).to_owned(),
            address: Some(viewer.address(Key::Topic(*index))),
            ..Value::default()
        };
        facts.push(viewer.fact_of("fact_topics", commitment.topics.iter().map(topic).collect()));
    }
    facts
}

/// The organization, and the role in the words of the record.
fn owner_values(viewer: &Viewer<'_>, commitment: &Commitment) -> Vec<Value> {
    let owner = &commitment.owner;
    let lang = viewer.lang_of(&viewer.site.huddle(commitment.huddle).language);
    let organization = owner.organization.map(|index| Value {
        text: viewer.name(&viewer.site.organization(index).name).to_owned(),
        address: Some(viewer.address(Key::Organization(index))),
        ..Value::default()
    });
    let role = (!owner.role.is_empty()).then(|| Value { text: owner.role.clone(), lang, ..Value::default() });
    organization.into_iter().chain(role).collect()
}

fn due_of(viewer: &Viewer<'_>, commitment: &Commitment, due: Option<&Due>) -> Value {
    match due {
        Some(Due::Date(day)) => {
            let date = viewer.day(*day);
            Value { text: date.text, date_iso: date.iso, ..Value::default() }
        }
        Some(Due::Words(words)) => {
            let lang = viewer.lang_of(&viewer.site.huddle(commitment.huddle).language);
            Value { text: words.clone(), lang, ..Value::default() }
        }
        None => Value::text(viewer.word("due_none")),
    }
}

/// What was promised at first, where the date was moved since, and how often it was.
fn first_due(viewer: &Viewer<'_>, commitment: &Commitment) -> Option<Fact> {
    let moves = commitment.due_moves().count();
    if moves == 0 {
        return None;
    }
    let mut fact =
        viewer.fact_of("fact_due_first", vec![due_of(viewer, commitment, commitment.due_when_made.as_ref())]);
    fact.note = viewer.speech.count("due_moves", i64::try_from(moves).unwrap_or(i64::MAX));
    Some(fact)
}

/// Of what is not settled: when anyone last reported on it.
fn last_report(viewer: &Viewer<'_>, commitment: &Commitment) -> Option<Fact> {
    if commitment.state.status.is_settled() {
        return None;
    }
    Some(match commitment.state.last_report {
        Some(date) => {
            let date = viewer.date(date);
            viewer.fact_of("fact_last_report", vec![Value { text: date.text, date_iso: date.iso, ..Value::default() }])
        }
        None => viewer.fact_of("fact_last_report", vec![Value::text(viewer.word("never_reported"))]),
    })
}

/// The concerns of its huddle that it answers, each linked to its place there.
fn answered(viewer: &Viewer<'_>, index: CommitmentIndex, commitment: &Commitment) -> Vec<Value> {
    let huddle = viewer.site.huddle(commitment.huddle);
    let page = viewer.address(Key::Huddle(commitment.huddle));
    let answers = huddle.concerns.iter().filter(|concern| concern.answered_by.contains(&index));
    answers
        .map(|concern| {
            let said = viewer.said(&concern.text, &huddle.language);
            let address = Some(format!("{page}#concern-{}", concern.id));
            Value { text: said.text.to_owned(), address, lang: said.lang, ..Value::default() }
        })
        .collect()
}

/// Since when there was no report, once that is long ago and nothing is settled.
fn silence(viewer: &Viewer<'_>, commitment: &Commitment) -> String {
    if !commitment.is_silent(viewer.site) {
        return String::new();
    }
    commitment
        .state
        .last_report
        .map_or_else(|| viewer.word("silence_never"), |date| viewer.speech.dated("silence_since", date))
}

/// An event of a commitment's story, as its page and the feed of changes say it.
pub fn story_item(viewer: &Viewer<'_>, commitment: &Commitment, event: &Event) -> StoryItem {
    let mut item = StoryItem {
        date: viewer.date(event.date),
        kind: "automatic",
        tag: None,
        text: String::new(),
        text_parts: None,
        lang: String::new(),
        note: String::new(),
        note_lang: String::new(),
        source: None,
        evidence: Vec::new(),
    };
    match &event.kind {
        EventKind::Made => {
            item.kind = "made";
            let link = viewer.huddle_link(commitment.huddle);
            item.text = viewer.speech.with("story_made", "huddle_title", &link.label);
            if !link.lang.is_empty() {
                let (before, after) = viewer.speech.around("story_made", "huddle_title", &[]);
                item.text_parts = Some(Phrase { before, words: link.label, lang: link.lang, after });
            }
        }
        EventKind::Reported(at) => report(viewer, commitment, *at, &mut item),
        EventKind::DueMoved { .. } => due_moved(viewer, commitment, event, &mut item),
        EventKind::NotMentioned(huddle) => {
            let link = viewer.huddle_link(*huddle);
            item.text = viewer.speech.with("story_silent", "huddle_title", &link.label);
            item.source = Some(link);
        }
        EventKind::Overdue(_) => item.text = viewer.word("story_overdue"),
    }
    item
}

/// A new date, the one before it, and the record that says so.
fn due_moved(viewer: &Viewer<'_>, commitment: &Commitment, event: &Event, item: &mut StoryItem) {
    let EventKind::DueMoved { report, from, to } = &event.kind else { return };
    item.kind = "due";
    let new = viewer.speech.dates.day(*to);
    item.text = match from {
        Some(Due::Date(day)) => {
            let old = viewer.speech.dates.day(*day);
            viewer.speech.say("story_due_moved", &[("from", Argument::Text(&old)), ("to", Argument::Text(&new))])
        }
        Some(Due::Words(_)) | None => viewer.speech.with("story_due_set", "date", &new),
    };
    if let Some(Due::Words(words)) = from {
        item.note.clone_from(words);
        item.note_lang = viewer.lang_of(&viewer.site.huddle(commitment.huddle).language);
    }
    item.source = Some(source_of(viewer, commitment.reports[*report].source));
}

fn source_of(viewer: &Viewer<'_>, source: ReportSource) -> Link {
    match source {
        ReportSource::Huddle(index) => viewer.huddle_link(index),
        ReportSource::Update(index) => update_link(viewer, index),
    }
}

fn report(viewer: &Viewer<'_>, commitment: &Commitment, at: usize, item: &mut StoryItem) {
    let report = &commitment.reports[at];
    let default = match report.source {
        ReportSource::Huddle(_) => "story_reported",
        ReportSource::Update(_) => "story_update",
    };
    item.kind = "report";
    item.tag = Some(viewer.status_tag(report.status));
    item.text = match &report.note {
        Some(note) => {
            let said = viewer.said(note, language_of(viewer, report));
            item.lang = said.lang;
            said.text.to_owned()
        }
        None => viewer.word(default),
    };
    item.source = Some(source_of(viewer, report.source));
    item.evidence = viewer.evidence(&report.evidence);
}

/// The language of the record that gave a report.
pub fn language_of<'a>(viewer: &Viewer<'a>, report: &Report) -> &'a Language {
    match report.source {
        ReportSource::Huddle(index) => &viewer.site.huddle(index).language,
        ReportSource::Update(index) => &viewer.site.update(index).language,
    }
}
