//! An item of a feed in the words of one language, the same for every format: made once, then written as Atom and as
//! JSON Feed. Its id is the permanent address of what it is about, and for ever: what happens later changes `updated`
//! and the text, never the id.

use super::entry::{Entry, corrections, facts, instant, lang, nth, permanent, read_on, reason, topics};
use super::items::{Item, Subject};
use super::{changes, notices};
use crate::pages::language::Argument;
use crate::pages::view::Viewer;
use crate::pages::view::changes as changed;
use crate::pages::view::shapes::Link;
use crate::record::model::{Correction, Huddle, HuddleIndex};
use crate::site::plan::Key;
use crate::text::{escape, escape_into, one_line, shorten};
use std::fmt::Write;

/// Characters of a summary.
const SUMMARY: usize = 240;

/// The entry of an item, in the viewer's language.
pub fn entry(viewer: &Viewer<'_>, item: &Item) -> Entry {
    let mut entry = match item.subject {
        Subject::Huddle(index) => huddle(viewer, index),
        Subject::Notice(index) => notices::entry(viewer, index),
        Subject::Event(index, at) => changes::entry(viewer, index, at),
        Subject::HuddleCorrected(index, at) => corrected(
            viewer,
            &viewer.site.huddle(index).corrections,
            at,
            (viewer.huddle_link(index), Key::Huddle(index)),
        ),
        Subject::Published(at) => published(viewer, at),
        Subject::UpdateCorrected(index, at) => {
            let link = crate::pages::view::parts::update_link::update_link(viewer, index);
            corrected(viewer, &viewer.site.update(index).corrections, at, (link, Key::Update(index)))
        }
    };
    entry.title = one_line(&entry.title);
    if entry.title.is_empty() {
        // Nothing in the title can be shown.
        entry.title.clone_from(&entry.url);
    }
    entry.summary = one_line(&entry.summary);
    if entry.content_html.contains('\r') {
        // Readers of XML make one line end of each (1.0, 2.11); JSON Feed is to say the same.
        entry.content_html = entry.content_html.replace("\r\n", "\n").replace('\r', "\n");
    }
    entry.published = instant(viewer, item.published);
    entry.updated = instant(viewer, item.updated);
    entry
}

fn huddle(viewer: &Viewer<'_>, index: HuddleIndex) -> Entry {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language);
    let url = permanent(viewer, Key::Huddle(index));
    let summary = huddle
        .summary
        .as_ref()
        .map(|summary| shorten(viewer.said(summary, &huddle.language).text, SUMMARY).into_owned());
    Entry {
        id: url.clone(),
        title: title.text.to_owned(),
        lang: title.lang,
        url,
        summary: summary.unwrap_or_default(),
        content_html: huddle_html(viewer, index),
        topics: topics(viewer, &huddle.topics),
        ..Entry::default()
    }
}

/// What the entry says: state, date and place, corrections, summary, what was promised.
fn huddle_html(viewer: &Viewer<'_>, index: HuddleIndex) -> String {
    let huddle = viewer.site.huddle(index);
    let mut html = String::new();
    let tags = viewer.huddle_tags(huddle);
    if !tags.is_empty() {
        let labels: Vec<&str> = tags.iter().map(|tag| tag.label.as_str()).collect();
        let _ = write!(html, "<p><strong>{}</strong></p>", escape(&labels.join(", ")));
    }
    let about = [
        viewer.speech.date(huddle.date),
        viewer.division_name(huddle.division),
        viewer.area_names(&huddle.areas, huddle.whole_division),
    ];
    facts(&mut html, about.iter().map(String::as_str));
    corrections(viewer, huddle, &mut html);
    if let Some(summary) = &huddle.summary {
        let said = viewer.said(summary, &huddle.language);
        let _ = write!(html, "<p{}>{}</p>", lang(&said.lang), escape(said.text));
    }
    promises(viewer, huddle, &mut html);
    read_on(viewer, &permanent(viewer, Key::Huddle(index)), &mut html);
    html
}

fn promises(viewer: &Viewer<'_>, huddle: &Huddle, html: &mut String) {
    if huddle.commitments.is_empty() {
        return;
    }
    let _ = write!(html, "<p>{}</p><ul>", escape(&viewer.word("commitments_made_heading")));
    for index in huddle.commitment_indices() {
        let item = viewer.commitment_item(index);
        let address = permanent(viewer, Key::Commitment(index));
        let _ = write!(html, "<li><a href=\"{}\"{}>{}</a>", escape(&address), lang(&item.lang), escape(&item.text));
        let commitment = viewer.site.commitment(index);
        let (due, last) = (viewer.due(commitment.due().as_deref()), viewer.last_report(commitment));
        let facts = [&item.owner, &due, &viewer.status_tag(commitment.state.status).label, &last];
        for fact in facts.into_iter().filter(|fact| !fact.is_empty()) {
            html.push_str(" · ");
            escape_into(html, fact);
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}

/// A correction of a record. Its id is the day, and from the second of a day its number: one that is written above
/// the others changes none of theirs.
fn corrected(viewer: &Viewer<'_>, corrections: &[Correction], at: usize, (record, page): (Link, Key)) -> Entry {
    let correction = &corrections[at];
    let url = permanent(viewer, page);
    let number = corrections[..=at].iter().filter(|other| other.date == correction.date).count();
    let mark = nth(number);
    let text = reason(viewer, correction);
    Entry {
        id: format!("{url}#correction-{}{mark}", correction.date),
        title: viewer.speech.with("feed_corrected", "title", &record.label),
        content_html: format!(
            "<p>{}</p><p><a href=\"{}\"{}>{}</a></p>{}",
            escape(&text),
            escape(&url),
            lang(&record.lang),
            escape(&record.label),
            versions(viewer, page)
        ),
        lang: record.lang,
        url,
        summary: shorten(&text, SUMMARY).into_owned(),
        ..Entry::default()
    }
}

/// What became of a record, and which of its words differ.
fn published(viewer: &Viewer<'_>, at: usize) -> Entry {
    let Some(change) = viewer.plan.history.as_ref().and_then(|history| history.changes.get(at)) else {
        return Entry::default();
    };
    let item = changed::item(viewer, change);
    let list = permanent(viewer, Key::Changes(None, 1));
    let mut html = String::new();
    facts(&mut html, [item.tag.label.as_str(), &item.about, &item.version]);
    if !item.note.is_empty() {
        let _ = write!(html, "<p>{}</p>", escape(&item.note));
    }
    for part in &item.parts {
        let _ = write!(html, "<p>{}</p>", escape(&part.title));
        for passage in &part.passages {
            let _ = write!(html, "<p{}>", lang(&part.lang));
            for (at, piece) in passage.iter().enumerate() {
                html.push_str(if at == 0 { "" } else { " " });
                let text = escape(&piece.text);
                let _ = match piece.kind {
                    "same" => write!(html, "{text}"),
                    mark => write!(html, "<{mark}>{text}</{mark}>"),
                };
            }
            html.push_str("</p>");
        }
        part.sentences.iter().chain(Some(&part.more).filter(|more| !more.is_empty())).for_each(|sentence| {
            let _ = write!(html, "<p>{}</p>", escape(sentence));
        });
    }
    let state = [("state", Argument::Text(&item.tag.label)), ("text", Argument::Text(&item.record.label))];
    let url = if item.record.address.is_empty() {
        format!("{list}#{}", item.anchor)
    } else {
        format!("{}{}", viewer.site.config.base_url, item.record.address)
    };
    read_on(viewer, &url, &mut html);
    Entry {
        id: format!("{list}#{}", item.anchor),
        title: viewer.speech.say("feed_state", &state),
        url,
        lang: item.record.lang,
        content_html: html,
        ..Entry::default()
    }
}

/// Leads to what was said before; empty where readers cannot compare any versions.
fn versions(viewer: &Viewer<'_>, page: Key) -> String {
    let Key::Huddle(index) = page else { return String::new() };
    if viewer.site.published_versions(viewer.site.huddle(index)) == 0 {
        return String::new();
    }
    let address = permanent(viewer, Key::Versions(index));
    format!("<p><a href=\"{}\">{}</a></p>", escape(&address), escape(&viewer.word("versions_all")))
}
