//! Addresses that records had before: they lead to where the records are now.

use super::index::{AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, PageIndex, UpdateIndex};

/// An address that a record had, by the ids that it was made of, and what is there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormerAddress {
    /// Of a division.
    Division {
        /// The id that it had.
        id: String,
        /// What it is now.
        now: DivisionIndex,
    },
    /// Of a response area.
    Area {
        /// The id that its division had.
        division: String,
        /// The id that it had.
        id: String,
        /// What it is now.
        now: AreaIndex,
    },
    /// Of a huddle.
    Huddle {
        /// The id that it had.
        id: String,
        /// What it is now.
        now: HuddleIndex,
    },
    /// Of a commitment, whose huddle had another id.
    Commitment {
        /// The id that its huddle had.
        huddle: String,
        /// What it is now.
        now: CommitmentIndex,
    },
    /// Of an update.
    Update {
        /// The id that it had.
        id: String,
        /// What it is now.
        now: UpdateIndex,
    },
    /// Of a page.
    Page {
        /// The id that it had.
        id: String,
        /// What it is now.
        now: PageIndex,
    },
}
