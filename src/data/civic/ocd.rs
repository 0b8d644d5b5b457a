//! The Event of Open Civic Data, version 1: the fields of its documentation (docs.opencivicdata.org, data/event) with
//! the names that its program reads and writes today (pupa's event schema: `start_date` where the older page has
//! `start_time`), and `upstream_id` of Open States.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Always `event`.
    #[serde(rename = "_type")]
    pub kind: String,
    /// `ocd-event/` and a UUID of version 5 of the page's permanent address.
    pub id: String,
    pub name: String,
    /// The summary; empty where there is none.
    pub description: String,
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
    pub location: Option<Location>,
    pub media: Vec<Document>,
    pub documents: Vec<Document>,
    pub links: Vec<Link>,
    pub participants: Vec<Entity>,
    pub agenda: Vec<AgendaItem>,
    pub sources: Vec<Link>,
    /// Noon of the day of the last change on record; absent where there has been none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// The id of the huddle in the tables.
    pub upstream_id: String,
    pub extras: Extras,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Location {
    pub name: String,
    /// How one gets in.
    pub note: String,
    pub url: String,
    /// Always null: the record has addresses, not positions.
    pub coordinates: Option<Coordinates>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coordinates {
    pub latitude: String,
    pub longitude: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    pub note: String,
    /// Empty: the record does not say when a file was posted.
    pub date: String,
    pub url: String,
    pub media_type: String,
    pub links: Vec<MediaLink>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MediaLink {
    pub url: String,
    pub media_type: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    pub url: String,
    pub note: String,
}

/// Someone who took part, or whom an item of the agenda concerns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    pub note: String,
    pub name: String,
    /// `organization` or `person`.
    pub entity_type: String,
    pub entity_name: String,
    /// The id in the Popolo collections.
    pub entity_id: Option<String>,
}

/// A concern that was raised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaItem {
    pub description: String,
    pub classification: Vec<String>,
    /// From 1.
    pub order: String,
    /// Names of topics.
    pub subjects: Vec<String>,
    /// What was promised in answer to it.
    pub notes: Vec<String>,
    pub media: Vec<Document>,
    /// Who promised.
    pub related_entities: Vec<Entity>,
    pub extras: ItemExtras,
}

/// Where an item is in the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemExtras {
    pub concern_id: String,
    pub url: String,
    pub commitment_ids: Vec<String>,
}

/// What the standard has no field for, in the words of the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extras {
    pub language: String,
    pub division_id: String,
    pub area_ids: Vec<String>,
    pub whole_division: bool,
    pub date_precision: String,
    pub status: String,
    pub minutes: String,
    pub attendance_total: Option<i64>,
    pub topic_ids: Vec<String>,
    pub commitments: Vec<Promise>,
}

/// What was promised, and where it stands on the day of the build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Promise {
    pub id: String,
    pub url: String,
    pub text: String,
    pub owner_id: Option<String>,
    pub owner_role: Option<String>,
    pub due: Option<String>,
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

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Year {
    pub year: i32,
    pub events: usize,
    /// The file that lists them.
    pub url: String,
}

/// An event of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Listed {
    pub id: String,
    pub name: String,
    pub start_date: String,
    pub status: String,
    /// The file of the event.
    pub url: String,
}
