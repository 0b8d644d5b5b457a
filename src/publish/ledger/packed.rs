//! Files of sources: what each entry of the log commits to, a line each, packed.

use super::json::canonical;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};

/// What entries commit to, by their numbers.
pub type SourceLines = BTreeMap<u64, Value>;

/// The most bytes of sources that are unpacked: 16 of the largest files that are read, in some languages.
const LARGEST: u64 = 2_000_000_000;
/// How a packed file begins (RFC 1952, 2.3.1).
pub(super) const PACKED: [u8; 2] = [0x1f, 0x8b];

/// The lines of a file of sources, packed: always the same bytes.
pub(super) fn packed(lines: &SourceLines) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    for (entry, source) in lines {
        writeln!(out, "{}", canonical(&json!({"entry": entry, "source": source})))?;
    }
    out.finish()
}

/// Reads a file of sources, packed or not: what each entry commits to, by its number. `None` for other bytes.
pub fn unpacked(bytes: &[u8]) -> Option<SourceLines> {
    let mut text = String::new();
    if bytes.starts_with(&PACKED) {
        GzDecoder::new(bytes).take(LARGEST).read_to_string(&mut text).ok()?;
    } else {
        text.push_str(std::str::from_utf8(bytes).ok()?);
    }
    let line = |line: &str| {
        let mut line: Value = serde_json::from_str(line).ok()?;
        let entry = line.get("entry")?.as_u64()?;
        Some((entry, line.get_mut("source")?.take()))
    };
    text.lines().map(line).collect()
}
