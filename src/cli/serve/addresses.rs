//! Addresses of the preview's own, which no site has.

/// Where the browser hears of changes.
pub const EVENTS: &str = "/__huddle/events";

/// The script that listens to them.
pub const SCRIPT: &str = "/__huddle/reload.js";
