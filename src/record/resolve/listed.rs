//! The topics and organizations that site.yaml lists.

use super::fields::Fields;
use super::texts::text;
use crate::diagnostics::{Code, Help};
use crate::record::config::Config;
use crate::record::model::Text;
use crate::record::parse::raw_site::{RawOrganization, RawSite};
use crate::record::parse::shape::{List, TextOr};
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::slug;

static NO_ORGANIZATIONS: List<TextOr<RawOrganization>> = Vec::new();

/// An entry of `organizations:`.
#[derive(Debug)]
pub struct DeclaredOrganization {
    /// Its `id:`, else made of its name.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// One of the sectors of the site; empty where the entry does not say.
    pub sector: String,
    /// Its own page on the web; empty where the entry does not say.
    pub url: String,
}

/// Ids and names of `topics:`; an id that cannot be used or is there twice is reported, and its entry left out.
pub(super) fn topics(raw: &RawSite, fields: &mut Fields<'_>) -> Vec<(String, Text)> {
    let mut topics: Vec<(String, Text)> = Vec::new();
    for (at, topic) in raw.topics.iter().flatten().enumerate() {
        let (id, name) = match topic {
            None => continue,
            Some(TextOr::Text(name)) => (slug(name), Text::new(name.trim())),
            Some(TextOr::Record(topic)) => {
                let name = text(topic.name.as_deref().or(topic.id.as_deref()), topic.names.as_ref());
                (topic.id.clone().unwrap_or_else(|| slug(&name.original)), name)
            }
        };
        if listed_id(&id, topics.iter().map(|(id, _)| id.as_str()), &[Key("topics"), Index(at)], fields) {
            topics.push((id, name));
        }
    }
    topics
}

/// The entries of `organizations:`; an id that cannot be used or is there twice is reported, and its entry left out.
pub(super) fn organizations(raw: &RawSite, config: &Config, fields: &mut Fields<'_>) -> Vec<DeclaredOrganization> {
    let mut list: Vec<DeclaredOrganization> = Vec::new();
    let declared: &List<_> = raw.organizations.as_ref().map_or(&NO_ORGANIZATIONS, |list| list);
    for (at, entry) in declared.iter().enumerate() {
        let organization = match entry {
            None => continue,
            Some(TextOr::Text(name)) => DeclaredOrganization {
                id: slug(name),
                name: Text::new(name.trim()),
                sector: String::new(),
                url: String::new(),
            },
            Some(TextOr::Record(raw)) => {
                let name = text(raw.name.as_deref().or(raw.id.as_deref()), raw.names.as_ref());
                let id = raw.id.clone().unwrap_or_else(|| slug(&name.original));
                let url = fields.web_address(raw.url.as_deref(), &[Key("organizations"), Index(at), Key("url")]);
                DeclaredOrganization { id, name, sector: raw.sector.clone().unwrap_or_default(), url }
            }
        };
        if !organization.sector.is_empty() && !config.sectors.contains(&organization.sector) {
            let message = format!("\"{}\" is not a sector", organization.sector);
            let path = [Key("organizations"), Index(at), Key("sector")];
            let known: Vec<&str> = config.sectors.iter().map(String::as_str).collect();
            let near = crate::text::nearest(&organization.sector, known.iter().copied());
            let help = Help::one_of(known, near, |name| fields.put(&path, name));
            fields.error(Code::UnknownWord, &path, message, help);
        }
        if listed_id(
            &organization.id,
            list.iter().map(|known| known.id.as_str()),
            &[Key("organizations"), Index(at)],
            fields,
        ) {
            list.push(organization);
        }
    }
    list
}

/// Whether an id can be used: a part of an address, and not yet in the list. Reports it where not.
pub(super) fn listed_id<'i>(
    id: &str,
    mut known: impl Iterator<Item = &'i str>,
    path: &[crate::record::parse::tree::Step<'_>],
    fields: &mut Fields<'_>,
) -> bool {
    if !crate::text::is_address_part(id) {
        fields.error(
            Code::UnusableName,
            path,
            format!("\"{id}\" cannot be an id"),
            "write an id of letters, digits and hyphens, such as `street-lighting`",
        );
        return false;
    }
    if known.any(|other| other == id) {
        fields.error(
            Code::SameAddress,
            path,
            format!("the id \"{id}\" is there twice"),
            "give one of the two another id",
        );
        return false;
    }
    true
}
