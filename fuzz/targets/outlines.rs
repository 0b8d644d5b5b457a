//! A file of outlines that a division and its areas name.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| huddle_fuzz::outlines(text));
