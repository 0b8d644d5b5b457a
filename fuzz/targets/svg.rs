//! A drawing.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| huddle_fuzz::svg(bytes));
