//! How much memory a picture takes while it is written anew, worked out from its head before a pixel is decoded, and
//! the memory that all pictures of a build share: where there is none left, a picture waits for another to be done.
//! What is written does not depend on it.

use super::cuts::{Cut, Picture};
use super::kind::Kind;
use super::size::Size;
use std::sync::{Condvar, Mutex, PoisonError};

/// What all pictures that are worked on at the same time may take, in bytes. With the program around them it is below
/// 256 MB.
pub const SHARED: u64 = 200_000_000;

/// Larger pictures are brought near their size by averages first, as wide as this at most, in pixels.
const NEAR: u32 = 2_600;

/// A number with fractions for each of four channels: what a picture is made smaller in.
const FRACTIONS: u64 = 16;

static FREE: Mutex<u64> = Mutex::new(SHARED);
static RETURNED: Condvar = Condvar::new();

/// A part of the shared memory, given back when it is dropped.
pub struct Reserved(u64);

/// Waits until so many bytes are free; never more than there are.
pub fn reserve(bytes: u64) -> Reserved {
    let bytes = bytes.min(SHARED);
    let free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut free = RETURNED.wait_while(free, |free| *free < bytes).unwrap_or_else(PoisonError::into_inner);
    *free -= bytes;
    Reserved(bytes)
}

impl Drop for Reserved {
    fn drop(&mut self) {
        *FREE.lock().unwrap_or_else(PoisonError::into_inner) += self.0;
        RETURNED.notify_all();
    }
}

/// The size that a picture is brought to by averages, which all its cuts are made from; none where it is small enough.
pub fn near(whole: Size, cuts: &[Cut]) -> Option<Size> {
    let widest = cuts.iter().map(|cut| cut.size.width).max()?;
    let width = (widest * 2).min(NEAR.max(widest));
    let height = u64::from(whole.height) * u64::from(width) / u64::from(whole.width.max(1));
    (whole.width > width * 4 / 3).then(|| Size { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) })
}

fn area(size: Size) -> u64 {
    u64::from(size.width) * u64::from(size.height)
}

/// The bytes that it takes at most to write these cuts of a picture, the file's own among them.
pub fn needs(picture: &Picture, cuts: &[Cut]) -> u64 {
    let (Some(whole), head) = (picture.size, &picture.head) else { return 0 };
    let channels = if head.has_alpha { 4 } else { 3 };
    let pixel = u64::from(head.pixel);
    let near = near(whole, cuts);
    let base = near.unwrap_or(whole);
    // What is transparent is weighted before it is averaged, and other kinds of pixels are brought to eight bits first.
    let plain = if head.has_alpha && pixel != 4 { 4 } else { 0 };
    let decoding =
        area(whole) * (pixel + plain) + head.beside + near.map_or(0, |near| area(near) * pixel.max(channels));
    let kept = if near.is_none() { area(whole) * pixel } else { 0 };
    let one = |cut: &Cut| {
        let smaller = if cut.size == base { 0 } else { u64::from(base.width) * u64::from(cut.size.height) * FRACTIONS };
        // The cut, the cut upright, and what is encoded of it.
        smaller + area(cut.size) * (channels * 3 + 1)
    };
    let drawing = kept + area(base) * channels * 2 + cuts.iter().map(one).max().unwrap_or(0);
    head.file + decoding.max(drawing)
}

/// What a decoder takes beside the pixels that it gives, in bytes.
pub fn beside(kind: Kind, pixels: u64, layers: Option<u64>) -> u64 {
    match kind {
        // The coefficients of all layers, two bytes for each.
        Kind::Jpeg => layers.unwrap_or(0) * 2,
        Kind::Png | Kind::Svg => 0,
        Kind::Gif => pixels * 5,
        Kind::Webp => pixels * 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::picture::cuts::Head;
    use std::sync::atomic::{AtomicU64, Ordering};

    fn photo(width: u32, height: u32, (pixel, has_alpha): (u8, bool), beside: u64) -> Picture {
        let head = Head { pixel, has_alpha, beside, file: 12_000_000 };
        let size = Some(Size { width, height });
        Picture {
            kind: Kind::Png,
            size,
            digest: String::new(),
            mark: String::new(),
            encoding: Kind::Png,
            is_light: false,
            head,
        }
    }

    #[test]
    fn what_telephones_take_fits_and_bombs_do_not() {
        let all =
            |picture: &Picture| needs(picture, &picture.cuts().into_iter().chain(picture.linked()).collect::<Vec<_>>());
        let fits = |picture: &Picture| all(picture) <= SHARED;
        assert!(fits(&photo(8_160, 6_120, (3, false), 0)));
        // In layers, 4:2:0.
        assert!(fits(&photo(6_000, 4_000, (3, false), 6_000 * 4_000 * 3)));
        assert!(fits(&photo(6_000, 4_500, (4, true), 0)));
        assert!(!fits(&photo(8_000, 6_000, (8, true), 0)));
        assert!(!fits(&photo(8_000, 6_000, (3, false), 8_000 * 6_000 * 6)));
        // Shown whole, since it is light.
        assert!(!fits(&Picture { is_light: true, ..photo(2_000, 25_000, (1, false), 0) }));
        // Where a page only shows a photo, two of them are written at a time.
        let common = photo(4_032, 3_024, (3, false), 0);
        assert!(needs(&common, &common.cuts()) * 2 <= SHARED);
    }

    #[test]
    fn pictures_share_what_there_is_and_one_that_wants_more_gets_all() {
        let (taken, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for number in 0..16_u64 {
                let (taken, most) = (&taken, &most);
                scope.spawn(move || {
                    for round in 0..50 {
                        let bytes = SHARED / (1 + (number + round) % 5) + (number % 2) * SHARED;
                        let reserved = reserve(bytes);
                        let now = taken.fetch_add(bytes.min(SHARED), Ordering::SeqCst) + bytes.min(SHARED);
                        most.fetch_max(now, Ordering::SeqCst);
                        std::thread::yield_now();
                        taken.fetch_sub(bytes.min(SHARED), Ordering::SeqCst);
                        drop(reserved);
                    }
                });
            }
        });
        assert!(most.into_inner() <= SHARED);
        drop(reserve(SHARED));
    }
}
