//! What a file is, what it says, and why it may say nothing.

use super::raw::{RawDivision, RawHuddle, RawPage, RawUpdate};
use crate::diagnostics::Diag;
use crate::record::model::LeftOutReason;

/// What a file is, from its place in the content folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Minutes of a huddle, below `huddles/`.
    Huddle,
    /// An update, below `updates/`.
    Update,
    /// A division, below `divisions/`.
    Division,
    /// A plain page, below `pages/`.
    Page,
    /// A huddle by the adopt block with this number.
    Adopted(usize),
}

/// What a file says.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A huddle, or a translation of one.
    Huddle(Box<RawHuddle>),
    /// An update, or a translation of one.
    Update(RawUpdate),
    /// A division, or a translation of one.
    Division(Box<RawDivision>),
    /// A plain page, or a translation of one.
    Page(RawPage),
}

/// Why an adopted file is left out, and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Unpublished {
    /// Why, as a list of what was left out groups it.
    pub reason: LeftOutReason,
    /// What is reported of it.
    pub diag: Diag,
}
