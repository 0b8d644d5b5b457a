//! One commitment: the exact words, who and by when, and everything that happened since, newest first.

use super::frame::followed_name;
use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::standing::{Standing, standing};
use super::parts::update_link::update_link;
use super::shapes::{CommitmentItem, Date, Fact, Link, Phrase, StoryItem, Value};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::config::ExportGroup;
use crate::record::model::commitment::ReportSource;
use crate::record::model::{Commitment, CommitmentIndex, Due, Event, EventKind, RecordIndex};
use crate::site::plan::subscriptions::{self, FEED, TASKS};
use crate::site::plan::{Key, OutcomeScope};
use serde::Serialize;

/// A commitment, and everything that happened to it.
#[derive(Serialize)]
pub struct CommitmentPage {
    /// Its state on the day of the build, since when, and what was last heard of it.
    pub standing: Standing,
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
    /// Huddles and updates whose text links to it or names its id, the newest first. Those that report on it are in the
    /// story.
    pub mentions: Vec<Mention>,
    /// What brings the news of it, and its date, to whoever follows it; empty once it is settled.
    pub follow: Vec<Follow>,
    /// Other commitments of the same huddle.
    pub related: Vec<CommitmentItem>,
}

/// A record that speaks of a commitment.
#[derive(Serialize)]
pub struct Mention {
    /// The day of the huddle or update, or its month.
    pub date: Date,
    /// Leads to its page.
    pub record: Link,
}

/// A way to follow a commitment.
#[derive(Serialize)]
pub struct Follow {
    /// Leads to the feed or the calendar.
    pub file: Link,
    /// What it does, as the rest of a sentence that begins with the link.
    pub text: String,
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
    let standing = standing(viewer, commitment);
    let description = standing.text();
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
        standing,
        // The minutes' own words, also where the title is a translation of them.
        quote: commitment.text.original.clone(),
        quote_lang: viewer.lang_of(&huddle.language),
        quoted_below: title != commitment.text.original,
        facts: facts(viewer, index, commitment),
        story: commitment.story.iter().rev().map(|event| story_item(viewer, commitment, event)).collect(),
        mentions: mentions(viewer, index),
        follow: follow(viewer, commitment),
        related: related.collect(),
    };
    let heading = Heading {
        kind: "commitment",
        title,
        description,
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
            viewer.huddle_link(commitment.huddle),
        ],
        untranslated,
    };
    (heading, content)
}

fn facts(viewer: &Viewer<'_>, index: CommitmentIndex, commitment: &Commitment) -> Vec<Fact> {
    let huddle = viewer.site.huddle(commitment.huddle);
    let mut facts = vec![viewer.fact_of("fact_owner", owner_values(viewer, commitment))];
    facts.push(viewer.fact_of("fact_due", vec![due_of(viewer, commitment, commitment.due().as_deref())]));
    facts.extend(earlier_due(viewer, commitment));
    if let Some(successor) = commitment.successor() {
        facts.push(viewer.fact_of("fact_replaced_by", vec![Value::link(viewer.commitment_link(successor))]));
    }
    // Its date is the first of the story.
    facts.push(viewer.fact_of("fact_made", vec![Value::link(viewer.huddle_link(commitment.huddle))]));
    let concerns = answered(viewer, index, commitment);
    facts.extend((!concerns.is_empty()).then(|| viewer.fact_of("fact_concern", concerns)));
    let mut places: Vec<Value> = commitment.areas.iter().map(|area| Value::link(viewer.area_link(*area))).collect();
    let term = if places.len() == 1 { "fact_area" } else { "fact_areas" };
    if places.is_empty() {
        places.push(Value::text(viewer.word("all_areas")));
    }
    places.push(Value::link(viewer.division_link(huddle.division)));
    facts.push(viewer.fact_of(term, places));
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

/// What held before the due date was moved, in the order of time, each once; nothing where it never was.
fn earlier_due(viewer: &Viewer<'_>, commitment: &Commitment) -> Option<Fact> {
    let earlier: Vec<Value> =
        commitment.due_moves().filter_map(|(from, _)| from).map(|due| due_of(viewer, commitment, Some(due))).collect();
    let term = viewer.speech.count("fact_due_earlier", i64::try_from(earlier.len()).unwrap_or(i64::MAX));
    (!earlier.is_empty()).then_some(Fact { term, values: earlier, note: String::new() })
}

/// The feed and the calendar that carry it, as long as anything more is expected.
fn follow(viewer: &Viewer<'_>, commitment: &Commitment) -> Vec<Follow> {
    if commitment.state.status.is_settled() {
        return Vec::new();
    }
    let (place, news) = subscriptions::of_commitment(viewer.site, commitment);
    let name = followed_name(viewer, place).unwrap_or_default();
    let feed = subscriptions::feed(viewer.site, news, viewer.language, FEED);
    let tasks = subscriptions::calendar(viewer.site, place, viewer.language, TASKS);
    let ways = [
        (ExportGroup::Feeds, "footer_feed", feed, viewer.speech.with("follow_feed_text", "place", &name)),
        (ExportGroup::Calendars, "calendar_tasks", tasks, viewer.word("follow_tasks_text")),
    ];
    let on = ways.into_iter().filter(|(group, ..)| viewer.site.config.exports.has(*group));
    let way = |(_, word, address, text): (ExportGroup, &str, String, String)| Follow {
        file: Link { label: viewer.word(word), address, lang: String::new() },
        text,
    };
    on.map(way).collect()
}

/// Huddles and updates that speak of it.
fn mentions(viewer: &Viewer<'_>, index: CommitmentIndex) -> Vec<Mention> {
    let records = viewer.plan.mentions.get(&index).into_iter().flatten();
    let mention = |record: &RecordIndex| match record {
        RecordIndex::Huddle(index) => {
            Some(Mention { date: viewer.date(viewer.site.huddle(*index).date), record: viewer.huddle_link(*index) })
        }
        RecordIndex::Update(index) => {
            Some(Mention { date: viewer.day(viewer.site.update(*index).date), record: update_link(viewer, *index) })
        }
        RecordIndex::Division(_) | RecordIndex::Page(_) => None,
    };
    records.filter_map(mention).collect()
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
            let said = viewer.said(note, viewer.site.language_of(report.source));
            item.lang = said.lang;
            said.text.to_owned()
        }
        None => viewer.word(default),
    };
    item.source = Some(source_of(viewer, report.source));
    item.evidence = viewer.evidence(&report.evidence);
}
