//! Rows of what records are about: divisions, areas, topics, organizations, with how much there is of each.

use super::published::{Published, Selection, count, language, said};
use super::table::Row;
use super::v1;
use crate::record::model::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, HuddleStatus, Level, Office, OrganizationIndex, RecordDate,
    Site, TopicIndex,
};
use crate::site::plan::Key;
use chrono::NaiveDate;
use std::borrow::Cow;

/// How many commitments of a list there are, are open, and are overdue.
fn promised(site: &Site, list: &[CommitmentIndex]) -> (i64, i64, i64) {
    let states = || list.iter().map(|index| site.commitment(*index).state);
    let open = states().filter(|state| !state.status.is_settled()).count();
    let overdue = states().filter(|state| state.is_overdue()).count();
    (count(list.len()), count(open), count(overdue))
}

/// The date of the last of them that was held.
fn last_held(site: &Site, huddles: &[HuddleIndex]) -> Option<NaiveDate> {
    let held = huddles.iter().map(|huddle| site.huddle(*huddle)).filter(|huddle| huddle.status == HuddleStatus::Held);
    held.map(|huddle| huddle.date.first_day()).max()
}

/// Puts a row of `divisions` for each division that is selected.
pub fn divisions(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for &index in &selection.divisions {
        put(&division(published, index));
    }
}

/// The row of one division.
pub fn division<'a>(published: &Published<'a>, index: DivisionIndex) -> v1::Division<'a> {
    const NO_OFFICE: &Office = &Office {
        name: String::new(),
        address: String::new(),
        phone: String::new(),
        email: String::new(),
        hours: String::new(),
        url: String::new(),
    };
    let site = published.site;
    let division = site.division(index);
    let office = division.office.as_ref().unwrap_or(NO_OFFICE);
    let huddles = &site.lookup.huddles_of_division[index.position()];
    let (commitments, open, overdue) = promised(site, &site.lookup.commitments_of_division[index.position()]);
    v1::Division {
        id: Cow::Borrowed(&division.id),
        url: published.url(Key::Division(index)).into(),
        name: Cow::Borrowed(&division.name.original),
        code: said(&division.code),
        language: language(&division.language),
        valid_from: division.validity.from,
        valid_to: division.validity.to,
        successor_ids: successors(published, Level::Division(index)),
        office_name: said(&office.name),
        office_address: said(&office.address),
        office_phone: said(&office.phone),
        office_email: said(&office.email),
        office_hours: said(&office.hours),
        office_url: said(&office.url),
        huddles: count(huddles.len()),
        last_huddle: last_held(site, huddles),
        commitments,
        open_commitments: open,
        overdue_commitments: overdue,
        last_changed: site.division_changed(index).map(RecordDate::first_day),
    }
}

/// Puts a row of `areas` for each area that is selected.
pub fn areas(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for &index in &selection.areas {
        put(&area(published, index));
    }
}

/// The row of one area.
pub fn area<'a>(published: &Published<'a>, index: AreaIndex) -> v1::Area<'a> {
    let site = published.site;
    let area = site.area(index);
    let huddles = &site.lookup.huddles_of_area[index.position()];
    let (commitments, open, overdue) = promised(site, &site.lookup.commitments_of_area[index.position()]);
    v1::Area {
        id: published.area_id(index).into(),
        url: published.url(Key::Area(index)).into(),
        division_id: Cow::Borrowed(&site.division(area.division).id),
        name: Cow::Borrowed(&area.name.original),
        language: language(&site.division(area.division).language),
        neighborhoods: area.neighborhoods.iter().map(|name| Cow::Borrowed(name.as_str())).collect(),
        streets: area.streets.iter().map(|street| Cow::Borrowed(street.as_str())).collect(),
        valid_from: area.validity.from,
        valid_to: area.validity.to,
        successor_ids: successors(published, Level::Area(index)),
        huddles: count(huddles.len()),
        last_huddle: last_held(site, huddles),
        commitments,
        open_commitments: open,
        overdue_commitments: overdue,
        last_changed: site.area_changed(index).map(RecordDate::first_day),
    }
}

/// Puts a row of `topics` for each topic of the site, whatever is selected.
pub fn topics(published: &Published<'_>, _: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for index in (0..published.site.topics.len()).map(TopicIndex::at) {
        put(&topic(published, index));
    }
}

/// The row of one topic.
pub fn topic<'a>(published: &Published<'a>, index: TopicIndex) -> v1::Topic<'a> {
    let site = published.site;
    let (commitments, open, overdue) = promised(site, &site.lookup.commitments_of_topic[index.position()]);
    v1::Topic {
        id: Cow::Borrowed(&site.topic(index).id),
        url: published.url(Key::Topic(index)).into(),
        name: Cow::Borrowed(&site.topic(index).name.original),
        huddles: count(site.lookup.huddles_of_topic[index.position()].len()),
        commitments,
        open_commitments: open,
        overdue_commitments: overdue,
    }
}

/// Puts a row of `organizations` for each organization of the site, whatever is selected.
pub fn organizations(published: &Published<'_>, _: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for index in (0..published.site.organizations.len()).map(OrganizationIndex::at) {
        put(&organization(published, index));
    }
}

/// The row of one organization.
pub fn organization<'a>(published: &Published<'a>, index: OrganizationIndex) -> v1::Organization<'a> {
    let site = published.site;
    let organization = site.organization(index);
    let (commitments, open, overdue) = promised(site, &site.lookup.commitments_of_organization[index.position()]);
    v1::Organization {
        id: Cow::Borrowed(&organization.id),
        url: published.url(Key::Organization(index)).into(),
        name: Cow::Borrowed(&organization.name.original),
        sector: said(&organization.sector),
        website: said(&organization.url),
        huddles: count(site.lookup.huddles_of_organization[index.position()].len()),
        commitments,
        open_commitments: open,
        overdue_commitments: overdue,
    }
}

/// The id that a division or an area has in the data.
fn level_id(published: &Published<'_>, level: Level) -> String {
    match level {
        Level::Division(index) => published.site.division(index).id.clone(),
        Level::Area(index) => published.area_id(index),
    }
}

/// What came after it. An area may have become a division, so that these ids refer to no single table.
fn successors(published: &Published<'_>, level: Level) -> Vec<v1::Text<'static>> {
    let list = published.site.lookup.successors.get(&level);
    list.into_iter().flatten().map(|successor| level_id(published, *successor).into()).collect()
}

/// The ids of areas, in the data.
pub fn area_ids(published: &Published<'_>, areas: &[AreaIndex]) -> Vec<v1::Text<'static>> {
    areas.iter().map(|index| published.area_id(*index).into()).collect()
}

/// The id of a division.
pub fn division_id<'a>(published: &Published<'a>, index: DivisionIndex) -> v1::Text<'a> {
    Cow::Borrowed(&published.site.division(index).id)
}

/// The ids of topics.
pub fn topic_ids<'a>(published: &Published<'a>, topics: &[TopicIndex]) -> Vec<v1::Text<'a>> {
    topics.iter().map(|index| Cow::Borrowed(published.site.topic(*index).id.as_str())).collect()
}
