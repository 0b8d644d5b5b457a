//! Judgements on a whole site: each check is a file with one function, and a line here.
//! A check reads and tells; it changes nothing.

mod approvals;
mod files;
mod minutes;
mod private;

use crate::diag::Diag;
use crate::model::Site;
use crate::parse::FileFacts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What checks look at.
pub struct Checked<'a> {
    pub site: &'a Site,
    /// In the order of the site's sources.
    pub facts: &'a [Arc<FileFacts>],
    /// What the site that stands says of approved minutes, by huddle.
    pub published: &'a Published,
}

/// Approved minutes of the site that stands: by huddle, their seal and how many corrections they had.
pub type Published = BTreeMap<String, (String, usize)>;

/// A check: its name, and what it does.
pub type Check = (&'static str, fn(&Checked<'_>, &mut Vec<Diag>));

/// Every check. A new one is a file beside this and a line here.
pub const CHECKS: &[Check] = &[
    ("files that records refer to are there", files::check),
    ("nothing private is published", private::check),
    ("approved minutes change only with a correction", approvals::check),
    ("minutes come in time", minutes::check),
];

/// Runs every check.
pub fn run(checked: &Checked<'_>) -> Vec<Diag> {
    let mut diags = Vec::new();
    for (_, check) in CHECKS {
        check(checked, &mut diags);
    }
    diags
}
