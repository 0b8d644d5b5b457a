//! One document for each record, version 1: its row with everything that belongs to it, nested. Made of the same rows
//! as the tables, so that both say the same; only the story of a commitment and the texts below the details are in no
//! table.

use super::bodies::{self, Markdown};
use super::published::{Published, dated, said};
use super::site::FORMAT;
use super::table::VERSION;
use super::v1::{self, Text};
use super::{places, promises, records};
use crate::record::model::{
    CommitmentIndex, DivisionIndex, Due, Event, EventKind, HuddleIndex, Language, PageIndex, RecordIndex, UpdateIndex,
};
use crate::site::plan::data;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The names of the schemas of documents.
pub const HUDDLE: &str = "huddle-record";
/// The name of the schema of an update's document.
pub const UPDATE: &str = "update-record";
/// The name of the schema of a division's document.
pub const DIVISION: &str = "division-record";
/// The name of the schema of a plain page's document.
pub const PAGE: &str = "page-record";

/// What every document begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Head<'a> {
    /// The address of the JSON Schema of this document.
    #[serde(rename = "$schema")]
    pub schema: Text<'a>,
    /// The name of the format of all data that the program publishes.
    pub format: Text<'a>,
    /// The version of that format.
    pub version: Text<'a>,
    /// The address of the document that says what the site is.
    pub site: Text<'a>,
}

/// The document of a huddle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HuddleRecord<'a> {
    /// Its fields come first, on the same level.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// Its row in `huddles`.
    pub huddle: v1::Huddle<'a>,
    /// Its rows in `attendance`: how many people came, by group.
    pub attendance: Vec<v1::Attendance<'a>>,
    /// Its rows in `participants`: who took part in a public or named role.
    pub participants: Vec<v1::Participant<'a>>,
    /// Its rows in `concerns`, in the order of the minutes.
    pub concerns: Vec<v1::Concern<'a>>,
    /// What was promised there, in the order of the minutes.
    pub commitments: Vec<Promise<'a>>,
    /// What was said here of commitments that were made elsewhere.
    pub reports: Vec<v1::Report<'a>>,
    /// Its rows in `attachments`.
    pub attachments: Vec<v1::Attachment<'a>>,
    /// Its rows in `corrections`: what was changed after publication.
    pub corrections: Vec<v1::Correction<'a>>,
    /// Rows in `translations` of its own texts and those of its parts.
    pub translations: Vec<v1::Translation<'a>>,
    /// The text below its details, in each language that it has.
    pub texts: Vec<Markdown<'a>>,
}

/// A commitment with everything that was said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Promise<'a> {
    /// Its row in `commitments`.
    pub commitment: v1::Commitment<'a>,
    /// Its rows in `reports`, oldest first.
    pub reports: Vec<v1::Report<'a>>,
    /// Oldest first.
    pub story: Vec<StoryEvent<'a>>,
}

/// Something that happened to a commitment, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoryEvent<'a> {
    /// The day; the first of the month where only that is known.
    pub date: NaiveDate,
    /// `day` or `month`.
    pub date_precision: Text<'a>,
    /// One of [`EVENTS`].
    pub event: Text<'a>,
    /// Of what was reported.
    pub report_id: Option<Text<'a>>,
    /// Where it was made, or where nobody spoke of it.
    pub huddle_id: Option<Text<'a>>,
    /// The date that holds from then on, or that passed.
    pub due: Option<NaiveDate>,
    /// The date before it was moved, or the words in place of one.
    pub due_before: Option<NaiveDate>,
    /// The words in place of a date, before the date was set.
    pub due_words_before: Option<Text<'a>>,
}

/// What can happen to a commitment.
pub const EVENTS: [&str; 5] = ["made", "reported", "due-moved", "not-mentioned", "overdue"];

/// The document of an update.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UpdateRecord<'a> {
    /// Its fields come first, on the same level.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// Its row in `updates`.
    pub update: v1::Update<'a>,
    /// Its rows in `reports`, in the order of the record.
    pub reports: Vec<v1::Report<'a>>,
    /// Its rows in `corrections`: what was changed after publication.
    pub corrections: Vec<v1::Correction<'a>>,
    /// Rows in `translations` of its own texts and those of its reports.
    pub translations: Vec<v1::Translation<'a>>,
    /// The text below its details, in each language that it has.
    pub texts: Vec<Markdown<'a>>,
}

/// The document of a division.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DivisionRecord<'a> {
    /// Its fields come first, on the same level.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// Its row in `divisions`.
    pub division: v1::Division<'a>,
    /// Rows in `areas` of the areas inside it.
    pub areas: Vec<v1::Area<'a>>,
    /// Rows in `translations` of its own texts and those of its areas.
    pub translations: Vec<v1::Translation<'a>>,
    /// The text below its details, in each language that it has.
    pub texts: Vec<Markdown<'a>>,
}

/// The document of a plain page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PageRecord<'a> {
    /// Its fields come first, on the same level.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// The page in the language that it was written in.
    pub page: Page<'a>,
    /// The same in other languages.
    pub translations: Vec<Page<'a>>,
    /// The text below its details, in each language that it has.
    pub texts: Vec<Markdown<'a>>,
}

/// A plain page, which is in no table: it is no part of the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Page<'a> {
    /// The name of its file without the ending.
    pub id: Text<'a>,
    /// The permanent address of the page in this language.
    pub url: Text<'a>,
    /// In this language; in the page's own where it is not translated.
    pub title: Text<'a>,
    /// The BCP 47 tag of the language.
    pub language: Text<'a>,
    /// In this language, else in the page's own; null where it has none.
    pub summary: Option<Text<'a>>,
}

/// What a document with this schema begins with.
fn head<'a>(published: Published<'a>, schema: &str) -> Head<'a> {
    Head {
        schema: published.file_url(data::schema(schema).as_str()).into(),
        format: FORMAT.into(),
        version: VERSION.into(),
        site: published.file_url(data::SITE).into(),
    }
}

/// The document of a huddle.
pub fn huddle(published: Published<'_>, index: HuddleIndex) -> HuddleRecord<'_> {
    let site = published.site;
    let huddle = site.huddle(index);
    let elsewhere = huddle.reports.iter().filter(|(commitment, _)| site.commitment(*commitment).huddle != index);
    HuddleRecord {
        head: head(published, HUDDLE),
        huddle: records::huddle(&published, index),
        attendance: records::attendance_of(&published, index),
        participants: records::participants_of(&published, index),
        concerns: promises::concerns_of(&published, index),
        commitments: huddle.commitment_indices().map(|commitment| promise(published, commitment)).collect(),
        reports: elsewhere.map(|report| promises::report_of(&published, *report)).collect(),
        attachments: records::attachments_of(&published, index),
        corrections: records::corrections_of_huddle(&published, index),
        translations: records::translations_of_huddle(&published, index),
        texts: bodies::texts(published, RecordIndex::Huddle(index)),
    }
}

fn promise(published: Published<'_>, index: CommitmentIndex) -> Promise<'_> {
    let reports = promises::reports_of(&published, index);
    let story = published
        .site
        .commitment(index)
        .story
        .iter()
        .map(|event| story_event(published, index, event, &reports))
        .collect();
    Promise { commitment: promises::commitment(&published, index), reports, story }
}

fn story_event<'a>(
    published: Published<'a>,
    index: CommitmentIndex,
    event: &'a Event,
    reports: &[v1::Report<'a>],
) -> StoryEvent<'a> {
    let (date, date_precision) = dated(event.date);
    let id = |huddle: HuddleIndex| Some(Cow::Borrowed(published.site.huddle(huddle).id.as_str()));
    let mut entry = StoryEvent {
        date,
        date_precision,
        event: Cow::Borrowed(EVENTS[0]),
        report_id: None,
        huddle_id: None,
        due: None,
        due_before: None,
        due_words_before: None,
    };
    match &event.kind {
        EventKind::Made => entry.huddle_id = id(published.site.commitment(index).huddle),
        EventKind::Reported(at) => {
            entry.event = Cow::Borrowed(EVENTS[1]);
            entry.report_id = Some(reports[*at].id.clone());
        }
        EventKind::DueMoved { from, to, .. } => {
            entry.event = Cow::Borrowed(EVENTS[2]);
            entry.due = Some(*to);
            match from {
                Some(Due::Date(day)) => entry.due_before = Some(*day),
                Some(Due::Words(words)) => entry.due_words_before = said(words),
                None => {}
            }
        }
        EventKind::NotMentioned(huddle) => {
            entry.event = Cow::Borrowed(EVENTS[3]);
            entry.huddle_id = id(*huddle);
        }
        EventKind::Overdue(due) => {
            entry.event = Cow::Borrowed(EVENTS[4]);
            entry.due = Some(*due);
        }
    }
    entry
}

/// The document of an update.
pub fn update(published: Published<'_>, index: UpdateIndex) -> UpdateRecord<'_> {
    let given = &published.site.update(index).reports;
    UpdateRecord {
        head: head(published, UPDATE),
        update: records::update(&published, index),
        reports: given.iter().map(|report| promises::report_of(&published, *report)).collect(),
        corrections: records::corrections_of_update(&published, index),
        translations: records::translations_of_update(&published, index),
        texts: bodies::texts(published, RecordIndex::Update(index)),
    }
}

/// The document of a division, with its areas.
pub fn division(published: Published<'_>, index: DivisionIndex) -> DivisionRecord<'_> {
    let division = published.site.division(index);
    let mut translations = records::translated(&published, "divisions", &division.id, "name", &division.name);
    for &area in &division.areas {
        translations.extend(records::translated(
            &published,
            "areas",
            &published.area_id(area),
            "name",
            &published.site.area(area).name,
        ));
    }
    DivisionRecord {
        head: head(published, DIVISION),
        division: places::division(&published, index),
        areas: division.areas.iter().map(|area| places::area(&published, *area)).collect(),
        translations,
        texts: bodies::texts(published, RecordIndex::Division(index)),
    }
}

/// The document of a plain page.
pub fn page<'a>(published: Published<'a>, index: PageIndex) -> PageRecord<'a> {
    let record = RecordIndex::Page(index);
    let page = published.site.page(index);
    let in_language = |tag: &'a Language| {
        let summary = page.summary.as_ref();
        Page {
            id: Cow::Borrowed(&page.id),
            url: published.page_url(bodies::page_in(published, record, tag)).into(),
            title: Cow::Borrowed(page.title.translated(tag).unwrap_or(&page.title.original)),
            language: super::published::language(tag),
            summary: summary.and_then(|summary| said(summary.translated(tag).unwrap_or(&summary.original))),
        }
    };
    PageRecord {
        head: head(published, PAGE),
        page: in_language(&page.language),
        translations: page.translations.iter().map(in_language).collect(),
        texts: bodies::texts(published, record),
    }
}
