//! That a huddle is announced, was put off or called off, as an entry. Its id is the address of the huddle with what is
//! told of it, so that the minutes, whose id is the address alone, are news of their own.

use super::entry::{Entry, corrections, facts, lang, permanent, read_on, topics};
use crate::pages::language::Argument;
use crate::pages::view::Viewer;
use crate::record::model::{Huddle, HuddleIndex, HuddleStatus};
use crate::site::plan::Key;
use crate::text::markdown::plain::text_of;
use crate::text::{escape, shorten};
use std::fmt::Write;

/// How much of an agenda is quoted, in characters: the page has all of it.
const AGENDA: usize = 600;

/// The entry of a huddle that has not taken place.
pub fn entry(viewer: &Viewer<'_>, index: HuddleIndex) -> Entry {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language);
    let url = permanent(viewer, Key::Huddle(index));
    let date = viewer.weekday(huddle.date).text;
    let (mark, title_text) = match huddle.status {
        HuddleStatus::Scheduled | HuddleStatus::Held => {
            let said = [("date", Argument::Text(date.as_str())), ("text", Argument::Text(title.text))];
            ("announced", viewer.speech.say("feed_announced", &said))
        }
        HuddleStatus::Postponed => ("postponed", state(viewer, "status_postponed", title.text)),
        HuddleStatus::Cancelled => ("cancelled", state(viewer, "status_cancelled", title.text)),
    };
    let mut html = String::new();
    for tag in viewer.huddle_tags(huddle) {
        let _ = write!(html, "<p><strong>{}</strong></p>", escape(&tag.label));
    }
    place_and_time(viewer, huddle, &date, &mut html);
    corrections(viewer, huddle, &mut html);
    if let Some(summary) = &huddle.summary {
        let said = viewer.said(summary, &huddle.language);
        let _ = write!(html, "<p{}>{}</p>", lang(&said.lang), escape(said.text));
    }
    agenda(viewer, huddle, &mut html);
    read_on(viewer, &url, &mut html);
    Entry {
        id: format!("{url}#{mark}"),
        title: title_text,
        lang: title.lang,
        url,
        content_html: html,
        topics: topics(viewer, &huddle.topics),
        ..Entry::default()
    }
}

/// "Cancelled: Central huddle".
fn state(viewer: &Viewer<'_>, word: &str, title: &str) -> String {
    viewer.speech.say("feed_state", &[("state", Argument::Text(&viewer.word(word))), ("text", Argument::Text(title))])
}

fn place_and_time(viewer: &Viewer<'_>, huddle: &Huddle, date: &str, html: &mut String) {
    let time = viewer.time(huddle.start, huddle.end);
    let location = huddle.location.as_ref().map_or(String::new(), |location| viewer.place(location));
    facts(html, [date, &time, &location]);
    let areas = viewer.area_names(&huddle.areas, huddle.whole_division);
    facts(html, [viewer.division_name(huddle.division).as_str(), &areas]);
}

fn agenda(viewer: &Viewer<'_>, huddle: &Huddle, html: &mut String) {
    let Some(agenda) = viewer.site.agenda(huddle, &viewer.speech.language) else { return };
    let text = text_of(agenda.text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = write!(
        html,
        "<p>{}</p><p{}>{}</p>",
        escape(&viewer.word("calendar_agenda")),
        lang(&viewer.lang_of(agenda.language)),
        escape(&shorten(&text, AGENDA))
    );
}
