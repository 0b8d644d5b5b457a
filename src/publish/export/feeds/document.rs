//! What a document of a feed says of the feed and of itself, in any format.

/// What every document of a feed says of the feed.
pub struct Channel {
    pub language: String,
    /// The address of the document that people subscribe to, in the format that is written.
    pub address: String,
    pub title: String,
    pub subtitle: String,
    /// The page that it is about.
    pub page: String,
    pub author: String,
    pub author_url: Option<String>,
    pub rights: Option<String>,
}

/// What one document says of itself. Addresses are in the format that is written.
pub struct Document {
    pub address: String,
    /// RFC 3339.
    pub updated: String,
    pub archived: bool,
    /// The pages of the archive before and after it.
    pub older: Option<String>,
    pub newer: Option<String>,
}
