//! The record: what staff write, read from the text of each file and resolved to one whole site.

pub mod config;
pub mod geography;
pub mod model;
pub mod parse;
pub mod resolve;
pub mod schema;
