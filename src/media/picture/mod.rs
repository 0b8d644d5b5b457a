//! Pictures as data: what the bytes of a file say of it (`look`), and the bytes that are published in their place
//! (`draw` for photos, `svg` for drawings), which hold the picture and nothing else. It never reads a disk.

pub mod card;
mod cuts;
mod draw;
mod flaw;
mod kind;
mod look;
pub mod memory;
mod size;
mod svg;
mod units;
mod whole;

pub use cuts::{Cut, Picture, RECIPE};
pub use draw::draw;
pub use flaw::{Flaw, LARGEST_FILE, MOST_PIXELS, Spoiled};
pub use kind::Kind;
pub use look::{is_named_as_picture, is_picture, look};
pub use size::Size;
pub use svg::clean;
pub use units::MOST_UNITS_MEMORY;
pub use whole::has_all_units;
