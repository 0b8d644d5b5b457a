//! Fewer corners, the same borders: each shared border is simplified once (Douglas and Peucker, 1973), so that
//! neighbours neither overlap nor leave a gap. Where a simpler border would cross another one or take the shape from a
//! ring, it keeps more of its corners, in the end all of them.

use super::arcs::{Arc, Arcs, Way};
use super::contacts::contacts;
use super::measure::{Extent, METRES_A_SPOT, is_inside, shrink, twice_area};
use crate::record::model::outline::{Outline, Part, Ring, Spot};
use std::collections::BTreeSet;

/// How often a border's tolerance is halved before it keeps all its corners.
const HALVINGS: u32 = 4;

/// The borders of some outlines, ready to be simplified.
pub struct Borders {
    cut: Arcs,
    shrink: f64,
}

impl Borders {
    /// Cuts the outlines of a map, all at once: neighbours share what is simplified.
    pub fn of(outlines: &[&Outline]) -> Self {
        let extent = Extent::of(outlines.iter().flat_map(|outline| outline.rings()));
        Self { cut: Arcs::of(outlines), shrink: extent.map_or(1.0, |extent| shrink(extent.middle())) }
    }

    /// The outlines without corners that are nearer than `tolerance` (in metres) to the line that is left. The same
    /// corners give the same lines, wherever rings begin and whichever way they run.
    pub fn simplified(&self, tolerance: f64) -> Vec<Outline> {
        let cut = &self.cut;
        let scale = Scale { shrink: self.shrink, tolerance: tolerance / METRES_A_SPOT };
        let mut halvings = vec![0; cut.arcs.len()];
        let mut arcs: Vec<Arc> = cut.arcs.iter().map(|arc| scale.simpler(arc, 0)).collect();
        // Every round takes at least one border a step nearer to what it was, so this ends.
        loop {
            let refined: Vec<usize> = spoilt(cut, &arcs).into_iter().filter(|arc| halvings[*arc] <= HALVINGS).collect();
            if refined.is_empty() {
                break;
            }
            for arc in refined {
                halvings[arc] += 1;
                arcs[arc] = scale.simpler(&cut.arcs[arc], halvings[arc]);
            }
        }
        let part = |rings: &Vec<Way>| {
            let mut rings = rings.iter().map(|way| Arcs::ring(&arcs, way));
            Part { edge: rings.next().unwrap_or_default(), holes: rings.collect() }
        };
        cut.ways.iter().map(|parts| Outline { parts: parts.iter().map(part).collect() }).collect()
    }
}

/// A line without the corners that are nearer than `tolerance` (in metres) to the line that is left.
pub fn simpler_line(line: &[Spot], shrink: f64, tolerance: f64) -> Vec<Spot> {
    Scale { shrink, tolerance: tolerance / METRES_A_SPOT }.simpler(&line.to_vec(), 0)
}

/// Borders that must keep more: those that touch now and did not before, and those of rings that lost their shape.
fn spoilt(cut: &Arcs, arcs: &[Arc]) -> BTreeSet<usize> {
    let touching = contacts(arcs.iter().map(Vec::as_slice).enumerate());
    let suspects: BTreeSet<usize> = touching.iter().flat_map(|pair| [pair.0, pair.1]).collect();
    let before = contacts(suspects.iter().map(|&arc| (arc, cut.arcs[arc].as_slice())));
    let mut spoilt: BTreeSet<usize> = touching.difference(&before).flat_map(|pair| [pair.0, pair.1]).collect();
    for ways in cut.ways.iter().flatten() {
        let rings: Vec<Ring> = ways.iter().map(|way| Arcs::ring(arcs, way)).collect();
        for (at, (ring, way)) in rings.iter().zip(ways).enumerate() {
            // An edge runs counter-clockwise and a hole the other way, inside its edge.
            let collapsed = ring.len() < 3 || (twice_area(ring) > 0) != (at == 0);
            let lost = ring.first().is_some_and(|spot| !is_inside(&rings[0], *spot));
            if collapsed || lost {
                spoilt.extend(way.iter().chain(&ways[0]).map(|step| step.0));
            }
        }
    }
    spoilt
}

/// Lengths east and west shrink towards the poles.
struct Scale {
    shrink: f64,
    /// In spots.
    tolerance: f64,
}

impl Scale {
    fn simpler(&self, arc: &Arc, halvings: u32) -> Arc {
        if halvings > HALVINGS || arc.len() < 3 {
            return arc.clone();
        }
        let tolerance = self.tolerance / f64::from(1 << halvings);
        let mut keep = vec![false; arc.len()];
        let last = arc.len() - 1;
        (keep[0], keep[last]) = (true, true);
        let mut open = vec![(0, last)];
        if arc[0] == arc[last] {
            // A closed line is a triangle at least: its far end, and what is farthest from the line to there.
            let far = self.farthest(arc, (0, last)).0;
            keep[far] = true;
            let (one, two) = (self.farthest(arc, (0, far)), self.farthest(arc, (far, last)));
            let third = if one.1 >= two.1 { one.0 } else { two.0 };
            keep[third] = true;
            let mut ends: Vec<usize> = vec![0, far, third, last];
            ends.sort_unstable();
            open = ends.windows(2).map(|pair| (pair[0], pair[1])).collect();
        }
        while let Some((from, to)) = open.pop() {
            let (far, distance) = self.farthest(arc, (from, to));
            if distance > tolerance {
                keep[far] = true;
                open.extend([(from, far), (far, to)]);
            }
        }
        arc.iter().zip(keep).filter(|(_, keep)| *keep).map(|(spot, _)| *spot).collect()
    }

    /// The spot between two others that is farthest from the line through them, and how far that is, in spots.
    fn farthest(&self, arc: &[Spot], (from, to): (usize, usize)) -> (usize, f64) {
        let mut best = (from, 0.0);
        for (at, spot) in arc.iter().enumerate().take(to).skip(from + 1) {
            let distance = self.distance(*spot, arc[from], arc[to]);
            if distance > best.1 {
                best = (at, distance);
            }
        }
        best
    }

    /// From a spot to the straight piece from `a` to `b`.
    fn distance(&self, spot: Spot, a: Spot, b: Spot) -> f64 {
        let flat =
            |spot: Spot| (f64::from(spot.longitude - a.longitude) * self.shrink, f64::from(spot.latitude - a.latitude));
        let ((x, y), (across, up)) = (flat(spot), flat(b));
        let length = across * across + up * up;
        let along = if length > 0.0 { ((x * across + y * up) / length).clamp(0.0, 1.0) } else { 0.0 };
        (x - along * across).hypot(y - along * up)
    }
}
