//! A body as it is read: the events of Markdown with their places, after what Markdown would hide has been mended so
//! that it is shown (`mending`). Everything that shows, searches or judges a body begins here.

use super::mending::mend;
use super::numbers::{Numbers, number};
use super::parsing::{Parsed, parse};
use crate::text::source::Span;
use pulldown_cmark::Event;
use std::ops::Range;

/// How often a text is mended at most.
const MOST_ROUNDS: usize = 3;

/// A body, read.
pub(super) struct Reading<'b> {
    /// In the order of the text.
    pub events: Vec<Event<'b>>,
    /// Of each event, in the body as it is written.
    pub spans: Vec<Span>,
    /// Numbers of lists as they were typed.
    pub numbers: Numbers,
    /// Of links and pictures whose target stands in a definition, by the position of the event: that definition.
    definitions: Vec<(usize, Span)>,
    /// Words that are shown nowhere.
    pub lost: Vec<Span>,
    /// The first list or quote that is deeper than any may be.
    pub too_deep: Option<Span>,
    /// Where the body has more parts than are read.
    pub too_many: Option<Span>,
}

impl Reading<'_> {
    /// The definition that a link or picture, the event at `at`, has its target from.
    pub fn definition_of(&self, at: usize) -> Option<Span> {
        let found = self.definitions.binary_search_by_key(&at, |(event, _)| *event).ok()?;
        Some(self.definitions[found].1)
    }
}

/// Reads a body.
pub(super) fn read(body: &str) -> Reading<'_> {
    let parsed = parse(body);
    let mended = if parsed.rest.too_many.is_none() { mend(body, &parsed) } else { None };
    let Some(first) = mended else { return finished(body, parsed, |at| at) };
    let mut rounds = vec![first];
    let mut parsed = parse(&rounds[0].text);
    // What comes to light by mending may need it too.
    while rounds.len() < MOST_ROUNDS
        && parsed.rest.too_many.is_none()
        && let Some(next) = mend(&rounds[rounds.len() - 1].text, &parsed)
    {
        rounds.push(next);
        parsed = parse(&rounds[rounds.len() - 1].text);
    }
    // Its events have to stand for themselves, since the copy that they are read from goes.
    let Parsed { events, ranges, definitions, rest } = parsed;
    let events = events.into_iter().map(Event::into_static).collect();
    let text = &rounds[rounds.len() - 1].text;
    finished(text, Parsed { events, ranges, definitions, rest }, |at| {
        rounds.iter().rev().fold(at, |at, mended| mended.place(at))
    })
}

fn finished<'b>(text: &str, parsed: Parsed<'b>, place: impl Fn(usize) -> usize) -> Reading<'b> {
    let numbers = number(text, &parsed.events, &parsed.ranges);
    let place = |range: &Range<usize>| Span::new(place(range.start), place(range.end));
    let lost = parsed.rest.lost(text).iter().map(place).collect();
    let too_deep = parsed.rest.too_deep.as_ref().map(place);
    let too_many = parsed.rest.too_many.as_ref().map(place);
    let definitions = parsed.definitions.iter().map(|(event, range)| (*event, place(range))).collect();
    Reading {
        spans: parsed.ranges.iter().map(place).collect(),
        events: parsed.events,
        numbers,
        definitions,
        lost,
        too_deep,
        too_many,
    }
}
