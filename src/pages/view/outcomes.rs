//! Lists of commitments, a page at a time, and the filters that lead from one to another. The theme's script combines
//! filters from the same links and rows.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::figures::figures;
use super::parts::listed::{shown_on_page, table_link};
use super::parts::pager::{number, numbered, pager, rows};
use super::parts::promised::{OLDER, SETTLED_PART, older_link};
use super::shapes::{Choice, CommitmentItem, Figure, Finder, FinderFilter, Link, Pager};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{AreaIndex, CommitmentIndex, DivisionIndex, ListPart, OrganizationIndex, TopicIndex};
use crate::site::plan::{Key, OUTCOMES_INDEX, Outcome, OutcomeScope, page_count_of};
use crate::text::sort_key;
use chrono::Datelike;
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
    /// In which order they are, as a sentence; empty where there are none.
    pub order: String,
    /// Leads to where the open ones begin that are older; `None` where there are none, and on all pages but the first.
    pub older: Option<Link>,
    /// The commitments of this page, by how they stand: rows in the list of all and those of a state, else lines.
    pub parts: Vec<Part>,
    /// Whether they are rows.
    pub has_rows: bool,
    /// `division` in lists of one, `area` in those of one, so that rows do not repeat it; else empty.
    pub within: &'static str,
    /// Which of how many are on this page: "1 to 50 of 346"; empty where there are none.
    pub shown: String,
    /// Leads to the commitments of the whole site as a file; `None` where none is published.
    pub csv: Option<Link>,
    /// The heads of the columns of the file that the script makes of the rows, in JSON.
    pub columns: String,
    /// Leads to the other pages; `None` where there is one page.
    pub pager: Option<Pager>,
}

/// Commitments of a page that stand alike.
#[derive(Serialize)]
pub struct Part {
    /// Where the part begins: `recent`, `older` or `settled`; empty where the list has no parts.
    pub id: &'static str,
    /// How they stand, in words; empty where the list has no parts.
    pub title: String,
    /// In the order of the list.
    pub items: Vec<CommitmentItem>,
}

/// A page of a list of commitments, from 1, in the viewer's language.
pub fn outcomes(viewer: &Viewer<'_>, scope: OutcomeScope, page: u32) -> (Heading, Outcomes) {
    let list = viewer.plan.outcomes(scope);
    // What counts everything would change each page of a list whenever one commitment is made or settled.
    let is_first = page <= 1;
    let here = rows(list, page, scope.page_length());
    let content = Outcomes {
        lede: if is_first { viewer.speech.count("outcomes_lede", number(list.len())) } else { String::new() },
        method: if is_first { viewer.word("outcomes_method") } else { String::new() },
        figures: if scope == OutcomeScope::All && is_first { figures(viewer) } else { Vec::new() },
        scoreboard: super::score::link(viewer, "score_link"),
        finder: finder(viewer, scope, is_first),
        order: if here.is_empty() { String::new() } else { viewer.word(order_word(scope)) },
        older: if is_first { older_link(viewer, scope) } else { None },
        parts: parts(viewer, scope, here),
        has_rows: scope.has_rows(),
        within: match scope {
            OutcomeScope::Division(_) | OutcomeScope::DivisionState(..) => "division",
            OutcomeScope::Area(_) => "area",
            _ => "",
        },
        shown: shown_on_page(viewer, (page as usize - 1) * scope.page_length(), here.len(), list.len()),
        csv: table_link(viewer, "commitments", "csv_commitments"),
        columns: columns(viewer),
        pager: pager(viewer, page_count_of(list.len(), scope.page_length()), page, |page| Key::Outcomes(scope, page)),
    };
    let mut breadcrumb = vec![crumb(viewer, "nav_home", Key::Home)];
    if scope != OutcomeScope::All {
        breadcrumb.push(crumb(viewer, "nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)));
    }
    if let OutcomeScope::Area(_) | OutcomeScope::DivisionState(..) = scope
        && let Some(division) = division_of(viewer, scope)
    {
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

/// Commitments of a page, by their parts.
fn parts(viewer: &Viewer<'_>, scope: OutcomeScope, here: &[CommitmentIndex]) -> Vec<Part> {
    let list_part =
        |index: &CommitmentIndex| scope.has_parts().then(|| viewer.site.commitment(*index).list_part(viewer.site));
    let part = |list: &[CommitmentIndex]| {
        let items = if scope.has_rows() { viewer.commitment_items(list) } else { viewer.commitment_lines(list) };
        let year = viewer.site.today.year();
        let (from, to) = (format!("{:04}", year - 1), format!("{year:04}"));
        let years = [("from", Argument::Text(&from)), ("to", Argument::Text(&to))];
        let (id, title) = match list.first().and_then(list_part) {
            None => ("", String::new()),
            Some(ListPart::Recent) => ("recent", viewer.speech.say("part_recent", &years)),
            Some(ListPart::Older) => (OLDER, viewer.speech.with("part_older", "year", &from)),
            Some(ListPart::Settled) => (SETTLED_PART, viewer.word("settled_heading")),
        };
        Part { id, title, items }
    };
    here.chunk_by(|a, b| list_part(a) == list_part(b)).map(part).collect()
}

/// The heads of what the script reads of a row, in their order.
fn columns(viewer: &Viewer<'_>) -> String {
    let heads =
        ["rows_head_promised", "rows_head_where", "fact_owner", "filter_state", "rows_head_how", "rows_head_address"];
    serde_json::to_string(&heads.map(|id| viewer.speech.word(id))).expect("texts serialize")
}

/// The sentence for the order of a list.
fn order_word(scope: OutcomeScope) -> &'static str {
    match scope {
        OutcomeScope::State(outcome) | OutcomeScope::DivisionState(_, outcome) => match outcome {
            Outcome::Overdue => "order_overdue",
            Outcome::Open => "order_open",
            Outcome::Done | Outcome::Dropped | Outcome::Replaced => "order_newest",
        },
        _ => "order_all",
    }
}

/// The division that a list is of, or is inside of.
fn division_of(viewer: &Viewer<'_>, scope: OutcomeScope) -> Option<DivisionIndex> {
    match scope {
        OutcomeScope::Division(index) | OutcomeScope::DivisionState(index, _) => Some(index),
        OutcomeScope::Area(index) => Some(viewer.site.area(index).division),
        _ => None,
    }
}

fn title(viewer: &Viewer<'_>, scope: OutcomeScope) -> String {
    let with = |id: &str, name: &str, text: &str| viewer.speech.with(id, name, text);
    match scope {
        OutcomeScope::All => viewer.word("title_outcomes"),
        OutcomeScope::State(outcome) => with("title_outcomes_state", "state", &viewer.word(outcome_word(outcome))),
        OutcomeScope::Division(index) => with("title_outcomes_division", "division", &viewer.division_name(index)),
        OutcomeScope::DivisionState(index, outcome) => viewer.speech.say(
            "title_outcomes_division_state",
            &[
                ("division", Argument::Text(&viewer.division_name(index))),
                ("state", Argument::Text(viewer.speech.word(outcome_word(outcome)))),
            ],
        ),
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
        Outcome::Replaced => "figure_replaced",
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
        orders: orders(viewer),
        remove: open("filter_remove", &["filter"]),
    }
}

/// The orders that the script can give a list, in the order in which it knows them.
fn orders(viewer: &Viewer<'_>) -> String {
    let orders = ["choose_order_recent", "choose_order_overdue", "choose_order_due", "choose_order_newest"];
    serde_json::to_string(&orders.map(|id| viewer.speech.word(id))).expect("texts serialize")
}

/// One filter for each thing that commitments are filtered by, where there is something to choose.
fn filters(viewer: &Viewer<'_>, current: OutcomeScope, counted: bool) -> Vec<FinderFilter> {
    let division = division_of(viewer, current);
    let state = match current {
        OutcomeScope::State(outcome) | OutcomeScope::DivisionState(_, outcome) => Some(outcome),
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
        current: scope == current,
        id: String::new(),
    };
    // Chosen together with a division, a state is the last part of no address but its own, and the other way round.
    let of_state = |outcome: Outcome| {
        let whole = division.filter(|_| !matches!(current, OutcomeScope::Area(_)));
        let scope = whole.map_or(OutcomeScope::State(outcome), |index| OutcomeScope::DivisionState(index, outcome));
        let id = if whole.is_some() { outcome.word().to_owned() } else { String::new() };
        Choice { current: state == Some(outcome), id, ..choice(viewer.word(outcome_word(outcome)), scope) }
    };
    let of_division = |index: DivisionIndex| {
        let scope = state.map_or(OutcomeScope::Division(index), |state| OutcomeScope::DivisionState(index, state));
        Choice { current: division == Some(index), ..choice(viewer.division_name(index), scope) }
    };
    let of = |name: &'static str, word: &str, all: OutcomeScope, options: Vec<Choice>| {
        let chosen = options.iter().find(|option| option.current).map(|option| option.label.clone());
        let mut list = vec![Choice { current: chosen.is_none(), ..choice(viewer.word("filter_all"), all) }];
        let value = chosen.unwrap_or_else(|| list[0].label.clone());
        list.extend(options);
        FinderFilter { name, label: viewer.word(word), value, options: list }
    };
    let all = OutcomeScope::All;
    let states: Vec<Choice> = Outcome::ALL.map(of_state).into();
    let divisions = (0..viewer.site.divisions.len()).map(DivisionIndex::at);
    let divisions = divisions.map(of_division).collect();
    let all_states = division.map_or(all, OutcomeScope::Division);
    let all_divisions = state.map_or(all, OutcomeScope::State);
    let topics = some(viewer, (0..viewer.site.topics.len()).map(TopicIndex::at), OutcomeScope::Topic);
    let topics = topics.map(|(index, scope)| choice(topic_name(viewer, index).to_owned(), scope)).collect();
    let owners =
        some(viewer, (0..viewer.site.organizations.len()).map(OrganizationIndex::at), OutcomeScope::Organization);
    let owners = sorted(owners.map(|(index, scope)| choice(owner_name(viewer, index).to_owned(), scope)).collect());
    let years = some(viewer, viewer.plan.years.iter().map(|(year, _)| *year), OutcomeScope::Year);
    let years = years.map(|(year, scope)| choice(format!("{year:04}"), scope)).collect();
    let mut filters = vec![
        of("state", "filter_state", all_states, states),
        of("division", "filter_division", all_divisions, divisions),
    ];
    if let Some(division) = division {
        let area = |index: &AreaIndex| choice(viewer.area_name(*index).to_owned(), OutcomeScope::Area(*index));
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
