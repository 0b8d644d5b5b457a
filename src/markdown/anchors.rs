//! Anchors of a body's headings: made from their text, the same wherever the body is shown, so that links to parts can
//! be judged without rendering.

use super::options;
use crate::text::{one_line, slug};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::collections::HashSet;

/// The anchors that a body's headings get, in their order, whatever page shows it.
pub fn anchors(body: &str) -> Vec<String> {
    let events: Vec<Event<'_>> = Parser::new_ext(body, options()).collect();
    anchors_of(&events)
}

/// The same, of a body that is read already.
pub(super) fn anchors_of(events: &[Event<'_>]) -> Vec<String> {
    let mut taken = HashSet::new();
    let starts = events.iter().enumerate().filter(|(_, event)| matches!(event, Event::Start(Tag::Heading { .. })));
    let labels = starts.map(|(at, _)| label_of(&events[at..])).filter(|label| !label.is_empty());
    labels.map(|label| anchor(&label, &mut taken)).collect()
}

/// The text of the heading that begins here, on one line.
pub(super) fn label_of(events: &[Event<'_>]) -> String {
    let mut label = String::new();
    for event in events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))) {
        match event {
            Event::Text(text) | Event::Code(text) => label.push_str(text),
            Event::SoftBreak | Event::HardBreak => label.push(' '),
            _ => {}
        }
    }
    one_line(&label)
}

fn anchor(label: &str, taken: &mut HashSet<String>) -> String {
    let base: String = slug(label).chars().take(60).collect();
    let base = if base.is_empty() { "m-part".to_owned() } else { format!("m-{base}") };
    let mut anchor = base.clone();
    let mut number = 2;
    while !taken.insert(anchor.clone()) {
        anchor = format!("{base}-{number}");
        number += 1;
    }
    anchor
}

/// The anchor that a fragment (`#part`) means: headings' anchors are made of their text, behind `m-`.
pub fn anchor_of(fragment: &str) -> String {
    format!("m-{}", slug(fragment.trim_start_matches('#').trim_start_matches("m-")))
}
