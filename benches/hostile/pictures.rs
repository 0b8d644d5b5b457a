//! Pictures that are small as files and large as pixels, or cost a decoder far more than they cost the one who makes
//! them. Each family is a line here: its name and a function that makes a content folder with them on a page.

use crate::families::{Site, site};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::gif::GifEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, RgbImage};
use std::fmt::Write as _;
use std::io::Write as _;

/// A name, and what makes the folder.
pub type Pictures = (&'static str, fn() -> Site);

/// Kinds of pixels of a PNG, by its numbers.
const GRAY: u8 = 0;
const RGB: u8 = 2;
const PALETTE: u8 = 3;
const RGBA: u8 = 6;

/// The longest side of a square picture that is read at all.
const SIDE: u32 = 7_100;

/// A page with these pictures, each shown and linked to.
pub fn page(pictures: Vec<(String, Vec<u8>)>) -> Site {
    let mut text = "---\ntitle: Pictures\n---\n".to_owned();
    for (name, _) in &pictures {
        let _ = write!(text, "\n![A field of one colour](../media/{name}) and [the picture itself](../media/{name})\n");
    }
    let mut site = site(&[("pages/pictures.md", text)]);
    site.extend(pictures.into_iter().map(|(name, bytes)| (format!("media/{name}"), bytes)));
    site
}

/// One picture.
fn one(name: &str, bytes: Vec<u8>) -> Site {
    page(vec![(name.to_owned(), bytes)])
}

/// Eight pictures. Each has to be another, or they would be made once.
fn eight(ending: &str, make: impl Fn(u32) -> Vec<u8>) -> Site {
    page((0..8).map(|number| (format!("p{number}.{ending}"), make(number))).collect())
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(data);
    out.extend(kind);
    out.extend(data);
    out.extend(sum.sum().to_be_bytes());
}

/// How a PNG is written.
#[derive(Clone, Copy)]
pub struct Png {
    pub width: u32,
    pub height: u32,
    pub bits: u8,
    pub color: u8,
    pub interlaced: bool,
}

impl Png {
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, bits: 8, color: RGB, interlaced: false }
    }

    fn of(self, color: u8, bits: u8) -> Self {
        Self { color, bits, ..self }
    }

    fn interlaced(self) -> Self {
        Self { interlaced: true, ..self }
    }

    /// The picture in one colour.
    pub fn bytes(self) -> Vec<u8> {
        self.with(&[])
    }

    /// The same with these chunks before its pixels.
    pub fn with(self, chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
        let mut out = self.head();
        for (kind, data) in chunks {
            chunk(&mut out, kind, data);
        }
        chunk(&mut out, b"IDAT", &self.pixels());
        chunk(&mut out, b"IEND", b"");
        out
    }

    /// The head, and hardly any pixels.
    fn head_only(self) -> Vec<u8> {
        let mut out = self.head();
        chunk(&mut out, b"IDAT", &packed(&[0; 100]));
        chunk(&mut out, b"IEND", b"");
        out
    }

    fn head(self) -> Vec<u8> {
        let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
        let sizes = [self.width.to_be_bytes(), self.height.to_be_bytes()].concat();
        chunk(&mut out, b"IHDR", &[&sizes[..], &[self.bits, self.color, 0, 0, u8::from(self.interlaced)]].concat());
        if self.color == PALETTE {
            chunk(&mut out, b"PLTE", &[0x66; 6]);
        }
        out
    }

    /// The rows, packed: each begins with a byte that says that it is not filtered.
    fn pixels(self) -> Vec<u8> {
        let channels = match self.color {
            RGB => 3,
            RGBA => 4,
            _ => 1,
        };
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        let byte = if self.color == PALETTE { 0 } else { 0x66 };
        let mut pass = |width: u32, height: u32| {
            let length = (width as usize * channels * usize::from(self.bits)).div_ceil(8);
            let row = [&[0][..], &vec![byte; length]].concat();
            let rows = if width == 0 { 0 } else { height as usize };
            let many = row.repeat((1_000_000 / row.len()).clamp(1, rows.max(1)));
            for _ in 0..rows / (many.len() / row.len()) {
                packed.write_all(&many).expect("memory takes it");
            }
            for _ in 0..rows % (many.len() / row.len()) {
                packed.write_all(&row).expect("memory takes it");
            }
        };
        // Adam7: where a pass begins, and how far its pixels are apart.
        let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        if self.interlaced {
            for (x, y, across, down) in passes {
                pass((self.width.saturating_sub(x)).div_ceil(across), (self.height.saturating_sub(y)).div_ceil(down));
            }
        } else {
            pass(self.width, self.height);
        }
        packed.finish().expect("memory takes it")
    }
}

/// Zeros, packed.
fn packed_zeros(megabytes: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    for _ in 0..megabytes {
        packed.write_all(&vec![0; 1 << 20]).expect("memory takes it");
    }
    packed.finish().expect("memory takes it")
}

/// A PNG with chunks of one kind, each of which unpacks to so many megabytes.
fn stuffed(kind: &[u8; 4], head: &[u8], (times, megabytes): (usize, usize)) -> Vec<u8> {
    let data = [head, &packed_zeros(megabytes)].concat();
    Png::new(300, 200).with(&vec![(kind, data); times])
}

/// An animation: so many frames in a PNG that says that there are four billion.
fn animated_png(width: u32, frames: u32) -> Vec<u8> {
    let png = Png::new(width, width);
    let mut out = png.head();
    chunk(&mut out, b"acTL", &[u32::MAX.to_be_bytes(), 0_u32.to_be_bytes()].concat());
    let control = |number: u32| {
        let sizes = [number, width, width, 0, 0].map(u32::to_be_bytes).concat();
        [&sizes[..], &[0, 1, 0, 10, 0, 0]].concat()
    };
    chunk(&mut out, b"fcTL", &control(0));
    let pixels = png.pixels();
    chunk(&mut out, b"IDAT", &pixels);
    for frame in 1..frames {
        chunk(&mut out, b"fcTL", &control(frame * 2 - 1));
        chunk(&mut out, b"fdAT", &[&(frame * 2).to_be_bytes()[..], &pixels].concat());
    }
    chunk(&mut out, b"IEND", b"");
    out
}

/// A GIF of so many frames of one colour, on a screen of another size.
fn gif(screen: (u16, u16), (width, height): (u32, u32), frames: usize) -> Vec<u8> {
    let pixels = vec![0x66; (width * height) as usize * 3];
    let mut bytes = Vec::new();
    GifEncoder::new_with_speed(&mut bytes, 30).encode(&pixels, width, height, ExtendedColorType::Rgb8).expect("a GIF");
    drop(pixels);
    bytes[6..8].copy_from_slice(&screen.0.to_le_bytes());
    bytes[8..10].copy_from_slice(&screen.1.to_le_bytes());
    let colors = if bytes[10] & 0x80 == 0 { 0 } else { 3 << ((bytes[10] & 7) + 1) };
    let frame = bytes[13 + colors..bytes.len() - 1].to_vec();
    bytes.truncate(13 + colors);
    for _ in 0..frames {
        bytes.extend(&frame);
    }
    bytes.push(0x3B);
    bytes
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = vec![0x66; (width * height) as usize * 3];
    WebPEncoder::new_lossless(&mut bytes).encode(&pixels, width, height, ExtendedColorType::Rgb8).expect("a WebP");
    bytes
}

fn segment(out: &mut Vec<u8>, marker: u8, data: &[u8]) {
    out.extend([0xFF, marker]);
    out.extend((data.len() as u16 + 2).to_be_bytes());
    out.extend(data);
}

/// The head of a JPEG with `colors` colours, and tables in which one bit stands for "nothing" (0) or "nothing in the
/// next blocks".
fn jpeg_head(marker: u8, (width, height): (u32, u32), colors: u8) -> Vec<u8> {
    let mut out = vec![0xFF, 0xD8];
    segment(&mut out, 0xDB, &[&[0][..], &[1; 64]].concat());
    let frame: Vec<u8> = (1..=colors).flat_map(|color| [color, 0x11, 0]).collect();
    let sizes = [(height as u16).to_be_bytes(), (width as u16).to_be_bytes()].concat();
    segment(&mut out, marker, &[&[8][..], &sizes, &[colors], &frame].concat());
    let table = |class: u8, value: u8| [&[class, 1][..], &[0; 15], &[value]].concat();
    segment(&mut out, 0xC4, &table(0x00, 0));
    // In layers 14 more bits say how many blocks there are; else it is the end of one.
    segment(&mut out, 0xC4, &table(0x10, if marker == 0xC2 { 0xE0 } else { 0 }));
    out
}

/// A JPEG of one scan whose pixels are all the same; `share` of them are there.
fn jpeg(width: u32, height: u32, share: f64) -> Vec<u8> {
    let mut out = jpeg_head(0xC0, (width, height), 3);
    segment(&mut out, 0xDA, &[3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    let blocks = f64::from(width.div_ceil(8)) * f64::from(height.div_ceil(8)) * share;
    // Two bits for a block of each colour.
    out.extend(vec![0; (blocks * 6.0 / 8.0).ceil() as usize]);
    out.extend([0xFF, 0xD9]);
    out
}

/// A JPEG in layers: one scan of the means, then so many that say of all blocks that nothing is added.
fn layers((width, height): (u32, u32), colors: u8, scans: usize) -> Vec<u8> {
    let mut out = jpeg_head(0xC2, (width, height), colors);
    let blocks = width.div_ceil(8) as usize * height.div_ceil(8) as usize;
    let all: Vec<u8> = (1..=colors).flat_map(|color| [color, 0]).collect();
    segment(&mut out, 0xDA, &[&[colors][..], &all, &[0, 0, 0]].concat());
    out.extend(vec![0; (blocks * usize::from(colors)).div_ceil(8)]);
    // 0, then 14 bits: so many blocks over 16,384.
    let mut bits: Vec<bool> = Vec::new();
    let mut left = blocks;
    while left >= 16_384 {
        let run = left.min(32_767);
        bits.push(false);
        bits.extend((0..14).rev().map(|bit| (run - 16_384) >> bit & 1 == 1));
        left -= run;
    }
    let mut scan = Vec::new();
    for byte in bits.chunks(8) {
        let value = (0..8).fold(0, |value, bit| value << 1 | u8::from(byte.get(bit).copied().unwrap_or(true)));
        scan.push(value);
        if value == 0xFF {
            scan.push(0);
        }
    }
    for number in 0..scans {
        let color = (number % usize::from(colors)) as u8 + 1;
        segment(&mut out, 0xDA, &[1, color, 0, 1, 63, 0]);
        out.extend(&scan);
    }
    out.extend([0xFF, 0xD9]);
    out
}

/// A small JPEG with these segments in its head.
fn jpeg_with(segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = RgbImage::from_pixel(300, 200, image::Rgb([0x66; 3]));
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.encode(&pixels, 300, 200, jpeg_encoder::ColorType::Rgb).expect("a JPEG");
    let mut out = bytes[..2].to_vec();
    for (marker, data) in segments {
        segment(&mut out, *marker, data);
    }
    out.extend(&bytes[2..]);
    out
}

/// A profile of colours in as many parts as a JPEG can have.
fn profile_in_parts() -> Vec<u8> {
    let part = |number: u8| [&b"ICC_PROFILE\0"[..], &[number, 255], &vec![0; 65_000]].concat();
    jpeg_with(&(1..=255).map(|number| (0xE2, part(number))).collect::<Vec<_>>())
}

/// A profile whose table says that it has billions of entries.
fn profile_of_tables() -> Vec<u8> {
    let mut profile = vec![0; 4_000];
    profile[..4].copy_from_slice(&4_000_u32.to_be_bytes());
    profile[8..12].copy_from_slice(&[4, 0x20, 0, 0]);
    profile[12..16].copy_from_slice(b"mntr");
    profile[16..20].copy_from_slice(b"RGB ");
    profile[20..24].copy_from_slice(b"XYZ ");
    profile[36..40].copy_from_slice(b"acsp");
    profile[128..132].copy_from_slice(&200_u32.to_be_bytes());
    for tag in 0..200 {
        let at = 132 + tag * 12;
        profile[at..at + 4].copy_from_slice([b"A2B0", b"rTRC", b"gTRC", b"bTRC"][tag % 4]);
        profile[at + 4..at + 12].copy_from_slice(&[2_600_u32.to_be_bytes(), 1_400_u32.to_be_bytes()].concat());
    }
    profile[2_600..2_604].copy_from_slice(b"mAB ");
    profile[2_608..2_610].copy_from_slice(&[3, 3]);
    for at in 0..5 {
        profile[2_612 + at * 4..2_616 + at * 4].copy_from_slice(&64_u32.to_be_bytes());
    }
    profile[2_664..2_680].copy_from_slice(&[255; 16]);
    profile
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

fn drawing(inside: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">{inside}</svg>").into_bytes()
}

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// Every family.
pub const PICTURES: &[Pictures] = &[
    ("PNG: 8,000 by 8,000", || one("a.png", Png::new(8_000, 8_000).bytes())),
    ("PNG: 8,000 by 8,000, eight at once", || eight("png", |number| Png::new(8_000, 8_000 + number).bytes())),
    ("PNG: as large as may be", || one("a.png", Png::new(SIDE, SIDE).bytes())),
    ("PNG: as large as may be, eight at once", || eight("png", |number| Png::new(SIDE, SIDE - number).bytes())),
    ("PNG: as large as may be, interlaced, eight at once", || {
        eight("png", |number| Png::new(SIDE, SIDE - number).interlaced().bytes())
    }),
    ("PNG: gray of one bit, eight at once", || {
        eight("png", |number| Png::new(SIDE, SIDE - number).of(GRAY, 1).bytes())
    }),
    ("PNG: a palette of one bit, eight at once", || {
        eight("png", |number| Png::new(SIDE, SIDE - number).of(PALETTE, 1).bytes())
    }),
    ("PNG: a palette of one bit, interlaced, eight at once", || {
        eight("png", |number| Png::new(SIDE, SIDE - number).of(PALETTE, 1).interlaced().bytes())
    }),
    ("PNG: 16 bits and alpha, 7,000 by 7,000", || one("a.png", Png::new(7_000, 7_000).of(RGBA, 16).bytes())),
    ("PNG: 16 bits and alpha, as large as may be, eight at once", || {
        eight("png", |number| Png::new(3_900, 3_900 - number).of(RGBA, 16).bytes())
    }),
    ("PNG: 16 bits, as large as may be, eight at once", || {
        eight("png", |number| Png::new(5_300, 5_300 - number).of(RGB, 16).bytes())
    }),
    ("PNG: gray of 16 bits, as large as may be, eight at once", || {
        eight("png", |number| Png::new(SIDE, SIDE - number).of(GRAY, 16).bytes())
    }),
    ("PNG: alpha, as large as may be, eight at once", || {
        eight("png", |number| Png::new(5_200, 5_200 - number).of(RGBA, 8).bytes())
    }),
    ("PNG: tall and light, eight at once", || {
        eight("png", |number| Png::new(2_000 - number, 6_000).of(GRAY, 1).bytes())
    }),
    ("PNG: one pixel wide, eight at once", || {
        eight("png", |number| Png::new(1, 50_000_000 - number).of(GRAY, 1).bytes())
    }),
    ("PNG: one pixel high, eight at once", || {
        eight("png", |number| Png::new(50_000_000 - number, 1).of(GRAY, 1).bytes())
    }),
    ("PNG: four billion pixels wide", || one("a.png", Png::new(u32::MAX >> 1, u32::MAX >> 1).head_only())),
    ("PNG: large, with little data, eight at once", || {
        eight("png", |number| Png::new(SIDE, SIDE - number).head_only())
    }),
    ("PNG: a profile of colours of 400 MB", || one("a.png", stuffed(b"iCCP", b"a\0\0", (1, 400)))),
    ("PNG: profiles of colours of 15 MB, eight at once", || {
        eight("png", |number| stuffed(b"iCCP", &[b'a' + number as u8, 0, 0], (1, 15)))
    }),
    ("PNG: a text of 400 MB", || one("a.png", stuffed(b"zTXt", b"a\0\0", (1, 400)))),
    ("PNG: texts of 1 MB, 300 of them", || one("a.png", stuffed(b"zTXt", b"a\0\0", (300, 1)))),
    ("PNG: texts in a language of 1 MB, 300 of them", || one("a.png", stuffed(b"iTXt", b"a\0\x01\0\0\0", (300, 1)))),
    ("PNG: a profile whose tables have billions of entries", || {
        one("a.png", Png::new(300, 200).with(&[(b"iCCP", [&b"a\0\0"[..], &packed(&profile_of_tables())].concat())]))
    }),
    ("PNG: animated, 400 frames of 2,000 by 2,000", || one("a.png", animated_png(2_000, 400))),
    ("PNG: 100,000 empty chunks", || one("a.png", Png::new(300, 200).with(&vec![(b"teXt", Vec::new()); 100_000]))),
    ("GIF: as large as may be, eight at once", || {
        eight("gif", |number| gif((4_200, 4_200), (4_200, 4_200 - number), 1))
    }),
    ("GIF: a large screen with a small frame, eight at once", || {
        eight("gif", |number| gif((4_200, 4_200 - number as u16), (10, 10 + number), 1))
    }),
    ("GIF: the largest screen", || one("a.gif", gif((65_535, 65_535), (10, 10), 1))),
    ("GIF: animated, 400 frames of 2,000 by 2,000", || one("a.gif", gif((2_000, 2_000), (2_000, 2_000), 400))),
    ("GIF: animated, 100,000 frames", || one("a.gif", gif((100, 100), (1, 1), 100_000))),
    ("WebP: 8,000 by 8,000", || one("a.webp", webp(8_000, 8_000))),
    ("WebP: as large as may be, eight at once", || eight("webp", |number| webp(4_800, 4_800 - number))),
    ("JPEG: as large as may be, eight at once", || eight("jpg", |number| jpeg(SIDE, SIDE - number, 1.0))),
    ("JPEG: large, with little data, eight at once", || eight("jpg", |number| jpeg(SIDE, SIDE - number, 0.001))),
    ("JPEG: 65,000 by 65,000, with little data", || one("a.jpg", jpeg(65_000, 65_000, 0.000_1))),
    ("JPEG: in layers, as large as may be, eight at once", || {
        eight("jpg", |number| layers((5_300, 5_300 - number), 1, 1))
    }),
    ("JPEG: in layers of three colors, as large as may be, eight at once", || {
        eight("jpg", |number| layers((4_200, 4_200 - number), 3, 3))
    }),
    ("JPEG: in 100 layers, eight at once", || eight("jpg", |number| layers((4_000, 4_000 - number), 1, 100))),
    ("JPEG: in 100,000 layers", || one("a.jpg", layers((4_000, 4_000), 1, 100_000))),
    ("JPEG: a profile of colours of 16 MB, eight at once", || {
        eight("jpg", |number| [profile_in_parts(), vec![0; number as usize]].concat())
    }),
    ("JPEG: 65,000 notes", || one("a.jpg", jpeg_with(&vec![(0xFE, vec![b'a'; 500]); 65_000]))),
    ("drawing: 400,000 elements, eight at once", || {
        eight("svg", |number| drawing(&numbered(395_000 - number as usize, |_| "<g/>".to_owned())))
    }),
    ("drawing: one element with 300,000 attributes", || {
        one("a.svg", drawing(&format!("<g {}/>", numbered(300_000, |at| format!("a{at:x}=\"\" ")))))
    }),
    ("drawing: attributes, eight at once", || {
        eight("svg", |number| {
            drawing(&numbered(90_000 - number as usize, |_| {
                "<g a=\"\" b=\"\" c=\"\" d=\"\" x=\"\" y=\"\"/>".to_owned()
            }))
        })
    }),
    ("drawing: namespaces", || {
        one("a.svg", drawing(&format!("<g {}/>", numbered(60_000, |at| format!("xmlns:a{at:x}=\"b{at:x}\" ")))))
    }),
    ("drawing: namespaces and elements", || {
        one(
            "a.svg",
            drawing(&format!(
                "<g {}>{}</g>",
                numbered(20_000, |at| format!("xmlns:a{at:x}=\"b{at:x}\" ")),
                "<a1:b/>".repeat(200_000)
            )),
        )
    }),
    ("drawing: one long path, eight at once", || {
        eight("svg", |number| drawing(&format!("<path d=\"M{number} 0{}\"/>", "h1v1".repeat(1_200_000))))
    }),
    ("drawing: rules of style, eight at once", || {
        eight("svg", |number| {
            drawing(&format!(
                "<style>{}</style><g class=\"a{number}\"/>",
                numbered(150_000, |at| format!(".a{at:x}{{fill:red}}"))
            ))
        })
    }),
    ("drawing: rules of style for every element", || {
        let rules = numbered(2_000, |at| format!("g{{fill:url(#a{at:x})}}"));
        one("a.svg", drawing(&format!("<style>{rules}</style>{}", "<g/>".repeat(100_000))))
    }),
    ("drawing: one value of style", || {
        one("a.svg", drawing(&format!("<g style=\"font-family:{}\"/>", "a,".repeat(2_000_000))))
    }),
    ("drawing: elements inside elements", || {
        one("a.svg", drawing(&format!("{}{}", "<g>".repeat(150_000), "</g>".repeat(150_000))))
    }),
    ("drawing: parts that name parts", || {
        let parts =
            numbered(24, |at| format!("<g id=\"a{at}\">{}</g>", format!("<use href=\"#a{}\"/>", at + 1).repeat(10)));
        one("a.svg", drawing(&format!("{parts}<use href=\"#a0\"/>")))
    }),
    ("drawing: entities", || {
        let entities = numbered(20, |at| format!("<!ENTITY a{} \"{}\">", at + 1, format!("&a{at};").repeat(10)));
        one(
            "a.svg",
            format!(
                "<!DOCTYPE svg [<!ENTITY a0 \"a\">{entities}]><svg \
                xmlns=\"http://www.w3.org/2000/svg\"><text>&a20;</text></svg>"
            )
            .into_bytes(),
        )
    }),
    ("drawing: text, eight at once", || {
        eight("svg", |number| drawing(&format!("<text>{}</text>", "&amp;".repeat(990_000 - number as usize))))
    }),
    ("files of 40 MB named like pictures, eight at once", || {
        eight("jpg", |number| [&b"\xFF\xD8\xFF"[..], &vec![number as u8; 39_000_000]].concat())
    }),
];
