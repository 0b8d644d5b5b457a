//! What a site has at its addresses, found once and handed to everybody who links: pages, files, lists and figures.

use super::changes::ChangeLists;
use super::directory::Directory;
use super::mentions::Mentions;
use super::page::{HuddleScope, OutcomeScope, PlacedPage};
use crate::record::model::{CommitmentIndex, DivisionIndex, HuddleIndex, Site};
use crate::site::history::History;
use crate::site::tally::Tallies;
use crate::text::SitePath;
use crate::text::markdown::anchors::Parts;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The parts of texts that links with a fragment lead into, by source.
pub type PartsOfSources = BTreeMap<usize, Parts>;

/// Every address of a site.
#[derive(Debug)]
pub struct Plan {
    /// Those of the first language first; the page for addresses that lead nowhere is the last.
    pub pages: Vec<PlacedPage>,
    /// Files of the content folder that are published at their own address: what pages link to, and drawings.
    pub media: BTreeSet<SitePath>,
    /// Photos that pages show in their text, published in the sizes of [`super::pictures::shown`].
    pub shown: BTreeSet<SitePath>,
    /// Members of every list, in the order that it shows them.
    pub huddle_lists: HashMap<HuddleScope, Vec<HuddleIndex>>,
    /// Members of every list of commitments, in the order that it shows them.
    pub outcome_lists: HashMap<OutcomeScope, Vec<CommitmentIndex>>,
    /// Huddles of each book, in the order of their dates.
    pub books: BTreeMap<(DivisionIndex, i32), Vec<HuddleIndex>>,
    /// Huddles to come, soonest first.
    pub upcoming: Vec<HuddleIndex>,
    /// Years with a huddle, newest first, with how many.
    pub years: Vec<(i32, usize)>,
    /// Years in which something was corrected, oldest first.
    pub corrected: Vec<i32>,
    /// Where each neighborhood and street is.
    pub directory: Directory,
    /// What became of promises, in numbers.
    pub tallies: Tallies,
    /// What links with a fragment may lead to.
    pub parts: PartsOfSources,
    /// Huddles and updates that speak of a commitment without reporting on it.
    pub mentions: Mentions,
    /// What the log says of each record; `None` for a trial, which no log is kept of.
    pub history: Option<Arc<History>>,
    /// The changes of the log in the order in which pages show them; empty without a log.
    pub changes: ChangeLists,
}

impl Plan {
    /// Years with a huddle or an update, newest first.
    pub fn record_years(&self, site: &Site) -> Vec<i32> {
        let huddles = self.years.iter().map(|(year, _)| *year);
        let all: BTreeSet<i32> = huddles.chain(site.updates.iter().map(|update| update.date.year())).collect();
        all.into_iter().rev().collect()
    }

    /// Whether a file of the content folder is on the site, in whatever form.
    pub fn is_published(&self, file: &SitePath) -> bool {
        self.media.contains(file) || self.shown.contains(file)
    }

    /// The members of a list; empty where the site has no such list.
    pub fn huddles(&self, scope: HuddleScope) -> &[HuddleIndex] {
        self.huddle_lists.get(&scope).map_or(&[], Vec::as_slice)
    }

    /// The members of a list; empty where the site has no such list.
    pub fn outcomes(&self, scope: OutcomeScope) -> &[CommitmentIndex] {
        self.outcome_lists.get(&scope).map_or(&[], Vec::as_slice)
    }
}
