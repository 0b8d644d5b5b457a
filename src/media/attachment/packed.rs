//! Packed files (ZIP): the list of what is in them, and its contents a piece at a time, with an end.

use super::contents::{Contents, Flaw};
use std::io::{self, Read, Seek, SeekFrom};
use zip::ZipArchive;

/// The longest list of contents, in bytes, and the most files in it.
const LONGEST_LIST: u32 = 8_000_000;
const MOST_FILES: u16 = 20_000;

/// How much is unpacked of one file, all of its parts together, in bytes.
pub const MOST_UNPACKED: u64 = 64_000_000;

/// What may be run and is no part of minutes; sources of programs and pages in a packed file only lie there.
const PROGRAMS: [&str; 19] = [
    "exe", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "wsf", "hta", "lnk", "url", "reg", "jar", "app", "dmg",
    "apk", "docm", "xlsm",
];

/// A packed file that somebody may unpack.
pub fn look<R: Read + Seek>(reader: &mut R, size: u64) -> io::Result<Contents> {
    let mut archive = match open(reader, size)? {
        Ok(archive) => archive,
        Err(flaw) => return Ok(Contents::flawed(flaw)),
    };
    let is_locked = (0..archive.len()).any(|at| archive.by_index_raw(at).is_ok_and(|part| part.encrypted()));
    let program = names(&archive).into_iter().find(|name| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        PROGRAMS.contains(&ending.as_str())
    });
    let flaw = program
        .map(|name| Flaw::Live(format!("a program (\"{}\")", crate::text::shorten(&crate::text::one_line(&name), 80))));
    Ok(Contents { flaw: flaw.or(is_locked.then_some(Flaw::Locked)), ..Contents::default() })
}

/// The list of contents, where it is there and of a bounded length.
pub fn open<R: Read + Seek>(reader: &mut R, size: u64) -> io::Result<Result<ZipArchive<&mut R>, Flaw>> {
    // The end of the list: PK 5 6, at most a comment of 65,535 bytes behind it (APPNOTE, 4.3.16).
    let from = size.saturating_sub(65_557);
    reader.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    reader.by_ref().take(65_557).read_to_end(&mut tail)?;
    let Some(end) = tail.windows(4).rposition(|sign| sign == b"PK\x05\x06").and_then(|at| tail.get(at..at + 22)) else {
        return Ok(Err(Flaw::Other("cut off or broken")));
    };
    let files = u16::from_le_bytes([end[10], end[11]]);
    let length = u32::from_le_bytes([end[12], end[13], end[14], end[15]]);
    if files > MOST_FILES || length > LONGEST_LIST {
        return Ok(Err(Flaw::TooLarge("more files inside than can be looked through")));
    }
    reader.seek(SeekFrom::Start(0))?;
    Ok(ZipArchive::new(reader).map_err(|_| Flaw::Other("cut off or broken")))
}

/// The names of what is inside, in order.
pub fn names<R: Read + Seek>(archive: &ZipArchive<R>) -> Vec<String> {
    let mut names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    names.sort();
    names
}
