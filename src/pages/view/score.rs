//! Figures about promises in words, the same wherever they stand: for the whole site, a division, an area, a topic or
//! an owner. Every share is given with its denominator.

use super::charts::{self, Year};
use super::shapes::Link;
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::RecordDate;
use crate::site::plan::Key;
use crate::site::tally::{Duration, Fate, Meetings, Returning, Share, Tally, YOUNG_DAYS};
use serde::Serialize;

/// How many concerns that came back a page of an area or a topic lists.
const RETURNING: usize = 10;

/// The figures of a page, with the way to those of the whole site.
#[derive(Serialize)]
pub struct Score {
    /// What became of commitments, in sentences; empty where none were made.
    pub sentences: Vec<String>,
    /// Huddles of each month; only divisions have them.
    pub meetings: Option<MeetingsChart>,
    /// Concerns that came back, the most frequent first.
    pub returning: Vec<ReturningItem>,
    /// Leads to the figures of the whole site.
    pub more: Link,
}

/// Huddles held in each month, as a chart and as a table.
#[derive(Serialize)]
pub struct MeetingsChart {
    /// How many were held in the last twelve months, as a sentence.
    pub finding: String,
    /// The last years, the newest first.
    pub years: Vec<Year>,
    /// The same in numbers, months without huddles left out.
    pub table: Table,
}

/// A real table. On small screens it scrolls by itself, or each row becomes a list in which `columns` are the labels.
#[derive(Serialize)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// The head of the first column, then of the others.
    pub first: String,
    /// The heads of all other columns.
    pub columns: Vec<String>,
    /// In the order of the site's own lists, of time or of the alphabet.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Serialize)]
pub struct Row {
    /// The cell of the first column.
    pub label: String,
    /// Empty where it leads nowhere.
    pub address: String,
    /// One for each of `columns`.
    pub cells: Vec<String>,
    /// The sum of the rows above.
    pub total: bool,
}

/// A concern that came back: one topic in one area.
#[derive(Serialize)]
pub struct ReturningItem {
    /// Leads to the topic.
    pub topic: Link,
    /// Leads to the area, named with its division's name.
    pub area: Link,
    /// How often, in how many years, as a sentence.
    pub text: String,
    /// The first huddle at which it was raised, named by its day.
    pub first: Link,
    /// The last huddle at which it was raised, named by its day.
    pub last: Link,
    /// How often a commitment answered it, and what became of these, as a sentence.
    pub answered: String,
}

/// The section of a page; `None` where there is nothing to say.
pub fn score(
    viewer: &Viewer<'_>,
    tally: &Tally,
    meetings: Option<&Meetings>,
    returning: Vec<&Returning>,
) -> Option<Score> {
    let meetings = meetings.filter(|meetings| !meetings.is_empty()).map(|meetings| meetings_chart(viewer, meetings));
    if tally.made() == 0 && meetings.is_none() && returning.is_empty() {
        return None;
    }
    Some(Score {
        sentences: if tally.made() == 0 { Vec::new() } else { sentences(viewer, tally) },
        meetings,
        returning: returning.into_iter().take(RETURNING).map(|item| returning_item(viewer, item)).collect(),
        more: link(viewer, "score_more"),
    })
}

/// A link to the figures of the whole site.
pub fn link(viewer: &Viewer<'_>, word: &str) -> Link {
    Link { label: viewer.word(word), address: viewer.address(Key::Scoreboard), lang: String::new() }
}

/// What became of the promises of a tally that is not empty: all that is said of it, the same wherever it is.
fn sentences(viewer: &Viewer<'_>, tally: &Tally) -> Vec<String> {
    let mut sentences = vec![kept(viewer, tally)];
    sentences.extend(rest(viewer, tally));
    sentences.push(duration(viewer, tally.duration()));
    sentences
}

/// "Of 59 commitments that can be judged, 40 were kept: 7 on time, 23 late, 10 had no date."
pub fn kept(viewer: &Viewer<'_>, tally: &Tally) -> String {
    let share = tally.share();
    match (tally.made(), share.part, share.whole) {
        (0, ..) => viewer.word("score_nothing"),
        (_, _, 0) => viewer.word("score_none_judged"),
        (_, 0, whole) => viewer.speech.count("score_none_kept", i64::from(whole)),
        (_, kept, whole) => {
            let parts = listed(viewer, &kept_parts(tally));
            let number = |number: u32| Argument::Number(i64::from(number));
            let arguments = [("n", number(whole)), ("kept", number(kept)), ("parts", Argument::Text(&parts))];
            viewer.speech.say("score_kept", &arguments)
        }
    }
}

/// The words for what was kept, each with how many.
pub fn kept_parts(tally: &Tally) -> [(&'static str, u32); 3] {
    [
        ("kept_on_time", tally.count(Fate::KeptInTime)),
        ("kept_late", tally.count(Fate::KeptLate)),
        ("kept_no_date", tally.count(Fate::KeptUndated)),
    ]
}

/// What was not kept, what cannot be judged yet, what was replaced, and what got a later date: a sentence for each that
/// there is.
pub fn rest(viewer: &Viewer<'_>, tally: &Tally) -> Vec<String> {
    let share = tally.share();
    let mut sentences = Vec::new();
    if share.whole > share.part {
        let parts = [
            ("count_still_open", tally.still_open()),
            ("count_dropped", tally.count(Fate::Dropped)),
            ("count_unreplaced", tally.count(Fate::ReplacedByNothing)),
        ];
        // Where they are all in one state, the number of that says how many there are.
        let states = parts.iter().filter(|(_, count)| *count > 0).count();
        let words = if states == 1 { "score_not_kept_alike" } else { "score_not_kept" };
        let (parts, count) = (listed(viewer, &parts), Argument::Number(i64::from(share.whole - share.part)));
        sentences.push(viewer.speech.say(words, &[("n", count), ("parts", Argument::Text(&parts))]));
    }
    if tally.young() > 0 {
        let arguments = [("n", Argument::Number(i64::from(tally.young()))), ("days", Argument::Number(YOUNG_DAYS))];
        sentences.push(viewer.speech.say("score_young", &arguments));
    }
    for (id, count) in [("score_replaced", tally.count(Fate::Replaced)), ("score_postponed", tally.postponed())] {
        sentences.extend((count > 0).then(|| viewer.speech.count(id, i64::from(count))));
    }
    sentences
}

/// "7 on time, 23 late"; what there is none of is left out.
fn listed(viewer: &Viewer<'_>, parts: &[(&'static str, u32)]) -> String {
    let there = parts.iter().filter(|(_, count)| *count > 0);
    there.map(|(id, count)| viewer.speech.count(id, i64::from(*count))).collect::<Vec<_>>().join(", ")
}

/// "40 of 59 kept (68%)"; without the percentage where it would be of few.
pub fn share_text(viewer: &Viewer<'_>, share: Share) -> String {
    let number = |number: u32| Argument::Number(i64::from(number));
    let of = [("part", number(share.part)), ("whole", number(share.whole))];
    let Some(percent) = share.percent().map(|percent| percent.to_string()) else {
        return viewer.speech.say("share_kept", &of);
    };
    let [part, whole] = of;
    viewer.speech.say("share_kept_percent", &[part, whole, ("percent", Argument::Text(&percent))])
}

/// "Half of the 29 that ended took longer than 91 days, one in four 180 days or more."
pub fn duration(viewer: &Viewer<'_>, duration: Duration) -> String {
    let say = |id: &str, ended: u32, days: &[(&str, u32)]| {
        let texts: Vec<String> = days.iter().map(|(_, count)| days_text(viewer, *count)).collect();
        let words = days.iter().zip(&texts).map(|((name, _), text)| (*name, Argument::Text(text)));
        let arguments: Vec<_> = words.chain([("n", Argument::Number(i64::from(ended)))]).collect();
        viewer.speech.say(id, &arguments)
    };
    match duration {
        Duration::Unknown => viewer.word("score_time_none"),
        Duration::Range { ended, shortest, longest } if shortest == longest => {
            say("score_time_one", ended, &[("days", longest)])
        }
        Duration::Range { ended, shortest, longest } => {
            say("score_time_few", ended, &[("from", shortest), ("to", longest)])
        }
        Duration::Quartiles { ended, half, longer, three_quarters, .. } => {
            // Where several took as long as the one in the middle, fewer than half took longer.
            let id = if is_half(longer, ended) { "score_time_half" } else { "score_time_half_or_more" };
            say(id, ended, &[("half", half), ("quarter", three_quarters)])
        }
    }
}

/// "113 days".
pub fn days_text(viewer: &Viewer<'_>, days: u32) -> String {
    viewer.speech.count("count_days", i64::from(days))
}

/// Whether so many are half of the whole, the one in the middle left out.
pub fn is_half(count: u32, whole: u32) -> bool {
    count * 2 + 1 >= whole
}

/// Huddles of the last years by month.
pub fn meetings_chart(viewer: &Viewer<'_>, meetings: &Meetings) -> MeetingsChart {
    use chrono::Datelike;
    let today = viewer.site.today;
    let last = (today.year(), today.month());
    let first = if today.month() == 12 { (today.year(), 1) } else { (today.year() - 1, today.month() + 1) };
    let sum = meetings.between(first, last);
    let years = charts::years(viewer, meetings);
    let month = |(year, month)| viewer.speech.date(RecordDate::Month(year, month));
    let (from, to, said) = (month(first), month(last), charts::meetings_said(viewer, sum.held, sum.called_off));
    let arguments = [("from", Argument::Text(&from)), ("to", Argument::Text(&to)), ("said", Argument::Text(&said))];
    MeetingsChart {
        finding: viewer.speech.say("score_last_year", &arguments),
        table: months_table(viewer, meetings, last, i32::try_from(years.len()).unwrap_or(1)),
        years,
    }
}

/// The months with any huddle of as many years as the chart shows, the latest first.
fn months_table(viewer: &Viewer<'_>, meetings: &Meetings, last: (i32, u32), years: i32) -> Table {
    let months = (last.0 - years + 1..=last.0).rev().flat_map(|year| (1..=12).rev().map(move |month| (year, month)));
    let row = |(year, month): (i32, u32)| {
        let count = meetings.month(year, month);
        (count.held + count.called_off > 0).then(|| Row {
            label: viewer.speech.date(RecordDate::Month(year, month)),
            address: String::new(),
            cells: [count.held, count.called_off].map(|count| viewer.speech.dates.number(i64::from(count))).into(),
            total: false,
        })
    };
    Table {
        caption: viewer.word("score_months_caption"),
        first: viewer.word("score_month"),
        columns: vec![viewer.word("status_held"), viewer.word("score_called_off_head")],
        rows: months.filter_map(row).collect(),
    }
}

/// A concern that came back, in the viewer's language.
pub fn returning_item(viewer: &Viewer<'_>, item: &Returning) -> ReturningItem {
    let huddle = |index: Option<&crate::record::model::HuddleIndex>| {
        index.map_or_else(Link::default, |index| Link {
            label: viewer.speech.date(viewer.site.huddle(*index).date),
            address: viewer.address(Key::Huddle(*index)),
            lang: String::new(),
        })
    };
    let times = i64::try_from(item.huddles.len()).unwrap_or(i64::MAX);
    ReturningItem {
        topic: Link {
            label: viewer.name(&viewer.site.topic(item.topic).name).to_owned(),
            address: viewer.address(Key::Topic(item.topic)),
            lang: String::new(),
        },
        area: Link { label: viewer.area_title(item.area), ..viewer.area_link(item.area) },
        text: viewer
            .speech
            .say("returning", &[("n", Argument::Number(times)), ("years", Argument::Number(i64::from(item.years)))]),
        first: huddle(item.huddles.first()),
        last: huddle(item.huddles.last()),
        answered: answered(viewer, item),
    }
}

/// How many times a commitment answered it, and what became of these.
fn answered(viewer: &Viewer<'_>, item: &Returning) -> String {
    if item.answered == 0 {
        return viewer.word("returning_unanswered");
    }
    let answers = &item.answers;
    let parts = [
        ("count_kept", answers.kept()),
        ("count_still_open", answers.open()),
        ("count_dropped", answers.count(Fate::Dropped)),
        ("count_replaced", answers.replaced()),
    ];
    let made = viewer.speech.count("count_commitments", i64::from(answers.made()));
    viewer.speech.say(
        "returning_answered",
        &[
            ("n", Argument::Number(i64::from(item.answered))),
            ("made", Argument::Text(&made)),
            ("parts", Argument::Text(&listed(viewer, &parts))),
        ],
    )
}
