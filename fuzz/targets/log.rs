//! A file of a log: note, key, checkpoint, policy, path of a tile, bundle; the first byte is the width of the bundle.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| huddle_fuzz::log(bytes));
