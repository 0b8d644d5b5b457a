//! Addresses of pages: formed here and nowhere else.

use super::directory::NO_LETTER;
use super::page::{HuddleScope, Key, OutcomeScope, Planned};
use crate::record::model::{AreaIndex, DivisionIndex, FormerAddress, Site};
use crate::site::published::AddressedId;
use crate::text::SitePath;

/// The folder of the versions of minutes, in that of their huddle.
const VERSIONS: &str = "versions";
/// What was corrected: its page, and its feed, which is there before the page is.
pub(super) const CORRECTIONS: &str = "corrections";

/// The folder of tables.
pub const DATA_FOLDER: &str = "data";

/// The address of a page: relative to the site's root, a folder with a slash at its end, or a file.
pub fn address(site: &Site, planned: Planned) -> String {
    let prefix = if planned.language == 0 { "" } else { &site.config.languages[planned.language] };
    let division = |index: DivisionIndex| site.division(index).id.as_str();
    let area = |index: AreaIndex| (division(site.area(index).division), site.area(index).id.as_str());
    match planned.key {
        Key::NotFound => "404.html".into(),
        Key::Home => folder(&[prefix]),
        Key::Divisions => folder(&[prefix, "divisions"]),
        Key::Topics => folder(&[prefix, "topics"]),
        Key::Organizations => folder(&[prefix, "organizations"]),
        Key::Upcoming => folder(&[prefix, "upcoming"]),
        Key::Find => folder(&[prefix, "find"]),
        Key::FindLetter(NO_LETTER) => folder(&[prefix, "find", "other"]),
        Key::FindLetter(letter) => folder(&[prefix, "find", letter.encode_utf8(&mut [0; 4])]),
        Key::FindAll => folder(&[prefix, "find", "all"]),
        Key::Scoreboard => folder(&[prefix, "scoreboard"]),
        Key::ScoreboardMethod => folder(&[prefix, "scoreboard", "method"]),
        Key::Search => folder(&[prefix, "search"]),
        Key::Corrections => folder(&[prefix, CORRECTIONS]),
        Key::Verify => folder(&[prefix, "verify"]),
        Key::Data => folder(&[prefix, DATA_FOLDER]),
        Key::Changes(year, page) => {
            let year = year.map_or(String::new(), |year| format!("{year:04}"));
            paged(&[prefix, "changes", &year], page)
        }
        Key::Division(index) => folder(&[prefix, "divisions", division(index)]),
        Key::Area(index) => folder(&[prefix, "divisions", area(index).0, area(index).1]),
        Key::Huddle(index) => folder(&[prefix, "huddles", &site.huddle(index).id]),
        Key::Versions(index) => folder(&[prefix, "huddles", &site.huddle(index).id, VERSIONS]),
        Key::Version(index, number) => {
            folder(&[prefix, "huddles", &site.huddle(index).id, VERSIONS, &number.to_string()])
        }
        Key::Commitment(index) => {
            let commitment = site.commitment(index);
            folder(&[prefix, "commitments", &site.huddle(commitment.huddle).id, &commitment.id])
        }
        Key::Topic(index) => folder(&[prefix, "topics", &site.topic(index).id]),
        Key::Organization(index) => folder(&[prefix, "organizations", &site.organization(index).id]),
        Key::Update(index) => folder(&[prefix, "updates", &site.update(index).id]),
        Key::Plain(index) => folder(&[prefix, &site.page(index).id]),
        Key::Former(at) => former(prefix, &site.former[at], site),
        // Not below the division, where an area's id could be in the way.
        Key::Book(index, year, part) => {
            let part = if part <= 1 { String::new() } else { part.to_string() };
            folder(&[prefix, "books", division(index), &format!("{year:04}"), &part])
        }
        Key::Follow(followed) => {
            let about = address(site, Planned { key: followed.page(), ..planned });
            format!("{about}{}", folder(&["follow"]))
        }
        Key::Huddles(scope, page) => match scope {
            HuddleScope::All => paged(&[prefix, "huddles"], page),
            HuddleScope::Year(year) => paged(&[prefix, "huddles", &format!("{year:04}")], page),
            HuddleScope::YearDivision(year, index) => {
                paged(&[prefix, "huddles", &format!("{year:04}"), division(index)], page)
            }
            HuddleScope::Division(index) => paged(&[prefix, "divisions", division(index), "huddles"], page),
            HuddleScope::Area(index) => paged(&[prefix, "divisions", area(index).0, area(index).1, "huddles"], page),
            HuddleScope::Topic(index) => paged(&[prefix, "topics", &site.topic(index).id, "huddles"], page),
            HuddleScope::Organization(index) => {
                paged(&[prefix, "organizations", &site.organization(index).id, "huddles"], page)
            }
        },
        Key::Outcomes(scope, page) => match scope {
            OutcomeScope::All => paged(&[prefix, "outcomes"], page),
            OutcomeScope::State(outcome) => paged(&[prefix, "outcomes", outcome.word()], page),
            // The state comes first: an area could be called as a state is.
            OutcomeScope::DivisionState(index, outcome) => {
                paged(&[prefix, "outcomes", outcome.word(), division(index)], page)
            }
            OutcomeScope::Division(index) => paged(&[prefix, "outcomes", division(index)], page),
            OutcomeScope::Area(index) => paged(&[prefix, "outcomes", area(index).0, area(index).1], page),
            OutcomeScope::Topic(index) => paged(&[prefix, "outcomes", "topics", &site.topic(index).id], page),
            OutcomeScope::Organization(index) => {
                paged(&[prefix, "outcomes", "owners", &site.organization(index).id], page)
            }
            OutcomeScope::Year(year) => paged(&[prefix, "outcomes", &format!("{year:04}")], page),
        },
    }
}

/// The address that is made of these ids, in the site's first language.
pub fn address_of(id: &AddressedId) -> String {
    match id {
        AddressedId::Division(id) => folder(&["divisions", id]),
        AddressedId::Area(division, id) => folder(&["divisions", division, id]),
        AddressedId::Huddle(id) => folder(&["huddles", id]),
        AddressedId::Commitment(huddle, id) => folder(&["commitments", huddle, id]),
        AddressedId::Update(id) => folder(&["updates", id]),
        AddressedId::Page(id) => folder(&[id]),
    }
}

/// The address that a record had before.
fn former(prefix: &str, former: &FormerAddress, site: &Site) -> String {
    let id = match former {
        FormerAddress::Division { id, .. } => AddressedId::Division(id.clone()),
        FormerAddress::Area { division, id, .. } => AddressedId::Area(division.clone(), id.clone()),
        FormerAddress::Huddle { id, .. } => AddressedId::Huddle(id.clone()),
        FormerAddress::Commitment { huddle, now } => {
            AddressedId::Commitment(huddle.clone(), site.commitment(*now).id.clone())
        }
        FormerAddress::Update { id, .. } => AddressedId::Update(id.clone()),
        FormerAddress::Page { id, .. } => AddressedId::Page(id.clone()),
    };
    format!("{}{}", folder(&[prefix]), address_of(&id))
}

/// A file beside the page that it is about: what people subscribe to, or the page's record for programs.
pub fn beside(site: &Site, planned: Planned, file: &str) -> String {
    format!("{}{file}", address(site, planned))
}

/// The parts with a slash after each; empty parts left out.
pub fn folder(parts: &[&str]) -> String {
    let mut address = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts.iter().filter(|part| !part.is_empty()) {
        address.push_str(part);
        address.push('/');
    }
    address
}

/// The address of a page of a list (from 1): the list's own for the first.
pub fn paged(parts: &[&str], page: u32) -> String {
    let base = folder(parts);
    if page <= 1 { base } else { format!("{base}page/{page}/") }
}

/// The file that an address is written to.
pub fn file_of(address: &str) -> SitePath {
    let path =
        if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() };
    SitePath::new(&path).expect("addresses are made of checked parts")
}
