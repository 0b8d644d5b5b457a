//! Names that almost every page says, put together once for a language: divisions with their term, owners with their
//! roles, files with their titles.

use crate::pages::language::{Argument, Speech};
use crate::record::model::{CommitmentIndex, DivisionIndex, HuddleIndex, OrganizationIndex, Owner, Site};
use crate::text::{SitePath, fold};
use std::collections::HashMap;
use std::sync::Arc;

/// Names that almost every page of a language says.
#[derive(Debug, Default)]
pub struct Spoken {
    divisions: Vec<String>,
    owners: Vec<Arc<OwnerName>>,
    attached: HashMap<SitePath, (HuddleIndex, usize)>,
    counted: String,
}

/// An owner's name: whole, and what is said before and after the role.
#[derive(Debug, Default)]
struct OwnerName {
    whole: String,
    before: String,
    after: String,
}

/// Numbers of which every language has one in each of its plurals (Unicode CLDR, plural rules), and none at all.
const EXAMPLES: [i64; 8] = [0, 1, 2, 3, 6, 11, 100, 1_000_000];

impl Spoken {
    /// Puts the names of a site together, in the words of a language.
    pub fn new(site: &Site, speech: &Speech) -> Self {
        let divisions = site.divisions.iter().map(|division| division_name(&division.name, speech)).collect();
        let mut known: HashMap<(Option<OrganizationIndex>, &str), Arc<OwnerName>> = HashMap::new();
        let spoken = |owner: &'_ Owner| -> Arc<OwnerName> { owner_name(site, owner, speech).into() };
        let owners = site.commitments.iter().map(|commitment| {
            let owner = &commitment.owner;
            known.entry((owner.organization, owner.role.as_str())).or_insert_with(|| spoken(owner)).clone()
        });
        let owners = owners.collect();
        Self { divisions, owners, attached: attached(site), counted: counted(speech) }
    }

    /// "Central Division".
    pub fn division(&self, index: DivisionIndex) -> &str {
        &self.divisions[index.position()]
    }

    /// Who promised it.
    pub fn owner(&self, index: CommitmentIndex) -> &str {
        &self.owners[index.position()].whole
    }

    /// What is said of the owner before and after the role.
    pub fn around_role(&self, index: CommitmentIndex) -> (&str, &str) {
        let owner = &self.owners[index.position()];
        (&owner.before, &owner.after)
    }

    /// The huddle that a file was first attached to, and as which of its attachments.
    pub fn attached(&self, path: &SitePath) -> Option<(HuddleIndex, usize)> {
        self.attached.get(path).copied()
    }

    /// How many commitments, in words, for examples of numbers: `[[1, "{n} commitment"], …]` in JSON.
    pub fn counted(&self) -> &str {
        &self.counted
    }
}

fn attached(site: &Site) -> HashMap<SitePath, (HuddleIndex, usize)> {
    let mut attached = HashMap::new();
    for (at, huddle) in site.huddles.iter().enumerate() {
        for (number, attachment) in huddle.attachments.iter().enumerate() {
            attached.entry(attachment.file.clone()).or_insert((HuddleIndex::at(at), number));
        }
    }
    attached
}

fn counted(speech: &Speech) -> String {
    let text =
        |number| speech.say("count_commitments", &[("n", Argument::Number(number)), ("n_text", Argument::Text("{n}"))]);
    serde_json::to_string(&EXAMPLES.map(|number| (number, text(number)))).expect("numbers and texts serialize")
}

/// The name with the site's word for a division; alone where it holds the word already.
/// "Central Division"; the name alone where it holds the word already.
pub fn division_name(name: &crate::record::model::Text, speech: &Speech) -> String {
    let name = name.translated(&speech.language).unwrap_or(&name.original);
    let term = speech.word("fact_division");
    if fold::key(name).contains(&fold::key(term)) {
        return name.to_owned();
    }
    speech.say("division_name", &[("division", Argument::Text(name)), ("division_term", Argument::Text(term))])
}

fn owner_name(site: &Site, owner: &Owner, speech: &Speech) -> OwnerName {
    let organization = owner.organization.map(|index| {
        let name = &site.organization(index).name;
        name.translated(&speech.language).unwrap_or(&name.original)
    });
    match (organization, owner.role.as_str()) {
        (Some(organization), "") => OwnerName { whole: organization.to_owned(), ..OwnerName::default() },
        (Some(organization), role) => {
            let (before, after) = speech.around("owner_at", "role", &[("organization", Argument::Text(organization))]);
            OwnerName { whole: format!("{before}{role}{after}"), before, after }
        }
        (None, role) => OwnerName { whole: role.to_owned(), ..OwnerName::default() },
    }
}
