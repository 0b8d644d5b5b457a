//! Markdown: a body is read once (`reading`, which mends what Markdown would hide), one walk decides what is shown of
//! it (`walk`), and writers write that down: as safe HTML (`html`), as Markdown (`source`), as nothing but words
//! (`plain`). `shown` is for searching in it. Nothing that a writer types reaches a page as live
//! markup: raw HTML becomes text, links go only where they may.

mod addresses;
pub mod anchors;
pub(crate) mod comments;
pub mod facts;
pub mod hidden;
pub mod html;
mod links;
mod mending;
mod newlines;
mod numbers;
mod parsing;
pub mod pasted;
pub mod picture;
pub mod plain;
mod raw_html;
mod reading;
pub mod shown;
pub mod source;
pub mod twice;
pub mod unmarked;
mod walk;

pub use links::{Scheme, scheme};
pub use parsing::options;
pub(crate) use parsing::{DEEPEST, MOST_PARTS};
