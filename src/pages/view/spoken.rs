//! Names that almost every page says, put together once for a language: divisions with their term, owners with their
//! roles, files with their titles.

use super::names::{AREA, DIVISION, is_word, joined, named};
use crate::pages::language::{Argument, Speech};
use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, Language, OrganizationIndex, Owner, Site, Text,
};
use crate::text::{SitePath, fold};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Names that almost every page of a language says.
#[derive(Debug, Default)]
pub struct Spoken {
    divisions: Vec<String>,
    areas: Vec<String>,
    foreign: Vec<(String, Language)>,
    without_form: Vec<String>,
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

/// How many names are said of those without a form.
const NAMED: usize = 5;

impl Spoken {
    /// Puts the names of a site together, in the words of the language at `at` among those of the site.
    pub fn new(site: &Site, speeches: &[Speech], at: usize) -> Self {
        let speech = &speeches[at];
        let mut foreign = foreign_names(site, &speech.language);
        let mut of = |name: &Text, own: &Language, kind| {
            let named = named(name, own, kind, (speech, speeches));
            foreign.extend(named.foreign.map(|name| (name, own.clone())));
            named.text
        };
        let divisions = site.divisions.iter().map(|division| {
            let name = of(&division.name, &division.language, DIVISION);
            with_word(&name, speech)
        });
        let divisions = divisions.collect();
        let areas = site.areas.iter().map(|area| of(&area.name, &site.division(area.division).language, AREA));
        let areas = areas.collect();
        let without_form: BTreeSet<String> = foreign.iter().map(|(name, _)| name.clone()).collect();
        let without_form = without_form.into_iter().collect();
        foreign.extend(places_of(site, &speech.language));
        foreign.sort();
        foreign.dedup();
        let mut known: HashMap<(Option<OrganizationIndex>, &str), Arc<OwnerName>> = HashMap::new();
        let spoken = |owner: &'_ Owner| -> Arc<OwnerName> { owner_name(site, owner, speech).into() };
        let owners = site.commitments.iter().map(|commitment| {
            let owner = &commitment.owner;
            known.entry((owner.organization, owner.role.as_str())).or_insert_with(|| spoken(owner)).clone()
        });
        let owners = owners.collect();
        Self { divisions, areas, foreign, without_form, owners, attached: attached(site), counted: counted(speech) }
    }

    /// "Central Division".
    pub fn division(&self, index: DivisionIndex) -> &str {
        &self.divisions[index.position()]
    }

    /// "Response Area 2".
    pub fn area(&self, index: AreaIndex) -> &str {
        &self.areas[index.position()]
    }

    /// Names that are in another language, each with that language, in alphabetical order: of the site and who
    /// publishes it, of topics, organizations, places and buildings.
    pub fn foreign(&self) -> &[(String, Language)] {
        &self.foreign
    }

    /// How many names have no form in this language although the record could give one, and the first of them.
    pub fn without_form(&self) -> (usize, &[String]) {
        (self.without_form.len(), &self.without_form[..self.without_form.len().min(NAMED)])
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

/// The names that site.yaml gives in its first language alone.
fn foreign_names(site: &Site, language: &Language) -> Vec<(String, Language)> {
    let own = site.config.default_language();
    if own == language {
        return Vec::new();
    }
    let names = [&site.config.title, &site.config.publisher.name].into_iter();
    let names = names.chain(site.topics.iter().map(|topic| &topic.name));
    let names = names.chain(site.organizations.iter().map(|organization| &organization.name));
    let without = names.filter(|name| name.translated(language).is_none() && is_word(&name.original));
    without.map(|name| (name.original.clone(), own.clone())).collect()
}

/// What has no form in another language: the buildings where huddles are held, how to get in, offices, and what
/// was corrected.
fn places_of(site: &Site, language: &Language) -> Vec<(String, Language)> {
    let huddles = site.huddles.iter().flat_map(|huddle| {
        let next = huddle.next.iter().filter_map(|next| next.location.as_ref());
        let said =
            |location: &'_ crate::record::model::Location| [location.name.clone(), location.accessibility.clone()];
        huddle.location.iter().chain(next).flat_map(said).map(|name| (name, &huddle.language)).collect::<Vec<_>>()
    });
    let corrected = site.huddles.iter().flat_map(|huddle| {
        huddle.corrections.iter().map(|correction| (correction.reason.clone(), &huddle.language)).collect::<Vec<_>>()
    });
    let offices = site.divisions.iter().flat_map(|division| {
        division.office.iter().map(|office| (office.name.clone(), &division.language)).collect::<Vec<_>>()
    });
    let foreign = huddles.chain(corrected).chain(offices).filter(|(name, own)| *own != language && is_word(name));
    foreign.map(|(name, own)| (name, own.clone())).collect()
}

/// "Central Division"; the name alone where it holds the word already.
pub fn division_name(name: &Text, speech: &Speech) -> String {
    with_word(name.translated(&speech.language).unwrap_or(&name.original), speech)
}

fn with_word(name: &str, speech: &Speech) -> String {
    if fold::key(name).contains(&fold::key(speech.word("fact_division"))) {
        return name.to_owned();
    }
    joined(name, DIVISION, speech)
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
