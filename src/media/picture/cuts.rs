//! What is known of a picture that can be published, and the sizes in which pages show it: its cuts.

use super::kind::Kind;
use super::size::Size;

/// Changes with everything that changes published pictures: the names of derived files hold it, so that none of an
/// older way is taken over.
pub const RECIPE: &str = "2";

/// The text column of the theme in CSS pixels (38rem), and how tall a picture may stand in it.
const COLUMN: u32 = 608;
const TALLEST: u32 = 800;

/// The longest side of a picture that is linked to, in pixels.
pub(super) const LINKED: u32 = 2_000;

/// The height of the logo in CSS pixels (3rem), and the width that it may take.
const LOGO: Size = Size { width: 480, height: 48 };

/// What the head of a photo says of the memory that it takes, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// For a pixel as the decoder gives it.
    pub pixel: u8,
    /// Whether its pixels may be transparent.
    pub has_alpha: bool,
    /// For what the decoder keeps beside the pixels.
    pub beside: u64,
    /// For the file itself.
    pub file: u64,
}

/// A picture that can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What its bytes are.
    pub kind: Kind,
    /// Upright. A drawing need not say how large it is.
    pub size: Option<Size>,
    /// SHA-256 of its bytes and the recipe, in hexadecimal digits.
    pub digest: String,
    /// What published names are made of: the digest, or a keyed hash of it.
    pub mark: String,
    /// In what a picture of a page is written: JPEG or PNG.
    pub encoding: Kind,
    /// Whether it is light enough to be shown whole: a chart that is made smaller loses its sharp edges, and weighs
    /// more.
    pub is_light: bool,
    /// What it takes to write it anew.
    pub head: Head,
}

/// A picture as it is written: how large, and in what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Upright, in pixels.
    pub size: Size,
    /// JPEG or PNG.
    pub encoding: Kind,
}

impl Picture {
    /// Whether it is an SVG, which is published in one size.
    pub fn is_drawing(&self) -> bool {
        self.kind == Kind::Svg
    }

    /// How large it stands in a text, in CSS pixels.
    pub fn shown(&self) -> Option<Size> {
        Some(self.size?.within(Size { width: COLUMN, height: TALLEST }))
    }

    /// What is written of a picture in a text: one for common screens and one for fine ones, never enlarged.
    pub fn cuts(&self) -> Vec<Cut> {
        let (Some(whole), Some(shown)) = (self.size, self.shown()) else { return Vec::new() };
        let cut = |width: u32| {
            let size = whole.within(Size { width, height: u32::MAX });
            Cut { size, encoding: self.encoding }
        };
        // A little more than the column: a telephone of 320 CSS pixels with a fine screen takes 640.
        if self.is_light {
            return vec![cut(whole.width)];
        }
        let (small, large) = (cut(shown.width + shown.width / 19), cut(shown.width * 2));
        if large.size.width * 4 < small.size.width * 5 { vec![large] } else { vec![small, large] }
    }

    /// What is written of a picture that is linked to.
    pub fn linked(&self) -> Option<Cut> {
        let size = self.size?.within(Size { width: LINKED, height: LINKED });
        Some(Cut { size, encoding: self.kind })
    }

    /// What is written of the logo, at twice the size that it is shown in.
    pub fn logo(&self) -> Option<Cut> {
        let size = self.size?.within(Size { width: LOGO.width * 2, height: LOGO.height * 2 });
        Some(Cut { size, encoding: self.encoding })
    }

    /// How large the logo stands in the head of a page, in CSS pixels.
    pub fn logo_shown(&self) -> Option<Size> {
        Some(self.size?.within(LOGO))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32, height: u32) -> Picture {
        Picture {
            kind: Kind::Jpeg,
            size: Some(Size { width, height }),
            digest: String::new(),
            mark: String::new(),
            encoding: Kind::Jpeg,
            is_light: false,
            head: Head::default(),
        }
    }

    fn widths(width: u32, height: u32) -> Vec<u32> {
        photo(width, height).cuts().iter().map(|cut| cut.size.width).collect()
    }

    #[test]
    fn a_picture_is_cut_to_what_pages_show_and_never_enlarged() {
        assert_eq!(widths(4032, 3024), [640, 1216]);
        assert_eq!(widths(1200, 800), [640, 1200]);
        assert_eq!(widths(700, 500), [700]);
        assert_eq!(widths(300, 200), [300]);
        assert_eq!(photo(4032, 3024).shown(), Some(Size { width: 608, height: 456 }));
        assert_eq!(photo(300, 200).shown(), Some(Size { width: 300, height: 200 }));
    }

    #[test]
    fn a_tall_picture_does_not_fill_several_screens() {
        assert_eq!(photo(1080, 2400).shown(), Some(Size { width: 360, height: 800 }));
        assert_eq!(widths(1080, 2400), [378, 720]);
    }

    #[test]
    fn a_linked_picture_and_a_logo_have_bounds() {
        assert_eq!(photo(4032, 3024).linked().map(|cut| cut.size), Some(Size { width: 2000, height: 1500 }));
        assert_eq!(photo(1000, 1000).logo().map(|cut| cut.size), Some(Size { width: 96, height: 96 }));
        assert_eq!(photo(1000, 1000).logo_shown(), Some(Size { width: 48, height: 48 }));
    }
}
