//! A file of another site's data; the first byte says which.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some((first, rest)) = bytes.split_first() {
        huddle_fuzz::federation(huddle_fuzz::DATA[usize::from(*first) % huddle_fuzz::DATA.len()], rest);
    }
});
