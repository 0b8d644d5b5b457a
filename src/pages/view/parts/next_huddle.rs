//! The next huddle of an area or a division: when and where, what will be spoken of, and how to keep the date.

use super::pager::number;
use crate::pages::view::shapes::{Date, HuddleItem, Link};
use crate::pages::view::viewer::Viewer;
use crate::record::config::ExportGroup;
use crate::record::model::{CommitmentIndex, Huddle, HuddleIndex};
use crate::site::plan::subscriptions;
use crate::site::plan::{Key, OutcomeScope};
use crate::text::markdown::plain::text_of;
use crate::text::shorten;
use serde::Serialize;

/// How many lines of an agenda are shown, and how many characters of each.
const LINES: usize = 3;
const LINE: usize = 72;

/// A first sentence is longer than this, in bytes: of "Mr. Wren shows figures" it is all.
const SENTENCE: usize = 12;

/// How many more dates follow the next one.
const MORE: usize = 5;

/// The next huddle, and the dates after it.
#[derive(Serialize)]
pub struct NextHuddle {
    /// Its page.
    pub address: String,
    /// In the page's language where it is translated, else as it is.
    pub title: String,
    /// The BCP 47 tag of the title; empty where it is the page's language.
    pub lang: String,
    /// With the day of the week.
    pub date: Date,
    /// The areas that it is for, on the page of their division; empty elsewhere.
    pub areas: String,
    /// When it begins and ends; empty where that is not known.
    pub time: String,
    /// Empty where it is not known.
    pub place: String,
    /// How people get in, in the words of the record; empty where it does not say.
    pub access: String,
    /// The BCP 47 tag of these words; empty where it is the page's language.
    pub access_lang: String,
    /// The first lines of what will be spoken of.
    pub agenda: Vec<String>,
    /// The BCP 47 tag of these lines; empty where it is the page's language.
    pub agenda_lang: String,
    /// Where all of it can be read; empty where there is no agenda.
    pub agenda_address: String,
    /// How many open commitments will be reviewed there, in words; empty where there are none.
    pub review: String,
    /// Its date as a file for calendars; `None` where there is none.
    pub calendar: Option<Link>,
}

/// What is to come at a place.
#[derive(Serialize)]
pub struct ToCome {
    /// The first that is not called off; `None` where none is announced.
    pub next: Option<NextHuddle>,
    /// Those after it, and those that were put off or called off, soonest first.
    pub later: Vec<HuddleItem>,
    /// Leads to all that are to come; `None` where they are all here.
    pub all: Option<Link>,
}

/// What is to come where `belongs` says so; `scope` has the commitments of the place.
pub fn to_come(viewer: &Viewer<'_>, belongs: impl Fn(&Huddle) -> bool, scope: OutcomeScope) -> ToCome {
    let next = viewer.next_huddle(&belongs);
    let others = viewer.plan.upcoming.iter().copied().filter(|index| belongs(viewer.site.huddle(*index)));
    let others: Vec<HuddleIndex> = others.filter(|index| Some(*index) != next).collect();
    let all = (others.len() > MORE).then(|| Link {
        label: viewer.speech.count("list_all", number(others.len() + usize::from(next.is_some()))),
        address: viewer.address(Key::Upcoming),
        lang: String::new(),
    });
    ToCome {
        next: next.map(|index| next_huddle(viewer, index, scope)),
        later: viewer.huddle_items(&others[..others.len().min(MORE)]),
        all,
    }
}

fn next_huddle(viewer: &Viewer<'_>, index: HuddleIndex, scope: OutcomeScope) -> NextHuddle {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language);
    let agenda = viewer.site.agenda(huddle, &viewer.speech.language);
    let lines = agenda.map_or(Vec::new(), |agenda| lines_of(agenda.text));
    let access = huddle.location.as_ref().map_or("", |location| location.accessibility.as_str());
    NextHuddle {
        address: viewer.address(Key::Huddle(index)),
        title: title.text.to_owned(),
        lang: title.lang,
        date: viewer.weekday(huddle.date),
        time: viewer.time(huddle.start, huddle.end),
        place: huddle.location.as_ref().map_or(String::new(), |location| viewer.place(location)),
        access: access.to_owned(),
        access_lang: if access.is_empty() { String::new() } else { viewer.lang_of(&huddle.language) },
        agenda_lang: agenda.map_or(String::new(), |agenda| viewer.lang_of(agenda.language)),
        agenda: lines,
        agenda_address: viewer.agenda_address(index),
        areas: match scope {
            OutcomeScope::Division(_) => viewer.area_names(&huddle.areas, huddle.whole_division),
            _ => String::new(),
        },
        review: review(viewer, huddle, scope),
        calendar: event_link(viewer, index),
    }
}

/// How many of the place's open commitments are of the huddle's areas, in words; empty where none is.
fn review(viewer: &Viewer<'_>, huddle: &Huddle, scope: OutcomeScope) -> String {
    let list = viewer.plan.outcomes(scope);
    let is_reviewed = |index: &CommitmentIndex| {
        let areas = &viewer.site.commitment(*index).areas;
        huddle.whole_division || areas.is_empty() || areas.iter().any(|area| huddle.areas.contains(area))
    };
    let reviewed: Vec<CommitmentIndex> = list.iter().copied().filter(is_reviewed).collect();
    match (viewer.open_of(&reviewed).0, viewer.open_of(list).0) {
        (0, _) => String::new(),
        (some, all) if some < all => viewer.speech.count("next_review_part", some),
        (_, all) => viewer.speech.count("next_review", all),
    }
}

/// The first lines of an agenda, each its first sentence, without numbers and marks.
fn lines_of(text: &str) -> Vec<String> {
    let words = text_of(text);
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(LINES).map(|line| shorten(first_sentence(line), LINE).into_owned()).collect()
}

/// What stands before the first full stop, where that is more than an abbreviation.
fn first_sentence(line: &str) -> &str {
    let mut ends = line.match_indices(". ").map(|(at, _)| at);
    ends.find(|at| *at >= SENTENCE).map_or(line.trim_end_matches('.'), |at| &line[..at])
}

/// The file with the date of a huddle that is to come; `None` where calendars are not published, or it has no day.
pub fn event_link(viewer: &Viewer<'_>, index: HuddleIndex) -> Option<Link> {
    let huddle = viewer.site.huddle(index);
    let there = viewer.site.config.exports.has(ExportGroup::Calendars) && subscriptions::has_event(viewer.site, huddle);
    there.then(|| Link {
        label: viewer.word("calendar_add"),
        address: subscriptions::event(viewer.site, index, viewer.language),
        lang: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::lines_of;

    #[test]
    fn an_agenda_is_said_in_three_lines() {
        let agenda =
            "1. **The crossing at Net Loft Lane.** What was built.\n2. Mr. Wren shows figures\n3. Locks.\n4. More\n";
        assert_eq!(lines_of(agenda), ["The crossing at Net Loft Lane", "Mr. Wren shows figures", "Locks"]);
    }
}
