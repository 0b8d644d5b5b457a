//! Lengths, areas and insides of outlines. Corners are whole numbers, so that which side a corner is on is exact.

use crate::record::model::outline::{Outline, Ring, SPOTS_A_DEGREE, Spot};

/// Metres to a degree of latitude (the mean of WGS 84).
const METRES_A_DEGREE: f64 = 111_195.0;

/// Metres to a millionth of a degree, north and south.
pub const METRES_A_SPOT: f64 = METRES_A_DEGREE / SPOTS_A_DEGREE;

/// Twice the area of the triangle: above zero where `c` is to the left of the way from `a` to `b`.
/// Differences are below 2^30, so that products fit.
pub fn turn(a: Spot, b: Spot, c: Spot) -> i64 {
    let along = |from: i32, to: i32| i64::from(to) - i64::from(from);
    along(a.longitude, b.longitude) * along(a.latitude, c.latitude)
        - along(a.latitude, b.latitude) * along(a.longitude, c.longitude)
}

/// The sides of a ring, the last back to its first corner.
pub fn sides(ring: &[Spot]) -> impl Iterator<Item = (Spot, Spot)> + '_ {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| (*a, *b))
}

/// Twice the area of the ring in square spots: above zero where it runs counter-clockwise.
pub fn twice_area(ring: &[Spot]) -> i64 {
    let Some(first) = ring.first() else { return 0 };
    let sum: i128 = ring.windows(2).map(|side| i128::from(turn(*first, side[0], side[1]))).sum();
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

/// Twice the area of the outline, in square spots.
pub fn twice_area_of(outline: &Outline) -> i64 {
    outline.rings().fold(0, |sum, ring| sum.saturating_add(twice_area(ring)))
}

/// Square metres of so many square spots at this latitude.
pub fn square_metres(spots: f64, latitude: i32) -> f64 {
    spots * METRES_A_SPOT * METRES_A_SPOT * shrink(latitude)
}

/// How much shorter a degree of longitude is than one of latitude.
pub fn shrink(latitude: i32) -> f64 {
    (f64::from(latitude) / SPOTS_A_DEGREE).to_radians().cos().max(0.01)
}

/// Whether the spot is inside the ring or on its edge.
pub fn is_inside(ring: &[Spot], spot: Spot) -> bool {
    let mut inside = false;
    for (a, b) in sides(ring) {
        let side = turn(a, b, spot);
        if side == 0 && is_between(a, b, spot) {
            return true;
        }
        let rises = a.latitude <= spot.latitude && spot.latitude < b.latitude;
        let falls = b.latitude <= spot.latitude && spot.latitude < a.latitude;
        if (rises && side > 0) || (falls && side < 0) {
            inside = !inside;
        }
    }
    inside
}

/// Whether a spot on the line through `a` and `b` is between them.
pub fn is_between(a: Spot, b: Spot, spot: Spot) -> bool {
    let within = |one: i32, two: i32, value: i32| one.min(two) <= value && value <= one.max(two);
    within(a.longitude, b.longitude, spot.longitude) && within(a.latitude, b.latitude, spot.latitude)
}

/// West, south, east and north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Least longitude, in millionths of a degree.
    pub west: i32,
    /// Least latitude, in millionths of a degree.
    pub south: i32,
    /// Greatest longitude, in millionths of a degree.
    pub east: i32,
    /// Greatest latitude, in millionths of a degree.
    pub north: i32,
}

impl Extent {
    /// Of all corners; `None` where there is none.
    pub fn of<'a>(rings: impl IntoIterator<Item = &'a Ring>) -> Option<Self> {
        let mut spots = rings.into_iter().flatten();
        let first = *spots.next()?;
        let start = Self { west: first.longitude, south: first.latitude, east: first.longitude, north: first.latitude };
        Some(spots.fold(start, |extent, spot| Self {
            west: extent.west.min(spot.longitude),
            south: extent.south.min(spot.latitude),
            east: extent.east.max(spot.longitude),
            north: extent.north.max(spot.latitude),
        }))
    }

    /// The same with so much more on each side, as a part of its longer side.
    pub fn wider(&self, part: f64) -> Self {
        let more = (f64::from((self.east - self.west).max(self.north - self.south)) * part) as i32;
        Self {
            west: self.west.saturating_sub(more),
            south: self.south.saturating_sub(more),
            east: self.east.saturating_add(more),
            north: self.north.saturating_add(more),
        }
    }

    /// The latitude of its middle.
    pub fn middle(&self) -> i32 {
        self.south + (self.north - self.south) / 2
    }

    /// Whether the two overlap or touch.
    pub fn meets(&self, other: &Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(i32, i32)]) -> Ring {
        corners.iter().map(|&(longitude, latitude)| Spot { longitude, latitude }).collect()
    }

    #[test]
    fn an_area_has_the_sign_of_its_winding() {
        let square = ring(&[(0, 0), (10, 0), (10, 10), (0, 10)]);
        assert_eq!(twice_area(&square), 200);
        assert_eq!(twice_area(&square.iter().rev().copied().collect::<Ring>()), -200);
        // The whole earth does not overflow.
        let earth = ring(&[
            (-180_000_000, -90_000_000),
            (180_000_000, -90_000_000),
            (180_000_000, 90_000_000),
            (-180_000_000, 90_000_000),
        ]);
        assert_eq!(twice_area(&earth), 2 * 360_000_000 * 180_000_000);
    }

    #[test]
    fn the_edge_is_inside_and_a_notch_is_not() {
        let notched = ring(&[(0, 0), (10, 0), (10, 10), (5, 2), (0, 10)]);
        let inside = |longitude, latitude| is_inside(&notched, Spot { longitude, latitude });
        assert!(inside(1, 1) && inside(10, 5) && inside(0, 0) && inside(5, 2));
        assert!(!inside(5, 3) && !inside(11, 5) && !inside(-1, 0));
    }
}
