//! The date after a huddle, and what is said of a huddle that did not take place on its own.

use crate::pages::view::shapes::{Fact, Note, Value};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{Huddle, HuddleIndex, HuddleStatus, Next, RecordDate, Site};
use crate::site::plan::Key;

/// What was said of the next huddle, linked to its record where there is one.
pub fn next_fact(viewer: &Viewer<'_>, huddle: &Huddle, next: &Next) -> Option<Fact> {
    let mut values = Vec::new();
    if let Some(date) = next.date {
        let address = record_of_next(viewer.site, huddle, date).map(|index| viewer.address(Key::Huddle(index)));
        let date = viewer.date(date);
        values.push(Value { text: date.text, date_iso: date.iso, address, ..Value::default() });
    }
    let time = viewer.time(next.start, next.end);
    values.extend((!time.is_empty()).then(|| Value::text(time)));
    values.extend(next.location.as_ref().map(|location| Value::text(viewer.place(location))));
    (!values.is_empty()).then(|| viewer.fact_of("fact_when", values))
}

/// The huddle of that date in the same division and for one of the same areas.
fn record_of_next(site: &Site, huddle: &Huddle, date: RecordDate) -> Option<HuddleIndex> {
    let list = &site.lookup.huddles_of_division[huddle.division.position()];
    let first = list.partition_point(|index| site.huddle(*index).date < date);
    let shared = |other: &Huddle| {
        let whole = other.areas.is_empty() || huddle.areas.is_empty();
        whole || other.areas.iter().any(|area| huddle.areas.contains(area))
    };
    let of_that_day = list[first..].iter().copied().take_while(|index| site.huddle(*index).date == date);
    of_that_day.into_iter().find(|index| site.huddle(*index).id != huddle.id && shared(site.huddle(*index)))
}

/// Whether a huddle did not take place on its date.
pub fn is_called_off(huddle: &Huddle) -> bool {
    matches!(huddle.status, HuddleStatus::Cancelled | HuddleStatus::Postponed)
}

/// That a huddle was cancelled or postponed: why, which is all that its summary can say, and the new date.
pub fn called_off(viewer: &Viewer<'_>, huddle: &Huddle) -> Note {
    let (kind, id) = match huddle.status {
        HuddleStatus::Postponed => ("postponed", ["postponed_title", "postponed_text", "postponed_next"]),
        _ => ("cancelled", ["cancelled_title", "cancelled_text", "item_next"]),
    };
    let [title, text, next] = id.map(|id| viewer.word(id));
    let reason = huddle.summary.as_ref().map(|summary| viewer.said(summary, &huddle.language));
    let known = huddle.next.as_ref().and_then(|known| next_fact(viewer, huddle, known));
    let is_open = huddle.status == HuddleStatus::Postponed && known.is_none();
    Note {
        kind,
        title,
        text: if is_open { format!("{text} {}", viewer.word("postponed_open")) } else { text },
        reason_lang: reason.as_ref().map_or(String::new(), |said| said.lang.clone()),
        reason: reason.map_or(String::new(), |said| said.text.to_owned()),
        next: known.map(|fact| Fact { term: next, ..fact }),
        items: Vec::new(),
    }
}
