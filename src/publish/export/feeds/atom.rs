//! Feeds as Atom (RFC 4287), with archives as RFC 5005 has them (section 4). Text is escaped, and what XML forbids
//! (1.0, 2.2 "Characters") is replaced, by [`escape`]. Texts with markup stand as elements (4.2.3.1, "xhtml"): together
//! with a stylesheet, a browser shows a feed as a page that can be read and whose links lead on.

use super::document::{Channel, Document};
use super::entry::Entry;
use crate::site::theme::FEED_STYLESHEET;
use crate::text::escape;
use std::fmt::Write;

const XHTML: &str = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

const MEDIA_TYPE: &str = "application/atom+xml";

/// An entry, which is the same in each document that it stands in.
pub fn entry(entry: &Entry) -> String {
    let mut xml = Xml(String::with_capacity(entry.content_html.len() * 2 + 512));
    xml.0.push_str("<entry>\n");
    xml.text("id", &entry.id);
    let _ = writeln!(xml.0, "<title{}>{}</title>", language(&entry.lang), escape(&entry.title));
    xml.text("published", &entry.published);
    xml.text("updated", &entry.updated);
    xml.link("alternate", "text/html", &entry.url);
    for (id, name) in &entry.topics {
        let _ = writeln!(xml.0, "<category term=\"{}\" label=\"{}\"/>", escape(id), escape(name));
    }
    let _ = writeln!(xml.0, "<content type=\"xhtml\">{XHTML}{}</div></content>\n</entry>", entry.content_html);
    xml.0
}

/// A document of a feed, from entries that are written already.
pub fn document<'e>(channel: &Channel, document: &Document, entries: impl Iterator<Item = &'e str>) -> String {
    let mut xml = Xml(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
            <?xml-stylesheet type=\"text/css\" href=\"{}{FEED_STYLESHEET}\"?>\n\
            <feed xmlns=\"http://www.w3.org/2005/Atom\"{} xml:lang=\"{}\">\n",
        escape(&document.root),
        if document.archived { " xmlns:fh=\"http://purl.org/syndication/history/1.0\"" } else { "" },
        escape(&channel.language)
    ));
    // The pages of an archive are documents of one feed, which has one id (RFC 5005, 4).
    xml.text("id", &channel.address);
    xml.text("title", &channel.title);
    let _ = write!(
        xml.0,
        "<subtitle type=\"xhtml\">{XHTML}<p>{}</p><p>{}",
        escape(&channel.subtitle),
        escape(&channel.about)
    );
    if let Some((label, address)) = &channel.more {
        let _ = write!(xml.0, " <a href=\"{}\">{}</a>", escape(address), escape(label));
    }
    xml.0.push_str("</p></div></subtitle>\n");
    xml.text("updated", &document.updated);
    xml.link("self", MEDIA_TYPE, &document.address);
    xml.link("alternate", "text/html", &channel.page);
    if document.archived {
        xml.link("current", MEDIA_TYPE, &channel.address);
    }
    for (relation, address) in [("prev-archive", &document.older), ("next-archive", &document.newer)] {
        if let Some(address) = address {
            xml.link(relation, MEDIA_TYPE, address);
        }
    }
    xml.0.push_str("<author>\n");
    xml.text("name", &channel.author);
    if let Some(url) = &channel.author_url {
        xml.text("uri", url);
    }
    xml.0.push_str("</author>\n");
    if let Some(rights) = &channel.rights {
        xml.text("rights", rights);
    }
    if document.archived {
        xml.0.push_str("<fh:archive/>\n");
    }
    entries.for_each(|entry| xml.0.push_str(entry));
    xml.0.push_str("</feed>\n");
    xml.0
}

/// An attribute for what is not in the feed's language.
fn language(tag: &str) -> String {
    if tag.is_empty() { String::new() } else { format!(" xml:lang=\"{}\"", escape(tag)) }
}

/// XML as it grows.
struct Xml(String);

impl Xml {
    fn text(&mut self, name: &str, text: &str) {
        let _ = writeln!(self.0, "<{name}>{}</{name}>", escape(text));
    }

    fn link(&mut self, relation: &str, media_type: &str, address: &str) {
        let _ = writeln!(self.0, "<link rel=\"{relation}\" type=\"{media_type}\" href=\"{}\"/>", escape(address));
    }
}
