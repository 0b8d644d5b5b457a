//! huddle turns the minutes of community huddles, written in Markdown, into a public website.
//!
//! Text in, diagnostics and bytes out, in one direction:
//! load → parse → resolve → check → plan → view → render and export → seal → write.
//! ARCHITECTURE.md draws the picture and names the test that holds each rule.
#![forbid(unsafe_code)]

pub mod text;

pub mod diagnostics;
pub mod log;
pub mod media;

pub mod record;

pub mod site;

pub mod data;
pub mod search;

pub mod pages;

pub mod federate;
pub mod publish;

pub mod disk;
#[macro_use]
pub mod cli;
