//! How often lines cross, up to a limit: to mend an outline takes time and memory by the number of its crossings, and a
//! star of a few thousand corners has millions.

use crate::record::model::outline::Spot;

/// The most crossings that are mended. A slip of drawing makes a few.
const MOST: usize = 10_000;

/// The most pairs of lines that are compared: lines of real outlines are short, and few are above one another.
const MOST_PAIRS: usize = 100_000_000;

/// A line from one corner to the next, with the least corner first.
type Line = (Spot, Spot);

/// Whether the lines of these rings cross each other more often than is mended.
pub fn are_too_many<'r>(rings: impl Iterator<Item = &'r [Spot]>) -> bool {
    let mut lines: Vec<Line> = Vec::new();
    for ring in rings {
        let next = ring.iter().skip(1).chain(ring.first());
        lines.extend(
            ring.iter().zip(next).filter(|(from, to)| from != to).map(|(from, to)| (*from.min(to), *from.max(to))),
        );
    }
    // Two lines cross in one point at most.
    if lines.len() * lines.len() / 2 <= MOST {
        return false;
    }
    lines.sort_unstable_by_key(|(from, _)| from.longitude);
    let (mut crossings, mut pairs) = (0, 0);
    for (at, one) in lines.iter().enumerate() {
        let beside = lines[at + 1..].iter().take_while(|other| other.0.longitude <= one.1.longitude);
        for other in beside {
            pairs += 1;
            crossings += usize::from(cross(one, other));
            if crossings > MOST || pairs > MOST_PAIRS {
                return crossings > MOST;
            }
        }
    }
    false
}

/// Whether two lines cross at a point inside both.
fn cross(one: &Line, other: &Line) -> bool {
    let latitudes = |line: &Line| (line.0.latitude.min(line.1.latitude), line.0.latitude.max(line.1.latitude));
    let ((low, high), (other_low, other_high)) = (latitudes(one), latitudes(other));
    if low > other_high || other_low > high {
        return false;
    }
    let side = |line: &Line, spot: &Spot| {
        let along = (
            i64::from(line.1.longitude) - i64::from(line.0.longitude),
            i64::from(line.1.latitude) - i64::from(line.0.latitude),
        );
        let to = (
            i64::from(spot.longitude) - i64::from(line.0.longitude),
            i64::from(spot.latitude) - i64::from(line.0.latitude),
        );
        (i128::from(along.0) * i128::from(to.1) - i128::from(along.1) * i128::from(to.0)).signum()
    };
    side(one, &other.0) * side(one, &other.1) < 0 && side(other, &one.0) * side(other, &one.1) < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: impl Iterator<Item = (i32, i32)>) -> Vec<Spot> {
        corners.map(|(longitude, latitude)| Spot { longitude, latitude }).collect()
    }

    #[test]
    fn a_star_has_too_many_and_a_comb_none() {
        let star = ring((0..2_000).map(|at| {
            let turn = f64::from(at) * 2.4;
            ((turn.cos() * 1e6) as i32, (turn.sin() * 1e6) as i32)
        }));
        assert!(are_too_many([star.as_slice()].into_iter()));
        let comb =
            ring((0..4_000).map(|at| (if at / 2 % 2 == 0 { 0 } else { 1_000 }, at)).chain([(-10, 4_000), (-10, 0)]));
        assert!(!are_too_many([comb.as_slice()].into_iter()));
        let square = ring([(0, 0), (10, 0), (10, 10), (0, 10)].into_iter());
        let apart: Vec<Vec<Spot>> =
            (0..1_000).map(|at| ring(square.iter().map(|spot| (spot.longitude + at * 20, spot.latitude)))).collect();
        assert!(!are_too_many(apart.iter().map(Vec::as_slice)));
        let upon: Vec<Vec<Spot>> = (0..200)
            .map(|at| ring(square.iter().map(|spot| (spot.longitude * 100 + at, spot.latitude * 100 + at))))
            .collect();
        assert!(are_too_many(upon.iter().map(Vec::as_slice)));
    }
}
