//! `data/divisions.geojson` and `data/areas.geojson`: places with their outlines and their rows (RFC 7946, WGS 84). A
//! place without an outline is there too, with no geometry.

use super::task::{Exporting, Task};
use crate::data::{Cell, Published, Row, Selection, source};
use crate::record::geography::measure::Extent;
use crate::record::model::outline::{Outline, SPOTS_A_DEGREE, Spot};
use crate::site::plan::data;
use serde::Serialize;
use serde_json::value::RawValue;
use std::io;

#[derive(Serialize)]
#[serde(tag = "type")]
struct Feature<'a> {
    id: &'a str,
    /// West, south, east, north.
    #[serde(skip_serializing_if = "Option::is_none")]
    bbox: Option<[f64; 4]>,
    geometry: Option<Geometry>,
    properties: &'a RawValue,
}

#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    /// One part: rings of longitude and latitude in degrees (RFC 7946, section 3.1.6).
    Polygon(Vec<Vec<[f64; 2]>>),
    /// Several parts (RFC 7946, section 3.1.7).
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// A collection of divisions and one of areas.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let outlines = &exporting.site.outlines;
    let lists = [(data::PLACES[0], &outlines.divisions), (data::PLACES[1], &outlines.areas)];
    lists
        .map(|(name, outlines)| {
            Task::file(data::table(name, "geojson"), move |_| collection(exporting, name, outlines))
        })
        .into()
}

/// The rows of a table of places, which are in the order of the outlines.
fn collection(exporting: &Exporting<'_>, name: &str, outlines: &[Option<Outline>]) -> io::Result<Vec<u8>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let source = source(name).ok_or_else(|| io::Error::other(format!("there is no table of {name}")))?;
    let mut bytes = b"{\"type\":\"FeatureCollection\",\"features\":[".to_vec();
    let mut written = Ok(());
    let mut at = 0;
    (source.rows)(&published, &Selection::all(exporting.site), &mut |row: &dyn Row| {
        bytes.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        if written.is_ok() {
            written = feature(row, outlines.get(at).and_then(Option::as_ref), &mut bytes);
        }
        at += 1;
    });
    written?;
    bytes.extend_from_slice(b"\n]}\n");
    Ok(bytes)
}

fn feature(row: &dyn Row, outline: Option<&Outline>, bytes: &mut Vec<u8>) -> io::Result<()> {
    let cells = row.cells();
    let Some(Cell::Text(id)) = cells.first() else { return Err(io::Error::other("a place has no id")) };
    let properties: Box<RawValue> = serde_json::from_slice(&row.json())?;
    let extent = outline.and_then(|outline| Extent::of(outline.rings()));
    let bbox = extent.map(|extent| [extent.west, extent.south, extent.east, extent.north].map(degrees));
    let feature = Feature { id, bbox, geometry: outline.and_then(geometry), properties: &properties };
    Ok(serde_json::to_writer(bytes, &feature)?)
}

/// The geometry of an outline as a text of JSON; `None` where it has no parts.
pub fn geometry_text(outline: &Outline) -> Option<String> {
    Some(serde_json::to_string(&geometry(outline)?).expect("numbers serialize"))
}

fn geometry(outline: &Outline) -> Option<Geometry> {
    let closed = |ring: &Vec<Spot>| {
        ring.iter().chain(ring.first()).map(|spot| [degrees(spot.longitude), degrees(spot.latitude)]).collect()
    };
    let mut parts: Vec<Vec<_>> = outline.parts.iter().map(|part| part.rings().map(closed).collect()).collect();
    match parts.len() {
        0 => None,
        1 => parts.pop().map(Geometry::Polygon),
        _ => Some(Geometry::MultiPolygon(parts)),
    }
}

fn degrees(spots: i32) -> f64 {
    f64::from(spots) / SPOTS_A_DEGREE
}
