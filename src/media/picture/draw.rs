//! Photos as they are published: decoded, turned upright, brought into sRGB, cut to size, and encoded anew from their
//! pixels alone, so that nothing else of the file (Exif, XMP, IPTC, comments, what follows its end) can come along.

use super::cuts::{Cut, Picture};
use super::flaw::Flaw;
use super::kind::Kind;
use super::look::{decoder, digest, is_on_its_side};
use super::memory;
use super::size::Size;
use super::whole::has_all_units;
use image::codecs::gif::GifEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, RgbImage, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Of 100: photos look the same to the eye, at an eighth of what cameras write.
const JPEG_QUALITY: u8 = 80;

/// The largest profile of colours that is read, in bytes.
const LARGEST_PROFILE: usize = 4_000_000;

/// Writes the cuts of a photo, decoding it once. Whoever calls this reserves what [`memory::needs`] first.
///
/// # Errors
/// A photo that cannot be decoded, or that is not the one that was looked at.
pub fn draw(picture: &Picture, bytes: Vec<u8>, cuts: &[Cut]) -> Result<Vec<Vec<u8>>, Flaw> {
    if digest(&bytes) != picture.digest {
        return Err(Flaw::Changed);
    }
    if !has_all_units(picture.kind, &bytes) {
        return Err(Flaw::Broken);
    }
    let whole = picture.size.ok_or(Flaw::NotAPicture)?;
    let (base, orientation) = decode(picture.kind, bytes, memory::near(whole, cuts))?;
    let one = |cut: &Cut| {
        let mut drawn = resize(&base, lying(cut.size, orientation));
        if orientation != Orientation::NoTransforms {
            drawn.to_mut().apply_orientation(orientation);
        }
        encode(&drawn, cut.encoding).ok_or(Flaw::Broken)
    };
    cuts.iter().map(one).collect()
}

/// A size as the pixels lie in the file.
fn lying(upright: Size, orientation: Orientation) -> Size {
    let Size { width, height } = upright;
    if is_on_its_side(orientation) { Size { width: height, height: width } } else { upright }
}

/// The pixels of a photo as they lie in the file, brought near the size that they are needed in: in sRGB, with eight
/// bits for each of three channels, or four.
fn decode(kind: Kind, bytes: Vec<u8>, near: Option<Size>) -> Result<(DynamicImage, Orientation), Flaw> {
    let mut decoder = decoder(kind, bytes)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| profile.len() <= LARGEST_PROFILE);
    let decoded = DynamicImage::from_decoder(decoder).map_err(|_| Flaw::Broken)?;
    let decoded = if decoded.color().has_alpha() { DynamicImage::ImageRgba8(decoded.into_rgba8()) } else { decoded };
    let near = match near.map(|near| lying(near, orientation)) {
        Some(Size { width, height }) => unweighted(weighted(decoded).thumbnail_exact(width, height)),
        None => decoded,
    };
    let plain = if near.color().has_alpha() { near } else { DynamicImage::ImageRgb8(near.into_rgb8()) };
    Ok((profile.and_then(|profile| to_srgb(&plain, &profile)).unwrap_or(plain), orientation))
}

/// The same colours without the profile that they were written with (many telephones write Display P3). `None` where
/// the profile cannot be used: the colours are then taken as they are, as browsers do.
fn to_srgb(pixels: &DynamicImage, profile: &[u8]) -> Option<DynamicImage> {
    let source =
        ColorProfile::new_from_slice(profile).ok().filter(|profile| profile.color_space == DataColorSpace::Rgb)?;
    let layout = if pixels.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let options = TransformOptions::default();
    let transform = source.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options).ok()?;
    let mut out = vec![0; pixels.as_bytes().len()];
    transform.transform(pixels.as_bytes(), &mut out).ok()?;
    let (width, height) = (pixels.width(), pixels.height());
    if pixels.color().has_alpha() {
        RgbaImage::from_raw(width, height, out).map(DynamicImage::ImageRgba8)
    } else {
        RgbImage::from_raw(width, height, out).map(DynamicImage::ImageRgb8)
    }
}

/// Cut to size.
fn resize(pixels: &DynamicImage, size: Size) -> Cow<'_, DynamicImage> {
    let Size { width, height } = size;
    if (pixels.width(), pixels.height()) == (width, height) {
        return Cow::Borrowed(pixels);
    }
    if pixels.color().has_alpha() {
        return Cow::Owned(unweighted(weighted(pixels.clone()).resize_exact(width, height, FilterType::Lanczos3)));
    }
    Cow::Owned(pixels.resize_exact(width, height, FilterType::Lanczos3))
}

/// Without weights, what is transparent would bleed into what is not.
fn weighted(pixels: DynamicImage) -> DynamicImage {
    with_alpha(pixels, |color, alpha| (u16::from(color) * u16::from(alpha) / 255) as u8)
}

fn unweighted(pixels: DynamicImage) -> DynamicImage {
    with_alpha(pixels, |color, alpha| (u16::from(color) * 255 / u16::from(alpha.max(1))).min(255) as u8)
}

/// The colours of a picture with transparency, each with its alpha put through `change`; others as they are.
fn with_alpha(pixels: DynamicImage, change: fn(u8, u8) -> u8) -> DynamicImage {
    let DynamicImage::ImageRgba8(mut pixels) = pixels else { return pixels };
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        pixel.0 = [change(red, alpha), change(green, alpha), change(blue, alpha), alpha];
    }
    DynamicImage::ImageRgba8(pixels)
}

fn encode(pixels: &DynamicImage, encoding: Kind) -> Option<Vec<u8>> {
    let (width, height) = (pixels.width(), pixels.height());
    let mut out = Vec::new();
    match encoding {
        Kind::Jpeg => {
            let mut encoder = Encoder::new(&mut out, JPEG_QUALITY);
            encoder.set_sampling_factor(SamplingFactor::F_2_2);
            encoder.set_optimized_huffman_tables(true);
            encoder.set_progressive(true);
            let opaque = pixels.as_rgb8().map_or_else(|| Cow::Owned(pixels.to_rgb8()), Cow::Borrowed);
            encoder.encode(&opaque, u16::try_from(width).ok()?, u16::try_from(height).ok()?, ColorType::Rgb).ok()?;
        }
        Kind::Gif => {
            GifEncoder::new(&mut out).encode(&pixels.to_rgba8(), width, height, ExtendedColorType::Rgba8).ok()?;
        }
        Kind::Webp => {
            let color = pixels.color().into();
            WebPEncoder::new_lossless(&mut out).encode(pixels.as_bytes(), width, height, color).ok()?;
        }
        Kind::Png | Kind::Svg => png(pixels, &mut out)?,
    }
    Some(out)
}

/// A PNG; with a palette where few colours are used.
fn png(pixels: &DynamicImage, out: &mut Vec<u8>) -> Option<()> {
    let mut encoder = png::Encoder::new(out, pixels.width(), pixels.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let has_alpha = pixels.color().has_alpha();
    match palette(pixels) {
        Some((colors, indices)) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(colors.iter().flat_map(|color| color[..3].to_vec()).collect::<Vec<u8>>());
            if has_alpha {
                encoder.set_trns(colors.iter().map(|color| color[3]).collect::<Vec<u8>>());
            }
            encoder.write_header().ok()?.write_image_data(&indices).ok()
        }
        None => {
            encoder.set_color(if has_alpha { png::ColorType::Rgba } else { png::ColorType::Rgb });
            encoder.write_header().ok()?.write_image_data(pixels.as_bytes()).ok()
        }
    }
}

/// The colours of a picture and each pixel as the number of its own, where there are no more than 256.
fn palette(pixels: &DynamicImage) -> Option<(Vec<[u8; 4]>, Vec<u8>)> {
    let channels = usize::from(pixels.color().channel_count());
    let mut numbers: BTreeMap<[u8; 4], u8> = BTreeMap::new();
    let mut colors = Vec::new();
    let mut indices = Vec::with_capacity(pixels.as_bytes().len() / channels);
    for pixel in pixels.as_bytes().chunks_exact(channels) {
        let color = [pixel[0], pixel[1], pixel[2], pixel.get(3).copied().unwrap_or(255)];
        let number = match numbers.get(&color) {
            Some(number) => *number,
            None => {
                let number = u8::try_from(colors.len()).ok()?;
                numbers.insert(color, number);
                colors.push(color);
                number
            }
        };
        indices.push(number);
    }
    Some((colors, indices))
}
