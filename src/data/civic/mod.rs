//! The record in the words of two civic standards, for programs that read many cities: huddles as Open Civic Data
//! events, and who takes part and promises as Popolo collections. Structs of their own, version 1, made from the rows
//! of the tables; what these standards have no word for stays in the tables (docs/decisions/0015-civic-standards.md).

pub mod collections;
pub mod event;
pub mod names;
pub mod ocd;
pub mod people;
pub mod popolo;

use crate::data::published::Published;
use crate::record::model::instant::instant;
use crate::site::plan::data;
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("a time of day");

/// An id as Open Civic Data writes it, the same in every build: a UUID of version 5 (RFC 9562, 5.5) of the permanent
/// address, so that whoever knows the address can work it out.
pub fn ocd_id(kind: &str, address: &str) -> String {
    format!("ocd-{kind}/{}", Uuid::new_v5(&Uuid::NAMESPACE_URL, address.as_bytes()).hyphenated())
}

/// The id of something that has no page of its own: it is named within the file that lists it.
fn listed_id(published: Published<'_>, collection: &str, kind: &str, parts: &[&str]) -> String {
    ocd_id(kind, &format!("{}#{}", published.file_url(data::popolo(collection).as_str()), parts.join("\n")))
}

/// The record knows days; formats that want an instant get noon at the site's place, as its feeds do.
fn at_noon(published: Published<'_>, day: NaiveDate) -> String {
    instant(published.site.config.timezone, day, NOON)
}
