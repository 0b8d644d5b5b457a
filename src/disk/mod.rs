//! The disk: a content folder read into memory, a built site put in the place of the published one.

pub mod load;
pub mod write;
