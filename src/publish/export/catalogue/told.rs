//! What a catalogue of data is told, whatever its words: datasets and the files that hold them.

use crate::site::artifact::FileSum;

/// The catalogue.
pub struct Catalogue {
    /// The address of the file itself.
    pub address: String,
    /// The page of the data.
    pub page: String,
    /// That of the site.
    pub title: String,
    /// The publisher's name.
    pub publisher: String,
    /// Empty where there is none.
    pub license: String,
    /// Names of levels and topics.
    pub keywords: Vec<String>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// The last day on which the data changed: it moves when a digest does.
    pub modified: String,
    /// The first and the last day that the record is about; `None` where it is empty.
    pub span: Option<(String, String)>,
    /// The record as a whole first.
    pub datasets: Vec<Dataset>,
}

/// The whole record, or a table of it.
pub struct Dataset {
    /// An address that stays.
    pub identifier: String,
    /// For people.
    pub title: String,
    /// In a sentence.
    pub description: String,
    /// What describes its columns; `None` where that is not published.
    pub described_by: Option<String>,
    /// In the order in which they are offered.
    pub files: Vec<Distribution>,
}

/// A file that holds a dataset.
pub struct Distribution {
    /// That of the file.
    pub name: String,
    /// What people call the format.
    pub format: &'static str,
    /// As IANA has it.
    pub media_type: &'static str,
    /// Where it is.
    pub address: String,
    /// `None` for what is no file of the data, such as a feed.
    pub sum: Option<FileSum>,
}
