//! Minutes in Markdown to the Markdown that is published.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &str| drop(huddle_fuzz::markdown(body)));
