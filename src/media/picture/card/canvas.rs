//! The pixels of a card and the PNG that is made of them. There are two colours and two between them, so that four
//! pixels go into a byte: what there is to compress, to write and to send is little.

use super::lettering::{LEVELS, Line, Style, shape};
use super::sheet::{Colors, SIZE, STRIP};
use crate::media::color::Color;
use std::ops::Range;

/// What a text stands on: the field's colour with the other as ink, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// On the field, in the colour of ink.
    Field,
    /// On the strip, in the colour of the field.
    Strip,
}

impl Ground {
    /// The number of its colour.
    const fn number(self) -> u8 {
        match self {
            Self::Field => 0,
            Self::Strip => LEVELS - 1,
        }
    }

    /// The ground that a row of the card has.
    fn of(row: usize) -> Self {
        if i32::try_from(row).is_ok_and(|row| row < STRIP) { Self::Field } else { Self::Strip }
    }
}

const WIDTH: usize = SIZE.width as usize;
const HEIGHT: usize = SIZE.height as usize;

/// Pixels of two bits in a byte.
const IN_BYTE: usize = 4;

/// The pixels of a card that is being drawn.
pub struct Canvas {
    /// The number of a colour for each pixel of the rows that something is drawn on.
    pixels: Vec<u8>,
    drawn: Vec<bool>,
}

impl Canvas {
    /// A field above a strip, with nothing on them.
    pub fn new() -> Self {
        Self { pixels: vec![0; WIDTH * HEIGHT], drawn: vec![false; HEIGHT] }
    }

    /// Fills a part of the card.
    pub fn fill(&mut self, ground: Ground, columns: Range<i32>, rows: Range<i32>) {
        let columns = inside(&columns, WIDTH);
        for row in inside(&rows, HEIGHT) {
            self.row(row)[columns.clone()].fill(ground.number());
        }
    }

    /// Writes a line that begins at this place: how far from the left, and where its letters stand. What would be
    /// outside the card is cut off.
    pub fn write(&mut self, ground: Ground, style: Style, line: &Line, (left, baseline): (i32, i32)) {
        let number = ground.number();
        for (glyph, pen) in &line.letters {
            let shape = shape(style, *glyph);
            if shape.width == 0 {
                continue;
            }
            let start = left + pen + shape.left;
            let end = start + i32::try_from(shape.width).unwrap_or(0);
            let columns = inside(&(start..end), WIDTH);
            let skipped = usize::try_from(-start).unwrap_or(0).min(shape.width);
            for (row, levels) in (baseline + shape.top..).zip(shape.levels.chunks_exact(shape.width)) {
                let Some(row) = usize::try_from(row).ok().filter(|row| *row < HEIGHT) else { continue };
                for (pixel, level) in self.row(row)[columns.clone()].iter_mut().zip(&levels[skipped..]) {
                    // Counted from the ground, which is the first colour or the last; where letters touch, the most
                    // ink.
                    *pixel = (*pixel ^ number).max(*level) ^ number;
                }
            }
        }
    }

    fn row(&mut self, row: usize) -> &mut [u8] {
        let pixels = &mut self.pixels[row * WIDTH..][..WIDTH];
        if !std::mem::replace(&mut self.drawn[row], true) {
            pixels.fill(Ground::of(row).number());
        }
        pixels
    }

    /// The card as a file.
    pub fn png(&self, colors: &Colors) -> Vec<u8> {
        let mut packed = vec![0; WIDTH * HEIGHT / IN_BYTE];
        for (row, bytes) in packed.chunks_exact_mut(WIDTH / IN_BYTE).enumerate() {
            if self.drawn[row] {
                pack(&self.pixels[row * WIDTH..][..WIDTH], bytes);
            } else {
                bytes.fill(Ground::of(row).number() * 0b01_01_01_01);
            }
        }
        let mut out = Vec::with_capacity(32 * 1024);
        let mut encoder = png::Encoder::new(&mut out, SIZE.width, SIZE.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Two);
        encoder.set_palette(palette(colors));
        // Each row as its difference to the one above; runs of nothing are all that is looked for. Measured:
        // docs/decisions/0017.
        encoder.set_compression(png::Compression::Fastest);
        encoder.set_filter(png::Filter::Up);
        let mut writer = encoder.write_header().expect("a picture with a size and a palette");
        writer.write_image_data(&packed).expect("as many pixels as the head says");
        drop(writer);
        out
    }
}

fn pack(pixels: &[u8], bytes: &mut [u8]) {
    for (byte, four) in bytes.iter_mut().zip(pixels.chunks_exact(IN_BYTE)) {
        // All four at once, so that the compiler does several bytes at a time.
        let four = u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        *byte = (four << 6 | four >> 4 | four >> 14 | four >> 24) as u8;
    }
}

/// The part of a range that lies on the card.
fn inside(range: &Range<i32>, length: usize) -> Range<usize> {
    let bound = |at: i32| usize::try_from(at).unwrap_or(0).min(length);
    bound(range.start)..bound(range.end)
}

/// Red, green and blue of each colour, from the field's to that of its ink.
fn palette(colors: &Colors) -> Vec<u8> {
    let all = u16::from(LEVELS - 1);
    let part = |level: u16, ground: u8, ink: u8| {
        ((u16::from(ground) * (all - level) + u16::from(ink) * level + all / 2) / all) as u8
    };
    let Colors { ground, ink } = *colors;
    let color = |level: u16| Color {
        red: part(level, ground.red, ink.red),
        green: part(level, ground.green, ink.green),
        blue: part(level, ground.blue, ink.blue),
    };
    (0..=all).map(color).flat_map(|color| [color.red, color.green, color.blue]).collect()
}
