//! A walk over the tree of a record: what it has on its way, and where it is.

use crate::diagnostics::Diag;
use crate::text::source::Source;
use chrono::NaiveDate;

pub(super) struct Walk<'a> {
    pub(super) source: &'a Source,
    pub(super) diags: &'a mut Vec<Diag>,
    pub(super) keep: &'a [String],
    pub(super) lost: bool,
    /// The day of the record.
    pub(super) date: Option<NaiveDate>,
}

/// Where a value stands: the field it belongs to, how deep, and whether it is an item of the field's list.
#[derive(Clone, Copy)]
pub(super) struct Field<'n> {
    pub(super) name: &'n str,
    pub(super) depth: usize,
    pub(super) is_item: bool,
}

impl<'n> Field<'n> {
    pub(super) fn inner(self, name: &'n str) -> Self {
        Self { name, depth: self.depth + 1, is_item: false }
    }
}
