//! The inventory of every address of the site: formed here, once, for pages and files alike. Whoever links asks here,
//! so that no link inside the site can be dead; two things that want one address are reported here.

mod addresses;
mod changed;
pub mod changes;
pub mod collisions;
pub mod data;
pub mod directory;
mod inventory;
mod links;
mod lists;
mod mentions;
mod page;
pub mod partitions;
pub mod pictures;
mod portable;
pub mod previews;
pub mod rows;
pub mod streets;
pub mod subscriptions;

pub use addresses::{address, address_of, beside, file_of, folder, paged};
pub use inventory::{PartsOfSources, Plan};
pub use links::{
    Linked, key_of, key_of_former, linked, linked_file, part_of, part_of_file, parts_of, published_sources, record_at,
};
pub use mentions::Mentions;
pub use page::{
    CHAPTERS, Followed, HuddleScope, Key, LINES, Outcome, OutcomeScope, PlacedPage, Planned, ROWS, page_count,
    page_count_of, parts,
};

use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, OrganizationIndex, PageIndex, Site, TopicIndex, UpdateIndex,
};
use crate::record::parse::FileFacts;
use crate::site::history::History;
use crate::site::tally::Tallies;
use changes::{CHANGES, ChangeLists};
use chrono::Datelike;
use directory::Directory;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The file that a reader's position is compared with.
pub const OUTLINES: &str = "find/outlines.json";

/// The file that the script of the outcomes finds its way with.
pub const OUTCOMES_INDEX: &str = "outcomes/index.json";

/// The years in which something was corrected, oldest first.
fn corrected(site: &Site) -> Vec<i32> {
    let of_huddles = site.huddles.iter().flat_map(|huddle| &huddle.corrections);
    let all = of_huddles.chain(site.updates.iter().flat_map(|update| &update.corrections));
    all.map(|correction| correction.date.year()).collect::<BTreeSet<i32>>().into_iter().collect()
}

impl Plan {
    /// Plans the site; `history` is what the log says of its records, where one is kept.
    pub fn new(site: &Site, facts: &[Arc<FileFacts>], history: Option<Arc<History>>) -> Self {
        let mut plan = Self {
            pages: Vec::new(),
            media: BTreeSet::new(),
            shown: BTreeSet::new(),
            huddle_lists: lists::huddle_lists(site),
            outcome_lists: lists::outcome_lists(site),
            books: lists::books(site),
            upcoming: lists::upcoming(site),
            years: Vec::new(),
            corrected: corrected(site),
            directory: Directory::new(site),
            tallies: Tallies::new(site),
            parts: PartsOfSources::new(),
            mentions: mentions::mentions(site, facts),
            changes: history.as_ref().map_or_else(ChangeLists::default, |log| ChangeLists::new(site, log)),
            history,
        };
        links::media(site, facts, &mut plan);
        let mut years: BTreeMap<i32, usize> = BTreeMap::new();
        for huddle in &site.huddles {
            *years.entry(huddle.date.year()).or_default() += 1;
        }
        plan.years = years.into_iter().rev().collect();
        let keys = plan.keys(site);
        let languages = 0..site.config.languages.len();
        let pages = languages.flat_map(|language| keys.iter().map(move |&key| Planned { key, language }));
        let pages = pages.chain([Planned { key: Key::NotFound, language: 0 }]);
        plan.pages = pages.map(|page| PlacedPage { page, address: address(site, page) }).collect();
        plan
    }

    /// Every page of one language.
    fn keys(&self, site: &Site) -> Vec<Key> {
        let mut keys = vec![
            Key::Home,
            Key::Divisions,
            Key::Topics,
            Key::Organizations,
            Key::Upcoming,
            Key::Find,
            Key::Scoreboard,
            Key::ScoreboardMethod,
            Key::Search,
            Key::Data,
        ];
        keys.extend(self.history.is_some().then_some(Key::Verify));
        keys.extend((!self.corrected.is_empty()).then_some(Key::Corrections));
        if self.directory.is_by_letter() {
            keys.push(Key::FindAll);
            keys.extend(self.directory.letters().into_iter().map(|(letter, _)| Key::FindLetter(letter)));
        }
        keys.extend((0..site.divisions.len()).map(|at| Key::Division(DivisionIndex::at(at))));
        keys.extend((0..site.areas.len()).map(|at| Key::Area(AreaIndex::at(at))));
        keys.extend((0..site.topics.len()).map(|at| Key::Topic(TopicIndex::at(at))));
        keys.extend(subscriptions::followed(site).into_iter().map(Key::Follow));
        keys.extend((0..site.organizations.len()).map(|at| Key::Organization(OrganizationIndex::at(at))));
        keys.extend((0..site.pages.len()).map(|at| Key::Plain(PageIndex::at(at))));
        keys.extend((0..site.updates.len()).map(|at| Key::Update(UpdateIndex::at(at))));
        for (&(division, year), list) in &self.books {
            keys.extend((1..=parts(list)).map(|part| Key::Book(division, year, part)));
        }
        for (scope, list) in self.huddle_scopes(site) {
            keys.extend((1..=page_count(list)).map(|page| Key::Huddles(scope, page)));
        }
        for (scope, list) in self.outcome_scopes(site) {
            keys.extend((1..=page_count_of(list, scope.page_length())).map(|page| Key::Outcomes(scope, page)));
        }
        keys.extend((0..site.huddles.len()).map(|at| Key::Huddle(HuddleIndex::at(at))));
        for (at, huddle) in site.huddles.iter().enumerate() {
            let index = HuddleIndex::at(at);
            // Numbers are without gaps, or the site is not published.
            let count = u32::try_from(site.published_versions(huddle)).unwrap_or_default();
            keys.extend((count > 0).then_some(Key::Versions(index)));
            keys.extend((2..=count).map(|number| Key::Version(index, number)));
        }
        keys.extend((0..site.commitments.len()).map(|at| Key::Commitment(CommitmentIndex::at(at))));
        keys.extend((0..site.former.len()).map(Key::Former));
        if self.history.is_some() {
            keys.push(Key::Changes(None, 1));
            for (year, changes) in &self.changes.years {
                let pages = page_count_of(changes.len(), CHANGES);
                keys.extend((1..=pages).map(|page| Key::Changes(Some(*year), page)));
            }
        }
        keys
    }

    /// Lists of huddles that have pages, in a fixed order, with their length.
    fn huddle_scopes(&self, site: &Site) -> Vec<(HuddleScope, usize)> {
        let mut scopes = vec![HuddleScope::All];
        let divisions = || (0..site.divisions.len()).map(DivisionIndex::at);
        scopes.extend(self.years.iter().map(|(year, _)| HuddleScope::Year(*year)));
        let both =
            |(year, _): &(i32, usize)| divisions().map(|at| HuddleScope::YearDivision(*year, at)).collect::<Vec<_>>();
        scopes.extend(self.years.iter().flat_map(both));
        scopes.extend((0..site.divisions.len()).map(|at| HuddleScope::Division(DivisionIndex::at(at))));
        scopes.extend((0..site.areas.len()).map(|at| HuddleScope::Area(AreaIndex::at(at))));
        scopes.extend((0..site.topics.len()).map(|at| HuddleScope::Topic(TopicIndex::at(at))));
        scopes.extend((0..site.organizations.len()).map(|at| HuddleScope::Organization(OrganizationIndex::at(at))));
        scopes
            .into_iter()
            .map(|scope| (scope, self.huddles(scope).len()))
            .filter(|(scope, length)| match scope {
                HuddleScope::All | HuddleScope::Year(_) | HuddleScope::Division(_) => true,
                HuddleScope::YearDivision(..) => *length > 0,
                // Of the others the place's own page shows them all.
                _ => *length > ROWS,
            })
            .collect()
    }

    /// Lists of commitments, in a fixed order, with their length; those of places last, so that a place whose name
    /// takes another list's address is the one that is reported. A topic, an owner or a year without any has none.
    fn outcome_scopes(&self, site: &Site) -> Vec<(OutcomeScope, usize)> {
        let mut scopes = vec![OutcomeScope::All];
        scopes.extend(Outcome::ALL.map(OutcomeScope::State));
        let of_division =
            |at: usize| Outcome::ALL.map(|state| OutcomeScope::DivisionState(DivisionIndex::at(at), state));
        scopes.extend((0..site.divisions.len()).flat_map(of_division));
        scopes.extend(self.years.iter().map(|(year, _)| OutcomeScope::Year(*year)));
        scopes.extend((0..site.topics.len()).map(|at| OutcomeScope::Topic(TopicIndex::at(at))));
        scopes.extend((0..site.organizations.len()).map(|at| OutcomeScope::Organization(OrganizationIndex::at(at))));
        scopes.extend((0..site.divisions.len()).map(|at| OutcomeScope::Division(DivisionIndex::at(at))));
        scopes.extend((0..site.areas.len()).map(|at| OutcomeScope::Area(AreaIndex::at(at))));
        let always = |scope: &OutcomeScope| {
            matches!(
                scope,
                OutcomeScope::All
                    | OutcomeScope::State(_)
                    | OutcomeScope::DivisionState(..)
                    | OutcomeScope::Division(_)
                    | OutcomeScope::Area(_)
            )
        };
        scopes
            .into_iter()
            .map(|scope| (scope, self.outcomes(scope).len()))
            .filter(|(scope, length)| always(scope) || *length > 0)
            .collect()
    }
}
