//! From corners as they are written to a sound outline: corners on the grid, rings closed and wound as RFC 7946 wants
//! them, crossings mended where the land stays what it was; or a refusal.

use super::crossings;
use super::geojson::{Corner, Refusal, Rings};
use super::measure::{Extent, METRES_A_SPOT, shrink, twice_area};
use crate::record::model::outline::{Outline, Part, Ring, Spot};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{IntOverlayOptions, Overlay};
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::core::simplify::Simplify;
use i_overlay::i_float::int::point::IntPoint;
use std::collections::HashMap;

type Contour = Vec<IntPoint<i32>>;

/// What is smaller is no land but a slip of drawing, in square metres.
const SLIVER: f64 = 1.0;

/// How much of its area an outline may change by being mended.
const NEAR: f64 = 0.01;

/// What changes less has not been mended, only brought to the grid.
const UNCHANGED: f64 = 1e-6;

/// Brings corners to the grid of spots. Corners of different outlines that are at most a spot apart become one, since
/// programs write the same corner with other last digits.
#[derive(Debug, Default)]
pub struct Grid(HashMap<Spot, Spot>);

impl Grid {
    fn spot(&mut self, corner: Corner) -> Spot {
        let exact = corner.spot();
        if let Some(known) = self.0.get(&exact) {
            return *known;
        }
        let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (x, y)));
        let near = around.filter_map(|(x, y)| {
            let beside = Spot { longitude: exact.longitude + x, latitude: exact.latitude + y };
            self.0.get(&beside).filter(|known| **known == beside).copied()
        });
        let spot = near.min().unwrap_or(exact);
        self.0.insert(exact, spot);
        spot
    }
}

/// A sound outline, and whether lines that crossed had to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Closed rings without crossings, wound as RFC 7946, section 3.1.6, has it.
    pub outline: Outline,
    /// Whether the land of the outline changed by more than rounding when its lines were mended.
    pub had_crossings: bool,
}

/// Makes a sound outline of these polygons.
///
/// # Errors
/// No land at all, or lines that cross so that nobody can say which land is meant.
pub fn repair(polygons: &[Rings], grid: &mut Grid) -> Result<Repaired, Refusal> {
    let refused = |message: &str, help: &str| Refusal { at: None, message: message.to_owned(), help: help.to_owned() };
    let mut parts: Vec<Vec<Contour>> = Vec::new();
    let mut difference: f64 = 0.0;
    let crossing = || {
        let help = "open it in your mapping program, mend the place where its lines cross (QGIS: \"Fix geometries\"), \
            and export it again";
        refused("the lines of this outline cross each other, so that it cannot be told which land is meant", help)
    };
    let on_grid = |rings: &Rings, grid: &mut Grid| -> Vec<Vec<Spot>> {
        rings.iter().map(|ring| on_grid(ring, grid)).filter(|ring| ring.len() >= 3).collect()
    };
    let polygons: Vec<Vec<Vec<Spot>>> = polygons.iter().map(|rings| on_grid(rings, grid)).collect();
    if crossings::are_too_many(polygons.iter().flatten().map(Vec::as_slice)) {
        return Err(crossing());
    }
    for rings in &polygons {
        let contours: Vec<Contour> = rings.iter().map(|ring| ring.iter().copied().map(point).collect()).collect();
        let sound = contours.simplify(FillRule::EvenOdd, IntOverlayOptions::keep_all_points());
        // Which way a ring runs says nothing: the first is the edge, the others are cut out of it.
        let areas: Vec<f64> = rings.iter().map(|ring| (twice_area(ring) as f64).abs()).collect();
        let written = areas.first().unwrap_or(&0.0) - areas.iter().skip(1).sum::<f64>();
        let mended: f64 = sound.iter().flatten().map(|contour| twice_area(&spots(contour)) as f64).sum();
        difference = difference.max((mended - written).abs() / mended.max(1.0));
        parts.extend(sound);
    }
    if difference > NEAR {
        return Err(crossing());
    }
    if parts.len() > 1 {
        // Parts that overlap or are given twice become one.
        parts = parts.simplify(FillRule::NonZero, IntOverlayOptions::keep_all_points());
    }
    let outline = outline(&parts);
    if outline.parts.is_empty() {
        return Err(refused("this outline has no area", "draw its corners in their order; three at least"));
    }
    Ok(Repaired { outline, had_crossings: difference > UNCHANGED })
}

fn point(spot: Spot) -> IntPoint<i32> {
    IntPoint { x: spot.longitude, y: spot.latitude }
}

fn spots(contour: &Contour) -> Vec<Spot> {
    contour.iter().map(|point| Spot { longitude: point.x, latitude: point.y }).collect()
}

/// The ring's corners without repeated ones and without the last, which closes it.
fn on_grid(ring: &[Corner], grid: &mut Grid) -> Vec<Spot> {
    let mut spots: Vec<Spot> = ring.iter().map(|corner| grid.spot(*corner)).collect();
    spots.dedup();
    while spots.len() > 1 && spots.first() == spots.last() {
        spots.pop();
    }
    spots
}

fn outline(shapes: &[Vec<Contour>]) -> Outline {
    let mut parts = Vec::new();
    for shape in shapes {
        let mut rings = shape.iter().map(|contour| from_least(spots(contour))).filter(|ring| is_land(ring));
        let Some(edge) = rings.next().filter(|edge| twice_area(edge) > 0) else { continue };
        let mut holes: Vec<Ring> = rings.collect();
        holes.sort();
        parts.push(Part { edge, holes });
    }
    parts.sort_by(|a, b| a.edge.cmp(&b.edge));
    Outline { parts }
}

/// The ring, begun at its least corner: where a file begins it says nothing.
fn from_least(mut ring: Ring) -> Ring {
    let least = (0..ring.len()).min_by_key(|&at| ring[at]).unwrap_or(0);
    ring.rotate_left(least);
    ring
}

fn is_land(ring: &[Spot]) -> bool {
    let latitude = ring.first().map_or(0, |spot| spot.latitude);
    (twice_area(ring) as f64 / 2.0).abs() * METRES_A_SPOT * METRES_A_SPOT * shrink(latitude) >= SLIVER
}

/// Twice the area that two outlines have in common, in square spots.
pub fn twice_common_area(one: &Outline, two: &Outline) -> i64 {
    let meet = Extent::of(one.rings()).zip(Extent::of(two.rings())).is_some_and(|(one, two)| one.meets(&two));
    if !meet {
        return 0;
    }
    if crossings::are_too_many(one.rings().chain(two.rings()).map(Vec::as_slice)) {
        // Two outlines whose borders cross so often share land: how much is not worth the time.
        return super::measure::twice_area_of(one).min(super::measure::twice_area_of(two));
    }
    let common =
        Overlay::from_subj_and_clip(&shapes(one), &shapes(two)).overlay(OverlayRule::Intersect, FillRule::NonZero);
    super::measure::twice_area_of(&outline(&common))
}

/// The part of an outline that lies within this extent; `None` where nothing of it does.
pub fn within(its: &Outline, extent: Extent) -> Option<Outline> {
    if !Extent::of(its.rings())?.meets(&extent) || crossings::are_too_many(its.rings().map(Vec::as_slice)) {
        return None;
    }
    let corner = |x: i32, y: i32| IntPoint { x, y };
    let Extent { west, south, east, north } = extent;
    let sheet = vec![vec![vec![corner(west, south), corner(east, south), corner(east, north), corner(west, north)]]];
    let common = Overlay::from_subj_and_clip(&shapes(its), &sheet).overlay(OverlayRule::Intersect, FillRule::NonZero);
    Some(outline(&common)).filter(|outline| !outline.parts.is_empty())
}

fn shapes(outline: &Outline) -> Vec<Vec<Contour>> {
    let contour = |ring: &Vec<Spot>| ring.iter().copied().map(point).collect();
    outline.parts.iter().map(|part| part.rings().map(contour).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<Corner> {
        corners.iter().map(|&(x, y)| Corner(x, y)).collect()
    }

    fn mended(polygons: &[Rings]) -> Repaired {
        repair(polygons, &mut Grid::default()).unwrap()
    }

    const SQUARE: [(f64, f64); 5] = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01), (0.0, 0.0)];

    #[test]
    fn any_winding_an_open_ring_and_repeated_corners_are_mended_in_silence() {
        let sound = mended(&[vec![ring(&SQUARE)]]);
        let backwards: Vec<(f64, f64)> = SQUARE.iter().rev().copied().collect();
        let open = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01)];
        for other in [backwards.as_slice(), &open] {
            assert_eq!(mended(&[vec![ring(other)]]), sound);
        }
    }

    #[test]
    fn holes_are_kept_and_run_clockwise_whichever_way_they_are_written() {
        let hole = [(0.002, 0.002), (0.004, 0.002), (0.004, 0.004), (0.002, 0.004), (0.002, 0.002)];
        let backwards: Vec<(f64, f64)> = hole.iter().rev().copied().collect();
        for hole in [hole.as_slice(), &backwards] {
            let outline = mended(&[vec![ring(&SQUARE), ring(hole)]]).outline;
            assert_eq!((outline.parts.len(), outline.parts[0].holes.len()), (1, 1));
            assert!(twice_area(&outline.parts[0].holes[0]) < 0);
        }
    }

    #[test]
    fn a_small_loop_is_cut_off_and_reported_and_a_bow_tie_is_refused() {
        let loopy =
            [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0001, 0.01), (-0.0001, 0.0101), (0.0, 0.0101), (0.0, 0.0)];
        let outline = mended(&[vec![ring(&loopy)]]);
        assert!(outline.had_crossings && !outline.outline.parts.is_empty());
        let tie = ring(&[(0.0, 0.0), (0.01, 0.01), (0.01, 0.0), (0.0, 0.01), (0.0, 0.0)]);
        assert!(repair(&[vec![tie]], &mut Grid::default()).is_err());
        assert!(repair(&[vec![ring(&SQUARE[..2])]], &mut Grid::default()).is_err());
    }

    #[test]
    fn parts_that_are_given_twice_are_one() {
        let twice = mended(&[vec![ring(&SQUARE)], vec![ring(&SQUARE)]]);
        assert_eq!(twice, mended(&[vec![ring(&SQUARE)]]));
    }

    #[test]
    fn corners_that_differ_in_their_last_digit_are_the_same() {
        let mut grid = Grid::default();
        let one = grid.spot(Corner(0.0000004999, 0.1));
        assert_eq!(one, grid.spot(Corner(0.0000005001, 0.1)));
        assert_ne!(one, grid.spot(Corner(0.000003, 0.1)));
    }

    #[test]
    fn common_land_is_measured() {
        let one = mended(&[vec![ring(&SQUARE)]]).outline;
        let shifted: Vec<(f64, f64)> = SQUARE.iter().map(|(x, y)| (x + 0.005, *y)).collect();
        let two = mended(&[vec![ring(&shifted)]]).outline;
        assert_eq!(twice_common_area(&one, &two), 5_000 * 10_000 * 2);
    }
}
