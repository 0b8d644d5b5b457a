//! The Event of Open Civic Data, version 1: the fields of its documentation (docs.opencivicdata.org, data/event) with
//! the names that its program reads and writes today (pupa's event schema: `start_date` where the older page has
//! `start_time`), and `upstream_id` of Open States.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A huddle; the file `api/ocd/events/…` holds one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Always `event`.
    #[serde(rename = "_type")]
    pub kind: String,
    /// `ocd-event/` and a UUID of version 5 of the page's permanent address.
    pub id: String,
    /// The huddle's title, in the language of its minutes.
    pub name: String,
    /// The summary; empty where there is none.
    pub description: String,
    /// Always the program's word for a huddle: the standard leaves the words open.
    pub classification: String,
    /// An instant with its offset; a day where no time is known, a month where no day is.
    pub start_date: String,
    /// Empty where it is not known.
    pub end_date: String,
    /// The name in the IANA database.
    pub timezone: String,
    /// No time of day is known.
    pub all_day: bool,
    /// `cancelled`, `tentative` (postponed), `confirmed` or `passed`.
    pub status: String,
    /// None where the record names neither a place nor an address.
    pub location: Option<Location>,
    /// Always empty: the record has no recordings.
    pub media: Vec<Document>,
    /// The huddle's attachments that are published.
    pub documents: Vec<Document>,
    /// The division's page, and `record.json` where documents are published.
    pub links: Vec<Link>,
    /// The division, the host, and people in a public or named role, in this order.
    pub participants: Vec<Entity>,
    /// The concerns that were raised, in the order of the minutes.
    pub agenda: Vec<AgendaItem>,
    /// The huddle's page, alone.
    pub sources: Vec<Link>,
    /// Noon of the day of the last change on record; absent where there has been none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// The id of the huddle in the tables.
    pub upstream_id: String,
    /// What the tables say and the standard has no field for.
    pub extras: Extras,
}

/// Where a huddle was held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Location {
    /// The place and its address, separated by a comma; one of them where the other is missing.
    pub name: String,
    /// How one gets in.
    pub note: String,
    /// Always empty: the record has no address of a place's own page.
    pub url: String,
    /// Always null: the record has addresses, not positions.
    pub coordinates: Option<Coordinates>,
}

/// A position in the standard's words; never made, but part of its schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coordinates {
    /// Degrees north, as text.
    pub latitude: String,
    /// Degrees east, as text.
    pub longitude: String,
}

/// An attachment of a huddle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The attachment's title; `attachment` where it has none.
    pub note: String,
    /// Empty: the record does not say when a file was posted.
    pub date: String,
    /// The permanent address of the published file.
    pub url: String,
    /// The media type without its parameters, such as `application/pdf`.
    pub media_type: String,
    /// The same file, alone: the standard allows several forms of a document.
    pub links: Vec<MediaLink>,
}

/// One form of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MediaLink {
    /// The permanent address of the published file.
    pub url: String,
    /// The media type without its parameters.
    pub media_type: String,
}

/// A link from an event to a page or file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// A permanent address.
    pub url: String,
    /// What it leads to: a division's name, `record` or `page`.
    pub note: String,
}

/// Someone who took part, or whom an item of the agenda concerns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// The part that they took (`organizer`, `host`, a role, or `participant` without one); on an item of the agenda,
    /// what they promised.
    pub note: String,
    /// The name of the organization or person; the same as `entity_name`.
    pub name: String,
    /// `organization` or `person`.
    pub entity_type: String,
    /// The name of the organization or person.
    pub entity_name: String,
    /// The id in the Popolo collections.
    pub entity_id: Option<String>,
}

/// A concern that was raised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaItem {
    /// The concern, in the language of the minutes.
    pub description: String,
    /// The program's word for a concern, alone.
    pub classification: Vec<String>,
    /// From 1.
    pub order: String,
    /// Names of topics.
    pub subjects: Vec<String>,
    /// What was promised in answer to it.
    pub notes: Vec<String>,
    /// Always empty: the record has no recordings.
    pub media: Vec<Document>,
    /// Who promised.
    pub related_entities: Vec<Entity>,
    /// Where the item is in the tables.
    pub extras: ItemExtras,
}

/// Where an item is in the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemExtras {
    /// The id of the concern in the tables.
    pub concern_id: String,
    /// The permanent address of the concern on its huddle's page.
    pub url: String,
    /// Ids in the tables of the commitments that answer it; empty where none does.
    pub commitment_ids: Vec<String>,
}

/// What the standard has no field for, in the words of the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extras {
    /// The BCP 47 tag of the language of the minutes.
    pub language: String,
    /// The id of the division in the tables.
    pub division_id: String,
    /// Ids of areas in the tables; empty where the huddle is about none in particular.
    pub area_ids: Vec<String>,
    /// Whether the huddle is for every area of its division.
    pub whole_division: bool,
    /// `day` or `month`.
    pub date_precision: String,
    /// One of [`HUDDLE_STATUSES`](crate::data::words::HUDDLE_STATUSES).
    pub status: String,
    /// One of [`MINUTES`](crate::data::words::MINUTES).
    pub minutes: String,
    /// How many people came; null where nobody counted.
    pub attendance_total: Option<i64>,
    /// Ids of topics in the tables.
    pub topic_ids: Vec<String>,
    /// What was promised at the huddle, in the order of the minutes.
    pub commitments: Vec<Promise>,
}

/// What was promised, and where it stands on the day of the build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Promise {
    /// The id of the commitment in the tables.
    pub id: String,
    /// The permanent address of its page.
    pub url: String,
    /// What was promised, in the language of the minutes.
    pub text: String,
    /// The id in the tables of the organization that promised; null where the record has none.
    pub owner_id: Option<String>,
    /// Whose role it is to do it, as it was written.
    pub owner_role: Option<String>,
    /// The day in ISO 8601; null where there is none.
    pub due: Option<String>,
    /// The words in place of a day, as they were written; null where there is a day, or nothing was said.
    pub due_words: Option<String>,
    /// The state that follows from the reports, as a word of the record format.
    pub status: String,
}

/// `api/ocd/events/index.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Index {
    /// Newest first.
    pub years: Vec<Year>,
    /// The last ones, newest first, those to come too.
    pub latest: Vec<Listed>,
}

/// A year of the index of events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Year {
    /// Of the Gregorian calendar.
    pub year: i32,
    /// How many events the year's file lists.
    pub events: usize,
    /// The file that lists them.
    pub url: String,
}

/// An event of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Listed {
    /// `ocd-event/` and a UUID, as in the event's own file.
    pub id: String,
    /// The huddle's title, in the language of its minutes.
    pub name: String,
    /// An instant with its offset; a day where no time is known, a month where no day is.
    pub start_date: String,
    /// `cancelled`, `tentative` (postponed), `confirmed` or `passed`.
    pub status: String,
    /// The file of the event.
    pub url: String,
}
