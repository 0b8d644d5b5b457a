//! The site that is made of a record: what is at which address, what became of commitments in numbers, what is wrong
//! with the whole, and the theme it is shown with.

pub mod artifact;
pub mod check;
pub mod history;
pub mod plan;
pub mod published;
pub mod tally;
pub mod theme;
