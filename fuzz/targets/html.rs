//! Minutes in Markdown to HTML.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &str| drop(huddle_fuzz::html(body)));
