//! What a document of a feed says of the feed and of itself, in any format.

/// What every document of a feed says of the feed.
pub struct Channel {
    /// The BCP 47 tag of the feed's language.
    pub language: String,
    /// The address of the document that people subscribe to, in the format that is written.
    pub address: String,
    /// What the feed is about, on one line.
    pub title: String,
    /// What it has, in a sentence.
    pub subtitle: String,
    /// The page that it is about.
    pub page: String,
    /// The publisher's name, on one line.
    pub author: String,
    /// The publisher's website; `None` where it has none on the web.
    pub author_url: Option<String>,
    /// The name of the record's license; `None` where it has none.
    pub rights: Option<String>,
    /// What a feed is, for people who open it in a browser.
    pub about: String,
    /// Where they read more of that: words and a whole address; `None` where there is no such page.
    pub more: Option<(String, String)>,
}

/// What one document says of itself. Addresses are in the format that is written.
pub struct Document {
    /// Where it is published.
    pub address: String,
    /// What leads from there to the site's root: `../../`, or `./`.
    pub root: String,
    /// RFC 3339.
    pub updated: String,
    /// Whether it is a page of an archive (RFC 5005, section 4).
    pub archived: bool,
    /// The pages of the archive before and after it.
    pub older: Option<String>,
    /// `None` in the last page of the archive and in the document that people subscribe to.
    pub newer: Option<String>,
}
