//! Everything that was corrected, by years: which record, when and why.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::told::{Told, corrections_of};
use super::shapes::Link;
use super::viewer::Viewer;
use crate::site::plan::{HuddleScope, Key};
use serde::Serialize;

/// The page.
#[derive(Serialize)]
pub struct CorrectionsPage {
    /// What the page shows, as a sentence.
    pub lede: String,
    /// The latest year first.
    pub years: Vec<CorrectedYear>,
    /// Leads to the corrections of earlier years; empty where this page has room for all.
    pub earlier: Vec<Link>,
}

/// What was corrected in a year.
#[derive(Serialize)]
pub struct CorrectedYear {
    /// `year-2026`, unique on the page.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The latest first.
    pub items: Vec<Told>,
}

/// Corrections after which no earlier year is begun.
const MANY: usize = 200;

/// Everything that was corrected, in the viewer's language.
pub fn view(viewer: &Viewer<'_>) -> (Heading, CorrectionsPage) {
    let mut years = Vec::new();
    let mut earlier = Vec::new();
    let mut count = 0;
    for &year in viewer.plan.corrected.iter().rev() {
        let id = format!("year-{year:04}");
        let title = viewer.speech.with("corrections_of_year", "year", &format!("{year:04}"));
        let has_list = viewer.plan.years.iter().any(|(other, _)| *other == year);
        if count < MANY || !has_list {
            let items = corrections_of(viewer, year, None);
            count += items.len();
            years.push(CorrectedYear { id, title, items });
        } else {
            let address = viewer.address(Key::Huddles(HuddleScope::Year(year), 1));
            earlier.push(Link { label: title, address: format!("{address}#corrections"), lang: String::new() });
        }
    }
    let heading = Heading {
        kind: "corrections",
        title: viewer.word("feed_corrections"),
        description: viewer.word("desc_feed_corrections"),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    };
    (heading, CorrectionsPage { lede: viewer.word("corrections_lede"), years, earlier })
}
