//! The kinds of pictures that are read.

/// What a file is by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JPEG (ISO 10918-1).
    Jpeg,
    /// PNG (ISO 15948).
    Png,
    /// GIF 87a or 89a.
    Gif,
    /// WebP (RFC 9649).
    Webp,
    /// SVG 1.1 or 2.
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

    /// The ending of published files, without a dot.
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
