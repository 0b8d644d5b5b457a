//! Notes that several kinds of files hold in the same form: XMP (ISO 16684) and the positions in EXIF of photos.

use super::contents::{Contents, Detail};
use roxmltree::{Document, ParsingOptions};

/// The most nodes that a packet of notes is read to.
const MOST_NODES: u32 = 200_000;

/// A tree of XML, where the bytes are one.
pub fn with_tree(bytes: &[u8], mut look: impl FnMut(&Document<'_>)) {
    let text = String::from_utf8_lossy(bytes);
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let text = text.trim_matches(|c: char| c == '\u{FEFF}' || c == '\0' || c.is_whitespace());
    if let Ok(document) = Document::parse_with_options(text, options) {
        look(&document);
    }
}

/// What a packet of XMP says.
pub fn xmp(bytes: &[u8], contents: &mut Contents) {
    with_tree(bytes, |document| {
        let says = |name: &str, value: &str| match name {
            "creator" | "Author" | "Artist" | "OwnerName" | "CameraOwnerName" if !value.is_empty() => {
                Some(Detail::Author)
            }
            "Company" | "Manager" | "AuthorsPosition" if !value.is_empty() => Some(Detail::Company),
            "History" | "SourceModified" if !value.is_empty() => Some(Detail::History),
            "GPSLatitude" | "GPSLongitude" | "GPSPosition" if !value.is_empty() => Some(Detail::Location),
            "Make" | "Model" | "SerialNumber" if !value.is_empty() => Some(Detail::Device),
            _ => None,
        };
        for node in document.descendants().filter(|node| node.is_element()) {
            let value: String = node.descendants().filter_map(|inner| inner.text()).collect();
            // An entry of a history holds its facts as attributes.
            let has_entries =
                node.tag_name().name() == "History" && node.descendants().any(|inner| inner.attributes().len() > 0);
            let value = if has_entries { "entries" } else { value.trim() };
            let own = says(node.tag_name().name(), value).map(|detail| (detail, value));
            let attributes = node
                .attributes()
                .filter_map(|attribute| Some((says(attribute.name(), attribute.value().trim())?, attribute.value())));
            for (detail, value) in own.into_iter().chain(attributes) {
                match detail {
                    Detail::Author | Detail::Company => contents.name(detail, value),
                    other => contents.add(other),
                }
            }
        }
    });
}

/// Whether a photo among these bytes says where it was taken (EXIF 2.32, 4.6.6: the tag of the positions).
pub fn has_position(bytes: &[u8]) -> bool {
    const SIGN: &[u8] = b"Exif\0\0";
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], SIGN) {
        at += found + SIGN.len();
        if names_positions(&bytes[at..]).unwrap_or(false) {
            return true;
        }
    }
    false
}

fn names_positions(tiff: &[u8]) -> Option<bool> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let first = usize::try_from(long(4)?).ok()?;
    let count = usize::from(short(first)?);
    Some((0..count).any(|entry| short(first + 2 + entry * 12) == Some(0x8825)))
}

/// Where `needle` stands first.
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, needle)
}
