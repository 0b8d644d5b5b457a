//! Letters as pixels, from the two fonts that the program brings: which texts can be written with them, how far a text
//! runs, where it is broken into lines, and the shape of each letter, drawn once for each size.

use ab_glyph::{Font, FontRef, GlyphId, PxScale, point};
use std::sync::{LazyLock, OnceLock};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many steps a pixel has from the ground to the ink, both counted: enough for smooth edges, and few colours.
pub const LEVELS: u8 = 4;

/// What stands for the rest of a text.
const ELLIPSIS: &str = "…";

const SOFT_HYPHEN: char = '\u{AD}';

/// Characters of a text that are looked at: no card has room for more.
const LONGEST: usize = 400;

/// Lengths along a line are whole numbers of this part of a pixel, so that they add up alike everywhere.
const PARTS: i32 = 64;

/// A font at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A title of at most two lines, bold.
    TitleLarge,
    /// A title of at most three lines, bold.
    TitleMiddle,
    /// A title of at most four lines, bold.
    TitleSmall,
    /// The first line of the strip, bold.
    Lead,
    /// The name above the title and the second line of the strip.
    Plain,
    /// What is set off at the end of the strip, bold.
    Tag,
}

const STYLES: [Style; 6] =
    [Style::TitleLarge, Style::TitleMiddle, Style::TitleSmall, Style::Lead, Style::Plain, Style::Tag];

impl Style {
    /// Pixels for an em.
    pub fn pixels(self) -> i32 {
        match self {
            Self::TitleLarge => 92,
            Self::TitleMiddle => 76,
            Self::TitleSmall => 64,
            Self::Lead => 44,
            Self::Plain => 38,
            Self::Tag => 34,
        }
    }

    /// The height of a capital letter, in pixels.
    pub fn capital(self) -> i32 {
        self.pixels() * 2 / 3
    }

    fn font(self) -> &'static FontRef<'static> {
        if self == Self::Plain { &REGULAR } else { &BOLD }
    }
}

static BOLD: LazyLock<FontRef<'static>> = LazyLock::new(|| font(include_bytes!("fonts/card-bold.ttf")));
static REGULAR: LazyLock<FontRef<'static>> = LazyLock::new(|| font(include_bytes!("fonts/card-regular.ttf")));

fn font(bytes: &'static [u8]) -> FontRef<'static> {
    FontRef::try_from_slice(bytes).expect("the program's own font is one")
}

/// A letter's pixels: how far each is covered, from 0 to [`LEVELS`] - 1.
#[derive(Debug, Default)]
pub struct Shape {
    /// From the pen to the left edge, and from the line that letters stand on to the upper edge (negative above it).
    pub left: i32,
    /// Negative above the line, in pixels.
    pub top: i32,
    /// In pixels; the height follows from the number of levels.
    pub width: usize,
    /// Row by row from the top.
    pub levels: Vec<u8>,
}

/// Shapes by style and glyph, drawn when they are first asked for.
static SHAPES: LazyLock<Vec<Vec<OnceLock<Shape>>>> = LazyLock::new(|| {
    STYLES.iter().map(|style| (0..style.font().glyph_count()).map(|_| OnceLock::new()).collect()).collect()
});

/// The shape of a letter.
pub fn shape(style: Style, glyph: u16) -> &'static Shape {
    SHAPES[style as usize][usize::from(glyph)].get_or_init(|| draw(style, GlyphId(glyph)))
}

fn draw(style: Style, glyph: GlyphId) -> Shape {
    let font = style.font();
    // This crate's scale is the height of a line, not of an em.
    let em = font.units_per_em().expect("the program's own font says it");
    let scale = PxScale::from(style.pixels() as f32 * font.height_unscaled() / em);
    let Some(outline) = font.outline_glyph(glyph.with_scale_and_position(scale, point(0.0, 0.0))) else {
        return Shape::default();
    };
    let bounds = outline.px_bounds();
    let width = bounds.width() as usize;
    let mut levels = vec![0; width * bounds.height() as usize];
    outline.draw(|x, y, coverage| {
        if let Some(level) = levels.get_mut(y as usize * width + x as usize) {
            *level = (coverage.clamp(0.0, 1.0) * f32::from(LEVELS - 1)).round() as u8;
        }
    });
    Shape { left: bounds.min.x as i32, top: bounds.min.y as i32, width, levels }
}

/// The text as the fonts can write it: composed, without controls, marks of direction, emoji and other signs that they
/// lack. `None` where they lack a letter, so that no word is shown with holes or in the wrong order, and where nothing
/// to read is left.
pub fn legible(text: &str) -> Option<String> {
    if text.is_ascii() {
        let visible =
            text.chars().take(LONGEST).filter(|character| character.is_whitespace() || !character.is_control());
        return words(visible.collect());
    }
    let mut clean = String::new();
    for character in text.chars().take(LONGEST).nfc() {
        if character.is_whitespace() {
            clean.push(' ');
        } else if character == SOFT_HYPHEN {
            // Seen only where a line is broken at it, which is never done.
        } else if has(character) {
            clean.push(character);
        } else if std::iter::once(character).nfkc().all(has) {
            clean.extend(std::iter::once(character).nfkc());
        } else if character.is_alphanumeric() || (is_combining_mark(character) && !is_selector(character)) {
            return None;
        }
    }
    words(clean)
}

/// The words with one space between them; `None` where there is nothing to read.
fn words(text: String) -> Option<String> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    text.chars().any(char::is_alphanumeric).then(|| words.join(" "))
}

fn has(character: char) -> bool {
    BOLD.glyph_id(character).0 != 0
}

/// Marks that only choose between ways to draw the sign before them, or put it on a key.
fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{20E3}' | '\u{E0100}'..='\u{E01EF}')
}

/// Letters of a line, with where the pen stands for each, in pixels from the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What is written.
    pub text: String,
    /// For each letter its number in the font, and the pen.
    pub letters: Vec<(u16, i32)>,
    /// From the beginning to the end of the last letter, in pixels.
    pub width: i32,
}

/// Sets a text as one line.
pub fn line(style: Style, text: &str) -> Line {
    let mut letters = Vec::with_capacity(text.len());
    let end = walk(style, text, |glyph, pen, _| letters.push((glyph, (pen + PARTS / 2) / PARTS)));
    Line { text: text.to_owned(), letters, width: (end + PARTS - 1) / PARTS }
}

/// Sets a text as one line that is no wider than this many pixels: shortened where it is longer.
pub fn line_within(style: Style, text: &str, width: i32) -> Line {
    if walk(style, text, |_, _, _| ()) <= width * PARTS {
        line(style, text)
    } else {
        line(style, &shortened(style, text, width))
    }
}

/// Sets a text as lines of at most this width, as many as there may be; `None` where it needs more. Lines are made
/// about equally long.
pub fn lines_within(style: Style, text: &str, width: i32, most: usize) -> Option<Vec<Line>> {
    let words = Words::new(style, text);
    let count = words.count(width * PARTS).filter(|count| *count <= most)?;
    // The narrowest width that takes no more lines.
    let (mut narrow, mut wide) = (0, width * PARTS);
    while wide - narrow > PARTS {
        let middle = narrow.midpoint(wide);
        if words.count(middle).is_some_and(|lines| lines <= count) { wide = middle } else { narrow = middle }
    }
    Some(words.broken(wide).iter().map(|text| line(style, text)).collect())
}

/// Sets as much of a text as goes into this many lines; the last ends with an ellipsis. A word that is longer than a
/// line is broken.
pub fn first_lines(style: Style, text: &str, width: i32, most: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rest = text;
    while lines.len() + 1 < most && !rest.is_empty() {
        let taken = fitting(style, rest, width);
        // At a space where there is one, else inside the word.
        let ends = taken == rest.len() || rest[taken..].starts_with(' ');
        let end = if ends { taken } else { rest[..taken].rfind(' ').unwrap_or(taken) };
        lines.push(line(style, rest[..end].trim_end()));
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() {
        lines.push(line_within(style, rest, width));
    }
    lines
}

/// How many bytes of a text go into this width: at least one character.
fn fitting(style: Style, text: &str, width: i32) -> usize {
    let mut taken = 0;
    let mut ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
    walk(style, text, |_, _, end| {
        let at = ends.next().unwrap_or(text.len());
        if end <= width * PARTS || taken == 0 {
            taken = at;
        }
    });
    taken
}

/// The text cut so that it and an ellipsis go into this width.
fn shortened(style: Style, text: &str, width: i32) -> String {
    let room = width - line(style, ELLIPSIS).width;
    let taken = fitting(style, text, room);
    // Not inside a word, unless it is a very long one.
    let space = || text[..taken].rfind(' ').filter(|at| *at > taken / 2);
    let end = if text[taken..].starts_with(' ') { taken } else { space().unwrap_or(taken) };
    let kept = text[..end].trim_end_matches(|character: char| !character.is_alphanumeric());
    format!("{kept}{ELLIPSIS}")
}

/// Goes along a text: each glyph with where the pen stands before and after it, in [`PARTS`] of a pixel. Gives the end.
fn walk(style: Style, text: &str, mut each: impl FnMut(u16, i32, i32)) -> i32 {
    let font = style.font();
    let (mut pen, mut before) = (0, None);
    for character in text.chars() {
        let glyph = font.glyph_id(character);
        if let Some(before) = before {
            pen += scaled(style, font.kern_unscaled(before, glyph));
        }
        let end = pen + scaled(style, font.h_advance_unscaled(glyph));
        each(glyph.0, pen, end);
        (pen, before) = (end, Some(glyph));
    }
    pen
}

/// Thousandths of an em, whole ones, in [`PARTS`] of a pixel.
fn scaled(style: Style, units: f32) -> i32 {
    (units as i32 * style.pixels() * PARTS).div_euclid(1_000)
}

/// A text's words with their widths.
struct Words<'t> {
    words: Vec<(&'t str, i32)>,
    space: i32,
}

impl<'t> Words<'t> {
    fn new(style: Style, text: &'t str) -> Self {
        let words = text.split(' ').map(|word| (word, walk(style, word, |_, _, _| ()))).collect();
        Self { words, space: walk(style, " ", |_, _, _| ()) }
    }

    /// How many lines of this width the words take; `None` where one of them is wider.
    fn count(&self, width: i32) -> Option<usize> {
        let (mut lines, mut used) = (1, 0);
        for (_, word) in &self.words {
            if *word > width {
                return None;
            }
            if used > 0 && used + self.space + word > width {
                (lines, used) = (lines + 1, *word);
            } else {
                used += word + if used > 0 { self.space } else { 0 };
            }
        }
        Some(lines)
    }

    fn broken(&self, width: i32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut used = 0;
        for (text, word) in &self.words {
            match lines.last_mut() {
                Some(line) if used + self.space + word <= width => {
                    line.push(' ');
                    line.push_str(text);
                    used += self.space + word;
                }
                _ => {
                    lines.push((*text).to_owned());
                    used = *word;
                }
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: i32 = 900;
    const STYLE: Style = Style::TitleSmall;

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn a_text_is_broken_at_spaces_into_lines_of_about_one_length() {
        let lines = lines_within(STYLE, "What became of the lights on the Harbor Road", WIDTH, 3).expect("it fits");
        assert_eq!(texts(&lines), ["What became of the", "lights on the Harbor Road"]);
        assert!(lines.iter().all(|line| line.width <= WIDTH));
        assert_eq!(lines_within(STYLE, &"lights ".repeat(40), WIDTH, 3), None);
        assert_eq!(lines_within(STYLE, &"i".repeat(200), WIDTH, 3), None, "no line holds the word");
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis_inside_the_width() {
        for text in ["What became of the lights ".repeat(50), "W".repeat(500), "wwwww, ".repeat(99), "Ǻ".repeat(300)] {
            let lines = first_lines(STYLE, &text, WIDTH, 4);
            assert_eq!(lines.len(), 4, "{text:.20}");
            assert!(lines.iter().all(|line| line.width <= WIDTH), "{text:.20}");
            let last = &lines[3].text;
            assert!(last.ends_with(ELLIPSIS) && !last.contains(" …") && !last.contains(",…"), "{last}");
            let whole: String = texts(&lines).concat();
            assert!(text.replace(' ', "").starts_with(&whole.replace([' ', '…'], "")), "{whole}");
        }
        assert_eq!(line_within(STYLE, "Lights", WIDTH).text, "Lights");
    }

    #[test]
    fn pairs_of_letters_stand_closer_where_their_shapes_ask_for_it() {
        assert!(line(STYLE, "AVAVAV").width < line(STYLE, "A").width * 3 + line(STYLE, "V").width * 3 - 5);
    }

    #[test]
    fn every_character_of_the_fonts_has_a_shape_in_every_style() {
        for style in STYLES {
            let font = style.font();
            assert_eq!(font.glyph_count(), BOLD.glyph_count(), "both fonts have the same characters");
            for (glyph, character) in font.codepoint_ids() {
                let shape = shape(style, glyph.0);
                let blank = character.is_whitespace() || matches!(character, '\u{2000}'..='\u{200F}');
                assert!(blank || shape.levels.contains(&(LEVELS - 1)), "{style:?} {character:?}");
                assert!(shape.levels.iter().all(|level| *level < LEVELS));
            }
        }
    }
}
