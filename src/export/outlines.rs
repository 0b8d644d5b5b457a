//! `find/outlines.json`: the outlines in which a page looks up the reader's position, on the reader's own device. Its
//! names and addresses are in every language of the site, so that one file serves all pages.

use super::{Exporting, Task};
use crate::geography::measure::Extent;
use crate::language::Argument;
use crate::model::outline::{Outline, SPOTS_A_DEGREE, Spot};
use crate::model::{DivisionIndex, Level, Site};
use crate::plan::Key;
use crate::text::SitePath;
use crate::view::Viewer;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where it is in the built site.
pub const FILE: &str = "find/outlines.json";

#[derive(Serialize)]
struct File<'a> {
    areas: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    /// The whole name, by language.
    names: BTreeMap<&'a str, String>,
    /// From the site's root, by language.
    addresses: BTreeMap<&'a str, String>,
    /// West, south, east, north.
    #[serde(rename = "box")]
    extent: [f64; 4],
    /// As the coordinates of a MultiPolygon of GeoJSON.
    polygons: Vec<Vec<Vec<[f64; 2]>>>,
}

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    if looked_up(exporting.site).next().is_none() {
        return Vec::new();
    }
    let path = SitePath::new(FILE).expect("a plain name");
    vec![Task::file(path, move |_| {
        let areas = looked_up(exporting.site).filter_map(|(level, outline)| entry(exporting, level, outline)).collect();
        Ok(serde_json::to_vec(&File { areas }).expect("numbers and texts serialize"))
    })]
}

/// Of every division in use: its areas in use that have an outline, or else its own.
fn looked_up(site: &Site) -> impl Iterator<Item = (Level, &Outline)> {
    let near = |level: Level| Some((level, site.outlines.near.get(&level)?));
    site.divisions.iter().enumerate().flat_map(move |(at, division)| {
        let areas = division.areas.iter().filter(|area| site.area(**area).validity.is_current(site.today));
        let mut found: Vec<(Level, &Outline)> = areas.filter_map(|area| near(Level::Area(*area))).collect();
        if found.is_empty() && division.validity.is_current(site.today) {
            found.extend(near(Level::Division(DivisionIndex::at(at))));
        }
        found
    })
}

fn entry<'a>(exporting: &'a Exporting<'a>, level: Level, outline: &Outline) -> Option<Entry<'a>> {
    let extent = Extent::of(outline.rings())?;
    // A position is rounded to 1 m as the corners are, and must not fall out of the box by that.
    let outward = |spots: i32, by: f64| rounded(f64::from(spots) / SPOTS_A_DEGREE + by * STEP);
    let by_language = |of: &dyn Fn(&Viewer<'a>) -> String| {
        exporting.viewers.iter().map(|viewer| (&*exporting.site.config.languages[viewer.language], of(viewer))).collect()
    };
    let ring = |ring: &Vec<Spot>| {
        let degrees = |spots: i32| rounded(f64::from(spots) / SPOTS_A_DEGREE);
        ring.iter().chain(ring.first()).map(|spot| [degrees(spot.longitude), degrees(spot.latitude)]).collect()
    };
    Some(Entry {
        names: by_language(&|viewer| name(viewer, level)),
        addresses: by_language(&|viewer| viewer.address(key(level))),
        extent: [outward(extent.west, -1.0), outward(extent.south, -1.0), outward(extent.east, 1.0), outward(extent.north, 1.0)],
        polygons: outline.parts.iter().map(|part| part.rings().map(ring).collect()).collect(),
    })
}

/// A hundred-thousandth of a degree, about 1 m.
const STEP: f64 = 0.00001;

fn rounded(degrees: f64) -> f64 {
    (degrees / STEP).round() / (1.0 / STEP)
}

fn key(level: Level) -> Key {
    match level {
        Level::Division(index) => Key::Division(index),
        Level::Area(index) => Key::Area(index),
    }
}

fn name(viewer: &Viewer<'_>, level: Level) -> String {
    match level {
        Level::Division(index) => viewer.division_name(index),
        Level::Area(index) => {
            let area = viewer.site.area(index);
            let division = viewer.division_name(area.division);
            viewer.speech.say("area_title", &[("area", Argument::Text(viewer.area_name(area))), ("division", Argument::Text(&division))])
        }
    }
}
