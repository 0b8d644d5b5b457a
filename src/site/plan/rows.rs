//! Files with the rows of a list: what each division, area, topic and organization has open and was promised lately, as
//! CSV, beside its page. What is older or settled, and what is filtered otherwise, is a file only in the tables of the
//! whole site: as files of every list the rows would come to more bytes than the pages that show them
//! (docs/decisions/0047).

use super::addresses::beside;
use super::data;
use super::inventory::Plan;
use super::page::{Key, OutcomeScope, Planned};
use crate::record::config::ExportGroup;
use crate::record::model::{AreaIndex, CommitmentIndex, DivisionIndex, ListPart, OrganizationIndex, Site, TopicIndex};
use crate::text::SitePath;

/// The name of the file.
const OPEN: &str = "open.csv";

/// Every list whose open commitments of this year and last are a file.
pub fn scopes(site: &Site) -> Vec<OutcomeScope> {
    let divisions = (0..site.divisions.len()).map(|at| OutcomeScope::Division(DivisionIndex::at(at)));
    let areas = (0..site.areas.len()).map(|at| OutcomeScope::Area(AreaIndex::at(at)));
    let topics = (0..site.topics.len()).map(|at| OutcomeScope::Topic(TopicIndex::at(at)));
    let owners = (0..site.organizations.len()).map(|at| OutcomeScope::Organization(OrganizationIndex::at(at)));
    divisions.chain(areas).chain(topics).chain(owners).collect()
}

/// The open commitments of a list that its page begins with, all of them, in its order.
pub fn open(site: &Site, plan: &Plan, scope: OutcomeScope) -> Vec<CommitmentIndex> {
    let list = plan.outcomes(scope).iter().copied();
    list.filter(|index| site.commitment(*index).list_part(site) == ListPart::Recent).collect()
}

/// The file of a list, the same for every language; `None` where it would have no rows, or tables are not published.
pub fn file(site: &Site, plan: &Plan, scope: OutcomeScope) -> Option<SitePath> {
    let key = match scope {
        OutcomeScope::Division(index) => Key::Division(index),
        OutcomeScope::Area(index) => Key::Area(index),
        OutcomeScope::Topic(index) => Key::Topic(index),
        OutcomeScope::Organization(index) => Key::Organization(index),
        _ => return None,
    };
    let is_there = site.config.exports.has(ExportGroup::Tables) && !open(site, plan, scope).is_empty();
    is_there.then(|| data::path(&beside(site, Planned { key, language: 0 }, OPEN)))
}
