//! What an entry of a feed is, and the pieces that every kind of entry is written from.

use crate::pages::language::Argument;
use crate::pages::view::Viewer;
use crate::record::model::{Correction, Huddle, TopicIndex};
use crate::site::plan::Key;
use crate::text::{escape, escape_into, one_line};
use chrono::{NaiveDate, NaiveTime, TimeZone};
use std::fmt::Write;

/// An entry of a feed; texts are plain and on one line, but for `content_html`.
#[derive(Debug, Default)]
pub struct Entry {
    /// A permanent address, with a fragment where several entries are about one page.
    pub id: String,
    /// At most as long as feed readers show.
    pub title: String,
    /// The language of the title and the summary, where it is not the feed's.
    pub lang: String,
    /// Where to read on.
    pub url: String,
    /// RFC 3339.
    pub published: String,
    /// RFC 3339.
    pub updated: String,
    /// Empty where there is none in the entry's language.
    pub summary: String,
    /// Made of escaped text.
    pub content_html: String,
    /// Ids and names of topics.
    pub topics: Vec<(String, String)>,
}

/// Topics as an entry has them.
pub fn topics(viewer: &Viewer<'_>, topics: &[TopicIndex]) -> Vec<(String, String)> {
    let named = |index: &TopicIndex| {
        let topic = viewer.site.topic(*index);
        (topic.id.clone(), one_line(viewer.name(&topic.name)))
    };
    topics.iter().map(named).collect()
}

/// A line of facts, those left out that are not known.
pub fn facts<'f>(html: &mut String, facts: impl IntoIterator<Item = &'f str>) {
    html.push_str("<p>");
    for (at, fact) in facts.into_iter().filter(|fact| !fact.is_empty()).enumerate() {
        html.push_str(if at == 0 { "" } else { " · " });
        escape_into(html, fact);
    }
    html.push_str("</p>");
}

/// An attribute of HTML for what is not in the feed's language.
pub fn lang(tag: &str) -> String {
    if tag.is_empty() { String::new() } else { format!(" lang=\"{}\"", escape(tag)) }
}

/// The permanent address of a page in the viewer's language.
pub fn permanent(viewer: &Viewer<'_>, key: Key) -> String {
    format!("{}{}", viewer.site.config.base_url, viewer.address(key))
}

/// A day as an instant (RFC 3339): its noon at the site's place, which is the same day for nearly every reader.
pub fn instant(viewer: &Viewer<'_>, day: NaiveDate) -> String {
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time"));
    match viewer.site.config.timezone.from_local_datetime(&noon).earliest() {
        Some(instant) => instant.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        None => noon.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
    }
}

/// Nothing for the first, a number for those that follow.
pub fn nth(number: usize) -> String {
    if number <= 1 { String::new() } else { format!("-{number}") }
}

/// What was corrected and why, the newest first.
pub fn corrections(viewer: &Viewer<'_>, huddle: &Huddle, html: &mut String) {
    for correction in huddle.corrections.iter().rev() {
        let _ = write!(
            html,
            "<p>{}: {}</p>",
            escape(&viewer.day(correction.date).text),
            escape(&reason(viewer, correction))
        );
    }
}

/// The way to the page: a title is no link where a browser shows the feed.
pub fn read_on(viewer: &Viewer<'_>, url: &str, html: &mut String) {
    let _ = write!(html, "<p><a href=\"{}\">{}</a></p>", escape(url), escape(&viewer.word("feed_read_on")));
}

/// A correction in words.
pub fn reason(viewer: &Viewer<'_>, correction: &Correction) -> String {
    let arguments = [("reason", Argument::Text(&correction.reason)), ("by", Argument::Text(&correction.by))];
    viewer.speech.say("history_corrected_reason", &arguments)
}
