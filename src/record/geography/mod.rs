//! Outlines on the ground: GeoJSON is read, repaired or refused, simplified along shared borders, and drawn.
//! Pure functions from texts and corners to corners and paths; nothing here knows what a record is.

pub mod arcs;
pub mod contacts;
mod crossings;
pub mod drawing;
pub mod geojson;
pub mod ground;
pub mod measure;
pub mod repair;
pub mod simplify;
