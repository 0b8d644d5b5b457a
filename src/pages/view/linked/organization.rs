//! Who publishes, a division as a part of it, and the area that a division serves; other organizations by name and
//! page.

use super::page::{Page, identity, is_web, url};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{AreaIndex, DivisionIndex, Office, OrganizationIndex, Party};
use crate::site::plan::Key;
use crate::site::plan::data::mail;
use serde::Serialize;
use std::borrow::Cow;

/// An `Organization` of schema.org, of the type that the publisher's kind has there: the publisher or its division.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Publishing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "String::is_empty")]
    id: String,
    name: Cow<'a, str>,
    url: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization: Option<Box<Publishing<'a>>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    address: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    telephone: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    email: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    same_as: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    area_served: Vec<AdministrativeArea<'a>>,
}

impl<'a> Publishing<'a> {
    /// A division by name and page.
    pub fn named(viewer: &'a Viewer<'_>, index: DivisionIndex) -> Self {
        Self {
            kind: kind(viewer),
            name: viewer.division_name(index).into(),
            url: url(viewer, Key::Division(index)).into(),
            ..Self::default()
        }
    }
}

/// An `AdministrativeArea` of schema.org: the territory of a division, or an area.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct AdministrativeArea<'a> {
    #[serde(rename = "@id", skip_serializing_if = "String::is_empty")]
    id: String,
    name: Cow<'a, str>,
    url: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    contained_in_place: Option<Box<AdministrativeArea<'a>>>,
    /// Neighborhoods.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contains_place: Vec<Place<'a>>,
}

impl AdministrativeArea<'_> {
    /// An area by name and page.
    pub fn named(viewer: &Viewer<'_>, index: AreaIndex) -> Self {
        AdministrativeArea::at(viewer.area_title(index), url(viewer, Key::Area(index)))
    }

    fn at(name: String, url: String) -> Self {
        AdministrativeArea {
            id: String::new(),
            name: name.into(),
            url: url.into(),
            description: "",
            contained_in_place: None,
            contains_place: Vec::new(),
        }
    }
}

/// A place of which only the name is known.
#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place<'a> {
    name: &'a str,
}

/// An `Organization` of schema.org, by name and page.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub struct Organization<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    url: String,
}

/// One of the site's list, by name and page.
pub fn organization<'a>(viewer: &'a Viewer<'_>, index: OrganizationIndex) -> Organization<'a> {
    Organization {
        name: viewer.name(&viewer.site.organization(index).name),
        url: url(viewer, Key::Organization(index)),
    }
}

/// One of the site's list, or a name.
pub fn party<'a>(viewer: &'a Viewer<'_>, party: &'a Party) -> Organization<'a> {
    match party {
        Party::Listed(index) => organization(viewer, *index),
        Party::Named(name) => Organization { name, url: String::new() },
    }
}

/// What the publisher is; a division of it is the same.
fn kind(viewer: &Viewer<'_>) -> &'static str {
    viewer.site.config.publisher.kind.schema_type()
}

/// Who publishes the site: at its own address, else at the site's.
pub fn publisher<'a>(viewer: &'a Viewer<'_>) -> Publishing<'a> {
    let publisher = &viewer.site.config.publisher;
    let own = is_web(&publisher.url);
    Publishing {
        kind: kind(viewer),
        name: viewer.name(&publisher.name).into(),
        url: if own { Cow::Borrowed(publisher.url.as_str()) } else { url(viewer, Key::Home).into() },
        email: mail(&viewer.site.config).unwrap_or_default(),
        ..Publishing::default()
    }
}

/// A division, as its page shows it.
pub fn division<'a>(viewer: &'a Viewer<'_>, index: DivisionIndex, page: &'a Page<'_>) -> Publishing<'a> {
    let division = viewer.site.division(index);
    let current = division.areas.iter().filter(|area| !viewer.site.area(**area).validity.is_retired(viewer.site.today));
    let organization = Publishing {
        kind: kind(viewer),
        id: identity(viewer, Key::Division(index)),
        name: page.title.into(),
        url: page.url.into(),
        description: page.description,
        parent_organization: Some(Box::new(by_name(viewer))),
        area_served: current.map(|area| AdministrativeArea::named(viewer, *area)).collect(),
        ..Publishing::default()
    };
    division.office.as_ref().map_or_else(Publishing::default, reached).over(organization)
}

/// The area, as its page shows it, inside the division that serves it.
pub fn of_area<'a>(viewer: &'a Viewer<'_>, index: AreaIndex, page: &'a Page<'_>) -> Publishing<'a> {
    let area = viewer.site.area(index);
    let division = Publishing::named(viewer, area.division);
    let around = AdministrativeArea::at(viewer.division_name(area.division), url(viewer, Key::Division(area.division)));
    let served = AdministrativeArea {
        id: identity(viewer, Key::Area(index)),
        name: page.title.into(),
        url: page.url.into(),
        description: page.description,
        contained_in_place: Some(Box::new(around)),
        contains_place: area.neighborhoods.iter().map(|name| Place { name }).collect(),
    };
    Publishing { id: identity(viewer, Key::Division(area.division)), area_served: vec![served], ..division }
}

/// The publisher without ways to reach it.
pub fn by_name<'a>(viewer: &'a Viewer<'_>) -> Publishing<'a> {
    Publishing { email: "", ..publisher(viewer) }
}

/// How an office is reached.
fn reached(office: &Office) -> Publishing<'_> {
    Publishing {
        address: &office.address,
        telephone: &office.phone,
        email: &office.email,
        same_as: if is_web(&office.url) { office.url.as_str().into() } else { "".into() },
        ..Publishing::default()
    }
}

impl<'a> Publishing<'a> {
    /// The ways to reach it put to what else is known.
    fn over(self, known: Self) -> Self {
        Self { address: self.address, telephone: self.telephone, email: self.email, same_as: self.same_as, ..known }
    }
}
