//! The picture that stands for a page where somebody shares a link to it: what a card says, in which colours, and the
//! card as a PNG. It knows no huddle and no language; texts come finished.

mod canvas;
mod lettering;
mod sheet;

pub use lettering::legible;
pub use sheet::{Colors, LEAST_CONTRAST, SIZE};

use crate::media::color::Color;
use canvas::{Canvas, Ground};
use lettering::{Line, Style};
use sha2::{Digest as _, Sha256};
use sheet::STRIP;
use std::fmt;

/// Changes with everything that changes the pixels of the same card: names of files hold it, so that none of an older
/// way is taken over.
const RECIPE: &str = "1";

/// What a card is made of, in 80 bits: two cards with the same are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Digest([u8; 10]);

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// What a card says. Every text is one that [`legible`] gave; an empty one is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Above the title: whose page it is.
    pub name: String,
    /// The title of the page, broken into lines when it is drawn.
    pub title: String,
    /// On the strip below, in bold: when.
    pub lead: String,
    /// Below it: where.
    pub detail: String,
    /// At the end of the strip, set off: that it did not take place.
    pub tag: String,
}

// Where things stand, in pixels from the upper left corner.
const MARGIN: i32 = 72;
const WIDTH: i32 = SIZE.width as i32;
const HEIGHT: i32 = SIZE.height as i32;
const COLUMN: i32 = WIDTH - 2 * MARGIN;
const NAME_BASELINE: i32 = 92;
/// What titles may take of the field.
const TITLE: std::ops::Range<i32> = 122..STRIP - 32;
/// Sizes of titles with how many lines each may take, the largest first.
const TITLES: [(Style, usize); 3] = [(Style::TitleLarge, 2), (Style::TitleMiddle, 3), (Style::TitleSmall, 4)];
/// How far apart the lines of a title are, in hundredths of the size of its letters.
const LEADING: i32 = 112;
/// Where the two rows of the strip stand.
const ROWS: [i32; 2] = [STRIP + 76, STRIP + 134];
/// Of a tag: room beside the words, its height, and room before it.
const TAG_PADDING: i32 = 26;
const TAG_HEIGHT: i32 = 68;
const TAG_GAP: i32 = 36;

impl Card {
    /// What the card's file is made of.
    pub fn digest(&self, colors: &Colors) -> Digest {
        let mut hash = Sha256::new();
        for Color { red, green, blue } in [colors.ground, colors.ink] {
            hash.update([red, green, blue]);
        }
        for text in [RECIPE, &self.name, &self.title, &self.lead, &self.detail, &self.tag] {
            // With lengths, so that no two lists of texts run together to the same.
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        let mut digest = Digest::default();
        digest.0.copy_from_slice(&hash.finalize()[..10]);
        digest
    }

    /// Draws the card.
    pub fn png(&self, colors: &Colors) -> Vec<u8> {
        let mut canvas = Canvas::new();
        canvas.write(
            Ground::Field,
            Style::Plain,
            &lettering::line_within(Style::Plain, &self.name, COLUMN),
            (MARGIN, NAME_BASELINE),
        );
        self.write_title(&mut canvas);
        let end = self.write_tag(&mut canvas);
        self.write_rows(&mut canvas, end);
        canvas.png(colors)
    }

    /// Gives where the room before the tag ends.
    fn write_tag(&self, canvas: &mut Canvas) -> i32 {
        let end = WIDTH - MARGIN;
        if self.tag.is_empty() {
            return end;
        }
        let line = lettering::line_within(Style::Tag, &self.tag, COLUMN / 3);
        let (start, middle) = (end - line.width - 2 * TAG_PADDING, i32::midpoint(STRIP, HEIGHT));
        canvas.fill(Ground::Field, start..end, middle - TAG_HEIGHT / 2..middle + TAG_HEIGHT / 2);
        canvas.write(Ground::Field, Style::Tag, &line, (start + TAG_PADDING, middle + Style::Tag.capital() / 2));
        start - TAG_GAP
    }

    /// One row stands in the middle of the strip, two around it.
    fn write_rows(&self, canvas: &mut Canvas, end: i32) {
        let rows =
            [(Style::Lead, &self.lead), (Style::Plain, &self.detail)].into_iter().filter(|(_, text)| !text.is_empty());
        let rows: Vec<_> = rows.collect();
        for (at, (style, text)) in rows.iter().enumerate() {
            let baseline = if rows.len() == 1 { i32::midpoint(STRIP, HEIGHT) + style.capital() / 2 } else { ROWS[at] };
            canvas.write(
                Ground::Strip,
                *style,
                &lettering::line_within(*style, text, end - MARGIN),
                (MARGIN, baseline),
            );
        }
    }

    fn write_title(&self, canvas: &mut Canvas) {
        let (style, lines) = self.title_lines();
        let apart = style.pixels() * LEADING / 100;
        let tall = apart * (i32::try_from(lines.len()).unwrap_or(1) - 1) + style.capital();
        let mut baseline = i32::midpoint(TITLE.start, TITLE.end - tall) + style.capital();
        for line in &lines {
            canvas.write(Ground::Field, style, line, (MARGIN, baseline));
            baseline += apart;
        }
    }

    /// The title in the largest letters in which it fits; shortened in the smallest where it is too long for any.
    fn title_lines(&self) -> (Style, Vec<Line>) {
        let fitting = TITLES
            .iter()
            .find_map(|(style, most)| Some((*style, lettering::lines_within(*style, &self.title, COLUMN, *most)?)));
        fitting.unwrap_or_else(|| {
            let [.., (style, most)] = TITLES;
            (style, lettering::first_lines(style, &self.title, COLUMN, most))
        })
    }
}
