//! Files that are published beside the minutes: what the bytes of a picture or an attachment hold, pictures written
//! anew, and the cards of shared links.

pub mod attachment;
pub mod color;
pub mod picture;
