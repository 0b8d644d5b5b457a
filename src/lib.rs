//! huddle turns the minutes of community huddles, written in Markdown, into a public website.
//!
//! Text in, diagnostics and bytes out, in one direction:
//! load → parse → resolve → check → plan → view → render and export → seal → write.
//! ARCHITECTURE.md draws the picture and names the test that holds each rule.

pub mod artifact;
pub mod config;
pub mod diag;
pub mod markdown;
pub mod model;
pub mod parse;
pub mod resolve;
pub mod source;
pub mod text;
