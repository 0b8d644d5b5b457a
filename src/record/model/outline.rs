//! Outlines of divisions and areas, and the maps drawn of them. Facts only: `geography` reads, repairs, simplifies and
//! draws them.

use super::index::{AreaIndex, DivisionIndex};
use std::collections::BTreeMap;

/// Spots to a degree: coordinates are whole millionths of a degree, about 11 cm on the ground.
pub const SPOTS_A_DEGREE: f64 = 1_000_000.0;

/// A place on the ground in millionths of a degree (WGS 84). Whole numbers, so that a corner which two outlines share
/// is the same for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// East of Greenwich; to the west it is negative.
    pub longitude: i32,
    /// North of the equator; to the south it is negative.
    pub latitude: i32,
}

/// Corners from the beginning of a line to its end.
pub type Line = Vec<Spot>;

/// Corners in their order; the first is not repeated at the end.
pub type Ring = Vec<Spot>;

/// A piece of land: its edge, counter-clockwise, and what is cut out of it, clockwise (RFC 7946, 3.1.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its outer edge.
    pub edge: Ring,
    /// What is cut out of it.
    pub holes: Vec<Ring>,
}

impl Part {
    /// The edge, then the holes.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        std::iter::once(&self.edge).chain(&self.holes)
    }
}

/// Where a division or an area is: one part or several that do not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// At least one.
    pub parts: Vec<Part>,
}

impl Outline {
    /// The edges and holes of all parts.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.parts.iter().flat_map(Part::rings)
    }
}

/// A division or an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A division.
    Division(DivisionIndex),
    /// A response area.
    Area(AreaIndex),
}

/// What a map shows below its shapes, so that people see where they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroundKind {
    /// Rivers, shores and lakes.
    Water,
    /// Streets and railways.
    Streets,
}

/// Lines of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What they show.
    pub kind: GroundKind,
    /// On the ground.
    pub lines: Vec<Line>,
}

/// Lines of one kind on a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnGround {
    /// What they show.
    pub kind: GroundKind,
    /// As SVG's `d` has it; not empty.
    pub path: String,
}

/// A map: shapes on a sheet, measured in units of which the longer side has [`Map::LONGER_SIDE`]. North is up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// From west to east, in units of the sheet.
    pub width: i32,
    /// From north to south, in units of the sheet.
    pub height: i32,
    /// In the order in which they are drawn.
    pub shapes: Vec<Shape>,
    /// Below the shapes, in the order in which they are drawn.
    pub ground: Vec<DrawnGround>,
}

impl Map {
    /// Units of the longer side.
    pub const LONGER_SIDE: i32 = 1000;

    /// The shape of a division or an area, where it is on the map.
    pub fn shape(&self, level: Level) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.level == level)
    }
}

/// One outline on a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What it shows.
    pub level: Level,
    /// As SVG's `d` has it; holes are left out by the even-odd rule.
    pub path: String,
    /// A point well inside, for a label.
    pub inside: (i32, i32),
}

/// The geography of a site.
#[derive(Clone, Debug, Default)]
pub struct Outlines {
    /// As the files have them, repaired; by index.
    pub divisions: Vec<Option<Outline>>,
    /// The same of areas.
    pub areas: Vec<Option<Outline>>,
    /// All of them, simplified together along shared borders by some metres: for finding and comparing.
    pub near: BTreeMap<Level, Outline>,
    /// Of the divisions that exist today.
    pub city: Option<Map>,
    /// Of the areas of each division, those no longer in use too; by index.
    pub of_divisions: Vec<Option<Map>>,
}
