//! Pictures as they are published: nothing but the picture, upright, as large as it is shown, made once.
//! All marks and coordinates in here are made up.

use crate::support::program::Workshop;
use crate::support::{Built, Content, SMALLEST_SITE, options, site_path};
use huddle::disk::write::MemorySink;
use huddle::publish::pipeline::{Stopped, Unobserved};
use huddle::site::artifact::{Artifact, FileSeal, Sink};
use huddle::text::SitePath;
use image::codecs::gif::GifEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, RgbaImage};
use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

/// What no published byte may hold.
const MARK: &str = "N35.9999W80.9999";

/// Red on the left, blue on the right, with enough noise that it is a photo.
fn pixels(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let noise = ((x * 31 + y * 17) % 40) as u8;
        if x < width / 2 { Rgb([200, noise, noise]) } else { Rgb([noise, noise, 200]) }
    })
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let side = |length: u32| u16::try_from(length).expect("a small picture");
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 85);
    encoder.encode(&pixels(width, height), side(width), side(height), jpeg_encoder::ColorType::Rgb).expect("a JPEG");
    bytes
}

/// Exif (TIFF, big endian) with an orientation and a description.
fn exif(orientation: u8) -> Vec<u8> {
    let text = format!("{MARK}\0");
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x01\x0E\0\x02\0\0\0");
    tiff.extend([u8::try_from(text.len()).expect("short"), 0, 0, 0, 38]);
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    tiff.extend(text.as_bytes());
    tiff
}

/// A JPEG with everything that cameras, editors and messengers put into one.
fn spied_jpeg(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = jpeg(width, height);
    let mut bytes = plain[..2].to_vec();
    let mut segment = |marker: u8, data: &[u8]| {
        bytes.extend([0xFF, marker]);
        bytes.extend(u16::try_from(data.len() + 2).expect("short").to_be_bytes());
        bytes.extend(data);
    };
    segment(0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat());
    segment(0xE1, format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{MARK}</x:xmpmeta>").as_bytes());
    segment(0xED, format!("Photoshop 3.0\08BIM{MARK}").as_bytes());
    segment(0xFE, MARK.as_bytes());
    bytes.extend(&plain[2..]);
    bytes.extend(format!("{MARK}{MARK}").as_bytes());
    bytes
}

fn spied_png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.add_text_chunk("Comment".into(), MARK.into()).expect("a text");
    let mut writer = encoder.write_header().expect("a head");
    writer.write_chunk(png::chunk::ChunkType(*b"eXIf"), &exif(1)).expect("a chunk");
    writer.write_chunk(png::chunk::tIME, &[7, 234, 5, 7, 18, 0, 0]).expect("a chunk");
    writer.write_image_data(picture).expect("pixels");
    drop(writer);
    bytes.extend(MARK.as_bytes());
    bytes
}

/// A WebP with a chunk for Exif and one for XMP (RIFF, little endian).
fn spied_webp(width: u32, height: u32) -> Vec<u8> {
    let mut plain = Vec::new();
    WebPEncoder::new_lossless(&mut plain)
        .encode(&pixels(width, height), width, height, ExtendedColorType::Rgb8)
        .expect("a WebP");
    let mut chunks = Vec::new();
    let mut chunk = |name: &[u8], data: &[u8]| {
        chunks.extend(name);
        chunks.extend(u32::try_from(data.len()).expect("short").to_le_bytes());
        chunks.extend(data);
        chunks.extend(vec![0; data.len() % 2]);
    };
    let side = |length: u32| (length - 1).to_le_bytes()[..3].to_vec();
    chunk(b"VP8X", &[vec![0b1100, 0, 0, 0], side(width), side(height)].concat());
    let length = u32::from_le_bytes(plain[16..20].try_into().expect("four")) as usize;
    chunk(b"VP8L", &plain[20..20 + length]);
    chunk(b"EXIF", &exif(1));
    chunk(b"XMP ", MARK.as_bytes());
    let size = u32::try_from(chunks.len() + 4).expect("short").to_le_bytes();
    [b"RIFF", &size[..], b"WEBP", &chunks[..]].concat()
}

fn spied_gif(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    GifEncoder::new(&mut bytes).encode(&pixels(width, height), width, height, ExtendedColorType::Rgb8).expect("a GIF");
    assert_eq!(bytes.pop(), Some(0x3B));
    bytes.extend([0x21, 0xFE, u8::try_from(MARK.len()).expect("short")]);
    bytes.extend(MARK.as_bytes());
    bytes.extend([0, 0x3B]);
    bytes
}

/// A site with a page that shows and links to these files.
fn site(files: &[(&str, Vec<u8>)]) -> Content {
    let shown: String =
        files.iter().map(|(path, _)| format!("![Two halves](../{path})\n\n[Large](../{path})\n\n")).collect();
    let content = Content::new(SMALLEST_SITE).with("pages/about.md", &format!("---\ntitle: About\n---\n{shown}"));
    files.iter().fold(content, |content, (path, bytes)| content.with_media(path, bytes))
}

/// The values of an attribute of all pictures of a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    let images = page.split("<img").skip(1).map(|rest| rest.split('>').next().expect("a tag"));
    images.filter_map(|tag| tag.split(&start).nth(1)?.split('"').next()).collect()
}

/// The pictures of `pictures/`, by name.
fn made(built: &Built) -> Vec<(&str, &[u8])> {
    let files = built.files.iter().filter(|(path, _)| path.starts_with("pictures/") && !path.ends_with(".json"));
    files.map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect()
}

#[test]
fn a_photo_that_is_cut_off_is_reported_by_the_check() {
    let whole = [
        ("a.jpg", jpeg(900, 40)),
        ("b.png", spied_png(&RgbaImage::new(60, 40))),
        ("c.webp", spied_webp(90, 40)),
        ("d.gif", spied_gif(90, 40)),
    ];
    for (name, bytes) in whole {
        let path = format!("media/{name}");
        assert!(site(&[(&path, bytes.clone())]).diags().is_empty(), "{name}");
        let cut = bytes[..bytes.len() * 3 / 5].to_vec();
        let reported: Vec<String> = site(&[(&path, cut)])
            .diags()
            .iter()
            .map(|diag| format!("{} {}", diag.code.label(), diag.message))
            .collect();
        let expected = format!("H041 the picture \"{name}\" is broken or cut off");
        assert_eq!(reported, [expected.clone(), expected], "the page shows it and links to it");
    }
}

#[test]
fn nothing_but_the_picture_is_published() {
    let transparent = RgbaImage::from_fn(900, 40, |x, _| image::Rgba([200, 0, 0, (x % 256) as u8]));
    let files = [
        ("media/a.jpg", spied_jpeg(900, 40, 1)),
        ("media/b.png", spied_png(&transparent)),
        ("media/c.webp", spied_webp(900, 40)),
        ("media/d.gif", spied_gif(900, 40)),
    ];
    for (path, bytes) in &files {
        assert!(bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes()), "{path} was made without its marks");
    }
    let built = site(&files).build();
    assert_eq!(built.holding(MARK), Vec::<&str>::new());
    assert_eq!(made(&built).len(), 5, "the photo in two widths, light charts whole: {:?}", built.paths());
    for (path, bytes) in
        made(&built).into_iter().chain(files.iter().map(|(path, _)| (*path, built.files[*path].as_slice())))
    {
        let picture = image::load_from_memory(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(matches!(picture.width(), 640 | 900), "{path}: {}", picture.width());
        for mark in ["Exif", "eXIf", "EXIF", "tIME", "tEXt", "XMP", "xmpmeta", "Photoshop", "ICC_PROFILE", "iCCP"] {
            assert!(!bytes.windows(mark.len()).any(|window| window == mark.as_bytes()), "{path} holds {mark}");
        }
    }
}

#[test]
fn a_photo_that_was_taken_on_its_side_stands_upright() {
    let built = site(&[("media/lot.jpg", spied_jpeg(1600, 1200, 6))]).build();
    let page = built.page("about/");
    assert_eq!((values(page, "width"), values(page, "height")), (vec!["600"], vec!["800"]));
    let (_, bytes) = made(&built).into_iter().next().expect("a picture");
    let picture = image::load_from_memory(bytes).expect("a JPEG").into_rgb8();
    assert!(picture.height() > picture.width());
    let (top, bottom) =
        (picture.get_pixel(picture.width() / 2, 20), picture.get_pixel(picture.width() / 2, picture.height() - 20));
    assert!(top[0] > 150 && top[2] < 100 && bottom[2] > 150 && bottom[0] < 100, "{top:?} {bottom:?}");
}

#[test]
fn colours_of_a_camera_become_those_of_the_web() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile");
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 85);
    encoder.add_icc_profile(&profile).expect("a profile");
    let flat: Vec<u8> = [200, 100, 50].repeat(64 * 64);
    encoder.encode(&flat, 64, 64, jpeg_encoder::ColorType::Rgb).expect("a JPEG");
    let built = site(&[("media/lot.jpg", bytes)]).build();
    let picture = image::load_from_memory(&built.files["media/lot.jpg"]).expect("a JPEG").into_rgb8();
    let pixel = picture.get_pixel(30, 30);
    // Display P3 (200, 100, 50) is (213, 94, 30) in sRGB, give or take the encoder's rounding.
    for (part, expected) in pixel.0.into_iter().zip([213_i16, 94, 30]) {
        assert!((i16::from(part) - expected).abs() <= 8, "{pixel:?}");
    }
}

#[test]
fn addresses_of_all_sizes_exist_and_none_is_larger_than_the_photo() {
    let built = site(&[("media/large.jpg", jpeg(2500, 500)), ("media/small.jpg", jpeg(300, 200))]).build();
    let page = built.page("about/");
    let mut addresses: Vec<&str> = values(page, "src");
    let sets = values(page, "srcset");
    assert_eq!(sets.len(), 1, "a small one has one size: {sets:?}");
    addresses.extend(
        sets.iter().flat_map(|set| set.split(", ")).map(|source| source.split(' ').next().expect("an address")),
    );
    assert_eq!(addresses.len(), 4, "{addresses:?}");
    for address in addresses {
        let path = address.strip_prefix("../").expect("seen from the page");
        assert!(built.files.contains_key(path), "{path} is not there");
    }
    assert_eq!((values(page, "width"), values(page, "height")), (vec!["608", "300"], vec!["122", "200"]));
    assert!(page.contains("alt=\"Two halves\" loading=\"lazy\" decoding=\"async\""), "{page}");
    let linked = image::load_from_memory(&built.files["media/large.jpg"]).expect("a JPEG");
    assert_eq!((linked.width(), linked.height()), (2000, 400));
    assert!(page.contains("href=\"../media/large.jpg\""));
}

#[test]
fn a_photo_that_is_only_shown_has_no_address_of_its_own() {
    let content = Content::new(SMALLEST_SITE)
        .with("pages/about.md", "---\ntitle: About\n---\n![Two halves](../media/lot.jpg)\n")
        .with_media("media/lot.jpg", &jpeg(300, 200))
        .with_media("media/unused.jpg", &spied_jpeg(300, 200, 1));
    let built = content.build();
    assert!(
        !built.files.contains_key("media/lot.jpg") && !built.files.contains_key("media/unused.jpg"),
        "{:?}",
        built.paths()
    );
    assert_eq!(made(&built).len(), 1);
}

#[test]
fn a_jpeg_that_decoders_misread_is_refused_and_never_green() {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 85);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&pixels(64, 64), 64, 64, jpeg_encoder::ColorType::Rgb).expect("a JPEG");
    let reported = site(&[("media/lot.jpg", bytes)]).diags();
    assert!(
        reported.iter().all(|diag| diag.message.contains("colour by colour")) && reported.len() == 2,
        "{reported:?}"
    );
    assert!(site(&[("media/lot.jpg", jpeg(64, 64))]).diags().is_empty());
}

#[test]
fn a_picture_that_is_there_twice_is_made_once() {
    let built = site(&[("media/a.jpg", jpeg(300, 200)), ("media/b.jpg", jpeg(300, 200))]).build();
    assert_eq!(made(&built).len(), 1);
    assert_eq!(built.files["media/a.jpg"], built.files["media/b.jpg"]);
}

#[test]
fn a_chart_stays_sharp_and_a_photo_is_never_heavy() {
    let chart =
        RgbImage::from_fn(
            600,
            400,
            |x, y| if (x / 40 + y / 40) % 2 == 0 { Rgb([0, 94, 162]) } else { Rgb([255, 255, 255]) },
        );
    let mut sharp = Vec::new();
    image::codecs::png::PngEncoder::new(&mut sharp)
        .write_image(&chart, 600, 400, ExtendedColorType::Rgb8)
        .expect("a PNG");
    let noisy = RgbImage::from_fn(600, 400, |x, y| {
        let value = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
        Rgb([value as u8, (value >> 8) as u8, (value >> 16) as u8])
    });
    let mut photo = Vec::new();
    image::codecs::png::PngEncoder::new(&mut photo)
        .write_image(&noisy, 600, 400, ExtendedColorType::Rgb8)
        .expect("a PNG");
    let built = site(&[("media/chart.png", sharp.clone()), ("media/photo.png", photo)]).build();
    let endings: Vec<&str> =
        values(built.page("about/"), "src").iter().map(|src| src.rsplit('.').next().expect("an ending")).collect();
    assert_eq!(endings, ["png", "jpg"]);
    let (_, bytes) = made(&built).into_iter().find(|(path, _)| path.ends_with(".png")).expect("the chart");
    assert_eq!(image::load_from_memory(bytes).expect("a PNG").into_rgb8(), chart, "no pixel has changed");
    assert!(bytes.len() < 3_000, "{} bytes for two colours", bytes.len());
}

/// A sink beside a published site.
struct Beside {
    new: MemorySink,
    published: BTreeMap<String, Vec<u8>>,
}

impl Sink for Beside {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> io::Result<()> {
        self.new.put(artifact, seal)
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        self.published.get(path.as_str()).cloned()
    }
}

/// Builds beside a published site: the files, and which media were read.
fn build_beside(content: &Content, published: BTreeMap<String, Vec<u8>>) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let prepared = content.prepare(&options());
    let read = Mutex::new(Vec::new());
    let reader = |path: &SitePath| {
        read.lock().expect("one thread").push(path.to_string());
        content.read_media(path)
    };
    let sink = Beside { new: MemorySink::default(), published };
    prepared.render_all(&sink, &reader, String::new(), &Unobserved).expect("the site renders");
    let files = sink.new.0.into_inner().expect("one thread");
    (files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect(), read.into_inner().expect("one thread"))
}

#[test]
fn an_unchanged_photo_is_taken_over_and_a_changed_one_is_not() {
    let content = site(&[("media/lot.jpg", jpeg(900, 600)), ("media/gate.jpg", jpeg(300, 200))]);
    let (first, read) = build_beside(&content, BTreeMap::new());
    assert_eq!(read.len(), 2);
    let (second, read) = build_beside(&content, first.clone());
    assert_eq!(read, Vec::<String>::new(), "nothing is read, so nothing is decoded");
    assert_eq!(second, first);
    let changed = content.with_media("media/gate.jpg", &spied_jpeg(310, 200, 1));
    let (third, read) = build_beside(&changed, first.clone());
    assert_eq!(read, ["media/gate.jpg"]);
    assert_ne!(third["media/gate.jpg"], first["media/gate.jpg"]);
    assert_eq!(third["media/lot.jpg"], first["media/lot.jpg"]);
}

#[test]
fn a_photo_that_is_broken_inside_is_reported_with_its_line_and_the_old_site_stays() {
    let shop = Workshop::new();
    shop.write("content/pages/about.md", "---\ntitle: About\n---\nSee:\n\n![Two halves](../media/lot.png)\n");
    let whole = spied_png(&RgbaImage::from_fn(300, 200, |x, y| image::Rgba([(x ^ y) as u8, x as u8, y as u8, 255])));
    std::fs::create_dir_all(shop.path("content/media")).expect("a folder");
    std::fs::write(shop.path("content/media/lot.png"), &whole).expect("a file");
    shop.build().ends_with(0);
    let old = crate::support::program::files(&shop.path("public"));
    std::fs::write(shop.path("content/media/lot.png"), &whole[..whole.len() / 2]).expect("a file");
    let reported = shop.build().ends_with(1).reported;
    assert!(
        reported.contains("content/pages/about.md:6:15: error H041: the picture \"lot.png\" is broken or cut off"),
        "{reported}"
    );
    assert!(reported.contains("the published site is unchanged"), "{reported}");
    assert_eq!(crate::support::program::files(&shop.path("public")), old);
}

/// As a program closes what it could not copy to its end.
#[test]
fn a_photo_that_was_cut_off_and_closed_again_is_reported_by_the_check_and_by_the_build() {
    let shop = Workshop::new();
    shop.write("content/pages/about.md", "---\ntitle: About\n---\nSee:\n\n![Two halves](../media/lot.jpg)\n");
    let whole = jpeg(900, 400);
    std::fs::create_dir_all(shop.path("content/media")).expect("a folder");
    std::fs::write(shop.path("content/media/lot.jpg"), &whole).expect("a file");
    let check = || shop.run(&["check", "--today", crate::support::TODAY]);
    check().ends_with(0);
    shop.build().ends_with(0);
    let closed = [&whole[..whole.len() * 9 / 10], &[0xFF, 0xD9]].concat();
    std::fs::write(shop.path("content/media/lot.jpg"), closed).expect("a file");
    for reported in [check().ends_with(1).reported, shop.build().ends_with(1).reported] {
        let expected = "content/pages/about.md:6:15: error H041: the picture \"lot.jpg\" is broken or cut off";
        assert_eq!(reported.matches(expected).count(), 1, "{reported}");
    }
}

#[test]
fn a_photo_that_changes_while_the_site_is_built_is_reported() {
    let content = site(&[("media/lot.jpg", jpeg(300, 200))]);
    let prepared = content.prepare(&options());
    let reader = |_: &SitePath| Ok(jpeg(310, 200));
    let stopped = prepared.render_all(&MemorySink::default(), &reader, String::new(), &Unobserved);
    let Err(Stopped::Mistake(diag)) = stopped else { panic!("a mistake was expected") };
    assert_eq!((diag.message.as_str(), diag.place.start.line), ("\"lot.jpg\" was changed while the site was built", 4));
}

#[test]
fn a_drawing_is_published_without_its_notes() {
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><!-- {MARK} \
            --><metadata>{MARK}</metadata><path d=\"M0 0h8v6z\"/></svg>"
    );
    let built = site(&[("media/plan.svg", drawing.into_bytes())]).build();
    assert_eq!(built.holding(MARK), Vec::<&str>::new());
    let page = built.page("about/");
    assert!(page.contains("src=\"../media/plan.svg\" width=\"80\" height=\"40\" alt=\"Two halves\""), "{page}");
}

#[test]
fn the_logo_is_as_small_as_it_is_shown_and_says_its_size() {
    let settings = format!("{SMALLEST_SITE}style: {{logo: media/badge.jpg}}\n");
    let built = Content::new(&settings).with_media("media/badge.jpg", &spied_jpeg(1200, 600, 1)).build();
    assert_eq!(built.holding(MARK), Vec::<&str>::new());
    let page = built.page("");
    assert!(page.contains("width=\"96\" height=\"48\" alt=\"\""), "{page}");
    let (path, bytes) = made(&built).into_iter().next().expect("the logo");
    assert!(page.contains(&format!("src=\"./{path}\"")), "{page}");
    let picture = image::load_from_memory(bytes).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (192, 96));
    assert!(!built.files.contains_key("media/badge.jpg"));
}

#[test]
fn the_preview_gives_a_picture_when_it_is_asked_for() {
    let content = site(&[("media/lot.jpg", jpeg(900, 600))]);
    let built = content.build();
    let prepared = content.prepare(&options());
    for (path, bytes) in made(&built) {
        let artifact =
            prepared.at(&site_path(path), &|path| content.read_media(path)).expect("no mistake").expect("a picture");
        assert_eq!(artifact.bytes, bytes);
    }
}

#[test]
fn a_colour_of_the_site_leaves_dark_screens_and_paper_alone() {
    let settings = format!(
        "{SMALLEST_SITE}style: {{colors: {{link: \"#00518a\", brand: \"#0b4f2d\", dark: {{link: \"#8cc2ee\"}}}}}}\n"
    );
    let built = Content::new(&settings).build();
    let css = String::from_utf8_lossy(&built.files["site.css"]).into_owned();
    let added: Vec<&str> = css.lines().rev().take(5).filter(|line| !line.is_empty()).collect();
    assert_eq!(
        added,
        [
            "@media screen and (prefers-color-scheme: dark) { :root { --link: #8cc2ee; } }",
            "@media screen and (prefers-color-scheme: light) { :root { --link: #00518a; } }",
            "@media screen { :root { --brand: #0b4f2d; } }",
        ]
    );
}
