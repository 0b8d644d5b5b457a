//! Colours of screens: read as CSS writes them, how far two of them stand out from each other (WCAG 2.2, "contrast
//! ratio"), and the nearest shade that stands out enough.

use std::fmt;

/// A colour without transparency, as sRGB with eight bits for each part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Color {
    /// From 0 to 255.
    pub red: u8,
    /// From 0 to 255.
    pub green: u8,
    /// From 0 to 255.
    pub blue: u8,
}

/// How many steps of lightness are tried between black and white.
const STEPS: u16 = 1_000;

impl Color {
    /// Reads what CSS knows: `#06c`, `#0066cc`, `rgb(…)`, `hsl(…)`, `oklch(…)`, names. `None` for anything else, and
    /// for what lets the ground shine through, since its contrast depends on the ground.
    pub fn parse(text: &str) -> Option<Self> {
        let color = csscolorparser::parse(text.trim()).ok().filter(|color| color.a >= 1.0)?;
        // The parser also reads digits without their sign; CSS does not.
        let digits = text.trim().bytes().all(|byte| byte.is_ascii_hexdigit())
            && color.name().is_none_or(|name| name != text.trim());
        let [red, green, blue, _] = color.clamp().to_rgba8();
        (!digits).then_some(Self { red, green, blue })
    }

    /// Relative luminance, 0 for black to 1 for white (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// How far the two stand out from each other: 1 where they are alike, 21 for black on white.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The same hue and saturation (HSL), with the least change of lightness that `passes`.
    pub fn nearest(self, passes: impl Fn(Self) -> bool) -> Option<Self> {
        if passes(self) {
            return Some(self);
        }
        let [hue, saturation, lightness, _] = csscolorparser::Color::from([self.red, self.green, self.blue]).to_hsla();
        let mut shades: Vec<f32> = (0..=STEPS).map(|step| f32::from(step) / f32::from(STEPS)).collect();
        shades.sort_by(|one, two| (one - lightness).abs().total_cmp(&(two - lightness).abs()));
        shades
            .into_iter()
            .map(|shade| {
                let [red, green, blue, _] = csscolorparser::Color::from_hsla(hue, saturation, shade, 1.0).to_rgba8();
                Self { red, green, blue }
            })
            .find(|shade| passes(*shade))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{any, prop_assert, proptest};

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap_or_else(|| panic!("{text} is a colour"))
    }

    #[test]
    fn colours_are_read_as_css_writes_them() {
        for text in ["#06c", "#0066CC", "rgb(0 102 204)", "rgb(0, 40%, 80%)", "hsl(210 100% 40%)", " #0066cc "] {
            assert_eq!(color(text).to_string(), "#0066cc", "{text}");
        }
        assert_eq!(color("rebeccapurple").to_string(), "#663399");
        for text in [
            "",
            "blu",
            "#12",
            "0066cc",
            "#0066cc80",
            "rgb(0 0 0 / 50%)",
            "transparent",
            "var(--x)",
            "red; } body { display: none",
        ] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    /// Pairs whose contrast is published in the understanding documents of WCAG and known to every tool.
    #[test]
    fn contrast_has_its_known_values() {
        assert!((color("#000").contrast(color("#fff")) - 21.0).abs() < 1e-9);
        assert!((color("#777").contrast(color("#fff")) - 4.478).abs() < 0.001);
        assert!((color("#767676").contrast(color("#fff")) - 4.542).abs() < 0.001);
        assert!((color("red").luminance() - 0.2126).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn the_nearest_shade_passes_and_none_nearer_does(one in any::<[u8; 3]>(), two in any::<[u8; 3]>()) {
            let make = |[red, green, blue]: [u8; 3]| Color { red, green, blue };
            let (text, ground) = (make(one), make(two));
            let nearest = text.nearest(|shade| shade.contrast(ground) >= 4.5).expect("black or white stands out from \
                everything");
            prop_assert!(nearest.contrast(ground) >= 4.5);
            let lightness = |color: Color| {
                let parts = [color.red, color.green, color.blue];
                f64::from(u16::from(*parts.iter().max().expect("three")) + u16::from(*parts.iter().min().expect("three"))) / 510.0
            };
            let moved = (lightness(nearest) - lightness(text)).abs();
            // Nothing less far passes, on either side; a step and the rounding to eight bits are let through.
            for step in 0..=1_000_u16 {
                let shade = f64::from(step) / 1_000.0;
                if (shade - lightness(text)).abs() < moved - 0.006 {
                    let [hue, saturation, ..] = csscolorparser::Color::from([text.red, text.green, text.blue]).to_hsla();
                    let [red, green, blue, _] = csscolorparser::Color::from_hsla(hue, saturation, shade as f32, 1.0).to_rgba8();
                    let nearer = Color { red, green, blue };
                    prop_assert!(nearer.contrast(ground) < 4.5, "{} passes", nearer);
                }
            }
        }
    }
}
