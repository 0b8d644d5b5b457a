//! Classes of Popolo (popoloproject.com), version 1: the properties of its JSON schemas that the record can fill.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An organization of the record, the publisher, or a division as the publisher's department.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Organization {
    /// `ocd-organization/` and a UUID of version 5 of the page's permanent address.
    pub id: String,
    /// In the site's own language.
    pub name: String,
    /// The id in the tables; none for the publisher, which is in no table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// `publisher`, `department`, or the sector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    /// Of a department: the publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// Of a department: the territory that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area_id: Option<String>,
    /// Of a department: the first day of its validity, in ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub founding_date: Option<String>,
    /// Of a department: the last day of its validity, in ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dissolution_date: Option<String>,
    /// Of a department: how its office is reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contact_details: Vec<ContactDetail>,
    /// The organization's own website; none where the record has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Of a department: noon of the day of the last change on record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// The page of this site about it, alone.
    pub sources: Vec<Link>,
}

/// The territory of a division, or an area inside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Area {
    /// The id in the tables.
    pub id: String,
    /// In the site's own language.
    pub name: String,
    /// Of a division: its code; none for areas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// `division` or `area`.
    pub classification: String,
    /// Of an area: the id of its division.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
    /// Noon of the day of the last change on record; absent where there has been none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// The page of this site about it, alone.
    pub sources: Vec<Link>,
}

/// Someone who took part in a public or named role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Worked out from the name and the organization, as [`person_id`](super::people::person_id) says.
    pub id: String,
    /// As it was written in the minutes.
    pub name: String,
    /// The page of the last huddle at which they took part.
    pub sources: Vec<Link>,
}

/// A role of a person at an organization.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Membership {
    /// Worked out from the name, the organization and the role.
    pub id: String,
    /// The organization's name, where it has no page of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// As it was written in the minutes; absent where they had none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The [`Person`] who has the role.
    pub person_id: String,
    /// The [`Organization`]; absent where it has no page of its own or none was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The post of the same role at the same organization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_id: Option<String>,
    /// The page of the last huddle at which they had the role.
    pub sources: Vec<Link>,
}

/// A role that has made promises, whoever holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Post {
    /// Worked out from the organization and the role.
    pub id: String,
    /// The role, as it was written.
    pub label: String,
    /// The role, as it was written; the same as the label.
    pub role: String,
    /// The [`Organization`]; absent where the record names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The page of the last promise.
    pub sources: Vec<Link>,
}

/// The id of a thing in the tables of this site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Identifier {
    /// The address of the description of the table on the data page.
    pub scheme: String,
    /// The id in that table.
    pub identifier: String,
}

/// One way to reach a division's office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContactDetail {
    /// `address`, `voice`, `email` or `url`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The address, the number or the URL, as it was written.
    pub value: String,
    /// The name of the office; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A link to a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// An absolute address.
    pub url: String,
}

impl Link {
    /// A link to this address.
    pub fn to(url: impl Into<String>) -> Self {
        Self { url: url.into() }
    }
}
