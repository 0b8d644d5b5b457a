//! Pieces of work that may be done side by side, where who calls can.

use std::sync::OnceLock;

/// Does a piece of work for each number below the first, side by side where the caller can.
pub type Each = dyn Fn(usize, &(dyn Fn(usize) + Sync)) + Sync;

/// What `work` gives for each of these, in their order.
pub fn for_each<'i, T: Sync, R: Send + Sync>(items: &'i [T], each: &Each, work: impl Fn(&'i T) -> R + Sync) -> Vec<R> {
    let results: Vec<OnceLock<R>> = items.iter().map(|_| OnceLock::new()).collect();
    each(items.len(), &|at| drop(results[at].set(work(&items[at]))));
    results.into_iter().map(|result| result.into_inner().expect("each was done")).collect()
}
