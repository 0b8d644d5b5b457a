//! What the published site has: the addresses of its records, and what its approved minutes said. A site that takes its
//! place is compared with this.

use crate::record::model::{FormerAddress, Minutes, Site};
use crate::record::resolve::sealing::Sealing;
use crate::site::artifact::Origin;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The published site, as far as the next one is compared with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedSite {
    /// Which key its seals are made with; empty where they are plain.
    pub key: String,
    /// Approved minutes by the id of their huddle: the seal, and how many corrections there were.
    pub seals: BTreeMap<String, (String, usize)>,
    /// The number of the newest version that is kept, by the id of its record.
    pub versions: BTreeMap<String, u32>,
    /// The addresses that must still lead somewhere; `None` where the published site was not named to be compared.
    pub addresses: Option<PublishedAddresses>,
    /// How many records may go at once where it is half of all; `None` where nobody said so.
    pub removals: Option<usize>,
    /// Keyed hashes of the texts in which nothing was found that looks private, was pasted or cannot be.
    pub plain: BTreeSet<Origin>,
}

impl PublishedSite {
    /// How minutes are to be hashed to be compared with these; `None` where the key is another.
    pub fn sealing<'s>(&self, own: &'s Sealing) -> Option<&'s Sealing> {
        if self.key.is_empty() { Some(&Sealing::Plain) } else { Some(own).filter(|own| own.name() == self.key) }
    }
}

/// The addresses of a site's records, and those that lead to records since these have others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedAddresses {
    /// Where records are.
    pub records: RecordIds,
    /// Where they were before.
    #[serde(default)]
    pub former: RecordIds,
    /// Huddles of whose record only a notice is left.
    #[serde(default)]
    pub withdrawn: BTreeSet<String>,
}

/// What has an address that may not vanish, by the ids that the address is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddressedId {
    /// A division.
    Division(String),
    /// A response area: the id of its division, and its own.
    Area(String, String),
    /// A huddle.
    Huddle(String),
    /// A commitment: the id of its huddle, and its own.
    Commitment(String, String),
    /// An update.
    Update(String),
    /// A plain page.
    Page(String),
}

/// Ids of records, of which their addresses are made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordIds {
    /// Divisions, each with its response areas.
    pub divisions: BTreeMap<String, BTreeSet<String>>,
    /// Huddles, each with its commitments.
    pub huddles: BTreeMap<String, BTreeSet<String>>,
    /// News of commitments between huddles.
    pub updates: BTreeSet<String>,
    /// Plain pages.
    pub pages: BTreeSet<String>,
}

impl RecordIds {
    /// Everything that these are the ids of, in a fixed order.
    pub fn all(&self) -> impl Iterator<Item = AddressedId> + '_ {
        let part =
            |of: fn(String, String) -> AddressedId| move |(id, part): (&String, &String)| of(id.clone(), part.clone());
        let places = self.divisions.iter().flat_map(move |(id, areas)| {
            std::iter::once(AddressedId::Division(id.clone()))
                .chain(areas.iter().map(move |area| part(AddressedId::Area)((id, area))))
        });
        let huddles = self.huddles.iter().flat_map(move |(id, commitments)| {
            std::iter::once(AddressedId::Huddle(id.clone()))
                .chain(commitments.iter().map(move |own| part(AddressedId::Commitment)((id, own))))
        });
        let updates = self.updates.iter().map(|id| AddressedId::Update(id.clone()));
        places.chain(huddles).chain(updates).chain(self.pages.iter().map(|id| AddressedId::Page(id.clone())))
    }
}

impl PublishedAddresses {
    /// Those of a site.
    pub fn of(site: &Site) -> Self {
        let mut records = RecordIds::default();
        for division in &site.divisions {
            let areas = division.areas.iter().map(|area| site.area(*area).id.clone()).collect();
            records.divisions.insert(division.id.clone(), areas);
        }
        for huddle in &site.huddles {
            let commitments = huddle.commitment_indices().map(|index| site.commitment(index).id.clone()).collect();
            records.huddles.insert(huddle.id.clone(), commitments);
        }
        records.updates.extend(site.updates.iter().map(|update| update.id.clone()));
        records.pages.extend(site.pages.iter().map(|page| page.id.clone()));
        let withdrawn = site.huddles.iter().filter(|huddle| huddle.minutes == Minutes::Withdrawn);
        let withdrawn = withdrawn.map(|huddle| huddle.id.clone()).collect();
        Self { records, former: former(site), withdrawn }
    }
}

fn former(site: &Site) -> RecordIds {
    let mut ids = RecordIds::default();
    for address in &site.former {
        match address {
            FormerAddress::Division { id, .. } => {
                ids.divisions.entry(id.clone()).or_default();
            }
            FormerAddress::Area { division, id, .. } => {
                ids.divisions.entry(division.clone()).or_default().insert(id.clone());
            }
            FormerAddress::Huddle { id, .. } => {
                ids.huddles.entry(id.clone()).or_default();
            }
            FormerAddress::Commitment { huddle, now } => {
                ids.huddles.entry(huddle.clone()).or_default().insert(site.commitment(*now).id.clone());
            }
            FormerAddress::Update { id, .. } => {
                ids.updates.insert(id.clone());
            }
            FormerAddress::Page { id, .. } => {
                ids.pages.insert(id.clone());
            }
        }
    }
    ids
}
