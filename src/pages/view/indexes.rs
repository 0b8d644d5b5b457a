//! Topics and organizations: the lists of them, and what belongs to each.

use super::heading::Heading;
use super::parts::concern::{others_in_minutes, topic_concerns};
use super::parts::crumb::crumb;
use super::parts::listed::{shown, table_link};
use super::parts::promised::{Promised, promised};
use super::score::{Score, score};
use super::shapes::{ConcernItem, Fact, HuddleItem, Link, Listed, ListedItem, Value};
use super::viewer::Viewer;
use crate::record::model::{CommitmentIndex, HuddleIndex, OrganizationIndex, TopicIndex};
use crate::site::plan::{HuddleScope, Key, OutcomeScope, ROWS};
use crate::text::sort_key;
use serde::Serialize;

/// A list of all topics or of all organizations.
#[derive(Serialize)]
pub struct Index {
    /// What the list is, as a sentence.
    pub lede: String,
    /// In alphabetical order.
    pub items: Vec<ListedItem>,
}

/// A topic or an organization, with what belongs to it.
#[derive(Serialize)]
pub struct Collection {
    /// What is known of it, and how much belongs to it.
    pub facts: Vec<Fact>,
    /// What was promised, and what became of it.
    pub promised: Promised,
    /// Of a topic: the newest; of an organization `None`.
    pub concerns: Option<Listed<ConcernItem>>,
    /// Huddles to come, soonest first.
    pub upcoming: Vec<HuddleItem>,
    /// Past huddles, newest first, as many as a page of a list has.
    pub huddles: Listed<HuddleItem>,
    /// What became of its commitments; `None` where there is nothing to say.
    pub score: Option<Score>,
}

/// The list of all topics, in the viewer's language.
pub fn topics(viewer: &Viewer<'_>) -> (Heading, Index) {
    let item = |at: usize| {
        let index = TopicIndex::at(at);
        ListedItem {
            label: viewer.name(&viewer.site.topic(index).name).to_owned(),
            address: viewer.address(Key::Topic(index)),
            meta: counts(
                viewer,
                viewer.plan.huddles(HuddleScope::Topic(index)),
                viewer.plan.outcomes(OutcomeScope::Topic(index)),
            ),
        }
    };
    let items = (0..viewer.site.topics.len()).map(item).collect();
    let heading = index_heading(viewer, "topics", "title_topics", "desc_topics");
    (heading, Index { lede: viewer.word("topics_lede"), items: sorted(items) })
}

/// The list of all organizations, in the viewer's language.
pub fn organizations(viewer: &Viewer<'_>) -> (Heading, Index) {
    let item = |at: usize| {
        let index = OrganizationIndex::at(at);
        ListedItem {
            label: viewer.name(&viewer.site.organization(index).name).to_owned(),
            address: viewer.address(Key::Organization(index)),
            meta: part_taken(viewer, index),
        }
    };
    let items = (0..viewer.site.organizations.len()).map(item).collect();
    let heading = index_heading(viewer, "organizations", "title_organizations", "desc_organizations");
    (heading, Index { lede: viewer.word("organizations_lede"), items: sorted(items) })
}

fn index_heading(viewer: &Viewer<'_>, kind: &'static str, title: &str, description: &str) -> Heading {
    Heading {
        kind,
        title: viewer.word(title),
        description: viewer.word(description),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    }
}

fn sorted(mut items: Vec<ListedItem>) -> Vec<ListedItem> {
    items.sort_by_cached_key(|item| sort_key(&item.label));
    items
}

fn counts(viewer: &Viewer<'_>, huddles: &[HuddleIndex], commitments: &[CommitmentIndex]) -> String {
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    format!(
        "{}, {}",
        viewer.speech.count("count_huddles", number(huddles.len())),
        viewer.speech.count("count_commitments", number(commitments.len()))
    )
}

/// What an organization promised, and at how many huddles it was named: that it was named at none says little.
fn part_taken(viewer: &Viewer<'_>, index: OrganizationIndex) -> String {
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let promised = number(viewer.plan.outcomes(OutcomeScope::Organization(index)).len());
    let named = number(viewer.plan.huddles(HuddleScope::Organization(index)).len());
    let promised = viewer.speech.count("count_commitments", promised);
    if named == 0 { promised } else { format!("{promised}; {}", viewer.speech.count("count_named_at", named)) }
}

/// The page of a topic, in the viewer's language.
pub fn topic(viewer: &Viewer<'_>, index: TopicIndex) -> (Heading, Collection) {
    let topic = viewer.site.topic(index);
    let name = viewer.name(&topic.name).to_owned();
    let mut collection = collection(viewer, HuddleScope::Topic(index), OutcomeScope::Topic(index), "fact_huddles");
    collection.concerns = others_in_minutes(viewer, Key::Topic(index), topic_concerns(viewer, index));
    collection.score =
        score(viewer, viewer.plan.tallies.topic(index), None, viewer.plan.tallies.returns.of_topic(index).collect());
    let heading = Heading {
        kind: "topic",
        description: viewer.speech.with("desc_topic", "topic", &name),
        title: name,
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home), crumb(viewer, "nav_topics", Key::Topics)],
        untranslated: None,
    };
    (heading, collection)
}

/// The page of an organization, in the viewer's language.
pub fn organization(viewer: &Viewer<'_>, index: OrganizationIndex) -> (Heading, Collection) {
    let organization = viewer.site.organization(index);
    let name = viewer.name(&organization.name).to_owned();
    let mut collection =
        collection(viewer, HuddleScope::Organization(index), OutcomeScope::Organization(index), "fact_named_at");
    let sector = format!("sector_{}", organization.sector);
    let sector = if viewer.speech.has(&sector) { viewer.word(&sector) } else { organization.sector.clone() };
    let mut facts: Vec<Fact> = viewer.fact("fact_sector", sector).into_iter().collect();
    if crate::text::markdown::scheme(&organization.url) == crate::text::markdown::Scheme::Outside
        && !organization.url.is_empty()
    {
        let label = organization
            .url
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        facts.push(viewer.fact_of(
            "fact_website",
            vec![Value { text: label, url: Some(organization.url.clone()), ..Value::default() }],
        ));
    }
    facts.append(&mut collection.facts);
    collection.facts = facts;
    collection.score = score(viewer, viewer.plan.tallies.organization(index), None, Vec::new());
    let heading = Heading {
        kind: "organization",
        description: viewer.speech.with("desc_organization", "name", &name),
        title: name,
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home), crumb(viewer, "nav_organizations", Key::Organizations)],
        untranslated: None,
    };
    (heading, collection)
}

/// `label` says of its huddles what they are to it; where there are none, nothing is said.
fn collection(viewer: &Viewer<'_>, huddles: HuddleScope, outcomes: OutcomeScope, label: &str) -> Collection {
    let list = viewer.plan.huddles(huddles);
    let made = viewer.plan.outcomes(outcomes);
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let linked = |text: String, there: bool, key: Key| Value {
        text,
        address: there.then(|| viewer.address(key)),
        ..Value::default()
    };
    let held = viewer.speech.count("count_huddles", number(list.len()));
    let held = vec![linked(held, list.len() > ROWS, Key::Huddles(huddles, 1))];
    let promises = viewer.speech.count("count_commitments", number(made.len()));
    let promises = vec![linked(promises, !made.is_empty(), Key::Outcomes(outcomes, 1))];
    let held = (!list.is_empty()).then(|| viewer.fact_of(label, held));
    let facts = held.into_iter().chain([viewer.fact_of("fact_commitments", promises)]).collect();
    let (to_come, past): (Vec<HuddleIndex>, Vec<HuddleIndex>) =
        list.iter().copied().partition(|index| viewer.site.huddle(*index).is_to_come(viewer.site.today));
    let shown_past = &past[..past.len().min(ROWS)];
    let all = (shown_past.len() < past.len()).then(|| Link {
        label: viewer.word("all_huddles"),
        address: viewer.address(Key::Huddles(huddles, 1)),
        lang: String::new(),
    });
    Collection {
        facts,
        promised: promised(viewer, outcomes, |_| false),
        concerns: None,
        upcoming: viewer.huddle_items(&to_come),
        huddles: Listed {
            items: viewer.huddle_items(shown_past),
            shown: shown(viewer, shown_past.len(), past.len()),
            all,
            csv: table_link(viewer, "huddles", "csv_huddles"),
        },
        score: None,
    }
}
