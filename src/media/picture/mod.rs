//! Pictures as data: what the bytes of a file say of it (`look`), and the bytes that are published in their place
//! (`draw` for photos, `svg` for drawings), which hold the picture and nothing else. It never reads a disk.

pub mod card;
mod draw;
mod look;
pub mod memory;
mod svg;
mod whole;

pub use draw::draw;
pub use look::{is_named_as_picture, is_picture, look};
pub use svg::clean;

use crate::text::{SitePath, file_size};
use std::fmt;

/// Changes with everything that changes published pictures: the names of derived files hold it, so that none of an
/// older way is taken over.
pub const RECIPE: &str = "2";

/// The text column of the theme in CSS pixels (38rem), and how tall a picture may stand in it.
const COLUMN: u32 = 608;
const TALLEST: u32 = 800;

/// The longest side of a picture that is linked to, in pixels.
const LINKED: u32 = 2_000;

/// The height of the logo in CSS pixels (3rem), and the width that it may take.
const LOGO: Size = Size { width: 480, height: 48 };

/// The largest picture that is read, in pixels: what the largest cameras of telephones take in one shot is 50 million.
pub const MOST_PIXELS: u64 = 51_000_000;

/// The largest file of a picture that is read, in bytes.
pub const LARGEST_FILE: u64 = 40_000_000;

/// What a file is by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    Gif,
    Webp,
    Svg,
}

impl Kind {
    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::Webp => "WebP",
            Self::Svg => "SVG",
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Svg => "svg",
        }
    }
}

/// In pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    /// The largest of the same shape that fits into `frame`; never larger than it is.
    pub fn within(self, frame: Size) -> Self {
        let by_width = f64::from(frame.width) / f64::from(self.width.max(1));
        let by_height = f64::from(frame.height) / f64::from(self.height.max(1));
        self.times(by_width.min(by_height).min(1.0))
    }

    fn times(self, factor: f64) -> Self {
        let side = |length: u32| ((f64::from(length) * factor).round() as u32).max(1);
        Self { width: side(self.width), height: side(self.height) }
    }
}

/// A picture that can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub kind: Kind,
    /// Upright. A drawing need not say how large it is.
    pub size: Option<Size>,
    /// SHA-256 of its bytes and the recipe, in hexadecimal digits.
    pub digest: String,
    /// What published names are made of: the digest, or a keyed hash of it.
    pub mark: String,
    /// In what a picture of a page is written: JPEG or PNG.
    pub encoding: Kind,
    /// Whether it is light enough to be shown whole: a chart that is made smaller loses its sharp edges, and weighs more.
    pub is_light: bool,
    /// What it takes to write it anew.
    pub head: memory::Head,
}

/// A picture as it is written: how large, and in what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    pub size: Size,
    pub encoding: Kind,
}

impl Picture {
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

/// Why a picture cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Neither of the formats that are read.
    NotAPicture,
    Broken,
    TooLarge(Size),
    /// So many bytes of memory would be needed to write it anew.
    TooMuch(Size, u64),
    /// A file of so many bytes.
    TooLong(u64),
    /// A JPEG that gives one colour after the other, which decoders take for a picture of one colour.
    ColorByColor,
    /// Another format than its name says.
    Named(Kind),
    /// A format that is not read.
    Unread(&'static str),
    /// A drawing that does more than to be looked at.
    Live(String),
    /// A drawing with pictures inside it.
    PictureInside,
    /// A drawing that takes a browser too long to show.
    Heavy(&'static str),
    /// Its bytes were not the same at the end of the build as at its beginning.
    Changed,
}

impl Flaw {
    /// What is wrong with the file, and what to do.
    pub fn told(&self, file: &SitePath) -> (String, String) {
        let name = file.file_name();
        let again = "open it in a program for pictures and save it again as JPEG or PNG";
        match self {
            Self::NotAPicture => (format!("\"{name}\" is not a picture"), format!("{again}, or take it out")),
            Self::Broken => (format!("the picture \"{name}\" is broken or cut off"), format!("{again}, or copy it from the camera anew")),
            Self::TooLarge(Size { width, height }) => {
                let most = MOST_PIXELS / 1_000_000;
                let message = format!("the picture \"{name}\" is {width} by {height} pixels; at most {most} million are read");
                (message, format!("save it smaller: {LINKED} pixels on the longer side are plenty"))
            }
            Self::TooMuch(Size { width, height }, bytes) => {
                let (bytes, most) = (file_size(*bytes), file_size(memory::SHARED));
                let message =
                    format!("the picture \"{name}\" ({width} by {height} pixels) takes {bytes} of memory to read; at most {most} are used");
                (message, format!("save it smaller: {LINKED} pixels on the longer side are plenty"))
            }
            Self::TooLong(bytes) => {
                let message =
                    format!("the picture \"{name}\" is {} large; at most {} are read", file_size(*bytes), file_size(LARGEST_FILE));
                (message, format!("save it smaller: {LINKED} pixels on the longer side are plenty"))
            }
            Self::ColorByColor => {
                (format!("the JPEG \"{name}\" is written in an unusual way (colour by colour), which is not read"), again.to_owned())
            }
            Self::Named(kind) => {
                let message = format!("\"{name}\" is named like another kind of file, but is a {}", kind.name());
                (message, format!("rename it to `{}.{}`, here and in the folder", file.stem(), kind.extension()))
            }
            Self::Unread(format) => {
                let message = format!("\"{name}\" is a {format} picture: browsers may not show it, and where it was taken stays in it");
                (message, "save it as JPEG (on a telephone: \"most compatible\"), and name that file".to_owned())
            }
            Self::Live(what) => {
                let message = format!("the drawing \"{name}\" holds {what}: it could do more than to be looked at");
                (message, "export it as \"plain SVG\" without scripts and other files, or as PNG".to_owned())
            }
            Self::PictureInside => {
                let message = format!("the drawing \"{name}\" has a picture inside it, which may say where and by whom it was taken");
                (message, "export the drawing as PNG; or take the picture out of it, and show it beside the drawing".to_owned())
            }
            Self::Heavy(what) => {
                let message = format!("the drawing \"{name}\" has {what}: a browser would take too long to show it");
                (message, "simplify it in the program that drew it, or export it as PNG".to_owned())
            }
            Self::Changed => (format!("\"{name}\" was changed while the site was built"), "build again".to_owned()),
        }
    }
}

/// A flaw that showed only when the picture was written.
#[derive(Debug)]
pub struct Spoiled {
    pub file: SitePath,
    pub flaw: Flaw,
}

impl fmt::Display for Spoiled {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (message, help) = self.flaw.told(&self.file);
        write!(formatter, "{}: {message}; {help}", self.file)
    }
}

impl std::error::Error for Spoiled {}

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
            head: memory::Head::default(),
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
