//! What can be found: documents, and the segments that they are kept in.

use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What the files are made by: another state of the program makes other files.
const RECIPE: &str = env!("HUDDLE_SOURCES");

/// A page that can be found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document<'a> {
    /// What filters ask for: its kind, divisions, areas and topics.
    pub about: About<'a>,
    /// The language that it is written in.
    pub language: Cow<'a, str>,
    /// From the site's root.
    pub address: String,
    /// Its heading, in its own language.
    pub title: Cow<'a, str>,
    /// As people read it; empty where it has none.
    pub date: String,
    /// How it stands and by when it is due, of a commitment; else empty.
    pub state: String,
    /// Names of places, people's roles, organizations, topics: what it is about in single words.
    pub names: Vec<Cow<'a, str>>,
    /// What was said in a sentence: summaries, concerns, reports.
    pub said: Vec<Cow<'a, str>>,
    /// Markdown.
    pub prose: &'a str,
}

/// What results can be narrowed by. Kinds and the ids of divisions, areas and topics as they stand in addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'a>(pub &'static str, pub Vec<Cow<'a, str>>, pub Vec<Cow<'a, str>>, pub Vec<Cow<'a, str>>);

/// Documents of one year, the newest first, or those that have no year.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment<'a> {
    /// `2026`, or a word for those without a year.
    pub name: String,
    /// The newest first; where there is no year, in the order of the site.
    pub documents: Vec<Document<'a>>,
    /// Phrases that are shown with the text around them and that nobody finds by.
    pub unread: Vec<&'a str>,
}

impl Segment<'_> {
    /// Its folder below that of its language: `2026/1f0a…`. The last part is a hash of all that its files are made
    /// from.
    pub fn folder(&self) -> String {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        };
        add(RECIPE);
        for document in &self.documents {
            let About(kind, divisions, areas, topics) = &document.about;
            let texts = [&*document.title, &document.date, &document.state, document.prose];
            for part in [kind, &*document.language, &document.address].into_iter().chain(texts) {
                add(part);
            }
            for list in [divisions, areas, topics, &document.names, &document.said] {
                add(&list.len().to_string());
                list.iter().for_each(|part| add(part));
            }
        }
        if !self.unread.is_empty() {
            hash.update(self.unread.join("\n"));
        }
        let hash = hash.finalize();
        format!("{}/{}", self.name, hash[..10].iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }
}
