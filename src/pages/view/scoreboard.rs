//! The figures of the whole site: what became of promises, when people met, what they had to ask for again. Tables
//! are in the order of the site's own lists or of the alphabet, never of success.

use super::charts::{self, Bar, Part};
use super::heading::Heading;
use super::parts::crumb::crumb;
use super::score::{self, MeetingsChart, ReturningItem, Row, Table};
use super::shapes::{Fact, Link};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{DivisionIndex, OrganizationIndex, TopicIndex};
use crate::site::plan::{Key, OutcomeScope};
use crate::site::tally::{Duration, PERCENT_FROM, QUARTILES_FROM, Tally, YOUNG_DAYS};
use crate::text::sort_key;
use serde::Serialize;

/// How many concerns that came back the page lists.
const RETURNING: usize = 20;

/// Owners without an organization are rows of their own up to so many; more are one row.
const ROLES: usize = 40;

/// Years without promises are rows too, unless the years lie so far apart that some date must be a slip.
const SPAN: i32 = 40;

/// What became of commitments, in figures.
#[derive(Serialize)]
pub struct Scoreboard {
    /// How many commitments there are, and the share that was kept in time.
    pub lede: String,
    /// What became of all of them; empty where there are none.
    pub facts: Vec<Fact>,
    /// By the year in which they were made.
    pub years: Option<YearsChart>,
    /// Huddles by month; `None` where none was held.
    pub meetings: Option<MeetingsChart>,
    /// A row for each division; `None` where nothing was promised.
    pub divisions: Option<Table>,
    /// A row for each topic; `None` where nothing was promised under one.
    pub topics: Option<Table>,
    /// A row for each organization or role that promised; `None` where nothing was promised.
    pub owners: Option<Table>,
    /// Concerns that came back, the most frequent first.
    pub returning: Vec<ReturningItem>,
    /// How many more there are, as a sentence; empty where all are here.
    pub more_returning: String,
    /// Leads to all commitments.
    pub outcomes: Link,
    /// How all this is counted.
    pub method: Vec<Fact>,
}

/// Commitments by the year in which they were made, as a chart and as a table.
#[derive(Serialize)]
pub struct YearsChart {
    /// What became of those of the last whole year, as a sentence; empty where there are none.
    pub finding: String,
    /// A bar for each year, oldest first.
    pub bars: Vec<Bar>,
    /// What the patterns of the bars stand for.
    pub legend: Vec<Part>,
    /// The same in numbers, with the sum.
    pub table: Table,
}

/// The page of figures, in the viewer's language.
pub fn view(viewer: &Viewer<'_>) -> (Heading, Scoreboard) {
    let tallies = &viewer.plan.tallies;
    let any = tallies.city.made() > 0;
    let all = &tallies.returns.all;
    let more = all.len().saturating_sub(RETURNING);
    let content = Scoreboard {
        lede: lede(viewer),
        facts: if any { score::facts(viewer, &tallies.city) } else { Vec::new() },
        years: any.then(|| years(viewer)),
        meetings: (!tallies.meetings.is_empty()).then(|| score::meetings_chart(viewer, &tallies.meetings)),
        divisions: any.then(|| divisions(viewer)),
        topics: any.then(|| topics(viewer)).filter(|table| !table.rows.is_empty()),
        owners: any.then(|| owners(viewer)),
        returning: all.iter().take(RETURNING).map(|item| score::returning_item(viewer, item)).collect(),
        more_returning: if more > 0 {
            viewer.speech.count("returning_more", i64::try_from(more).unwrap_or(i64::MAX))
        } else {
            String::new()
        },
        outcomes: Link {
            label: viewer.word("all_commitments"),
            address: viewer.address(Key::Outcomes(OutcomeScope::All, 1)),
            lang: String::new(),
        },
        method: method(viewer),
    };
    let heading = Heading {
        kind: "scoreboard",
        title: viewer.word("title_scoreboard"),
        description: viewer.word("desc_scoreboard"),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
        ],
        untranslated: None,
    };
    (heading, content)
}

/// The whole in two sentences.
fn lede(viewer: &Viewer<'_>) -> String {
    let city = &viewer.plan.tallies.city;
    let share = city.share();
    let made = viewer.speech.count("score_lede", i64::from(city.made()));
    match (city.made(), share.part, share.whole) {
        (0, ..) => made,
        (_, _, 0) => format!("{made} {}", viewer.word("score_lede_none_judged")),
        (_, 0, _) => format!("{made} {}", viewer.speech.count("score_lede_none_kept", i64::from(share.whole))),
        _ => format!("{made} {}", viewer.speech.with("score_lede_kept", "share", &score::share_text(viewer, share))),
    }
}

/// A row of figures; the columns are those of [`columns`].
fn row(viewer: &Viewer<'_>, label: String, address: String, tally: &Tally) -> Row {
    let number = |number: u32| viewer.speech.dates.number(i64::from(number));
    let mut cells = vec![number(tally.made())];
    cells.extend(charts::parts(tally).map(number));
    let share = tally.share();
    cells.push(if share.whole == 0 { viewer.word("score_none_yet") } else { score::share_text(viewer, share) });
    let say = |id: &str, (from, to, ended): (u32, u32, u32)| {
        let texts = [number(from), number(to), number(ended)];
        viewer.speech.say(
            id,
            &[
                ("from", Argument::Text(&texts[0])),
                ("to", Argument::Text(&texts[1])),
                ("ended", Argument::Text(&texts[2])),
            ],
        )
    };
    cells.push(match tally.duration() {
        Duration::Unknown => viewer.word("score_none_yet"),
        Duration::Range { ended, shortest, longest } if shortest == longest => {
            say("days_all", (longest, longest, ended))
        }
        Duration::Range { ended, shortest, longest } => say("days_between", (shortest, longest, ended)),
        Duration::Quartiles { ended, half, .. } => say("days_half", (half, half, ended)),
    });
    Row { label, address, cells, total: false }
}

fn columns(viewer: &Viewer<'_>) -> Vec<String> {
    let parts = charts::PARTS.map(|(_, word, _)| word);
    ["score_made"]
        .iter()
        .chain(&parts)
        .chain(&["score_share_head", "score_days_head"])
        .map(|word| viewer.word(word))
        .collect()
}

fn table(viewer: &Viewer<'_>, caption: &str, first: &str, rows: Vec<Row>) -> Table {
    Table { caption: viewer.word(caption), first: viewer.word(first), columns: columns(viewer), rows }
}

fn total(viewer: &Viewer<'_>) -> Row {
    Row { total: true, ..row(viewer, viewer.word("score_total"), String::new(), &viewer.plan.tallies.city) }
}

fn years(viewer: &Viewer<'_>) -> YearsChart {
    let known = &viewer.plan.tallies.years;
    let none = Tally::default();
    let (first, last) = (known.keys().next().copied().unwrap_or(0), known.keys().last().copied().unwrap_or(0));
    let shown: Vec<i32> =
        if last - first < SPAN { (first..=last).rev().collect() } else { known.keys().rev().copied().collect() };
    let of = |year: &i32| (format!("{year:04}"), known.get(year).unwrap_or(&none));
    let largest = known.values().map(Tally::made).max().unwrap_or(0);
    let mut rows: Vec<Row> =
        shown.iter().map(of).map(|(label, tally)| row(viewer, label, String::new(), tally)).collect();
    rows.push(total(viewer));
    YearsChart {
        finding: finding(viewer),
        bars: shown.iter().map(of).map(|(label, tally)| charts::bar(viewer, label, tally, largest)).collect(),
        legend: charts::legend(viewer),
        table: table(viewer, "score_years_caption", "filter_year", rows),
    }
}

/// What became of those of the last year that is over, else of the latest.
fn finding(viewer: &Viewer<'_>) -> String {
    use chrono::Datelike;
    let known = &viewer.plan.tallies.years;
    let over = known.range(..viewer.site.today.year()).next_back().or_else(|| known.iter().next_back());
    let Some((year, tally)) = over else { return String::new() };
    let year = format!("{year:04}");
    viewer.speech.say(
        "score_years_finding",
        &[
            ("year", Argument::Text(&year)),
            ("n", Argument::Number(i64::from(tally.made()))),
            ("kept", Argument::Number(i64::from(tally.kept()))),
            ("open", Argument::Number(i64::from(tally.open()))),
        ],
    )
}

/// In the order of the site, as everywhere.
fn divisions(viewer: &Viewer<'_>) -> Table {
    let one = |at: usize| {
        let index = DivisionIndex::at(at);
        row(
            viewer,
            viewer.division_name(index),
            viewer.address(Key::Division(index)),
            viewer.plan.tallies.division(index),
        )
    };
    let mut rows: Vec<Row> = (0..viewer.site.divisions.len()).map(one).collect();
    rows.push(total(viewer));
    table(viewer, "score_divisions_caption", "fact_division", rows)
}

/// Topics that a commitment is about, by their names.
fn topics(viewer: &Viewer<'_>) -> Table {
    let rows = (0..viewer.site.topics.len()).map(TopicIndex::at).filter_map(|index| {
        let tally = viewer.plan.tallies.topic(index);
        let name = || viewer.name(&viewer.site.topic(index).name).to_owned();
        (tally.made() > 0).then(|| row(viewer, name(), viewer.address(Key::Topic(index)), tally))
    });
    table(viewer, "score_topics_caption", "topic_label", by_name(rows.collect()))
}

/// Organizations, and roles that name none, by their names.
fn owners(viewer: &Viewer<'_>) -> Table {
    let tallies = &viewer.plan.tallies;
    let organizations = (0..viewer.site.organizations.len()).map(OrganizationIndex::at).filter_map(|index| {
        let tally = tallies.organization(index);
        let name = || viewer.name(&viewer.site.organization(index).name).to_owned();
        (tally.made() > 0).then(|| row(viewer, name(), viewer.address(Key::Organization(index)), tally))
    });
    let mut rows: Vec<Row> = organizations.collect();
    if tallies.roles.len() <= ROLES {
        rows.extend(tallies.roles.iter().map(|(role, tally)| row(viewer, role.clone(), String::new(), tally)));
        return table(viewer, "score_owners_caption", "fact_owner", by_name(rows));
    }
    let mut rows = by_name(rows);
    let together = Tally::together(tallies.roles.values());
    let label = viewer.speech.count("score_roles", i64::try_from(tallies.roles.len()).unwrap_or(i64::MAX));
    rows.push(row(viewer, label, String::new(), &together));
    table(viewer, "score_owners_caption", "fact_owner", rows)
}

fn by_name(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_cached_key(|row| sort_key(&row.label));
    rows
}

fn method(viewer: &Viewer<'_>) -> Vec<Fact> {
    let days = ("days", YOUNG_DAYS);
    let few = ("few", i64::from(PERCENT_FROM));
    let median = ("few", i64::try_from(QUARTILES_FROM).unwrap_or(i64::MAX));
    let say = |id: &str, (name, number): (&str, i64)| viewer.speech.say(id, &[(name, Argument::Number(number))]);
    let mut facts = Vec::new();
    facts.extend(viewer.fact("score_made", viewer.word("method_made")));
    facts.extend(viewer.fact("score_kept", viewer.word("method_kept")));
    facts.extend(viewer.fact("part_kept_late", viewer.word("method_kept_late")));
    facts.extend(viewer.fact("score_share_head", say("method_share", days)));
    facts.extend(viewer.fact("score_percent", say("method_percent", few)));
    facts.extend(viewer.fact("part_late", viewer.word("method_late")));
    facts.extend(viewer.fact("part_dropped", viewer.word("method_dropped")));
    facts.extend(viewer.fact("part_replaced", viewer.word("method_replaced")));
    facts.extend(viewer.fact("score_time", say("method_time", median)));
    facts.extend(viewer.fact("score_several", viewer.word("method_several")));
    facts.extend(viewer.fact("score_returning_heading", viewer.word("method_returning")));
    facts.extend(viewer.fact("score_order", viewer.word("method_order")));
    facts
}
