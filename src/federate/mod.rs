//! Several departments' published data as one site: what is kept of each department while its files are read, and the
//! whole that they make together. It holds counts and what lists show, never all rows: a million huddles fit in memory.
//! Minutes stay where they are; every entry leads to its department's own site.

pub mod department;
pub mod federation;
pub mod frame;
mod gathered;
pub mod join;
mod lines;
mod newest;
mod parts;
pub mod plan;
mod promises;
pub mod read;
mod rows;
pub mod same;
mod search;
mod shapes;
mod topics;
pub mod view;
mod web;

pub use department::{About, Coming, Department, Division, Huddle, NEWEST, OVERDUE, Overdue, OwnTopic};
pub use federation::{Federation, Topic};
pub use frame::Viewer;
pub use promises::Promises;
pub use same::SameTopics;
pub use search::{INDEX, about_of};
pub use web::is_base;
