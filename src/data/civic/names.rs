//! Names of what events refer to, by the ids of the tables.

use super::ocd_id;
use crate::data::{Published, places};
use crate::record::model::{DivisionIndex, OrganizationIndex, TopicIndex};
use std::collections::BTreeMap;

/// An organization or a division: its name, its id in these standards, and its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// In the site's own language.
    pub name: String,
    /// `ocd-organization/` and a UUID, as [`ocd_id`] forms it.
    pub id: String,
    /// The permanent address of its page.
    pub url: String,
}

/// Looked up by every event of a task, made once for it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Organizations of the record, by their ids in the tables.
    pub organizations: BTreeMap<String, Named>,
    /// Divisions, by their ids in the tables.
    pub divisions: BTreeMap<String, Named>,
    /// The topics' names in the site's own language, by their ids in the tables.
    pub topics: BTreeMap<String, String>,
}

/// The names of all organizations, divisions and topics of a site.
pub fn names(published: Published<'_>) -> Names {
    let site = published.site;
    let named =
        |name: &str, url: &str| Named { name: name.to_owned(), id: ocd_id("organization", url), url: url.to_owned() };
    let organizations =
        (0..site.organizations.len()).map(|at| places::organization(&published, OrganizationIndex::at(at)));
    let divisions = (0..site.divisions.len()).map(|at| places::division(&published, DivisionIndex::at(at)));
    let topics = (0..site.topics.len()).map(|at| places::topic(&published, TopicIndex::at(at)));
    Names {
        organizations: organizations.map(|row| (row.id.to_string(), named(&row.name, &row.url))).collect(),
        divisions: divisions.map(|row| (row.id.to_string(), named(&row.name, &row.url))).collect(),
        topics: topics.map(|row| (row.id.to_string(), row.name.to_string())).collect(),
    }
}
