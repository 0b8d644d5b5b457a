//! The sheet that a card is drawn on: its size, its two parts and its colours.

use crate::media::color::Color;
use crate::media::picture::size::Size;

/// What Facebook, LinkedIn and others ask for, in pixels.
pub const SIZE: Size = Size { width: 1200, height: 630 };

/// The field ends here, and the strip begins.
pub(super) const STRIP: i32 = 458;

/// The colours of cards: of the field with the title, and of the letters on it; the strip has them the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colors {
    /// Of the field.
    pub ground: Color,
    /// Of letters on the field; its contrast to the ground is at least [`LEAST_CONTRAST`] where any shade has that.
    pub ink: Color,
}

/// The least contrast of text with its ground (WCAG 2.2, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

impl Colors {
    /// Letters that could not be read on the ground are brought to the nearest shade that can.
    pub fn new(ground: Color, ink: Color) -> Self {
        Self { ground, ink: ink.nearest(|shade| shade.contrast(ground) >= LEAST_CONTRAST).unwrap_or(ink) }
    }
}
