//! Names that almost every page says, put together once for a language: divisions with their term, owners with their
//! roles.

use crate::language::{Argument, Speech};
use crate::model::{CommitmentIndex, DivisionIndex, OrganizationIndex, Owner, Site};
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Debug, Default)]
pub struct Spoken {
    divisions: Vec<String>,
    owners: Vec<Arc<str>>,
}

impl Spoken {
    pub fn new(site: &Site, speech: &Speech) -> Self {
        let divisions = site.divisions.iter().map(|division| division_name(&division.name, speech)).collect();
        let mut known: HashMap<(Option<OrganizationIndex>, &str), Arc<str>> = HashMap::new();
        let spoken = |owner: &'_ Owner| -> Arc<str> { owner_name(site, owner, speech).into() };
        let owners = site.commitments.iter().map(|commitment| {
            let owner = &commitment.owner;
            known.entry((owner.organization, owner.role.as_str())).or_insert_with(|| spoken(owner)).clone()
        });
        let owners = owners.collect();
        Self { divisions, owners }
    }

    /// "Central Division".
    pub fn division(&self, index: DivisionIndex) -> &str {
        &self.divisions[index.position()]
    }

    /// Who promised it.
    pub fn owner(&self, index: CommitmentIndex) -> &str {
        &self.owners[index.position()]
    }
}

/// The name with the site's word for a division; alone where it holds the word already.
fn division_name(name: &crate::model::Text, speech: &Speech) -> String {
    let name = name.translated(&speech.language).unwrap_or(&name.original);
    let term = speech.word("fact_division");
    if name.to_lowercase().contains(&term.to_lowercase()) {
        return name.to_owned();
    }
    speech.say("division_name", &[("division", Argument::Text(name)), ("division_term", Argument::Text(term))])
}

fn owner_name(site: &Site, owner: &Owner, speech: &Speech) -> String {
    let organization = owner.organization.map(|index| {
        let name = &site.organization(index).name;
        name.translated(&speech.language).unwrap_or(&name.original)
    });
    match (organization, owner.role.as_str()) {
        (Some(organization), "") => organization.to_owned(),
        (Some(organization), role) => {
            speech.say("owner_at", &[("role", Argument::Text(role)), ("organization", Argument::Text(organization))])
        }
        (None, role) => role.to_owned(),
    }
}
