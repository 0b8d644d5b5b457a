//! The news of the site, of each division and of each area: Atom feeds (RFC 4287), one in each language. An entry is a
//! huddle whose minutes were published; what happens later (approval, corrections, reports, withdrawal) changes its
//! `updated` and its text, never its id. Every date is the record's, so that the same content gives the same bytes.

use super::{Exporting, Task};
use crate::language::Argument;
use crate::model::{Huddle, HuddleIndex, HuddleStatus, Minutes, RecordDate};
use crate::plan::{self, FEED, HuddleScope, Key, Planned};
use crate::text::{escape, escape_into, one_line};
use crate::view::Viewer;
use crate::view::frame::followed_name;
use chrono::{NaiveDate, NaiveTime, TimeZone};
use std::fmt::Write;

/// How many entries a feed has: those that changed last.
const ENTRIES: usize = 50;

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let followed = plan::followed(exporting.site);
    let each = |viewer: &'a Viewer<'a>| {
        let task = move |&(key, scope): &(Key, HuddleScope)| {
            let address = plan::beside(viewer.site, Planned { key, language: viewer.language }, FEED);
            Task::file(plan::file_of(&address), move |_| Ok(feed(viewer, key, scope).into_bytes()))
        };
        followed.iter().map(task).collect::<Vec<_>>()
    };
    exporting.viewers.iter().flat_map(each).collect()
}

fn feed(viewer: &Viewer<'_>, key: Key, scope: HuddleScope) -> String {
    let site = viewer.site;
    let entries = entries(viewer, scope);
    let own = format!("{}{}", site.config.base_url, plan::beside(site, Planned { key, language: viewer.language }, FEED));
    let name = followed_name(viewer, key).unwrap_or_default();
    let updated = entries.first().map_or_else(|| site.first_known_day(), |(date, _)| date.first_day());
    let mut xml = Xml(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        escape(&viewer.speech.language)
    ));
    xml.text("id", &own);
    xml.text("title", &viewer.speech.with("feed_title", "name", &name));
    xml.text("subtitle", &viewer.word("desc_huddles"));
    xml.text("updated", &instant(viewer, updated));
    xml.link("self", "application/atom+xml", &own);
    xml.link("alternate", "text/html", &permanent(viewer, key));
    xml.0.push_str("<author>\n");
    xml.text("name", viewer.name(&site.config.publisher.name));
    if !site.config.publisher.url.is_empty() {
        xml.text("uri", &site.config.publisher.url);
    }
    xml.0.push_str("</author>\n");
    if let Some(license) = &site.config.license {
        xml.text("rights", &license.name);
    }
    for (changed, index) in entries {
        entry(viewer, &mut xml, index, changed);
    }
    xml.0.push_str("</feed>\n");
    xml.0
}

/// Huddles with minutes, or whose minutes were withdrawn; the last changed first.
fn entries(viewer: &Viewer<'_>, scope: HuddleScope) -> Vec<(RecordDate, HuddleIndex)> {
    let site = viewer.site;
    let told = |huddle: &Huddle| {
        let minutes = huddle.minutes == Minutes::Withdrawn || huddle.has_minutes(site);
        huddle.status == HuddleStatus::Held && minutes
    };
    let list = viewer.plan.huddles(scope).iter().copied().filter(|index| told(site.huddle(*index)));
    let mut entries: Vec<_> = list.filter_map(|index| Some((site.huddle_changed(index)?, index))).collect();
    entries.sort_by(|one, other| other.cmp(one));
    entries.truncate(ENTRIES);
    entries
}

fn entry(viewer: &Viewer<'_>, xml: &mut Xml, index: HuddleIndex, changed: RecordDate) {
    let huddle = viewer.site.huddle(index);
    let address = permanent(viewer, Key::Huddle(index));
    let title = viewer.said(&huddle.title, &huddle.language);
    xml.0.push_str("<entry>\n");
    xml.text("id", &address);
    let _ = writeln!(xml.0, "<title{}>{}</title>", language(&title.lang), escape(&one_line(title.text)));
    xml.text("published", &instant(viewer, huddle.date.first_day()));
    xml.text("updated", &instant(viewer, changed.first_day()));
    xml.link("alternate", "text/html", &address);
    for topic in &huddle.topics {
        let topic = viewer.site.topic(*topic);
        let _ = writeln!(xml.0, "<category term=\"{}\" label=\"{}\"/>", escape(&topic.id), escape(viewer.name(&topic.name)));
    }
    let _ = writeln!(xml.0, "<content type=\"html\">{}</content>\n</entry>", escape(&content(viewer, index)));
}

/// What the entry says, as HTML made of escaped text: state, date and place, corrections, summary, what was promised.
fn content(viewer: &Viewer<'_>, index: HuddleIndex) -> String {
    let huddle = viewer.site.huddle(index);
    let item = viewer.huddle_item(index);
    let mut html = String::new();
    if !item.tags.is_empty() {
        let labels: Vec<&str> = item.tags.iter().map(|tag| tag.label.as_str()).collect();
        let _ = write!(html, "<p><strong>{}</strong></p>", escape(&labels.join(", ")));
    }
    let about = [&item.date.text, &item.division, &item.areas].map(String::as_str);
    let _ = write!(html, "<p>{}</p>", escape(&about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")));
    for correction in huddle.corrections.iter().rev() {
        let text = viewer
            .speech
            .say("history_corrected_reason", &[("reason", Argument::Text(&correction.reason)), ("by", Argument::Text(&correction.by))]);
        let _ = write!(html, "<p>{}: {}</p>", escape(&viewer.day(correction.date).text), escape(&text));
    }
    if let Some(summary) = &huddle.summary {
        let said = viewer.said(summary, &huddle.language);
        let lang = if said.lang.is_empty() { String::new() } else { format!(" lang=\"{}\"", escape(&said.lang)) };
        let _ = write!(html, "<p{lang}>{}</p>", escape(said.text));
    }
    promises(viewer, huddle, &mut html);
    html
}

fn promises(viewer: &Viewer<'_>, huddle: &Huddle, html: &mut String) {
    if huddle.commitments.is_empty() {
        return;
    }
    let _ = write!(html, "<p>{}</p><ul>", escape(&viewer.word("commitments_made_heading")));
    for index in huddle.commitment_indices() {
        let item = viewer.commitment_item(index);
        let lang = if item.lang.is_empty() { String::new() } else { format!(" lang=\"{}\"", escape(&item.lang)) };
        let _ = write!(html, "<li><a href=\"{}\"{lang}>{}</a>", escape(&permanent(viewer, Key::Commitment(index))), escape(&item.text));
        let facts = [&item.owner, &item.due, &viewer.status_tag(viewer.site.commitment(index).state.status).label, &item.last];
        for fact in facts.into_iter().filter(|fact| !fact.is_empty()) {
            html.push_str(" · ");
            escape_into(html, fact);
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}

fn permanent(viewer: &Viewer<'_>, key: Key) -> String {
    format!("{}{}", viewer.site.config.base_url, viewer.address(key))
}

/// A day as an instant (RFC 3339): its noon at the site's place, which is the same day for nearly every reader.
fn instant(viewer: &Viewer<'_>, day: NaiveDate) -> String {
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time"));
    match viewer.site.config.timezone.from_local_datetime(&noon).earliest() {
        Some(instant) => instant.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        None => noon.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
    }
}

/// An attribute for what is not in the feed's language.
fn language(tag: &str) -> String {
    if tag.is_empty() { String::new() } else { format!(" xml:lang=\"{}\"", escape(tag)) }
}

/// XML as it grows. Text is escaped, and what XML forbids (1.0, 2.2 "Characters") is replaced, by [`escape`].
struct Xml(String);

impl Xml {
    fn text(&mut self, name: &str, text: &str) {
        let _ = writeln!(self.0, "<{name}>{}</{name}>", escape(text));
    }

    fn link(&mut self, relation: &str, media_type: &str, address: &str) {
        let _ = writeln!(self.0, "<link rel=\"{relation}\" type=\"{media_type}\" href=\"{}\"/>", escape(address));
    }
}
