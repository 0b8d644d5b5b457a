//! A picture in a body: its addresses and sizes, and the tag that shows it.

use serde::Serialize;
use std::fmt::Write as _;

/// A picture of the site as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PictureTag {
    /// Addresses, as the page writes them.
    pub src: String,
    /// The same in other widths: address and width in pixels; none where there is one width only.
    pub sources: Vec<(String, u32)>,
    /// How large it stands in the text, in CSS pixels; 0 where it does not say.
    pub width: u32,
    /// In CSS pixels; 0 where it does not say.
    pub height: u32,
}

/// A picture with its sizes, so that nothing moves when it comes, and that no more is sent than is shown.
pub(super) fn html(tag: &PictureTag, alternative: &str, title: &str) -> String {
    let escape = crate::text::escape;
    let mut html = format!("<img src=\"{}\"", escape(&tag.src));
    if !tag.sources.is_empty() {
        let sources: Vec<String> =
            tag.sources.iter().map(|(address, width)| format!("{} {width}w", escape(address))).collect();
        // On a wide screen as wide as it stands in the text; on a narrow one the screen without the page's edges.
        let _ = write!(
            html,
            " srcset=\"{}\" sizes=\"(min-width: 42em) {}px, calc(100vw - 2.5rem)\"",
            sources.join(", "),
            tag.width
        );
    }
    if tag.width > 0 && tag.height > 0 {
        let _ = write!(html, " width=\"{}\" height=\"{}\"", tag.width, tag.height);
    }
    if !title.is_empty() {
        let _ = write!(html, " title=\"{}\"", escape(title));
    }
    let _ = write!(html, " alt=\"{}\" loading=\"lazy\" decoding=\"async\">", escape(alternative));
    html
}
