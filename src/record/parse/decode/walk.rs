//! A walk over the tree of a record: what it has on its way, and where it is.

use crate::diagnostics::Diag;
use crate::text::source::Source;
use chrono::NaiveDate;

/// What the walk has on its way.
pub(super) struct Walk<'a> {
    /// The file, for the places of mistakes.
    pub(super) source: &'a Source,
    /// Where mistakes are put.
    pub(super) diags: &'a mut Vec<Diag>,
    /// Top-level fields that are passed over in silence.
    pub(super) keep: &'a [String],
    /// Whether a field or an entry was left out so far.
    pub(super) lost: bool,
    /// The day of the record.
    pub(super) date: Option<NaiveDate>,
}

/// Where a value stands: the field it belongs to, how deep, and whether it is an item of the field's list.
#[derive(Clone, Copy)]
pub(super) struct Field<'n> {
    /// The name of the field; of an item, that of its list.
    pub(super) name: &'n str,
    /// 0 for the fields of the record itself.
    pub(super) depth: usize,
    /// Whether it is an item of the field's list.
    pub(super) is_item: bool,
}

impl<'n> Field<'n> {
    /// A field of the record that stands here.
    pub(super) fn inner(self, name: &'n str) -> Self {
        Self { name, depth: self.depth + 1, is_item: false }
    }
}
