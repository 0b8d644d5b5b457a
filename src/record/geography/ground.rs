//! Streets and water below the shapes of a map, so that people see where they are: lines are joined where blocks of
//! one name meet, cut to the sheet, and drawn as coarsely as their share of the map's bytes asks.

use super::geojson::NamedLine;
use super::measure::{Extent, METRES_A_SPOT};
use super::simplify::simpler_line;
use crate::record::model::outline::{Line, Spot};
use std::collections::{BTreeMap, VecDeque};

/// In units of the map: a piece that is shorter says nothing.
const SHORTEST: f64 = 10.0;

/// How far lines may be from where they are, in units of the map: the first with which the budget is kept.
const TOLERANCES: [f64; 3] = [1.0, 2.0, 4.0];

/// Lines as they are written, on the grid of spots; those of one name are one line where two of them meet end to end.
pub fn joined(written: Vec<NamedLine>) -> Vec<Line> {
    let mut of_name: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for NamedLine { name, corners } in written {
        let mut line: Line = corners.into_iter().map(|corner| corner.spot()).collect();
        line.dedup();
        if line.len() > 1 {
            of_name.entry(name).or_default().push(line);
        }
    }
    of_name.into_values().flat_map(chains).collect()
}

/// The lines of one name, joined.
fn chains(lines: Vec<Line>) -> Vec<Line> {
    let mut meeting: BTreeMap<Spot, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        for end in [line[0], line[line.len() - 1]] {
            meeting.entry(end).or_default().push(at);
        }
    }
    let mut left: Vec<Option<Line>> = lines.into_iter().map(Some).collect();
    let mut chains = Vec::new();
    for at in 0..left.len() {
        let Some(line) = left[at].take() else { continue };
        let mut chain = VecDeque::from(line);
        for forward in [true, false] {
            loop {
                let end = if forward { chain[chain.len() - 1] } else { chain[0] };
                // Where three or more meet, none of them is the one that goes on.
                let [one, two] = meeting[&end][..] else { break };
                let Some(mut next) = left[one].take().or_else(|| left[two].take()) else { break };
                if next[0] != end {
                    next.reverse();
                }
                if forward {
                    chain.extend(next.into_iter().skip(1));
                } else {
                    next.into_iter().skip(1).for_each(|spot| chain.push_front(spot));
                }
            }
        }
        chains.push(chain.into());
    }
    chains
}

/// A sheet that lines are drawn on.
pub struct Sheet<'a> {
    /// What it shows.
    pub extent: Extent,
    /// How much shorter a degree of longitude is there than one of latitude.
    pub shrink: f64,
    /// Spots to a unit of the sheet.
    pub spots_a_unit: f64,
    /// Where a spot is on the sheet, in its units.
    pub point: &'a dyn Fn(Spot) -> (i32, i32),
}

impl Sheet<'_> {
    /// The lines as points of the sheet, longest first. `bytes` says how many bytes a line takes: together they take
    /// `budget` at most. What is too much is drawn more coarsely, then the shortest lines are left out.
    pub fn draw(&self, lines: &[Line], budget: usize, bytes: impl Fn(&[(i32, i32)]) -> usize) -> Vec<Vec<(i32, i32)>> {
        let pieces = lines.iter().flat_map(|line| within(line, &self.extent));
        let mut pieces: Vec<(f64, Line)> = pieces.map(|piece| (self.length(&piece), piece)).collect();
        pieces.retain(|(length, _)| *length >= SHORTEST);
        pieces.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let mut drawn = Vec::new();
        for tolerance in TOLERANCES {
            let points = pieces.iter().map(|(_, piece)| self.points(piece, tolerance));
            drawn = points.filter(|points| points.len() > 1).collect();
            if drawn.iter().map(|points| bytes(points)).sum::<usize>() <= budget {
                return drawn;
            }
        }
        let mut left = budget;
        drawn.retain(|points| match left.checked_sub(bytes(points)) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        });
        drawn
    }

    fn points(&self, piece: &[Spot], tolerance: f64) -> Vec<(i32, i32)> {
        let mut points: Vec<(i32, i32)> =
            simpler_line(piece, self.shrink, tolerance * self.spots_a_unit * METRES_A_SPOT)
                .into_iter()
                .map(self.point)
                .collect();
        points.dedup();
        points
    }

    /// In units of the sheet.
    fn length(&self, piece: &[Spot]) -> f64 {
        let side = |side: &[Spot]| {
            (f64::from(side[1].longitude - side[0].longitude) * self.shrink)
                .hypot(f64::from(side[1].latitude - side[0].latitude))
        };
        piece.windows(2).map(side).sum::<f64>() / self.spots_a_unit
    }
}

/// The pieces of a line that lie within the extent.
fn within(line: &[Spot], extent: &Extent) -> Vec<Line> {
    let mut pieces: Vec<Line> = Vec::new();
    for side in line.windows(2) {
        let Some((from, to)) = cut(side[0], side[1], extent) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

/// The part of the straight way between two spots that lies within the extent (Liang and Barsky, 1984).
fn cut(from: Spot, to: Spot, extent: &Extent) -> Option<(Spot, Spot)> {
    let (x, y) = (f64::from(from.longitude), f64::from(from.latitude));
    let (across, up) = (f64::from(to.longitude) - x, f64::from(to.latitude) - y);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-across, x - f64::from(extent.west)),
        (across, f64::from(extent.east) - x),
        (-up, y - f64::from(extent.south)),
        (up, f64::from(extent.north) - y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    let spot =
        |part: f64| Spot { longitude: (x + part * across).round() as i32, latitude: (y + part * up).round() as i32 };
    let begin = if enters > 0.0 { spot(enters) } else { from };
    let end = if leaves < 1.0 { spot(leaves) } else { to };
    (enters <= leaves && begin != end).then_some((begin, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::geography::geojson::Corner;
    use crate::record::model::outline::SPOTS_A_DEGREE;

    fn line(name: &str, corners: &[(i32, i32)]) -> NamedLine {
        let degrees = |spots: i32| f64::from(spots) / SPOTS_A_DEGREE;
        NamedLine {
            name: name.to_owned(),
            corners: corners.iter().map(|&(x, y)| Corner(degrees(x), degrees(y))).collect(),
        }
    }

    fn spots(corners: &[(i32, i32)]) -> Line {
        corners.iter().map(|&(longitude, latitude)| Spot { longitude, latitude }).collect()
    }

    const SHEET: Extent = Extent { west: 0, south: 0, east: 100, north: 100 };

    #[test]
    fn blocks_of_one_street_are_one_line_also_across_another_street() {
        let blocks = vec![
            line("Mill Road", &[(0, 0), (10, 0)]),
            line("Kiln Street", &[(10, 0), (10, 10)]),
            line("Mill Road", &[(20, 0), (10, 0)]),
            line("Mill Road", &[(20, 0), (30, 5)]),
        ];
        assert_eq!(joined(blocks), [spots(&[(10, 0), (10, 10)]), spots(&[(0, 0), (10, 0), (20, 0), (30, 5)])]);
    }

    #[test]
    fn a_ring_ends_where_it_began_and_a_fork_is_no_way_on() {
        let ring = vec![line("", &[(0, 0), (9, 0)]), line("", &[(9, 0), (9, 9)]), line("", &[(9, 9), (0, 0)])];
        assert_eq!(joined(ring), [spots(&[(0, 0), (9, 0), (9, 9), (0, 0)])]);
        let fork = vec![line("", &[(0, 0), (5, 5)]), line("", &[(5, 5), (9, 0)]), line("", &[(5, 5), (9, 9)])];
        assert_eq!(joined(fork).len(), 3);
    }

    #[test]
    fn a_line_is_cut_where_it_leaves_the_sheet_and_goes_on_where_it_comes_back() {
        let zigzag = spots(&[(-50, 50), (50, 50), (50, 150), (80, 150), (80, 20)]);
        assert_eq!(within(&zigzag, &SHEET), [spots(&[(0, 50), (50, 50), (50, 100)]), spots(&[(80, 100), (80, 20)])]);
        assert_eq!(within(&spots(&[(-5, -5), (-5, 200), (200, 200)]), &SHEET), Vec::<Line>::new());
    }

    #[test]
    fn a_budget_is_kept_and_the_longest_lines_with_it() {
        let lines: Vec<Line> = (1..100).map(|at| spots(&[(0, at), (at, at)])).collect();
        let point = |spot: Spot| (spot.longitude * 10, spot.latitude * 10);
        let sheet = Sheet { extent: SHEET, shrink: 1.0, spots_a_unit: 0.1, point: &point };
        assert_eq!(sheet.draw(&lines, 1000, <[_]>::len).len(), 99, "none is too short");
        let drawn = sheet.draw(&lines, 11, <[_]>::len);
        let ends: Vec<i32> = drawn.iter().map(|line| line[1].0).collect();
        assert_eq!(ends, [990, 980, 970, 960, 950], "five of two points each");
        assert!(sheet.draw(&lines, 1, <[_]>::len).is_empty());
    }
}
