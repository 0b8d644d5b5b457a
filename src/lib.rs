//! huddle turns the minutes of community huddles, written in Markdown, into a public website.
//!
//! Text in, diagnostics and bytes out, in one direction:
//! load → parse → resolve → check → plan → view → render and export → seal → write.
//! ARCHITECTURE.md draws the picture and names the test that holds each rule.
#![forbid(unsafe_code)]

pub mod artifact;
pub mod attachment;
pub mod check;
#[macro_use]
pub mod cli;
pub mod color;
pub mod config;
pub mod diag;
pub mod export;
pub mod federate;
pub mod geography;
pub mod language;
pub mod load;
pub mod markdown;
#[warn(missing_docs)]
pub mod model;
pub mod opendata;
pub mod parse;
pub mod picture;
pub mod pipeline;
pub mod plan;
pub mod render;
#[warn(missing_docs)]
pub mod resolve;
pub mod seal;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
#[warn(missing_docs)]
pub mod tally;
pub mod text;
pub mod theme;
pub mod view;
pub mod write;
