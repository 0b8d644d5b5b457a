//! What people subscribe to as JSON Feed 1.1 (jsonfeed.org). Older entries are in the archive, which is Atom.

use super::document::Channel;
use super::entry::Entry;
use serde::Serialize;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
}

/// An item, which is the same in each document that it stands in.
pub fn entry(entry: &Entry) -> String {
    written(&Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        content_html: &entry.content_html,
        summary: &entry.summary,
        date_published: &entry.published,
        date_modified: &entry.updated,
        tags: entry.topics.iter().map(|(_, name)| name.as_str()).collect(),
        language: &entry.lang,
    })
}

/// The document that people subscribe to, from entries that are written already.
pub fn document<'e>(channel: &Channel, entries: impl Iterator<Item = &'e str>) -> String {
    let mut json = written(&Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &channel.title,
        home_page_url: &channel.page,
        feed_url: &channel.address,
        description: &channel.subtitle,
        language: &channel.language,
        authors: [Author { name: &channel.author, url: channel.author_url.as_deref() }],
    });
    // The items stand ready and go in as they are, in place of the object's end.
    json.pop();
    json.push_str(",\"items\":[");
    for (at, entry) in entries.enumerate() {
        json.push_str(if at == 0 { "\n" } else { ",\n" });
        json.push_str(entry);
    }
    json.push_str("\n]}\n");
    json
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts serialize")
}
