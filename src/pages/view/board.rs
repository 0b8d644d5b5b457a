//! Rows of figures: what became of promises for each division, topic, owner and year. As a board, short, with a bar for
//! each row; and as a whole table. Rows are in the order of the site's own lists, of the alphabet or of time, never of
//! success.

use super::charts::{self, Segment};
use super::parts::listed::listed;
use super::score::{Row, Table, days_text, is_half, kept_parts, share_text};
use super::shapes::Listed;
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{DivisionIndex, OrganizationIndex, TopicIndex};
use crate::site::plan::{Key, OutcomeScope};
use crate::site::tally::{Duration, Fate, Tally};
use crate::text::sort_key;
use serde::Serialize;
use std::borrow::Cow;

/// How many rows a board shows.
const SHOWN: usize = 3;

/// How many divisions: they are what most people look for, and few.
const DIVISIONS: usize = 20;

/// Owners without an organization are rows of their own up to so many; more are one row.
const ROLES: usize = 40;

/// Years without promises are rows too, unless the years lie so far apart that some date must be a slip.
const SPAN: i32 = 40;

/// What figures are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// In the order of the site.
    Division,
    /// Those of which something was promised, by their names.
    Topic,
    /// Organizations that promised something and roles that name none, by their names.
    Owner,
    /// In which they were made, the latest first.
    Year,
}

impl By {
    /// All, in the order of the page.
    pub const ALL: [By; 4] = [Self::Division, Self::Year, Self::Topic, Self::Owner];

    /// The section of the pages.
    fn id(self) -> &'static str {
        match self {
            Self::Division => "divisions",
            Self::Topic => "topics",
            Self::Owner => "owners",
            Self::Year => "years",
        }
    }

    /// The messages for the heading, for what the table shows, and for the head of its first column.
    fn words(self) -> [&'static str; 3] {
        match self {
            Self::Division => ["score_divisions_heading", "score_divisions_caption", "fact_division"],
            Self::Topic => ["score_topics_heading", "score_topics_caption", "topic_label"],
            Self::Owner => ["score_owners_heading", "score_owners_caption", "fact_owner"],
            Self::Year => ["score_years_heading", "score_years_caption", "filter_year"],
        }
    }

    /// How many of the rows a board shows.
    fn shown(self) -> usize {
        if self == Self::Division { DIVISIONS } else { SHOWN }
    }
}

/// The beginning of a list of figures, with a bar for each row.
#[derive(Serialize)]
pub struct Board {
    /// The section: `divisions`, `topics`, `owners` or `years`.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// What the rows are and in which order.
    pub caption: String,
    /// The head of the first column.
    pub first: String,
    /// The rows, and the way to all of them.
    pub list: Listed<BoardRow>,
}

/// What became of the promises of a division, a topic, an owner or a year.
#[derive(Serialize)]
pub struct BoardRow {
    /// What it is about.
    pub label: String,
    /// Its page, of a year the list of its commitments; empty where there is none.
    pub address: String,
    /// The parts of a bar of 100 per cent; empty where there are too few.
    pub bar: Vec<Segment>,
    /// "40 of 59 kept (68%)", or that none can be judged yet.
    pub kept: String,
    /// On time, late, without a date, not kept; empty where none can be judged yet.
    pub cells: Vec<BoardCell>,
}

/// A number with its word.
#[derive(Serialize)]
pub struct BoardCell {
    /// In the language's digits.
    pub number: String,
    /// "7 on time", for where the heads of the columns are not seen.
    pub said: String,
    /// Whether the number is none.
    pub is_none: bool,
}

/// What a row is about, and its figures.
struct Part<'a> {
    label: String,
    address: String,
    tally: Cow<'a, Tally>,
}

/// A section of the whole tables.
#[derive(Serialize)]
pub struct WholeTable {
    /// The section: `divisions`, `topics`, `owners` or `years`.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// Every row, and every figure of it.
    pub table: Table,
}

/// The board; `None` where there are no rows.
pub fn board(viewer: &Viewer<'_>, by: By) -> Option<Board> {
    let parts = parts(viewer, by);
    if parts.is_empty() {
        return None;
    }
    let rows = parts.iter().take(by.shown()).map(|part| row(viewer, part)).collect();
    let mut list = listed(viewer, rows, parts.len(), Key::ScoreboardMethod);
    if let Some(all) = &mut list.all {
        all.address = format!("{}#{}", all.address, by.id());
    }
    let [title, caption, first] = by.words().map(|word| viewer.word(word));
    Some(Board { id: by.id(), title, caption, first, list })
}

fn row(viewer: &Viewer<'_>, part: &Part<'_>) -> BoardRow {
    let tally = &part.tally;
    let share = tally.share();
    let not_kept = [("count_not_kept", share.whole - share.part)];
    let cell = |(id, count): &(&'static str, u32)| BoardCell {
        number: viewer.speech.dates.number(i64::from(*count)),
        said: viewer.speech.count(id, i64::from(*count)),
        is_none: *count == 0,
    };
    let (kept, cells) = match (tally.made(), share.whole) {
        (0, _) => (viewer.speech.count("count_commitments", 0), Vec::new()),
        (_, 0) => (viewer.word("score_none_yet"), Vec::new()),
        _ => (share_text(viewer, share), kept_parts(tally).iter().chain(&not_kept).map(cell).collect()),
    };
    BoardRow { label: part.label.clone(), address: part.address.clone(), bar: charts::bar(tally), kept, cells }
}

/// Every row and every figure; `None` where there are no rows.
pub fn whole_table(viewer: &Viewer<'_>, by: By) -> Option<WholeTable> {
    let parts = parts(viewer, by);
    if parts.is_empty() {
        return None;
    }
    let city = &viewer.plan.tallies.city;
    let columns: Vec<&Column> = COLUMNS.iter().filter(|(_, count)| count(city) > 0).collect();
    let number = |count: u32| viewer.speech.dates.number(i64::from(count));
    let cells = |tally: &Tally| -> Vec<String> {
        let counts = columns.iter().map(|(_, count)| number(count(tally)));
        let share = tally.share();
        let kept = match (tally.made(), share.whole) {
            (0, _) => viewer.speech.count("count_commitments", 0),
            (_, 0) => viewer.word("score_none_yet"),
            _ => share_text(viewer, share),
        };
        counts.chain([kept, days(viewer, tally.duration())]).collect()
    };
    let row = |part: &Part<'_>| Row {
        label: part.label.clone(),
        address: part.address.clone(),
        cells: cells(&part.tally),
        total: false,
    };
    let mut rows: Vec<Row> = parts.iter().map(row).collect();
    // What is about several topics counts in each of them, so their sum is not the whole.
    if by != By::Topic {
        rows.push(Row { label: viewer.word("score_total"), address: String::new(), cells: cells(city), total: true });
    }
    let [title, caption, first] = by.words().map(|word| viewer.word(word));
    let heads = columns.iter().map(|(word, _)| *word).chain(["score_share_head", "score_days_head"]);
    let table = Table { caption, first, columns: heads.map(|word| viewer.word(word)).collect(), rows };
    Some(WholeTable { id: by.id(), title, table })
}

/// The head of a column of numbers, and what it counts.
type Column = (&'static str, fn(&Tally) -> u32);

/// Every promise is counted in the first column and in exactly one of the others. Those that have nothing of the whole
/// site are left out.
const COLUMNS: [Column; 9] = [
    ("score_made", Tally::made),
    ("head_on_time", |tally| tally.count(Fate::KeptInTime)),
    ("head_late", |tally| tally.count(Fate::KeptLate)),
    ("head_no_date", |tally| tally.count(Fate::KeptUndated)),
    ("head_still_open", Tally::still_open),
    ("head_dropped", |tally| tally.count(Fate::Dropped)),
    ("head_unreplaced", |tally| tally.count(Fate::ReplacedByNothing)),
    ("head_young", Tally::young),
    ("head_replaced", |tally| tally.count(Fate::Replaced)),
];

/// How long those took that have ended, for a cell.
fn days(viewer: &Viewer<'_>, duration: Duration) -> String {
    let say = |id: &str, (from, to, ended): (u32, u32, u32)| {
        let number = |number: u32| viewer.speech.dates.number(i64::from(number));
        let texts = [number(from), days_text(viewer, to), number(ended)];
        let [from, to, ended] = texts.each_ref().map(|text| Argument::Text(text));
        viewer.speech.say(id, &[("from", from), ("to", to), ("ended", ended)])
    };
    match duration {
        Duration::Unknown => viewer.word("days_none"),
        Duration::Range { ended, shortest, longest } if shortest == longest => {
            say("days_all", (longest, longest, ended))
        }
        Duration::Range { ended, shortest, longest } => say("days_between", (shortest, longest, ended)),
        Duration::Quartiles { ended, half, longer, .. } => {
            say(if is_half(longer, ended) { "days_half" } else { "days_half_or_more" }, (half, half, ended))
        }
    }
}

fn parts<'a>(viewer: &Viewer<'a>, by: By) -> Vec<Part<'a>> {
    match by {
        By::Division => divisions(viewer),
        By::Topic => by_name(topics(viewer)),
        By::Owner => owners(viewer),
        By::Year => years(viewer),
    }
}

fn divisions<'a>(viewer: &Viewer<'a>) -> Vec<Part<'a>> {
    let one = |at: usize| {
        let index = DivisionIndex::at(at);
        Part {
            label: viewer.name(&viewer.site.division(index).name).to_owned(),
            address: viewer.address(Key::Division(index)),
            tally: Cow::Borrowed(viewer.plan.tallies.division(index)),
        }
    };
    (0..viewer.site.divisions.len()).map(one).collect()
}

fn topics<'a>(viewer: &Viewer<'a>) -> Vec<Part<'a>> {
    let tallies = &viewer.plan.tallies;
    let there = (0..viewer.site.topics.len()).map(TopicIndex::at).filter(|index| tallies.topic(*index).made() > 0);
    let one = |index: TopicIndex| Part {
        label: viewer.name(&viewer.site.topic(index).name).to_owned(),
        address: viewer.address(Key::Topic(index)),
        tally: Cow::Borrowed(tallies.topic(index)),
    };
    there.map(one).collect()
}

fn owners<'a>(viewer: &Viewer<'a>) -> Vec<Part<'a>> {
    let tallies = &viewer.plan.tallies;
    let all = (0..viewer.site.organizations.len()).map(OrganizationIndex::at);
    let one = |index: OrganizationIndex| Part {
        label: viewer.name(&viewer.site.organization(index).name).to_owned(),
        address: viewer.address(Key::Organization(index)),
        tally: Cow::Borrowed(tallies.organization(index)),
    };
    let mut parts: Vec<Part<'_>> = all.filter(|index| tallies.organization(*index).made() > 0).map(one).collect();
    let nowhere = String::new;
    if tallies.roles.len() <= ROLES {
        let role = |(role, tally): (&String, &'a Tally)| Part {
            label: role.clone(),
            address: nowhere(),
            tally: Cow::Borrowed(tally),
        };
        parts.extend(tallies.roles.iter().map(role));
        return by_name(parts);
    }
    let mut parts = by_name(parts);
    let label = viewer.speech.count("score_roles", i64::try_from(tallies.roles.len()).unwrap_or(i64::MAX));
    let together = Cow::Owned(Tally::together(tallies.roles.values()));
    parts.push(Part { label, address: nowhere(), tally: together });
    parts
}

fn years<'a>(viewer: &Viewer<'a>) -> Vec<Part<'a>> {
    let known = &viewer.plan.tallies.years;
    let (Some(first), Some(last)) = (known.keys().next().copied(), known.keys().last().copied()) else {
        return Vec::new();
    };
    let shown: Vec<i32> =
        if last - first < SPAN { (first..=last).rev().collect() } else { known.keys().rev().copied().collect() };
    let one = |year: i32| Part {
        label: format!("{year:04}"),
        address: match known.get(&year) {
            Some(_) => viewer.address(Key::Outcomes(OutcomeScope::Year(year), 1)),
            None => String::new(),
        },
        tally: known.get(&year).map_or_else(|| Cow::Owned(Tally::default()), Cow::Borrowed),
    };
    shown.into_iter().map(one).collect()
}

fn by_name(mut parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    parts.sort_by_cached_key(|part| sort_key(&part.label));
    parts
}
