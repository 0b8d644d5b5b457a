//! Every table, and where its rows come from.

use super::published::{Published, Selection};
use super::table::{Row, Table};
use super::{places, promises, records, v1};

/// Hands the rows of a table for a selection, in their fixed order, to the last argument.
pub type Rows = for<'a> fn(&Published<'a>, &Selection, &mut dyn FnMut(&dyn Row));

/// A table and where its rows come from.
#[derive(Clone, Copy)]
pub struct Source {
    /// What the rows are.
    pub table: &'static Table,
    /// The function that makes them.
    pub rows: Rows,
    /// Whether its rows belong to huddles and updates, and so to a year.
    pub dated: bool,
}

/// Every table, those that others refer to first. A new one is a struct in `v1`, a function that makes its rows, and a
/// line here.
pub const TABLES: &[Source] = &[
    Source { table: &v1::Division::TABLE, rows: places::divisions, dated: false },
    Source { table: &v1::Area::TABLE, rows: places::areas, dated: false },
    Source { table: &v1::Topic::TABLE, rows: places::topics, dated: false },
    Source { table: &v1::Organization::TABLE, rows: places::organizations, dated: false },
    Source { table: &v1::Huddle::TABLE, rows: records::huddles, dated: true },
    Source { table: &v1::Update::TABLE, rows: records::updates, dated: true },
    Source { table: &v1::Commitment::TABLE, rows: promises::commitments, dated: true },
    Source { table: &v1::Report::TABLE, rows: promises::reports, dated: true },
    Source { table: &v1::Concern::TABLE, rows: promises::concerns, dated: true },
    Source { table: &v1::Attendance::TABLE, rows: records::attendance, dated: true },
    Source { table: &v1::Participant::TABLE, rows: records::participants, dated: true },
    Source { table: &v1::Attachment::TABLE, rows: records::attachments, dated: true },
    Source { table: &v1::Correction::TABLE, rows: records::corrections, dated: true },
    // Some translate texts of places, which belong to no year.
    Source { table: &v1::Translation::TABLE, rows: records::translations, dated: false },
];

/// The table with this name, as [`super::Column::target`] has it.
pub fn source(name: &str) -> Option<&'static Source> {
    TABLES.iter().find(|source| source.table.name == name)
}
