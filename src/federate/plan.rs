//! Every address of a combined site, formed here once.

use super::federation::Federation;
use crate::site::plan::{file_of, folder, page_count, paged};
use crate::text::SitePath;

/// A page of a combined site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The home page, with all departments.
    Home,
    /// The page for addresses that lead nowhere.
    NotFound,
    /// The list of all topics.
    Topics,
    /// The search.
    Search,
    /// Overdue commitments of all departments.
    Overdue,
    /// A department, by its position.
    Department(usize),
    /// A division of a department, and which page of its huddles (from 1).
    Division(usize, usize, u32),
    /// A topic, by its position in [`Federation::topics`].
    Topic(usize),
}

/// A page in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which page.
    pub key: Key,
    /// Position in the languages of the combined site.
    pub language: usize,
}

/// The address of a page: relative to the site's root.
pub fn address(federation: &Federation, planned: Planned) -> String {
    let prefix = if planned.language == 0 { "" } else { &federation.languages[planned.language] };
    match planned.key {
        Key::NotFound => "404.html".into(),
        Key::Home => folder(&[prefix]),
        Key::Topics => folder(&[prefix, "topics"]),
        Key::Search => folder(&[prefix, "search"]),
        Key::Overdue => folder(&[prefix, "overdue"]),
        Key::Department(at) => folder(&[prefix, "departments", &federation.departments[at].slug]),
        Key::Division(at, division, page) => {
            let department = &federation.departments[at];
            paged(&[prefix, "departments", &department.slug, &department.divisions[division].id], page)
        }
        Key::Topic(at) => folder(&[prefix, "topics", &federation.topics[at].id]),
    }
}

/// The file of a page.
pub fn file(federation: &Federation, planned: Planned) -> SitePath {
    file_of(&address(federation, planned))
}

/// Every page, in a fixed order.
pub fn pages(federation: &Federation) -> Vec<Planned> {
    let mut keys = vec![Key::Home, Key::Topics, Key::Overdue, Key::Search];
    for (at, department) in federation.departments.iter().enumerate() {
        keys.push(Key::Department(at));
        for (position, division) in department.divisions.iter().enumerate() {
            keys.extend((1..=page_count(division.huddles.len())).map(|page| Key::Division(at, position, page)));
        }
    }
    keys.extend((0..federation.topics.len()).map(Key::Topic));
    let languages = 0..federation.languages.len();
    let mut pages: Vec<Planned> =
        languages.flat_map(|language| keys.iter().map(move |&key| Planned { key, language })).collect();
    pages.push(Planned { key: Key::NotFound, language: 0 });
    pages
}
