//! A file of the built site, in memory, and the place that artifacts are handed to.

use crate::text::SitePath;

/// One file of the built site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    pub path: SitePath,
    pub bytes: Vec<u8>,
}

impl Artifact {
    pub fn new(path: SitePath, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path, bytes: bytes.into() }
    }
}

/// Takes artifacts as they are made, from any thread. The core hands over bytes and does not know where they go.
pub trait Sink: Sync {
    /// # Errors
    /// What the machine says (a full disk, a folder that cannot be written). The build then stops.
    fn put(&self, artifact: Artifact) -> std::io::Result<()>;

    /// A file of the published site, where there is one and it is as it was made.
    fn standing(&self, _path: &SitePath) -> Option<Vec<u8>> {
        None
    }
}

/// Reads the bytes of a file of the content folder: what the core is handed in place of a disk.
pub type MediaReader<'a> = dyn Fn(&SitePath) -> std::io::Result<Vec<u8>> + Sync + 'a;

/// The media type of a file by its extension, for the preview server and the data that lists files.
pub fn media_type(path: &SitePath) -> &'static str {
    match path.extension().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "avif" => "image/avif",
        "pdf" => "application/pdf",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "sqlite" => "application/vnd.sqlite3",
        "ics" => "text/calendar; charset=utf-8",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
