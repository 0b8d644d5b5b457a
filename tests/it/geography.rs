//! Outlines as a whole: cities of made-up borders, simplified, drawn and published.

use crate::support::{Built, Content, SMALLEST_SITE};
use huddle::disk::load::{Remembered, load_again};
use huddle::record::geography::arcs::Arcs;
use huddle::record::geography::contacts::contacts;
use huddle::record::geography::geojson::{Corner, Rings};
use huddle::record::geography::measure::{Extent, METRES_A_SPOT, sides, twice_area, twice_area_of};
use huddle::record::geography::repair::{Grid, repair, twice_common_area};
use huddle::record::geography::simplify::Borders;
use huddle::record::model::outline::{Outline, SPOTS_A_DEGREE, Spot};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use std::collections::HashMap;
use std::fmt::Write;

/// Numbers that look like chance and are always the same (a linear congruential generator, Knuth's constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    /// From minus to plus this.
    fn around(&mut self, limit: i64) -> i64 {
        self.below(2 * limit + 1) - limit
    }
}

/// A column and a row.
type Junction = (usize, usize);

/// A city of `columns` by `rows` areas whose borders wind; every border has `steps` corners and is shared exactly.
struct City {
    columns: usize,
    rows: usize,
    borders: HashMap<(Junction, Junction), Vec<(i64, i64)>>,
}

/// The width of an area, in spots: about 1.1 km.
const WIDTH: i64 = 10_000;

impl City {
    /// `jag`: how far each corner of a border is off the one before it, in spots.
    fn new(columns: usize, rows: usize, steps: i64, (seed, jag): (u64, i64)) -> Self {
        let mut chance = Chance(seed);
        let mut corners = HashMap::new();
        for at in (0..=columns).flat_map(|x| (0..=rows).map(move |y| (x, y))) {
            corners.insert(at, (at.0 as i64 * WIDTH + chance.around(1500), at.1 as i64 * WIDTH + chance.around(1500)));
        }
        let mut borders = HashMap::new();
        for (x, y) in (0..=columns).flat_map(|x| (0..=rows).map(move |y| (x, y))) {
            for to in [(x + 1, y), (x, y + 1)].into_iter().filter(|to| corners.contains_key(to)) {
                borders.insert(((x, y), to), wind(corners[&(x, y)], corners[&to], (steps, jag), &mut chance));
            }
        }
        Self { columns, rows, borders }
    }

    /// From one corner to the next, whichever way; without the last spot.
    fn border(&self, from: (usize, usize), to: (usize, usize)) -> Vec<(i64, i64)> {
        let mut line = self.borders.get(&(from, to)).cloned().unwrap_or_else(|| {
            let mut line = self.borders[&(to, from)].clone();
            line.reverse();
            line
        });
        line.pop();
        line
    }

    fn along(&self, corners: &[(usize, usize)]) -> Vec<Corner> {
        let next = corners.iter().cycle().skip(1);
        let spots = corners.iter().zip(next).flat_map(|(from, to)| self.border(*from, *to));
        spots.map(|(x, y)| Corner(x as f64 / SPOTS_A_DEGREE, y as f64 / SPOTS_A_DEGREE)).collect()
    }

    fn area(&self, x: usize, y: usize) -> Vec<Corner> {
        self.along(&[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)])
    }

    /// The edge of the whole city.
    fn edge(&self) -> Vec<Corner> {
        let (east, north) = (self.columns, self.rows);
        let mut corners: Vec<(usize, usize)> = (0..east).map(|x| (x, 0)).collect();
        corners.extend((0..north).map(|y| (east, y)));
        corners.extend((1..=east).rev().map(|x| (x, north)));
        corners.extend((1..=north).rev().map(|y| (0, y)));
        self.along(&corners)
    }

    fn areas(&self) -> Vec<Vec<Corner>> {
        (0..self.rows).flat_map(|y| (0..self.columns).map(move |x| (x, y))).map(|(x, y)| self.area(x, y)).collect()
    }
}

/// A line that winds between two corners, more in its middle than near its ends, and never turns back.
fn wind(from: (i64, i64), to: (i64, i64), (steps, jag): (i64, i64), chance: &mut Chance) -> Vec<(i64, i64)> {
    let mut line = vec![from];
    let mut off = 0;
    for step in 1..steps {
        off = (off + chance.around(jag)).clamp(-900, 900);
        // The room to either side grows from the ends, so that borders that meet do not cross.
        let room = 3 * WIDTH / 10 * step.min(steps - step) / steps;
        let aside = off.clamp(-room, room);
        let (along_x, along_y) = (to.0 - from.0, to.1 - from.1);
        line.push((
            from.0 + along_x * step / steps - along_y * aside / WIDTH,
            from.1 + along_y * step / steps + along_x * aside / WIDTH,
        ));
    }
    line.push(to);
    line.dedup();
    line
}

fn sound(rings: &[Vec<Corner>], grid: &mut Grid) -> Vec<Outline> {
    let one = |ring: &Vec<Corner>| {
        let repaired = repair(&[vec![ring.clone()]], grid).expect("the city's borders do not cross");
        assert!(!repaired.had_crossings);
        repaired.outline
    };
    rings.iter().map(one).collect()
}

/// The areas, and last the edge of all.
fn city(columns: usize, rows: usize, steps: i64, seed: u64) -> Vec<Outline> {
    let city = City::new(columns, rows, steps, (seed, 200));
    let mut rings = city.areas();
    rings.push(city.edge());
    sound(&rings, &mut Grid::default())
}

fn simplified(outlines: &[Outline], tolerance: f64) -> Vec<Outline> {
    Borders::of(&outlines.iter().collect::<Vec<_>>()).simplified(tolerance)
}

/// Metres around an outline.
fn around(outline: &Outline) -> f64 {
    let length = |(a, b): (Spot, Spot)| f64::from(a.longitude - b.longitude).hypot(f64::from(a.latitude - b.latitude));
    outline.rings().flat_map(|ring| sides(ring)).map(length).sum::<f64>() * METRES_A_SPOT
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn simplified_neighbours_neither_overlap_nor_leave_a_gap(seed in any::<u64>(), steps in 2i64..60, tolerance in 1.0f64..400.0) {
        let whole = city(3, 2, steps, seed);
        let simple = simplified(&whole, tolerance);
        let (edge, areas) = simple.split_last().expect("the edge comes last");
        // What the areas have together is what is inside the edge, to the last spot.
        prop_assert_eq!(areas.iter().map(twice_area_of).sum::<i64>(), twice_area_of(edge));
        for (at, one) in areas.iter().enumerate() {
            for other in &areas[at + 1..] {
                prop_assert_eq!(twice_common_area(one, other), 0);
            }
        }
    }

    #[test]
    fn every_ring_keeps_its_shape(seed in any::<u64>(), steps in 2i64..60, tolerance in 1.0f64..5_000.0) {
        let whole = city(3, 2, steps, seed);
        for (before, after) in whole.iter().zip(simplified(&whole, tolerance)) {
            prop_assert_eq!(before.rings().count(), after.rings().count());
            prop_assert!(after.rings().all(|ring| ring.len() >= 3 && twice_area(ring) > 0));
            let difference = (twice_area_of(before) - twice_area_of(&after)).abs() as f64 / 2.0 * METRES_A_SPOT * METRES_A_SPOT;
            prop_assert!(difference <= around(before) * tolerance, "{difference} m² of {} m around", around(before));
        }
    }

    #[test]
    fn no_border_crosses_another_after_it_was_simplified(seed in any::<u64>(), steps in 2i64..80, tolerance in 50.0f64..2_000.0) {
        let simple = simplified(&city(3, 3, steps, seed), tolerance);
        let cut = Arcs::of(&simple.iter().collect::<Vec<_>>());
        prop_assert_eq!(contacts(cut.arcs.iter().map(Vec::as_slice).enumerate()).len(), 0);
    }

    #[test]
    fn where_a_ring_begins_and_which_way_it_runs_changes_nothing(seed in any::<u64>(), turn in 0usize..200, reverse in any::<bool>()) {
        let city = City::new(2, 2, 20, (seed, 200));
        let straight = sound(&city.areas(), &mut Grid::default());
        let mut turned = city.areas();
        for ring in &mut turned {
            let length = ring.len();
            ring.rotate_left(turn % length);
            if reverse {
                ring.reverse();
            }
            ring.push(ring[0]);
        }
        let turned = sound(&turned, &mut Grid::default());
        prop_assert_eq!(&straight, &turned);
        prop_assert_eq!(simplified(&straight, 60.0), simplified(&turned, 60.0));
    }

    #[test]
    fn whatever_is_written_is_mended_or_refused(corners in proptest::collection::vec((-50i32..50, -50i32..50), 0..24)) {
        let ring: Vec<Corner> = corners.iter().map(|(x, y)| Corner(f64::from(*x) / 1000.0, f64::from(*y) / 1000.0)).collect();
        if let Ok(repaired) = repair(&[vec![ring]], &mut Grid::default()) {
            prop_assert!(repaired.outline.parts.iter().all(|part| twice_area(&part.edge) > 0 && part.holes.iter().all(|hole| twice_area(hole) < 0)));
            let again: Vec<Rings> = repaired.outline.parts.iter().map(|part| part.rings().map(|ring| degrees(ring)).collect()).collect();
            let again = repair(&again, &mut Grid::default()).expect("what is sound stays sound");
            prop_assert_eq!(twice_area_of(&again.outline), twice_area_of(&repaired.outline));
        }
    }
}

fn degrees(ring: &[Spot]) -> Vec<Corner> {
    ring.iter()
        .map(|spot| Corner(f64::from(spot.longitude) / SPOTS_A_DEGREE, f64::from(spot.latitude) / SPOTS_A_DEGREE))
        .collect()
}

/// A site of one division with these areas, each with its outline.
fn site_of(rings: &[Vec<Corner>]) -> Content {
    let mut outlines = String::from("{\"type\": \"FeatureCollection\", \"features\": [");
    let mut division = String::from("---\nname: Middle\nresponse_areas:\n");
    for (at, ring) in rings.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let corners: Vec<String> = ring.iter().chain(ring.first()).map(|Corner(x, y)| format!("[{x},{y}]")).collect();
        write!(
            outlines,
            "{comma}\n{{\"type\":\"Feature\",\"id\":\"a{at}\",\"properties\":{{}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}}}",
            corners.join(",")
        )
        .expect("a string takes everything");
        writeln!(division, "  - {{id: a{at}, name: Area {at}, boundary: boundaries/areas.geojson#a{at}}}")
            .expect("a string takes everything");
    }
    outlines.push_str("\n]}\n");
    Content::new(SMALLEST_SITE)
        .with("divisions/middle.md", &format!("{division}---\n"))
        .with("boundaries/areas.geojson", &outlines)
}

#[test]
fn forty_areas_of_five_thousand_corners_are_drawn_within_the_budget() {
    let rings = City::new(8, 5, 1250, (1, 15)).areas();
    assert!(rings.iter().all(|ring| ring.len() > 4_500));
    let content = site_of(&rings);
    let built: Built = content.build();
    let map = built
        .page("divisions/middle/")
        .split("<svg")
        .nth(1)
        .and_then(|rest| rest.split("</svg>").next())
        .expect("a map")
        .len();
    assert!(map < 12_000, "the map of forty areas takes {map} bytes");
    let outlines = &built.files["find/outlines.json"];
    assert!(outlines.len() < 100_000, "{} bytes", outlines.len());
    let site = &built.prepared.site;
    assert!(Extent::of(site.outlines.areas.iter().flatten().flat_map(|outline| outline.rings())).is_some());
    assert!(
        built.prepared.diags.iter().all(|diag| !diag.place.file.as_str().contains("middle")),
        "{:?}",
        built.prepared.diags
    );
}

#[test]
fn a_site_is_made_from_its_outlines_too() {
    let areas = City::new(2, 1, 4, (1, 25)).areas();
    let content = site_of(&areas);
    let mut shorter = areas.clone();
    shorter[1].remove(2);
    assert_eq!(content.build().manifest.input, site_of(&areas).build().manifest.input);
    assert_ne!(content.build().manifest.input, site_of(&shorter).build().manifest.input);
}

#[test]
fn a_changed_file_of_outlines_is_read_again() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("boundaries/areas.geojson");
    std::fs::create_dir(folder.path().join("boundaries")).expect("a folder");
    std::fs::write(&file, "{}").expect("a file");
    let mut remembered = Remembered::default();
    let read = |remembered: &mut Remembered| {
        let inputs = load_again(folder.path(), remembered).expect("the folder can be read");
        inputs.boundaries.values().map(|source| source.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(read(&mut remembered), ["{}"]);
    assert_eq!(read(&mut remembered), ["{}"], "what did not change is still there");
    std::fs::write(&file, "{ }").expect("a file");
    assert_eq!(read(&mut remembered), ["{ }"]);
}

/// A grid of streets over the whole city, each in blocks, and a river.
fn with_lines(content: Content) -> Content {
    let feature = |name: &str, (x, y): (f64, f64), (to_x, to_y): (f64, f64)| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"name\":\"{name}\"}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[[{x},{y}],[{to_x},{to_y}]]}}}}"
        )
    };
    let mut streets = Vec::new();
    for row in 0..40 {
        let y = f64::from(row) * 0.001;
        for block in 0..80 {
            let x = f64::from(block) * 0.001;
            streets.push(feature(&format!("Street {row}"), (x, y), (x + 0.001, y)));
        }
    }
    let collection =
        |features: &[String]| format!("{{\"type\": \"FeatureCollection\", \"features\": [{}]}}", features.join(",\n"));
    let site =
        format!("{SMALLEST_SITE}map: {{streets: boundaries/streets.geojson, water: boundaries/water.geojson}}\n");
    content
        .with("site.yaml", &site)
        .with("boundaries/streets.geojson", &collection(&streets))
        .with("boundaries/water.geojson", &collection(&[feature("River", (-1.0, 0.013), (1.0, 0.021))]))
}

/// The paths of a class on the map of a page.
fn ground<'p>(page: &'p str, kind: &str) -> Vec<&'p str> {
    page.split(&format!("<path class=\"{kind}\" d=\""))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or(""))
        .collect()
}

#[test]
fn streets_and_water_are_drawn_below_the_shapes_within_their_share() {
    let built = with_lines(site_of(&City::new(4, 3, 40, (1, 15)).areas())).build();
    assert!(
        built.prepared.diags.iter().all(|diag| !diag.place.file.as_str().contains("geojson")),
        "{:?}",
        built.prepared.diags
    );
    for page in ["divisions/", "divisions/middle/", "divisions/middle/a5/"] {
        let html = built.page(page);
        let (water, streets) = (ground(html, "water"), ground(html, "streets"));
        assert_eq!((water.len(), streets.len()), (1, 1), "{page}");
        assert!((1..1_200).contains(&streets[0].len()), "{page}: {} bytes", streets[0].len());
        // A river from edge to edge of the sheet is one line of two points.
        assert_eq!(water[0].matches(['M', 'l']).count(), 2, "{page}: {}", water[0]);
        assert!(
            html.find("class=\"streets\"") < html.find("<a href=\"../")
                || html.find("class=\"streets\"") < html.find("<text"),
            "{page}: below"
        );
        assert!(html.contains("Wide lines are water. Thin lines are streets."), "{page}");
        // Blocks are one line: a street has two points, not eighty.
        let points = streets[0].matches(['l', '-', ' ']).count();
        assert!(points <= 5 * streets[0].matches('M').count(), "{page}: {}", streets[0]);
    }
}

#[test]
fn lines_that_cannot_be_used_are_reported_where_they_are_named_or_wrong() {
    let plain = site_of(&City::new(2, 1, 4, (1, 25)).areas());
    let with = |map: &str, file: &str| {
        let site = format!("{SMALLEST_SITE}map: {{{map}}}\n");
        let content = site_of(&City::new(2, 1, 4, (1, 25)).areas()).with("site.yaml", &site);
        if file.is_empty() { content } else { content.with("boundaries/streets.geojson", file) }
    };
    let said = |content: &Content| -> Vec<(String, String, String)> {
        let diags = content.prepare(&crate::support::options()).diags;
        let about = diags.into_iter().filter(|diag| matches!(diag.code.label().as_str(), "H037" | "H017"));
        about.map(|diag| (diag.place.file.to_string(), diag.message, diag.help.as_str().to_owned())).collect()
    };
    assert_eq!(said(&plain), []);
    let line = "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0.01,0.01]]}";
    assert_eq!(said(&with("streets: boundaries/streets.geojson", line)), []);
    let near = said(&with("streets: boundaries/street.geojson", line));
    assert_eq!(near[0].0, "site.yaml", "{near:?}");
    assert!(near[0].1.contains("there is no file") && near[0].2.contains("boundaries/streets.geojson"), "{near:?}");
    let point = said(&with("streets: boundaries/streets.geojson", "{\"type\":\"Point\",\"coordinates\":[0,0]}"));
    assert!(point[0].0 == "site.yaml" && point[0].1.contains("holds no line"), "{point:?}");
    let feet = said(&with(
        "water: boundaries/streets.geojson",
        "{\"type\":\"LineString\",\"coordinates\":[[1450000,540000],[1,1]]}",
    ));
    assert!(feet[0].0 == "boundaries/streets.geojson" && feet[0].1.contains("metres or feet"), "{feet:?}");
    let open = said(&with("water: boundaries/streets.geojson", "{\"type\":\"LineString\","));
    assert!(open[0].0 == "boundaries/streets.geojson", "{open:?}");
}
