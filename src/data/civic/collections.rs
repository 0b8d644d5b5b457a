//! Organizations and areas in the words of Popolo: a division is an organization, and the territory that it serves.

use super::popolo::{Area, ContactDetail, Identifier, Link, Organization};
use super::{at_noon, ocd_id};
use crate::data::{Published, places, v1};
use crate::record::model::{AreaIndex, DivisionIndex, OrganizationIndex};
use crate::site::plan::Key;
use std::borrow::Cow;

/// Names the columns of ids that identifiers are in.
fn scheme(published: Published<'_>, table: &str) -> String {
    format!("{}#table-{table}", published.url(Key::Data))
}

/// The publisher, every organization of the record, and the divisions as the publisher's departments.
pub fn organizations(published: Published<'_>) -> Vec<Organization> {
    let site = published.site;
    let rows = (0..site.organizations.len()).map(|at| places::organization(&published, OrganizationIndex::at(at)));
    let mut list: Vec<Organization> = rows.map(|row| organization(published, &row)).collect();
    let publisher = publisher(published, &list);
    let parent = publisher.id.clone();
    if !list.iter().any(|known| known.id == publisher.id) {
        list.insert(0, publisher);
    }
    list.extend(divisions(published).map(|row| department(published, &row, &parent)));
    list
}

fn divisions<'a>(published: Published<'a>) -> impl Iterator<Item = v1::Division<'a>> {
    (0..published.site.divisions.len()).map(move |at| places::division(&published, DivisionIndex::at(at)))
}

fn organization(published: Published<'_>, row: &v1::Organization<'_>) -> Organization {
    Organization {
        id: ocd_id("organization", &row.url),
        name: row.name.to_string(),
        identifiers: vec![Identifier { scheme: scheme(published, "organizations"), identifier: row.id.to_string() }],
        classification: row.sector.as_ref().map(ToString::to_string),
        links: row.website.iter().map(|url| Link::to(url.as_ref())).collect(),
        sources: vec![Link::to(row.url.as_ref())],
        ..Organization::default()
    }
}

/// One of the record's organizations where it has the publisher's name; else one of its own, known by the site's
/// address.
fn publisher(published: Published<'_>, list: &[Organization]) -> Organization {
    let publisher = &published.site.config.publisher;
    if let Some(known) = list.iter().find(|organization| organization.name == publisher.name.original) {
        return known.clone();
    }
    let home = published.url(Key::Home);
    Organization {
        id: ocd_id("organization", &home),
        name: publisher.name.original.clone(),
        classification: Some("publisher".to_owned()),
        links: Some(&publisher.url)
            .filter(|url| !url.is_empty())
            .map(|url| Link::to(url.as_str()))
            .into_iter()
            .collect(),
        sources: vec![Link::to(home)],
        ..Organization::default()
    }
}

fn department(published: Published<'_>, row: &v1::Division<'_>, parent: &str) -> Organization {
    Organization {
        id: ocd_id("organization", &row.url),
        name: row.name.to_string(),
        identifiers: vec![Identifier { scheme: scheme(published, "divisions"), identifier: row.id.to_string() }],
        classification: Some("division".to_owned()),
        parent_id: Some(parent.to_owned()),
        area_id: Some(row.id.to_string()),
        founding_date: row.valid_from.map(|day| day.to_string()),
        dissolution_date: row.valid_to.map(|day| day.to_string()),
        contact_details: contact(row),
        links: Vec::new(),
        updated_at: row.last_changed.map(|day| at_noon(published, day)),
        sources: vec![Link::to(row.url.as_ref())],
    }
}

/// How the office is reached, grouped by its name as the standard advises.
fn contact(row: &v1::Division<'_>) -> Vec<ContactDetail> {
    let note = row.office_name.as_ref().map(ToString::to_string);
    let detail = |(kind, value): (&str, &Option<Cow<'_, str>>)| {
        let value = value.as_ref()?.to_string();
        Some(ContactDetail { kind: kind.to_owned(), value, note: note.clone() })
    };
    let ways = [
        ("address", &row.office_address),
        ("voice", &row.office_phone),
        ("email", &row.office_email),
        ("url", &row.office_url),
    ];
    ways.into_iter().filter_map(detail).collect()
}

/// The territory of each division, then the areas inside them.
pub fn areas(published: Published<'_>) -> Vec<Area> {
    let territory = |row: v1::Division<'_>| Area {
        id: row.id.to_string(),
        name: row.name.to_string(),
        identifier: row.code.as_ref().map(ToString::to_string),
        classification: "division".to_owned(),
        parent_id: None,
        updated_at: row.last_changed.map(|day| at_noon(published, day)),
        sources: vec![Link::to(row.url)],
    };
    let inside = |row: v1::Area<'_>| Area {
        id: row.id.to_string(),
        name: row.name.to_string(),
        identifier: None,
        classification: "area".to_owned(),
        parent_id: Some(row.division_id.to_string()),
        updated_at: row.last_changed.map(|day| at_noon(published, day)),
        sources: vec![Link::to(row.url)],
    };
    let areas = (0..published.site.areas.len()).map(|at| places::area(&published, AreaIndex::at(at)));
    divisions(published).map(territory).chain(areas.map(inside)).collect()
}
