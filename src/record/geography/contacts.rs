//! Which lines touch or cross each other anywhere but at an end that they share.

use super::measure::{is_between, turn};
use crate::record::model::outline::Spot;
use std::collections::{BTreeSet, HashMap};

/// A straight piece of a line, with the number of the line.
#[derive(Clone, Copy, Debug)]
struct Piece {
    line: usize,
    from: Spot,
    to: Spot,
}

/// Pairs of lines (the smaller number first, a line with itself too) that touch or cross.
pub fn contacts<'a>(lines: impl Iterator<Item = (usize, &'a [Spot])>) -> BTreeSet<(usize, usize)> {
    let pieces: Vec<Piece> = lines
        .flat_map(|(line, spots)| spots.windows(2).map(move |pair| Piece { line, from: pair[0], to: pair[1] }))
        .collect();
    let mut found = BTreeSet::new();
    let size = cell_size(&pieces);
    let mut cells: HashMap<(i32, i32), Vec<u32>> = HashMap::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        for cell in cells_of(piece, size) {
            let there = cells.entry(cell).or_default();
            for &other in there.iter() {
                let other = &pieces[other as usize];
                let pair = (piece.line.min(other.line), piece.line.max(other.line));
                if !found.contains(&pair) && touch(piece, other) {
                    found.insert(pair);
                }
            }
            there.push(u32::try_from(at).expect("fewer corners than four thousand million"));
        }
    }
    found
}

/// The side of a cell: about the length of a piece, so that a cell holds few and a piece is in few; and so large that
/// even a piece over the whole sheet is in some thousands only.
fn cell_size(pieces: &[Piece]) -> i32 {
    let along = |a: i32, b: i32| i64::from(a.abs_diff(b));
    let length = |piece: &Piece| {
        along(piece.from.longitude, piece.to.longitude).max(along(piece.from.latitude, piece.to.latitude))
    };
    let mean = pieces.iter().map(length).sum::<i64>() / (pieces.len().max(1) as i64);
    let span = |of: fn(&Spot) -> i32| {
        let all = || pieces.iter().flat_map(|piece| [piece.from, piece.to]).map(|spot| of(&spot));
        along(all().min().unwrap_or(0), all().max().unwrap_or(0))
    };
    let sheet = span(|spot| spot.longitude).max(span(|spot| spot.latitude));
    i32::try_from((mean * 2).max(sheet / 4096).max(2)).unwrap_or(i32::MAX / 2)
}

/// The cells that a piece goes through: column by column, the rows between where it enters and where it leaves.
fn cells_of(piece: &Piece, size: i32) -> impl Iterator<Item = (i32, i32)> + use<> {
    let (west, east) =
        if piece.from.longitude <= piece.to.longitude { (piece.from, piece.to) } else { (piece.to, piece.from) };
    let slope = f64::from(east.latitude - west.latitude) / f64::from((east.longitude - west.longitude).max(1));
    let (low, high) = (west.latitude.min(east.latitude), west.latitude.max(east.latitude));
    let row = move |longitude: i64| {
        let rise = (longitude - i64::from(west.longitude)) as f64 * slope;
        (f64::from(west.latitude) + rise) as i32
    };
    (west.longitude.div_euclid(size)..=east.longitude.div_euclid(size)).flat_map(move |column| {
        let begin = i64::from(column) * i64::from(size);
        let (mut from, mut to) = (low, high);
        if east.longitude > west.longitude {
            let (enters, leaves) =
                (row(begin.max(west.longitude.into())), row((begin + i64::from(size)).min(east.longitude.into())));
            // One more on both sides makes up for rounding.
            (from, to) = ((enters.min(leaves) - 1).max(low), (enters.max(leaves) + 1).min(high));
        }
        (from.div_euclid(size)..=to.div_euclid(size)).map(move |row| (column, row))
    })
}

/// Whether two pieces have a spot in common other than one shared end.
fn touch(one: &Piece, two: &Piece) -> bool {
    let (a, b, c, d) = (one.from, one.to, two.from, two.to);
    let shared = [(a, b, c, d), (a, b, d, c), (b, a, c, d), (b, a, d, c)].into_iter().find(|(p, _, q, _)| p == q);
    if let Some((common, end, _, other)) = shared {
        // They go on over each other only where they leave the common end in the same direction.
        let same_line = turn(common, end, other) == 0;
        return same_line && (is_between(common, end, other) || is_between(common, other, end));
    }
    let (one_c, one_d) = (turn(a, b, c).signum(), turn(a, b, d).signum());
    let (two_a, two_b) = (turn(c, d, a).signum(), turn(c, d, b).signum());
    if one_c * one_d < 0 && two_a * two_b < 0 {
        return true;
    }
    (one_c == 0 && is_between(a, b, c))
        || (one_d == 0 && is_between(a, b, d))
        || (two_a == 0 && is_between(c, d, a))
        || (two_b == 0 && is_between(c, d, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(corners: &[(i32, i32)]) -> Vec<Spot> {
        corners.iter().map(|&(longitude, latitude)| Spot { longitude, latitude }).collect()
    }

    fn found(lines: &[Vec<Spot>]) -> Vec<(usize, usize)> {
        contacts(lines.iter().enumerate().map(|(at, line)| (at, line.as_slice()))).into_iter().collect()
    }

    #[test]
    fn lines_that_share_an_end_do_not_touch() {
        let forked = [line(&[(0, 0), (10, 10)]), line(&[(0, 0), (10, -10)]), line(&[(10, 10), (20, 10)])];
        assert_eq!(found(&forked), []);
    }

    #[test]
    fn crossing_touching_and_lying_on_each_other_are_found() {
        assert_eq!(found(&[line(&[(0, 0), (10, 10)]), line(&[(0, 10), (10, 0)])]), [(0, 1)]);
        assert_eq!(found(&[line(&[(0, 0), (10, 0)]), line(&[(5, 0), (5, 9)])]), [(0, 1)]);
        assert_eq!(found(&[line(&[(0, 0), (10, 0)]), line(&[(0, 0), (5, 0), (5, 5)])]), [(0, 1)]);
    }

    #[test]
    fn a_line_that_crosses_itself_is_found() {
        assert_eq!(found(&[line(&[(0, 0), (10, 0), (10, 10), (5, -5)])]), [(0, 0)]);
        assert_eq!(
            found(&[line(&[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])]),
            [],
            "a closed line only meets its own end"
        );
        assert_eq!(found(&[line(&[(0, 0), (10, 0), (4, 0)])]), [(0, 0)], "there and back again");
    }
}
