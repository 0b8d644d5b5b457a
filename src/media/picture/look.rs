//! What a picture's bytes say of it, without decoding it: kind, upright size, and what keeps it from being published.

use super::cuts::{Cut, Head, LINKED, Picture, RECIPE};
use super::flaw::{Flaw, MOST_PIXELS};
use super::kind::Kind;
use super::size::Size;
use super::whole::is_whole;
use super::{memory, svg};
use crate::text::SitePath;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// What a PNG may hold beside its pixels, unpacked, in bytes: profiles of colours take some hundred thousand.
const BESIDE_PIXELS: u64 = 16_000_000;

/// The largest chart that is shown whole, in bytes.
const LIGHT: usize = 100_000;

/// Names of pictures, with the kind that each stands for.
const NAMES: [(&str, Kind); 8] = [
    ("jpg", Kind::Jpeg),
    ("jpeg", Kind::Jpeg),
    ("jpe", Kind::Jpeg),
    ("jfif", Kind::Jpeg),
    ("png", Kind::Png),
    ("gif", Kind::Gif),
    ("webp", Kind::Webp),
    ("svg", Kind::Svg),
];

/// Formats that are not read, by their names.
const UNREAD: [(&str, &str); 8] = [
    ("heic", "HEIC"),
    ("heif", "HEIC"),
    ("avif", "AVIF"),
    ("tif", "TIFF"),
    ("tiff", "TIFF"),
    ("bmp", "BMP"),
    ("jxl", "JPEG XL"),
    ("dng", "raw"),
];

/// Whether a file's name says that it is a picture.
pub fn is_named_as_picture(path: &SitePath) -> bool {
    let extension = path.extension();
    NAMES.iter().any(|(name, _)| *name == extension) || unread(&extension).is_some()
}

/// Whether a file that begins with these bytes is a picture, whatever its name.
pub fn is_picture(head: &[u8]) -> bool {
    raster(head).is_some() || is_heif(head).is_some()
}

fn unread(extension: &str) -> Option<&'static str> {
    UNREAD.iter().find(|(name, _)| *name == extension).map(|(_, format)| *format)
}

/// The kind of a photo, from its first bytes.
fn raster(head: &[u8]) -> Option<Kind> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some(Kind::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Some(Kind::Png),
        [b'G', b'I', b'F', b'8', ..] => Some(Kind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::Webp),
        _ => None,
    }
}

/// Boxes of ISO 14496-12 whose brand is one of HEIF's (ISO 23008-12) or AVIF's.
fn is_heif(head: &[u8]) -> Option<&'static str> {
    match head.get(4..12)? {
        b"ftypavif" | b"ftypavis" => Some("AVIF"),
        b"ftypheic" | b"ftypheix" | b"ftypheim" | b"ftypheis" | b"ftypmif1" | b"ftypmsf1" => Some("HEIC"),
        _ => None,
    }
}

/// Looks at a file of the content folder that is a picture by its name or its first bytes.
///
/// # Errors
/// What keeps it from being published.
pub fn look(path: &SitePath, bytes: &[u8]) -> Result<Picture, Flaw> {
    let extension = path.extension();
    let named = NAMES.iter().find(|(name, _)| *name == extension).map(|(_, kind)| *kind);
    if let Some(format) = is_heif(bytes).or_else(|| unread(&extension)) {
        return Err(Flaw::Unread(format));
    }
    match (raster(bytes), named) {
        (Some(kind), Some(name)) if kind == name => photo(kind, bytes),
        (Some(kind), _) => Err(Flaw::Named(kind)),
        (None, Some(Kind::Svg)) => drawing(bytes),
        (None, _) => Err(Flaw::NotAPicture),
    }
}

fn drawing(bytes: &[u8]) -> Result<Picture, Flaw> {
    let (_, size) = svg::clean(bytes)?;
    let digest = digest(bytes);
    Ok(Picture {
        kind: Kind::Svg,
        size,
        mark: digest.clone(),
        digest,
        encoding: Kind::Svg,
        is_light: true,
        head: Head::default(),
    })
}

fn photo(kind: Kind, bytes: &[u8]) -> Result<Picture, Flaw> {
    let mut decoder = decoder(kind, bytes)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS {
        return Err(Flaw::TooLarge(Size { width, height }));
    }
    if kind == Kind::Jpeg && is_color_by_color(bytes) {
        return Err(Flaw::ColorByColor);
    }
    if pixels == 0 || !is_whole(kind, bytes) {
        return Err(Flaw::Broken);
    }
    let size = if is_on_its_side(decoder.orientation().unwrap_or(Orientation::NoTransforms)) {
        Size { width: height, height: width }
    } else {
        Size { width, height }
    };
    // A photo takes more than a byte for a pixel where nothing is lost; a chart or a screenshot far less.
    let is_chart = is_lossless(kind, bytes) && bytes.len() as u64 <= pixels;
    let encoding =
        if kind == Kind::Gif || decoder.color_type().has_alpha() || is_chart { Kind::Png } else { Kind::Jpeg };
    let is_light = encoding == Kind::Png && is_chart && bytes.len() <= LIGHT && size.width <= LINKED;
    let head = head(kind, &decoder, bytes);
    let digest = digest(bytes);
    let picture = Picture { kind, size: Some(size), mark: digest.clone(), digest, encoding, is_light, head };
    let cuts: Vec<Cut> = picture.cuts().into_iter().chain(picture.linked()).collect();
    let needed = memory::needs(&picture, &cuts);
    if needed > memory::SHARED { Err(Flaw::TooMuch(size, needed)) } else { Ok(picture) }
}

/// Whether width and height of a photo change places when it is turned upright.
pub(super) fn is_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

/// What the head of a photo says of the memory that it takes.
fn head(kind: Kind, decoder: &impl ImageDecoder, bytes: &[u8]) -> Head {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let layers = (kind == Kind::Jpeg).then(|| coefficients(bytes, pixels)).flatten();
    let color = decoder.color_type();
    let beside = memory::beside(kind, pixels, layers);
    Head { pixel: color.bytes_per_pixel(), has_alpha: color.has_alpha(), beside, file: bytes.len() as u64 }
}

/// How many coefficients a JPEG in layers (SOF2 and the like) has; none where it has no layers, so that they need not
/// be kept.
fn coefficients(bytes: &[u8], pixels: u64) -> Option<u64> {
    let (marker, frame) = segments(bytes).find(|(marker, _)| matches!(marker, 0xC0..=0xC2))?;
    let sampling: Vec<u64> =
        frame.get(6..)?.chunks_exact(3).map(|color| u64::from(color[1] >> 4) * u64::from(color[1] & 15)).collect();
    // Each colour has its share of the units of the finest one.
    let finest = *sampling.iter().max()?;
    (marker == 0xC2).then(|| pixels * sampling.iter().sum::<u64>() / finest.max(1))
}

/// The segments of a JPEG up to its first scan: marker, and what stands behind the length.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        let Some([0xFF, marker, high, low, ..]) = bytes.get(at..) else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
        let segment = bytes.get(at + 4..(at + 2 + length).min(bytes.len()))?;
        at += 2 + length;
        Some((*marker, segment))
    })
}

/// Whether a JPEG without layers (SOF0, SOF1) gives its colours in scans of their own (ITU T.81, B.2.3).
fn is_color_by_color(bytes: &[u8]) -> bool {
    let mut colors = 0;
    for (marker, segment) in segments(bytes) {
        match marker {
            0xC0 | 0xC1 => colors = segment.get(5).copied().unwrap_or(0),
            0xDA => return segment.first().is_some_and(|scanned| *scanned < colors),
            _ => {}
        }
    }
    false
}

/// Whether the format keeps every pixel. Of a WebP the first chunks say it ("VP8L").
fn is_lossless(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Png | Kind::Gif => true,
        Kind::Webp => bytes.iter().take(64).copied().collect::<Vec<_>>().windows(4).any(|chunk| chunk == b"VP8L"),
        Kind::Jpeg | Kind::Svg => false,
    }
}

/// A decoder that has read the head of a photo, and takes no more memory than it may.
///
/// # Errors
/// A head that cannot be read.
pub(super) fn decoder<'b>(kind: Kind, bytes: impl AsRef<[u8]> + 'b) -> Result<impl ImageDecoder + 'b, Flaw> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Gif => ImageFormat::Gif,
        Kind::Webp => ImageFormat::WebP,
        Kind::Svg => return Err(Flaw::NotAPicture),
    };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(if kind == Kind::Png { BESIDE_PIXELS } else { memory::SHARED });
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader.into_decoder().map_err(|_| Flaw::Broken)
}

/// What stands for the bytes of a picture and the way that it is written in.
pub(super) fn digest(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(RECIPE);
    hash.update(b"\n");
    hash.update(bytes);
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
