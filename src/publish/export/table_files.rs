//! The files of the whole site that tables are written to, a table or a list of one each, and what is between the
//! values of a list in a cell.

use crate::data::links::{self, Link};
use crate::data::{Source, TABLES};

/// What is between the values of a list.
pub const SEPARATOR: &str = "; ";

/// A file of the whole site: a table, or a list of one.
pub enum File {
    /// All rows of a table.
    Table(&'static Source),
    /// The entries of a column of lists, a row for each.
    Join(&'static Source, Link),
}

impl File {
    /// Every file of the whole site, tables first.
    pub fn all() -> Vec<Self> {
        let tables = TABLES.iter().map(Self::Table);
        tables.chain(links::joins().into_iter().map(|(source, link)| Self::Join(source, link))).collect()
    }

    /// The name of the file without its ending.
    pub fn name(&self) -> &str {
        match self {
            Self::Table(source) => source.table.name,
            Self::Join(_, link) => &link.name,
        }
    }
}
