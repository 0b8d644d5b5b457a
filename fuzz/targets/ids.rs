//! A text as every kind of id.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| huddle_fuzz::id(text));
