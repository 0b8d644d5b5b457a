//! What is said about mistakes in the user's files: one type, one table of codes, one file per output format.
//! It never prints; a [`Diag`] carries everything that a format needs, so that formats need no sources.

pub mod codes;
mod diag;
pub mod github;
pub mod gitlab;
pub mod help;
pub mod json;
mod kept;
pub mod markdown;
pub mod paint;
mod place;
pub mod sarif;
pub mod text;

pub use codes::{Code, Severity};
pub use diag::{Diag, count};
pub use help::{Change, Fix, Help};
pub use kept::{extend_kept, report_first};
pub use place::Place;

/// Sorts by file, place and code, and drops what is said twice: the order never depends on threads.
pub fn sort(diags: &mut Vec<Diag>) {
    diags.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    diags.dedup();
    kept::keep(diags, 0);
}
