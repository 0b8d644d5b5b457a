//! What happens to a commitment, as entries: it was made, reported on, given a new date, became overdue, was not
//! mentioned. The id is the commitment's address with the kind of event and what it follows from (a record, a due
//! date), so that neither a new event nor another text changes it.

use super::entry::{Entry, facts, lang, nth, permanent, topics};
use crate::pages::language::Argument;
use crate::pages::view::Viewer;
use crate::pages::view::commitment::story_item;
use crate::pages::view::shapes::StoryItem;
use crate::record::model::commitment::ReportSource;
use crate::record::model::{Commitment, CommitmentIndex, EventKind};
use crate::site::plan::Key;
use crate::text::{escape, shorten, web_address};
use std::fmt::Write;

/// Characters of a commitment in a title, and of a note in a summary.
const TITLE: usize = 200;
const SUMMARY: usize = 240;

/// The entry of an event of a commitment's story.
pub fn entry(viewer: &Viewer<'_>, index: CommitmentIndex, at: usize) -> Entry {
    let commitment = viewer.site.commitment(index);
    let said = viewer.said(&commitment.text, &viewer.site.huddle(commitment.huddle).language);
    let url = permanent(viewer, Key::Commitment(index));
    let item = story_item(viewer, commitment, &commitment.story[at]);
    let text = shorten(said.text, TITLE);
    let head = head(viewer, commitment, at, &text);
    let mut html = String::new();
    event_html(viewer, &item, &mut html);
    let _ = write!(html, "<p><a href=\"{}\"{}>{}</a></p>", escape(&url), lang(&said.lang), escape(said.text));
    // Nothing that a later event changes: an entry of an archive stays as it is.
    let promised = match &commitment.story[at].kind {
        EventKind::Made => viewer.due(commitment.due_when_made.as_ref()),
        _ => String::new(),
    };
    let place = viewer.division_name(viewer.site.huddle(commitment.huddle).division);
    facts(&mut html, [viewer.spoken.owner(index), &promised, &place, &viewer.commitment_areas(commitment)]);
    Entry {
        id: format!("{url}#{}", mark(viewer, commitment, at)),
        title: head,
        // A note in another language than the title would be marked as in the title's.
        summary: if item.lang == said.lang { shorten(&item.text, SUMMARY).into_owned() } else { String::new() },
        lang: said.lang,
        url,
        content_html: html,
        topics: topics(viewer, &commitment.topics),
        ..Entry::default()
    }
}

/// "Overdue: Repair the three lights".
fn head(viewer: &Viewer<'_>, commitment: &Commitment, at: usize, text: &str) -> String {
    let state = |label: &str| {
        viewer.speech.say("feed_state", &[("state", Argument::Text(label)), ("text", Argument::Text(text))])
    };
    match &commitment.story[at].kind {
        EventKind::Made => viewer.speech.with("feed_made", "text", text),
        EventKind::Reported(report) => state(&viewer.status_tag(commitment.reports[*report].status).label),
        EventKind::DueMoved { to, .. } => {
            let date = viewer.day(*to).text;
            viewer.speech.say("feed_moved", &[("date", Argument::Text(&date)), ("text", Argument::Text(text))])
        }
        EventKind::NotMentioned(_) => viewer.speech.with("feed_silent", "text", text),
        EventKind::Overdue(_) => state(&viewer.word("state_overdue")),
    }
}

/// What happened, and who said so.
fn event_html(viewer: &Viewer<'_>, item: &StoryItem, html: &mut String) {
    let label = item.tag.as_ref().map_or(String::new(), |tag| format!("<strong>{}</strong> · ", escape(&tag.label)));
    let _ = write!(html, "<p>{label}{}</p>", escape(&item.date.text));
    let text = match &item.text_parts {
        Some(parts) => {
            format!(
                "{}<span{}>{}</span>{}",
                escape(&parts.before),
                lang(&parts.lang),
                escape(&parts.words),
                escape(&parts.after)
            )
        }
        None => escape(&item.text),
    };
    let _ = write!(html, "<p{}>{text}</p>", lang(&item.lang));
    if !item.note.is_empty() {
        let _ = write!(html, "<p{}>{}</p>", lang(&item.note_lang), escape(&item.note));
    }
    let link = |address: &str, tag: &str, label: &str| {
        format!("<a href=\"{}\"{}>{}</a>", escape(address), lang(tag), escape(label))
    };
    let base = &viewer.site.config.base_url;
    if let Some(source) = &item.source {
        let _ = write!(html, "<p>{}</p>", link(&format!("{base}{}", source.address), &source.lang, &source.label));
    }
    for evidence in &item.evidence {
        let address = evidence
            .address
            .as_ref()
            .map(|address| format!("{base}{address}"))
            .or_else(|| evidence.url.as_deref().map(web_address));
        if let Some(address) = address {
            let _ = write!(html, "<p>{}</p>", link(&address, &evidence.lang, &evidence.label));
        }
    }
}

/// What distinguishes an event from the others of its commitment.
fn mark(viewer: &Viewer<'_>, commitment: &Commitment, at: usize) -> String {
    let event = &commitment.story[at];
    match &event.kind {
        EventKind::Made => "made".into(),
        EventKind::Overdue(due) => {
            let again = commitment.story[..=at].iter().filter(|other| other.kind == event.kind).count();
            format!("overdue-{due}{}", nth(again))
        }
        EventKind::NotMentioned(huddle) => format!("silent-{}", viewer.site.huddle(*huddle).id),
        EventKind::Reported(report) => format!("report-{}", source_of(viewer, commitment, *report)),
        EventKind::DueMoved { report, .. } => format!("due-{}", source_of(viewer, commitment, *report)),
    }
}

/// The record that gave a report, and from its second report of the commitment, which.
fn source_of(viewer: &Viewer<'_>, commitment: &Commitment, at: usize) -> String {
    let source = commitment.reports[at].source;
    // Huddles and updates may have the same ids.
    let (kind, id) = match source {
        ReportSource::Huddle(huddle) => ("huddles", &viewer.site.huddle(huddle).id),
        ReportSource::Update(update) => ("updates", &viewer.site.update(update).id),
    };
    let number = commitment.reports[..=at].iter().filter(|other| other.source == source).count();
    format!("{kind}-{id}{}", nth(number))
}
