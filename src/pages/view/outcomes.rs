//! Lists of commitments, a page at a time, and the filters that lead from one to another. The theme's script combines
//! filters from the same links and rows.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::figures::figures;
use super::parts::pager::{number, numbered, pager, rows};
use super::shapes::{Choice, CommitmentItem, CommitmentLine, Figure, Finder, FinderFilter, Link, Pager};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{AreaIndex, DivisionIndex, OrganizationIndex, TopicIndex};
use crate::site::plan::{Key, OUTCOMES_INDEX, Outcome, OutcomeScope, page_count_of};
use crate::text::sort_key;
use serde::Serialize;

/// A page of a list of commitments.
#[derive(Serialize)]
pub struct Outcomes {
    /// How many there are, as a sentence; on the first page only.
    pub lede: String,
    /// How states are worked out, as a sentence; on the first page only.
    pub method: String,
    /// Commitments by state; on the first page of the list of all only.
    pub figures: Vec<Figure>,
    /// Leads to what became of commitments.
    pub scoreboard: Link,
    /// The filters, and what their script needs.
    pub finder: Finder,
    /// Of the list of all and those of a state.
    pub items: Vec<CommitmentItem>,
    /// Of all other lists.
    pub lines: Vec<CommitmentLine>,
    /// Leads to the other pages; `None` where there is one page.
    pub pager: Option<Pager>,
}

/// A page of a list of commitments, from 1, in the viewer's language.
pub fn outcomes(viewer: &Viewer<'_>, scope: OutcomeScope, page: u32) -> (Heading, Outcomes) {
    let list = viewer.plan.outcomes(scope);
    // What counts everything would change each page of a list whenever one commitment is made or settled.
    let is_first = page <= 1;
    let shown = rows(list, page, scope.page_length());
    let (with_rows, with_lines) = if scope.has_rows() { (shown, &[][..]) } else { (&[][..], shown) };
    let content = Outcomes {
        lede: if is_first { viewer.speech.count("outcomes_lede", number(list.len())) } else { String::new() },
        method: if is_first { viewer.word("outcomes_method") } else { String::new() },
        figures: if scope == OutcomeScope::All && is_first { figures(viewer) } else { Vec::new() },
        scoreboard: super::score::link(viewer, "score_link"),
        finder: finder(viewer, scope, is_first),
        items: viewer.commitment_items(with_rows),
        lines: viewer.commitment_lines(with_lines),
        pager: pager(viewer, page_count_of(list.len(), scope.page_length()), page, |page| Key::Outcomes(scope, page)),
    };
    let mut breadcrumb = vec![crumb(viewer, "nav_home", Key::Home)];
    if scope != OutcomeScope::All {
        breadcrumb.push(crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)));
    }
    if let OutcomeScope::Area(index) = scope {
        let division = viewer.site.area(index).division;
        let address = viewer.address(Key::Outcomes(OutcomeScope::Division(division), 1));
        breadcrumb.push(Link { label: viewer.division_name(division), address, lang: String::new() });
    }
    let heading = Heading {
        kind: "outcomes",
        title: numbered(viewer, title(viewer, scope), page),
        description: viewer.word("desc_outcomes"),
        breadcrumb,
        untranslated: None,
    };
    (heading, content)
}

fn title(viewer: &Viewer<'_>, scope: OutcomeScope) -> String {
    let with = |id: &str, name: &str, text: &str| viewer.speech.with(id, name, text);
    match scope {
        OutcomeScope::All => viewer.word("title_outcomes"),
        OutcomeScope::State(outcome) => with("title_outcomes_state", "state", &viewer.word(outcome_word(outcome))),
        OutcomeScope::Division(index) => with("title_outcomes_division", "division", &viewer.division_name(index)),
        OutcomeScope::Area(index) => with("title_outcomes_division", "division", &viewer.area_title(index)),
        OutcomeScope::Topic(index) => with("title_outcomes_topic", "topic", topic_name(viewer, index)),
        OutcomeScope::Organization(index) => with("title_outcomes_owner", "owner", owner_name(viewer, index)),
        OutcomeScope::Year(year) => with("title_outcomes_year", "year", &format!("{year:04}")),
    }
}

fn topic_name<'a>(viewer: &Viewer<'a>, index: TopicIndex) -> &'a str {
    viewer.name(&viewer.site.topic(index).name)
}

fn owner_name<'a>(viewer: &Viewer<'a>, index: OrganizationIndex) -> &'a str {
    viewer.name(&viewer.site.organization(index).name)
}

fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Overdue => "figure_overdue",
        Outcome::Open => "figure_open",
        Outcome::Done => "figure_done",
        Outcome::Dropped => "figure_dropped",
        Outcome::Replaced => "state_replaced",
    }
}

fn finder(viewer: &Viewer<'_>, scope: OutcomeScope, is_first: bool) -> Finder {
    let open = |id: &str, places: &[&str]| {
        let written: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
        let arguments: Vec<(&str, Argument<'_>)> =
            places.iter().zip(&written).map(|(place, text)| (*place, Argument::Text(text))).collect();
        viewer.speech.say(id, &arguments)
    };
    Finder {
        list: viewer.address(Key::Outcomes(OutcomeScope::All, 1)),
        index: OUTCOMES_INDEX,
        filters: filters(viewer, scope, scope == OutcomeScope::All && is_first),
        counts: viewer.spoken.counted().to_owned(),
        page: open("page_of", &["page", "pages"]),
        remove: open("filter_remove", &["filter"]),
    }
}

/// One filter for each thing that commitments are filtered by, where there is something to choose.
fn filters(viewer: &Viewer<'_>, current: OutcomeScope, counted: bool) -> Vec<FinderFilter> {
    let division = match current {
        OutcomeScope::Division(index) => Some(index),
        OutcomeScope::Area(index) => Some(viewer.site.area(index).division),
        _ => None,
    };
    let choice = |label: String, scope: OutcomeScope| Choice {
        label,
        count: if counted {
            viewer.speech.dates.number(number(viewer.plan.outcomes(scope).len()))
        } else {
            String::new()
        },
        address: viewer.address(Key::Outcomes(scope, 1)),
        current: scope == current || division.is_some_and(|division| scope == OutcomeScope::Division(division)),
    };
    let of = |name: &'static str, word: &str, all: OutcomeScope, options: Vec<Choice>| {
        let chosen = options.iter().find(|option| option.current).map(|option| option.label.clone());
        let mut list = vec![Choice { current: chosen.is_none(), ..choice(viewer.word("filter_all"), all) }];
        let value = chosen.unwrap_or_else(|| list[0].label.clone());
        list.extend(options);
        FinderFilter { name, label: viewer.word(word), value, options: list }
    };
    let all = OutcomeScope::All;
    let states = Outcome::ALL.map(|outcome| choice(viewer.word(outcome_word(outcome)), OutcomeScope::State(outcome)));
    let divisions = (0..viewer.site.divisions.len()).map(DivisionIndex::at);
    let divisions = divisions.map(|index| choice(viewer.division_name(index), OutcomeScope::Division(index))).collect();
    let topics = some(viewer, (0..viewer.site.topics.len()).map(TopicIndex::at), OutcomeScope::Topic);
    let topics = topics.map(|(index, scope)| choice(topic_name(viewer, index).to_owned(), scope)).collect();
    let owners =
        some(viewer, (0..viewer.site.organizations.len()).map(OrganizationIndex::at), OutcomeScope::Organization);
    let owners = sorted(owners.map(|(index, scope)| choice(owner_name(viewer, index).to_owned(), scope)).collect());
    let years = some(viewer, viewer.plan.years.iter().map(|(year, _)| *year), OutcomeScope::Year);
    let years = years.map(|(year, scope)| choice(format!("{year:04}"), scope)).collect();
    let mut filters =
        vec![of("state", "filter_state", all, states.into()), of("division", "filter_division", all, divisions)];
    if let Some(division) = division {
        let area = |index: &AreaIndex| {
            choice(viewer.area_name(viewer.site.area(*index)).to_owned(), OutcomeScope::Area(*index))
        };
        let areas = viewer.site.division(division).areas.iter().map(area).collect();
        filters.push(of("area", "filter_area", OutcomeScope::Division(division), areas));
    } else if !viewer.site.areas.is_empty() {
        let value = viewer.word("filter_area_first");
        filters.push(FinderFilter { name: "area", label: viewer.word("filter_area"), value, options: Vec::new() });
    }
    filters.extend([
        of("topic", "filter_topic", all, topics),
        of("owner", "filter_owner", all, owners),
        of("year", "filter_year", all, years),
    ]);
    // With nothing but "all" there is nothing to choose.
    filters.retain(|filter| filter.options.len() != 1);
    filters
}

/// Those of which there is at least one commitment.
fn some<T: Copy>(
    viewer: &Viewer<'_>,
    all: impl Iterator<Item = T>,
    scope: impl Fn(T) -> OutcomeScope,
) -> impl Iterator<Item = (T, OutcomeScope)> {
    all.map(move |index| (index, scope(index))).filter(|(_, scope)| !viewer.plan.outcomes(*scope).is_empty())
}

fn sorted(mut options: Vec<Choice>) -> Vec<Choice> {
    options.sort_by_cached_key(|option| sort_key(&option.label));
    options
}
