//! `find/outlines.json`: the outlines in which a page looks up the reader's position, on the reader's own device. Its
//! names and addresses are in every language of the site, so that one file serves all pages.

use super::task::{Exporting, Task};
use crate::pages::view::Viewer;
use crate::record::geography::measure::Extent;
use crate::record::model::Level;
use crate::record::model::outline::{Outline, SPOTS_A_DEGREE, Spot};
use crate::site::plan::directory::located;
use crate::site::plan::{Key, OUTLINES};
use crate::text::SitePath;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where it is in the built site.

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

/// One file for all languages; none where no place has an outline.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    if located(exporting.site).next().is_none() {
        return Vec::new();
    }
    let path = SitePath::new(OUTLINES).expect("a plain name");
    vec![Task::file(path, move |_| {
        let areas = located(exporting.site).filter_map(|(level, outline)| entry(exporting, level, outline)).collect();
        Ok(serde_json::to_vec(&File { areas }).expect("numbers and texts serialize"))
    })]
}

fn entry<'a>(exporting: &'a Exporting<'a>, level: Level, outline: &Outline) -> Option<Entry<'a>> {
    let extent = Extent::of(outline.rings())?;
    // A position is rounded to 1 m as the corners are, and must not fall out of the box by that.
    let outward = |spots: i32, by: f64| rounded(f64::from(spots) / SPOTS_A_DEGREE + by / STEPS_A_DEGREE);
    let by_language = |of: &dyn Fn(&Viewer<'a>) -> String| {
        exporting
            .viewers
            .iter()
            .map(|viewer| (&*exporting.site.config.languages[viewer.language], of(viewer)))
            .collect()
    };
    let ring = |ring: &Vec<Spot>| {
        let degrees = |spots: i32| rounded(f64::from(spots) / SPOTS_A_DEGREE);
        ring.iter().chain(ring.first()).map(|spot| [degrees(spot.longitude), degrees(spot.latitude)]).collect()
    };
    Some(Entry {
        names: by_language(&|viewer| name(viewer, level)),
        addresses: by_language(&|viewer| viewer.address(key(level))),
        extent: [
            outward(extent.west, -1.0),
            outward(extent.south, -1.0),
            outward(extent.east, 1.0),
            outward(extent.north, 1.0),
        ],
        polygons: outline.parts.iter().map(|part| part.rings().map(ring).collect()).collect(),
    })
}

/// Coordinates have five decimals: steps of about 1 m.
const STEPS_A_DEGREE: f64 = 100_000.0;

fn rounded(degrees: f64) -> f64 {
    (degrees * STEPS_A_DEGREE).round() / STEPS_A_DEGREE
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
        Level::Area(index) => viewer.area_title(index),
    }
}
