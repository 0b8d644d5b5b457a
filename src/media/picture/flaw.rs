//! Why a picture cannot be published, in words for a person.

use super::cuts::LINKED;
use super::kind::Kind;
use super::memory::SHARED;
use super::size::Size;
use crate::text::{SitePath, file_size};
use std::fmt;

/// The largest picture that is read, in pixels: what the largest cameras of telephones take in one shot is 50 million.
pub const MOST_PIXELS: u64 = 51_000_000;

/// The largest file of a picture that is read, in bytes.
pub const LARGEST_FILE: u64 = 40_000_000;

/// Why a picture cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Neither of the formats that are read.
    NotAPicture,
    /// Bytes that the decoder cannot read, or that end too early.
    Broken,
    /// More pixels than any picture may have.
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
    pub fn message_and_help(&self, file: &SitePath) -> (String, String) {
        let name = file.file_name();
        let again = "open it in a program for pictures and save it again as JPEG or PNG";
        match self {
            Self::NotAPicture => (format!("\"{name}\" is not a picture"), format!("{again}, or take it out")),
            Self::Broken => (
                format!("the picture \"{name}\" is broken or cut off"),
                format!("{again}, or copy it from the camera anew"),
            ),
            Self::TooLarge(Size { width, height }) => {
                let most = MOST_PIXELS / 1_000_000;
                let message =
                    format!("the picture \"{name}\" is {width} by {height} pixels; at most {most} million are read");
                (message, format!("save it smaller: {LINKED} pixels on the longer side are plenty"))
            }
            Self::TooMuch(Size { width, height }, bytes) => {
                let (bytes, most) = (file_size(*bytes), file_size(SHARED));
                let message = format!(
                    "the picture \"{name}\" ({width} by {height} pixels) takes {bytes} of memory to read; at most \
                        {most} are used"
                );
                (message, format!("save it smaller: {LINKED} pixels on the longer side are plenty"))
            }
            Self::TooLong(bytes) => {
                let message = format!(
                    "the picture \"{name}\" is {} large; at most {} are read",
                    file_size(*bytes),
                    file_size(LARGEST_FILE)
                );
                (message, format!("save it smaller: {LINKED} pixels on the longer side are plenty"))
            }
            Self::ColorByColor => (
                format!("the JPEG \"{name}\" is written in an unusual way (colour by colour), which is not read"),
                again.to_owned(),
            ),
            Self::Named(kind) => {
                let message = format!("\"{name}\" is named like another kind of file, but is a {}", kind.name());
                (message, format!("rename it to `{}.{}`, here and in the folder", file.stem(), kind.extension()))
            }
            Self::Unread(format) => {
                let message = format!(
                    "\"{name}\" is a {format} picture: browsers may not show it, and where it was taken stays in it"
                );
                (message, "save it as JPEG (on a telephone: \"most compatible\"), and name that file".to_owned())
            }
            Self::Live(what) => {
                let message = format!("the drawing \"{name}\" holds {what}: it could do more than to be looked at");
                (message, "export it as \"plain SVG\" without scripts and other files, or as PNG".to_owned())
            }
            Self::PictureInside => {
                let message = format!(
                    "the drawing \"{name}\" has a picture inside it, which may say where and by whom it was taken"
                );
                (
                    message,
                    "export the drawing as PNG; or take the picture out of it, and show it beside the drawing"
                        .to_owned(),
                )
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
    /// Its path in the content folder.
    pub file: SitePath,
    /// Why it cannot be published.
    pub flaw: Flaw,
}

impl fmt::Display for Spoiled {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (message, help) = self.flaw.message_and_help(&self.file);
        write!(formatter, "{}: {message}; {help}", self.file)
    }
}

impl std::error::Error for Spoiled {}
