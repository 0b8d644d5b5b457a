//! A build from first to last: the order of all stages, the files beside the pages, and the manifest that seals them.

pub mod export;
pub mod ledger;
pub mod pipeline;
pub mod seal;
pub mod verify;
