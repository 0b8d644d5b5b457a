//! The scoreboard: one sentence and one bar for the whole site, short boards for its parts, how long it took, when
//! people met, what they had to ask for again. How it is counted and the whole tables are a page of their own.

use super::board::{Board, By, WholeTable, board, whole_table};
use super::charts::{self, Legend, Segment};
use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::listed::listed;
use super::parts::pager::number;
use super::score::{self, MeetingsChart, ReturningItem};
use super::shapes::{Fact, Link, Listed};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::site::plan::{Key, OutcomeScope};
use crate::site::tally::{PERCENT_FROM, QUARTILES_FROM, YOUNG_DAYS};
use serde::Serialize;

/// How many concerns that came back the scoreboard shows.
const RETURNING: usize = 2;

/// How many of them the page of whole tables lists; the others are on the pages of areas and topics.
const RETURNING_WHOLE: usize = 20;

/// What became of commitments, in figures.
#[derive(Serialize)]
pub struct Scoreboard {
    /// What became of them, in one sentence.
    pub lede: String,
    /// The parts of the bar of the whole site; empty where too few can be judged.
    pub bar: Vec<Segment>,
    /// What the tones and outlines of bars stand for.
    pub legend: Vec<Legend>,
    /// What the first sentence leaves out, a sentence for each thing; empty where there are no commitments.
    pub rest: Vec<String>,
    /// The boards that have rows, in the order of the page; none where nothing was promised.
    pub boards: Vec<Board>,
    /// How long those took that have ended; empty where there are no commitments.
    pub time: String,
    /// Huddles by month; `None` where none was held.
    pub meetings: Option<MeetingsChart>,
    /// Concerns that came back, the most frequent first.
    pub returning: Listed<ReturningItem>,
    /// Leads to how it is counted and to the whole tables.
    pub whole: Link,
    /// Leads to all commitments.
    pub outcomes: Link,
}

/// How the scoreboard is counted, and its whole tables.
#[derive(Serialize)]
pub struct Method {
    /// What this page is, as a sentence.
    pub lede: String,
    /// How each thing is counted.
    pub method: Vec<Fact>,
    /// The tables that have rows; none where nothing was promised.
    pub tables: Vec<WholeTable>,
    /// Concerns that came back, the most frequent first.
    pub returning: Vec<ReturningItem>,
    /// How many more there are, as a sentence; empty where all are here.
    pub more_returning: String,
}

/// The scoreboard, in the viewer's language.
pub fn view(viewer: &Viewer<'_>) -> (Heading, Scoreboard) {
    let tallies = &viewer.plan.tallies;
    let (city, all) = (&tallies.city, &tallies.returns.all);
    let any = city.made() > 0;
    let items = all.iter().take(RETURNING).map(|item| score::returning_item(viewer, item)).collect();
    let mut returning = listed(viewer, items, all.len(), Key::ScoreboardMethod);
    if let Some(link) = &mut returning.all {
        link.address.push_str("#returning");
        if all.len() > RETURNING_WHOLE {
            link.label = viewer.speech.count("returning_most", number(RETURNING_WHOLE));
        }
    }
    let content = Scoreboard {
        lede: score::kept(viewer, city),
        bar: charts::bar(city),
        legend: charts::legend(viewer),
        rest: score::rest(viewer, city),
        boards: if any { By::ALL.into_iter().filter_map(|by| board(viewer, by)).collect() } else { Vec::new() },
        time: if any { score::duration(viewer, city.duration()) } else { String::new() },
        meetings: (!tallies.meetings.is_empty()).then(|| score::meetings_chart(viewer, &tallies.meetings)),
        returning,
        whole: crumb(viewer, "score_method_link", Key::ScoreboardMethod),
        outcomes: crumb(viewer, "all_commitments", Key::Outcomes(OutcomeScope::All, 1)),
    };
    (heading(viewer, "scoreboard", ["title_scoreboard", "desc_scoreboard"]), content)
}

/// How it is counted and every figure, in the viewer's language.
pub fn method(viewer: &Viewer<'_>) -> (Heading, Method) {
    let tallies = &viewer.plan.tallies;
    let all = &tallies.returns.all;
    let more = number(all.len().saturating_sub(RETURNING_WHOLE));
    let any = tallies.city.made() > 0;
    let content = Method {
        lede: viewer.word("score_method_lede"),
        method: methods(viewer),
        tables: if any { By::ALL.into_iter().filter_map(|by| whole_table(viewer, by)).collect() } else { Vec::new() },
        returning: all.iter().take(RETURNING_WHOLE).map(|item| score::returning_item(viewer, item)).collect(),
        more_returning: if more > 0 { viewer.speech.count("returning_more", more) } else { String::new() },
    };
    let mut heading = heading(viewer, "scoreboard_method", ["title_scoreboard_method", "desc_scoreboard_method"]);
    heading.breadcrumb.push(crumb(viewer, "title_scoreboard", Key::Scoreboard));
    (heading, content)
}

fn heading(viewer: &Viewer<'_>, kind: &'static str, [title, description]: [&str; 2]) -> Heading {
    Heading {
        kind,
        title: viewer.word(title),
        description: viewer.word(description),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
        ],
        untranslated: None,
    }
}

fn methods(viewer: &Viewer<'_>) -> Vec<Fact> {
    let days = ("days", YOUNG_DAYS);
    let few = ("few", i64::from(PERCENT_FROM));
    let median = ("few", i64::try_from(QUARTILES_FROM).unwrap_or(i64::MAX));
    let say = |id: &str, (name, number): (&str, i64)| viewer.speech.say(id, &[(name, Argument::Number(number))]);
    let facts = [
        ("score_made", viewer.word("method_made")),
        ("method_judged_head", say("method_judged", days)),
        ("head_kept", viewer.word("method_kept")),
        ("head_on_time", viewer.word("method_on_time")),
        ("head_late", viewer.word("method_late")),
        ("head_no_date", viewer.word("method_no_date")),
        ("head_still_open", viewer.word("method_still_open")),
        ("head_dropped", viewer.word("method_dropped")),
        ("head_replaced", viewer.word("method_replaced")),
        ("score_percent", say("method_percent", few)),
        ("score_time", say("method_time", median)),
        ("score_several", viewer.word("method_several")),
        ("score_returning_heading", viewer.word("method_returning")),
        ("score_order", viewer.word("method_order")),
    ];
    facts.into_iter().filter_map(|(term, text)| viewer.fact(term, text)).collect()
}
