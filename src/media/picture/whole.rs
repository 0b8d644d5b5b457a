//! Whether a photo is all there: its parts are walked to the end that its format has, without decoding a pixel. Bytes
//! behind that end are not the picture's, and are left alone (docs/decisions/0010-pictures.md).

use super::kind::Kind;
use super::units::Units;

/// Whether the file ends where its picture does, and nothing stands in it that cannot.
pub(super) fn is_whole(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Jpeg => jpeg(bytes, None).is_some(),
        Kind::Png => png(bytes).is_some(),
        Kind::Gif => gif(bytes).is_some(),
        Kind::Webp => webp(bytes).is_some(),
        Kind::Svg => true,
    }
}

/// Whether a JPEG also has all units of its pixels: one that was cut off may have been closed again. It takes ten times
/// as long. Of other kinds the end says it.
pub fn has_all_units(kind: Kind, bytes: &[u8]) -> bool {
    kind != Kind::Jpeg || jpeg(bytes, Some(Units::default())).is_some()
}

/// What the markers of a JPEG have said so far (ITU T.81, B.1 and B.2).
#[derive(Default)]
struct Headers {
    /// Of the frame: how many colours, and whether they come in layers.
    colors: u8,
    in_layers: bool,
    /// How many units stand between two marks of a restart; 0 where there are none.
    restart: u16,
    /// A scan gave all colours of a frame without layers: nothing can be missing.
    complete: bool,
}

/// The markers of a JPEG up to its end, and the units of its scans where these are to be counted.
fn jpeg(bytes: &[u8], mut units: Option<Units>) -> Option<()> {
    let mut headers = Headers::default();
    let mut at = 2;
    let mut scanned = false;
    loop {
        // Some cameras leave bytes between the segments of the head; every decoder skips them.
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        let marker = *bytes.get(at + 1)?;
        if matches!(marker, 0x00 | 0xFF) {
            at += 1;
            continue;
        }
        if marker == 0xD9 {
            return (scanned && units.is_none_or(|units| units.have_all_layers())).then_some(());
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at + 4..at + 2 + length).filter(|_| length >= 2)?;
        at += 2 + length;
        match marker {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                if scanned {
                    return None;
                }
                headers.colors = *segment.get(5)?;
                headers.in_layers = marker & 3 == 2;
                if let Some(units) = &mut units {
                    units.frame(marker, segment);
                }
            }
            0xDD => headers.restart = u16::from_be_bytes([*segment.first()?, *segment.get(1)?]),
            0xDA => {
                if headers.complete {
                    return None;
                }
                headers.complete = !headers.in_layers && *segment.first()? == headers.colors;
                let end = scan(bytes, at, headers.restart > 0)?;
                if let Some(units) = &mut units
                    && !units.are_all_in(segment, &bytes[at..end], headers.restart)
                {
                    return None;
                }
                at = end;
                scanned = true;
            }
            0xC4 | 0xDB if headers.complete => return None,
            0xC4 => {
                if let Some(units) = &mut units {
                    units.codes(segment);
                }
            }
            0xC8 | 0xCC | 0xDB..=0xDF | 0xE0..=0xFE => {}
            _ => return None,
        }
    }
}

/// Where the marker behind the coded pixels that begin at `at` stands. In them a byte FF is followed by 00, or is the
/// mark of a restart, and these are counted round.
fn scan(bytes: &[u8], mut at: usize, restarts: bool) -> Option<usize> {
    let mut next = 0xD0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match *bytes.get(at + 1)? {
            0x00 => at += 2,
            0xFF => at += 1,
            mark @ 0xD0..=0xD7 => {
                if !restarts || mark != next {
                    return None;
                }
                next = if mark == 0xD7 { 0xD0 } else { mark + 1 };
                at += 2;
            }
            _ => return Some(at),
        }
    }
}

/// The chunks of a PNG up to the last (PNG, 5.3 and 5.6).
fn png(bytes: &[u8]) -> Option<()> {
    let mut at = 8;
    loop {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        at = at.checked_add(length)?.checked_add(12)?;
        if at > bytes.len() {
            return None;
        }
        if &head[4..] == b"IEND" {
            return Some(());
        }
    }
}

/// The blocks of a GIF up to its trailer (GIF89a, 15 to 27).
fn gif(bytes: &[u8]) -> Option<()> {
    let colors = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + colors(*bytes.get(10)?);
    loop {
        at = match *bytes.get(at)? {
            0x21 => blocks(bytes, at + 2)?,
            0x2C => blocks(bytes, at + 11 + colors(*bytes.get(at + 9)?))?,
            0x3B => return Some(()),
            _ => return None,
        };
    }
}

/// The end of a row of blocks, each with its length before it, the last empty.
fn blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// The length of a WebP (RIFF), which its head says; the last byte may be one that only makes it even.
fn webp(bytes: &[u8]) -> Option<()> {
    let length = bytes.get(4..8)?;
    let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize;
    (length + 8 <= bytes.len() + length % 2).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::gif::GifEncoder;
    use image::codecs::webp::WebPEncoder;
    use image::{ExtendedColorType, ImageEncoder, RgbImage};
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

    const SIDE: u16 = 96;

    fn pixels() -> RgbImage {
        let mut state = 7_u32;
        RgbImage::from_fn(SIDE.into(), SIDE.into(), |x, y| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Rgb([(x * 2) as u8 ^ (state >> 28) as u8, (y * 2) as u8, (state >> 27) as u8])
        })
    }

    /// Common, in layers, and with marks of restarts.
    fn jpegs() -> Vec<Vec<u8>> {
        let encoded = |prepare: &dyn Fn(&mut Encoder<&mut Vec<u8>>)| {
            let mut bytes = Vec::new();
            let mut encoder = Encoder::new(&mut bytes, 90);
            prepare(&mut encoder);
            encoder.encode(&pixels(), SIDE, SIDE, ColorType::Rgb).expect("a JPEG");
            bytes
        };
        vec![
            encoded(&|_| {}),
            encoded(&|encoder| encoder.set_progressive(true)),
            encoded(&|encoder| encoder.set_restart_interval(4)),
            encoded(&|encoder| encoder.set_optimized_huffman_tables(true)),
        ]
    }

    fn others() -> Vec<(Kind, Vec<u8>)> {
        let side = u32::from(SIDE);
        let (mut png, mut gif, mut webp) = (Vec::new(), Vec::new(), Vec::new());
        image::codecs::png::PngEncoder::new(&mut png)
            .write_image(&pixels(), side, side, ExtendedColorType::Rgb8)
            .expect("a PNG");
        GifEncoder::new(&mut gif).encode(&pixels(), side, side, ExtendedColorType::Rgb8).expect("a GIF");
        WebPEncoder::new_lossless(&mut webp).encode(&pixels(), side, side, ExtendedColorType::Rgb8).expect("a WebP");
        vec![(Kind::Png, png), (Kind::Gif, gif), (Kind::Webp, webp)]
    }

    fn all() -> Vec<(Kind, Vec<u8>)> {
        jpegs().into_iter().map(|bytes| (Kind::Jpeg, bytes)).chain(others()).collect()
    }

    #[test]
    fn a_whole_picture_is_whole_whatever_stands_behind_its_end() {
        for (kind, mut bytes) in all() {
            assert!(is_whole(kind, &bytes), "{kind:?}");
            bytes.extend(b"\0\0padding of a camera \xFF\xD8\xFF");
            assert!(is_whole(kind, &bytes), "{kind:?} with more behind it");
        }
    }

    #[test]
    fn a_picture_that_is_cut_off_anywhere_is_not_whole() {
        for (kind, bytes) in all() {
            // The last byte of a WebP may only make its length even.
            let last = if kind == Kind::Webp { bytes.len() - 1 } else { bytes.len() };
            for end in 12..last {
                assert!(!is_whole(kind, &bytes[..end]), "{kind:?} cut off at {end} of {}", bytes.len());
            }
        }
    }

    /// In every way that the encoder knows: colors as fine or coarser, grey, in layers, with marks of restarts.
    fn all_kinds_of_jpegs() -> Vec<Vec<u8>> {
        let pixels = pixels();
        let grey: Vec<u8> = pixels.pixels().map(|pixel| pixel.0[1]).collect();
        let mut all = jpegs();
        for sampling in [SamplingFactor::F_1_1, SamplingFactor::F_2_1, SamplingFactor::F_1_2, SamplingFactor::F_2_2] {
            for (in_layers, restart) in [(false, 0), (true, 0), (false, 3), (true, 5)] {
                for (width, height) in [(SIDE, SIDE), (SIDE - 5, SIDE - 9), (1, 1)] {
                    for is_grey in [false, true] {
                        let mut bytes = Vec::new();
                        let mut encoder = Encoder::new(&mut bytes, 70);
                        encoder.set_sampling_factor(sampling);
                        encoder.set_progressive(in_layers);
                        encoder.set_restart_interval(restart);
                        let (kind, from): (_, &[u8]) =
                            if is_grey { (ColorType::Luma, &grey) } else { (ColorType::Rgb, pixels.as_raw()) };
                        encoder.encode(from, width, height, kind).expect("a JPEG");
                        all.push(bytes);
                    }
                }
            }
        }
        all
    }

    #[test]
    fn whole_jpegs_have_all_their_units() {
        for (number, mut bytes) in all_kinds_of_jpegs().into_iter().enumerate() {
            assert!(has_all_units(Kind::Jpeg, &bytes), "{number}");
            bytes.extend(b"\0\0padding of a camera \xFF\xD8\xFF");
            assert!(has_all_units(Kind::Jpeg, &bytes), "{number} with more behind it");
        }
    }

    #[test]
    fn a_jpeg_that_was_cut_off_and_closed_again_has_too_few_units() {
        for (number, bytes) in all_kinds_of_jpegs().into_iter().enumerate() {
            let scan = bytes.windows(2).position(|mark| mark == [0xFF, 0xDA]).expect("a scan") + 16;
            let places = (scan..bytes.len() - 4).step_by(1 + bytes.len() / 60);
            for end in places {
                let closed = [&bytes[..end], &[0xFF, 0xD9]].concat();
                assert!(!has_all_units(Kind::Jpeg, &closed), "{number} cut off at {end} of {}", bytes.len());
            }
        }
    }

    #[test]
    fn a_jpeg_without_its_tables_is_not_judged() {
        let bytes = jpegs().remove(0);
        let mut bare = bytes[..2].to_vec();
        let mut at = 2;
        while bytes[at + 1] != 0xDA {
            let next = at + 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
            if bytes[at + 1] != 0xC4 {
                bare.extend(&bytes[at..next]);
            }
            at = next;
        }
        bare.extend(&bytes[at..]);
        assert!(has_all_units(Kind::Jpeg, &bare), "films of cameras leave the usual tables out");
    }

    #[test]
    fn a_jpeg_with_bytes_of_something_else_among_its_pixels_is_not_whole() {
        for (number, bytes) in jpegs().into_iter().enumerate() {
            let middle = bytes.len() / 2;
            for other in [&b"\xFF\x01"[..], b"\xFF\xD8\xFF\xE0", b"\xFF\xD5", b"\xFF\xC0\x00\x11", b"\xFF\x7F"] {
                let mut damaged = bytes.clone();
                damaged[middle..middle + other.len()].copy_from_slice(other);
                assert!(!is_whole(Kind::Jpeg, &damaged), "{number}: {other:02X?}");
            }
        }
    }

    #[test]
    fn segments_between_and_behind_the_head_are_left_alone() {
        let bytes = jpegs().remove(0);
        let mut padded = bytes[..2].to_vec();
        padded.extend(b"\xFF\xE1\x00\x06ab\xFF\xD9\0\0\xFF\xFF");
        padded.extend(&bytes[2..]);
        assert!(is_whole(Kind::Jpeg, &padded), "a small picture inside the head has an end of its own");
    }
}
