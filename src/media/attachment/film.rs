//! Films (MP4): boxes in boxes (ISO 14496-12). Telephones write there where and with what they recorded.

use super::contents::{Contents, Detail};
use super::notes::xmp;
use std::io::{self, Read, Seek, SeekFrom};

/// The most boxes that are looked at, how deep, and how much of a box of notes is read.
const MOST_BOXES: usize = 20_000;
const DEEPEST: usize = 8;
const MOST_NOTES: u64 = 2_000_000;

/// The box of notes in XMP (ISO 16684-3).
const XMP: [u8; 16] = [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

/// Looks through the boxes of a film of so many bytes.
///
/// # Errors
/// A system error while the file is read.
pub fn look<R: Read + Seek>(reader: &mut R, size: u64) -> io::Result<Contents> {
    let mut film = Film { reader, left: MOST_BOXES, contents: Contents::default() };
    film.boxes(0, size, 0)?;
    Ok(film.contents)
}

struct Film<'r, R> {
    reader: &'r mut R,
    left: usize,
    contents: Contents,
}

impl<R: Read + Seek> Film<'_, R> {
    /// The boxes from one place to another.
    fn boxes(&mut self, from: u64, to: u64, depth: usize) -> io::Result<()> {
        let mut at = from;
        while at + 8 <= to && self.left > 0 && depth < DEEPEST {
            self.left -= 1;
            let head = self.bytes(at, 32.min(to - at))?;
            let Some((length, name, start)) = head_of(&head, to - at) else { return Ok(()) };
            let (inner, end) = (at + start, at + length);
            self.one(&name, (inner, end), depth)?;
            at = end;
        }
        Ok(())
    }

    fn one(&mut self, name: &[u8; 4], (from, to): (u64, u64), depth: usize) -> io::Result<()> {
        match name {
            b"moov" | b"trak" | b"mdia" | b"minf" | b"stbl" | b"udta" | b"ilst" | b"moof" | b"traf" => {
                self.boxes(from, to, depth + 1)?
            }
            // QuickTime's box of notes has no version before the boxes in it, that of MP4 has.
            b"meta" => {
                let has_version = self.bytes(from, 8.min(to - from))?.get(4..8) != Some(b"hdlr");
                self.boxes(from + if has_version { 4 } else { 0 }, to, depth + 1)?;
            }
            b"stsd" => self.boxes(from + 8, to, depth + 1)?,
            b"\xA9xyz" | b"loci" | b"GPMF" | b"gpmd" | b"camm" | b"gps " | b"GPS " => self.add(Detail::Location),
            b"\xA9ART" | b"\xA9aut" | b"\xA9wrt" | b"\xA9dir" | b"\xA9prd" | b"auth" | b"perf" | b"aART" => {
                self.add(Detail::Author)
            }
            b"\xA9mak" | b"\xA9mod" | b"manu" | b"modl" | b"CAME" | b"FIRM" | b"smta" => self.add(Detail::Device),
            b"\xA9cmt" | b"\xA9des" | b"desc" | b"dscp" => self.add(Detail::Comments),
            b"keys" => self.keys(from, to)?,
            b"XMP_" => self.notes(from, to)?,
            b"uuid" if self.bytes(from, 16.min(to - from))? == XMP => self.notes(from + 16, to)?,
            _ => {}
        }
        Ok(())
    }

    /// The names of QuickTime's notes: com.apple.quicktime.location.ISO6709.
    fn keys(&mut self, from: u64, to: u64) -> io::Result<()> {
        let text = self.bytes(from, (to - from).min(MOST_NOTES))?;
        let text = String::from_utf8_lossy(&text).to_lowercase();
        for (words, detail) in [
            (&["location"][..], Detail::Location),
            (&["quicktime.author", "quicktime.artist", "quicktime.director", "com.android.author"], Detail::Author),
            (&[".make", ".model", ".manufacturer", "camera.identifier", "serial"], Detail::Device),
            (&["quicktime.comment", "quicktime.description"], Detail::Comments),
        ] {
            if words.iter().any(|word| text.contains(word)) {
                self.add(detail);
            }
        }
        Ok(())
    }

    fn notes(&mut self, from: u64, to: u64) -> io::Result<()> {
        let bytes = self.bytes(from, (to - from).min(MOST_NOTES))?;
        xmp(&bytes, &mut self.contents);
        Ok(())
    }

    fn add(&mut self, detail: Detail) {
        if detail == Detail::Author {
            self.contents.name(detail, "");
        } else {
            self.contents.add(detail);
        }
    }

    fn bytes(&mut self, at: u64, count: u64) -> io::Result<Vec<u8>> {
        self.reader.seek(SeekFrom::Start(at))?;
        let mut bytes = Vec::new();
        self.reader.by_ref().take(count).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// A box's length, its name, and where its inside begins; `None` where it does not fit into what is left.
fn head_of(head: &[u8], left: u64) -> Option<(u64, [u8; 4], u64)> {
    let short = u64::from(u32::from_be_bytes(head.get(..4)?.try_into().ok()?));
    let name: [u8; 4] = head.get(4..8)?.try_into().ok()?;
    let (length, start) = match short {
        0 => (left, 8),
        1 => (u64::from_be_bytes(head.get(8..16)?.try_into().ok()?), 16),
        length => (length, 8),
    };
    (length >= start && length <= left).then_some((length, name, start))
}
