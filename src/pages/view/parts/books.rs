//! Links to the books of a division and of a year.

use crate::pages::view::shapes::Link;
use crate::pages::view::viewer::Viewer;
use crate::record::model::DivisionIndex;
use crate::site::plan::Key;

/// The books of a division, the newest year first.
pub fn books_of_division(viewer: &Viewer<'_>, division: DivisionIndex) -> Vec<Link> {
    let years = viewer.plan.books.range((division, i32::MIN)..=(division, i32::MAX)).rev();
    years.map(|(&(_, year), _)| link(viewer, format!("{year:04}"), Key::Book(division, year, 1))).collect()
}

/// The books of a year, one for each division.
pub fn books_of_year(viewer: &Viewer<'_>, year: i32) -> Vec<Link> {
    let divisions = (0..viewer.site.divisions.len()).map(DivisionIndex::at);
    let with_book = divisions.filter(|division| viewer.plan.books.contains_key(&(*division, year)));
    with_book.map(|division| link(viewer, viewer.division_name(division), Key::Book(division, year, 1))).collect()
}

/// The book of a division in a year.
pub fn books_of_both(viewer: &Viewer<'_>, year: i32, division: DivisionIndex) -> Vec<Link> {
    let book = viewer.plan.books.contains_key(&(division, year));
    book.then(|| link(viewer, format!("{year:04}"), Key::Book(division, year, 1))).into_iter().collect()
}

fn link(viewer: &Viewer<'_>, label: String, key: Key) -> Link {
    Link { label, address: viewer.address(key), lang: String::new() }
}
