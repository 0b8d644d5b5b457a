//! Pages: the words of a language, typed data for each kind of page, and templates that make HTML of it.

pub mod language;
pub mod render;
pub mod view;
