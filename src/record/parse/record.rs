//! What a file is, what it says, and why it may say nothing.

use super::raw::{RawDivision, RawHuddle, RawPage, RawUpdate};
use crate::diagnostics::Diag;
use crate::record::model::LeftOutReason;

/// What a file is, from its place in the content folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Huddle,
    Update,
    Division,
    Page,
    /// A huddle by the adopt block with this number.
    Adopted(usize),
}

/// What a file says.
#[derive(Clone, Debug)]
pub enum Record {
    Huddle(Box<RawHuddle>),
    Update(RawUpdate),
    Division(Box<RawDivision>),
    Page(RawPage),
}

/// Why an adopted file is left out, and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Unpublished {
    pub reason: LeftOutReason,
    pub diag: Diag,
}
