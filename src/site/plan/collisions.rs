//! Two things that want one address: reported, with the place of the record that has to give way.

use super::addresses::{address, file_of};
use super::inventory::Plan;
use super::links::key_of_former;
use super::page::{Key, OutcomeScope, PlacedPage, Planned};
use super::portable;
use crate::diagnostics::{Code, Diag, Place};
use crate::record::model::{PageIndex, Site};
use crate::record::parse::{details, front_matter};
use crate::text::SitePath;
use crate::text::fold::file_key;
use crate::text::source::Source;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What stands at an address that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A file of the content folder, published as it is.
    Own(SitePath),
    /// What the program makes.
    Made,
}

/// What stands at each address, in small letters.
type ByAddress<'f> = HashMap<String, &'f (SitePath, Holder)>;

impl Plan {
    /// Two things that want one address, also where they differ only in case, or one of them would have to be a folder:
    /// reported for the one that can give way. `files` are all that is no page, each with where it comes from.
    pub fn check(&self, site: &Site, files: &[(SitePath, Holder)]) -> Vec<Diag> {
        let mut diags = self.pages_apart(site);
        diags.extend(languages_apart(site));
        let (holders, doubled) = by_address(files);
        let taken = self
            .pages_beside_files(site, &holders)
            .into_iter()
            .chain(doubled)
            .chain(files_beside_files(files, &holders));
        // A file that has to give way to several is reported once.
        let mut reported: BTreeSet<SitePath> = BTreeSet::new();
        diags.extend(taken.filter(|diag| diag.code != Code::AddressTaken || reported.insert(diag.place.file.clone())));
        diags
    }

    /// Pages of one language: the others have the same addresses behind their tag.
    fn pages_apart(&self, site: &Site) -> Vec<Diag> {
        let mut taken: HashMap<String, Planned> = HashMap::with_capacity(self.pages.len());
        if self.history.is_none() {
            // A trial has no pages of a log, but what it says can be published has room for them.
            let kept = [Key::Changes(None, 1), Key::Verify].map(|key| Planned { key, language: 0 });
            taken.extend(kept.map(|page| (address(site, page).trim_end_matches('/').to_owned(), page)));
        }
        if self.corrected.is_empty() {
            // The first correction must find its page free.
            let kept = Planned { key: Key::Corrections, language: 0 };
            taken.insert(address(site, kept).trim_end_matches('/').to_owned(), kept);
        }
        let mut diags = Vec::new();
        let mut named_as_files = Vec::new();
        for PlacedPage { page, address } in self.pages.iter().filter(|placed| placed.page.language == 0) {
            let planned = *page;
            let key = file_key(address.trim_end_matches('/')).into_owned();
            if address.ends_with('/') && is_page_file(&key) {
                named_as_files.push((planned, key.clone()));
            }
            if let Some(other) = taken.insert(key, planned) {
                diags.push(two_pages(site, planned, other));
            }
        }
        // A folder called index.html, where the page above has its file.
        for (planned, key) in named_as_files {
            let above = key.strip_suffix("index.html").map(|above| above.trim_end_matches('/'));
            if let Some(other) = above.and_then(|above| taken.get(above)) {
                diags.push(two_pages(site, planned, *other));
            }
        }
        portable::check(&self.media, &mut diags);
        diags
    }

    /// Pages and what is no page. Pages of further languages can only meet files of the content folder below their tag.
    fn pages_beside_files(&self, site: &Site, files: &ByAddress<'_>) -> Vec<Diag> {
        let own: Vec<&String> =
            files.iter().filter(|(_, (_, holder))| *holder != Holder::Made).map(|(path, _)| path).collect();
        let is_met = |language: usize| {
            let tag = file_key(&site.config.languages[language]);
            own.iter().any(|path| path.split('/').next() == Some(&*tag))
        };
        let met: Vec<bool> =
            (0..site.config.languages.len()).map(|language| language == 0 || is_met(language)).collect();
        let mut reported: BTreeMap<&SitePath, Diag> = BTreeMap::new();
        let mut diags = Vec::new();
        for PlacedPage { page, address } in self.pages.iter().filter(|placed| met[placed.page.language]) {
            let (planned, file) = (*page, file_of(address));
            let lower = file_key(file.as_str());
            let Some((path, holder)) = folders_of(&lower).chain([&*lower]).find_map(|part| files.get(part)) else {
                continue;
            };
            match holder {
                // The first page says enough: every page below the folder meets the same file.
                Holder::Own(own) => {
                    reported.entry(path).or_insert_with(|| taken(own, path, &page_at(site, planned)));
                }
                Holder::Made if planned.language == 0 => diags.push(page_and_file(site, planned)),
                Holder::Made => {}
            }
        }
        diags.extend(reported.into_values());
        diags
    }
}

/// What stands at each address; and files of the content folder that want one that is taken.
fn by_address(files: &[(SitePath, Holder)]) -> (ByAddress<'_>, Vec<Diag>) {
    let mut holders = ByAddress::with_capacity(files.len());
    let mut diags = Vec::new();
    for file in files {
        let (path, holder) = file;
        match (holders.insert(file_key(path.as_str()).into_owned(), file), holder) {
            (Some((other, Holder::Own(first))), Holder::Own(second)) if path == other => {
                diags.push(taken(second, path, &format!("\"{first}\"")));
            }
            (Some((_, Holder::Made)), Holder::Own(own)) | (Some((_, Holder::Own(own))), Holder::Made) => {
                diags.push(taken(own, path, "a file that the program makes"));
            }
            // Two files of records follow their pages, which are reported; two names in different letters are two
            // files.
            _ => {}
        }
    }
    (holders, diags)
}

/// A file where another needs a folder.
fn files_beside_files(files: &[(SitePath, Holder)], holders: &ByAddress<'_>) -> Vec<Diag> {
    let mut reported: BTreeMap<&SitePath, Diag> = BTreeMap::new();
    for (path, holder) in files {
        let lower = file_key(path.as_str());
        let Some((above, other)) = folders_of(&lower).find_map(|part| holders.get(part)) else { continue };
        let (own, at, with) = match (other, holder) {
            (Holder::Own(own), Holder::Own(inside)) => (own, above, format!("the folder of \"{inside}\"")),
            (Holder::Own(own), Holder::Made) => (own, above, format!("a folder that the program makes (for /{path})")),
            (Holder::Made, Holder::Own(own)) => (own, path, format!("a file that the program makes (/{above})")),
            (Holder::Made, Holder::Made) => continue,
        };
        reported.entry(own).or_insert_with(|| taken(own, at, &with));
    }
    reported.into_values().collect()
}

/// The folders that a path lies in, the outermost first.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

fn is_page_file(path: &str) -> bool {
    path == "index.html" || path.ends_with("/index.html") || path == "404.html"
}

fn two_pages(site: &Site, planned: Planned, other: Planned) -> Diag {
    // A page that every site has cannot give way.
    let (planned, other) = if place(site, planned.key).is_none() { (other, planned) } else { (planned, other) };
    let with = match place(site, other.key) {
        Some(place) => format!("{} ({})", describe(site, other.key), place.file),
        None => describe(site, other.key),
    };
    same_address(site, planned, &with)
}

fn page_and_file(site: &Site, planned: Planned) -> Diag {
    same_address(site, planned, "a file of the site")
}

fn same_address(site: &Site, planned: Planned, with: &str) -> Diag {
    let message =
        format!("{} and {with} would have one address: /{}", describe(site, planned.key), address(site, planned));
    let place = place(site, planned.key).unwrap_or_else(settings);
    Diag::new(Code::SameAddress, place, message, "give one of them another id, or rename its file")
}

/// A file of the content folder that has to give way.
fn taken(own: &SitePath, path: &SitePath, with: &str) -> Diag {
    let message = format!("\"{own}\" and {with} would have one address: /{path}");
    Diag::new(Code::AddressTaken, Place::file(own), message, "give the file another name")
}

fn page_at(site: &Site, planned: Planned) -> String {
    let page = match place(site, planned.key) {
        Some(place) => format!("{} ({})", describe(site, planned.key), place.file),
        None => "a page that every site has".to_owned(),
    };
    format!("{page}, at /{},", address(site, planned))
}

fn languages_apart(site: &Site) -> Vec<Diag> {
    let prefixes: Vec<&str> = site.config.languages.iter().skip(1).map(|language| &**language).collect();
    let taken = site.pages.iter().enumerate().filter(|(_, page)| prefixes.contains(&page.id.as_str()));
    let report = |(at, page): (usize, &crate::record::model::Page)| {
        let message =
            format!("the page \"{}\" has the address of the site's pages in the language {}", page.id, page.id);
        let place = place(site, Key::Plain(PageIndex::at(at))).unwrap_or_else(settings);
        Diag::new(Code::SameAddress, place, message, "give the page another id, or rename its file")
    };
    taken.map(report).collect()
}

/// The place of a diagnostic about a thing that has no record.
fn settings() -> Place {
    Place::file(&SitePath::new("site.yaml").expect("a plain name"))
}

fn describe(site: &Site, key: Key) -> String {
    match key {
        Key::Division(index) => format!("the division \"{}\"", site.division(index).id),
        Key::Area(index) => format!("the response area \"{}\"", site.area(index).id),
        Key::Huddle(index) => format!("the huddle \"{}\"", site.huddle(index).id),
        Key::Versions(index) | Key::Version(index, _) => {
            format!("the versions of the huddle \"{}\"", site.huddle(index).id)
        }
        Key::Update(index) => format!("the update \"{}\"", site.update(index).id),
        Key::Plain(index) => format!("the page \"{}\"", site.page(index).id),
        Key::Topic(index) => format!("the topic \"{}\"", site.topic(index).id),
        Key::Organization(index) => format!("the organization \"{}\"", site.organization(index).id),
        Key::Former(at) => {
            format!("the former address of {}", describe(site, key_of_former(&site.former[at])))
        }
        Key::Commitment(index) => format!("the commitment \"{}\"", site.commitment(index).id),
        Key::Outcomes(OutcomeScope::Year(year), _) => format!("the outcomes of the year {year:04}"),
        Key::Outcomes(OutcomeScope::Topic(index), _) => {
            format!("the outcomes of the topic \"{}\"", site.topic(index).id)
        }
        Key::Outcomes(OutcomeScope::Organization(index), _) => {
            format!("the outcomes of the owner \"{}\"", site.organization(index).id)
        }
        Key::Outcomes(OutcomeScope::Division(index), _) => {
            format!("the outcomes of the division \"{}\"", site.division(index).id)
        }
        Key::Outcomes(OutcomeScope::DivisionState(index, outcome), _) => {
            format!("the outcomes \"{}\" of the division \"{}\"", outcome.word(), site.division(index).id)
        }
        Key::Outcomes(OutcomeScope::Area(index), _) => {
            format!("the outcomes of the response area \"{}\"", site.area(index).id)
        }
        _ => "a page that every site has".into(),
    }
}

fn place(site: &Site, key: Key) -> Option<Place> {
    if let Key::Former(at) = key {
        return place(site, key_of_former(&site.former[at]));
    }
    let source = match key {
        Key::Huddle(index) | Key::Versions(index) | Key::Version(index, _) => Some(site.huddle(index).source),
        Key::Commitment(index) => Some(site.huddle(site.commitment(index).huddle).source),
        Key::Update(index) => Some(site.update(index).body.source),
        Key::Plain(index) => Some(site.page(index).body.source),
        Key::Division(index)
        | Key::Outcomes(OutcomeScope::Division(index) | OutcomeScope::DivisionState(index, _), _) => {
            site.division(index).body.as_ref().map(|body| body.source)
        }
        Key::Area(index) | Key::Outcomes(OutcomeScope::Area(index), _) => {
            site.division(site.area(index).division).body.as_ref().map(|body| body.source)
        }
        _ => None,
    }?;
    let source = site.source(source);
    Some(if matches!(key, Key::Area(_)) { Place::file(&source.path) } else { place_of_id(source) })
}

/// Where a record says its id; the file where its name does.
fn place_of_id(source: &Source) -> Place {
    let split = front_matter::split(source, &mut Vec::new());
    let tree = details::tree(source, &split, &mut Vec::new());
    match tree.as_ref().and_then(|tree| tree.get("id")) {
        Some(id) => Place::new(source, id.span),
        None => Place::file(&source.path),
    }
}
