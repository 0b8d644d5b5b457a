//! A huddle as an Event: when, where, who holds it, what it is about.

use super::organization::{Organization, Publishing, party};
use super::page::{Page, Thing, identity, is_web, url};
use crate::pages::view::viewer::Viewer;
use crate::record::model::instant::{day_of_end, instant};
use crate::record::model::{Huddle, HuddleIndex, HuddleStatus, Location};
use crate::site::plan::Key;
use serde::Serialize;
use std::borrow::Cow;

/// An `Event` of schema.org.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct Event<'a> {
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    description: &'a str,
    url: &'a str,
    /// An instant; a day where no time is known, a month where no day is.
    start_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    event_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_attendance_mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Place<'a>>,
    /// The division, whose huddle it is.
    organizer: Publishing<'a>,
    /// Who gives the room, where the record names someone.
    #[serde(skip_serializing_if = "Option::is_none")]
    contributor: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Thing<'a>>,
    in_language: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    address: &'a str,
    /// How one gets in.
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
}

/// The event of a huddle; `page` is the huddle's own.
pub fn event<'a>(viewer: &'a Viewer<'_>, index: HuddleIndex, page: &'a Page<'_>) -> Event<'a> {
    let huddle = viewer.site.huddle(index);
    let (start_date, end_date) = times(viewer, huddle);
    let topic = |index: &crate::record::model::TopicIndex| Thing {
        name: Cow::Borrowed(viewer.name(&viewer.site.topic(*index).name)),
        url: url(viewer, Key::Topic(*index)).into(),
    };
    let location = huddle.location.as_ref();
    Event {
        id: identity(viewer, Key::Huddle(index)),
        name: page.title,
        description: page.description,
        url: page.url,
        start_date,
        end_date,
        event_status: status(huddle.status),
        // Where there is an address to go to, people meet there; a name alone does not say.
        event_attendance_mode: location
            .filter(|place| !place.address.is_empty() && !is_web(&place.address))
            .map(|_| "https://schema.org/OfflineEventAttendanceMode"),
        location: location.map(place),
        organizer: Publishing::named(viewer, huddle.division),
        contributor: huddle.host.as_ref().map(|host| party(viewer, host)),
        about: huddle.topics.iter().map(topic).collect(),
        in_language: &huddle.language,
    }
}

/// Those that were held or are to come as announced are "scheduled" in these words.
fn status(status: HuddleStatus) -> &'static str {
    match status {
        HuddleStatus::Cancelled => "https://schema.org/EventCancelled",
        HuddleStatus::Postponed => "https://schema.org/EventPostponed",
        HuddleStatus::Scheduled | HuddleStatus::Held => "https://schema.org/EventScheduled",
    }
}

fn place(location: &Location) -> Place<'_> {
    Place { name: &location.name, address: &location.address, description: &location.accessibility }
}

fn times(viewer: &Viewer<'_>, huddle: &Huddle) -> (String, Option<String>) {
    let zone = viewer.site.config.timezone;
    let Some((day, start)) = huddle.date.day().zip(huddle.start) else { return (huddle.date.to_string(), None) };
    let end = huddle.end.map(|end| instant(zone, day_of_end(day, start, end), end));
    (instant(zone, day, start), end)
}
