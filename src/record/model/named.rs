//! What records name: topics and organizations.

use super::translated::Text;

/// What concerns and commitments are about: one of site.yaml, or made of the names in the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Part of its address.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// Who makes commitments, invites or takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Part of its address.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// One of those of site.yaml; empty where it has none.
    pub sector: String,
    /// Its own page on the web; empty where it has none.
    pub url: String,
    /// On the list of site.yaml, rather than named by a record only.
    pub listed: bool,
}
