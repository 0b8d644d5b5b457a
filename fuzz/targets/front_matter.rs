//! A whole file as each kind of record, and as the settings.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| huddle_fuzz::front_matter(text));
