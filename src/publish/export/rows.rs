//! What each division, area, topic and organization has open and was promised lately, as CSV: rows of the table of
//! commitments, with its columns.

use super::csv;
use super::task::{Exporting, Task};
use crate::data::Published;
use crate::site::plan::rows;

/// A file for each list that has any.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let (site, plan) = (exporting.site, exporting.plan);
    let task = |scope| {
        let path = rows::file(site, plan, scope)?;
        Some(Task::written(path, move |out| {
            csv::commitments(Published { site, plan }, &rows::open(site, plan, scope), out)
        }))
    };
    rows::scopes(site).into_iter().filter_map(task).collect()
}
