//! Texts: tables with commas, calendars, plain notes. They are in UTF-8 or an older way of eight bits, and hold no
//! signs that only other kinds of files have.

use super::contents::{Contents, Flaw};
use std::io::{self, Read};

/// How many signs that texts do not have may stand among a thousand: old programs end a file with one.
const STRAY: u64 = 10;

/// Looks through all of a text, and refuses one whose bytes are not those of a text.
///
/// # Errors
/// A system error while the file is read.
pub fn look(reader: &mut impl Read) -> io::Result<Contents> {
    let mut buffer = vec![0; 1 << 16];
    let (mut all, mut stray, mut begins) = (0_u64, 0_u64, true);
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        let bytes = &buffer[..count];
        if begins && (bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")) {
            return Ok(Contents::flawed(Flaw::Other(
                "a text in UTF-16, which some programs call \"Unicode\": choose UTF-8",
            )));
        }
        begins = false;
        if bytes.contains(&0) {
            return Ok(Contents::flawed(Flaw::Other("no text")));
        }
        all += count as u64;
        stray += bytes
            .iter()
            .filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C))
            .count() as u64;
    }
    Ok(if stray > 1 && stray * 1_000 > all * STRAY {
        Contents::flawed(Flaw::Other("no text"))
    } else {
        Contents::default()
    })
}
