//! Lists as tables of their own, for formats in which a value is one thing: a row for each entry, with its place in the
//! list. Their names follow from the table and the column, so that a new list brings its table with it.

use super::table::{Cell, Column, Kind, Table};
use super::tables::{Source, TABLES};

/// The table of a column that holds lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The table and what is listed: `huddles_areas`, `areas_streets`.
    pub name: String,
    /// The column that names the row whose list it is: `huddle_id`.
    pub owner: String,
    /// The column of the entries: `area_id`, `street`.
    pub entry: String,
    /// Where the list stands among the table's columns.
    pub at: usize,
    /// The column of lists itself.
    pub column: &'static Column,
}

/// The column that says which entry of the list a row is, the first being 1.
pub const POSITION: &str = "position";

/// One for each list of a table, in the order of its columns.
pub fn links(table: &'static Table) -> Vec<Link> {
    let lists = table.columns.iter().enumerate().filter(|(_, column)| column.kind == Kind::List);
    lists
        .map(|(at, column)| {
            let entry = one(column.name).to_owned();
            Link {
                name: format!("{}_{}", table.name, plural(column.name)),
                owner: format!("{}_id", one(table.name)),
                entry,
                at,
                column,
            }
        })
        .collect()
}

/// A word for one of them: names of tables and lists are plurals.
fn one(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}

/// `successor_ids` is a list of successors.
fn plural(name: &str) -> String {
    name.strip_suffix("_ids").map_or_else(|| name.to_owned(), |thing| format!("{thing}s"))
}

/// Those that lead from rows to rows, of every table, with the table that each is of: what two tables are joined by
/// where a row has many of the other.
pub fn joins() -> Vec<(&'static Source, Link)> {
    let of = |source: &'static Source| links(source.table).into_iter().map(move |link| (source, link));
    TABLES.iter().flat_map(of).filter(|(_, link)| link.column.target.is_some()).collect()
}

impl Link {
    /// The rows of the list's table that one row of its own makes: whose they are, the place in the list, the entry.
    pub fn entries<'c>(&self, cells: &'c [Cell<'c>]) -> impl Iterator<Item = (&'c str, usize, &'c str)> + use<'c> {
        let (owner, list) = match (cells.first(), cells.get(self.at)) {
            (Some(Cell::Text(owner)), Some(Cell::List(list))) => (*owner, *list),
            _ => ("", &[][..]),
        };
        list.iter().zip(1..).map(move |(entry, position)| (owner, position, &**entry))
    }
}

#[cfg(test)]
mod tests {
    use super::links;
    use crate::data::TABLES;
    use std::collections::BTreeSet;

    #[test]
    fn every_list_has_a_table_with_a_name_of_its_own() {
        let all: Vec<_> = TABLES.iter().flat_map(|source| links(source.table)).collect();
        let description: Vec<String> =
            all.iter().map(|link| format!("{}({}, {})", link.name, link.owner, link.entry)).collect();
        let some = [
            "huddles_areas(huddle_id, area_id)",
            "areas_streets(area_id, street)",
            "divisions_successors(division_id, successor_id)",
        ];
        some.iter()
            .for_each(|link| assert!(description.contains(&(*link).to_owned()), "{link} is not in {description:?}"));
        let mut names: BTreeSet<&str> = all.iter().map(|link| link.name.as_str()).collect();
        names.extend(TABLES.iter().map(|source| source.table.name));
        assert_eq!(names.len(), all.len() + TABLES.len());
    }
}
