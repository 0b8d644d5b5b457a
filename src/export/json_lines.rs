//! Tables as JSON Lines: one row a line, as programs read them without holding a whole table; and the file that says what
//! the site is and which tables it has.

use super::{Exporting, Task};
use crate::opendata::{Published, Row, Selection, Source, TABLES, site};
use crate::plan::data;

/// The ending of a file of JSON Lines.
pub const EXTENSION: &str = "jsonl";

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let tables = TABLES.iter().map(move |source| {
        let path = data::table(source.table.name, EXTENSION);
        Task::file(path, move |_| Ok(lines(published, source)))
    });
    let about = Task::file(data::path(data::SITE), move |_| {
        let mut text = serde_json::to_vec_pretty(&site::about(published)).expect("what a site says of itself serializes");
        text.push(b'\n');
        Ok(text)
    });
    tables.chain(std::iter::once(about)).collect()
}

fn lines(published: Published<'_>, source: &Source) -> Vec<u8> {
    let mut lines = Vec::new();
    (source.rows)(&published, &Selection::all(published.site), &mut |row: &dyn Row| {
        lines.extend(row.json());
        lines.push(b'\n');
    });
    lines
}
