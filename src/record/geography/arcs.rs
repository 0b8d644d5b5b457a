//! The borders of outlines, each once: rings are cut at the corners where they meet or part, so that neighbours share
//! the very same pieces (a topology, as TopoJSON has it). What is done to a piece is done for all that share it.

use crate::record::model::outline::{Outline, Spot};
use std::collections::{HashMap, HashSet};

/// A border from one junction to the next, or a whole ring that meets no other (its first spot is repeated at the end).
/// It runs in the same direction whoever's ring it was cut from.
pub type Arc = Vec<Spot>;

/// A way along arcs: each by its number, and whether it is walked from its end.
pub type Way = Vec<(usize, bool)>;

/// Outlines as ways along shared arcs.
#[derive(Debug, Default)]
pub struct Arcs {
    /// Each shared or own piece of a border once, in the order in which it was first met.
    pub arcs: Vec<Arc>,
    /// By outline, part and ring; a part's first ring is its edge.
    pub ways: Vec<Vec<Vec<Way>>>,
}

impl Arcs {
    /// Cuts the outlines.
    pub fn of(outlines: &[&Outline]) -> Self {
        let junctions = junctions(outlines);
        let mut cut = Self::default();
        let mut numbers = HashMap::new();
        for outline in outlines {
            let parts = outline.parts.iter();
            let ways =
                parts.map(|part| part.rings().map(|ring| cut.way(ring, &junctions, &mut numbers)).collect()).collect();
            cut.ways.push(ways);
        }
        cut
    }

    fn way(&mut self, ring: &[Spot], junctions: &HashSet<Spot>, numbers: &mut HashMap<Arc, usize>) -> Way {
        let at_junction: Vec<usize> = (0..ring.len()).filter(|&at| junctions.contains(&ring[at])).collect();
        let start = match at_junction.first() {
            Some(&first) => first,
            // A ring that meets no other begins at its least corner, wherever its file began.
            None => (0..ring.len()).min_by_key(|&at| ring[at]).unwrap_or(0),
        };
        let mut way = Vec::with_capacity(at_junction.len().max(1));
        let mut arc = Vec::new();
        for at in start..=start + ring.len() {
            let spot = ring[at % ring.len()];
            arc.push(spot);
            if arc.len() > 1 && (at == start + ring.len() || junctions.contains(&spot)) {
                way.push(self.number(std::mem::take(&mut arc), numbers));
                arc.push(spot);
            }
        }
        way
    }

    /// The number of an arc, and whether it runs the other way.
    fn number(&mut self, mut arc: Arc, numbers: &mut HashMap<Arc, usize>) -> (usize, bool) {
        let reversed = arc.iter().gt(arc.iter().rev());
        if reversed {
            arc.reverse();
        }
        let next = self.arcs.len();
        let number = *numbers.entry(arc).or_insert_with_key(|arc| {
            self.arcs.push(arc.clone());
            next
        });
        (number, reversed)
    }

    /// The ring along a way, with other arcs in the place of these.
    pub fn ring(arcs: &[Arc], way: &Way) -> Vec<Spot> {
        let mut ring = Vec::new();
        for &(number, reversed) in way {
            let arc = &arcs[number];
            // The last spot of an arc is the first of the next.
            if reversed {
                ring.extend(arc.iter().rev().take(arc.len() - 1));
            } else {
                ring.extend(&arc[..arc.len() - 1]);
            }
        }
        ring
    }
}

/// Corners that two rings (or one ring twice) leave in different ways: there borders begin and end.
fn junctions(outlines: &[&Outline]) -> HashSet<Spot> {
    let corners = outlines.iter().flat_map(|outline| outline.rings()).map(Vec::len).sum();
    let mut seen: HashMap<Spot, (Spot, Spot)> = HashMap::with_capacity(corners);
    let mut junctions = HashSet::new();
    for ring in outlines.iter().flat_map(|outline| outline.rings()) {
        for at in 0..ring.len() {
            let (before, after) = (ring[(at + ring.len() - 1) % ring.len()], ring[(at + 1) % ring.len()]);
            let beside = (before.min(after), before.max(after));
            if *seen.entry(ring[at]).or_insert(beside) != beside {
                junctions.insert(ring[at]);
            }
        }
    }
    junctions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::model::outline::Part;

    fn square(west: i32, south: i32) -> Outline {
        let corner = |x: i32, y: i32| Spot { longitude: west + x, latitude: south + y };
        Outline {
            parts: vec![Part {
                edge: vec![corner(0, 0), corner(10, 0), corner(10, 10), corner(0, 10)],
                holes: Vec::new(),
            }],
        }
    }

    #[test]
    fn a_border_of_two_is_one_arc() {
        let (left, right) = (square(0, 0), square(10, 0));
        let cut = Arcs::of(&[&left, &right]);
        assert_eq!(cut.arcs.len(), 3, "what is left's, what is right's, and the border: {:?}", cut.arcs);
        let shared: Vec<usize> = cut.ways[0][0][0]
            .iter()
            .map(|step| step.0)
            .filter(|arc| cut.ways[1][0][0].iter().any(|step| step.0 == *arc))
            .collect();
        assert_eq!(shared.len(), 1);
        let ring = Arcs::ring(&cut.arcs, &cut.ways[1][0][0]);
        assert_eq!(ring.len(), 4);
        assert_eq!(super::super::measure::twice_area(&ring), 200, "its winding stays");
    }

    #[test]
    fn a_ring_alone_is_cut_alike_wherever_it_begins_and_whichever_way_it_runs() {
        let one = square(0, 0);
        let mut turned = one.clone();
        turned.parts[0].edge.rotate_left(2);
        turned.parts[0].edge.reverse();
        assert_eq!(Arcs::of(&[&one]).arcs, Arcs::of(&[&turned]).arcs);
    }
}
