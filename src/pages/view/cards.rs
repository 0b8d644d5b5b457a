//! What the cards of shared links are made of: colours, and a digest of each card, by which its picture has its
//! address.

use crate::media::picture::card::{Colors, Digest};

/// What the pages of all languages share of this.
#[derive(Clone, Debug)]
pub struct Previews {
    /// The colours of all cards: the site's, else the theme's.
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
    /// The site's own card.
    pub(super) site: Digest,
    /// By the division's index.
    pub(super) divisions: Vec<Digest>,
    /// By the area's index.
    pub(super) areas: Vec<Digest>,
}
