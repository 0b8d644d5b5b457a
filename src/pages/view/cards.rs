//! What the cards of shared links are made of: colours, and a digest of each card, by which its picture has its
//! address.

use crate::media::picture::card::{Colors, Digest};

/// What the pages of all languages share of this.
#[derive(Clone, Debug)]
pub struct Previews {
    pub colors: Colors,
    /// What each huddle's card is made of; empty where huddles have none.
    pub huddles: Vec<Digest>,
    /// What the cards of places are made of, for each of the site's languages.
    pub(super) places: Vec<Places>,
    /// The locale of each of the site's languages.
    pub(super) locales: Vec<String>,
}

/// What the cards of one language are made of.
#[derive(Clone, Debug)]
pub struct Places {
    pub(super) site: Digest,
    pub(super) divisions: Vec<Digest>,
    pub(super) areas: Vec<Digest>,
}
