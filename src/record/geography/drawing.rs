//! Draws outlines as paths of SVG: longitudes shrunk by the latitude of the middle (the equirectangular projection,
//! which looks the same as any other at the size of a city), whole numbers, relative steps: few bytes.

use super::ground;
use super::measure::{Extent, METRES_A_SPOT, shrink};
use super::simplify::Borders;
use crate::record::model::outline::{DrawnGround, Ground, Level, Map, Outline, Shape, Spot};
use std::fmt::Write;

/// Around the shapes, so that their edges are not cut off.
const MARGIN: i32 = 8;

/// In units of the map: what is nearer to a line than this is not missed by the eye.
const TOLERANCE: f64 = 0.7;

/// How often the tolerance is raised to keep within the budget, by half each time.
const ATTEMPTS: u32 = 12;

/// Which part of a map's bytes streets and water have at most, each.
const GROUND: usize = 5;

/// Draws the outlines on one map whose paths have about `budget` bytes together at most, at a coarser line if need be,
/// above the lines of the ground. `None` where there is no outline to draw.
pub fn draw(outlines: &[(Level, &Outline)], ground: &[Ground], budget: usize) -> Option<Map> {
    let extent = Extent::of(outlines.iter().flat_map(|(_, outline)| outline.rings()))?;
    let sheet = Sheet::new(extent);
    let ground: Vec<DrawnGround> = ground.iter().filter_map(|lines| sheet.ground(lines, budget / GROUND)).collect();
    let budget = budget - ground.iter().map(|lines| lines.path.len()).sum::<usize>();
    let mut tolerance = TOLERANCE * sheet.spots_a_unit * METRES_A_SPOT;
    let mut simple =
        Borders::of(&outlines.iter().map(|(_, outline)| *outline).collect::<Vec<_>>()).simplified(tolerance);
    // Coarser lines are made from these, which have far fewer corners.
    let borders = Borders::of(&simple.iter().collect::<Vec<_>>());
    let mut attempts = 0;
    let shapes = loop {
        let shapes: Vec<(Level, Rings, String)> = outlines
            .iter()
            .zip(&simple)
            .filter_map(|((level, _), outline)| {
                let parts = sheet.parts(outline);
                let path = path(parts.iter().flatten().map(Vec::as_slice), "z");
                Some((*level, largest(parts)?, path))
            })
            .collect();
        attempts += 1;
        if attempts == ATTEMPTS || shapes.iter().map(|(.., path)| path.len()).sum::<usize>() <= budget {
            break shapes;
        }
        tolerance *= 1.5;
        simple = borders.simplified(tolerance);
    };
    let shape = |(level, rings, path): (Level, Rings, String)| Shape { level, path, inside: middle(&rings) };
    let shapes: Vec<Shape> = shapes.into_iter().map(shape).collect();
    (!shapes.is_empty()).then_some(Map { width: sheet.width, height: sheet.height, shapes, ground })
}

/// The edge of a part and its holes, in units of the map, each with three corners or more.
type Rings = Vec<Vec<(i32, i32)>>;

/// The part with the largest edge.
fn largest(parts: Vec<Rings>) -> Option<Rings> {
    parts.into_iter().filter(|rings| !rings.is_empty()).max_by_key(|rings| twice_area(&rings[0]).abs())
}

/// From the ground to the paper.
struct Sheet {
    extent: Extent,
    shrink: f64,
    spots_a_unit: f64,
    width: i32,
    height: i32,
}

impl Sheet {
    fn new(extent: Extent) -> Self {
        let shrink = shrink(extent.middle());
        let across = f64::from(extent.east - extent.west) * shrink;
        let up = f64::from(extent.north - extent.south);
        let spots_a_unit = across.max(up).max(1.0) / f64::from(Map::LONGER_SIDE - 2 * MARGIN);
        let side = |spots: f64| (spots / spots_a_unit).round() as i32 + 2 * MARGIN;
        Self { extent, shrink, spots_a_unit, width: side(across), height: side(up) }
    }

    fn point(&self, spot: Spot) -> (i32, i32) {
        let units = |spots: f64| (spots / self.spots_a_unit).round() as i32 + MARGIN;
        (
            units(f64::from(spot.longitude - self.extent.west) * self.shrink),
            units(f64::from(self.extent.north - spot.latitude)),
        )
    }

    fn ground(&self, ground: &Ground, budget: usize) -> Option<DrawnGround> {
        let point = |spot: Spot| self.point(spot);
        let sheet =
            ground::Sheet { extent: self.extent, shrink: self.shrink, spots_a_unit: self.spots_a_unit, point: &point };
        let drawn = sheet.draw(&ground.lines, budget, |line| path([line], "").len());
        (!drawn.is_empty()).then(|| DrawnGround { kind: ground.kind, path: path(drawn.iter().map(Vec::as_slice), "") })
    }

    fn parts(&self, outline: &Outline) -> Vec<Rings> {
        outline
            .parts
            .iter()
            .map(|part| part.rings().map(|ring| self.ring(ring)).filter(|ring| ring.len() > 2).collect())
            .collect()
    }

    fn ring(&self, ring: &[Spot]) -> Vec<(i32, i32)> {
        let mut points: Vec<(i32, i32)> = ring.iter().map(|spot| self.point(*spot)).collect();
        points.dedup();
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        points
    }
}

/// Rings as `M12 34l5-6 7 8z`; lines have no `end`.
fn path<'a>(rings: impl IntoIterator<Item = &'a [(i32, i32)]>, end: &str) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut last = ring[0];
        write!(path, "M{} {}l", last.0, last.1).expect("a string takes everything");
        for (at, point) in ring.iter().enumerate().skip(1) {
            for (which, step) in [point.0 - last.0, point.1 - last.1].into_iter().enumerate() {
                // A minus parts two numbers as well as a space does.
                let space = if step < 0 || (at == 1 && which == 0) { "" } else { " " };
                write!(path, "{space}{step}").expect("a string takes everything");
            }
            last = *point;
        }
        path.push_str(end);
    }
    path
}

fn twice_area(ring: &[(i32, i32)]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(a.1) * i64::from(b.0)).sum()
}

/// How fine the search for a middle is: cells to a side, and how often the best one is searched again.
const CELLS: i32 = 20;
const ROUNDS: u32 = 3;

/// The point that is farthest from all edges: the best of a grid, searched again around it.
fn middle(rings: &Rings) -> (i32, i32) {
    let (edge, edges) = (&rings[0], edges(rings));
    let range =
        |of: fn(&(i32, i32)) -> i32| (edge.iter().map(of).min().unwrap_or(0), edge.iter().map(of).max().unwrap_or(0));
    let ((west, east), (top, bottom)) = (range(|point| point.0), range(|point| point.1));
    // Of most shapes the middle of the sheet is a good one, beside which few others need a closer look.
    let centre = (west.midpoint(east), top.midpoint(bottom));
    let mut best = farther_inside(&edges, centre, 0.0).map_or((edge[0], 0.0), |distance| (centre, distance));
    let (mut left, mut up) = (f64::from(west), f64::from(top));
    let (mut across, mut down) = (f64::from(east - west), f64::from(bottom - top));
    for _ in 0..ROUNDS {
        let (step_x, step_y) = (across / f64::from(CELLS), down / f64::from(CELLS));
        for (column, row) in (0..=CELLS).flat_map(|column| (0..=CELLS).map(move |row| (column, row))) {
            let point =
                ((left + step_x * f64::from(column)).round() as i32, (up + step_y * f64::from(row)).round() as i32);
            if let Some(distance) = farther_inside(&edges, point, best.1) {
                best = (point, distance);
            }
        }
        (across, down) = (step_x * 2.0, step_y * 2.0);
        (left, up) = (f64::from(best.0.0) - step_x, f64::from(best.0.1) - step_y);
    }
    best.0
}

/// Words are wider than high: what is beside them counts as so much nearer.
const WIDTH: f64 = 2.0;

/// A line between two corners, in units of the map whose widths are divided by [`WIDTH`].
struct Edge {
    from: (f64, f64),
    to: (f64, f64),
    step: (f64, f64),
    /// The square of its length.
    length: f64,
}

/// The lines of rings. Corners that follow each other differ.
fn edges(rings: &Rings) -> Vec<Edge> {
    let flat = |(x, y): (i32, i32)| (f64::from(x) / WIDTH, f64::from(y));
    let of_ring = |ring: &Vec<(i32, i32)>| {
        let ends = ring.iter().zip(ring.iter().cycle().skip(1));
        let edge = |(from, to): (&(i32, i32), &(i32, i32))| {
            let (from, to) = (flat(*from), flat(*to));
            let step = (to.0 - from.0, to.1 - from.1);
            Edge { from, to, step, length: step.0.powi(2) + step.1.powi(2) }
        };
        ends.map(edge).collect::<Vec<_>>()
    };
    rings.iter().flat_map(of_ring).collect()
}

/// The square of how far a point inside is from the nearest edge above or below, or half as far as from one beside it;
/// `None` where it is not inside, or no farther than the root of `least`.
fn farther_inside(edges: &[Edge], (x, y): (i32, i32), least: f64) -> Option<f64> {
    let (x, y) = (f64::from(x) / WIDTH, f64::from(y));
    let crosses = |edge: &&Edge| {
        (edge.from.1 > y) != (edge.to.1 > y) && x < edge.step.0 * (y - edge.from.1) / edge.step.1 + edge.from.0
    };
    if edges.iter().filter(crosses).count().is_multiple_of(2) {
        return None;
    }
    let mut nearest = f64::MAX;
    for Edge { from, step, length, .. } in edges {
        let along = (((x - from.0) * step.0 + (y - from.1) * step.1) / length).clamp(0.0, 1.0);
        let distance = (x - from.0 - along * step.0).powi(2) + (y - from.1 - along * step.1).powi(2);
        if distance <= least {
            return None;
        }
        nearest = nearest.min(distance);
    }
    Some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::model::AreaIndex;
    use crate::record::model::outline::Part;

    fn outline(corners: &[(i32, i32)]) -> Outline {
        let edge = corners.iter().map(|&(longitude, latitude)| Spot { longitude, latitude }).collect();
        Outline { parts: vec![Part { edge, holes: Vec::new() }] }
    }

    #[test]
    fn a_map_fits_its_sheet_with_north_up() {
        let square = outline(&[(0, 0), (20_000, 0), (20_000, 10_000), (0, 10_000)]);
        let map = draw(&[(Level::Area(AreaIndex(0)), &square)], &[], 1000).unwrap();
        assert_eq!((map.width, map.height), (1000, 508));
        assert_eq!(map.shapes[0].path, "M8 500l984 0 0-492-984 0z");
        let (x, y) = map.shapes[0].inside;
        assert!((240..760).contains(&x) && (y - 254).abs() < 4, "{x} {y}");
    }

    #[test]
    fn far_from_the_equator_a_degree_of_longitude_is_shorter() {
        let square = outline(&[(0, 60_000_000), (20_000, 60_000_000), (20_000, 60_010_000), (0, 60_010_000)]);
        let map = draw(&[(Level::Area(AreaIndex(0)), &square)], &[], 1000).unwrap();
        assert!((map.width - map.height).abs() < 3, "{} {}", map.width, map.height);
    }

    #[test]
    fn the_label_of_a_ring_road_is_on_the_road() {
        let mut ring = outline(&[(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000)]);
        let hole = [(1_000, 1_000), (1_000, 9_000), (6_000, 9_000), (6_000, 1_000)];
        ring.parts[0].holes.push(hole.iter().map(|&(longitude, latitude)| Spot { longitude, latitude }).collect());
        let map = draw(&[(Level::Area(AreaIndex(0)), &ring)], &[], 1000).unwrap();
        assert!(map.shapes[0].inside.0 > 610, "{:?}", map.shapes[0].inside);
    }

    #[test]
    fn a_budget_is_kept() {
        let jagged: Vec<(i32, i32)> =
            (0..4000).map(|at| (at * 10, (at * at % 7919) % 3000)).chain([(40_000, 30_000), (0, 30_000)]).collect();
        let map = draw(&[(Level::Area(AreaIndex(0)), &outline(&jagged))], &[], 800).unwrap();
        assert!(map.shapes[0].path.len() <= 800, "{}", map.shapes[0].path.len());
    }
}
