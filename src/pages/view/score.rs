//! Figures about promises in words, the same wherever they stand: for the whole site, a division, an area, a topic or
//! an owner. Every share is given with its denominator.

use super::charts::{self, Year};
use super::shapes::{Fact, Link, Value};
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
    /// What became of commitments; empty where none were made.
    pub facts: Vec<Fact>,
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

/// A real table; on small screens each row becomes a list in which `columns` are the labels.
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
        facts: if tally.made() == 0 { Vec::new() } else { facts(viewer, tally) },
        meetings,
        returning: returning.into_iter().take(RETURNING).map(|item| returning_item(viewer, item)).collect(),
        more: link(viewer, "score_more"),
    })
}

/// A link to the figures of the whole site.
pub fn link(viewer: &Viewer<'_>, word: &str) -> Link {
    Link { label: viewer.word(word), address: viewer.address(Key::Scoreboard), lang: String::new() }
}

/// What became of the promises of a tally that is not empty.
pub fn facts(viewer: &Viewer<'_>, tally: &Tally) -> Vec<Fact> {
    let lines = |parts: &[(&'static str, u32)]| -> Vec<Value> {
        let said = parts.iter().filter(|(_, count)| *count > 0);
        said.map(|(id, count)| Value::text(viewer.speech.count(id, i64::from(*count)))).collect()
    };
    let made = i64::from(tally.made());
    let mut facts = vec![
        Fact {
            note: lines(&[("score_replaced", tally.count(Fate::Replaced))])
                .pop()
                .map_or(String::new(), |value| value.text),
            ..viewer.fact_of("score_made", [Value::text(viewer.speech.count("count_commitments", made))].into())
        },
        Fact { note: young(viewer, tally), ..viewer.fact_of("score_kept", kept(viewer, tally)) },
    ];
    facts[0].values.extend(lines(&[("score_postponed", tally.postponed())]));
    let rest = [
        (
            "figure_open",
            lines(&[
                ("score_ahead", tally.count(Fate::Ahead)),
                ("score_undated", tally.count(Fate::Undated)),
                ("score_moved", tally.count(Fate::Moved)),
                ("score_overdue", tally.count(Fate::Overdue)),
            ]),
        ),
        ("part_dropped", lines(&[("count_commitments", tally.count(Fate::Dropped))])),
        ("part_replaced", lines(&[("score_unreplaced", tally.count(Fate::ReplacedByNothing))])),
        ("score_time", vec![Value::text(duration(viewer, tally.duration()))]),
    ];
    facts.extend(
        rest.into_iter().filter(|(_, values)| !values.is_empty()).map(|(term, values)| viewer.fact_of(term, values)),
    );
    facts
}

/// The share that was kept, and how much of it in time.
fn kept(viewer: &Viewer<'_>, tally: &Tally) -> Vec<Value> {
    let share = tally.share();
    if share.whole == 0 {
        return vec![Value::text(viewer.word("score_none_judged"))];
    }
    let mut values = vec![Value::text(viewer.speech.with("score_share", "share", &share_text(viewer, share)))];
    let (in_time, late, undated) =
        (tally.count(Fate::KeptInTime), tally.count(Fate::KeptLate), tally.count(Fate::KeptUndated));
    let dated = in_time + late > 0;
    for (id, count, said) in [
        ("score_in_time", in_time, dated),
        ("score_kept_late", late, dated),
        ("score_kept_undated", undated, undated > 0),
    ] {
        values.extend(said.then(|| Value::text(viewer.speech.count(id, i64::from(count)))));
    }
    values
}

fn young(viewer: &Viewer<'_>, tally: &Tally) -> String {
    if tally.young() == 0 {
        return String::new();
    }
    viewer.speech.say(
        "score_young",
        &[("n", Argument::Number(i64::from(tally.young()))), ("days", Argument::Number(YOUNG_DAYS))],
    )
}

/// "26 of 41 (63%)"; without the percentage where it would be of few.
pub fn share_text(viewer: &Viewer<'_>, share: Share) -> String {
    let number = |number: u32| viewer.speech.dates.number(i64::from(number));
    let (part, whole) = (number(share.part), number(share.whole));
    let of = [("part", Argument::Text(&part)), ("whole", Argument::Text(&whole))];
    let Some(percent) = share.percent().map(|percent| percent.to_string()) else {
        return viewer.speech.say("share_of", &of);
    };
    let [part, whole] = of;
    viewer.speech.say("share_percent", &[part, whole, ("percent", Argument::Text(&percent))])
}

/// "Half of the 29 that ended did so within 91 days".
pub fn duration(viewer: &Viewer<'_>, duration: Duration) -> String {
    let number = |number: u32| Argument::Number(i64::from(number));
    match duration {
        Duration::Unknown => viewer.word("score_time_none"),
        Duration::Range { ended, shortest, longest } if shortest == longest => {
            viewer.speech.say("score_time_one", &[("n", number(ended)), ("days", number(longest))])
        }
        Duration::Range { ended, shortest, longest } => viewer
            .speech
            .say("score_time_few", &[("n", number(ended)), ("from", number(shortest)), ("to", number(longest))]),
        Duration::Quartiles { ended, quarter, half, three_quarters } => viewer.speech.say(
            "score_time_half",
            &[("n", number(ended)), ("half", number(half)), ("from", number(quarter)), ("to", number(three_quarters))],
        ),
    }
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
    let each = charts::PARTS.iter().zip(charts::parts(&item.answers)).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = each
        .map(|((_, word, _), count)| {
            let part = viewer.speech.word(word);
            viewer
                .speech
                .say("score_part", &[("part", Argument::Text(part)), ("n", Argument::Number(i64::from(count)))])
        })
        .collect();
    let made = viewer.speech.count("count_commitments", i64::from(item.answers.made()));
    viewer.speech.say(
        "returning_answered",
        &[
            ("n", Argument::Number(i64::from(item.answered))),
            ("made", Argument::Text(&made)),
            ("parts", Argument::Text(&parts.join("; "))),
        ],
    )
}
