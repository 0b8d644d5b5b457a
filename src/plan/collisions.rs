//! Two things that want one address: told, with the place of the record that has to give way.

use super::{Key, OutcomeScope, Plan, Planned, address};
use crate::diag::{Code, Diag, Place};
use crate::model::{PageIndex, Site};
use crate::text::SitePath;
use crate::text::fold::file_key;
use std::collections::{BTreeSet, HashMap};

impl Plan {
    /// Two things that want one address, also where they differ only in case: told for the second.
    pub fn check(&self, site: &Site, statics: &[SitePath]) -> Vec<Diag> {
        let mut taken: HashMap<String, Option<Planned>> = HashMap::with_capacity(self.pages.len());
        let mut diags = Vec::new();
        let mut files: BTreeSet<&SitePath> = BTreeSet::new();
        let doubled: Vec<&SitePath> = statics.iter().filter(|path| !files.insert(path)).collect();
        taken.extend(statics.iter().chain(&self.media).map(|path| (file_key(path.as_str()).into_owned(), None)));
        for &planned in self.pages.iter().filter(|planned| planned.language == 0) {
            let address = address(site, planned);
            let key = file_key(address.trim_end_matches('/')).into_owned();
            if let Some(other) = taken.insert(key, Some(planned)) {
                let with = other.map_or("a file of the site".to_owned(), |other| match place(site, other.key) {
                    Some(place) => format!("{} ({})", describe(site, other.key), place.file),
                    None => describe(site, other.key),
                });
                let message = format!("{} and {with} would have one address: /{address}", describe(site, planned.key));
                let place = place(site, planned.key).unwrap_or_else(settings);
                diags.push(Diag::new(Code::SameAddress, place, message, "give one of them another id, or rename its file"));
            }
        }
        let prefixes: Vec<&str> = site.config.languages.iter().skip(1).map(|language| &**language).collect();
        for (at, page) in site.pages.iter().enumerate().filter(|(_, page)| prefixes.contains(&page.id.as_str())) {
            let message = format!("the page \"{}\" has the address of the site's pages in the language {}", page.id, page.id);
            let place = place(site, Key::Plain(PageIndex::at(at))).unwrap_or_else(settings);
            diags.push(Diag::new(Code::SameAddress, place, message, "give the page another id, or rename its file"));
        }
        // A file of the content folder that stands where an export does. Files of records follow their pages, told above.
        for path in doubled.into_iter().filter(|path| self.media.contains(*path)) {
            let message = format!("two files of the site would have one address: /{path}");
            diags.push(Diag::new(Code::SameAddress, Place::file(path), message, "give the file another name"));
        }
        diags
    }
}

/// Where a thing is told that no record stands for.
fn settings() -> Place {
    Place::file(&SitePath::new("site.yaml").expect("a plain name"))
}

fn describe(site: &Site, key: Key) -> String {
    match key {
        Key::Division(index) => format!("the division \"{}\"", site.division(index).id),
        Key::Area(index) => format!("the response area \"{}\"", site.area(index).id),
        Key::Huddle(index) => format!("the huddle \"{}\"", site.huddle(index).id),
        Key::Update(index) => format!("the update \"{}\"", site.update(index).id),
        Key::Plain(index) => format!("the page \"{}\"", site.page(index).id),
        Key::Topic(index) => format!("the topic \"{}\"", site.topic(index).id),
        Key::Organization(index) => format!("the organization \"{}\"", site.organization(index).id),
        Key::Commitment(index) => format!("the commitment \"{}\"", site.commitment(index).id),
        Key::Outcomes(OutcomeScope::Year(year), _) => format!("the outcomes of the year {year:04}"),
        Key::Outcomes(OutcomeScope::Topic(index), _) => format!("the outcomes of the topic \"{}\"", site.topic(index).id),
        Key::Outcomes(OutcomeScope::Organization(index), _) => {
            format!("the outcomes of the owner \"{}\"", site.organization(index).id)
        }
        Key::Outcomes(OutcomeScope::Division(index), _) => format!("the outcomes of the division \"{}\"", site.division(index).id),
        Key::Outcomes(OutcomeScope::Area(index), _) => format!("the outcomes of the response area \"{}\"", site.area(index).id),
        _ => "a page that every site has".into(),
    }
}

fn place(site: &Site, key: Key) -> Option<Place> {
    let source = match key {
        Key::Huddle(index) => Some(site.huddle(index).source),
        Key::Commitment(index) => Some(site.huddle(site.commitment(index).huddle).source),
        Key::Update(index) => Some(site.update(index).body.source),
        Key::Plain(index) => Some(site.page(index).body.source),
        Key::Division(index) | Key::Outcomes(OutcomeScope::Division(index), _) => {
            site.division(index).body.as_ref().map(|body| body.source)
        }
        Key::Area(index) | Key::Outcomes(OutcomeScope::Area(index), _) => {
            site.division(site.area(index).division).body.as_ref().map(|body| body.source)
        }
        _ => None,
    }?;
    Some(Place::file(&site.source(source).path))
}
