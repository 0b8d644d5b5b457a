//! Which files of the content folder may be published as they are: documents, tables, sound and film. Whatever a browser would
//! run at the address of the site is none of them, since a web server says by a file's name what it is.

use super::Site;
use crate::text::SitePath;

/// Endings of files that people attach to minutes.
pub const KINDS: [&str; 12] = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", "mp3", "mp4", "ics", "zip"];

/// Endings of files that browsers or servers run: no site can allow them.
pub const LIVE: [&str; 18] =
    ["html", "htm", "xhtml", "xht", "shtml", "mhtml", "mht", "xml", "xsl", "xslt", "svgz", "js", "mjs", "wasm", "swf", "php", "cgi", "asp"];

impl Site {
    /// Whether a file may be published; pictures are judged by what is in them.
    pub fn may_attach(&self, file: &SitePath) -> bool {
        let extension = file.extension();
        self.pictures.contains_key(file)
            || KINDS.contains(&extension.as_str())
            || (!LIVE.contains(&extension.as_str()) && self.config.rules.attachments.contains(&extension))
    }
}
